//! The document itself: a pure value that says what stands on the page and in
//! which order, never where or how large.

use std::borrow::Cow;
use std::ops::Deref;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::pictures::OwnPicture;
pub use super::row::{Row, Stands};

/// One handout, letter or list, ready for any writer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    pub title: Text,
    /// BCP 47, for example "en-GB".
    pub language: Text,
    /// Who gives the document out: the name of the council.
    pub organisation: Text,
    /// What is said in the corner of every page, for example "Easy read".
    pub kind_label: Text,
    /// The day printed on it. Writers never read a clock.
    pub day: NaiveDate,
    pub cover_picture: Option<Picture>,
    pub sections: Vec<Section>,
    pub contact: Option<Contact>,
    pub made_from: Option<SourceRecord>,
    /// The pictures that are not built in, see [`crate::pictures::attach`].
    #[serde(skip)]
    pub own_pictures: Vec<OwnPicture>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Section {
    /// May be empty, when the blocks follow the title directly.
    pub heading: Text,
    pub blocks: Vec<Block>,
    /// All of it stands on one page, where a page has room for it.
    #[serde(default)]
    pub together: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A picture beside one idea: the brick that easy read is built of.
    Row(Row),
    /// Short labelled facts, such as when and where.
    Facts(Vec<Fact>),
    Table(Table),
    /// A bulleted list.
    Points(Vec<Words>),
    HardWord(HardWord),
    Para(Words),
    /// An aside that must not be missed.
    Note(Words),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    pub label: Text,
    pub value: Words,
    pub picture: Option<Picture>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Table {
    pub caption: Text,
    pub head: Vec<Text>,
    pub rows: Vec<Vec<Text>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HardWord {
    pub word: Text,
    pub meaning: Words,
}

/// How to reach the council, and how to ask for another format. Empty lines are left out.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Contact {
    pub organisation: Text,
    pub phone: Text,
    pub email: Text,
    pub address: Text,
    pub web: Text,
    pub other_formats: Text,
}

/// A picture by what it means, so that one thing has one picture everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// An id of the picture list, see [`super::pictures`].
    pub meaning: String,
    /// What is to be seen, for people who do not see it.
    pub alt: Text,
}

/// Where words came from, so that a finding can lead back to the record.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SourceRecord {
    pub table: String,
    pub id: String,
    /// Empty for the record as a whole.
    pub field: String,
}

/// One paragraph of text in one language, some of it bold.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Words {
    /// BCP 47; empty for the language of the document.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub language: Text,
    pub spans: Vec<Span>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Span {
    pub text: Text,
    #[serde(default)]
    pub bold: bool,
}

/// One line of text that is safe to print: composed (NFC), with every tab and
/// line end a space, and without NUL, other control characters, soft hyphens
/// and marks that turn the writing direction round.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(from = "String")]
pub struct Text(String);

impl Document {
    pub fn new(title: impl Into<Text>, organisation: impl Into<Text>, day: NaiveDate) -> Self {
        Self {
            title: title.into(),
            language: "en-GB".into(),
            organisation: organisation.into(),
            kind_label: Text::default(),
            day,
            cover_picture: None,
            sections: Vec::new(),
            contact: None,
            made_from: None,
            own_pictures: Vec::new(),
        }
    }

    /// The records whose words would be printed in full because nobody has
    /// written easy words for them yet.
    pub fn not_in_easy_words(&self) -> impl Iterator<Item = &SourceRecord> {
        self.blocks().filter_map(|block| match block {
            Block::Row(row) if row.easy.is_empty() && !row.full.is_empty() => row.source.as_ref(),
            _ => None,
        })
    }

    /// Leaves the full words out of rows that have easy ones, so that every format prints those.
    pub fn keep_easy_words(&mut self) {
        for block in self.sections.iter_mut().flat_map(|section| &mut section.blocks) {
            if let Block::Row(row) = block
                && !row.easy.is_empty()
            {
                row.full.clear();
            }
        }
    }

    /// Every picture in reading order.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.cover_picture.iter().chain(self.sections.iter().flat_map(Section::pictures))
    }

    /// Changes every picture where it stands.
    pub fn each_picture(&mut self, mut change: impl FnMut(&mut Picture)) {
        self.cover_picture.iter_mut().for_each(&mut change);
        for block in self.sections.iter_mut().flat_map(|section| &mut section.blocks) {
            match block {
                Block::Row(row) => row.picture.iter_mut().for_each(&mut change),
                Block::Facts(facts) => {
                    facts.iter_mut().filter_map(|fact| fact.picture.as_mut()).for_each(&mut change);
                }
                Block::Table(_) | Block::Points(_) | Block::HardWord(_) | Block::Para(_) | Block::Note(_) => {
                }
            }
        }
    }

    fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }
}

impl Section {
    pub fn new(heading: impl Into<Text>, blocks: Vec<Block>) -> Self {
        Self { heading: heading.into(), blocks, together: false }
    }

    /// The same, on one page where a page has room for it.
    #[must_use]
    pub fn together(self) -> Self {
        Self { together: true, ..self }
    }

    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.blocks.iter().flat_map(Block::pictures)
    }
}

impl Block {
    /// A row in easy words without a full text behind them.
    pub fn easy(picture: Option<Picture>, words: impl Into<Words>) -> Self {
        Self::Row(Row { picture, easy: vec![words.into()], ..Row::default() })
    }

    fn pictures(&self) -> Vec<&Picture> {
        match self {
            Self::Row(row) => row.picture.iter().collect(),
            Self::Facts(facts) => facts.iter().filter_map(|fact| fact.picture.as_ref()).collect(),
            Self::Table(_) | Self::Points(_) | Self::HardWord(_) | Self::Para(_) | Self::Note(_) => {
                Vec::new()
            }
        }
    }
}

impl Words {
    pub fn and(mut self, text: impl Into<Text>) -> Self {
        self.spans.push(Span { text: text.into(), bold: false });
        self
    }

    pub fn and_bold(mut self, text: impl Into<Text>) -> Self {
        self.spans.push(Span { text: text.into(), bold: true });
        self
    }

    /// One paragraph for each line of a text field that is not blank.
    pub fn paragraphs(typed: &str) -> Vec<Self> {
        typed.lines().map(Self::from).filter(|words| !words.is_empty()).collect()
    }

    /// Makes every occurrence of `word` bold, in whatever case it is written.
    pub fn embolden(self, word: &str) -> Self {
        let wanted = Text::from(word);
        if wanted.is_empty() {
            return self;
        }
        let spans = self.spans.into_iter().flat_map(|span| split_at_word(span, &wanted)).collect();
        Self { spans, ..self }
    }

    /// The words without their emphasis.
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| &*span.text).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.spans.iter().all(|span| span.text.trim().is_empty())
    }
}

/// Cuts the parts that are the word out of a span and makes them bold.
fn split_at_word(span: Span, wanted: &str) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut rest: &str = &span.text;
    while let Some((before, found, after)) = find_word(rest, wanted) {
        if !before.is_empty() {
            parts.push(Span { text: before.into(), bold: span.bold });
        }
        parts.push(Span { text: found.into(), bold: true });
        rest = after;
    }
    if !rest.is_empty() || parts.is_empty() {
        parts.push(Span { text: rest.into(), bold: span.bold });
    }
    parts
}

/// The first place where `wanted` stands as a whole word.
fn find_word<'a>(text: &'a str, wanted: &str) -> Option<(&'a str, &'a str, &'a str)> {
    let length = wanted.chars().count();
    let mut before_letter = false;
    for (start, first) in text.char_indices() {
        let end = text[start..].char_indices().nth(length).map_or(text.len(), |(at, _)| start + at);
        let candidate = &text[start..end];
        let ends = !text[end..].starts_with(char::is_alphanumeric);
        if !before_letter && ends && same_letters(candidate, wanted) {
            return Some((&text[..start], candidate, &text[end..]));
        }
        before_letter = first.is_alphanumeric();
    }
    None
}

fn same_letters(left: &str, right: &str) -> bool {
    left.chars().flat_map(char::to_lowercase).eq(right.chars().flat_map(char::to_lowercase))
}

impl Text {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn clean(typed: &str) -> String {
    let visible = typed.chars().filter_map(|character| match character {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        // Overrides and embeddings can make text read other than it is stored;
        // a soft hyphen would split a word; the last two are no characters.
        '\u{ad}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{fffe}' | '\u{ffff}' => None,
        other if other.is_control() => None,
        other => Some(other),
    });
    visible.nfc().collect()
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Text {
    fn from(typed: &str) -> Self {
        Self(clean(typed))
    }
}

impl From<String> for Text {
    fn from(typed: String) -> Self {
        Self(clean(&typed))
    }
}

impl From<&String> for Text {
    fn from(typed: &String) -> Self {
        Self(clean(typed))
    }
}

impl From<Cow<'_, str>> for Text {
    fn from(typed: Cow<'_, str>) -> Self {
        Self(clean(&typed))
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl<T: Into<Text>> From<T> for Words {
    fn from(typed: T) -> Self {
        Self::default().and(typed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_keeps_no_control_character_however_it_arrives() {
        assert_eq!(&*Text::from("a\0b\tc\u{202e}d\u{1b}e"), "ab cde");
        let read: Result<Text, _> = serde_json::from_str(r#""a\u0000b\nc""#);
        assert_eq!(read.ok(), Some(Text::from("ab c")));
    }

    #[test]
    fn text_is_composed_so_that_one_letter_is_one_character() {
        assert_eq!(&*Text::from("Sia\u{302}n"), "Siân");
    }

    #[test]
    fn a_hard_word_is_made_bold_only_where_it_stands_alone() {
        let words = Words::from("Respite is a break. Ask for respite, not respites.").embolden("respite");
        let bold: Vec<_> = words.spans.iter().filter(|span| span.bold).map(|span| &*span.text).collect();
        assert_eq!(bold, ["Respite", "respite"]);
        assert_eq!(words.text(), "Respite is a break. Ask for respite, not respites.");
    }

    #[test]
    fn stars_in_what_somebody_typed_stay_stars() {
        let words = Words::from("2**3 is **not** bold");
        assert_eq!(words.spans.len(), 1);
        assert_eq!(words.text(), "2**3 is **not** bold");
    }

    #[test]
    fn a_document_reads_back_as_it_was_stored() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap_or_default();
        let mut document = Document::new("Short breaks", "Northbrook Council", day);
        let words = Words::default().and("We ").and_bold("will").and(" tell you.");
        document.sections.push(Section::new("News", vec![Block::easy(None, words)]));
        let stored = serde_json::to_string(&document).unwrap_or_default();
        assert_eq!(serde_json::from_str::<Document>(&stored).ok(), Some(document));
    }

    #[test]
    fn only_rows_without_easy_words_are_reported() {
        let source =
            |id: &str| Some(SourceRecord { table: "action".into(), id: id.into(), field: "action".into() });
        let easy = Row {
            full: vec!["Long.".into()],
            easy: vec!["Short.".into()],
            source: source("1"),
            ..Row::default()
        };
        let full = Row { full: vec!["Long.".into()], source: source("2"), ..Row::default() };
        let mut document = Document::new("Plan", "Northbrook Council", NaiveDate::default());
        document.sections.push(Section::new("", vec![Block::Row(easy), Block::Row(full)]));
        let ids: Vec<_> = document.not_in_easy_words().map(|record| record.id.as_str()).collect();
        assert_eq!(ids, ["2"]);
    }
}
