import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { refusalOf, sentences } from './errors';

test('every code of the contract has its words', () => {
  // A code without words would not compile; this also finds words without a code.
  const contract = readFileSync('src/lib/backend/bindings.ts', 'utf8');
  const union = contract.split('export type Code =')[1]?.split('export type')[0]?.replaceAll(/\/\*[^]*?\*\//g, '') ?? '';
  const codes = [...union.matchAll(/"(\w+)"/g)].map((found) => found[1]);
  expect(codes.length).toBeGreaterThan(8);
  expect(Object.keys(sentences).sort()).toEqual(codes.sort());
});

test('what the core says is said', () => {
  const given = { code: 'refused', message: 'You entered this claim.', hint: 'Ask another officer.', problems: [] };
  expect(refusalOf(given)).toEqual(given);
});

test('a mistake of ours becomes a kind sentence and is written to the console', () => {
  const console_ = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(refusalOf(new TypeError('x is undefined'))).toMatchObject({ code: 'bug', problems: [] });
  expect(refusalOf({ code: 'constructor' }).code).toBe('bug');
  expect(console_).toHaveBeenCalledTimes(2);
  console_.mockRestore();
});
