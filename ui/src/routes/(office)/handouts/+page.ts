import { commands, type ListQuery } from '$lib/backend';
import { queryFrom } from '$lib/query';

const ALL: ListQuery = { words: '', sort: '', descending: false, filter: '', offset: 0, limit: 0 };

export async function load({ url }) {
  const query = queryFrom(url);
  // The box above the list narrows handouts; projects have their own page for that.
  const [list, projects] = await Promise.all([commands.listHandouts(query), commands.listProjects({ ...ALL, limit: 50 })]);
  return { query, list, projects };
}
