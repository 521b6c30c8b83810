// What goes out in a run, as the shell and the command line read it: "plan",
// "project:ID", or the id of a written handout alone.
import type { HandoutRequest } from '$lib/backend';
import { pageOf as recordPage } from '$lib/records';
import { addressOf } from '../request';

export const runOf = ({ document, id }: Pick<HandoutRequest, 'document' | 'id'>): string =>
  document === 'handout' ? (id ?? '') : [document, ...(id ? [id] : [])].join(':');

/** The page that a run is started from. */
export function pageOf(of: string): string {
  const [kind, id = null] = of.split(':', 2);
  if (kind === 'plan' || kind === 'project') return addressOf(kind, id);
  return recordPage('handout', of);
}
