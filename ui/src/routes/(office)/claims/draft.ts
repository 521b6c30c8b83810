import type { Claim, ClaimDraft, LineDraft } from '$lib/backend';
import { typedPounds, typedWhen } from '$lib/words';

export type Begun = { person?: string | null; project?: string | null };

/** A claim may be begun from the page of a person. */
export const begunIn = (url: URL): Begun => ({ person: url.searchParams.get('person'), project: url.searchParams.get('project') });

/** Empty for a person and a project that are known already, or as it was typed. */
export function draftOf(claim: Claim | null, begun: Begun = {}): ClaimDraft {
  const c = claim;
  return {
    person: c?.person.id ?? begun.person ?? '', project: c?.project?.id ?? begun.project ?? null, activity: c?.activity ?? '',
    on: typedWhen(c?.on ?? null),
    lines: c ? c.lines.map(lineOf) : [newLine()],
    offered: typedPounds(c?.offered ?? 0), answer: c?.answer ?? 'not_asked', accepted: typedPounds(c?.accepted ?? 0),
    answer_note: c?.answer_note ?? '', notes: c?.notes ?? '',
  };
}

const lineOf = (line: Claim['lines'][number]): LineDraft => ({
  id: line.id, kind: line.kind, words: line.words, amount: line.miles ? '' : typedPounds(line.pence), miles: line.miles ?? '',
  receipt: line.receipt,
});

export const newLine = (): LineDraft => ({ id: null, kind: 'bus', words: '', amount: '', miles: '', receipt: false });

/** The line that a form begins with is no line until something is written in it. */
export function withoutEmptyLines(draft: ClaimDraft): ClaimDraft {
  return { ...draft, lines: draft.lines.filter((line) => line.id || line.words || line.amount || line.miles) };
}
