//! Reading the log as it stands: ops and their changes, a page at a time. What
//! they are called stands in `history.rs`, on the top floor.

use super::op::Turn;
use super::undo::{why_lasting, why_never};
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::{Map, Value};

/// One op of the log.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    seq: i64,
    /// `device:number`
    pub id: String,
    /// UTC, RFC 3339
    pub at: String,
    pub officer: String,
    pub code: String,
    pub turn: Turn,
    /// How many records it touched.
    pub records: u32,
    /// A later op took it back.
    pub undone: bool,
}

/// One changed row of an op.
#[derive(Debug, Clone)]
pub(crate) struct RowChange {
    pub table: String,
    pub row_id: String,
    /// `insert`, `update` or `delete`
    pub kind: String,
    /// Of an update from what to what, else the values; none where they were erased.
    pub fields: Option<Map<String, Value>>,
}

/// Which ops are asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Of<'a> {
    Everything,
    /// Those that touched a record or what belongs to it.
    Record(&'a str),
}

const COLUMNS: &str = "op.seq, op.device || ':' || op.number AS id, op.at, op.code, op.turn, op.records,
    coalesce((SELECT name FROM officer WHERE officer.id = op.officer), '') AS officer,
    EXISTS (SELECT 1 FROM op AS later WHERE later.undoes = op.device || ':' || op.number
      AND NOT EXISTS (SELECT 1 FROM op AS again WHERE again.undoes = later.device || ':' || later.number)) AS undone";

/// A page of ops, the newest first.
pub(crate) fn ops(conn: &Connection, of: Of<'_>, offset: u32, limit: u32) -> Result<Vec<Entry>> {
    let (from, root) = match of {
        Of::Everything => ("op WHERE ?1 IS NULL", None),
        Of::Record(id) => ("op WHERE op.seq IN (SELECT op FROM change WHERE root = ?1)", Some(id)),
    };
    let sql = format!("SELECT {COLUMNS} FROM {from} ORDER BY op.seq DESC LIMIT ?2 OFFSET ?3");
    let mut statement = conn.prepare_cached(&sql)?;
    let entries = statement.query_map((root, limit, offset), Entry::read)?;
    Ok(entries.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn newest_op(conn: &Connection) -> Result<Option<String>> {
    let sql = "SELECT device || ':' || number FROM op ORDER BY seq DESC LIMIT 1";
    Ok(conn.query_row(sql, [], |r| r.get(0)).optional()?)
}

impl Entry {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get("seq")?,
            id: row.get("id")?,
            at: row.get("at")?,
            officer: row.get("officer")?,
            code: row.get("code")?,
            turn: row.get("turn")?,
            records: row.get("records")?,
            undone: row.get("undone")?,
        })
    }

    /// Its changes in their order, as many as a page shows; an import has thousands.
    pub fn rows(&self, conn: &Connection, of: Of<'_>, most: u32) -> Result<Vec<RowChange>> {
        let root = match of {
            Of::Everything => None,
            Of::Record(id) => Some(id),
        };
        let mut statement = conn.prepare_cached(
            "SELECT tbl, row_id, kind, fields FROM change
             WHERE op = ?1 AND (?2 IS NULL OR root = ?2) ORDER BY ordinal LIMIT ?3",
        )?;
        let mut rows = statement.query((self.seq, root, most))?;
        let mut changes = Vec::new();
        while let Some(row) = rows.next()? {
            let fields: Option<String> = row.get("fields")?;
            changes.push(RowChange {
                table: row.get("tbl")?,
                row_id: row.get("row_id")?,
                kind: row.get("kind")?,
                fields: fields.map(|fields| serde_json::from_str(&fields)).transpose()?,
            });
        }
        Ok(changes)
    }

    /// Why it can't be taken back, as far as the log can tell; nothing where it can.
    pub fn why_not(&self, conn: &Connection) -> Result<Option<&'static str>> {
        if self.undone {
            return Ok(Some("It was taken back."));
        }
        match why_never(&self.code) {
            Some(why) => Ok(Some(why)),
            None => why_lasting(conn, self.seq),
        }
    }
}
