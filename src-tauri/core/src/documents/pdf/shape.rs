//! Words into glyphs, each run of characters in the face that has them.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use printpdf::Codepoint;
use rustybuzz::{
    BufferClusterLevel, Direction, Feature, GlyphPosition, Language, UnicodeBuffer, ttf_parser::Tag,
};
use unicode_normalization::char::is_combining_mark;

use super::DocumentError;
use super::clusters::Cluster;
use super::fonts::{Face, FaceId, Family, Fonts};

/// A word ready to be placed. Distances are thousandths of the size.
#[derive(Debug)]
pub(super) struct Shaped {
    pub face: FaceId,
    /// From left to right, whatever the writing direction.
    pub glyphs: Vec<Codepoint>,
    /// Letters in place of glyphs, where the script joins them.
    pub clusters: Vec<Cluster>,
    /// How far the pen moves before the first glyph.
    pub before: f32,
    pub width: f32,
    /// The part of the width that is space at the end: at the right, or at the
    /// left where the word is written from right to left.
    pub trailing: f32,
}

/// How a word is to be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Manner<'a> {
    pub bold: bool,
    /// Written from right to left.
    pub leftward: bool,
    /// BCP 47.
    pub language: &'a str,
}

/// Words that were shaped before. Most words of a handout come again, and
/// nearly all of them in the next person's copy.
#[derive(Default)]
pub(super) struct Shapes {
    /// Words that Arimo has whole, by weight.
    plain: [HashMap<String, Arc<Shaped>>; 2],
    /// Runs in other faces or from right to left.
    others: HashMap<(FaceId, bool, Script), HashMap<String, Arc<Shaped>>>,
}

/// The main part of a language tag, in so far as letters differ by it.
type Script = [u8; 3];

/// Enough for the words of many documents; a few megabytes at most.
const REMEMBERED: usize = 20_000;

impl Fonts {
    /// Shapes one word with the space behind it, in as many pieces as it needs
    /// faces; gives them out in the order of the text.
    pub fn shape(
        &self,
        shapes: &mut Shapes,
        text: &str,
        manner: Manner<'_>,
        mut give: impl FnMut(Arc<Shaped>),
    ) -> Result<(), DocumentError> {
        let bold = manner.bold;
        if !manner.leftward && !has_squares(text, manner.language) {
            let known = &mut shapes.plain[usize::from(bold)];
            if let Some(shaped) = known.get(text) {
                give(Arc::clone(shaped));
                return Ok(());
            }
            let face = FaceId { family: Family::Arimo, bold };
            if let Ok(shaped) = self.arimo(bold).shape(text, face, Manner { language: "", ..manner }) {
                give(remember(known, text, shaped));
                return Ok(());
            }
        }
        for (family, range) in self.runs(text, manner)? {
            let (text, face) = (&text[range], FaceId { family, bold });
            let key = (face, manner.leftward, script(manner.language));
            let known = shapes.others.entry(key).or_default();
            if let Some(shaped) = known.get(text) {
                give(Arc::clone(shaped));
            } else {
                let shaped = self.face(face)?.shape(text, face, manner)?;
                give(remember(known, text, shaped));
            }
        }
        Ok(())
    }

    /// Cuts a text where another face has to set it.
    fn runs(&self, text: &str, manner: Manner<'_>) -> Result<Vec<(Family, Range<usize>)>, DocumentError> {
        let mut runs: Vec<(Family, Range<usize>)> = Vec::new();
        let mut characters = text.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let end = at + character.len_utf8();
            let next = characters.peek().map(|(_, next)| *next);
            let before = runs.last().map(|(family, _)| *family);
            let family = match before {
                Some(family) if self.goes_on(family, character, manner)? => family,
                _ if steers(character) => before.unwrap_or(Family::Arimo),
                _ => self.family(character, next, manner)?,
            };
            match runs.last_mut() {
                Some((last, range)) if *last == family => range.end = end,
                _ => runs.push((family, at..end)),
            }
        }
        Ok(runs)
    }

    /// Marks, spaces and signs for the shaper stay in the face of what they follow.
    fn goes_on(&self, family: Family, character: char, manner: Manner<'_>) -> Result<bool, DocumentError> {
        let attached = character.is_whitespace()
            || is_combining_mark(character)
            || matches!(character, '\u{964}' | '\u{965}' | '\u{1f3fb}'..='\u{1f3ff}');
        Ok(steers(character)
            || attached
                && self
                    .face(FaceId { family, bold: manner.bold })?
                    .has(printable(character, true).unwrap_or(character)))
    }

    fn family(
        &self,
        character: char,
        next: Option<char>,
        manner: Manner<'_>,
    ) -> Result<Family, DocumentError> {
        let drawn = printable(character, true).unwrap_or(character);
        let choices = Family::choices(drawn, manner.language);
        // A variation selector asks for the little picture of a sign.
        let pictured = (next == Some('\u{fe0f}')).then_some(&Family::Emoji);
        let arimo = (!choices.contains(&Family::Arimo)).then_some(&Family::Arimo);
        for family in pictured.into_iter().chain(arimo).chain(choices) {
            if self.face(FaceId { family: *family, bold: manner.bold })?.has(drawn) {
                return Ok(*family);
            }
        }
        Err(DocumentError::MissingGlyph { character })
    }
}

fn remember(known: &mut HashMap<String, Arc<Shaped>>, text: &str, shaped: Shaped) -> Arc<Shaped> {
    let shaped = Arc::new(shaped);
    if known.len() >= REMEMBERED {
        known.clear();
    }
    known.insert(text.to_owned(), Arc::clone(&shaped));
    shaped
}

impl Face {
    fn shape(&self, text: &str, face: FaceId, manner: Manner<'_>) -> Result<Shaped, DocumentError> {
        // Joined Latin letters would be copied out as one, and are harder to read.
        let apart = [b"liga", b"clig"].map(|tag| Feature::new(Tag::from_bytes(tag), 0, ..));
        let complex = face.family.is_complex();
        let printed: String = text.chars().filter_map(|letter| printable(letter, complex)).collect();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&printed);
        buffer.guess_segment_properties();
        buffer.set_direction(if manner.leftward { Direction::RightToLeft } else { Direction::LeftToRight });
        if let Some(language) =
            Some(manner.language).filter(|tag| !tag.is_empty()).and_then(|tag| tag.parse::<Language>().ok())
        {
            buffer.set_language(language);
        }
        if complex {
            buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
        }
        let output = rustybuzz::shape(&self.shaper, if complex { &[] } else { &apart }, buffer);

        let infos = output.glyph_infos();
        let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
        starts.sort_unstable();
        let letters_of = |start: usize| {
            let behind = starts.partition_point(|other| *other <= start);
            &printed[start..starts.get(behind).copied().unwrap_or(printed.len())]
        };
        let scale = 1000.0 / self.units();
        let mut shaped =
            Shaped { face, glyphs: Vec::new(), clusters: Vec::new(), before: 0.0, width: 0.0, trailing: 0.0 };
        let (mut first_space, mut last_space, mut last) = (None, 0.0, None);
        for (info, position) in infos.iter().zip(output.glyph_positions()) {
            let letters = letters_of(info.cluster as usize);
            let glyph = u16::try_from(info.glyph_id).unwrap_or(0);
            if glyph == 0 {
                let character = letters.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
                return Err(DocumentError::MissingGlyph { character });
            }
            let begins = last.replace(info.cluster) != Some(info.cluster);
            let advance = if complex {
                shaped.add_part(glyph, position, begins.then_some(letters));
                position.x_advance as f32 * scale
            } else {
                shaped.add_glyph(
                    glyph,
                    position,
                    scale,
                    self.width(glyph),
                    if begins { letters } else { "\u{200b}" },
                )
            };
            shaped.width += advance;
            let space = letters == " ";
            last_space = if space { last_space + advance } else { 0.0 };
            if first_space.is_none() && !space {
                first_space = Some(shaped.width - advance);
            }
        }
        shaped.trailing = if manner.leftward { first_space.unwrap_or(shaped.width) } else { last_space };
        Ok(shaped)
    }
}

impl Shaped {
    /// Returns how far the pen moves, in thousandths of the size.
    fn add_glyph(
        &mut self,
        glyph: u16,
        position: &GlyphPosition,
        scale: f32,
        written: f32,
        copied: &str,
    ) -> f32 {
        // The pen moves by the width that is written in the font; the rest is kerning.
        let kern = (position.x_advance as f32 * scale - written).round();
        let shift = (position.x_offset as f32 * scale).round();
        // The pen moves before the glyph and back behind it.
        match self.glyphs.last_mut() {
            Some(last) => last.offset -= shift,
            None => self.before = shift,
        }
        self.glyphs.push(Codepoint::with_cid(glyph, shift - kern, copied.to_owned()));
        written + kern
    }

    /// Adds a glyph to the letter before it, or begins a letter.
    fn add_part(&mut self, glyph: u16, position: &GlyphPosition, begins: Option<&str>) {
        if let Some(letters) = begins {
            self.clusters.push(Cluster { text: letters.to_owned(), parts: Vec::new(), advance: 0 });
        }
        let Some(cluster) = self.clusters.last_mut() else { return };
        let unit = |units: i32| i16::try_from(units).unwrap_or(0);
        let x = i32::from(cluster.advance) + position.x_offset;
        cluster.parts.push((glyph, unit(x), unit(position.y_offset)));
        cluster.advance = u16::try_from(i32::from(cluster.advance) + position.x_advance).unwrap_or(0);
    }
}

/// What is drawn for a character: every space as a space, so that it is copied
/// as one; nothing for characters that only steer line breaks. What joins or
/// parts letters is left to the shaping of scripts that know it.
fn printable(character: char, complex: bool) -> Option<char> {
    match character {
        '\u{a0}' | '\u{202f}' | '\u{2000}'..='\u{200a}' | '\u{3000}' => Some(' '),
        '\u{2010}' | '\u{2011}' => Some('-'),
        '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e007f}' => {
            complex.then_some(character)
        }
        '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2069}' => None,
        other => Some(other),
    }
}

/// Characters that are not drawn but belong to the letters before them.
fn steers(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e007f}')
}

/// Signs that Arimo has, but that are set in full squares among Chinese letters.
fn has_squares(text: &str, language: &str) -> bool {
    !text.is_ascii() && Family::choices('“', language)[0] == Family::Chinese
}

fn script(language: &str) -> Script {
    let mut main = [0; 3];
    for (place, letter) in main.iter_mut().zip(language.bytes().take_while(|letter| *letter != b'-')) {
        *place = letter;
    }
    main
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Manner<'static> = Manner { bold: false, leftward: false, language: "en-GB" };

    fn shape(text: &str, manner: Manner<'_>) -> Result<Vec<Arc<Shaped>>, DocumentError> {
        let mut pieces = Vec::new();
        Fonts::new()?.shape(&mut Shapes::default(), text, manner, |piece| pieces.push(piece))?;
        Ok(pieces)
    }

    fn families(text: &str, language: &str) -> Vec<Family> {
        shape(text, Manner { language, ..PLAIN }).unwrap().iter().map(|piece| piece.face.family).collect()
    }

    fn copied(text: &str) -> String {
        shape(text, PLAIN).map_or_else(
            |error| error.to_string(),
            |pieces| {
                let glyphs = pieces.iter().flat_map(|shaped| &shaped.glyphs);
                glyphs.filter_map(|glyph| glyph.cid.as_deref()).collect()
            },
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
    fn each_script_is_set_in_its_own_face() {
        assert_eq!(families("Łukasz ", "pl"), [Family::Arimo]);
        assert_eq!(families("সভা ", "bn"), [Family::Bengali]);
        assert_eq!(families("સભા ", "gu"), [Family::Gujarati]);
        assert_eq!(families("ਮੀਟਿੰਗ।", "pa"), [Family::Gurmukhi]);
        assert_eq!(families("会议。", "zh-Hans"), [Family::Chinese]);
        assert_eq!(families("اجتماع", "ar"), [Family::Arabic]);
        assert_eq!(families("میٹنگ ", "ur"), [Family::Urdu]);
        assert_eq!(
            families("2026年12月", "zh-Hans"),
            [Family::Arimo, Family::Chinese, Family::Arimo, Family::Chinese]
        );
    }

    #[test]
    fn quotation_marks_are_square_among_chinese_letters_only() {
        assert_eq!(families("“会议”", "zh-Hans"), [Family::Chinese]);
        assert_eq!(families("“Hello”", "en-GB"), [Family::Arimo]);
    }

    #[test]
    fn little_pictures_and_ticks_are_printed_in_black() {
        for typed in ["👍", "👍🏽", "❤️", "🇬🇧", "👨‍👩‍👧", "☎️", "1️⃣", "🏴󠁧󠁢󠁷󠁬󠁳󠁿"]
        {
            assert_eq!(families(typed, "en-GB"), [Family::Emoji], "{typed}");
        }
        assert_eq!(families("✓", "en-GB"), [Family::Symbols]);
        assert_eq!(families("☐", "en-GB"), [Family::Symbols]);
    }

    #[test]
    fn a_letter_that_no_font_has_is_named_and_never_printed_as_a_box() {
        let error = shape("Hello ꆏ", PLAIN).unwrap_err();
        assert_eq!(error, DocumentError::MissingGlyph { character: 'ꆏ' });
    }

    #[test]
    fn letters_are_not_joined_in_latin() {
        assert_eq!(copied("office fly"), "office fly");
        assert_eq!(shape("ffi", PLAIN).unwrap()[0].glyphs.len(), 3);
    }

    #[test]
    fn spaces_that_do_not_break_are_copied_as_spaces() {
        assert_eq!(copied("30\u{a0}June"), "30 June");
    }

    #[test]
    fn characters_that_are_not_seen_leave_nothing_on_the_page() {
        assert_eq!(copied("bus\u{200b}\u{200d}\u{2060}\u{fe0f}"), "bus");
        assert_eq!(shape("\u{200b}", PLAIN).unwrap()[0].glyphs.len(), 0);
    }

    #[test]
    fn the_space_at_the_end_is_known() {
        let measure = |text, manner| {
            let pieces = shape(text, manner).unwrap();
            (pieces[0].width, pieces[0].trailing)
        };
        let leftward = Manner { leftward: true, language: "ar", ..PLAIN };
        for (with, without, manner) in [("bus ", "bus", PLAIN), ("باص ", "باص", leftward)] {
            let (width, trailing) = measure(with, manner);
            assert_eq!(width - trailing, measure(without, manner).0);
            assert!(trailing > 200.0);
        }
    }
}
