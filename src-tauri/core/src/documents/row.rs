//! A picture beside one idea: the brick that easy read is built of.

use super::answer::Answer;
use super::tree::{Picture, SourceRecord, Words};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Row {
    pub picture: Option<Picture>,
    pub full: Vec<Words>,
    /// Empty while nobody has written easy words yet.
    pub easy: Vec<Words>,
    pub source: Option<SourceRecord>,
    #[serde(default)]
    pub stands: Stands,
    /// Where the row asks something: the space to answer it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
}

/// How a row stands to the one before it. Where letters are so large that a picture fills
/// half of a page, what says more of the row before has no picture of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stands {
    /// It is an idea of its own.
    #[default]
    Apart,
    /// It says more of the row before.
    After,
    /// It is a fact of the row before, with a small picture.
    Below,
}

impl Row {
    /// The words that easy read prints: the easy ones, else the full ones.
    pub fn easiest(&self) -> &[Words] {
        if self.easy.is_empty() { &self.full } else { &self.easy }
    }

    /// The words that plain formats print: the full ones, else the easy ones.
    pub fn fullest(&self) -> &[Words] {
        if self.full.is_empty() { &self.easy } else { &self.full }
    }
}
