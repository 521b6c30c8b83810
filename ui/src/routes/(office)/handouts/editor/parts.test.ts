import { expect, test } from 'vitest';
import type { HandoutDraft, PartDraft } from '$lib/backend';
import { draftOf, emptyPart, idsOf, nameOf, sentencesOf, writingOf } from './parts';

const part = (words: string, more: Partial<PartDraft> = {}): PartDraft =>
  ({ id: null, kind: 'row', words, picture: '', alt: '', hard_word: '', meaning: '', ...more });
const draft = (...parts: PartDraft[]): HandoutDraft => ({
  title: 'Come and talk', language: 'en-GB', profile: 'uk_council', picture: '', template: false, made_from: null, translation_of: null, parts,
});

test('rows keep a key of their own, which the core never sees', () => {
  const writing = writingOf(draft(part('One.'), part('Two.')));
  expect(writing.parts.map((one) => one.key)).toEqual([0, 1]);
  expect(emptyPart(writing.parts).key).toBe(2);
  expect(draftOf(writing)).toEqual(draft(part('One.'), part('Two.')));
});

test('rows find their ids again though empty ones were not kept', () => {
  const { parts } = writingOf(draft(part('One.'), part('  '), part('Two.')));
  const ids = idsOf(parts, [part('One.', { id: 'a' }), part('Two.', { id: 'b' })]);
  expect([0, 1, 2].map((key) => ids.get(key))).toEqual(['a', undefined, 'b']);
});

test('rows and headings are counted apart', () => {
  const { parts } = writingOf(draft(part('One.'), part('Money', { kind: 'section' }), part('Two.')));
  expect(parts.map((one) => nameOf(parts, one.key))).toEqual(['row 1', 'heading 1', 'row 2']);
});

test('pasted words become one sentence each', () => {
  expect(sentencesOf('We meet on Monday. Mr. Brown comes too.\n\n• Lunch is free!\n- Ring us.')).toEqual(['We meet on Monday.', 'Mr. Brown comes too.', 'Lunch is free!', 'Ring us.']);
  expect(sentencesOf('It costs £2.50 a day')).toEqual(['It costs £2.50 a day']);
  expect(sentencesOf('  \n ')).toEqual([]);
});
