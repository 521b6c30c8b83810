//! The handout as a whole: cover, contact, pictures, glossary and length.

use super::findings::{Findings, Level};
use super::page::{about, facts, leads_away, meanings};
use super::reading::Score;
use super::text::ReadPart;
use super::{LintText, is_english};
use std::collections::{HashMap, HashSet};

pub(super) fn check(text: &LintText, parts: &[ReadPart<'_>], score: &Score, found: &mut Findings) {
    cover(text, found);
    contents(text, parts, found);
    contact(text, found);
    pictures(parts, found);
    twice(text, parts, found);
    layout(text, parts, found);
    length(text, score, found);
    glossary(text, found);
    checked(text, found);
    if is_english(&text.language) {
        about(parts, found);
        meanings(text, parts, found);
        leads_away(parts, found);
        grade(score, found);
        facts(parts, found);
    } else {
        found.whole(
            "ER-LANGUAGE",
            "The words are checked in English only. Ask somebody who reads this language to read it.",
        );
    }
}

/// ER-D1.
fn cover(text: &LintText, found: &mut Findings) {
    let lacks = [
        (!text.title.trim().is_empty(), "a title"),
        (text.cover.has_picture, "a picture"),
        (text.cover.organisation, "the name of your council"),
        (text.cover.badge, "the words “Easy read”"),
        (text.cover.day, "the date"),
    ];
    for (_, what) in lacks.into_iter().filter(|(there, _)| !there) {
        found.whole("ER-D1", format!("The first page needs {what}."));
    }
}

/// ER-D4.
fn contact(text: &LintText, found: &mut Findings) {
    let lacks = [
        (text.contact.phone, "a phone number"),
        (text.contact.email, "an e-mail address"),
        (text.contact.address, "an address"),
        (text.contact.other_formats, "how to ask for other formats"),
    ];
    for (_, what) in lacks.into_iter().filter(|(there, _)| !there) {
        found.whole("ER-D4", format!("The part about how to contact you needs {what}."));
    }
}

/// ER-D3.
fn contents(text: &LintText, parts: &[ReadPart<'_>], found: &mut Findings) {
    let listed = parts.iter().filter(|part| part.text.heading).any(|part| {
        let heading = part.words.to_lowercase();
        heading.contains("contents") || heading.contains("what is in this")
    });
    if let Some(pages) = text.pages.filter(|pages| *pages > 4 && !listed) {
        found
            .whole("ER-D3", format!("{pages} pages and no list of what is in them."))
            .suggest("Put a list of the parts on page 2.");
    }
}

/// ER-D7: every hard word stands in the list at the end, in order.
fn glossary(text: &LintText, found: &mut Findings) {
    let listed: Vec<String> = text.glossary.iter().map(|(word, _)| word.trim().to_lowercase()).collect();
    let known: HashSet<&str> = listed.iter().map(String::as_str).collect();
    let boxes = text.parts.iter().map(|part| part.hard_word.trim()).filter(|word| !word.is_empty());
    for word in boxes.filter(|word| !known.contains(word.to_lowercase().as_str())) {
        found.whole("ER-D7", format!("“{word}” is not in the list of hard words at the end."));
    }
    if !listed.is_sorted() {
        found.whole("ER-D7", "The list of hard words is not in the order of the alphabet.");
    }
}

/// ER-D5: each row has a picture, and each picture its words.
fn pictures(parts: &[ReadPart<'_>], found: &mut Findings) {
    for part in parts.iter().filter(|part| !part.text.heading && part.text.has_picture) {
        if part.sentences.iter().all(|sentence| sentence.word_count() == 0) {
            found
                .add("ER-D5", part, 0..0, "This row has a picture and no words.")
                .level(Level::Warning)
                .suggest("Say in a sentence what the picture is for.");
        }
    }
    for part in parts.iter().filter(|part| !part.text.heading && !part.words.trim().is_empty()) {
        if !part.text.has_picture {
            found.add("ER-D5", part, 0..0, "This row has no picture.").suggest("Choose a picture for it.");
        } else if !part.text.has_alt {
            found
                .add("ER-D5", part, 0..0, "The picture has no words for people who do not see it.")
                .suggest("Say in a few words what is in the picture.");
        }
    }
}

/// ER-D5: a picture is said to show one thing, and elsewhere another.
fn twice(text: &LintText, parts: &[ReadPart<'_>], found: &mut Findings) {
    let mut rows: HashMap<&str, Vec<&ReadPart<'_>>> = HashMap::new();
    for part in parts {
        rows.entry(&part.text.picture).or_default().push(part);
    }
    for (picture, shown) in &text.twice {
        let quoted: Vec<String> = shown.iter().map(|words| format!("\u{201c}{words}\u{201d}")).collect();
        let message = format!("This picture stands for {} things: {}.", shown.len(), quoted.join(" and "));
        let hint = "Use one picture for one thing. Choose another picture, or say the same about both.";
        let rows = rows.get(picture.as_str()).map_or(&[][..], Vec::as_slice);
        // The first that is not what the picture was to begin with.
        let first = rows.iter().find(|part| part.text.alt != shown[0]);
        match first.or_else(|| rows.first()) {
            Some(part) => found.add("ER-D5", part, 0..0, message).suggest(hint),
            None => found.whole("ER-D5", message).suggest(hint),
        };
    }
}

/// EL-3 and EL-5: words and rows that no page could hold whole.
fn layout(text: &LintText, parts: &[ReadPart<'_>], found: &mut Findings) {
    for laid in &text.layout {
        let part = laid.part.and_then(|part| parts.get(part as usize));
        match part {
            Some(part) => found.add(&laid.rule, part, 0..0, laid.message.as_str()).level(laid.level),
            None => found.whole(&laid.rule, laid.message.as_str()).level(laid.level),
        };
    }
}

/// ER-D6: words and pages.
fn length(text: &LintText, score: &Score, found: &mut Findings) {
    let limits = &found.profile.limits;
    let (most_words, warn, most) = (limits.words, limits.pages_warning, limits.pages_error);
    if score.words > most_words {
        found.whole("ER-D6", format!("{} words. Easy read stops at {most_words}.", score.words));
    }
    if let Some(pages) = text.pages.filter(|pages| *pages > warn) {
        let level = if pages > most { Level::Error } else { Level::Warning };
        found
            .whole("ER-D6", format!("{pages} pages. Try to keep to {warn}."))
            .level(level)
            .suggest("Make two handouts of it.");
    }
}

/// ER-D10. A few words say nothing about how hard they are.
fn grade(score: &Score, found: &mut Findings) {
    let limits = &found.profile.limits;
    let (warn, most) = (limits.grade_warning, limits.grade_error);
    if score.words < 30 || score.grade <= warn {
        return;
    }
    let level = if score.grade > most { Level::Error } else { Level::Warning };
    let age = super::reading_age(score.grade);
    found
        .whole("ER-D10", format!("Readers need to be {age} years old or more. Easy read stops at 11."))
        .level(level)
        .suggest("Use shorter words and shorter sentences.");
}

/// ER-D8.
fn checked(text: &LintText, found: &mut Findings) {
    if !text.checked_by_people {
        found
            .whole("ER-D8", "Nobody with a learning disability has checked this yet.")
            .suggest("Ask a group to read it. Write down who it was, when, and what you changed.");
    }
}
