//! Reading format requests.

use super::{FormatRequest, FormatRequestDraft, HandoutRef, RequestState};
use crate::error::{OrNotFound, Result};
use crate::handouts;
use crate::labels;
use crate::listing::{ListQuery, Listing};
use crate::people::{self, Format};
use crate::values::fold;
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

/// Every request, in the stored order.
///
/// # Errors
/// Only where the disk fails.
pub fn all(conn: &Connection, today: NaiveDate) -> Result<Vec<FormatRequest>> {
    let sql = format!("SELECT {COLUMNS} FROM format_request ORDER BY sequence, id");
    let bare = conn
        .prepare_cached(&sql)?
        .query_map([], |r| read(r, today))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    bare.into_iter().map(|one| dress(conn, one)).collect()
}

/// Filters: `open` (not yet sent), `late`, `sent`. Sorts: `""` (late first,
/// then by the day it is needed), `asked`, `person`, `document`, `format`.
///
/// # Errors
/// Only where the disk fails.
pub fn list(conn: &Connection, query: &ListQuery, today: NaiveDate) -> Result<Listing<FormatRequest>> {
    // A council gets some hundreds in a year: they are read as a whole.
    let mut rows = all(conn, today)?;
    let wanted = fold(&query.words);
    rows.retain(|one| {
        let fits = match query.filter.as_str() {
            "open" => one.state != RequestState::Sent,
            "late" => one.state == RequestState::Late,
            "sent" => one.state == RequestState::Sent,
            _ => true,
        };
        let text = fold(&format!("{} {} {} {}", one.who(), one.what(), one.wanted, one.note));
        fits && wanted.split_whitespace().all(|word| text.contains(word))
    });
    match query.sort.as_str() {
        "asked" => rows.sort_by_key(|one| one.asked_on),
        "person" => rows.sort_by_key(|one| fold(one.who())),
        "document" => rows.sort_by_key(|one| fold(one.what())),
        "format" => rows.sort_by(|a, b| a.wanted.cmp(&b.wanted)),
        _ => rows
            .sort_by_key(|one| (one.sent_on.is_some(), one.due_on.unwrap_or(NaiveDate::MAX), one.asked_on)),
    }
    if query.descending {
        rows.reverse();
    }
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let most = if query.limit == 0 { usize::MAX } else { query.limit as usize };
    let rows = rows.into_iter().skip(query.offset as usize).take(most).collect();
    Ok(Listing { rows, total })
}

/// What is late or due within a week, for Today.
///
/// # Errors
/// Only where the disk fails.
pub fn due(conn: &Connection, today: NaiveDate) -> Result<Vec<FormatRequest>> {
    let mut due = all(conn, today)?;
    due.retain(|one| matches!(one.state, RequestState::Late | RequestState::DueSoon));
    Ok(due)
}

/// What a form starts from when a request is changed.
#[must_use]
pub fn draft_of(request: &FormatRequest) -> FormatRequestDraft {
    let r = request.clone();
    let day = |day: Option<NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
    FormatRequestDraft {
        person: r.person.map(|p| p.id),
        asked_by: r.asked_by,
        handout: r.handout.map(|h| h.id),
        document: r.document,
        format: Some(r.format),
        size: r.size.map(|s| s.to_string()).unwrap_or_default(),
        language: r.language,
        asked_on: r.asked_on.to_string(),
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
        words = format!("{words}, in {}", labels::language(language));
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
