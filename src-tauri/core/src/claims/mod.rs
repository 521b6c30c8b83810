//! Claims: what one person asks back for one activity, and the involvement
//! payment that was offered and how it was answered.

mod mileage;
mod read;
mod rules;
mod save;
mod steps;

pub use read::{all, draft_of, get, list, of_person, waiting};
pub use save::{delete, save};
pub use steps::{PayDraft, approve, pay, refuse, return_to, submit};

use crate::people::PersonRef;
use crate::projects::ProjectRef;
use crate::values::{Pence, stored_as_code};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    Mileage,
    Bus,
    Train,
    Taxi,
    Parking,
    Meal,
    Care,
    PersonalAssistant,
    PhoneInternet,
    PrintingPost,
    #[default]
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ClaimStatus {
    Draft,
    Submitted,
    Approved,
    Paid,
    Refused,
}

/// How an offered payment was answered. People may decline, take less or give
/// it away without being treated as paid, so each is told apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PaymentAnswer {
    #[default]
    NotAsked,
    Accepted,
    Less,
    Declined,
    Donated,
}

/// A step that an officer may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ClaimStep {
    Change,
    Submit,
    Return,
    Approve,
    Refuse,
    Pay,
}

/// What a step made of the claim, once it was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    Submitted,
    Returned,
    Approved,
    Refused,
    Paid,
}

stored_as_code!(LineKind, PaymentAnswer, StepKind);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Line {
    pub id: String,
    pub kind: LineKind,
    pub words: String,
    /// "12.4"
    pub miles: Option<String>,
    /// "55p a mile", "55p a mile, then 25p a mile"
    pub rate: Option<String>,
    /// "12.4 miles at 55p a mile", "1,400 miles at 55p, 500 miles at 25p"
    pub reckoned: Option<String>,
    pub pence: Pence,
    pub receipt: bool,
}

/// A step that was taken: a fact, never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct StepTaken {
    pub kind: StepKind,
    pub on: NaiveDate,
    pub officer: String,
    pub reason: String,
}

/// What the officer may do now; where not, why, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct May {
    /// The command line's word for it is older.
    #[serde(rename = "deed")]
    pub step: ClaimStep,
    pub allowed: bool,
    pub why: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Claim {
    pub id: String,
    pub number: String,
    pub person: PersonRef,
    pub project: Option<ProjectRef>,
    pub activity: String,
    pub on: NaiveDate,
    pub lines: Vec<Line>,
    pub offered: Pence,
    pub answer: PaymentAnswer,
    pub accepted: Pence,
    pub answer_note: String,
    pub notes: String,
    pub expenses: Pence,
    pub total: Pence,
    pub status: ClaimStatus,
    pub entered_by: String,
    /// Oldest first. The command line's word for them is older.
    #[serde(rename = "decisions")]
    pub steps: Vec<StepTaken>,
    pub may: Vec<May>,
    pub warnings: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct ClaimRow {
    pub id: String,
    pub number: String,
    pub person: PersonRef,
    pub activity: String,
    pub on: NaiveDate,
    pub total: Pence,
    pub status: ClaimStatus,
    /// Days since it was submitted, while it is not yet paid or refused.
    pub waiting_days: Option<i32>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct LineDraft {
    pub id: Option<String>,
    pub kind: LineKind,
    pub words: String,
    /// Pounds as typed: "4.50".
    #[serde(deserialize_with = "crate::values::as_typed")]
    #[specta(type = String)]
    pub amount: String,
    /// Miles as typed: "12.4".
    #[serde(deserialize_with = "crate::values::as_typed")]
    #[specta(type = String)]
    pub miles: String,
    pub receipt: bool,
}

/// Everything as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct ClaimDraft {
    /// The person's id.
    pub person: String,
    pub project: Option<String>,
    pub activity: String,
    pub on: String,
    pub lines: Vec<LineDraft>,
    #[serde(deserialize_with = "crate::values::as_typed")]
    #[specta(type = String)]
    pub offered: String,
    pub answer: PaymentAnswer,
    #[serde(deserialize_with = "crate::values::as_typed")]
    #[specta(type = String)]
    pub accepted: String,
    pub answer_note: String,
    pub notes: String,
}

impl ClaimStatus {
    /// A claim stands where its newest step put it.
    pub(crate) fn after(newest: Option<StepKind>) -> Self {
        match newest {
            None | Some(StepKind::Returned) => Self::Draft,
            Some(StepKind::Submitted) => Self::Submitted,
            Some(StepKind::Approved) => Self::Approved,
            Some(StepKind::Paid) => Self::Paid,
            Some(StepKind::Refused) => Self::Refused,
        }
    }

    /// What the claim waits for, rather than what was done last.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Draft => "Draft",
            Self::Submitted => "Waiting for approval",
            Self::Approved => "Ready to pay",
            Self::Paid => "Paid",
            Self::Refused => "Refused",
        }
    }
}

impl ClaimStep {
    pub(super) const ALL: [Self; 6] =
        [Self::Change, Self::Submit, Self::Return, Self::Approve, Self::Refuse, Self::Pay];

    /// As a button says it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Change => "Change",
            Self::Submit => "Submit",
            Self::Return => "Send back",
            Self::Approve => "Approve",
            Self::Refuse => "Refuse",
            Self::Pay => "Note that it is paid",
        }
    }
}

impl StepKind {
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Submitted => "Submitted",
            Self::Returned => "Sent back",
            Self::Approved => "Approved",
            Self::Refused => "Refused",
            Self::Paid => "Paid",
        }
    }
}

impl PaymentAnswer {
    /// What counts towards the money that is paid to the person.
    #[must_use]
    pub fn is_paid_out(self) -> bool {
        matches!(self, Self::Accepted | Self::Less)
    }

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::NotAsked => "Not asked yet",
            Self::Accepted => "Accepted",
            Self::Less => "Takes less",
            Self::Declined => "Declined",
            Self::Donated => "Gives it to charity",
        }
    }
}

impl LineKind {
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Mileage => "Own car",
            Self::Bus => "Bus",
            Self::Train => "Train",
            Self::Taxi => "Taxi",
            Self::Parking => "Parking",
            Self::Meal => "Meal",
            Self::Care => "Care while away",
            Self::PersonalAssistant => "Personal assistant",
            Self::PhoneInternet => "Phone or internet",
            Self::PrintingPost => "Printing or post",
            Self::Other => "Something else",
        }
    }
}
