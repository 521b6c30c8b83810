import { commands } from '$lib/backend';
import { mendings } from '../../findings';
import { requestFrom } from '../../request';

export async function load({ params, url }) {
  const request = requestFrom(url, 'project', params.id);
  const info = await commands.handoutInfo(request);
  return { request, info, mend: mendings(info.findings) };
}
