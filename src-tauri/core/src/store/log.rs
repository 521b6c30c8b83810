//! Reading the log as it stands: ops and their changes, a page at a time. What
//! they are called stands in `history.rs`, on the top floor.

use super::op::Turn;
use super::schema::Table;
use super::undo::{Rules, why_lasting, why_never, why_refused};
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::{Map, Value};
use std::collections::HashSet;

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
    /// The table of the facts that it wrote and that stay, '' where it wrote none;
    /// an older version did not note it.
    facts: Option<String>,
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

const COLUMNS: &str =
    "op.seq, op.device || ':' || op.number AS id, op.at, op.code, op.turn, op.records, op.facts,
    coalesce((SELECT name FROM officer WHERE officer.id = op.officer), '') AS officer";

/// Its changes in their order, of the whole op or of one record in it. Each has an
/// index of its own; left alone, SQLite takes that of the order for both, and reads
/// an import for one person.
const ROWS: &str = "SELECT tbl, row_id, kind, fields FROM change WHERE op = ?1 ORDER BY ordinal LIMIT ?2";
const ROWS_OF_RECORD: &str = "SELECT tbl, row_id, kind, fields FROM change INDEXED BY change_of_root
    WHERE root = ?3 AND op = ?1 ORDER BY ordinal LIMIT ?2";

/// A page of ops, the newest first.
pub(crate) fn ops(conn: &Connection, of: Of<'_>, offset: u32, limit: u32) -> Result<Vec<Entry>> {
    let (from, root) = match of {
        Of::Everything => ("op WHERE ?1 IS NULL", None),
        Of::Record(id) => ("op WHERE op.seq IN (SELECT op FROM change WHERE root = ?1)", Some(id)),
    };
    let sql = format!("SELECT {COLUMNS} FROM {from} ORDER BY op.seq DESC LIMIT ?2 OFFSET ?3");
    let mut statement = conn.prepare_cached(&sql)?;
    let entries = statement.query_map((root, limit, offset), Entry::read)?;
    let mut entries = entries.collect::<rusqlite::Result<Vec<_>>>()?;
    if let Some(oldest) = entries.last() {
        let undone = undone(conn, oldest.seq)?;
        entries.iter_mut().for_each(|entry| entry.undone = undone.contains(&entry.id));
    }
    Ok(entries)
}

/// The ops from this one on that are taken back now. Whether one is hangs on every
/// op that turned it round, and on those that turned them round in their turn; the
/// newest was turned round by none, so they are walked from there.
pub(super) fn undone(conn: &Connection, from: i64) -> Result<HashSet<String>> {
    let mut undone = HashSet::new();
    let mut statement = conn.prepare_cached(
        "SELECT device || ':' || number, undoes FROM op WHERE seq > ?1 AND undoes IS NOT NULL ORDER BY seq DESC",
    )?;
    let mut rows = statement.query([from])?;
    while let Some(row) = rows.next()? {
        if !undone.contains(&row.get::<_, String>(0)?) {
            undone.insert(row.get(1)?);
        }
    }
    Ok(undone)
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
            facts: row.get("facts")?,
            undone: false,
        })
    }

    /// Its changes in their order, as many as a page shows; an import has thousands.
    pub fn rows(&self, conn: &Connection, of: Of<'_>, most: u32) -> Result<Vec<RowChange>> {
        let (sql, root) = match of {
            Of::Everything => (ROWS, None),
            Of::Record(id) => (ROWS_OF_RECORD, Some(id)),
        };
        let mut statement = conn.prepare_cached(sql)?;
        let mut rows = match root {
            None => statement.query((self.seq, most))?,
            Some(root) => statement.query((self.seq, most, root))?,
        };
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

    /// Why it can't be taken back, as far as the log and the rules of what it touched can
    /// tell; nothing where it can.
    pub fn why_not(&self, conn: &Connection, rules: Rules) -> Result<Option<String>> {
        if self.undone {
            return Ok(Some("It was taken back.".to_owned()));
        }
        if let Some(why) = why_never(&self.code) {
            return Ok(Some(why.to_owned()));
        }
        let lasting = match self.facts.as_deref() {
            Some(table) => Table::named(table).and_then(|table| table.lasting).map(|lasting| lasting.why),
            None => why_lasting(conn, self.seq)?,
        };
        match lasting {
            Some(why) => Ok(Some(why.to_owned())),
            None => why_refused(conn, self.seq, rules),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_changes_of_one_record_in_an_import_are_found_by_an_index() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(include_str!("../../migrations/0006-foundation.sql")).unwrap();
        let plan = |sql: &str| -> String {
            let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let lines = statement.query_map([1, 2, 3], |r| r.get::<_, String>("detail")).unwrap();
            lines.map(Result::unwrap).collect::<Vec<_>>().join("; ")
        };
        assert!(
            plan(ROWS_OF_RECORD).contains("change_of_root (root=? AND op=?)"),
            "{}",
            plan(ROWS_OF_RECORD)
        );
        let whole = conn
            .prepare(&format!("EXPLAIN QUERY PLAN {ROWS}"))
            .unwrap()
            .query_row([1, 2], |r| r.get::<_, String>("detail"));
        assert!(whole.unwrap().contains("(op=?)"), "in the order of the key, without sorting");
    }
}
