import { expect, test } from 'vitest';
import { place, quarters, WIDTH } from './year';

const TODAY = '2026-11-22';

test('earlier stands left of later in the drawing of the year', () => {
  const days = ['2026-05', '2026-10', TODAY, '2026-11-30', '2027-03'].map((day) => place(day, TODAY));
  expect(days).toEqual([...days].sort((a, b) => a - b));
  expect(new Set(days).size).toBe(days.length);
});

test('what lies outside the year is held at its edge', () => {
  expect(place('2019', TODAY)).toBeGreaterThan(0);
  expect(place('2035', TODAY)).toBeLessThan(WIDTH);
});

test('the quarters of the year are named in order', () => {
  expect(quarters(TODAY).map((quarter) => quarter.name)).toEqual(['Apr', 'Jul', 'Oct', 'Jan']);
  expect(quarters('2026-01-05')[0]?.name).toBe('Jul');
});
