import { commands } from '$lib/backend';
import { changesOf } from '$lib/query';
import { shows } from '$lib/records/changes';
import { lookAt } from '../../editor/looking.svelte';

export async function load({ params, depends, url }) {
  depends(shows('handout', params.id));
  const [handout, history] = await Promise.all([commands.handout(params.id), commands.history(params.id, changesOf(url))]);
  return { handout, history, looked: await lookAt(handout.draft) };
}
