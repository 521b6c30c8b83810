//! Settings as the store keeps them: a row each, known by its name, so that two
//! laptops change the same row. Some are the store's own.

use super::Tx;
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension};

pub(crate) const COUNCIL: &str = "council";
/// When it was last noticed that saved changes are not there, and the sentence about it.
pub(crate) const MISSING: &str = "missing";
const LAST_BACKUP: &str = "last_backup";
/// In the store rather than its name, so that the sample is known as one wherever it lies.
const SAMPLE: &str = "sample";

pub(crate) fn put(tx: &Tx<'_>, key: &str, value: &str) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO setting (id, value) VALUES (?1, ?2)
         ON CONFLICT (id) DO UPDATE SET value = excluded.value WHERE value <> excluded.value",
    )?
    .execute((key, value))?;
    Ok(())
}

pub(crate) fn get(conn: &Connection, key: &str) -> Result<Option<String>> {
    let sql = "SELECT value FROM setting WHERE id = ?1";
    Ok(conn.prepare_cached(sql)?.query_row([key], |r| r.get(0)).optional()?)
}

/// The council's name, as far as it can be read.
pub(super) fn council(conn: &Connection) -> String {
    get(conn, COUNCIL).ok().flatten().unwrap_or_default()
}

pub(super) fn backed_up(tx: &Tx<'_>) -> Result<()> {
    // Whoever works on a later day than the clock's has no backup of that day.
    let now = tx.now();
    put(tx, LAST_BACKUP, &now.today.min(now.at.date_naive()).to_string())
}

/// # Errors
/// Only where the disk fails.
pub fn last_backup(conn: &Connection) -> Result<Option<chrono::NaiveDate>> {
    Ok(get(conn, LAST_BACKUP)?.and_then(|day| day.parse().ok()))
}

pub(crate) fn mark_as_sample(tx: &Tx<'_>) -> Result<()> {
    put(tx, SAMPLE, "yes")
}

/// Whether this is the made-up council.
///
/// # Errors
/// Only where the disk fails.
pub fn is_sample(conn: &Connection) -> Result<bool> {
    Ok(get(conn, SAMPLE)?.is_some())
}
