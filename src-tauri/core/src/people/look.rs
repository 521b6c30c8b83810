//! How anything that is addressed to a person is printed.

use super::{Format, Person};
use crate::documents::{BrailleGrade, HandoutFormat, Look};
use crate::values::points_among;

/// What the person asked for; where nobody asked them, what their needs say,
/// and else easy read, which most people can read.
#[must_use]
pub fn look_of(person: &Person) -> Look {
    let (format, size) = match person.format {
        Some(format) => (handout_format(format), person.format_size),
        None => from_needs(person),
    };
    let usual = Look::of(format);
    // A paper of one's own; the print is as it was, but for those to whom any tint is a help.
    let colour = person.paper_colour.unwrap_or(usual.colour);
    let grade = person.braille_grade.unwrap_or_else(|| grade_in_needs(person));
    Look { size: size.or(person.format_size), colour, grade, ..usual }
}

fn handout_format(format: Format) -> HandoutFormat {
    match format {
        Format::Standard => HandoutFormat::Plain,
        Format::EasyRead => HandoutFormat::EasyRead,
        Format::LargePrint => HandoutFormat::LargePrint,
        Format::DyslexiaFriendly => HandoutFormat::Dyslexia,
        Format::Braille => HandoutFormat::Braille,
        // Somebody reads the words out, signs them, or sends them.
        Format::Audio | Format::ReadAloud | Format::BslVideo | Format::Email => HandoutFormat::Text,
    }
}

fn from_needs(person: &Person) -> (HandoutFormat, Option<u8>) {
    let need = |code: &str| person.needs.iter().find(|need| need.code == code);
    if need("braille").is_some() {
        return (HandoutFormat::Braille, None);
    }
    if let Some(large) = need("large_print") {
        return (HandoutFormat::LargePrint, points_among(&large.detail).filter(|size| *size >= 16));
    }
    (HandoutFormat::EasyRead, None)
}

/// "Grade 1", as it may stand beside the need.
fn grade_in_needs(person: &Person) -> BrailleGrade {
    let need = person.needs.iter().find(|need| need.code == "braille");
    let detail = need.map(|need| need.detail.to_lowercase()).unwrap_or_default();
    if ["grade 1", "uncontracted"].iter().any(|words| detail.contains(words)) {
        BrailleGrade::Uncontracted
    } else {
        BrailleGrade::Contracted
    }
}
