import { commands } from '$lib/backend';
import { lookAt } from '../editor/looking.svelte';
import { startFrom } from '../start';

export async function load({ url }) {
  const from = startFrom(url.searchParams);
  const draft = from && (await commands.startHandout(from));
  return { search: url.search, draft, looked: draft && (await lookAt(draft)) };
}
