import { expect, test } from 'vitest';
import { draftOf, newMilestone, withoutEmptyMilestones } from './draft';

test('a milestone that nobody filled in is not sent, and a day keeps its own words', () => {
  const milestone = { id: 'm', words: 'First draft', due: '2026-09', due_words: 'Sept 2026', status: 'done', done_on: null, mark: 'done' } as const;
  const draft = draftOf({ id: 'a', action: 'Do it', owner: '', status: 'on_track', notes: '', milestones: [milestone], reviews: [], easy: [], mark: 'on_track' });
  draft.milestones.push(newMilestone());
  expect(withoutEmptyMilestones(draft).milestones).toEqual([{ id: 'm', words: 'First draft', due: 'Sept 2026', status: 'done' }]);
});
