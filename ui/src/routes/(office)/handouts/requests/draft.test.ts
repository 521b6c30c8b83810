import { expect, test } from 'vitest';
import { listRequests } from '$lib/backend/fixtures/northbrook';
import { draftOf } from './draft';

const request = listRequests().rows[0]!;

test('what cost nothing stays what cost nothing, and what is not known stays so', () => {
  const cost = (pence: number | null) => draftOf({ ...request, cost: pence }, '2026-11-22').cost;
  expect([cost(0), cost(450), cost(null)]).toEqual(['0', '4.50', '']);
});

test('a new request is asked for today', () => {
  expect(draftOf(null, '2026-11-22').asked_on).toBe('22 November 2026');
});
