// A dialog starts afresh when it opens, and at nothing else: what is typed in it
// stays when the page behind it reads its records again.
import { untrack } from 'svelte';

/** For `$effect.pre(() => whenOpen(open, …))`: only `open` is listened to. */
export function whenOpen(open: unknown, start: () => void) {
  if (open) untrack(start);
}
