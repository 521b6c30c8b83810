//! What Today shows: what is due, who is waiting for money, where the
//! projects stand.

use crate::claims::{self, ClaimRow};
use crate::error::Result;
use crate::kind::Kind;
use crate::listing::ListQuery;
use crate::plan::{self, Mark};
use crate::projects::{self, Rung};
use crate::requests::{self, RequestState};
use crate::values::{Pence, When};
use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct DueThing {
    pub kind: Kind,
    pub id: String,
    pub on: When,
    pub title: String,
    pub detail: String,
    pub mark: Mark,
}

#[derive(Debug, Clone, Default, Serialize, specta::Type)]
pub struct LadderCount {
    pub with: u32,
    #[serde(rename = "for")]
    pub for_: u32,
    pub to: u32,
    pub none: u32,
}

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Counts {
    pub people: u32,
    pub projects: u32,
    pub claims: u32,
    pub actions: u32,
}

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct ToPrint {
    /// `project` or `plan`
    pub document: String,
    pub id: Option<String>,
    pub title: String,
}

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Today {
    /// The latest first.
    pub due: Vec<DueThing>,
    pub late: u32,
    pub waiting: Vec<ClaimRow>,
    /// All who wait, also those not shown.
    pub waiting_count: u32,
    pub waiting_total: Pence,
    pub ladder: LadderCount,
    pub counts: Counts,
    pub to_print: Vec<ToPrint>,
}

/// # Errors
/// Only where the disk fails.
pub fn today(conn: &Connection, today: NaiveDate) -> Result<Today> {
    let mut due = Vec::new();
    for (action, milestone) in plan::due(conn, today)? {
        let Some(on) = milestone.due else { continue };
        let detail = match (milestone.words.is_empty(), action.owner.is_empty()) {
            (true, _) => action.owner,
            (false, true) => action.action.clone(),
            (false, false) => format!("{}. {}", action.action.trim_end_matches('.'), action.owner),
        };
        let title = if milestone.words.is_empty() { action.action } else { milestone.words };
        due.push(DueThing { kind: Kind::Action, id: action.id, on, title, detail, mark: milestone.mark });
    }
    let late = ListQuery { filter: "late".into(), ..ListQuery::default() };
    for project in projects::list(conn, &late, today)?.rows {
        let Some(on) = project.ends else { continue };
        due.push(DueThing {
            kind: Kind::Project,
            id: project.id,
            on,
            title: project.title,
            detail: "This project should be over. Say how it ended, or when it will.".into(),
            mark: Mark::Late,
        });
    }
    for request in requests::due(conn, today)? {
        let Some(on) = request.due_on else { continue };
        due.push(DueThing {
            kind: Kind::Request,
            id: request.id.clone(),
            on: When::day(on),
            title: format!("{}: {}", request.wanted, request.what()),
            detail: format!("Asked for by {}", request.who()),
            mark: if request.state == RequestState::Late { Mark::Late } else { Mark::DueSoon },
        });
    }
    due.sort_by_key(|d| (d.mark, d.on.until));
    let (waiting, waiting_count, waiting_total) = claims::waiting(conn, today, MOST_WAITING)?;
    let count = |sql: &str| conn.query_row(sql, [], |r| r.get::<_, u32>(0));
    let with_easy_words = ListQuery { filter: "easy".into(), limit: 3, ..ListQuery::default() };
    let mut to_print: Vec<ToPrint> = projects::list(conn, &with_easy_words, today)?
        .rows
        .into_iter()
        .map(|p| ToPrint { document: "project".into(), id: Some(p.id), title: p.title })
        .collect();
    let actions = count("SELECT count(*) FROM action")?;
    if actions > 0 {
        to_print.push(ToPrint { document: "plan".into(), id: None, title: "Our action plan".into() });
    }
    Ok(Today {
        late: u32::try_from(due.iter().filter(|d| d.mark == Mark::Late).count()).unwrap_or(0),
        due,
        waiting,
        waiting_count,
        waiting_total,
        ladder: ladder(conn)?,
        counts: Counts {
            people: count("SELECT count(*) FROM person")?,
            projects: count("SELECT count(*) FROM project")?,
            claims: count("SELECT count(*) FROM claim")?,
            actions,
        },
        to_print,
    })
}

/// Who waits for money is shown so far; the page of claims shows all.
const MOST_WAITING: u32 = 50;

/// On which rungs the running projects stand.
fn ladder(conn: &Connection) -> Result<LadderCount> {
    let mut statement = conn.prepare_cached(
        "SELECT rung, count(*) FROM project JOIN project_now ON project_now.row = project.rowid
         WHERE status = 'running' GROUP BY rung",
    )?;
    let mut rows = statement.query([])?;
    let mut ladder = LadderCount::default();
    while let Some(row) = rows.next()? {
        let (rung, count): (Option<Rung>, u32) = (row.get(0)?, row.get(1)?);
        match rung.map(Rung::doing) {
            Some("with") => ladder.with += count,
            Some("for") => ladder.for_ += count,
            Some(_) => ladder.to += count,
            None => ladder.none += count,
        }
    }
    Ok(ladder)
}
