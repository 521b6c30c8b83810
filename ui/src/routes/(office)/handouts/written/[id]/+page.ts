import { commands } from '$lib/backend';
import { lookAt } from '../../editor/looking.svelte';

export async function load({ params }) {
  const [handout, history] = await Promise.all([commands.handout(params.id), commands.history(params.id)]);
  return { handout, history, looked: await lookAt(handout.draft) };
}
