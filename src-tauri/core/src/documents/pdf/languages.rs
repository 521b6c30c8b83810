//! Lines in every language that the app prints.

use super::fonts::Fonts;
use super::lines::Setter;
use super::order::is_leftward;
use super::shape::{Manner, Shapes};

/// What the pieces of a line spell from left to right.
fn spelled(text: &str, language: &str, width: f32) -> Vec<String> {
    let fonts = Fonts::new().unwrap();
    let mut shapes = Shapes::default();
    let mut setter = Setter {
        fonts: &fonts,
        shapes: &mut shapes,
        sentences: false,
        language,
        spacing: Default::default(),
        split: Vec::new(),
    };
    let lines = setter.lines(&text.into(), false, 10.0, width).unwrap();
    let widest = lines.iter().map(|line| line.width * 10.0 / 1000.0).fold(0.0, f32::max);
    assert!((0.1..=width).contains(&widest), "a line is too wide, or there is none");
    lines
        .iter()
        .map(|line| {
            let pieces = line.pieces.iter();
            let letters = pieces.map(|piece| {
                let glyphs = piece.glyphs.iter().filter_map(|glyph| glyph.cid.clone());
                glyphs.chain(piece.clusters.iter().map(|cluster| cluster.text.clone())).collect::<String>()
            });
            letters.collect()
        })
        .collect()
}

#[test]
fn arabic_goes_from_right_to_left_and_numbers_in_it_do_not() {
    assert_eq!(spelled("رقم 01632 960123 هنا", "ar", 900.0), ["انه 01632 960123 مقر"]);
    assert_eq!(spelled("ندفع £20.", "ar", 900.0), [".£20 عفدن"]);
    assert_eq!(spelled("اكتب a.b@example.org", "ar", 900.0), ["a.b@example.org بتكا"]);
}

#[test]
fn brackets_are_turned_round_with_the_words() {
    let fonts = Fonts::new().unwrap();
    let mut shapes = Shapes::default();
    let mut setter = Setter {
        fonts: &fonts,
        shapes: &mut shapes,
        sentences: false,
        language: "ar",
        spacing: Default::default(),
        split: Vec::new(),
    };
    let open = fonts.arimo(false).shaper.glyph_index('(').map(|glyph| glyph.0);
    let line = &setter.lines(&"(مع)".into(), false, 10.0, 900.0).unwrap()[0];
    assert_eq!(line.pieces.first().and_then(|piece| piece.glyphs.first()).map(|glyph| glyph.gid), open);
}

#[test]
fn english_within_arabic_and_arabic_within_english_keep_their_own_direction() {
    assert_eq!(spelled("في Northbrook Council اليوم", "ar", 900.0), ["مويلا Northbrook Council يف"]);
    assert_eq!(spelled("The word سلام means peace.", "en-GB", 900.0), ["The word مالس means peace."]);
}

#[test]
fn a_line_from_right_to_left_breaks_where_it_is_read() {
    let lines = spelled("واحد اثنان ثلاثة", "ar", 50.0);
    assert_eq!(lines, [" نانثا دحاو", "ةثالث"]);
}

#[test]
fn every_letter_of_every_language_is_set_in_order() {
    #[derive(serde::Deserialize)]
    struct Page {
        language: String,
        sentences: Vec<String>,
    }
    let pages: Vec<Page> =
        serde_json::from_str(include_str!("../../../../../tests/cases/languages.json")).unwrap();
    assert_eq!(pages.len(), 15);
    for page in &pages {
        assert!(!page.sentences.is_empty(), "{}", page.language);
        for sentence in &page.sentences {
            let lines = spelled(sentence, &page.language, 120.0).concat();
            if is_leftward(&page.language) {
                let sorted = |text: &str| {
                    let mut letters: Vec<char> = text.chars().collect();
                    letters.sort_unstable();
                    letters
                };
                assert_eq!(sorted(&lines), sorted(sentence), "{}", page.language);
            } else {
                assert_eq!(&lines, sentence, "{}", page.language);
            }
        }
    }
}

#[test]
fn a_page_in_arabic_has_its_pictures_at_the_right() {
    use crate::documents::{Block, Document, Section, pictures::picture};
    let mut document = Document::new("تعال نتحدث", "Northbrook Council", chrono::NaiveDate::default());
    document.language = "ar".into();
    let row = Block::easy(picture("bus"), "ندفع لك £20.");
    document.sections.push(Section::new("", vec![row]));
    let write = || super::write(&document, &super::Style::easy_read()).unwrap();
    let pdf = lopdf::Document::load_mem(&write()).unwrap();
    let figure = pdf.objects.values().filter_map(|object| object.as_dict().ok()).find(|element| {
        element.get(b"S").is_ok_and(|role| role.as_name().is_ok_and(|name| name == b"Figure"))
    });
    let place =
        figure.unwrap().get(b"A").unwrap().as_dict().unwrap().get(b"BBox").unwrap().as_array().unwrap();
    assert!(place[0].as_float().unwrap() > 595.0 / 2.0, "{place:?}");
    assert!(write() == write(), "the same bytes");
}

#[test]
fn a_file_gives_back_the_words_of_scripts_whose_letters_join() {
    use crate::documents::{Block, Document, Section};
    for (language, sentence) in [
        ("bn", "আপনি কি দোভাষী চান? সঙ্গে বন্ধু আনুন। 👍🏽 ✓"),
        ("gu", "ચાલો, સંભાળ રાખનારના આરામ વિશે વાત કરીએ."),
        ("pa", "ਜੇ ਇਸ ਨਾਲ ਤੁਹਾਨੂੰ ਮਦਦ ਮਿਲੇ।"),
        ("zh-Hans", "您需要“口译员”吗？"),
    ] {
        let mut document = Document::new("", "", chrono::NaiveDate::default());
        document.language = language.into();
        document.sections.push(Section::new("", vec![Block::Para(sentence.into())]));
        let file = super::write(&document, &super::Style::plain()).unwrap();
        let text = lopdf::Document::load_mem(&file).unwrap().extract_text(&[1]).unwrap();
        // Where the face changes, lopdf puts a space of its own.
        let bare = |words: &str| words.split_whitespace().collect::<String>();
        assert!(bare(&text).contains(&bare(sentence)), "{sentence} in {text}");
    }
}

/// A glyph as HarfBuzz 15.0 placed it: number, advance, and distance across and up.
type Placed = (u16, i32, i32, i32);

#[test]
fn words_are_shaped_as_harfbuzz_shapes_them() {
    #[derive(serde::Deserialize)]
    struct Shaping {
        language: String,
        words: std::collections::BTreeMap<String, Vec<Placed>>,
    }
    let cases = include_str!("../../../../../tests/cases/shapes.json");
    let cases: Vec<Shaping> = serde_json::from_str(cases).unwrap();
    assert!(!cases.is_empty());
    let (fonts, mut shapes, mut compared) = (Fonts::new().unwrap(), Shapes::default(), 0);
    for Shaping { language, words } in &cases {
        let manner = Manner { bold: false, leftward: is_leftward(language), language };
        assert!(!words.is_empty(), "{language}");
        for (word, wanted) in words {
            let mut pieces = Vec::new();
            fonts.shape(&mut shapes, word, manner, |piece| pieces.push(piece)).unwrap();
            assert_eq!(pieces.len(), 1, "{word}");
            let parts: Vec<_> = pieces[0].clusters.iter().flat_map(|cluster| cluster.parts.clone()).collect();
            let ours: Vec<_> = parts.iter().map(|(glyph, _, up)| (*glyph, i32::from(*up))).collect();
            let theirs: Vec<_> = wanted.iter().map(|(glyph, _, _, up)| (*glyph, *up)).collect();
            assert_eq!(ours, theirs, "{word}");
            // All these faces have a thousand units.
            let width: i32 = wanted.iter().map(|(_, advance, ..)| advance).sum();
            assert_eq!(pieces[0].width, width as f32, "{word}");
            compared += 1;
        }
    }
    assert!(compared > 250, "{compared} words");
}

#[test]
fn whatever_is_typed_is_printed_or_named() {
    use crate::documents::{Block, Document, DocumentError, Section};
    // Letters, marks and signs of many scripts, joiners, marks of direction, little pictures.
    let blocks = [
        0x20..0x7f,
        0x300..0x340,
        0x5d0..0x5eb,
        0x600..0x700,
        0x900..0x980,
        0x985..0x9ff,
        0xa05..0xaff,
        0x2000..0x2070,
        0x2700..0x2720,
        0x3000..0x3020,
        0x4e00..0x4e80,
        0xfe00..0xfe10,
        0xff00..0xff20,
        0x1f3f0..0x1f470,
    ];
    let mut state = 26_u32;
    let mut random = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    let (mut printed, mut named) = (0, 0);
    for turn in 0..240 {
        let near = random(blocks.len());
        let typed: String = (0..1 + random(40))
            .filter_map(|_| {
                let block = blocks[if random(3) == 0 { random(blocks.len()) } else { near }].clone();
                char::from_u32(block.start + random(block.len()) as u32)
            })
            .collect();
        let mut document = Document::new("", "", chrono::NaiveDate::default());
        document.language = ["en-GB", "ar", "ur", "bn", "zh-Hans"][turn % 5].into();
        document.sections.push(Section::new("", vec![Block::Para(typed.as_str().into())]));
        match super::write(&document, &super::Style::plain()) {
            Ok(_) => printed += 1,
            Err(DocumentError::MissingGlyph { .. }) => named += 1,
            Err(error) => panic!("{error} for {typed:?}"),
        }
    }
    assert!(printed > 60, "{printed} printed, {named} named");
}
