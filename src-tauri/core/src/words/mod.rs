//! The easy-read checker: what is hard to read, whose rule says so, and what
//! to write instead. It is pure and knows no record and no document: the
//! words come in as [`LintText`], the findings go out in the order of the page.
//!
//! The rules have the ids of the house's list: `ER-S` sentences, `ER-W`
//! words, `ER-N` numbers, `ER-D` the whole handout. What differs between the
//! standards, and every list of words, is data in `core/words/`.

mod addresses;
mod clauses;
mod days;
mod explained;
mod file;
mod findings;
mod grammar;
mod inflect;
mod lists;
mod mends;
mod money;
mod numbers;
mod page;
mod profile;
mod reading;
mod readings;
mod sentences;
mod short;
mod spans;
mod steps;
mod text;
mod times;
mod tokens;
mod vocabulary;
mod whole;

pub use file::{LineFinding, look_over_text};
pub use findings::{Level, Mend, WordFinding};
pub use profile::{Profile, ProfileId};
pub use reading::{reading_age, reading_grade, syllables};

use findings::Findings;
use serde::{Deserialize, Serialize};
use text::ReadPart;

/// A handout as the checker sees it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct LintText {
    pub title: String,
    /// BCP 47; "" is English. Words are checked in English only.
    pub language: String,
    pub parts: Vec<LintPart>,
    pub cover: Cover,
    pub contact: LintContact,
    /// Hard words and what they mean, as printed at the end.
    pub glossary: Vec<(String, String)>,
    /// As printed; nothing while nobody has counted them.
    pub pages: Option<u32>,
    pub checked_by_people: bool,
    /// Pictures that are said to show several things, each with what is text.
    pub twice: Vec<(String, Vec<String>)>,
    /// What had to be done to get the words on the page.
    pub layout: Vec<LaidOut>,
}

/// A part of a handout that the page could not hold as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct LaidOut {
    /// The id of the layout rule, such as "EL-5".
    pub rule: String,
    /// The index in `parts`; nothing for the title and the contact block.
    pub part: Option<u32>,
    pub message: String,
    pub level: Level,
}

/// A heading, or a row of a picture and its sentences.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct LintPart {
    pub heading: bool,
    /// One sentence a line.
    pub words: String,
    pub has_picture: bool,
    pub has_alt: bool,
    /// What is to be seen in its picture.
    pub alt: String,
    /// The meaning of its picture, "" for none.
    pub picture: String,
    pub hard_word: String,
    pub meaning: String,
}

/// What the first page has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct Cover {
    pub has_picture: bool,
    pub organisation: bool,
    pub badge: bool,
    pub day: bool,
}

/// What the contact block has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each says whether one line is there")]
pub struct LintContact {
    pub phone: bool,
    pub email: bool,
    pub address: bool,
    pub other_formats: bool,
}

/// Everything there is to say about a handout, in the order of the page; what
/// concerns the whole handout stands first.
#[derive(Debug, Clone, PartialEq, Default, Serialize, specta::Type)]
pub struct LookedOver {
    pub findings: Vec<WordFinding>,
    /// Flesch–Kincaid grade, one decimal place; 0 without words and in other languages.
    pub reading_grade: f32,
    /// Years; the age at which a child usually reads such words. 0 where the language is
    /// not English: its syllables are not counted.
    pub reading_age: u8,
    pub word_count: u32,
    pub sentences: u32,
}

/// Looks a handout over by one standard.
#[must_use]
pub fn look_over(text: &LintText, profile: ProfileId) -> LookedOver {
    let profile = Profile::of(profile);
    let mut parts: Vec<ReadPart<'_>> = text.parts.iter().enumerate().map(|(i, p)| text::read(i, p)).collect();
    let mut findings = Findings::new(profile);
    let mut score = reading::score(&parts);
    let is_english = is_english(&text.language);
    if !is_english {
        score.grade = 0.0;
    }
    whole::check(text, &parts, &score, &mut findings);
    for part in parts.iter().filter(|part| findings::is_long(part)) {
        findings
            .add("ER-LONG", part, 0..0, "This row is so long that nothing in it can be mended by a press.")
            .suggest("Make more rows of it.");
    }
    if is_english {
        for part in &parts {
            sentences::check(part, &mut findings);
        }
        sentences::speaks_to_nobody(&parts, &mut findings);
        // Words and numbers of the title are read as well; it is no part.
        let title = LintPart { heading: true, words: text.title.clone(), ..LintPart::default() };
        parts.insert(0, text::read(text::TITLE, &title));
        vocabulary::check(text, &parts, &mut findings);
        short::check(text, &parts, &mut findings);
        numbers::check(&parts, &mut findings);
        days::check(&parts, &mut findings);
        times::check(&parts, &mut findings);
        spans::check(&parts, &mut findings);
        addresses::check(&parts, &mut findings);
        explained::meanings(text, &parts, &mut findings);
    } else {
        sentences::counts(&parts, &text.language, &mut findings);
    }
    LookedOver {
        findings: findings.in_order(),
        reading_grade: score.grade,
        reading_age: if is_english { reading_age(score.grade) } else { 0 },
        word_count: score.words,
        sentences: score.sentences,
    }
}

/// Whether the words can be checked, and not only counted.
fn is_english(language: &str) -> bool {
    let main = language.split(['-', '_']).next().unwrap_or_default();
    main.is_empty() || main.eq_ignore_ascii_case("en")
}
