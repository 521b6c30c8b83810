//! The format that somebody wishes, as a register says it in a cell.

use crate::documents::BrailleGrade;
use crate::people::Format;
use crate::values::{numbers, points_among};

/// What is understood of a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Wish {
    pub format: Option<Format>,
    /// Points
    pub size: String,
    pub grade: Option<BrailleGrade>,
    /// It names one of several things that are one format to us.
    pub says_more: bool,
}

/// `None` where the cell, or some part of it, can't be understood.
pub(super) fn understand(typed: &str) -> Option<Wish> {
    let lower = typed.to_lowercase();
    let words = letters(&lower);
    let has_number = numbers(&lower).next().is_some();
    if !has_number && matches!(words.as_str(), "" | "none" | "na") {
        return Some(Wish::default());
    }
    if let Some(rest) = words.strip_prefix("braille") {
        let grade = if rest.is_empty() && !has_number { None } else { Some(grade(typed)?) };
        return Some(Wish { format: Some(Format::Braille), grade, ..Wish::default() });
    }
    let format = match words.as_str() {
        "standard" | "normal" | "any" | "plain" => Format::Standard,
        "easyreadplease" | "easywords" => Format::EasyRead,
        "dyslexia" | "dyslexic" => Format::DyslexiaFriendly,
        "largeprintpt" | "largeprintpoint" | "largeprintsize" | "pt" | "point" | "large" | "size" => {
            Format::LargePrint
        }
        "cd" | "audiocd" | "usb" => Format::Audio,
        "electronic" => Format::Email,
        "bsl" => Format::BslVideo,
        "verbal" | "verbally" => Format::ReadAloud,
        words => {
            Format::ALL.iter().copied().find(|format| letters(&format.label().to_lowercase()) == words)?
        }
    };
    let size = points_among(&lower).map(|size| size.to_string());
    // A number that is no print size would be lost.
    if size.is_none() && has_number {
        return None;
    }
    let says_more = matches!(words.as_str(), "cd" | "audiocd" | "usb" | "electronic");
    Some(Wish { format: Some(format), size: size.unwrap_or_default(), grade: None, says_more })
}

/// "Grade 1", "2", "Braille grade 1", "Grade 2, contracted"
pub(super) fn grade(typed: &str) -> Option<BrailleGrade> {
    let lower = typed.to_lowercase();
    let words = letters(&lower);
    let words = words.strip_prefix("braille").unwrap_or(&words);
    let words = words.strip_prefix("grade").unwrap_or(words);
    let mut numbers = numbers(&lower);
    match (words, numbers.next(), numbers.next()) {
        ("", Some("1"), None) | ("uncontracted", Some("1") | None, None) => Some(BrailleGrade::Uncontracted),
        ("", Some("2"), None) | ("contracted", Some("2") | None, None) => Some(BrailleGrade::Contracted),
        _ => None,
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_understood_with_its_size_and_its_grade() {
        use BrailleGrade::{Contracted, Uncontracted};
        for (typed, format, size, grade) in [
            ("Large print 18", Format::LargePrint, "18", None),
            ("24pt", Format::LargePrint, "24", None),
            ("EASYREAD", Format::EasyRead, "", None),
            ("Braille", Format::Braille, "", None),
            ("Braille grade 1", Format::Braille, "", Some(Uncontracted)),
            ("braille (grade 2)", Format::Braille, "", Some(Contracted)),
            ("Braille, uncontracted", Format::Braille, "", Some(Uncontracted)),
            ("E-mail", Format::Email, "", None),
        ] {
            let wish = Wish { format: Some(format), size: size.to_owned(), grade, says_more: false };
            assert_eq!(understand(typed), Some(wish), "{typed}");
        }
    }

    #[test]
    fn what_is_not_understood_whole_is_not_understood() {
        for typed in
            ["Braille 24", "Braille grade 3", "Braille UEB", "Large print 1.8", "none 5", "carrier pigeon"]
        {
            assert_eq!(understand(typed), None, "{typed}");
        }
        assert!(understand("Audio CD").is_some_and(|wish| wish.says_more));
    }

    #[test]
    fn every_format_and_every_grade_is_understood_by_its_own_words() {
        for format in Format::ALL {
            assert_eq!(understand(format.label()).and_then(|wish| wish.format), Some(*format));
        }
        for own in BrailleGrade::ALL {
            assert_eq!(grade(own.label()), Some(*own));
        }
    }
}
