//! The size of print, in whole points. Below 12 nothing is printed for people
//! (clear print), and 48 is more than a page can hold kindly.

use std::ops::RangeInclusive;

pub const POINT_SIZES: RangeInclusive<u8> = 12..=48;

/// Reads `18`, `18pt`, `18 point`, `size 18`.
///
/// # Errors
/// A sentence for the person who typed it.
pub fn points(text: &str) -> Result<u8, String> {
    let sorry = || "Write a size from 12 to 48 point, as a whole number such as 18.".to_owned();
    let lower = text.trim().to_lowercase();
    let bare = ["font size", "print size", "point size", "size", "font"]
        .iter()
        .find_map(|lead| lower.strip_prefix(lead))
        .unwrap_or(&lower);
    let bare =
        ["points", "point", "pts", "pt"].iter().find_map(|unit| bare.strip_suffix(unit)).unwrap_or(bare);
    let bare = bare.trim_start_matches([' ', ':']).trim_end_matches([' ', '-']);
    // A script and a spreadsheet may write 18.0.
    let bare = bare.strip_suffix(".0").unwrap_or(bare);
    if bare.is_empty() || !bare.bytes().all(|b| b.is_ascii_digit()) {
        return Err(sorry());
    }
    bare.parse().ok().filter(|size| POINT_SIZES.contains(size)).ok_or_else(sorry)
}

/// The one size that is named among other words: "large print, 18pt". Where
/// two numbers stand, nobody can say which is meant.
#[must_use]
pub fn points_among(text: &str) -> Option<u8> {
    let mut numbers = numbers(text);
    let one = numbers.next()?;
    if numbers.next().is_some() {
        return None;
    }
    one.parse().ok().filter(|size| POINT_SIZES.contains(size))
}

/// Every number of a text as it is written, with its point or comma.
pub(crate) fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
        .map(|part| part.trim_matches(['.', ',']))
        .filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_read_as_people_type_it() {
        for typed in
            ["18", "18pt", "18 pt", "18 point", "18-point", "size 18", "Font size: 18", " 18 ", "18.0"]
        {
            assert_eq!(points(typed), Ok(18), "{typed}");
        }
    }

    #[test]
    fn what_is_no_whole_size_is_refused_and_never_cleaned_into_one() {
        for typed in
            ["1.8", "1,8", "18.5", "1 8", "16-18", "16 or 18", "11", "49", "118", "-18", "big", "1e1"]
        {
            assert!(points(typed).is_err_and(|s| s.ends_with('.')), "{typed}");
        }
    }

    #[test]
    fn one_size_among_words_is_found() {
        assert_eq!(points_among("18pt, bold, on cream paper"), Some(18));
        assert_eq!(points_among("at least 24."), Some(24));
        for typed in ["1.8", "2 copies of 18", "12,5", "very large", "99"] {
            assert_eq!(points_among(typed), None, "{typed}");
        }
    }
}
