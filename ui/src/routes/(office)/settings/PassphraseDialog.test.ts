import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { commands } from '$lib/backend';
import PassphraseDialog from './PassphraseDialog.svelte';

test('a wrong passphrase is said at the field of the present one', async () => {
  vi.mocked(commands.changePassphrase).mockRejectedValue({
    code: 'wrong_passphrase', message: 'It does not open this store.', hint: '', problems: [{ field: 'passphrase', message: 'Again.' }],
  });
  render(PassphraseDialog, { open: true, council: 'Northbrook' });
  await userEvent.type(screen.getByLabelText('The passphrase you have now'), 'three green chairs');
  await userEvent.click(screen.getByRole('button', { name: 'Change it' }));
  const present = screen.getByLabelText('The passphrase you have now');
  await waitFor(() => expect(present.getAttribute('aria-invalid')).toBe('true'));
  expect(screen.getByRole('link', { name: 'This is not the passphrase you have now.' })).toBeTruthy();
  expect(screen.getByLabelText('Your new passphrase').hasAttribute('aria-invalid')).toBe(false);
});

test('whoever has to wait after wrong ones is told how long', async () => {
  const wait = 'That was wrong 3 times. Wait 2 seconds, then try again.';
  vi.mocked(commands.changePassphrase).mockRejectedValue({
    code: 'wrong_passphrase', message: wait, hint: '', problems: [{ field: 'present', message: wait }],
  });
  render(PassphraseDialog, { open: true, council: 'Northbrook' });
  await userEvent.click(screen.getByRole('button', { name: 'Change it' }));
  expect(await screen.findByRole('link', { name: wait })).toBeTruthy();
});
