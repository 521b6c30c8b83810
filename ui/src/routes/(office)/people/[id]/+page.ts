import { commands } from '$lib/backend';
import { recordOf } from '$lib/records/load';

const personOf = recordOf('person', commands.person, commands.personDraft);

export async function load(event: Parameters<typeof personOf>[0]) {
  const data = await personOf(event);
  return { ...data, needChoices: data.draft ? await commands.needChoices() : [] };
}
