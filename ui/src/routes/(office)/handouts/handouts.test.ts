import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { commands, type HandoutInfo, type HandoutRequest, type Look } from '$lib/backend';
import { mendings } from './findings';
import { lookOf } from './look/look';
import Paper from './preview/Paper.svelte';
import Preview from './preview/Preview.svelte';
import { openPages, type Pages } from './preview/pdf';
import { placeOf } from './preview/place';
import { spoken } from './preview/spoken';
import { larger, smaller, widthOf } from './preview/zoom';
import { addressOf, requestFrom } from './request';

vi.mock('./preview/pdf', () => ({ openPages: vi.fn() }));
vi.mock('$lib/backend', async (original) => ({
  ...(await original<typeof import('$lib/backend')>()),
  commands: { handoutPdf: vi.fn(async () => new ArrayBuffer(1)) },
}));

const request: HandoutRequest = { document: 'plan', id: null, look: lookOf('easy_read') };
const info: HandoutInfo = { title: 'Our action plan', file_name: 'Action plan', pages: 3, findings: [] };
const pages = (count: number) => ({
  count, paper: 'A4', draw: vi.fn(async () => true), close: vi.fn(),
  words: vi.fn(async (number: number) => [{ kind: 'heading' as const, words: `Heading of page ${number}` }, { kind: 'picture' as const, words: 'A bus' }]),
  place: vi.fn<Pages['place']>(async () => null),
}) satisfies Pages;

// jsdom has no layout: every place is this wide, and stays so.
vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} });
beforeEach(() => {
  vi.mocked(openPages).mockReset();
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 600 });
});

test('a handout’s address holds how it looks, and reads back', () => {
  const of = (address: string) => requestFrom(new URL(address, 'https://example.org'), 'project', 'p 1');
  const looks: Look[] = [
    lookOf('easy_read'), { ...lookOf('large_print'), size: 24, sheet: 'a5', colour: 'yellow' }, { ...lookOf('braille'), grade: 'uncontracted', cells: 32, lines: 27 },
    lookOf('dyslexia'), { ...lookOf('dyslexia'), colour: 'white' }, { ...lookOf('plain'), sheet: 'cards' }, lookOf('html'), lookOf('text'),
  ];
  for (const look of looks) expect(of(addressOf('project', 'p 1', look))).toEqual({ document: 'project', id: 'p 1', look });
  expect(addressOf('project', 'p 1')).toBe('/handouts/project/p%201');
  expect(of('/x?format=large_print&size=999').look.size).toBe(18);
  expect(of('/x?format=nonsense').look).toEqual(lookOf('easy_read'));
});

test('a finding leads to the field where it is mended', () => {
  const finding = { message: 'Not yet in easy words.', table: 'project', id: 'p1', field: 'can_change' };
  expect(mendings([finding])[0]).toMatchObject({ words: 'What can change', href: '/projects/p1?edit#field-easy-3-words' });
  expect(mendings([{ ...finding, table: 'action', id: 'a1', field: 'action' }], [])[0]).toMatchObject({ words: 'Not yet in easy words.', href: '/plan/a1?edit#field-easy-0-words' });
});

test('headings, paragraphs and pictures are told in the order of the tags', () => {
  const content = (id: string) => ({ type: 'content', id });
  const tree = { role: 'Root', children: [{ role: 'Document', children: [
    { role: 'H1', children: [content('a')] },
    { role: 'Figure', alt: 'A bus', children: [content('b')] },
    { role: 'P', children: [content('c')] },
  ] }] };
  const mark = (id: string | null, ...text: { str: string; hasEOL: boolean }[]) =>
    [{ type: 'beginMarkedContentProps', id }, ...text, { type: 'endMarkedContent' }];
  const text = (str: string, hasEOL = false) => ({ str, hasEOL });
  const items = [...mark('c', text('We pay for'), text('', true), text('the bus.')), ...mark('a', text('Travel')), ...mark(null, text('7'))];
  expect(spoken(tree, items)).toEqual([
    { kind: 'heading', words: 'Travel' }, { kind: 'picture', words: 'A bus' }, { kind: 'words', words: 'We pay for the bus.' },
  ]);
});

test('a page without tags is told line by line', () => {
  expect(spoken(null, [{ str: 'One', hasEOL: true }, { str: '', hasEOL: true }, { str: 'Two  words', hasEOL: false }]).map((part) => part.words)).toEqual(['One', 'Two words']);
});

test('a row is found on its page by its letters, however its lines are broken', () => {
  const line = (str: string, y: number) => ({ str, transform: [14, 0, 0, 14, 100, y], height: 14 });
  const items = [line('We pay for', 700), line('the ', 680), line('bus', 680), line('.', 680), line('Ring us.', 600), line('Ring us.', 500)];
  const place = placeOf('We pay for the bus.', items, 800)!;
  expect([place.top, place.bottom].map((at) => Math.round(at * 800))).toEqual([86, 124]);
  expect(placeOf('Ring us.', items, 800)).toBeNull();
  expect(placeOf('Write to us.', items, 800)).toBeNull();
  expect(placeOf(' ', items, 800)).toBeNull();
});

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

test('zooming keeps within its steps, and a page within its place', () => {
  expect([larger(1), larger(4), smaller(1), smaller(0.5)]).toEqual([1.25, 4, 0.75, 0.5]);
  expect([widthOf(604, 1), widthOf(604, 2), widthOf(2000, 1)]).toEqual([600, 1200, 820]);
});

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
