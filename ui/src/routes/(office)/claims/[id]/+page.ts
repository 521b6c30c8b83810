import { commands } from '$lib/backend';
import { recordOf } from '$lib/records/load';

const claimOf = recordOf('claim', commands.claim, commands.claimDraft);

/** A new one may be begun from the page of a person, or for a project. */
export async function load(event: Parameters<typeof claimOf>[0]) {
  const data = await claimOf(event);
  if (data.id || !data.draft) return { ...data, begun: null };
  const asked = event.url.searchParams;
  const begun = asked.get('person');
  const project = asked.get('project');
  const draft = { ...data.draft, person: begun ?? data.draft.person, project: project ?? data.draft.project };
  return { ...data, draft, begun };
}
