// The only file that knows Tauri. Pages call `commands`, and what they reject
// with is always a refusal with words in it.
import { invoke } from '@tauri-apps/api/core';
import { commandsThrough, type Commands } from './commands';
import { refusalOf } from './errors';

export type * from './bindings';
export type { Error as Refusal } from './bindings';
export type { Checked, Commands, ListKind } from './commands';
export { refusalOf, sentences } from './errors';

/** Told when the store turns out to be locked, so that the page can ask for the passphrase. */
export const whenLocked = { tell: () => {} };

// In a real build the mode is a constant, and the made-up office is not in the bundle.
const through = import.meta.env.MODE === 'mock' ? (await import('./mock')).answer : invoke;

export const commands: Commands = commandsThrough(async <Answer>(command: string, named = {}) => {
  try {
    return await through<Answer>(command, named);
  } catch (thrown) {
    const refusal = refusalOf(thrown);
    if (refusal.code === 'locked') whenLocked.tell();
    throw refusal;
  }
});
