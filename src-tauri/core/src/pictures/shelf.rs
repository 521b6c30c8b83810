//! The pictures there are, and how well each goes with what somebody typed.

use super::PictureChoice;
use super::words::{Word, words};
use crate::documents::drawn::variants;
use crate::documents::pictures::{self as built_in, Pictured};
use std::collections::HashMap;
use std::sync::OnceLock;

/// A picture with its words made ready to be compared.
pub(super) struct Entry {
    pub choice: PictureChoice,
    /// The label first, then the other words: each one or more words long.
    phrases: Vec<Vec<Word>>,
    /// What is to be seen.
    seen: Vec<Word>,
}

impl Entry {
    pub fn new(choice: PictureChoice, others: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let mut phrases = vec![words(&choice.label)];
        phrases.extend(others.into_iter().map(|other| words(other.as_ref())).filter(|p| !p.is_empty()));
        Self { seen: words(&choice.alt), choice, phrases }
    }

    /// From a set that others made and that everybody has.
    fn is_borrowed(&self) -> bool {
        !self.choice.own && !self.choice.pack.is_empty()
    }

    /// 0 is exactly this; nothing is not this at all.
    fn distance(&self, typed: &[Word]) -> Option<u32> {
        if self.phrases[0].len() == typed.len() && same(&self.phrases[0], typed) {
            return Some(if exact(&self.phrases[0], typed) { 0 } else { 1 });
        }
        if let Some(at) = self.phrases.iter().position(|p| p.len() == typed.len() && same(p, typed)) {
            // The words of a picture stand in their order of weight.
            return Some(2 + u32::try_from(at).unwrap_or(u32::MAX).min(6));
        }
        typed.iter().map(|word| self.distance_of(word)).sum()
    }

    fn distance_of(&self, word: &Word) -> Option<u32> {
        let (label, others) = self.phrases.split_first()?;
        let is = |other: &Word| other.stem == word.stem;
        let begins = |other: &Word| other.typed.starts_with(&word.typed);
        if label.iter().any(is) {
            Some(5)
        } else if others.iter().any(|p| p.len() == 1 && p.iter().any(is)) {
            Some(8)
        } else if label.iter().any(begins) {
            Some(9)
        } else if others.iter().flatten().any(is) {
            Some(10)
        } else if others.iter().flatten().any(begins) {
            Some(12)
        } else if self.seen.iter().any(is) {
            Some(14)
        } else {
            None
        }
    }

    /// How well the picture goes with a sentence: rare words count for more
    /// than those of many pictures, and several words in a row for more still.
    fn weight(&self, sentence: &[Word], pictures_of: &HashMap<String, usize>, all: usize) -> f32 {
        let rarity = |word: &Word| {
            let with_it = pictures_of.get(&word.stem).copied().unwrap_or(1).max(1);
            1.0 + (all as f32 / with_it as f32).ln()
        };
        let mut best = 0.0_f32;
        let mut sum = 0.0;
        for (at, phrase) in self.phrases.iter().enumerate() {
            let stands = sentence.windows(phrase.len()).any(|run| same(run, phrase));
            if !stands || (phrase.len() == 1 && phrase[0].small) {
                continue;
            }
            let content: Vec<&Word> = phrase.iter().filter(|word| !word.small).collect();
            let mut weight: f32 = content.iter().map(|word| rarity(word)).sum();
            if phrase.len() > 1 {
                weight = weight.max(4.0) * 1.3;
            }
            weight *= match at {
                0 => 1.25,
                1 => 1.0,
                _ => 0.9,
            };
            best = best.max(weight);
            sum += weight;
        }
        best + (sum - best) * 0.2
    }
}

/// Best first; "" is all, in their own order.
pub(super) fn search<'a>(entries: impl Iterator<Item = &'a Entry>, typed: &str) -> Vec<&'a Entry> {
    let entries: Vec<&Entry> = entries.collect();
    let typed = words(typed);
    if typed.is_empty() {
        return entries;
    }
    let mut found = at_distance(&entries, &typed);
    let content: Vec<Word> = typed.iter().filter(|word| !word.small).cloned().collect();
    if found.is_empty() && !content.is_empty() {
        found = at_distance(&entries, &content);
    }
    if found.is_empty() && content.len() > 1 {
        // No picture has all of it: those that have some.
        for word in &content {
            found.extend(at_distance(&entries, std::slice::from_ref(word)));
        }
    }
    // What is drawn for these pages goes before what is borrowed.
    found.sort_by_key(|(distance, entry)| (*distance, entry.is_borrowed()));
    let mut seen = std::collections::HashSet::new();
    found.into_iter().map(|(_, entry)| entry).filter(|e| seen.insert(e.choice.meaning.as_str())).collect()
}

fn at_distance<'a>(entries: &[&'a Entry], typed: &[Word]) -> Vec<(u32, &'a Entry)> {
    entries.iter().filter_map(|entry| Some((entry.distance(typed)?, *entry))).collect()
}

/// Those that go with a sentence, best first.
pub(super) fn suggest<'a>(entries: impl Iterator<Item = &'a Entry>, sentence: &str) -> Vec<&'a Entry> {
    let entries: Vec<&Entry> = entries.collect();
    // A number in a sentence is a day or a sum more often than a number.
    let is_number = |word: &Word| word.typed.chars().all(|c| c.is_ascii_digit());
    let sentence: Vec<Word> = words(sentence).into_iter().filter(|word| !is_number(word)).collect();
    let mut pictures_of: HashMap<String, usize> = HashMap::new();
    for entry in &entries {
        let mut stems: Vec<&str> =
            entry.phrases.iter().filter(|p| p.len() == 1).map(|p| p[0].stem.as_str()).collect();
        stems.sort_unstable();
        stems.dedup();
        for stem in stems {
            if sentence.iter().any(|word| word.stem == stem) {
                *pictures_of.entry(stem.to_owned()).or_default() += 1;
            }
        }
    }
    let mut found: Vec<(f32, &Entry)> = entries
        .iter()
        .map(|entry| (entry.weight(&sentence, &pictures_of, entries.len()), *entry))
        .filter(|(weight, _)| *weight > 0.0)
        .collect();
    found.sort_by(|(one, a), (other, b)| other.total_cmp(one).then(a.is_borrowed().cmp(&b.is_borrowed())));
    found.into_iter().map(|(_, entry)| entry).collect()
}

fn same(one: &[Word], other: &[Word]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| a.stem == b.stem)
}

fn exact(one: &[Word], other: &[Word]) -> bool {
    one.iter().zip(other).all(|(a, b)| a.typed == b.typed)
}

/// What a built-in picture stands for.
pub(super) fn label(meaning: &str) -> Option<&'static str> {
    built_in::listed(meaning).map(|picture| picture.label)
}

/// The built-in pictures, made ready once.
pub(super) fn built_in() -> &'static [Entry] {
    static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
    ENTRIES.get_or_init(|| {
        built_in::all()
            .iter()
            .map(|picture| Entry::new(choice(picture), picture.words.iter().copied()))
            .collect()
    })
}

fn choice(picture: &Pictured) -> PictureChoice {
    PictureChoice {
        meaning: picture.meaning.to_owned(),
        label: picture.label.to_owned(),
        alt: picture.alt.to_owned(),
        credit: picture.maker.credit(),
        own: false,
        pack: picture.maker.name().to_owned(),
        variants: variants(picture.meaning),
    }
}
