//! What format requests offer as a kind of record.

use super::read::{FILTERS, SORTS};
use super::save::{add, check, holds};
use super::{
    FormatRequest, FormatRequestDraft, RequestState, SentDraft, delete, draft, draft_of, due, each, get,
    list, mark_sent, save,
};
use crate::error::{Error, Problem, Result};
use crate::listing::Listing;
use crate::offers::{
    Bring, Due, Fields, Listed, Offers, Print, Sample, Shown, Whole, Words, json, may_always, over,
};
use crate::people::Format;
use crate::sheet::{Cell, ours, typed};
use crate::store::{Now, Saved, Store};
use crate::values::{Pence, When, language_name, language_tag, long_day};
use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::{Map, Value};

pub(crate) const OFFERS: Offers = Offers {
    list_word: "requests",
    one: |ask, id| json(&get(ask.conn, id, ask.today)?),
    draft: |ask, id| json(&draft(ask.conn, id, ask.today)?),
    each: |ask, then| each(ask.conn, ask.today, |request| then(&request)),
    list: |ask, query| Ok(Listing::map(list(ask.conn, query, ask.today)?, listed)),
    due: |ask| Ok(due(ask.conn, ask.today)?.filter_map(to_be_sent)),
    list_json: |ask, query| json(&list(ask.conn, query, ask.today)?),
    sorts: SORTS,
    filters: FILTERS,
    save: |store, id, typed, now| {
        let before = id.map(|id| get(store.read(), id, now.today)).transpose()?;
        let draft = over(before.as_ref().map(draft_of), typed, &[])?;
        save(store, id, &draft, now)
    },
    delete,
    headings: &[
        "Asked by",
        "Document",
        "Format",
        "Size",
        "Language",
        "Asked on",
        "Needed by",
        "Sent on",
        "Cost",
        "Note",
    ],
    leaves_out: "",
    print: Print {
        title: "Format requests",
        headings: &["Asked by", "Document", "Format", "Needed by", "Where it stands"],
        wide: true,
        leaves_out: None,
    },
    handout: None,
    words: &[Words { name: "RequestState", choices: RequestState::CHOICES, kept_in: &[] }],
    labels: &[(
        "format_request",
        &[
            ("person", "the person who asked"),
            ("asked_by", "who asked"),
            ("handout", "the handout"),
            ("document", "what was asked for"),
            ("format", "the format"),
            ("size", "the print size"),
            ("language", "the language"),
            ("asked_on", "the day it was asked for"),
            ("due_on", "the day it is needed by"),
            ("sent_on", "the day it was sent"),
            ("cost", "the cost"),
            ("note", "the note"),
        ],
    )],
    shown: &[
        ("format_request", "size", Shown::Number),
        ("format_request", "language", Shown::Language),
        ("format_request", "asked_on", Shown::Day),
        ("format_request", "due_on", Shown::Day),
        ("format_request", "sent_on", Shown::Day),
        ("format_request", "cost", Shown::Pence),
    ],
    may: may_always,
    holds,
    bring: Bring::Fields(Fields {
        columns: &[
            "asked_by", "document", "format", "size", "language", "asked_on", "due_on", "sent_on", "cost",
            "note",
        ],
        others: &[
            ("asked_by", &["Name", "Person", "Who", "Who asked", "Requested by", "Requester"]),
            ("document", &["What", "Handout", "Document title", "What was asked for", "Information"]),
            ("format", &["Format wanted", "Format requested", "Alternative format"]),
            ("size", &["Print size", "Font size", "Point size"]),
            ("language", &["Language wanted", "Translation"]),
            ("asked_on", &["Date", "Requested on", "Date requested", "Date asked", "Request date"]),
            ("due_on", &["Due", "Due on", "Due date", "Needed on", "By when"]),
            ("sent_on", &["Sent", "Date sent", "Completed", "Date completed"]),
            ("cost", &["Price", "Cost (£)", "What it cost"]),
            ("note", &["Notes", "Comments"]),
        ],
        otherwise: &[],
        check: |typed, now| check(&from_sheet(typed)?, now).map(drop),
        add: |tx, typed| add(tx, &check(&from_sheet(typed)?, tx.now())?),
    }),
    sample: Sample { lines: include_str!("../sample/requests.jsonl"), then },
};

/// A sheet knows people, handouts and languages by their names.
fn from_sheet(typed: Map<String, Value>) -> Result<FormatRequestDraft> {
    let mut draft: FormatRequestDraft = over(None, typed, &[])?;
    // Whatever else was sent was asked for before: no day is made up for it.
    if draft.asked_on.is_empty() && !draft.sent_on.is_empty() {
        return Err(Error::of(vec![Problem::new(
            "asked_on",
            "Write the day they asked: it was sent already.",
        )]));
    }
    if let Some(tag) = language_tag(&draft.language) {
        draft.language = if tag == "en-GB" { String::new() } else { tag };
    }
    Ok(draft)
}

/// What is done with a request of the made-up council.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Then {
    Sent(SentDraft),
}

fn then(store: &mut Store, id: &str, step: Value, now: Now) -> Result<Saved> {
    match serde_json::from_value(step)? {
        Then::Sent(draft) => mark_sent(store, id, &draft, now),
    }
}

impl Whole for FormatRequest {
    fn json(&self) -> Result<Value> {
        json(self)
    }

    fn cells(&self) -> Vec<Cell> {
        let day =
            |day: Option<NaiveDate>| ours(day.map(|d| d.format("%d/%m/%Y").to_string()).unwrap_or_default());
        vec![
            typed(self.who()),
            typed(self.what()),
            ours(Format::label(self.format)),
            ours(self.size.map(|s| s.to_string()).unwrap_or_default()),
            ours(if self.language.is_empty() { String::new() } else { language_name(&self.language) }),
            day(Some(self.asked_on)),
            day(self.due_on),
            day(self.sent_on),
            ours(self.cost.map(Pence::plain).unwrap_or_default()),
            typed(&self.note),
        ]
    }

    fn line(&self) -> String {
        let due = self.due_on.map(|day| day.to_string()).unwrap_or_default();
        format!("{}\t{due}\t{}\t{}\t{}", self.state.label(), self.who(), self.what(), self.wanted)
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn is_overdue(&self) -> bool {
        self.state == RequestState::Late
    }
}

fn to_be_sent(request: FormatRequest) -> Option<Due> {
    Some(Due {
        on: When::day(request.due_on?),
        title: format!("{}: {}", request.wanted, request.what()),
        detail: format!("Asked for by {}", request.who()),
        is_late: request.state == RequestState::Late,
        id: request.id,
    })
}

fn listed(row: FormatRequest) -> Listed {
    let cells = vec![
        row.who().to_owned(),
        row.what().to_owned(),
        row.wanted.clone(),
        row.due_on.map(long_day).unwrap_or_default(),
        row.state.label().to_owned(),
    ];
    Listed { id: row.id, cells }
}
