//! The action plan from a spreadsheet, in the three columns councils print:
//! what, who, and when. An impossible date refuses the row.

use super::cells::Cells;
use super::headings::Known;
use super::{Remark, Understood};
use crate::plan::{self, ActionDraft, ActionStatus, Checked, steps};
use crate::store::Now;

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

pub(super) fn read(cells: &Cells<'_>, _now: Now) -> Result<Understood<Checked>, String> {
    let mut draft =
        ActionDraft { action: cells.get("action"), owner: cells.get("owner"), ..ActionDraft::default() };
    if draft.action.is_empty() {
        return Err("This row has no action.".into());
    }
    let (mut notes, mut remarks) = (vec![cells.get("notes")], Vec::new());
    notes.extend(cells.others());
    read_steps(cells, &mut draft, &mut remarks)?;
    let typed = cells.get("status");
    match status(&typed) {
        _ if typed.is_empty() => {}
        // A step may have said already that it is in operation.
        Some(status) if draft.status == ActionStatus::NotStarted || draft.status == status => {
            draft.status = status
        }
        _ => {
            notes.push(format!("{}: {typed}", cells.heading("status")));
            remarks.push(cells.remark("status", &typed, ""));
        }
    }
    notes.retain(|note| !note.is_empty());
    draft.notes = notes.join("\n");
    let detail = [draft.owner.clone()]
        .into_iter()
        .chain(draft.milestones.iter().map(|m| format!("{} {}", m.words, m.due).trim().to_owned()))
        .filter(|t| !t.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let title = draft.action.clone();
    let record = plan::check(&draft)
        .map_err(|error| error.problems.into_iter().map(|p| p.message).next().unwrap_or(error.message))?;
    Ok(Understood { record, remarks, title, detail })
}

fn read_steps(cells: &Cells<'_>, draft: &mut ActionDraft, remarks: &mut Vec<Remark>) -> Result<(), String> {
    for step in steps::split(&cells.get("milestones")) {
        let mut step = step;
        // Councils write a status where a date should be: "Complete and operating now".
        if step.to_lowercase().starts_with(steps::OPERATING) {
            draft.status = ActionStatus::CompleteOperating;
            let rest = step.get(steps::OPERATING.len()..).unwrap_or_default().trim();
            step = rest.trim_start_matches(['.', ',']).trim();
            if step.is_empty() || step.eq_ignore_ascii_case("now") {
                continue;
            }
        }
        let read = steps::read(step)?;
        if let Some(told) = read.told {
            remarks.push(cells.remark("milestones", step, told));
        }
        draft.milestones.push(read.draft);
    }
    Ok(())
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
