//! Reading projects.

use super::{Project, ProjectDraft, ProjectRow, Rung, RungFact, is_late};
use crate::easy;
use crate::error::{OrNotFound, Result};
use crate::listing::{ListQuery, Listing};
use crate::people;
use crate::search::prefix_query;
use crate::values::{When, code_of};
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

/// Every project, in the stored order.
///
/// # Errors
/// Only where the disk fails.
pub fn all(conn: &Connection, today: NaiveDate) -> Result<Vec<Project>> {
    let sql = format!("SELECT {COLUMNS} FROM project ORDER BY sequence, id");
    let rows = conn
        .prepare_cached(&sql)?
        .query_map([], |r| read(r, today))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    rows.into_iter().map(|(project, chair)| dress(conn, project, chair)).collect()
}

/// Filters: a status. Sorts: `""` or `title`, `starts`, `ends`, `rung`, `status`.
///
/// # Errors
/// Only where the disk fails.
pub fn list(conn: &Connection, query: &ListQuery, today: NaiveDate) -> Result<Listing<ProjectRow>> {
    let matching = prefix_query(&query.words);
    let found = "id IN (SELECT row_id FROM find WHERE kind = 'project' AND id IN (
        SELECT rowid FROM find_word WHERE find_word MATCH ?1))";
    let conditions =
        format!("{} AND (?2 = '' OR status = ?2)", if matching.is_some() { found } else { "?1 IS NULL" });
    let direction = query.direction();
    let order = match query.sort.as_str() {
        "starts" | "ends" => format!("{}_from {direction}, title COLLATE NOCASE", query.sort),
        "status" => {
            format!("instr('planned running finished stopped', status) {direction}, title COLLATE NOCASE")
        }
        "rung" => {
            // As on the ladder, from doing with to doing to.
            let ladder = Rung::ALL.map(|r| code_of(&r)).join(" ");
            format!("instr('{ladder}', rung) {direction}, title COLLATE NOCASE")
        }
        _ => format!("title COLLATE NOCASE {direction}, sequence"),
    };
    let sql = format!(
        "SELECT id, title, status, starts_from, starts_until, starts_words, ends_from, ends_until, ends_words,
           (SELECT rung FROM rung WHERE rung.project = project.id ORDER BY sequence DESC, id DESC LIMIT 1) AS rung,
           EXISTS (SELECT 1 FROM easy WHERE easy.row_id = project.id AND words <> '') AS easy
         FROM project WHERE {conditions} ORDER BY {order} LIMIT ?3 OFFSET ?4"
    );
    let (limit, offset) = query.limit();
    let rows = conn
        .prepare_cached(&sql)?
        .query_map((&matching, &query.filter, limit, offset), |row| {
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
        })?
        .collect::<rusqlite::Result<_>>()?;
    let total = conn
        .prepare_cached(&format!("SELECT count(*) FROM project WHERE {conditions}"))?
        .query_row((&matching, &query.filter), |r| r.get(0))?;
    Ok(Listing { rows, total })
}

/// # Errors
/// `NotFound`.
pub fn title_of(conn: &Connection, id: &str) -> Result<String> {
    conn.prepare_cached("SELECT title FROM project WHERE id = ?1")?
        .query_row([id], |r| r.get(0))
        .or_not_found("project", id)
}

/// What a form starts from when a project is changed.
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
