import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { commands } from '$lib/backend';
import CheckSide from './CheckSide.svelte';

test('a check names each thing that is wrong', async () => {
  vi.mocked(commands.check).mockResolvedValue({ sentence: '1 thing is wrong.', problems: ['a row of claim points at a person that is not there'] });
  render(CheckSide);
  await userEvent.click(screen.getByRole('button', { name: 'Check now' }));
  expect(await screen.findByText('1 thing is wrong.')).toBeTruthy();
  expect(screen.getByRole('listitem').textContent).toContain('a row of claim');
});
