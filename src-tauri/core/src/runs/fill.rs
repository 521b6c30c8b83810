//! "Dear {name}": what differs from copy to copy.

use crate::documents::{Block, Document, Text, Words};

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
