import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import Table from './Table.svelte';

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
