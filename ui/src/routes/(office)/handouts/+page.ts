import { commands } from '$lib/backend';
import { listOf } from '$lib/records/load';

const handoutsOf = listOf('handout', commands.listHandouts);
// The box above the list narrows handouts; projects have their own page for that.
const PROJECTS = { words: '', sort: '', descending: false, filter: '', offset: 0, limit: 50 };

export async function load(event: Parameters<typeof handoutsOf>[0]) {
  const [data, projects] = await Promise.all([handoutsOf(event), commands.listProjects(PROJECTS)]);
  return { ...data, projects };
}
