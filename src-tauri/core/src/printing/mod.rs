//! Records on paper: the handouts of every kind that prints some, in every format, and
//! lists as tables.

mod list;

pub use list::{list, list_pdf};

use crate::documents::{self, Document, HandoutFormat, Look, Remark, SourceRecord, Text};
use crate::error::{Error, Problem, Result};
use crate::kind::Kind;
use crate::offers::{Handout, HandoutOf};
use crate::paper::{ENGLISH, Finding, dress};
use crate::phrases;
use crate::store::{Names, Table};
use crate::words::{self, Level, LintPart, LintText, ProfileId};
use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

/// What is to be printed, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct HandoutRequest {
    /// One of those that print by themselves.
    pub document: Kind,
    /// Which record; nothing where the document tells of all, as the plan does.
    pub id: Option<String>,
    pub look: Look,
    /// It says "Easy read" although some of it is not in easy words: the officer knows.
    #[serde(default)]
    pub all_the_same: bool,
}

impl HandoutRequest {
    #[must_use]
    pub fn of(document: Kind, id: Option<String>, look: Look) -> Self {
        Self { document, id, look, all_the_same: false }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct HandoutInfo {
    pub title: String,
    /// A name for the saved file, without people's names.
    pub file_name: String,
    pub pages: u32,
    pub findings: Vec<Finding>,
}

impl Kind {
    /// By the word of its handouts: `plan`, `project`.
    #[must_use]
    pub fn of_handout(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.offers().handout.as_ref().is_some_and(|h| h.word == word))
    }
}

/// The words of all handouts that a kind prints by itself.
pub fn handout_words() -> impl Iterator<Item = &'static str> {
    Kind::ALL.iter().filter_map(|kind| kind.offers().handout.as_ref().map(|handout| handout.word))
}

/// Whether a file of it names people.
#[must_use]
pub fn names(request: &HandoutRequest) -> Names {
    request.document.offers().handout.as_ref().map_or(Names::People, |handout| handout.names)
}

/// The document behind a request, before any format.
///
/// # Errors
/// `NotFound` for a record that is not there; `BadInput` without its id, and for a kind that
/// prints none.
pub fn document(conn: &Connection, request: &HandoutRequest, today: NaiveDate) -> Result<Document> {
    let document = match (&handout(request.document)?.of, &request.id) {
        (HandoutOf::All { document, .. }, _) => document(conn, today)?,
        (HandoutOf::Each(document), Some(id)) => document(conn, id, today)?,
        (HandoutOf::Each(_), None) => return Err(which(request.document, "")),
    };
    let mut document = dress(conn, document, &request.look)?;
    if request.look.format.prints_easy_words() && !request.all_the_same && not_easy(&document) > 0 {
        // "Easy read" is a promise, and this does not keep it yet.
        document.kind_label = Text::default();
    }
    Ok(document)
}

/// How many rows are printed in full words, since nobody has written easy ones.
fn not_easy(document: &Document) -> usize {
    document.not_in_easy_words().count()
}

fn handout(kind: Kind) -> Result<&'static Handout> {
    let handout = kind.offers().handout.as_ref();
    handout.ok_or_else(|| bad("document", format!("There is no handout of {}.", kind.one())))
}

fn which(kind: Kind, how: &str) -> Error {
    bad("id", format!("Say which {} to print{how}.", kind.label()))
}

fn bad(field: &str, sentence: String) -> Error {
    Error::of(vec![Problem::new(field, sentence)])
}

/// The same document in every language that somebody wrote it in, the one that
/// is asked for first. What is made from records is in English.
///
/// # Errors
/// `NotFound` for a handout that is not there.
pub fn in_languages(conn: &Connection, request: &HandoutRequest) -> Result<Vec<(String, HandoutRequest)>> {
    let (Some(languages), Some(id)) = (handout(request.document)?.languages, &request.id) else {
        return Ok(vec![(ENGLISH.to_owned(), request.clone())]);
    };
    let copies = languages(conn, id)?.into_iter();
    Ok(copies.map(|(language, id)| (language, HandoutRequest { id: Some(id), ..request.clone() })).collect())
}

/// What should be mended before a handout goes out in a format.
///
/// # Errors
/// Only where the disk fails.
pub fn findings(conn: &Connection, document: &Document, format: HandoutFormat) -> Result<Vec<Finding>> {
    let source = document.made_from.as_ref();
    let mut findings = Vec::new();
    if let Some(source) = source {
        let kind = Table::named(&source.table).and_then(|table| table.kind);
        if let Some(of_kind) = kind.and_then(|kind| kind.offers().handout.as_ref()?.findings) {
            findings.extend(of_kind(conn, &source.id)?);
        }
    }
    findings.extend(phrases::findings(&document.language).into_iter().map(|message| Finding {
        message,
        table: source.map(|source| source.table.clone()).unwrap_or_default(),
        id: source.map(|source| source.id.clone()).unwrap_or_default(),
        field: "language".into(),
        not_easy: false,
    }));
    if !format.prints_easy_words() {
        return Ok(findings);
    }
    let easy = document.not_in_easy_words().map(|source| Finding {
        message: "Not yet in easy words.".into(),
        table: source.table.clone(),
        id: source.id.clone(),
        field: source.field.clone(),
        not_easy: true,
    });
    findings.extend(easy);
    findings.extend(hard_contact(document));
    if document.kind_label.is_empty() && not_easy(document) > 0 {
        findings.push(Finding {
            message: "It does not say “Easy read” until all of it is in easy words.".into(),
            table: source.map(|source| source.table.clone()).unwrap_or_default(),
            id: source.map(|source| source.id.clone()).unwrap_or_default(),
            field: "badge".into(),
            not_easy: false,
        });
    }
    Ok(findings)
}

/// The council's own words about other formats stand on everything, so they are looked over
/// like a row.
fn hard_contact(document: &Document) -> Option<Finding> {
    let words = document.contact.as_ref().map(|contact| contact.other_formats.to_string())?;
    let row = LintPart { words: words.clone(), has_picture: true, has_alt: true, ..LintPart::default() };
    let text = LintText { language: document.language.to_string(), parts: vec![row], ..LintText::default() };
    let looked = words::look_over(&text, ProfileId::UkCouncil).findings.into_iter();
    let worst = looked.filter(|found| found.part.is_some()).find(|found| found.level > Level::Info)?;
    Some(Finding {
        message: format!("The words about how to ask for other formats can be easier. {}", worst.message),
        table: "setting".into(),
        id: "other_formats".into(),
        field: "other_formats".into(),
        not_easy: false,
    })
}

/// Each message once, with how often it was found.
#[must_use]
pub fn counted(findings: &[Finding]) -> Vec<String> {
    let mut told: Vec<(&str, usize)> = Vec::new();
    for finding in findings {
        match told.iter_mut().find(|(known, _)| *known == finding.message) {
            Some((_, times)) => *times += 1,
            None => told.push((&finding.message, 1)),
        }
    }
    let said = |(message, times): (&str, usize)| match times {
        1 => message.to_owned(),
        _ => format!("{message} ({times} times)"),
    };
    told.into_iter().map(said).collect()
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
    Ok((file_name(&document, request)?, documents::write(&document, &request.look)?))
}

/// A name for the saved file, without people's names.
fn file_name(document: &Document, request: &HandoutRequest) -> Result<String> {
    let name = match handout(request.document)?.of {
        HandoutOf::All { title, .. } => title,
        HandoutOf::Each(_) => document.title.as_str(),
    };
    let name = format!("{name}, {}", request.look.format.label().to_lowercase());
    Ok(name.chars().map(|c| if c.is_alphanumeric() || " ,-".contains(c) { c } else { ' ' }).collect())
}

/// What the page shows beside the preview.
///
/// # Errors
/// As [`pdf`].
pub fn info(conn: &Connection, request: &HandoutRequest, today: NaiveDate) -> Result<HandoutInfo> {
    let document = document(conn, request, today)?;
    let (pages, remarks) = documents::look_over(&document, &request.look)?;
    let mut findings = findings(conn, &document, request.look.format)?;
    findings.extend(remarks.iter().map(|remark| remarked(&document, remark)));
    Ok(HandoutInfo {
        title: document.title.as_str().to_owned(),
        file_name: file_name(&document, request)?,
        pages: u32::try_from(pages).unwrap_or(u32::MAX),
        findings,
    })
}

/// What the layout had to do, at the words that it was done to.
fn remarked(document: &Document, remark: &Remark) -> Finding {
    let source = remark.source.as_ref().or(document.made_from.as_ref());
    let of =
        |part: fn(&SourceRecord) -> &String| source.map(|source| part(source).clone()).unwrap_or_default();
    Finding {
        message: remark.message(),
        table: of(|s| &s.table),
        id: of(|s| &s.id),
        field: of(|s| &s.field),
        not_easy: false,
    }
}

/// The one record of its kind there is, where a request names none.
///
/// # Errors
/// `BadInput` where there are several, or none.
pub fn only_one(conn: &Connection, mut request: HandoutRequest) -> Result<HandoutRequest> {
    if matches!(handout(request.document)?.of, HandoutOf::Each(_)) && request.id.is_none() {
        let table = Table::of_kind(request.document).ok_or_else(|| Error::bug("a kind without a table"))?;
        let mut statement = conn.prepare(&format!("SELECT id FROM {} LIMIT 2", table.name))?;
        let ids = statement.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
        match &ids[..] {
            [only] => request.id = Some(only.clone()),
            _ => return Err(which(request.document, ": --id ID")),
        }
    }
    Ok(request)
}
