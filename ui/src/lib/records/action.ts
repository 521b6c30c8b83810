import { commands } from '$lib/backend';
import { some } from '$lib/words';
import type { RecordFace } from './face';
import { few } from './few';

export const action: RecordFace = {
  path: '/plan',
  icon: 'plan',
  title: 'Action plan',
  section: { group: 2, short: 'Plan' },
  words: {
    add: 'Add an action',
    addLine: 'One row of the plan: what will be done, who answers for it, and by when.',
    keep: 'Add to the plan',
    change: () => 'Change the action',
    added: () => 'The action is in the plan.',
    changed: () => 'The action is changed.',
    deleted: () => 'The action is deleted.',
    there: (count) => `${some(count, 'action')}.`,
    fit: (count) => `${some(count, 'action fits', 'actions fit')} what you chose.`,
    help: 'What the council said it will do, who answers for it, and each step with its day.',
    filter: 'Filter the plan',
    caption: 'Action plan',
    empty: { title: 'No actions yet', words: 'An action says what will be done, who answers for it, and by when.' },
    none: { title: 'No action fits', words: 'Try fewer letters, or show all of them.' },
  },
  bring: {
    words: 'Bring in an action plan from a spreadsheet',
    title: 'Bring in an action plan',
    done: (count) => `${some(count, 'action is', 'actions are')} added to the plan.`,
    must: 'Say which column holds the action.',
    headings: [
      { about: 'What', headings: ['Priority/Action', 'Notes'] },
      { about: 'Who', headings: ['Responsible officer'] },
      { about: 'When', headings: ['Milestones (and review dates)', 'Status'] },
    ],
  },
  printed: 'plan',
  remove: commands.deleteAction,
  picker: {
    search: async (words, filter) =>
      (await commands.listActions(few(words, filter))).rows.map((row) => ({ id: row.id, label: row.action, detail: row.owner })),
    labelOf: async (id) => (await commands.action(id)).action,
  },
  here: (id) => (id ? null : { words: 'Write a handout from the action plan', icon: 'pencil', href: '/handouts/new?from=plan' }),
};
