// What a list shows stands in the address, so that Back returns to the same list.
import { goto } from '$app/navigation';
import type { ListQuery } from './backend';

export const PAGE = 50;
/** How many changes a page tells of at first, and how many more each time. */
export const CHANGES = 8;
const MORE_CHANGES = 20;
const BY = 'by.';

/** What a list must have by one of its names; "" is anything. */
export const byOf = (query: ListQuery, name: string) => query.by?.find((by) => by.name === name)?.value ?? '';

/** Whether some may be left out. */
export const narrows = ({ words, filter, by, ids }: ListQuery) =>
  !!words.trim() || !!filter || !!ids?.length || !!by?.some(({ value }) => value.trim());

export function queryFrom(url: URL): ListQuery {
  const asked = url.searchParams;
  return {
    words: asked.get('words') ?? '',
    sort: asked.get('sort') ?? '',
    descending: asked.has('down'),
    filter: asked.get('filter') ?? '',
    by: [...asked].filter(([name]) => name.startsWith(BY)).map(([name, value]) => ({ name: name.slice(BY.length), value })),
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
  for (const { name, value } of query.by ?? []) if (value.trim()) asked.set(BY + name, value);
  if (query.limit > PAGE) asked.set('show', String(query.limit));
  const text = asked.toString();
  return goto(url.pathname + (text && `?${text}`), STAY);
}
