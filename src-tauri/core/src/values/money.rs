//! Money in whole pence and distance in tenths of a mile.

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Whole pence. An `i32` holds £21 million, far above the limit of a claim,
/// and is exact as a JavaScript number.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type,
)]
#[serde(transparent)]
pub struct Pence(pub i32);

impl Pence {
    /// The most that one line of a claim may be: £100,000, beyond which a
    /// figure is a slip of the finger (a missing point).
    pub const MOST: Self = Self(10_000_000);

    /// Reads what people type: `4.50`, `£4.50`, `£1,250`, `4`, `50p`. Nothing is
    /// taken out before it is understood: "4,50" is no £450.
    ///
    /// # Errors
    /// A sentence for the person who typed it.
    pub fn typed(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let (in_pounds, bare) =
            text.strip_prefix('£').map_or((false, text), |amount| (true, amount.trim_start()));
        if bare.starts_with(['-', '−', '–']) {
            return Err("Write an amount of 0 or more, such as 4.50.".into());
        }
        if let Some(pence) = bare.strip_suffix(['p', 'P']).filter(|_| !in_pounds) {
            return figures(pence.trim_end()).ok_or_else(|| sorry(bare)).and_then(Self::at_most);
        }
        let (pounds, pence) = bare.split_once('.').unwrap_or((bare, ""));
        let pennies = match pence.len() {
            0 => Some(0),
            1 => figures(pence).map(|tens| tens * 10),
            2 => figures(pence),
            _ => None,
        };
        match (thousands(pounds), pennies) {
            (Some(pounds), Some(pennies)) => Self::at_most(pounds * 100 + pennies),
            _ => Err(sorry(bare)),
        }
    }

    fn at_most(pence: i64) -> Result<Self, String> {
        i32::try_from(pence)
            .ok()
            .map(Self)
            .filter(|p| *p <= Self::MOST)
            .ok_or_else(|| "Write an amount of £100,000 or less.".into())
    }

    /// `4.50`, as a form shows it for changing.
    #[must_use]
    pub fn plain(self) -> String {
        format!("{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

/// Figures alone, few enough to be a number.
fn figures(text: &str) -> Option<i64> {
    let fine = (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    fine.then(|| text.parse().ok()).flatten()
}

/// Figures with or without commas; a comma stands before three figures.
fn thousands(text: &str) -> Option<i64> {
    let mut groups = text.split(',');
    let first = groups.next().unwrap_or_default();
    let grouped = text.contains(',');
    let fine =
        (!grouped || first.len() <= 3) && groups.all(|group| group.len() == 3 && figures(group).is_some());
    figures(first).filter(|_| fine)?;
    figures(&text.replace(',', ""))
}

/// What is wrong with an amount that was not understood.
fn sorry(bare: &str) -> String {
    let only = |odd: fn(char) -> bool| bare.chars().all(|c| c.is_ascii_digit() || c == '.' || odd(c));
    if bare.contains(',') && only(|c| c == ',') {
        return "Write pence after a point, such as 4.50, and a comma only between thousands, such as 1,250."
            .into();
    }
    if bare.contains(char::is_whitespace) && only(char::is_whitespace) {
        return "Write the amount without a space in it, such as 4.50.".into();
    }
    "Write an amount in pounds, such as 4.50.".into()
}

/// `£4.50`, and `£15` rather than `£15.00` (rule ER-N6 of easy read).
impl fmt::Display for Pence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (pounds, pence) = (self.0 / 100, self.0 % 100);
        let grouped = grouped(pounds);
        if pence == 0 { write!(f, "£{grouped}") } else { write!(f, "£{grouped}.{pence:02}") }
    }
}

/// `1,250`
fn grouped(whole: i32) -> String {
    let digits = whole.to_string();
    let threes = digits.as_bytes().rchunks(3).rev();
    threes.map(String::from_utf8_lossy).collect::<Vec<_>>().join(",")
}

impl std::ops::Add for Pence {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::iter::Sum for Pence {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self(0), |a, b| a + b)
    }
}

impl ToSql for Pence {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.into())
    }
}

impl FromSql for Pence {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        i32::column_result(value).map(Self)
    }
}

/// Tenths of a mile, so that 12.4 miles is exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Miles(pub i32);

impl Miles {
    /// Reads `12`, `12.4`, `12.4 miles`, `1,900`.
    ///
    /// # Errors
    /// A sentence for the person who typed it.
    pub fn typed(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let bare = ["miles", "mile", "mi"]
            .iter()
            .find_map(|unit| text.strip_suffix(unit))
            .unwrap_or(text)
            .trim_end();
        let sorry = || "Write the miles as a number such as 12 or 12.4.".to_owned();
        let (whole, tenth) = bare.split_once('.').unwrap_or((bare, "0"));
        let tenth = figures(tenth).filter(|_| tenth.len() == 1).ok_or_else(sorry)?;
        let tenths = thousands(whole).ok_or_else(sorry)? * 10 + tenth;
        let few = i32::try_from(tenths).ok().filter(|tenths| *tenths <= 20_000);
        few.map(Self).ok_or_else(|| "Write 2,000 miles or fewer for one journey.".into())
    }

    /// `1,400 miles`, `1 mile`
    #[must_use]
    pub fn words(self) -> String {
        let tenth = if self.0 % 10 == 0 { String::new() } else { format!(".{}", self.0 % 10) };
        format!("{}{tenth} {}", grouped(self.0 / 10), if self.0 == 10 { "mile" } else { "miles" })
    }
}

impl fmt::Display for Miles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 % 10 == 0 {
            write!(f, "{}", self.0 / 10)
        } else {
            write!(f, "{}.{}", self.0 / 10, self.0 % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_read_as_people_type_it() {
        for (typed, pence) in [
            ("4.50", 450),
            ("£4.50", 450),
            ("4", 400),
            ("4.5", 450),
            ("50p", 50),
            ("£1,250", 125_000),
            (" £ 12.05 ", 1205),
            ("0", 0),
        ] {
            assert_eq!(Pence::typed(typed), Ok(Pence(pence)), "{typed}");
        }
    }

    #[test]
    fn money_that_is_not_money_is_refused_with_a_sentence() {
        for typed in
            ["-1", "£-4", "−4", "four", "4.505", "4.", "", "1e9", "99999999999999", "100000.01", "££4", "£5p"]
        {
            let answer = Pence::typed(typed);
            match typed {
                "4." => assert_eq!(answer, Ok(Pence(400)), "a point at the end is a pause, not a mistake"),
                _ => assert!(answer.is_err_and(|s| s.ends_with('.')), "{typed}"),
            }
        }
    }

    #[test]
    fn a_comma_or_a_space_is_never_taken_out_of_an_amount() {
        for typed in ["4,50", "12,50", "£4,50", "1,25", "1,2500", "1,,250", ",50", "12,500,00", "1234,567"] {
            assert!(Pence::typed(typed).is_err_and(|s| s.contains("pence after a point")), "{typed}");
        }
        for typed in ["4 50", "£4 50", "1 250"] {
            assert!(Pence::typed(typed).is_err_and(|s| s.contains("without a space")), "{typed}");
        }
        assert_eq!(Pence::typed("12,345.60"), Ok(Pence(1_234_560)));
        assert_eq!(Miles::typed("1,200"), Ok(Miles(12_000)));
        for typed in ["12,4", "12,00", "12 4", "12.4.5", "12mimi", "12 miles miles"] {
            assert!(Miles::typed(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn money_is_shown_without_empty_pence() {
        assert_eq!(Pence(1500).to_string(), "£15");
        assert_eq!(Pence(1505).to_string(), "£15.05");
        assert_eq!(Pence(123_456_789).to_string(), "£1,234,567.89");
    }

    #[test]
    fn miles_are_read_in_tenths() {
        assert_eq!(Miles::typed("12.4 miles"), Ok(Miles(124)));
        assert_eq!(Miles::typed("12"), Ok(Miles(120)));
        assert_eq!(Miles::typed("1,900.5"), Ok(Miles(19_005)));
        assert!(Miles::typed("12,4").is_err(), "a comma stands between thousands alone");
        assert!(Miles::typed("-3").is_err());
        assert!(Miles::typed("12.45").is_err());
        assert!(Miles::typed("9999").is_err());
        assert_eq!([14_000, 10, 124].map(|m| Miles(m).words()), ["1,400 miles", "1 mile", "12.4 miles"]);
    }
}
