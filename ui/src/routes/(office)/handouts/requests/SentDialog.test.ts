import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { invalidate } from '$app/navigation';
import { commands } from '$lib/backend';
import { listRequests } from '$lib/backend/fixtures/northbrook';
import { shows } from '$lib/records/changes';
import { toast } from '$lib/toast.svelte';
import SentDialog from './SentDialog.svelte';

const request = listRequests().rows.find((one) => !one.sent_on)!;

test('sending is written down with its day and cost, and only what shows the request is read again', async () => {
  render(SentDialog, { open: true, request, today: '2026-11-22' });
  await userEvent.type(screen.getByRole('textbox', { name: /^What it cost/ }), '4.50');
  await userEvent.click(screen.getByRole('button', { name: 'It is sent' }));
  expect(commands.markRequestSent).toHaveBeenCalledWith(request.id, { on: '22 November 2026', cost: '4.50', note: '' });
  await waitFor(() => expect(vi.mocked(invalidate).mock.calls.flat()).toEqual([shows('request'), shows('request', request.id)]));
  expect(toast.said).toMatchObject({ words: 'Kept: it is sent.', op: '1:42' });
});

test('the note that stands is not written a second time', () => {
  render(SentDialog, { open: true, request: { ...request, note: 'In blue ink.' }, today: '2026-11-22' });
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' }).value).toBe('');
});
