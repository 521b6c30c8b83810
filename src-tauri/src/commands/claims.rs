//! What people ask back, and each step of it.

use alongside_core::claims::{self, Claim, ClaimDraft, ClaimRow, PayDraft};
use alongside_core::listing::{ListQuery, Listing};
use alongside_core::store::Saved;
use alongside_core::Result;

use super::Here;

#[tauri::command(async)]
#[specta::specta]
pub fn list_claims(office: Here<'_>, query: ListQuery) -> Result<Listing<ClaimRow>> {
    office.read(|store, today| claims::list(store.read(), &query, today))
}

#[tauri::command(async)]
#[specta::specta]
pub fn claim(office: Here<'_>, id: String) -> Result<Claim> {
    office.read(|store, today| claims::get(store.read(), &id, store.officer(), today))
}

/// What a form starts from: empty, or the record as it was typed.
#[tauri::command(async)]
#[specta::specta]
pub fn claim_draft(office: Here<'_>, id: Option<String>) -> Result<ClaimDraft> {
    office.read(|store, today| claims::draft(store.read(), id.as_deref(), store.officer(), today))
}

#[tauri::command(async)]
#[specta::specta]
pub fn save_claim(office: Here<'_>, id: Option<String>, draft: ClaimDraft) -> Result<Saved> {
    office.write(|store, now| claims::save(store, id.as_deref(), &draft, now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn delete_claim(office: Here<'_>, id: String) -> Result<Saved> {
    office.write(|store, now| claims::delete(store, &id, now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn submit_claim(office: Here<'_>, id: String) -> Result<Saved> {
    office.write(|store, now| claims::submit(store, &id, now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn return_claim(office: Here<'_>, id: String, reason: String) -> Result<Saved> {
    office.write(|store, now| claims::return_to(store, &id, &reason, now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn approve_claim(office: Here<'_>, id: String, seen: String) -> Result<Saved> {
    office.write(|store, now| claims::approve_as_seen(store, &id, &seen, now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn refuse_claim(office: Here<'_>, id: String, reason: String) -> Result<Saved> {
    office.write(|store, now| claims::refuse(store, &id, &reason, now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn pay_claim(office: Here<'_>, id: String, seen: String, draft: PayDraft) -> Result<Saved> {
    office.write(|store, now| claims::pay_as_seen(store, &id, &seen, &draft, now))
}
