import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { goto } from '$app/navigation';
import { commands } from '$lib/backend';
import { changesOf } from '$lib/query';
import History from './History.svelte';

vi.mock('$app/state', () => ({ page: { url: new URL('https://example.org/people/1?words=far') } }));

const today = '2026-11-22';

test('earlier changes are asked for where there are any, and the page stays where it is', async () => {
  const { changes } = await commands.recentChanges(6);
  render(History, { trail: { changes, more: true }, today });
  await userEvent.click(screen.getByRole('button', { name: 'Show earlier changes' }));
  const [address, options] = vi.mocked(goto).mock.calls[0]!;
  expect(options).toMatchObject({ keepFocus: true, noScroll: true, replaceState: true });
  const asked = new URL(String(address), 'https://example.org');
  expect([asked.pathname, asked.searchParams.get('words')]).toEqual(['/people/1', 'far']);
  expect(changesOf(asked)).toBe(changes.length + 20);
});

test('where the first change is told, nothing earlier is offered', async () => {
  const { changes } = await commands.recentChanges(6);
  render(History, { trail: { changes, more: false }, today });
  expect(screen.getAllByRole('listitem')).toHaveLength(changes.length);
  expect(screen.queryByRole('button', { name: 'Show earlier changes' })).toBeNull();
});

test('an address that asks for nothing sensible shows the first few', () => {
  for (const asked of ['', '?changes=', '?changes=-3', '?changes=many']) expect(changesOf(new URL(`https://example.org/${asked}`))).toBe(8);
});
