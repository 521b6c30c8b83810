import { expect, test } from 'vitest';
import { isOpen } from './sections';

test('a section is open on its pages and on no other', () => {
  const people = { path: '/people', label: 'People', short: 'People', icon: 'people' } as const;
  expect(['/people', '/people/1', '/peoples', '/'].map((path) => isOpen(people, path))).toEqual([true, true, false, false]);
});
