//! Letters of joined scripts as glyphs of their own.
//!
//! Such a letter is drawn from several glyphs (a stroke and its dots, a
//! consonant and its vowel signs), and the same stroke serves many letters.
//! Copied or read aloud glyph by glyph, a page would say nonsense. So every
//! letter that a document uses becomes one composite glyph with the letter's
//! own text, in a copy of the face made for that document.

use std::collections::BTreeMap;

use printpdf::{Codepoint, ParsedFont, PdfFont};
use rustybuzz::ttf_parser::{GlyphId, Tag};

use super::DocumentError;
use super::fonts::Face;

/// What is drawn for one letter or syllable, in units of the font.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cluster {
    pub text: String,
    /// Glyphs with their distance from the pen.
    pub parts: Vec<(u16, i16, i16)>,
    pub advance: u16,
}

/// The letters of one face that a document uses, numbered in the order of their first use.
pub(super) struct Clusters<'a> {
    pub face: &'a Face,
    numbers: BTreeMap<Cluster, u16>,
    in_order: Vec<Cluster>,
}

impl<'a> Clusters<'a> {
    pub fn new(face: &'a Face) -> Self {
        Self { face, numbers: BTreeMap::new(), in_order: Vec::new() }
    }

    /// The glyph of a letter. A document never has so many that they run out.
    pub fn glyph(&mut self, cluster: &Cluster) -> Codepoint {
        let next = self.face.shaper.number_of_glyphs().saturating_add(self.in_order.len() as u16);
        let number = *self.numbers.entry(cluster.clone()).or_insert_with(|| {
            self.in_order.push(cluster.clone());
            next
        });
        let wanted = f32::from(cluster.advance) * 1000.0 / self.face.units();
        // The pen moves by whole thousandths; the rest is made up for here.
        Codepoint::with_cid(number, -(wanted - wanted.trunc()), cluster.text.clone())
    }

    /// The face with the letters as further glyphs.
    pub fn program(&self) -> Result<PdfFont, DocumentError> {
        if self.in_order.is_empty() {
            return Ok(self.face.program.clone());
        }
        let broken = || DocumentError::Font(self.face.id.0.clone());
        let bytes = self.file().ok_or_else(broken)?;
        ParsedFont::from_bytes(&bytes, 0, &mut Vec::new()).map(PdfFont::new).ok_or_else(broken)
    }

    /// A TrueType file (OpenType 1.9, "Font file") with the tables that drawing needs.
    fn file(&self) -> Option<Vec<u8>> {
        let shaper = &self.face.shaper;
        let raw = shaper.raw_face();
        let table = |tag: &[u8; 4]| raw.table(Tag::from_bytes(tag));
        let (mut head, mut hhea, mut maxp) =
            (table(b"head")?.to_vec(), table(b"hhea")?.to_vec(), table(b"maxp")?.to_vec());
        let old = shaper.number_of_glyphs();
        let count = old.checked_add(u16::try_from(self.in_order.len()).ok()?)?;

        // The old glyphs keep their places.
        let short = head.get(50..52)? == [0, 0];
        let mut glyphs = table(b"glyf")?.to_vec();
        let mut places: Vec<u32> = if short {
            table(b"loca")?
                .chunks_exact(2)
                .map(|at| u32::from(u16::from_be_bytes([at[0], at[1]])) * 2)
                .collect()
        } else {
            table(b"loca")?
                .chunks_exact(4)
                .map(|at| u32::from_be_bytes([at[0], at[1], at[2], at[3]]))
                .collect()
        };
        places.truncate(usize::from(old) + 1);
        glyphs.truncate(usize::try_from(*places.last()?).ok()?);
        let mut widths: Vec<u8> = (0..old)
            .flat_map(|glyph| {
                let glyph = GlyphId(glyph);
                let advance = shaper.glyph_hor_advance(glyph).unwrap_or(0);
                let bearing = shaper.glyph_hor_side_bearing(glyph).unwrap_or(0);
                [advance.to_be_bytes(), bearing.to_be_bytes()].concat()
            })
            .collect();
        for cluster in &self.in_order {
            let outline = self.outline(cluster);
            let left = outline.get(2..4).map_or([0, 0], |left| [left[0], left[1]]);
            widths.extend([cluster.advance.to_be_bytes(), left].concat());
            glyphs.extend(outline);
            glyphs.resize(glyphs.len().next_multiple_of(4), 0);
            places.push(u32::try_from(glyphs.len()).ok()?);
        }
        head.get_mut(50..52)?.copy_from_slice(&1u16.to_be_bytes());
        hhea.get_mut(34..36)?.copy_from_slice(&count.to_be_bytes());
        maxp.get_mut(4..6)?.copy_from_slice(&count.to_be_bytes());
        // Composites of composites: as deep as any reader allows.
        for (at, most) in [(28, 64u16), (30, 8)] {
            maxp.get_mut(at..at + 2)?.copy_from_slice(&most.to_be_bytes());
        }
        let mut names = vec![0; 32];
        names[1] = 3;
        let places = places.into_iter().flat_map(u32::to_be_bytes).collect();
        let mut tables = BTreeMap::from([
            (*b"head", head),
            (*b"hhea", hhea),
            (*b"maxp", maxp),
            (*b"hmtx", widths),
            (*b"loca", places),
            (*b"glyf", glyphs),
            (*b"post", names),
        ]);
        for tag in [b"cmap", b"OS/2", b"name", b"cvt ", b"fpgm", b"prep"] {
            if let Some(kept) = table(tag) {
                tables.insert(*tag, kept.to_vec());
            }
        }
        Some(joined(&tables))
    }

    /// A composite outline (OpenType 1.9, "glyf"), or nothing for a space.
    fn outline(&self, cluster: &Cluster) -> Vec<u8> {
        let boxed = |glyph: u16| self.face.shaper.glyph_bounding_box(GlyphId(glyph));
        let parts: Vec<_> = cluster.parts.iter().filter(|(glyph, ..)| boxed(*glyph).is_some()).collect();
        let mut corners: Option<[i16; 4]> = None;
        for (glyph, x, y) in &parts {
            let Some(part) = boxed(*glyph) else { continue };
            let moved = [(part.x_min, x), (part.y_min, y), (part.x_max, x), (part.y_max, y)];
            let moved = moved.map(|(edge, by)| edge.saturating_add(*by));
            let [left, bottom, right, top] = corners.unwrap_or(moved);
            let [a, b, c, d] = moved;
            corners = Some([left.min(a), bottom.min(b), right.max(c), top.max(d)]);
        }
        let Some(corners) = corners else { return Vec::new() };
        let mut outline = (-1i16).to_be_bytes().to_vec();
        outline.extend(corners.into_iter().flat_map(i16::to_be_bytes));
        for (index, (glyph, x, y)) in parts.iter().enumerate() {
            // Whole numbers of units, distances and not points, and whether more follow.
            let flags: u16 = 0x0003 | if index + 1 < parts.len() { 0x0020 } else { 0 };
            outline.extend([flags.to_be_bytes(), glyph.to_be_bytes()].concat());
            outline.extend([x.to_be_bytes(), y.to_be_bytes()].concat());
        }
        outline
    }
}

/// Tables into one file, each at a multiple of four.
fn joined(tables: &BTreeMap<[u8; 4], Vec<u8>>) -> Vec<u8> {
    let count = tables.len() as u16;
    let power = 15 - count.leading_zeros() as u16;
    let range = 16u16 << power;
    let mut file = vec![0, 1, 0, 0];
    file.extend([count, range, power, count * 16 - range].into_iter().flat_map(u16::to_be_bytes));
    let mut at = 12 + 16 * tables.len();
    for (tag, table) in tables {
        file.extend(tag);
        file.extend([sum(table), at as u32, table.len() as u32].into_iter().flat_map(u32::to_be_bytes));
        at += table.len().next_multiple_of(4);
    }
    for table in tables.values() {
        file.extend(table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}

fn sum(table: &[u8]) -> u32 {
    let words = table.chunks(4).map(|word| {
        let mut whole = [0; 4];
        whole[..word.len()].copy_from_slice(word);
        u32::from_be_bytes(whole)
    });
    words.fold(0, u32::wrapping_add)
}
