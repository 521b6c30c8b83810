//! From one to the other: times, weekdays and days in one word ("10-12", "Mon-Fri",
//! "1-31 March"), and times that officers know (`ER-N4` and `ER-N5`).

use super::days::{month, weekday};
use super::findings::Findings;
use super::grammar::leads;
use super::text::{ReadPart, Sentence};
use super::tokens::Token;
use crate::values::WEEKDAYS;
use std::ops::RangeInclusive;

pub(super) fn check(parts: &[ReadPart<'_>], found: &mut Findings) {
    for part in parts {
        for sentence in &part.sentences {
            for at in 0..sentence.tokens.len() {
                check_token(part, sentence, at, found);
            }
        }
    }
}

fn check_token(part: &ReadPart<'_>, sentence: &Sentence<'_>, at: usize, found: &mut Findings) {
    let token = &sentence.tokens[at];
    let lower = |at: usize| sentence.tokens.get(at).map_or("", Token::lower);
    let before = at.checked_sub(1).map_or("", lower);
    if token.is_word() {
        if let Some(full) = weekdays(token.text()) {
            let finding = found.add("ER-N4", part, token.bytes(), "Write the weekdays in full.");
            // "9am-5pm Mon-Fri": what stands before may want a word between.
            finding.instead(&full);
        } else if matches!(token.text(), "Q1" | "Q2" | "Q3" | "Q4") {
            found
                .add("ER-N4", part, token.bytes(), "Few people know which months this is.")
                .suggest("Write the months, such as “from October to December 2026”.");
        } else if token.lower() == "half" && is_hour(lower(at + 1)) && tells_a_time(sentence, before, at + 2)
        {
            found
                .add("ER-N5", part, sentence.span(at, at + 1), "This may be read as another time.")
                .suggest(format!("Write “{}:30am” or “{}:30pm”.", lower(at + 1), lower(at + 1)));
        }
        return;
    }
    if !token.is_number() {
        return;
    }
    if token.text() == "24/7" {
        found
            .add("ER-N5", part, token.bytes(), "This is a short way to write how long it is open.")
            .suggest("Write “all day and all night, every day”.");
    } else if is_financial_year(token.text()) {
        found
            .add("ER-N4", part, token.bytes(), "Few people know when this year begins and ends.")
            .suggest("Write the months and the years, such as “from April 2026 to March 2027”.");
    } else if let Some((from, to, end)) = two(sentence, at) {
        if is_day(from) && is_day(to) && month(sentence, end + 1).is_some() {
            found
                .add("ER-N4", part, sentence.span(at, end + 1), "Write both days in full.")
                .suggest("Write each with its weekday, month and year, such as “from … to …”.");
        } else {
            times(part, sentence, at..=end, (from, to), found);
        }
    }
}

/// ER-N5: "9.30-11.30am", "0900-1700", "10-2" beside a weekday.
fn times(
    part: &ReadPart<'_>,
    sentence: &Sentence<'_>,
    span: RangeInclusive<usize>,
    (from, to): (&str, &str),
    found: &mut Findings,
) {
    let lower = |at: usize| sentence.tokens.get(at).map_or("", Token::lower);
    let (at, last_token) = (*span.start(), *span.end());
    let before = at.checked_sub(1).map_or("", lower);
    let (Some(first), Some(last)) = (Clock::of(from), Clock::of(to)) else { return };
    let apart = lower(last_token + 1);
    let half = last.half.or(match apart {
        "am" | "a.m." => Some("am"),
        "pm" | "p.m." => Some("pm"),
        _ => None,
    });
    // "9am-5pm" says of both what they are, and "10 – 2pm" is told as a time.
    let told = first.half.is_some() && !first.marked && !last.marked || at < last_token;
    if last.half.is_some() && told {
        return;
    }
    let end = last_token + usize::from(last.half.is_none() && half.is_some());
    let bytes = sentence.span(at, end);
    let message = "Write both times, with “to” between them.";
    let joint = if before == "between" { "and" } else { "to" };
    if first.military && last.military {
        let instead = format!("{} {joint} {}", first.of_24_hours(), last.of_24_hours());
        found.add("ER-N5", part, bytes, message).instead(&instead);
    } else if let Some(half) = half {
        let finding = found.add("ER-N5", part, bytes, message);
        // "10-2pm" begins in the morning; "9-11am" can only be one thing.
        let same = first.half.is_none() && first.minutes() < last.minutes() && last.hour < 12;
        match first.half {
            Some(own) => finding.instead(&format!("{} {joint} {}", first.with(own), last.with(half))),
            None if same => finding.instead(&format!("{} {joint} {}", first.with(half), last.with(half))),
            None => finding.suggest("Say of both times if they are in the morning or in the afternoon."),
        };
    } else if first.marked && last.marked
        || is_near_a_weekday(sentence, at) && !names_what(sentence, at, last_token)
    {
        found
            .add("ER-N5", part, bytes, message)
            .suggest("Say of both times if they are in the morning or in the afternoon.");
    }
}

/// A time of the day as it was written.
struct Clock {
    hour: u32,
    minute: u32,
    half: Option<&'static str>,
    /// "0900": 4 figures that are no year.
    military: bool,
    /// "9.30", with its minutes.
    marked: bool,
}

impl Clock {
    fn of(text: &str) -> Option<Self> {
        let lower = text.to_ascii_lowercase();
        let (figures, half) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
            (Some(rest), _) => (rest, Some("am")),
            (_, Some(rest)) => (rest, Some("pm")),
            _ => (lower.as_str(), None),
        };
        let mark = figures.find(['.', ':']);
        let military = mark.is_none() && figures.len() == 4 && half.is_none() && !figures.starts_with("20");
        let (hour, minute) = match mark {
            Some(at) => (&figures[..at], &figures[at + 1..]),
            None if military => figures.split_at_checked(2)?,
            None => (figures, "00"),
        };
        let plain = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        if !plain(hour) || !plain(minute) || minute.len() != 2 {
            return None;
        }
        let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
        let most = if military || mark.is_some() && half.is_none() { 23 } else { 12 };
        let fits = hour <= most && minute < 60 && (military || hour > 0);
        let military = military || mark.is_some() && hour > 12;
        fits.then_some(Self { hour, minute, half, military, marked: mark.is_some() })
    }

    fn minutes(&self) -> u32 {
        self.hour * 60 + self.minute
    }

    fn with(&self, half: &str) -> String {
        match self.minute {
            0 => format!("{}{half}", self.hour),
            minute => format!("{}:{minute:02}{half}", self.hour),
        }
    }

    fn of_24_hours(&self) -> String {
        let hour = match self.hour {
            0 => 12,
            13.. => self.hour - 12,
            hour => hour,
        };
        let half = if self.hour >= 12 { "pm" } else { "am" };
        Self { hour, minute: self.minute, half: None, military: false, marked: false }.with(half)
    }
}

/// "10-12" in one word, or "10–12" in three; what stands before and after the dash, and
/// the last token of it.
fn two<'a>(sentence: &Sentence<'a>, at: usize) -> Option<(&'a str, &'a str, usize)> {
    let token = sentence.tokens.get(at)?;
    if let Some((from, to)) = token.text().split_once('-') {
        return (!to.contains('-')).then_some((from, to, at));
    }
    let dash = sentence.tokens.get(at + 1).filter(|t| matches!(t.text(), "–" | "-"))?;
    let last = sentence.tokens.get(at + 2).filter(|t| t.is_number() && t.spaced() == dash.spaced())?;
    Some((token.text(), last.text(), at + 2))
}

/// "Mon-Fri" is "Monday to Friday".
fn weekdays(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let (from, to) = lower.split_once(['-', '‑'])?;
    let ((from, cut), (to, also)) = (weekday(from)?, weekday(to)?);
    let name = |at: usize| {
        let mut name = WEEKDAYS.get(at).copied().unwrap_or_default().to_owned();
        if let Some(first) = name.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        name
    };
    (cut || also).then(|| format!("{} to {}", name(from), name(to)))
}

const DAYS: RangeInclusive<u32> = 1..=31;

fn is_day(text: &str) -> bool {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    digits.parse().is_ok_and(|day| DAYS.contains(&day))
}

fn is_hour(text: &str) -> bool {
    text.len() < 3 && text.parse().is_ok_and(|hour: u32| (1..=12).contains(&hour))
}

/// "at half 2", and not "half 2 cakes".
fn tells_a_time(sentence: &Sentence<'_>, before: &str, after: usize) -> bool {
    let led = matches!(
        before,
        "at" | "by" | "from" | "until" | "till" | "around" | "about" | "to" | "before" | "after"
    );
    let ends = sentence.tokens.get(after).is_none_or(|t| !t.is_word() && !t.is_number() || leads(t.lower()));
    led && ends
}

/// "2025/26"
fn is_financial_year(text: &str) -> bool {
    let years = text.split_once('/').and_then(|(from, to)| {
        let from: u32 = from.parse().ok().filter(|year| (1990..=2099).contains(year))?;
        let to: u32 = to.parse().ok()?;
        Some((from, to))
    });
    years.is_some_and(|(from, to)| to == from % 100 + 1 || to == from + 1)
}

/// So many words away a weekday says that figures are times.
const NEAR: usize = 5;

fn is_near_a_weekday(sentence: &Sentence<'_>, at: usize) -> bool {
    let near = at.saturating_sub(NEAR)..sentence.tokens.len().min(at + NEAR);
    sentence.tokens[near].iter().any(|token| {
        let word = token.lower();
        let day = word.strip_suffix('s').filter(|_| word.len() > 6).unwrap_or(word);
        word == "open"
            || token.is_capitalised() && (weekday(day).is_some() || weekdays(token.text()).is_some())
    })
}

/// "10-12 people": the figures count something.
fn names_what(sentence: &Sentence<'_>, at: usize, last: usize) -> bool {
    let next = sentence.tokens.get(last + 1);
    let counted = next.is_some_and(|t| t.is_word() && !leads(t.lower()) && weekday(t.lower()).is_none());
    let before = at.checked_sub(1).map_or("", |at| sentence.tokens[at].lower());
    counted
        || matches!(
            before,
            "page" | "pages" | "aged" | "age" | "ages" | "room" | "rooms" | "number" | "numbers" | "£" | "of"
        )
}
