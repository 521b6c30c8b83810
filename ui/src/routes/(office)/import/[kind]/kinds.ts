// What differs between bringing in people and bringing in a plan: words, and
// the headings that the core understands by themselves.
import type { ImportKind } from '$lib/backend';
import { some } from '$lib/words';

type Kind = {
  title: string;
  up: { href: string; label: string };
  rows: (count: number) => string;
  these: (count: number) => string;
  done: (count: number) => string;
  /** Without one of these no row can be kept. */
  must: string;
  headings: { about: string; headings: string[] }[];
};

export const kinds: Record<ImportKind, Kind> = {
  people: {
    title: 'Bring in people',
    up: { href: '/people', label: 'People' },
    rows: (count) => some(count, 'person', 'people'),
    these: (count) => (count === 1 ? 'this 1\u00a0person' : `these ${some(count, 'person', 'people')}`),
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
    title: 'Bring in an action plan',
    up: { href: '/plan', label: 'Action plan' },
    rows: (count) => some(count, 'action'),
    these: (count) => (count === 1 ? 'this 1\u00a0action' : `these ${some(count, 'action')}`),
    done: (count) => `${some(count, 'action is', 'actions are')} added to the plan.`,
    must: 'Say which column holds the action.',
    headings: [
      { about: 'What', headings: ['Priority/Action', 'Notes'] },
      { about: 'Who', headings: ['Responsible officer'] },
      { about: 'When', headings: ['Milestones (and review dates)', 'Status'] },
    ],
  },
};
