//! What is printed for people: one semantic [`Document`](tree::Document),
//! written in many formats. Records become a document in the module of the
//! record; how it looks on paper is decided here and nowhere else.

pub mod braille;
mod ending;
pub mod html;
pub mod look;
pub mod pdf;
pub mod pictures;
pub mod text;
pub mod tree;

pub use look::{BrailleGrade, HandoutFormat, Look, PaperColour, Sheet};
pub use pdf::DocumentError;
pub use pictures::OwnPicture;
pub use tree::{
    Block, Contact, Document, Fact, HardWord, Picture, Row, Section, SourceRecord, Span, Table, Text, Words,
};

/// Writes a document in any format: a PDF, or UTF-8 text. The same document
/// in the same look makes the same bytes.
///
/// # Errors
/// A letter that no font at hand has, a picture that is not there, and
/// [`DocumentError::NoBraille`] for a language without tables.
pub fn write(document: &Document, look: &Look) -> Result<Vec<u8>, DocumentError> {
    match look.format {
        HandoutFormat::EasyRead
        | HandoutFormat::LargePrint
        | HandoutFormat::Plain
        | HandoutFormat::Dyslexia => pdf::write(document, &pdf::Style::of(look)),
        HandoutFormat::Html => Ok(html::write(document, look)?.into_bytes()),
        HandoutFormat::Text => Ok(text::write(document).into_bytes()),
        HandoutFormat::Braille => Ok(braille::write(document, look)?.into_bytes()),
    }
}

/// The number of pages that [`write`] would make. What has no pages, such as
/// a web page, is one.
///
/// # Errors
/// As [`write`].
pub fn count_pages(document: &Document, look: &Look) -> Result<usize, DocumentError> {
    match look.format {
        HandoutFormat::EasyRead
        | HandoutFormat::LargePrint
        | HandoutFormat::Plain
        | HandoutFormat::Dyslexia => pdf::count_pages(document, &pdf::Style::of(look)),
        HandoutFormat::Html | HandoutFormat::Text => Ok(1),
        HandoutFormat::Braille => braille::count_pages(document, look),
    }
}
