//! The one door for writes.
//!
//! A write runs in one IMMEDIATE transaction with SQLite's session extension
//! attached to the recorded tables; what changed is read from the changeset
//! and recorded as one op and its changes. No entity writes audit code.

use super::ids::Ids;
use super::schema::{Columns, RECORDED};
use super::{Now, OfficerRef, Store, hex};
use crate::error::{Error, Result};
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::hooks::Action;
use rusqlite::session::{ChangesetItem, Session};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde::Serialize;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
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

    #[must_use]
    pub fn device(&self) -> &str {
        self.device
    }

    #[must_use]
    pub fn now(&self) -> Now {
        self.now
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
        purpose: &str,
        now: Now,
        work: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<Written<T>> {
        self.write_undoing(purpose, now, None, work)
    }

    pub(super) fn write_undoing<T>(
        &mut self,
        purpose: &str,
        now: Now,
        undoes: Option<&str>,
        work: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<Written<T>> {
        let transaction = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (value, op) = {
            let mut session = Session::new(&transaction)?;
            for (table, _) in RECORDED {
                session.attach(Some(*table))?;
            }
            let tx =
                Tx { conn: &transaction, officer: &self.officer, device: &self.device, now, ids: &self.ids };
            let value = work(&tx)?;
            let op = if session.is_empty() {
                None
            } else {
                record(&transaction, &mut session, &tx, purpose, undoes, &self.columns)?
            };
            (value, op)
        };
        transaction.commit()?;
        Ok(Written { value, op })
    }
}

/// Writes the op, its changes and the next link of the chain. `None` where nothing changed.
fn record(
    transaction: &Transaction<'_>,
    session: &mut Session<'_>,
    tx: &Tx<'_>,
    purpose: &str,
    undoes: Option<&str>,
    columns: &Columns,
) -> Result<Option<String>> {
    let changeset = session.changeset()?;
    // Rows that were written with the values they had are no change.
    if changeset.iter()?.next()?.is_none() {
        return Ok(None);
    }
    let seen = seen(transaction)?;
    let number = seen.get(tx.device).copied().unwrap_or(0) + 1;
    let (seq, before): (i64, Vec<u8>) = transaction
        .query_row("SELECT seq + 1, link FROM op ORDER BY seq DESC LIMIT 1", [], |r| {
            Ok((r.get(0)?, r.get(1)?))
        })
        .or_else(|e| if e == rusqlite::Error::QueryReturnedNoRows { Ok((1, Vec::new())) } else { Err(e) })?;
    let seen = serde_json::to_string(&seen)?;
    let at = tx.now.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);

    // The op's row stands before its changes do, for the foreign key.
    transaction.execute(
        "INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, x'')",
        (seq, tx.device, number, &tx.officer.id, &at, purpose, &seen, undoes),
    )?;
    let mut link = Link::begin(&before, tx.device, number, &tx.officer.id, &at, purpose, &seen, undoes);

    let mut items = changeset.iter()?;
    let mut insert = transaction.prepare_cached(
        "INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    let mut ordinal = 0;
    while let Some(item) = items.next()? {
        let change = read_item(item, columns)?;
        // A salt of its own, so that nobody can guess a wiped value from its digest.
        let mut salt = [0; 16];
        tx.ids.borrow_mut().fill(&mut salt);
        let digest = digest(&salt, &change.fields);
        let root = match change.root {
            Some(root) => root,
            None => root_of(transaction, &change.table, &change.row_id)?,
        };
        link.add(&change.table, &change.row_id, change.deed, &digest);
        insert.execute((
            seq,
            ordinal,
            &change.table,
            &change.row_id,
            &root,
            change.deed,
            &digest[..],
            &salt[..],
            &change.fields,
        ))?;
        ordinal += 1;
    }
    drop(insert);
    transaction.execute("UPDATE op SET link = ?2 WHERE seq = ?1", (seq, &link.finish()[..]))?;
    Ok(Some(format!("{}:{number}", tx.device)))
}

/// The highest op number of every device known here.
fn seen(conn: &Connection) -> Result<BTreeMap<String, i64>> {
    let mut statement = conn.prepare_cached("SELECT device, max(number) FROM op GROUP BY device")?;
    let rows = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The record a changed row belongs to, where the change does not say it.
fn root_of(conn: &Connection, table: &str, row_id: &str) -> Result<String> {
    let (_, column) = RECORDED.iter().find(|(t, _)| *t == table).copied().unwrap_or((table, "id"));
    let sql = format!("SELECT {column} FROM {table} WHERE id = ?1");
    Ok(conn.prepare_cached(&sql)?.query_row([row_id], |r| r.get(0))?)
}

struct Item {
    table: String,
    row_id: String,
    root: Option<String>,
    deed: &'static str,
    fields: String,
}

fn read_item(item: &ChangesetItem, columns: &Columns) -> Result<Item> {
    let operation = item.op()?;
    let table = operation.table_name().to_owned();
    let names = columns.get(&table).ok_or_else(|| Error::bug("a table without known columns was changed"))?;
    let mut fields = Map::new();
    let mut row_id = String::new();
    let deed = match operation.code() {
        Action::SQLITE_INSERT => "insert",
        Action::SQLITE_DELETE => "delete",
        Action::SQLITE_UPDATE => "update",
        _ => return Err(Error::bug("an unknown kind of change")),
    };
    for (at, name) in names.iter().enumerate() {
        // A value that did not change is not in the changeset at all.
        let before = if deed == "insert" { Value::Null } else { value(item.old_value(at).ok()) };
        let after = if deed == "delete" { None } else { item.new_value(at).ok() };
        if name == "id" {
            let id = if deed == "insert" { value(after) } else { before };
            row_id = id.as_str().unwrap_or_default().to_owned();
            continue;
        }
        let changed = match deed {
            "update" => after.is_some(),
            _ => true,
        };
        let after = value(after);
        if changed && !(before.is_null() && after.is_null()) {
            fields.insert(name.clone(), Value::Array(vec![before, after]));
        }
    }
    let root = match RECORDED.iter().find(|(t, _)| *t == table) {
        Some((_, "id")) | None => Some(row_id.clone()),
        Some((_, column)) => fields
            .get(*column)
            .and_then(|change| change[1].as_str().or_else(|| change[0].as_str()))
            .map(str::to_owned),
    };
    Ok(Item { table, row_id, root, deed, fields: serde_json::to_string(&fields)? })
}

fn value(value: Option<ValueRef<'_>>) -> Value {
    match value {
        None | Some(ValueRef::Null) => Value::Null,
        Some(ValueRef::Integer(i)) => i.into(),
        Some(ValueRef::Real(r)) => r.into(),
        Some(ValueRef::Text(t)) => String::from_utf8_lossy(t).into(),
        Some(ValueRef::Blob(b)) => hex(b).into(),
    }
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
    #[expect(clippy::too_many_arguments, reason = "these are the columns of an op, in their order")]
    pub fn begin(
        before: &[u8],
        device: &str,
        number: i64,
        officer: &str,
        at: &str,
        purpose: &str,
        seen: &str,
        undoes: Option<&str>,
    ) -> Self {
        let mut hash = Sha256::new();
        hash.update(before);
        for part in [device, &number.to_string(), officer, at, purpose, seen, undoes.unwrap_or_default()] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        Self(hash)
    }

    pub fn add(&mut self, table: &str, row_id: &str, deed: &str, digest: &[u8]) {
        for part in [table, row_id, deed] {
            self.0.update((part.len() as u64).to_le_bytes());
            self.0.update(part);
        }
        self.0.update(digest);
    }

    pub fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }
}

/// Deletes the children of a record that a form no longer holds.
pub(crate) fn drop_others(tx: &Tx<'_>, table: &str, parent: &str, id: &str, kept: &[&str]) -> Result<()> {
    let kept = serde_json::to_string(kept)?;
    tx.prepare_cached(&format!(
        "DELETE FROM {table} WHERE {parent} = ?1 AND id NOT IN (SELECT value FROM json_each(?2))"
    ))?
    .execute((id, kept))?;
    Ok(())
}
