//! What the miles of a claim are paid at: it depends on how many its person
//! drove before in the same tax year.

use crate::error::{OrNotFound, Result};
use crate::rates::{self, Band, Rate, Reckoned};
use crate::store::Tx;
use crate::values::{Miles, Pence};
use chrono::NaiveDate;
use rusqlite::{Connection, Row};

/// Where a claim stands among those of its person.
pub(super) struct Place<'a> {
    pub person: &'a str,
    pub on: NaiveDate,
    pub sequence: i64,
    /// Two laptops may give the same number on one day.
    pub claim: &'a str,
}

/// Reckons the lines of one claim, from the first to the last.
pub(super) struct Meter {
    bands: Vec<Band>,
    driven: Miles,
}

impl Meter {
    /// # Errors
    /// Only where the disk fails.
    pub fn at(conn: &Connection, place: &Place<'_>) -> Result<Self> {
        let (first, last) = rates::tax_year(place.on);
        // Every claim counts that comes before by day, paid or not; a refused one never.
        let driven: i32 = conn
            .prepare_cached(
                "SELECT coalesce(sum(miles), 0) FROM claim JOIN claim_line ON claim_line.claim = claim.id
                 WHERE person = ?1 AND on_day BETWEEN ?2 AND ?3 AND (on_day, claim.sequence, claim.id) < (?4, ?5, ?6)
                   AND (SELECT kind FROM claim_step WHERE claim_step.claim = claim.id
                        ORDER BY claim_step.sequence DESC, id DESC LIMIT 1) IS NOT 'refused'",
            )?
            .query_row((place.person, first, last, place.on, place.sequence, place.claim), |r| r.get(0))?;
        Ok(Self { bands: rates::mileage(conn, place.on)?, driven: Miles(driven) })
    }

    /// # Errors
    /// `Refused` where no rate holds, or the miles would be paid at three.
    pub fn reckon(&mut self, miles: Miles) -> Result<Reckoned> {
        let reckoned = Reckoned::new(&self.bands, self.driven, miles)?;
        self.driven = Miles(self.driven.0.saturating_add(miles.0));
        Ok(reckoned)
    }
}

/// The columns that [`reckoned`] reads, for a query on lines with their rates.
pub(super) const COLUMNS: &str =
    "miles, rate, first.tenths AS tenths, miles_after, rate_after, beyond.tenths AS tenths_after";
pub(super) const RATES: &str = "LEFT JOIN rate AS first ON first.id = claim_line.rate
    LEFT JOIN rate AS beyond ON beyond.id = claim_line.rate_after";

/// How a line was reckoned; nothing where it is not of miles.
pub(super) fn reckoned(row: &Row<'_>) -> rusqlite::Result<Option<Reckoned>> {
    let rate = |id: &str, tenths: &str| -> rusqlite::Result<Option<Rate>> {
        let (id, tenths): (Option<String>, Option<i32>) = (row.get(id)?, row.get(tenths)?);
        Ok(id.zip(tenths).map(|(id, tenths)| Rate { id, tenths }))
    };
    let miles: Option<i32> = row.get("miles")?;
    let after: Option<i32> = row.get("miles_after")?;
    let beyond = after.map(Miles).zip(rate("rate_after", "tenths_after")?);
    Ok(miles.map(Miles).zip(rate("rate", "tenths")?).map(|(miles, rate)| Reckoned { miles, rate, beyond }))
}

/// The lines of a claim whose miles would be reckoned otherwise now: because
/// earlier claims came, changed or were refused since, or the rates did.
///
/// # Errors
/// `NotFound`; `Refused` where they can't be reckoned any more.
pub(super) fn moved(conn: &Connection, claim: &str) -> Result<Vec<(String, Reckoned)>> {
    let lines = conn
        .prepare_cached(&format!(
            "SELECT claim_line.id, pence, {COLUMNS} FROM claim_line {RATES}
             WHERE claim = ?1 AND miles IS NOT NULL ORDER BY position, claim_line.id"
        ))?
        .query_map([claim], |r| Ok((r.get::<_, String>("id")?, r.get::<_, Pence>("pence")?, reckoned(r)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let (person, on, sequence): (String, NaiveDate, i64) = conn
        .prepare_cached("SELECT person, on_day, sequence FROM claim WHERE id = ?1")?
        .query_row([claim], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
        .or_not_found("claim", claim)?;
    let mut meter = Meter::at(conn, &Place { person: &person, on, sequence, claim })?;
    let mut moved = Vec::new();
    for (id, pence, before) in lines {
        let Some(before) = before else { continue };
        let now = meter.reckon(before.miles)?;
        if now != before || now.pence() != pence {
            moved.push((id, now));
        }
    }
    Ok(moved)
}

/// Reckons the miles of a claim anew, where that makes a difference.
pub(super) fn reckon_anew(tx: &Tx<'_>, claim: &str) -> Result<()> {
    for (line, now) in moved(tx, claim)? {
        let (after, beyond) = now.beyond.as_ref().map(|(miles, rate)| (miles.0, &rate.id)).unzip();
        tx.prepare_cached(
            "UPDATE claim_line SET rate = ?2, miles_after = ?3, rate_after = ?4, pence = ?5 WHERE id = ?1",
        )?
        .execute((&line, &now.rate.id, after, beyond, now.pence()))?;
    }
    Ok(())
}
