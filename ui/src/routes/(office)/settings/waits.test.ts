import { expect, test } from 'vitest';
import { waits } from './waits';

test('the wait that is set now can always be chosen', () => {
  expect(waits(45).map((wait) => wait.value)).toEqual(['5', '10', '15', '30', '45', '60', '0']);
  expect(waits(0).map((wait) => wait.value)).toEqual(['5', '10', '15', '30', '60', '0']);
});
