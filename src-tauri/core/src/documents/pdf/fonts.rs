//! The faces that documents are set in. Arimo, which has Arial's shapes and
//! widths, sets what it can; other scripts have a Noto face of their own. They
//! are kept packed, and unpacked when the first of their letters is printed.

use std::fmt;
use std::sync::OnceLock;

use printpdf::{FontId, ParsedFont, PdfFont};

use super::DocumentError;

/// A typeface in two weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Family {
    Arimo,
    /// Latin letters that Arimo lacks.
    Latin,
    Arabic,
    /// Nastaliq: the hand that Urdu is read in.
    Urdu,
    Bengali,
    Gujarati,
    /// The script of Punjabi.
    Gurmukhi,
    Devanagari,
    /// Simplified Chinese.
    Chinese,
    Symbols,
    Emoji,
}

/// One weight of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct FaceId {
    pub family: Family,
    pub bold: bool,
}

pub(super) struct Face {
    pub shaper: rustybuzz::Face<'static>,
    /// The name of the font within a page. Its first six letters become the
    /// mark that says a font is a subset, hence capitals.
    pub id: FontId,
    pub program: PdfFont,
}

/// Every face of this process.
pub(super) struct Fonts {
    arimo: [Face; 2],
    others: [[OnceLock<Box<Face>>; 2]; OTHERS.len()],
}

macro_rules! packed {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".woff2"))
    };
}

static ARIMO: [&[u8]; 2] = [include_bytes!(concat!(env!("OUT_DIR"), "/Arimo-Regular.ttf")), ARIMO_BOLD];

/// In which drawings are written too.
pub(in crate::documents) static ARIMO_BOLD: &[u8] =
    include_bytes!(concat!(env!("OUT_DIR"), "/Arimo-Bold.ttf"));

/// Family, name in the file, regular and bold. The list is in the order of [`Family`].
static OTHERS: [(Family, &str, [&[u8]; 2]); 10] = [
    (Family::Latin, "NLATIN", [packed!("Latin-400"), packed!("Latin-700")]),
    (Family::Arabic, "NARABI", [packed!("Arabic-400"), packed!("Arabic-700")]),
    (Family::Urdu, "NASTAL", [packed!("Urdu-400"), packed!("Urdu-700")]),
    (Family::Bengali, "NBENGA", [packed!("Bengali-400"), packed!("Bengali-700")]),
    (Family::Gujarati, "NGUJAR", [packed!("Gujarati-400"), packed!("Gujarati-700")]),
    (Family::Gurmukhi, "NGURMU", [packed!("Gurmukhi-400"), packed!("Gurmukhi-700")]),
    (Family::Devanagari, "NDEVAN", [packed!("Devanagari-400"), packed!("Devanagari-700")]),
    (Family::Chinese, "NCHINE", [packed!("Chinese-400"), packed!("Chinese-700")]),
    // Signs and faces are as heavy in a heading as in a line.
    (Family::Symbols, "NSYMBO", [packed!("Symbols-400"), packed!("Symbols-400")]),
    (Family::Emoji, "NEMOJI", [packed!("Emoji-400"), packed!("Emoji-400")]),
];

impl Fonts {
    pub fn new() -> Result<Self, DocumentError> {
        let arimo = [Face::new(ARIMO[0], "ARIMOR")?, Face::new(ARIMO[1], "ARIMOB")?];
        Ok(Self { arimo, others: Default::default() })
    }

    pub fn arimo(&self, bold: bool) -> &Face {
        &self.arimo[usize::from(bold)]
    }

    /// A face, unpacked if this is the first time that it is asked for.
    pub fn face(&self, id: FaceId) -> Result<&Face, DocumentError> {
        let weight = usize::from(id.bold);
        let Some(index) = (id.family as usize).checked_sub(1) else { return Ok(&self.arimo[weight]) };
        let place = &self.others[index][weight];
        if let Some(face) = place.get() {
            return Ok(face);
        }
        let (_, name, packed) = OTHERS[index];
        let face = Face::new(unpacked(index, weight, packed[weight])?, &format!("{name}{weight}"))?;
        Ok(place.get_or_init(|| Box::new(face)))
    }

    /// Height of the capitals as a share of the size.
    pub fn capitals(&self) -> f32 {
        let face = &self.arimo[0].shaper;
        let capitals = face.capital_height().unwrap_or_else(|| face.ascender());
        f32::from(capitals) / face.units_per_em() as f32
    }

    /// Where the baseline stands in a line box, as distance from its top.
    pub fn baseline(&self, size: f32, line: f32) -> f32 {
        let face = &self.arimo[0].shaper;
        let em = face.units_per_em() as f32;
        let (up, down) = (f32::from(face.ascender()) / em, f32::from(face.descender()) / em);
        (line - (up - down) * size) / 2.0 + up * size
    }
}

/// The bytes of a packed face, kept for the life of the process, since the
/// shaper borrows them.
fn unpacked(index: usize, weight: usize, packed: &[u8]) -> Result<&'static [u8], DocumentError> {
    static BYTES: [[OnceLock<Vec<u8>>; 2]; OTHERS.len()] =
        [const { [const { OnceLock::new() }; 2] }; OTHERS.len()];
    let place = &BYTES[index][weight];
    if let Some(bytes) = place.get() {
        return Ok(bytes);
    }
    let bytes =
        wuff::decompress_woff2(packed).map_err(|_| DocumentError::Font(OTHERS[index].1.to_owned()))?;
    Ok(place.get_or_init(|| bytes))
}

impl Face {
    fn new(bytes: &'static [u8], id: &str) -> Result<Self, DocumentError> {
        let broken = || DocumentError::Font(id.to_owned());
        let program = ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).ok_or_else(broken)?;
        Ok(Self {
            shaper: rustybuzz::Face::from_slice(bytes, 0).ok_or_else(broken)?,
            id: FontId(id.to_owned()),
            program: PdfFont::new(program),
        })
    }

    pub fn has(&self, character: char) -> bool {
        self.shaper.glyph_index(character).is_some_and(|glyph| glyph.0 != 0)
    }

    /// The width that printpdf writes into the font: cut off to whole thousandths of the size.
    pub fn width(&self, glyph: u16) -> f32 {
        let units = self.shaper.glyph_hor_advance(rustybuzz::ttf_parser::GlyphId(glyph)).unwrap_or(0);
        (f32::from(units) * 1000.0 / self.units()).trunc()
    }

    pub fn units(&self) -> f32 {
        self.shaper.units_per_em() as f32
    }
}

impl fmt::Debug for Face {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.id.0)
    }
}

impl Family {
    /// Whether letters change their shapes or places beside each other, so
    /// that copied text can't be read off the glyphs.
    pub fn is_complex(self) -> bool {
        !matches!(self, Self::Arimo | Self::Latin | Self::Chinese | Self::Symbols)
    }

    /// Distance of the lines, as a multiple of the size, without which letters
    /// of one line would run into the next. Nastaliq hangs its words aslant.
    pub fn least_leading(self) -> f32 {
        match self {
            Self::Urdu => 2.2,
            Self::Arabic => 1.6,
            _ => 0.0,
        }
    }

    /// Families to look for a character in, best first, by the blocks of
    /// Unicode. Arimo is asked before all of them unless it is listed.
    pub fn choices(character: char, language: &str) -> &'static [Family] {
        use Family::{
            Arabic, Arimo, Bengali, Chinese, Devanagari, Emoji, Gujarati, Gurmukhi, Latin, Symbols, Urdu,
        };
        let written = |tag: &str| language.split('-').next().is_some_and(|main| main == tag);
        match u32::from(character) {
            0x600..=0x6ff | 0x750..=0x77f | 0x8a0..=0x8ff | 0xfb50..=0xfdff | 0xfe70..=0xfefc => {
                if written("ur") { &[Urdu, Arabic] } else { &[Arabic, Urdu] }
            }
            0x964 | 0x965 => match language.split('-').next() {
                Some("bn") => &[Bengali],
                Some("pa") => &[Gurmukhi],
                Some("gu") => &[Gujarati],
                _ => &[Devanagari],
            },
            0x900..=0x97f => &[Devanagari],
            0x980..=0x9ff => &[Bengali],
            0xa00..=0xa7f => &[Gurmukhi],
            0xa80..=0xaff => &[Gujarati],
            // Quotation marks and dashes take a whole square among Chinese letters.
            0xb7 | 0x2010..=0x201f | 0x2026 if written("zh") => &[Chinese, Arimo, Symbols],
            0x2e80..=0x9fff | 0xf900..=0xfaff | 0xff00..=0xffef | 0x20000..=0x3ffff => &[Chinese],
            0x1f000..=0x1faff => &[Emoji, Symbols],
            0x2190..=0x2bff => &[Arimo, Symbols, Emoji],
            _ => &[Arimo, Latin, Symbols],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_can_be_unpacked_and_its_name_marks_a_subset() {
        let fonts = Fonts::new().unwrap();
        for (index, (family, ..)) in OTHERS.iter().enumerate() {
            assert_eq!(*family as usize, index + 1, "the list is in the order of the families");
            for bold in [false, true] {
                let face = fonts.face(FaceId { family: *family, bold }).unwrap();
                let capitals = face.id.0.chars().take_while(char::is_ascii_uppercase).count();
                assert!(capitals >= 6, "{face:?}");
            }
        }
    }

    #[test]
    fn what_latin_letters_need_is_there_without_unpacking() {
        let fonts = Fonts::new().unwrap();
        let names = "ĄĆĘŁŃÓŚŹŻąćęłńóśźż ȘȚĂÂÎșțăâî ÇĞİÖŞÜçğıöşü ŵŷ ẁ 0123456789 £€";
        assert!(names.chars().all(|letter| fonts.arimo(false).has(letter) && fonts.arimo(true).has(letter)));
        let unpacked = fonts.others.iter().flatten().filter(|face| face.get().is_some()).count();
        assert_eq!((unpacked, fonts.others.len()), (0, OTHERS.len()));
    }
}
