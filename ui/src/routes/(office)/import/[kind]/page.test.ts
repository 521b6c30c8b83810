import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { goto } from '$app/navigation';
import { commands, type ImportPreview } from '$lib/backend';
import { records } from '$lib/records';
import { toast } from '$lib/toast.svelte';
import Page from './+page.svelte';

const preview = (changes: Partial<ImportPreview> = {}): ImportPreview => ({
  kind: 'person', file_name: 'register.csv', encoding: 'UTF-8', separator: 'comma', headings_line: 1, told: [],
  columns: [{ heading: 'Full name', field: 'name' }, { heading: 'Tel', field: '' }],
  fields: [{ field: 'name', label: 'Name' }, { field: 'phone', label: 'Phone' }],
  read: 14, accepted: 2, remarks: [], noted: 0, doubtful: 0, sample: [{ line: 2, title: 'Grace Okafor', detail: '' }],
  refused: Array.from({ length: 12 }, (_, at) => ({ line: at + 4, reason: 'This row has no name.' })), ...changes,
});

const data = { kind: 'person', bring: records.person.bring } as never;
async function chosen(found = preview()) {
  vi.mocked(commands.chooseImport).mockResolvedValue(found);
  const page = render(Page, { data });
  await userEvent.click(screen.getByRole('button', { name: 'Choose a spreadsheet' }));
  await screen.findByRole('heading', { name: 'register.csv' });
  return page;
}

beforeEach(() => toast.close());

test('nothing is written before it is kept, and one undo takes it back', async () => {
  vi.mocked(commands.confirmImport).mockResolvedValue({ read: 14, accepted: 2, op: '1:7' });
  await chosen();
  expect(commands.confirmImport).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: /^Keep these 2.people$/ }));
  await waitFor(() => expect(goto).toHaveBeenCalledWith('/people'));
  expect(toast.said).toMatchObject({ words: '2\u00a0people are added to the register.', op: '1:7' });
});

test('naming a column asks anew what would be kept', async () => {
  vi.mocked(commands.remapImport).mockResolvedValue(preview({ accepted: 3 }));
  await chosen();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Tel' }), 'Phone');
  expect(commands.remapImport).toHaveBeenCalledWith([{ heading: 'Full name', field: 'name' }, { heading: 'Tel', field: 'phone' }]);
  expect(await screen.findByRole('button', { name: /^Keep these 3.people$/ })).toBeTruthy();
});

test('what is to be known of the file and what is to be looked at is told', async () => {
  const remarks = [
    { line: 4, field: 'Format', typed: 'owl post', about: '' },
    { line: 9, field: '', typed: '', about: 'This row is the same as line 3, and is kept twice.' },
  ];
  await chosen(preview({ remarks, noted: 1, doubtful: 1, headings_line: 3, told: ['The column “Diet” fills no field, so it is kept in the notes.'] }));
  expect(screen.getByText('The column “Diet” fills no field', { exact: false })).toBeTruthy();
  expect(screen.getByText('Headings in line 3.', { exact: false })).toBeTruthy();
  expect(screen.getByRole('heading', { name: /^1.value would go to the notes$/ })).toBeTruthy();
  expect(screen.getByRole('heading', { name: /^1.thing to look at$/ })).toBeTruthy();
  expect(screen.getByText('This row is the same as line 3', { exact: false })).toBeTruthy();
});

test('ten refused rows are shown until somebody asks for the rest', async () => {
  await chosen();
  expect(screen.getAllByText('This row has no name.')).toHaveLength(10);
  await userEvent.click(screen.getByRole('button', { name: 'Show all 12 refused rows' }));
  expect(screen.getAllByText('This row has no name.')).toHaveLength(12);
  expect(document.activeElement?.textContent).toContain('Line 14');
});

test('of very many refused rows the page says how many there are, and shows the first', async () => {
  await chosen(preview({ read: 5000 }));
  expect(screen.getByRole('heading', { name: /^4,998.rows are refused$/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Show the first 12 of 4,998' })).toBeTruthy();
});

test('where no row can be kept, the page says which column is missing', async () => {
  await chosen(preview({ accepted: 0 }));
  expect(screen.getByText('Say which column holds the name.', { exact: false })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Keep/ })).toBeNull();
});

test('a file that can’t be read is refused in words, and another may be chosen', async () => {
  vi.mocked(commands.chooseImport).mockRejectedValue({ code: 'unreadable_file', message: 'This is a picture, not a CSV file.', hint: 'Save it as CSV.', problems: [] });
  render(Page, { data });
  await userEvent.click(screen.getByRole('button', { name: 'Choose a spreadsheet' }));
  await screen.findByText('This is a picture, not a CSV file.');
  expect(screen.getByRole('button', { name: 'Choose a spreadsheet' })).toBeTruthy();
});

test('leaving the page lets go of the file', async () => {
  const { unmount } = await chosen();
  unmount();
  expect(commands.forgetImport).toHaveBeenCalledTimes(1);
});
