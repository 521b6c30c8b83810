//! Handouts that officers write, and who asked for which format.

use alongside_core::Result;
use alongside_core::documents::Look;
use alongside_core::handouts::{
    self, HandoutCheckDraft, HandoutDraft, HandoutPage, HandoutRow, HandoutStart, LookedOverDraft,
};
use alongside_core::listing::{ListQuery, Listing};
use alongside_core::phrases::{self, LanguageChoice};
use alongside_core::requests::{self, FormatRequest, FormatRequestDraft, SentDraft};
use alongside_core::store::Saved;
use alongside_core::words::Profile;
use tauri::ipc::Response;

use super::Here;

// ---- handouts that officers write --------------------------------------------------

#[tauri::command(async)]
#[specta::specta]
pub fn list_handouts(office: Here<'_>, query: ListQuery) -> Result<Listing<HandoutRow>> {
    office.read(|store, _| handouts::list_written(store.read(), &query))
}

#[tauri::command(async)]
#[specta::specta]
pub fn handout(office: Here<'_>, id: String) -> Result<HandoutPage> {
    office.read(|store, _| handouts::get(store.read(), &id))
}

/// The first draft from a record, a template or another language. Writes nothing.
#[tauri::command(async)]
#[specta::specta]
pub fn start_handout(office: Here<'_>, from: HandoutStart) -> Result<HandoutDraft> {
    office.read(|store, today| handouts::start(store, &from, today))
}

#[tauri::command(async)]
#[specta::specta]
pub fn save_written_handout(office: Here<'_>, id: Option<String>, draft: HandoutDraft) -> Result<Saved> {
    office.write(|store, now| handouts::save(store, id.as_deref(), &draft, now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn delete_handout(office: Here<'_>, id: String) -> Result<Saved> {
    office.write(|store, now| handouts::delete(store, &id, now))
}

/// As somebody types. Writes nothing.
#[tauri::command(async)]
#[specta::specta]
pub fn look_over(office: Here<'_>, draft: HandoutDraft, look: Look) -> Result<LookedOverDraft> {
    office.read_long(|store, today| handouts::look_over(store.read(), &draft, &look, today))
}

/// The draft as it would print, in any format, as bytes.
#[tauri::command(async)]
pub fn draft_pdf(office: Here<'_>, draft: HandoutDraft, look: Look) -> Result<Response> {
    office.read_long(|store, today| handouts::draft_file(store.read(), &draft, &look, today)).map(Response::new)
}

#[tauri::command(async)]
#[specta::specta]
pub fn keep_version(office: Here<'_>, id: String, purpose: String) -> Result<Saved> {
    office.write(|store, now| handouts::keep_version(store, &id, &purpose, now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn go_back_to(office: Here<'_>, id: String, version: String) -> Result<HandoutDraft> {
    office.read(|store, _| handouts::go_back_to(store.read(), &id, &version))
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_handout_check(office: Here<'_>, id: String, draft: HandoutCheckDraft) -> Result<Saved> {
    office.write(|store, now| handouts::add_check(store, &id, &draft, now))
}

/// Whose rules the checker can go by.
#[tauri::command(async)]
#[specta::specta]
#[must_use]
pub fn word_profiles() -> Vec<Profile> {
    Profile::all().to_vec()
}

/// The languages that a handout can be written in.
#[tauri::command(async)]
#[specta::specta]
#[must_use]
pub fn handout_languages() -> Vec<LanguageChoice> {
    phrases::language_choices()
}

// ---- format requests ---------------------------------------------------------------

#[tauri::command(async)]
#[specta::specta]
pub fn request(office: Here<'_>, id: String) -> Result<FormatRequest> {
    office.read(|store, today| requests::get(store.read(), &id, today))
}

#[tauri::command(async)]
#[specta::specta]
pub fn list_requests(office: Here<'_>, query: ListQuery) -> Result<Listing<FormatRequest>> {
    office.read(|store, today| requests::list(store.read(), &query, today))
}

/// What a form starts from: empty, or the record as it was typed.
#[tauri::command(async)]
#[specta::specta]
pub fn request_draft(office: Here<'_>, id: Option<String>) -> Result<FormatRequestDraft> {
    office.read(|store, today| requests::draft(store.read(), id.as_deref(), today))
}

#[tauri::command(async)]
#[specta::specta]
pub fn save_request(office: Here<'_>, id: Option<String>, draft: FormatRequestDraft) -> Result<Saved> {
    office.write(|store, now| requests::save(store, id.as_deref(), &draft, now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn mark_request_sent(office: Here<'_>, id: String, draft: SentDraft) -> Result<Saved> {
    office.write(|store, now| requests::mark_sent(store, &id, &draft, now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn delete_request(office: Here<'_>, id: String) -> Result<Saved> {
    office.write(|store, now| requests::delete(store, &id, now))
}
