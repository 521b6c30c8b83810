//! Records become documents: a project, the action plan, a handout that
//! somebody wrote, and any list. What they look like on paper is decided in
//! [`crate::documents`].

mod lint;
mod plan;
mod project;
mod start;
mod written;

pub use crate::documents::HandoutFormat;
pub use lint::{LookedOverDraft, look_over};
pub use start::{HandoutStart, start};
pub(crate) use written::OFFERS;
pub use written::{
    ENGLISH, HandoutCheck, HandoutCheckDraft, HandoutDraft, HandoutPage, HandoutRow, HandoutTranslation,
    HandoutVersion, MadeFrom, PartDraft, PartKind, add_check, all, delete, each, from_text, get, go_back_to,
    keep_version, list as list_written, save, text_over, title_of, to_text,
};

use crate::documents::{self, Block, Contact, Document, Look, Remark, Row, SourceRecord, Words, pictures};
use crate::easy::EasyWords;
use crate::error::{Error, Result};
use crate::phrases::{self, Phrase, say};
use crate::settings::{self, Settings};
use crate::store::Names;
use crate::values::When;
use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum HandoutDocument {
    Project,
    Plan,
    /// One that an officer wrote.
    Handout,
}

impl HandoutDocument {
    /// Whether a file of it names people: a project says who leads it.
    #[must_use]
    pub fn names(self) -> Names {
        match self {
            Self::Project => Names::People,
            Self::Plan | Self::Handout => Names::Nobody,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct HandoutRequest {
    pub document: HandoutDocument,
    /// The project or the handout; nothing for the plan.
    pub id: Option<String>,
    pub look: Look,
}

/// Something to mend before the handout goes out, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Finding {
    pub message: String,
    pub table: String,
    pub id: String,
    pub field: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct HandoutInfo {
    pub title: String,
    /// A name for the saved file, without people's names.
    pub file_name: String,
    pub pages: u32,
    pub findings: Vec<Finding>,
}

/// The document behind a request, before any format.
///
/// # Errors
/// `NotFound` for a record that is not there; `BadInput` without its id.
pub fn document(conn: &Connection, request: &HandoutRequest, today: NaiveDate) -> Result<Document> {
    let missing = |sentence: &str| Error::of(vec![crate::Problem::new("id", sentence)]);
    let id = request.id.as_deref();
    let document = match request.document {
        HandoutDocument::Plan => plan::document(conn, &settings::get(conn)?, today)?,
        HandoutDocument::Project => {
            let id = id.ok_or_else(|| missing("Say which project to print."))?;
            project::document(conn, &settings::get(conn)?, id, today)?
        }
        HandoutDocument::Handout => {
            written::document(conn, id.ok_or_else(|| missing("Say which handout to print."))?, today)?
        }
    };
    dress(conn, document, &request.look)
}

/// The same document in every language that somebody wrote it in, the one that
/// is asked for first. What is made from records is in English.
///
/// # Errors
/// `NotFound` for a handout that is not there.
pub fn in_languages(conn: &Connection, request: &HandoutRequest) -> Result<Vec<(String, HandoutRequest)>> {
    let (HandoutDocument::Handout, Some(id)) = (request.document, &request.id) else {
        return Ok(vec![(ENGLISH.to_owned(), request.clone())]);
    };
    let page = get(conn, id)?;
    let mut copies = vec![(page.draft.language, request.clone())];
    copies.extend(page.translations.into_iter().map(|other| {
        let copy = HandoutRequest { id: Some(other.id), ..request.clone() };
        (other.language, copy)
    }));
    Ok(copies)
}

/// A draft as it would print if it were saved now: the bytes of its file. Writes nothing.
///
/// # Errors
/// Only where the disk fails.
pub fn draft_file(conn: &Connection, draft: &HandoutDraft, look: &Look, today: NaiveDate) -> Result<Vec<u8>> {
    Ok(documents::write(&draft_document(conn, draft, look, today)?, look)?)
}

/// The same, before it is laid out.
///
/// # Errors
/// Only where the disk fails.
pub fn draft_document(
    conn: &Connection,
    draft: &HandoutDraft,
    look: &Look,
    today: NaiveDate,
) -> Result<Document> {
    dress(conn, written::document_of(conn, draft, today)?, look)
}

/// What is said in the corner of every page, and the pictures of the council's own.
fn dress(conn: &Connection, mut document: Document, look: &Look) -> Result<Document> {
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

/// What should be mended before a handout goes out.
///
/// # Errors
/// Only where the disk fails.
pub fn findings(conn: &Connection, document: &Document) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    if let Some(source) = document.made_from.as_ref().filter(|source| source.table == "handout") {
        findings.extend(written::findings(conn, &source.id)?);
    }
    let source = document.made_from.as_ref();
    findings.extend(phrases::findings(&document.language).into_iter().map(|message| Finding {
        message,
        table: source.map(|source| source.table.clone()).unwrap_or_default(),
        id: source.map(|source| source.id.clone()).unwrap_or_default(),
        field: "language".into(),
    }));
    let easy = document.not_in_easy_words().map(|source| Finding {
        message: "Not yet in easy words.".into(),
        table: source.table.clone(),
        id: source.id.clone(),
        field: source.field.clone(),
    });
    findings.extend(easy);
    Ok(findings)
}

/// The request as a file: the same records on the same day, the same bytes.
///
/// # Errors
/// As [`document`]; `Refused` for a letter that no font at hand has.
pub fn pdf(conn: &Connection, request: &HandoutRequest, today: NaiveDate) -> Result<Vec<u8>> {
    Ok(documents::write(&document(conn, request, today)?, &request.look)?)
}

/// The file and the name that it is offered under, laid out once.
///
/// # Errors
/// As [`pdf`].
pub fn file(conn: &Connection, request: &HandoutRequest, today: NaiveDate) -> Result<(String, Vec<u8>)> {
    let document = document(conn, request, today)?;
    Ok((file_name(&document, request), documents::write(&document, &request.look)?))
}

/// A name for the saved file, without people's names.
fn file_name(document: &Document, request: &HandoutRequest) -> String {
    let name = match request.document {
        HandoutDocument::Plan => "Action plan",
        HandoutDocument::Project | HandoutDocument::Handout => document.title.as_str(),
    };
    let name = format!("{name}, {}", request.look.format.name());
    name.chars().map(|c| if c.is_alphanumeric() || " ,-".contains(c) { c } else { ' ' }).collect()
}

/// What the page shows beside the preview.
///
/// # Errors
/// As [`pdf`].
pub fn info(conn: &Connection, request: &HandoutRequest, today: NaiveDate) -> Result<HandoutInfo> {
    let document = document(conn, request, today)?;
    let (pages, remarks) = documents::look_over(&document, &request.look)?;
    let mut findings = findings(conn, &document)?;
    findings.extend(remarks.iter().map(|remark| remarked(&document, remark)));
    Ok(HandoutInfo {
        title: document.title.as_str().to_owned(),
        file_name: file_name(&document, request),
        pages: u32::try_from(pages).unwrap_or(u32::MAX),
        findings,
    })
}

/// What the layout had to do, at the words that it was done to.
fn remarked(document: &Document, remark: &Remark) -> Finding {
    let source = remark.source.as_ref().or(document.made_from.as_ref());
    let of =
        |part: fn(&SourceRecord) -> &String| source.map(|source| part(source).clone()).unwrap_or_default();
    Finding { message: remark.message(), table: of(|s| &s.table), id: of(|s| &s.id), field: of(|s| &s.field) }
}

/// The one project there is, where a request for a project names none.
///
/// # Errors
/// `BadInput` where there are several, or none.
pub fn only_project(conn: &Connection, mut request: HandoutRequest) -> Result<HandoutRequest> {
    if request.document == HandoutDocument::Project && request.id.is_none() {
        let mut statement = conn.prepare("SELECT id FROM project ORDER BY sequence LIMIT 2")?;
        let ids = statement.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
        match &ids[..] {
            [only] => request.id = Some(only.clone()),
            _ => {
                return Err(Error::of(vec![crate::Problem::new(
                    "id",
                    "Say which project to print: --id ID.",
                )]));
            }
        }
    }
    Ok(request)
}

// ---- parts that the documents share ------------------------------------------

/// A record and its easy words, from which rows are made.
struct Source<'a> {
    table: &'static str,
    id: &'a str,
    easy: &'a [EasyWords],
}

impl Source<'_> {
    /// A row of one field: its picture (its own, else the usual one), its
    /// easy words, and the full words behind them.
    fn row(&self, field: &str, full: &str, usual: &str) -> Option<Block> {
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
        }))
    }
}

/// A sentence of our own, as first drafts say it: in English, and in the table
/// so that a translation of the draft begins with it.
fn ours(phrase: Phrase) -> String {
    say(ENGLISH, phrase, &[])
}

/// A row whose words are the same in every format: sentences of our own.
fn own_row(meaning: &str, sentences: &[String]) -> Block {
    let words: Vec<Words> = sentences.iter().map(|s| Words::from(s.as_str())).collect();
    Block::Row(Row { picture: pictures::picture(meaning), full: words.clone(), easy: words, source: None })
}

/// "on Monday 2 December 2026", "in June 2024" (rule ER-N4: whole dates).
fn when_words(when: &When) -> String {
    if when.from == when.until {
        format!("on {}", when.from.format("%A %-d %B %Y"))
    } else if when.from.year() == when.until.year() && when.from.month() == when.until.month() {
        format!("in {}", when.long())
    } else {
        format!("from {}", when.long())
    }
}

/// "by Monday 2 December 2026", "by the end of June 2024".
fn by_words(when: &When) -> String {
    if when.from == when.until {
        format!("by {}", when.from.format("%A %-d %B %Y"))
    } else {
        format!("by the end of {}", when.until.format("%B %Y"))
    }
}

fn contact(settings: &Settings, language: &str) -> Contact {
    // What the council wrote itself is in English.
    let english = language.is_empty() || language.starts_with("en");
    let other = if settings.other_formats.is_empty() || !english {
        say(language, Phrase::OtherFormats, &[])
    } else {
        settings.other_formats.clone()
    };
    Contact {
        organisation: organisation(settings, language).into(),
        phone: settings.contact_phone.as_str().into(),
        email: settings.contact_email.as_str().into(),
        address: settings.contact_address.lines().collect::<Vec<_>>().join(", ").into(),
        web: settings.contact_web.as_str().into(),
        other_formats: other.into(),
    }
}

/// Who gives a handout out.
pub(crate) fn council(conn: &Connection) -> Result<String> {
    Ok(organisation(&settings::get(conn)?, ENGLISH))
}

pub(crate) fn organisation(settings: &Settings, language: &str) -> String {
    if settings.council.is_empty() {
        say(language, Phrase::OurCouncil, &[])
    } else {
        settings.council.clone()
    }
}
