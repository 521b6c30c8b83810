import { brought, records } from '$lib/records';
import { error } from '@sveltejs/kit';

export function load({ params }) {
  const found = brought.find(({ kind }) => kind === params.kind);
  if (found) return found;
  const titles = brought.map(({ kind }) => records[kind].title);
  error(404, { code: 'not_found', message: 'There is no such page.', hint: `What can be brought in: ${titles.join(', ')}.` });
}
