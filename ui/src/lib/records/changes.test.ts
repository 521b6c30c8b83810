import { readdirSync, readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { invalidate } from '$app/navigation';
import { changed, readAgain, shows } from './changes';

test('a record that changed is read again where it is shown, and its list', async () => {
  await readAgain('person', 'a b');
  expect(vi.mocked(invalidate).mock.calls.flat()).toEqual([shows('person'), shows('person', 'a b')]);
  expect(changed('person', 'a b')).toEqual(['record:person', 'record:person/a%20b']);
});

test('what a page shows is an address, as SvelteKit wants it', () => {
  for (const what of changed('request', '0199-1')) expect(new URL(what, 'https://example.org').href).toBe(what);
});

// An undo may touch any kind; the others open another office, or come on another day.
const EVERYTHING = ['lib/toast.svelte.ts', 'lib/lock.ts', 'routes/(office)/+error.svelte', 'routes/(office)/+layout.svelte', 'routes/start/+page.svelte', 'routes/unlock/+page.svelte'];

test('everything is read again only where everything may have changed', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
  const page = files.filter((file) => /\.(svelte|ts)$/.test(file) && !/\.test\.|test-setup/.test(file));
  const all = page.filter((file) => readFileSync(`src/${file}`, 'utf8').includes('invalidateAll'));
  expect(all.sort()).toEqual([...EVERYTHING].sort());
});
