//! Reading the plan. A plan has tens of actions, so it is read whole.

use super::save::EASY_FIELDS;
use super::{
    Action, ActionDraft, Mark, MarkCount, Milestone, MilestoneDraft, PlanListing, Review, SOON, mark_of,
    mark_of_action,
};
use crate::easy;
use crate::error::{OrNotFound, Result};
use crate::kind::Kind;
use crate::listing::{Filters, ListQuery, each_id, found_by, prefix_query, whole};
use crate::values::When;
use chrono::NaiveDate;
use rusqlite::{Connection, Row};
use std::collections::HashMap;

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
    let mut actions = Vec::new();
    each(conn, today, |action| {
        actions.push(action);
        Ok(())
    })?;
    Ok(actions)
}

/// Hands over every action in the plan's own order, one at a time.
///
/// # Errors
/// What `then` returns, or a failing disk.
pub fn each(conn: &Connection, today: NaiveDate, mut then: impl FnMut(Action) -> Result<()>) -> Result<()> {
    each_id(conn, "action", |id| then(get(conn, id, today)?))
}

/// How an action looks on a day (?2, and ?3 the last day that is soon), as
/// [`super::mark_of_action`] says it; a test compares them.
const MARK: &str = "CASE WHEN action.status = 'complete_operating' THEN 'complete_operating'
    WHEN action.status = 'done' THEN 'done'
    WHEN now.next_due < ?2 THEN 'late'
    WHEN now.next_due <= ?3 THEN 'due_soon'
    WHEN now.on_track THEN 'on_track'
    WHEN now.open > 0 OR now.milestones = 0 THEN action.status
    ELSE 'done' END";

/// The same of a milestone by itself.
const MARK_OF_STEP: &str = "CASE WHEN milestone.status = 'done' THEN 'done' WHEN due_until < ?2 THEN 'late'
    WHEN due_until <= ?3 THEN 'due_soon' ELSE milestone.status END";

pub(super) const FILTERS: Filters = Filters {
    words: &[],
    codes: Mark::CODES,
    of_code: "({MARK} = ?4 OR EXISTS (SELECT 1 FROM milestone WHERE milestone.action = action.id AND {MARK_OF_STEP} = ?4))",
};

/// Filters: a mark, of the action or of one of its milestones. Sorts: `""` the
/// plan's own order, `action`, `owner`, `due`, `mark`.
///
/// # Errors
/// Only where the disk fails.
pub fn list(conn: &Connection, query: &ListQuery, today: NaiveDate) -> Result<PlanListing> {
    let (matching, soon) = (prefix_query(&query.words), today + SOON);
    let mut conditions = vec!["?1 IS ?1 AND ?2 IS ?2 AND ?3 IS ?3 AND ?4 IS ?4".to_owned()];
    if matching.is_some() {
        conditions.push(found_by(Kind::Action));
    }
    let narrowed = FILTERS.condition(&query.filter);
    conditions.push(narrowed.replace("{MARK_OF_STEP}", MARK_OF_STEP).replace("{MARK}", MARK));
    let direction = query.direction();
    let marks = Mark::ALL.iter().map(|mark| mark.code()).collect::<Vec<_>>().join(" ");
    let order = match query.sort.as_str() {
        "action" => format!("action COLLATE NOCASE {direction}, sequence {direction}"),
        "owner" => format!("owner COLLATE NOCASE {direction}, sequence {direction}"),
        "due" => format!("now.next_due IS NULL {direction}, now.next_due {direction}, sequence {direction}"),
        "mark" => format!("instr(' {marks}', ' ' || {MARK}) {direction}, sequence {direction}"),
        _ => format!("sequence {direction}, action.id {direction}"),
    };
    let from = format!(
        "FROM action JOIN action_now AS now ON now.row = action.rowid WHERE {}",
        conditions.join(" AND ")
    );
    let (limit, offset) = query.limit();
    let ids = conn
        .prepare_cached(&format!("SELECT action.id {from} ORDER BY {order} LIMIT ?5 OFFSET ?6"))?
        .query_map((&matching, today, soon, &query.filter, limit, offset), |r| r.get(0))?
        .collect::<rusqlite::Result<Vec<String>>>()?;
    let total = match whole(query, ids.len()) {
        Some(total) => total,
        None => conn
            .prepare_cached(&format!("SELECT count(*) {from}"))?
            .query_row((&matching, today, soon, &query.filter), |r| r.get(0))?,
    };
    let rows = ids.iter().map(|id| get(conn, id, today)).collect::<Result<_>>()?;
    Ok(PlanListing { rows, total, counts: counts(conn, today)? })
}

/// Milestones that are late or due soon, the earliest first, with their actions.
///
/// # Errors
/// Only where the disk fails.
pub fn due(conn: &Connection, today: NaiveDate) -> Result<Vec<(Action, Milestone)>> {
    let mut statement = conn.prepare_cached(
        "SELECT milestone.id, action FROM milestone WHERE milestone.status <> 'done' AND due_until <= ?1
           AND (SELECT status FROM action WHERE action.id = milestone.action) NOT IN ('done', 'complete_operating')
         ORDER BY due_until, milestone.id",
    )?;
    let mut rows = statement.query([today + SOON])?;
    let mut due = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, action): (String, String) = (row.get(0)?, row.get(1)?);
        let action = get(conn, &action, today)?;
        let Some(milestone) = action.milestones.iter().find(|m| m.id == id).cloned() else { continue };
        due.push((action, milestone));
    }
    Ok(due)
}

/// What a form starts from: empty, or the record with this id as it was typed.
///
/// # Errors
/// `NotFound`.
pub fn draft(conn: &Connection, id: Option<&str>, today: NaiveDate) -> Result<ActionDraft> {
    let mut draft = match id {
        // With room for the first milestone: one that stays empty is none.
        None => ActionDraft { milestones: vec![MilestoneDraft::default()], ..ActionDraft::default() },
        Some(id) => draft_of(&get(conn, id, today)?),
    };
    draft.easy = easy::rows(&draft.easy, EASY_FIELDS);
    Ok(draft)
}

/// What a form starts from when the record is changed.
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

/// How many of each mark, over the whole plan; an action in operation counts
/// once, for itself, and so does one without milestones.
fn counts(conn: &Connection, today: NaiveDate) -> Result<Vec<MarkCount>> {
    let sql = format!(
        "SELECT mark, count(*) FROM (
           SELECT {MARK} AS mark FROM action JOIN action_now AS now ON now.row = action.rowid
             WHERE action.status = 'complete_operating' OR now.milestones = 0
           UNION ALL SELECT {MARK_OF_STEP} FROM milestone
             WHERE (SELECT status FROM action WHERE action.id = milestone.action) <> 'complete_operating')
         WHERE ?1 IS NULL GROUP BY mark"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let rows =
        statement.query_map((None::<i64>, today, today + SOON), |r| Ok((r.get::<_, Mark>(0)?, r.get(1)?)))?;
    let found = rows.collect::<rusqlite::Result<HashMap<Mark, u32>>>()?;
    let count = |mark: &Mark| MarkCount { mark: *mark, milestones: found.get(mark).copied().unwrap_or(0) };
    Ok(Mark::ALL.iter().map(count).collect())
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
