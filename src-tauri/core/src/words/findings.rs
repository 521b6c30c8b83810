//! What the checker found, and how a finding is put together.

use super::profile::Profile;
use super::text::ReadPart;
use serde::{Deserialize, Serialize};
use std::ops::Range;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Info,
    Warning,
    Error,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct WordFinding {
    /// The id of the rule, such as "ER-W1".
    pub rule: String,
    pub level: Level,
    /// The index in `parts`; nothing for the handout as a whole and for its title.
    pub part: Option<u32>,
    /// UTF-16 offsets in the words of that part, as a page counts them.
    pub start: u32,
    pub end: u32,
    /// The words between them.
    pub words: String,
    /// What is wrong, in plain English.
    pub message: String,
    /// Whose rule it is.
    pub source: String,
    /// Only where what to write is certain.
    pub mend: Option<Mend>,
    /// A hint where it is not.
    pub suggestion: Option<String>,
}

/// What one click does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Mend {
    pub label: String,
    /// What stands in place of the words found; rows stand one a line.
    pub instead: String,
    /// The words of the part become these; more than one makes more than one row.
    pub words: Vec<String>,
}

/// Findings of one handout by one standard.
pub(super) struct Findings {
    pub profile: &'static Profile,
    all: Vec<WordFinding>,
}

impl Findings {
    pub fn new(profile: &'static Profile) -> Self {
        Self { profile, all: Vec::new() }
    }

    /// Something about the whole handout; no words are marked.
    pub fn whole(&mut self, rule: &str, message: impl Into<String>) -> NewFinding<'_> {
        self.push(rule, None, 0..0, message.into())
    }

    /// Something about the words of a part between two bytes.
    pub fn add<'a>(
        &'a mut self,
        rule: &str,
        part: &'a ReadPart<'a>,
        bytes: Range<usize>,
        message: impl Into<String>,
    ) -> NewFinding<'a> {
        self.push(rule, Some(part), bytes, message.into())
    }

    fn push<'a>(
        &'a mut self,
        rule: &str,
        part: Option<&'a ReadPart<'a>>,
        bytes: Range<usize>,
        message: String,
    ) -> NewFinding<'a> {
        let Some(level) = self.profile.level(rule) else { return NewFinding { finding: None, part, bytes } };
        let words = part.map_or("", |part| &part.words[bytes.clone()]);
        let utf16 = |at: usize| part.map_or(0, |part| part.utf16(at));
        self.all.push(WordFinding {
            rule: rule.to_owned(),
            level,
            part: part.and_then(|part| u32::try_from(part.index).ok()),
            start: utf16(bytes.start),
            end: utf16(bytes.end),
            words: words.to_owned(),
            message,
            source: self.profile.source(rule).to_owned(),
            mend: None,
            suggestion: None,
        });
        NewFinding { finding: self.all.last_mut(), part, bytes }
    }

    /// Of the whole handout first, then as one reads; the heavier first.
    pub fn in_order(mut self) -> Vec<WordFinding> {
        self.all.sort_by(|a, b| {
            (a.part, a.start, std::cmp::Reverse(a.level), a.end).cmp(&(
                b.part,
                b.start,
                std::cmp::Reverse(b.level),
                b.end,
            ))
        });
        self.all
    }
}

/// A finding to which more may be said; nothing where the standard leaves the rule out.
pub(super) struct NewFinding<'a> {
    finding: Option<&'a mut WordFinding>,
    part: Option<&'a ReadPart<'a>>,
    bytes: Range<usize>,
}

impl NewFinding<'_> {
    pub fn level(mut self, level: Level) -> Self {
        if let Some(finding) = &mut self.finding {
            finding.level = level;
        }
        self
    }

    pub fn suggest(mut self, hint: impl Into<String>) -> Self {
        if let Some(finding) = &mut self.finding {
            finding.suggestion = Some(hint.into());
        }
        self
    }

    /// The words found become others.
    pub fn instead(mut self, instead: &str) -> Self {
        let (Some(finding), Some(part)) = (&mut self.finding, self.part) else { return self };
        if finding.part.is_none() {
            // A page can mend its parts only; the title keeps a hint.
            finding.suggestion = Some(format!("Try “{instead}”."));
            return self;
        }
        let Range { start, end } = self.bytes;
        let words = format!("{}{instead}{}", &part.words[..start], &part.words[end..]);
        finding.mend =
            Some(Mend {
                label: format!("Use “{instead}”"), instead: instead.to_owned(), words: vec![words]
            });
        self
    }

    /// The part becomes these rows; the words found become these lines.
    pub fn rows(mut self, lines: &[String], rows: Vec<String>) -> Self {
        if let Some(finding) = &mut self.finding {
            let label = format!("Use these {} rows", rows.len());
            finding.mend = Some(Mend { label, instead: lines.join("\n"), words: rows });
        }
        self
    }
}
