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

test('what was typed and not chosen is sent, so that the core can say what is wrong with it', async () => {
  const box = await shown([{ id: 'a', label: 'Farida Rahmani' }, { id: 'b', label: 'Faris Haddad' }]);
  await userEvent.type(box, 'far');
  await userEvent.tab();
  expect(TryPicker.value).toBe('far');
  expect(box.value).toBe('far');
});

test('a whole name that only one has is chosen by leaving the box', async () => {
  const box = await shown([{ id: 'a', label: 'Farida Rahmani' }, { id: 'b', label: 'Faris Haddad' }]);
  await userEvent.type(box, 'faris haddad');
  await userEvent.tab();
  await waitFor(() => expect(TryPicker.value).toBe('b'));
  expect(box.value).toBe('Faris Haddad');
});

test('a name that several have is not chosen for anybody', async () => {
  const box = await shown([{ id: 'a', label: 'Ann Lee' }, { id: 'b', label: 'Ann Lee' }]);
  await userEvent.type(box, 'Ann Lee');
  await userEvent.tab();
  await waitFor(() => expect(box.getAttribute('aria-expanded')).toBe('false'));
  expect(TryPicker.value).toBe('Ann Lee');
});

test('words of a kept draft that nobody has for an id stand in the box again', async () => {
  render(Picker, { label: 'Project', name: 'project', value: 'no such project', search: async () => [], labelOf: () => Promise.reject({ code: 'not_found' }) });
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('combobox').value).toBe('no such project'));
});

test('the id of a record that is gone is not shown', async () => {
  const labelOf = vi.fn(() => Promise.reject({ code: 'not_found' }));
  render(Picker, { label: 'Project', name: 'project', value: '01a21585-75ae-74b4-beee-1f832fbe4ceb', search: async () => [], labelOf });
  await waitFor(() => expect(labelOf).toHaveBeenCalled());
  await new Promise((done) => setTimeout(done));
  expect(screen.getByRole<HTMLInputElement>('combobox').value).toBe('');
});

/** What the form around a picker holds. */
const TryPicker = { value: null as string | null };

async function shown(found: { id: string; label: string }[]) {
  TryPicker.value = null;
  const props = { label: 'Person', name: 'person', search: async () => found, labelOf: async () => '' };
  render(Picker, {
    ...props,
    get value() { return TryPicker.value; },
    set value(chosen) { TryPicker.value = chosen; },
  });
  return screen.getByRole<HTMLInputElement>('combobox', { name: 'Person' });
}
