//! Reading format requests.

use super::{FormatRequest, FormatRequestDraft, HandoutRef, RequestState, SOON};
use crate::error::{OrNotFound, Result};
use crate::handouts;
use crate::kind::Kind;
use crate::listing::{Chosen, Filters, ListQuery, Listing, Sorts, each_id};
use crate::offers::{Dues, MOST_DUE};
use crate::people::{self, Format};
use crate::values::{language_name, long_day};
use chrono::NaiveDate;
use rusqlite::{Connection, Row};

const COLUMNS: &str =
    "id, person, asked_by, handout, document, format, size, language, asked_on, due_on, sent_on, cost, note";

/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str, today: NaiveDate) -> Result<FormatRequest> {
    let sql = format!("SELECT {COLUMNS} FROM format_request WHERE id = ?1");
    let bare = conn.prepare_cached(&sql)?.query_row([id], |r| read(r, today)).or_not_found("request", id)?;
    dress(conn, bare)
}

/// All of them, in the stored order.
///
/// # Errors
/// Only where the disk fails.
pub fn all(conn: &Connection, today: NaiveDate) -> Result<Vec<FormatRequest>> {
    let mut requests = Vec::new();
    each(conn, today, |one| {
        requests.push(one);
        Ok(())
    })?;
    Ok(requests)
}

/// Hands over every request in the stored order, one at a time.
///
/// # Errors
/// What `then` returns, or a failing disk.
pub fn each(
    conn: &Connection,
    today: NaiveDate,
    mut then: impl FnMut(FormatRequest) -> Result<()>,
) -> Result<()> {
    each_id(conn, "format_request", |id| then(get(conn, id, today)?))
}

pub(super) const FILTERS: Filters = Filters {
    words: &[
        ("open", "now.sent_on IS NULL"),
        ("late", "now.sent_on IS NULL AND now.due_on < :today"),
        ("sent", "now.sent_on IS NOT NULL"),
    ],
    ..Filters::NONE
};

/// `""`: what is late comes first, then by the day it is needed.
pub(super) const SORTS: Sorts = Sorts(&[
    ("", &["now.sent_on IS NOT NULL", "now.due_on IS NULL", "now.due_on", "now.asked_on", "now.sequence"]),
    ("asked", &["now.asked_on", "now.sequence"]),
    ("person", &["now.who COLLATE NOCASE", "now.sequence"]),
    ("document", &["now.what COLLATE NOCASE", "now.sequence"]),
    ("format", &["now.format", "now.size", "now.sequence"]),
]);

/// # Errors
/// Only where the disk fails.
pub fn list(conn: &Connection, query: &ListQuery, today: NaiveDate) -> Result<Listing<FormatRequest>> {
    let chosen = Chosen { kind: Kind::Request, filters: FILTERS, sorts: SORTS, named: &[(":today", &today)] };
    chosen.page(conn, query)?.read(|id| get(conn, &id, today))
}

/// Requests that are late or due soon, the latest first.
///
/// # Errors
/// Only where the disk fails.
pub fn due(conn: &Connection, today: NaiveDate) -> Result<Dues<FormatRequest>> {
    const OPEN: &str = "FROM format_request WHERE sent_on IS NULL AND due_on <= ?1";
    let until = today + chrono::Days::new(SOON.unsigned_abs());
    let (late, soon) = conn
        .prepare_cached(&format!(
            "SELECT count(*) FILTER (WHERE due_on < ?2), count(*) FILTER (WHERE due_on >= ?2) {OPEN}"
        ))?
        .query_row([until, today], |r| Ok((r.get(0)?, r.get(1)?)))?;
    let mut statement = conn.prepare_cached(&format!("SELECT id {OPEN} ORDER BY due_on, id LIMIT ?2"))?;
    let ids =
        statement.query_map((until, MOST_DUE), |r| r.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    let first = ids.iter().map(|id| get(conn, id, today)).collect::<Result<_>>()?;
    Ok(Dues { first, late, soon })
}

/// The first day by which a handout is needed in braille and has not been sent.
///
/// # Errors
/// Only where the disk fails.
pub fn braille_by(conn: &Connection, handout: &str) -> Result<Option<NaiveDate>> {
    let sql = "SELECT min(due_on) FROM format_request WHERE handout = ?1 AND format = ?2 AND sent_on IS NULL";
    Ok(conn.prepare_cached(sql)?.query_row((handout, Format::Braille), |r| r.get(0))?)
}

/// What a form starts from: empty, or the record with this id as it was typed.
///
/// # Errors
/// `NotFound`.
pub fn draft(conn: &Connection, id: Option<&str>, today: NaiveDate) -> Result<FormatRequestDraft> {
    match id {
        None => Ok(FormatRequestDraft { asked_on: long_day(today), ..FormatRequestDraft::default() }),
        Some(id) => Ok(draft_of(&get(conn, id, today)?)),
    }
}

/// What a form starts from when the record is changed.
#[must_use]
pub fn draft_of(request: &FormatRequest) -> FormatRequestDraft {
    let r = request.clone();
    let day = |day: Option<NaiveDate>| day.map(long_day).unwrap_or_default();
    FormatRequestDraft {
        person: r.person.map(|p| p.id),
        asked_by: r.asked_by,
        handout: r.handout.map(|h| h.id),
        document: r.document,
        format: Some(r.format),
        size: r.size.map(|s| s.to_string()).unwrap_or_default(),
        language: r.language,
        asked_on: long_day(r.asked_on),
        due_on: day(r.due_on),
        sent_on: day(r.sent_on),
        cost: r.cost.map(|c| c.plain()).unwrap_or_default(),
        note: r.note,
    }
}

impl FormatRequest {
    /// Who asked, by name or in words.
    #[must_use]
    pub fn who(&self) -> &str {
        self.person.as_ref().map_or(&self.asked_by, |person| &person.name)
    }

    /// What they asked for, by title or in words.
    #[must_use]
    pub fn what(&self) -> &str {
        self.handout.as_ref().map_or(&self.document, |handout| &handout.title)
    }
}

type Bare = (FormatRequest, Option<String>, Option<String>);

fn read(row: &Row<'_>, today: NaiveDate) -> rusqlite::Result<Bare> {
    let (format, size, language): (Format, Option<u8>, String) =
        (row.get("format")?, row.get("size")?, row.get("language")?);
    let (due_on, sent_on) = (row.get("due_on")?, row.get("sent_on")?);
    let request = FormatRequest {
        id: row.get("id")?,
        person: None,
        asked_by: row.get("asked_by")?,
        handout: None,
        document: row.get("document")?,
        wanted: wanted(format, size, &language),
        format,
        size,
        language,
        asked_on: row.get("asked_on")?,
        due_on,
        sent_on,
        cost: row.get::<_, Option<i32>>("cost")?.map(crate::values::Pence),
        note: row.get("note")?,
        state: RequestState::of(due_on, sent_on, today),
    };
    Ok((request, row.get("person")?, row.get("handout")?))
}

/// "Large print, 24 point, in Polish"
fn wanted(format: Format, size: Option<u8>, language: &str) -> String {
    let mut words = format.label().to_owned();
    if let Some(size) = size {
        words = format!("{words}, {size} point");
    }
    if !matches!(language, "" | "en" | "en-GB") {
        words = format!("{words}, in {}", language_name(language));
    }
    words
}

fn dress(conn: &Connection, (mut request, person, handout): Bare) -> Result<FormatRequest> {
    if let Some(person) = person {
        request.person = people::refs(conn, &[&person])?.remove(&person);
    }
    if let Some(id) = handout {
        request.handout = Some(HandoutRef { title: handouts::title_of(conn, &id)?, id });
    }
    Ok(request)
}
