//! Claims: what one person asks back for one activity, and the involvement
//! payment that was offered and how it was answered.

mod mileage;
mod offers;
mod read;
mod rules;
mod save;
mod steps;

pub(crate) use offers::OFFERS;
pub use read::{all, draft, draft_of, each, get, list, of_person, waiting};
pub use save::{delete, save};
pub(crate) use save::{may_change, may_delete};
pub use steps::{PayDraft, approve, approve_as_seen, pay, pay_as_seen, refuse, return_to, submit};

use crate::people::PersonRef;
use crate::projects::ProjectRef;
use crate::values::{Pence, choices};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

choices! {
    #[derive(Default)]
    pub enum LineKind {
        Mileage "mileage" "Own car",
        Bus "bus" "Bus",
        Train "train" "Train",
        Taxi "taxi" "Taxi",
        Parking "parking" "Parking",
        Meal "meal" "Meal",
        Care "care" "Care while away",
        PersonalAssistant "personal_assistant" "Personal assistant",
        PhoneInternet "phone_internet" "Phone or internet",
        PrintingPost "printing_post" "Printing or post",
        #[default]
        Other "other" "Something else",
    }
    /// What a claim waits for, rather than what was done last.
    pub enum ClaimStatus {
        Draft "draft" "Draft",
        Submitted "submitted" "Waiting for approval",
        Approved "approved" "Ready to pay",
        Paid "paid" "Paid",
        Refused "refused" "Refused",
    }
    /// How an offered payment was answered. People may decline, take less or give
    /// it away without being treated as paid, so each is told apart.
    #[derive(Default)]
    pub enum PaymentAnswer {
        #[default]
        NotAsked "not_asked" "Not asked yet",
        Accepted "accepted" "Accepted",
        Less "less" "Takes less",
        Declined "declined" "Declined",
        Donated "donated" "Gives it to charity",
    }
    /// A step that an officer may take, as a button says it.
    pub enum ClaimStep {
        Change "change" "Change",
        Submit "submit" "Submit",
        Return "return" "Send back",
        Approve "approve" "Approve",
        Refuse "refuse" "Refuse",
        Pay "pay" "Note that it is paid",
    }
    /// What a step made of the claim, once it was taken.
    pub enum StepKind {
        Submitted "submitted" "Submitted",
        Returned "returned" "Sent back",
        Approved "approved" "Approved",
        Refused "refused" "Refused",
        Paid "paid" "Paid",
    }
}

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
    /// A digest of what an approver sees of it: another one, and it is another claim.
    pub seen: String,
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

impl PaymentAnswer {
    /// What counts towards the money that is paid to the person.
    #[must_use]
    pub fn is_paid_out(self) -> bool {
        matches!(self, Self::Accepted | Self::Less)
    }
}
