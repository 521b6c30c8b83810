import { expect, test } from 'vitest';
import { claim as claimOf, listClaims } from '$lib/backend/fixtures/northbrook';
import { draftOf, newLine, withoutEmptyLines } from './draft';

const claim = claimOf(listClaims().rows[0]!.id);

test('a line that nobody filled in is not sent', () => {
  const draft = { ...draftOf(null, { person: 'p' }), lines: [newLine(), { ...newLine(), amount: '4.50' }] };
  expect(withoutEmptyLines(draft).lines.map((line) => line.amount)).toEqual(['4.50']);
});

test('miles go back into the form as miles, and money as money', () => {
  const line = { id: 'l', words: '', rate: null, receipt: true };
  const lines = [{ ...line, kind: 'mileage' as const, miles: '12.4', pence: 682 }, { ...line, kind: 'bus' as const, miles: null, pence: 460 }];
  expect(draftOf({ ...claim, lines }).lines.map((l) => [l.miles, l.amount])).toEqual([['12.4', ''], ['', '4.60']]);
});
