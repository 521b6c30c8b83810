//! Words as a search sees them: folded, without their endings, and without
//! the small words that every sentence has.

use crate::values::fold;
use rust_stemmers::{Algorithm, Stemmer};

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// In small letters, as typed.
    pub typed: String,
    /// Without its ending: "paying" and "paid" are both "pay".
    pub stem: String,
    /// Every sentence has it, so it says nothing about a picture.
    pub small: bool,
}

pub(super) fn words(text: &str) -> Vec<Word> {
    let stemmer = Stemmer::create(Algorithm::English);
    // "people's" is "people"; "o'clock" stays one word.
    let text = fold(text).replace("'s", "").replace('£', " pounds ");
    text.split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .map(|word| word.trim_matches('\''))
        .filter(|word| !word.is_empty())
        .map(|word| Word {
            stem: stemmer.stem(regular(word)).into_owned(),
            small: SMALL.binary_search(&word).is_ok(),
            typed: word.to_owned(),
        })
        .collect()
}

/// What a folded text must hold one of to have any of these words, or a form
/// of one. Thousands of pictures are passed over by this before any is taken
/// apart into words.
pub(super) fn beginnings(typed: &[Word]) -> Vec<String> {
    let stemmer = Stemmer::create(Algorithm::English);
    let begin = |word: &str| word.chars().take(3).collect::<String>();
    let mut found = Vec::new();
    for word in typed {
        found.extend([begin(&word.typed), begin(&word.stem)]);
        for (regular, forms) in IRREGULAR {
            if stemmer.stem(regular) == word.stem {
                found.extend(forms.split(' ').map(begin));
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

/// The word from which an irregular form comes.
fn regular(word: &str) -> &str {
    IRREGULAR
        .iter()
        .find(|(_, forms)| forms.split(' ').any(|form| form == word))
        .map_or(word, |(regular, _)| regular)
}

/// Forms that no rule takes apart.
const IRREGULAR: &[(&str, &str)] = &[
    ("begin", "began begun"),
    ("bring", "brought"),
    ("build", "built"),
    ("bus", "buses"),
    ("buy", "bought"),
    ("catch", "caught"),
    ("child", "children"),
    ("choose", "chose chosen choosing"),
    ("come", "came"),
    ("do", "did done does doing"),
    ("draw", "drew drawn"),
    ("drink", "drank drunk"),
    ("drive", "drove driven"),
    ("eat", "ate eaten"),
    ("fall", "fell fallen"),
    ("feel", "felt"),
    ("find", "found"),
    ("foot", "feet"),
    ("get", "got"),
    ("give", "gave given"),
    ("go", "went gone goes"),
    ("grow", "grew grown"),
    ("hear", "heard"),
    ("keep", "kept"),
    ("know", "knew known"),
    ("learn", "learnt"),
    ("leave", "left leaving"),
    ("lose", "lost"),
    ("make", "made"),
    ("man", "men"),
    ("meet", "met"),
    ("pay", "paid"),
    ("read", "reads"),
    ("ride", "rode ridden"),
    ("say", "said says"),
    ("see", "saw seen"),
    ("sell", "sold"),
    ("send", "sent"),
    ("shut", "shuts"),
    ("sing", "sang sung"),
    ("sit", "sat"),
    ("sleep", "slept"),
    ("speak", "spoke spoken"),
    ("spend", "spent"),
    ("stand", "stood"),
    ("swim", "swam"),
    ("take", "took taken"),
    ("teach", "taught"),
    ("tell", "told"),
    ("think", "thought"),
    ("tooth", "teeth"),
    ("understand", "understood"),
    ("wear", "wore worn"),
    ("win", "won"),
    ("woman", "women"),
    ("write", "wrote written"),
];

/// In alphabetical order.
const SMALL: &[&str] = &[
    "a", "about", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "being", "but",
    "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "here",
    "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "let", "like", "lot", "may", "me",
    "might", "my", "need", "of", "on", "or", "other", "our", "out", "she", "should", "so", "some", "than",
    "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "too", "up",
    "us", "very", "want", "was", "we", "were", "what", "when", "where", "which", "who", "will", "with",
    "would", "you", "your",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_word_are_one_word() {
        for (one, other) in [
            ("paying", "paid"),
            ("meetings", "met"),
            ("buses", "bus"),
            ("stories", "story"),
            ("travelled", "travelling"),
            ("Children’s", "child"),
            ("forms", "form"),
        ] {
            assert_eq!(words(one)[0].stem, words(other)[0].stem, "{one} {other}");
        }
        assert_ne!(words("bus")[0].stem, words("busy")[0].stem);
    }

    #[test]
    fn beginnings_pass_over_no_form_of_a_word() {
        for (typed, text) in
            [("pay", "paid work"), ("paid", "payment"), ("happiness", "happy"), ("go", "he went")]
        {
            let beginnings = beginnings(&words(typed));
            assert!(beginnings.iter().any(|begin| text.contains(begin.as_str())), "{typed} {text}");
        }
        let of_bus = beginnings(&words("bus"));
        assert!(!of_bus.is_empty() && of_bus.iter().all(|begin| !"a town hall".contains(begin.as_str())));
    }

    #[test]
    fn small_words_are_in_order_so_that_they_are_found() {
        assert!(SMALL.is_sorted());
        assert!(words("The bus is late.").iter().filter(|w| !w.small).count() == 2);
    }
}
