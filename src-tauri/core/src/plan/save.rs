//! Adding, changing and deleting actions; milestones and review notes.

use super::{ActionDraft, EASY_OF_STEP, MilestoneDraft, MilestoneStatus, draft};
use crate::easy::{self, EasyWords};
use crate::error::{Error, OrNotFound, Result};
use crate::kind::Kind;
use crate::store::{Now, Op, Saved, Store, Tx, drop_others};
use crate::values::{Form, When, is_blank};
use chrono::NaiveDate;

/// A draft that was found right, tidied.
#[derive(Debug, Clone)]
pub(crate) struct Checked {
    draft: ActionDraft,
    due: Vec<Option<When>>,
}

/// # Errors
/// `BadInput` with every problem.
pub(crate) fn check(draft: &ActionDraft) -> Result<Checked> {
    Form::parts("milestones", draft.milestones.len())?;
    let mut form = Form::default();
    let mut tidy = ActionDraft {
        action: form.needed("action", &draft.action, 2000, "Write what will be done."),
        owner: form.line("owner", &draft.owner, 200),
        status: draft.status,
        notes: form.lines("notes", &draft.notes, 10_000),
        milestones: Vec::new(),
        easy: easy::check(&draft.easy, Kind::Action, &mut form)?,
    };
    let mut due = Vec::new();
    for (at, milestone) in draft.milestones.iter().enumerate() {
        let words = form.line(&format!("milestones.{at}.words"), &milestone.words, 1000);
        let when = form.when(&format!("milestones.{at}.due"), &milestone.due);
        let easy_words = form.lines(&format!("milestones.{at}.easy_words"), &milestone.easy_words, 4000);
        let picture = form.line(&format!("milestones.{at}.picture"), &milestone.picture, 100);
        if words.is_empty() && when.is_none() && !easy_words.is_empty() {
            form.problem(format!("milestones.{at}.words"), "Write what will be done, beside its easy words.");
        }
        if words.is_empty() && is_blank(&milestone.due) {
            continue;
        }
        due.push(when);
        tidy.milestones.push(MilestoneDraft { words, easy_words, picture, ..milestone.clone() });
    }
    form.finish()?;
    Ok(Checked { draft: tidy, due })
}

/// Adds an action, or changes the one with this id.
///
/// # Errors
/// `BadInput` with every problem, `NotFound`.
pub fn save(store: &mut Store, id: Option<&str>, draft: &ActionDraft, now: Now) -> Result<Saved> {
    let checked = check(draft)?;
    let written = store.write(
        if id.is_none() { Op::Add(Kind::Action) } else { Op::Change(Kind::Action) },
        now,
        |tx| match id {
            None => add(tx, &checked, Some(now.today)),
            Some(id) => change(tx, id, &checked),
        },
    )?;
    Ok(written.saved())
}

/// Whether the action as it stands would be saved.
pub(super) fn holds(tx: &Tx<'_>, id: &str) -> Result<()> {
    check(&draft(tx, Some(id), tx.now().today)?).map(drop)
}

/// Marks one milestone, with today as the day it was done. Returns the id of its action.
///
/// # Errors
/// `NotFound`.
pub fn mark_milestone(store: &mut Store, id: &str, status: MilestoneStatus, now: Now) -> Result<Saved> {
    let op = match status {
        MilestoneStatus::Done => Op::MilestoneDone,
        MilestoneStatus::OnTrack => Op::MilestoneOnTrack,
        MilestoneStatus::NotStarted => Op::MilestoneNotStarted,
    };
    let written = store.write(op, now, |tx| {
        let action: String = tx
            .query_row("SELECT action FROM milestone WHERE id = ?1", [id], |r| r.get(0))
            .or_not_found("milestone", id)?;
        tx.execute(
            "UPDATE milestone SET status = ?2, done_on = ?3 WHERE id = ?1",
            (id, status, (status == MilestoneStatus::Done).then_some(now.today)),
        )?;
        Ok(action)
    })?;
    Ok(written.saved())
}

/// Adds a note of how an action is going.
///
/// # Errors
/// `BadInput`, `NotFound`.
pub fn add_review(store: &mut Store, action: &str, words: &str, now: Now) -> Result<Saved> {
    let mut form = Form::default();
    let words = form.lines("words", words, 10_000);
    if words.is_empty() {
        form.problem("words", "Write how it is going.");
    }
    form.finish()?;
    let written = store.write(Op::AddReview, now, |tx| {
        tx.query_row("SELECT id FROM action WHERE id = ?1", [action], |_| Ok(())).or_not_found("action", action)?;
        tx.execute(
            "INSERT INTO action_review (id, action, sequence, on_day, words, officer)
             VALUES (?1, ?2, (SELECT coalesce(max(sequence), 0) + 1 FROM action_review WHERE action = ?2), ?3, ?4, ?5)",
            (tx.new_id(), action, now.today, words, &tx.officer().id),
        )?;
        Ok(action.to_owned())
    })?;
    Ok(written.saved())
}

/// Deletes an action with what belongs to it. One undo brings all of it back.
///
/// # Errors
/// `NotFound`.
pub fn delete(store: &mut Store, id: &str, now: Now) -> Result<Saved> {
    let written = store.write(Op::Delete(Kind::Action), now, |tx| tx.delete(Kind::Action, id))?;
    Ok(written.saved())
}

/// `done_on`: the day on which milestones that are done count as done; nothing where
/// nobody knows.
pub(crate) fn add(tx: &Tx<'_>, checked: &Checked, done_on: Option<NaiveDate>) -> Result<String> {
    let id = tx.new_id();
    let draft = &checked.draft;
    tx.prepare_cached(
        "INSERT INTO action (id, sequence, action, owner, status, notes)
         VALUES (?1, (SELECT coalesce(max(sequence), 0) + 1 FROM action), ?2, ?3, ?4, ?5)",
    )?
    .execute((&id, &draft.action, &draft.owner, draft.status, &draft.notes))?;
    put_children(tx, &id, checked, done_on)?;
    Ok(id)
}

fn change(tx: &Tx<'_>, id: &str, checked: &Checked) -> Result<String> {
    let draft = &checked.draft;
    let changed = tx
        .prepare_cached("UPDATE action SET action = ?2, owner = ?3, status = ?4, notes = ?5 WHERE id = ?1")?
        .execute((id, &draft.action, &draft.owner, draft.status, &draft.notes))?;
    if changed == 0 {
        return Err(Error::not_found("action", id));
    }
    drop_others(
        tx,
        "milestone",
        "action",
        id,
        "milestones",
        draft.milestones.iter().map(|m| m.id.as_deref()),
    )?;
    put_children(tx, id, checked, Some(tx.now().today))?;
    Ok(id.to_owned())
}

fn put_children(tx: &Tx<'_>, action: &str, checked: &Checked, done_on: Option<NaiveDate>) -> Result<()> {
    let easy = checked.draft.easy.iter().enumerate();
    let mut easy: Vec<_> = easy.map(|(at, one)| (format!("easy.{at}"), one.clone())).collect();
    for (position, (milestone, due)) in checked.draft.milestones.iter().zip(&checked.due).enumerate() {
        let done = done_on.filter(|_| milestone.status == MilestoneStatus::Done);
        let (from, until) = (due.as_ref().map(|w| w.from), due.as_ref().map(|w| w.until));
        let words = due.as_ref().map_or("", |w| &w.words);
        // The day it was done stays when a form is saved again, and so does that nobody knows it.
        let changed = match &milestone.id {
            Some(id) => tx
                .prepare_cached(
                    "UPDATE milestone SET position = ?3, words = ?4, due_from = ?5, due_until = ?6, due_words = ?7,
                       status = ?8, done_on = iif(?8 = 'done' AND status = 'done', done_on, ?9)
                     WHERE id = ?1 AND action = ?2",
                )?
                .execute((id, action, position, &milestone.words, from, until, words, milestone.status, done))?,
            None => 0,
        };
        let mut id = milestone.id.clone().unwrap_or_default();
        if changed == 0 {
            id = tx.new_id();
            tx.prepare_cached(
                "INSERT INTO milestone (id, action, position, words, due_from, due_until, due_words, status, done_on)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute((
                &id,
                action,
                position,
                &milestone.words,
                from,
                until,
                words,
                milestone.status,
                done,
            ))?;
        }
        if !milestone.easy_words.is_empty() || !milestone.picture.is_empty() {
            let (words, picture) = (milestone.easy_words.clone(), milestone.picture.clone());
            let one = EasyWords { field: format!("{EASY_OF_STEP}{id}"), words, picture };
            easy.push((format!("milestones.{position}"), one));
        }
    }
    easy::put_at(tx, "action", action, &easy)
}
