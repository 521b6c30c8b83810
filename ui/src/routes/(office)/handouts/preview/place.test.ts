import { expect, test } from 'vitest';
import { placeOf } from './place';

test('a row is found on its page by its letters, however its lines are broken', () => {
  const line = (str: string, y: number) => ({ str, transform: [14, 0, 0, 14, 100, y], height: 14 });
  const items = [line('We pay for', 700), line('the ', 680), line('bus', 680), line('.', 680), line('Ring us.', 600), line('Ring us.', 500)];
  const place = placeOf('We pay for the bus.', items, 800)!;
  expect([place.top, place.bottom].map((at) => Math.round(at * 800))).toEqual([86, 124]);
  expect(placeOf('Ring us.', items, 800)).toBeNull();
  expect(placeOf('Write to us.', items, 800)).toBeNull();
  expect(placeOf(' ', items, 800)).toBeNull();
});
