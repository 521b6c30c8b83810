import { commands } from '$lib/backend';
import { changesOf } from '$lib/query';
import { DESK } from '$lib/records/changes';

export async function load({ depends, url }) {
  depends(DESK);
  const [settings, trail] = await Promise.all([commands.getSettings(), commands.recentChanges(changesOf(url))]);
  return { settings, trail };
}
