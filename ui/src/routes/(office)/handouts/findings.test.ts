import { expect, test } from 'vitest';
import { mendings } from './findings';

test('a finding leads to the field where it is mended', () => {
  const finding = { message: 'Not yet in easy words.', table: 'project', id: 'p1', field: 'can_change' };
  expect(mendings([finding])[0]).toMatchObject({ words: 'What can change', href: '/projects/p1?edit#field-easy-3-words' });
  expect(mendings([{ ...finding, table: 'action', id: 'a1', field: 'action' }], [])[0]).toMatchObject({ words: 'Not yet in easy words.', href: '/plan/a1?edit#field-easy-0-words' });
});
