import { commands } from '$lib/backend';

export const load = async () => ({ needChoices: await commands.needChoices() });
