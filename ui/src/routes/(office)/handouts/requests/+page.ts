import { commands } from '$lib/backend';
import { queryFrom } from '$lib/query';

export async function load({ url }) {
  const query = queryFrom(url);
  return { query, list: await commands.listRequests(query) };
}
