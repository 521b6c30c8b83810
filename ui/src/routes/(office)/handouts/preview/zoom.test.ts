import { expect, test } from 'vitest';
import { larger, smaller, widthOf } from './zoom';

test('zooming keeps within its steps, and a page within its place', () => {
  expect([larger(1), larger(4), smaller(1), smaller(0.5)]).toEqual([1.25, 4, 0.75, 0.5]);
  expect([widthOf(604, 1), widthOf(604, 2), widthOf(2000, 1)]).toEqual([600, 1200, 820]);
});
