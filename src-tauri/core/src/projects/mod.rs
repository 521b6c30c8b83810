//! Projects: time-limited, issue-based pieces of work with aims, two chairs
//! and an honest rung on the ladder of participation.

mod offers;
mod paper;
mod read;
mod save;

pub(crate) use offers::OFFERS;
pub use paper::document;
pub use read::{all, draft, draft_of, each, get, list, title_of};
pub use save::{delete, move_rung, save};

use crate::easy::EasyWords;
use crate::people::PersonRef;
use crate::values::{When, choices};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

choices! {
    /// The seven rungs, from doing with to doing to.
    pub enum Rung {
        CoProducing "co_producing" "Co-producing",
        CoDesigning "co_designing" "Co-designing",
        Engaging "engaging" "Engaging",
        Consulting "consulting" "Consulting",
        Informing "informing" "Informing",
        Educating "educating" "Educating",
        Coercing "coercing" "Coercing",
    }
    /// Where in the system a project works.
    pub enum Setting {
        OneToOne "one_to_one" "One person’s own support",
        Service "service" "A service",
        Strategic "strategic" "The whole council or area",
    }
    #[derive(Default)]
    pub enum ProjectStatus {
        #[default]
        Planned "planned" "Planned",
        Running "running" "Running",
        Finished "finished" "Finished",
        Stopped "stopped" "Stopped",
    }
}

/// Where a project stood on the ladder from a day on, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct RungFact {
    pub id: String,
    pub rung: Rung,
    pub stage: String,
    pub on: Option<When>,
    pub reason: String,
    pub officer: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct RungDraft {
    pub rung: Rung,
    pub stage: String,
    pub on: String,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Project {
    pub id: String,
    pub title: String,
    pub issue: String,
    pub aims: String,
    pub can_change: String,
    pub cannot_change: String,
    pub starts: Option<When>,
    pub ends: Option<When>,
    pub setting: Option<Setting>,
    pub status: ProjectStatus,
    pub chair_officer: String,
    pub chair_person: Option<PersonRef>,
    pub no_second_chair: String,
    /// Newest first: the first is where it stands now.
    pub rungs: Vec<RungFact>,
    pub easy: Vec<EasyWords>,
    pub late: bool,
}

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct ProjectRow {
    pub id: String,
    pub title: String,
    pub rung: Option<Rung>,
    pub status: ProjectStatus,
    pub starts: Option<When>,
    pub ends: Option<When>,
    pub late: bool,
    /// It has easy words.
    pub easy: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct ProjectRef {
    pub id: String,
    pub title: String,
}

/// Everything as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct ProjectDraft {
    pub title: String,
    pub issue: String,
    pub aims: String,
    pub can_change: String,
    pub cannot_change: String,
    pub starts: String,
    pub ends: String,
    pub setting: Option<Setting>,
    pub status: ProjectStatus,
    pub chair_officer: String,
    pub chair_person: Option<String>,
    pub no_second_chair: String,
    pub rung: Option<Rung>,
    pub rung_reason: String,
    pub easy: Vec<EasyWords>,
}

/// A project that should be over and is neither finished nor stopped.
pub(crate) fn is_late(status: ProjectStatus, ends: Option<&When>, today: NaiveDate) -> bool {
    matches!(status, ProjectStatus::Planned | ProjectStatus::Running)
        && ends.is_some_and(|w| w.is_over(today))
}

impl Rung {
    /// Doing with, doing for or doing to.
    #[must_use]
    pub fn doing(self) -> &'static str {
        match self {
            Self::CoProducing | Self::CoDesigning => "with",
            Self::Engaging | Self::Consulting | Self::Informing => "for",
            Self::Educating | Self::Coercing => "to",
        }
    }

    /// What it means, below its name on the ladder.
    #[must_use]
    pub fn means(self) -> &'static str {
        match self {
            Self::CoProducing => "We decide together, as equals",
            Self::CoDesigning => "We shape it together",
            Self::Engaging => "We talk while we decide",
            Self::Consulting => "We ask about our choices",
            Self::Informing => "We tell people",
            Self::Educating => "We teach people",
            Self::Coercing => "We do it to people",
        }
    }

    /// One easy sentence for people.
    #[must_use]
    pub fn easy(self) -> &'static str {
        match self {
            Self::CoProducing => "We decide together as equals.",
            Self::CoDesigning => "We shape it together.",
            Self::Engaging => "We talk with you while we decide.",
            Self::Consulting => "We ask what you think about our choices.",
            Self::Informing => "We tell you what is happening.",
            Self::Educating => "We explain how things work.",
            Self::Coercing => "We decide. You have no say in this.",
        }
    }
}
