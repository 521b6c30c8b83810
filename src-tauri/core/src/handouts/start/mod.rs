//! First drafts: a handout that is begun from a record has its rows already,
//! in easy words where somebody wrote them.
//!
//! A kind of record adds its draft in a file of its own here, and a line in
//! [`HandoutStart`] and in [`start`].

mod claim;
mod ladder;
mod rows;

use super::written::{self, HandoutDraft, MadeFrom};
use crate::error::Result;
use crate::paper::ENGLISH;
use crate::phrases;
use crate::plan;
use crate::projects;
use crate::store::Store;
use chrono::NaiveDate;
use serde::Deserialize;

/// What a handout is begun from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum HandoutStart {
    Nothing,
    Project { id: String },
    Plan,
    ClaimPaid { id: String },
    Ladder,
    Template { id: String },
    Translation { id: String, language: String },
}

/// The first draft. Writes nothing.
///
/// # Errors
/// `NotFound`; `Refused` for a claim that is not paid.
pub fn start(store: &Store, from: &HandoutStart, today: NaiveDate) -> Result<HandoutDraft> {
    let conn = store.read();
    match from {
        HandoutStart::Nothing => Ok(HandoutDraft::new("")),
        HandoutStart::Project { id } => {
            Ok(made_from("project", id, rows::of(&projects::document(conn, id, today)?)))
        }
        HandoutStart::Plan => Ok(made_from("plan", "", rows::of(&plan::document(conn, today)?))),
        HandoutStart::ClaimPaid { id } => Ok(made_from("claim", id, claim::draft(store, id, today)?)),
        HandoutStart::Ladder => Ok(ladder::draft()),
        HandoutStart::Template { id } => {
            let template = written::read_draft(conn, id)?;
            Ok(HandoutDraft { template: false, translation_of: None, ..fresh(template) })
        }
        HandoutStart::Translation { id, language } => {
            let known = written::read_draft(conn, id)?;
            let original = known.translation_of.clone().unwrap_or_else(|| id.clone());
            let language = if language.is_empty() { ENGLISH.to_owned() } else { language.clone() };
            let mut draft = HandoutDraft { language, translation_of: Some(original), ..fresh(known) };
            say_ours(&mut draft);
            Ok(draft)
        }
    }
}

fn made_from(table: &str, id: &str, draft: HandoutDraft) -> HandoutDraft {
    HandoutDraft { made_from: Some(MadeFrom { table: table.to_owned(), id: id.to_owned() }), ..draft }
}

/// A copy whose rows are its own.
fn fresh(mut draft: HandoutDraft) -> HandoutDraft {
    for part in &mut draft.parts {
        part.id = None;
    }
    draft
}

/// Our own sentences in the language of the draft; the others wait for somebody
/// who writes it, and a finding says how many.
fn say_ours(draft: &mut HandoutDraft) {
    let said = |line: &str| phrases::translated(line, &draft.language).unwrap_or_else(|| line.to_owned());
    let title = said(&draft.title);
    let words: Vec<String> =
        draft.parts.iter().map(|part| part.words.lines().map(said).collect::<Vec<_>>().join("\n")).collect();
    draft.title = title;
    for (part, words) in draft.parts.iter_mut().zip(words) {
        part.words = words;
    }
}
