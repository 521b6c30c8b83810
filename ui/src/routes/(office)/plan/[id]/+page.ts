import { commands } from '$lib/backend';
import { recordOf } from '$lib/records/load';
import { draftOf } from '../draft';

export const load = recordOf('action', commands.action, draftOf);
