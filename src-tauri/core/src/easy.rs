//! Easy words and a picture beside any field of any record. Council prose cut
//! into lines is not easy read: somebody writes these, and until then a
//! handout prints the full words with a finding.

use crate::error::{Error, Problem, Result};
use crate::kind::Kind;
use crate::pictures;
use crate::store::{Table, Tx};
use crate::values::Form;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct EasyWords {
    /// The field beside which these words stand: `title`, `issue`, `action`.
    pub field: String,
    /// One sentence a line.
    pub words: String,
    /// The meaning of a picture.
    pub picture: String,
}

/// Fields that may carry easy words, in the order of the form.
fn fields(kind: Kind) -> &'static [&'static str] {
    Table::of_kind(kind).map_or(&[], |table| table.easy)
}

/// Tidies a form's easy words; those for fields that the record has not are problems.
///
/// # Errors
/// `BadInput` for more than a record holds.
pub(crate) fn check(typed: &[EasyWords], kind: Kind, form: &mut Form) -> Result<Vec<EasyWords>> {
    Form::parts("easy", typed.len())?;
    let fields = fields(kind);
    let mut tidy = Vec::new();
    for (at, easy) in typed.iter().enumerate() {
        if !fields.contains(&easy.field.as_str()) {
            form.problem(format!("easy.{at}.field"), "Easy words stand beside a field of this record.");
        }
        if typed.iter().take(at).any(|before| before.field == easy.field) {
            form.problem(format!("easy.{at}.field"), "Other easy words stand beside this field already.");
        }
        let words = form.lines(&format!("easy.{at}.words"), &easy.words, 4000);
        let picture = form.line(&format!("easy.{at}.picture"), &easy.picture, 100);
        tidy.push(EasyWords { field: easy.field.clone(), words, picture });
    }
    Ok(tidy)
}

/// # Errors
/// Only where the disk fails.
pub fn of(conn: &Connection, row_id: &str) -> Result<Vec<EasyWords>> {
    Ok(conn
        .prepare_cached("SELECT field, words, picture FROM easy WHERE row_id = ?1 ORDER BY field, id")?
        .query_map([row_id], |r| {
            Ok(EasyWords { field: r.get("field")?, words: r.get("words")?, picture: r.get("picture")? })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// One row for each field that may carry easy words, in the order of the form.
pub(crate) fn rows(written: &[EasyWords], kind: Kind) -> Vec<EasyWords> {
    let row = |field: &&str| {
        let found = written.iter().find(|one| one.field == *field).cloned();
        found.unwrap_or_else(|| EasyWords { field: (*field).to_owned(), ..EasyWords::default() })
    };
    fields(kind).iter().map(row).collect()
}

/// # Errors
/// `BadInput` where a picture is not there.
pub(crate) fn put(tx: &Tx<'_>, table: &str, row_id: &str, easy: &[EasyWords]) -> Result<()> {
    let placed = (0..).zip(easy).map(|(at, one): (usize, _)| (format!("easy.{at}"), one.clone()));
    put_at(tx, table, row_id, &placed.collect::<Vec<_>>())
}

/// The same, each with its place in the form.
///
/// # Errors
/// `BadInput` where a picture is not there.
pub(crate) fn put_at(tx: &Tx<'_>, table: &str, row_id: &str, placed: &[(String, EasyWords)]) -> Result<()> {
    known_pictures(tx, placed)?;
    for (_, one) in placed {
        let (words, picture) = (&one.words, &one.picture);
        if words.is_empty() && picture.is_empty() {
            tx.prepare_cached("DELETE FROM easy WHERE row_id = ?1 AND field = ?2")?
                .execute((row_id, &one.field))?;
            continue;
        }
        let changed = tx
            .prepare_cached("UPDATE easy SET words = ?3, picture = ?4 WHERE row_id = ?1 AND field = ?2")?
            .execute((row_id, &one.field, words, picture))?;
        if changed == 0 {
            tx.prepare_cached(
                "INSERT INTO easy (id, tbl, row_id, field, words, picture) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((tx.new_id(), table, row_id, &one.field, words, picture))?;
        }
    }
    // What the form no longer holds is gone.
    let kept = serde_json::to_string(&placed.iter().map(|(_, e)| &e.field).collect::<Vec<_>>())?;
    tx.prepare_cached(
        "DELETE FROM easy WHERE row_id = ?1 AND field NOT IN (SELECT value FROM json_each(?2))",
    )?
    .execute((row_id, kept))?;
    Ok(())
}

fn known_pictures(tx: &Tx<'_>, placed: &[(String, EasyWords)]) -> Result<()> {
    let mut problems = Vec::new();
    for (place, one) in placed {
        if !pictures::is_there(tx, &one.picture)? {
            problems.push(Problem::new(format!("{place}.picture"), "Choose a picture from the list."));
        }
    }
    Error::check(problems)
}
