//! The action plan: actions with a responsible officer (a role), dated
//! milestones and review notes.

mod offers;
mod paper;
mod read;
mod save;
pub(crate) mod steps;

pub(crate) use offers::OFFERS;
pub use paper::document;
pub use read::{all, draft, draft_of, due, each, get, list};
pub(crate) use save::{Checked, add, check};
pub use save::{add_review, delete, mark_milestone, save};

use crate::easy::EasyWords;
use crate::values::{When, choices};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

choices! {
    #[derive(Default)]
    pub enum ActionStatus {
        #[default]
        NotStarted "not_started" "Not started",
        OnTrack "on_track" "On track",
        Done "done" "Done",
        CompleteOperating "complete_operating" "Complete and operating",
    }
    #[derive(Default)]
    pub enum MilestoneStatus {
        #[default]
        NotStarted "not_started" "Not started",
        OnTrack "on_track" "On track",
        Done "done" "Done",
    }
    /// How an action or milestone looks on a given day; the most urgent first.
    pub enum Mark {
        Late "late" "Late",
        DueSoon "due_soon" "Due soon",
        OnTrack "on_track" "On track",
        NotStarted "not_started" "Not started",
        Done "done" "Done",
        CompleteOperating "complete_operating" "Complete and operating",
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Milestone {
    pub id: String,
    pub words: String,
    pub due: Option<When>,
    /// As typed: "Sept 2024".
    pub due_words: String,
    pub status: MilestoneStatus,
    pub done_on: Option<NaiveDate>,
    pub mark: Mark,
    /// One sentence a line; "" while nobody has written them.
    pub easy_words: String,
    /// The meaning of a picture.
    pub picture: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Review {
    pub id: String,
    pub on: NaiveDate,
    pub words: String,
    pub officer: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Action {
    pub id: String,
    pub action: String,
    pub owner: String,
    pub status: ActionStatus,
    pub notes: String,
    pub milestones: Vec<Milestone>,
    /// Newest first.
    pub reviews: Vec<Review>,
    pub easy: Vec<EasyWords>,
    pub mark: Mark,
}

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct MarkCount {
    pub mark: Mark,
    pub milestones: u32,
}

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct PlanListing {
    pub rows: Vec<Action>,
    pub total: u32,
    /// One for each mark, over the whole plan.
    pub counts: Vec<MarkCount>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct MilestoneDraft {
    pub id: Option<String>,
    pub words: String,
    pub due: String,
    pub status: MilestoneStatus,
    #[serde(default)]
    pub easy_words: String,
    #[serde(default)]
    pub picture: String,
}

/// Everything as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct ActionDraft {
    pub action: String,
    pub owner: String,
    pub status: ActionStatus,
    pub notes: String,
    pub milestones: Vec<MilestoneDraft>,
    pub easy: Vec<EasyWords>,
}

/// Beside which field of its action the easy words of a milestone are kept.
const EASY_OF_STEP: &str = "milestone:";

/// How long before its last day a milestone is due soon.
const SOON: Days = Days::new(14);

/// A milestone is late once the last day that was meant is over.
pub(crate) fn mark_of(status: MilestoneStatus, due: Option<&When>, today: NaiveDate) -> Mark {
    match (status, due) {
        (MilestoneStatus::Done, _) => Mark::Done,
        (_, Some(due)) if due.is_over(today) => Mark::Late,
        (_, Some(due)) if due.until <= today + SOON => Mark::DueSoon,
        (MilestoneStatus::OnTrack, _) => Mark::OnTrack,
        (MilestoneStatus::NotStarted, _) => Mark::NotStarted,
    }
}

/// An action looks like its most urgent milestone, unless it is finished.
pub(crate) fn mark_of_action(status: ActionStatus, milestones: &[Milestone]) -> Mark {
    match status {
        ActionStatus::CompleteOperating => return Mark::CompleteOperating,
        ActionStatus::Done => return Mark::Done,
        ActionStatus::NotStarted | ActionStatus::OnTrack => {}
    }
    let own = if status == ActionStatus::OnTrack { Mark::OnTrack } else { Mark::NotStarted };
    let open = milestones.iter().map(|m| m.mark).filter(|m| *m != Mark::Done).min();
    match open {
        Some(mark @ (Mark::Late | Mark::DueSoon | Mark::OnTrack)) => mark,
        Some(_) => own,
        None if milestones.is_empty() => own,
        None => Mark::Done,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    #[test]
    fn a_milestone_of_june_is_late_from_the_first_of_july() {
        let june = When::typed("June 2024").unwrap();
        assert_eq!(mark_of(MilestoneStatus::OnTrack, Some(&june), on("2024-06-30")), Mark::DueSoon);
        assert_eq!(mark_of(MilestoneStatus::OnTrack, Some(&june), on("2024-07-01")), Mark::Late);
        assert_eq!(mark_of(MilestoneStatus::Done, Some(&june), on("2024-07-01")), Mark::Done);
    }

    #[test]
    fn an_action_in_operation_is_never_late() {
        assert_eq!(mark_of_action(ActionStatus::CompleteOperating, &[]), Mark::CompleteOperating);
    }
}
