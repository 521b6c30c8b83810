//! The log in words: who changed what, from what to what.

use crate::error::Result;
use crate::labels;
use crate::pictures;
use crate::records;
use crate::store::Table;
use crate::store::log::{self, Entry, Of, RowChange};
use rusqlite::Connection;
use serde::Serialize;
use serde_json::Value;

/// One field of one record, from what to what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct FieldChange {
    pub table: String,
    pub row: String,
    pub field: String,
    pub label: String,
    pub from: String,
    pub to: String,
}

/// One recorded write.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Change {
    /// `device:number`
    pub op: String,
    /// UTC, RFC 3339
    pub at: String,
    pub officer: String,
    pub purpose: String,
    pub sentence: String,
    pub fields: Vec<FieldChange>,
    /// How many records it touched.
    pub records: u32,
    pub undoable: bool,
    pub why_not: String,
    /// A later op took it back.
    pub undone: bool,
}

/// Some of the writes, the newest first.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Trail {
    pub changes: Vec<Change>,
    /// There are earlier ones.
    pub more: bool,
}

/// A page shows this many rows of one write.
const MOST_ROWS: u32 = 60;

/// The newest writes first, from `offset` on.
///
/// # Errors
/// Only where the disk fails.
pub fn trail(conn: &Connection, offset: u32, limit: u32) -> Result<Trail> {
    changes(conn, Of::Everything, offset, limit)
}

/// The writes that touched a record or what belongs to it, newest first.
///
/// # Errors
/// Only where the disk fails.
pub fn of(conn: &Connection, id: &str, offset: u32, limit: u32) -> Result<Trail> {
    changes(conn, Of::Record(id), offset, limit)
}

fn changes(conn: &Connection, of: Of<'_>, offset: u32, limit: u32) -> Result<Trail> {
    let mut entries = log::ops(conn, of, offset, limit.saturating_add(1))?;
    let more = entries.len() > limit as usize;
    entries.truncate(limit as usize);
    let changes = entries.into_iter().map(|entry| in_full(conn, entry, of)).collect::<Result<_>>()?;
    Ok(Trail { changes, more })
}

/// An import of thousands is narrowed to the record whose page asks.
fn in_full(conn: &Connection, entry: Entry, of: Of<'_>) -> Result<Change> {
    let mut fields = Vec::new();
    for row in entry.rows(conn, of, MOST_ROWS)? {
        in_words(conn, &row, &mut fields)?;
    }
    let why_not = entry.why_not(conn, records::RULES)?.unwrap_or_default();
    Ok(Change {
        sentence: sentence(&entry, &fields),
        purpose: entry.turn.words(&entry.code, entry.records),
        op: entry.id,
        at: entry.at,
        officer: entry.officer,
        fields,
        records: entry.records,
        undoable: why_not.is_empty(),
        why_not,
        undone: entry.undone,
    })
}

fn in_words(conn: &Connection, row: &RowChange, fields: &mut Vec<FieldChange>) -> Result<()> {
    for (field, change) in row.fields.iter().flatten() {
        if labels::is_inner(field) {
            continue;
        }
        let (from, to) = match row.kind.as_str() {
            "insert" => (&Value::Null, change),
            "delete" => (change, &Value::Null),
            _ => (&change[0], &change[1]),
        };
        let (from, to) = (shown(conn, &row.table, field, from), shown(conn, &row.table, field, to));
        // A new record's empty fields say nothing.
        if row.kind != "update" && matches!((from.as_str(), to.as_str()), ("" | "no", "" | "no")) {
            continue;
        }
        let label = match row.table.as_str() {
            "setting" => labels::setting(&row.row_id),
            table => labels::field(table, field),
        };
        let label = label.to_owned();
        let (table, row, field) = (row.table.clone(), row.row_id.clone(), field.clone());
        fields.push(FieldChange { table, row, field, label, from, to });
    }
    Ok(())
}

/// A value as a page shows it: names for ids, pounds for pence, words for codes.
fn shown(conn: &Connection, table: &str, field: &str, value: &Value) -> String {
    let text = match value {
        Value::Null => return String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    if Table::named(table).is_some_and(|table| table.pictures.contains(&field)) {
        return pictures::label(conn, &text).unwrap_or(text);
    }
    match points_at(conn, table, field) {
        Some(target) => {
            let sql = format!("SELECT {} FROM {} WHERE id = ?1", target.called(), target.name);
            // No sentence holds an id.
            conn.query_row(&sql, [&text], |r| r.get(0)).unwrap_or_else(|_| "one that is gone".to_owned())
        }
        None => labels::value(table, field, &text),
    }
}

/// Of a field that holds the id of another record: its table, which the schema's own
/// foreign keys know.
fn points_at(conn: &Connection, table: &str, field: &str) -> Option<&'static Table> {
    let sql = "SELECT \"table\" FROM pragma_foreign_key_list(?1) WHERE \"from\" = ?2";
    let mut statement = conn.prepare_cached(sql).ok()?;
    Table::named(&statement.query_row((table, field), |r| r.get::<_, String>(0)).ok()?)
}

fn sentence(entry: &Entry, fields: &[FieldChange]) -> String {
    let officer = &entry.officer;
    match fields {
        [one] if !one.from.is_empty() && !one.to.is_empty() => {
            format!("{officer} changed {} from “{}” to “{}”.", one.label, one.from, one.to)
        }
        _ => format!("{officer} {}.", entry.turn.past(&entry.code, entry.records)),
    }
}
