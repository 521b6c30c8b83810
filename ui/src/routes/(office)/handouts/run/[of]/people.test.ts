import { expect, test } from 'vitest';
import { queryFromRun, runAddress } from './people';

test('which people a run is for stands in its address, and reads back', () => {
  const query = { words: 'far', town: 'Northbrook', format: 'braille' as const, language: 'pl', need: 'breaks', group: 'Carers’ forum', interest: 'transport', answer: 'given', ids: ['p1', 'p2'], single_sided: true, name_line: true, all_the_same: true };
  const address = runAddress('h 1', query);
  expect(address.startsWith('/handouts/run/h%201?')).toBe(true);
  expect(queryFromRun(new URL(address, 'https://example.org').searchParams)).toEqual(query);
  expect(runAddress('h1', queryFromRun(new URLSearchParams('format=nonsense&town= ')))).toBe('/handouts/run/h1');
});
