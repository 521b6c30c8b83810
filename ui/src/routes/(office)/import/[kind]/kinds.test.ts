import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kinds } from './kinds';

test('the headings on the empty page are those that the core knows', () => {
  const source = (kind: string) => readFileSync(`../src-tauri/core/src/import/${kind}.rs`, 'utf8');
  const shown = (kind: 'people' | 'plan') => kinds[kind].headings.flatMap((group) => group.headings).sort();
  const people = [...source('people').matchAll(/^ {4}"\w+", "([^"]+)", \[/gm)].map((found) => found[1]!);
  const plan = [...source('plan').matchAll(/label: "([^"]+)"/g)].map((found) => found[1]!);
  expect(shown('people')).toEqual(people.sort());
  expect(shown('plan')).toEqual(plan.sort());
});
