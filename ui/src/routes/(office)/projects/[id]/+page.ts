import { commands } from '$lib/backend';

export async function load({ params, url }) {
  const [project, history] = await Promise.all([commands.project(params.id), commands.history(params.id)]);
  return { editing: url.searchParams.has('edit'), project, history };
}
