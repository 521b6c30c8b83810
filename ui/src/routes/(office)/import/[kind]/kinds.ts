// What differs between bringing in people and bringing in a plan: words, and
// the headings that the core understands by themselves.
import type { ImportKind } from '$lib/backend';
import { records, type Kind } from '$lib/records';
import { some } from '$lib/words';

export type Bringing = {
  /** What comes of a row. */
  of: Kind;
  title: string;
  /** After it, how many of them. */
  done: (count: number) => string;
  /** Without one of these no row can be kept. */
  must: string;
  headings: { about: string; headings: string[] }[];
};

export const kinds: Record<ImportKind, Bringing> = {
  people: {
    of: 'person',
    title: 'Bring in people',
    done: (count) => `${some(count, 'person is', 'people are')} added to the register.`,
    must: 'Say which column holds the name.',
    headings: [
      { about: 'Who', headings: ['Name', 'First name', 'Family name', 'Title', 'Known as'] },
      { about: 'Where', headings: ['Address 1', 'Address 2', 'Town', 'Postcode'] },
      { about: 'How to reach them', headings: ['Phone', 'Mobile', 'E-mail', 'Best way to contact', 'Please not by', 'About reaching them'] },
      { about: 'What they agreed to', headings: ['OK to contact?', 'Agreed on', 'Agreed how', 'Agreed with', 'Agreement note'] },
      { about: 'What they need', headings: ['Access needs', 'Format', 'Print size', 'Paper colour', 'Language', 'Braille grade'] },
      { about: 'About them', headings: ['Date joined', 'Interested in', 'Groups', 'Carer?', 'Notes'] },
    ],
  },
  plan: {
    of: 'action',
    title: 'Bring in an action plan',
    done: (count) => `${some(count, 'action is', 'actions are')} added to the plan.`,
    must: 'Say which column holds the action.',
    headings: [
      { about: 'What', headings: ['Priority/Action', 'Notes'] },
      { about: 'Who', headings: ['Responsible officer'] },
      { about: 'When', headings: ['Milestones (and review dates)', 'Status'] },
    ],
  },
};

/** "3 people", by what comes of the rows. */
export const rows = (kind: Bringing, count: number): string => some(count, records[kind.of].one, records[kind.of].many);
