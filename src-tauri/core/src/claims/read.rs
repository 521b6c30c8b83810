//! Reading claims.

use super::rules::{self, NewKey, Officers};
use super::{
    Claim, ClaimDraft, ClaimRow, ClaimStatus, Line, LineDraft, LineKind, PaymentAnswer, StepTaken, mileage,
};
use crate::error::{Code, OrNotFound, Result};
use crate::kind::Kind;
use crate::listing::{Chosen, Filters, ListQuery, Listing, Sorts, each_id};
use crate::people::{self, PersonRef};
use crate::projects::ProjectRef;
use crate::rates::Reckoned;
use crate::store::schema::{CLAIM_DIGEST, CLAIM_STATUS};
use crate::store::{OfficerRef, Op};
use crate::values::Pence;
use chrono::NaiveDate;
use rusqlite::{Connection, Row};

const COLUMNS: &str = "claim.id, number, person, project, activity, on_day, offered, answer, accepted, answer_note,
    claim.notes, entered_by, coalesce((SELECT name FROM officer WHERE officer.id = entered_by), '') AS officer,
    (SELECT title FROM project WHERE project.id = claim.project) AS project_title";

/// `officer` is who asks, for what they may do.
///
/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str, officer: &OfficerRef, today: NaiveDate) -> Result<Claim> {
    let sql = format!(
        "SELECT {COLUMNS}, {CLAIM_STATUS} AS status, {CLAIM_DIGEST} AS seen FROM claim WHERE id = ?1"
    );
    let (claim, entered_by) = conn.prepare_cached(&sql)?.query_row([id], read).or_not_found("claim", id)?;
    dress(conn, claim, entered_by, officer, today)
}

/// Every claim, in the stored order.
///
/// # Errors
/// Only where the disk fails.
pub fn all(conn: &Connection, officer: &OfficerRef, today: NaiveDate) -> Result<Vec<Claim>> {
    let mut claims = Vec::new();
    each(conn, officer, today, |claim| {
        claims.push(claim);
        Ok(())
    })?;
    Ok(claims)
}

/// Hands over every claim in the stored order, one at a time.
///
/// # Errors
/// What `then` returns, or a failing disk.
pub fn each(
    conn: &Connection,
    officer: &OfficerRef,
    today: NaiveDate,
    mut then: impl FnMut(Claim) -> Result<()>,
) -> Result<()> {
    each_id(conn, "claim", |id| then(get(conn, id, officer, today)?))
}

pub(super) const FILTERS: Filters = Filters {
    words: &[("waiting", "now.status IN ('submitted', 'approved')")],
    codes: ClaimStatus::CODES,
    of_code: "now.status = :filter",
    ..Filters::NONE
};

/// `""`: the newest activity comes first.
pub(super) const SORTS: Sorts = Sorts(&[
    ("", &["now.on_day DESC", "now.sequence DESC"]),
    ("on", &["now.on_day", "now.sequence"]),
    ("person", &["now.who", "now.on_day", "now.sequence"]),
    ("total", &["now.total", "now.sequence"]),
    ("number", &["now.sequence", "now.id"]),
    // From draft to paid; what was sent back is a draft again.
    (
        "status",
        &[
            "instr('draft submitted approved paid refused', now.status)",
            "now.on_day DESC",
            "now.sequence DESC",
        ],
    ),
]);

/// # Errors
/// Only where the disk fails.
pub fn list(conn: &Connection, query: &ListQuery, today: NaiveDate) -> Result<Listing<ClaimRow>> {
    let chosen = Chosen { kind: Kind::Claim, filters: FILTERS, sorts: SORTS, named: &[] };
    chosen.page(conn, query)?.read(|id| listed(conn, &id, Some(today)))
}

/// One person's newest claims, `most` of them, and how many there are.
///
/// # Errors
/// Only where the disk fails.
pub fn of_person(conn: &Connection, person: &str, most: u32) -> Result<Listing<ClaimRow>> {
    let total = "SELECT count(*) FROM claim WHERE person = ?1";
    let total = conn.prepare_cached(total)?.query_row([person], |r| r.get(0))?;
    let newest = "SELECT id FROM claim WHERE person = ?1 ORDER BY on_day DESC, sequence DESC LIMIT ?2";
    let mut statement = conn.prepare_cached(newest)?;
    let ids =
        statement.query_map((person, most), |r| r.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    let rows = ids.iter().map(|id| listed(conn, id, None)).collect::<Result<_>>()?;
    Ok(Listing { rows, total })
}

/// Submitted or approved and not yet paid, the longest wait first; and what they
/// come to, all of them.
///
/// # Errors
/// Only where the disk fails.
pub fn waiting(conn: &Connection, today: NaiveDate, most: u32) -> Result<(Vec<ClaimRow>, u32, Pence)> {
    let longest = Sorts(&[("", &["now.submitted_on", "now.sequence"])]);
    let chosen = Chosen { kind: Kind::Claim, filters: FILTERS, sorts: longest, named: &[] };
    let query = ListQuery { filter: "waiting".to_owned(), limit: most, ..ListQuery::default() };
    let listing = chosen.page(conn, &query)?.read(|id| listed(conn, &id, Some(today)))?;
    let sql = "SELECT coalesce(sum(total), 0) FROM claim_now WHERE status IN ('submitted', 'approved')";
    let total = conn.prepare_cached(sql)?.query_row([], |r| r.get(0))?;
    Ok((listing.rows, listing.total, total))
}

/// What a form starts from: empty, or the record with this id as it was typed.
///
/// # Errors
/// `NotFound`.
pub fn draft(
    conn: &Connection,
    id: Option<&str>,
    officer: &OfficerRef,
    today: NaiveDate,
) -> Result<ClaimDraft> {
    match id {
        // With room for the first line: one that stays empty is none.
        None => {
            let first = LineDraft { kind: LineKind::Bus, ..LineDraft::default() };
            Ok(ClaimDraft { lines: vec![first], ..ClaimDraft::default() })
        }
        Some(id) => Ok(draft_of(&get(conn, id, officer, today)?)),
    }
}

/// What a form starts from when the record is changed.
#[must_use]
pub fn draft_of(claim: &Claim) -> ClaimDraft {
    let c = claim.clone();
    let money = |p: Pence| if p == Pence(0) { String::new() } else { p.plain() };
    ClaimDraft {
        person: c.person.id,
        project: c.project.map(|p| p.id),
        activity: c.activity,
        on: crate::values::long_day(c.on),
        lines: c
            .lines
            .into_iter()
            .map(|l| LineDraft {
                id: Some(l.id),
                kind: l.kind,
                words: l.words,
                amount: if l.miles.is_some() { String::new() } else { l.pence.plain() },
                miles: l.miles.unwrap_or_default(),
                receipt: l.receipt,
            })
            .collect(),
        offered: money(c.offered),
        answer: c.answer,
        // Nothing taken of what was offered is an answer of its own.
        accepted: match c.answer {
            PaymentAnswer::Less => c.accepted.plain(),
            PaymentAnswer::Accepted if c.accepted != c.offered => c.accepted.plain(),
            _ => money(c.accepted),
        },
        answer_note: c.answer_note,
        notes: c.notes,
    }
}

pub(super) fn status(conn: &Connection, id: &str) -> Result<ClaimStatus> {
    let sql = format!("SELECT {CLAIM_STATUS} FROM claim WHERE id = ?1");
    conn.prepare_cached(&sql)?.query_row([id], |r| r.get(0)).or_not_found("claim", id)
}

pub(super) fn has_steps(conn: &Connection, id: &str) -> Result<bool> {
    Ok(conn.query_row("SELECT EXISTS (SELECT 1 FROM claim_step WHERE claim = ?1)", [id], |r| r.get(0))?)
}

/// A row of a list; how long it waits is of a day.
fn listed(conn: &Connection, id: &str, today: Option<NaiveDate>) -> Result<ClaimRow> {
    let sql = "SELECT claim.id, number, person, activity, now.on_day, now.total, now.status, now.submitted_on
               FROM claim JOIN claim_now AS now ON now.row = claim.rowid WHERE claim.id = ?1";
    let mut person = String::new();
    let mut listed = conn.prepare_cached(sql)?.query_row([id], |row| {
        person = row.get("person")?;
        let status: ClaimStatus = row.get("status")?;
        let submitted: Option<NaiveDate> = row.get("submitted_on")?;
        let waits = matches!(status, ClaimStatus::Submitted | ClaimStatus::Approved);
        let waited = submitted.zip(today).filter(|_| waits).map(|(since, today)| (today - since).num_days());
        Ok(ClaimRow {
            id: row.get("id")?,
            number: row.get("number")?,
            person: PersonRef { id: String::new(), name: String::new(), needs: Vec::new() },
            activity: row.get("activity")?,
            on: row.get("on_day")?,
            total: row.get("total")?,
            status,
            waiting_days: waited.and_then(|days| i32::try_from(days).ok()),
        })
    })?;
    listed.person = people::refs(conn, &[&person])?.remove(&person).or_not_found("person", &person)?;
    Ok(listed)
}

fn read(row: &Row<'_>) -> rusqlite::Result<(Claim, String)> {
    let project: Option<String> = row.get("project")?;
    let title: Option<String> = row.get("project_title")?;
    let claim = Claim {
        id: row.get("id")?,
        number: row.get("number")?,
        person: PersonRef { id: row.get("person")?, name: String::new(), needs: Vec::new() },
        project: project.zip(title).map(|(id, title)| ProjectRef { id, title }),
        activity: row.get("activity")?,
        on: row.get("on_day")?,
        lines: Vec::new(),
        offered: row.get("offered")?,
        answer: row.get("answer")?,
        accepted: row.get("accepted")?,
        answer_note: row.get("answer_note")?,
        notes: row.get("notes")?,
        expenses: Pence(0),
        total: Pence(0),
        status: row.get("status")?,
        entered_by: row.get("officer")?,
        steps: Vec::new(),
        may: Vec::new(),
        warnings: Vec::new(),
        seen: row.get("seen")?,
    };
    Ok((claim, row.get("entered_by")?))
}

fn dress(
    conn: &Connection,
    mut claim: Claim,
    entered_by: String,
    officer: &OfficerRef,
    today: NaiveDate,
) -> Result<Claim> {
    let person = claim.person.id.clone();
    claim.person = people::refs(conn, &[&person])?.remove(&person).or_not_found("person", &person)?;
    claim.lines = conn
        .prepare_cached(&format!(
            "SELECT claim_line.id, claim_line.kind, words, pence, receipt, {} FROM claim_line {}
             WHERE claim = ?1 ORDER BY position, claim_line.id",
            mileage::COLUMNS,
            mileage::RATES
        ))?
        .query_map([&claim.id], |row| {
            let reckoned = mileage::reckoned(row)?;
            Ok(Line {
                id: row.get("id")?,
                kind: row.get("kind")?,
                words: row.get("words")?,
                miles: reckoned.as_ref().map(|r| r.miles.to_string()),
                rate: reckoned.as_ref().map(Reckoned::rates),
                reckoned: reckoned.as_ref().map(Reckoned::words),
                pence: row.get("pence")?,
                receipt: row.get("receipt")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    claim.steps = conn
        .prepare_cached(
            "SELECT kind, on_day, reason, coalesce((SELECT name FROM officer WHERE officer.id = claim_step.officer), '') AS officer
             FROM claim_step WHERE claim = ?1 ORDER BY sequence, id",
        )?
        .query_map([&claim.id], |row| {
            Ok(StepTaken {
                kind: row.get("kind")?,
                on: row.get("on_day")?,
                officer: row.get("officer")?,
                reason: row.get("reason")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    claim.expenses = claim.lines.iter().map(|l| l.pence).sum();
    // Only what is paid to the person counts; `accepted` is 0 for the rest.
    claim.total = claim.expenses + claim.accepted;
    let officers = officers(conn, &claim.id, entered_by, officer, today)?;
    claim.may = rules::may(&claim, &officers);
    // What is paid or refused is settled, whatever came after.
    let is_settled = matches!(claim.status, ClaimStatus::Paid | ClaimStatus::Refused);
    let miles_moved = !is_settled
        && match mileage::moved(conn, &claim.id) {
            Ok(lines) => !lines.is_empty(),
            Err(error) if error.code == Code::Refused => true,
            Err(error) => return Err(error),
        };
    let twins = twins(conn, &claim)?;
    claim.warnings = rules::warnings(&claim, miles_moved, &twins, today);
    Ok(claim)
}

/// Other claims that may be this one, entered twice; a refused one is not.
fn twins(conn: &Connection, claim: &Claim) -> Result<Vec<String>> {
    let sql = format!(
        "SELECT number FROM claim WHERE person = ?1 AND on_day = ?2 AND activity = ?3 COLLATE NOCASE AND id <> ?4
           AND {CLAIM_STATUS} <> 'refused' ORDER BY sequence, id"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let numbers =
        statement.query_map((&claim.person.id, claim.on, &claim.activity, &claim.id), |r| r.get(0))?;
    Ok(numbers.collect::<rusqlite::Result<_>>()?)
}

/// Whom the next step of a claim concerns.
fn officers<'a>(
    conn: &Connection,
    claim: &str,
    entered_by: String,
    acting: &'a OfficerRef,
    today: NaiveDate,
) -> Result<Officers<'a>> {
    const SUBMITTED: &str =
        "SELECT officer FROM claim_step WHERE claim = ?1 AND kind = 'submitted' AND sequence > (
          SELECT coalesce(max(sequence), 0) FROM claim_step WHERE claim = ?1 AND kind = 'returned')";
    const APPROVED: &str = "SELECT officer FROM claim_step WHERE claim = ?1 AND kind = 'approved'
        ORDER BY sequence DESC, id DESC LIMIT 1";
    // Whoever gave the payee another name has changed what is paid to whom.
    const RENAMED: &str = "SELECT DISTINCT officer FROM change JOIN op ON op.seq = change.op
        WHERE root = (SELECT person FROM claim WHERE id = ?1) AND tbl = 'person' AND kind = 'update'
          AND fields -> '$.name' IS NOT NULL
          AND change.op > (SELECT max(op) FROM change WHERE root = ?1 AND tbl = 'claim_step')";
    let many = |sql: &str, params: &[&str]| -> Result<Vec<String>> {
        let mut statement = conn.prepare_cached(sql)?;
        let rows = statement.query_map(rusqlite::params_from_iter(params), |r| r.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    Ok(Officers {
        acting: &acting.id,
        changed_by: changed_by(conn, claim, &entered_by)?,
        renamed_by: many(RENAMED, &[claim])?,
        entered_by,
        submitted_by: many(SUBMITTED, &[claim])?,
        approved_by: many(APPROVED, &[claim])?.pop(),
        all: many("SELECT id FROM officer", &[])?,
        new_keys: new_keys(conn, today)?,
    })
}

fn new_keys(conn: &Connection, today: NaiveDate) -> Result<Vec<NewKey>> {
    const SQL: &str = "SELECT id, added_by, seconded_by, coalesce(added_on >= ?1, FALSE) AS is_added,
          coalesce(recovered_on >= ?1, FALSE) AS is_recovered
        FROM officer WHERE added_on >= ?1 OR recovered_on >= ?1";
    let mut statement = conn.prepare_cached(SQL)?;
    let keys = statement.query_map([today], |row| {
        let by: [Option<String>; 2] = [row.get("added_by")?, row.get("seconded_by")?];
        let is_added: bool = row.get("is_added")?;
        Ok(NewKey {
            officer: row.get("id")?,
            let_in_by: by.into_iter().flatten().filter(|_| is_added).collect(),
            recovered: row.get("is_recovered")?,
        })
    })?;
    let mut keys: Vec<NewKey> = keys.collect::<rusqlite::Result<_>>()?;
    whoever_let_those_in(&mut keys);
    Ok(keys)
}

/// Whoever lets somebody in who lets in another on the same day has let in both.
fn whoever_let_those_in(keys: &mut [NewKey]) {
    for _ in 0..keys.len() {
        let known: Vec<(String, Vec<String>)> =
            keys.iter().map(|key| (key.officer.clone(), key.let_in_by.clone())).collect();
        for key in keys.iter_mut() {
            let before = known.iter().filter(|(officer, _)| key.let_in_by.contains(officer));
            let further: Vec<String> = before.flat_map(|(_, by)| by.clone()).collect();
            key.let_in_by.extend(further);
            key.let_in_by.sort();
            key.let_in_by.dedup();
        }
    }
}

/// Who changed a claim since another than they sent it back: nobody frees themselves. The
/// log knows; a step whose words were erased counts as none.
fn changed_by(conn: &Connection, claim: &str, entered_by: &str) -> Result<Vec<String>> {
    const SQL: &str =
        "SELECT officer, max(tbl = 'claim_step' AND fields ->> '$.kind' = 'returned') AS is_return
        FROM change JOIN op ON op.seq = change.op
        WHERE root = ?1 AND tbl IN ('claim', 'claim_line', 'claim_step') AND code <> ?2
        GROUP BY change.op HAVING max(tbl <> 'claim_step') OR is_return ORDER BY change.op";
    let mut statement = conn.prepare_cached(SQL)?;
    // Submitting reckons the miles anew, and is counted by itself.
    let mut rows = statement.query((claim, Op::SubmitClaim.code()))?;
    let mut makers = Vec::new();
    while let Some(row) = rows.next()? {
        let (officer, is_return): (String, Option<bool>) = (row.get(0)?, row.get(1)?);
        let is_maker = officer == entered_by || makers.contains(&officer);
        match is_return {
            Some(true) if !is_maker => makers.clear(),
            Some(true) => {}
            _ => makers.push(officer),
        }
    }
    Ok(makers)
}
