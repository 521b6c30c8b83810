import type { FormatRequest, FormatRequestDraft } from '$lib/backend';
import { typedPounds, typedWhen, type Day } from '$lib/words';

/** Empty with today as the day of asking, or as it was typed. */
export function draftOf(request: FormatRequest | null, today: Day): FormatRequestDraft {
  const r = request;
  return {
    person: r?.person?.id ?? null, asked_by: r?.asked_by ?? '', handout: r?.handout?.id ?? null, document: r?.document ?? '',
    format: r?.format ?? null, size: r?.size ? String(r.size) : '', language: r?.language ?? '', asked_on: typedWhen(r?.asked_on ?? today),
    due_on: typedWhen(r?.due_on ?? null), sent_on: typedWhen(r?.sent_on ?? null), cost: r?.cost === 0 ? '0' : typedPounds(r?.cost ?? 0), note: r?.note ?? '',
  };
}
