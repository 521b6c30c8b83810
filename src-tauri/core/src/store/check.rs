//! Is the store whole? Cipher pages, SQLite's own check, foreign keys, the
//! chain of the log, and the log's latest values against the rows.

use super::finding;
use super::schema::{Column, RECORDED, Table};
use super::write::{Link, digest};
use super::{Store, hex};
use crate::error::Result;
use rusqlite::types::ValueRef;
use rusqlite::{Rows, Statement};
use serde::Serialize;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
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
        let ops = self.check_log(&mut problems)?;
        let rows = self.check_rows(&mut problems)?;
        self.check_files(&mut problems)?;
        self.check_beside(&mut problems)?;
        // What is made from rows that are wrong would tell the same again.
        if problems.is_empty() {
            problems.extend(finding::stale(&self.conn)?);
        }
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

    /// The chain of the log, and whether what came and never went is there: reads
    /// the log once, which in a large store is more than all else.
    fn check_log(&self, problems: &mut Vec<String>) -> Result<u64> {
        let mut there = self.rows_by_id()?;
        // Where it came again later, that is asked then.
        let mut went = self.conn.prepare(
            "SELECT 1 FROM change WHERE root = ?1 AND tbl = ?2 AND row_id = ?3 AND (op, ordinal) > (?4, ?5)
               AND kind <> 'update'",
        )?;
        let mut changes = self.conn.prepare(
            "SELECT tbl, row_id, kind, digest, salt, fields, root, ordinal FROM change WHERE op = ?1 ORDER BY ordinal",
        )?;
        let mut ops = self.conn.prepare(
            "SELECT seq, device, number, officer, at, code, turn, seen, undoes, link FROM op ORDER BY seq",
        )?;
        let mut rows = ops.query([])?;
        let (mut before, mut count) = (Vec::new(), 0);
        while let Some(op) = rows.next()? {
            count += 1;
            let (seq, device, number): (i64, String, i64) = (op.get(0)?, op.get(1)?, op.get(2)?);
            let parts: [String; 5] = [op.get(3)?, op.get(4)?, op.get(5)?, op.get(6)?, op.get(7)?];
            let [officer, at, code, turn, seen] = &parts;
            let undoes: Option<String> = op.get(8)?;
            let number_words = number.to_string();
            let parts = [&device, &number_words, officer, at, code, turn, seen].map(String::as_str);
            let mut link = Link::begin(&before, &parts, undoes.as_deref());
            let mut inner = changes.query([seq])?;
            while let Some(change) = inner.next()? {
                let (table, row_id, kind): (String, String, String) =
                    (change.get(0)?, change.get(1)?, change.get(2)?);
                let kept: Vec<u8> = change.get(3)?;
                link.add(&table, &row_id, &kind, &kept);
                let (root, ordinal): (String, i64) = (change.get(6)?, change.get(7)?);
                if kind == "insert"
                    && let Some(there) = there.get_mut(table.as_str())
                    && !there.exists([&row_id])?
                    && !went.exists((root, &table, &row_id, seq, ordinal))?
                {
                    problems.push(format!("{table} {row_id} is in the log and not in the store"));
                }
                let (salt, fields): (Option<Vec<u8>>, Option<String>) = (change.get(4)?, change.get(5)?);
                if let (Some(salt), Some(fields)) = (salt, fields)
                    && digest(&salt, &fields)[..] != kept[..]
                {
                    problems
                        .push(format!("change {device}:{number} of {table} {row_id} was altered in the log"));
                }
            }
            let kept: Vec<u8> = op.get(9)?;
            if link.finish()[..] != kept[..] {
                problems.push(format!("the log is broken at change {device}:{number}"));
            }
            before = kept;
        }
        Ok(count)
    }

    /// Compares each row with what its changes say that it should hold, one row
    /// after another: a register of any size takes no more memory than a small one.
    fn check_rows(&self, problems: &mut Vec<String>) -> Result<u64> {
        let mut count = 0;
        for table in RECORDED {
            let columns = self.columns.get(table.name).map_or(&[][..], Vec::as_slice);
            count += self.compare(table, columns, problems)?;
        }
        Ok(count)
    }

    /// What may stand beside any record stands beside one that is there, and where the
    /// registry says once, once.
    fn check_beside(&self, problems: &mut Vec<String>) -> Result<()> {
        for table in RECORDED.iter().filter(|table| table.is_beside()) {
            let of = RECORDED.iter().filter(|of| of.kind.is_some()).map(|of| {
                format!("AND NOT EXISTS (SELECT 1 FROM {0} WHERE {0}.id = beside.{1})", of.name, table.root)
            });
            let sql =
                format!("SELECT id FROM {} AS beside WHERE TRUE {}", table.name, of.collect::<String>());
            let mut alone = Vec::new();
            self.lines(&sql, &mut alone)?;
            problems.extend(alone.iter().map(|id| format!("{} {id} stands beside no record", table.name)));
        }
        for table in RECORDED.iter().filter(|table| !table.once.is_empty()) {
            let once = table.once.join(", ");
            let sql = format!("SELECT max(id) FROM {} GROUP BY {once} HAVING count(*) > 1", table.name);
            let mut twice = Vec::new();
            self.lines(&sql, &mut twice)?;
            problems.extend(twice.iter().map(|id| format!("{} {id} stands there twice", table.name)));
        }
        Ok(())
    }

    fn compare(&self, table: &Table, columns: &[Column], problems: &mut Vec<String>) -> Result<u64> {
        let Table { name: table, root, .. } = table;
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        let mut statement = self
            .conn
            .prepare(&format!("SELECT {root} AS \"its root\", {} FROM {table}", names.join(", ")))?;
        let mut changes = self.conn.prepare(
            "SELECT kind, fields FROM change WHERE root = ?1 AND tbl = ?2 AND row_id = ?3 ORDER BY op, ordinal",
        )?;
        let mut rows = statement.query([])?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            count += 1;
            let (root, id): (String, String) = (row.get(0)?, row.get("id")?);
            let Some(held) = held(changes.query((&root, table, &id))?, columns)? else {
                problems.push(format!("{table} {id} is not in the log"));
                continue;
            };
            for (at, name) in names.iter().enumerate() {
                let now = match row.get_ref(at + 1)? {
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
        Ok(count)
    }

    fn rows_by_id(&self) -> Result<HashMap<&'static str, Statement<'_>>> {
        let by_id = |table: &Table| {
            let sql = format!("SELECT 1 FROM {} WHERE id = ?1", table.name);
            Ok((table.name, self.conn.prepare(&sql)?))
        };
        RECORDED.iter().map(by_id).collect()
    }

    /// Files that are gone, or are not what was kept: each is known by its digest.
    fn check_files(&self, problems: &mut Vec<String>) -> Result<()> {
        for table in RECORDED {
            let Some(files) = table.files else { continue };
            let name = table.name;
            let mut statement = self.conn.prepare(&format!(
                "SELECT {name}.id, file.bytes FROM {name} LEFT JOIN {files} AS file ON file.id = {name}.id"
            ))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let id: String = row.get(0)?;
                match row.get_ref(1)? {
                    ValueRef::Blob(bytes) if hex(&Sha256::digest(bytes)) == id => {}
                    ValueRef::Blob(_) => problems.push(format!("the file of {name} {id} was altered")),
                    _ => problems.push(format!("the file of {name} {id} is not there")),
                }
            }
        }
        Ok(())
    }
}

/// What a row should hold by its changes; nothing where none tells of it, or the last took it away.
fn held(mut changes: Rows<'_>, columns: &[Column]) -> Result<Option<Map<String, Value>>> {
    let mut held = None;
    while let Some(change) = changes.next()? {
        let kind: String = change.get(0)?;
        if kind == "delete" {
            held = None;
            continue;
        }
        let held = held.get_or_insert_with(Map::new);
        let Some(fields) = change.get::<_, Option<String>>(1)? else { continue };
        let fields: Map<String, Value> = serde_json::from_str(&fields)?;
        if kind == "insert" {
            // What the log leaves out held its default.
            held.extend(columns.iter().map(|column| (column.name.clone(), column.default.clone())));
            held.extend(fields);
        } else {
            held.extend(fields.into_iter().map(|(name, mut change)| (name, change[1].take())));
        }
    }
    Ok(held)
}
