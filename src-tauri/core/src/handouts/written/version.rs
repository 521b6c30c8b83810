//! Versions: a handout as it stood when somebody kept it.

use super::{HandoutDraft, HandoutVersion, read};
use crate::error::{OrNotFound, Result};
use crate::store::{Now, Op, Saved, Store};
use crate::values::Form;
use rusqlite::Connection;
use std::collections::HashSet;

/// Keeps the handout as it stands now.
///
/// # Errors
/// `NotFound`; `BadInput` for a purpose that is too long.
pub fn keep_version(store: &mut Store, id: &str, purpose: &str, now: Now) -> Result<Saved> {
    let mut form = Form::default();
    let purpose = form.line("purpose", purpose, 200);
    form.finish()?;
    let written = store.write(Op::KeepVersion, now, |tx| {
        let draft = serde_json::to_string(&read::read_draft(tx, id)?)?;
        tx.prepare_cached(
            "INSERT INTO handout_version (id, handout, sequence, at, draft, purpose, officer)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute((
            tx.new_id(),
            id,
            tx.next_number_of("handout_version", id)?,
            now.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
            draft,
            &purpose,
            &tx.officer().id,
        ))?;
        Ok(id.to_owned())
    })?;
    Ok(written.saved())
}

/// The draft of a version, to look at and to save. Writes nothing.
///
/// # Errors
/// `NotFound`.
pub fn go_back_to(conn: &Connection, id: &str, version: &str) -> Result<HandoutDraft> {
    let kept: String = conn
        .prepare_cached("SELECT draft FROM handout_version WHERE handout = ?1 AND id = ?2")?
        .query_row((id, version), |r| r.get(0))
        .or_not_found("version", version)?;
    let mut draft: HandoutDraft = serde_json::from_str(&kept)?;
    // A row that is gone now comes back as a new one.
    let now = read::read_draft(conn, id)?;
    let there: HashSet<&str> = now.parts.iter().filter_map(|p| p.id.as_deref()).collect();
    for part in &mut draft.parts {
        part.id = part.id.take().filter(|id| there.contains(id.as_str()));
    }
    Ok(draft)
}

/// Newest first.
pub(super) fn of(conn: &Connection, id: &str) -> Result<Vec<HandoutVersion>> {
    Ok(conn
        .prepare_cached(
            "SELECT id, sequence, at, purpose,
               coalesce((SELECT name FROM officer WHERE officer.id = handout_version.officer), '') AS officer
             FROM handout_version WHERE handout = ?1 ORDER BY sequence DESC, id DESC",
        )?
        .query_map([id], |row| {
            Ok(HandoutVersion {
                id: row.get("id")?,
                number: row.get("sequence")?,
                at: row.get("at")?,
                purpose: row.get("purpose")?,
                officer: row.get("officer")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}
