//! What a good passphrase is. Length beats oddness: three random words and more (National
//! Cyber Security Centre, 2021), and none of those that everybody tries first.

use super::recovery_key::RecoveryKey;
use crate::values::{Form, fold, visible};
use serde::Serialize;
use zxcvbn::{Score, zxcvbn};

/// How well a passphrase keeps others out, in words for whoever types it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Strength {
    /// From 0 to 4.
    pub step: u8,
    /// "Easy to guess"
    pub words: &'static str,
    /// What would make it better; empty where nothing has to.
    pub hint: &'static str,
}

/// Fewer characters are refused, without counting spaces.
const SHORTEST: usize = 8;

/// Of a passphrase that is not refused for its length. `known` is what others know of its
/// officer: names are the first that somebody tries.
#[must_use]
pub fn strength(passphrase: &str, known: &[&str]) -> Strength {
    let more = "Add a word that nobody would expect.";
    let (step, words, hint) = match score(passphrase, known) {
        _ if length(passphrase) < SHORTEST => {
            (0, "Too short", "Use 8 characters or more. Three words are good.")
        }
        Score::Zero => (0, "Among the first that others try", more),
        Score::One => (1, "Easy to guess", more),
        Score::Two => (2, "Could be guessed", more),
        Score::Three => (3, "Good", ""),
        _ => (4, "Very good", ""),
    };
    Strength { step, words, hint }
}

/// Every problem of a passphrase that somebody chooses.
pub(super) fn check(form: &mut Form, passphrase: &str, again: &str, known: &[&str]) {
    match length(passphrase) {
        0 => form.problem("passphrase", "Choose a passphrase."),
        1..SHORTEST => form.problem(
            "passphrase",
            "Use 8 characters or more, without counting spaces. Three words you can remember are good.",
        ),
        _ if score(passphrase, known) <= Score::One => form.problem(
            "passphrase",
            "Choose another passphrase: this one is easy to guess. Three words that only you would put together are good.",
        ),
        // It would stand on paper in a safe, where others may read it.
        _ if RecoveryKey::read(passphrase).is_ok() => form.problem(
            "passphrase",
            "Choose another passphrase: this is a recovery key. Keep that on paper, for the day you need it.",
        ),
        _ if passphrase != again => form.problem("again", "This is not the same as the passphrase above."),
        _ => {}
    }
}

/// Spaces part words and are part of them, but are nothing by themselves.
fn length(passphrase: &str) -> usize {
    visible(passphrase).chars().filter(|c| !c.is_whitespace()).count()
}

fn score(passphrase: &str, known: &[&str]) -> Score {
    // A name is known as a whole and by each of its words.
    let known: Vec<&str> = known
        .iter()
        .flat_map(|name| [*name].into_iter().chain(name.split_whitespace()))
        .chain(KNOWN_TO_ALL.iter().flat_map(|words| [*words].into_iter().chain(words.split_whitespace())))
        .collect();
    let passphrase = visible(passphrase);
    let words: Vec<String> = passphrase.split_whitespace().map(fold).collect();
    // The same words over and over are no more than once.
    if let Some(once) = once(&words) {
        return Score::One.min(zxcvbn(&once.join(" "), &known).score());
    }
    // With blanks or without, in capitals or not.
    let bare = words.concat();
    if KNOWN_TO_ALL.iter().any(|known| known.replace(' ', "") == bare) {
        return Score::Zero;
    }
    zxcvbn(&passphrase, &known).score()
}

/// The words that are said again and again, where nothing else is.
fn once(words: &[String]) -> Option<&[String]> {
    (1..=words.len() / 2)
        .map(|n| &words[..n])
        .find(|once| words.chunks(once.len()).all(|words| words == *once))
}

/// What the program is called, and the passphrase that a well-known drawing made famous.
const KNOWN_TO_ALL: &[&str] = &["alongside", "correct horse battery staple"];

#[cfg(test)]
mod tests {
    use super::*;
    use zeroize::Zeroizing;

    #[test]
    fn what_everybody_tries_first_is_refused_and_three_words_are_not() {
        let known = ["Northbrook Council", "Priya Nair"];
        let refused = |words: &str| {
            let mut form = Form::default();
            check(&mut form, words, words, &known);
            !form.is_fine()
        };
        for words in [
            "password1",
            "Password123!",
            "12345678",
            "qwertyuiop",
            "northbrook council",
            "Northbrook2026",
            "Priya Nair",
            "aaaaaaaaaaaa",
            "summer2026",
            "correct horse battery staple",
            "CorrectHorseBatteryStaple",
            "alongside alongside",
            "Priya priya Priya",
            "heron heron heron heron",
            "Priya Nair priya nair",
            "small heron Small Heron small heron",
        ] {
            assert!(refused(words), "{words}");
            assert!(strength(words, &known).step < 2, "{words}");
        }
        let key = RecoveryKey::of(&Box::new(Zeroizing::new([7; 32])));
        assert!(refused(key.text()), "a recovery key");
        for words in
            ["three small herons", "small herons small wings", "kettle dusty orbit", "Łódź marmalade 12"]
        {
            assert!(!refused(words), "{words}");
            assert!(strength(words, &known).hint.is_empty(), "{words}");
        }
        assert_eq!(strength("", &known).words, "Too short");
    }
}
