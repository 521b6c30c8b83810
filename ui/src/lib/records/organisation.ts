import { commands } from '$lib/backend';
import { wordsOrganisationSort } from '$lib/backend/words';
import { some } from '$lib/words';
import type { RecordFace } from './face';
import { few } from './few';

export const organisation: RecordFace = {
  path: '/organisations',
  icon: 'M4 21V4.500h9.500V21M13.500 9.500H20V21M2.500 21h19M7.200 8.500h3.100M7.200 12.500h3.100M7.200 16.500h3.100M16.700 13.500h.1M16.700 17h.1',
  title: 'Organisations',
  section: { group: 0, short: 'Partners' },
  words: {
    add: 'Add an organisation',
    addLine: 'A partner, a provider or a community group, and whom to ask there.',
    keep: 'Add the organisation',
    change: (called) => `Change ${called}`,
    added: (called) => `${called} is added.`,
    changed: (called) => `${called} is changed.`,
    deleted: (called) => `${called} is deleted.`,
    there: (count) => `${some(count, 'organisation')}.`,
    fit: (count) => `${some(count, 'organisation fits', 'organisations fit')} what you chose.`,
    help: 'Partners, providers and community groups: what sort each is, whom to ask there, and how to reach them.',
    filter: 'Filter organisations',
    caption: 'Organisations',
    empty: { title: 'No organisations yet', words: 'Write down who works with you, and whom to ask there: partners, providers, community groups.' },
    none: { title: 'No organisation fits', words: 'Try fewer letters, or show all of them.' },
  },
  bring: {
    words: 'Bring in organisations from a spreadsheet',
    title: 'Bring in organisations',
    done: (count) => `${some(count, 'organisation is', 'organisations are')} added.`,
    must: 'Say which column holds the name.',
    headings: [
      { about: 'Who', headings: ['Organisation', 'Sort', 'Notes'] },
      { about: 'Whom to ask, and how', headings: ['Contact', 'Phone', 'E-mail', 'Web page', 'Address'] },
    ],
  },
  remove: commands.deleteOrganisation,
  picker: {
    search: async (words, filter) =>
      (await commands.listOrganisations(few(words, filter))).rows.map((row) => ({ id: row.id, label: row.name, detail: wordsOrganisationSort[row.sort] })),
    labelOf: async (id) => (await commands.organisation(id)).name,
  },
};
