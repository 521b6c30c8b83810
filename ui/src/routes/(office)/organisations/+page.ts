import { commands } from '$lib/backend';
import { listOf } from '$lib/records/load';

export const load = listOf('organisation', commands.listOrganisations);
