import type { Action, ActionDraft, MilestoneDraft } from '$lib/backend';

export const newMilestone = (): MilestoneDraft => ({ id: null, words: '', due: '', status: 'not_started' });

/** Empty, or as it was typed: what was typed for a day is kept in its own words. */
export function draftOf(action: Action | null): ActionDraft {
  const a = action;
  return {
    action: a?.action ?? '', owner: a?.owner ?? '', status: a?.status ?? 'not_started', notes: a?.notes ?? '',
    milestones: a ? a.milestones.map(({ id, words, due_words, status }) => ({ id, words, due: due_words, status })) : [newMilestone()],
    easy: [a?.easy.find((one) => one.field === 'action') ?? { field: 'action', words: '', picture: '' }],
  };
}

export function withoutEmptyMilestones(draft: ActionDraft): ActionDraft {
  return { ...draft, milestones: draft.milestones.filter((one) => one.id || one.words || one.due) };
}
