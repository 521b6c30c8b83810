//! Adding, changing and deleting a format request, and marking it sent.

use super::{FormatRequestDraft, SentDraft, draft};
use crate::error::{Error, OrNotFound, Problem, Result};
use crate::kind::Kind;
use crate::people::Format;
use crate::store::{Now, Op, Saved, Store, Tx};
use crate::values::{Form, Pence};
use chrono::NaiveDate;

#[derive(Clone)]
pub(super) struct Checked {
    draft: FormatRequestDraft,
    format: Option<Format>,
    size: Option<u8>,
    asked_on: NaiveDate,
    due_on: Option<NaiveDate>,
    sent_on: Option<NaiveDate>,
    cost: Option<Pence>,
}

pub(super) fn check(draft: &FormatRequestDraft, now: Now) -> Result<Checked> {
    let mut form = Form::default();
    let tidy = FormatRequestDraft {
        person: draft.person.clone().filter(|id| !id.is_empty()),
        asked_by: form.line("asked_by", &draft.asked_by, 200),
        handout: draft.handout.clone().filter(|id| !id.is_empty()),
        document: form.line("document", &draft.document, 200),
        language: form.line("language", &draft.language, 35),
        note: form.lines("note", &draft.note, LONGEST_NOTE),
        ..draft.clone()
    };
    if tidy.person.is_none() && tidy.asked_by.is_empty() {
        form.problem("asked_by", "Choose the person who asked, or write who it was.");
    }
    if tidy.handout.is_none() && tidy.document.is_empty() {
        form.problem("document", "Choose the handout that was asked for, or write what it was.");
    }
    if draft.format.is_none() {
        form.problem("format", "Choose the format that was asked for.");
    }
    if !tidy.language.is_empty() && !crate::values::is_language(&tidy.language) {
        form.problem("language", "Choose a language from the list.");
    }
    let size = form.points("size", &draft.size);
    let asked_on = form.day("asked_on", &draft.asked_on).unwrap_or(now.today);
    let due_on = form.day("due_on", &draft.due_on);
    let sent_on = form.day("sent_on", &draft.sent_on);
    if asked_on > now.today {
        form.problem("asked_on", "Write a day that is not in the future.");
    }
    if due_on.is_some_and(|due| due < asked_on) {
        form.problem("due_on", "Write a day that is not before the day they asked.");
    }
    check_sent("sent_on", sent_on, asked_on, now, &mut form);
    let cost = form.money("cost", &draft.cost);
    form.finish()?;
    Ok(Checked { draft: tidy, format: draft.format, size, asked_on, due_on, sent_on, cost })
}

fn check_sent(field: &str, sent: Option<NaiveDate>, asked: NaiveDate, now: Now, form: &mut Form) {
    if sent.is_some_and(|sent| sent > now.today) {
        form.problem(field, "Write a day that is not in the future.");
    } else if sent.is_some_and(|sent| sent < asked) {
        form.problem(field, "Write a day that is not before the day they asked.");
    }
}

/// Adds a request, or changes the one with this id.
///
/// # Errors
/// `BadInput` with every problem, `NotFound`.
pub fn save(store: &mut Store, id: Option<&str>, draft: &FormatRequestDraft, now: Now) -> Result<Saved> {
    let checked = check(draft, now)?;
    let op = if id.is_none() { Op::Add(Kind::Request) } else { Op::Change(Kind::Request) };
    let written = store.write(op, now, |tx| {
        known(tx, "person", checked.draft.person.as_deref(), "Choose a person who is on the register.")?;
        known(tx, "handout", checked.draft.handout.as_deref(), "Choose a handout from the list.")?;
        match id {
            None => write_new(tx, &checked),
            Some(id) if write_row(tx, CHANGE, id, &checked)? == 0 => Err(Error::not_found("request", id)),
            Some(id) => Ok(id.to_owned()),
        }
    })?;
    Ok(written.saved())
}

fn write_new(tx: &Tx<'_>, checked: &Checked) -> Result<String> {
    let id = tx.new_id();
    write_row(tx, ADD, &id, checked)?;
    Ok(id)
}

/// From a sheet: whoever and whatever only one is called is that one, and else stays in words.
pub(super) fn add(tx: &Tx<'_>, checked: &Checked) -> Result<String> {
    let mut checked = checked.clone();
    let draft = &mut checked.draft;
    draft.person = tx.only_one("SELECT id FROM person WHERE name = ?1 LIMIT 2", &draft.asked_by)?;
    draft.handout =
        tx.only_one("SELECT id FROM handout WHERE title = ?1 AND NOT template LIMIT 2", &draft.document)?;
    if draft.person.is_some() {
        draft.asked_by.clear();
    }
    if draft.handout.is_some() {
        draft.document.clear();
    }
    write_new(tx, &checked)
}

/// Whether the request as it stands would be saved.
pub(super) fn holds(tx: &Tx<'_>, id: &str) -> Result<()> {
    check(&draft(tx, Some(id), tx.now().today)?, tx.now()).map(drop)
}

/// Letters in a note, with what was noted when it was sent.
const LONGEST_NOTE: usize = 2000;

/// Notes that it was sent, and what that cost.
///
/// # Errors
/// `BadInput` with every problem, `NotFound`.
pub fn mark_sent(store: &mut Store, id: &str, draft: &SentDraft, now: Now) -> Result<Saved> {
    let mut form = Form::default();
    let sent = form.day("on", &draft.on).unwrap_or(now.today);
    let cost = form.money("cost", &draft.cost);
    let (asked, noted): (NaiveDate, String) = store
        .read()
        .query_row("SELECT asked_on, note FROM format_request WHERE id = ?1", [id], |r| {
            Ok((r.get(0)?, r.get(1)?))
        })
        .or_not_found("request", id)?;
    // Both together are what its form has to take again.
    let room = LONGEST_NOTE.saturating_sub(noted.chars().count() + 1);
    let note = form.lines("note", &draft.note, room);
    check_sent("on", Some(sent), asked, now, &mut form);
    form.finish()?;
    let written = store.write(Op::MarkSent, now, |tx| {
        tx.execute(
            "UPDATE format_request SET sent_on = ?2, cost = coalesce(?3, cost),
               note = CASE WHEN ?4 = '' THEN note WHEN note = '' THEN ?4 ELSE note || char(10) || ?4 END
             WHERE id = ?1",
            (id, sent, cost.map(|c| c.0), &note),
        )?;
        Ok(id.to_owned())
    })?;
    Ok(written.saved())
}

/// # Errors
/// `NotFound`.
pub fn delete(store: &mut Store, id: &str, now: Now) -> Result<Saved> {
    let written = store.write(Op::Delete(Kind::Request), now, |tx| tx.delete(Kind::Request, id))?;
    Ok(written.saved())
}

fn known(tx: &Tx<'_>, table: &str, id: Option<&str>, sentence: &str) -> Result<()> {
    let Some(id) = id else { return Ok(()) };
    let sql = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?1)");
    if tx.prepare_cached(&sql)?.query_row([id], |r| r.get(0))? {
        return Ok(());
    }
    Err(Error::of(vec![Problem::new(table, sentence)]))
}

const ADD: &str =
    "INSERT INTO format_request (id, person, asked_by, handout, document, format, size, language,
    asked_on, due_on, sent_on, cost, note, sequence)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,
    (SELECT coalesce(max(sequence), 0) + 1 FROM format_request))";

const CHANGE: &str = "UPDATE format_request SET person = ?2, asked_by = ?3, handout = ?4, document = ?5, format = ?6,
    size = ?7, language = ?8, asked_on = ?9, due_on = ?10, sent_on = ?11, cost = ?12, note = ?13 WHERE id = ?1";

fn write_row(tx: &Tx<'_>, sql: &str, id: &str, checked: &Checked) -> Result<usize> {
    let draft = &checked.draft;
    Ok(tx.prepare_cached(sql)?.execute(rusqlite::params![
        id,
        draft.person,
        draft.asked_by,
        draft.handout,
        draft.document,
        checked.format,
        checked.size,
        draft.language,
        checked.asked_on,
        checked.due_on,
        checked.sent_on,
        checked.cost.map(|c| c.0),
        draft.note,
    ])?)
}
