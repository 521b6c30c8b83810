import type { ImportKind } from '$lib/backend';
import { error } from '@sveltejs/kit';
import { kinds } from './kinds';

export function load({ params }) {
  const { kind } = params;
  if (kind in kinds) return { kind: kind as ImportKind };
  error(404, { code: 'not_found', message: 'There is no such page.', hint: 'People and the action plan can be brought in.' });
}
