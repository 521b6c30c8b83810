import { expect, test } from 'vitest';
import { queryFromRun, runAddress } from './[of]/people';
import { pageOf, runOf } from './of';

test('which people a run is for stands in its address, and reads back', () => {
  const query = { words: 'far', town: 'Northbrook', format: 'braille' as const, language: 'pl', need: 'breaks', group: 'Carers’ forum', interest: 'transport' };
  const address = runAddress('h 1', query);
  expect(address.startsWith('/handouts/run/h%201?')).toBe(true);
  expect(queryFromRun(new URL(address, 'https://example.org').searchParams)).toEqual(query);
  expect(runAddress('h1', queryFromRun(new URLSearchParams('format=nonsense&town= ')))).toBe('/handouts/run/h1');
});

test('what goes out is named as the shell reads it, and leads back to its page', () => {
  expect(runOf({ document: 'plan', id: null })).toBe('plan');
  expect(runOf({ document: 'project', id: 'p1' })).toBe('project:p1');
  expect(runOf({ document: 'handout', id: 'h1' })).toBe('h1');
  expect(['plan', 'project:p1', 'h1'].map(pageOf)).toEqual(['/handouts/plan', '/handouts/project/p1', '/handouts/written/h1']);
});
