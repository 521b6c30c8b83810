//! Taking back a write. An undo is a new op: all or nothing, refused where the
//! op is one that stays, where a touched field has moved on, where a later
//! record points at a row it would remove, where the rules of a record would
//! not let the officer do the same directly, and where a record would be left
//! that could not be saved as it stands.

mod rules;

pub(crate) use rules::why_refused;
pub use rules::{Opposite, Rules};

use super::op::{Op, Turn, Undo};
use super::schema::{Column, RECORDED, Table};
use super::{Now, Store, Tx, log, references};
use crate::error::{Code, Error, OrNotFound, Result};
use crate::values::one_after_another;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{BTreeSet, HashSet};

/// What an undo did.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Undone {
    /// The op that took it back.
    pub op: String,
    pub sentence: String,
    /// Records that were left as they are since somebody changed them.
    pub kept: u32,
}

/// All of it, or (for an import) what nobody has touched since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HowMuch {
    Whole,
    Untouched,
}

impl HowMuch {
    #[must_use]
    pub fn of(keep_touched: bool) -> Self {
        if keep_touched { Self::Untouched } else { Self::Whole }
    }
}

struct Past {
    /// The op that it was written by.
    op: i64,
    table: &'static Table,
    row_id: String,
    /// The record that the row belongs to.
    root: String,
    kind: String,
    /// As the log has it: an import has hundreds of thousands, and a tree of values
    /// takes six times as much.
    fields: Box<str>,
}

impl Past {
    fn fields(&self) -> Result<Map<String, Value>> {
        Ok(serde_json::from_str(&self.fields)?)
    }
}

/// An op as an undo finds it.
struct Target {
    seq: i64,
    id: String,
    code: String,
    turn: Turn,
    records: u32,
}

impl Store {
    /// Takes back the newest op (an undo too, which brings it back), or the
    /// op named `device:number` or just by its number on this laptop.
    ///
    /// # Errors
    /// `NotFound`; `MovedOn`, with how many records of each kind; `Refused` for what stays
    /// and for what the rules of a record forbid.
    pub(crate) fn undo_by(
        &mut self,
        op: Option<&str>,
        how_much: HowMuch,
        now: Now,
        rules: Rules,
    ) -> Result<Undone> {
        let found = self.find_op(op)?;
        if let Some(why) = why_never(&found.code) {
            return Err(Error::refused("This change can't be taken back.", why));
        }
        if log::undone(&self.conn, found.seq)?.contains(&found.id) {
            return Err(Error::refused(
                "This change was taken back already.",
                "Take back the change that took it back, and it returns.",
            ));
        }
        if let Some(why) = why_lasting(&self.conn, found.seq)? {
            return Err(Error::refused("This change can't be taken back.", why));
        }
        let past = self.past(found.seq)?;
        let (mut kept, turn) = (0, found.turn.round());
        let written = self.write_as(&found.code, turn, Some(&found.id), now, |tx| {
            kept = take_back(tx, &past, how_much, rules)?;
            Ok(())
        })?;
        let Some(op) = written.op else {
            return Err(Error::new(
                Code::MovedOn,
                "Nothing is left of this change to take back.",
                "Look at the history of the record.",
            ));
        };
        let words = Turn::Do.words(&found.code, found.records);
        let said = match turn {
            Turn::BringAgain => format!("Brought again: {words}."),
            Turn::Do | Turn::TakeBack => format!("Taken back: {words}."),
        };
        let sentence = match kept {
            0 => said,
            1 => format!("{said} 1 record was changed since and stays."),
            n => format!("{said} {n} records were changed since and stay."),
        };
        Ok(Undone { op, sentence, kept })
    }

    fn find_op(&self, op: Option<&str>) -> Result<Target> {
        let sql = "SELECT seq, device || ':' || number, code, turn, records FROM op";
        let read = |r: &rusqlite::Row<'_>| {
            Ok(Target { seq: r.get(0)?, id: r.get(1)?, code: r.get(2)?, turn: r.get(3)?, records: r.get(4)? })
        };
        match op {
            None => self
                .conn
                .query_row(
                    &format!("{sql} WHERE code NOT IN ({}) ORDER BY seq DESC LIMIT 1", Op::codes_by_itself()),
                    [],
                    read,
                )
                .or_not_found("change", "newest"),
            Some(op) => {
                let (device, number) = op.split_once(':').unwrap_or((&self.device, op));
                self.conn
                    .query_row(&format!("{sql} WHERE device = ?1 AND number = ?2"), (device, number), read)
                    .map_err(|error| match error {
                        rusqlite::Error::QueryReturnedNoRows => Error::new(
                            Code::NotFound,
                            format!("There is no change with the number {op}."),
                            "Look in the list of changes.",
                        ),
                        other => other.into(),
                    })
            }
        }
    }

    fn past(&self, seq: i64) -> Result<Vec<Past>> {
        let mut statement = self
            .conn
            .prepare("SELECT tbl, row_id, root, kind, fields FROM change WHERE op = ?1 ORDER BY ordinal")?;
        let mut rows = statement.query([seq])?;
        let mut past = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(fields) = row.get::<_, Option<String>>("fields")? else {
                return Err(Error::refused(
                    "Somebody's details in this change were erased, so it can't be taken back.",
                    "Put things right by hand.",
                ));
            };
            let table: String = row.get("tbl")?;
            let table = Table::named(&table).ok_or_else(|| {
                Error::refused(
                    "This change was made with a newer Alongside, so it can't be taken back here.",
                    "Take it back on a laptop with the newer version.",
                )
            })?;
            past.push(Past {
                op: seq,
                table,
                row_id: row.get("row_id")?,
                root: row.get("root")?,
                kind: row.get("kind")?,
                fields: fields.into(),
            });
        }
        Ok(past)
    }
}

/// Why an op is never taken back, by what it is.
pub(super) fn why_never(code: &str) -> Option<&'static str> {
    match Op::from_code(code).map(Op::undo) {
        Some(Undo::Can) => None,
        Some(Undo::Never(why)) => Some(why),
        None => Some("This version does not know what was done, so it can't take it back."),
    }
}

/// Why an op stays for what it wrote: facts, but those that came together with
/// their record and may go with it.
pub(super) fn why_lasting(conn: &Connection, seq: i64) -> Result<Option<&'static str>> {
    let facts: Vec<String> = RECORDED.iter().filter_map(facts).collect();
    // One walk over the changes of the op; an import has hundreds of thousands.
    let sql = format!(
        "SELECT tbl FROM change AS fact WHERE op = ?1 AND kind = 'insert' AND ({})
           AND NOT EXISTS (SELECT 1 FROM change AS whole WHERE whole.root = fact.root AND whole.op = fact.op
             AND whole.tbl <> fact.tbl AND whole.row_id = fact.root AND whole.kind = 'insert') LIMIT 1",
        facts.join(" OR ")
    );
    let table: Option<String> = conn.prepare_cached(&sql)?.query_row([seq], |r| r.get(0)).optional()?;
    Ok(table.as_deref().and_then(Table::named).and_then(|table| table.lasting).map(|lasting| lasting.why))
}

/// Which changes are facts of a table, in SQL.
fn facts(table: &Table) -> Option<String> {
    let only = table.lasting?.only.map_or(String::new(), |(column, codes)| {
        format!(" AND fact.fields ->> '$.{column}' IN ('{}')", codes.join("', '"))
    });
    Some(format!("(tbl = '{}'{only})", table.name))
}

/// So many rows are taken back before the log hears of them.
const AT_ONCE: usize = 1000;

/// Parents come back first and go last. Returns how many records were left as they are.
fn take_back(tx: &Tx<'_>, past: &[Past], how_much: HowMuch, rules: Rules) -> Result<u32> {
    let kept = match how_much {
        HowMuch::Whole => HashSet::new(),
        HowMuch::Untouched => touched(tx, past)?,
    };
    let mut in_order: Vec<&Past> = past.iter().filter(|p| !kept.contains(p.root.as_str())).collect();
    let asked = rules::ask(tx, &in_order, rules)?;
    let depth = |p: &&Past| RECORDED.iter().position(|t| t.name == p.table.name).unwrap_or(0);
    in_order.sort_by_key(|p| match p.kind.as_str() {
        "delete" => (0, depth(p)),
        "update" => (1, depth(p)),
        _ => (2, RECORDED.len() - depth(p)),
    });
    let mut moved = BTreeSet::new();
    for (at, one) in in_order.iter().enumerate() {
        if has_moved(tx, one)? {
            moved.insert(rules::record_of(tx, one.table, &one.root));
        } else {
            take_back_one(tx, one)?;
        }
        if at % AT_ONCE == AT_ONCE - 1 {
            tx.record_so_far()?;
        }
    }
    if moved.is_empty() {
        let mut naming = references::pointing_nowhere(tx)?;
        for gone in in_order.iter().filter(|p| p.kind == "insert") {
            naming.extend(references::unkeyed(tx, gone.table, &gone.row_id)?);
        }
        for (table, row_id) in naming {
            let Some(table) = Table::named(&table) else { continue };
            let sql = format!("SELECT {} FROM {} WHERE id = ?1", table.root, table.name);
            let root: String = tx.prepare_cached(&sql)?.query_row([&row_id], |r| r.get(0))?;
            moved.insert(rules::record_of(tx, table, &root));
        }
        for back in rules::misplaced(tx, &in_order)? {
            moved.insert(rules::record_of(tx, back.table, &back.root));
        }
    }
    if !moved.is_empty() {
        return Err(moved_on(&moved));
    }
    rules::pictures_are_there(tx, &in_order)?;
    rules::hold(tx, &asked, rules)?;
    Ok(u32::try_from(kept.len()).unwrap_or(u32::MAX))
}

/// The records that somebody changed since, or that later rows name. Such a
/// record stays whole: a person does not lose the needs they came with.
fn touched<'a>(tx: &Tx<'_>, past: &'a [Past]) -> Result<HashSet<&'a str>> {
    let own: HashSet<&str> = past.iter().map(|p| p.row_id.as_str()).collect();
    let mut touched = HashSet::new();
    for one in past {
        if touched.contains(one.root.as_str()) {
            continue;
        }
        let is_named = || -> Result<bool> {
            let naming = references::naming(tx, one.table, &one.row_id)?;
            Ok(naming.iter().any(|(_, id)| !own.contains(id.as_str())))
        };
        if has_moved(tx, one)? || (one.kind == "insert" && is_named()?) {
            touched.insert(one.root.as_str());
        }
    }
    Ok(touched)
}

fn take_back_one(tx: &Tx<'_>, past: &Past) -> Result<()> {
    let fields = past.fields()?;
    let table = past.table.name;
    if past.kind == "delete" {
        let names: Vec<&String> = fields.keys().collect();
        let columns = names.iter().map(|n| format!(", {n}")).collect::<String>();
        let marks = (0..names.len()).map(|i| format!(", ?{}", i + 2)).collect::<String>();
        let mut values = vec![Sql::Text(past.row_id.clone())];
        values.extend(fields.values().map(sql));
        tx.prepare_cached(&format!("INSERT INTO {table} (id{columns}) VALUES (?1{marks})"))?
            .execute(rusqlite::params_from_iter(values))?;
        return Ok(());
    }
    if past.kind == "insert" {
        tx.prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?.execute([&past.row_id])?;
        return Ok(());
    }
    let sets =
        fields.keys().enumerate().map(|(i, n)| format!("{n} = ?{}", i + 2)).collect::<Vec<_>>().join(", ");
    let mut values = vec![Sql::Text(past.row_id.clone())];
    values.extend(fields.values().map(|v| sql(&v[0])));
    tx.prepare_cached(&format!("UPDATE {table} SET {sets} WHERE id = ?1"))?
        .execute(rusqlite::params_from_iter(values))?;
    Ok(())
}

/// Whether the row is there again, is gone, came and went since, or holds
/// something else now in a field that the op wrote. For an insert every column
/// counts, also those left empty then.
fn has_moved(tx: &Tx<'_>, past: &Past) -> Result<bool> {
    let fields = past.fields()?;
    let columns = tx.columns(past.table.name);
    let names = columns.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join(", ");
    let mut statement =
        tx.prepare_cached(&format!("SELECT {names} FROM {} WHERE id = ?1", past.table.name))?;
    let mut rows = statement.query([&past.row_id])?;
    let Some(row) = rows.next()? else { return Ok(past.kind != "delete" || was_there_since(tx, past)?) };
    if past.kind == "delete" {
        return Ok(true);
    }
    for (at, Column { name, default }) in columns.iter().enumerate() {
        let now: Sql = row.get(at)?;
        let then = match fields.get(name) {
            _ if name == "id" => continue,
            Some(value) if past.kind == "insert" => sql(value),
            None if past.kind == "insert" => sql(default),
            Some(change) => sql(&change[1]),
            None => continue,
        };
        if now != then {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Of two deletes of a row the later one knows what was written in between: a person does
/// not come back as they were before they said no.
fn was_there_since(tx: &Tx<'_>, past: &Past) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM change WHERE root = ?1 AND op > ?2 AND tbl = ?3 AND row_id = ?4)";
    let row = (&past.root, past.op, past.table.name, &past.row_id);
    Ok(tx.prepare_cached(sql)?.query_row(row, |r| r.get(0))?)
}

fn sql(value: &Value) -> Sql {
    match value {
        Value::Null => Sql::Null,
        Value::String(text) => Sql::Text(text.clone()),
        Value::Number(n) => n.as_i64().map_or_else(|| n.as_f64().map_or(Sql::Null, Sql::Real), Sql::Integer),
        other => Sql::Text(other.to_string()),
    }
}

/// By kind and number: "2 people and 1 claim".
fn moved_on(records: &BTreeSet<rules::Record>) -> Error {
    let mut counts: Vec<(&'static str, u32)> = Vec::new();
    for record in records {
        match counts.iter_mut().find(|(table, _)| *table == record.table) {
            Some((_, count)) => *count += 1,
            None => counts.push((record.table, 1)),
        }
    }
    let named = counts.into_iter().filter_map(|(table, count)| Some(Table::named(table)?.some(count)));
    let named = one_after_another(named.collect());
    let them = if records.len() == 1 { "it" } else { "them" };
    Error::new(
        Code::MovedOn,
        format!("This can't be taken back as a whole: {named} changed since, or later records need {them}."),
        "Take back the later change first, or put it right by hand.",
    )
}
