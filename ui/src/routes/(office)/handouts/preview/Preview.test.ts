import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { commands, type HandoutInfo, type HandoutRequest } from '$lib/backend';
import { lookOf } from '../look/look';
import Preview from './Preview.svelte';
import { openPages, type Pages } from './pdf';
import { widthOf } from './zoom';

vi.mock('./pdf', () => ({ openPages: vi.fn() }));

const request: HandoutRequest = { document: 'action', id: null, look: lookOf('easy_read') };
const info: HandoutInfo = { title: 'Our action plan', file_name: 'Action plan', pages: 3, findings: [] };
const pages = (count: number) => ({
  count, paper: 'A4', draw: vi.fn(async () => true), close: vi.fn(),
  words: vi.fn(async (number: number) => [{ kind: 'heading' as const, words: `Heading of page ${number}` }, { kind: 'picture' as const, words: 'A bus' }]),
  place: vi.fn<Pages['place']>(async () => null),
}) satisfies Pages;

// jsdom has no layout: every place is this wide, and stays so.
vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} });
beforeEach(() => Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 600 }));

test('pages turn with buttons and keys, and each says its words', async () => {
  const three = pages(3);
  vi.mocked(openPages).mockResolvedValue(three);
  render(Preview, { request, info });
  await screen.findByRole('heading', { name: 'Heading of page 1' });
  expect(screen.getByText('Picture: A bus.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
  expect(screen.getByRole('img', { name: 'Page 2 of 3' })).toBeTruthy();
  await screen.findByRole('heading', { name: 'Heading of page 2' });
  screen.getByRole('group', { name: 'The page as it will be printed' }).focus();
  await userEvent.keyboard('{PageDown}{PageDown}');
  expect(screen.getByRole('img', { name: 'Page 3 of 3' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Next: this is the last page' }).getAttribute('aria-disabled')).toBe('true');
  await userEvent.keyboard('+');
  await waitFor(() => expect(three.draw).toHaveBeenLastCalledWith(expect.anything(), 3, widthOf(600, 1.25), '#ffffff'));
});

test('changed records are shown on the same page', async () => {
  const [first, second] = [pages(3), pages(4)];
  vi.mocked(openPages).mockResolvedValueOnce(first).mockResolvedValueOnce(second);
  const { rerender } = render(Preview, { request, info });
  await screen.findByRole('heading', { name: 'Heading of page 1' });
  await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
  await rerender({ request, info: { ...info, pages: 4 } });
  await waitFor(() => expect(first.close).toHaveBeenCalled());
  expect(screen.getByRole('img', { name: 'Page 2 of 4' })).toBeTruthy();
});

test('another format is another document from its first page, and the old one is closed', async () => {
  const [first, second] = [pages(3), pages(5)];
  vi.mocked(openPages).mockResolvedValueOnce(first).mockResolvedValueOnce(second);
  const { rerender } = render(Preview, { request, info });
  await screen.findByRole('heading', { name: 'Heading of page 1' });
  await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
  const large: HandoutRequest = { ...request, look: { ...lookOf('large_print'), size: 24 } };
  await rerender({ request: large, info: { ...info, pages: 5 } });
  await waitFor(() => expect(first.close).toHaveBeenCalled());
  expect(commands.handoutPdf).toHaveBeenLastCalledWith(large);
  expect(screen.getByRole('img', { name: 'Page 1 of 5' })).toBeTruthy();
});

test('a preview that fails says so and leaves saving and printing', async () => {
  vi.mocked(openPages).mockRejectedValue({ code: 'refused', message: 'No font has this letter.', hint: 'Change the words.', problems: [] });
  render(Preview, { request, info });
  expect((await screen.findByRole('alert')).textContent).toContain('No font has this letter. Change the words.');
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
});
