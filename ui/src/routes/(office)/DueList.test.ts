import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { DueThing } from '$lib/backend';
import { kinds, pageOf } from '$lib/records';
import DueList from './DueList.svelte';

const due = (more: Partial<DueThing>): DueThing => ({ kind: 'action', id: '1', on: '2026-11-20', title: 'Repairs', detail: '', mark: 'late', ...more });

test.each(kinds)('what is due of the kind %s leads to its page', (kind) => {
  render(DueList, { due: [due({ kind })], today: '2026-11-22' });
  expect(screen.getByRole('link', { name: 'Open: Repairs' }).getAttribute('href')).toBe(pageOf(kind, '1'));
});

test('how late it is is said in words', () => {
  render(DueList, { due: [due({})], today: '2026-11-22' });
  expect(screen.getByText('2 days late.')).toBeTruthy();
});
