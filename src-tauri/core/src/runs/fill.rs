//! "Dear {name}": what differs from copy to copy.

use crate::documents::{self, Block, Document, DocumentError, HandoutFormat, Look, Section, Text, Words};
use chrono::NaiveDate;

/// Stands in the words of a handout where a person's name is to be.
pub(super) const NAME: &str = "{name}";

/// Whether any copy differs from the others.
pub(super) fn is_personal(document: &Document) -> bool {
    let mut found = false;
    each_text(&mut document.clone(), &mut |text| found |= text.contains(NAME));
    found
}

pub(super) fn filled(document: &Document, name: &str) -> Document {
    let mut copy = document.clone();
    each_text(&mut copy, &mut |text| {
        if text.contains(NAME) {
            *text = text.replace(NAME, name).into();
        }
    });
    copy
}

/// A document of the same look with a title that holds nobody's name, where theirs would: what
/// a file of many copies is called is seen by everybody who has the file.
pub(super) fn nobodys_title(document: &Document) -> Option<Document> {
    if !document.title.contains(NAME) {
        return None;
    }
    let title = nobodys(&document.title);
    let mut nobodys = Document::new(title, document.organisation.clone(), document.day);
    nobodys.language = document.language.clone();
    nobodys.kind_label = document.kind_label.clone();
    Some(nobodys)
}

/// Words without the place for a name.
pub(super) fn nobodys(words: &str) -> String {
    if !words.contains(NAME) {
        return words.to_owned();
    }
    let words = words.replace(NAME, " ");
    words.split([' ', ',']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Begins each copy with the name of whoever gets it, as an envelope does.
pub(super) fn begin_with_name(document: &mut Document) {
    let mut name = Words::from(NAME);
    name.spans.iter_mut().for_each(|span| span.bold = true);
    document.sections.insert(0, Section::new("", vec![Block::Para(name)]));
}

/// A letter of somebody's name or address that can't be written in a look.
pub(super) fn unknown_letter(words: &str, language: &str, look: &Look) -> Option<char> {
    // Every face and every code has these, and nearly every name no others.
    if words.is_ascii() {
        return None;
    }
    // As a heading and as a sentence: in both weights of a face.
    let mut page = Document::new(words, "", NaiveDate::default());
    page.language = language.into();
    page.sections.push(Section::new("", vec![Block::Para(words.into())]));
    match documents::look_over(&page, look) {
        Err(DocumentError::MissingGlyph { character }) => Some(character),
        // What else is wrong is wrong with all copies, and told there.
        _ => None,
    }
}

/// As much of it as can be printed on an officer's own sheet.
pub(super) fn legible(words: &str) -> String {
    let plain = Look::of(HandoutFormat::Plain);
    let known = |words: &str| unknown_letter(words, crate::paper::ENGLISH, &plain).is_none();
    if known(words) {
        return words.to_owned();
    }
    words.chars().map(|letter| if known(letter.encode_utf8(&mut [0; 4])) { letter } else { '?' }).collect()
}

fn each_text(document: &mut Document, change: &mut impl FnMut(&mut Text)) {
    change(&mut document.title);
    for section in &mut document.sections {
        change(&mut section.heading);
        for block in &mut section.blocks {
            match block {
                Block::Row(row) => {
                    row.full.iter_mut().chain(&mut row.easy).for_each(|words| each_span(words, change));
                }
                Block::Facts(facts) => facts.iter_mut().for_each(|fact| {
                    change(&mut fact.label);
                    each_span(&mut fact.value, change);
                }),
                Block::Table(table) => table.rows.iter_mut().flatten().for_each(&mut *change),
                Block::Points(points) => points.iter_mut().for_each(|words| each_span(words, change)),
                Block::HardWord(hard) => each_span(&mut hard.meaning, change),
                Block::Para(words) | Block::Note(words) => each_span(words, change),
            }
        }
    }
}

fn each_span(words: &mut Words, change: &mut impl FnMut(&mut Text)) {
    words.spans.iter_mut().for_each(|span| change(&mut span.text));
}
