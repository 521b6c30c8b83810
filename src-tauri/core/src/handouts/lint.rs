//! A draft as the easy-read checker reads it, with the pages that it makes.

use super::written::{self, HandoutDraft, PartDraft, PartKind};
use crate::documents::drawn::{Drawn, said};
use crate::documents::{self, Look, Remark, RemarkKind, pictures};
use crate::error::Result;
use crate::paper::{council_name, dress};
use crate::settings;
use crate::words::{self, Cover, LaidOut, Level, LintContact, LintPart, LintText, LookedOver};
use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

/// What the page shows beside the rows, as somebody types.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct LookedOverDraft {
    #[serde(flatten)]
    pub looked: LookedOver,
    pub pages: u32,
    /// Why it can't be printed as it stands; "" where it can.
    pub cannot_print: String,
}

/// Looks over a draft. Writes nothing.
///
/// # Errors
/// Only where the disk fails: what can't be printed is said, not an error.
pub fn look_over(
    conn: &Connection,
    draft: &HandoutDraft,
    look: &Look,
    today: NaiveDate,
) -> Result<LookedOverDraft> {
    let document = dress(conn, written::document_of(conn, draft, today)?, look)?;
    let (pages, remarks, cannot_print) = match documents::look_over(&document, look) {
        Ok((pages, remarks)) => (Some(u32::try_from(pages).unwrap_or(u32::MAX)), remarks, String::new()),
        Err(error) => (None, Vec::new(), crate::Error::from(error).message),
    };
    let mut said = lint_text(conn, draft, look, pages)?;
    said.twice = pictures::with_two_meanings(&document);
    let rows = written::printed(draft).into_iter().filter(|(_, part)| written::prints_row(part));
    let rows: Vec<usize> = rows.map(|(index, _)| index).collect();
    said.layout = remarks.iter().map(|remark| laid(&rows, remark)).collect();
    said.layout.extend(written::unfinished(draft).into_iter().map(|at| waits(draft, at)));
    said.layout.extend(draft.parts.iter().enumerate().filter_map(|(at, part)| shows_another(at, part)));
    let looked = words::look_over(&said, draft.profile);
    Ok(LookedOverDraft { looked, pages: pages.unwrap_or(0), cannot_print })
}

/// What the layout had to do, with the part of the draft that it was done to: the row's, of
/// those that print one.
fn laid(rows: &[usize], remark: &Remark) -> LaidOut {
    let part = remark.row.and_then(|row| rows.get(row).copied());
    LaidOut {
        rule: if matches!(remark.kind, RemarkKind::WordSplit { .. } | RemarkKind::WordTooWide { .. }) {
            "EL-3"
        } else {
            "EL-5"
        }
        .to_owned(),
        part: part.and_then(|part| u32::try_from(part).ok()),
        message: remark.message(),
        level: if remark.is_error() { Level::Error } else { Level::Warning },
    }
}

/// A leaf, a clock, notes and coins or people that are not those of the sentence: somebody
/// changed the one and not the other.
fn shows_another(at: usize, part: &PartDraft) -> Option<LaidOut> {
    let drawn = Drawn::read(&part.picture)?;
    let things = self::said(&part.words);
    let is_said = things.contains(&drawn.thing);
    let other = things.iter().find(|thing| thing.is_like(&drawn.thing)).filter(|_| !is_said)?;
    let other = Drawn::read(&other.meaning())?.label();
    Some(LaidOut {
        rule: "ER-D5".to_owned(),
        part: u32::try_from(at).ok(),
        message: format!(
            "The picture shows {}, and the words say {other}. Choose the picture anew.",
            drawn.label()
        ),
        level: Level::Error,
    })
}

/// A line of a template that nobody finished.
fn waits(draft: &HandoutDraft, at: usize) -> LaidOut {
    let line = written::last_line(&draft.parts[at]);
    LaidOut {
        rule: "ER-S3".to_owned(),
        part: u32::try_from(at).ok(),
        message: format!("“{line}” has no end, so it is not printed. Write what comes behind it."),
        level: Level::Error,
    }
}

fn lint_text(conn: &Connection, draft: &HandoutDraft, look: &Look, pages: Option<u32>) -> Result<LintText> {
    let settings = settings::get(conn)?;
    let checked = match written::saved_as(conn, draft)? {
        Some(id) => written::last_check(conn, &id, draft)?.is_some(),
        None => false,
    };
    let has = |text: &str| !text.trim().is_empty();
    let parts = draft.parts.iter().map(|part| LintPart {
        heading: part.kind == PartKind::Section,
        words: part.words.clone(),
        has_picture: has(&part.picture),
        has_alt: has(&part.alt) || pictures::is_known(&part.picture) || pictures::is_own(&part.picture),
        alt: written::picture(&part.picture, &part.alt).map(|p| p.alt.to_string()).unwrap_or_default(),
        picture: part.picture.clone(),
        hard_word: part.hard_word.clone(),
        meaning: part.meaning.clone(),
    });
    let hard = draft.parts.iter().filter(|part| has(&part.hard_word) && has(&part.meaning));
    // As it is printed: in the order of the alphabet.
    let mut glossary: Vec<_> = hard.map(|part| (part.hard_word.clone(), part.meaning.clone())).collect();
    glossary.sort_by_key(|(word, _)| word.to_lowercase());
    Ok(LintText {
        title: draft.title.clone(),
        language: draft.language.clone(),
        parts: parts.collect(),
        cover: Cover {
            has_picture: has(&draft.picture),
            organisation: has(&council_name(&settings, &draft.language)),
            badge: look.format.prints_easy_words(),
            // Every handout carries the day of its printing.
            day: true,
        },
        contact: LintContact {
            phone: has(&settings.contact_phone),
            email: has(&settings.contact_email),
            address: has(&settings.contact_address),
            // There is a sentence of our own where the council wrote none.
            other_formats: true,
        },
        glossary,
        pages,
        checked_by_people: checked,
        twice: Vec::new(),
        layout: Vec::new(),
    })
}
