//! The action plan from a spreadsheet, in the three columns councils print:
//! what, who, and when. An impossible date refuses the row.

use super::{Cells, Imported, Known, Outcome, Read, Remark};
use crate::error::Result;
use crate::kind::Kind;
use crate::plan::{self, ActionDraft, ActionStatus, Checked, MilestoneDraft, MilestoneStatus};
use crate::store::{Now, Op, Store};
use crate::values::{NotADay, When};

pub(super) const KNOWN: &[Known] = &[
    Known {
        field: "action",
        label: "Priority/Action",
        headings: &["Action", "Priority", "What", "Actions", "What we will do"],
    },
    Known {
        field: "owner",
        label: "Responsible officer",
        headings: &["Owner", "Lead", "Who", "Responsible", "Lead officer", "Responsible officers"],
    },
    Known {
        field: "milestones",
        label: "Milestones (and review dates)",
        headings: &[
            "Milestones",
            "Milestone",
            "Review date",
            "Review dates",
            "Due",
            "Due date",
            "By when",
            "When",
            "Date",
        ],
    },
    Known { field: "status", label: "Status", headings: &["Progress", "RAG"] },
    Known { field: "notes", label: "Notes", headings: &["Comments", "Update"] },
];

pub(super) fn read(cells: &Cells<'_>, _now: Now) -> Result<Read<Checked>, String> {
    let mut draft = ActionDraft {
        action: cells.get("action"),
        owner: cells.get("owner"),
        notes: cells.get("notes"),
        ..ActionDraft::default()
    };
    if draft.action.is_empty() {
        return Err("This row has no action.".into());
    }
    let mut remarks = Vec::new();
    let typed = cells.get("status");
    match status(&typed) {
        Some(status) => draft.status = status,
        None if typed.is_empty() => {}
        None => {
            let heading = cells.heading("status");
            draft.notes = [draft.notes.as_str(), &format!("{heading}: {typed}")].join("\n").trim().to_owned();
            remarks.push(Remark { line: cells.line, field: heading.to_owned(), typed });
        }
    }
    for step in cells.get("milestones").split([';', '\n']).map(str::trim).filter(|s| !s.is_empty()) {
        // Councils write a status where a date should be: "Complete and operating now".
        let plain = step.to_lowercase();
        if plain.starts_with("complete and operating") {
            draft.status = ActionStatus::CompleteOperating;
            let rest = step.get("complete and operating".len()..).unwrap_or_default().trim();
            let rest = rest.trim_start_matches(['.', ',']).trim();
            if !rest.is_empty() && !rest.eq_ignore_ascii_case("now") {
                draft.milestones.push(milestone(rest)?);
            }
            continue;
        }
        draft.milestones.push(milestone(step)?);
    }
    let detail = [draft.owner.clone()]
        .into_iter()
        .chain(draft.milestones.iter().map(|m| format!("{} {}", m.words, m.due).trim().to_owned()))
        .filter(|t| !t.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let title = draft.action.clone();
    let record = plan::check(&draft)
        .map_err(|error| error.problems.into_iter().map(|p| p.message).next().unwrap_or(error.message))?;
    Ok(Read { record, remarks, title, detail })
}

pub(super) fn write(store: &mut Store, now: Now, outcome: Outcome<Checked>) -> Result<Imported> {
    let accepted = u32::try_from(outcome.records.len()).unwrap_or(u32::MAX);
    let written = store.write(Op::BringIn(Kind::Action), now, |tx| {
        for action in &outcome.records {
            plan::add(tx, action)?;
        }
        Ok(())
    })?;
    Ok(Imported { read: outcome.read, accepted, op: written.op.unwrap_or_default() })
}

/// "Done. First draft, Sept 2026": a status, words and a date, each optional.
fn milestone(step: &str) -> Result<MilestoneDraft, String> {
    let mut status = MilestoneStatus::NotStarted;
    let mut rest = step;
    for (word, meaning) in [
        ("done.", MilestoneStatus::Done),
        ("on track.", MilestoneStatus::OnTrack),
        ("not started.", MilestoneStatus::NotStarted),
    ] {
        if let Some(head) = step.get(..word.len())
            && head.eq_ignore_ascii_case(word)
        {
            status = meaning;
            rest = step[word.len()..].trim();
        }
    }
    let (words, due) = split_date(rest)?;
    Ok(MilestoneDraft { id: None, words, due, status })
}

/// The longest end of the text that is a date, and what stands before it.
fn split_date(text: &str) -> Result<(String, String), String> {
    if When::typed(text).is_ok() {
        return Ok((String::new(), text.to_owned()));
    }
    let starts: Vec<usize> = text
        .char_indices()
        .filter(|(at, c)| !c.is_whitespace() && (*at == 0 || text[..*at].ends_with(char::is_whitespace)))
        .map(|(at, _)| at)
        .collect();
    for at in starts.iter().rev().take(5).rev() {
        let tail = text[*at..].trim_end_matches('.');
        match When::typed(tail) {
            Ok(_) => {
                let words = text[..*at].trim().trim_end_matches([',', ':', '-', '–']).trim();
                return Ok((words.to_owned(), tail.to_owned()));
            }
            Err(NotADay::Impossible) => return Err(format!("No calendar has the day “{tail}”.")),
            Err(NotADay::NoDay | NotADay::NotUnderstood) => {}
        }
    }
    Ok((text.to_owned(), String::new()))
}

fn status(typed: &str) -> Option<ActionStatus> {
    match typed.trim().to_lowercase().trim_end_matches('.') {
        "not started" | "to do" => Some(ActionStatus::NotStarted),
        "on track" | "started" | "in progress" | "underway" | "green" => Some(ActionStatus::OnTrack),
        "done" | "complete" | "completed" | "finished" => Some(ActionStatus::Done),
        "complete and operating" | "complete and operating now" => Some(ActionStatus::CompleteOperating),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_taken_apart_into_status_words_and_date() {
        let told = |step: &str| {
            let m = milestone(step).unwrap();
            (m.status, m.words, m.due)
        };
        use MilestoneStatus::{Done, NotStarted, OnTrack};
        assert_eq!(told("June 2024"), (NotStarted, String::new(), "June 2024".into()));
        assert_eq!(told("Sept 2024"), (NotStarted, String::new(), "Sept 2024".into()));
        assert_eq!(told("Done. First draft, Sept 2026"), (Done, "First draft".into(), "Sept 2026".into()));
        assert_eq!(
            told("On track. 34 of first 40, 30 November 2026"),
            (OnTrack, "34 of first 40".into(), "30 November 2026".into())
        );
        assert_eq!(told("Talk to 12 people"), (NotStarted, "Talk to 12 people".into(), String::new()));
    }

    #[test]
    fn an_impossible_date_is_told_by_what_was_typed() {
        assert_eq!(milestone("Board meets 31/02/2026").unwrap_err(), "No calendar has the day “31/02/2026”.");
        assert!(milestone("31 February 2026").is_err());
    }
}
