// Every command of the shell, typed. Generated bindings replace this file: the
// names and arguments are those of tauri-specta.
import type {
  Action, ActionDraft, AgreementDraft, Change, Choice, Claim, ClaimDraft, ClaimRow, Desk, HandoutInfo, HandoutRequest,
  Hit, Imported, ImportColumn, ImportKind, ImportPreview, Listing, ListQuery, MilestoneStatus, OfficerDraft, OfficerRef,
  PayDraft, Person, PersonDraft, PersonRow, PictureChoice, PlanListing, Project, ProjectDraft, ProjectRow, RungDraft,
  Saved, Settings, StartDraft, Started, Today, Undone,
} from './bindings';

export type ListKind = 'people' | 'projects' | 'claims' | 'plan';
export type Checked = { problems: string[]; sentence: string };
type Call = <Answer>(command: string, named?: Record<string, unknown>) => Promise<Answer>;

export const commandsThrough = (call: Call) => ({
  desk: () => call<Desk>('desk'),
  start: (draft: StartDraft) => call<Started>('start', { draft }),
  startSample: () => call<Desk>('start_sample'),
  leaveSample: () => call<Desk>('leave_sample'),
  unlock: (passphrase: string) => call<Desk>('unlock', { passphrase }),
  unlockWithRecovery: (key: string, officer: string, passphrase: string, again: string) =>
    call<Desk>('unlock_with_recovery', { key, officer, passphrase, again }),
  lock: () => call<Desk>('lock'),
  addOfficer: (draft: OfficerDraft) => call<OfficerRef[]>('add_officer', { draft }),
  changePassphrase: (now: string, passphrase: string, again: string) =>
    call<null>('change_passphrase', { now, passphrase, again }),
  settings: () => call<Settings>('settings'),
  saveSettings: (draft: Settings) => call<Saved>('save_settings', { draft }),
  today: () => call<Today>('today'),

  listPeople: (query: ListQuery) => call<Listing<PersonRow>>('list_people', { query }),
  person: (id: string) => call<Person>('person', { id }),
  savePerson: (id: string | null, draft: PersonDraft) => call<Saved>('save_person', { id, draft }),
  deletePerson: (id: string) => call<Saved>('delete_person', { id }),
  saveAgreement: (person: string, draft: AgreementDraft) => call<Saved>('save_agreement', { person, draft }),
  needChoices: () => call<Choice[]>('need_choices'),

  listProjects: (query: ListQuery) => call<Listing<ProjectRow>>('list_projects', { query }),
  project: (id: string) => call<Project>('project', { id }),
  saveProject: (id: string | null, draft: ProjectDraft) => call<Saved>('save_project', { id, draft }),
  deleteProject: (id: string) => call<Saved>('delete_project', { id }),
  moveRung: (project: string, draft: RungDraft) => call<Saved>('move_rung', { project, draft }),

  listClaims: (query: ListQuery) => call<Listing<ClaimRow>>('list_claims', { query }),
  claim: (id: string) => call<Claim>('claim', { id }),
  saveClaim: (id: string | null, draft: ClaimDraft) => call<Saved>('save_claim', { id, draft }),
  deleteClaim: (id: string) => call<Saved>('delete_claim', { id }),
  submitClaim: (id: string) => call<Saved>('submit_claim', { id }),
  returnClaim: (id: string, reason: string) => call<Saved>('return_claim', { id, reason }),
  approveClaim: (id: string) => call<Saved>('approve_claim', { id }),
  refuseClaim: (id: string, reason: string) => call<Saved>('refuse_claim', { id, reason }),
  payClaim: (id: string, draft: PayDraft) => call<Saved>('pay_claim', { id, draft }),

  listActions: (query: ListQuery) => call<PlanListing>('list_actions', { query }),
  action: (id: string) => call<Action>('action', { id }),
  saveAction: (id: string | null, draft: ActionDraft) => call<Saved>('save_action', { id, draft }),
  deleteAction: (id: string) => call<Saved>('delete_action', { id }),
  markMilestone: (id: string, status: MilestoneStatus) => call<Saved>('mark_milestone', { id, status }),
  addReview: (action: string, words: string) => call<Saved>('add_review', { action, words }),

  search: (words: string) => call<Hit[]>('search', { words }),
  history: (table: string, id: string) => call<Change[]>('history', { table, id }),
  recentChanges: (limit: number) => call<Change[]>('recent_changes', { limit }),
  undo: (op: string | null) => call<Undone>('undo', { op }),

  chooseImport: (kind: ImportKind) => call<ImportPreview | null>('choose_import', { kind }),
  remapImport: (columns: ImportColumn[]) => call<ImportPreview>('remap_import', { columns }),
  confirmImport: () => call<Imported>('confirm_import'),
  forgetImport: () => call<null>('forget_import'),

  handoutInfo: (request: HandoutRequest) => call<HandoutInfo>('handout_info', { request }),
  handoutPdf: (request: HandoutRequest) => call<ArrayBuffer>('handout_pdf', { request }),
  saveHandout: (request: HandoutRequest) => call<string | null>('save_handout', { request }),
  openHandout: (request: HandoutRequest) => call<null>('open_handout', { request }),
  pictureChoices: () => call<PictureChoice[]>('picture_choices'),
  pictureSvg: (meaning: string) => call<string>('picture_svg', { meaning }),
  needPictureSvg: (code: string) => call<string>('need_picture_svg', { code }),
  printList: (kind: ListKind, query: ListQuery) => call<null>('print_list', { kind, query }),
  exportList: (kind: ListKind) => call<string | null>('export_list', { kind }),

  backup: () => call<string | null>('backup'),
  check: () => call<Checked>('check'),
  keepDraft: (place: string, json: string) => call<null>('keep_draft', { place, json }),
  takeDraft: (place: string) => call<string | null>('take_draft', { place }),
  dropDraft: (place: string) => call<null>('drop_draft', { place }),
});

export type Commands = ReturnType<typeof commandsThrough>;
