//! Organisations: partners, providers and community groups.

use alongside_core::Result;
use alongside_core::listing::{ListQuery, Listing};
use alongside_core::organisations::{self, Organisation, OrganisationDraft};
use alongside_core::store::Saved;

use super::Here;

#[tauri::command(async)]
#[specta::specta]
pub fn list_organisations(office: Here<'_>, query: ListQuery) -> Result<Listing<Organisation>> {
    office.read(|store, _| organisations::list(store.read(), &query))
}

#[tauri::command(async)]
#[specta::specta]
pub fn organisation(office: Here<'_>, id: String) -> Result<Organisation> {
    office.read(|store, _| organisations::get(store.read(), &id))
}

/// What a form starts from: empty, or the record as it was typed.
#[tauri::command(async)]
#[specta::specta]
pub fn organisation_draft(office: Here<'_>, id: Option<String>) -> Result<OrganisationDraft> {
    office.read(|store, _| organisations::draft(store.read(), id.as_deref()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn save_organisation(office: Here<'_>, id: Option<String>, draft: OrganisationDraft) -> Result<Saved> {
    office.write(|store, now| organisations::save(store, id.as_deref(), &draft, now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn delete_organisation(office: Here<'_>, id: String) -> Result<Saved> {
    office.write(|store, now| organisations::delete(store, &id, now))
}
