import { commands } from '$lib/backend';
import { recordOf } from '$lib/records/load';

export const load = recordOf('organisation', commands.organisation, commands.organisationDraft);
