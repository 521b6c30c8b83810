//! What documents that are made from records share: rows with their easy words, days in
//! words, whom to ask, and what should be mended before a handout goes out.

use crate::documents::drawn::{Thing, month_of};
use crate::documents::{Block, Contact, Document, HandoutFormat, Look, Row, SourceRecord, Words, pictures};
use crate::easy::EasyWords;
use crate::error::Result;
use crate::phrases::{Phrase, say};
use crate::settings::{self, Settings};
use crate::values::When;
use chrono::Datelike;
use rusqlite::Connection;
use serde::Serialize;

/// What is said in no other language yet.
pub const ENGLISH: &str = "en-GB";

/// Something to mend before the handout goes out, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Finding {
    pub message: String,
    pub table: String,
    pub id: String,
    pub field: String,
    /// The words of this field are printed in full, since nobody has written easy ones.
    pub not_easy: bool,
}

/// What is said in the corner of every page, and the pictures of the council's own.
pub(crate) fn dress(conn: &Connection, mut document: Document, look: &Look) -> Result<Document> {
    let label = match look.format {
        HandoutFormat::EasyRead | HandoutFormat::Html => Some(Phrase::EasyRead),
        HandoutFormat::LargePrint => Some(Phrase::LargePrint),
        // Nobody has to show on a bus which letters they read best.
        HandoutFormat::Plain | HandoutFormat::Dyslexia | HandoutFormat::Braille | HandoutFormat::Text => None,
    };
    document.kind_label = label.map(|phrase| say(&document.language, phrase, &[])).unwrap_or_default().into();
    crate::pictures::attach(conn, &mut document)?;
    Ok(document)
}

/// A record and its easy words, from which rows are made.
pub(crate) struct Source<'a> {
    pub table: &'static str,
    pub id: &'a str,
    pub easy: &'a [EasyWords],
}

impl Source<'_> {
    /// A row of one field: its picture (its own, else the usual one), its
    /// easy words, and the full words behind them.
    pub(crate) fn row(&self, field: &str, full: &str, usual: &str) -> Option<Block> {
        let easy = self.easy.iter().find(|e| e.field == field);
        let words = easy.map_or("", |e| &e.words);
        if full.trim().is_empty() && words.is_empty() {
            return None;
        }
        let meaning = easy.map(|e| e.picture.as_str()).filter(|p| !p.is_empty()).unwrap_or(usual);
        Some(Block::Row(Row {
            picture: pictures::picture(meaning).or_else(|| pictures::picture(usual)),
            full: Words::paragraphs(full),
            easy: Words::paragraphs(words),
            source: Some(SourceRecord {
                table: self.table.to_owned(),
                id: self.id.to_owned(),
                field: field.to_owned(),
            }),
            ..Row::default()
        }))
    }
}

impl Source<'_> {
    /// A row of sentences of our own about a field, which somebody may have said in easy
    /// words: `easy` puts those among ours.
    pub(crate) fn row_or(
        &self,
        field: &str,
        ours: &[String],
        easy: impl FnOnce(&str) -> Vec<String>,
        usual: &str,
    ) -> Block {
        let written = self.easy.iter().find(|easy| easy.field == field);
        let words = written.map(|easy| easy.words.as_str()).filter(|words| !words.trim().is_empty());
        let own = written.map(|easy| easy.picture.as_str()).filter(|picture| !picture.is_empty());
        let said =
            |lines: &[String]| lines.iter().flat_map(|line| Words::paragraphs(line)).collect::<Vec<_>>();
        let full = said(ours);
        Block::Row(Row {
            picture: own.and_then(pictures::picture).or_else(|| pictures::picture(usual)),
            easy: words.map_or_else(|| full.clone(), |words| said(&easy(words))),
            full,
            ..Row::default()
        })
    }
}

/// A sentence of our own, as first drafts say it: in English, and in the table
/// so that a translation of the draft begins with it.
pub(crate) fn ours(phrase: Phrase) -> String {
    say(ENGLISH, phrase, &[])
}

/// A row whose words are the same in every format: sentences of our own.
pub(crate) fn own_row(meaning: &str, sentences: &[String]) -> Block {
    let words: Vec<Words> = sentences.iter().map(|s| Words::from(s.as_str())).collect();
    Block::Row(Row {
        picture: pictures::picture(meaning),
        full: words.clone(),
        easy: words,
        ..Row::default()
    })
}

/// "on Monday 2 December 2026", "in June 2024" (rule ER-N4: whole dates).
pub(crate) fn when_words(when: &When) -> String {
    if when.from == when.until {
        format!("on {}", when.from.format("%A %-d %B %Y"))
    } else if when.from.year() == when.until.year() && when.from.month() == when.until.month() {
        format!("in {}", when.long())
    } else {
        format!("from {}", when.long())
    }
}

/// The picture of a day or a month itself; of a longer time there is none.
pub(crate) fn when_picture(when: &When) -> String {
    let same_month = (when.from.year(), when.from.month()) == (when.until.year(), when.until.month());
    match (when.from == when.until, same_month) {
        (true, _) => Thing::Day(when.from).meaning(),
        (false, true) => month_of(when.from).meaning(),
        (false, false) => "calendar".to_owned(),
    }
}

/// "by Monday 2 December 2026", "by the end of June 2024".
pub(crate) fn by_words(when: &When) -> String {
    if when.from == when.until {
        format!("by {}", when.from.format("%A %-d %B %Y"))
    } else {
        format!("by the end of {}", when.until.format("%B %Y"))
    }
}

pub(crate) fn contact(settings: &Settings, language: &str) -> Contact {
    // What the council wrote itself is in English.
    let english = language.is_empty() || language.starts_with("en");
    let other = if settings.other_formats.is_empty() || !english {
        say(language, Phrase::OtherFormats, &[])
    } else {
        settings.other_formats.clone()
    };
    Contact {
        organisation: council_name(settings, language).into(),
        phone: settings.contact_phone.as_str().into(),
        email: settings.contact_email.as_str().into(),
        address: settings.contact_address.lines().collect::<Vec<_>>().join(", ").into(),
        web: settings.contact_web.as_str().into(),
        other_formats: other.into(),
    }
}

/// Who gives a handout out.
pub(crate) fn council(conn: &Connection) -> Result<String> {
    Ok(council_name(&settings::get(conn)?, ENGLISH))
}

pub(crate) fn council_name(settings: &Settings, language: &str) -> String {
    if settings.council.is_empty() {
        say(language, Phrase::OurCouncil, &[])
    } else {
        settings.council.clone()
    }
}
