import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Hit } from '$lib/backend';
import { deedsFor, grouped } from '$lib/components/find';
import { groups } from '$lib/components/sections';
import { brought, formOf, kinds, pageOf, records, shownAt } from '.';
import type { Words } from './face';

describe.each(kinds)('%s', (kind) => {
  const face = records[kind];

  test('its addresses lead back to it', () => {
    expect(shownAt(face.path)).toEqual({ kind, id: null });
    expect(shownAt(pageOf(kind, 'an id'))).toEqual({ kind, id: 'an id' });
    expect(shownAt(formOf(kind, null))).toBeNull();
  });

  test('it has a list, a page and a form', () => {
    const routes = 'src/routes/(office)';
    expect(existsSync(`${routes}${face.path}/+page.svelte`)).toBe(true);
    expect(existsSync(`${routes}${face.pages ?? face.path}/[id]/+page.svelte`)).toBe(true);
    // A new one has the form of the page of its records, or a page of its own.
    const form = face.pages === undefined ? `${routes}${face.path}/[id]/+page.svelte` : `${routes}${face.path}/new/+page.svelte`;
    expect(existsSync(form)).toBe(true);
  });

  test('Find shows it under its name and leads to it', () => {
    const hit: Hit = { kind, id: '1', title: 'Repairs', detail: '', matched: [], needs: [] };
    const [group] = grouped([hit], []);
    expect(group?.title).toBe(face.title);
    expect(group?.found[0]).toMatchObject({ href: pageOf(kind, '1'), icon: face.icon });
  });

  test('Find starts a new one, and the side or Find leads to its list', () => {
    expect(deedsFor(face.words.add, []).map((deed) => deed.href)).toContain(formOf(kind, null));
    const leads = [...groups.flat().map((section) => section.path), ...deedsFor('', []).map((deed) => deed.href)];
    expect(leads).toContain(face.path);
  });

  test('one is picked by part of its name, and named again by its id', async () => {
    const [first] = await face.picker.search('');
    expect(first?.label).toBeTruthy();
    expect(await face.picker.labelOf(first!.id)).toBeTruthy();
  });

  test('every word about it is there', () => {
    const said = Object.entries(face.words).map(([name, word]: [string, Words[keyof Words]]) => {
      if (typeof word === 'function') return [name, (word as (of: never) => string)((name === 'there' || name === 'fit' ? 2 : 'Repairs') as never)];
      return [name, typeof word === 'string' ? word : `${word.title} ${word.words}`];
    });
    for (const [name, words] of said) expect(words, name).toMatch(/^(?!.*undefined)\S.*\S$/);
    expect([face.words.there(1), face.words.there(2)].map((words) => /^\d/.test(words))).toEqual([true, true]);
    expect(face.words.there(1)).not.toBe(face.words.there(2).replace('2', '1'));
  });
});

test('no two kinds share an address or a name', () => {
  for (const of of ['path', 'title'] as const) expect(new Set(kinds.map((kind) => records[kind][of])).size, of).toBe(kinds.length);
});

test('what the core can bring in is what the kinds say can be brought in, with its headings', () => {
  const core = '../src-tauri/core/src';
  const modules = readFileSync(`${core}/records.rs`, 'utf8').matchAll(/Self::(\w+) => &crate::([\w:]+)::OFFERS/g);
  const offers = [...modules].map(([, kind, module]) => {
    const file = readdirSync(`${core}/${module}`, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith('offers.rs'));
    return { kind: kind!.toLowerCase(), source: readFileSync(`${core}/${module}/${file}`, 'utf8') };
  });
  expect(offers.map(({ kind }) => kind).sort()).toEqual([...kinds].sort());
  const bringing = offers.filter(({ source }) => /bring: Bring::(Own|Fields)/.test(source));
  expect(brought.map(({ kind }) => kind).sort()).toEqual(bringing.map(({ kind }) => kind).sort());

  // Those with a reader of their own, and those whose headings are the columns of what they offer.
  const own: Record<string, [string, RegExp]> = { person: ['people', /^ {4}"\w+", "([^"]+)", \[/gm], action: ['plan', /label: "([^"]+)"/g] };
  expect(brought.length).toBeGreaterThan(0);
  for (const { kind, bring } of brought) {
    const [file, known] = own[kind] ?? [];
    const { source } = bringing.find((one) => one.kind === kind)!;
    const columns = [...(source.match(/headings: &\[([^\]]+)\]/)?.[1] ?? '').matchAll(/"([^"]+)"/g)];
    const headings = file && known ? [...readFileSync(`${core}/import/${file}.rs`, 'utf8').matchAll(known)] : columns;
    expect(bring.headings.flatMap((group) => group.headings).sort(), kind).toEqual(headings.map((found) => found[1]!).sort());
  }
});
