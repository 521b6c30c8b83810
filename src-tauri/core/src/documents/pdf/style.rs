//! How large and how wide: the choices that differ from reader to reader.
//! Sizes are points (1/72 inch), distances millimetres where named so.

use super::impose::Imposition;
use super::spacing::Spacing;
use crate::documents::look::{HandoutFormat, Look, PaperColour, Sheet};

/// Points in a millimetre.
pub(super) const MM: f32 = 72.0 / 25.4;

#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    pub format: Format,
    /// Body size. Everything printed is at least this large in easy read and large print.
    pub size_pt: f32,
    pub paper: Paper,
    pub margin_mm: f32,
    pub pictures: PicturePlace,
    /// Distance of baselines as a multiple of the size.
    pub leading: f32,
    /// At most this many picture rows on a page; more would look crowded.
    pub rows_per_page: Option<usize>,
    pub spacing: Spacing,
    /// Painted over the whole page, for people who have no coloured paper.
    pub ground: PaperColour,
    /// With more pages than this the document falls into parts.
    pub longest: Option<usize>,
    pub imposition: Imposition,
    /// Answers are fields to fill in on a screen.
    pub fillable: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Easy words where there are any, one sentence to a line start.
    EasyRead,
    /// Full words, large.
    LargePrint,
    /// Full words in an ordinary size, for letters, tables and lists.
    Plain,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    A4,
    A5,
    /// A card.
    A6,
    /// For lists of many columns only; what people read is upright.
    A4Landscape,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PicturePlace {
    Left,
    Above,
    None,
}

/// Points of body text. Somebody's wish is kept in every format, as far as paper can.
fn wished(size_pt: f32) -> f32 {
    size_pt.clamp(12.0, 48.0)
}

impl Style {
    /// The style of a look; a format that is not on paper gets that of plain print.
    pub fn of(look: &Look) -> Self {
        let small = look.sheet != Sheet::A4;
        let size = look.size.map(f32::from);
        let style = match look.format {
            HandoutFormat::EasyRead => match size {
                None if small => Self::easy_read_at(14.0),
                None => Self::easy_read(),
                Some(size) => Self::easy_read_at(size),
            },
            HandoutFormat::LargePrint => Self::large_print(size.unwrap_or(18.0)),
            HandoutFormat::Dyslexia => Self::dyslexia(size.unwrap_or(14.0), look.colour),
            HandoutFormat::Plain | HandoutFormat::Html | HandoutFormat::Braille | HandoutFormat::Text => {
                Self::clear_print(size.unwrap_or(if small { 12.0 } else { 14.0 }))
            }
        };
        let style = Self { fillable: look.fillable, ..style };
        match look.sheet {
            Sheet::A4 => style,
            Sheet::A5 => style.on(Paper::A5),
            Sheet::Booklet => style.imposed(Imposition::Booklet),
            Sheet::Cards => style.imposed(Imposition::Cards),
        }
    }

    /// Easy read as UK councils print it: 16 pt, a picture at the left of
    /// every idea, at most five ideas on a page.
    pub fn easy_read() -> Self {
        Self {
            format: Format::EasyRead,
            size_pt: 16.0,
            paper: Paper::A4,
            margin_mm: 20.0,
            pictures: PicturePlace::Left,
            leading: 1.4,
            rows_per_page: Some(5),
            spacing: Spacing::default(),
            ground: PaperColour::White,
            longest: Some(20),
            imposition: Imposition::None,
            fillable: false,
        }
    }

    /// Easy read in a size of one's own.
    pub fn easy_read_at(size_pt: f32) -> Self {
        Self { format: Format::EasyRead, rows_per_page: Some(5), ..Self::easy_read().sized(wished(size_pt)) }
    }

    /// Large print, usually from 16 pt: reflowed, never magnified. From 24 pt the
    /// pictures stand above the words, so that lines stay long enough to read.
    pub fn large_print(size_pt: f32) -> Self {
        Self { format: Format::LargePrint, ..Self::easy_read().sized(wished(size_pt)) }
    }

    /// 12 pt without pictures: clear print, for lists and tables.
    pub fn plain() -> Self {
        Self {
            format: Format::Plain,
            size_pt: 12.0,
            paper: Paper::A4,
            margin_mm: 20.0,
            pictures: PicturePlace::None,
            leading: 1.35,
            rows_per_page: None,
            spacing: Spacing::default(),
            ground: PaperColour::White,
            longest: None,
            imposition: Imposition::None,
            fillable: false,
        }
    }

    /// Full words in clear print (UKAAF: at least 12, better 14 pt), for handouts and letters.
    pub fn clear_print(size_pt: f32) -> Self {
        Self { size_pt: wished(size_pt), margin_mm: 25.4, leading: 1.4, longest: Some(20), ..Self::plain() }
    }

    /// Full words as the British Dyslexia Association's style guide asks: never
    /// on white, lines one and a half apart, letters and words further apart.
    pub fn dyslexia(size_pt: f32, colour: PaperColour) -> Self {
        let ground = if colour == PaperColour::White { PaperColour::Cream } else { colour };
        Self {
            size_pt: wished(size_pt),
            leading: 1.5,
            spacing: Spacing::DYSLEXIA,
            ground,
            ..Self::clear_print(14.0)
        }
    }

    /// The same style on other paper.
    pub fn on(self, paper: Paper) -> Self {
        let margin_mm = match paper {
            Paper::A5 => self.margin_mm.min(20.0),
            // A card is held close, and has no room to give away.
            Paper::A6 => 10.0,
            Paper::A4 | Paper::A4Landscape => self.margin_mm,
        };
        Self { paper, margin_mm, ..self }
    }

    /// Several pages to a side of paper. They are one thing to hold, so they
    /// do not fall into parts.
    pub fn imposed(self, imposition: Imposition) -> Self {
        let paper = imposition.paper(self.paper);
        Self { imposition, longest: None, ..self.on(paper) }
    }

    fn sized(self, size_pt: f32) -> Self {
        let giant = size_pt >= 24.0;
        Self {
            size_pt,
            margin_mm: match size_pt {
                _ if giant => 15.0,
                size if size > 16.0 => 20.0,
                _ => self.margin_mm,
            },
            pictures: if giant { PicturePlace::Above } else { PicturePlace::Left },
            ..self
        }
    }
}

/// The page and its columns in points, worked out once for a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    pub width: f32,
    pub height: f32,
    pub margin: f32,
    pub size: f32,
    pub line: f32,
    pub place: PicturePlace,
    /// Width of the picture column, and the gap beside it; 0 where pictures stand above.
    pub column: f32,
    pub gap: f32,
}

impl Measure {
    pub fn of(style: &Style) -> Self {
        let (width, height) = match style.paper {
            Paper::A4 => (210.0, 297.0),
            Paper::A5 => (148.5, 210.0),
            Paper::A6 => (105.0, 148.5),
            Paper::A4Landscape => (297.0, 210.0),
        };
        let (width, height, margin) = (width * MM, height * MM, style.margin_mm * MM);
        let text = width - 2.0 * margin;
        // On a small page 45 mm would be too large a share.
        let column = match style.paper {
            Paper::A5 | Paper::A6 => text * 0.35,
            Paper::A4 | Paper::A4Landscape => (text * 0.30).max(45.0 * MM),
        };
        let gap = 6.5 * MM;
        // A dozen letters to the line is too few to read in one go.
        let narrow = text - column - gap < 12.0 * style.size_pt;
        let place = match style.pictures {
            PicturePlace::Left if narrow => PicturePlace::Above,
            place => place,
        };
        let left = place == PicturePlace::Left;
        Self {
            width,
            height,
            margin,
            size: style.size_pt,
            line: style.size_pt * style.leading,
            place,
            column: if left { column } else { 0.0 },
            gap: if left { gap } else { 0.0 },
        }
    }

    /// Width between the margins.
    pub fn text(&self) -> f32 {
        self.width - 2.0 * self.margin
    }

    /// Distance of the words of a row from the left margin.
    pub fn indent(&self) -> f32 {
        self.column + self.gap
    }

    /// How tall and how wide a picture may be.
    pub fn picture(&self) -> (f32, f32) {
        match self.place {
            // Five rows of one picture's height go on a page, with a line between them.
            PicturePlace::Left => (self.column, self.column * 0.55),
            // A card has to hold its words too.
            PicturePlace::Above if self.height < 150.0 * MM => (self.text(), self.height * 0.11),
            PicturePlace::Above => (self.text().min(70.0 * MM), self.height * 0.13),
            PicturePlace::None => (0.0, 0.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easy_read_keeps_a_third_for_pictures_and_a_gap_beside_them() {
        let measure = Measure::of(&Style::easy_read());
        assert!(measure.column >= 45.0 * MM);
        assert!(measure.gap >= 6.0 * MM);
        let share = measure.column / measure.text();
        assert!((0.30..=0.35).contains(&share), "{share}");
    }

    #[test]
    fn pictures_stand_above_the_words_from_24_points() {
        assert_eq!(Style::large_print(22.0).pictures, PicturePlace::Left);
        assert_eq!(Style::large_print(24.0).pictures, PicturePlace::Above);
        for style in [Style::large_print, Style::easy_read_at, Style::clear_print] {
            assert_eq!([48.0, 99.0, 12.0].map(|size| style(size).size_pt), [48.0, 48.0, 12.0], "as wished");
        }
    }

    #[test]
    fn a_narrow_page_puts_pictures_above_rather_than_squeeze_the_words() {
        let place = |size| Measure::of(&Style::easy_read_at(size).on(Paper::A5)).place;
        assert_eq!(place(18.0), PicturePlace::Above);
        assert_eq!(place(14.0), PicturePlace::Left);
    }

    #[test]
    fn a_look_becomes_a_style_in_every_format() {
        let of = |format| Look::of(format);
        let easy = Style::of(&of(HandoutFormat::EasyRead));
        assert_eq!(easy, Style::easy_read());
        assert_eq!(Style::of(&of(HandoutFormat::EasyRead).on(Sheet::A5)).size_pt, 14.0);
        assert_eq!(Style::of(&of(HandoutFormat::LargePrint)).size_pt, 18.0);
        let dyslexia = Style::of(&of(HandoutFormat::Dyslexia));
        assert_eq!((dyslexia.size_pt, dyslexia.leading, dyslexia.ground), (14.0, 1.5, PaperColour::Cream));
        assert_eq!(Style::of(&of(HandoutFormat::Plain).sized(40)).size_pt, 40.0);
    }
}
