// What a list shows stands in the address, so that Back returns to the same list.
import { goto } from '$app/navigation';
import type { ListQuery } from './backend';

export const PAGE = 50;
/** How many changes a page tells of at first, and how many more each time. */
export const CHANGES = 8;
const MORE_CHANGES = 20;

export function queryFrom(url: URL): ListQuery {
  const asked = url.searchParams;
  return {
    words: asked.get('words') ?? '',
    sort: asked.get('sort') ?? '',
    descending: asked.has('down'),
    filter: asked.get('filter') ?? '',
    offset: 0,
    limit: Math.max(PAGE, Number(asked.get('show')) || PAGE),
  };
}

/** How far back the changes of a page go. */
export const changesOf = (url: URL) => Math.max(CHANGES, Number(url.searchParams.get('changes')) || CHANGES);

/** Tells of earlier changes too, without moving focus or the page. */
export function askEarlier(url: URL, told: number) {
  const asked = new URL(url);
  asked.searchParams.set('changes', String(told + MORE_CHANGES));
  return goto(asked.pathname + asked.search, STAY);
}

const STAY = { replaceState: true, keepFocus: true, noScroll: true };

/** Shows the list anew with these changes, without moving focus or the page. */
export function ask(url: URL, change: Partial<ListQuery>) {
  const query = { ...queryFrom(url), ...change };
  const asked = new URLSearchParams();
  if (query.words) asked.set('words', query.words);
  if (query.sort) asked.set('sort', query.sort);
  if (query.descending) asked.set('down', '');
  if (query.filter) asked.set('filter', query.filter);
  if (query.limit > PAGE) asked.set('show', String(query.limit));
  const text = asked.toString();
  return goto(url.pathname + (text && `?${text}`), STAY);
}
