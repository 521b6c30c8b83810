//! Format requests: who asked for which document in which format, by when it
//! is needed, when it was sent and what it cost. The Accessible Information
//! Standard (DAPB1605, 2025) asks that such needs are recorded and met.

mod offers;
mod read;
mod save;

pub(crate) use offers::OFFERS;
pub use read::{all, braille_by, draft, draft_of, due, each, get, list};
pub use save::{delete, mark_sent, save};

use crate::people::{Format, PersonRef};
use crate::values::{Pence, choices};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct FormatRequest {
    pub id: String,
    pub person: Option<PersonRef>,
    /// In words, where it is nobody on the register.
    pub asked_by: String,
    pub handout: Option<HandoutRef>,
    /// In words, where it is none of our handouts.
    pub document: String,
    pub format: Format,
    /// Points, for print.
    pub size: Option<u8>,
    /// BCP 47; empty is English.
    pub language: String,
    pub asked_on: NaiveDate,
    pub due_on: Option<NaiveDate>,
    pub sent_on: Option<NaiveDate>,
    pub cost: Option<Pence>,
    pub note: String,
    pub state: RequestState,
    /// "Large print, 24 point"
    pub wanted: String,
}

choices! {
    pub enum RequestState {
        Late "late" "Late",
        /// Within a week.
        DueSoon "due_soon" "Due soon",
        Open "open" "Not sent yet",
        Sent "sent" "Sent",
    }
}

/// A handout as another record names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct HandoutRef {
    pub id: String,
    pub title: String,
}

/// Everything as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct FormatRequestDraft {
    pub person: Option<String>,
    pub asked_by: String,
    pub handout: Option<String>,
    pub document: String,
    pub format: Option<Format>,
    #[serde(deserialize_with = "crate::values::as_typed")]
    #[specta(type = String)]
    pub size: String,
    pub language: String,
    /// Empty is today.
    pub asked_on: String,
    pub due_on: String,
    pub sent_on: String,
    #[serde(deserialize_with = "crate::values::as_typed")]
    #[specta(type = String)]
    pub cost: String,
    pub note: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct SentDraft {
    /// Empty is today.
    pub on: String,
    #[serde(deserialize_with = "crate::values::as_typed")]
    #[specta(type = String)]
    pub cost: String,
    pub note: String,
}

/// Days before its day on which a request is due soon.
const SOON: i64 = 7;

impl RequestState {
    fn of(due: Option<NaiveDate>, sent: Option<NaiveDate>, today: NaiveDate) -> Self {
        match (sent, due) {
            (Some(_), _) => Self::Sent,
            (None, Some(due)) if due < today => Self::Late,
            (None, Some(due)) if (due - today).num_days() <= SOON => Self::DueSoon,
            (None, _) => Self::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_late_from_the_day_after_its_day_until_it_is_sent() {
        let day = |d: u32| NaiveDate::from_ymd_opt(2026, 11, d);
        let today = day(20).unwrap_or_default();
        for (due, sent, expected) in [
            (day(19), None, RequestState::Late),
            (day(20), None, RequestState::DueSoon),
            (day(27), None, RequestState::DueSoon),
            (day(28), None, RequestState::Open),
            (None, None, RequestState::Open),
            (day(19), day(20), RequestState::Sent),
        ] {
            assert_eq!(RequestState::of(due, sent, today), expected, "{due:?} {sent:?}");
        }
    }
}
