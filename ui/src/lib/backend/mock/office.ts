// The records of the made-up office.
import type {
  Action, Change, Claim, ClaimRow, Decision, Format, Hit, ImportPreview, Mark, Milestone, Need, NeedChoice, PictureChoice, OfficerRef,
  PersonDraft, PersonPage as Person, Project, Settings, Today, Way,
} from '../bindings';

export const TODAY = '2026-11-22';
export const priya: OfficerRef = { id: 'priya', name: 'Priya Nair' };

export const settings: Settings = {
  council: 'Northbrook Council', department: 'Adult social care', contact_phone: '01632 960 100',
  contact_email: 'hello@example.org', contact_address: 'Northbrook Council\n1 Market Square\nNorthbrook', contact_web: 'www.example.org',
  other_formats: 'Ring us for large print, braille or your own language.', lock_after_minutes: 15,
};

const labels: Record<string, string> = {
  wheelchair: 'Wheelchair', step_free: 'Step-free way in', hearing_loop: 'Hearing loop', bsl_interpreter: 'BSL interpreter',
  spoken_interpreter: 'Interpreter', large_print: 'Large print', easy_read: 'Easy read', quiet_room: 'Quiet room', breaks: 'Breaks',
  later_start: 'Later start', carer_comes: 'Carer comes too', guide_dog: 'Guide dog', transport: 'Transport booked', dietary: 'Food',
};
export const needChoices: NeedChoice[] = Object.entries(labels).map(([code, label]) => ({ code, label, picture: code }));
export const pictures: PictureChoice[] = needChoices.map((c) => ({ meaning: c.picture, label: c.label, alt: c.label, credit: '', own: false, pack: '' }));
const need = (id: string, code: string, detail = ''): Need =>
  ({ id, code, label: labels[code] ?? detail, detail: labels[code] ? detail : '', picture: code || 'speech' });

type Some = { id: string; name: string; town: string; needs?: Need[]; may?: Person['may_contact']; format?: Format; size?: number; way?: Way; more?: Partial<Person> };
function person({ id, name, town, needs = [], may = 'yes', format, size, way = 'phone', more }: Some): Person {
  const on = '2026-02-03';
  return {
    id, name, title: '', family_name: '', known_as: '', phone: '01632 960 118', mobile: '', email: '', address_1: '8 Quaker Row', address_2: '',
    town, postcode: '', best_way: way, no_phone: false, no_text: false, no_email: true, no_post: false, reach_note: '',
    format: format ?? null, format_size: size ?? null, paper_colour: null, language: '', braille_grade: null, joined: on, interests: 'Short breaks, transport', groups: '', carer: '', notes: '',
    may_contact: may,
    may_contact_words: may === 'yes' ? 'Agreed to be contacted (3 February 2026)' : may === 'not_asked' ? 'Not asked yet' : 'Said no to being contacted',
    needs,
    agreements: may === 'not_asked' ? [] : [{ id: `${id}a`, purpose: 'register', channel: 'any', state: may === 'yes' ? 'given' : 'refused', on, how: 'on a form', with_whom: '', note: '', officer: 'Priya Nair' }],
    claims: [], ...more,
  };
}

export const people: Person[] = [
  person({ id: 'farida', name: 'Farida Rahmani', town: 'Northbrook', way: 'text', needs: [need('n1', 'large_print', '24 point'), need('n2', 'hearing_loop', 'sits near the front'), need('n3', 'spoken_interpreter', 'Dari, book 10 working days ahead'), need('n4', 'later_start', 'after 10:30am')], more: { mobile: '07700 900142', groups: 'Carers’ forum, Involvement board' } }),
  person({ id: 'kwame', name: 'Kwame Asante', town: 'Millbrook', needs: [need('n5', 'step_free')] }),
  person({ id: 'owen', name: 'Owen Brightwater', town: 'Northbrook', format: 'easy_read', needs: [need('n6', 'carer_comes', 'Beth supports Owen')] }),
  person({ id: 'sian', name: 'Siân Gruffydd', town: 'Eastgate', format: 'large_print', size: 18, needs: [need('n7', 'guide_dog')] }),
  person({ id: 'lukasz', name: 'Łukasz Wójcik', town: 'Northbrook' }),
  person({ id: 'yusuf', name: 'Yusuf Demir', town: 'Millbrook', may: 'not_asked' }),
  person({ id: 'grace', name: 'Grace Okafor', town: 'Eastgate', needs: [need('n8', '', 'A chair with arms')] }),
  person({ id: 'meera', name: 'Meera Pillai', town: 'Northbrook', may: 'no' }),
  person({ id: 'dylan', name: 'Dylan Frost', town: 'Harrow End', needs: [need('n9', 'quiet_room'), need('n10', 'breaks', 'every 30 minutes')] }),
  person({ id: 'ruth', name: 'Ruth Abernethy', town: 'Northbrook', needs: [need('n11', 'wheelchair'), need('n12', 'transport')] }),
  person({ id: 'marlon', name: 'Marlon Pryce', town: 'Millbrook' }),
  person({ id: 'ines', name: 'Inês Carvalho', town: 'Northbrook', needs: [need('n13', 'dietary', 'no nuts')] }),
].sort((a, b) => (a.name.split(' ').at(-1) ?? '').localeCompare(b.name.split(' ').at(-1) ?? ''));

const ref = (id: string) => {
  const { name, needs } = people.find((p) => p.id === id)!;
  return { id, name, needs };
};

export function keepPerson(id: string | null, draft: PersonDraft): string {
  const found = people.find((p) => p.id === id);
  if (found) Object.assign(found, { name: draft.name, town: draft.town, known_as: draft.known_as });
  else people.unshift(person({ id: `new${people.length}`, name: draft.name, town: draft.town, may: 'not_asked' }));
  return id ?? people[0]!.id;
}

export const projects: Project[] = [
  {
    id: 'p1', title: 'A short break that feels like one', issue: 'Carers told us that booking a short break takes longer than the break.',
    aims: 'A booking form that takes ten minutes.\nA list of places that people would choose themselves.', can_change: 'The form, the list of places, how we answer.',
    cannot_change: 'The total budget until April 2027.', starts: '2026-02', ends: '2027-03', setting: 'service', status: 'running',
    chair_officer: 'Priya Nair', chair_person: ref('marlon'), no_second_chair: '',
    rungs: [
      { id: 'r2', rung: 'co_designing', stage: 'The new form', on: '2026-09', reason: 'Five carers drew the new form with us. Officers still decide the opening hours.', officer: 'Priya Nair' },
      { id: 'r1', rung: 'consulting', stage: 'The beginning', on: '2026-02', reason: 'The budget was set before anybody was asked.', officer: 'Tom Ellery' },
    ],
    easy: [{ field: 'title', words: 'Better short breaks', picture: 'carer' }], late: false,
  },
  { id: 'p2', title: 'Direct payments without the puzzle', issue: 'The letter is hard to read.', aims: 'A letter that needs no second letter.', can_change: 'Every word.', cannot_change: '', starts: '2026-06', ends: '2026-10-31', setting: 'one_to_one', status: 'running', chair_officer: 'Tom Ellery', chair_person: null, no_second_chair: 'We are still asking.', rungs: [{ id: 'r3', rung: 'informing', stage: '', on: '2026-06', reason: 'The rules are national.', officer: 'Tom Ellery' }], easy: [], late: true },
  { id: 'p3', title: 'Who opens the door: the front desk', issue: '', aims: '', can_change: '', cannot_change: '', starts: '2025', ends: '2026-05', setting: 'strategic', status: 'finished', chair_officer: 'Priya Nair', chair_person: ref('kwame'), no_second_chair: '', rungs: [{ id: 'r4', rung: 'co_producing', stage: '', on: '2025', reason: '', officer: 'Priya Nair' }], easy: [{ field: 'title', words: 'The front desk', picture: 'people' }], late: false },
];

const deeds: Claim['may'][number]['deed'][] = ['change', 'submit', 'return', 'approve', 'refuse', 'pay'];
const open: Record<Claim['status'], string[]> = { draft: ['change', 'submit'], submitted: ['return', 'refuse'], approved: ['return', 'refuse', 'pay'], paid: [], refused: [] };
const mayOf = (status: Claim['status']): Claim['may'] =>
  deeds.map((deed) => {
    const allowed = open[status].includes(deed);
    const why = deed === 'approve' && status === 'submitted' ? 'You entered this claim. Ask another officer to approve it.' : `This claim is ${status} now.`;
    return { deed, allowed, why: allowed ? '' : why };
  });

type Paid = { id: string; number: string; who: string; activity: string; on: string; status: Claim['status']; lines: Claim['lines']; offered: number };
function claim({ id, number, who, activity, on, status, lines, offered }: Paid): Claim {
  const expenses = lines.reduce((sum, line) => sum + line.pence, 0);
  const steps: Decision['kind'][] = { draft: [], submitted: ['submitted'], approved: ['submitted', 'approved'], paid: ['submitted', 'approved', 'paid'], refused: ['submitted', 'refused'] }[status] as Decision['kind'][];
  return {
    id, number, person: ref(who), project: { id: 'p1', title: projects[0]!.title }, activity, on, lines, offered, answer: offered ? 'accepted' : 'not_asked', accepted: offered, answer_note: '', notes: '',
    expenses, total: expenses + offered, status, entered_by: 'Priya Nair',
    decisions: steps.map((kind, at) => ({ kind, on: `2026-11-${10 + at * 2}`, officer: at ? 'Tom Ellery' : 'Priya Nair', reason: kind === 'refused' ? 'Paid by the forum already.' : '' })),
    may: mayOf(status), warnings: status === 'submitted' ? ['A line of more than £5 has no receipt.'] : [],
  };
}

export const claims: Claim[] = [
  claim({ id: 'c214', number: 'A-214', who: 'farida', activity: 'Listening space at the library', on: '2026-11-12', status: 'approved', offered: 5000, lines: [{ id: 'l1', kind: 'bus', words: 'Bus 7, there and back', miles: null, rate: null, pence: 460, receipt: true }, { id: 'l2', kind: 'mileage', words: 'Home to the hall', miles: '5.1', rate: '55p a mile', pence: 280, receipt: false }] }),
  claim({ id: 'c215', number: 'A-215', who: 'owen', activity: 'Read the new letter', on: '2026-11-10', status: 'submitted', offered: 7500, lines: [] }),
  claim({ id: 'c216', number: 'A-216', who: 'kwame', activity: 'Visit to the day centre', on: '2026-11-18', status: 'draft', offered: 0, lines: [{ id: 'l3', kind: 'taxi', words: 'Taxi home', miles: null, rate: null, pence: 1380, receipt: false }] }),
  claim({ id: 'c198', number: 'A-198', who: 'farida', activity: 'Interview panel', on: '2026-09-08', status: 'paid', offered: 7500, lines: [] }),
  claim({ id: 'c150', number: 'A-150', who: 'farida', activity: 'Forum in July', on: '2026-07-02', status: 'refused', offered: 0, lines: [{ id: 'l4', kind: 'bus', words: '', miles: null, rate: null, pence: 460, receipt: false }] }),
];
export const claimRow = (c: Claim): ClaimRow => ({
  id: c.id, number: c.number, person: c.person, activity: c.activity, on: c.on, total: c.total, status: c.status,
  waiting_days: c.status === 'submitted' || c.status === 'approved' ? 12 : null,
});
export const withClaims = (p: Person): Person => ({ ...p, claims: claims.filter((c) => c.person.id === p.id).map(claimRow) });

export function decide(id: string, kind: Decision['kind'], reason: string) {
  const found = claims.find((c) => c.id === id)!;
  found.decisions.push({ kind, on: TODAY, officer: 'Priya Nair', reason });
  found.status = kind === 'returned' ? 'draft' : kind;
  found.may = mayOf(found.status);
  return { id, op: '1:42' };
}

const milestone = (id: string, words: string, due: string, mark: Mark): Milestone => ({
  id, words, due, due_words: due, status: mark === 'done' ? 'done' : mark === 'not_started' ? 'not_started' : 'on_track', done_on: mark === 'done' ? '2026-10-02' : null, mark,
});
const action = (id: string, words: string, owner: string, mark: Mark, milestones: Milestone[]): Action => ({
  id, action: words, owner, status: mark === 'late' || mark === 'due_soon' ? 'on_track' : mark, notes: '', milestones, easy: [], mark,
  reviews: id === 'a1' ? [{ id: 'v1', on: '2026-10-06', words: 'The board asked for a date before Christmas.', officer: 'Tom Ellery' }] : [],
});
export const actions: Action[] = [
  action('a1', 'Agree a way to see how the strategy is working', 'Service Director', 'late', [milestone('m1', 'Framework agreed', '2026-10', 'late')]),
  action('a2', 'A task group to co-produce the new assessment forms', 'Co-production Lead', 'due_soon', [milestone('m2', 'First draft', '2026-09', 'done'), milestone('m3', '20 people try it', '2026-11-30', 'due_soon'), milestone('m4', 'In use', '2027-03', 'not_started')]),
  action('a3', 'Training for all staff, at every level', 'Workforce Manager', 'on_track', [milestone('m5', '34 of the first 40', '2026-12', 'on_track'), milestone('m6', 'Cabinet members', '2027-02', 'not_started')]),
  action('a4', 'An advisory group of people who draw on care', 'Co-production Lead', 'complete_operating', [milestone('m7', 'Meets every month', '2026-05', 'complete_operating')]),
];

export function today(): Today {
  return {
    due: [
      { table: 'action', id: 'a1', on: '2026-10', title: 'Framework agreed', detail: 'Agree a way to see how the strategy is working. Service Director', mark: 'late' },
      { table: 'project', id: 'p2', on: '2026-10-31', title: projects[1]!.title, detail: 'This project should be over. Say how it ended, or when it will.', mark: 'late' },
      { table: 'action', id: 'a2', on: '2026-11-30', title: '20 people try it', detail: 'A task group to co-produce the new assessment forms. Co-production Lead', mark: 'due_soon' },
    ],
    late: 2, waiting: claims.slice(0, 2).map(claimRow), waiting_total: claims.slice(0, 2).reduce((sum, c) => sum + c.total, 0),
    ladder: { with: 7, for: 4, to: 1, none: 1 }, counts: { people: people.length, projects: 3, claims: claims.length, actions: actions.length },
    to_print: [{ document: 'project', id: 'p1', title: projects[0]!.title }, { document: 'plan', id: null, title: 'Our action plan' }],
  };
}

export function search(words: string): Hit[] {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return [];
  const hits: Hit[] = [
    ...people.map((p) => ({ kind: 'person' as const, id: p.id, title: p.name, detail: p.town, matched: [], needs: p.needs })),
    ...projects.map((p) => ({ kind: 'project' as const, id: p.id, title: p.title, detail: p.issue, matched: [], needs: [] })),
    ...claims.map((c) => ({ kind: 'claim' as const, id: c.id, title: `${c.number}, ${c.person.name}`, detail: c.activity, matched: [], needs: [] })),
    ...actions.map((a) => ({ kind: 'action' as const, id: a.id, title: a.action, detail: a.owner, matched: [], needs: [] })),
  ];
  return hits.flatMap((hit) => {
    const at = hit.title.toLowerCase().indexOf(wanted);
    return at < 0 ? [] : [{ ...hit, matched: [[at, at + wanted.length]] as [number, number][] }];
  });
}

const change = (op: string, at: string, sentence: string, more: Partial<Change> = {}): Change => ({
  op, at, officer: 'Priya Nair', purpose: 'change', sentence, fields: [], records: 1, undoable: true, why_not: '', undone: false, ...more,
});
export const changes: Change[] = [
  change('1:12', '2026-11-22T09:12:00Z', 'Priya Nair changed the mobile number from 07700 900118 to 07700 900142.'),
  change('1:9', '2026-11-12T14:00:00Z', 'Tom Ellery added “Interpreter” to the needs.'),
  change('1:3', '2026-02-03T10:00:00Z', 'Priya Nair added a person.', { undoable: false, why_not: 'Later changes build on this one.' }),
];

export const preview: ImportPreview = {
  kind: 'people', file_name: 'register 2026.csv', encoding: 'Windows-1252', separator: 'comma', headings_line: 1,
  told: ['The column “Ref” fills no field, so it is kept in the notes.'],
  columns: [{ heading: 'Full name', field: 'name' }, { heading: 'Tel', field: 'phone' }, { heading: 'Access needs', field: 'needs' }, { heading: 'Ref', field: '' }],
  fields: [{ field: 'name', label: 'Name' }, { field: 'phone', label: 'Telephone' }, { field: 'needs', label: 'Needs' }, { field: 'town', label: 'Town' }],
  read: 322, accepted: 318,
  refused: [{ line: 14, reason: 'There is no name on this line.' }, { line: 97, reason: 'This line has more columns than the head.' }],
  remarks: [{ line: 3, field: 'Needs', typed: 'sits by the window', about: '' }, { line: 41, field: 'On the register since', typed: 'last spring', about: '' }],
  sample: [{ line: 2, title: 'Farida Rahmani', detail: 'Hearing loop; large print 24 point' }, { line: 3, title: 'Grace Okafor', detail: 'Sits by the window' }],
};
