// Every kind of record, in the order in which they are named: the side, Find, the deeds.
// A new kind has its own file beside this one, and its line here.
import type { Kind } from '$lib/backend';
import { action } from './action';
import { claim } from './claim';
import type { RecordFace } from './face';
import { handout } from './handout';
import { organisation } from './organisation';
import { person } from './person';
import { project } from './project';
import { request } from './request';

export type { Kind } from '$lib/backend';
export type { Bring, Place, RecordFace } from './face';

export const records: Record<Kind, RecordFace> = { person, organisation, project, claim, action, handout, request };
export const kinds = Object.keys(records) as Kind[];

/** The page of a record. */
export const pageOf = (kind: Kind, id: string): string => `${records[kind].pages ?? records[kind].path}/${encodeURIComponent(id)}`;

/** The form of a record, or of a new one. */
export const formOf = (kind: Kind, id: string | null): string => (id ? `${pageOf(kind, id)}?edit` : `${records[kind].path}/new`);

/** Under which name what is typed in its form is kept; a new one may be begun from elsewhere. */
export const keptAt = (kind: Kind, id: string | null, begun = ''): string => `${kind}:${id ?? `new${begun}`}`;

/** What can be brought in from a spreadsheet, how, and on which page. */
export const brought = kinds.flatMap((kind) => {
  const { bring } = records[kind];
  return bring ? [{ kind, bring, href: `/import/${kind}` }] : [];
});

/** The page on which a spreadsheet of a kind is brought in, if it can be. */
export const importOf = (kind: Kind): string | undefined => brought.find((one) => one.kind === kind)?.href;

/** Which record of which kind an address shows; no record where it is a list. */
export function shownAt(pathname: string): { kind: Kind; id: string | null } | null {
  for (const kind of kinds) {
    const { path, pages = path } = records[kind];
    if (pathname === path) return { kind, id: null };
    const id = pathname.startsWith(`${pages}/`) ? pathname.slice(pages.length + 1) : '';
    if (id && id !== 'new' && !id.includes('/')) return { kind, id: decodeURIComponent(id) };
  }
  return null;
}
