//! The rules of the records, asked by an undo: before it whether the officer could
//! do the same directly, after it whether what stands would be saved as it stands.

use super::Past;
use crate::error::{Code, Error, Result};
use crate::kind::Kind;
use crate::store::schema::{RECORDED, Table};
use crate::store::{Tx, references};
use rusqlite::Connection;
use std::collections::{BTreeMap, HashMap};

/// What an undo would do to a record, so that its kind can say whether an
/// officer could do it directly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opposite {
    Add,
    Change,
    Delete,
}

impl Opposite {
    /// Of a kind of change of a record's own row.
    fn of(kind: &str) -> Self {
        match kind {
            "insert" => Self::Delete,
            "delete" => Self::Add,
            _ => Self::Change,
        }
    }
}

/// The rules of the records, from the floor above.
#[derive(Clone, Copy)]
pub struct Rules {
    /// Whether the officer who works could do this now to the record of this table and id.
    pub may: fn(&Connection, &'static Table, &str, Opposite) -> Result<()>,
    /// Whether that record, as it stands, would be saved.
    pub holds: fn(&Tx<'_>, &'static Table, &str) -> Result<()>,
}

/// The records that an undo touches, each once, and what it does to them.
pub(super) type Asked<'a> = BTreeMap<(&'static str, &'a str), (&'static Table, Opposite)>;

/// Whoever could not do the opposite directly can't undo it either.
pub(super) fn ask<'a>(tx: &Tx<'_>, past: &[&'a Past], rules: Rules) -> Result<Asked<'a>> {
    let mut whole: HashMap<&str, &Past> = HashMap::new();
    for one in past.iter().filter(|one| one.table.is_root()) {
        whole.entry(&one.row_id).or_insert(one);
    }
    let mut asked = Asked::new();
    for one in past {
        let whole = whole.get(one.root.as_str());
        let opposite = whole.map_or(Opposite::Change, |p| Opposite::of(&p.kind));
        let Some(table) = whole.map(|p| p.table).or_else(|| table_of_root(tx, one.table, &one.root)) else {
            continue;
        };
        if asked.insert((table.name, &one.root), (table, opposite)).is_none() {
            (rules.may)(tx, table, &one.root, opposite)?;
        }
    }
    Ok(asked)
}

/// Why an op would be refused now by the rules of the records that it touched, as far as
/// these few tell; nothing where they would let it be.
pub(crate) fn why_refused(conn: &Connection, seq: i64, rules: Rules) -> Result<Option<String>> {
    const FEW: u32 = 40;
    let sql = "SELECT root, tbl, kind FROM change WHERE op = ?1 ORDER BY ordinal LIMIT ?2";
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query((seq, FEW))?;
    let mut whole: HashMap<String, Opposite> = HashMap::new();
    let mut asked = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (root, name, kind): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let Some(table) = Table::named(&name) else { continue };
        if table.is_root() {
            whole.insert(root.clone(), Opposite::of(&kind));
        }
        let of = if table.is_root() { Some(table) } else { Table::named(table.root) };
        asked.extend(of.map(|table| (root, table)));
    }
    for (root, table) in asked {
        let opposite = whole.get(&root).copied().unwrap_or(Opposite::Change);
        match (rules.may)(conn, table, &root, opposite) {
            Err(error) if error.code == Code::Refused => return Ok(Some(error.message)),
            // What is gone can't be asked; the undo itself says so.
            _ => {}
        }
    }
    Ok(None)
}

/// What stands now would be saved as it stands: a field that was taken back alone
/// may not go with what others became since.
pub(super) fn hold(tx: &Tx<'_>, asked: &Asked<'_>, rules: Rules) -> Result<()> {
    for ((_, id), (table, opposite)) in asked {
        if *opposite == Opposite::Delete {
            continue;
        }
        (rules.holds)(tx, table, id).map_err(|error| match error.code {
            Code::BadInput => broken(table, id, &error),
            _ => error,
        })?;
    }
    Ok(())
}

fn broken(table: &Table, id: &str, error: &Error) -> Error {
    let what = table.kind.map_or(table.name, Kind::label);
    let rules = error.problems.iter().map(|problem| problem.message.as_str()).collect::<Vec<_>>().join(" ");
    Error::refused(
        format!("This can't be taken back by itself: the {what} {id} would then break a rule. {rules}"),
        "Take back the later change first, or change the record by hand.",
    )
}

/// Rows that came back beside a record that is gone, or where one stands already.
pub(super) fn misplaced<'a>(tx: &Tx<'_>, past: &[&'a Past]) -> Result<Vec<&'a Past>> {
    let mut misplaced = Vec::new();
    for &back in past.iter().filter(|one| one.kind == "delete") {
        let alone = back.table.is_beside() && table_of_root(tx, back.table, &back.root).is_none();
        if alone || references::stands_twice(tx, back.table, &back.row_id)? {
            misplaced.push(back);
        }
    }
    Ok(misplaced)
}

/// No row names again a picture that was deleted since.
pub(super) fn pictures_are_there(tx: &Tx<'_>, past: &[&Past]) -> Result<()> {
    for back in past.iter().filter(|one| one.kind != "insert") {
        if references::names_a_picture_that_is_gone(tx, back.table, &back.row_id)? {
            return Err(Error::refused(
                "This can't be taken back by itself: a picture that it would bring back was deleted since.",
                "Take back the deletion of the picture first, or choose another picture by hand.",
            ));
        }
    }
    Ok(())
}

/// A record, by its table and id.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Record {
    pub table: &'static str,
    id: String,
}

/// The record that a row belongs to; the row's own table where its record is gone.
pub(super) fn record_of(tx: &Tx<'_>, table: &'static Table, root: &str) -> Record {
    let of = table_of_root(tx, table, root).unwrap_or(table);
    Record { table: of.name, id: root.to_owned() }
}

/// The table of the record that a row belongs to: by name, or, where a row may
/// stand beside any record, wherever its id is.
fn table_of_root(tx: &Tx<'_>, table: &'static Table, root: &str) -> Option<&'static Table> {
    if table.is_root() {
        return Some(table);
    }
    Table::named(table.root).or_else(|| {
        RECORDED.iter().filter(|table| table.kind.is_some()).find(|table| {
            let sql = format!("SELECT 1 FROM {} WHERE id = ?1", table.name);
            tx.prepare_cached(&sql).and_then(|mut s| s.exists([root])).unwrap_or(false)
        })
    })
}
