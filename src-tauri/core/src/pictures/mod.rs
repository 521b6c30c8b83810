//! The pictures that an officer may put beside words: the built-in ones, and
//! those of their own that the store keeps. A picture is known by what it
//! means: `bus`, or `own:` and the SHA-256 of its file.

mod add;
mod batch;
mod css;
pub(crate) mod drawing;
mod index;
mod kept;
mod letters;
mod markup;
mod names;
mod pack;
mod photo;
mod pictograms;
mod place;
mod shelf;
#[cfg(test)]
mod tests;
mod units;
mod words;
mod work;

use crate::documents::Document;
use crate::documents::drawn::{Drawn, Thing, said};
use crate::documents::pictures as built_in;
use crate::error::{OrNotFound, Result};
pub use add::{
    Added, PhotoDraft, PhotoOffer, PictureDraft, add_pack, add_photo, delete, delete_pack, draft,
    offer_photo, save,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
pub(crate) use kept::is_there;
pub use kept::{PicturePack, packs};
pub use pack::{
    OfferedPicture, Pack, PackDraft, PackPreview, PackProgress, RefusedPicture, Tell, read_from,
    read_from_telling, read_pack, read_zip,
};
pub use photo::Crop;
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
    /// The same with another person in it: other ages, skin and hair. Empty for most.
    pub variants: Vec<String>,
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
    let own = kept::entries(conn, words)?;
    Ok(choices(words, shelf::search(own.iter().chain(shelf::built_in()), words), limit))
}

/// The same without a store: the built-in pictures alone.
#[must_use]
pub fn search_built_in(words: &str, limit: usize) -> Vec<PictureChoice> {
    choices(words, shelf::search(shelf::built_in().iter(), words), limit)
}

/// Pictures that go with a sentence, best first.
///
/// # Errors
/// Only where the disk fails.
pub fn suggest(conn: &Connection, sentence: &str, limit: usize) -> Result<Vec<PictureChoice>> {
    let own = kept::entries(conn, sentence)?;
    Ok(choices(sentence, shelf::suggest(own.iter().chain(shelf::built_in()), sentence), limit))
}

/// The same without a store: the built-in pictures alone.
#[must_use]
pub fn suggest_built_in(sentence: &str, limit: usize) -> Vec<PictureChoice> {
    choices(sentence, shelf::suggest(shelf::built_in().iter(), sentence), limit)
}

/// What a picture stands for, in a word or two.
///
/// # Errors
/// Only where the disk fails.
pub fn label(conn: &Connection, meaning: &str) -> Result<String> {
    match built_in::is_own(meaning) {
        true => kept::label(conn, meaning),
        false => Ok(label_of_built_in(meaning)),
    }
}

fn label_of_built_in(meaning: &str) -> String {
    let drawn = || Drawn::read(meaning).map(|drawn| drawn.label());
    shelf::label(meaning).map(str::to_owned).or_else(drawn).unwrap_or_else(|| meaning.to_owned())
}

/// The picture itself.
///
/// # Errors
/// `NotFound`.
pub fn svg_or_png(conn: &Connection, meaning: &str) -> Result<PictureFile> {
    if built_in::is_own(meaning) {
        return kept::file(conn, meaning);
    }
    let svg = built_in::svg(meaning).or_not_found("picture", meaning)?;
    Ok(PictureFile { media: "image/svg+xml".into(), bytes: svg.into_owned().into_bytes() })
}

/// Fills in the document's own pictures, so that writers need no store, and says what
/// stands on drawn ones in the language of the document.
///
/// # Errors
/// Only where the disk fails.
pub fn attach(conn: &Connection, document: &mut Document) -> Result<()> {
    kept::attach(conn, document)?;
    let language = document.language.clone();
    document.each_picture(|picture| {
        if let Some(drawn) = Drawn::read(&picture.meaning) {
            let is_usual = drawn.alt() == picture.alt.as_str();
            let drawn = drawn.in_language(&language);
            if is_usual {
                picture.alt = drawn.seen().into();
            }
            picture.meaning = drawn.meaning();
        }
    });
    Ok(())
}

/// The day, the time, the amount that somebody typed come first: no other picture shows those.
fn choices(typed: &str, entries: Vec<&Entry>, limit: usize) -> Vec<PictureChoice> {
    let most = if limit == 0 { usize::MAX } else { limit };
    let drawn = said(typed).into_iter().filter_map(|thing| drawn_choice(&thing));
    drawn.chain(entries.into_iter().map(|entry| entry.choice.clone())).take(most).collect()
}

fn drawn_choice(thing: &Thing) -> Option<PictureChoice> {
    let drawn = Drawn::read(&thing.meaning())?;
    Some(PictureChoice {
        meaning: drawn.meaning(),
        label: drawn.label(),
        alt: drawn.alt(),
        credit: String::new(),
        own: false,
        pack: String::new(),
        variants: Vec::new(),
    })
}
