import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { commands } from '$lib/backend';
import { Form } from './form.svelte';
import TryForm from './TryForm.test.svelte';

const refusal = {
  code: 'bad_input', message: 'There is 1 thing to put right.', hint: 'What you typed is still there.',
  problems: [{ field: 'name', message: 'Write the person’s name.' }],
};

test('a refused form keeps what was typed, and its summary takes focus and leads to the field', async () => {
  render(TryForm, { save: () => Promise.reject(refusal) });
  await userEvent.type(screen.getByRole('textbox', { name: 'Town' }), 'Millbrook');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  const summary = await screen.findByRole('alert');
  expect(document.activeElement).toBe(summary);
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Town' }).value).toBe('Millbrook');
  await userEvent.click(screen.getByRole('link', { name: 'Write the person’s name.' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' }));
});

test('what is to be put right stands in the order of the form, and last what has no field', async () => {
  const problems = ['', 'town', 'name'].map((field) => ({ field, message: `About ${field || 'all of it'}` }));
  render(TryForm, { save: () => Promise.reject({ ...refusal, problems }) });
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  const lines = screen.getAllByRole('listitem').map((line) => line.textContent);
  expect(lines).toEqual(['About name', 'About town', 'About all of it']);
});

test('what is typed is kept when typing pauses, and let go once it is saved', async () => {
  const save = vi.fn().mockResolvedValue({ id: '1', op: '1:1' });
  render(TryForm, { save });
  await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Inês');
  await waitFor(() => expect(commands.keepDraft).toHaveBeenCalledTimes(1), { timeout: 1500 });
  expect(JSON.parse(vi.mocked(commands.keepDraft).mock.calls[0]![1])).toEqual({ name: 'Inês', town: '' });
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(save).toHaveBeenCalledWith({ name: 'Inês', town: '' });
  expect(commands.dropDraft).toHaveBeenCalledWith('person:new');
});

test('what was typed before is back, with a word about it and a way out', async () => {
  vi.mocked(commands.takeDraft).mockResolvedValue(JSON.stringify({ name: 'Grace', gone: 'x' }));
  const { unmount } = render(TryForm, { save: vi.fn() });
  await screen.findByText('We kept what you typed.');
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('Grace');
  await userEvent.click(screen.getByRole('button', { name: 'Start again' }));
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('');
  expect(commands.dropDraft).toHaveBeenCalledWith('person:new');
  // Nothing is put back in its place when the page goes.
  unmount();
  expect(commands.keepDraft).not.toHaveBeenCalled();
});

test('leaving a form keeps at once what was typed last', async () => {
  const { unmount } = render(TryForm, { save: vi.fn() });
  await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Y');
  unmount();
  expect(commands.keepDraft).toHaveBeenCalledTimes(1);
});

test('pressing Save twice saves once', async () => {
  const save = vi.fn(() => new Promise(() => {}));
  render(TryForm, { save });
  await userEvent.dblClick(screen.getByRole('button', { name: 'Save' }));
  expect(save).toHaveBeenCalledTimes(1);
});

test('a form that is kept nowhere has no copy of what was typed, sent or let go', async () => {
  const form = new Form({ officer: 'Asha', passphrase: '' });
  const holds = () => JSON.stringify([form.draft, Object.values(form)]).includes('green bus');
  form.draft.passphrase = 'green bus in the rain';
  form.keep();
  await form.flush();
  expect(await form.send(async ({ passphrase }) => passphrase.length)).toBe(21);
  expect(holds()).toBe(true);
  form.empty('passphrase');
  expect(holds()).toBe(false);
  expect(form.draft.officer).toBe('Asha');
  expect(commands.keepDraft).not.toHaveBeenCalled();
});
