import { commands } from '$lib/backend';
import { some } from '$lib/words';
import type { RecordFace } from './face';
import { few } from './few';

export const handout: RecordFace = {
  path: '/handouts',
  pages: '/handouts/written',
  icon: 'handout',
  title: 'Handouts',
  section: { group: 2, short: 'Handouts' },
  words: {
    add: 'Write a handout',
    addLine: 'What shall it start from? Every row of the first draft can be changed.',
    keep: 'Save',
    change: (called) => `Change ${called}`,
    added: (called) => `${called} is saved.`,
    changed: () => 'Saved.',
    deleted: (called) => `${called} is deleted.`,
    there: (count) => `${some(count, 'handout')}.`,
    fit: (count) => `${some(count, 'handout fits', 'handouts fit')} what you chose.`,
    help: 'Easy read and large print, made from projects and the plan. You see each page before you print it.',
    filter: 'Filter handouts',
    caption: 'Handouts written here',
    empty: {
      title: 'No handout is written yet',
      words: 'Start from a project or the plan: the first draft is there at once, in easy words where they are kept.',
    },
    none: { title: 'No handout fits', words: 'Try fewer letters, or show all of them.' },
  },
  bring: null,
  printed: 'handout',
  remove: commands.deleteHandout,
  picker: {
    search: async (words, filter) => (await commands.listHandouts(few(words, filter))).rows.map((row) => ({ id: row.id, label: row.title })),
    labelOf: async (id) => (await commands.handout(id)).draft.title,
  },
};
