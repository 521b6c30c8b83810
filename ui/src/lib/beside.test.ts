import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { expect, test } from 'vitest';

// What these try is no single file: all pages, all files, all kinds.
const OF_MANY = ['beside', 'forced', 'pages', 'passphrases', 'records', 'tokens'];

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
const tests = files.filter((file) => file.endsWith('.test.ts'));

test('a test stands beside what it tries, and has its name', () => {
  const lost = tests.filter((file) => {
    const name = basename(file, '.test.ts');
    const beside = [`${name}.svelte`, `${name}.ts`, `${name}.svelte.ts`, `+${name}.svelte`];
    return !OF_MANY.includes(name) && !beside.some((one) => files.includes(`${dirname(file)}/${one}`));
  });
  expect(tests.length).toBeGreaterThan(30);
  expect(lost).toEqual([]);
});
