import { commands } from '$lib/backend';

export async function load({ params, url }) {
  const [claim, history] = await Promise.all([commands.claim(params.id), commands.history(params.id)]);
  return { editing: url.searchParams.has('edit'), claim, history };
}
