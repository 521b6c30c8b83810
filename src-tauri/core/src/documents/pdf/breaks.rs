//! Where a line may end. Words are never split, and what belongs together
//! stays together: a date, a number with its unit, a phone number, a postcode,
//! a title with its name.

use crate::values::{MONTHS, WEEKDAYS};
use unicode_linebreak::{BreakOpportunity, linebreaks};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Break {
    /// The line ends here.
    Must,
    /// The line may end here.
    May,
    /// Only where the whole would not fit on a line of its own.
    Rather,
}

/// The places where a line may end, as offsets behind the space; the last one
/// is the end of the text. `sentences` starts each sentence on a new line.
pub(super) fn breaks(text: &str, sentences: bool) -> Vec<(usize, Break)> {
    let mut found: Vec<(usize, Break)> = linebreaks(text)
        .filter_map(|(at, opportunity)| {
            let before = text[..at].chars().next_back()?;
            if at == text.len() {
                return Some((at, Break::Must));
            }
            if opportunity == BreakOpportunity::Mandatory {
                return Some((at, Break::Must));
            }
            let (left, right) = (last_token(&text[..at]), first_token(&text[at..]));
            let ends = sentences && ends_sentence(left, right);
            // A break that is not at a space would split a word or an address,
            // but Chinese has no spaces.
            if !before.is_whitespace() {
                return ideograph(before).then(|| {
                    let kind = if day_goes_on(&text[..at], right) { Break::Rather } else { Break::May };
                    (at, if ends { Break::Must } else { kind })
                });
            }
            if ends {
                Some((at, Break::Must))
            } else if right.starts_with(['।', '॥', '؟', '۔', '!', '?', ':', ';']) {
                // Some put a space before the sign that ends a sentence.
                None
            } else if belong_together(left, right)
                || whole_date(&text[..at], right)
                || price_goes_on(&text[..at], &text[at..])
            {
                Some((at, Break::Rather))
            } else {
                Some((at, Break::May))
            }
        })
        .collect();
    if found.last().is_none_or(|(at, _)| *at != text.len()) {
        found.push((text.len(), Break::Must));
    }
    // Half a Chinese word would be left alone on the last line.
    if let [.., (at, kind), _] = &mut found[..]
        && *kind == Break::May
        && text[..*at].ends_with(|before| ideograph(before) && before.is_alphanumeric())
        && text[*at..].starts_with(ideograph)
        && text[*at..].chars().filter(|character| character.is_alphanumeric()).count() == 1
    {
        *kind = Break::Rather;
    }
    found
}

/// The word at the end. Among letters without spaces, Latin words and numbers stand alone.
fn last_token(text: &str) -> &str {
    let text = text.trim_end();
    if text.ends_with(ideograph) {
        return text.char_indices().next_back().map_or(text, |(at, _)| &text[at..]);
    }
    text.rsplit(|character: char| character.is_whitespace() || ideograph(character)).next().unwrap_or("")
}

fn first_token(text: &str) -> &str {
    let text = text.trim_start();
    if text.starts_with(ideograph) {
        return &text[..text.chars().next().map_or(0, char::len_utf8)];
    }
    text.split(|character: char| character.is_whitespace() || ideograph(character)).next().unwrap_or("")
}

/// "26 listopada" before "2026", whatever the language calls the month.
fn whole_date(left: &str, right: &str) -> bool {
    let digits = |word: &str| !word.is_empty() && word.chars().all(char::is_numeric);
    let year = right.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    let mut words = left.split_whitespace().rev();
    digits(year)
        && year.chars().count() == 4
        && words.next().is_some_and(|month| {
            month.chars().all(|letter| !letter.is_ascii_punctuation() && !letter.is_numeric())
        })
        && words.next().is_some_and(|day| digits(day) && day.chars().count() <= 2)
}

/// "£5" before "a month" or "for each mile", and "a" before "month".
fn price_goes_on(left: &str, right: &str) -> bool {
    let price = |word: &str| {
        let digits = word.trim_start_matches('£').trim_end_matches('p');
        (word.starts_with('£') || word.ends_with('p'))
            && digits.starts_with(|first: char| first.is_ascii_digit())
            && digits.chars().all(|digit| digit.is_ascii_digit() || ".,".contains(digit))
    };
    let counts = |word: Option<&str>| {
        TIMES.contains(&word.unwrap_or("").trim_matches(|sign: char| !sign.is_alphanumeric()))
    };
    let mut before = left.split_whitespace().rev();
    let mut after = right.split_whitespace();
    let (last, first) = (before.next().unwrap_or(""), after.next());
    let whose = |word: &str| matches!(word, "a" | "an" | "per" | "each" | "every");
    match first.unwrap_or("") {
        "for" if price(last) => matches!(after.next(), Some("each" | "every")),
        "each" | "every" | "a" | "an" | "per" if price(last) => counts(after.next()),
        "each" | "every" if last == "for" => before.next().is_some_and(price),
        _ if whose(last) => {
            let priced = before.next().unwrap_or("");
            let priced = if priced == "for" { before.next().unwrap_or("") } else { priced };
            price(priced) && counts(first)
        }
        _ => false,
    }
}

/// "2026年" before "11月26日", and "星期四" behind it.
fn day_goes_on(left: &str, right: &str) -> bool {
    left.ends_with(['年', '月']) && right.starts_with(|first: char| first.is_ascii_digit())
        || left.ends_with('星') && right.starts_with('期')
        || left.ends_with('期') && right.starts_with(['一', '二', '三', '四', '五', '六', '日'])
}

fn belong_together(left: &str, right: &str) -> bool {
    let bare = |word: &str| word.trim_matches(|character: char| !character.is_alphanumeric()).to_lowercase();
    let (before, after) = (bare(left), bare(right));
    // A full stop or comma ends what belongs together, but "Dr." is a title.
    if TITLES.contains(&before.as_str()) && right.starts_with(char::is_uppercase) {
        return true;
    }
    if left.ends_with(['.', ',', ';', ':', '?', '!']) {
        return false;
    }
    let number = |word: &str| word.starts_with(|first: char| first.is_ascii_digit());
    if WEEKDAYS.contains(&before.as_str()) && (number(&after) || MONTHS.contains(&after.as_str())) {
        return true;
    }
    if MONTHS.contains(&before.as_str()) && number(&after) {
        return true;
    }
    if number(&before) {
        // "01632 960123", "2 December" and "5 miles", but not "10 to" nor a word behind a phone number.
        // Nor behind the year of a date.
        let year = before.len() == 4 && (before.starts_with("19") || before.starts_with("20"));
        let digits = before.chars().filter(char::is_ascii_digit).count();
        let counts = digits <= 4 && !year && !left.starts_with('£');
        let unit = after.starts_with(char::is_alphabetic) && !SMALL_WORDS.contains(&after.as_str());
        return number(&after) || counts && unit;
    }
    outward(left) && inward(right)
        // "FREEPOST AB/1234": what the Post Office sorts by.
        || before == "freepost" && right.chars().any(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit())
        || LABELS.contains(&before.as_str()) && (one_letter(right) || number(&after))
        // "C 4", "4 B"
        || one_letter(left) && !matches!(left, "A" | "I") && number(&after)
        || ["page", "part", "room", "floor", "step", "year", "number", "half"].contains(&before.as_str())
            && number(&after)
}

/// "B", "3b"
fn one_letter(word: &str) -> bool {
    let word = word.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    word.len() == 1 && word.starts_with(|letter: char| letter.is_ascii_uppercase())
}

/// The first half of a postcode, such as NG1 or SW1A.
fn outward(word: &str) -> bool {
    let letters = word.chars().take_while(char::is_ascii_uppercase).count();
    let rest = &word[letters..];
    (1..=2).contains(&letters)
        && (1..=2).contains(&rest.len())
        && rest.starts_with(|first: char| first.is_ascii_digit())
        && rest.chars().all(|last| last.is_ascii_digit() || last.is_ascii_uppercase())
}

/// The second half of a postcode, such as 1AA.
fn inward(word: &str) -> bool {
    let word: Vec<char> = word.chars().filter(|character| character.is_alphanumeric()).collect();
    matches!(word[..], [digit, a, b] if digit.is_ascii_digit() && a.is_ascii_uppercase() && b.is_ascii_uppercase())
}

fn ends_sentence(left: &str, right: &str) -> bool {
    // Marks of Chinese, and of scripts whose letters have no capitals.
    if left.ends_with(['。', '！', '？', '؟', '۔', '।', '॥']) {
        return right.starts_with(|first: char| first.is_alphanumeric() || "“‘（(«《".contains(first));
    }
    let body = left.trim_end_matches(['"', '\'', ')', '”', '’']);
    let word = body.trim_end_matches(['.', '?', '!']);
    let starts = right.trim_start_matches(['"', '\'', '(', '“', '‘']);
    let capital = |first: char| !first.is_lowercase() && first.is_alphabetic() || first.is_ascii_digit();
    word.len() < body.len()
        && starts.starts_with(capital)
        // "Dr. Okafor" and "J. Smith" go on.
        && word.chars().count() > 1
        && !TITLES.contains(&word.to_lowercase().as_str())
        && !["st", "no", "eg", "ie"].contains(&word.to_lowercase().as_str())
}

/// Scripts without spaces break between letters.
fn ideograph(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

const TITLES: [&str; 11] =
    ["mr", "mrs", "ms", "miss", "mx", "dr", "cllr", "councillor", "prof", "professor", "sir"];
/// What has a letter or a number for its name.
const LABELS: [&str; 23] = [
    "flat", "plan", "block", "group", "section", "option", "appendix", "bus", "route", "line", "unit",
    "house", "box", "hall", "gate", "bay", "platform", "form", "class", "tram", "team", "chapter", "annex",
];
/// What a price is for.
const TIMES: [&str; 15] = [
    "minute",
    "hour",
    "day",
    "night",
    "week",
    "fortnight",
    "month",
    "quarter",
    "year",
    "mile",
    "person",
    "session",
    "meeting",
    "visit",
    "time",
];
/// Words behind a number that are no unit of it.
const SMALL_WORDS: [&str; 24] = [
    "a", "and", "are", "at", "because", "but", "by", "for", "from", "if", "in", "is", "it", "of", "on", "or",
    "so", "that", "the", "to", "until", "was", "we", "with",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with a bar where a line may end.
    fn marked(text: &str) -> String {
        let mut result = String::new();
        let mut start = 0;
        for (at, kind) in breaks(text, true) {
            result.push_str(&text[start..at]);
            match kind {
                Break::May => result.push('|'),
                Break::Must if at < text.len() => result.push('/'),
                Break::Must | Break::Rather => {}
            }
            start = at;
        }
        result
    }

    #[test]
    fn a_date_stays_on_one_line() {
        assert_eq!(marked("by 30 June 2024 at noon"), "by |30 June 2024 |at |noon");
        assert_eq!(marked("on Thursday 26 November 2026."), "on |Thursday 26 November 2026.");
        assert_eq!(marked("on 26 November 2026 everybody"), "on |26 November 2026 |everybody");
    }

    #[test]
    fn a_number_stays_with_its_unit_but_not_with_a_small_word() {
        assert_eq!(marked("pay 45 pence for 12.5 miles"), "pay |45 pence |for |12.5 miles");
        assert_eq!(marked("from 10 to 12 people"), "from |10 |to |12 people");
        assert_eq!(marked("at 2 pm, 3 chairs"), "at |2 pm, |3 chairs");
    }

    #[test]
    fn phone_numbers_postcodes_and_addresses_are_not_split() {
        assert_eq!(marked("Ring 01632 960123 now"), "Ring |01632 960123 |now");
        assert_eq!(marked("Northbrook NB1 2AB or"), "Northbrook |NB1 2AB |or");
        assert_eq!(
            marked("at involve-me@northbrook.example.org/a-b today"),
            "at |involve-me@northbrook.example.org/a-b |today"
        );
    }

    #[test]
    fn a_price_stays_with_what_it_is_for_and_a_letter_with_its_number() {
        assert_eq!(marked("pay £5 a month until we"), "pay |£5 a month |until |we");
        assert_eq!(marked("45p for each mile you drive"), "45p for each mile |you |drive");
        assert_eq!(marked("it is £12.50 each day."), "it |is |£12.50 each day.");
        assert_eq!(marked("it costs £5 a lot of us pay"), "it |costs |£5 |a |lot |of |us |pay");
        assert_eq!(marked("to FREEPOST AB/1234 by"), "to |FREEPOST AB/1234 |by");
        assert_eq!(marked("at Flat B in Block 3 on bus 36."), "at |Flat B |in |Block 3 |on |bus 36.");
        assert_eq!(marked("row C 4 or A 5"), "row |C 4 |or |A |5");
    }

    #[test]
    fn a_hyphen_is_no_place_to_break() {
        assert_eq!(marked("the co-production well-being board"), "the |co-production |well-being |board");
    }

    #[test]
    fn a_title_stays_with_the_name() {
        assert_eq!(marked("ask Dr. Okafor or Mrs Żukowska"), "ask |Dr. Okafor |or |Mrs Żukowska");
        assert_eq!(marked("ask Ana\u{a0}Ní-Bhriain now"), "ask |Ana\u{a0}Ní-Bhriain |now");
    }

    #[test]
    fn each_sentence_starts_a_line() {
        assert_eq!(
            marked("We pay you back. Lunch is free. 3 of us come."),
            "We |pay |you |back. /Lunch |is |free. /3 |of |us |come."
        );
        let must = |words: &str| -> Vec<usize> {
            let breaks = breaks(words, false).into_iter();
            breaks.filter(|(_, kind)| *kind == Break::Must).map(|(at, _)| at).collect()
        };
        assert_eq!(must("One. Two."), [9], "at the end, and nowhere before");
    }

    #[test]
    fn a_date_stays_whole_in_every_language() {
        assert_eq!(marked("w czwartek 26 listopada 2026."), "w |czwartek |26 listopada 2026.");
        assert_eq!(marked("يوم 26 نوفمبر 2026."), "يوم |26 نوفمبر 2026.");
        assert_eq!(marked("是2026年11月26日星期四。"), "是|2026年11月26日|星期四。");
    }

    #[test]
    fn chinese_breaks_between_letters_but_never_before_a_sign_nor_within_a_code() {
        assert_eq!(marked("会议，开始。"), "会|议，|开始。");
        assert_eq!(marked("邮编NB1 2AB。"), "邮|编|NB1 2AB。");
        assert_eq!(marked("拨打01632 960123，或"), "拨|打|01632 960123，|或");
    }

    #[test]
    fn sentences_of_every_script_start_a_line() {
        assert_eq!(marked("মত চাই। সভা হবে।"), "মত |চাই। /সভা |হবে।");
        assert_eq!(marked("ہاں۔ آئیں۔"), "ہاں۔ /آئیں۔");
        assert_eq!(marked("نعم؟ تعال. أهلا"), "نعم؟ /تعال. /أهلا");
        assert_eq!(marked("您好吗？请来。"), "您|好|吗？/请来。");
        assert_eq!(marked("হয় । এখন"), "হয় । /এখন");
    }

    #[test]
    fn an_empty_text_has_one_end() {
        assert_eq!(breaks("", true), [(0, Break::Must)]);
    }
}
