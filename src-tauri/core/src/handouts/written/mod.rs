//! Handouts that officers write: rows of one picture and one short sentence,
//! in sections, with the hard words explained. Written once; every format is
//! printed from the same rows.

mod check;
mod offers;
mod paper;
mod read;
mod save;
mod text_form;
mod unfinished;
mod version;

pub use check::add_check;
pub(crate) use offers::OFFERS;
pub use paper::document_of;
pub(in crate::handouts) use paper::{picture, prints_row, saved_as};
pub use read::{all, each, get, list, title_of};
pub(in crate::handouts) use read::{last_check, read_draft};
pub use save::{delete, save};
pub use text_form::{from_text, text_over, to_text};
pub(in crate::handouts) use unfinished::{last_line, printed, unfinished};
pub use version::{go_back_to, keep_version};

use crate::paper::ENGLISH;
use crate::values::{When, choices, stored_as_code};
use crate::words::ProfileId;
use serde::{Deserialize, Serialize};

/// Everything as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct HandoutDraft {
    pub title: String,
    /// BCP 47; empty is English.
    pub language: String,
    /// Whose rules of easy read it is held to.
    pub profile: ProfileId,
    /// The meaning of the picture on the cover; "" is none.
    pub picture: String,
    /// To start others from, not to be printed itself.
    pub template: bool,
    pub made_from: Option<MadeFrom>,
    /// The handout whose words these are in another language.
    pub translation_of: Option<String>,
    pub parts: Vec<PartDraft>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct PartDraft {
    pub id: Option<String>,
    pub kind: PartKind,
    /// Of a section its heading; of a row one sentence a line.
    pub words: String,
    /// The meaning of a picture.
    pub picture: String,
    /// What is to be seen; "" is what the picture itself says.
    pub alt: String,
    pub hard_word: String,
    pub meaning: String,
}

choices! {
    #[derive(Default)]
    pub enum PartKind {
        Section "section" "Section",
        #[default]
        Row "row" "Row",
    }
}

stored_as_code!(ProfileId);

/// The record from which a handout was begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct MadeFrom {
    pub table: String,
    pub id: String,
}

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct HandoutRow {
    pub id: String,
    pub title: String,
    pub language: String,
    pub template: bool,
    pub translation_of: Option<String>,
    pub parts: u32,
    /// The group that read it last; "" where nobody did.
    pub checked_by: String,
    pub checked_on: Option<When>,
    /// Words or pictures are other than those that were read.
    pub changed_since: bool,
    /// When it was last saved, in UTC.
    pub changed_at: String,
}

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct HandoutPage {
    pub id: String,
    pub draft: HandoutDraft,
    /// Newest first.
    pub versions: Vec<HandoutVersion>,
    /// Newest first.
    pub checks: Vec<HandoutCheck>,
    /// The same handout in other languages, the original among them.
    pub translations: Vec<HandoutTranslation>,
    pub changed_at: String,
}

/// A handout as it once stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct HandoutVersion {
    pub id: String,
    /// 1 is the first that was kept.
    pub number: u32,
    /// UTC
    pub at: String,
    pub purpose: String,
    pub officer: String,
}

/// Which group read it, when, and what was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct HandoutCheck {
    pub id: String,
    pub group: String,
    pub on: Option<When>,
    pub changed: String,
    pub officer: String,
    /// The words and pictures are still those that were read.
    pub still: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct HandoutCheckDraft {
    pub group: String,
    /// A day or a month, as typed.
    pub on: String,
    pub changed: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct HandoutTranslation {
    pub id: String,
    pub language: String,
    pub title: String,
}

impl HandoutDraft {
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), language: ENGLISH.to_owned(), ..Self::default() }
    }

    pub fn section(&mut self, heading: impl Into<String>) {
        self.parts.push(PartDraft { kind: PartKind::Section, words: heading.into(), ..PartDraft::default() });
    }

    pub fn row(&mut self, picture: &str, sentences: &[&str]) {
        self.parts.push(PartDraft {
            words: sentences.join("\n"),
            picture: picture.to_owned(),
            ..PartDraft::default()
        });
    }
}
