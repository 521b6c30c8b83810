// One line at the foot of the page that says what just happened, with Undo.
// It goes after 20 seconds or with the next deed; History keeps the Undo.
import { invalidateAll } from '$app/navigation';
import { commands, refusalOf } from './backend';

export type Said = {
  words: string;
  op: string | null;
  /** It changed several records, of which some may have moved on when it is taken back. */
  many: boolean;
  trouble: boolean;
  /** A change of many records of which some moved on: the others can still be taken back. */
  rest: string | null;
  /** Takes back what is not recorded yet, such as a row of a form. */
  back: (() => void) | null;
};

const LASTS = 20_000;

class Toast {
  said = $state<Said | null>(null);
  private clock: ReturnType<typeof setTimeout> | undefined;

  say(words: string, op: string | null = null, back: (() => void) | null = null, many = false) {
    this.show({ words, op, many, trouble: false, rest: null, back });
  }

  /** What was changed; a save that wrote nothing says that instead. */
  sayChanged(words: string, op: string) {
    this.say(op ? words : 'Nothing was different, so nothing is changed.', op || null);
  }

  /** What could not be done, in the words that came with it. */
  sayTrouble(thrown: unknown) {
    const refusal = refusalOf(thrown);
    this.show({ words: `${refusal.message} ${refusal.hint}`.trim(), op: null, many: false, trouble: true, rest: null, back: null });
  }

  /** A change that was built on since, so that only a part of it could go. */
  askForRest(op: string, thrown: unknown) {
    this.show({ words: refusalOf(thrown).message, op: null, many: true, trouble: true, rest: op, back: null });
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

/** Takes a change back, and says so. `many`: it changed several records. `keepTouched` leaves those that somebody changed since. */
export async function undo(op: string | null, { many = false, keepTouched = false } = {}) {
  try {
    const undone = await commands.undo(op, keepTouched);
    toast.say(undone.sentence || 'Taken back.', undone.op || null, null, many);
    await invalidateAll();
  } catch (thrown) {
    if (op && many && !keepTouched && refusalOf(thrown).code === 'moved_on') toast.askForRest(op, thrown);
    else toast.sayTrouble(thrown);
  }
}
