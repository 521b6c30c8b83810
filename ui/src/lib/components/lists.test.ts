import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import Chips from './Chips.svelte';
import FilterBox from './FilterBox.svelte';
import Picker from './Picker.svelte';
import Table from './Table.svelte';
import { deedsFor, grouped } from './find';
import { tilesOf } from './needs';

vi.mock('$lib/backend', () => ({ commands: {} }));

const cell = createRawSnippet<[{ id: string }, string]>((row) => ({ render: () => `<span>${row().id}</span>` }));

test('a head sorts by its column, and once more the other way round', async () => {
  const onsort = vi.fn();
  const columns = [{ key: 'name', label: 'Name', sort: '' }, { key: 'town', label: 'Town', sort: 'town' }, { key: 'needs', label: 'Needs' }];
  const props = { caption: 'People', columns, rows: [{ id: 'a' }], cell, sort: '', descending: false, onsort };
  const { rerender } = render(Table<{ id: string }>, props);
  expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('ascending');
  await userEvent.click(screen.getByRole('button', { name: 'Town' }));
  expect(onsort).toHaveBeenLastCalledWith('town', false);
  await rerender({ ...props, sort: 'town' });
  await userEvent.click(screen.getByRole('button', { name: 'Town' }));
  expect(onsort).toHaveBeenLastCalledWith('town', true);
  expect(screen.queryByRole('button', { name: 'Needs' })).toBeNull();
});

test('a list filters when typing pauses, not at each letter', async () => {
  const onfilter = vi.fn();
  render(FilterBox, { label: 'Filter people', words: '', onfilter });
  await userEvent.type(screen.getByRole('searchbox', { name: 'Filter people' }), 'fari');
  await waitFor(() => expect(onfilter).toHaveBeenCalledWith('fari'));
  expect(onfilter.mock.calls.length).toBeLessThan(4);
});

test('the chosen count above a list says that it is chosen', () => {
  render(Chips, { label: 'Which', chips: [{ value: '', label: 'All' }, { value: 'late', label: '1 late', shape: 'late' }], chosen: 'late', onchoose: () => {} });
  expect(screen.getByRole('button', { name: '1 late' }).getAttribute('aria-pressed')).toBe('true');
  expect(screen.getByRole('button', { name: 'All' }).getAttribute('aria-pressed')).toBe('false');
});

test('a person is chosen with the keyboard alone', async () => {
  const found = [{ id: 'a', label: 'Farida Rahmani' }, { id: 'b', label: 'Faris Haddad' }];
  const onchoose = vi.fn();
  render(Picker, { label: 'Person', name: 'person', value: null, search: async () => found, labelOf: async () => '', onchoose });
  const box = screen.getByRole<HTMLInputElement>('combobox', { name: 'Person' });
  await userEvent.type(box, 'far');
  await screen.findByRole('option', { name: 'Faris Haddad' });
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(onchoose).toHaveBeenLastCalledWith(found[1]);
  expect(box.value).toBe('Faris Haddad');
  expect(box.getAttribute('aria-expanded')).toBe('false');
});

test('what is left of an earlier choice is not sent once somebody types on', async () => {
  const onchoose = vi.fn();
  render(Picker, { label: 'Person', name: 'person', value: 'a', search: async () => [], labelOf: async () => 'Farida Rahmani', onchoose });
  const box = screen.getByRole<HTMLInputElement>('combobox', { name: 'Person' });
  await waitFor(() => expect(box.value).toBe('Farida Rahmani'));
  await userEvent.type(box, 'x');
  expect(onchoose).toHaveBeenCalledWith(null);
});

test('find offers a claim for the person who was found, and deeds that fit the words', () => {
  const hit = { kind: 'person', id: 'a', title: 'Farida Rahmani', detail: '', matched: [[0, 4]], needs: [] } as const;
  const hits = [{ ...hit, matched: [[0, 4] as [number, number]], needs: [] }];
  expect(deedsFor('fari', hits).map((deed) => deed.href)).toEqual(['/claims/new?person=a']);
  expect(deedsFor('', [], '/projects/p1')[0]?.href).toBe('/handouts/new?from=project&id=p1');
  expect(deedsFor('', [], '/projects/new')[0]?.href).not.toContain('from=project');
  expect(deedsFor('add per', []).map((deed) => deed.parts[0]?.words)).toEqual(['Add a person']);
  expect(grouped(hits, []).map((group) => group.title)).toEqual(['People']);
});

test('the format that a person reads is the first of their needs, and said once', () => {
  const need = { id: 'n', code: 'large_print', label: 'Large print', detail: '24 point', picture: 'large_print' };
  expect(tilesOf({ needs: [], format: 'large_print', format_size: 18 }).map((t) => [t.label, t.detail, t.letters])).toEqual([['Large print', '18\u00a0point', 'Aa']]);
  expect(tilesOf({ needs: [need], format: 'large_print', format_size: 18 })).toHaveLength(1);
  expect(tilesOf({ needs: [], format: 'standard' })).toEqual([]);
});
