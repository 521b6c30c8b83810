// A page says what it shows, and a save says what it changed: only that is read again.
import { invalidate } from '$app/navigation';
import type { Kind } from '$lib/backend';

/** For `depends`: what a page shows, one record or the list of a kind. */
export const shows = (kind: Kind, id?: string): `record:${string}` => `record:${kind}${id ? `/${encodeURIComponent(id)}` : ''}`;

/** For `depends`: who works here, which council, when it was last copied. */
export const DESK = 'office:desk';
/** For `depends`: the pictures of the office's own. */
export const PICTURES = 'office:pictures';

/** For `goto`: what shows a record that was just saved, added or deleted. */
export const changed = (kind: Kind, id: string) => [shows(kind), shows(kind, id)];

export async function readAgain(kind: Kind, id: string) {
  await Promise.all(changed(kind, id).map((what) => invalidate(what)));
}
