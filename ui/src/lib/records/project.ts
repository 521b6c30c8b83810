import { commands } from '$lib/backend';
import { some } from '$lib/words';
import type { RecordFace } from './face';
import { few } from './few';

export const project: RecordFace = {
  path: '/projects',
  icon: 'projects',
  title: 'Projects',
  section: { group: 1, short: 'Projects' },
  words: {
    add: 'Add a project',
    addLine: 'One issue that people shape with you.',
    keep: 'Add the project',
    change: () => 'Change the project',
    added: (called) => `${called} is added.`,
    changed: (called) => `${called} is changed.`,
    deleted: (called) => `${called} is deleted.`,
    there: (count) => `${some(count, 'project')}.`,
    fit: (count) => `${some(count, 'project fits', 'projects fit')} what you chose.`,
    help: 'What you change together, who chairs it, and where it stands on the ladder from telling people to deciding with them.',
    filter: 'Filter projects',
    caption: 'Projects',
    empty: { title: 'No projects yet', words: 'A project is one issue that people shape with you, from one day to another.' },
    none: { title: 'No project fits', words: 'Try fewer letters, or show all of them.' },
  },
  bring: {
    words: 'Bring in projects from a spreadsheet',
    title: 'Bring in projects',
    done: (count) => `${some(count, 'project is', 'projects are')} added.`,
    must: 'Say which column holds what the project is called.',
    headings: [
      { about: 'What it is about', headings: ['Project', 'Issue', 'Aims', 'What can change', 'What cannot change'] },
      { about: 'When and where', headings: ['Starts', 'Ends', 'Where it works', 'Status'] },
      { about: 'Where it stands on the ladder', headings: ['Rung', 'Why this rung'] },
      { about: 'Who leads it', headings: ['Chair (officer)', 'Chair (person)', 'Why no second chair'] },
    ],
  },
  printed: 'project',
  remove: commands.deleteProject,
  picker: {
    search: async (words, filter) => (await commands.listProjects(few(words, filter))).rows.map((row) => ({ id: row.id, label: row.title })),
    labelOf: async (id) => (await commands.project(id)).title,
  },
  here: (id) =>
    id ? { words: 'Write a handout from this project', icon: 'pencil', href: `/handouts/new?from=project&id=${id}` } : null,
};
