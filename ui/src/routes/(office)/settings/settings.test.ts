import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { commands, type Settings } from '$lib/backend';
import { toast } from '$lib/toast.svelte';
import CheckSide from './CheckSide.svelte';
import CouncilForm from './CouncilForm.svelte';
import PassphraseDialog from './PassphraseDialog.svelte';
import { waits } from './draft';

vi.mock('$app/navigation', () => ({ invalidateAll: vi.fn() }));
vi.mock('$lib/backend', async (original) => ({
  ...(await original<typeof import('$lib/backend')>()),
  commands: {
    takeDraft: vi.fn(async () => null), keepDraft: vi.fn(async () => null), dropDraft: vi.fn(async () => null),
    saveSettings: vi.fn(), changePassphrase: vi.fn(), check: vi.fn(),
  },
}));

const settings: Settings = {
  council: 'Northbrook Council', department: '', contact_phone: '01632 960 100', contact_email: '', contact_address: '',
  contact_web: '', other_formats: '', lock_after_minutes: 15,
};

beforeEach(() => toast.close());

test('the wait that is set now can always be chosen', () => {
  expect(waits(45).map((wait) => wait.value)).toEqual(['5', '10', '15', '30', '45', '60', '0']);
  expect(waits(0).map((wait) => wait.value)).toEqual(['5', '10', '15', '30', '60', '0']);
});

test('the settings are sent with minutes as a number, and can be taken back', async () => {
  vi.mocked(commands.saveSettings).mockResolvedValue({ id: 'settings', op: '1:8' });
  render(CouncilForm, { settings });
  await userEvent.selectOptions(screen.getByRole('combobox'), '30');
  await userEvent.click(screen.getByRole('button', { name: 'Save the settings' }));
  expect(commands.saveSettings).toHaveBeenCalledWith({ ...settings, lock_after_minutes: 30 });
  await waitFor(() => expect(toast.said?.op).toBe('1:8'));
});

test('saving what is there already offers no undo', async () => {
  vi.mocked(commands.saveSettings).mockResolvedValue({ id: 'settings', op: '' });
  render(CouncilForm, { settings });
  await userEvent.click(screen.getByRole('button', { name: 'Save the settings' }));
  await waitFor(() => expect(toast.said?.words).toContain('Nothing was different'));
  expect(toast.said?.op).toBeNull();
});

test('after an undo the form shows the words that are kept now', async () => {
  const { rerender } = render(CouncilForm, { settings });
  await rerender({ settings: { ...settings, council: 'Northbrook Borough Council' } });
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Council' }).value).toBe('Northbrook Borough Council');
});

test('a wrong passphrase is said at the field of the present one', async () => {
  vi.mocked(commands.changePassphrase).mockRejectedValue({
    code: 'wrong_passphrase', message: 'It does not open this store.', hint: '', problems: [{ field: 'passphrase', message: 'Again.' }],
  });
  render(PassphraseDialog, { open: true });
  await userEvent.type(screen.getByLabelText('The passphrase you have now'), 'three green chairs');
  await userEvent.click(screen.getByRole('button', { name: 'Change it' }));
  const present = screen.getByLabelText('The passphrase you have now');
  await waitFor(() => expect(present.getAttribute('aria-invalid')).toBe('true'));
  expect(screen.getByRole('link', { name: 'This is not the passphrase you have now.' })).toBeTruthy();
  expect(screen.getByLabelText('Your new passphrase').hasAttribute('aria-invalid')).toBe(false);
});

test('a check names each thing that is wrong', async () => {
  vi.mocked(commands.check).mockResolvedValue({ sentence: '1 thing is wrong.', problems: ['a row of claim points at a person that is not there'] });
  render(CheckSide);
  await userEvent.click(screen.getByRole('button', { name: 'Check now' }));
  expect(await screen.findByText('1 thing is wrong.')).toBeTruthy();
  expect(screen.getByRole('listitem').textContent).toContain('a row of claim');
});
