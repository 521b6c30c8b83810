import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import DeedMenu from './DeedMenu.svelte';

function inTable(deed = vi.fn()) {
  const list = document.createElement('ul');
  const [row, other] = [document.createElement('li'), document.createElement('li')];
  list.append(row, other);
  document.body.append(list);
  render(DeedMenu, { target: row, props: { name: 'row 1', deeds: [{ icon: 'bin', words: 'Delete it', deed }] } });
  return { other, deed };
}

test('what the open list lies over can’t be pressed by mistake', async () => {
  const { other } = inTable();
  await userEvent.click(screen.getByRole('button', { name: 'More for row 1' }));
  expect(other.hasAttribute('inert')).toBe(true);
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(other.hasAttribute('inert')).toBe(false));
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More for row 1' }));
});

test('a deed finds every row as it was', async () => {
  const { other, deed } = inTable(vi.fn(() => expect(other.hasAttribute('inert')).toBe(false)));
  await userEvent.click(screen.getByRole('button', { name: 'More for row 1' }));
  await userEvent.click(screen.getByRole('button', { name: 'Delete it' }));
  await waitFor(() => expect(deed).toHaveBeenCalledTimes(1));
});
