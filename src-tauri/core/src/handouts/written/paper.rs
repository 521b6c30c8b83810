//! A written handout as a document: the rows in their sections, the words we
//! explain, who checked it, and how to reach the council.

use super::unfinished::{last_line, printed, unfinished};
use super::{ENGLISH, HandoutCheck, HandoutDraft, PartDraft, PartKind, read};
use crate::documents::{Block, Document, HardWord, Picture, Row, Section, SourceRecord, Words, pictures};
use crate::error::Result;
use crate::paper::{Finding, contact, council_name, own_row};
use crate::phrases::{self, Phrase, say};
use crate::settings;
use crate::values::{fold, language_name};
use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// A saved handout, before any format.
///
/// # Errors
/// `NotFound`.
pub fn document(conn: &Connection, id: &str, today: NaiveDate) -> Result<Document> {
    document_of(conn, &read::read_draft(conn, id)?, today)
}

/// A draft as it would print if it were saved now. Writes nothing.
///
/// # Errors
/// Only where the disk fails.
pub fn document_of(conn: &Connection, draft: &HandoutDraft, today: NaiveDate) -> Result<Document> {
    let settings = settings::get(conn)?;
    let id = saved_as(conn, draft)?;
    let mut document = Document::new(draft.title.as_str(), council_name(&settings, &draft.language), today);
    document.language = draft.language.as_str().into();
    document.cover_picture = picture(&draft.picture, "");
    document.contact = Some(contact(&settings, &draft.language));
    let parts: Vec<PartDraft> = printed(draft).into_iter().map(|(_, part)| part).collect();
    document.sections = sections(&parts);
    document.sections.extend(glossary(&parts, &draft.language));
    if let Some(id) = id {
        document
            .sections
            .extend(read::last_check(conn, &id, draft)?.as_ref().map(|check| mark(check, &draft.language)));
        document.made_from = Some(SourceRecord { table: "handout".into(), id, field: String::new() });
    }
    Ok(document)
}

/// What an officer should know before a saved handout goes out.
///
/// # Errors
/// `NotFound`.
pub fn findings(conn: &Connection, id: &str) -> Result<Vec<Finding>> {
    let draft = read::read_draft(conn, id)?;
    let say = |message: String, field: &str| Finding {
        message,
        table: "handout".into(),
        id: id.to_owned(),
        field: field.into(),
        not_easy: false,
    };
    let mut findings = Vec::new();
    match read::last_check(conn, id, &draft)? {
        None => findings.push(say("Nobody it is for has checked this handout yet.".into(), "checks")),
        Some(check) if !check.still => {
            findings.push(say(
                format!("Words or pictures were changed since {} checked it.", check.group),
                "checks",
            ));
        }
        Some(_) => {}
    }
    findings.extend(untranslated(conn, &draft)?.map(|message| say(message, "parts")));
    if draft.parts.iter().any(|part| part.words.contains("{name}")) {
        findings.push(say("{name} is filled in only in a personal run.".into(), "name"));
    }
    let waiting = unfinished(&draft).into_iter().map(|at| last_line(&draft.parts[at]));
    findings.extend(waiting.map(|line| say(format!("“{line}” has no end, so it is not printed."), "parts")));
    if draft.template {
        findings.push(say("This is a template. Start a handout from it, and print that.".into(), "template"));
    }
    Ok(findings)
}

/// Rows of a translation that nobody has translated yet.
fn untranslated(conn: &Connection, draft: &HandoutDraft) -> Result<Option<String>> {
    let Some(id) = &draft.translation_of else { return Ok(None) };
    let original = match read::read_draft(conn, id) {
        Ok(original) if original.language != draft.language => original,
        // It is the same language, or was deleted since.
        _ => return Ok(None),
    };
    let has_letters = |part: &&PartDraft| part.words.chars().any(char::is_alphabetic);
    let same = |part: &&PartDraft| original.parts.iter().any(|known| known.words == part.words);
    let rows = draft.parts.iter().filter(has_letters).filter(same).count();
    let language = language_name(if original.language.is_empty() { ENGLISH } else { &original.language });
    Ok(match rows {
        0 => None,
        1 => Some(format!("1 row is still in {language}.")),
        _ => Some(format!("{rows} rows are still in {language}.")),
    })
}

/// The handout to which the rows of a draft belong; a new one has none yet.
pub(in crate::handouts) fn saved_as(conn: &Connection, draft: &HandoutDraft) -> Result<Option<String>> {
    use rusqlite::OptionalExtension as _;
    let Some(part) = draft.parts.iter().find_map(|part| part.id.as_deref()) else { return Ok(None) };
    Ok(conn
        .prepare_cached("SELECT handout FROM handout_part WHERE id = ?1")?
        .query_row([part], |r| r.get(0))
        .optional()?)
}

fn sections(parts: &[PartDraft]) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    for part in parts {
        match part.kind {
            PartKind::Section => sections.push(Section::new(part.words.as_str(), Vec::new())),
            PartKind::Row => {
                if let Some(section) = sections.last_mut() {
                    section.blocks.extend(row(part));
                }
            }
        }
    }
    sections.retain(|section| !section.heading.is_empty() || !section.blocks.is_empty());
    sections
}

/// The row and the box of its hard word.
fn row(part: &PartDraft) -> Vec<Block> {
    let words: Vec<Words> = Words::paragraphs(&part.words);
    let words: Vec<Words> = words.into_iter().map(|w| w.embolden(&part.hard_word)).collect();
    let source = part.id.as_ref().map(|id| SourceRecord {
        table: "handout_part".into(),
        id: id.clone(),
        field: "words".into(),
    });
    let picture = picture(&part.picture, &part.alt);
    let mut blocks = Vec::new();
    if prints_row(part) {
        // The words are easy already, and there are no others behind them.
        blocks.push(Block::Row(Row { picture, full: words.clone(), easy: words, source, ..Row::default() }));
    }
    blocks.extend(hard_word(part));
    blocks
}

/// Whether a part becomes a row, and not only a heading or a box.
pub(in crate::handouts) fn prints_row(part: &PartDraft) -> bool {
    part.kind == PartKind::Row
        && (!part.words.trim().is_empty() || picture(&part.picture, &part.alt).is_some())
}

fn hard_word(part: &PartDraft) -> Option<Block> {
    let is_whole = !part.hard_word.trim().is_empty() && !part.meaning.trim().is_empty();
    is_whole.then(|| {
        Block::HardWord(HardWord {
            word: part.hard_word.as_str().into(),
            meaning: part.meaning.as_str().into(),
        })
    })
}

/// Fills itself from the hard words, each once, in the order of the alphabet.
fn glossary(parts: &[PartDraft], language: &str) -> Option<Section> {
    let words: BTreeMap<String, Block> =
        parts.iter().rev().filter_map(|part| Some((fold(&part.hard_word), hard_word(part)?))).collect();
    (!words.is_empty())
        .then(|| Section::new(say(language, Phrase::WordsWeExplain, &[]), words.into_values().collect()))
}

/// "Speaking Up Northbrook checked this. They read it in October 2026."
fn mark(check: &HandoutCheck, language: &str) -> Section {
    let by = say(language, Phrase::CheckedBy, &[("group", &check.group)]);
    let on = check.on.as_ref().map(|on| {
        if on.from == on.until {
            return say(language, Phrase::ReadOn, &[("day", &phrases::whole_day(language, on.from))]);
        }
        let same = (on.from.year(), on.from.month()) == (on.until.year(), on.until.month());
        let when = if same { phrases::month(language, on.from) } else { on.long() };
        say(language, Phrase::ReadIn, &[("month", &when)])
    });
    Section::new(
        say(language, Phrase::WhoChecked, &[]),
        vec![own_row("tick", &[by].into_iter().chain(on).collect::<Vec<_>>())],
    )
}

/// A picture with what is to be seen; in the words of the row where it has some.
pub(in crate::handouts) fn picture(meaning: &str, alt: &str) -> Option<Picture> {
    if meaning.is_empty() {
        return None;
    }
    let known = pictures::picture(meaning);
    if known.is_none() && !pictures::is_own(meaning) {
        return None;
    }
    let alt = match (alt, known) {
        ("", Some(known)) => known.alt,
        (alt, _) => alt.into(),
    };
    Some(Picture { meaning: meaning.to_owned(), alt })
}
