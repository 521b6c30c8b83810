//! How hard the words are as a whole: the Flesch–Kincaid grade (Kincaid and
//! others, 1975) and the age that goes with it.

use super::steps::took;
use super::text::ReadPart;
use super::tokens::{Kind, Token};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What was counted in all parts.
pub(super) struct Score {
    pub words: u32,
    pub sentences: u32,
    pub grade: f32,
}

/// Headings count as words and not as sentences: they have no full stop, and
/// many of them would make a text look easier than it is.
pub(super) fn score(parts: &[ReadPart<'_>]) -> Score {
    let (mut all, mut words, mut sentences, mut sounds) = (0, 0, 0, 0);
    for part in parts {
        for sentence in &part.sentences {
            let count = u32::try_from(sentence.word_count()).unwrap_or(u32::MAX);
            all += count;
            if !part.text.heading && count > 0 {
                words += count;
                sentences += 1;
                sounds += sentence.tokens.iter().map(token_syllables).sum::<u32>();
            }
        }
    }
    Score { words: all, sentences, grade: reading_grade(words, sentences, sounds) }
}

fn token_syllables(token: &Token<'_>) -> u32 {
    match token.kind() {
        Kind::Word => syllables(token.lower()),
        // A figure is read at a glance, and an address is not read aloud.
        Kind::Number | Kind::Address => 1,
        Kind::Mark => 0,
    }
}

/// The Flesch–Kincaid grade, to one decimal place and never below 0:
/// 0.39 × words per sentence + 11.8 × syllables per word − 15.59.
#[must_use]
pub fn reading_grade(words: u32, sentences: u32, syllables: u32) -> f32 {
    if words == 0 || sentences == 0 {
        return 0.0;
    }
    let (words, sentences, syllables) = (f64::from(words), f64::from(sentences), f64::from(syllables));
    let grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
    #[expect(clippy::cast_possible_truncation, reason = "a grade is a small number")]
    let grade = ((grade * 10.0).round() / 10.0).max(0.0) as f32;
    grade
}

/// Years of age for a grade: an American first grader is six.
#[must_use]
pub fn reading_age(grade: f32) -> u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 5 and 25")]
    let age = (grade + 5.0).round().clamp(5.0, 25.0) as u8;
    age
}

/// How often a word is sounded: 1 at least.
#[must_use]
pub fn syllables(word: &str) -> u32 {
    word.split('-').filter(|piece| !piece.is_empty()).map(one_piece).sum::<u32>().max(1)
}

fn one_piece(word: &str) -> u32 {
    took(word.len());
    let plain = word.bytes().all(|b| b.is_ascii_lowercase());
    let word = match plain {
        true => Cow::Borrowed(word),
        false => Cow::Owned(word.to_lowercase().replace(['\'', '’'], "")),
    };
    if let Some(known) = KNOWN.get(&*word) {
        return *known;
    }
    let letters: Vec<char> = word.chars().collect();
    // Letters that are said one by one.
    if !letters.iter().any(|c| is_vowel(*c)) {
        return u32::try_from(letters.len()).unwrap_or(1).max(1);
    }
    let mut count = 0_i32;
    let mut before = false;
    for c in &letters {
        let vowel = is_vowel(*c);
        if vowel && !before {
            count += 1;
        }
        before = vowel;
    }
    let ends = |end: &str| word.ends_with(end);
    let with = |part: &str| word.contains(part);
    // Vowels side by side that are sounded apart.
    for apart in ["ia", "io", "iu", "eo", "ua", "uo", "oing", "eing", "ying", "ier", "iet", "ual", "uou"] {
        if let Some(at) = word.find(apart) {
            let said_once = word[..at].ends_with(['t', 'c', 's', 'g', 'x']) && apart.starts_with('i')
                || word[..at].ends_with(['q', 'g']) && apart.starts_with('u')
                || matches!(apart, "eo") && word[at..].starts_with("eople");
            if !said_once {
                count += 1;
                break;
            }
        }
    }
    // An e that is not sounded.
    if ends("e")
        && !ends("le")
        && letters.len() > 2
        && !ends("ee")
        && !ends("ie")
        && !ends("oe")
        && !ends("ue")
    {
        count -= 1;
    }
    if ends("le") {
        let before = letters.len().checked_sub(3).map(|at| letters[at]);
        if before.is_some_and(is_vowel) {
            count -= 1;
        }
    }
    if ends("ed") && letters.len() > 3 {
        let before = letters[letters.len() - 3];
        if !matches!(before, 't' | 'd') && !is_vowel(before) {
            count -= 1;
        }
    }
    if ends("es") && letters.len() > 3 {
        let stem = &word[..word.len() - 2];
        let hisses = ["s", "x", "z", "ch", "sh", "c", "g"].iter().any(|h| stem.ends_with(h));
        if !hisses && !stem.ends_with(is_vowel) && !stem.ends_with('l') {
            count -= 1;
        }
    }
    for silent in ["ement", "eful", "eless", "ely", "eness", "ewhere", "ething", "etime"] {
        if with(silent) && word.find(silent).is_some_and(|at| at > 1 && !word[..at].ends_with(is_vowel)) {
            count -= 1;
            break;
        }
    }
    if ends("sm") || ends("thm") {
        count += 1;
    }
    u32::try_from(count.max(1)).unwrap_or(1)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'á' | 'é' | 'è' | 'ê' | 'ï' | 'ó' | 'ö' | 'ü')
}

/// Common words that the rules above would miscount.
static KNOWN: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let lines = include_str!("../../words/syllables.txt").lines().filter(|line| !line.starts_with('#'));
    let pairs = lines.filter_map(|line| line.split_once(' '));
    pairs
        .filter_map(|(count, words)| Some((count.parse().ok()?, words)))
        .flat_map(|(count, words)| words.split_whitespace().map(move |word| (word, count)))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_they_are_spoken() {
        let spoken = include_str!("../../../../tests/cases/syllables.txt");
        let mut wrong = Vec::new();
        let mut all = 0;
        let lines: Vec<_> = spoken.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(!lines.is_empty());
        for line in lines {
            let (count, words) = line.split_once(' ').unwrap_or_else(|| panic!("a count and words: {line}"));
            for word in words.split_whitespace() {
                all += 1;
                if syllables(word).to_string() != count {
                    wrong.push(format!("{word}: {} for {count}", syllables(word)));
                }
            }
        }
        assert!(all >= 150, "{all} words");
        assert!(wrong.len() * 100 <= all * 3, "{} of {all} are wrong: {}", wrong.len(), wrong.join(", "));
    }

    #[test]
    fn the_grade_is_that_of_the_formula() {
        assert!((reading_grade(100, 10, 140) - 4.8).abs() < 0.01);
        assert!((reading_grade(120, 6, 190) - 10.9).abs() < 0.01);
        assert!((reading_grade(6, 1, 6) - 0.0).abs() < f32::EPSILON);
        assert!((reading_grade(0, 0, 0) - 0.0).abs() < f32::EPSILON);
    }

    #[test]
    fn the_age_follows_the_grade() {
        assert_eq!([0.0, 3.7, 6.0, 10.9, 80.0].map(reading_age), [5, 9, 11, 16, 25]);
    }
}
