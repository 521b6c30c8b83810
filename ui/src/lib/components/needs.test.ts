import { expect, test } from 'vitest';
import { tilesOf } from './needs';

test('the format that a person reads is the first of their needs, and said once', () => {
  const need = { id: 'n', code: 'large_print', label: 'Large print', detail: '24 point', picture: 'large_print' };
  expect(tilesOf({ needs: [], format: 'large_print', format_size: 18 }).map((t) => [t.label, t.detail, t.letters])).toEqual([['Large print', '18\u00a0point', 'Aa']]);
  expect(tilesOf({ needs: [need], format: 'large_print', format_size: 18 })).toHaveLength(1);
  expect(tilesOf({ needs: [], format: 'standard' })).toEqual([]);
});
