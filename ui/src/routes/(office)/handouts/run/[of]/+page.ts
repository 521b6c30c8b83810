import { commands } from '$lib/backend';
import { queryFromRun } from './people';

export async function load({ params, url }) {
  const query = queryFromRun(url.searchParams);
  const [preview, needs] = await Promise.all([commands.runPreview(params.of, query), commands.needChoices()]);
  return { of: params.of, preview, needs, query };
}
