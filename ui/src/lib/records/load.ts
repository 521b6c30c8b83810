// How the pages of every kind get what they show.
import type { LoadEvent } from '@sveltejs/kit';
import { commands, type Desk, type Kind, type ListQuery, type Trail } from '$lib/backend';
import { changesOf, queryFrom } from '$lib/query';
import { shows } from './changes';

type Event<Params extends Partial<Record<string, string>>> = LoadEvent<Params, null, { desk: Desk }>;

/** A list as its address asks for it. */
export const listOf =
  <List>(kind: Kind, list: (query: ListQuery) => Promise<List>) =>
  async ({ url, depends }: Event<Record<string, never>>) => {
    depends(shows(kind));
    const query = queryFrom(url);
    return { query, list: await list(query) };
  };

export type RecordData<One, Draft> = {
  /** None where it is a new one. */
  id: string | null;
  record: One | null;
  /** What the form starts from; none where the record is only looked at. */
  draft: Draft | null;
  history: Trail;
};

const NOTHING_YET: Trail = { changes: [], more: false };

/** The page of a record, of its form (`?edit`), or of the form of a new one (`/new`). */
export const recordOf =
  <One, Draft>(kind: Kind, get: (id: string) => Promise<One>, draftOf: (id: string | null) => Promise<Draft>) =>
  async ({ params, url, depends }: Event<{ id: string }>): Promise<RecordData<One, Draft>> => {
    const id = params.id === 'new' ? null : params.id;
    if (!id) return { id, record: null, draft: await draftOf(null), history: NOTHING_YET };
    depends(shows(kind, id));
    const editing = url.searchParams.has('edit');
    const told = editing ? NOTHING_YET : commands.history(id, changesOf(url));
    const [record, draft, history] = await Promise.all([get(id), editing ? draftOf(id) : null, told]);
    return { id, record, draft, history };
  };
