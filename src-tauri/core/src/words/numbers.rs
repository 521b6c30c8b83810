//! Numbers: figures, Roman numerals, big numbers, money and phone numbers.

use super::findings::Findings;
use super::lists::LISTS;
use super::money;
use super::text::{ReadPart, Sentence};
use crate::values::phone_groups;

pub(super) fn check(parts: &[ReadPart<'_>], found: &mut Findings) {
    for part in parts {
        let mut compared = part.sentences.first().is_some_and(compares);
        for (i, sentence) in part.sentences.iter().enumerate() {
            number_words(part, sentence, found);
            roman(part, sentence, found);
            let next = part.sentences.get(i + 1).is_some_and(compares);
            if !compared && !next {
                big(part, sentence, found);
            }
            compared = next;
            money::check(part, sentence, found);
            phones(part, sentence, found);
        }
    }
}

const UNITS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
const TENS: &[&str] = &["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The number that a word says.
pub(super) fn spelt_out(word: &str) -> Option<usize> {
    if let Some(units) = UNITS.iter().position(|unit| *unit == word) {
        return Some(units);
    }
    let (tens, unit) = word.split_once('-').unwrap_or((word, "zero"));
    let tens = if tens == "twenty" { 20 } else { (TENS.iter().position(|t| *t == tens)? + 3) * 10 };
    let unit = UNITS[..10].iter().position(|u| *u == unit)?;
    Some(tens + unit)
}

/// ER-N1.
fn number_words(part: &ReadPart<'_>, sentence: &Sentence<'_>, found: &mut Findings) {
    let word = |at: usize| sentence.tokens.get(at).map_or("", |t| t.lower());
    for (at, token) in sentence.tokens.iter().enumerate() {
        let Some(number) = token.is_word().then(|| spelt_out(token.lower())).flatten() else { continue };
        let before = at.checked_sub(1).map_or("", word);
        let next = word(at + 1);
        if number == 0 && !before.is_empty() || sentence.is_name(at) || in_a_set_phrase(sentence, at) {
            continue;
        }
        // "one in three" was told with its first word.
        if matches!(before, "in" | "to") && at > 1 && spelt_out(word(at - 2)).is_some() {
            continue;
        }
        // "twenty one", "one hundred": numbers of more words.
        if spelt_out(next).is_some() || spelt_out(before).is_some() {
            if spelt_out(before).is_none() {
                let message = "This is easier to read in figures.";
                found.add("ER-N1", part, token.bytes(), message).suggest("Write it in figures.");
            }
            continue;
        }
        if next == "in"
            && let Some(whole) = spelt_out(word(at + 2))
        {
            let message = "This is easier to read in figures.";
            found
                .add("ER-N1", part, sentence.span(at, at + 2), message)
                .instead(&format!("{number} in {whole}"));
            continue;
        }
        // "one" is as often a pronoun as a number.
        let pronoun = number == 1
            && (before == "at" && next == "time"
                || matches!(
                    before,
                    "no" | "this"
                        | "that"
                        | "which"
                        | "the"
                        | "each"
                        | "every"
                        | "any"
                        | "only"
                        | "another"
                        | "some"
                )
                || matches!(
                    next,
                    "of" | "another"
                        | "by"
                        | "or"
                        | "who"
                        | "that"
                        | "is"
                        | "to"
                        | "day"
                        | "thing"
                        | "can"
                        | "will"
                        | "has"
                        | "at"
                        | "for"
                        | "in"
                        | "with"
                        | "on"
                        | "if"
                        | "when"
                        | "and"
                        | "but"
                        | "because"
                        | "from"
                        | "which"
                )
                || !sentence.tokens.get(at + 1).is_some_and(super::tokens::Token::is_word));
        if pronoun {
            continue;
        }
        // "one break in four": both change at once, or none.
        let share = is_share(sentence, at);
        let message = format!("“{}” is easier to read as a figure.", token.text());
        let finding = found.add("ER-N1", part, token.bytes(), message);
        if share || matches!(next, "hundred" | "thousand" | "million") {
            finding.suggest("Write it in figures.");
        } else {
            finding.instead(&number.to_string());
        }
    }
}

/// "one break in four": the number is a share, or what it is a share of.
fn is_share(sentence: &Sentence<'_>, at: usize) -> bool {
    const NEAR: usize = 4;
    let spelt = |at: usize| sentence.tokens.get(at).is_some_and(|t| spelt_out(t.lower()).is_some());
    let leads = |at: usize| sentence.tokens.get(at).is_some_and(|t| t.lower() == "in") && spelt(at + 1);
    let of = (at + 2..at + NEAR).any(leads);
    let whole = at > 2 && leads(at - 1) && (at.saturating_sub(NEAR)..at - 2).any(spelt);
    of || whole
}

/// "the whole nine yards", "one and the same": words of a phrase that the lists have.
fn in_a_set_phrase(sentence: &Sentence<'_>, at: usize) -> bool {
    let begins = at.saturating_sub(3)..=at;
    begins.rev().any(|from| {
        LISTS.at(&sentence.tokens, from).is_some_and(|phrase| from + phrase.len() > at && phrase.len() > 1)
    })
}

/// A Roman numeral: 2 letters or more of I, V and X, or 1 after "Part".
pub(super) fn is_roman(sentence: &Sentence<'_>, at: usize) -> bool {
    roman_value(sentence, at).is_some()
}

fn roman_value(sentence: &Sentence<'_>, at: usize) -> Option<(u32, bool)> {
    let token = &sentence.tokens[at];
    let before = at.checked_sub(1).map_or("", |at| sentence.tokens[at].lower());
    let after = sentence.tokens.get(at + 1).map_or("", |t| t.text());
    let in_order = matches!(
        before,
        "part"
            | "phase"
            | "stage"
            | "level"
            | "section"
            | "chapter"
            | "appendix"
            | "schedule"
            | "volume"
            | "class"
            | "type"
            | "tier"
            | "annex"
            | "war"
            | "step"
    );
    let bracketed = after == ")" && (before == "(" || at == 0);
    let upper = token.text().chars().all(|c| "IVX".contains(c));
    let lower = bracketed && token.text().chars().all(|c| "ivx".contains(c));
    if !token.is_word() || !(upper || lower) {
        return None;
    }
    let value = value_of(&token.text().to_uppercase())?;
    let long = token.text().len() > 1;
    // A drip is an IV and VI is short for visual impairment.
    let other = matches!(token.text(), "IV" | "VI" | "XI" | "XX" | "IX") && !in_order && !bracketed;
    ((in_order || long || bracketed && lower) && !other).then_some((value, in_order || bracketed))
}

fn value_of(numeral: &str) -> Option<u32> {
    let figures = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let tens = numeral.chars().take_while(|c| *c == 'X').count().min(3);
    let rest = &numeral[tens..];
    let units = figures.iter().position(|f| *f == rest)?;
    u32::try_from(tens * 10 + units).ok().filter(|value| *value > 0)
}

/// ER-N2.
fn roman(part: &ReadPart<'_>, sentence: &Sentence<'_>, found: &mut Findings) {
    for (at, token) in sentence.tokens.iter().enumerate() {
        if let Some((value, certain)) = roman_value(sentence, at) {
            let message = format!("“{}” is a Roman numeral.", token.text());
            let finding = found.add("ER-N2", part, token.bytes(), message);
            if certain {
                finding.instead(&value.to_string())
            } else {
                finding.suggest(format!("Write {value}, or leave it out."))
            };
        }
    }
}

/// ER-N3.
fn big(part: &ReadPart<'_>, sentence: &Sentence<'_>, found: &mut Findings) {
    let word = |at: usize| sentence.tokens.get(at).map_or("", |t| t.lower());
    let names_a_code = names_a_code(sentence);
    for (at, token) in sentence.tokens.iter().enumerate().filter(|(_, t)| t.is_number()) {
        let percent = match (word(at + 1), word(at + 2)) {
            ("%" | "percent", _) => Some(at + 1),
            ("per", "cent") => Some(at + 2),
            _ => None,
        };
        if let Some(end) = percent {
            let share = share(token.text());
            let message = "Percentages are hard to understand.";
            match share.filter(|share| word(end + 1) == "of" && share.contains(" in ")) {
                // "25% of people" is "1 in 4 people", "25% of our members" "1 in 4 of our members".
                Some(share) => {
                    let whose = super::grammar::is_determiner(word(end + 2));
                    let end = if whose { end } else { end + 1 };
                    found.add("ER-N3", part, sentence.span(at, end), message).instead(share);
                }
                None => {
                    let plain = share.unwrap_or("about 1 in 4 people");
                    found
                        .add("ER-N3", part, sentence.span(at, end), message)
                        .suggest(format!("Say it in a plain way, such as “{plain}”."));
                }
            }
            continue;
        }
        if is_big(sentence, at, names_a_code) {
            found
                .add("ER-N3", part, token.bytes(), "Big numbers are hard to picture.")
                .suggest("Add what it is like, such as “a lot of people” or “1 in 4 people”.");
        }
    }
}

/// Exact shares only.
fn share(percent: &str) -> Option<&'static str> {
    Some(match percent {
        "10" => "1 in 10",
        "20" => "1 in 5",
        "25" => "1 in 4",
        "40" => "2 in 5",
        "50" => "half",
        "60" => "3 in 5",
        "75" => "3 in 4",
        "80" => "4 in 5",
        "90" => "9 in 10",
        "100" => "all",
        _ => return None,
    })
}

/// 1,000 and more, but no year, phone number, code or time.
fn is_big(sentence: &Sentence<'_>, at: usize, names_a_code: bool) -> bool {
    let token = &sentence.tokens[at];
    let before = at.checked_sub(1).map_or("", |at| sentence.tokens[at].lower());
    let after = sentence.tokens.get(at + 1).map_or("", |t| t.lower());
    let plain = token.text().chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.');
    let whole = token.text().split('.').next().unwrap_or_default().replace(',', "");
    let grouped = token.text().contains(',');
    if is_short_for_millions(token.text()) || money::is_of_millions(after) && plain {
        return true;
    }
    let Ok(value) = whole.parse::<u64>() else { return false };
    let year = !grouped && before != "£" && (1900..=2100).contains(&value);
    let near = |i: Option<usize>| {
        i.and_then(|i| sentence.tokens.get(i)).is_some_and(super::tokens::Token::is_number)
    };
    let phone =
        whole.starts_with('0') || near(at.checked_sub(1)) && !grouped || near(Some(at + 1)) && !grouped;
    let code = matches!(
        before,
        "number"
            | "bus"
            | "code"
            | "room"
            | "no"
            | "ref"
            | "claim"
            | "extension"
            | "+"
            | "text"
            | "flat"
            | "unit"
    );
    let named = !grouped && names_a_code;
    // "1200 High Road"
    let address = !grouped && sentence.tokens.get(at + 1).is_some_and(super::tokens::Token::is_capitalised);
    plain && value >= 1000 && !year && !phone && !code && !named && !address
}

/// "2.4m", "3bn"
fn is_short_for_millions(figures: &str) -> bool {
    let cut = ["m", "M", "bn"].iter().find_map(|end| figures.strip_suffix(end));
    cut.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
}

/// "The code is 4821"
fn names_a_code(sentence: &Sentence<'_>) -> bool {
    let code = |word: &str| matches!(word, "code" | "pin" | "number" | "password" | "reference");
    let texts = sentence.tokens.first().is_some_and(|t| t.lower() == "text");
    texts || sentence.tokens.iter().any(|t| code(t.lower()))
}

/// "1 in 4", "lots of", "as many as": the sentence says what a number is like.
fn compares(sentence: &Sentence<'_>) -> bool {
    let word = |at: usize| sentence.tokens.get(at).map_or("", |t| t.lower());
    let figure = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (0..sentence.tokens.len()).any(|at| match (word(at), word(at + 1)) {
        ("like", _)
        | ("out" | "lots" | "half" | "most", "of")
        | ("a", "lot" | "quarter" | "few")
        | ("about", "half")
        | ("nearly" | "almost", "all") => true,
        ("more", "than") => word(at + 2) == "half",
        ("as", "many") => word(at + 2) == "as",
        (before, "in") => before.len() < 3 && figure(before) && figure(word(at + 2)),
        _ => false,
    })
}

/// ER-N7: in groups, and one a line.
fn phones(part: &ReadPart<'_>, sentence: &Sentence<'_>, found: &mut Findings) {
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() {
        let Some((from, to, figures)) = phone(sentence, at) else {
            at += 1;
            continue;
        };
        numbers.push((from, to));
        let written = &part.words[sentence.span(from, to)];
        let grouped = grouped(&figures);
        let longest = written.split(' ').map(|g| g.chars().filter(char::is_ascii_digit).count()).max();
        if longest.is_some_and(|longest| longest > 5) || written.contains(['(', '-', '.', '/', '+']) {
            let finding = found.add(
                "ER-N7",
                part,
                sentence.span(from, to),
                "A phone number is easier to read in groups.",
            );
            match grouped {
                Some(grouped) => drop(finding.instead(&grouped)),
                None => drop(finding.suggest("Put spaces between the groups.")),
            }
        }
        at = to + 1;
    }
    if let Some((from, to)) = numbers.get(1) {
        found
            .add("ER-N7", part, sentence.span(*from, *to), "Put each phone number on a line of its own.")
            .suggest("Give it a row and a picture of its own.");
    }
}

/// A run of figures that is a British phone number, and its figures from 0 on.
fn phone(sentence: &Sentence<'_>, at: usize) -> Option<(usize, usize, String)> {
    let tokens = &sentence.tokens;
    let abroad = tokens[at].text() == "+";
    let bracket = tokens[at].text() == "(";
    let first = if abroad || bracket { at + 1 } else { at };
    let mut figures = String::new();
    let mut to = first;
    for (i, token) in tokens.iter().enumerate().skip(first) {
        let digits: String = token.text().chars().filter(char::is_ascii_digit).collect();
        let joins = token.is_number()
            && digits.len() + token.text().matches(['-', '.', '/']).count() == token.text().len();
        let closes = bracket && token.text() == ")" && i == first + 1;
        if !(joins || closes) || figures.len() + digits.len() > 13 {
            break;
        }
        if joins {
            figures.push_str(&digits);
            to = i;
        }
    }
    let figures = match figures.strip_prefix("44").filter(|_| abroad) {
        Some(rest) => format!("0{}", rest.trim_start_matches('0')),
        None => figures,
    };
    let whole = figures.starts_with('0') && matches!(figures.len(), 10 | 11);
    whole.then_some((at, to, figures))
}

/// As Ofcom groups them, and six figures in two groups of three, which are easier to read:
/// 020 7946 0123, 07700 900 123, 01632 960 123, 0800 123 4567.
fn grouped(figures: &str) -> Option<String> {
    let groups = phone_groups(figures)?;
    let (area, rest) = groups.split_first()?;
    let mut grouped = (*area).to_owned();
    for group in rest {
        let (first, last) = if group.len() == 6 { group.split_at(3) } else { (*group, "") };
        for part in [first, last].into_iter().filter(|part| !part.is_empty()) {
            grouped.push(' ');
            grouped.push_str(part);
        }
    }
    Some(grouped)
}
