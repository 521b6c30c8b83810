//! What an officer should know of the pages, although they can be printed.

use super::tree::SourceRecord;

/// Something that the layout had to do which no reader should meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    pub kind: RemarkKind,
    /// The number of the row in the document, from 0; nothing for what is no row.
    pub row: Option<usize>,
    /// Where the words of the row came from.
    pub source: Option<SourceRecord>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RemarkKind {
    /// A row taller than a page became several, each with whole sentences (rule EL-5).
    RowParted { rows: usize },
    /// A sentence, or what must stand with it, is taller than a page and goes on at the next.
    TooTall,
    /// A word is wider than the page (rule EL-3): nothing is printed so for people.
    WordTooWide { word: String },
    /// What no page holds in any size, such as a slip of the keyboard, was split.
    WordSplit { word: String },
}

impl Remark {
    /// In plain English, with what to do.
    #[must_use]
    pub fn message(&self) -> String {
        match &self.kind {
            RemarkKind::RowParted { rows } => format!(
                "This row is taller than a page. It is printed as {rows} rows with the same picture. \
                 Make shorter rows of it."
            ),
            RemarkKind::TooTall => {
                "A sentence is taller than a page, so a part of it stands on the next page. \
                                    Make it shorter, or choose smaller letters or larger paper."
                    .to_owned()
            }
            RemarkKind::WordTooWide { word } | RemarkKind::WordSplit { word } => format!(
                "\u{201c}{word}\u{201d} is wider than the page, so it was split. \
                 Use a shorter word, or choose smaller letters or larger paper."
            ),
        }
    }

    /// Whether words are torn apart by it.
    #[must_use]
    pub fn is_error(&self) -> bool {
        !matches!(self.kind, RemarkKind::RowParted { .. })
    }
}
