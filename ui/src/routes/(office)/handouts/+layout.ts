// What every handout can choose from: whose rules of easy read, and which language.
import { commands } from '$lib/backend';

export async function load() {
  const [profiles, languages] = await Promise.all([commands.wordProfiles(), commands.handoutLanguages()]);
  return { profiles, languages };
}
