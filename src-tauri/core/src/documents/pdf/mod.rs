//! Documents as tagged PDF (PDF/UA-1) with printpdf. Nobody outside knows
//! printpdf; nothing here knows a record.
//!
//! `compose` turns the document into bricks of ink, `flow` lays bricks on
//! pages, `paint` draws pages, `finish` adds structure and metadata.

mod breaks;
mod bricks;
mod clusters;
mod compose;
mod drawings;
mod finish;
mod flow;
mod fonts;
mod furniture;
#[cfg(test)]
mod languages;
mod lines;
mod order;
mod paint;
mod photos;
mod shape;
mod style;
mod tables;
mod tags;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

pub(super) use drawings::visible;
pub use style::{Format, Paper, PicturePlace, Style};

use self::compose::Composer;
use self::drawings::Drawings;
use self::finish::Finish;
use self::flow::{Page, flow};
use self::fonts::Fonts;
use self::lines::Setter;
use self::order::is_leftward;
use self::paint::{Painter, Used};
use self::shape::Shapes;
use self::style::Measure;
use self::tags::Tags;
use super::tree::Document;

/// Writes a document as a PDF file. The same document in the same style makes
/// the same bytes.
pub fn write(document: &Document, style: &Style) -> Result<Vec<u8>, DocumentError> {
    Press::shared()?.write(document, style)
}

/// The number of pages that [`write`] would make.
pub fn count_pages(document: &Document, style: &Style) -> Result<usize, DocumentError> {
    Press::shared()?.count_pages(document, style)
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// No font at hand has this character. The words themselves are not
    /// repeated, for they may be somebody's name.
    #[error("the character “{character}” (U+{:04X}) can't be printed yet", u32::from(*.character))]
    MissingGlyph { character: char },
    #[error("There is no picture called “{meaning}”.")]
    UnknownPicture { meaning: String },
    #[error("the font {0} is damaged")]
    Font(String),
    #[error("the document could not be written: {0}")]
    Writer(String),
    #[error("There is no braille for the language “{language}” here.")]
    NoBraille { language: String },
}

impl DocumentError {
    /// The braille tables are part of the program: that they fail is a mistake in it.
    pub(super) fn braille(error: impl std::fmt::Display) -> Self {
        Self::Writer(format!("braille: {error}"))
    }
}

impl From<DocumentError> for crate::Error {
    fn from(error: DocumentError) -> Self {
        match error {
            DocumentError::MissingGlyph { character } => Self::new(
                crate::Code::Refused,
                format!("This can't be printed yet: no font here has the character “{character}”."),
                "Write the word without it, then print again.",
            ),
            DocumentError::UnknownPicture { .. } => Self::new(
                crate::Code::NotFound,
                error.to_string(),
                "Choose another picture for that row, then print again.",
            ),
            DocumentError::NoBraille { .. } => Self::new(
                crate::Code::Refused,
                error.to_string(),
                "Only English can be written in braille. Ask a transcriber for this one.",
            ),
            DocumentError::Font(_) | DocumentError::Writer(_) => Self::bug(error),
        }
    }
}

/// Fonts, shaped words and converted pictures, kept from document to document.
pub struct Press {
    fonts: Fonts,
    memory: Mutex<Memory>,
}

#[derive(Default)]
struct Memory {
    shapes: Shapes,
    drawings: Drawings,
}

/// A document on its pages, before it is a file.
struct Laid {
    pages: Vec<Page>,
    tags: Tags,
    measure: Measure,
}

impl Press {
    pub fn new() -> Result<Self, DocumentError> {
        Ok(Self { fonts: Fonts::new()?, memory: Mutex::default() })
    }

    /// The press of this process.
    pub fn shared() -> Result<&'static Self, DocumentError> {
        static PRESS: OnceLock<Press> = OnceLock::new();
        if let Some(press) = PRESS.get() {
            return Ok(press);
        }
        let press = Self::new()?;
        Ok(PRESS.get_or_init(|| press))
    }

    pub fn write(&self, document: &Document, style: &Style) -> Result<Vec<u8>, DocumentError> {
        let Laid { pages, mut tags, measure } = self.lay(document, style)?;
        let mut painter = Painter {
            fonts: &self.fonts,
            tags: &mut tags,
            measure,
            used: Used::new(),
            faces: BTreeMap::new(),
        };
        let mut pdf = printpdf::PdfDocument::new(&document.title);
        pdf.pages = pages.iter().enumerate().map(|(number, page)| painter.page(number, page)).collect();
        let Painter { used, faces, .. } = painter;
        for letters in faces.into_values() {
            pdf.resources.fonts.map.insert(letters.face.id.clone(), letters.program()?);
        }
        let pdf = pdf.to_lopdf_document(&printpdf::PdfSaveOptions::default(), &mut Vec::new());
        Finish { document, style, measure, tags: &tags, pages: &pages, used: &used }.write(pdf)
    }

    pub fn count_pages(&self, document: &Document, style: &Style) -> Result<usize, DocumentError> {
        Ok(self.lay(document, style)?.pages.len())
    }

    fn lay(&self, document: &Document, style: &Style) -> Result<Laid, DocumentError> {
        // What is remembered is whole whatever a panic interrupted.
        let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        let Memory { shapes, drawings } = &mut *memory;
        drawings.bring(&document.own_pictures)?;
        let sentences = style.format == Format::EasyRead;
        let measure = Measure::of(style);
        let mut composer = Composer {
            setter: Setter { fonts: &self.fonts, shapes, sentences, language: &document.language },
            drawings,
            tags: Tags::new(),
            style,
            measure,
            heads: Vec::new(),
            bricks: Vec::new(),
        };
        let furniture = composer.front(document)?;
        composer.sections(document)?;
        let area = composer.area(&furniture);
        let bricks = std::mem::take(&mut composer.bricks);
        let mut pages = flow(bricks, &composer.heads, area);
        composer.furnish(&furniture, &mut pages)?;
        if is_leftward(&document.language) {
            for page in &mut pages {
                page.inks = page.inks.drain(..).map(|ink| ink.mirrored(measure.width)).collect();
            }
        }
        Ok(Laid { pages, tags: composer.tags, measure })
    }
}
