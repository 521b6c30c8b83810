// What the words of the core's codes (`backend/words.ts`) do not say.
import type { Rung } from './backend';

/** Languages that people read handouts in; others are kept by their tag. */
export const languages: Record<string, string> = {
  'en-GB': 'English', ar: 'Arabic', bn: 'Bengali', cy: 'Welsh', gu: 'Gujarati', pa: 'Punjabi', pl: 'Polish',
  ro: 'Romanian', so: 'Somali', tr: 'Turkish', ur: 'Urdu', 'zh-Hans': 'Simplified Chinese',
};

/** From the top of the ladder to its foot: what each rung means, below its name. */
export const rungs: Record<Rung, { words: string; doing: 'with' | 'for' | 'to' }> = {
  co_producing: { words: 'We decide together, as equals', doing: 'with' },
  co_designing: { words: 'We shape it together', doing: 'with' },
  engaging: { words: 'We talk while we decide', doing: 'for' },
  consulting: { words: 'We ask about our choices', doing: 'for' },
  informing: { words: 'We tell people', doing: 'for' },
  educating: { words: 'We teach people', doing: 'to' },
  coercing: { words: 'We do it to people', doing: 'to' },
};
export const rungOrder = Object.keys(rungs) as Rung[];

/** For <select> and radio groups, in the order written above. */
export function choices<Key extends string>(words: Record<Key, string>): { value: Key; label: string }[] {
  return (Object.keys(words) as Key[]).map((value) => ({ value, label: words[value] }));
}
