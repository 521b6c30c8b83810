//! Dated rates. A rate names its source and holds from a day on; a claim line
//! keeps the ids of the rates it was reckoned with.

use crate::error::{Error, Result};
use crate::store::Tx;
use crate::values::{Miles, Pence};
use chrono::{Datelike, Days, NaiveDate};
use rusqlite::Connection;

/// What a rate is for, as it is kept. There is no other yet.
pub(crate) const MILEAGE_CAR: &str = "mileage_car";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    pub id: String,
    /// Tenths of a penny for each mile.
    pub tenths: i32,
}

/// What a mile is paid at, after so many miles of a tax year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    pub after: Miles,
    pub rate: Rate,
}

/// The miles of one line, each part of them at its rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoned {
    pub miles: Miles,
    pub rate: Rate,
    /// How many of them are beyond the threshold, and their rate.
    pub beyond: Option<(Miles, Rate)>,
}

/// What a new store starts with; a council changes these in its own store. The
/// rates of one day belong together: they replace all those of an earlier day.
/// HMRC approved mileage payments for a car or van: 45p for the first 10,000
/// miles of a tax year up to 5 April 2026, 55p from 6 April 2026 (announced
/// 21 May 2026 and back-dated); 25p for every mile after that, as before.
const AT_FIRST: &[(&str, &str, i32, i32, &str)] = &[
    ("rate-mileage-car-2011", "2011-04-06", 0, 450, "HMRC approved mileage rate from 6 April 2011"),
    (
        "rate-mileage-car-2011-after-10000",
        "2011-04-06",
        10_000,
        250,
        "HMRC approved mileage rate from 6 April 2011, after 10,000 miles of a tax year",
    ),
    (
        "rate-mileage-car-2026",
        "2026-04-06",
        0,
        550,
        "HMRC approved mileage rate from 6 April 2026, announced 21 May 2026",
    ),
    (
        "rate-mileage-car-2026-after-10000",
        "2026-04-06",
        10_000,
        250,
        "HMRC approved mileage rate after 10,000 miles of a tax year, not changed on 6 April 2026",
    ),
];

impl Rate {
    /// `55p`
    fn each(&self) -> String {
        match (self.tenths / 10, self.tenths % 10) {
            (pence, 0) => format!("{pence}p"),
            (pence, tenth) => format!("{pence}.{tenth}p"),
        }
    }
}

impl Reckoned {
    /// Takes miles apart at the threshold, where `driven` were driven before
    /// them in the same tax year.
    ///
    /// # Errors
    /// `Refused` where no rate holds, or where they cross two thresholds.
    pub fn new(bands: &[Band], driven: Miles, miles: Miles) -> Result<Self> {
        let to = driven.0.saturating_add(miles.0);
        // The last band that begins with or before the next mile holds for it.
        let next = bands.iter().rposition(|band| band.after <= driven).unwrap_or(0);
        let (Some(first), further) = (bands.get(next), bands.get(next + 1..).unwrap_or_default()) else {
            return Err(Error::refused(
                "No mileage rate holds on this day.",
                "Write the amount instead of the miles.",
            ));
        };
        let mut reached = further.iter().filter(|band| band.after.0 < to);
        let beyond = reached.next().map(|band| (Miles(to - band.after.0), band.rate.clone()));
        if reached.next().is_some() {
            return Err(Error::refused(
                "These miles are paid at three rates.",
                "Write them as two lines, one journey each.",
            ));
        }
        Ok(Self { miles, rate: first.rate.clone(), beyond })
    }

    /// Rounded once for the whole line, half up: 27.5p is 28p.
    #[must_use]
    pub fn pence(&self) -> Pence {
        let part = |miles: Miles, rate: &Rate| i64::from(miles.0) * i64::from(rate.tenths);
        let hundredths = match &self.beyond {
            Some((miles, rate)) => part(Miles(self.miles.0 - miles.0), &self.rate) + part(*miles, rate),
            None => part(self.miles, &self.rate),
        };
        Pence(i32::try_from((hundredths + 50) / 100).unwrap_or(i32::MAX))
    }

    /// `55p a mile`, or `55p a mile, then 25p a mile`
    #[must_use]
    pub fn rates(&self) -> String {
        match &self.beyond {
            Some((_, then)) => format!("{} a mile, then {} a mile", self.rate.each(), then.each()),
            None => format!("{} a mile", self.rate.each()),
        }
    }

    /// `12.4 miles at 55p a mile`, or `1,400 miles at 55p, 500 miles at 25p`
    #[must_use]
    pub fn words(&self) -> String {
        match &self.beyond {
            Some((beyond, then)) => format!(
                "{} at {}, {} at {}",
                Miles(self.miles.0 - beyond.0).words(),
                self.rate.each(),
                beyond.words(),
                then.each()
            ),
            None => format!("{} at {} a mile", self.miles.words(), self.rate.each()),
        }
    }
}

pub(crate) fn begin(tx: &Tx<'_>) -> Result<()> {
    for (id, from, after, tenths, source) in AT_FIRST {
        tx.execute(
            "INSERT INTO rate (id, kind, from_day, after_miles, tenths, source)
             VALUES (?1, 'mileage_car', ?2, ?3, ?4, ?5)",
            (id, from, after, tenths, source),
        )?;
    }
    Ok(())
}

/// The mileage rates of a day, from the first mile of a tax year on; none
/// before the first day that has any.
///
/// # Errors
/// Only where the disk fails.
pub fn mileage(conn: &Connection, on: NaiveDate) -> Result<Vec<Band>> {
    Ok(conn
        .prepare_cached(
            "SELECT id, tenths, after_miles FROM rate WHERE kind = 'mileage_car' AND from_day = (
               SELECT max(from_day) FROM rate WHERE kind = 'mileage_car' AND from_day <= ?1)
             ORDER BY after_miles, id",
        )?
        .query_map([on], |r| {
            let after = Miles(r.get::<_, i32>("after_miles")?.saturating_mul(10));
            Ok(Band { after, rate: Rate { id: r.get("id")?, tenths: r.get("tenths")? } })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// The first and the last day of the tax year of a day: 6 April to 5 April.
#[must_use]
pub fn tax_year(on: NaiveDate) -> (NaiveDate, NaiveDate) {
    let begins = |year| NaiveDate::from_ymd_opt(year, 4, 6).unwrap_or(on);
    let year = if on < begins(on.year()) { on.year() - 1 } else { on.year() };
    (begins(year), begins(year + 1) - Days::new(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(after: i32, tenths: i32) -> Band {
        Band { after: Miles(after * 10), rate: Rate { id: format!("after {after}"), tenths } }
    }

    /// The miles of a line in tenths, after those that were driven before.
    fn reckoned(driven: i32, miles: i32) -> (String, Pence) {
        let bands = [band(0, 550), band(10_000, 250)];
        let line = Reckoned::new(&bands, Miles(driven), Miles(miles)).unwrap();
        (line.words(), line.pence())
    }

    #[test]
    fn a_line_that_crosses_the_threshold_is_paid_at_both_rates() {
        let reckoned = |driven, miles| {
            let (words, pence) = reckoned(driven, miles);
            format!("{words}: {pence}")
        };
        assert_eq!(reckoned(0, 124), "12.4 miles at 55p a mile: £6.82");
        assert_eq!(reckoned(95_000, 19_000), "500 miles at 55p, 1,400 miles at 25p: £625");
        assert_eq!(reckoned(99_990, 20), "1 mile at 55p, 1 mile at 25p: £0.80");
        assert_eq!(reckoned(100_000, 10), "1 mile at 25p a mile: £0.25", "10,000 miles were driven");
        assert_eq!(reckoned(99_990, 10), "1 mile at 55p a mile: £0.55", "this is the 10,000th");
        assert_eq!(reckoned(99_999, 0), "0 miles at 55p a mile: £0");
    }

    #[test]
    fn a_mileage_line_is_rounded_once_and_half_up() {
        assert_eq!(reckoned(0, 5).1, Pence(28), "27.5p is 28p");
        assert_eq!(reckoned(100_000, 1).1, Pence(3), "2.5p is 3p");
        // 5.5p and 2.5p: rounded each by itself they would be 9p.
        assert_eq!(reckoned(99_999, 2).1, Pence(8));
    }

    #[test]
    fn a_line_that_would_be_paid_at_three_rates_is_to_be_two_lines() {
        let bands = [band(0, 550), band(10, 250), band(20, 150)];
        let refused = Reckoned::new(&bands, Miles(0), Miles(300)).unwrap_err();
        assert!(refused.hint.contains("two lines"));
        assert!(Reckoned::new(&[], Miles(0), Miles(1)).is_err());
    }

    #[test]
    fn a_tax_year_begins_on_6_april() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (on, first, last) in [
            ("2026-04-05", "2025-04-06", "2026-04-05"),
            ("2026-04-06", "2026-04-06", "2027-04-05"),
            ("2026-12-31", "2026-04-06", "2027-04-05"),
            ("2027-01-01", "2026-04-06", "2027-04-05"),
        ] {
            assert_eq!(tax_year(day(on)), (day(first), day(last)), "{on}");
        }
    }
}
