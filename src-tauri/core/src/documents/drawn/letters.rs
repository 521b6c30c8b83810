//! Letters in drawings, as outlines: a drawing asks for no font.

use super::pen::{Middle, n};
use crate::documents::pdf::ARIMO_BOLD;
use rustybuzz::ttf_parser::{Face, GlyphId, OutlineBuilder};
use std::fmt::Write as _;
use std::sync::OnceLock;

/// The outlines of words, or nothing where the face has not all of their letters.
pub(super) fn outlines(text: &str, at: Middle) -> Option<String> {
    let face = face()?;
    let glyphs: Vec<GlyphId> = text.chars().map(|c| face.glyph_index(c)).collect::<Option<_>>()?;
    let wide = |glyph: &GlyphId| f32::from(face.glyph_hor_advance(*glyph).unwrap_or_default());
    let units = f32::from(face.units_per_em());
    let length: f32 = glyphs.iter().map(wide).sum();
    let scale = (at.size / units).min(at.width / length.max(1.0));
    let mut path = Path { d: String::new(), x: at.x - length * scale / 2.0, line: at.line, scale };
    for glyph in glyphs {
        face.outline_glyph(glyph, &mut path);
        path.x += wide(&glyph) * scale;
    }
    Some(path.d)
}

fn face() -> Option<&'static Face<'static>> {
    static FACE: OnceLock<Option<Face<'static>>> = OnceLock::new();
    FACE.get_or_init(|| Face::parse(ARIMO_BOLD, 0).ok()).as_ref()
}

struct Path {
    d: String,
    x: f32,
    line: f32,
    scale: f32,
}

impl Path {
    fn add(&mut self, command: char, points: &[(f32, f32)]) {
        self.d.push(command);
        for (index, (x, y)) in points.iter().enumerate() {
            let space = if index > 0 { " " } else { "" };
            // Writing to a string can't fail.
            let _ = write!(self.d, "{space}{} {}", n(self.x + x * self.scale), n(self.line - y * self.scale));
        }
    }
}

impl OutlineBuilder for Path {
    fn move_to(&mut self, x: f32, y: f32) {
        self.add('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add('L', &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.add('Q', &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.add('C', &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.d.push('Z');
    }
}
