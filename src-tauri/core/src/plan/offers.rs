//! What actions of the plan offer as a kind of record.

use super::read::{FILTERS, SORTS};
use super::save::holds;
use super::{
    Action, ActionStatus, Mark, Milestone, MilestoneDraft, MilestoneStatus, add_review, delete, draft,
    draft_of, due, each, get, list, mark_milestone, paper, save,
};
use crate::easy::EasyWords;
use crate::error::{Error, Result};
use crate::listing::Listing;
use crate::offers::{
    Bring, Due, Handout, HandoutOf, Listed, Offers, Own, Print, Sample, Shown, Whole, Words, json,
    may_always, over,
};
use crate::sheet::{Cell, ours, typed};
use crate::store::{Names, Now, Saved, Store};
use crate::values::When;
use serde::Deserialize;
use serde_json::Value;

pub(crate) const OFFERS: Offers = Offers {
    list_word: "plan",
    one: |ask, id| json(&get(ask.conn, id, ask.today)?),
    draft: |ask, id| json(&draft(ask.conn, id, ask.today)?),
    each: |ask, then| each(ask.conn, ask.today, |action| then(&action)),
    list: |ask, query| {
        let listing = list(ask.conn, query, ask.today)?;
        Ok(Listing { total: listing.total, rows: listing.rows.into_iter().map(listed).collect() })
    },
    due: |ask| Ok(due(ask.conn, ask.today)?.filter_map(to_be_done)),
    list_json: |ask, query| json(&list(ask.conn, query, ask.today)?),
    sorts: SORTS,
    filters: FILTERS,
    save: |store, id, typed, now| {
        let before = id.map(|id| get(store.read(), id, now.today)).transpose()?;
        let parts: &[crate::offers::Part] =
            &[("milestones", || json(&MilestoneDraft::default())), ("easy", || json(&EasyWords::default()))];
        let draft = over(before.as_ref().map(draft_of), typed, parts)?;
        save(store, id, &draft, now)
    },
    delete,
    headings: PLAN,
    leaves_out: "review notes, easy words and the days on which milestones were done",
    print: Print {
        title: "Action plan",
        headings: &["Priority/Action", "Responsible officer", "Milestones (and review dates)"],
        wide: false,
        leaves_out: None,
    },
    handout: Some(Handout {
        word: "plan",
        of: HandoutOf::All { title: "Action plan", document: paper::document },
        names: Names::Nobody,
        findings: None,
        languages: None,
    }),
    words: &[
        Words { name: "ActionStatus", choices: ActionStatus::CHOICES, kept_in: &[("action", "status")] },
        Words {
            name: "MilestoneStatus",
            choices: MilestoneStatus::CHOICES,
            kept_in: &[("milestone", "status")],
        },
        Words { name: "Mark", choices: Mark::CHOICES, kept_in: &[] },
    ],
    labels: &[
        (
            "action",
            &[
                ("action", "the action"),
                ("owner", "the responsible officer"),
                ("status", "the state"),
                ("notes", "the notes"),
            ],
        ),
        (
            "milestone",
            &[
                ("action", "the action"),
                ("words", "a milestone"),
                ("due_words", "when a milestone is due"),
                ("status", "a milestone"),
                ("done_on", "the day a milestone was done"),
            ],
        ),
        (
            "action_review",
            &[
                ("action", "the action"),
                ("on_day", "the day of a review"),
                ("words", "the review note"),
                ("officer", "the officer"),
            ],
        ),
    ],
    shown: &[("milestone", "done_on", Shown::Day), ("action_review", "on_day", Shown::Day)],
    may: may_always,
    holds,
    bring: Bring::Own(Own::Plan),
    sample: Sample { lines: include_str!("../sample/actions.jsonl"), then },
};

/// What is done with an action of the made-up council.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Then {
    /// Its place, and where it stands now.
    Milestone(usize, MilestoneStatus),
    Review(String),
}

fn then(store: &mut Store, id: &str, step: Value, now: Now) -> Result<Saved> {
    match serde_json::from_value(step)? {
        Then::Milestone(at, status) => {
            let action = get(store.read(), id, now.today)?;
            let milestone = action.milestones.get(at).ok_or_else(|| Error::bug("no such milestone"))?;
            mark_milestone(store, &milestone.id, status, now)
        }
        Then::Review(words) => add_review(store, id, &words, now),
    }
}

impl Whole for Action {
    fn json(&self) -> Result<Value> {
        json(self)
    }

    fn cells(&self) -> Vec<Cell> {
        action(self)
    }

    fn line(&self) -> String {
        let due: Vec<String> =
            self.milestones.iter().filter_map(|m| m.due.as_ref()).map(When::as_typed).collect();
        format!("{}\t{}\t{}\t{}", self.mark.label(), self.action, self.owner, due.join("; "))
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn is_overdue(&self) -> bool {
        self.mark == Mark::Late
    }
}

/// A milestone, or its action where it has no words of its own.
fn to_be_done((action, milestone): (Action, Milestone)) -> Option<Due> {
    let detail = match (milestone.words.is_empty(), action.owner.is_empty()) {
        (true, _) => action.owner,
        (false, true) => action.action.clone(),
        (false, false) => format!("{}. {}", action.action.trim_end_matches('.'), action.owner),
    };
    let title = if milestone.words.is_empty() { action.action } else { milestone.words };
    Some(Due { id: action.id, on: milestone.due?, title, detail, is_late: milestone.mark == Mark::Late })
}

fn listed(row: Action) -> Listed {
    let mut steps: Vec<String> = row
        .milestones
        .iter()
        .map(|m| {
            let due = m.due.as_ref().map(When::as_typed).unwrap_or_default();
            let words = [m.words.as_str(), &due].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>();
            format!("{}: {}", m.mark.label(), words.join(", "))
        })
        .collect();
    if row.mark == Mark::CompleteOperating {
        steps.insert(0, row.mark.label().to_owned());
    }
    Listed { id: row.id, cells: vec![row.action, row.owner, steps.join(". ")] }
}

const PLAN: &[&str] =
    &["Priority/Action", "Responsible officer", "Milestones (and review dates)", "Status", "Notes"];

fn action(a: &Action) -> Vec<Cell> {
    vec![
        typed(&a.action),
        typed(&a.owner),
        typed(&super::steps::written(&a.milestones)),
        ours(a.status.label()),
        typed(&a.notes),
    ]
}
