// What can be done to the rows of a handout: each deed moves the focus to where
// the officer goes on, and says for readers what happened.
import { tick } from 'svelte';
import type { Form } from '$lib/components/form.svelte';
import { toast } from '$lib/toast.svelte';
import { some } from '$lib/words';
import { emptyPart, isEmpty, nameOf, sentencesOf, type Part, type Writing } from './parts';

export class Editing {
  /** The key of the row that has, or last had, the focus. */
  active = $state<number | null>(null);
  /** Said to readers. */
  said = $state('');
  /** Rows whose hard-word box is open though nothing stands in it yet. */
  explaining = $state<number[]>([]);

  constructor(readonly form: Form<Writing>) {}

  get parts(): Part[] {
    return this.form.draft.parts;
  }
  at = (key: number): number => this.parts.findIndex((part) => part.key === key);
  name = (key: number): string => nameOf(this.parts, key);

  write(key: number, change: Partial<Part>) {
    const part = this.parts[this.at(key)];
    if (part) Object.assign(part, change);
  }

  /** A new row below this one; without one, at the end. */
  async add(kind: Part['kind'] = 'row', below: number | null = null, words = '') {
    const part = emptyPart(this.parts, kind, words);
    const at = below === null ? this.parts.length : this.at(below) + 1;
    this.parts.splice(at, 0, part);
    await this.focus(part.key, 'start');
  }

  /** Enter: what stands after the caret goes into a row of its own. */
  async split(key: number, from: number, until: number) {
    const part = this.parts[this.at(key)];
    if (!part) return;
    const rest = part.words.slice(until).trimStart();
    part.words = part.words.slice(0, from).trimEnd();
    await this.add('row', key, rest);
  }

  /** Several sentences at once become rows; false where there is only one. */
  async paste(key: number, text: string, from: number, until: number): Promise<boolean> {
    const sentences = sentencesOf(text, this.form.draft.language);
    const at = this.at(key);
    const part = this.parts[at];
    if (!part || sentences.length < 2) return false;
    const before = part.words;
    const rest = before.slice(until).trim();
    part.words = (before.slice(0, from) + sentences[0]).trim();
    const added: Part[] = [];
    for (const words of [...sentences.slice(1), rest].filter(Boolean)) added.push(emptyPart([...this.parts, ...added], 'row', words));
    this.parts.splice(at + 1, 0, ...added);
    const keys = added.map((one) => one.key);
    toast.say(`${some(sentences.length, 'sentence')} became ${some(added.length + 1, 'row')}.`, null, () => {
      this.form.draft.parts = this.parts.filter((one) => !keys.includes(one.key));
      const again = this.parts[this.at(key)];
      if (again) again.words = before;
    });
    await this.focus(added.at(-1)!.key, 'end');
    return true;
  }

  /** Takes a row out, and says how it comes back. */
  async remove(key: number) {
    const at = this.at(key);
    const part = this.parts[at];
    if (!part) return;
    const name = this.name(key);
    const kept = $state.snapshot(part) as Part;
    this.parts.splice(at, 1);
    if (!isEmpty(kept)) {
      toast.say(`${name[0]!.toUpperCase()}${name.slice(1)} is taken out.`, null, () => {
        this.parts.splice(Math.min(at, this.parts.length), 0, kept);
        void this.focus(key, 'end');
      });
    } else this.said = `${name} is gone.`;
    const next = this.parts[Math.max(0, at - 1)];
    if (next) await this.focus(next.key, 'end');
    else await this.add();
  }

  /** One place up (-1) or down (1), with the focus staying on it. */
  async move(key: number, by: number) {
    const at = this.at(key);
    await this.moveTo(key, at + by);
  }

  async moveTo(key: number, to: number) {
    const at = this.at(key);
    const last = this.parts.length - 1;
    const there = Math.max(0, Math.min(last, to));
    if (at < 0) return;
    if (there === at) {
      this.said = at === 0 ? 'It is the first already.' : 'It is the last already.';
      return;
    }
    const focused = document.activeElement as HTMLElement | null;
    const [part] = this.parts.splice(at, 1);
    this.parts.splice(there, 0, part!);
    this.active = key;
    await tick();
    // Moving an element in the document takes its focus.
    if (focused?.isConnected) focused.focus();
    this.said = `Moved. It is number ${there + 1} of ${last + 1} now.`;
  }

  /** Mended words; more than one become rows, and the picture stays with the first. What was
   *  typed since the checker looked (`of`) is not written over. */
  async mend(key: number, of: string, words: string[]) {
    const at = this.at(key);
    const part = this.parts[at];
    if (!part || part.words !== of || words.length === 0) return;
    const before = part.words;
    part.words = words[0]!;
    const added: Part[] = [];
    for (const one of words.slice(1)) added.push(emptyPart([...this.parts, ...added], 'row', one));
    this.parts.splice(at + 1, 0, ...added);
    const keys = added.map((one) => one.key);
    toast.say('Mended.', null, () => {
      this.form.draft.parts = this.parts.filter((one) => !keys.includes(one.key));
      const again = this.parts[this.at(key)];
      if (again) again.words = before;
    });
    await this.focus(key, 'end');
  }

  explain(key: number) {
    if (!this.explaining.includes(key)) this.explaining.push(key);
    void this.focusOn(`[data-hard="${key}"]`);
  }

  explainNot(key: number) {
    this.write(key, { hard_word: '', meaning: '' });
    this.explaining = this.explaining.filter((one) => one !== key);
    void this.focus(key, 'end');
  }

  async focus(key: number, caret: 'start' | 'end') {
    this.active = key;
    const box = await this.focusOn(`[data-words="${key}"]`);
    if (box instanceof HTMLTextAreaElement) {
      const at = caret === 'start' ? 0 : box.value.length;
      box.setSelectionRange(at, at);
    }
  }

  private async focusOn(css: string): Promise<HTMLElement | null> {
    await tick();
    const found = document.querySelector<HTMLElement>(css);
    found?.focus();
    return found;
  }
}
