// What the page knows of a kind of record, wherever records are shown: its list, its
// page, its form, Find, the side, Today, pickers and what is said after a save.
import type { Saved } from '$lib/backend';
import type { IconName } from '$lib/components/icons';
import type { Option } from '$lib/components/Picker.svelte';

export type RecordFace = {
  /** The address of its list. */
  path: string;
  /** Below it stand the records themselves, where that is not the list's own address. */
  pages?: string;
  icon: IconName;
  /** The name of its list: in the side, above a record, over what Find found. */
  title: string;
  /** Which quiet group of the side it stands in; where it is reached from another section, how Find says the way there. */
  section: { group: 0 | 1 | 2; short: string } | { find: string };
  words: Words;

  /** How it is brought in from a spreadsheet; null where it can't be. */
  bring: Bring | null;
  /** The word of the handouts that it prints by itself, in addresses and of a run. */
  printed?: string;

  remove: (id: string) => Promise<Saved>;
  picker: { search: (words: string, filter?: string) => Promise<Option[]>; labelOf: (id: string) => Promise<string> };
  /** What Find offers first on its pages: for the record that is open, or on its list for all of it. */
  here?: (id: string | null) => Place | null;
};

export type Bring = {
  /** How Find says it. */
  words: string;
  title: string;
  /** Afterwards: how many came of it. */
  done: (count: number) => string;
  /** Without one of these no row can be kept. */
  must: string;
  /** What the core understands by itself. */
  headings: { about: string; headings: string[] }[];
};

export type Place = { words: string; icon: IconName; href: string };

/** `called` is how a record is spoken of in a sentence: its name, its title, its number. */
export type Words = {
  add: string;
  /** One line below that, on the page of the form. */
  addLine: string;
  /** On the button that adds it. */
  keep: string;
  change: (called: string) => string;
  added: (called: string) => string;
  changed: (called: string) => string;
  deleted: (called: string) => string;

  /** "3 people are on the register." */
  there: (count: number) => string;
  /** "3 people fit what you chose." */
  fit: (count: number) => string;
  /** What its section is for, in Help. */
  help: string;
  filter: string;
  /** The name of the table. */
  caption: string;
  empty: { title: string; words: string };
  none: { title: string; words: string };
};
