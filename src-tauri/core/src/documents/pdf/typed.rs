//! The letters that people type into fields: every letter of Windows-1252 in Arimo, in one
//! small font that is made once. What the pages themselves are set in lacks the letters that
//! they do not use.

use std::sync::OnceLock;

use lopdf::{Document as Pdf, Object, ObjectId, Stream, dictionary};
use rustybuzz::ttf_parser::{GlyphId, Tag};

use super::DocumentError;
use super::fonts::Face;

/// Codes 128 to 159 of Windows-1252, as `WinAnsiEncoding` of ISO 32000-1, annex D has them.
const HIGH: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];
/// What a font within a file needs (ISO 32000-1, 9.9).
const TABLES: [&[u8; 4]; 9] =
    [b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"OS/2", b"post"];

fn letter(code: u8) -> Option<char> {
    match code {
        0x20..=0x7e | 0xa0.. => Some(char::from(code)),
        0x80..=0x9f => HIGH[usize::from(code - 0x80)],
        _ => None,
    }
}

/// Adds the font to a file.
pub(super) fn add_to(pdf: &mut Pdf, face: &Face) -> Result<ObjectId, DocumentError> {
    static PROGRAM: OnceLock<Option<Stream>> = OnceLock::new();
    let broken = || DocumentError::Font("Arimo".to_owned());
    let program = PROGRAM.get_or_init(|| program(face)).clone().ok_or_else(broken)?;
    let shaper = &face.shaper;
    let em = shaper.units_per_em() as f32;
    let share = |units: i16| (f32::from(units) * 1000.0 / em).round() as i64;
    let glyph = |code: u8| letter(code).and_then(|letter| shaper.glyph_index(letter));
    let width = |code: u8| glyph(code).map_or(0, |glyph| face.width(glyph.0) as i64);
    let widths: Vec<Object> = (32..=255).map(|code| width(code).into()).collect();
    let bounds = shaper.global_bounding_box();
    let bounds: Vec<Object> =
        [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(|units| share(units).into()).to_vec();
    let program = pdf.add_object(program);
    let descriptor = pdf.add_object(dictionary! {
        "Type" => "FontDescriptor", "FontName" => "TYPEDA+Arimo", "Flags" => 32, "FontBBox" => bounds,
        "ItalicAngle" => 0, "Ascent" => share(shaper.ascender()), "Descent" => share(shaper.descender()),
        "CapHeight" => share(shaper.capital_height().unwrap_or(shaper.ascender())), "StemV" => 80,
        "FontFile2" => program,
    });
    Ok(pdf.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "TrueType", "BaseFont" => "TYPEDA+Arimo", "FirstChar" => 32,
        "LastChar" => 255, "Widths" => widths, "FontDescriptor" => descriptor,
        "Encoding" => "WinAnsiEncoding",
    }))
}

/// Arimo with the shapes of these letters alone, packed once for all files.
fn program(face: &Face) -> Option<Stream> {
    let raw = face.shaper.raw_face();
    let table = |tag: &[u8; 4]| raw.table(Tag::from_bytes(tag));
    let (glyf, loca) = (table(b"glyf")?, table(b"loca")?);
    let long = table(b"head")?.get(51)? & 1 == 1;
    let offset = |glyph: usize| -> Option<usize> {
        let at = |from: usize, bytes: usize| loca.get(from..from + bytes);
        Some(if long {
            u32::from_be_bytes(at(glyph * 4, 4)?.try_into().ok()?) as usize
        } else {
            usize::from(u16::from_be_bytes(at(glyph * 2, 2)?.try_into().ok()?)) * 2
        })
    };
    let shape = |glyph: usize| glyf.get(offset(glyph)?..offset(glyph + 1)?);
    let count = usize::from(face.shaper.number_of_glyphs());
    let mut wanted = vec![false; count];
    let mut open: Vec<usize> = (32..=255)
        .filter_map(letter)
        .filter_map(|letter| face.shaper.glyph_index(letter))
        .map(|GlyphId(glyph)| usize::from(glyph))
        .chain([0])
        .collect();
    while let Some(glyph) = open.pop() {
        if !std::mem::replace(wanted.get_mut(glyph)?, true) {
            open.extend(parts(shape(glyph)?));
        }
    }
    let (mut shapes, mut places) = (Vec::new(), Vec::new());
    for (glyph, wanted) in wanted.iter().enumerate() {
        places.extend(u32::try_from(shapes.len()).ok()?.to_be_bytes());
        if *wanted {
            shapes.extend(shape(glyph)?);
            shapes.resize(shapes.len().next_multiple_of(4), 0);
        }
    }
    places.extend(u32::try_from(shapes.len()).ok()?.to_be_bytes());
    let mut head = table(b"head")?.to_vec();
    *head.get_mut(51)? = 1;
    // Without the names of glyphs.
    let mut post = table(b"post")?.get(..32)?.to_vec();
    post[..4].copy_from_slice(&[0, 3, 0, 0]);
    let mut tables: Vec<(&[u8; 4], Vec<u8>)> = TABLES
        .into_iter()
        .filter_map(|tag| {
            Some((
                tag,
                match tag {
                    b"glyf" => shapes.clone(),
                    b"loca" => places.clone(),
                    b"head" => head.clone(),
                    b"post" => post.clone(),
                    _ => table(tag)?.to_vec(),
                },
            ))
        })
        .collect();
    let file = font_file(&mut tables)?;
    let mut stream = Stream::new(dictionary! { "Length1" => file.len() as i64 }, file);
    stream.compress().ok()?;
    Some(stream)
}

/// The glyphs that a glyph is put together from.
fn parts(shape: &[u8]) -> Vec<usize> {
    let word = |at: usize| Some(u16::from_be_bytes(shape.get(at..at + 2)?.try_into().ok()?));
    let mut found = Vec::new();
    if word(0).is_none_or(|contours| contours < 0x8000) {
        return found;
    }
    let mut at = 10;
    while let (Some(flags), Some(glyph)) = (word(at), word(at + 2)) {
        found.push(usize::from(glyph));
        // The sizes of what follows (OpenType, "glyf").
        at += 4 + if flags & 1 != 0 { 4 } else { 2 };
        at += match flags {
            _ if flags & 0x08 != 0 => 2,
            _ if flags & 0x40 != 0 => 4,
            _ if flags & 0x80 != 0 => 8,
            _ => 0,
        };
        if flags & 0x20 == 0 {
            break;
        }
    }
    found
}

/// Tables behind their directory (OpenType, "Table directory").
fn font_file(tables: &mut [(&[u8; 4], Vec<u8>)]) -> Option<Vec<u8>> {
    tables.sort_by_key(|(tag, _)| **tag);
    let count = u16::try_from(tables.len()).ok()?;
    let power = count.ilog2() as u16;
    let search = 16_u16 << power;
    let mut file = vec![0, 1, 0, 0];
    for number in [count, search, power, count * 16 - search] {
        file.extend(number.to_be_bytes());
    }
    let mut at = 12 + 16 * tables.len();
    for (tag, bytes) in tables.iter() {
        file.extend(*tag);
        file.extend(sum(bytes).to_be_bytes());
        file.extend(u32::try_from(at).ok()?.to_be_bytes());
        file.extend(u32::try_from(bytes.len()).ok()?.to_be_bytes());
        at += bytes.len().next_multiple_of(4);
    }
    for (_, bytes) in tables.iter() {
        file.extend(bytes);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    Some(file)
}

fn sum(bytes: &[u8]) -> u32 {
    bytes
        .chunks(4)
        .map(|word| {
            let mut whole = [0; 4];
            whole[..word.len()].copy_from_slice(word);
            u32::from_be_bytes(whole)
        })
        .fold(0, u32::wrapping_add)
}
