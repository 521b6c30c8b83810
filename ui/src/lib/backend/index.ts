// The only file beside the generated bindings that knows Tauri. Pages call
// `commands`, and what they reject with is always a refusal with words in it.
import { invoke } from '@tauri-apps/api/core';
import { commands as generated, type HandoutDraft, type HandoutRequest, type Look } from './bindings';
import { refusalOf } from './errors';

export type * from './bindings';
export type { Error as Refusal } from './bindings';
export { refusalOf, sentences } from './errors';

const all = {
  ...generated,
  // The commands whose answer is bytes, which bindings cannot type.
  handoutPdf: (request: HandoutRequest) => invoke<ArrayBuffer>('handout_pdf', { request }),
  /** A handout that is being written, in any format. */
  draftPdf: (draft: HandoutDraft, look: Look) => invoke<ArrayBuffer>('draft_pdf', { draft, look }),
};
export type Commands = typeof all;
/** What a command answers. */
export type Answer<Name extends keyof Commands> = Awaited<ReturnType<Commands[Name]>>;

/** Told when the store turns out to be locked, so that the page can ask for the passphrase. */
export const whenLocked = { tell: () => {} };

// To look at the page without the shell. In a real build the mode is a constant, and
// the sample's answers are not in the bundle.
const fixtures = import.meta.env.MODE === 'sample' ? (await import('./fixtures')).answerOf : null;

function kindly<Name extends keyof Commands>(name: Name, ask: (...given: never[]) => Promise<unknown>) {
  return async (...given: never[]) => {
    try {
      return await (fixtures ? (fixtures(name) as (...given: never[]) => unknown)(...given) : ask(...given));
    } catch (thrown) {
      const refusal = refusalOf(thrown);
      if (refusal.code === 'locked') whenLocked.tell();
      throw refusal;
    }
  };
}

export const commands = Object.fromEntries(
  Object.entries(all).map(([name, ask]) => [name, kindly(name as keyof Commands, ask)]),
) as Commands;
