//! "Print this list": what a list shows, as a table on paper.

use super::{ENGLISH, organisation};
use crate::claims;
use crate::documents::{Block, Document, Section, Table, Text};
use crate::error::Result;
use crate::export::ListKind;
use crate::listing::ListQuery;
use crate::people;
use crate::plan;
use crate::projects::{self, Rung};
use crate::settings;
use crate::store::Store;
use crate::values::{When, code_of, long_day};
use chrono::NaiveDate;

/// The rows of a list as it is filtered and sorted now, all of them.
///
/// # Errors
/// Only where the disk fails.
pub fn list(store: &Store, kind: ListKind, query: &ListQuery, today: NaiveDate) -> Result<Document> {
    let conn = store.read();
    let query = ListQuery { offset: 0, limit: 0, ..query.clone() };
    let (title, head, rows): (&str, &[&str], Vec<Vec<String>>) = match kind {
        ListKind::People => {
            let rows = people::list(conn, &query)?.rows;
            ("People", &["Name", "Town", "Needs", "Format"], rows.into_iter().map(person).collect())
        }
        ListKind::Projects => {
            let rows = projects::list(conn, &query, today)?.rows;
            ("Projects", &["Project", "Rung", "Status", "Ends"], rows.into_iter().map(project).collect())
        }
        ListKind::Claims => {
            let rows = claims::list(conn, &query, today)?.rows;
            (
                "Claims",
                &["Claim", "Person", "Activity", "Day", "Total", "Status"],
                rows.into_iter().map(claim).collect(),
            )
        }
        ListKind::Plan => {
            let rows = plan::list(conn, &query, today)?.rows;
            (
                "Action plan",
                &["Priority/Action", "Responsible officer", "Milestones (and review dates)"],
                rows.into_iter().map(action).collect(),
            )
        }
    };
    let settings = settings::get(conn)?;
    let mut document = Document::new(title, organisation(&settings, ENGLISH), today);
    let caption = match rows.len() {
        1 => "1 row".to_owned(),
        n => format!("{n} rows"),
    };
    let caption = match query.words.trim() {
        "" => caption,
        words => format!("{caption} with “{words}”"),
    };
    let table = Table {
        caption: format!("{title}: {caption}").into(),
        head: head.iter().map(|h| Text::from(*h)).collect(),
        rows: rows.into_iter().map(|r| r.into_iter().map(Text::from).collect()).collect(),
    };
    document.sections.push(Section::new("", vec![Block::Table(table)]));
    Ok(document)
}

fn person(row: people::PersonRow) -> Vec<String> {
    let needs = row.needs.iter().map(people::Need::words).collect::<Vec<_>>().join("; ");
    let size = row.format_size.map(|s| format!(" {s} point")).unwrap_or_default();
    let format = row.format.map(|f| code_of(&f).replace('_', " ")).unwrap_or_default();
    vec![row.name, row.town, needs, format!("{format}{size}").trim().to_owned()]
}

fn project(row: projects::ProjectRow) -> Vec<String> {
    vec![
        row.title,
        row.rung.map_or("", Rung::label).to_owned(),
        code_of(&row.status).replace('_', " "),
        row.ends.as_ref().map(When::long).unwrap_or_default(),
    ]
}

fn claim(row: claims::ClaimRow) -> Vec<String> {
    vec![
        row.number,
        row.person.name,
        row.activity,
        long_day(row.on),
        row.total.to_string(),
        row.status.label().to_owned(),
    ]
}

fn action(row: plan::Action) -> Vec<String> {
    let mut steps: Vec<String> = row
        .milestones
        .iter()
        .map(|m| {
            let due = m.due.as_ref().map(When::as_typed).unwrap_or_default();
            let words = [m.words.as_str(), &due].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>();
            format!("{}: {}", m.mark.label(), words.join(", "))
        })
        .collect();
    if row.mark == plan::Mark::CompleteOperating {
        steps.insert(0, row.mark.label().to_owned());
    }
    vec![row.action, row.owner, steps.join(". ")]
}
