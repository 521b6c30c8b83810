import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import FilterBox from './FilterBox.svelte';

test('a list filters when typing pauses, not at each letter', async () => {
  const onfilter = vi.fn();
  render(FilterBox, { label: 'Filter people', words: '', onfilter });
  await userEvent.type(screen.getByRole('searchbox', { name: 'Filter people' }), 'fari');
  await waitFor(() => expect(onfilter).toHaveBeenCalledWith('fari'));
  expect(onfilter.mock.calls.length).toBeLessThan(4);
});
