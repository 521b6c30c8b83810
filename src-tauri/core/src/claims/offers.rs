//! What claims offer as a kind of record.

use super::read::{FILTERS, SORTS};
use super::save::holds;
use super::{
    Claim, ClaimRow, ClaimStatus, ClaimStep, LineDraft, LineKind, PayDraft, PaymentAnswer, StepKind, approve,
    delete, draft, draft_of, each, get, list, may_change, may_delete, pay, refuse, return_to, save, submit,
};
use crate::error::Result;
use crate::listing::Listing;
use crate::offers::{Bring, Listed, Offers, Print, Sample, Shown, Whole, Words, json, nothing_due, over};
use crate::sheet::{Cell, ours, typed};
use crate::store::{Now, Opposite, Saved, Store};
use crate::values::long_day;
use serde::Deserialize;
use serde_json::Value;

pub(crate) const OFFERS: Offers = Offers {
    list_word: "claims",
    one: |ask, id| json(&get(ask.conn, id, ask.officer, ask.today)?),
    draft: |ask, id| json(&draft(ask.conn, id, ask.officer, ask.today)?),
    each: |ask, then| each(ask.conn, ask.officer, ask.today, |claim| then(&claim)),
    list: |ask, query| Ok(Listing::map(list(ask.conn, query, ask.today)?, listed)),
    // Who waits for money is Today's own part.
    due: nothing_due,
    list_json: |ask, query| json(&list(ask.conn, query, ask.today)?),
    sorts: SORTS,
    filters: FILTERS,
    save: |store, id, typed, now| {
        let before = id.map(|id| get(store.read(), id, store.officer(), now.today)).transpose()?;
        let draft = over(before.as_ref().map(draft_of), typed, &[("lines", || json(&LineDraft::default()))])?;
        save(store, id, &draft, now)
    },
    delete,
    headings: CLAIMS,
    leaves_out: "the steps of each claim, with who took them",
    print: Print {
        title: "Claims",
        headings: &["Claim", "Person", "Activity", "Day", "Total", "Status"],
        wide: true,
        leaves_out: None,
    },
    handout: None,
    words: &[
        Words { name: "LineKind", choices: LineKind::CHOICES, kept_in: &[("claim_line", "kind")] },
        Words { name: "ClaimStatus", choices: ClaimStatus::CHOICES, kept_in: &[] },
        Words { name: "PaymentAnswer", choices: PaymentAnswer::CHOICES, kept_in: &[("claim", "answer")] },
        Words { name: "ClaimStep", choices: ClaimStep::CHOICES, kept_in: &[] },
        Words { name: "StepKind", choices: StepKind::CHOICES, kept_in: &[("claim_step", "kind")] },
    ],
    labels: &[
        (
            "claim",
            &[
                ("number", "the number"),
                ("person", "the person"),
                ("project", "the project"),
                ("activity", "the activity"),
                ("on_day", "the day of the activity"),
                ("offered", "the payment offered"),
                ("answer", "the answer to the payment offered"),
                ("accepted", "the payment accepted"),
                ("answer_note", "the note about that answer"),
                ("notes", "the notes"),
                ("entered_by", "the officer who entered it"),
            ],
        ),
        (
            "claim_line",
            &[
                ("claim", "the claim"),
                ("kind", "the kind of expense"),
                ("words", "what a line is for"),
                ("miles", "the miles"),
                ("pence", "the amount"),
                ("receipt", "whether there is a receipt"),
            ],
        ),
        (
            "claim_step",
            &[
                ("claim", "the claim"),
                ("kind", "the step"),
                ("on_day", "the day of the step"),
                ("officer", "the officer"),
                ("reason", "the reason"),
                ("saw", "the seal of what was approved"),
            ],
        ),
        (
            "payment",
            &[
                ("claim", "the claim"),
                ("pence", "the amount paid"),
                ("on_day", "the day of the payment"),
                ("how", "how it was paid"),
                ("reference", "the reference"),
                ("officer", "the officer"),
            ],
        ),
    ],
    shown: &[
        ("claim", "on_day", Shown::Day),
        ("claim", "offered", Shown::Pence),
        ("claim", "accepted", Shown::Pence),
        ("claim_line", "miles", Shown::Miles),
        ("claim_line", "pence", Shown::Pence),
        ("claim_line", "receipt", Shown::YesNo),
        ("claim_step", "on_day", Shown::Day),
        ("payment", "pence", Shown::Pence),
        ("payment", "on_day", Shown::Day),
    ],
    may: |conn, id, opposite| match opposite {
        Opposite::Add => Ok(()),
        Opposite::Change => may_change(conn, id),
        Opposite::Delete => may_delete(conn, id),
    },
    holds,
    bring: Bring::Never(
        "Money goes through its steps, each by an officer on a day, which a sheet does not hold.",
    ),
    sample: Sample { lines: include_str!("../sample/claims.jsonl"), then },
};

/// What is done with a claim of the made-up council.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Then {
    Submitted,
    Approved,
    /// And why.
    Returned(String),
    /// And why.
    Refused(String),
    Paid(PayDraft),
}

fn then(store: &mut Store, id: &str, step: Value, now: Now) -> Result<Saved> {
    match serde_json::from_value(step)? {
        Then::Submitted => submit(store, id, now),
        Then::Approved => approve(store, id, now),
        Then::Returned(why) => return_to(store, id, &why, now),
        Then::Refused(why) => refuse(store, id, &why, now),
        Then::Paid(draft) => pay(store, id, &draft, now),
    }
}

impl Whole for Claim {
    fn json(&self) -> Result<Value> {
        json(self)
    }

    fn cells(&self) -> Vec<Cell> {
        claim(self)
    }

    fn line(&self) -> String {
        format!("{}\t{}\t{}\t{}", self.number, self.person.name, self.total, self.status.label())
    }

    fn id(&self) -> &str {
        &self.id
    }
}

fn listed(row: ClaimRow) -> Listed {
    let cells = vec![
        row.number,
        row.person.name,
        row.activity,
        long_day(row.on),
        row.total.to_string(),
        row.status.label().to_owned(),
    ];
    Listed { id: row.id, cells }
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
        let miles = l.reckoned.as_ref().map(|reckoned| format!(", {reckoned}")).unwrap_or_default();
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
