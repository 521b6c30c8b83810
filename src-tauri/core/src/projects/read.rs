//! Reading projects.

use super::{Project, ProjectDraft, ProjectRow, ProjectStatus, RungFact, is_late};
use crate::easy;
use crate::error::{OrNotFound, Result};
use crate::kind::Kind;
use crate::listing::{Chosen, Filters, ListQuery, Listing, Sorts, each_id};
use crate::people;
use crate::values::When;
use chrono::NaiveDate;
use rusqlite::{Connection, Row};

const COLUMNS: &str =
    "id, title, issue, aims, can_change, cannot_change, starts_from, starts_until, starts_words,
    ends_from, ends_until, ends_words, setting, status, chair_officer, chair_person, no_second_chair";

/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str, today: NaiveDate) -> Result<Project> {
    let sql = format!("SELECT {COLUMNS} FROM project WHERE id = ?1");
    let (project, chair) =
        conn.prepare_cached(&sql)?.query_row([id], |r| read(r, today)).or_not_found("project", id)?;
    dress(conn, project, chair)
}

/// All of them, in the stored order.
///
/// # Errors
/// Only where the disk fails.
pub fn all(conn: &Connection, today: NaiveDate) -> Result<Vec<Project>> {
    let mut projects = Vec::new();
    each(conn, today, |one| {
        projects.push(one);
        Ok(())
    })?;
    Ok(projects)
}

/// Hands over every project in the stored order, one at a time.
///
/// # Errors
/// What `then` returns, or a failing disk.
pub fn each(conn: &Connection, today: NaiveDate, mut then: impl FnMut(Project) -> Result<()>) -> Result<()> {
    each_id(conn, "project", |id| then(get(conn, id, today)?))
}

pub(super) const FILTERS: Filters = Filters {
    words: &[
        ("late", "now.ends_until < :today AND now.status IN ('planned', 'running')"),
        // Those that have something to print.
        (
            "easy",
            "now.status = 'running' AND EXISTS (SELECT 1 FROM easy WHERE easy.row_id = now.id AND words <> '')",
        ),
    ],
    codes: ProjectStatus::CODES,
    of_code: "now.status = :filter",
    ..Filters::NONE
};

pub(super) const SORTS: Sorts = Sorts(&[
    ("", &["now.title COLLATE NOCASE", "now.sequence"]),
    ("title", &["now.title COLLATE NOCASE", "now.sequence"]),
    ("starts", &["now.starts_from", "now.title COLLATE NOCASE", "now.sequence"]),
    ("ends", &["now.ends_from", "now.title COLLATE NOCASE", "now.sequence"]),
    // As on the ladder, from doing with to doing to.
    (
        "rung",
        &[
            "instr('co_producing co_designing engaging consulting informing educating coercing', now.rung)",
            "now.title COLLATE NOCASE",
            "now.sequence",
        ],
    ),
    (
        "status",
        &[
            "instr('planned running finished stopped', now.status)",
            "now.title COLLATE NOCASE",
            "now.sequence",
        ],
    ),
]);

/// # Errors
/// Only where the disk fails.
pub fn list(conn: &Connection, query: &ListQuery, today: NaiveDate) -> Result<Listing<ProjectRow>> {
    let chosen = Chosen { kind: Kind::Project, filters: FILTERS, sorts: SORTS, named: &[(":today", &today)] };
    let mut one = conn.prepare_cached(
        "SELECT id, title, status, starts_from, starts_until, starts_words, ends_from, ends_until, ends_words,
           (SELECT rung FROM project_now WHERE project_now.row = project.rowid) AS rung,
           EXISTS (SELECT 1 FROM easy WHERE easy.row_id = project.id AND words <> '') AS easy
         FROM project WHERE id = ?1",
    )?;
    chosen.page(conn, query)?.read(|id| {
        Ok(one.query_row([id], |row| {
            let (status, ends) = (row.get("status")?, When::read(row, "ends")?);
            Ok(ProjectRow {
                id: row.get("id")?,
                title: row.get("title")?,
                rung: row.get("rung")?,
                status,
                starts: When::read(row, "starts")?,
                late: is_late(status, ends.as_ref(), today),
                ends,
                easy: row.get("easy")?,
            })
        })?)
    })
}

/// # Errors
/// `NotFound`.
pub fn title_of(conn: &Connection, id: &str) -> Result<String> {
    conn.prepare_cached("SELECT title FROM project WHERE id = ?1")?
        .query_row([id], |r| r.get(0))
        .or_not_found("project", id)
}

/// What a form starts from: empty, or the record with this id as it was typed.
///
/// # Errors
/// `NotFound`.
pub fn draft(conn: &Connection, id: Option<&str>, today: NaiveDate) -> Result<ProjectDraft> {
    let mut draft = match id {
        None => ProjectDraft { status: ProjectStatus::Running, ..ProjectDraft::default() },
        Some(id) => draft_of(&get(conn, id, today)?),
    };
    draft.easy = easy::rows(&draft.easy, Kind::Project);
    Ok(draft)
}

/// What a form starts from when the record is changed.
#[must_use]
pub fn draft_of(project: &Project) -> ProjectDraft {
    let p = project.clone();
    let newest = p.rungs.first();
    ProjectDraft {
        rung: newest.map(|r| r.rung),
        rung_reason: newest.map(|r| r.reason.clone()).unwrap_or_default(),
        title: p.title,
        issue: p.issue,
        aims: p.aims,
        can_change: p.can_change,
        cannot_change: p.cannot_change,
        starts: p.starts.map(|w| w.as_typed()).unwrap_or_default(),
        ends: p.ends.map(|w| w.as_typed()).unwrap_or_default(),
        setting: p.setting,
        status: p.status,
        chair_officer: p.chair_officer,
        chair_person: p.chair_person.map(|c| c.id),
        no_second_chair: p.no_second_chair,
        easy: p.easy,
    }
}

fn read(row: &Row<'_>, today: NaiveDate) -> rusqlite::Result<(Project, Option<String>)> {
    let (status, ends) = (row.get("status")?, When::read(row, "ends")?);
    let project = Project {
        id: row.get("id")?,
        title: row.get("title")?,
        issue: row.get("issue")?,
        aims: row.get("aims")?,
        can_change: row.get("can_change")?,
        cannot_change: row.get("cannot_change")?,
        starts: When::read(row, "starts")?,
        late: is_late(status, ends.as_ref(), today),
        ends,
        setting: row.get("setting")?,
        status,
        chair_officer: row.get("chair_officer")?,
        chair_person: None,
        no_second_chair: row.get("no_second_chair")?,
        rungs: Vec::new(),
        easy: Vec::new(),
    };
    Ok((project, row.get("chair_person")?))
}

fn dress(conn: &Connection, mut project: Project, chair: Option<String>) -> Result<Project> {
    if let Some(chair) = chair {
        project.chair_person = people::refs(conn, &[&chair])?.remove(&chair);
    }
    project.rungs = conn
        .prepare_cached(
            "SELECT id, rung, stage, on_from, on_until, on_words, reason,
               coalesce((SELECT name FROM officer WHERE officer.id = rung.officer), '') AS officer
             FROM rung WHERE project = ?1 ORDER BY sequence DESC, id DESC",
        )?
        .query_map([&project.id], |row| {
            Ok(RungFact {
                id: row.get("id")?,
                rung: row.get("rung")?,
                stage: row.get("stage")?,
                on: When::read(row, "on")?,
                reason: row.get("reason")?,
                officer: row.get("officer")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    project.easy = easy::of(conn, &project.id)?;
    Ok(project)
}
