//! Dated rates. A rate names its source and holds from a day on; a claim line
//! keeps the id of the rate it was reckoned with.

use crate::error::{Error, Result};
use crate::store::Tx;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    pub id: String,
    /// Tenths of a penny for each mile.
    pub tenths: i32,
}

impl Rate {
    /// `55p a mile`
    #[must_use]
    pub fn words(&self) -> String {
        if self.tenths % 10 == 0 {
            format!("{}p a mile", self.tenths / 10)
        } else {
            format!("{}.{}p a mile", self.tenths / 10, self.tenths % 10)
        }
    }
}

/// What a new store starts with; a council changes these in its own store.
/// HMRC approved mileage payments for a car or van: 45p for the first 10,000
/// miles of a tax year up to 5 April 2026, 55p from 6 April 2026 (announced
/// 21 May 2026 and back-dated).
const AT_FIRST: &[(&str, &str, i32, &str)] = &[
    ("rate-mileage-car-2011", "2011-04-06", 450, "HMRC approved mileage rate from 6 April 2011"),
    (
        "rate-mileage-car-2026",
        "2026-04-06",
        550,
        "HMRC approved mileage rate from 6 April 2026, announced 21 May 2026",
    ),
];

pub(crate) fn begin(tx: &Tx<'_>) -> Result<()> {
    for (id, from, tenths, source) in AT_FIRST {
        tx.execute(
            "INSERT INTO rate (id, kind, from_day, tenths, source) VALUES (?1, 'mileage_car', ?2, ?3, ?4)",
            (id, from, tenths, source),
        )?;
    }
    Ok(())
}

/// The mileage rate that holds on a day.
///
/// # Errors
/// `Refused` where none does.
pub fn mileage(conn: &Connection, on: NaiveDate) -> Result<Rate> {
    conn.prepare_cached(
        "SELECT id, tenths FROM rate WHERE kind = 'mileage_car' AND from_day <= ?1 ORDER BY from_day DESC LIMIT 1",
    )?
    .query_row([on], |r| Ok(Rate { id: r.get("id")?, tenths: r.get("tenths")? }))
    .optional()?
    .ok_or_else(|| Error::refused("No mileage rate holds on this day.", "Write the amount instead of the miles."))
}
