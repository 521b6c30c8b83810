//! Adding, changing and deleting a project, and moving it on the ladder.

use super::{ProjectDraft, ProjectStatus, Rung, RungDraft, draft};
use crate::easy;
use crate::error::{Error, OrNotFound, Result};
use crate::kind::Kind;
use crate::store::{Now, Op, Saved, Store, Tx};
use crate::values::{Form, When};
use rusqlite::OptionalExtension as _;

#[derive(Clone)]
pub(super) struct Checked {
    draft: ProjectDraft,
    starts: Option<When>,
    ends: Option<When>,
}

pub(super) fn check(draft: &ProjectDraft) -> Result<Checked> {
    let mut form = Form::default();
    let tidy = ProjectDraft {
        title: form.needed("title", &draft.title, 200, "Write what the project is called."),
        issue: form.lines("issue", &draft.issue, 5000),
        aims: form.lines("aims", &draft.aims, 5000),
        can_change: form.lines("can_change", &draft.can_change, 5000),
        cannot_change: form.lines("cannot_change", &draft.cannot_change, 5000),
        chair_officer: form.line("chair_officer", &draft.chair_officer, 100),
        no_second_chair: form.lines("no_second_chair", &draft.no_second_chair, 1000),
        rung_reason: form.lines("rung_reason", &draft.rung_reason, 2000),
        easy: easy::check(&draft.easy, Kind::Project, &mut form)?,
        chair_person: draft.chair_person.clone().filter(|id| !id.is_empty()),
        ..draft.clone()
    };
    let starts = form.when("starts", &draft.starts);
    let ends = form.when("ends", &draft.ends);
    if let (Some(starts), Some(ends)) = (&starts, &ends)
        && ends.until < starts.from
    {
        form.problem("ends", "Write an end that is not before the start.");
    }
    let running = draft.status == ProjectStatus::Running;
    if running && tidy.chair_person.is_none() && tidy.no_second_chair.is_empty() {
        form.problem("no_second_chair", "Choose a person as second chair, or say why there is none.");
    }
    if let Some(rung) = draft.rung {
        check_reason(rung, &tidy.rung_reason, "rung_reason", &mut form);
    }
    form.finish()?;
    Ok(Checked { draft: tidy, starts, ends })
}

/// Below co-designing, a project says why not more: people will ask.
fn check_reason(rung: Rung, reason: &str, field: &str, form: &mut Form) {
    if rung.doing() != "with" && reason.is_empty() {
        form.problem(field, format!("Say why this project is {} and not more.", rung.label().to_lowercase()));
    }
}

/// Adds a project, or changes the one with this id.
///
/// # Errors
/// `BadInput` with every problem, `NotFound`.
pub fn save(store: &mut Store, id: Option<&str>, draft: &ProjectDraft, now: Now) -> Result<Saved> {
    let checked = check(draft)?;
    let written = store.write(
        if id.is_none() { Op::Add(Kind::Project) } else { Op::Change(Kind::Project) },
        now,
        |tx| {
            if let Some(chair) = &checked.draft.chair_person {
                known_chair(tx, chair)?;
            }
            let id = match id {
                None => add(tx, &checked)?,
                Some(id) => change(tx, id, &checked)?,
            };
            stand(tx, &id, &checked)?;
            easy::put(tx, "project", &id, &checked.draft.easy)?;
            Ok(id)
        },
    )?;
    Ok(written.saved())
}

/// Where it stands on the ladder, as the form says it.
fn stand(tx: &Tx<'_>, id: &str, checked: &Checked) -> Result<()> {
    let Some(rung) = checked.draft.rung else { return Ok(()) };
    let reason = checked.draft.rung_reason.clone();
    step(tx, id, &RungDraft { rung, stage: String::new(), on: String::new(), reason }, None)
}

/// From a sheet, which calls the second chair by name: whoever alone is called so is meant.
/// Anybody else is named where the reason for having no second chair stands.
pub(super) fn add_called(tx: &Tx<'_>, checked: &Checked) -> Result<String> {
    let mut checked = checked.clone();
    let draft = &mut checked.draft;
    if let Some(name) = draft.chair_person.take() {
        draft.chair_person = tx.only_one("SELECT id FROM person WHERE name = ?1 LIMIT 2", &name)?;
        if draft.chair_person.is_none() {
            let said =
                format!("The spreadsheet names {name}. Not just one person on the register is called so.");
            let lines = [said.as_str(), &draft.no_second_chair];
            draft.no_second_chair =
                lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        }
    }
    let id = add(tx, &checked)?;
    stand(tx, &id, &checked)?;
    Ok(id)
}

/// Whether the project as it stands would be saved.
pub(super) fn holds(tx: &Tx<'_>, id: &str) -> Result<()> {
    check(&draft(tx, Some(id), tx.now().today)?).map(drop)
}

/// Notes that a project stands on another rung from a day on, with the reason.
///
/// # Errors
/// `BadInput` with every problem, `NotFound`.
pub fn move_rung(store: &mut Store, project: &str, draft: &RungDraft, now: Now) -> Result<Saved> {
    let mut form = Form::default();
    let on = form.when("on", &draft.on);
    let draft = RungDraft {
        rung: draft.rung,
        stage: form.line("stage", &draft.stage, 200),
        on: String::new(),
        reason: form.lines("reason", &draft.reason, 2000),
    };
    check_reason(draft.rung, &draft.reason, "reason", &mut form);
    form.finish()?;
    let written = store.write(Op::MoveRung, now, |tx| {
        tx.query_row("SELECT id FROM project WHERE id = ?1", [project], |_| Ok(()))
            .or_not_found("project", project)?;
        step(tx, project, &draft, Some(on.unwrap_or_else(|| When::day(now.today))))?;
        Ok(project.to_owned())
    })?;
    Ok(written.saved())
}

/// Adds the fact, unless the project stands there already for the same reason.
fn step(tx: &Tx<'_>, project: &str, draft: &RungDraft, on: Option<When>) -> Result<()> {
    let newest: Option<(Rung, String)> = tx
        .prepare_cached(
            "SELECT rung, reason FROM rung WHERE project = ?1 ORDER BY sequence DESC, id DESC LIMIT 1",
        )?
        .query_row([project], |r| Ok((r.get(0)?, r.get(1)?)))
        .optional()?;
    if on.is_none() && newest.is_some_and(|(rung, reason)| rung == draft.rung && reason == draft.reason) {
        return Ok(());
    }
    let on = on.unwrap_or_else(|| When::day(tx.now().today));
    tx.prepare_cached(
        "INSERT INTO rung (id, project, sequence, rung, stage, on_from, on_until, on_words, reason, officer)
         VALUES (?1, ?2, (SELECT coalesce(max(sequence), 0) + 1 FROM rung WHERE project = ?2),
                 ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute((
        tx.new_id(),
        project,
        draft.rung,
        &draft.stage,
        on.from,
        on.until,
        &on.words,
        &draft.reason,
        &tx.officer().id,
    ))?;
    Ok(())
}

/// Deletes a project with what belongs to it. One undo brings all of it back.
///
/// # Errors
/// `NotFound`; `Refused` while claims name it.
pub fn delete(store: &mut Store, id: &str, now: Now) -> Result<Saved> {
    let written = store.write(Op::Delete(Kind::Project), now, |tx| tx.delete(Kind::Project, id))?;
    Ok(written.saved())
}

fn known_chair(tx: &Tx<'_>, person: &str) -> Result<()> {
    let known: bool =
        tx.query_row("SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1)", [person], |r| r.get(0))?;
    if known {
        return Ok(());
    }
    Error::check(vec![crate::Problem::new("chair_person", "Choose a person who is on the register.")])
}

fn add(tx: &Tx<'_>, checked: &Checked) -> Result<String> {
    let id = tx.new_id();
    write_row(
        tx,
        "INSERT INTO project (id, title, issue, aims, can_change, cannot_change, starts_from, starts_until,
           starts_words, ends_from, ends_until, ends_words, setting, status, chair_officer, chair_person,
           no_second_chair, sequence)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
           (SELECT coalesce(max(sequence), 0) + 1 FROM project))",
        &id,
        checked,
    )?;
    Ok(id)
}

fn change(tx: &Tx<'_>, id: &str, checked: &Checked) -> Result<String> {
    let changed = write_row(
        tx,
        "UPDATE project SET title = ?2, issue = ?3, aims = ?4, can_change = ?5, cannot_change = ?6,
           starts_from = ?7, starts_until = ?8, starts_words = ?9, ends_from = ?10, ends_until = ?11,
           ends_words = ?12, setting = ?13, status = ?14, chair_officer = ?15, chair_person = ?16,
           no_second_chair = ?17 WHERE id = ?1",
        id,
        checked,
    )?;
    if changed == 0 { Err(Error::not_found("project", id)) } else { Ok(id.to_owned()) }
}

fn write_row(tx: &Tx<'_>, sql: &str, id: &str, checked: &Checked) -> Result<usize> {
    let Checked { draft, starts, ends } = checked;
    Ok(tx.prepare_cached(sql)?.execute(rusqlite::params![
        id,
        draft.title,
        draft.issue,
        draft.aims,
        draft.can_change,
        draft.cannot_change,
        starts.as_ref().map(|w| w.from),
        starts.as_ref().map(|w| w.until),
        starts.as_ref().map_or("", |w| &w.words),
        ends.as_ref().map(|w| w.from),
        ends.as_ref().map(|w| w.until),
        ends.as_ref().map_or("", |w| &w.words),
        draft.setting,
        draft.status,
        draft.chair_officer,
        draft.chair_person,
        draft.no_second_chair,
    ])?)
}
