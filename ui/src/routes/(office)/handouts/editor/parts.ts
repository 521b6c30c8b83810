// The rows of a handout while somebody writes them. Each has a key of its own,
// since a new row has no id yet and its place changes.
import type { HandoutDraft, PartDraft } from '$lib/backend';

export type Part = PartDraft & { key: number };
/** A handout as the form holds it. */
export type Writing = Omit<HandoutDraft, 'parts'> & { parts: Part[] };

export function writingOf(draft: HandoutDraft): Writing {
  const parts = draft.parts.map((part, key) => ({ ...part, key }));
  // There is always a row to begin in.
  return { ...draft, parts: parts.length > 0 ? parts : [emptyPart([])] };
}

/** What the core is given: without our keys. */
export function draftOf(writing: Writing): HandoutDraft {
  return { ...writing, parts: writing.parts.map(({ key: _, ...part }) => part) };
}

/** The ids under which rows were kept, by their keys. Rows in which nothing stands are not kept. */
export function idsOf(sent: Part[], stored: PartDraft[]): Map<number, string | null> {
  const kept = sent.filter((part) => !isEmpty(part));
  return new Map(kept.map((part, at) => [part.key, stored[at]?.id ?? null]));
}

export function emptyPart(parts: Part[], kind: Part['kind'] = 'row', words = ''): Part {
  const key = Math.max(0, ...parts.map((part) => part.key + 1));
  return { key, id: null, kind, words, picture: '', alt: '', hard_word: '', meaning: '' };
}

/** Of a section its heading counts, of a row anything. */
export const isEmpty = (part: Part): boolean => !part.words.trim() && !part.picture && !part.hard_word && !part.meaning;

/** "row 3" and "heading 1", counted by kind, as a reader hears them. */
export function nameOf(parts: Part[], key: number): string {
  const at = parts.findIndex((part) => part.key === key);
  const kind = parts[at]?.kind ?? 'row';
  const number = parts.slice(0, at + 1).filter((part) => part.kind === kind).length;
  return `${kind === 'row' ? 'row' : 'heading'} ${number}`;
}

/** Short forms after which a sentence goes on. */
const GOES_ON = /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|No|e\.g|i\.e|approx|tel)\.\s*$/i;

/** Pasted text, one sentence each: what comes from a letter becomes rows. */
export function sentencesOf(text: string, language = 'en-GB'): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^\s*[•●▪*–-]\s+/, '').trim()).filter(Boolean);
  return lines.flatMap((line) => {
    const sentences: string[] = [];
    for (const { segment } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(line)) {
      const before = sentences.at(-1);
      if (before !== undefined && GOES_ON.test(before)) sentences[sentences.length - 1] = before + segment;
      else sentences.push(segment);
    }
    return sentences.map((sentence) => sentence.trim()).filter(Boolean);
  });
}
