//! What every format says of its own at the beginning and the end: the day,
//! how to reach the council, and who drew the pictures.

use chrono::NaiveDate;

use super::drawn::Thing;
use super::pictures;
use super::tree::{Block, Document, Fact, Picture, Section, Text, Words};
use crate::phrases::{self, Phrase, say};

/// "30 June 2024", as people say it.
pub(super) fn day_in_words(day: NaiveDate, language: &str) -> String {
    phrases::day(language, day)
}

/// The sections of the document, and the block that says how to reach us.
pub(super) fn sections(document: &Document) -> Vec<Section> {
    document.sections.iter().cloned().chain(contact_section(document)).collect()
}

/// The credit of every picture that is printed, or "".
pub(super) fn credit(document: &Document) -> String {
    let contact = contact_section(document);
    let own = contact.iter().flat_map(Section::pictures).cloned().collect::<Vec<_>>();
    let printed: Vec<Picture> = document.pictures().cloned().chain(own).collect();
    let makers = pictures::makers(&printed, &document.own_pictures, &document.language);
    if makers.is_empty() {
        return String::new();
    }
    say(&document.language, Phrase::PicturesFrom, &[("makers", &makers.join("; "))])
}

/// The council's name and address are in English, also in a document that is not; "" where a
/// passage is in the language of the document, or in none, as numbers and addresses are.
pub(super) fn english(document: &Document, words: &str) -> Text {
    let language = document.language.as_str();
    let own = language.is_empty() || language.starts_with("en");
    let no_words = words.contains('@') || !words.contains(' ') || !words.contains(char::is_alphabetic);
    if own || no_words || words == say(language, Phrase::OurCouncil, &[]) {
        return Text::default();
    }
    "en-GB".into()
}

/// A phone with this very number.
fn own_number(meaning: &str, value: &str) -> Option<Picture> {
    let usual = pictures::picture(meaning).filter(|_| meaning == "phone")?;
    let own = pictures::of_thing(&Thing::phone(value)?)?;
    // The number stands beside it, and is not read twice.
    Some(Picture { alt: usual.alt, ..own })
}

/// The block at the end that says how to reach us and how to ask for other formats.
fn contact_section(document: &Document) -> Option<Section> {
    let contact = document.contact.as_ref()?;
    let own = |phrase| say(&document.language, phrase, &[]);
    let lines = [
        ("phone", Phrase::Phone, &contact.phone),
        ("email", Phrase::Email, &contact.email),
        ("letter", Phrase::Address, &contact.address),
        ("website", Phrase::Website, &contact.web),
    ];
    let facts: Vec<Fact> = lines
        .into_iter()
        .filter(|(_, _, value)| !value.trim().is_empty())
        .map(|(meaning, label, value)| Fact {
            label: own(label).into(),
            value: Words { language: english(document, value), ..value.clone().into() },
            picture: own_number(meaning, value).or_else(|| pictures::picture(meaning)),
        })
        .collect();
    let mut blocks = Vec::new();
    if !contact.organisation.is_empty() {
        let language = english(document, &contact.organisation);
        blocks
            .push(Block::Para(Words { language, spans: Vec::new() }.and_bold(contact.organisation.clone())));
    }
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    if !contact.other_formats.is_empty() {
        blocks.push(Block::easy(pictures::picture("easy_read"), contact.other_formats.clone()));
    }
    Some(Section::new(own(Phrase::ContactUs), blocks).together())
}
