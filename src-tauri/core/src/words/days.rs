//! Dates (`ER-N4`): weekday, day, month and year, "Wednesday 2 December 2026".

use super::findings::{Findings, Level};
use super::text::{ReadPart, Sentence};
use crate::values::{MONTHS, WEEKDAYS};
use chrono::{Datelike, NaiveDate};

/// A day as it was written, from one token to another.
#[derive(Debug, Default, PartialEq, Eq)]
struct Written {
    from: usize,
    to: usize,
    weekday: Option<usize>,
    day: u32,
    month: u32,
    year: Option<i32>,
    /// Figures alone, an ordinal, or a name cut short.
    short: bool,
}

pub(super) fn check(parts: &[ReadPart<'_>], found: &mut Findings) {
    for part in parts {
        for sentence in &part.sentences {
            let mut at = 0;
            while at < sentence.tokens.len() {
                match figures(sentence, at).or_else(|| words(sentence, at)) {
                    Some(written) => {
                        at = written.to + 1;
                        say(part, sentence, &written, found);
                    }
                    None => {
                        short_name(part, sentence, at, found);
                        at += 1;
                    }
                }
            }
        }
    }
}

fn say(part: &ReadPart<'_>, sentence: &Sentence<'_>, written: &Written, found: &mut Findings) {
    // "on the 5th of January 2027": the day takes the place of its article as well.
    let article = written.from.checked_sub(1).filter(|at| sentence.tokens[*at].lower() == "the");
    let bytes = sentence.span(article.unwrap_or(written.from), written.to);
    let day = written.year.map(|year| NaiveDate::from_ymd_opt(year, written.month, written.day));
    let full = match day {
        Some(Some(day)) => day.format("%A %-d %B %Y").to_string(),
        Some(None) => {
            found.add("ER-N4", part, bytes, "No calendar has this day.").suggest("Check the day.");
            return;
        }
        None => {
            let message = "This date has no year.";
            let hint = "Write the weekday, the day, the month and the year.";
            let finding = found.add("ER-N4", part, bytes, message).suggest(hint);
            if !written.short {
                finding.level(Level::Warning);
            }
            return;
        }
    };
    let real = day.flatten().map(|day| day.weekday().num_days_from_monday() as usize);
    if written.weekday.is_some() && written.weekday != real {
        let weekday = full.split(' ').next().unwrap_or_default();
        found
            .add("ER-N4", part, bytes, format!("This day is a {weekday}."))
            .suggest(format!("Check the day: “{full}”?"));
    } else if written.short {
        found.add("ER-N4", part, bytes, "Write the date in full.").instead(&full);
    } else if written.weekday.is_none() && ends_a_span(sentence, written.from) {
        // "Between 5 and 7 December 2026": both days want their weekday.
        found
            .add("ER-N4", part, bytes, "The weekday helps people to know the day.")
            .level(Level::Warning)
            .suggest(format!("Write both days in full, such as “{full}”."));
    } else if written.weekday.is_none() && !is_of_a_life(sentence, written.from) {
        found
            .add("ER-N4", part, bytes, "The weekday helps people to know the day.")
            .level(Level::Warning)
            .instead(&full);
    }
}

/// "Rosa was born on 3 May 1961": nobody asks which weekday that was.
fn is_of_a_life(sentence: &Sentence<'_>, from: usize) -> bool {
    let near = &sentence.tokens[from.saturating_sub(6)..from];
    near.iter().any(|t| matches!(t.lower(), "born" | "birth" | "birthday" | "died" | "death"))
}

fn ends_a_span(sentence: &Sentence<'_>, from: usize) -> bool {
    let before = |back: usize| from.checked_sub(back).and_then(|at| sentence.tokens.get(at));
    before(1).is_some_and(|t| matches!(t.lower(), "and" | "to" | "or" | "–" | "-"))
        && before(2).is_some_and(super::tokens::Token::is_number)
}

/// "02/12/26", "2.12.2026", "2026-12-02", the day before the month as in Britain.
fn figures(sentence: &Sentence<'_>, at: usize) -> Option<Written> {
    let token = &sentence.tokens[at];
    if !token.is_number() {
        return None;
    }
    let mark = ['/', '-', '.'].into_iter().find(|mark| token.text().matches(*mark).count() == 2)?;
    let numbers: Vec<u32> = token.text().split(mark).map(str::parse).collect::<Result<_, _>>().ok()?;
    let lengths: Vec<usize> = token.text().split(mark).map(str::len).collect();
    let (year, month, day) = match (&numbers[..], &lengths[..]) {
        ([year, month, day], [4, ..]) => (*year, *month, *day),
        ([day, month, year], [1..=2, 1..=2, 4]) => (*year, *month, *day),
        ([day, month, year], [1..=2, 1..=2, 2]) => (2000 + *year, *month, *day),
        _ => return None,
    };
    let weekday = at.checked_sub(1).and_then(|at| weekday(sentence.tokens[at].lower())).map(|(day, _)| day);
    let from = if weekday.is_some() { at - 1 } else { at };
    Some(Written { from, to: at, weekday, day, month, year: i32::try_from(year).ok(), short: true })
}

/// "Wednesday 2nd of December 2026", "2 Dec", "December 2, 2026".
fn words(sentence: &Sentence<'_>, start: usize) -> Option<Written> {
    let lower = |at: usize| sentence.tokens.get(at).map_or("", |t| t.lower());
    let mut at = start;
    let mut written = Written { from: start, ..Written::default() };
    if let Some((day, short)) = weekday(lower(at)) {
        written.weekday = Some(day);
        written.short |= short;
        at += 1;
        while matches!(lower(at), "," | "." | "the") {
            at += 1;
        }
    } else if sentence.tokens[start].is_number() && at > 0 && weekday(lower(at - 1)).is_some() {
        return None;
    }
    if let Some((day, ordinal)) = day_of(lower(at)) {
        written.day = day;
        written.short |= ordinal;
        at += 1;
        if lower(at) == "of" && ordinal {
            at += 1;
        }
        let (month, short) = month(sentence, at)?;
        written.month = month;
        written.short |= short;
        written.to = at;
    } else {
        // "December 2nd, 2026"
        let (month, _) = month(sentence, at)?;
        let (day, _) = day_of(lower(at + 1)).filter(|(_, ordinal)| *ordinal || lower(at + 2) == ",")?;
        written.short = true;
        (written.month, written.day) = (month, day);
        at += 1;
        written.to = at;
    }
    let comma = usize::from(matches!(lower(at + 1), "," | "."));
    if let Some(year) = year_of(lower(at + 1 + comma)) {
        written.year = Some(year);
        written.to = at + 1 + comma;
    }
    Some(written)
}

/// "2nd" or "Dec" beside a weekday or a figure, where no whole date stands.
fn short_name(part: &ReadPart<'_>, sentence: &Sentence<'_>, at: usize, found: &mut Findings) {
    let lower = |at: usize| sentence.tokens.get(at).map_or("", |t| t.lower());
    let token = &sentence.tokens[at];
    let near_number = sentence.tokens.get(at + 1).is_some_and(super::tokens::Token::is_number);
    let cut_weekday = weekday(token.lower()).filter(|(_, short)| *short && token.is_capitalised());
    // "Sun", "Sat", "Wed" and "Fri" are words and names as well.
    if let Some((day, _)) = cut_weekday.filter(|_| near_number || !matches!(lower(at), "sun" | "sat" | "wed"))
    {
        let mut full = WEEKDAYS[day].to_owned();
        full[..1].make_ascii_uppercase();
        let full =
            if lower(at).ends_with('s') && lower(at).len() == 4 && !matches!(lower(at), "tues" | "weds") {
                format!("{full}s")
            } else {
                full
            };
        found.add("ER-N4", part, token.bytes(), "Write the weekday in full.").instead(&full);
        return;
    }
    let year_follows = year_of(lower(at + 1)).is_some();
    if let Some((month, true)) = month(sentence, at).filter(|_| year_follows && token.is_capitalised()) {
        let mut full = MONTHS[month as usize - 1].to_owned();
        full[..1].make_ascii_uppercase();
        found.add("ER-N4", part, token.bytes(), "Write the month in full.").instead(&full);
        return;
    }
    let after_weekday = at.checked_sub(1).is_some_and(|at| weekday(lower(at)).is_some());
    let on_the = lower(at.wrapping_sub(1)) == "the"
        && matches!(lower(at.wrapping_sub(2)), "on" | "by" | "until" | "from");
    let alone =
        matches!(lower(at + 1), "." | "," | "" | "at" | "and" | "?" | "we" | "you" | "they" | "there");
    if day_of(token.lower()).is_some_and(|(_, ordinal)| ordinal) && (after_weekday || on_the && alone) {
        found
            .add("ER-N4", part, token.bytes(), "Write the date in full.")
            .suggest("Write the weekday, the day, the month and the year.");
    }
}

/// The weekday, and whether it was cut short.
pub(super) fn weekday(word: &str) -> Option<(usize, bool)> {
    if let Some(day) = WEEKDAYS.iter().position(|day| *day == word) {
        return Some((day, false));
    }
    let short = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let cut = word.strip_suffix('.').unwrap_or(word);
    let known = short.iter().position(|day| *day == cut);
    let longer = match cut {
        "tues" => Some(1),
        "weds" => Some(2),
        "thur" | "thurs" => Some(3),
        _ => None,
    };
    known.or(longer).map(|day| (day, true))
}

pub(super) fn month(sentence: &Sentence<'_>, at: usize) -> Option<(u32, bool)> {
    let word = sentence.tokens.get(at)?.lower().trim_end_matches('.');
    let at = MONTHS.iter().position(|month| *month == word);
    let short = || {
        let cut = if word == "sept" { "sep" } else { word };
        MONTHS.iter().position(|month| cut.len() == 3 && month.starts_with(cut))
    };
    let (month, cut) = at.map(|m| (m, false)).or_else(|| short().map(|m| (m, true)))?;
    Some((u32::try_from(month).ok()? + 1, cut))
}

/// A day of the month, and whether it is written "2nd".
fn day_of(word: &str) -> Option<(u32, bool)> {
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
    let digits = bare.unwrap_or(word);
    let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let day: u32 = plain.then(|| digits.parse().ok()).flatten()?;
    (1..=31).contains(&day).then_some((day, bare.is_some()))
}

fn year_of(word: &str) -> Option<i32> {
    let plain = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| word.parse().ok()).flatten().filter(|year| (1900..=2199).contains(year))
}
