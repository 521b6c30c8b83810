import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { commands, type ListQuery } from '$lib/backend';
import { kinds, records } from '$lib/records';
import { toast } from '$lib/toast.svelte';
import ListDeeds from './ListDeeds.svelte';

const query: ListQuery = { words: 'far', sort: 'town', descending: true, filter: '', offset: 0, limit: 50 };

test('a list is printed as it is narrowed and sorted, but all of it', async () => {
  render(ListDeeds, { kind: 'person', query });
  await userEvent.click(screen.getByRole('button', { name: 'Print this list' }));
  expect(commands.printList).toHaveBeenCalledWith('people', { ...query, limit: 0 });
});

test('an export says what the file is called, and nothing where the dialog was closed', async () => {
  render(ListDeeds, { kind: 'claim', query });
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  expect(commands.exportList).toHaveBeenCalledWith('claims');
  expect(toast.said?.words).toBe('Saved as claims.csv.');
  toast.close();
  vi.mocked(commands.exportList).mockResolvedValue(null);
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  expect(toast.said).toBeNull();
});

test.each(kinds)('what can be done with a list is what the core can do with it: %s', (kind) => {
  const { list, bring, words } = records[kind];
  render(ListDeeds, { kind, query });
  expect(screen.queryByRole('button', { name: 'Export' }) !== null).toBe(list !== null);
  expect(screen.queryByRole('link', { name: 'Bring in' }) !== null).toBe(bring !== null);
  expect(screen.getByRole('link', { name: words.add })).toBeTruthy();
});
