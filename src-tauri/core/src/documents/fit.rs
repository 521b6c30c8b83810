//! Whether every word has room. A word is never broken (rule EL-3: Inclusion Europe 2009,
//! People First 2012), and nobody's size is changed in silence: what does not fit is refused,
//! with the nearest that does.

use super::look::{Look, Sheet};
use super::pdf::{self, Style};
use super::remark::{Remark, RemarkKind};
use super::tree::Document;
use super::{DocumentError, is_on_paper};

/// Points to try, the largest first: those that people ask for, and the smallest that is printed.
const SIZES: [u8; 12] = [48, 40, 36, 32, 28, 24, 22, 20, 18, 16, 14, 12];

/// A word that is wider than the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooWide {
    pub word: String,
    pub points: u8,
    pub sheet: Sheet,
    /// The largest that holds every word of the document on this sheet.
    pub nearest: Option<u8>,
    /// Whether A4 would hold them in the size that was asked for.
    pub fits_a4: bool,
}

impl TooWide {
    pub(super) fn message(&self) -> String {
        let Self { word, points, sheet, .. } = self;
        let page = match sheet {
            Sheet::A4 => "an A4 page",
            Sheet::A5 => "an A5 page",
            Sheet::Booklet => "a page of the booklet",
            Sheet::Cards => "a card",
        };
        format!("“{word}” is wider than {page} in {points} point, and no word is broken.")
    }

    /// What to do instead.
    pub(super) fn hint(&self) -> String {
        match (self.nearest, self.fits_a4) {
            (Some(size), true) => format!("{size} point fits, and so does A4 paper."),
            (Some(size), false) => format!("{size} point fits."),
            (None, true) => "It fits A4 paper.".to_owned(),
            (None, false) => "Use a shorter word, or larger paper and smaller letters.".to_owned(),
        }
    }
}

/// Refuses a look in which a word would be broken.
pub(super) fn check(document: &Document, look: &Look, remarks: &[Remark]) -> Result<(), DocumentError> {
    let Some(word) = too_wide(remarks) else { return Ok(()) };
    let fits_a4 = look.sheet != Sheet::A4 && holds(document, &look.clone().on(Sheet::A4))?;
    let nearest = nearest(document, look)?.and_then(|look| look.size);
    let (points, sheet) = (points(look), look.sheet);
    let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
    Err(DocumentError::TooWide(Box::new(TooWide { word: word.to_owned(), points, sheet, nearest, fits_a4 })))
}

/// The look with the largest letters below those asked for in which every word has room.
///
/// # Errors
/// As [`super::write`].
pub fn nearest(document: &Document, look: &Look) -> Result<Option<Look>, DocumentError> {
    let asked = points(look);
    for size in SIZES.into_iter().filter(|size| *size < asked) {
        let smaller = look.clone().sized(size);
        if holds(document, &smaller)? {
            return Ok(Some(smaller));
        }
    }
    Ok(None)
}

fn holds(document: &Document, look: &Look) -> Result<bool, DocumentError> {
    let (_, remarks) = pdf::look_over(document, &Style::of(look))?;
    Ok(too_wide(&remarks).is_none())
}

fn too_wide(remarks: &[Remark]) -> Option<&str> {
    remarks.iter().find_map(|remark| match &remark.kind {
        RemarkKind::WordTooWide { word } => Some(word.as_str()),
        RemarkKind::WordSplit { .. } | RemarkKind::RowParted { .. } | RemarkKind::TooTall => None,
    })
}

/// What the letters come to where nobody said a size.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 12 to 48")]
fn points(look: &Look) -> u8 {
    debug_assert!(is_on_paper(look.format), "what has no pages has no size");
    Style::of(look).size_pt.round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{self, Block, HandoutFormat, Section};

    fn document(words: &str) -> Document {
        let mut document = Document::new("A plan", "Northbrook Council", chrono::NaiveDate::default());
        document.sections.push(Section::new("", vec![Block::easy(None, words)]));
        document
    }

    fn refused(words: &str, look: &Look) -> (String, String) {
        let error = crate::Error::from(documents::write(&document(words), look).unwrap_err());
        (error.message, error.hint)
    }

    #[test]
    fn a_size_in_which_a_word_would_break_is_refused_with_the_nearest_and_the_paper_that_hold_it() {
        let look = Look::of(HandoutFormat::EasyRead).on(Sheet::Cards).sized(36);
        let (message, hint) = refused("Ask the Commissioning team.", &look);
        assert_eq!(message, "“Commissioning” is wider than a card in 36 point, and no word is broken.");
        assert_eq!(hint, "32 point fits, and so does A4 paper.");
        let nearest = nearest(&document("Ask the Commissioning team."), &look).unwrap().unwrap();
        assert_eq!(nearest, look.sized(32));
        assert!(documents::write(&document("Ask the Commissioning team."), &nearest).is_ok());
    }

    #[test]
    fn an_address_parts_at_its_joints_and_a_slip_of_the_keyboard_is_told_and_printed() {
        let look = Look::of(HandoutFormat::LargePrint).on(Sheet::A5).sized(48);
        assert!(documents::write(&document("Write to together@example.org now."), &look).is_ok());
        let slip = RemarkKind::WordSplit { word: "x".repeat(80) };
        let (_, remarks) = documents::look_over(&document(&"x".repeat(80)), &look).unwrap();
        assert!(remarks.iter().any(|remark| remark.kind == slip), "{remarks:?}");
    }
}
