// A made-up office for development and for pictures of the page: it answers the
// commands from memory. It holds none of the council's rules and is left out of
// every real build.
import type { Desk, Error as Refusal, ImportPreview, Mark, PersonDraft, PersonRow } from '../bindings';
import { answers as handouts, handouts as pages, written } from './handouts';
import * as office from './office';
import { pdf } from './pdf';
import { svg } from './pictures';

const empty = { code: 'bad_input', message: 'There is 1 thing to put right.', hint: 'What you typed is still there.' } as const;
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const drafts = new Map<string, string>();

const kept = (key: string, value?: string) => {
  if (value !== undefined) sessionStorage.setItem(key, value);
  return sessionStorage.getItem(key);
};

function desk(): Desk {
  const state = (kept('mock-state') ?? 'open') as Desk['state'];
  const open = state === 'open';
  return {
    state, council: state === 'empty' ? '' : 'Northbrook Council',
    officers: state === 'empty' ? [] : [office.priya], officer: open ? office.priya : null,
    sample: kept('mock-sample') === 'yes', has_own: state !== 'empty', has_sample: true, today: office.TODAY, version: '0.1.0',
    last_backup: '2026-11-20', lock_after_minutes: office.settings.lock_after_minutes,
  };
}

const problem = (field: string, message: string): Refusal => ({ ...empty, problems: [{ field, message }] });
const saved = (id: string) => ({ id, op: `1:${Date.now() % 1000}` });
const fits = (words: string, ...texts: string[]) =>
  words.toLowerCase().split(/\s+/).every((word) => texts.join(' ').toLowerCase().includes(word));
function listed<Row>(rows: Row[], { limit }: { limit: number }) {
  return { rows: limit ? rows.slice(0, limit) : rows, total: rows.length };
}
const get = <R extends { id: string }>(rows: R[], id: string): R => {
  const found = rows.find((row) => row.id === id);
  if (!found) throw { code: 'not_found', message: `There is nothing with the id ${id}.`, hint: 'It may have been deleted.', problems: [] };
  return found;
};
function drop(rows: { id: string }[], id: string) {
  rows.splice(rows.indexOf(get(rows, id)), 1);
  return saved(id);
}

// A table of answers, by the name of the command.
const answers: Record<string, (...given: any[]) => unknown> = {
  desk,
  start: (draft) => {
    if (draft.passphrase.length < 8) throw problem('passphrase', 'Use at least four words, or 14 letters.');
    if (draft.passphrase !== draft.again) throw problem('again', 'This is not the same as the passphrase above.');
    kept('mock-state', 'open');
    return { recovery_key: 'K7QD-2M9X-PT4H-8WNC-R3VB-5ZJG-Y6FA-1ELS' };
  },
  startSample: () => (kept('mock-state', 'open'), kept('mock-sample', 'yes'), desk()),
  unlock: (passphrase) => {
    if (passphrase === 'wrong') {
      throw { code: 'wrong_passphrase', message: 'That is not the passphrase.', hint: 'Capital letters and spaces count. Try again.', problems: [] };
    }
    kept('mock-state', 'open');
    return desk();
  },
  unlockWithRecovery: () => (kept('mock-state', 'open'), desk()),
  lock: () => (kept('mock-state', kept('mock-sample') === 'yes' ? 'empty' : 'locked'), kept('mock-sample', 'no'), desk()),
  addOfficer: (draft) => [office.priya, { id: 'tom', name: draft.name }],
  changePassphrase: () => null,
  getSettings: () => office.settings,
  saveSettings: (draft) => (Object.assign(office.settings, draft), saved('settings')),
  today: () => office.today(),

  listPeople: (query) => {
    const rows = office.people
      .filter((p) => fits(query.words, p.name, p.town) && (!query.filter || p.may_contact === 'yes'))
      .map(({ id, name, town, needs, format, format_size, may_contact }): PersonRow => ({ id, name, town, needs, format, format_size, may_contact }));
    return listed(query.descending ? rows.reverse() : rows, query);
  },
  person: (id) => office.withClaims(get(office.people, id)),
  savePerson: (id: string | null, draft: PersonDraft) => {
    if (!draft.name.trim()) throw problem('name', 'Write the person’s name.');
    return saved(office.keepPerson(id, draft));
  },
  deletePerson: (id) => drop(office.people, id),
  saveAgreement: (person) => saved(person),
  needChoices: () => office.needChoices,

  listProjects: (query) =>
    listed(
      office.projects.filter((p) => fits(query.words, p.title) && (!query.filter || p.status === query.filter))
        .map((p) => ({ ...p, rung: p.rungs[0]?.rung ?? null, easy: p.easy.length > 0 })),
      query,
    ),
  project: (id) => get(office.projects, id),
  saveProject: (id, draft) => {
    if (!draft.title.trim()) throw problem('title', 'Write what the project is called.');
    return saved(id ?? office.projects[0]!.id);
  },
  deleteProject: (id) => drop(office.projects, id),
  moveRung: (project, draft) => {
    if (!draft.reason) throw problem('reason', 'Say why this project moves.');
    get(office.projects, project).rungs.unshift({ id: `r${Date.now()}`, officer: 'Priya Nair', ...draft, on: office.TODAY });
    return saved(project);
  },

  listClaims: (query) => {
    const wanted: Record<string, string[]> = { waiting: ['submitted', 'approved'] };
    return listed(
      office.claims.map(office.claimRow).filter((c) =>
        fits(query.words, c.person.name, c.activity, c.number) &&
        (!query.filter || (wanted[query.filter] ?? [query.filter]).includes(c.status))),
      query,
    );
  },
  claim: (id) => get(office.claims, id),
  saveClaim: (id, draft) => {
    if (!draft.person) throw problem('person', 'Choose a person who is on the register.');
    if (!/^\d/.test(draft.on)) throw problem('on', 'Write the day as 26 November 2026.');
    return saved(id ?? office.claims[0]!.id);
  },
  deleteClaim: (id) => drop(office.claims, id),
  submitClaim: (id) => office.decide(id, 'submitted', ''),
  returnClaim: (id, reason) => office.decide(id, 'returned', reason),
  approveClaim: (id) => office.decide(id, 'approved', ''),
  refuseClaim: (id, reason) => {
    if (!reason) throw problem('reason', 'Say why, so that the person can be told.');
    return office.decide(id, 'refused', reason);
  },
  payClaim: (id) => office.decide(id, 'paid', ''),

  listActions: (query) => {
    const rows = office.actions.filter(
      (a) => fits(query.words, a.action, a.owner) && (!query.filter || a.milestones.some((m) => m.mark === query.filter)),
    );
    const marks: Mark[] = ['late', 'due_soon', 'on_track', 'done', 'complete_operating', 'not_started'];
    const all = office.actions.flatMap((a) => a.milestones);
    return { ...listed(rows, query), counts: marks.map((mark) => ({ mark, milestones: all.filter((m) => m.mark === mark).length })) };
  },
  action: (id) => get(office.actions, id),
  saveAction: (id, draft) => {
    if (!draft.action.trim()) throw problem('action', 'Write what is to be done.');
    return saved(id ?? office.actions[0]!.id);
  },
  deleteAction: (id) => drop(office.actions, id),
  markMilestone: (id, status) => {
    const milestone = get(office.actions.flatMap((a) => a.milestones), id);
    Object.assign(milestone, { status, mark: status, done_on: status === 'done' ? office.TODAY : null });
    return saved(id);
  },
  addReview: (action, words) => {
    get(office.actions, action).reviews.unshift({ id: `v${Date.now()}`, on: office.TODAY, words, officer: 'Priya Nair' });
    return saved(action);
  },

  search: (words) => office.search(words),
  history: () => office.changes,
  recentChanges: () => office.changes,
  undo: () => ({ op: '1:99', sentence: 'Taken back.', kept: 0 }),

  chooseImport: (kind) => ({ ...office.preview, kind }) satisfies ImportPreview,
  remapImport: (columns) => ({ ...office.preview, columns }),
  confirmImport: () => ({ read: office.preview.read, accepted: office.preview.accepted, op: '1:7' }),
  forgetImport: () => null,

  handoutInfo: (request) => ({
    title: request.document === 'plan' ? 'Our action plan' : get(office.projects, request.id ?? 'p1').title, file_name: 'handout.pdf', pages: 2,
    findings: request.look.format === 'easy_read' && request.document !== 'handout'
      ? [{ message: 'What can change is not yet in easy words.', table: 'project', id: 'p1', field: 'can_change' }] : [],
  }),
  handoutPdf: (request) => (request.look.format === 'easy_read' ? pdf('Easy read') : written(pages[0]!.draft, request.look)),
  saveHandout: () => 'short-breaks-easy-read.pdf',
  openHandout: () => null,
  pictureChoices: () => office.pictures,
  pictureFile: (meaning) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg(meaning))}`,
  printList: () => null,
  exportList: (kind) => `${kind}.csv`,
  backup: () => 'alongside-2026-11-22.backup',
  check: () => ({ problems: [], sentence: 'Everything is in order: 1,204 changes were checked.' }),
  keepDraft: (place, typed) => (drafts.set(place, typed), null),
  takeDraft: (place) => drafts.get(place) ?? null,
  dropDraft: (place) => (drafts.delete(place), null),
  ...handouts,
};

export async function answer(command: string, given: unknown[]): Promise<unknown> {
  await wait(5);
  const found = answers[command];
  if (!found) throw { code: 'bug', message: `No such command: ${command}.`, hint: '', problems: [] };
  return structuredClone(found(...given));
}
