// What the words of the core's codes (`backend/words.ts`) do not say.
import type { Rung } from './backend';
import { rungs } from './backend/words';

export { languages, rungs } from './backend/words';

export const rungOrder = Object.keys(rungs) as Rung[];

/** For <select> and radio groups, in the order of the core. */
export function choices<Key extends string>(words: Record<Key, string>): { value: Key; label: string }[] {
  return (Object.keys(words) as Key[]).map((value) => ({ value, label: words[value] }));
}
