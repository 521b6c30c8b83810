import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { commands, type HandoutDraft, type PartDraft, type WordFinding } from '$lib/backend';
import { toast } from '$lib/toast.svelte';
import type { Offered } from '../start';
import Editor from './Editor.svelte';

vi.mock('../preview/pdf', () => ({ openPages: vi.fn(async () => ({ count: 1, paper: 'A4', draw: async () => true, words: async () => [], close() {} })) }));
vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} });

const part = (words: string, more: Partial<PartDraft> = {}): PartDraft =>
  ({ id: null, kind: 'row', words, picture: '', alt: '', hard_word: '', meaning: '', ...more });
const draft = (...parts: PartDraft[]): HandoutDraft => ({
  title: 'Come and talk', language: 'en-GB', profile: 'uk_council', picture: '', template: false, made_from: null, translation_of: null, parts,
});
const finding = (more: Partial<WordFinding>): WordFinding => ({
  rule: 'ER-S1', level: 'error', part: 0, start: 0, end: 0, words: '', message: '22 words. Easy read stops at 15.', source: 'GOV.UK', mend: null, suggestion: null, ...more,
});
const looked = (...findings: WordFinding[]) => ({ findings, reading_grade: 4, reading_age: 9, word_count: 12, sentences: 2, pages: 2 });
const rows = () => screen.getAllByRole('textbox', { name: /^Row/ }).map((box) => (box as HTMLTextAreaElement).value);
const box = (name: string) => screen.getByRole('textbox', { name }) as HTMLTextAreaElement;
const offered: Offered = {
  profiles: [{ id: 'uk_council', label: 'UK council', words: 'The usual choice.', source: 'GOV.UK, 2026', points: 16 }],
  languages: [{ tag: 'en-GB', name: 'English', has_phrases: true }, { tag: 'cy', name: 'Welsh', has_phrases: false }],
};
const open = (...words: string[]) => render(Editor, { draft: draft(...words.map((one) => part(one))), place: 'handout:new', offered });

beforeEach(() => {
  toast.close();
  vi.mocked(commands.lookOver).mockResolvedValue(looked() as never);
});

test('Enter parts a row, and Backspace takes an empty one away', async () => {
  open('We meet. Lunch is free.');
  box('Row 1').focus();
  box('Row 1').setSelectionRange(8, 8);
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(rows()).toEqual(['We meet.', 'Lunch is free.']));
  expect(document.activeElement).toBe(box('Row 2'));
  await userEvent.clear(box('Row 2'));
  await userEvent.keyboard('{Backspace}');
  await waitFor(() => expect(rows()).toEqual(['We meet.']));
  expect(document.activeElement).toBe(box('Row 1'));
});

test('Alt with the arrows moves a row, and says where it is', async () => {
  open('One.', 'Two.', 'Three.');
  box('Row 3').focus();
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await waitFor(() => expect(rows()).toEqual(['One.', 'Three.', 'Two.']));
  expect((document.activeElement as HTMLTextAreaElement).value).toBe('Three.');
  expect(screen.getByText('Moved. It is number 2 of 3 now.')).toBeTruthy();
  screen.getByRole('button', { name: 'Move row 1 of 3' }).focus();
  await userEvent.keyboard('{ArrowUp}');
  expect(screen.getByText('It is the first already.')).toBeTruthy();
});

test('several pasted sentences become rows, and can go again', async () => {
  open('');
  box('Row 1').focus();
  await userEvent.paste('We meet on Monday. Lunch is free. Ring us.');
  await waitFor(() => expect(rows()).toEqual(['We meet on Monday.', 'Lunch is free.', 'Ring us.']));
  toast.said!.back!();
  await waitFor(() => expect(rows()).toEqual(['']));
});

test('a row that was taken out comes back with its words', async () => {
  open('One.', 'Two.');
  await userEvent.click(screen.getByRole('button', { name: 'More for row 1' }));
  await userEvent.click(screen.getByRole('button', { name: 'Take it out' }));
  await waitFor(() => expect(rows()).toEqual(['Two.']));
  toast.said!.back!();
  await waitFor(() => expect(rows()).toEqual(['One.', 'Two.']));
});

test('a certain mend is one press, and “Keep mine” is one too', async () => {
  const mend = { label: 'Use these 2 rows', instead: '', words: ['We pay for the bus.', 'Lunch is free.'] };
  vi.mocked(commands.lookOver).mockResolvedValue(looked(finding({ mend }), finding({ part: 1, message: 'There is no picture.', level: 'warning', mend: { label: 'Use this', instead: '', words: ['Other.'] } })) as never);
  open('We will reimburse your travel, and lunch is provided.', 'Ring us.');
  await screen.findByText('2 to mend');
  await userEvent.click(screen.getAllByRole('button', { name: 'Keep mine' })[1]!);
  await screen.findByText('1 to mend');
  vi.mocked(commands.lookOver).mockResolvedValue(looked() as never);
  await userEvent.click(screen.getByRole('button', { name: 'Use these 2 rows' }));
  await waitFor(() => expect(rows()).toEqual(['We pay for the bus.', 'Lunch is free.', 'Ring us.']));
  await screen.findByText('Nothing to mend');
});

test('the page follows every letter, the newest last', async () => {
  const answers: (() => void)[] = [];
  vi.mocked(commands.draftPdf).mockImplementation(() => new Promise((done) => answers.push(() => done(new ArrayBuffer(8)))));
  open('');
  box('Row 1').focus();
  await userEvent.keyboard('Ring us');
  // One at a time: while the first is written, the others wait as one.
  expect(answers).toHaveLength(1);
  answers[0]!();
  await waitFor(() => expect(answers).toHaveLength(2));
  expect(vi.mocked(commands.draftPdf).mock.lastCall?.[0].parts[0]?.words).toBe('Ring us');
});

test('the checker is asked once for what is typed, not again and again', async () => {
  open('One.');
  await screen.findByText('Nothing to mend');
  await new Promise((done) => setTimeout(done, 400));
  expect(commands.lookOver).toHaveBeenCalledTimes(1);
});

test('saving sends no key and takes the ids of new rows', async () => {
  const saved = draft(part('One.', { id: 'p1' }));
  vi.mocked(commands.saveWrittenHandout).mockResolvedValue({ id: 'h1', op: '1:1' });
  vi.mocked(commands.handout).mockResolvedValue({ draft: saved } as never);
  const page = { id: 'h1', draft: draft(part('One.')), versions: [], checks: [], translations: [] };
  render(Editor, { draft: page.draft, page: page as never, place: 'handout:h1', offered });
  await userEvent.keyboard('{Control>}s{/Control}');
  await waitFor(() => expect(commands.saveWrittenHandout).toHaveBeenCalledWith('h1', draft(part('One.'))));
  await waitFor(() => expect(commands.handout).toHaveBeenCalled());
  await userEvent.keyboard('{Control>}s{/Control}');
  await waitFor(() => expect(commands.saveWrittenHandout).toHaveBeenLastCalledWith('h1', saved));
});

test('a handout that nobody has tried goes out only after a word', async () => {
  open('One.');
  await userEvent.click(screen.getByRole('button', { name: 'Open to print' }));
  expect(screen.getByText('Nobody has tried it yet')).toBeTruthy();
  expect(document.querySelector('[autofocus]')?.textContent).toContain('Print it anyway');
});
