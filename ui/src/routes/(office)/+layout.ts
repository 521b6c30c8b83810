import { commands } from '$lib/backend';
import { DESK } from '$lib/records/changes';
import { redirect } from '@sveltejs/kit';

/** Nothing of the office is shown before the store is open. */
export async function load({ url, depends }) {
  depends(DESK);
  const desk = await commands.desk();
  if (desk.state === 'empty' || desk.state === 'gone') redirect(307, '/start');
  if (desk.state !== 'open') redirect(307, `/unlock?to=${encodeURIComponent(url.pathname + url.search)}`);
  return { desk };
}
