//! Taking back a write. An undo is a new op: all or nothing, refused where a
//! touched field has moved on or a later record points at a row it would remove.

use super::schema::{Column, RECORDED, why_lasting};
use super::{Now, Store, Tx};
use crate::error::{Code, Error, OrNotFound, Result};
use rusqlite::types::Value as Sql;
use serde::Serialize;
use serde_json::Value;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

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
    table: String,
    row_id: String,
    /// The record that the row belongs to.
    root: String,
    deed: String,
    fields: Value,
}

impl Store {
    /// Takes back the newest op (an undo too, which brings it back), or the
    /// op named `device:number` or just by its number on this laptop.
    ///
    /// # Errors
    /// `NotFound`; `MovedOn`, naming the records by id; `Refused` for payments,
    /// withdrawn agreements and the op that began the store.
    pub fn undo(&mut self, op: Option<&str>, how_much: HowMuch, now: Now) -> Result<Undone> {
        let (seq, id, purpose) = self.find_op(op)?;
        if seq == 1 {
            return Err(Error::refused(
                "This is how the store began, so it can't be taken back.",
                "Choose a later change.",
            ));
        }
        if self.is_undone(&id)? {
            return Err(Error::refused(
                "This change was taken back already.",
                "Take back the change that took it back, and it returns.",
            ));
        }
        if let Some(why) = why_lasting(&self.conn, seq)? {
            return Err(Error::refused("This change can't be taken back.", why));
        }
        let past = self.past(seq)?;
        let decided = self.decided_since(seq)?;
        if !decided.is_empty() {
            return Err(moved_on(&decided.iter().map(|id| ("decision", id.as_str())).collect::<Vec<_>>()));
        }
        let mut kept = 0;
        // Taking back what took something back brings it again.
        let (words, said) = match (purpose.strip_prefix("take back: "), purpose.strip_prefix("bring again: "))
        {
            (Some(first), _) => (format!("bring again: {first}"), format!("Brought again: {first}.")),
            (_, Some(first)) => (format!("take back: {first}"), format!("Taken back: {first}.")),
            _ => (format!("take back: {purpose}"), format!("Taken back: {purpose}.")),
        };
        let written = self.write_undoing(&words, now, Some(&id), |tx| {
            kept = take_back(tx, &past, how_much)?;
            Ok(())
        })?;
        let Some(op) = written.op else {
            return Err(Error::new(
                Code::MovedOn,
                "Nothing is left of this change to take back.",
                "Look at the history of the record.",
            ));
        };
        let sentence = match kept {
            0 => said,
            1 => format!("{said} 1 record was changed since and stays."),
            n => format!("{said} {n} records were changed since and stay."),
        };
        Ok(Undone { op, sentence, kept })
    }

    fn find_op(&self, op: Option<&str>) -> Result<(i64, String, String)> {
        let sql = "SELECT seq, device || ':' || number, purpose FROM op";
        let read = |r: &rusqlite::Row<'_>| Ok((r.get(0)?, r.get(1)?, r.get(2)?));
        match op {
            // Nobody who wants to take back their last change means the note of a backup's day.
            None => self
                .conn
                .query_row(
                    &format!(
                        "{sql} WHERE EXISTS (SELECT 1 FROM change WHERE op = seq AND row_id <> '{}')
                         ORDER BY seq DESC LIMIT 1",
                        crate::settings::LAST_BACKUP
                    ),
                    [],
                    read,
                )
                .or_not_found("change", "newest"),
            Some(op) => {
                let (device, number) = op.split_once(':').unwrap_or((&self.device, op));
                self.conn
                    .query_row(&format!("{sql} WHERE device = ?1 AND number = ?2"), (device, number), read)
                    .or_not_found("change", op)
            }
        }
    }

    fn is_undone(&self, id: &str) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM op AS later WHERE later.undoes = ?1 AND NOT EXISTS (
            SELECT 1 FROM op AS again WHERE again.undoes = later.device || ':' || later.number))";
        Ok(self.conn.query_row(sql, [id], |r| r.get(0))?)
    }

    fn past(&self, seq: i64) -> Result<Vec<Past>> {
        let mut statement = self
            .conn
            .prepare("SELECT tbl, row_id, root, deed, fields FROM change WHERE op = ?1 ORDER BY ordinal")?;
        let rows = statement.query_map([seq], |r| {
            Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get::<_, Option<String>>(4)?))
        })?;
        rows.map(|row| {
            let (table, row_id, root, deed, fields): (String, String, String, String, Option<String>) = row?;
            let Some(fields) = fields else {
                return Err(Error::refused(
                    "Somebody's details in this change were erased, so it can't be taken back.",
                    "Put things right by hand.",
                ));
            };
            let fields: Value = serde_json::from_str(&fields)?;
            Ok(Past { table, row_id, root, deed, fields })
        })
        .collect()
    }

    /// Later decisions on the claims that this op touched: they were made on
    /// what stood then, so it is not taken back from under them.
    fn decided_since(&self, seq: i64) -> Result<Vec<String>> {
        let mut statement = self.conn.prepare(
            "SELECT DISTINCT decision.id FROM change AS past
             JOIN decision ON decision.claim = past.root
             JOIN change AS later ON later.root = past.root AND later.op > past.op AND later.row_id = decision.id
             WHERE past.op = ?1 AND past.tbl IN ('claim', 'claim_line', 'decision')",
        )?;
        Ok(statement.query_map([seq], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
    }
}

/// Parents come back first and go last, so that triggers find them. Returns
/// how many records were left as they are.
fn take_back(tx: &Tx<'_>, past: &[Past], how_much: HowMuch) -> Result<u32> {
    let kept = match how_much {
        HowMuch::Whole => HashSet::new(),
        HowMuch::Untouched => touched(tx, past)?,
    };
    let depth = |p: &&Past| RECORDED.iter().position(|(t, _)| *t == p.table).unwrap_or(0);
    let mut in_order: Vec<&Past> = past.iter().filter(|p| !kept.contains(p.root.as_str())).collect();
    in_order.sort_by_key(|p| match p.deed.as_str() {
        "delete" => (0, depth(p)),
        "update" => (1, depth(p)),
        _ => (2, RECORDED.len() - depth(p)),
    });
    let mut moved = Vec::new();
    for one in in_order {
        if has_moved(tx, one)? {
            moved.push((one.table.as_str(), one.row_id.as_str()));
        } else {
            take_back_one(tx, one)?;
        }
    }
    if !moved.is_empty() {
        return Err(moved_on(&moved));
    }
    let mut pointing = pointing_nowhere(tx)?;
    let pictures = past.iter().filter(|p| p.table == "picture" && p.deed == "insert");
    for picture in pictures.filter(|p| !kept.contains(p.root.as_str())) {
        pointing.extend(crate::pictures::named_by(tx, &picture.row_id)?);
    }
    if !pointing.is_empty() {
        return Err(moved_on(&pointing.iter().map(|(t, i)| (t.as_str(), i.as_str())).collect::<Vec<_>>()));
    }
    Ok(u32::try_from(kept.len()).unwrap_or(u32::MAX))
}

/// The records that somebody changed since, or that later rows name. Such a
/// record stays whole: a person does not lose the needs they came with.
fn touched<'a>(tx: &Tx<'_>, past: &'a [Past]) -> Result<HashSet<&'a str>> {
    let own: HashSet<&str> = past.iter().map(|p| p.row_id.as_str()).collect();
    let mut pointers: HashMap<&str, Vec<String>> = HashMap::new();
    let mut touched = HashSet::new();
    for one in past {
        if touched.contains(one.root.as_str()) {
            continue;
        }
        let sqls = match pointers.entry(&one.table) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(pointers_at(tx, &one.table)?),
        };
        let mut is_touched = has_moved(tx, one)?;
        for sql in sqls.iter().filter(|_| one.deed == "insert") {
            let mut statement = tx.prepare_cached(sql)?;
            let mut ids = statement.query_map([&one.row_id], |r| r.get::<_, String>(0))?;
            is_touched |= ids.any(|id| id.is_ok_and(|id| !own.contains(id.as_str())));
        }
        if is_touched {
            touched.insert(one.root.as_str());
        }
    }
    Ok(touched)
}

/// Queries for the rows that name a row of this table.
fn pointers_at(tx: &Tx<'_>, table: &str) -> Result<Vec<String>> {
    let mut statement = tx.prepare(
        "SELECT child.name, parent.\"from\" FROM sqlite_schema AS child, pragma_foreign_key_list(child.name) AS parent
         WHERE child.type = 'table' AND parent.\"table\" = ?1",
    )?;
    let named = statement.query_map([table], |r| {
        Ok(format!("SELECT id FROM {} WHERE {} = ?1", r.get::<_, String>(0)?, r.get::<_, String>(1)?))
    })?;
    let mut sqls = named.collect::<rusqlite::Result<Vec<_>>>()?;
    sqls.push("SELECT id FROM easy WHERE row_id = ?1".to_owned());
    if table == "picture" {
        sqls.extend(crate::pictures::naming().map(|(_, sql)| sql));
    }
    Ok(sqls)
}

fn take_back_one(tx: &Tx<'_>, past: &Past) -> Result<()> {
    let Some(fields) = past.fields.as_object() else { return Ok(()) };
    let table = &past.table;
    if past.deed == "delete" {
        let names: Vec<&String> = fields.keys().collect();
        let columns = names.iter().map(|n| format!(", {n}")).collect::<String>();
        let marks = (0..names.len()).map(|i| format!(", ?{}", i + 2)).collect::<String>();
        let mut values = vec![Sql::Text(past.row_id.clone())];
        values.extend(fields.values().map(sql));
        tx.prepare_cached(&format!("INSERT INTO {table} (id{columns}) VALUES (?1{marks})"))?
            .execute(rusqlite::params_from_iter(values))?;
        return Ok(());
    }
    if past.deed == "insert" {
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

/// Whether the row is there again, is gone, or holds something else now in a
/// field that the op wrote. For an insert every column counts, also those left
/// empty then.
fn has_moved(tx: &Tx<'_>, past: &Past) -> Result<bool> {
    let Some(fields) = past.fields.as_object() else { return Ok(false) };
    let columns = tx.columns(&past.table);
    let names = columns.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join(", ");
    let mut statement = tx.prepare_cached(&format!("SELECT {names} FROM {} WHERE id = ?1", past.table))?;
    let mut rows = statement.query([&past.row_id])?;
    let Some(row) = rows.next()? else { return Ok(past.deed != "delete") };
    if past.deed == "delete" {
        return Ok(true);
    }
    for (at, Column { name, default }) in columns.iter().enumerate() {
        let now: Sql = row.get(at)?;
        let then = match fields.get(name) {
            _ if name == "id" => continue,
            Some(value) if past.deed == "insert" => sql(value),
            None if past.deed == "insert" => sql(default),
            Some(change) => sql(&change[1]),
            None => continue,
        };
        if now != then {
            return Ok(true);
        }
    }
    Ok(false)
}

fn sql(value: &Value) -> Sql {
    match value {
        Value::Null => Sql::Null,
        Value::String(text) => Sql::Text(text.clone()),
        Value::Number(n) => n.as_i64().map_or_else(|| n.as_f64().map_or(Sql::Null, Sql::Real), Sql::Integer),
        other => Sql::Text(other.to_string()),
    }
}

/// Rows that would point at nothing: the table and the row's id.
fn pointing_nowhere(tx: &Tx<'_>) -> Result<Vec<(String, String)>> {
    let mut statement = tx.prepare("SELECT \"table\", rowid FROM pragma_foreign_key_check LIMIT 20")?;
    let rows = statement
        .query_map([], |r| Ok((r.get::<_, String>(0)?, r.get::<_, Option<i64>>(1)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut pointing = rows
        .into_iter()
        .map(|(table, rowid)| {
            let id = tx
                .query_row(&format!("SELECT id FROM {table} WHERE rowid = ?1"), [rowid], |r| r.get(0))
                .unwrap_or_default();
            (table, id)
        })
        .collect::<Vec<_>>();
    // Easy words stand beside any kind of record, so no foreign key can hold them.
    let mut statement = tx.prepare(
        "SELECT id FROM easy WHERE (tbl = 'project' AND row_id NOT IN (SELECT id FROM project))
           OR (tbl = 'action' AND row_id NOT IN (SELECT id FROM action)) LIMIT 20",
    )?;
    for id in statement.query_map([], |r| r.get(0))? {
        pointing.push(("easy".to_owned(), id?));
    }
    Ok(pointing)
}

fn moved_on(records: &[(&str, &str)]) -> Error {
    let named = records.iter().take(5).map(|(t, id)| format!("{t} {id}")).collect::<Vec<_>>().join(", ");
    let more = records.len().saturating_sub(5);
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    Error::new(
        Code::MovedOn,
        format!(
            "This can't be taken back as a whole: {named}{more} changed since, or later records need it."
        ),
        "Take back the later change first, or put it right by hand.",
    )
}
