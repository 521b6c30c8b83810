import { expect, test } from 'vitest';
import { exactPounds, howFar, lastDay, longDay, marginDay, pounds, shortName, some, typedPounds, unbroken, whenWords } from './words';

const plain = (words: string) => words.replaceAll('\u00a0', ' ');

test('pence are shown as pounds, without pennies where there are none', () => {
  expect([0, 5, 7500, 5740, 123456, -500].map(pounds)).toEqual(['£0', '£0.05', '£75', '£57.40', '£1,234.56', '−£5']);
  expect(exactPounds(7500)).toBe('£75.00');
});

test('pence go back into a field as somebody would type them', () => {
  expect([0, 7500, 5740, 120000].map(typedPounds)).toEqual(['', '75', '57.40', '1200']);
});

test('a day, a month, a year and a span read as plain English', () => {
  const read = ['2024-06-30', '2024-06', '2024', '2024-03/2024-05', '2023-12/2024-02', ''].map((w) => plain(whenWords(w)));
  expect(read).toEqual(['30 June 2024', 'June 2024', '2024', 'March to May 2024', 'December 2023 to February 2024', '']);
  expect(whenWords(null)).toBe('');
});

test('a day never breaks over two lines', () => {
  expect(whenWords('2024-06-30')).not.toContain(' ');
  expect(some(3, 'person', 'people')).toBe('3\u00a0people');
  expect(unbroken('Agreed (3 February 2026) by post')).toBe('Agreed (3\u00a0February\u00a02026) by post');
  expect(unbroken('In May we met')).toBe('In May we met');
});

test('the days of the week are right', () => {
  expect(plain(longDay('2026-11-22'))).toBe('Sunday 22 November 2026');
});

test('a month is over on its last day', () => {
  expect(['2024-02', '2024', '2024-03/2024-05', '2024-06-01'].map(lastDay)).toEqual(['2024-02-29', '2024-12-31', '2024-05-31', '2024-06-01']);
});

test('how late something is is said in words', () => {
  const far = ['2026-11-20', '2026-11-22', '2026-11-23', '2026-10'].map((w) => plain(howFar(w, '2026-11-22')));
  expect(far).toEqual(['2 days late', 'due today', 'in 1 day', '22 days late']);
});

test('the margin shows a day or the end of a month', () => {
  expect(marginDay('2026-11-20', '2026-11-22')).toEqual({ above: 'Fri', figure: '20', below: 'Nov' });
  expect(marginDay('2026-11-22', '2026-11-22').above).toBe('Today');
  expect(marginDay('2027-03', '2026-11-22')).toEqual({ above: 'By end', figure: 'Mar', below: '2027' });
});

test('a person is called what they are known as', () => {
  expect([shortName('Farida Rahmani'), shortName('Margaret Hill', 'Peggy')]).toEqual(['Farida', 'Peggy']);
});
