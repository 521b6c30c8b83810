import { commands } from '$lib/backend';
import { recordOf } from '$lib/records/load';

export const load = recordOf('request', commands.request, commands.requestDraft);
