//! The two faces that documents are set in, and the shaping of words.

use std::collections::HashMap;
use std::sync::Arc;

use printpdf::{Codepoint, FontId, ParsedFont, PdfFont};
use rustybuzz::{Feature, UnicodeBuffer, ttf_parser::Tag};

use super::DocumentError;

static REGULAR: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/Arimo-Regular.ttf"));
static BOLD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/Arimo-Bold.ttf"));

/// Arimo, which has Arial's shapes and widths. Further scripts will bring
/// fallback faces: the place to choose one is [`Fonts::shape`].
pub(super) struct Fonts {
    faces: [Face; 2],
}

pub(super) struct Face {
    shaper: rustybuzz::Face<'static>,
    /// The name of the font within a page. Its first six letters become the
    /// mark that says a font is a subset, hence capitals.
    pub id: FontId,
    pub program: PdfFont,
}

/// A word ready to be placed. Widths are thousandths of the size.
#[derive(Debug)]
pub(super) struct Shaped {
    pub bold: bool,
    pub glyphs: Vec<Codepoint>,
    pub width: f32,
    /// The part of the width that is space at the end.
    pub trailing: f32,
}

/// Words that were shaped before. Most words of a handout come again, and
/// nearly all of them in the next person's copy.
#[derive(Default)]
pub(super) struct Shapes {
    known: [HashMap<String, Arc<Shaped>>; 2],
}

/// Enough for the words of many documents; a few megabytes at most.
const REMEMBERED: usize = 20_000;

impl Fonts {
    pub fn new() -> Result<Self, DocumentError> {
        Ok(Self { faces: [Face::new(REGULAR, "ARIMOR")?, Face::new(BOLD, "ARIMOB")?] })
    }

    pub fn face(&self, bold: bool) -> &Face {
        &self.faces[usize::from(bold)]
    }

    pub fn faces(&self) -> &[Face] {
        &self.faces
    }

    /// Shapes one word with the space behind it.
    pub fn shape(&self, shapes: &mut Shapes, text: &str, bold: bool) -> Result<Arc<Shaped>, DocumentError> {
        let known = &mut shapes.known[usize::from(bold)];
        if let Some(shaped) = known.get(text) {
            return Ok(Arc::clone(shaped));
        }
        let shaped = Arc::new(self.face(bold).shape(text, bold)?);
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(text.to_owned(), Arc::clone(&shaped));
        Ok(shaped)
    }

    /// Height of the capitals as a share of the size.
    pub fn capitals(&self) -> f32 {
        let face = &self.faces[0].shaper;
        let capitals = face.capital_height().unwrap_or_else(|| face.ascender());
        f32::from(capitals) / face.units_per_em() as f32
    }

    /// Where the baseline stands in a line box, as distance from its top.
    pub fn baseline(&self, size: f32, line: f32) -> f32 {
        let face = &self.faces[0].shaper;
        let em = face.units_per_em() as f32;
        let (up, down) = (f32::from(face.ascender()) / em, f32::from(face.descender()) / em);
        (line - (up - down) * size) / 2.0 + up * size
    }
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

    fn shape(&self, text: &str, bold: bool) -> Result<Shaped, DocumentError> {
        // Joined letters would be copied out as one, and are harder to read.
        let features = [b"liga", b"clig"].map(|tag| Feature::new(Tag::from_bytes(tag), 0, ..));
        let printed: String = text.chars().filter_map(printable).collect();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&printed);
        buffer.guess_segment_properties();
        let output = rustybuzz::shape(&self.shaper, &features, buffer);

        let infos = output.glyph_infos();
        let mut glyphs: Vec<Codepoint> = Vec::with_capacity(infos.len());
        let mut width = 0.0;
        let mut trailing = 0.0;
        for (index, (info, position)) in infos.iter().zip(output.glyph_positions()).enumerate() {
            let start = info.cluster as usize;
            let end = infos[index + 1..].iter().map(|next| next.cluster as usize).find(|next| *next > start);
            let letters = &printed[start..end.unwrap_or(printed.len())];
            let gid = u16::try_from(info.glyph_id).unwrap_or(0);
            if gid == 0 {
                let character = letters.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
                return Err(DocumentError::MissingGlyph { character });
            }
            // The width that printpdf writes into the font is cut off to whole
            // thousandths, so the pen moves by that; the rest is kerning.
            let written = self.width(gid);
            let wanted = position.x_advance as f32 * 1000.0 / self.units();
            let kern = (wanted - written).round();
            let shift = (position.x_offset as f32 * 1000.0 / self.units()).round();
            if shift != 0.0 {
                // The pen moves before the glyph and back behind it.
                if let Some(before) = glyphs.last_mut() {
                    before.offset -= shift;
                }
            }
            let first_of_cluster = index == 0 || infos[index - 1].cluster != info.cluster;
            let copied = if first_of_cluster { letters } else { "\u{200b}" };
            let back = if glyphs.is_empty() { 0.0 } else { shift };
            glyphs.push(Codepoint::with_cid(gid, back - kern, copied.to_owned()));
            width += written + kern;
            trailing = if letters == " " { trailing + written + kern } else { 0.0 };
        }
        Ok(Shaped { bold, glyphs, width, trailing })
    }

    fn width(&self, gid: u16) -> f32 {
        let units = self.shaper.glyph_hor_advance(rustybuzz::ttf_parser::GlyphId(gid)).unwrap_or(0);
        (f32::from(units) * 1000.0 / self.units()).trunc()
    }

    fn units(&self) -> f32 {
        self.shaper.units_per_em() as f32
    }
}

/// What is drawn for a character: every space as a space, so that it is copied
/// as one; nothing for characters that only steer shaping or line breaks.
fn printable(character: char) -> Option<char> {
    match character {
        '\u{a0}' | '\u{202f}' | '\u{2000}'..='\u{200a}' | '\u{3000}' => Some(' '),
        '\u{2010}' | '\u{2011}' => Some('-'),
        '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' => None,
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Result<Arc<Shaped>, DocumentError> {
        Fonts::new()?.shape(&mut Shapes::default(), text, false)
    }

    fn copied(text: &str) -> String {
        shape(text).map_or_else(
            |error| error.to_string(),
            |shaped| shaped.glyphs.iter().filter_map(|glyph| glyph.cid.as_deref()).collect(),
        )
    }

    #[test]
    fn names_of_many_languages_are_shaped_and_copied_whole() {
        for name in
            ["Łukasz", "Siân", "Ștefan", "Ní-Bhriain", "Yılmaz", "Żukowska", "Gruffydd", "Ağaoğlu", "Đặng"]
        {
            assert_eq!(copied(name), name);
        }
    }

    #[test]
    fn a_letter_the_font_lacks_is_named_and_never_printed_as_a_box() {
        assert!(matches!(shape("Hello 字"), Err(DocumentError::MissingGlyph { character: '字' })));
    }

    #[test]
    fn letters_are_not_joined() {
        assert_eq!(copied("office fly"), "office fly");
        assert_eq!(shape("ffi").map_or(0, |shaped| shaped.glyphs.len()), 3);
    }

    #[test]
    fn spaces_that_do_not_break_are_copied_as_spaces() {
        assert_eq!(copied("30\u{a0}June"), "30 June");
    }

    #[test]
    fn the_space_at_the_end_is_known() {
        let with = shape("bus ").map_or((0.0, 0.0), |shaped| (shaped.width, shaped.trailing));
        let without = shape("bus").map_or(0.0, |shaped| shaped.width);
        assert_eq!(with.0 - with.1, without);
        assert!(with.1 > 200.0);
    }
}
