// What the find dialog shows: what the core found, then deeds whose words fit.
import type { Hit, Need } from '$lib/backend';
import { brought, formOf, kinds, pageOf, records, shownAt, type Place } from '$lib/records';
import type { IconName } from './icons';

export type Part = { words: string; matched: boolean };
export type Found = {
  key: string; icon: IconName; parts: Part[]; detail: string; href: string; needs?: Need[];
  /** A deed that is not a place to go to. */
  deed?: 'lock';
  doing?: boolean;
};
export type Group = { title: string; found: Found[] };

type Deed = Place & { deed?: 'lock' };

const others: Deed[] = [
  { words: 'Print the action plan in easy read', icon: 'printer', href: '/handouts/plan' },
  { words: 'Print a handout', icon: 'handout', href: records.handout.path },
  { words: 'Pictures for handouts', icon: 'picture', href: '/handouts/pictures' },
  { words: 'Make a backup', icon: 'save', href: '/settings' },
  { words: 'Settings: colours and text size', icon: 'settings', href: '/settings' },
  { words: 'Help', icon: 'help', href: '/help' },
  { words: 'Lock Alongside', icon: 'lock', href: '', deed: 'lock' },
];

/** What can be done with every kind: add one, bring many in, go to a list that the side does not name. */
function deedsOfKinds(): Deed[] {
  const faces = kinds.map((kind) => ({ kind, ...records[kind] }));
  return [
    ...faces.map(({ kind, words }): Deed => ({ words: words.add, icon: 'plus', href: formOf(kind, null) })),
    ...brought.map(({ bring, href }): Deed => ({ words: bring.words, icon: 'bring', href })),
    ...faces.flatMap(({ section, icon, path }): Deed[] => ('find' in section ? [{ words: section.find, icon, href: path }] : [])),
  ];
}

/** What can be done with the record or the list whose page is open; it comes first. */
function deedsHere(path: string): Deed[] {
  const shown = shownAt(path);
  const here = shown && records[shown.kind].here?.(shown.id);
  return here ? [here] : [];
}

/** Deeds that fit what is typed; a claim for the first person found. */
export function deedsFor(words: string, hits: Hit[], path = ''): Found[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = [...deedsHere(path), ...deedsOfKinds(), ...others].filter((deed) => {
    const own = deed.words.toLowerCase().split(/[\s:]+/);
    return wanted.every((word) => own.some((w) => w.startsWith(word)));
  });
  const found: Found[] = fits.map((deed) => ({
    key: `do ${deed.words}`, icon: deed.icon, parts: [{ words: deed.words, matched: false }], detail: '', href: deed.href,
    deed: deed.deed, doing: true,
  }));
  const person = hits.find((hit) => hit.kind === 'person');
  if (person) {
    const lead = { words: 'Start a claim for ', matched: false };
    found.unshift({
      key: `claim for ${person.id}`, icon: 'money', parts: [lead, ...partsOf(person.title, person.matched)], detail: '',
      href: `${formOf('claim', null)}?person=${encodeURIComponent(person.id)}`, doing: true,
    });
  }
  return found;
}

export function grouped(hits: Hit[], doing: Found[]): Group[] {
  const groups = kinds.map((kind) => ({
    title: records[kind].title,
    found: hits.filter((hit) => hit.kind === kind).map(foundOf),
  }));
  return [...groups, { title: 'Do', found: doing }].filter((group) => group.found.length > 0);
}

function foundOf(hit: Hit): Found {
  return {
    key: `${hit.kind} ${hit.id}`, icon: records[hit.kind].icon, parts: partsOf(hit.title, hit.matched), detail: hit.detail,
    href: pageOf(hit.kind, hit.id), needs: hit.needs.length > 0 ? hit.needs : undefined,
  };
}

/** A title cut where it matched; the pairs count UTF-16 units, as strings here do. */
export function partsOf(title: string, matched: [number, number][]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const [from, until] of [...matched].sort((a, b) => a[0] - b[0])) {
    if (from < at) continue;
    if (from > at) parts.push({ words: title.slice(at, from), matched: false });
    parts.push({ words: title.slice(from, until), matched: true });
    at = until;
  }
  if (at < title.length) parts.push({ words: title.slice(at), matched: false });
  return parts;
}
