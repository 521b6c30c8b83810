import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { commands, type ListQuery } from '$lib/backend';
import { importOf, kinds, records } from '$lib/records';
import { toast } from '$lib/toast.svelte';
import ListDeeds from './ListDeeds.svelte';

const query: ListQuery = { words: 'far', sort: 'town', descending: true, filter: '', offset: 0, limit: 50 };

test('a list is printed as it is narrowed and sorted, but all of it', async () => {
  render(ListDeeds, { kind: 'person', query });
  await userEvent.click(screen.getByRole('button', { name: 'Print this list' }));
  expect(commands.printList).toHaveBeenCalledWith('person', { ...query, limit: 0 });
});

test('an export says what the file is called, and nothing where the dialog was closed', async () => {
  render(ListDeeds, { kind: 'claim', query });
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  expect(commands.exportList).toHaveBeenCalledWith('claim', { ...query, limit: 0 });
  expect(toast.said?.words).toBe('Saved as claim.csv.');
  toast.close();
  vi.mocked(commands.exportList).mockResolvedValue(null);
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  expect(toast.said).toBeNull();
});

test.each(kinds)('every list can be printed, exported and added to, and brought in where that can be: %s', async (kind) => {
  render(ListDeeds, { kind, query });
  await userEvent.click(screen.getByRole('button', { name: 'Print this list' }));
  expect(commands.printList).toHaveBeenCalledWith(kind, { ...query, limit: 0 });
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  expect(commands.exportList).toHaveBeenCalledWith(kind, { ...query, limit: 0 });
  expect(screen.queryByRole('link', { name: 'Bring in' })?.getAttribute('href')).toBe(importOf(kind));
  expect(screen.getByRole('link', { name: records[kind].words.add })).toBeTruthy();
});

test('what is printed and exported of a narrowed list is what it shows, and the buttons say so', async () => {
  render(ListDeeds, { kind: 'person', query, shown: 1116 });
  await userEvent.click(screen.getByRole('button', { name: 'Export these 1,116' }));
  expect(commands.exportList).toHaveBeenCalledWith('person', { ...query, limit: 0 });
  expect(screen.getByRole('button', { name: 'Print these 1,116' })).toBeTruthy();
});
