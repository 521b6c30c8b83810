import { commands } from '$lib/backend';

export const load = async () => ({ today: await commands.today() });
