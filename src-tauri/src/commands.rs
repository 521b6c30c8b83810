//! One line per command: get the store, call the core, return its result.
//! A command has no `if`; every error is what the core says.
#![expect(clippy::needless_pass_by_value, reason = "Tauri hands commands what they own")]
#![expect(clippy::missing_errors_doc, reason = "said once above")]

macro_rules! parts {
    ($($part:ident),* $(,)?) => {$(
        mod $part;
        pub use $part::*;
    )*};
}

parts! { claims, handouts_written, organisations, pictures, runs }

use alongside_core::founding::StartDraft;
use alongside_core::history::{self, Trail};
use alongside_core::import::{ImportColumn, ImportPreview, Imported};
use alongside_core::listing::{ListQuery, Listing};
use alongside_core::offers::Ask;
use alongside_core::pages::{self, PersonPage};
use alongside_core::people::{self, AgreementDraft, NEEDS, NeedChoice, PersonDraft, PersonRow};
use alongside_core::plan::{self, Action, ActionDraft, MilestoneStatus, PlanListing};
use alongside_core::printing::{self, HandoutInfo, HandoutRequest};
use alongside_core::projects::{self, Project, ProjectDraft, ProjectRow, RungDraft};
use alongside_core::records;
use alongside_core::search::{self, Hit};
use alongside_core::settings::{self, Settings};
use alongside_core::store::{Checked, HowMuch, OfficerDraft, OfficerRef, Saved, Strength, Undone, strength};
use alongside_core::today::{self, Today};
use alongside_core::{Kind, Result};
use tauri::ipc::Response;
use tauri::{State, WebviewWindow};

use crate::desktop::Waiting;
use crate::files::{self, Outgoing};
use crate::office::{self, Desk, Office, Started};
use crate::window;

type Here<'a> = State<'a, Office>;

// ---- the desk ----------------------------------------------------------------------

/// Which page to open on, and who works here.
#[tauri::command(async)]
#[specta::specta]
pub fn desk(office: Here<'_>) -> Result<Desk> {
    office.desk()
}

/// Makes a store of one's own, which stands once it is kept.
#[tauri::command(async)]
#[specta::specta]
pub fn start(office: Here<'_>, draft: StartDraft) -> Result<Started> {
    office.start(&draft)
}

/// Keeps the store that was started, and opens it: its recovery key is on paper.
#[tauri::command(async)]
#[specta::specta]
pub fn keep_started(office: Here<'_>) -> Result<Desk> {
    office.keep_started()
}

/// Opens the made-up council.
#[tauri::command(async)]
#[specta::specta]
pub fn start_sample(office: Here<'_>) -> Result<Desk> {
    office.start_sample()
}

/// Opens the store for the officer whose passphrase it is.
#[tauri::command(async)]
#[specta::specta]
pub fn unlock(office: Here<'_>, officer: String, passphrase: String) -> Result<Desk> {
    office.unlock(&officer, &passphrase)
}

/// Brings a backup back where there is no store. Nothing where the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn restore_backup(window: WebviewWindow, office: Here<'_>) -> Result<Option<Desk>> {
    files::restore(&window, &office).await
}

/// How well a passphrase keeps others out. `known`: the council's name and one's own.
#[tauri::command(async)]
#[specta::specta]
#[must_use]
pub fn passphrase_strength(passphrase: String, known: Vec<String>) -> Strength {
    strength(&passphrase, &known.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Opens the store with the printed key and gives the officer a new passphrase.
#[tauri::command(async)]
#[specta::specta]
pub fn unlock_with_recovery(
    office: Here<'_>,
    key: String,
    officer: String,
    passphrase: String,
    again: String,
) -> Result<Desk> {
    office.recover(&key, &officer, &passphrase, &again)
}

/// Closes the store, and puts the page away with all that it knew: it begins anew, and asks.
#[tauri::command(async)]
#[specta::specta]
pub fn lock(window: WebviewWindow, office: Here<'_>, pdfs: State<'_, Waiting>) {
    window::put_away(&window, office.lock(), &pdfs);
}

/// Gives a further officer a key of their own.
#[tauri::command(async)]
#[specta::specta]
pub fn add_officer(office: Here<'_>, draft: OfficerDraft) -> Result<Vec<OfficerRef>> {
    office.add_officer(&draft)
}

/// Wraps the key anew for the officer who works now.
#[tauri::command(async)]
#[specta::specta]
pub fn change_passphrase(office: Here<'_>, present: String, passphrase: String, again: String) -> Result<()> {
    office.change_passphrase(&present, &passphrase, &again)
}

#[tauri::command(async)]
#[specta::specta]
pub fn get_settings(office: Here<'_>) -> Result<Settings> {
    office.read(|store, _| settings::get(store.read()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn save_settings(office: Here<'_>, draft: Settings) -> Result<Saved> {
    office.write(|store, now| settings::save(store, &draft, now))
}

/// What is due and who is waiting.
#[tauri::command(async)]
#[specta::specta]
pub fn today(office: Here<'_>) -> Result<Today> {
    office.read(|store, today| today::today(&Ask::on(store, today)))
}

// ---- people ------------------------------------------------------------------------

#[tauri::command(async)]
#[specta::specta]
pub fn list_people(office: Here<'_>, query: ListQuery) -> Result<Listing<PersonRow>> {
    office.read(|store, _| people::list(store.read(), &query))
}

#[tauri::command(async)]
#[specta::specta]
pub fn person(office: Here<'_>, id: String) -> Result<PersonPage> {
    office.read(|store, _| pages::person(store.read(), &id))
}

/// What a form starts from: empty, or the record as it was typed.
#[tauri::command(async)]
#[specta::specta]
pub fn person_draft(office: Here<'_>, id: Option<String>) -> Result<PersonDraft> {
    office.read(|store, _| people::draft(store.read(), id.as_deref()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn save_person(office: Here<'_>, id: Option<String>, draft: PersonDraft) -> Result<Saved> {
    office.write(|store, now| people::save(store, id.as_deref(), &draft, now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn delete_person(office: Here<'_>, id: String) -> Result<Saved> {
    office.write(|store, now| people::delete(store, &id, now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn save_agreement(office: Here<'_>, person: String, draft: AgreementDraft) -> Result<Saved> {
    office.write(|store, now| people::save_agreement(store, &person, &draft, now))
}

#[tauri::command(async)]
#[specta::specta]
#[must_use]
pub fn need_choices() -> Vec<NeedChoice> {
    NEEDS.to_vec()
}

// ---- projects ----------------------------------------------------------------------

#[tauri::command(async)]
#[specta::specta]
pub fn list_projects(office: Here<'_>, query: ListQuery) -> Result<Listing<ProjectRow>> {
    office.read(|store, today| projects::list(store.read(), &query, today))
}

#[tauri::command(async)]
#[specta::specta]
pub fn project(office: Here<'_>, id: String) -> Result<Project> {
    office.read(|store, today| projects::get(store.read(), &id, today))
}

/// What a form starts from: empty, or the record as it was typed.
#[tauri::command(async)]
#[specta::specta]
pub fn project_draft(office: Here<'_>, id: Option<String>) -> Result<ProjectDraft> {
    office.read(|store, today| projects::draft(store.read(), id.as_deref(), today))
}

#[tauri::command(async)]
#[specta::specta]
pub fn save_project(office: Here<'_>, id: Option<String>, draft: ProjectDraft) -> Result<Saved> {
    office.write(|store, now| projects::save(store, id.as_deref(), &draft, now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn delete_project(office: Here<'_>, id: String) -> Result<Saved> {
    office.write(|store, now| projects::delete(store, &id, now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn move_rung(office: Here<'_>, project: String, draft: RungDraft) -> Result<Saved> {
    office.write(|store, now| projects::move_rung(store, &project, &draft, now))
}

// ---- the plan ----------------------------------------------------------------------

#[tauri::command(async)]
#[specta::specta]
pub fn list_actions(office: Here<'_>, query: ListQuery) -> Result<PlanListing> {
    office.read(|store, today| plan::list(store.read(), &query, today))
}

#[tauri::command(async)]
#[specta::specta]
pub fn action(office: Here<'_>, id: String) -> Result<Action> {
    office.read(|store, today| plan::get(store.read(), &id, today))
}

/// What a form starts from: empty, or the record as it was typed.
#[tauri::command(async)]
#[specta::specta]
pub fn action_draft(office: Here<'_>, id: Option<String>) -> Result<ActionDraft> {
    office.read(|store, today| plan::draft(store.read(), id.as_deref(), today))
}

#[tauri::command(async)]
#[specta::specta]
pub fn save_action(office: Here<'_>, id: Option<String>, draft: ActionDraft) -> Result<Saved> {
    office.write(|store, now| plan::save(store, id.as_deref(), &draft, now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn delete_action(office: Here<'_>, id: String) -> Result<Saved> {
    office.write(|store, now| plan::delete(store, &id, now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn mark_milestone(office: Here<'_>, id: String, status: MilestoneStatus) -> Result<Saved> {
    office.write(|store, now| plan::mark_milestone(store, &id, status, now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_review(office: Here<'_>, action: String, words: String) -> Result<Saved> {
    office.write(|store, now| plan::add_review(store, &action, &words, now))
}

// ---- finding, history, drafts ------------------------------------------------------

#[tauri::command(async)]
#[specta::specta]
pub fn search(office: Here<'_>, words: String) -> Result<Vec<Hit>> {
    office.read(|store, _| search::search(store.read(), &words))
}

#[tauri::command(async)]
#[specta::specta]
pub fn history(office: Here<'_>, id: String, limit: u32) -> Result<Trail> {
    office.read(|store, _| history::of(store.read(), &id, 0, limit))
}

#[tauri::command(async)]
#[specta::specta]
pub fn recent_changes(office: Here<'_>, limit: u32) -> Result<Trail> {
    office.read(|store, _| history::trail(store.read(), 0, limit))
}

/// Takes back a change; of an import, perhaps only what nobody touched since.
#[tauri::command(async)]
#[specta::specta]
pub fn undo(office: Here<'_>, op: Option<String>, keep_touched: bool) -> Result<Undone> {
    office.write(|store, now| records::undo(store, op.as_deref(), HowMuch::of(keep_touched), now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn keep_draft(office: Here<'_>, place: String, typed: String) -> Result<()> {
    office.write(|store, now| store.keep_draft(&place, &typed, now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn take_draft(office: Here<'_>, place: String) -> Result<Option<String>> {
    office.read(|store, _| store.draft(&place))
}

#[tauri::command(async)]
#[specta::specta]
pub fn drop_draft(office: Here<'_>, place: String) -> Result<()> {
    office.write(|store, _| store.drop_draft(&place))
}

#[tauri::command(async)]
#[specta::specta]
pub fn check(office: Here<'_>) -> Result<Checked> {
    office.read_long(|store, _| store.check())
}

// ---- spreadsheets ------------------------------------------------------------------

/// Asks for a file and says what would happen. Nothing where the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn choose_import(
    window: WebviewWindow,
    office: Here<'_>,
    kind: Kind,
) -> Result<Option<ImportPreview>> {
    files::choose_import(&window, &office, kind).await
}

#[tauri::command(async)]
#[specta::specta]
pub fn remap_import(office: Here<'_>, columns: Vec<ImportColumn>) -> Result<ImportPreview> {
    office.import(|import| import.named(&columns, office::now()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn confirm_import(office: Here<'_>) -> Result<Imported> {
    office.import(|import| office.write(|store, now| import.commit(store, now)))
}

#[tauri::command(async)]
#[specta::specta]
pub fn forget_import(office: Here<'_>) {
    office.forget_import();
}

/// Returns what to say of it: the name of its file, and what its sheet leaves out.
#[tauri::command]
#[specta::specta]
pub async fn export_list(
    window: WebviewWindow,
    office: Here<'_>,
    kind: Kind,
    query: ListQuery,
) -> Result<Option<String>> {
    files::save_list(&window, &office, kind, query).await
}

#[tauri::command]
#[specta::specta]
pub async fn backup(window: WebviewWindow, office: Here<'_>) -> Result<Option<String>> {
    Ok(files::save(&window, &office, Outgoing::Backup).await?.map(|(name, _)| name))
}

// ---- handouts ----------------------------------------------------------------------

#[tauri::command(async)]
#[specta::specta]
pub fn handout_info(office: Here<'_>, request: HandoutRequest) -> Result<HandoutInfo> {
    office.read_long(|store, today| printing::info(store.read(), &request, today))
}

/// The page that the preview shows, as bytes: the one answer without a type.
#[tauri::command(async)]
pub fn handout_pdf(office: Here<'_>, request: HandoutRequest) -> Result<Response> {
    office.read_long(|store, today| printing::pdf(store.read(), &request, today)).map(Response::new)
}

#[tauri::command]
#[specta::specta]
pub async fn save_handout(
    window: WebviewWindow,
    office: Here<'_>,
    request: HandoutRequest,
) -> Result<Option<String>> {
    let saved = files::save(&window, &office, Outgoing::handout(&office, &request)?).await?;
    Ok(saved.map(|(name, _)| name))
}

/// Opens it in the system's viewer, to print.
#[tauri::command(async)]
#[specta::specta]
pub fn open_handout(office: Here<'_>, pdfs: State<'_, Waiting>, request: HandoutRequest) -> Result<()> {
    files::open_handout(&office, &pdfs, &request)
}

#[tauri::command(async)]
#[specta::specta]
pub fn print_list(office: Here<'_>, pdfs: State<'_, Waiting>, kind: Kind, query: ListQuery) -> Result<()> {
    files::open_list(&office, &pdfs, kind, &query)
}
