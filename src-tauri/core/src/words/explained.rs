//! Whether a hard word is explained, and where.

use super::findings::{Findings, Level};
use super::lists::{self, LISTS, List};
use super::text::{self, ReadPart, Sentence};
use super::vocabulary::Use;
use super::{LintPart, LintText};
use std::collections::{HashMap, HashSet};

/// From which part and sentence on an entry is explained.
pub(super) fn explained(
    text: &LintText,
    parts: &[ReadPart<'_>],
    uses: &[Use],
) -> HashMap<usize, (usize, usize)> {
    let mut from = HashMap::new();
    let boxes = text.parts.iter().filter(|p| !p.meaning.trim().is_empty()).map(|p| p.hard_word.as_str());
    let listed = text.glossary.iter().filter(|(_, m)| !m.trim().is_empty()).map(|(word, _)| word.as_str());
    for word in boxes.chain(listed) {
        from.extend(lists::named(word).into_iter().map(|entry| (entry, (0, 0))));
    }
    for one in uses {
        let sentence = &parts[one.part].sentences[one.sentence];
        let ends = one.at + one.phrase.len();
        if defines(sentence, one.at, ends)
            || names(sentence, one.at)
            || next_sentence(parts, one)
                .is_some_and(|(next, same_row)| explains(next, one.phrase.entry, same_row))
        {
            from.entry(one.phrase.entry).or_insert((one.part, one.sentence));
        }
    }
    from
}

/// The sentence after, in the same row or at the start of the next one.
/// And whether it is the same row.
fn next_sentence<'a>(parts: &'a [ReadPart<'a>], one: &Use) -> Option<(&'a Sentence<'a>, bool)> {
    let part = &parts[one.part];
    let next_row = || parts.get(one.part + 1).filter(|p| !p.text.heading)?.sentences.first();
    let same = part.sentences.get(one.sentence + 1).map(|next| (next, true));
    same.or_else(|| next_row().map(|next| (next, false)))
}

/// "This means …", "It is when …", "Respite means …".
fn explains(sentence: &Sentence<'_>, entry: usize, same_row: bool) -> bool {
    let word = |at: usize| sentence.tokens.get(at).map_or("", |t| t.lower());
    if matches!(word(0), "this" | "that" | "it" | "these" | "they") {
        return match word(1) {
            "means" | "mean" => true,
            // "This is a great chance" in the row below is about something new.
            "is" | "are" => {
                tells_what(word(2))
                    && (same_row || !matches!(word(2), "a" | "an" | "the" | "about" | "another"))
            }
            _ => false,
        };
    }
    if word(0) == "we" && matches!(word(1), "mean" | "call") {
        return true;
    }
    let first = usize::from(matches!(word(0), "a" | "an" | "the"));
    LISTS
        .at(&sentence.tokens, first)
        .is_some_and(|phrase| phrase.entry == entry && defines(sentence, first, first + phrase.len()))
}

/// "Respite is when …", "An advocate is somebody who …", at the start of a sentence.
fn defines(sentence: &Sentence<'_>, at: usize, ends: usize) -> bool {
    let word = |at: usize| sentence.tokens.get(at).map_or("", |t| t.lower());
    let begins = at == 0 || at == 1 && matches!(word(0), "a" | "an" | "the");
    let verb = word(ends);
    begins && (matches!(verb, "means" | "mean") || matches!(verb, "is" | "are") && tells_what(word(ends + 1)))
}

fn tells_what(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "when"
            | "where"
            | "what"
            | "how"
            | "somebody"
            | "someone"
            | "something"
            | "people"
            | "money"
            | "help"
            | "the"
            | "like"
            | "another"
            | "about"
    )
}

/// "This is called co-production.", "We call this respite.", "What is respite?"
fn names(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = |at: usize| sentence.tokens.get(at).map_or("", |t| t.lower());
    let before = |i: usize| at.checked_sub(i).map_or("", word);
    let skip = usize::from(matches!(before(1), "a" | "an" | "the"));
    // "What is respite?" is answered by what follows.
    word(0) == "what" && matches!(word(1), "is" | "are" | "does") && sentence.end_mark() == Some('?')
        || before(1 + skip) == "called"
        || before(2 + skip) == "call" && matches!(before(1 + skip), "this" | "it" | "that" | "them" | "these")
}

/// ER-W1, ER-W3 and ER-S1 of the meaning in a hard-word box: what explains a word has
/// to be easy itself. The box is no words of its row, so the whole row is meant.
pub(super) fn meanings(text: &LintText, parts: &[ReadPart<'_>], found: &mut Findings) {
    let boxed: HashSet<String> = text.parts.iter().map(|part| part.hard_word.trim().to_lowercase()).collect();
    for part in parts.iter().filter(|part| !part.text.meaning.trim().is_empty()) {
        let said = LintPart { words: part.text.meaning.clone(), ..LintPart::default() };
        let read = text::read(part.index, &said);
        let own = lists::named(&part.text.hard_word);
        for sentence in &read.sentences {
            let count = sentence.word_count();
            if count > found.profile.limits.sentence_warning {
                let message =
                    format!("The meaning of “{}” has a sentence of {count} words.", part.text.hard_word);
                found
                    .add("ER-S1", part, 0..0, message)
                    .level(Level::Warning)
                    .suggest("Say it in 2 sentences.");
            }
            for at in 0..sentence.tokens.len() {
                let Some(phrase) = LISTS.at(&sentence.tokens, at) else { continue };
                let rule = match phrase.list {
                    List::Hard => "ER-W1",
                    List::Jargon => "ER-W3",
                    _ => continue,
                };
                if own.contains(&phrase.entry) || sentence.is_name(at) {
                    continue;
                }
                let word = &read.words[sentence.span(at, at + phrase.len() - 1)];
                // What has a box of its own is explained there.
                if boxed.contains(&word.to_lowercase()) {
                    continue;
                }
                let message = format!("The meaning of “{}” has a hard word: “{word}”.", part.text.hard_word);
                found.add(rule, part, 0..0, message).suggest(phrase.hint());
            }
        }
    }
}

/// An explanation in brackets is not longer, in words and marks.
const NEAR: usize = 100;

/// ", which means …", "(a break)" straight after the word.
pub(super) fn explained_here(sentence: &Sentence<'_>, ends: usize) -> bool {
    let word = |at: usize| sentence.tokens.get(at).map_or("", |t| t.lower());
    match word(ends) {
        "(" => {
            let mut near = sentence.tokens[ends..].iter().take(NEAR);
            let close = near.position(|t| t.text() == ")").unwrap_or(0);
            close > 2
        }
        "," | "–" | "-" | "—" => match word(ends + 1) {
            "which" => matches!(word(ends + 2), "means" | "is" | "are"),
            "that" => word(ends + 2) == "is",
            "this" => word(ends + 2) == "means",
            "meaning" | "i.e." | "ie" | "who" => true,
            _ => false,
        },
        _ => false,
    }
}
