import { commands, type Action } from '$lib/backend';
import { mendings } from '../findings';
import { requestFrom } from '../request';

const ALL = { words: '', sort: '', descending: false, filter: '', offset: 0, limit: 0 };

export async function load({ url }) {
  const request = requestFrom(url, 'action', null);
  const info = await commands.handoutInfo(request);
  // A finding names only the id of its action; officers know it by its words.
  const actions: Action[] = info.findings.length > 0 ? (await commands.listActions(ALL)).rows : [];
  return { request, info, mend: mendings(info.findings, actions) };
}
