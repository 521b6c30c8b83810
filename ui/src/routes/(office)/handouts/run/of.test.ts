import { expect, test } from 'vitest';
import { pageOf, runOf } from './of';

test('what goes out is named as the shell reads it, and leads back to its page', () => {
  expect(runOf({ document: 'action', id: null })).toBe('plan');
  expect(runOf({ document: 'project', id: 'p1' })).toBe('project:p1');
  expect(runOf({ document: 'handout', id: 'h1' })).toBe('h1');
  expect(['plan', 'project:p1', 'h1'].map(pageOf)).toEqual(['/handouts/plan', '/handouts/project/p1', '/handouts/written/h1']);
});
