import { commands } from '$lib/backend';
import { recordOf } from '$lib/records/load';
import { draftOf } from '../draft';

export const load = recordOf('request', commands.request, async (request, { parent }) => draftOf(request, (await parent()).desk.today));
