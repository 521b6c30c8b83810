import { expect, test } from 'vitest';
import { cellsOf, pagesOf } from './braille';

test('a braille file is shown in cells, page by page', () => {
  expect(cellsOf(',hello #abj')).toBe('⠠⠓⠑⠇⠇⠕⠀⠼⠁⠃⠚');
  expect(pagesOf('ab\ncd\n\f\nef\n\f')).toEqual([['ab', 'cd'], ['', 'ef']]);
});
