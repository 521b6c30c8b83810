//! What written handouts offer as a kind of record.

use super::read::{FILTERS, SORTS, languages};
use super::save::holds;
use super::{
    HandoutCheckDraft, HandoutDraft, HandoutPage, HandoutRow, PartDraft, PartKind, add_check, delete, each,
    get, keep_version, list, paper, save, to_text,
};
use crate::error::Result;
use crate::listing::Listing;
use crate::offers::{
    Bring, Handout, HandoutOf, Listed, Offers, Print, Sample, Shown, Whole, Words, json, may_always,
    nothing_due, over,
};
use crate::sheet::{Cell, ours, typed};
use crate::store::{Names, Now, Saved, Store};
use crate::values::from_code;
use crate::values::{When, language_name};
use crate::words::Profile;
use serde::Deserialize;
use serde_json::Value;

pub(crate) const OFFERS: Offers = Offers {
    list_word: "handouts",
    one: |ask, id| json(&get(ask.conn, id)?),
    draft: |ask, id| match id {
        None => json(&HandoutDraft::default()),
        Some(id) => json(&get(ask.conn, id)?.draft),
    },
    each: |ask, then| each(ask.conn, |handout| then(&handout)),
    list: |ask, query| Ok(Listing::map(list(ask.conn, query)?, listed)),
    due: nothing_due,
    list_json: |ask, query| json(&list(ask.conn, query)?),
    sorts: SORTS,
    filters: FILTERS,
    save: |store, id, typed, now| {
        let before = id.map(|id| get(store.read(), id)).transpose()?;
        let parts: &[crate::offers::Part] = &[("parts", || json(&PartDraft::default()))];
        let draft: HandoutDraft = over(before.map(|page| page.draft), typed, parts)?;
        save(store, id, &draft, now)
    },
    delete,
    headings: &["Title", "Language", "Template", "Read by", "Read on", "Words"],
    leaves_out: "earlier versions that were kept",
    print: Print {
        title: "Handouts",
        headings: &["Handout", "Language", "Rows", "Read by a group"],
        wide: false,
        leaves_out: None,
    },
    handout: Some(Handout {
        word: "handout",
        of: HandoutOf::Each(paper::document),
        names: Names::Nobody,
        findings: Some(paper::findings),
        languages: Some(languages),
    }),
    words: &[Words { name: "PartKind", choices: PartKind::CHOICES, kept_in: &[("handout_part", "kind")] }],
    labels: &[
        (
            "handout",
            &[
                ("title", "the title"),
                ("language", "the language"),
                ("profile", "whose rules of easy read count"),
                ("picture", "the picture of the cover"),
                ("template", "whether it is a template"),
                ("translation_of", "the handout it is a translation of"),
            ],
        ),
        (
            "handout_part",
            &[
                ("handout", "the handout"),
                ("kind", "the kind of a row"),
                ("words", "a row"),
                ("picture", "the picture of a row"),
                ("alt", "what is to be seen in a picture"),
                ("hard_word", "a hard word"),
                ("meaning", "what a hard word means"),
            ],
        ),
        (
            "handout_version",
            &[
                ("handout", "the handout"),
                ("at", "the moment of a version"),
                ("purpose", "what a version was kept for"),
                ("officer", "the officer"),
            ],
        ),
        (
            "handout_check",
            &[
                ("handout", "the handout"),
                ("group_name", "the group that checked it"),
                ("on_words", "the day of the check"),
                ("changed", "what was changed"),
                ("officer", "the officer"),
            ],
        ),
    ],
    shown: &[
        ("handout", "template", Shown::YesNo),
        ("handout", "language", Shown::Language),
        ("handout", "profile", Shown::By(|id| Some(Profile::of(from_code(id)?).label.clone()))),
        ("handout_version", "at", Shown::Moment),
    ],
    may: may_always,
    holds,
    bring: Bring::Never("A handout comes in as a text file of its own: `handout import`."),
    sample: Sample { lines: include_str!("../../sample/handouts.jsonl"), then },
};

/// What is done with a handout of the made-up council.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Then {
    /// What for.
    Keep(String),
    Check(HandoutCheckDraft),
}

fn then(store: &mut Store, id: &str, step: Value, now: Now) -> Result<Saved> {
    match serde_json::from_value(step)? {
        Then::Keep(purpose) => keep_version(store, id, &purpose, now),
        Then::Check(draft) => add_check(store, id, &draft, now),
    }
}

impl Whole for HandoutPage {
    fn json(&self) -> Result<Value> {
        json(self)
    }

    fn cells(&self) -> Vec<Cell> {
        let check = self.checks.first();
        vec![
            typed(&self.draft.title),
            ours(language_name(&self.draft.language)),
            ours(if self.draft.template { "Yes" } else { "" }),
            typed(check.map_or("", |check| &check.group)),
            typed(&check.and_then(|check| check.on.as_ref()).map(When::as_typed).unwrap_or_default()),
            typed(&to_text(&self.draft)),
        ]
    }

    fn line(&self) -> String {
        format!("{}\t{}", self.draft.title, language_name(&self.draft.language))
    }

    fn id(&self) -> &str {
        &self.id
    }
}

fn listed(row: HandoutRow) -> Listed {
    let on = row.checked_on.as_ref().map(|on| format!(", {}", on.long())).unwrap_or_default();
    let read = if row.checked_by.is_empty() { String::new() } else { format!("{}{on}", row.checked_by) };
    let cells = vec![row.title, language_name(&row.language), row.parts.to_string(), read];
    Listed { id: row.id, cells }
}
