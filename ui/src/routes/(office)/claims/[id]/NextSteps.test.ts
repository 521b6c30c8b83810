import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { commands, type Claim } from '$lib/backend';
import { toast } from '$lib/toast.svelte';
import NextSteps from './NextSteps.svelte';

const WHY = 'You entered this claim. Ask another officer to approve it.';
const claim = (allowed: string[]): Claim => ({
  id: 'c', number: 'A-1', person: { id: 'p', name: 'Owen Brightwater', needs: [] }, project: null, activity: 'Read a letter', on: '2026-11-10',
  lines: [], offered: 7500, answer: 'accepted', accepted: 7500, answer_note: '', notes: '', expenses: 0, total: 7500, status: 'submitted',
  entered_by: 'Priya Nair', decisions: [], warnings: [], seen: 'as it is',
  may: (['change', 'submit', 'return', 'approve', 'refuse', 'pay'] as const).map((deed) => ({
    deed, allowed: allowed.includes(deed), why: allowed.includes(deed) ? '' : WHY,
  })),
});

beforeEach(() => toast.close());

test('what the core does not allow has no button, but its reason', () => {
  render(NextSteps, { claim: claim(['refuse']), today: '2026-11-22' });
  expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  expect(screen.getByText('Approve', { selector: 'b' }).parentElement?.textContent).toContain(WHY);
});

test('approving says so, and offers no undo, as it is a fact', async () => {
  vi.mocked(commands.approveClaim).mockResolvedValue({ id: 'c', op: '1:7' });
  render(NextSteps, { claim: claim(['approve']), today: '2026-11-22' });
  await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
  expect(commands.approveClaim).toHaveBeenCalledWith('c', 'as it is');
  expect(toast.said).toMatchObject({ op: null, words: '£75 is approved for Owen Brightwater.' });
});

test('a payment offers no undo, as it is a fact', async () => {
  vi.mocked(commands.payClaim).mockResolvedValue({ id: 'c', op: '1:8' });
  render(NextSteps, { claim: claim(['pay']), today: '2026-11-22' });
  await userEvent.click(screen.getByRole('button', { name: 'Note that it is paid' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'How' }), 'bank');
  await userEvent.click(screen.getByRole('button', { name: 'Note the payment of £75' }));
  expect(commands.payClaim).toHaveBeenCalledWith('c', 'as it is', { on: '22 November 2026', how: 'bank', reference: '' });
  expect(toast.said?.op).toBeNull();
});

test('a refusal without a reason stays open and says what is missing', async () => {
  vi.mocked(commands.refuseClaim).mockRejectedValue({
    code: 'bad_input', message: 'There is 1 thing to put right.', hint: '', problems: [{ field: 'reason', message: 'Say why, so that the person can be told.' }],
  });
  render(NextSteps, { claim: claim(['refuse']), today: '2026-11-22' });
  await userEvent.click(screen.getByRole('button', { name: 'Refuse' }));
  await userEvent.click(screen.getByRole('button', { name: 'Refuse it' }));
  expect(await screen.findByRole('link', { name: 'Say why, so that the person can be told.' })).toBeTruthy();
});
