import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import Chips from './Chips.svelte';

test('the chosen count above a list says that it is chosen', () => {
  render(Chips, { label: 'Which', chips: [{ value: '', label: 'All' }, { value: 'late', label: '1 late', shape: 'late' }], chosen: 'late', onchoose: () => {} });
  expect(screen.getByRole('button', { name: '1 late' }).getAttribute('aria-pressed')).toBe('true');
  expect(screen.getByRole('button', { name: 'All' }).getAttribute('aria-pressed')).toBe('false');
});
