import type { Person, PersonDraft } from '$lib/backend';
import { typedWhen } from '$lib/words';

/** What the form of a person starts from: empty, or as it was typed. */
export function draftOf(person: Person | null): PersonDraft {
  const p = person;
  return {
    name: p?.name ?? '', title: p?.title ?? '', family_name: p?.family_name ?? '', known_as: p?.known_as ?? '',
    phone: p?.phone ?? '', mobile: p?.mobile ?? '', email: p?.email ?? '',
    address_1: p?.address_1 ?? '', address_2: p?.address_2 ?? '', town: p?.town ?? '', postcode: p?.postcode ?? '',
    best_way: p?.best_way ?? null, no_phone: p?.no_phone ?? false, no_text: p?.no_text ?? false,
    no_email: p?.no_email ?? false, no_post: p?.no_post ?? false, reach_note: p?.reach_note ?? '',
    format: p?.format ?? null, format_size: p?.format_size ? String(p.format_size) : '',
    paper_colour: p?.paper_colour ?? null, language: p?.language ?? '', braille_grade: p?.braille_grade ?? null,
    joined: typedWhen(p?.joined ?? null), interests: p?.interests ?? '', groups: p?.groups ?? '', carer: p?.carer ?? '',
    notes: p?.notes ?? '',
    needs: (p?.needs ?? []).map((need) => ({ id: need.id, code: need.code, detail: need.code ? need.detail : need.label })),
  };
}
