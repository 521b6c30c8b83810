import { expect, test } from 'vitest';
import type { WordFinding } from '$lib/backend';
import { piecesOf, type Found } from './looking.svelte';

const finding = (more: Partial<WordFinding>): WordFinding => ({
  rule: 'ER-S1', level: 'error', part: 0, start: 0, end: 0, words: '', message: '22 words. Easy read stops at 15.', source: 'GOV.UK', mend: null, suggestion: null, ...more,
});

test('what is to be mended is marked, and nothing in words that changed since', () => {
  const of = 'We will reimburse you.';
  const found: Found[] = [{ ...finding({ start: 8, end: 17, level: 'warning' }), key: 0, of }];
  expect(piecesOf(of, found)).toEqual([{ words: 'We will ', level: null }, { words: 'reimburse', level: 'warning' }, { words: ' you.', level: null }]);
  expect(piecesOf('We will pay you.', found)).toEqual([{ words: 'We will pay you.', level: null }]);
});
