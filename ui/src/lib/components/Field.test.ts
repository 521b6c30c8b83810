import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import Field from './Field.svelte';

test('label, hint and error belong to the control', () => {
  render(Field, { label: 'Day', name: 'lines.0.on', value: '26/11', hint: 'On the ticket.', error: 'Write the year too.' });
  const control = screen.getByRole('textbox', { name: 'Day' });
  expect(control.id).toBe('field-lines-0-on');
  expect(control.getAttribute('aria-invalid')).toBe('true');
  const described = control.getAttribute('aria-describedby')!.split(' ').map((id) => document.getElementById(id)!.textContent);
  expect(described[0]).toBe('On the ticket.');
  expect(described[1]).toContain('Write the year too.');
});

test('a field without a problem says nothing of one', () => {
  render(Field, { label: 'Town', name: 'town', value: '' });
  const control = screen.getByRole('textbox', { name: 'Town' });
  expect(control.hasAttribute('aria-invalid')).toBe(false);
  expect(control.hasAttribute('aria-describedby')).toBe(false);
});

test('prose is spell-checked, names and e-mail are not', () => {
  const checked = (kind: 'text' | 'long' | 'name' | 'email') => {
    const { unmount } = render(Field, { label: 'It', name: 'it', value: '', kind });
    const answer = screen.getByRole('textbox').getAttribute('spellcheck');
    unmount();
    return answer;
  };
  expect([checked('text'), checked('long'), checked('name'), checked('email')]).toEqual(['true', 'true', 'false', 'false']);
});

test('a passphrase is hidden until somebody asks to see it', async () => {
  render(Field, { label: 'Your passphrase', name: 'passphrase', value: 'four quiet green chairs', kind: 'passphrase' });
  const control = screen.getByLabelText<HTMLInputElement>('Your passphrase');
  expect(control.type).toBe('password');
  await userEvent.click(screen.getByRole('button', { name: 'Show: Your passphrase' }));
  expect(control.type).toBe('text');
  expect(control.value).toBe('four quiet green chairs');
});

test('the group of a choice carries its words', () => {
  render(Field, { label: 'Farida said', name: 'state', value: 'given', kind: 'radio', choices: [{ value: 'given', label: 'Yes' }, { value: 'refused', label: 'No' }] });
  expect(screen.getByRole('group', { name: 'Farida said' })).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Yes' }).checked).toBe(true);
});

test('what is not chosen yet shows the words for that', () => {
  render(Field, { label: 'Format', name: 'format', value: null, kind: 'select', choices: [{ value: '', label: 'Choose a format' }, { value: 'braille', label: 'Braille' }] });
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Format' }).selectedOptions[0]?.textContent).toBe('Choose a format');
});
