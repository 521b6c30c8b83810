//! What Today shows: what is due, who is waiting for money, where the
//! projects stand.

use crate::claims::{self, ClaimRow};
use crate::error::Result;
use crate::plan::{self, Mark};
use crate::projects::{self, Rung};
use crate::requests::{self, RequestState};
use crate::values::{Pence, When};
use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct DueThing {
    pub table: String,
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
    pub waiting_total: Pence,
    pub ladder: LadderCount,
    pub counts: Counts,
    pub to_print: Vec<ToPrint>,
}

/// # Errors
/// Only where the disk fails.
pub fn today(conn: &Connection, today: NaiveDate) -> Result<Today> {
    let mut due = Vec::new();
    let actions = plan::all(conn, today)?;
    for action in &actions {
        if matches!(action.mark, Mark::CompleteOperating | Mark::Done) {
            continue;
        }
        for milestone in &action.milestones {
            let (Some(on), Mark::Late | Mark::DueSoon) = (&milestone.due, milestone.mark) else { continue };
            let title = if milestone.words.is_empty() { &action.action } else { &milestone.words };
            let detail = match (milestone.words.is_empty(), action.owner.is_empty()) {
                (true, _) => action.owner.clone(),
                (false, true) => action.action.clone(),
                (false, false) => format!("{}. {}", action.action.trim_end_matches('.'), action.owner),
            };
            due.push(DueThing {
                table: "action".into(),
                id: action.id.clone(),
                on: on.clone(),
                title: title.clone(),
                detail,
                mark: milestone.mark,
            });
        }
    }
    let projects = projects::all(conn, today)?;
    let mut ladder = LadderCount::default();
    for project in &projects {
        if project.late
            && let Some(ends) = &project.ends
        {
            due.push(DueThing {
                table: "project".into(),
                id: project.id.clone(),
                on: ends.clone(),
                title: project.title.clone(),
                detail: "This project should be over. Say how it ended, or when it will.".into(),
                mark: Mark::Late,
            });
        }
        if project.status == projects::ProjectStatus::Running {
            match project.rungs.first().map(|r| Rung::doing(r.rung)) {
                Some("with") => ladder.with += 1,
                Some("for") => ladder.for_ += 1,
                Some(_) => ladder.to += 1,
                None => ladder.none += 1,
            }
        }
    }
    for request in requests::due(conn, today)? {
        let Some(on) = request.due_on else { continue };
        due.push(DueThing {
            table: "format_request".into(),
            id: request.id.clone(),
            on: When::day(on),
            title: format!("{}: {}", request.wanted, request.what()),
            detail: format!("Asked for by {}", request.who()),
            mark: if request.state == RequestState::Late { Mark::Late } else { Mark::DueSoon },
        });
    }
    due.sort_by_key(|d| (d.mark, d.on.until));
    let waiting = claims::waiting(conn, today)?;
    let count = |sql: &str| conn.query_row(sql, [], |r| r.get::<_, u32>(0));
    let mut to_print: Vec<ToPrint> = projects
        .iter()
        .filter(|p| {
            p.status == projects::ProjectStatus::Running && p.easy.iter().any(|e| !e.words.is_empty())
        })
        .take(3)
        .map(|p| ToPrint { document: "project".into(), id: Some(p.id.clone()), title: p.title.clone() })
        .collect();
    if !actions.is_empty() {
        to_print.push(ToPrint { document: "plan".into(), id: None, title: "Our action plan".into() });
    }
    Ok(Today {
        late: u32::try_from(due.iter().filter(|d| d.mark == Mark::Late).count()).unwrap_or(0),
        due,
        waiting_total: waiting.iter().map(|c| c.total).sum(),
        waiting,
        ladder,
        counts: Counts {
            people: count("SELECT count(*) FROM person")?,
            projects: count("SELECT count(*) FROM project")?,
            claims: count("SELECT count(*) FROM claim")?,
            actions: count("SELECT count(*) FROM action")?,
        },
        to_print,
    })
}
