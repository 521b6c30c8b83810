import type { ListQuery } from '$lib/backend';

/** The first few that fit, for a picker. */
export const few = (words: string, filter = ''): ListQuery => ({ words, sort: '', descending: false, filter, offset: 0, limit: 8 });
