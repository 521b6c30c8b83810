//! A day that may be vague. Councils write "June 2024" for a review date: it
//! is overdue from 1 July 2024 and not on 30 June.

mod read;

use super::{one_line, visible};
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
    /// "Monday 30 June 2024" was a Sunday.
    OtherWeekday(NaiveDate),
    /// It does not look like a date.
    NotUnderstood,
}

/// From the first to the last day.
type Span = (NaiveDate, NaiveDate);

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Impossible => "No calendar has this day. Write the day as 26 November 2026.",
            Self::NoDay => "Write the whole day, such as 26 November 2026.",
            Self::OtherWeekday(day) => {
                let (date, weekday) = (long_day(*day), day.format("%A"));
                return write!(f, "{date} is a {weekday}. Write the day that is meant.");
            }
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
        Self::understood(text).map(|(when, _)| when)
    }

    /// The same, and whether it may have been meant otherwise ("June/July 2027").
    /// What a spreadsheet wrote ("Jun-24") is put into words.
    pub(crate) fn understood(text: &str) -> Result<(Self, bool), NotADay> {
        let words = one_line(&visible(text)).trim_end_matches(['.', ',', ';', ' ']).to_owned();
        let read = read::read(&words)?;
        let (from, until) = read.span;
        let mut when = Self { from, until, words };
        if read.by_machine {
            when.words = String::new();
            when.words = when.long();
        }
        Ok((when, read.is_doubtful))
    }

    /// The name of a month, a season or a quarter, in small letters.
    pub(crate) fn is_named(word: &str) -> bool {
        read::month_of(word).is_some() || read::season_of(word).is_some() || matches!(word, "q" | "quarter")
    }

    /// Whether a text speaks of a day, a month or a year without being one:
    /// "24-Jun", "Q3 2026", "the budget of 2026/27".
    pub(crate) fn may_be_meant(text: &str) -> bool {
        read::mentions(&text.to_lowercase())
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
            ("by end of March 2027", "2027-03"),
            ("the 3rd of June 2024", "2024-06-03"),
            ("Sunday, 30 June 2024", "2024-06-30"),
            ("December to February 2027", "2026-12/2027-02"),
        ] {
            assert_eq!(iso(typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_a_spreadsheet_makes_of_a_date_is_read_and_put_into_words() {
        for (typed, expected, words) in [
            ("Jun-24", "2024-06", "June 2024"),
            ("Oct-26", "2026-10", "October 2026"),
            ("45474", "2024-07-01", "1 July 2024"),
            ("45474.5", "2024-07-01", "1 July 2024"),
            ("01/07/2024 00:00", "2024-07-01", "1 July 2024"),
            ("01/07/2024 00:00:00", "2024-07-01", "1 July 2024"),
            ("2024-07-01T00:00:00", "2024-07-01", "1 July 2024"),
            ("2024-07-01 00:00:00", "2024-07-01", "1 July 2024"),
            ("Jun ’24", "2024-06", "Jun ’24"),
        ] {
            assert_eq!(iso(typed), expected, "{typed}");
            assert_eq!(When::typed(typed).unwrap().words, words, "{typed}");
        }
        for typed in ["24-Jun", "Jun 24", "1234", "12345", "99999", "454740"] {
            assert_eq!(iso(typed), "NotUnderstood", "{typed}");
        }
    }

    #[test]
    fn a_time_of_day_is_no_part_of_the_day_and_stays_in_the_words() {
        for typed in [
            "10 December 2026, 2pm",
            "10 December 2026 at 2 p.m.",
            "10 December 2026, 14:00",
            "10 December 2026 2.30pm",
            "10 December 2026, 10am to 12 noon",
            "10 December 2026 10-12pm",
            "2pm on 10 December 2026",
            "Thursday 10 December 2026, 10:30 - 12:00",
            "10/12/2026 09:30",
        ] {
            assert_eq!(iso(typed), "2026-12-10", "{typed}");
            assert_eq!(When::typed(typed).unwrap().words, typed.trim_end_matches('.'));
        }
        assert_eq!(iso("June 2026, 2pm"), "NotUnderstood");
    }

    #[test]
    fn a_councils_year_runs_from_april_to_march() {
        for (typed, expected) in [
            ("2026/27", "2026-04/2027-03"),
            ("2026-27", "2026-04/2027-03"),
            ("2011/12", "2011-04/2012-03"),
            ("FY2026/27", "2026-04/2027-03"),
            ("FY 26/27", "2026-04/2027-03"),
            ("financial year 2011-12", "2011-04/2012-03"),
            ("2026/2027", "2026-04/2027-03"),
            ("by end of 2026/27", "2026-04/2027-03"),
            ("Q3 2026/27", "2026-10/2026-12"),
            ("Q4, 2026-27", "2027-01/2027-03"),
            ("2026/27 Q1", "2026-04/2026-06"),
            ("Quarter 2 of 2026/27", "2026-07/2026-09"),
            ("third quarter 2026/27", "2026-10/2026-12"),
            ("Q3/Q4 2026/27", "2026-10/2027-03"),
            ("Q3 to Q4 2026/27", "2026-10/2027-03"),
            ("2011-12", "2011-12"),
        ] {
            assert_eq!(iso(typed), expected, "{typed}");
        }
        for typed in ["Q3 2026", "2026/28", "Q5 2026/27", "2024-29"] {
            assert_eq!(iso(typed), "NotUnderstood", "{typed}");
            assert!(When::may_be_meant(typed), "{typed}");
        }
    }

    #[test]
    fn from_one_to_another_is_read_and_told_where_it_may_be_meant_otherwise() {
        for (typed, expected, is_doubtful) in [
            ("June/July 2027", "2027-06/2027-07", true),
            ("June or July 2027", "2027-06/2027-07", true),
            ("June - July 2027", "2027-06/2027-07", false),
            ("June-July 2027", "2027-06/2027-07", false),
            ("June and July 2027", "2027-06/2027-07", false),
            ("between June and July 2027", "2027-06/2027-07", false),
            ("10-12 June 2027", "2027-06-10/2027-06-12", false),
            ("10 to 12 June 2027", "2027-06-10/2027-06-12", false),
            ("30 May to 2 June 2027", "2027-05-30/2027-06-02", false),
            ("45474", "2024-07-01", true),
            ("2011-12", "2011-12", true),
        ] {
            let (when, doubtful) = When::understood(typed).unwrap();
            assert_eq!((when.iso().as_str(), doubtful), (expected, is_doubtful), "{typed}");
        }
    }

    #[test]
    fn a_wrong_weekday_is_told() {
        let error = When::typed("Monday 30 June 2024").unwrap_err();
        assert_eq!(error.to_string(), "30 June 2024 is a Sunday. Write the day that is meant.");
        assert_eq!(iso("Sun 30 June 2024"), "2024-06-30");
    }

    #[test]
    fn figures_that_only_stand_together_are_no_date() {
        for typed in ["12, June 2027", "12 2027", "12, 2027", "30 June, July 2027", "3, 30/06/2027"] {
            assert_eq!(iso(typed), "NotUnderstood", "{typed}");
        }
        for typed in
            ["Talk to 12 people", "34 of first 40", "Ongoing", "may we march on", "24/7", "1/2 a day"]
        {
            assert!(!When::may_be_meant(typed), "{typed}");
        }
        for typed in ["5.5 miles", "year group", "within reach", "1e4", "50/50", "Room 24/30", "#1"] {
            assert!(!When::may_be_meant(typed), "{typed}");
        }
        for typed in [
            "30/06/2027?",
            "06/27",
            "mid-2027",
            "late-2027",
            "review-2027",
            "within 6 months",
            "Year 2",
            "4.6357E4",
            "4.64E+04",
            "5E+04",
            "########",
        ] {
            assert!(When::may_be_meant(typed), "{typed}");
        }
        for typed in ["June", "by June", "24-Jun", "30 June", "Agree the budget for 2026/27", "Vision 2030"] {
            assert!(When::may_be_meant(typed), "{typed}");
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
