// Where a row stands on its page, so that somebody who writes it finds it there.

/** From the top of the page, both as parts of its height. */
export type Place = { top: number; bottom: number };

type Item = { type?: string; str?: string; transform?: number[]; height?: number };

/** Null where the words are not on the page, or stand there twice: then nobody could say which. */
export function placeOf(words: string, items: Item[], height: number): Place | null {
  const wanted = bare(words);
  // Lines and spaces are the paper's own; what is left is the same letters.
  const owners: Item[] = [];
  let text = '';
  for (const item of items) {
    const letters = bare(item.str ?? '');
    text += letters;
    for (let at = 0; at < letters.length; at++) owners.push(item);
  }
  const start = wanted ? text.indexOf(wanted) : -1;
  if (start < 0 || text.indexOf(wanted, start + 1) >= 0) return null;
  const lines = owners.slice(start, start + wanted.length);
  const base = lines.map((item) => item.transform?.[5] ?? 0);
  const tall = Math.max(...lines.map((item) => item.height ?? 0));
  return { top: 1 - (Math.max(...base) + tall) / height, bottom: 1 - (Math.min(...base) - tall / 4) / height };
}

const bare = (text: string) => text.replace(/\s+/g, '');
