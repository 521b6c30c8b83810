import { commands, type MayContact } from '$lib/backend';
import type { Shape } from '$lib/components/Mark.svelte';
import { tilesOf } from '$lib/components/needs';
import { some } from '$lib/words';
import type { RecordFace } from './face';
import { few } from './few';

export const shapesMayContact: Record<MayContact, Shape> = {
  yes: 'done', post_only: 'done', phone_only: 'done', text_only: 'done', email_only: 'done', via_carer_only: 'done',
  no: 'no', withdrawn: 'no', not_asked: 'waiting',
};

export const person: RecordFace = {
  path: '/people',
  icon: 'people',
  title: 'People',
  section: { group: 0, short: 'People' },
  words: {
    add: 'Add a person',
    addLine: 'Only a name is needed. The rest can wait until you know it.',
    keep: 'Add to the register',
    change: (called) => `Change ${called}`,
    added: (called) => `${called} is on the register.`,
    changed: (called) => `The page of ${called} is changed.`,
    deleted: (called) => `${called} is deleted.`,
    there: (count) => `${some(count, 'person is', 'people are')} on the register.`,
    fit: (count) => `${some(count, 'person fits', 'people fit')} what you chose.`,
    help: 'Everybody who wants to be involved: what they need, how to reach them, and what they agreed to.',
    filter: 'Filter people',
    caption: 'People',
    empty: { title: 'Nobody is on the register yet', words: 'Add the first person, or bring in the spreadsheet that you have.' },
    none: { title: 'Nobody fits', words: 'Try fewer letters, or part of a town or a telephone number.' },
  },
  bring: {
    words: 'Bring in people from a spreadsheet',
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
  remove: commands.deletePerson,
  picker: {
    search: async (words, filter) =>
      (await commands.listPeople(few(words, filter))).rows.map((row) => ({ id: row.id, label: row.name, detail: row.town, tiles: tilesOf(row) })),
    labelOf: async (id) => (await commands.person(id)).name,
  },
};
