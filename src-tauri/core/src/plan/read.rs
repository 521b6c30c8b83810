//! Reading the plan: a page of it, one action, or each in turn.

use super::{
    Action, ActionDraft, EASY_OF_STEP, Mark, MarkCount, Milestone, MilestoneDraft, PlanListing, Review, SOON,
    mark_of, mark_of_action,
};
use crate::easy;
use crate::error::{OrNotFound, Result};
use crate::kind::Kind;
use crate::listing::{Chosen, Filters, ListQuery, Listing, Named, Sorts, each_id};
use crate::offers::{Dues, MOST_DUE};
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

/// How an action looks on a day (`:soon` is the last one that is soon), as
/// [`super::mark_of_action`] says it; a test compares them.
macro_rules! mark {
    () => {
        "CASE WHEN now.status = 'complete_operating' THEN 'complete_operating'
         WHEN now.status = 'done' THEN 'done'
         WHEN now.next_due < :today THEN 'late'
         WHEN now.next_due <= :soon THEN 'due_soon'
         WHEN now.on_track THEN 'on_track'
         WHEN now.open > 0 OR now.milestones = 0 THEN now.status
         ELSE 'done' END"
    };
}

/// The same of a milestone by itself.
macro_rules! mark_of_step {
    () => {
        "CASE WHEN milestone.status = 'done' THEN 'done' WHEN due_until < :today THEN 'late'
         WHEN due_until <= :soon THEN 'due_soon' ELSE milestone.status END"
    };
}

pub(super) const FILTERS: Filters = Filters {
    words: &[],
    codes: Mark::CODES,
    of_code: concat!(
        "(",
        mark!(),
        " = :filter OR EXISTS (SELECT 1 FROM milestone WHERE milestone.action = now.id AND ",
        mark_of_step!(),
        " = :filter))"
    ),
    ..Filters::NONE
};

/// `""` is the plan's own order.
pub(super) const SORTS: Sorts = Sorts(&[
    ("", &["now.sequence", "now.id"]),
    ("action", &["now.action COLLATE NOCASE", "now.sequence"]),
    ("owner", &["now.owner COLLATE NOCASE", "now.sequence"]),
    ("due", &["now.next_due IS NULL", "now.next_due", "now.sequence"]),
    // By the day, so no index holds it.
    (
        "mark",
        &[
            concat!(
                "instr(' late due_soon on_track not_started done complete_operating', ' ' || ",
                mark!(),
                ")"
            ),
            "now.sequence",
        ],
    ),
]);

/// Filters: a mark, of the action or of one of its milestones.
///
/// # Errors
/// Only where the disk fails.
pub fn list(conn: &Connection, query: &ListQuery, today: NaiveDate) -> Result<PlanListing> {
    let soon = today + SOON;
    let named: &[Named<'_>] = &[(":today", &today), (":soon", &soon)];
    let chosen = Chosen { kind: Kind::Action, filters: FILTERS, sorts: SORTS, named };
    let Listing { rows, total } = chosen.page(conn, query)?.read(|id| get(conn, &id, today))?;
    Ok(PlanListing { rows, total, counts: counts(conn, named)? })
}

/// Milestones that are late or due soon, the latest first.
///
/// # Errors
/// Only where the disk fails.
pub fn due(conn: &Connection, today: NaiveDate) -> Result<Dues<(Action, Milestone)>> {
    const OPEN: &str = "FROM milestone WHERE milestone.status <> 'done' AND due_until <= ?1
        AND (SELECT status FROM action WHERE action.id = milestone.action) NOT IN ('done', 'complete_operating')";
    let until = today + SOON;
    let (late, soon) = conn
        .prepare_cached(&format!(
            "SELECT count(*) FILTER (WHERE due_until < ?2), count(*) FILTER (WHERE due_until >= ?2) {OPEN}"
        ))?
        .query_row([until, today], |r| Ok((r.get(0)?, r.get(1)?)))?;
    let sql = format!("SELECT milestone.id, action {OPEN} ORDER BY due_until, milestone.id LIMIT ?2");
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query((until, MOST_DUE))?;
    let mut due = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, action): (String, String) = (row.get(0)?, row.get(1)?);
        let action = get(conn, &action, today)?;
        let Some(milestone) = action.milestones.iter().find(|m| m.id == id).cloned() else { continue };
        due.push((action, milestone));
    }
    Ok(Dues { first: due, late, soon })
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
    draft.easy = easy::rows(&draft.easy, Kind::Action);
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
                easy_words: m.easy_words,
                picture: m.picture,
            })
            .collect(),
        easy: a.easy,
    }
}

/// How many of each mark, over the whole plan; an action in operation counts
/// once, for itself, and so does one without milestones. Those of each mark are a
/// range of an index: what belongs to actions in operation is taken off again.
const COUNTED: &str = concat!(
    "SELECT status AS mark, count(*) FROM action_now WHERE status = 'complete_operating'
     UNION ALL SELECT ",
    mark!(),
    " AS mark, count(*) FROM action_now AS now
       WHERE now.milestones = 0 AND now.status <> 'complete_operating' GROUP BY mark
     UNION ALL SELECT ",
    mark_of_step!(),
    " AS mark, -count(*) FROM action_now AS now CROSS JOIN milestone ON milestone.action = now.id
       WHERE now.status = 'complete_operating' GROUP BY mark
     UNION ALL SELECT 'late', count(*) FROM milestone WHERE status <> 'done' AND due_until < :today
     UNION ALL SELECT 'due_soon', count(*) FROM milestone
       WHERE status <> 'done' AND due_until >= :today AND due_until <= :soon
     UNION ALL SELECT status, count(*) FROM milestone WHERE status = 'on_track' AND due_until > :soon
     UNION ALL SELECT status, count(*) FROM milestone WHERE status = 'on_track' AND due_until IS NULL
     UNION ALL SELECT status, count(*) FROM milestone WHERE status = 'not_started' AND due_until > :soon
     UNION ALL SELECT status, count(*) FROM milestone WHERE status = 'not_started' AND due_until IS NULL
     UNION ALL SELECT status, count(*) FROM milestone WHERE status = 'done'"
);

fn counts(conn: &Connection, named: &[Named<'_>]) -> Result<Vec<MarkCount>> {
    let mut found: HashMap<Mark, i64> = HashMap::new();
    let mut statement = conn.prepare_cached(COUNTED)?;
    let mut rows = statement.query(named)?;
    while let Some(row) = rows.next()? {
        // A range that holds nothing has no mark.
        if let (Some(mark), count) = (row.get(0)?, row.get::<_, i64>(1)?) {
            *found.entry(mark).or_default() += count;
        }
    }
    let count = |mark: &Mark| {
        let milestones = found.get(mark).and_then(|count| u32::try_from(*count).ok());
        MarkCount { mark: *mark, milestones: milestones.unwrap_or(0) }
    };
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
                easy_words: String::new(),
                picture: String::new(),
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
    let of_steps = action.easy.extract_if(.., |easy| easy.field.starts_with(EASY_OF_STEP));
    for easy in of_steps {
        let of = action.milestones.iter_mut().find(|m| easy.field.strip_prefix(EASY_OF_STEP) == Some(&m.id));
        if let Some(milestone) = of {
            (milestone.easy_words, milestone.picture) = (easy.words, easy.picture);
        }
    }
    action.mark = mark_of_action(action.status, &action.milestones);
    Ok(action)
}
