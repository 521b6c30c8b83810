import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { commands } from '$lib/backend';
import { toast, undo } from '$lib/toast.svelte';
import ToastBar from './ToastBar.svelte';

afterEach(() => {
  vi.useRealTimers();
  toast.close();
});

test('what happened stands for 20 seconds, and longer while somebody points at it', () => {
  vi.useFakeTimers();
  toast.say('Farida Rahmani is deleted.', '1:7');
  vi.advanceTimersByTime(19_000);
  expect(toast.said?.op).toBe('1:7');
  toast.hold();
  vi.advanceTimersByTime(60_000);
  expect(toast.said).not.toBeNull();
  toast.release();
  vi.advanceTimersByTime(20_000);
  expect(toast.said).toBeNull();
});

test('undo takes the change back, says so, and can itself be undone', async () => {
  vi.mocked(commands.undo).mockResolvedValue({ op: '1:8', sentence: 'Taken back: delete a person.', kept: 0 });
  render(ToastBar);
  toast.say('Farida Rahmani is deleted.', '1:7');
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(commands.undo).toHaveBeenCalledWith('1:7', false);
  expect(toast.said).toMatchObject({ words: 'Taken back: delete a person.', op: '1:8' });
});

test('of a change that was built on since, the rest is offered', async () => {
  vi.mocked(commands.undo)
    .mockRejectedValueOnce({ code: 'moved_on', message: 'This can’t be taken back as a whole: 2 people changed since.', hint: '', problems: [] })
    .mockResolvedValueOnce({ op: '1:9', sentence: 'Taken back: bring in people. 3 records stay.', kept: 3 });
  render(ToastBar);
  await undo('1:7', { many: true });
  expect((await screen.findByRole('status')).textContent).toContain('2 people changed since');
  await userEvent.click(await screen.findByRole('button', { name: 'Take back the rest' }));
  expect(commands.undo).toHaveBeenLastCalledWith('1:7', true);
});

test('a change of one record that was built on since says why it stays, in the words of the core', async () => {
  vi.mocked(commands.undo).mockRejectedValue({ code: 'moved_on', message: 'This can’t be taken back: 1 claim changed since, or later records need it.', hint: 'Take back the later change first.', problems: [] });
  render(ToastBar);
  await undo('1:7');
  expect((await screen.findByRole('status')).textContent).toContain('1 claim changed since, or later records need it. Take back the later change first.');
  expect(screen.queryByRole('button', { name: 'Take back the rest' })).toBeNull();
});
