import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { commands, type Settings } from '$lib/backend';
import { toast } from '$lib/toast.svelte';
import CouncilForm from './CouncilForm.svelte';

const settings: Settings = {
  council: 'Northbrook Council', department: '', contact_phone: '01632 960 100', contact_email: '', contact_address: '',
  contact_web: '', other_formats: '', lock_after_minutes: 15,
};

beforeEach(() => toast.close());

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
