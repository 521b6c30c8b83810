//! Is the store whole? Cipher pages, SQLite's own check, foreign keys, the
//! chain of the log, and the log's latest values against the rows.

use super::schema::{Column, RECORDED};
use super::write::{Link, digest};
use super::{Store, hex};
use crate::error::Result;
use rusqlite::types::ValueRef;
use serde::Serialize;
use serde_json::Value;
use std::collections::HashMap;

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Checked {
    /// Empty when all is well. Names tables and ids, never people.
    pub problems: Vec<String>,
    pub sentence: String,
}

impl Store {
    /// Reads the whole store and changes nothing.
    ///
    /// # Errors
    /// Only where it can't be read at all.
    pub fn check(&self) -> Result<Checked> {
        let mut problems = Vec::new();
        self.lines("PRAGMA cipher_integrity_check", &mut problems)?;
        let mut found = Vec::new();
        self.lines("PRAGMA integrity_check", &mut found)?;
        problems.extend(found.into_iter().filter(|line| line != "ok"));
        let mut statement = self.conn.prepare("SELECT \"table\", parent FROM pragma_foreign_key_check")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (table, parent): (String, String) = (row.get(0)?, row.get(1)?);
            problems.push(format!("a row of {table} points at a {parent} that is not there"));
        }
        let ops = self.check_chain(&mut problems)?;
        let rows = self.check_rows(&mut problems)?;
        crate::pictures::check(&self.conn, &mut problems)?;
        let sentence = match problems.len() {
            0 => format!("All is well: {rows} records and {ops} changes were read and agree."),
            1 => "1 thing is wrong. Keep this file, and restore the last backup into a new one.".to_owned(),
            n => format!("{n} things are wrong. Keep this file, and restore the last backup into a new one."),
        };
        Ok(Checked { problems, sentence })
    }

    fn lines(&self, sql: &str, into: &mut Vec<String>) -> Result<()> {
        let mut statement = self.conn.prepare(sql)?;
        for line in statement.query_map([], |r| r.get::<_, String>(0))? {
            into.push(line?);
        }
        Ok(())
    }

    fn check_chain(&self, problems: &mut Vec<String>) -> Result<u64> {
        let mut changes = self.conn.prepare(
            "SELECT tbl, row_id, deed, digest, salt, fields FROM change WHERE op = ?1 ORDER BY ordinal",
        )?;
        let mut ops = self.conn.prepare(
            "SELECT seq, device, number, officer, at, purpose, seen, undoes, link FROM op ORDER BY seq",
        )?;
        let mut rows = ops.query([])?;
        let (mut before, mut count) = (Vec::new(), 0);
        while let Some(op) = rows.next()? {
            count += 1;
            let (seq, device, number): (i64, String, i64) = (op.get(0)?, op.get(1)?, op.get(2)?);
            let (officer, at, purpose, seen): (String, String, String, String) =
                (op.get(3)?, op.get(4)?, op.get(5)?, op.get(6)?);
            let undoes: Option<String> = op.get(7)?;
            let mut link =
                Link::begin(&before, &device, number, &officer, &at, &purpose, &seen, undoes.as_deref());
            let mut inner = changes.query([seq])?;
            while let Some(change) = inner.next()? {
                let (table, row_id, deed): (String, String, String) =
                    (change.get(0)?, change.get(1)?, change.get(2)?);
                let kept: Vec<u8> = change.get(3)?;
                link.add(&table, &row_id, &deed, &kept);
                let (salt, fields): (Option<Vec<u8>>, Option<String>) = (change.get(4)?, change.get(5)?);
                if let (Some(salt), Some(fields)) = (salt, fields)
                    && digest(&salt, &fields)[..] != kept[..]
                {
                    problems
                        .push(format!("change {device}:{number} of {table} {row_id} was altered in the log"));
                }
            }
            let kept: Vec<u8> = op.get(8)?;
            if link.finish()[..] != kept[..] {
                problems.push(format!("the log is broken at change {device}:{number}"));
            }
            before = kept;
        }
        Ok(count)
    }

    /// Folds the log into what each row should hold and compares it with the
    /// row. Wiped values can't be compared and are passed over.
    fn check_rows(&self, problems: &mut Vec<String>) -> Result<u64> {
        let mut count = 0;
        for (table, _) in RECORDED {
            let columns = self.columns.get(*table).map_or(&[][..], Vec::as_slice);
            let mut expected: HashMap<String, HashMap<String, Value>> = HashMap::new();
            let mut statement = self
                .conn
                .prepare("SELECT row_id, deed, fields FROM change WHERE tbl = ?1 ORDER BY op, ordinal")?;
            let mut rows = statement.query([table])?;
            while let Some(row) = rows.next()? {
                let (id, deed): (String, String) = (row.get(0)?, row.get(1)?);
                let fields: Option<String> = row.get(2)?;
                if deed == "delete" {
                    expected.remove(&id);
                    continue;
                }
                let held = expected.entry(id).or_default();
                let Some(fields) = fields else { continue };
                let fields: serde_json::Map<String, Value> = serde_json::from_str(&fields)?;
                if deed == "insert" {
                    // What the log leaves out held its default.
                    for column in columns {
                        held.insert(column.name.clone(), column.default.clone());
                    }
                    held.extend(fields);
                } else {
                    held.extend(fields.into_iter().map(|(name, mut change)| (name, change[1].take())));
                }
            }
            count += self.compare(table, expected, columns, problems)?;
        }
        Ok(count)
    }

    fn compare(
        &self,
        table: &str,
        mut expected: HashMap<String, HashMap<String, Value>>,
        columns: &[Column],
        problems: &mut Vec<String>,
    ) -> Result<u64> {
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        let mut statement = self.conn.prepare(&format!("SELECT {} FROM {table}", names.join(", ")))?;
        let mut rows = statement.query([])?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            count += 1;
            let id: String = row.get("id")?;
            let Some(held) = expected.remove(&id) else {
                problems.push(format!("{table} {id} is not in the log"));
                continue;
            };
            for (at, name) in names.iter().enumerate() {
                let now = match row.get_ref(at)? {
                    ValueRef::Null => Value::Null,
                    ValueRef::Integer(i) => i.into(),
                    ValueRef::Real(r) => r.into(),
                    ValueRef::Text(t) => String::from_utf8_lossy(t).into(),
                    ValueRef::Blob(b) => hex(b).into(),
                };
                // Wiped values leave nothing to compare with.
                if *name != "id" && held.get(*name).is_some_and(|then| *then != now) {
                    problems.push(format!("{table} {id}: {name} differs from the log"));
                }
            }
        }
        for id in expected.keys() {
            problems.push(format!("{table} {id} is in the log and not in the store"));
        }
        Ok(count)
    }
}
