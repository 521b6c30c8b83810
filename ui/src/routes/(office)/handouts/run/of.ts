// What goes out in a run, as the shell and the command line read it: "plan",
// "project:ID", or the id of a written handout alone.
import type { HandoutRequest } from '$lib/backend';
import { kinds, pageOf as recordPage, records } from '$lib/records';
import { addressOf } from '../request';

export const runOf = ({ document, id }: Pick<HandoutRequest, 'document' | 'id'>): string =>
  document === 'handout' ? (id ?? '') : [records[document].printed, ...(id ? [id] : [])].join(':');

/** The page that a run is started from. */
export function pageOf(of: string): string {
  const [word, id = null] = of.split(':', 2);
  const kind = kinds.find((kind) => records[kind].printed === word);
  return kind ? addressOf(kind, id) : recordPage('handout', of);
}
