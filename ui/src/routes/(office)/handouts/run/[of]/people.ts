// Which people a run is for, and how it is made up, stands in the address, so that Back returns to the same list.
import type { Format, RunQuery } from '$lib/backend';
import { wordsFormat } from '$lib/backend/words';

const TEXTS = ['words', 'town', 'language', 'need', 'group', 'interest', 'answer'] as const;

export function queryFromRun(asked: URLSearchParams): RunQuery {
  const text = (name: string) => asked.get(name) ?? '';
  const format = text('format');
  return {
    words: text('words'), town: text('town'), language: text('language'), need: text('need'), group: text('group'), interest: text('interest'),
    answer: text('answer'), ids: asked.getAll('id'),
    format: format in wordsFormat ? (format as Format) : null,
    single_sided: asked.has('single'), name_line: asked.has('names'), all_the_same: asked.has('badge'),
  };
}

export function runAddress(of: string, query: RunQuery): string {
  const asked = new URLSearchParams();
  for (const name of TEXTS) if (query[name]?.trim()) asked.set(name, query[name].trim());
  for (const id of query.ids ?? []) asked.append('id', id);
  if (query.format) asked.set('format', query.format);
  if (query.single_sided) asked.set('single', '');
  if (query.name_line) asked.set('names', '');
  if (query.all_the_same) asked.set('badge', '');
  const text = asked.toString();
  return `/handouts/run/${encodeURIComponent(of)}${text && `?${text}`}`;
}
