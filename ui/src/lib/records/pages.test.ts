// What holds for the list, the page and the form of every kind, tried on its real pages.
import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import userEvent from '@testing-library/user-event';
import type { Component } from 'svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { goto } from '$app/navigation';
import { commands } from '$lib/backend';
import { answerOf } from '$lib/backend/fixtures';
import { wordsKinds } from '$lib/backend/words';
import * as northbrook from '$lib/backend/fixtures/northbrook';
import { toast } from '$lib/toast.svelte';
import { formOf, kinds, pageOf, records, type Kind } from '.';
import { writingOf } from '../../routes/(office)/handouts/editor/parts';
import { changed, shows } from './changes';

vi.mock('../../routes/(office)/handouts/preview/pdf', () => ({
  openPages: vi.fn(async () => ({ count: 1, paper: 'A4', draw: async () => true, words: async () => [], place: async () => null, close() {} })),
}));
vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} });

const pages = import.meta.glob<{ default: Component<{ data: object }> }>('/src/routes/**/+page.svelte');
const loads = import.meta.glob<{ load: (event: object) => Promise<{ list?: { total: number } }> }>('/src/routes/**/+page.ts');

/** Opens an address of a kind as SvelteKit does, and says on what it depends. */
async function open(kind: Kind, address: string) {
  const { path, pages: below = path } = records[kind];
  const url = new URL(address, 'https://example.org');
  const id = url.pathname === path ? undefined : decodeURIComponent(url.pathname.split('/').at(-1)!);
  const route = `/src/routes/(office)${id === undefined ? path : `${below}/[id]`}`;
  const desk = answerOf('desk')();
  const depended: string[] = [];
  const event = { url, params: { id }, depends: (on: string) => depended.push(on), parent: async () => ({ desk }) };
  const layout = { desk, profiles: answerOf('wordProfiles')(), languages: answerOf('handoutLanguages')() };
  const data = { ...layout, ...(await (await loads[`${route}/+page.ts`]!()).load(event)) };
  const { default: Page } = await pages[`${route}/+page.svelte`]!();
  render(Page, { data });
  return { data, depended };
}

const firstOf = async (kind: Kind) => (await records[kind].picker.search(''))[0]!.id;
const none = { rows: [], total: 0, counts: [] };
/** The commands of every kind that begin so: `list`, `save`. */
const those = (begin: string) => Object.entries(commands).filter(([name]) => name.startsWith(begin)).map(([, command]) => vi.mocked<(...asked: never[]) => Promise<unknown>>(command));
const empty = () => those('list').forEach((list) => list.mockResolvedValue(none));
/** How a form called the one command that saves its kind. */
const saving = () => those('save').find((save) => save.mock.calls.length > 0)!.mock;

beforeEach(() => toast.close());

/** What axe finds without a layout; the journeys look at colours and at places too. */
async function violations() {
  const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
  const found = await axe.run(document.body, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules, resultTypes: ['violations'] });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

describe.each(kinds)('the list of the kind %s', (kind) => {
  const { path, title, words } = records[kind];

  test('has a head, a way to add one, a box to narrow it and a row for each record', async () => {
    const { depended } = await open(kind, path);
    expect(screen.getByRole('heading', { level: 1, name: title })).toBeTruthy();
    expect(screen.getByRole('link', { name: words.add }).getAttribute('href')).toBe(formOf(kind, null));
    expect(screen.getByRole('searchbox', { name: words.filter })).toBeTruthy();
    const table = screen.getByRole('table', { name: words.caption });
    expect(table.querySelector(`a[href="${pageOf(kind, await firstOf(kind))}"]`)).toBeTruthy();
    expect(depended).toContain(shows(kind));
    expect(await violations()).toEqual([]);
  });

  test('says how many there are to those who do not see them', async () => {
    const { data } = await open(kind, path);
    expect(screen.getByRole('status').textContent).toBe(words.there(data.list!.total));
  });

  test('teaches where it is empty', async () => {
    empty();
    await open(kind, path);
    expect(screen.getByText(words.empty.title)).toBeTruthy();
    expect(screen.queryByRole('table', { name: words.caption })).toBeNull();
    expect(screen.getAllByRole('link', { name: words.add }).length).toBe(2);
  });

  test('where nothing fits, shows all of it again with one press, and the box is ready', async () => {
    empty();
    await open(kind, `${path}?words=xyz`);
    expect(screen.getByText(words.none.title)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: `Show all ${wordsKinds[kind]}` }));
    expect(goto).toHaveBeenCalled();
    const box = screen.getByRole<HTMLInputElement>('searchbox', { name: words.filter });
    await waitFor(() => expect(document.activeElement).toBe(box));
    expect(box.value).toBe('');
  });
});

describe.each(kinds)('the page of the kind %s', (kind) => {
  const face = records[kind];

  test('passes axe', async () => {
    await open(kind, pageOf(kind, await firstOf(kind)));
    expect(await violations()).toEqual([]);
  });

  test('leads back to its list, says what was changed, and is deleted with a way back', async () => {
    const id = await firstOf(kind);
    const { depended } = await open(kind, pageOf(kind, id));
    expect(screen.getAllByRole('link', { name: face.title }).map((link) => link.getAttribute('href'))).toContain(face.path);
    expect(within(screen.getByRole('region', { name: 'History' })).getAllByRole('listitem').length).toBeGreaterThan(0);
    expect(depended).toContain(shows(kind, id));
    await userEvent.click(screen.getByRole('button', { name: /^Delete( this|$)/ }));
    await waitFor(() => expect(goto).toHaveBeenCalledWith(face.path, { invalidate: changed(kind, id) }));
    expect(toast.said).toMatchObject({ op: '1:42', trouble: false });
    expect(toast.said?.words).toMatch(/is deleted\.$/);
  });
});

test.each(kinds.filter((kind) => records[kind].pages))('the page on which a %s is written brings back what was kept', async (kind) => {
  // This page numbers its rows while they are written, and keeps them so.
  const written = (kept: string) => JSON.stringify(writingOf(JSON.parse(kept)));
  vi.mocked(commands.takeDraft).mockImplementation(async (place) => written(northbrook.takeDraft(place) ?? ''));
  await open(kind, pageOf(kind, await firstOf(kind)));
  expect(await screen.findByText('We kept what you typed.')).toBeTruthy();
});

// A handout is written on its own page, which is its form.
describe.each(kinds.filter((kind) => !records[kind].pages))('the form of the kind %s', (kind) => {
  const face = records[kind];
  const refusal = { code: 'bad_input', message: 'There is 1 thing to put right.', hint: '', problems: [{ field: '', message: 'Write more.' }] };

  test('of a new one stands under the words that led to it, and goes to its page', async () => {
    await open(kind, formOf(kind, null));
    expect(screen.getByRole('heading', { level: 1, name: face.words.add })).toBeTruthy();
    expect(await violations()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: face.words.keep }));
    expect(saving().calls[0]![0]).toBeNull();
    const { id } = (await saving().results[0]!.value) as { id: string };
    await waitFor(() => expect(goto).toHaveBeenCalledWith(pageOf(kind, id), { invalidate: changed(kind, id) }));
    expect(toast.said).toMatchObject({ op: '1:42', trouble: false });
  });

  test('starts from what the core says, and sends it as it was where nothing is typed', async () => {
    for (const id of [null, await firstOf(kind)]) {
      const { data } = await open(kind, formOf(kind, id));
      const draft = (answerOf(`${kind}Draft` as 'personDraft') as (id: string | null) => object)(id);
      expect(data).toMatchObject({ id, draft });
      await userEvent.click(screen.getByRole('button', { name: id ? 'Save the changes' : face.words.keep }));
      expect(saving().calls.at(-1)).toEqual([id, draft]);
      cleanup();
    }
  });

  test('of a record saves it under its id, and says so', async () => {
    const id = await firstOf(kind);
    await open(kind, formOf(kind, id));
    await userEvent.click(screen.getByRole('button', { name: 'Save the changes' }));
    expect(saving().calls[0]![0]).toBe(id);
    await waitFor(() => expect(goto).toHaveBeenCalledWith(pageOf(kind, id), { invalidate: changed(kind, id) }));
    expect(toast.said?.words).toMatch(/is changed\.$/);
  });

  test('that changed nothing says that, without an undo', async () => {
    const id = await firstOf(kind);
    those('save').forEach((save) => save.mockResolvedValue({ id, op: '' }));
    await open(kind, formOf(kind, id));
    await userEvent.click(screen.getByRole('button', { name: 'Save the changes' }));
    await waitFor(() => expect(toast.said?.words).toContain('Nothing was different'));
    expect(toast.said?.op).toBeNull();
  });

  test('that is refused stays, and what is to be put right has the focus', async () => {
    those('save').forEach((save) => save.mockRejectedValue(refusal));
    await open(kind, formOf(kind, null));
    await userEvent.click(screen.getByRole('button', { name: face.words.keep }));
    expect(document.activeElement).toBe(await screen.findByRole('alert'));
    expect(goto).not.toHaveBeenCalled();
  });

  test('brings back what the core kept when the program stopped, and saves that', async () => {
    for (const id of [null, await firstOf(kind)]) {
      vi.mocked(commands.takeDraft).mockImplementation(async (place) => northbrook.takeDraft(place));
      await open(kind, formOf(kind, id));
      await screen.findByText('We kept what you typed.');
      await userEvent.click(screen.getByRole('button', { name: id ? 'Save the changes' : face.words.keep }));
      expect(saving().calls.at(-1)).toEqual([id, JSON.parse(northbrook.takeDraft(`${kind}:${id ?? 'new'}`) ?? '')]);
      cleanup();
    }
  });

  test('keeps what is typed under the name of its record, and lets go of it when it is left', async () => {
    const id = await firstOf(kind);
    await open(kind, formOf(kind, id));
    await userEvent.type(document.querySelector('form textarea')!, ' More.');
    await waitFor(() => expect(vi.mocked(commands.keepDraft).mock.calls[0]?.[0]).toBe(`${kind}:${id}`), { timeout: 2000 });
    await userEvent.click(screen.getByRole('button', { name: 'Leave without saving' }));
    await waitFor(() => expect(goto).toHaveBeenCalledWith(pageOf(kind, id)));
    expect(commands.dropDraft).toHaveBeenCalledWith(`${kind}:${id}`);
  });
});
