// Handouts of the made-up office: what the page asks about them.
import type {
  FormatRequest, FormatRequestDraft,
  HandoutCheckDraft, HandoutDraft, HandoutPage, HandoutRow, HandoutStart, Look, PartDraft, PictureChoice, RunPreview, RunProgress, WordFinding,
} from '../bindings';
import { languages } from '../../labels';
import { needChoices, people, projects, TODAY } from './office';
import { lines } from './pdf';
import { svg } from './pictures';

const part = (words: string, picture = '', more: Partial<PartDraft> = {}): PartDraft =>
  ({ id: null, kind: 'row', words, picture, alt: '', hard_word: '', meaning: '', ...more });
const draft = (title: string, parts: PartDraft[], more: Partial<HandoutDraft> = {}): HandoutDraft => ({
  title, language: 'en-GB', profile: 'uk_council', picture: 'carer_comes', template: false, made_from: null, translation_of: null, parts, ...more,
});

let next = 0;
const withIds = (given: HandoutDraft): HandoutDraft => ({ ...given, parts: given.parts.map((one) => ({ ...one, id: one.id ?? `part${++next}` })) });
const page = (id: string, given: HandoutDraft, more: Partial<HandoutPage> = {}): HandoutPage =>
  ({ id, draft: withIds(given), versions: [], checks: [], translations: [], changed_at: '2026-11-22T09:00:00Z', ...more });

export const handouts: HandoutPage[] = [
  page('h1', draft('Come and talk about short breaks', [
    part('We want to hear what you think about short breaks.', 'spoken_interpreter', { hard_word: 'short breaks', meaning: 'Time off for people who care for somebody.' }),
    part('The meeting is on Thursday 26 November 2026.', 'later_start'),
    part('', '', { kind: 'section', words: 'Getting there' }),
    part('We will reimburse your travel on the bus to the hall, and lunch is provided for everybody who comes on the day.', 'step_free'),
    part('You can ring us on 01632 960 100.', 'hearing_loop'),
  ]), {
    versions: [{ id: 'v1', number: 1, purpose: 'Before the forum read it', at: '2026-11-20T10:00:00Z', officer: 'Priya Nair' }],
    translations: [{ id: 'h2', language: 'pl', title: 'Porozmawiajmy o krótkich przerwach' }],
  }),
  page('h2', draft('Porozmawiajmy o krótkich przerwach', [part('Chcemy wiedzieć, co myślisz.', 'spoken_interpreter')], { language: 'pl', translation_of: 'h1' })),
  page('h3', draft('Come to our meeting', [part('There is a meeting.', 'later_start'), part('Food is free.', 'dietary')], { template: true }), {
    checks: [{ id: 'k1', group: 'The Together Group', on: '2026-10-06', changed: '“Refreshments” is “food” now.', officer: 'Priya Nair', still: true }],
  }),
];
const titleOf = (of: string): string =>
  of === 'plan' ? 'Our action plan' : (projects.find(({ id }) => of === `project:${id}`)?.title ?? get(of).draft.title);
const get = (id: string): HandoutPage => {
  const found = handouts.find((one) => one.id === id);
  if (!found) throw { code: 'not_found', message: `There is no handout ${id}.`, hint: 'It may have been deleted.', problems: [] };
  return found;
};
const rowOf = ({ id, draft, checks }: HandoutPage): HandoutRow => ({
  id, title: draft.title, language: draft.language, template: draft.template, parts: draft.parts.length,
  checked_by: checks[0]?.group ?? '', checked_on: checks[0]?.on ?? null, changed_at: '2026-11-22T09:00:00Z', translation_of: draft.translation_of, changed_since: false,
});
const saved = (id: string) => ({ id, op: `1:${Date.now() % 1000}` });

const extra = ['Bus', 'Pound notes', 'Plate, knife, fork', 'Meeting', 'Calendar', 'Home', 'Yes', 'No', 'Phone', 'Letter', 'Doctor', 'Form'];
const pictures: PictureChoice[] = [...needChoices.map((one) => ({ meaning: one.picture, label: one.label })), ...extra.map((label) => ({ meaning: label.toLowerCase().replaceAll(/\W+/g, '_'), label }))]
  .map((one) => ({ ...one, alt: `A drawing of: ${one.label.toLowerCase()}`, credit: 'OpenMoji, CC BY-SA 4.0', own: one.label === 'Home', pack: '' }));

function start(from: HandoutStart): HandoutDraft {
  if (typeof from !== 'object') return draft(from === 'nothing' ? '' : 'Our action plan', [part(from === 'nothing' ? '' : 'This is what we will do.')]);
  const { project: asked, template, translation } = from as { project?: { id: string }; template?: { id: string }; translation?: { id: string; language: string } };
  if (asked) {
    const project = projects.find((one) => one.id === asked.id)!;
    return draft(project.title, [part(`This is about ${project.title.toLowerCase()}.`, 'people'), part('You can help to change it.', 'yes'), part('Ring us to take part.', 'phone')], { made_from: { table: 'project', id: project.id } });
  }
  if (template) return { ...get(template.id).draft, template: false };
  if (translation) return { ...get(translation.id).draft, language: translation.language, translation_of: translation.id };
  return draft('You are paid', [part('We paid you for coming.', 'pound_notes')]);
}

function findings(given: HandoutDraft): WordFinding[] {
  return given.parts.flatMap((one, at): WordFinding[] => {
    const count = one.words.split(/\s+/).filter(Boolean).length;
    const hard = one.words.indexOf('reimburse');
    const found = (more: Partial<WordFinding>): WordFinding => ({
      rule: 'ER-S1', level: 'error', part: at, start: 0, end: 0, words: '', message: '', source: 'GOV.UK', mend: null, suggestion: null, ...more,
    });
    return [
      ...(count > 15 ? [found({ end: one.words.length, message: `${count} words. Easy read stops at 15.`, mend: { label: 'Use these 2 rows', instead: '', words: ['We will pay you back for the bus.', 'Lunch is free for everybody.'] } })] : []),
      ...(hard >= 0 ? [found({ rule: 'ER-W3', level: 'warning', start: hard, end: hard + 9, words: 'reimburse', message: '“Reimburse” is a hard word.', suggestion: 'pay back' })] : []),
      ...(!one.picture && one.kind === 'row' && one.words ? [found({ rule: 'ER-D5', level: 'warning', message: 'There is no picture beside it.', source: 'Department of Health 2010' })] : []),
    ];
  });
}

const request = (id: string, at: number, more: Partial<FormatRequest>): FormatRequest => ({
  id, person: people[at] ? { id: people[at].id, name: people[at].name, needs: people[at].needs } : null, asked_by: '', handout: { id: 'h1', title: handouts[0]!.draft.title }, document: '', format: 'large_print', size: 24, language: '',
  asked_on: '2026-11-09', due_on: '2026-11-20', sent_on: null, cost: null, note: '', state: 'late', wanted: 'Large print, 24\u00a0point', ...more,
});
const requests: FormatRequest[] = [
  request('q1', 0, {}),
  request('q2', 1, { format: 'braille', size: null, wanted: 'Braille', due_on: '2026-11-27', state: 'due_soon', note: 'Contracted. She has a display of 40 cells.' }),
  request('q3', 2, { format: 'easy_read', size: null, wanted: 'Easy read', sent_on: '2026-11-12', cost: 240, state: 'sent' }),
];

const look = (format: Look['format']): Look => ({ format, size: null, sheet: 'a4', colour: 'white', grade: 'contracted', cells: 40, lines: 25 });
let run: RunProgress = { title: '', done: 0, total: 0, finished: false, stopped: false, trouble: '', files: [] };

const text = (given: HandoutDraft) => [given.title, '', ...given.parts.map((one) => one.words)].join('\n');

/** A handout in any format, good enough to look at. */
export function written(given: HandoutDraft, look: Look): ArrayBuffer {
  const bytes = (words: string) => new TextEncoder().encode(words).buffer;
  if (look.format === 'html') {
    const rows = given.parts.map((one) => (one.kind === 'section' ? `<h2>${one.words}</h2>` : `<p>${one.words}</p>`)).join('');
    return bytes(`<!doctype html><html lang="${given.language}"><head><style>:root{font-size:20px}main{padding:1rem;font-family:Arial}h1{color:#5e1e53}</style></head><body><main><h1>${given.title}</h1>${rows}</main></body></html>`);
  }
  if (look.format === 'text') return bytes(text(given));
  if (look.format === 'braille') return bytes(text(given).toUpperCase().replace(/[^A-Z0-9 .,\n]/g, '') + '\n\f');
  return lines(given.title, given.parts.map((one) => one.words), look.size ?? 16);
}

export const answers: Record<string, (...given: any[]) => unknown> = {
  listHandouts: ({ words, filter }) => {
    const rows = handouts.map(rowOf).filter((row) => row.title.toLowerCase().includes(words.toLowerCase())
      && (filter !== 'template' || row.template) && (filter !== 'handout' || !row.template));
    return { rows, total: rows.length };
  },
  handout: (id) => get(id),
  startHandout: start,
  saveWrittenHandout: (id: string | null, given: HandoutDraft) => {
    if (!given.title.trim()) throw { code: 'bad_input', message: 'There is 1 thing to put right.', hint: 'What you typed is still there.', problems: [{ field: 'title', message: 'Write what the handout is called.' }] };
    if (id) get(id).draft = withIds(given);
    else handouts.push(page((id = `h${handouts.length + 1}`), given));
    return saved(id);
  },
  deleteHandout: (id) => (handouts.splice(handouts.indexOf(get(id)), 1), saved(id)),
  lookOver: (given: HandoutDraft) => ({
    findings: findings(given), reading_grade: 4.2, reading_age: 9, word_count: text(given).split(/\s+/).length, sentences: given.parts.length, pages: 2, cannot_print: '',
  }),
  draftPdf: written,
  keepVersion: (id, purpose) => (get(id).versions.unshift({ id: `v${++next}`, number: get(id).versions.length + 1, purpose, at: `${TODAY}T09:30:00Z`, officer: 'Priya Nair' }), saved(id)),
  goBackTo: (id) => get(id).draft,
  addHandoutCheck: (id, given: HandoutCheckDraft) => {
    if (!given.group) throw { code: 'bad_input', message: 'There is 1 thing to put right.', hint: '', problems: [{ field: 'group', message: 'Write which group read it.' }] };
    get(id).checks.unshift({ id: `k${++next}`, group: given.group, on: TODAY, changed: given.changed, officer: 'Priya Nair', still: true });
    return saved(id);
  },
  listRequests: ({ filter }) => {
    const rows = requests.filter((one) => !filter || one.state === filter || (filter === 'open' && one.state !== 'sent'));
    return { rows, total: rows.length };
  },
  saveRequest: (id: string | null, given: FormatRequestDraft) => {
    if (!given.format) throw { code: 'bad_input', message: 'There is 1 thing to put right.', hint: '', problems: [{ field: 'format', message: 'Choose the format.' }] };
    return saved(id ?? 'q1');
  },
  markRequestSent: (id) => (Object.assign(requests.find((one) => one.id === id)!, { sent_on: TODAY, state: 'sent' }), saved(id)),
  deleteRequest: (id) => (requests.splice(requests.findIndex((one) => one.id === id), 1), saved(id)),
  wordProfiles: () => [
    { id: 'uk_council', label: 'UK council', words: 'The usual choice.', source: 'GOV.UK, accessible communication formats', points: 16 },
    { id: 'inclusion_europe', label: 'Inclusion Europe', words: 'For partners who ask for it.', source: 'Inclusion Europe (2009)', points: 14 },
  ],
  handoutLanguages: () => Object.entries(languages).map(([tag, name]) => ({ tag, name, has_phrases: tag !== 'cy' })),
  choosePictures: () => ({
    pictures: 160, refused: [{ file: 'broken.svg', reason: 'This is no drawing.' }], suggested: { name: 'Mulberry', credit: 'Mulberry Symbols', licence: 'CC BY-SA 2.0' },
    sample: pictures.slice(0, 8).map((one) => ({ file: `${one.meaning}.svg`, label: one.label, alt: one.alt, words: [], address: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg(one.meaning))}` })),
  }),
  confirmPictures: () => ({ pictures: 160, already: 0, refused: [], op: '1:8' }),
  choosePhoto: () => ({ label: 'Library', width: 1200, height: 800, address: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg('step_free').replace('<svg', '<svg width="300" height="200"'))}` }),
  addPhoto: () => saved('own:1'),
  forgetPictures: () => null,
  picturePacks: () => [{ name: 'Mulberry', pictures: 160, used: 3, credit: 'Mulberry Symbols', licence: 'CC BY-SA 2.0' }],
  deletePicturePack: () => saved('pack'),
  ownPicture: () => ({ label: 'Library', alt: 'The library', words: '', credit: '', licence: '' }),
  savePicture: () => saved('own:1'),
  deletePicture: () => saved('own:1'),
  runPreview: (of): RunPreview => ({
    title: titleOf(of), people: 30, envelopes: 21, braille: 1, emails: 4, findings: ['Nobody has tried it yet.'],
    per_format: [
      { file: 'Easy read, A4, 16 point.pdf', look: look('easy_read'), language: 'en-GB', people: 14, pages: 2 },
      { file: 'Large print, A4, 24 point.pdf', look: { ...look('large_print'), size: 24 }, language: 'en-GB', people: 6, pages: 4 },
      { file: 'Braille, contracted.brf', look: look('braille'), language: 'en-GB', people: 1, pages: 3 },
    ],
    problems: [{ person: { id: people[0]!.id, name: people[0]!.name, needs: [] }, message: 'Reads Polish, and this handout has no copy in it yet.', left_out: false }, { person: { id: people[1]!.id, name: people[1]!.name, needs: [] }, message: 'Said no to letters.', left_out: true }],
  }),
  startRun: () => (run = { title: 'Repairs at Alder House', done: 0, total: 21, finished: false, stopped: false, trouble: '', files: [] }),
  runProgress: () => {
    if (!run.total) return null;
    if (!run.stopped) run = { ...run, done: Math.min(21, run.done + 4), finished: run.done >= 21, files: run.done >= 21 ? ['Cover sheet.pdf', 'Easy read, A4, 16 point.pdf'] : [] };
    return run;
  },
  stopRun: () => ((run = { ...run, stopped: true }), null),
  searchPictures: (words: string) => pictures.filter((one) => one.label.toLowerCase().includes(words.trim().toLowerCase())),
  suggestPictures: (sentence: string) => pictures.filter((one) => one.label.toLowerCase().split(/\W+/).some((word) => word.length > 2 && sentence.toLowerCase().includes(word))).slice(0, 6),
};
