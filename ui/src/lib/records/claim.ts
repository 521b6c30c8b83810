import { commands } from '$lib/backend';
import { pounds, some, whenWords } from '$lib/words';
import type { RecordFace } from './face';
import { few } from './few';

export const claim: RecordFace = {
  path: '/claims',
  icon: 'money',
  title: 'Money',
  section: { group: 1, short: 'Money' },
  words: {
    add: 'Start a claim',
    addLine: 'It stays a draft until you submit it.',
    keep: 'Keep as a draft',
    change: (called) => `Change claim ${called}`,
    added: () => 'The claim is kept as a draft.',
    changed: (called) => `Claim ${called} is changed.`,
    deleted: (called) => `Claim ${called} is deleted.`,
    there: (count) => `${some(count, 'claim')}.`,
    fit: (count) => `${some(count, 'claim fits', 'claims fit')} what you chose.`,
    help: 'What people ask back for travel and time. One officer writes a claim, another one approves it.',
    filter: 'Filter claims',
    caption: 'Claims',
    empty: { title: 'No claims yet', words: 'A claim is what one person asks back for one activity, and the payment they were offered.' },
    none: { title: 'No claim fits', words: 'Try part of a name, or show all of them.' },
  },
  bring: null,
  remove: commands.deleteClaim,
  picker: {
    search: async (words, filter) =>
      (await commands.listClaims(few(words, filter))).rows.map((row) => ({
        id: row.id, label: `${row.number}: ${row.activity}`, detail: `${whenWords(row.on)}, ${pounds(row.total)}`,
      })),
    labelOf: async (id) => (await commands.claim(id)).number,
  },
};
