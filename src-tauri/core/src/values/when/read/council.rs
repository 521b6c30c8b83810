//! A council's year runs from April to March: "2026/27", "FY26/27", "Q3 2026/27".

use super::{Read, Understood, last_of_month, number, sure, year_of};
use crate::values::when::NotADay;
use chrono::{Months, NaiveDate};

/// Nothing where it names no such year.
pub(super) fn read(text: &str) -> Option<Read> {
    let mut words = text.split([' ', ',']).filter(|word| !word.is_empty()).peekable();
    let (mut quarters, mut year, mut is_named, mut before) = (None, None, false, "");
    while let Some(word) = words.next() {
        let ordinal = words.peek() == Some(&"quarter") && nth(word).is_some();
        match word {
            "fy" | "financial" => is_named = true,
            "of" | "the" | "year" => {}
            _ if ordinal && quarters.is_none() => quarters = nth(word).map(|q| (q, q)),
            "quarter" if nth(before).is_some() => {}
            "quarter" if quarters.is_none() => {
                let q = words.next().and_then(quarter)?;
                quarters = Some((q, q));
            }
            _ if quarters.is_none() && quarters_of(word).is_some() => quarters = quarters_of(word),
            _ if year.is_none() => {
                let named = word.strip_prefix("fy").unwrap_or(word);
                is_named |= named != word;
                year = Some(years(named)?);
            }
            _ => return None,
        }
        before = word;
    }
    let year = year?;
    if year.is_month_too && !is_named && quarters.is_none() {
        return None;
    }
    let is_doubtful = year.is_doubtful && !is_named && quarters.is_none();
    let (first, last) = quarters.unwrap_or((1, 4));
    Some(span(year.first, first, last).map(|read| Understood { is_doubtful, ..read }))
}

fn span(year: i32, first: u32, last: u32) -> Read {
    let april = NaiveDate::from_ymd_opt(year, 4, 1).ok_or(NotADay::NotUnderstood)?;
    let until = last_of_month(april + Months::new(last * 3 - 1));
    if first > last {
        Err(NotADay::Impossible)
    } else {
        Ok(sure(april + Months::new((first - 1) * 3), until))
    }
}

struct Year {
    /// In which it begins.
    first: i32,
    /// "2011-12" is also how a computer writes December 2011.
    is_month_too: bool,
    /// Two whole years may be meant, or no year at all.
    is_doubtful: bool,
}

/// "2026/27", "2026-27", "2026/2027", "26/27": a year and the one after it.
fn years(text: &str) -> Option<Year> {
    let at = text.find(['/', '-'])?;
    let (a, b) = (&text[..at], &text[at + 1..]);
    let is_dash = text[at..].starts_with('-');
    match (year_of(a), year_of(b), short(a), short(b)) {
        (Some(first), Some(next), ..) if next == first + 1 => {
            Some(Year { first, is_month_too: false, is_doubtful: true })
        }
        (Some(first), _, _, Some(next)) if next == (first + 1) % 100 => {
            Some(Year { first, is_month_too: is_dash && next <= 12, is_doubtful: false })
        }
        (_, _, Some(first), Some(next)) if next == (first + 1) % 100 => {
            Some(Year { first: 2000 + first, is_month_too: first <= 12, is_doubtful: true })
        }
        _ => None,
    }
}

fn short(text: &str) -> Option<i32> {
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// "q3", "q3/q4".
fn quarters_of(word: &str) -> Option<(u32, u32)> {
    match word.split_once(['/', '-']) {
        Some((a, b)) => Some((quarter(a.strip_prefix('q')?)?, quarter(b.strip_prefix('q').unwrap_or(b))?)),
        None => quarter(word.strip_prefix('q')?).map(|q| (q, q)),
    }
}

fn quarter(text: &str) -> Option<u32> {
    number(text).filter(|q| (1..=4).contains(q))
}

fn nth(word: &str) -> Option<u32> {
    ["first", "second", "third", "fourth"]
        .iter()
        .position(|name| *name == word)
        .and_then(|at| u32::try_from(at + 1).ok())
        .or_else(|| quarter(word).filter(|_| word.len() == 3))
}
