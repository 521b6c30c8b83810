//! What the checker found, and how a finding is put together.

use super::profile::Profile;
use super::steps::took;
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
    /// The words between them; of very many the first.
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

/// So many findings are told, in the order of the page; the others are counted.
/// Nobody reads more, and each takes room.
const MOST: usize = 5_000;
/// Findings beyond those are put in order, and let go, so many at a time.
const MORE: usize = MOST / 4;
/// Bytes of a row, above which nothing in it is mended by a press: each mend is the
/// whole row once more.
const LONG_ROW: usize = 10_000;
/// Bytes of its words that a finding quotes.
const QUOTED: usize = 2_000;

/// Whether a row is so long that no finding brings its mended words.
pub(super) fn is_long(part: &ReadPart<'_>) -> bool {
    part.words.len() > LONG_ROW
}

/// Words for a finding to quote; of very many the first.
pub(super) fn quoted(words: &str) -> String {
    let end = (0..=QUOTED).rev().find(|at| words.is_char_boundary(*at)).unwrap_or(0);
    took(end);
    if words.len() <= QUOTED { words.to_owned() } else { format!("{}…", &words[..end]) }
}

/// Findings of one handout by one standard.
pub(super) struct Findings {
    pub profile: &'static Profile,
    all: Vec<WordFinding>,
    /// Those that were let go.
    more: usize,
    /// What stands behind this place is only counted.
    last: Option<(Option<u32>, u32)>,
}

impl Findings {
    pub fn new(profile: &'static Profile) -> Self {
        Self { profile, all: Vec::new(), more: 0, last: None }
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
        let nothing = NewFinding { finding: None, part, bytes: bytes.clone() };
        let Some(level) = self.profile.level(rule) else { return nothing };
        let utf16 = |at: usize| part.map_or(0, |part| part.utf16(at));
        let (index, start) = (part.and_then(|part| u32::try_from(part.index).ok()), utf16(bytes.start));
        if self.last.is_some_and(|last| (index, start) > last) {
            self.more += 1;
            return nothing;
        }
        if self.all.len() >= MOST + MORE {
            self.let_go();
        }
        self.all.push(WordFinding {
            rule: rule.to_owned(),
            level,
            part: index,
            start,
            end: utf16(bytes.end),
            words: part.map_or_else(String::new, |part| quoted(&part.words[bytes.clone()])),
            message,
            source: self.profile.source(rule).to_owned(),
            mend: None,
            suggestion: None,
        });
        NewFinding { finding: self.all.last_mut(), part, bytes }
    }

    /// Keeps the first of the page.
    fn let_go(&mut self) {
        self.sort();
        self.more += self.all.len().saturating_sub(MOST);
        self.all.truncate(MOST);
        self.last = self.all.last().map(|last| (last.part, last.start));
    }

    fn sort(&mut self) {
        self.all.sort_by(|a, b| {
            (a.part, a.start, std::cmp::Reverse(a.level), a.end).cmp(&(
                b.part,
                b.start,
                std::cmp::Reverse(b.level),
                b.end,
            ))
        });
    }

    /// Of the whole handout first, then as one reads; the heavier first.
    pub fn in_order(mut self) -> Vec<WordFinding> {
        if self.all.len() > MOST {
            self.let_go();
        }
        if self.more > 0 {
            let message =
                format!("These are the first {MOST} things to look at. There are {} more.", self.more);
            self.last = None;
            self.whole("ER-MORE", message)
                .suggest("Mend these first, or look over a part of the text at a time.");
        }
        self.sort();
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
        if is_long(part) {
            finding.suggestion = Some(format!("Try “{}”.", quoted(instead)));
            return self;
        }
        let Range { start, end } = self.bytes;
        took(part.words.len());
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
