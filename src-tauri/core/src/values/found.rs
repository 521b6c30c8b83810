//! Words as they are found: the same ones from what stands in a record and
//! from what is typed to look for it.

use super::fold;
use unicode_normalization::char::is_combining_mark;

/// The words of a text. Signs that are written above, below and around the
/// letters of many scripts are part of them, and so are the joiners.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_of_word(c)).filter(|word| word.chars().any(char::is_alphanumeric))
}

pub fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter) || matches!(letter, '\u{200c}' | '\u{200d}')
}

/// A letter of a script that leaves no space between words: each stands for itself.
#[must_use]
pub fn stands_alone(letter: char) -> bool {
    matches!(letter,
        '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// A folded word with a space around each letter that stands alone.
#[must_use]
pub fn apart(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    for letter in folded.chars() {
        if stands_alone(letter) {
            out.extend([' ', letter, ' ']);
        } else {
            out.push(letter);
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a text is found by besides: words that an index of letters as they
/// stand would not find, folded. Most texts have none.
#[must_use]
pub fn also(text: &str) -> String {
    if text.is_ascii() {
        return String::new();
    }
    let others = words(text).filter(|word| !word.is_ascii()).map(|word| apart(&fold(word)));
    others.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_is_found_by_besides_is_folded() {
        assert_eq!(also("Anna Lee"), "");
        assert_eq!(also("Anna Strauß, Łódź Road"), "strauss lodz");
        assert_eq!(also("王小明 (Ming)"), "王 小 明");
        assert_eq!(words("कृष्ण रेड्डी").collect::<Vec<_>>(), ["कृष्ण", "रेड्डी"]);
        assert_eq!(words("O’Brien-Lee ́ 12a").collect::<Vec<_>>(), ["O", "Brien", "Lee", "12a"]);
    }
}
