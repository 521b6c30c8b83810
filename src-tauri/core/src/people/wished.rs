//! What needs say of print in their own words: "28 point, on yellow", "large print 40 pt",
//! "braille grade 1".

use super::{Format, Need};
use crate::documents::{BrailleGrade, PaperColour};
use crate::values::POINT_SIZES;

/// Of all the needs of one person.
#[derive(Debug, Default)]
pub(super) struct Wished {
    pub format: Option<Format>,
    pub size: Option<u8>,
    pub colour: Option<PaperColour>,
    pub grade: Option<BrailleGrade>,
    pub easy_read: bool,
    pub large_print: bool,
    braille: bool,
    audio: bool,
    /// What is said of print and can't be kept.
    unkept: Vec<String>,
}

impl Wished {
    pub fn in_needs(needs: &[Need]) -> Self {
        let mut wished = Self::default();
        for need in needs {
            match need.code.as_str() {
                "easy_read" => wished.easy_read = true,
                "large_print" => wished.large_print = true,
                "braille" => wished.braille = true,
                "audio" => wished.audio = true,
                // In words alone, which may be about print.
                "" => {}
                _ => continue,
            }
            wished.hear(need);
        }
        wished.format = match &wished {
            Self { braille: true, .. } => Some(Format::Braille),
            Self { easy_read: true, .. } => Some(Format::EasyRead),
            Self { large_print: true, .. } => Some(Format::LargePrint),
            Self { audio: true, .. } => Some(Format::Audio),
            _ => None,
        };
        wished
    }

    /// Keeps what one need says, or that it can't be kept.
    fn hear(&mut self, need: &Need) {
        let said = if need.code.is_empty() { need.label.to_string() } else { need.detail.clone() };
        let words = words(&said);
        if need.code == "braille" {
            self.hear_braille(&said, &words);
            return;
        }
        let is_print = matches!(need.code.as_str(), "easy_read" | "large_print");
        let sizes = sizes(&words, need.code == "large_print");
        // Whoever wears a yellow coat wishes for no paper.
        let colours = match is_print || !sizes.is_empty() || of_paper(&words) {
            true => colours(&words),
            false => Vec::new(),
        };
        match (sizes.as_slice(), self.size) {
            ([], _)
                if is_print
                    && ["point", "points", "pt"].iter().any(|unit| words.contains(&(*unit).to_owned())) =>
            {
                self.unkept.push(format!("“{said}” is no size in figures."));
            }
            ([], _) => {}
            ([size], None) if POINT_SIZES.contains(size) => self.size = Some(*size),
            ([size], Some(known)) if *size == known => {}
            _ => self.unkept.push(format!("“{said}” is no one size from 12 to 48 point.")),
        }
        match (colours.as_slice(), self.colour) {
            ([], _) => {}
            ([Some(colour)], None) => self.colour = Some(*colour),
            ([Some(colour)], Some(known)) if *colour == known => {}
            _ => self.unkept.push(format!("“{said}” is no one colour of paper that there is here.")),
        }
    }

    fn hear_braille(&mut self, said: &str, words: &[String]) {
        let has = |word: &str| words.iter().any(|known| known == word);
        if has("moon") {
            self.unkept.push(format!("“{said}” is not printed here."));
        }
        let not = ["non", "un", "not"].iter().any(|word| has(word));
        let grade = |words_of: &[&str]| {
            words_of.iter().any(|n| said_after(words, "grade", n) || said_after(words, "g", n))
        };
        let one = has("uncontracted") || has("contracted") && not || grade(&["1", "one"]);
        let two = has("contracted") && !not || grade(&["2", "two"]);
        match (one, two) {
            (true, false) => self.grade = Some(BrailleGrade::Uncontracted),
            (false, true) => self.grade = Some(BrailleGrade::Contracted),
            (true, true) => self.unkept.push(format!("“{said}” is no one grade of braille.")),
            (false, false) if has("grade") => self.unkept.push(format!("“{said}” is no grade of braille.")),
            (false, false) => {}
        }
    }

    /// What somebody should know who sends this format.
    pub fn told(self, format: Option<Format>) -> Vec<String> {
        let mut told = self.unkept;
        let is_print = !matches!(
            format,
            Some(Format::Braille | Format::Audio | Format::ReadAloud | Format::BslVideo | Format::Email)
        );
        let is_heard = matches!(format, Some(Format::Audio | Format::ReadAloud));
        let beside = [
            (self.braille && format != Some(Format::Braille), "Also needs it in braille."),
            (self.audio && !is_heard, "Also needs it as audio."),
            (self.large_print && !is_print, "Also needs it in large print."),
        ];
        told.extend(beside.into_iter().filter(|(is_so, _)| *is_so).map(|(_, words)| words.to_owned()));
        told
    }
}

/// In small letters; a number and the unit that stands against it are two.
fn words(said: &str) -> Vec<String> {
    let (mut apart, mut last) = (String::new(), ' ');
    for letter in said.to_lowercase().chars() {
        let [here, before] = [letter, last].map(|c| (c.is_alphanumeric(), c.is_ascii_digit()));
        if here.0 && before.0 && here.1 != before.1 {
            apart.push(' ');
        }
        apart.push(letter);
        last = letter;
    }
    let words = apart.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | ',')));
    words
        .map(|word| word.trim_matches(['.', ',']))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The sizes that are named, each once: those with "point" or "size" beside them, else, where
/// the words are about large print, every number.
fn sizes(words: &[String], any: bool) -> Vec<u8> {
    let number = |at: usize| words.get(at).filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let is = |at: Option<usize>, known: &[&str]| {
        at.and_then(|at| words.get(at)).is_some_and(|word| known.contains(&word.as_str()))
    };
    let numbers: Vec<usize> = (0..words.len()).filter(|at| number(*at).is_some()).collect();
    let named: Vec<usize> = numbers
        .iter()
        .copied()
        .filter(|at| {
            is(at.checked_add(1), &["pt", "pts", "point", "points"])
                || is(at.checked_sub(1), &["size", "font"])
        })
        .collect();
    // Of "16 or 18 point" one is named and both are meant.
    let meant = if named.is_empty() && !any { named } else { numbers };
    let mut sizes: Vec<u8> =
        meant.into_iter().map(|at| number(at).and_then(|word| word.parse().ok()).unwrap_or(0)).collect();
    sizes.dedup();
    sizes
}

fn of_paper(words: &[String]) -> bool {
    words.iter().any(|word| ["paper", "background", "coloured", "tinted"].contains(&word.as_str()))
}

/// The colours that are wished for, each once; nothing for one that there is no paper in
/// here. Of "black on yellow" the paper is the second.
fn colours(words: &[String]) -> Vec<Option<PaperColour>> {
    const OTHERS: &[&str] = &[
        "black",
        "lilac",
        "purple",
        "lavender",
        "peach",
        "orange",
        "salmon",
        "red",
        "grey",
        "gray",
        "buff",
        "brown",
        "beige",
        "ivory",
        "gold",
        "turquoise",
        "mint",
    ];
    let known = |word: &str| PaperColour::ALL.iter().find(|colour| colour.code() == word).copied();
    let is_colour = |word: &String| known(word).is_some() || OTHERS.contains(&word.as_str());
    let on = words.iter().rposition(|word| word == "on").filter(|on| words[*on..].iter().any(is_colour));
    let from = on.unwrap_or(0);
    let refused = words.iter().any(|word| ["not", "no", "never", "avoid", "except"].contains(&word.as_str()));
    let mut colours: Vec<_> =
        words[from..].iter().filter(|word| is_colour(word)).map(|word| known(word)).collect();
    if refused {
        // Which one it is to be is not said.
        colours.iter_mut().for_each(|colour| *colour = None);
    }
    colours.dedup();
    colours
}

fn said_after(words: &[String], first: &str, then: &str) -> bool {
    words.windows(2).any(|two| two[0] == first && two[1] == then)
}
