// What the find dialog shows: what the core found, then deeds whose words fit.
import type { Hit, Need } from '$lib/backend';
import type { IconName } from './icons';

export type Part = { words: string; matched: boolean };
export type Found = {
  key: string; icon: IconName; parts: Part[]; detail: string; href: string; needs?: Need[];
  /** A deed that is not a place to go to. */
  deed?: 'lock';
  doing?: boolean;
};
export type Group = { title: string; found: Found[] };

const kinds: Record<Hit['kind'], { title: string; icon: IconName; path: string }> = {
  person: { title: 'People', icon: 'people', path: '/people' },
  project: { title: 'Projects', icon: 'projects', path: '/projects' },
  claim: { title: 'Money', icon: 'money', path: '/claims' },
  action: { title: 'Action plan', icon: 'plan', path: '/plan' },
  handout: { title: 'Handouts', icon: 'handout', path: '/handouts/written' },
};

type Deed = { words: string; icon: IconName; href: string; deed?: 'lock' };
const deeds: Deed[] = [
  { words: 'Add a person', icon: 'plus', href: '/people/new' },
  { words: 'Add a project', icon: 'plus', href: '/projects/new' },
  { words: 'Start a claim', icon: 'plus', href: '/claims/new' },
  { words: 'Add an action', icon: 'plus', href: '/plan/new' },
  { words: 'Bring in people from a spreadsheet', icon: 'bring', href: '/import/people' },
  { words: 'Bring in an action plan from a spreadsheet', icon: 'bring', href: '/import/plan' },
  { words: 'Print the action plan in easy read', icon: 'printer', href: '/handouts/plan' },
  { words: 'Print a handout', icon: 'handout', href: '/handouts' },
  { words: 'Write a handout', icon: 'pencil', href: '/handouts/new' },
  { words: 'Who asked for a handout in which format', icon: 'text', href: '/handouts/requests' },
  { words: 'Pictures for handouts', icon: 'picture', href: '/handouts/pictures' },
  { words: 'Make a backup', icon: 'save', href: '/settings' },
  { words: 'Settings: colours and text size', icon: 'settings', href: '/settings' },
  { words: 'Help', icon: 'help', href: '/help' },
  { words: 'Lock Alongside', icon: 'lock', href: '', deed: 'lock' },
];

/** What can be done with the record whose page is open; it comes first. */
function deedsHere(path: string): Deed[] {
  const project = /^\/projects\/([^/]+)$/.exec(path)?.[1];
  if (project && project !== 'new') return [{ words: 'Write a handout from this project', icon: 'pencil', href: `/handouts/new?from=project&id=${project}` }];
  if (path === '/plan') return [{ words: 'Write a handout from the action plan', icon: 'pencil', href: '/handouts/new?from=plan' }];
  return [];
}

/** Deeds that fit what is typed; a claim for the first person found. */
export function deedsFor(words: string, hits: Hit[], path = ''): Found[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = [...deedsHere(path), ...deeds].filter((deed) => {
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
      href: `/claims/new?person=${encodeURIComponent(person.id)}`, doing: true,
    });
  }
  return found;
}

export function grouped(hits: Hit[], doing: Found[]): Group[] {
  const groups = (Object.keys(kinds) as Hit['kind'][]).map((kind) => ({
    title: kinds[kind].title,
    found: hits.filter((hit) => hit.kind === kind).map(foundOf),
  }));
  return [...groups, { title: 'Do', found: doing }].filter((group) => group.found.length > 0);
}

function foundOf(hit: Hit): Found {
  const kind = kinds[hit.kind];
  return {
    key: `${hit.kind} ${hit.id}`, icon: kind.icon, parts: partsOf(hit.title, hit.matched), detail: hit.detail,
    href: `${kind.path}/${hit.id}`, needs: hit.needs.length > 0 ? hit.needs : undefined,
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
