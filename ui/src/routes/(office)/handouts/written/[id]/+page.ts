import { commands } from '$lib/backend';

export async function load({ params }) {
  const [handout, history] = await Promise.all([commands.handout(params.id), commands.history(params.id)]);
  return { handout, history };
}
