// One line at the foot of the page that says what just happened, with Undo.
// It goes after 20 seconds or with the next deed; History keeps the Undo.
import { invalidateAll } from '$app/navigation';
import { commands, refusalOf } from './backend';

export type Said = { words: string; op: string | null; trouble: boolean };

const LASTS = 20_000;

class Toast {
  said = $state<Said | null>(null);
  private clock: ReturnType<typeof setTimeout> | undefined;

  say(words: string, op: string | null = null) {
    this.show({ words, op, trouble: false });
  }

  /** What could not be done, in the words that came with it. */
  sayTrouble(thrown: unknown) {
    const refusal = refusalOf(thrown);
    this.show({ words: `${refusal.message} ${refusal.hint}`.trim(), op: null, trouble: true });
  }

  close() {
    clearTimeout(this.clock);
    this.said = null;
  }

  /** It stays while somebody points at it or has it in focus. */
  hold() {
    clearTimeout(this.clock);
  }
  release() {
    clearTimeout(this.clock);
    this.clock = setTimeout(() => this.close(), LASTS);
  }

  private show(said: Said) {
    this.said = said;
    this.release();
  }
}

export const toast = new Toast();

/** Takes a change back, and says so. */
export async function undo(op: string | null) {
  try {
    const undone = await commands.undo(op, false);
    toast.say(undone.sentence || 'Taken back.');
    await invalidateAll();
  } catch (thrown) {
    toast.sayTrouble(thrown);
  }
}
