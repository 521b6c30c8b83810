//! How anything that is addressed to a person is printed: what they asked for in their own
//! fields, and what their needs say, however somebody wrote it down (Accessible Information
//! Standard, DAPB1605, 2025: a need that is recorded is met).

use super::wished::Wished;
use super::{Format, Person};
use crate::documents::{HandoutFormat, Look, PaperColour};

/// How one person is written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wishes {
    /// The format that they asked for, or that their needs say.
    pub format: Option<Format>,
    pub look: Look,
    /// Easy words, whatever the format.
    pub easy_words: bool,
    /// What the words say and can't be kept, for whoever sends it.
    pub told: Vec<String>,
    size: Option<u8>,
    colour: Option<PaperColour>,
}

/// What large print has where no size is wished (RNIB, UKAAF: from 16 point, better 18).
const LARGE: u8 = 18;

/// Everything that a person's record says of print. A field says more than words do, and a
/// need goes before standard print, which a spreadsheet has for everybody. Where nothing is
/// said it is easy read, which most people can read.
#[must_use]
pub fn wishes_of(person: &Person) -> Wishes {
    let needs = Wished::in_needs(&person.needs);
    let format = match person.format {
        None | Some(Format::Standard) => needs.format.or(person.format),
        // Large print in easy words is easy read in that size.
        Some(Format::LargePrint) if needs.easy_read => Some(Format::EasyRead),
        stated => stated,
    };
    let size = person.format_size.or(needs.size);
    let colour = person.paper_colour.or(needs.colour);
    let is_large = needs.large_print || person.format == Some(Format::LargePrint);
    let usual = Look::of(format.map_or(HandoutFormat::EasyRead, handout_format));
    let look = Look {
        size: size.or((is_large && usual.format != HandoutFormat::LargePrint).then_some(LARGE)),
        // A paper of one's own; the print is as it was, but for those to whom any tint is a help.
        colour: colour.unwrap_or(usual.colour),
        grade: person.braille_grade.or(needs.grade).unwrap_or_default(),
        ..usual
    };
    let easy_words = needs.easy_read || format == Some(Format::EasyRead);
    let told = needs.told(format);
    Wishes { format, look, easy_words, told, size, colour }
}

impl Wishes {
    /// What somebody who gets a copy in this look has to do without.
    #[must_use]
    pub fn not_in(&self, look: &Look) -> Option<String> {
        let reads_another = self.format.is_some() && self.look.format != look.format;
        if look.extension() == "pdf" {
            return None;
        }
        let wished: Vec<String> = [
            reads_another.then(|| self.look.format.label().to_lowercase()),
            self.look.size.or(self.size).map(|size| format!("{size} point")),
            self.colour.map(|colour| format!("{} paper", colour.label().to_lowercase())),
        ]
        .into_iter()
        .flatten()
        .collect();
        let copy = look.format.label().to_lowercase();
        (!wished.is_empty()).then(|| format!("Reads {}. This copy is {copy}.", wished.join(", ")))
    }
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
