import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { commands } from '$lib/backend';
import { Form } from './form.svelte';
import NewPassphrase from './NewPassphrase.svelte';

test('whoever chooses a passphrase reads how well it keeps others out, and what would help', async () => {
  render(NewPassphrase, { form: new Form({ passphrase: '', again: '' }), label: 'Your passphrase', known: ['Northbrook', ''] });
  await userEvent.type(screen.getByLabelText('Your passphrase'), 'password1');
  expect(await screen.findByText('Easy to guess', {}, { timeout: 2000 })).toBeTruthy();
  expect(screen.getByText('Add a word that nobody would expect.')).toBeTruthy();
  await userEvent.type(screen.getByLabelText('Your passphrase'), ' kettle orbit');
  expect(await screen.findByText('Very good', {}, { timeout: 2000 })).toBeTruthy();
  expect(commands.passphraseStrength).toHaveBeenLastCalledWith('password1 kettle orbit', ['Northbrook']);
  await userEvent.clear(screen.getByLabelText('Your passphrase'));
  expect(screen.queryByText('Very good')).toBeNull();
});
