import { goto } from '$app/navigation';
import { page } from '$app/state';
import { commands } from './backend';
import { flushForms } from './components/form.svelte';
import { toast } from './toast.svelte';

/** Locks the store after keeping what is half typed. The shell puts this page away, and begins it anew. */
export async function lockNow() {
  try {
    await flushForms();
    await commands.lock();
  } catch (thrown) {
    toast.sayTrouble(thrown);
  }
}

export function goToUnlock() {
  const { pathname, search } = page.url;
  if (pathname === '/unlock' || pathname === '/start') return Promise.resolve();
  return goto(`/unlock?to=${encodeURIComponent(pathname + search)}`, { invalidateAll: true });
}

/** Calls `deed` once `minutes` have passed without a key or a click; 0 is never. Answers with the way to stop. */
export function whenIdle(minutes: number, deed: () => void): () => void {
  if (minutes <= 0) return () => {};
  const SIGNS = ['keydown', 'pointerdown', 'wheel'] as const;
  let last = Date.now();
  const seen = () => (last = Date.now());
  for (const sign of SIGNS) addEventListener(sign, seen, { passive: true });
  // A clock, not one long wait: a laptop that slept must lock when it wakes.
  const clock = setInterval(() => {
    if (Date.now() - last >= minutes * 60_000) deed();
  }, 5_000);
  return () => {
    clearInterval(clock);
    for (const sign of SIGNS) removeEventListener(sign, seen);
  };
}
