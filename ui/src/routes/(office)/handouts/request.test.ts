import { expect, test } from 'vitest';
import type { Look } from '$lib/backend';
import { lookOf } from './look/look';
import { addressOf, requestFrom } from './request';

test('a handout’s address holds how it looks, and reads back', () => {
  const of = (address: string) => requestFrom(new URL(address, 'https://example.org'), 'project', 'p 1');
  const looks: Look[] = [
    lookOf('easy_read'), { ...lookOf('large_print'), size: 24, sheet: 'a5', colour: 'yellow' }, { ...lookOf('braille'), grade: 'uncontracted', cells: 32, lines: 27 },
    lookOf('dyslexia'), { ...lookOf('dyslexia'), colour: 'white' }, { ...lookOf('plain'), sheet: 'cards' }, lookOf('html'), lookOf('text'),
  ];
  for (const look of looks) expect(of(addressOf('project', 'p 1', look))).toEqual({ document: 'project', id: 'p 1', look, all_the_same: false });
  expect(of(addressOf('project', 'p 1', lookOf('html'), true))).toMatchObject({ look: lookOf('html'), all_the_same: true });
  expect(of(addressOf('project', 'p 1', lookOf('easy_read'), true)).all_the_same).toBe(true);
  expect(addressOf('project', 'p 1')).toBe('/handouts/project/p%201');
  expect(of('/x?format=large_print&size=999').look.size).toBe(18);
  expect(of('/x?format=nonsense').look).toEqual(lookOf('easy_read'));
});
