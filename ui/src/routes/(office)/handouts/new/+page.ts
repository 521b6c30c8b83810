import { commands } from '$lib/backend';
import { startFrom } from '../start';

export async function load({ url }) {
  const from = startFrom(url.searchParams);
  return { search: url.search, draft: from && (await commands.startHandout(from)) };
}
