//! Where somebody ticks or writes an answer. It belongs to the row that asks, so that a
//! question and its answer space never part.

use super::tree::Text;
use crate::phrases::{Phrase, say};
use serde::{Deserialize, Serialize};

/// The space for an answer below a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Boxes, of which any number may be ticked.
    Ticks(Vec<Text>),
    /// Boxes, of which one is ticked.
    OneOf(Vec<Text>),
    /// Yes, no or not sure, each with a face.
    YesNo,
    /// So many lines to write on.
    Lines(u8),
    /// A line for the name in one's own hand, and one for the day.
    Signature,
}

/// A box to tick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    pub words: Text,
    /// The meaning of the face beside it.
    pub face: Option<&'static str>,
}

/// Lines to write on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WriteIn {
    /// What to write, where the question does not say it.
    pub label: Option<Text>,
    pub lines: u8,
}

impl Answer {
    /// At most so many lines to write on; more than a page holds are left out there.
    pub const MOST_LINES: u8 = 25;

    /// The boxes in their order; none where one writes.
    pub(super) fn choices(&self, language: &str) -> Vec<Choice> {
        let typed = |words: &Text| Choice { words: words.clone(), face: None };
        match self {
            Self::Ticks(choices) | Self::OneOf(choices) => choices.iter().map(typed).collect(),
            Self::YesNo => {
                let faces =
                    [(Phrase::Yes, "face_yes"), (Phrase::No, "face_no"), (Phrase::NotSure, "face_not_sure")];
                let said =
                    |(phrase, face)| Choice { words: say(language, phrase, &[]).into(), face: Some(face) };
                faces.into_iter().map(said).collect()
            }
            Self::Lines(_) | Self::Signature => Vec::new(),
        }
    }

    /// Where one writes, in order.
    pub(super) fn write_ins(&self, language: &str) -> Vec<WriteIn> {
        let line = |phrase| WriteIn { label: Some(say(language, phrase, &[]).into()), lines: 1 };
        match self {
            Self::Lines(lines) => vec![WriteIn { label: None, lines: (*lines).clamp(1, Self::MOST_LINES) }],
            Self::Signature => vec![line(Phrase::Signature), line(Phrase::Date)],
            Self::Ticks(_) | Self::OneOf(_) | Self::YesNo => Vec::new(),
        }
    }

    /// What to do, in a sentence.
    pub(super) fn how(&self, language: &str) -> Text {
        let phrase = match self {
            Self::Ticks(_) => Phrase::TickAny,
            Self::OneOf(_) | Self::YesNo => Phrase::TickOne,
            Self::Lines(_) => Phrase::WriteHere,
            Self::Signature => Phrase::SignHere,
        };
        say(language, phrase, &[]).into()
    }

    /// Whether ticking one box takes the tick off the others.
    pub(super) fn is_one(&self) -> bool {
        matches!(self, Self::OneOf(_) | Self::YesNo)
    }
}
