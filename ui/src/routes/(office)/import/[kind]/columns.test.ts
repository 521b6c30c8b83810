import { expect, test } from 'vitest';
import { given, headingOf } from './columns';

test('a field is filled by one column only', () => {
  const columns = [{ heading: 'Full name', field: 'name' }, { heading: 'Known name', field: '' }];
  expect(given(columns, 1, 'name').map((column) => column.field)).toEqual(['', 'name']);
  expect(given(columns, 1, '').map((column) => column.field)).toEqual(['name', '']);
  expect(headingOf({ heading: ' ', field: '' }, 3)).toBe('Column 4, without a heading');
});
