//! Lists as CSV, in the stored order. What is exported can be brought in
//! again and exported to the same bytes.

use crate::claims::{self, Claim};
use crate::documents::{BrailleGrade, PaperColour};
use crate::error::Result;
use crate::labels;
use crate::people::{self, AgreementState, Format, Person, Way};
use crate::plan::{self, Action, ActionStatus};
use crate::projects::{self, Project};
use crate::store::Store;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ListKind {
    People,
    Projects,
    Claims,
    Plan,
}

/// UTF-8 with its mark and CRLF, as Excel wants it.
///
/// # Errors
/// Only where the disk fails.
pub fn csv(store: &Store, kind: ListKind, today: NaiveDate) -> Result<Vec<u8>> {
    let conn = store.read();
    let (head, rows) = match kind {
        ListKind::People => (PEOPLE.to_vec(), people::all(conn)?.iter().map(person).collect()),
        ListKind::Projects => (PROJECTS.to_vec(), projects::all(conn, today)?.iter().map(project).collect()),
        ListKind::Claims => {
            (CLAIMS.to_vec(), claims::all(conn, store.officer(), today)?.iter().map(claim).collect())
        }
        ListKind::Plan => (PLAN.to_vec(), plan::all(conn, today)?.iter().map(action).collect::<Vec<_>>()),
    };
    let mut out = vec![0xef, 0xbb, 0xbf];
    {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut out);
        let odd = |error: csv::Error| crate::Error::bug(format_args!("a row could not be written ({error})"));
        writer.write_record(&head).map_err(odd)?;
        for row in rows {
            let cells: Vec<String> = row.into_iter().map(Cell::written).collect();
            writer.write_record(&cells).map_err(odd)?;
        }
        writer.flush()?;
    }
    Ok(out)
}

/// A cell that a spreadsheet program would run: `=`, `+`, `-`, `@`, tab or
/// return, also behind the `'` that guards it.
#[must_use]
pub fn looks_like_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Text that somebody typed is guarded; numbers and phone numbers that we
/// wrote ourselves are not.
enum Cell {
    Typed(String),
    Ours(String),
}

impl Cell {
    fn written(self) -> String {
        match self {
            Self::Typed(text) if looks_like_formula(&text) => format!("'{text}"),
            Self::Typed(text) | Self::Ours(text) => text,
        }
    }
}

fn typed(text: &str) -> Cell {
    Cell::Typed(text.to_owned())
}

fn ours(text: impl Into<String>) -> Cell {
    Cell::Ours(text.into())
}

const PEOPLE: &[&str] = &[
    "Title",
    "Name",
    "Family name",
    "Known as",
    "Address 1",
    "Address 2",
    "Town",
    "Postcode",
    "Phone",
    "Mobile",
    "E-mail",
    "Best way to contact",
    "Please not by",
    "About reaching them",
    "OK to contact?",
    "Agreed on",
    "Agreed how",
    "Agreed with",
    "Agreement note",
    "Date joined",
    "Access needs",
    "Format",
    "Print size",
    "Paper colour",
    "Language",
    "Braille grade",
    "Interested in",
    "Groups",
    "Carer?",
    "Notes",
];

fn person(p: &Person) -> Vec<Cell> {
    let agreement = p.agreements.iter().find(|a| a.purpose == "register");
    let agreed = agreement.map_or("", |a| match (a.state, a.channel.as_str()) {
        (AgreementState::Refused, _) => "No",
        (AgreementState::Withdrawn, _) => "Withdrawn",
        (AgreementState::Given, "post") => "Post only",
        (AgreementState::Given, "phone") => "Phone only",
        (AgreementState::Given, "text") => "Text only",
        (AgreementState::Given, "email") => "E-mail only",
        (AgreementState::Given, "via_carer") => "Via carer only",
        (AgreementState::Given, _) => "Yes",
    });
    let not_by = [(p.no_phone, "phone"), (p.no_text, "text"), (p.no_email, "e-mail"), (p.no_post, "post")];
    let not_by = not_by.iter().filter(|(no, _)| *no).map(|(_, w)| *w).collect::<Vec<_>>().join("; ");
    vec![
        typed(&p.title),
        typed(&p.name),
        typed(&p.family_name),
        typed(&p.known_as),
        typed(&p.address_1),
        typed(&p.address_2),
        typed(&p.town),
        typed(&p.postcode),
        ours(&p.phone),
        ours(&p.mobile),
        typed(&p.email),
        ours(p.best_way.map_or("", way)),
        ours(not_by),
        typed(&p.reach_note),
        ours(agreed),
        typed(&agreement.and_then(|a| a.on.as_ref()).map(crate::values::When::as_typed).unwrap_or_default()),
        typed(agreement.map_or("", |a| &a.how)),
        typed(agreement.map_or("", |a| &a.with_whom)),
        typed(agreement.map_or("", |a| &a.note)),
        typed(&p.joined.as_ref().map(crate::values::When::as_typed).unwrap_or_default()),
        typed(&people::needs_in_words(&p.needs)),
        ours(p.format.map_or("", Format::label)),
        ours(p.format_size.map(|s| s.to_string()).unwrap_or_default()),
        ours(p.paper_colour.map_or("", PaperColour::label)),
        typed(&if p.language.is_empty() { String::new() } else { labels::language(&p.language) }),
        ours(match p.braille_grade {
            None => "",
            Some(BrailleGrade::Uncontracted) => "Grade 1",
            Some(BrailleGrade::Contracted) => "Grade 2",
        }),
        typed(&p.interests),
        typed(&p.groups),
        typed(&p.carer),
        typed(&p.notes),
    ]
}

fn way(way: Way) -> &'static str {
    match way {
        Way::Phone => "Phone",
        Way::Text => "Text",
        Way::Email => "E-mail",
        Way::Post => "Post",
        Way::ViaCarer => "Via carer",
    }
}

const PROJECTS: &[&str] = &[
    "Project",
    "Issue",
    "Aims",
    "What can change",
    "What cannot change",
    "Starts",
    "Ends",
    "Status",
    "Rung",
    "Why this rung",
    "Chair (officer)",
    "Chair (person)",
    "Why no second chair",
];

fn project(p: &Project) -> Vec<Cell> {
    let rung = p.rungs.first();
    vec![
        typed(&p.title),
        typed(&p.issue),
        typed(&p.aims),
        typed(&p.can_change),
        typed(&p.cannot_change),
        typed(&p.starts.as_ref().map(crate::values::When::as_typed).unwrap_or_default()),
        typed(&p.ends.as_ref().map(crate::values::When::as_typed).unwrap_or_default()),
        ours(crate::values::code_of(&p.status)),
        ours(rung.map_or("", |r| r.rung.label())),
        typed(rung.map_or("", |r| &r.reason)),
        typed(&p.chair_officer),
        typed(p.chair_person.as_ref().map_or("", |c| &c.name)),
        typed(&p.no_second_chair),
    ]
}

const CLAIMS: &[&str] = &[
    "Claim",
    "Person",
    "Project",
    "Activity",
    "Day",
    "Expenses",
    "Payment offered",
    "Answer",
    "Payment accepted",
    "Total",
    "Status",
    "Entered by",
    "Lines",
    "Notes",
];

fn claim(c: &Claim) -> Vec<Cell> {
    let lines = c.lines.iter().map(|l| {
        let miles = l.miles.as_ref().map(|m| format!(", {m} miles")).unwrap_or_default();
        let words = if l.words.is_empty() { String::new() } else { format!(", {}", l.words) };
        format!("{}{miles}{words}: {}", l.kind.label(), l.pence)
    });
    vec![
        ours(&c.number),
        typed(&c.person.name),
        typed(c.project.as_ref().map_or("", |p| &p.title)),
        typed(&c.activity),
        ours(c.on.format("%d/%m/%Y").to_string()),
        ours(c.expenses.plain()),
        ours(c.offered.plain()),
        ours(c.answer.label()),
        ours(c.accepted.plain()),
        ours(c.total.plain()),
        ours(c.status.label()),
        typed(&c.entered_by),
        typed(&lines.collect::<Vec<_>>().join("\n")),
        typed(&c.notes),
    ]
}

const PLAN: &[&str] =
    &["Priority/Action", "Responsible officer", "Milestones (and review dates)", "Status", "Notes"];

fn action(a: &Action) -> Vec<Cell> {
    let status = match a.status {
        ActionStatus::NotStarted => "Not started",
        ActionStatus::OnTrack => "On track",
        ActionStatus::Done => "Done",
        ActionStatus::CompleteOperating => "Complete and operating",
    };
    vec![
        typed(&a.action),
        typed(&a.owner),
        typed(&plan::steps::written(&a.milestones)),
        ours(status),
        typed(&a.notes),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::unguarded;

    #[test]
    fn a_formula_is_guarded_once_and_comes_back_as_it_was() {
        for text in ["=1+1", "'=1", "''=1", "+44", "-3", "@x", "plain", "'quoted", "", "a=b", "\tx"] {
            let written = Cell::Typed(text.to_owned()).written();
            assert_eq!(unguarded(&written), text);
            assert!(!written.starts_with(['=', '+', '-', '@', '\t']), "{text}");
        }
        assert_eq!(Cell::Ours("+48601234567".into()).written(), "+48601234567");
    }
}
