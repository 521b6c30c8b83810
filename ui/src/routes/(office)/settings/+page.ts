import { commands } from '$lib/backend';
import { DESK } from '$lib/records/changes';

const LATELY = 20;

export async function load({ depends }) {
  depends(DESK);
  const [settings, changes] = await Promise.all([commands.getSettings(), commands.recentChanges(LATELY)]);
  return { settings, changes };
}
