import { commands } from '$lib/backend';
import { queryFromRun } from './people';

export async function load({ params, url }) {
  const query = queryFromRun(url.searchParams);
  const [handout, preview, needs] = await Promise.all([
    commands.handout(params.id), commands.runPreview(params.id, query), commands.needChoices(),
  ]);
  return { handout, preview, needs, query };
}
