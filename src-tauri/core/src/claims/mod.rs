//! Claims: what one person asks back for one activity, and the involvement
//! payment that was offered and how it was answered.

mod decide;
mod offers;
mod read;
mod save;

pub use decide::{PayDraft, approve, pay, refuse, return_to, submit};
pub(crate) use offers::OFFERS;
pub use read::{all, draft, draft_of, each, get, list, of_person, waiting};
pub use save::{delete, save};
pub(crate) use save::{may_change, may_delete};

use crate::people::PersonRef;
use crate::projects::ProjectRef;
use crate::values::{Pence, choices, stored_as_code};
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

choices! {
    /// Where a claim stands.
    pub enum ClaimStatus {
        Draft "draft" "Draft",
        Submitted "submitted" "Waiting for approval",
        Approved "approved" "Ready to pay",
        Paid "paid" "Paid",
        Refused "refused" "Refused",
    }
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum DecisionKind {
    Submitted,
    Returned,
    Approved,
    Refused,
    Paid,
}

stored_as_code!(LineKind, PaymentAnswer, DecisionKind);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Line {
    pub id: String,
    pub kind: LineKind,
    pub words: String,
    /// "12.4"
    pub miles: Option<String>,
    /// "55p a mile"
    pub rate: Option<String>,
    pub pence: Pence,
    pub receipt: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Decision {
    pub kind: DecisionKind,
    pub on: NaiveDate,
    pub officer: String,
    pub reason: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    Change,
    Submit,
    Return,
    Approve,
    Refuse,
    Pay,
}

/// What the officer may do now; where not, why, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct May {
    pub deed: Deed,
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
    /// Oldest first.
    pub decisions: Vec<Decision>,
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
    /// A claim stands where its newest decision put it.
    pub(crate) fn after(newest: Option<DecisionKind>) -> Self {
        match newest {
            None | Some(DecisionKind::Returned) => Self::Draft,
            Some(DecisionKind::Submitted) => Self::Submitted,
            Some(DecisionKind::Approved) => Self::Approved,
            Some(DecisionKind::Paid) => Self::Paid,
            Some(DecisionKind::Refused) => Self::Refused,
        }
    }
}

impl DecisionKind {
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
            Self::Donated => "Given to charity",
        }
    }
}

impl LineKind {
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Mileage => "Mileage",
            Self::Bus => "Bus",
            Self::Train => "Train",
            Self::Taxi => "Taxi",
            Self::Parking => "Parking",
            Self::Meal => "Meal",
            Self::Care => "Care while away",
            Self::PersonalAssistant => "Personal assistant",
            Self::PhoneInternet => "Phone or internet",
            Self::PrintingPost => "Printing or post",
            Self::Other => "Other",
        }
    }
}
