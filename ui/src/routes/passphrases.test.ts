// Pages on which a passphrase is typed let it go once it was needed.
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { commands, type Desk } from '$lib/backend';
import Officers from './(office)/settings/Officers.svelte';
import Start from './start/+page.svelte';
import Unlock from './unlock/+page.svelte';

const WORDS = 'green bus in the rain';

/** All forms that the page under test made. */
const made = vi.hoisted(() => [] as object[]);
vi.mock('$lib/components/form.svelte', async (original) => {
  const real = await original<typeof import('$lib/components/form.svelte')>();
  class Form<Draft extends object> extends real.Form<Draft> {
    constructor(...given: ConstructorParameters<typeof real.Form<Draft>>) {
      super(...given);
      made.push(this);
    }
  }
  return { ...real, Form };
});
beforeEach(() => void (made.length = 0));

const forms = () => JSON.stringify(made.map((form) => [(form as { draft: unknown }).draft, Object.values(form)]));
const desk = async (): Promise<Desk> => ({ ...(await commands.desk()), state: 'locked', officer: null });
const type = (label: string, words: string) => userEvent.type(screen.getByLabelText(label), words);
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const OWN = /^Start our own office/;

test('once the office is made its passphrase is gone from the page, and so it is on the way back', async () => {
  render(Start, { data: { desk: { ...(await desk()), state: 'empty' } } });
  await press(OWN);
  await type('Your passphrase', WORDS);
  await press('Back');
  expect(forms()).not.toContain(WORDS);
  await press(OWN);
  await type('Your passphrase', WORDS);
  await type('The passphrase once more', WORDS);
  expect(forms()).toContain(WORDS);
  await press('Go on');
  await screen.findByText('I have written it down');
  expect(commands.start).toHaveBeenCalledWith({ council: '', officer: '', passphrase: WORDS, again: WORDS });
  expect(forms()).not.toContain(WORDS);
});

test('once the office is open, or opened in another way, the page has no passphrase and no key', async () => {
  render(Unlock, { data: { desk: await desk(), to: '/' } });
  await type('Your passphrase', WORDS);
  expect(forms()).toContain(WORDS);
  await press('Use the recovery key');
  expect(forms()).not.toContain(WORDS);
  await type('Recovery key', 'K7QD');
  await type('A new passphrase', WORDS);
  await type('The new passphrase once more', WORDS);
  await press('Open Alongside');
  await waitFor(() => expect(commands.unlockWithRecovery).toHaveBeenCalled());
  await waitFor(() => expect(forms()).not.toMatch(/green bus|K7QD/));
  await press('Back');
  await type('Your passphrase', WORDS);
  await press('Open Alongside');
  await waitFor(() => expect(commands.unlock).toHaveBeenCalledWith('', WORDS));
  await waitFor(() => expect(forms()).not.toContain(WORDS));
});

test('a dialog that is left has none of the passphrases that were typed in it', async () => {
  render(Officers, { desk: { ...(await desk()), sample: false } });
  await press('Add an officer');
  await type('Their passphrase', WORDS);
  await type('The second officer’s passphrase', 'seven slow silver trams');
  await press('Leave');
  await press('Add an officer');
  expect(screen.getByLabelText<HTMLInputElement>('Their passphrase').value).toBe('');
  expect(screen.getByLabelText<HTMLInputElement>('The second officer’s passphrase').value).toBe('');
});
