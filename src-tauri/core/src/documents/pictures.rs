//! The built-in pictures, each known by what it means.

use super::tree::Picture;

/// Every picture, in the order of the list.
pub fn all() -> &'static [Pictured] {
    PICTURES
}

/// The drawing, as an SVG file of 72 by 72 units.
pub fn svg(meaning: &str) -> Option<&'static str> {
    find(meaning).map(|picture| picture.svg)
}

/// A picture for a document, with its alternative text from the list.
pub fn picture(meaning: &str) -> Option<Picture> {
    find(meaning).map(|found| Picture { meaning: meaning.to_owned(), alt: found.alt.into() })
}

/// Pictures for what somebody typed, best first: the label before the other
/// words, the whole word before its beginning. Nothing typed gives everything.
pub fn search(typed: &str) -> Vec<&'static Pictured> {
    let typed = typed.to_lowercase();
    let wanted: Vec<&str> = typed.split_whitespace().collect();
    let mut found: Vec<_> = PICTURES
        .iter()
        .filter_map(|picture| {
            let distance = wanted.iter().map(|word| picture.distance(word)).sum::<Option<u32>>()?;
            Some((distance, picture))
        })
        .collect();
    found.sort_by_key(|(distance, _)| *distance);
    found.into_iter().map(|(_, picture)| picture).collect()
}

/// The line that names the makers of the pictures used, or "" where none needs
/// naming. OpenMoji is CC BY-SA 4.0, which asks for the name and the licence.
pub fn credit<'a>(used: impl IntoIterator<Item = &'a Picture>) -> &'static str {
    let borrowed = used
        .into_iter()
        .any(|picture| find(&picture.meaning).is_some_and(|found| found.maker == Maker::OpenMoji));
    if borrowed { "Pictures: OpenMoji, openmoji.org, licence CC\u{a0}BY-SA\u{a0}4.0." } else { "" }
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

impl Pictured {
    fn distance(&self, wanted: &str) -> Option<u32> {
        let label = self.label.to_lowercase();
        if label == wanted || self.meaning == wanted {
            return Some(0);
        }
        let others = || self.words.iter().copied();
        if begins(&label, wanted) || begins(self.meaning, wanted) {
            Some(1)
        } else if others().any(|word| word == wanted) {
            Some(2)
        } else if others().any(|word| begins(word, wanted)) {
            Some(3)
        } else {
            None
        }
    }
}

fn begins(words: &str, wanted: &str) -> bool {
    words.split([' ', '-', '_']).any(|word| word.starts_with(wanted))
}

fn find(meaning: &str) -> Option<&'static Pictured> {
    PICTURES.iter().find(|picture| picture.meaning == meaning)
}

static PICTURES: &[Pictured] = include!(concat!(env!("OUT_DIR"), "/pictures.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_has_words_and_a_drawing() {
        assert!(all().len() >= 120);
        for picture in all() {
            assert!(picture.svg.contains("<svg"), "{}", picture.meaning);
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
        for picture in all() {
            let drawing = picture.svg.replace("http://www.w3.org/", "");
            for reference in ["http:", "https:", "file:", "<image", "<script", "<foreignObject"] {
                assert!(!drawing.contains(reference), "{} has {reference}", picture.meaning);
            }
        }
    }

    #[test]
    fn the_whole_word_is_found_before_a_mention() {
        let found = search("bus");
        assert_eq!(found.first().map(|picture| picture.meaning), Some("bus"));
        assert!(search("pounds").iter().any(|picture| picture.meaning == "money"));
        assert_eq!(search("Hearing LOOP").first().map(|picture| picture.meaning), Some("hearing_loop"));
        assert!(search("zzz").is_empty());
    }

    #[test]
    fn our_own_drawings_need_no_credit_and_borrowed_ones_do() {
        let own = picture("interpreter");
        let borrowed = picture("bus");
        assert_eq!(credit(&own), "");
        assert!(credit(own.iter().chain(&borrowed)).contains("BY-SA"));
    }
}
