import { commands } from '$lib/backend';
import { redirect } from '@sveltejs/kit';

export async function load() {
  const desk = await commands.desk();
  if (desk.state === 'open') redirect(307, '/');
  if (desk.state === 'locked' || desk.state === 'keys_lost') redirect(307, '/unlock');
  return { desk };
}
