//! The built-in pictures, each known by what it means.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::drawn::{self, Drawn, Thing};
use super::tree::{Document, Picture};
use crate::phrases::{Phrase, say};
use crate::values::OWN_PICTURE;

/// Every picture, in the order of the list.
pub fn all() -> &'static [Pictured] {
    PICTURES
}

/// The drawing, as an SVG file of 72 by 72 units.
pub fn svg(meaning: &str) -> Option<Cow<'static, str>> {
    match find(meaning).map(|picture| picture.svg) {
        Some("") => drawn::scene(meaning).map(Cow::from),
        Some(svg) => Some(svg.into()),
        None => Drawn::read(meaning).map(|drawn| drawn.svg().into()),
    }
}

/// Whether there is such a picture in the app itself, without drawing it.
pub fn is_known(meaning: &str) -> bool {
    find(meaning).is_some() || Drawn::read(meaning).is_some()
}

/// A picture for a document, with its alternative text from the list. One of
/// the office's own gets its text when it is attached.
pub fn picture(meaning: &str) -> Option<Picture> {
    if is_own(meaning) {
        return Some(Picture { meaning: meaning.to_owned(), alt: "".into() });
    }
    let alt = match find(meaning) {
        Some(found) => found.alt.into(),
        None => Drawn::read(meaning)?.alt().into(),
    };
    Some(Picture { meaning: meaning.to_owned(), alt })
}

/// The picture of a thing that is drawn from its value.
pub fn of_thing(thing: &Thing) -> Option<Picture> {
    picture(&thing.meaning())
}

/// The language of a picture's words where it is not that of the document: the
/// list of built-in pictures is in English.
pub(super) fn language_of(picture: &Picture, document: &str) -> Option<&'static str> {
    let english = document.is_empty() || document.starts_with("en");
    let alt = picture.alt.as_str();
    let is_listed = || PICTURES.iter().any(|listed| listed.alt == alt);
    let is_ours = || is_listed() || Drawn::read(&picture.meaning).is_some_and(|drawn| drawn.alt() == alt);
    (!english && !is_own(&picture.meaning) && is_ours()).then_some("en-GB")
}

/// Whether a meaning names a picture of the office's own.
pub fn is_own(meaning: &str) -> bool {
    meaning.starts_with(OWN_PICTURE)
}

/// Every maker of the pictures used, once, in the order of use, with the
/// licence as a language says it.
pub fn makers<'a>(
    used: impl IntoIterator<Item = &'a Picture>,
    own: &[OwnPicture],
    language: &str,
) -> Vec<String> {
    let mut makers: Vec<String> = Vec::new();
    for picture in used {
        let (credit, licence) = match find(&picture.meaning) {
            Some(found) => found.maker.named(),
            None => own
                .iter()
                .find(|p| p.meaning == picture.meaning)
                .map_or(("", ""), |own| (own.credit.as_str(), own.licence.as_str())),
        };
        let maker = credit_line(credit, licence, language);
        if !maker.is_empty() && !makers.contains(&maker) {
            makers.push(maker);
        }
    }
    makers
}

/// "Mulberry Symbols, licence CC BY-SA 4.0" in a language.
fn credit_line(credit: &str, licence: &str, language: &str) -> String {
    // A licence stays on one line.
    let licence = licence.replace(' ', "\u{a0}");
    match (credit.is_empty(), licence.is_empty()) {
        (_, true) => credit.to_owned(),
        (true, false) => licence,
        (false, false) => say(language, Phrase::MakerLicence, &[("maker", credit), ("licence", &licence)]),
    }
}

/// Pictures that stand for two things in one document: the same picture with
/// two descriptions (rule ER-D5). Each with its descriptions, in reading order.
pub fn with_two_meanings(document: &Document) -> Vec<(String, Vec<String>)> {
    let mut said: Vec<(String, Vec<String>)> = Vec::new();
    for picture in document.pictures() {
        let alt = picture.alt.to_string();
        match said.iter_mut().find(|(meaning, _)| *meaning == picture.meaning) {
            Some((_, alts)) if alts.contains(&alt) => {}
            Some((_, alts)) => alts.push(alt),
            None => said.push((picture.meaning.clone(), vec![alt])),
        }
    }
    said.retain(|(_, alts)| alts.len() > 1);
    said
}

/// A picture of the office's own, brought along by the document that uses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPicture {
    /// `own:` and the SHA-256 of the bytes: other bytes are another meaning.
    pub meaning: String,
    pub media: Media,
    pub bytes: Arc<[u8]>,
    /// Who made it; empty where nobody needs naming.
    pub credit: String,
    pub licence: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    Svg,
    Png,
    Jpeg,
}

/// A maker and the licence in one line.
pub fn maker(credit: &str, licence: &str) -> String {
    let licence = licence.replace(' ', "\u{a0}");
    match (credit.is_empty(), licence.is_empty()) {
        (_, true) => credit.to_owned(),
        (true, false) => format!("licence {licence}"),
        (false, false) => format!("{credit}, licence {licence}"),
    }
}

impl Media {
    /// The name under which the world knows it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pictured {
    /// Stable: documents and records refer to it.
    pub meaning: &'static str,
    /// What the picture stands for, in one or two words.
    pub label: &'static str,
    /// What is to be seen.
    pub alt: &'static str,
    /// Other words that somebody may look for.
    pub words: &'static [&'static str],
    pub maker: Maker,
    svg: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Maker {
    OpenMoji,
    Own,
}

impl Maker {
    pub fn name(self) -> &'static str {
        match self {
            Self::OpenMoji => "OpenMoji",
            Self::Own => "",
        }
    }

    /// Who is named and under which licence. OpenMoji is CC BY-SA 4.0, which
    /// asks for both.
    fn named(self) -> (&'static str, &'static str) {
        match self {
            Self::OpenMoji => ("OpenMoji, openmoji.org", "CC BY-SA 4.0"),
            Self::Own => ("", ""),
        }
    }

    /// As the page shows it.
    pub fn credit(self) -> String {
        let (name, licence) = self.named();
        maker(name, licence)
    }
}

/// Of a picture with somebody chosen it is the one that everybody has.
fn find(meaning: &str) -> Option<&'static Pictured> {
    let base = match meaning.split_once('/') {
        Some((base, _)) if drawn::is_scene(meaning) => base,
        _ => meaning,
    };
    PICTURES.iter().find(|picture| picture.meaning == base)
}

/// The listed picture of a meaning.
pub fn listed(meaning: &str) -> Option<&'static Pictured> {
    find(meaning)
}

static PICTURES: &[Pictured] = include!(concat!(env!("OUT_DIR"), "/pictures.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_has_words_and_a_drawing() {
        assert!(all().len() >= 400);
        for picture in all() {
            assert!(svg(picture.meaning).is_some_and(|svg| svg.contains("<svg")), "{}", picture.meaning);
            assert!(!picture.label.is_empty() && picture.alt.len() > 2, "{}", picture.meaning);
            assert!(!picture.words.is_empty(), "{}", picture.meaning);
        }
    }

    #[test]
    fn every_need_has_its_picture() {
        for choice in crate::people::NEEDS {
            assert!(svg(choice.picture).is_some(), "{} has no picture {}", choice.code, choice.picture);
        }
    }

    #[test]
    fn no_two_meanings_share_a_label() {
        let mut labels: Vec<_> = all().iter().map(|picture| picture.label.to_lowercase()).collect();
        labels.sort();
        let pairs: Vec<_> = labels.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(pairs.is_empty(), "{pairs:?}");
    }

    #[test]
    fn no_drawing_refers_to_a_file_or_an_address() {
        assert!(all().len() >= 400);
        for picture in all() {
            let drawing = svg(picture.meaning).unwrap_or_default().replace("http://www.w3.org/", "");
            for reference in ["http:", "https:", "file:", "<image", "<script", "<foreignObject"] {
                assert!(!drawing.contains(reference), "{} has {reference}", picture.meaning);
            }
        }
    }

    #[test]
    fn our_own_drawings_need_no_credit_and_borrowed_ones_do() {
        let own = picture("interpreter");
        let borrowed = picture("bus");
        assert!(makers(&own, &[], "en-GB").is_empty());
        let named = makers(own.iter().chain(&borrowed), &[], "en-GB");
        assert_eq!(named, ["OpenMoji, openmoji.org, licence CC\u{a0}BY-SA\u{a0}4.0"]);
        assert!(makers(&borrowed, &[], "pl")[0].contains("licencja"));
    }

    #[test]
    fn what_the_list_says_of_a_picture_is_told_to_be_english_in_other_languages() {
        let bus = picture("bus").unwrap();
        assert_eq!(language_of(&bus, "pl"), Some("en-GB"));
        assert_eq!(language_of(&bus, "en-GB"), None);
        assert_eq!(language_of(&Picture { alt: "Autobus".into(), ..bus }, "pl"), None);
    }

    #[test]
    fn no_two_meanings_share_a_drawing() {
        let mut drawings: Vec<_> =
            all().iter().map(|picture| (svg(picture.meaning), picture.meaning)).collect();
        drawings.sort();
        let pairs: Vec<_> = drawings.windows(2).filter(|pair| pair[0].0 == pair[1].0).collect();
        assert!(
            pairs.is_empty(),
            "{:?}",
            pairs.iter().map(|pair| (pair[0].1, pair[1].1)).collect::<Vec<_>>()
        );
    }

    #[test]
    fn every_maker_of_a_picture_used_is_named_once() {
        let own = OwnPicture {
            meaning: "own:aa".into(),
            media: Media::Svg,
            bytes: Arc::from(&b"<svg/>"[..]),
            credit: "The Heron set".into(),
            licence: "CC BY 4.0".into(),
        };
        let used = [picture("own:aa"), picture("bus"), picture("own:aa"), picture("taxi")];
        let makers = makers(used.iter().flatten(), &[own], "en-GB");
        assert_eq!(makers.len(), 2);
        assert_eq!(makers[0], "The Heron set, licence CC\u{a0}BY\u{a0}4.0");
        assert_eq!(maker("", ""), "");
        assert_eq!(maker("Photo: Ada Example", ""), "Photo: Ada Example");
    }

    #[test]
    fn a_picture_that_stands_for_two_things_is_told_with_both() {
        use crate::documents::{Block, Section};
        let said = |alt: &str| Some(Picture { meaning: "bus".into(), alt: alt.into() });
        let mut document = Document::new("Trips", "Northbrook Council", chrono::NaiveDate::default());
        document.cover_picture = picture("taxi");
        let blocks = [said("A bus"), said("A trip"), said("A bus"), picture("taxi")];
        let rows = blocks.into_iter().map(|picture| Block::easy(picture, "We go."));
        document.sections.push(Section::new("", rows.collect()));
        assert_eq!(with_two_meanings(&document), [("bus".into(), vec!["A bus".into(), "A trip".into()])]);
    }
}
