import { commands, type FormatRequest } from '$lib/backend';
import { some } from '$lib/words';
import type { RecordFace } from './face';
import { few } from './few';

/** Who asked, by name or in words. */
export const who = (request: FormatRequest): string => request.person?.name ?? request.asked_by;
/** What they asked for, by title or in words. */
export const what = (request: FormatRequest): string => request.handout?.title ?? request.document;

export const request: RecordFace = {
  path: '/handouts/requests',
  icon: 'text',
  title: 'Who asked for what',
  section: { find: 'Who asked for a handout in which format' },
  words: {
    add: 'Add a request',
    addLine: 'Who asked for a handout in a format of their own, and by when they need it.',
    keep: 'Add the request',
    change: () => 'Change the request',
    added: () => 'The request is written down.',
    changed: () => 'The request is changed.',
    deleted: () => 'The request is deleted.',
    there: (count) => `${some(count, 'request')}.`,
    fit: (count) => `${some(count, 'request fits', 'requests fit')} what you chose.`,
    help: 'Who asked for a handout in a format of their own, by when they need it, when it was sent, and what it cost.',
    filter: 'Filter requests',
    caption: 'Who asked for what',
    empty: { title: 'Nobody has asked yet', words: 'Write down who asks for a format, so that it is sent in time and nobody has to ask twice.' },
    none: { title: 'No request fits', words: 'Try fewer letters, or show all of them.' },
  },
  bring: {
    words: 'Bring in requests from a spreadsheet',
    title: 'Bring in requests',
    done: (count) => `${some(count, 'request is', 'requests are')} added.`,
    must: 'Say which column holds who asked.',
    headings: [
      { about: 'Who asked, and for what', headings: ['Asked by', 'Document', 'Format', 'Size', 'Language'] },
      { about: 'When, and what came of it', headings: ['Asked on', 'Needed by', 'Sent on', 'Cost', 'Note'] },
    ],
  },
  remove: commands.deleteRequest,
  picker: {
    search: async (words, filter) =>
      (await commands.listRequests(few(words, filter))).rows.map((row) => ({ id: row.id, label: `${what(row)} for ${who(row)}`, detail: row.wanted })),
    labelOf: async (id) => commands.request(id).then((row) => `${what(row)} for ${who(row)}`),
  },
};
