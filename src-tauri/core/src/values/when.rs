//! A day that may be vague. Councils write "June 2024" for a review date: it
//! is overdue from 1 July 2024 and not on 30 June.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Serialize, Serializer};
use std::fmt;

/// From the first to the last day that was meant, and the words as typed.
#[derive(Debug, Clone, PartialEq, Eq, specta::Type)]
#[specta(type = String)]
pub struct When {
    pub from: NaiveDate,
    pub until: NaiveDate,
    pub words: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotADay {
    /// It looks like a date, but no calendar has it.
    Impossible,
    /// A month or a year where a day is needed.
    NoDay,
    /// It does not look like a date.
    NotUnderstood,
}

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Impossible => "No calendar has this day. Write the day as 26 November 2026.",
            Self::NoDay => "Write the whole day, such as 26 November 2026.",
            Self::NotUnderstood => "Write the day as 26 November 2026, or the month as November 2026.",
        })
    }
}

impl When {
    #[must_use]
    pub fn day(day: NaiveDate) -> Self {
        Self { from: day, until: day, words: String::new() }
    }

    /// Late once the last day that was meant is over.
    #[must_use]
    pub fn is_over(&self, today: NaiveDate) -> bool {
        today > self.until
    }

    /// Reads a day, a month, a year, a season or a span as people write them,
    /// the day before the month as in Britain.
    ///
    /// # Errors
    /// Whether it is no date at all, or one that can't be.
    pub fn typed(text: &str) -> Result<Self, NotADay> {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (from, until) = read(&words)?;
        Ok(Self { from, until, words })
    }

    /// `2024-06-30`, `2024-06`, `2024`, or `2024-03/2024-05` (ISO 8601).
    #[must_use]
    pub fn iso(&self) -> String {
        let (a, b) = (self.from, self.until);
        if a == b {
            return a.to_string();
        }
        let (starts_month, ends_month) = (a.day() == 1, last_of_month(b) == b);
        match (starts_month && ends_month, a.year() == b.year()) {
            (true, true) if a.month() == b.month() => a.format("%Y-%m").to_string(),
            (true, true) if a.month() == 1 && b.month() == 12 => a.year().to_string(),
            (true, _) => format!("{}/{}", a.format("%Y-%m"), b.format("%Y-%m")),
            _ => format!("{a}/{b}"),
        }
    }

    /// `30 June 2024`, `June 2024`, `March to May 2024`.
    #[must_use]
    pub fn long(&self) -> String {
        let (a, b) = (self.from, self.until);
        if a == b {
            return long_day(a);
        }
        let whole_months = a.day() == 1 && last_of_month(b) == b;
        match (whole_months, a.year() == b.year()) {
            (true, true) if a.month() == b.month() => a.format("%B %Y").to_string(),
            (true, true) if a.month() == 1 && b.month() == 12 => a.year().to_string(),
            (true, true) => format!("{} to {}", a.format("%B"), b.format("%B %Y")),
            (true, false) => format!("{} to {}", a.format("%B %Y"), b.format("%B %Y")),
            (false, _) => format!("{} to {}", long_day(a), long_day(b)),
        }
    }

    /// As typed where it was typed, else in full.
    #[must_use]
    pub fn as_typed(&self) -> String {
        if self.words.is_empty() { self.long() } else { self.words.clone() }
    }
}

impl When {
    /// Reads the three columns `{name}_from`, `{name}_until` and `{name}_words`.
    pub(crate) fn read(row: &rusqlite::Row<'_>, name: &str) -> rusqlite::Result<Option<Self>> {
        let from: Option<NaiveDate> = row.get(format!("{name}_from").as_str())?;
        let until: Option<NaiveDate> = row.get(format!("{name}_until").as_str())?;
        let words: String = row.get(format!("{name}_words").as_str())?;
        Ok(from.zip(until).map(|(from, until)| Self { from, until, words }))
    }
}

/// `30 June 2024`.
#[must_use]
pub fn long_day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.iso())
    }
}

fn read(words: &str) -> Result<(NaiveDate, NaiveDate), NotADay> {
    let lower = words.to_lowercase();
    let lower = ["by the end of ", "end of ", "by end ", "by ", "in ", "during "]
        .iter()
        .find_map(|lead| lower.strip_prefix(lead))
        .unwrap_or(&lower);
    if let Some((a, b)) = lower.split_once('/').filter(|(a, b)| a.len() >= 7 && b.len() >= 7) {
        let ((from, _), (_, until)) = (read(a)?, read(b)?);
        return if from <= until { Ok((from, until)) } else { Err(NotADay::Impossible) };
    }
    if let Some((a, b)) = lower.split_once(" to ") {
        // "March to May 2024" borrows its year from the end.
        let (_, until) = read(b)?;
        let from = read(a).or_else(|_| read(&format!("{a} {}", until.year())))?.0;
        return if from <= until { Ok((from, until)) } else { Err(NotADay::Impossible) };
    }
    let parts: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ','))
        .filter(|p| !p.is_empty())
        .collect();
    let parts = match parts.split_first() {
        Some((first, rest)) if is_weekday(first) && rest.len() == 3 => rest,
        _ => &parts[..],
    };
    match parts {
        [year] => year_of(year).map(whole_year).ok_or(NotADay::NotUnderstood),
        [a, b] => two_parts(a, b),
        [a, b, c] => three_parts(a, b, c).map(|day| (day, day)),
        _ => Err(NotADay::NotUnderstood),
    }
}

fn two_parts(a: &str, b: &str) -> Result<(NaiveDate, NaiveDate), NotADay> {
    if let Some(year) = year_of(b) {
        let season = match a {
            "spring" => Some((3, 0)),
            "summer" => Some((6, 0)),
            "autumn" => Some((9, 0)),
            "winter" => Some((12, 1)),
            _ => None,
        };
        if let Some((month, _)) = season {
            let from = NaiveDate::from_ymd_opt(year, month, 1).ok_or(NotADay::Impossible)?;
            return Ok((from, last_of_month(from + Months::new(2))));
        }
        if let Some(month) = month_of(a) {
            return whole_month(year, month);
        }
        return match number(a) {
            Some(month) if (1..=12).contains(&month) => whole_month(year, month),
            Some(_) => Err(NotADay::Impossible),
            None => Err(NotADay::NotUnderstood),
        };
    }
    match (year_of(a), number(b), month_of(b)) {
        (Some(year), Some(month), _) if (1..=12).contains(&month) => whole_month(year, month),
        (Some(year), _, Some(month)) => whole_month(year, month),
        (Some(_), Some(_), _) => Err(NotADay::Impossible),
        _ => Err(NotADay::NotUnderstood),
    }
}

fn three_parts(a: &str, b: &str, c: &str) -> Result<NaiveDate, NotADay> {
    let made = |year: i32, month: u32, day: u32| {
        NaiveDate::from_ymd_opt(year, month, day).ok_or(NotADay::Impossible)
    };
    if let Some(year) = year_of(a) {
        return match (number(b).or_else(|| month_of(b)), number(c)) {
            (Some(month), Some(day)) => made(year, month, day),
            _ => Err(NotADay::NotUnderstood),
        };
    }
    let year = year_of(c).or_else(|| short_year(c)).ok_or(NotADay::NotUnderstood)?;
    // "June 30, 2024" as well as "30 June 2024"; figures alone are day first.
    if let (Some(month), Some(day)) = (month_of(a), number(b)) {
        return made(year, month, day);
    }
    match (number(a), month_of(b).or_else(|| number(b))) {
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
    (text.len() == 2).then(|| number(text)).flatten().and_then(|y| i32::try_from(y).ok()).map(|y| 2000 + y)
}

/// In small letters, as typed words are compared.
pub(crate) const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn month_of(text: &str) -> Option<u32> {
    if text == "sept" {
        return Some(9);
    }
    let at = MONTHS.iter().position(|m| *m == text || (text.len() == 3 && m.starts_with(text)))?;
    u32::try_from(at + 1).ok()
}

fn is_weekday(text: &str) -> bool {
    WEEKDAYS.iter().any(|d| *d == text || (text.len() >= 3 && d.starts_with(text)))
}

fn whole_month(year: i32, month: u32) -> Result<(NaiveDate, NaiveDate), NotADay> {
    let from = NaiveDate::from_ymd_opt(year, month, 1).ok_or(NotADay::Impossible)?;
    Ok((from, last_of_month(from)))
}

fn whole_year(year: i32) -> (NaiveDate, NaiveDate) {
    let from = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    (from, from + Months::new(12) - Days::new(1))
}

fn last_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day) + Months::new(1) - Days::new(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str) -> String {
        When::typed(text).map_or_else(|e| format!("{e:?}"), |w| w.iso())
    }

    #[test]
    fn days_and_months_are_read_as_councils_write_them() {
        for (typed, expected) in [
            ("June 2024", "2024-06"),
            ("Sept 2024", "2024-09"),
            ("sep 2024", "2024-09"),
            ("06/2024", "2024-06"),
            ("2024-06", "2024-06"),
            ("2024-06-30", "2024-06-30"),
            ("30/06/2024", "2024-06-30"),
            ("30/6/24", "2024-06-30"),
            ("30.6.2024", "2024-06-30"),
            ("30 June 2024", "2024-06-30"),
            ("30th June 2024", "2024-06-30"),
            ("Sunday 30 June 2024", "2024-06-30"),
            ("June 30, 2024", "2024-06-30"),
            ("end of June 2024", "2024-06"),
            ("by March 2025", "2025-03"),
            ("2024", "2024"),
            ("spring 2024", "2024-03/2024-05"),
            ("winter 2024", "2024-12/2025-02"),
            ("March to May 2024", "2024-03/2024-05"),
            ("2024-03/2024-05", "2024-03/2024-05"),
            ("2024-03-04/2024-05-06", "2024-03-04/2024-05-06"),
        ] {
            assert_eq!(iso(typed), expected, "{typed}");
        }
    }

    #[test]
    fn impossible_and_odd_days_are_told_apart() {
        for typed in ["31/02/2024", "30 February 2024", "2024-13-01", "32/01/2024", "13/2024"] {
            assert_eq!(iso(typed), "Impossible", "{typed}");
        }
        for typed in ["not sure", "", "soon", "1/2", "99999", "June", "Complete and operating now"] {
            assert_eq!(iso(typed), "NotUnderstood", "{typed}");
        }
    }

    #[test]
    fn a_month_is_over_only_when_its_last_day_is() {
        let june = When::typed("June 2024").unwrap();
        assert!(!june.is_over(NaiveDate::from_ymd_opt(2024, 6, 30).unwrap()));
        assert!(june.is_over(NaiveDate::from_ymd_opt(2024, 7, 1).unwrap()));
    }

    #[test]
    fn what_is_shown_is_read_back_the_same() {
        for typed in
            ["June 2024", "30 June 2024", "2024", "spring 2024", "winter 2024", "2024-03-04/2024-05-06"]
        {
            let when = When::typed(typed).unwrap();
            let again = When::typed(&when.long()).unwrap();
            assert_eq!(
                (again.from, again.until),
                (when.from, when.until),
                "{typed} shown as {}",
                when.long()
            );
            let again = When::typed(&when.iso()).unwrap();
            assert_eq!((again.from, again.until), (when.from, when.until), "{typed} as {}", when.iso());
        }
    }
}
