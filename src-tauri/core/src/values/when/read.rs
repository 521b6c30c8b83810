//! Days as people, councils and spreadsheets write them, the day before the
//! month as in Britain.

use super::{MONTHS, NotADay, Span, WEEKDAYS, last_of_month};
use chrono::{Datelike, Days, Months, NaiveDate};

mod council;
mod time;

/// What is meant, and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Understood {
    pub span: Span,
    /// It may have been meant otherwise, so somebody should hear of it.
    pub is_doubtful: bool,
    /// A spreadsheet wrote it so, not a person: "45474", "Jun-24".
    pub by_machine: bool,
}

type Read = Result<Understood, NotADay>;

fn sure(from: NaiveDate, until: NaiveDate) -> Understood {
    Understood { span: (from, until), is_doubtful: false, by_machine: false }
}

/// `words` with single spaces.
pub(super) fn read(words: &str) -> Read {
    // Figures alone, as most files have them: there is nothing to fold.
    if words.bytes().all(|b| b.is_ascii_digit() || b"/-.".contains(&b)) {
        return serial(words).map_or_else(|| span(words), |day| Ok(counted(day)));
    }
    let mut lower = words.to_lowercase();
    if !lower.is_ascii() {
        lower = lower.replace(['–', '—', '−', '‐', '‑'], "-").replace(['’', '‘'], "'");
    }
    if lower.contains(" / ") {
        lower = lower.replace(" / ", "/");
    }
    let text = without_lead(lower.trim_matches(|c: char| c.is_whitespace() || ".,;".contains(c)));
    if let Some(day) = serial(text) {
        return Ok(counted(day));
    }
    let timed = time::without(text);
    let Some(rest) = timed.rest else { return span(text) };
    let day = span(&rest)?;
    // An hour of a month is no time.
    if day.span.0 != day.span.1 {
        return Err(NotADay::NotUnderstood);
    }
    Ok(Understood { by_machine: day.by_machine || timed.is_midnight, ..day })
}

/// A day that a spreadsheet counted.
fn counted(day: NaiveDate) -> Understood {
    Understood { span: (day, day), is_doubtful: true, by_machine: true }
}

const LEADS: [&str; 12] = [
    "by the end of ",
    "by end of ",
    "the end of ",
    "end of ",
    "by end ",
    "by the ",
    "due by ",
    "due ",
    "by ",
    "in ",
    "during ",
    "on ",
];

pub(super) fn without_lead(text: &str) -> &str {
    LEADS.iter().find_map(|lead| text.strip_prefix(lead)).unwrap_or(text)
}

/// A day as Excel counts them, in this century: 45474 is 1 July 2024.
fn serial(text: &str) -> Option<NaiveDate> {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let all = text.len() <= 16 && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let days: u64 = (all && whole.len() == 5).then(|| whole.parse().ok()).flatten()?;
    let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    (36_526..=73_050).contains(&days).then(|| first + Days::new(days))
}

/// One day, month or year, or from one to another.
fn span(text: &str) -> Read {
    match one(text) {
        Err(NotADay::NotUnderstood) => {}
        read => return read,
    }
    if let Some((a, b)) = text.split_once('/').filter(|(a, b)| a.len() >= 7 && b.len() >= 7) {
        return from_to(a, b, false);
    }
    if let Some((a, b)) = joined(text) {
        return from_to(a, &b, text.contains('/'));
    }
    let inner = ["between ", "from "].iter().find_map(|lead| text.strip_prefix(lead)).unwrap_or(text);
    for (between, is_doubtful) in [
        (" to ", false),
        (" until ", false),
        (" - ", false),
        (" and ", false),
        (" & ", false),
        (" or ", true),
    ] {
        if let Some((a, b)) = inner.split_once(between) {
            return from_to(a.trim(), b.trim(), is_doubtful);
        }
    }
    Err(NotADay::NotUnderstood)
}

/// "june/july 2027" and "10-12 june 2027", whose first word is two.
fn joined(text: &str) -> Option<(&str, String)> {
    let (first, rest) = text.split_once(' ')?;
    let (a, b) = first.split_once(['/', '-'])?;
    let named = |word: &str| month_of(word).is_some() || season_of(word).is_some();
    let of_months = named(a) && named(b);
    let of_days = number(a).is_some()
        && number(b).is_some()
        && rest.split(' ').next().is_some_and(|word| month_of(word.trim_matches([',', '.'])).is_some());
    (of_months || of_days).then(|| (a, format!("{b} {rest}")))
}

fn from_to(a: &str, b: &str, is_doubtful: bool) -> Read {
    let until = one(b);
    let from = match (one(a), &until) {
        (Err(NotADay::NotUnderstood), Ok(until)) => borrowed(a, b, until.span),
        (from, _) => from,
    };
    match (from, until) {
        (Err(NotADay::NotUnderstood), _) | (_, Err(NotADay::NotUnderstood)) => Err(NotADay::NotUnderstood),
        (Err(odd), _) | (_, Err(odd)) => Err(odd),
        (Ok(from), Ok(until)) if from.span.0 <= until.span.1 => {
            Ok(Understood { is_doubtful, ..sure(from.span.0, until.span.1) })
        }
        _ => Err(NotADay::Impossible),
    }
}

/// "March to May 2024" borrows its year from the end, "10 to 12 June 2027" the
/// month too, "Q3 to Q4 2026/27" the council's year.
fn borrowed(a: &str, b: &str, until: Span) -> Read {
    let year = until.1.year();
    if until.0 == until.1
        && let Some(day) = number(a)
    {
        let day = NaiveDate::from_ymd_opt(year, until.0.month(), day).ok_or(NotADay::Impossible)?;
        return Ok(sure(day, day));
    }
    if let Some((_, rest)) = b.split_once(' ').filter(|_| a.starts_with('q')) {
        return one(&format!("{a} {rest}"));
    }
    match one(&format!("{a} {year}")) {
        // "December to February 2027" begins in the year before.
        Ok(from) if from.span.0 > until.1 => one(&format!("{a} {}", year - 1)),
        from => from,
    }
}

fn one(text: &str) -> Read {
    council::read(text).unwrap_or_else(|| plain(text))
}

/// A piece of a date, and what stands before it.
#[derive(Clone, Copy)]
struct Piece<'a> {
    text: &'a str,
    before: char,
}

impl Piece<'_> {
    /// Parted by a sign, as figures of one date are.
    fn is_close(self) -> bool {
        matches!(self.before, '/' | '-' | '.')
    }
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut end = 0;
    for part in text.split(|c: char| c.is_whitespace() || "/-.,".contains(c)).filter(|p| !p.is_empty()) {
        let start = end + text[end..].find(part).unwrap_or_default();
        let before = text[end..start].chars().find(|c| !c.is_whitespace()).unwrap_or(' ');
        end = start + part.len();
        if !(part == "the" || (part == "of" && !pieces.is_empty())) {
            pieces.push(Piece { text: part, before });
        }
    }
    pieces
}

fn plain(text: &str) -> Read {
    let pieces = pieces(text);
    let (weekday, pieces) = match pieces.split_first() {
        Some((first, rest)) if rest.len() == 3 && weekday_of(first.text).is_some() => {
            (weekday_of(first.text), rest)
        }
        _ => (None, &pieces[..]),
    };
    // A comma stands within a date only before its year.
    let odd_comma = pieces.iter().skip(1).any(|p| p.before == ',' && year_of(p.text).is_none());
    if odd_comma {
        return Err(NotADay::NotUnderstood);
    }
    match pieces {
        [year] => year_of(year.text).map(whole_year).ok_or(NotADay::NotUnderstood),
        [a, b] => two_pieces(*a, *b),
        [a, b, c] => {
            let day = three_pieces(*a, *b, *c)?;
            match weekday {
                Some(weekday) if weekday != day.weekday().num_days_from_monday() => {
                    Err(NotADay::OtherWeekday(day))
                }
                _ => Ok(sure(day, day)),
            }
        }
        _ => Err(NotADay::NotUnderstood),
    }
}

fn two_pieces(a: Piece<'_>, b: Piece<'_>) -> Read {
    if let Some(year) = year_of(b.text) {
        if let Some(month) = season_of(a.text) {
            let from = NaiveDate::from_ymd_opt(year, month, 1).ok_or(NotADay::Impossible)?;
            return Ok(sure(from, last_of_month(from + Months::new(2))));
        }
        if let Some(month) = month_of(a.text) {
            return whole_month(year, month);
        }
        return match number(a.text).filter(|_| b.is_close()) {
            Some(month) if (1..=12).contains(&month) => whole_month(year, month),
            Some(_) => Err(NotADay::Impossible),
            None => Err(NotADay::NotUnderstood),
        };
    }
    if let Some(year) = year_of(a.text) {
        return match (number(b.text).filter(|_| b.is_close()), month_of(b.text)) {
            (_, Some(month)) => whole_month(year, month),
            (Some(month), None) if (1..=12).contains(&month) => {
                // "2011-12" is a month to a computer and a year to a council.
                let is_doubtful = i64::from(month) == i64::from(year + 1) % 100;
                Ok(Understood { is_doubtful, ..whole_month(year, month)? })
            }
            _ => Err(NotADay::NotUnderstood),
        };
    }
    // "Jun-24", as Excel shows a month; "Jun 24" may be a day.
    let year = b.text.strip_prefix('\'').unwrap_or(b.text);
    match (month_of(a.text), short_year(year)) {
        (Some(month), Some(of)) if b.is_close() || year != b.text => {
            Ok(Understood { by_machine: b.before == '-', ..whole_month(of, month)? })
        }
        _ => Err(NotADay::NotUnderstood),
    }
}

fn three_pieces(a: Piece<'_>, b: Piece<'_>, c: Piece<'_>) -> Result<NaiveDate, NotADay> {
    let made = |year: i32, month: u32, day: u32| {
        NaiveDate::from_ymd_opt(year, month, day).ok_or(NotADay::Impossible)
    };
    if let Some(year) = year_of(a.text) {
        return match (number(b.text).or_else(|| month_of(b.text)), number(c.text)) {
            (Some(month), Some(day)) => made(year, month, day),
            _ => Err(NotADay::NotUnderstood),
        };
    }
    let named = month_of(a.text).or_else(|| month_of(b.text)).is_some();
    let short = short_year(c.text).filter(|_| named || c.is_close());
    let year = year_of(c.text).or(short).ok_or(NotADay::NotUnderstood)?;
    // "June 30, 2024" as well as "30 June 2024"; figures alone are day first.
    if let (Some(month), Some(day)) = (month_of(a.text), number(b.text)) {
        return made(year, month, day);
    }
    match (number(a.text), month_of(b.text).or_else(|| number(b.text))) {
        (Some(day), Some(month)) => made(year, month, day),
        _ => Err(NotADay::NotUnderstood),
    }
}

fn number(text: &str) -> Option<u32> {
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|e| text.strip_suffix(e)).unwrap_or(text);
    (!bare.is_empty() && bare.len() <= 2 && bare.bytes().all(|b| b.is_ascii_digit()))
        .then(|| bare.parse().ok())
        .flatten()
}

fn year_of(text: &str) -> Option<i32> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
        .filter(|y| (1900..=2199).contains(y))
}

/// Two figures are a year of this century: registers are not older than it.
fn short_year(text: &str) -> Option<i32> {
    let figures = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    figures.then(|| text.parse().ok()).flatten().map(|y: i32| 2000 + y)
}

pub(super) fn month_of(text: &str) -> Option<u32> {
    if text == "sept" {
        return Some(9);
    }
    let at = MONTHS.iter().position(|m| *m == text || (text.len() == 3 && m.starts_with(text)))?;
    u32::try_from(at + 1).ok()
}

/// The first month of a season.
pub(super) fn season_of(text: &str) -> Option<u32> {
    match text {
        "spring" => Some(3),
        "summer" => Some(6),
        "autumn" => Some(9),
        "winter" => Some(12),
        _ => None,
    }
}

fn weekday_of(text: &str) -> Option<u32> {
    let text = if text == "weds" { "wed" } else { text };
    let at = WEEKDAYS.iter().position(|d| text.len() >= 3 && d.starts_with(text))?;
    u32::try_from(at).ok()
}

/// Whether a text speaks of a day, a month or a year, in small letters.
pub(super) fn mentions(text: &str) -> bool {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || ",;:()".contains(c))
        .map(|word| word.trim_matches(['.', '\'', '"', '?']))
        .filter(|word| !word.is_empty())
        .collect();
    // Excel's way to say that a column is too narrow for its day, and a day as a number.
    let is_excels = |word: &str| {
        word.len() > 2 && word.bytes().all(|b| b == b'#')
            // Any day from 2000 to 2100, however few of its figures are left: 4.64E+04.
            || word.contains('e') && word.parse::<f64>().is_ok_and(|day| (36_000.0..=74_000.0).contains(&day))
    };
    if let [word] = words[..]
        && is_excels(word)
    {
        return true;
    }
    let counts_time = |word: &str| {
        ["day", "week", "month", "year"]
            .iter()
            .any(|unit| word.strip_prefix(unit).is_some_and(|s| matches!(s, "" | "s")))
    };
    // "within 6 months", "year 2"
    let in_time = match words[..] {
        ["within" | "in", number, unit] => number.parse::<u32>().is_ok() && counts_time(unit),
        [unit, number] => matches!(unit, "year" | "month" | "week") && number.parse::<u32>().is_ok(),
        _ => false,
    };
    if in_time {
        return true;
    }
    let is_figure = |at: Option<usize>| {
        at.and_then(|at| words.get(at)).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    };
    let is_year = |word: &str| year_of(word).is_some_and(|year| (2015..2100).contains(&year));
    let is_name = |word: &str| month_of(word).is_some() || season_of(word).is_some();
    // A month and a year of two figures each, and nothing besides.
    let is_month = |parts: &[&str]| {
        let numbers = parts.iter().map(|part| if part.len() < 3 { part.parse().ok() } else { None });
        matches!(numbers.collect::<Option<Vec<u32>>>().as_deref(), Some([1..=12, 15..=99]))
    };
    words.iter().enumerate().any(|(at, word)| {
        let is_last = at + 1 == words.len();
        let beside_figure = is_figure(at.checked_sub(1)) || is_figure(Some(at + 1));
        let parts: Vec<&str> = word.split(['/', '-']).collect();
        let of_parts = parts.len() > 1
            && parts.iter().all(|part| is_name(part) || number(part).is_some() || is_year(part));
        let names_one =
            parts.iter().any(|part| is_name(part) || is_year(part)) || council::read(word).is_some();
        // "mid-2027", "06/27"
        let ends_in_year =
            parts.len() == 2 && is_last && (is_year(parts[1]) || words.len() == 1 && is_month(&parts));
        let in_a_quarter = word.len() == 2 && word.starts_with('q') && number(&word[1..]).is_some();
        let by_name = is_name(word)
            && (beside_figure
                || words.len() == 1
                || (is_last && word.len() > 3 && !matches!(*word, "march" | "spring")));
        (of_parts && names_one) || ends_in_year || in_a_quarter || by_name || (is_last && is_year(word))
    })
}

fn whole_month(year: i32, month: u32) -> Read {
    let from = NaiveDate::from_ymd_opt(year, month, 1).ok_or(NotADay::Impossible)?;
    Ok(sure(from, last_of_month(from)))
}

fn whole_year(year: i32) -> Understood {
    let from = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    sure(from, from + Months::new(12) - Days::new(1))
}
