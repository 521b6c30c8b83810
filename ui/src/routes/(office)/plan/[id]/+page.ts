import { commands } from '$lib/backend';

export async function load({ params, url }) {
  const [action, history] = await Promise.all([commands.action(params.id), commands.history(params.id)]);
  return { editing: url.searchParams.has('edit'), action, history };
}
