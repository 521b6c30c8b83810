import { commands } from '$lib/backend';
import { listOf } from '$lib/records/load';

const listed = listOf('person', commands.listPeople);

export async function load(event: Parameters<typeof listed>[0]) {
  const [list, needs] = await Promise.all([listed(event), commands.needChoices()]);
  return { ...list, needs };
}
