import { expect, test } from 'vitest';
import { spoken } from './spoken';

test('headings, paragraphs and pictures are told in the order of the tags', () => {
  const content = (id: string) => ({ type: 'content', id });
  const tree = { role: 'Root', children: [{ role: 'Document', children: [
    { role: 'H1', children: [content('a')] },
    { role: 'Figure', alt: 'A bus', children: [content('b')] },
    { role: 'P', children: [content('c')] },
  ] }] };
  const mark = (id: string | null, ...text: { str: string; hasEOL: boolean }[]) =>
    [{ type: 'beginMarkedContentProps', id }, ...text, { type: 'endMarkedContent' }];
  const text = (str: string, hasEOL = false) => ({ str, hasEOL });
  const items = [...mark('c', text('We pay for'), text('', true), text('the bus.')), ...mark('a', text('Travel')), ...mark(null, text('7'))];
  expect(spoken(tree, items)).toEqual([
    { kind: 'heading', words: 'Travel' }, { kind: 'picture', words: 'A bus' }, { kind: 'words', words: 'We pay for the bus.' },
  ]);
});

test('a page without tags is told line by line', () => {
  expect(spoken(null, [{ str: 'One', hasEOL: true }, { str: '', hasEOL: true }, { str: 'Two  words', hasEOL: false }]).map((part) => part.words)).toEqual(['One', 'Two words']);
});
