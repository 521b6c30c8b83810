import { expect, test } from 'vitest';
import { deedsFor, grouped, partsOf } from './find';

test('find offers a claim for the person who was found, and deeds that fit the words', () => {
  const hit = { kind: 'person', id: 'a', title: 'Farida Rahmani', detail: '', matched: [[0, 4]], needs: [] } as const;
  const hits = [{ ...hit, matched: [[0, 4] as [number, number]], needs: [] }];
  expect(deedsFor('fari', hits).map((deed) => deed.href)).toEqual(['/claims/new?person=a']);
  expect(deedsFor('', [], '/projects/p1')[0]?.href).toBe('/handouts/new?from=project&id=p1');
  expect(deedsFor('', [], '/projects/new')[0]?.href).not.toContain('from=project');
  expect(deedsFor('add per', []).map((deed) => deed.parts[0]?.words)).toEqual(['Add a person']);
  expect(grouped(hits, []).map((group) => group.title)).toEqual(['People']);
});

test('a found title is cut where it matched', () => {
  expect(partsOf('Farida Rahmani', [[0, 4]])).toEqual([{ words: 'Fari', matched: true }, { words: 'da Rahmani', matched: false }]);
  expect(partsOf('Owen', [])).toEqual([{ words: 'Owen', matched: false }]);
});
