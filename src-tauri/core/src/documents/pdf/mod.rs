//! Documents as tagged PDF (PDF/UA-1) with printpdf. Nobody outside knows
//! printpdf; nothing here knows a record.
//!
//! `compose` turns the document into bricks of ink, `flow` lays bricks on
//! pages, `paint` draws pages, `finish` adds structure and metadata.

mod answers;
mod breaks;
mod bricks;
mod clusters;
mod compose;
mod drawings;
mod fields;
mod finish;
mod flow;
mod fonts;
#[cfg(test)]
mod forms;
mod furniture;
mod impose;
#[cfg(test)]
mod languages;
mod lines;
#[cfg(test)]
mod links;
mod many;
mod objects;
mod order;
mod outlines;
mod paint;
mod parts;
mod photos;
mod pictured;
mod rows;
#[cfg(test)]
mod rules;
mod shape;
mod spacing;
mod style;
mod tables;
#[cfg(test)]
mod tag_tree;
mod tags;
#[cfg(test)]
mod tests;
mod typed;

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

pub(super) use drawings::visible;
pub(crate) use drawings::{can_draw, options as drawing_options};
pub(in crate::documents) use fonts::ARIMO_BOLD;
pub use impose::Imposition;
pub use many::Binder;
pub(super) use order::{is_leftward, whole};
pub use spacing::Spacing;
pub use style::{Format, Paper, PicturePlace, Style};

use self::compose::{Composer, Part};
use self::drawings::Drawings;
use self::finish::Finish;
use self::flow::{Page, flow};
use self::fonts::Fonts;
use self::impose::Slot;
use self::lines::Setter;
use self::paint::{Painter, Used};
use self::parts::Start;
use self::shape::Shapes;
use self::style::Measure;
use self::tags::Tags;
use super::ending;
use super::fit::TooWide;
use super::remark::Remark;
use super::tree::{Document, Section};

/// Writes a document as a PDF file. The same document in the same style makes
/// the same bytes.
pub fn write(document: &Document, style: &Style) -> Result<Vec<u8>, DocumentError> {
    Press::shared()?.write(document, style)
}

/// The same with what an officer should know of it.
pub fn write_and_remark(document: &Document, style: &Style) -> Result<(Vec<u8>, Vec<Remark>), DocumentError> {
    Press::shared()?.write_and_remark(document, style)
}

/// The number of pages that [`write`] would make.
pub fn count_pages(document: &Document, style: &Style) -> Result<usize, DocumentError> {
    Press::shared()?.count_pages(document, style)
}

/// The number of pages, and what an officer should know of them.
pub fn look_over(document: &Document, style: &Style) -> Result<(usize, Vec<Remark>), DocumentError> {
    Press::shared()?.look_over(document, style)
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
    #[error("a word is wider than the page in {} point", .0.points)]
    TooWide(Box<TooWide>),
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
            DocumentError::TooWide(wide) => Self::new(crate::Code::Refused, wide.message(), wide.hint()),
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
    longest_part: usize,
    remarks: Vec<Remark>,
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
        Ok(self.write_and_remark(document, style)?.0)
    }

    /// As [`write_and_remark`].
    pub fn write_and_remark(
        &self,
        document: &Document,
        style: &Style,
    ) -> Result<(Vec<u8>, Vec<Remark>), DocumentError> {
        let Laid { pages, mut tags, measure, remarks, .. } = self.lay(document, style)?;
        let mut sides = style.imposition.sides(pages.len(), &measure);
        if is_leftward(&document.language) {
            sides.turn_round(measure.width);
        }
        let mut painter = Painter {
            fonts: &self.fonts,
            tags: &mut tags,
            used: Used::new(),
            faces: BTreeMap::new(),
            height: sides.height,
            fillable: style.fillable,
            widgets: Vec::new(),
            slot: Slot { side: 0, x: 0.0, y: 0.0, page: 0, copy: false },
        };
        let mut pdf = printpdf::PdfDocument::new(&document.title);
        pdf.pages = painter.sides(&sides, &pages, style.ground);
        let Painter { used, faces, widgets, .. } = painter;
        for letters in faces.into_values() {
            pdf.resources.fonts.map.insert(letters.face.id.clone(), letters.program()?);
        }
        let pdf = pdf.to_lopdf_document(&printpdf::PdfSaveOptions::default(), &mut Vec::new());
        let finish = Finish {
            document,
            style,
            sides: &sides,
            tags: &tags,
            pages: &pages,
            used: &used,
            widgets: &widgets,
            letters: self.fonts.arimo(false),
        };
        Ok((finish.write(pdf)?, remarks))
    }

    /// The number of pages in the file, which are sides of paper.
    pub fn count_pages(&self, document: &Document, style: &Style) -> Result<usize, DocumentError> {
        Ok(self.look_over(document, style)?.0)
    }

    /// As [`look_over`].
    pub fn look_over(
        &self,
        document: &Document,
        style: &Style,
    ) -> Result<(usize, Vec<Remark>), DocumentError> {
        let Laid { pages, measure, remarks, .. } = self.lay(document, style)?;
        Ok((style.imposition.sides(pages.len(), &measure).count, remarks))
    }

    /// The document on its pages, in parts where it is long.
    fn lay(&self, document: &Document, style: &Style) -> Result<Laid, DocumentError> {
        let sections = ending::sections(document);
        let whole = self.lay_parts(document, style, &[&sections])?;
        let Some(longest) = style.longest.filter(|longest| whole.pages.len() > *longest) else {
            return Ok(whole);
        };
        let pages = whole.pages.len();
        let starts: Vec<Start> = whole
            .pages
            .iter()
            .enumerate()
            .flat_map(|(page, laid)| {
                laid.starts.iter().map(move |(section, block)| Start {
                    section: *section,
                    block: *block,
                    page,
                })
            })
            .collect();
        let mut best = whole;
        // A front takes room of its own, so that a part may turn out longer than planned.
        for count in pages.div_ceil(longest)..=pages.div_ceil(longest) + 2 {
            let parts = parts::split(&sections, &starts, pages, count);
            let parts: Vec<&[Section]> = parts.iter().map(Vec::as_slice).collect();
            best = self.lay_parts(document, style, &parts)?;
            if best.longest_part <= longest {
                break;
            }
        }
        Ok(best)
    }

    fn lay_parts(
        &self,
        document: &Document,
        style: &Style,
        parts: &[&[Section]],
    ) -> Result<Laid, DocumentError> {
        // What is remembered is whole whatever a panic interrupted.
        let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        let Memory { shapes, drawings } = &mut *memory;
        drawings.bring(&document.own_pictures)?;
        let sentences = style.format == Format::EasyRead;
        let measure = Measure::of(style);
        let language = document.language.as_str();
        let mut composer = Composer {
            setter: Setter {
                fonts: &self.fonts,
                shapes,
                sentences,
                language,
                spacing: style.spacing,
                split: Vec::new(),
            },
            drawings,
            tags: Tags::new(),
            style,
            measure,
            heads: Vec::new(),
            bricks: Vec::new(),
            room: f32::MAX,
            rows: 0,
            shown: None,
            questions: 0,
            remarks: Vec::new(),
        };
        let mut laid = Vec::new();
        let mut longest_part = 0;
        for (index, sections) in parts.iter().enumerate() {
            let furniture = composer.front(document, Part { number: index + 1, of: parts.len() })?;
            let area = composer.area(&furniture);
            composer.room = area.bottom - area.top;
            let is_last = index + 1 == parts.len();
            // How to reach us comes last, and no page is left for who drew the pictures.
            let ends = sections.iter().rposition(|section| section.together).filter(|_| is_last);
            let (before, ending) = sections.split_at(ends.unwrap_or(sections.len()));
            composer.sections(0, before)?;
            if is_last {
                composer.credit(document)?;
            }
            composer.sections(before.len(), ending)?;
            composer.remark_on_words(None, None);
            let bricks = std::mem::take(&mut composer.bricks);
            let mut pages = flow(bricks, &composer.heads, area);
            composer.furnish(&furniture, &mut pages)?;
            longest_part = longest_part.max(pages.len());
            laid.append(&mut pages);
        }
        if is_leftward(language) {
            for page in &mut laid {
                page.inks = page.inks.drain(..).map(|ink| ink.mirrored(measure.width)).collect();
            }
        }
        let Composer { tags, remarks, .. } = composer;
        Ok(Laid { pages: laid, tags, measure, longest_part, remarks })
    }
}
