import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import Picker from './Picker.svelte';

test('a person is chosen with the keyboard alone', async () => {
  const found = [{ id: 'a', label: 'Farida Rahmani' }, { id: 'b', label: 'Faris Haddad' }];
  const onchoose = vi.fn();
  render(Picker, { label: 'Person', name: 'person', value: null, search: async () => found, labelOf: async () => '', onchoose });
  const box = screen.getByRole<HTMLInputElement>('combobox', { name: 'Person' });
  await userEvent.type(box, 'far');
  await screen.findByRole('option', { name: 'Faris Haddad' });
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(onchoose).toHaveBeenLastCalledWith(found[1]);
  expect(box.value).toBe('Faris Haddad');
  expect(box.getAttribute('aria-expanded')).toBe('false');
});

test('what is left of an earlier choice is not sent once somebody types on', async () => {
  const onchoose = vi.fn();
  render(Picker, { label: 'Person', name: 'person', value: 'a', search: async () => [], labelOf: async () => 'Farida Rahmani', onchoose });
  const box = screen.getByRole<HTMLInputElement>('combobox', { name: 'Person' });
  await waitFor(() => expect(box.value).toBe('Farida Rahmani'));
  await userEvent.type(box, 'x');
  expect(onchoose).toHaveBeenCalledWith(null);
});
