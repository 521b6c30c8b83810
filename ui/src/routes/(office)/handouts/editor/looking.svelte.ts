// What the checker says, while somebody types. Old findings stay until the new
// ones are there, so that nothing flickers.
import { commands, type HandoutDraft, type Look, type WordFinding } from '$lib/backend';
import { lookOf } from '../look/look';
import type { Writing } from './parts';
import { draftOf } from './parts';

const PAUSE = 150;
/** Whether people read it: the foot of the page knows, a draft does not. */
const SAID_ALREADY = 'ER-D8';

/** A finding, with the row it is about and the words that were looked at. */
export type Found = WordFinding & { key: number | null; of: string };
export type Looked = Awaited<ReturnType<typeof commands.lookOver>>;

/** What there is to say before anybody typed; nothing where the draft can't be looked at. */
export const lookAt = (draft: HandoutDraft): Promise<Looked | null> => commands.lookOver(draft, lookOf('easy_read')).catch(() => null);

export class Looking {
  found = $state.raw<Found[]>([]);
  looked = $state.raw<Omit<Looked, 'findings'> | null>(null);
  /** The officer chose to keep their own words here. */
  private kept = $state<string[]>([]);
  private clock: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;

  /** What there is to say, without what the officer decided to keep. */
  readonly shown = $derived(this.found.filter((one) => !this.kept.includes(nameOf(one))));
  readonly toMend = $derived(this.shown.filter((one) => one.level !== 'info').length);

  of = (key: number | null): Found[] => this.shown.filter((one) => one.key === key);

  keep(one: Found) {
    this.kept.push(nameOf(one));
  }

  /** Asks once typing pauses. */
  ask(writing: Writing, look: Look) {
    clearTimeout(this.clock);
    this.clock = setTimeout(() => void this.look(writing, look), this.looked ? PAUSE : 0);
  }

  stop() {
    clearTimeout(this.clock);
    this.turn++;
  }

  private async look(writing: Writing, look: Look) {
    const mine = ++this.turn;
    const draft: HandoutDraft = draftOf(writing);
    // What it can't look at, saving will say.
    const answer = await commands.lookOver(draft, look).catch(() => null);
    if (answer && mine === this.turn) this.take(writing, answer);
  }

  /** What was found in these words; a page brings its first along, so that nothing moves once it stands. */
  take(writing: Writing, { findings, ...looked }: Looked) {
    this.looked = looked;
    this.found = findings.filter((one) => one.rule !== SAID_ALREADY).map((one) => {
      const part = one.part === null ? undefined : writing.parts[one.part];
      return { ...one, key: part?.key ?? null, of: part?.words ?? '' };
    });
  }
}

/** The same remark about the same words stays kept while the row moves. */
const nameOf = (one: Found) => `${one.rule} ${one.key} ${one.words}`;

export type Piece = { words: string; level: WordFinding['level'] | null };

/** The words of a row cut where something is to be mended; nothing is marked in words that changed since. */
export function piecesOf(words: string, found: Found[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const marked = found
    .filter((one) => one.of === words && one.level !== 'info' && one.end > one.start && one.end - one.start < words.length)
    .sort((a, b) => a.start - b.start);
  for (const one of marked) {
    if (one.start < at) continue;
    if (one.start > at) pieces.push({ words: words.slice(at, one.start), level: null });
    pieces.push({ words: words.slice(one.start, one.end), level: one.level });
    at = one.end;
  }
  if (at < words.length) pieces.push({ words: words.slice(at), level: null });
  return pieces;
}
