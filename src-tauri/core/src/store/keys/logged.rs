//! What the store's log knows of the keys beside it: whose was given up since, and who has one
//! that is not noted yet.

use super::{OfficerRef, newest};
use crate::error::Result;
use crate::store::RawKey;
use rusqlite::Connection;
use std::path::Path;

/// How the keys beside a store stand behind what its log tells of them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Behind {
    /// Officers whose passphrase was chosen anew since: the older file opens with words
    /// that do not count any more.
    pub given_up: usize,
    /// Officers who were given a key, and have none here.
    pub without: usize,
}

/// # Errors
/// A failing disk.
pub(in crate::store) fn behind_the_log(file: &Path, raw: &RawKey, conn: &Connection) -> Result<Behind> {
    let Some((slots, _)) = newest(file, raw) else { return Ok(Behind::default()) };
    let mut asked = conn.prepare("SELECT id, keyed_at FROM officer WHERE keyed_at IS NOT NULL")?;
    let mut told = asked.query([])?;
    let mut behind = Behind::default();
    while let Some(row) = told.next()? {
        let (officer, keyed_at): (String, String) = (row.get(0)?, row.get(1)?);
        match slots.slots.iter().find(|slot| slot.officer.id == officer) {
            None => behind.without += 1,
            Some(slot) => behind.given_up += usize::from(slot.keyed_at < keyed_at),
        }
    }
    Ok(behind)
}

/// Whether a key counts: the log knows of no later one of this officer. One that was given up
/// opens an older file of keys, and nobody but whoever put that there.
///
/// # Errors
/// A failing disk.
pub(in crate::store) fn counts(conn: &Connection, officer: &str, keyed_at: &str) -> Result<bool> {
    let sql = "SELECT coalesce((SELECT keyed_at FROM officer WHERE id = ?1), '') <= ?2";
    Ok(conn.query_row(sql, [officer, keyed_at], |row| row.get(0))?)
}

/// Who has a key of which the log does not know yet, and since when: the power failed
/// between the two.
///
/// # Errors
/// A failing disk.
pub(in crate::store) fn not_noted(
    file: &Path,
    raw: &RawKey,
    conn: &Connection,
) -> Result<Vec<(OfficerRef, String)>> {
    let Some((slots, _)) = newest(file, raw) else { return Ok(Vec::new()) };
    // Of whoever founded a store of before the log knows nothing until they choose another one.
    let sql = "SELECT EXISTS (SELECT 1 FROM officer WHERE id = ?1
        AND (keyed_at < ?2 OR keyed_at IS NULL AND added_on IS NOT NULL))";
    let mut asked = conn.prepare(sql)?;
    let mut later = Vec::new();
    for slot in slots.slots.into_iter().filter(|slot| !slot.keyed_at.is_empty()) {
        if asked.query_row([&slot.officer.id, &slot.keyed_at], |row| row.get(0))? {
            later.push((slot.officer, slot.keyed_at));
        }
    }
    Ok(later)
}
