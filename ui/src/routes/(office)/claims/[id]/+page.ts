import { commands } from '$lib/backend';
import { recordOf } from '$lib/records/load';
import { begunIn, draftOf } from '../draft';

const claimOf = recordOf('claim', commands.claim, (claim, { url }) => draftOf(claim, begunIn(url)));

export async function load(event: Parameters<typeof claimOf>[0]) {
  return { ...(await claimOf(event)), begun: begunIn(event.url) };
}
