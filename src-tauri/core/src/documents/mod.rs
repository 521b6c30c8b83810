//! What is printed for people: one semantic [`Document`](tree::Document),
//! written in many formats. Records become a document in the module of the
//! record; how it looks on paper is decided here and nowhere else.

mod answer;
pub mod braille;
pub mod drawn;
mod ending;
mod fit;
pub mod html;
mod links;
pub mod look;
pub mod pdf;
pub mod pictures;
mod remark;
mod row;
pub mod text;
pub mod tree;

pub use answer::Answer;
pub use fit::{TooWide, nearest};
pub use look::{BrailleGrade, HandoutFormat, Look, PaperColour, Sheet};
pub use pdf::DocumentError;
pub use pictures::OwnPicture;
pub use remark::{Remark, RemarkKind};
pub use tree::{
    Block, Contact, Document, Fact, HardWord, Picture, Row, Section, SourceRecord, Span, Stands, Table, Text,
    Words,
};

/// Writes a document in any format: a PDF, or UTF-8 text. The same document
/// in the same look makes the same bytes.
///
/// # Errors
/// A letter that no font at hand has, a picture that is not there,
/// [`DocumentError::TooWide`] for a size in which a word would be broken, and
/// [`DocumentError::NoBraille`] for a language without tables.
pub fn write(document: &Document, look: &Look) -> Result<Vec<u8>, DocumentError> {
    match look.format {
        HandoutFormat::EasyRead
        | HandoutFormat::LargePrint
        | HandoutFormat::Plain
        | HandoutFormat::Dyslexia => {
            let (file, remarks) = pdf::write_and_remark(document, &pdf::Style::of(look))?;
            fit::check(document, look, &remarks)?;
            Ok(file)
        }
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
    Ok(look_over(document, look)?.0)
}

/// The number of pages as [`count_pages`] gives it, and what an officer should
/// know of them before they go out.
///
/// # Errors
/// As [`write`].
pub fn look_over(document: &Document, look: &Look) -> Result<(usize, Vec<Remark>), DocumentError> {
    match look.format {
        HandoutFormat::EasyRead
        | HandoutFormat::LargePrint
        | HandoutFormat::Plain
        | HandoutFormat::Dyslexia => {
            let looked = pdf::look_over(document, &pdf::Style::of(look))?;
            fit::check(document, look, &looked.1)?;
            Ok(looked)
        }
        HandoutFormat::Html | HandoutFormat::Text => Ok((1, Vec::new())),
        HandoutFormat::Braille => Ok((braille::count_pages(document, look)?, Vec::new())),
    }
}

/// Whether it becomes pages of print.
pub(crate) fn is_on_paper(format: HandoutFormat) -> bool {
    !matches!(format, HandoutFormat::Html | HandoutFormat::Text | HandoutFormat::Braille)
}
