import { render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import Paper from './Paper.svelte';
import { openPages, type Pages } from './pdf';

vi.mock('./pdf', () => ({ openPages: vi.fn() }));

const pages = (count: number) => ({
  count, paper: 'A4', draw: vi.fn(async () => true), close: vi.fn(),
  words: vi.fn(async (number: number) => [{ kind: 'heading' as const, words: `Heading of page ${number}` }, { kind: 'picture' as const, words: 'A bus' }]),
  place: vi.fn<Pages['place']>(async () => null),
}) satisfies Pages;

// jsdom has no layout: every place is this wide, and stays so.
vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} });
beforeEach(() => Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 600 }));

test('a line in the margin shows the row that is written', async () => {
  const two = pages(2);
  two.place.mockImplementation(async (_, words) => (words === 'We meet.' ? { top: 0.25, bottom: 0.5 } : null));
  vi.mocked(openPages).mockResolvedValue(two);
  const shown = { bytes: new ArrayBuffer(1), which: 'a' };
  const { container, rerender } = render(Paper, { ...shown, writing: 'We meet.' });
  await waitFor(() => expect(container.querySelector<HTMLElement>('.here')?.style.top).toBe('25%'));
  await rerender({ ...shown, writing: 'We meet. L' });
  expect(container.querySelector('.here')).toBeTruthy();
  await rerender({ ...shown, writing: '' });
  await waitFor(() => expect(container.querySelector('.here')).toBeNull());
});

test('the page turns to the words that are written', async () => {
  const three = pages(3);
  vi.mocked(openPages).mockResolvedValue(three);
  const shown = { bytes: new ArrayBuffer(1), which: 'a' };
  const { rerender } = render(Paper, shown);
  await screen.findByRole('heading', { name: 'Heading of page 1' });
  await rerender({ ...shown, follow: 'Heading  of page\u00a03' });
  await screen.findByRole('img', { name: 'Page 3 of 3' });
  await rerender({ ...shown, follow: 'Nowhere to be found' });
  expect(screen.getByRole('img', { name: 'Page 3 of 3' })).toBeTruthy();
});
