//! Reading the log: who changed what, in words.

use super::Store;
use crate::error::Result;
use crate::labels;
use rusqlite::{OptionalExtension, Row};
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

/// A page shows this many field changes of one write; an import has thousands.
const MOST_FIELDS: i64 = 60;

impl Store {
    /// The newest writes first. `op` is `device:number`.
    ///
    /// # Errors
    /// Only where the disk fails.
    pub fn changes(&self, last: usize) -> Result<Vec<Change>> {
        let sql = format!("{OPS} ORDER BY op.seq DESC LIMIT ?1");
        self.told_all(&sql, [i64::try_from(last).unwrap_or(i64::MAX)], None)
    }

    /// The writes that touched a record or what belongs to it, newest first.
    ///
    /// # Errors
    /// Only where the disk fails.
    pub fn history(&self, id: &str) -> Result<Vec<Change>> {
        let sql = format!(
            "{OPS} WHERE op.seq IN (SELECT op FROM change WHERE root = ?1) ORDER BY op.seq DESC LIMIT 200"
        );
        self.told_all(&sql, [id], Some(id))
    }

    /// The newest op, `None` in a store that nothing was ever written to.
    ///
    /// # Errors
    /// Only where the disk fails.
    pub fn newest_op(&self) -> Result<Option<String>> {
        let sql = "SELECT device || ':' || number FROM op ORDER BY seq DESC LIMIT 1";
        Ok(self.conn.query_row(sql, [], |r| r.get(0)).optional()?)
    }

    fn told_all(&self, sql: &str, params: impl rusqlite::Params, root: Option<&str>) -> Result<Vec<Change>> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let ops = statement.query_map(params, Op::read)?.collect::<rusqlite::Result<Vec<_>>>()?;
        ops.into_iter().map(|op| self.told(op, root)).collect()
    }

    /// `root` narrows an import of thousands to the record whose page asks.
    fn told(&self, op: Op, root: Option<&str>) -> Result<Change> {
        let mut statement = self.conn.prepare_cached(
            "SELECT tbl, row_id, deed, fields FROM change
             WHERE op = ?1 AND (?2 IS NULL OR root = ?2) ORDER BY ordinal LIMIT ?3",
        )?;
        let mut fields = Vec::new();
        let mut rows = statement.query((op.seq, root, MOST_FIELDS))?;
        while let Some(row) = rows.next()? {
            let (table, id, deed) =
                (row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?);
            let Some(values) = row.get::<_, Option<String>>(3)? else { continue };
            let values: Value = serde_json::from_str(&values)?;
            let Some(values) = values.as_object() else { continue };
            for (field, change) in values {
                if labels::is_inner(field) {
                    continue;
                }
                let (from, to) = match deed.as_str() {
                    "insert" => (&Value::Null, change),
                    "delete" => (change, &Value::Null),
                    _ => (&change[0], &change[1]),
                };
                let (from, to) = (self.shown(&table, field, from), self.shown(&table, field, to));
                // A new record's empty fields say nothing.
                if deed != "update" && matches!((from.as_str(), to.as_str()), ("" | "no", "" | "no")) {
                    continue;
                }
                let label = labels::field(&table, field);
                let (table, row, field) = (table.clone(), id.clone(), field.clone());
                fields.push(FieldChange { table, row, field, label, from, to });
            }
        }
        let lasting = super::schema::why_lasting(&self.conn, op.seq)?;
        let why_not = match (op.undone, lasting, op.seq) {
            (_, _, 1) => "This is how the store began.",
            (true, _, _) => "It was taken back.",
            (_, Some(why), _) => why,
            _ => "",
        };
        Ok(Change {
            op: op.id,
            at: op.at,
            sentence: sentence(&op.officer, &op.purpose, &fields),
            officer: op.officer,
            purpose: op.purpose,
            fields,
            records: op.records,
            undoable: why_not.is_empty(),
            why_not: why_not.to_owned(),
            undone: op.undone,
        })
    }

    /// A value as a page shows it: names for ids, pounds for pence, words for codes.
    fn shown(&self, table: &str, field: &str, value: &Value) -> String {
        let text = match value {
            Value::Null => return String::new(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        match labels::points_at(table, field) {
            Some((target, column)) => {
                let sql = format!("SELECT {column} FROM {target} WHERE id = ?1");
                self.conn.query_row(&sql, [&text], |r| r.get(0)).unwrap_or(text)
            }
            None => labels::value(table, field, &text),
        }
    }
}

fn sentence(officer: &str, purpose: &str, fields: &[FieldChange]) -> String {
    match fields {
        [one] if !one.from.is_empty() && !one.to.is_empty() => {
            format!("{officer} changed {} from “{}” to “{}”.", one.label, one.from, one.to)
        }
        _ => format!("{officer} {}.", labels::past(purpose)),
    }
}

const OPS: &str = "SELECT op.seq, op.device || ':' || op.number AS id, op.at, op.purpose,
    coalesce((SELECT name FROM officer WHERE officer.id = op.officer), '') AS officer,
    (SELECT count(*) FROM change WHERE change.op = op.seq) AS records,
    EXISTS (SELECT 1 FROM op AS later WHERE later.undoes = op.device || ':' || op.number
      AND NOT EXISTS (SELECT 1 FROM op AS again WHERE again.undoes = later.device || ':' || later.number)) AS undone
    FROM op";

struct Op {
    seq: i64,
    id: String,
    at: String,
    purpose: String,
    officer: String,
    records: u32,
    undone: bool,
}

impl Op {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get("seq")?,
            id: row.get("id")?,
            at: row.get("at")?,
            purpose: row.get("purpose")?,
            officer: row.get("officer")?,
            records: row.get("records")?,
            undone: row.get("undone")?,
        })
    }
}
