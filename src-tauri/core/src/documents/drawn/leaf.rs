//! A leaf of the calendar: a day with its weekday and month, or a month with its days.

use super::pen::{INK, Middle, PAPER, Pen, RED};
use crate::phrases;
use chrono::{Datelike, Days, Months, NaiveDate};

/// The weekday above, the day large, the month below: what people ask a calendar.
pub(super) fn day(day: NaiveDate, language: &str) -> String {
    let mut pen = sheet();
    let (weekday, month) = phrases::names(language, day);
    head(&mut pen, &weekday);
    let number = day.day().to_string();
    pen.words(INK, &number, Middle { x: 36.0, line: 52.5, size: 36.0, width: 50.0 });
    pen.words(INK, &month, Middle { x: 36.0, line: 66.0, size: 13.0, width: 56.0 });
    pen.done()
}

/// The name above, the year below, and between them a box for every day.
pub(super) fn month(first: NaiveDate, language: &str) -> String {
    let mut pen = sheet();
    let (_, month) = phrases::names(language, first);
    head(&mut pen, &month);
    let days = first.checked_add_months(Months::new(1)).map_or(31, |next| (next - first).num_days());
    for index in 0..u32::try_from(days).unwrap_or(31) {
        let place = index + first.weekday().num_days_from_monday();
        let (x, y) = (8.6 + 8.0 * (place % 7) as f32, 28.6 + 4.9 * (place / 7) as f32);
        let at = first.checked_add_days(Days::new(u64::from(index))).unwrap_or(first);
        // The end of the week is darker, so that weeks are seen.
        let fill = if at.weekday().num_days_from_monday() > 4 { "#9a9a9a" } else { "#d9d9d9" };
        pen.flat(fill, &format!("M{x:.1} {y:.1}h6.8v3.8h-6.8z"));
    }
    pen.words(INK, &first.year().to_string(), Middle { x: 36.0, line: 67.2, size: 11.5, width: 50.0 });
    pen.done()
}

fn sheet() -> Pen {
    let mut pen = Pen::new(2.5);
    pen.rect(PAPER, [4.0, 7.0, 64.0, 63.0], 3.0);
    pen
}

fn head(pen: &mut Pen, word: &str) {
    pen.path(RED, "M4 25.500V10a3 3 0 0 1 3-3h58a3 3 0 0 1 3 3v15.500z");
    pen.words(PAPER, word, Middle { x: 36.0, line: 21.3, size: 13.5, width: 58.0 });
    for x in [19, 53] {
        pen.path("", &format!("M{x} 3v7"));
    }
}
