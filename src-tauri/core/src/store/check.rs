//! Is the store whole? Cipher pages, SQLite's own check, foreign keys, the
//! chain of the log, and the log's latest values against the rows: all of one
//! moment, whoever writes meanwhile.

mod log;

use super::finding;
use super::keys;
use super::mark::{self, Missing};
use super::schema::{Column, Columns, RECORDED, Table};
use super::{OfficerRef, Store, hex};
use crate::error::{Code, Result};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Rows};
use serde::Serialize;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::time::Duration;

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
        self.check_and(|_| Ok(Vec::new()))
    }

    /// The same, and the pages of its file that nothing is in at present.
    ///
    /// # Errors
    /// As [`Store::check`].
    pub fn check_every_page(&self) -> Result<Checked> {
        self.check_and(every_page)
    }

    fn check_and(&self, more: fn(&Connection) -> Result<Vec<String>>) -> Result<Checked> {
        let mut problems = Vec::new();
        // Of its own, so that every page comes from the disk and not from what is at hand.
        let conn = self.reader()?;
        // The mark may lag behind what is read, and never the other way round.
        let found = mark::read(&self.file, &self.raw);
        // So does a key: its officer is in the store before it is written.
        let keyed = keys::names(&self.file).map(|(_, officers)| officers).unwrap_or_default();
        conn.execute_batch("BEGIN; SELECT count(*) FROM sqlite_schema;")?;
        let held = whole(&conn, &self.columns, &mut problems)?;
        // What is made from rows that are wrong would tell the same again.
        if problems.is_empty() {
            problems.extend(finding::stale(&conn)?);
        }
        if let (Some(mark), true) = (found.newest(), held.is_some()) {
            problems.extend(Missing::from(mark, &conn)?.map(Missing::sentence));
            problems.extend(keys_of_nobody(&conn, &keyed)?);
        }
        conn.execute_batch("COMMIT")?;
        problems.extend(more(&conn)?);
        let read = |(rows, ops): (u64, u64)| format!("{rows} records and {ops} changes were read and agree.");
        let sentence = match (problems.len(), held) {
            (0, held) if self.losses.is_empty() => {
                format!("All is well: {}", read(held.unwrap_or_default()))
            }
            (0, held) => {
                format!(
                    "What is here is whole: {} What was saved last may be missing.",
                    read(held.unwrap_or_default())
                )
            }
            (1, _) => {
                "1 thing is wrong. Keep this file, and restore the last backup into a new one.".to_owned()
            }
            (n, _) => {
                format!("{n} things are wrong. Keep this file, and restore the last backup into a new one.")
            }
        };
        problems.extend(self.losses.clone());
        Ok(Checked { problems, sentence })
    }
}

/// Who has a key and never came to the store.
fn keys_of_nobody(conn: &Connection, keyed: &[OfficerRef]) -> Result<Vec<String>> {
    let mut strangers = Vec::new();
    for officer in keyed {
        let known = "SELECT 1 FROM officer WHERE (id, name) = (?1, ?2)";
        if !conn.prepare_cached(known)?.exists((&officer.id, &officer.name))? {
            strangers.push(format!("the keys file names an officer {} who is not in the store", officer.id));
        }
    }
    Ok(strangers)
}

/// Everything a store holds, in the snapshot that the connection reads. Returns how many
/// records and changes there are; nothing where a page could not be read.
///
/// # Errors
/// A failing disk.
pub(super) fn whole(
    conn: &Connection,
    columns: &Columns,
    problems: &mut Vec<String>,
) -> Result<Option<(u64, u64)>> {
    if !pages(conn, problems)? {
        return Ok(None);
    }
    let check = Check { conn, columns };
    check.references(problems)?;
    let ops = check.log(problems)?;
    let rows = check.rows(problems)?;
    check.files(problems)?;
    check.beside(problems)?;
    Ok(Some((rows, ops)))
}

/// SQLite's own check, which reads every page that holds something, and with it its seal.
/// False where one can't be read, and nothing else can then.
pub(super) fn pages(conn: &Connection, problems: &mut Vec<String>) -> Result<bool> {
    let mut found = Vec::new();
    match lines(conn, "PRAGMA integrity_check", &mut found) {
        Err(error) if error.code == Code::Damaged => {}
        read => {
            read?;
            match found.iter().filter(|line| *line != "ok").count() {
                0 => {}
                1 => problems.push("a page or an index of the store is not as it was left".to_owned()),
                number => {
                    problems.push(format!("{number} pages or indexes of the store are not as they were left"))
                }
            }
            let readable = lines(conn, "SELECT max(seq) || '' FROM op", &mut Vec::new());
            if !readable.is_err_and(|error| error.code == Code::Damaged) {
                return Ok(true);
            }
        }
    }
    problems.push(
        "a part of the store can't be read: it was damaged, or changed by somebody without the key"
            .to_owned(),
    );
    Ok(false)
}

/// How often a page is read again that somebody may be writing.
const READINGS: u32 = 5;

/// The seal of every page of the file itself, also of those without anything in them. While
/// others write, a page can be read half old and half new: what is damaged stays so.
fn every_page(conn: &Connection) -> Result<Vec<String>> {
    let mut damaged: Option<HashSet<String>> = None;
    for _ in 0..READINGS {
        let mut found = Vec::new();
        lines(conn, "PRAGMA cipher_integrity_check", &mut found)?;
        let found: HashSet<String> = found.into_iter().collect();
        let still =
            damaged.map_or_else(|| found.clone(), |before| before.intersection(&found).cloned().collect());
        if still.is_empty() {
            return Ok(Vec::new());
        }
        damaged = Some(still);
        std::thread::sleep(Duration::from_millis(300));
    }
    // In SQLCipher's words: "HMAC verification failed for page 75".
    let page = |line: &String| line.rsplit(' ').next().and_then(|number| number.parse::<u64>().ok());
    let mut pages: Vec<_> = damaged.unwrap_or_default().iter().map(page).collect();
    pages.sort_unstable();
    Ok(pages.into_iter().map(altered).collect())
}

fn altered(page: Option<u64>) -> String {
    let which = page.map_or_else(|| "a page".to_owned(), |page| format!("page {page}"));
    format!("{which} of the file was damaged, or changed by somebody without the key")
}

fn lines(conn: &Connection, sql: &str, into: &mut Vec<String>) -> Result<()> {
    let mut statement = conn.prepare(sql)?;
    for line in statement.query_map([], |r| r.get::<_, Option<String>>(0))? {
        into.extend(line?);
    }
    Ok(())
}

/// One reading of a store.
struct Check<'a> {
    conn: &'a Connection,
    columns: &'a Columns,
}

impl Check<'_> {
    fn references(&self, problems: &mut Vec<String>) -> Result<()> {
        let mut statement = self.conn.prepare("SELECT \"table\", parent FROM pragma_foreign_key_check")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (table, parent): (String, String) = (row.get(0)?, row.get(1)?);
            problems.push(format!("a row of {table} points at a {parent} that is not there"));
        }
        Ok(())
    }

    /// Compares each row with what its changes say that it should hold, one row
    /// after another: a register of any size takes no more memory than a small one.
    fn rows(&self, problems: &mut Vec<String>) -> Result<u64> {
        let mut count = 0;
        for table in RECORDED {
            let columns = self.columns.get(table.name).map_or(&[][..], Vec::as_slice);
            count += self.compare(table, columns, problems)?;
        }
        Ok(count)
    }

    /// What may stand beside any record stands beside one that is there, and where the
    /// registry says once, once.
    fn beside(&self, problems: &mut Vec<String>) -> Result<()> {
        for table in RECORDED.iter().filter(|table| table.is_beside()) {
            let of = RECORDED.iter().filter(|of| of.kind.is_some()).map(|of| {
                format!("AND NOT EXISTS (SELECT 1 FROM {0} WHERE {0}.id = beside.{1})", of.name, table.root)
            });
            let sql =
                format!("SELECT id FROM {} AS beside WHERE TRUE {}", table.name, of.collect::<String>());
            let mut alone = Vec::new();
            lines(self.conn, &sql, &mut alone)?;
            problems.extend(alone.iter().map(|id| format!("{} {id} stands beside no record", table.name)));
        }
        for table in RECORDED.iter().filter(|table| !table.once.is_empty()) {
            let once = table.once.join(", ");
            let sql = format!("SELECT max(id) FROM {} GROUP BY {once} HAVING count(*) > 1", table.name);
            let mut twice = Vec::new();
            lines(self.conn, &sql, &mut twice)?;
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

    /// Files that are gone, or are not what was kept: each is known by its digest.
    fn files(&self, problems: &mut Vec<String>) -> Result<()> {
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
        // What can't be read is named where the log itself is read.
        let fields: Map<String, Value> = serde_json::from_str(&fields).unwrap_or_default();
        if kind == "insert" {
            // What the log leaves out held its default.
            held.extend(columns.iter().map(|column| (column.name.clone(), column.default.clone())));
            held.extend(fields);
        } else {
            held.extend(fields.into_iter().filter_map(|(name, change)| Some((name, after(change)?))));
        }
    }
    Ok(held)
}

/// What a column holds after a change: of what it held before and then.
pub(in crate::store) fn after(change: Value) -> Option<Value> {
    match change {
        Value::Array(mut both) if both.len() == 2 => both.pop(),
        _ => None,
    }
}
