import { commands } from '$lib/backend';
import { shows } from '$lib/records/changes';
import { lookAt } from '../../editor/looking.svelte';

export async function load({ params, depends }) {
  depends(shows('handout', params.id));
  const [handout, history] = await Promise.all([commands.handout(params.id), commands.history(params.id)]);
  return { handout, history, looked: await lookAt(handout.draft) };
}
