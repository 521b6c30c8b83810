//! The order in which a line is read: from left to right, from right to left,
//! or both in one line (Unicode Standard Annex 9).

use std::ops::Range;

use unicode_bidi::{BidiInfo, Level};

/// Languages that are written from right to left, by their main tag.
const LEFTWARD: [&str; 11] = ["ar", "ur", "fa", "he", "ps", "sd", "ug", "yi", "ckb", "pnb", "prs"];

/// Whether a language (BCP 47) is written from right to left.
pub(in crate::documents) fn is_leftward(language: &str) -> bool {
    let mut parts = language.split('-');
    let main = parts.next().unwrap_or_default();
    // "ur-Latn" is Urdu in our letters.
    LEFTWARD.contains(&main) && !parts.any(|part| part.eq_ignore_ascii_case("latn"))
}

/// The writing directions within a paragraph that is not from left to right throughout.
#[derive(Debug)]
pub(super) struct Order {
    /// Of every byte: even is from left to right, odd from right to left.
    levels: Vec<Level>,
    pub base: Level,
}

impl Order {
    /// None where everything goes from left to right, which costs next to nothing to find out.
    pub fn of(text: &str, language: &str) -> Option<Self> {
        if text.is_ascii() || !text.chars().any(leftward_letter) {
            return None;
        }
        let wanted = is_leftward(language).then(Level::rtl);
        let info = BidiInfo::new(text, wanted);
        let base = info.paragraphs.first().map_or_else(Level::ltr, |paragraph| paragraph.level);
        let mut levels = info.levels;
        // Numbers and addresses keep the order of their parts, as if isolated.
        let even = Level::new((base.number() + 1) & !1).unwrap_or(base);
        for range in whole(text) {
            levels[range].fill(even);
        }
        Some(Self { levels, base })
    }

    /// Cuts a part of the paragraph where the direction changes, and parts
    /// words from the spaces behind them.
    pub fn runs(&self, text: &str, range: Range<usize>) -> Vec<(Range<usize>, Level)> {
        let mut runs: Vec<(Range<usize>, Level)> = Vec::new();
        let mut space_before = false;
        for (at, character) in text[range.clone()].char_indices() {
            let (start, space) = (range.start + at, character.is_whitespace());
            let (end, level) = (start + character.len_utf8(), self.levels[start]);
            match runs.last_mut() {
                Some((last, same)) if *same == level && space == space_before => last.end = end,
                _ => runs.push((start..end, level)),
            }
            space_before = space;
        }
        runs
    }
}

/// The order in which pieces stand from left to right.
pub(super) fn visual(levels: &[Level]) -> Vec<usize> {
    BidiInfo::reorder_visual(levels)
}

fn leftward_letter(character: char) -> bool {
    matches!(u32::from(character), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefc | 0x10800..=0x10fff | 0x1e800..=0x1efff)
}

/// Parts that mean something only as they are typed: phone numbers of several
/// groups, amounts of money, e-mail and web addresses. Among letters from
/// right to left their groups would change places.
pub(in crate::documents) fn whole(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let rest = &text[start..];
        let length = address(rest).or_else(|| number(rest));
        let next = match length {
            Some(length) => {
                found.push(start..start + length);
                length
            }
            None => rest.chars().next().map_or(1, char::len_utf8),
        };
        start += next;
        // Only at the beginning of a word or number.
        if length.is_none() {
            let letter = |character: char| character.is_ascii_alphanumeric();
            if text[..start].ends_with(letter) {
                start += text[start..].find(|c: char| !letter(c)).unwrap_or(text.len() - start);
            }
        }
    }
    found
}

/// Length of an e-mail or web address at the beginning.
fn address(text: &str) -> Option<usize> {
    let part = |character: char| character.is_ascii_alphanumeric() || "@.-_/:?&=+%#~".contains(character);
    let length = text.find(|character: char| !part(character)).unwrap_or(text.len());
    let token = text[..length].trim_end_matches(['.', ':', '?', '-']);
    let begins = token.starts_with(|first: char| first.is_ascii_alphanumeric());
    (begins && (token.contains('@') || token.contains("://") || token.starts_with("www.")))
        .then_some(token.len())
}

/// Length of an amount, or of a number in groups, at the beginning.
fn number(text: &str) -> Option<usize> {
    let money = text.starts_with(['£', '€', '$']);
    let mut length = text.chars().next().filter(|first| "£€$+(".contains(*first)).map_or(0, char::len_utf8);
    let opened = length > 0;
    let (mut digits, mut groups) = (0, 0);
    loop {
        let run = text[length..].chars().take_while(char::is_ascii_digit).count();
        if run == 0 {
            break;
        }
        length += run;
        digits += run;
        groups += 1;
        let between = text[length..].chars().take_while(|sign| " \u{a0}-().,".contains(*sign));
        let gap: usize = between.map(char::len_utf8).sum();
        let goes_on = text[length + gap..].starts_with(|digit: char| digit.is_ascii_digit());
        // ") " is the widest gap in a number; ", " parts two of them.
        if !goes_on
            || gap == 0
            || gap > 2 && !text[length..].starts_with('\u{a0}')
            || text[length..].starts_with(", ")
        {
            break;
        }
        length += gap;
    }
    // Where it does not end in a digit, the gap behind the last one is not part of it.
    let length = text[..length].trim_end_matches(|sign: char| !sign.is_ascii_digit()).len();
    (digits > 0 && (money || opened && digits > 6 || groups > 1 && digits > 5)).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> Vec<&str> {
        whole(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn numbers_of_several_groups_and_addresses_are_kept_whole() {
        assert_eq!(kept("اتصل 01632 960123 الآن"), ["01632 960123"]);
        assert_eq!(kept("اتصل +44 1632 960123."), ["+44 1632 960123"]);
        assert_eq!(kept("(01632) 960123"), ["(01632) 960123"]);
        assert_eq!(kept("ندفع £20 أو £12.50."), ["£20", "£12.50"]);
        assert_eq!(
            kept("a.b@northbrook.example.org، www.example.org/x"),
            ["a.b@northbrook.example.org", "www.example.org/x"]
        );
    }

    #[test]
    fn other_numbers_and_words_are_left_to_the_rules_of_unicode() {
        for text in ["2 ديسمبر 2026", "من 10 إلى 12", "في 2024, 2025", "Northbrook", ""] {
            assert_eq!(kept(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn a_line_from_left_to_right_needs_no_order() {
        assert!(Order::of("Łukasz, 会议, সভা 20", "ar").is_none());
        assert!(Order::of("Siân", "en-GB").is_none());
    }

    #[test]
    fn the_first_letter_decides_where_the_language_does_not() {
        assert!(Order::of("مرحبا Northbrook", "en-GB").unwrap().base.is_rtl());
        assert!(Order::of("Northbrook مرحبا", "en-GB").unwrap().base.is_ltr());
        assert!(Order::of("Northbrook مرحبا", "ur").unwrap().base.is_rtl());
    }

    #[test]
    fn urdu_in_latin_letters_goes_from_left_to_right() {
        assert!(is_leftward("ur") && is_leftward("ar-EG") && !is_leftward("ur-Latn") && !is_leftward("bn"));
    }
}
