import { commands } from '$lib/backend';
import { recordOf } from '$lib/records/load';

export const load = recordOf('action', commands.action, commands.actionDraft);
