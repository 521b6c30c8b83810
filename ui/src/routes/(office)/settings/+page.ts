import { commands } from '$lib/backend';

const LATELY = 20;

export async function load() {
  const [settings, changes] = await Promise.all([commands.getSettings(), commands.recentChanges(LATELY)]);
  return { settings, changes };
}
