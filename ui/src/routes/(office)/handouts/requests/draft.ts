import type { FormatRequest, FormatRequestDraft } from '$lib/backend';
import { typedPounds, whenWords, type Day } from '$lib/words';

const typed = (day: string | null) => whenWords(day).replaceAll('\u00a0', ' ');

/** Empty with today as the day of asking, or as it was typed. */
export function draftOf(request: FormatRequest | null, today: Day): FormatRequestDraft {
  const r = request;
  return {
    person: r?.person?.id ?? null, asked_by: r?.asked_by ?? '', handout: r?.handout?.id ?? null, document: r?.document ?? '',
    format: r?.format ?? null, size: r?.size ? String(r.size) : '', language: r?.language ?? '', asked_on: typed(r?.asked_on ?? today),
    due_on: typed(r?.due_on ?? null), sent_on: typed(r?.sent_on ?? null), cost: r?.cost ? typedPounds(r.cost) : '', note: r?.note ?? '',
  };
}
