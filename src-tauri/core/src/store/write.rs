//! The one door for writes.
//!
//! A write runs in one IMMEDIATE transaction with SQLite's session extension
//! attached to the recorded tables; what changed is read from the changeset
//! and recorded as one op and its changes. No entity writes audit code.

use super::changeset::Changeset;
use super::finding::{self, Due};
use super::ids::Ids;
use super::op::{Op, Turn};
use super::schema::{self, Column, Columns, RECORDED, Table};
use super::{Now, OfficerRef, Store};
use crate::error::{Error, Problem, Result};
use rusqlite::session::Session;
use rusqlite::{Connection, OptionalExtension, Params, Row, TransactionBehavior};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Deref;

/// What a write sees: the transaction, who, when, and fresh ids.
pub struct Tx<'a> {
    conn: &'a Connection,
    officer: &'a OfficerRef,
    device: &'a str,
    now: Now,
    ids: &'a RefCell<Ids>,
    columns: &'a Columns,
    recording: RefCell<Recording<'a>>,
}

impl Tx<'_> {
    #[must_use]
    pub fn new_id(&self) -> String {
        self.ids.borrow_mut().next(self.now.at)
    }

    #[must_use]
    pub fn officer(&self) -> &OfficerRef {
        self.officer
    }

    pub(super) fn columns(&self, table: &str) -> &[Column] {
        self.columns.get(table).map_or(&[], Vec::as_slice)
    }

    #[must_use]
    pub fn device(&self) -> &str {
        self.device
    }

    #[must_use]
    pub fn now(&self) -> Now {
        self.now
    }

    /// As of a connection; the statement is kept for the next write.
    ///
    /// # Errors
    /// As of a connection.
    pub fn execute(&self, sql: &str, params: impl Params) -> rusqlite::Result<usize> {
        self.conn.prepare_cached(sql)?.execute(params)
    }

    /// The same of what is read.
    ///
    /// # Errors
    /// As of a connection.
    pub fn query_row<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<T> {
        self.conn.prepare_cached(sql)?.query_row(params, read)
    }
}

impl Deref for Tx<'_> {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        self.conn
    }
}

/// What a write gave back, and the op under which it was recorded
/// (`device:number`; `None` when nothing changed).
#[derive(Debug)]
pub struct Written<T> {
    pub value: T,
    pub op: Option<String>,
}

/// What the page hears of a save.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Saved {
    pub id: String,
    pub op: String,
}

impl Written<String> {
    /// For a write that gave back the id of a record.
    #[must_use]
    pub fn saved(self) -> Saved {
        Saved { id: self.value, op: self.op.unwrap_or_default() }
    }
}

impl Store {
    /// Writes, or changes nothing at all.
    ///
    /// # Errors
    /// What `work` returns, or a failing disk; everything is rolled back.
    pub fn write<T>(
        &mut self,
        op: Op,
        now: Now,
        work: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<Written<T>> {
        self.write_as(&op.code(), Turn::Do, None, now, work)
    }

    /// Of an op that turns round an earlier one, whose code it keeps.
    pub(super) fn write_as<T>(
        &mut self,
        code: &str,
        turn: Turn,
        undoes: Option<&str>,
        now: Now,
        work: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<Written<T>> {
        let mut conn = self.conn.writing()?;
        let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let head = Head { code, turn, undoes };
        let (value, op, due) = {
            let tx = Tx {
                conn: &transaction,
                officer: &self.officer,
                device: &self.device,
                now,
                ids: &self.ids,
                columns: &self.columns,
                recording: RefCell::new(Recording::begin(&transaction, &self.columns, head)?),
            };
            let value = work(&tx)?;
            tx.record_so_far()?;
            let (op, due) = tx.recording.into_inner().finish()?;
            (value, op, due)
        };
        due.catch_up(&transaction)?;
        transaction.commit()?;
        drop(conn);
        self.note_saved();
        Ok(Written { value, op })
    }

    /// Lets search find what a store holds that was put together by another hand than
    /// the one door. Changes no record.
    ///
    /// # Errors
    /// Where the store can't be written to.
    pub fn find_what_is_there(&mut self) -> Result<()> {
        let mut conn = self.conn.writing()?;
        let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        finding::make_all(&transaction)?;
        transaction.commit()?;
        drop(conn);
        self.note_saved();
        Ok(())
    }

    /// Lays new tables and columns, and then changes records in them as one op.
    /// Columns are only ever added, so what one step writes still holds after the next.
    pub(super) fn lay_and_write(
        &mut self,
        now: Now,
        lay: impl FnOnce(&Connection) -> Result<()>,
        work: impl FnOnce(&Tx<'_>) -> Result<()>,
    ) -> Result<()> {
        let mut conn = self.conn.writing()?;
        let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        lay(&transaction)?;
        let columns = schema::columns(&transaction)?;
        let (code, turn) = (Op::Migrate.code(), Turn::Do);
        let head = Head { code: &code, turn, undoes: None };
        let due = {
            let tx = Tx {
                conn: &transaction,
                officer: &self.officer,
                device: &self.device,
                now,
                ids: &self.ids,
                columns: &columns,
                recording: RefCell::new(Recording::begin(&transaction, &columns, head)?),
            };
            work(&tx)?;
            tx.record_so_far()?;
            tx.recording.into_inner().finish()?.1
        };
        due.catch_up(&transaction)?;
        finding::make_all(&transaction)?;
        transaction.commit()?;
        drop(conn);
        self.note_saved();
        Ok(())
    }
}

impl Tx<'_> {
    /// Records what was written up to here. Work that writes thousands of rows
    /// and never comes back to one says so now and then, while those rows are
    /// still at hand and need not be decrypted again.
    pub(crate) fn record_so_far(&self) -> Result<()> {
        self.recording.borrow_mut().record(self)
    }
}

/// What is done, as it stands in the log.
#[derive(Clone, Copy)]
struct Head<'a> {
    code: &'a str,
    turn: Turn,
    undoes: Option<&'a str>,
}

/// The recording of one write.
struct Recording<'a> {
    conn: &'a Connection,
    columns: &'a Columns,
    head: Head<'a>,
    session: Session<'a>,
    due: Due,
    /// None while nothing changed.
    entry: Option<Entry>,
}

/// The op under which changes are recorded.
struct Entry {
    id: String,
    seq: i64,
    link: Link,
    /// Of the next change.
    ordinal: i64,
    /// Rows that are records of their own.
    records: u32,
    /// The table of facts that came without their record, and so stay.
    facts: Option<&'static str>,
}

impl<'a> Recording<'a> {
    fn begin(conn: &'a Connection, columns: &'a Columns, head: Head<'a>) -> Result<Self> {
        Ok(Self { conn, columns, head, session: attached(conn)?, due: Due::default(), entry: None })
    }

    /// Writes the changes since the last time, after the op where they are its first.
    fn record(&mut self, tx: &Tx<'_>) -> Result<()> {
        if self.session.is_empty() {
            return Ok(());
        }
        let mut changeset = Vec::new();
        self.session.changeset_strm(&mut changeset)?;
        self.session = attached(self.conn)?;
        let mut changes = Changeset::of(&changeset);
        let mut insert = self.conn.prepare_cached(
            "INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?;
        let mut fields = Vec::new();
        while let Some(row) = changes.next()? {
            // Rows that were written with the values they had are no change, and alone no op.
            let entry = match &mut self.entry {
                Some(entry) => entry,
                none => none.insert(Entry::begin(self.conn, tx, self.head)?),
            };
            let change = row.recorded(self.columns, &mut fields)?;
            // A salt of its own, so that nobody can guess a wiped value from its digest.
            let mut salt = [0; 16];
            tx.ids.borrow_mut().fill(&mut salt);
            let digest = digest(&salt, change.fields);
            let root = match change.root {
                Some(root) => Cow::Borrowed(root),
                None => root_of(self.conn, change.table, change.row_id)?.into(),
            };
            self.due.note(change.table, &root, change.kind);
            entry.link.add(change.table.name, change.row_id, change.kind, &digest);
            if change.is_fact && entry.facts.is_none() && !entry.brought(self.conn, &root)? {
                entry.facts = Some(change.table.name);
            }
            insert.execute((
                entry.seq,
                entry.ordinal,
                change.table.name,
                change.row_id,
                root,
                change.kind,
                &digest[..],
                &salt[..],
                change.fields,
            ))?;
            entry.ordinal += 1;
            entry.records += u32::from(change.table.is_root());
        }
        Ok(())
    }

    /// Closes the op with its link of the chain, and names it.
    fn finish(self) -> Result<(Option<String>, Due)> {
        let Some(entry) = self.entry else { return Ok((None, self.due)) };
        // What belongs to one record is of that record.
        let records = entry.records.max(1);
        let close = "UPDATE op SET link = ?2, records = ?3, facts = ?4 WHERE seq = ?1";
        let facts = entry.facts.unwrap_or_default();
        self.conn.prepare_cached(close)?.execute((entry.seq, &entry.link.finish()[..], records, facts))?;
        Ok((Some(entry.id), self.due))
    }
}

fn attached(conn: &Connection) -> Result<Session<'_>> {
    let mut session = Session::new(conn)?;
    for table in RECORDED {
        session.attach(Some(table.name))?;
    }
    Ok(session)
}

impl Entry {
    /// Its row stands before its changes do, for the foreign key.
    fn begin(conn: &Connection, tx: &Tx<'_>, head: Head<'_>) -> Result<Self> {
        let seen = seen(conn)?;
        let number = seen.get(tx.device).copied().unwrap_or(0) + 1;
        let newest: Option<(i64, Vec<u8>)> = conn
            .prepare_cached("SELECT seq, link FROM op ORDER BY seq DESC LIMIT 1")?
            .query_row([], |r| Ok((r.get(0)?, r.get(1)?)))
            .optional()?;
        let (newest, before) = newest.unwrap_or_default();
        let seq = newest + 1;
        let seen = serde_json::to_string(&seen)?;
        let at = tx.now.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
        let Head { code, turn, undoes } = head;
        conn.prepare_cached(
            "INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, link)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, x'')",
        )?
        .execute((seq, tx.device, number, &tx.officer.id, &at, code, turn, &seen, undoes))?;
        let parts = [tx.device, &number.to_string(), &tx.officer.id, &at, code, turn.code(), &seen];
        let link = Link::begin(&before, &parts, undoes);
        Ok(Self { id: format!("{}:{number}", tx.device), seq, link, ordinal: 0, records: 0, facts: None })
    }

    /// Whether a record came with this op; records are recorded before what belongs to them.
    fn brought(&self, conn: &Connection, record: &str) -> Result<bool> {
        let sql = "SELECT 1 FROM change WHERE root = ?1 AND op = ?2 AND row_id = root AND kind = 'insert'";
        Ok(conn.prepare_cached(sql)?.exists((record, self.seq))?)
    }
}

/// The highest op number of every device known here.
pub(super) fn seen(conn: &Connection) -> Result<BTreeMap<String, i64>> {
    let mut statement = conn.prepare_cached("SELECT device, max(number) FROM op GROUP BY device")?;
    let rows = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The record a changed row belongs to, where the change does not say it.
fn root_of(conn: &Connection, table: &Table, row_id: &str) -> Result<String> {
    let sql = format!("SELECT {} FROM {} WHERE id = ?1", table.root, table.name);
    Ok(conn.prepare_cached(&sql)?.query_row([row_id], |r| r.get(0))?)
}

pub(super) fn digest(salt: &[u8], fields: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(salt);
    hash.update(fields);
    hash.finalize().into()
}

/// One link of the chain: the link before, the op, and its changes' digests.
pub(super) struct Link(Sha256);

impl Link {
    /// `parts` are the columns of the op, in their order.
    pub fn begin(before: &[u8], parts: &[&str], undoes: Option<&str>) -> Self {
        let mut hash = Sha256::new();
        hash.update(before);
        for part in parts.iter().copied().chain([undoes.unwrap_or_default()]) {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        Self(hash)
    }

    pub fn add(&mut self, table: &str, row_id: &str, kind: &str, digest: &[u8]) {
        for part in [table, row_id, kind] {
            self.0.update((part.len() as u64).to_le_bytes());
            self.0.update(part);
        }
        self.0.update(digest);
    }

    pub fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }
}

/// Takes away the rows of a record that its draft no longer holds. `ids` are
/// those of the draft's part of this name, in its order, new ones without.
///
/// # Errors
/// `BadInput` where two have one id: both would be kept as one, the last.
pub(crate) fn drop_others<'a>(
    tx: &Tx<'_>,
    table: &str,
    parent: &str,
    id: &str,
    part: &str,
    ids: impl Iterator<Item = Option<&'a str>>,
) -> Result<()> {
    let (mut kept, mut problems) = (Vec::new(), Vec::new());
    for (at, id) in ids.enumerate() {
        let Some(id) = id else { continue };
        if kept.contains(&id) {
            problems.push(Problem::new(
                format!("{part}.{at}.id"),
                "Another one before it has this id. Leave the id out of what is new.",
            ));
        }
        kept.push(id);
    }
    Error::check(problems)?;
    let kept = serde_json::to_string(&kept)?;
    tx.prepare_cached(&format!(
        "DELETE FROM {table} WHERE {parent} = ?1 AND id NOT IN (SELECT value FROM json_each(?2))"
    ))?
    .execute((id, kept))?;
    Ok(())
}
