import { commands } from '$lib/backend';

export async function load({ params, url }) {
  const editing = url.searchParams.has('edit');
  const [person, history, needChoices] = await Promise.all([
    commands.person(params.id),
    commands.history(params.id),
    editing ? commands.needChoices() : [],
  ]);
  return { editing, person, history, needChoices };
}
