//! The handouts of the sample, who read them, and who asked for which format.

use super::{Dated, Entered, OFFICER, SECOND_OFFICER};
use crate::error::{Error, Result};
use crate::handouts::{self, HandoutCheckDraft, HandoutDraft, MadeFrom};
use crate::requests::{self, FormatRequestDraft, SentDraft};
use crate::store::Saved;
use crate::{Now, Store};
use chrono::NaiveDate;
use serde::Deserialize;

/// Its words stand in a file of its own, as officers may write them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Handout {
    key: String,
    on: NaiveDate,
    /// The key of a project.
    made_from: Option<String>,
    /// The key of a handout.
    translation_of: Option<String>,
    checks: Vec<Check>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Check {
    on: NaiveDate,
    draft: HandoutCheckDraft,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Request {
    on: NaiveDate,
    /// `person` and `handout` are keys.
    draft: FormatRequestDraft,
    sent: Option<Sent>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sent {
    on: NaiveDate,
    draft: SentDraft,
}

pub(super) enum Doing<'a> {
    Write(&'a Handout),
    Keep(&'a Handout, &'static str),
    Check(&'a Handout, &'a Check),
    /// With its place in the file, which is its key.
    Ask(usize, &'a Request),
    Send(usize, &'a Sent),
}

pub(super) fn doings<'a>(handouts: &'a [Handout], requests: &'a [Request]) -> Vec<Dated<'a>> {
    let mut doings = Vec::new();
    for handout in handouts {
        doings.push((handout.on, OFFICER, Doing::Write(handout)));
        for check in &handout.checks {
            doings.push((check.on, OFFICER, Doing::Keep(handout, "Before the group read it")));
            doings.push((check.on, OFFICER, Doing::Check(handout, check)));
        }
    }
    for (at, request) in requests.iter().enumerate() {
        doings.push((request.on, SECOND_OFFICER, Doing::Ask(at, request)));
        doings.extend(request.sent.iter().map(|sent| (sent.on, SECOND_OFFICER, Doing::Send(at, sent))));
    }
    doings.into_iter().map(|(day, by, doing)| (day, by, super::Doing::Handout(doing))).collect()
}

impl Entered {
    pub(super) fn enter_handout(&mut self, store: &mut Store, doing: &Doing<'_>, now: Now) -> Result<Saved> {
        let handout = |key: &str| format!("handout {key}");
        let request = |at: usize| format!("request {at}");
        match doing {
            Doing::Write(one) => {
                let project = one.made_from.as_ref().map(|key| self.id(key)).transpose()?;
                let translation_of =
                    one.translation_of.as_ref().map(|key| self.id(&handout(key))).transpose()?;
                let made_from = project.map(|id| MadeFrom { table: "project".to_owned(), id });
                let draft =
                    HandoutDraft { made_from, translation_of, ..handouts::from_text(text(&one.key)?)? };
                let saved = handouts::save(store, None, &draft, now)?;
                self.0.insert(handout(&one.key), saved.id.clone());
                Ok(saved)
            }
            Doing::Keep(one, purpose) => {
                handouts::keep_version(store, &self.id(&handout(&one.key))?, purpose, now)
            }
            Doing::Check(one, check) => {
                handouts::add_check(store, &self.id(&handout(&one.key))?, &check.draft, now)
            }
            Doing::Ask(at, one) => {
                let draft = FormatRequestDraft {
                    person: one.draft.person.as_ref().map(|key| self.id(key)).transpose()?,
                    handout: one.draft.handout.as_ref().map(|key| self.id(&handout(key))).transpose()?,
                    ..one.draft.clone()
                };
                let saved = requests::save(store, None, &draft, now)?;
                self.0.insert(request(*at), saved.id.clone());
                Ok(saved)
            }
            Doing::Send(at, sent) => requests::mark_sent(store, &self.id(&request(*at))?, &sent.draft, now),
        }
    }
}

fn text(key: &str) -> Result<&'static str> {
    match key {
        "come-to-a-meeting" => Ok(include_str!("handouts/come-to-a-meeting.md")),
        "you-said-we-did" => Ok(include_str!("handouts/you-said-we-did.md")),
        "short-breaks" => Ok(include_str!("handouts/short-breaks.md")),
        "short-breaks-pl" => Ok(include_str!("handouts/short-breaks-pl.md")),
        _ => Err(Error::bug("a handout of the sample has no words")),
    }
}
