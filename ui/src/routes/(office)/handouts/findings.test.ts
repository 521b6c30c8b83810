import { expect, test } from 'vitest';
import type { Action, Finding } from '$lib/backend';
import { mendings, remarks } from './findings';

const finding: Finding = { message: 'Not yet in easy words.', table: 'project', id: 'p1', field: 'can_change', not_easy: true };

test('a finding leads to the field where it is mended', () => {
  expect(mendings([finding])[0]).toMatchObject({ words: 'What can change', href: '/projects/p1?edit#field-easy-3-words' });
  const action = { ...finding, table: 'action', id: 'a1', field: 'action' };
  expect(mendings([action], [])[0]).toMatchObject({ words: 'Not yet in easy words.', href: '/plan/a1?edit#field-easy-1-words' });
  const plan = [{ id: 'a1', action: 'Pay people', milestones: [{ id: 'm1', words: 'Form ready' }, { id: 'm2', words: 'Form sent' }] }] as Action[];
  const step = mendings([{ ...action, field: 'milestone:m2' }], plan)[0];
  expect(step).toMatchObject({ words: 'Form sent', href: '/plan/a1?edit#field-milestones-1-easy_words' });
});

test('what is no missing easy word is told beside it, once', () => {
  const other = { ...finding, message: 'Look at this.', not_easy: false };
  expect(mendings([other, finding])).toHaveLength(1);
  expect(remarks([other, finding, other])).toEqual(['Look at this.']);
});
