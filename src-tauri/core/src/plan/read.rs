//! Reading the plan. A plan has tens of actions, so it is read whole.

use super::{
    Action, ActionDraft, Mark, MarkCount, Milestone, MilestoneDraft, PlanListing, Review, mark_of,
    mark_of_action,
};
use crate::easy;
use crate::error::{OrNotFound, Result};
use crate::listing::ListQuery;
use crate::values::{When, fold};
use chrono::NaiveDate;
use rusqlite::{Connection, Row};

const COLUMNS: &str = "id, action, owner, status, notes";

/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str, today: NaiveDate) -> Result<Action> {
    let sql = format!("SELECT {COLUMNS} FROM action WHERE id = ?1");
    let action = conn.prepare_cached(&sql)?.query_row([id], read).or_not_found("action", id)?;
    dress(conn, action, today)
}

/// Every action, in the plan's own order.
///
/// # Errors
/// Only where the disk fails.
pub fn all(conn: &Connection, today: NaiveDate) -> Result<Vec<Action>> {
    let sql = format!("SELECT {COLUMNS} FROM action ORDER BY sequence, id");
    let actions = conn.prepare_cached(&sql)?.query_map([], read)?.collect::<rusqlite::Result<Vec<_>>>()?;
    actions.into_iter().map(|action| dress(conn, action, today)).collect()
}

/// Actions with a milestone that is late on this day.
///
/// # Errors
/// Only where the disk fails.
pub fn overdue(conn: &Connection, today: NaiveDate) -> Result<Vec<Action>> {
    let mut all = all(conn, today)?;
    all.retain(|a| a.mark == Mark::Late);
    Ok(all)
}

/// Filters: a mark. Sorts: `""` the plan's own order, `action`, `owner`, `due`, `mark`.
///
/// # Errors
/// Only where the disk fails.
pub fn list(conn: &Connection, query: &ListQuery, today: NaiveDate) -> Result<PlanListing> {
    let mut rows = all(conn, today)?;
    let counts = counts(&rows);
    let words: Vec<String> = query.words.split_whitespace().map(fold).collect();
    rows.retain(|action| {
        let text = fold(&format!(
            "{} {} {}",
            action.action,
            action.owner,
            action.milestones.iter().map(|m| m.words.as_str()).collect::<Vec<_>>().join(" ")
        ));
        let fits = query.filter.is_empty()
            || crate::values::code_of(&action.mark) == query.filter
            || action.milestones.iter().any(|m| crate::values::code_of(&m.mark) == query.filter);
        fits && words.iter().all(|w| text.contains(w.as_str()))
    });
    let due = |a: &Action| {
        a.milestones
            .iter()
            .filter(|m| m.mark != Mark::Done)
            .filter_map(|m| m.due.as_ref().map(|d| d.until))
            .min()
            .unwrap_or(NaiveDate::MAX)
    };
    match query.sort.as_str() {
        "action" => rows.sort_by_key(|a| fold(&a.action)),
        "owner" => rows.sort_by_key(|a| fold(&a.owner)),
        "due" => rows.sort_by_key(due),
        "mark" => rows.sort_by_key(|a| a.mark),
        _ => {}
    }
    if query.descending {
        rows.reverse();
    }
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let rows = rows
        .into_iter()
        .skip(query.offset as usize)
        .take(if query.limit == 0 { usize::MAX } else { query.limit as usize })
        .collect();
    Ok(PlanListing { rows, total, counts })
}

/// What a form starts from when an action is changed.
#[must_use]
pub fn draft_of(action: &Action) -> ActionDraft {
    let a = action.clone();
    ActionDraft {
        action: a.action,
        owner: a.owner,
        status: a.status,
        notes: a.notes,
        milestones: a
            .milestones
            .into_iter()
            .map(|m| MilestoneDraft {
                id: Some(m.id),
                words: m.words,
                due: m.due.map(|w| w.as_typed()).unwrap_or_default(),
                status: m.status,
            })
            .collect(),
        easy: a.easy,
    }
}

fn counts(actions: &[Action]) -> Vec<MarkCount> {
    let marks = actions.iter().flat_map(|a| {
        // An action in operation counts once, for itself.
        let own = (a.mark == Mark::CompleteOperating || a.milestones.is_empty()).then_some(a.mark);
        let steps = if a.mark == Mark::CompleteOperating { &[][..] } else { &a.milestones[..] };
        own.into_iter().chain(steps.iter().map(|m| m.mark))
    });
    let marks: Vec<Mark> = marks.collect();
    [Mark::Late, Mark::DueSoon, Mark::OnTrack, Mark::Done, Mark::CompleteOperating, Mark::NotStarted]
        .into_iter()
        .map(|mark| MarkCount {
            mark,
            milestones: u32::try_from(marks.iter().filter(|m| **m == mark).count()).unwrap_or(0),
        })
        .collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<Action> {
    Ok(Action {
        id: row.get("id")?,
        action: row.get("action")?,
        owner: row.get("owner")?,
        status: row.get("status")?,
        notes: row.get("notes")?,
        milestones: Vec::new(),
        reviews: Vec::new(),
        easy: Vec::new(),
        mark: Mark::NotStarted,
    })
}

fn dress(conn: &Connection, mut action: Action, today: NaiveDate) -> Result<Action> {
    action.milestones = conn
        .prepare_cached(
            "SELECT id, words, due_from, due_until, due_words, status, done_on
             FROM milestone WHERE action = ?1 ORDER BY position, id",
        )?
        .query_map([&action.id], |row| {
            let (status, due) = (row.get("status")?, When::read(row, "due")?);
            Ok(Milestone {
                id: row.get("id")?,
                words: row.get("words")?,
                mark: mark_of(status, due.as_ref(), today),
                due,
                due_words: row.get("due_words")?,
                status,
                done_on: row.get("done_on")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    action.reviews = conn
        .prepare_cached(
            "SELECT id, on_day, words, coalesce((SELECT name FROM officer WHERE officer.id = action_review.officer), '') AS officer
             FROM action_review WHERE action = ?1 ORDER BY sequence DESC, id DESC",
        )?
        .query_map([&action.id], |row| {
            Ok(Review {
                id: row.get("id")?,
                on: row.get("on_day")?,
                words: row.get("words")?,
                officer: row.get("officer")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    action.easy = easy::of(conn, &action.id)?;
    action.mark = mark_of_action(action.status, &action.milestones);
    Ok(action)
}
