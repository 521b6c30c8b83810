import { commands } from '$lib/backend';
import { redirect } from '@sveltejs/kit';

export async function load({ url }) {
  const desk = await commands.desk();
  const asked = url.searchParams.get('to') ?? '/';
  // Only a place of our own: one slash, then a path.
  const to = /^\/(?!\/)/.test(asked) ? asked : '/';
  if (desk.state === 'empty' || desk.state === 'gone') redirect(307, '/start');
  if (desk.state === 'open') redirect(307, to);
  return { desk, to };
}
