import { render, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { commands } from '$lib/backend';
import Page from './+page.svelte';

const LOST = 'The 3 changes that were saved last on this laptop are not in the store any more.';

async function open(told: string[], news: string[]) {
  const [desk, today] = await Promise.all([commands.desk(), commands.today()]);
  render(Page, { data: { desk: { ...desk, told }, today: { ...today, news } } });
}
const panel = () => screen.queryByRole('region', { name: 'You should know' });
const sentences = () => [...panel()!.querySelectorAll('p')].map((sentence) => sentence.textContent);

test('a loss that could not be noted in the store is told, before what is news', async () => {
  await open([LOST], ['Asha Verity let Ines Cole in on 3 March 2026.']);
  expect(sentences()).toEqual([LOST, 'Asha Verity let Ines Cole in on 3 March 2026.']);
});

test('a loss that was noted is told once, with its day', async () => {
  await open([LOST], [`Noticed on 3 March 2026: ${LOST} Look at what you entered before that day.`]);
  expect(sentences()).toHaveLength(1);
  expect(within(panel()!).getByText(/^Noticed on 3 March 2026/)).toBeTruthy();
});

test('where there is nothing to know nothing is said', async () => {
  await open([], []);
  expect(panel()).toBeNull();
});
