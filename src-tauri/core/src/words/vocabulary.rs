//! Rules about words: hard words and their explanations, council language,
//! short forms, figures of speech, padding, long words.

use super::LintText;
use super::explained::{explained, explained_here};
use super::findings::{Findings, is_long, quoted};
use super::grammar;
use super::lists::{Advice, LISTS, List, OneThing, Phrase};
use super::mends::{Mended, Place, mended};
use super::reading::syllables;
use super::text::{ReadPart, Sentence};
use super::tokens::Token;
use std::collections::{HashMap, HashSet};

/// A listed word, and where it stands.
pub(super) struct Use {
    pub phrase: &'static Phrase,
    pub part: usize,
    pub sentence: usize,
    pub at: usize,
}

pub(super) fn check(text: &LintText, parts: &[ReadPart<'_>], found: &mut Findings) {
    let uses = uses(parts);
    let explained = explained(text, parts, &uses);
    for one in &uses {
        let part = &parts[one.part];
        let sentence = &part.sentences[one.sentence];
        let place = Place { part, sentence, at: one.at, phrase: one.phrase };
        match one.phrase.list {
            List::Hard | List::Jargon => {
                if explained_here(sentence, one.at + one.phrase.len()) {
                    same_sentence(&place, found);
                } else if explained.get(&one.phrase.entry).is_none_or(|from| *from > (one.part, one.sentence))
                {
                    hard(&place, found);
                }
            }
            List::Short => say(&place, "ER-W5", "is a short form", found),
            List::Idiom => say(&place, "ER-W9", "is a figure of speech", found),
            List::Foreign => say(&place, "ER-W10", "is from another language", found),
            List::Dignity => say(&place, "ER-W13", "may hurt people", found),
            List::Padding => say(&place, "ER-W12", "can be said in fewer words", found),
        }
    }
    let mut taken: HashSet<(usize, usize, usize)> =
        uses.iter().flat_map(|u| (0..u.phrase.len()).map(|i| (u.part, u.sentence, u.at + i))).collect();
    // A word that gives way to another needs no second finding.
    taken.extend(two_names(parts, found));
    long_words(text, parts, &taken, found);
    difficulty(parts, found);
}

fn uses(parts: &[ReadPart<'_>]) -> Vec<Use> {
    let mut all = Vec::new();
    for (p, part) in parts.iter().enumerate() {
        for (s, sentence) in part.sentences.iter().enumerate() {
            let mut at = 0;
            while at < sentence.tokens.len() {
                let phrase = LISTS.at(&sentence.tokens, at).filter(|phrase| is_meant(phrase, sentence, at));
                at += phrase.map_or(1, |phrase| {
                    all.push(Use { phrase, part: p, sentence: s, at });
                    phrase.len()
                });
            }
        }
    }
    all
}

/// Whether the words are the entry, and not a name or another use of them.
fn is_meant(phrase: &Phrase, sentence: &Sentence<'_>, at: usize) -> bool {
    let tokens = &sentence.tokens;
    let single = phrase.len() == 1;
    let capitals = tokens[at].text().chars().all(|c| !c.is_lowercase());
    // "Mr. Sharp", "Option House"
    let name = single && sentence.is_name(at) && !capitals && phrase.list != List::Short;
    // "the Northbrook Partnership Board"
    let words = &tokens[at..at + phrase.len()];
    let title = !single && sentence.is_name(at) && words.iter().all(Token::is_capitalised);
    let next_is_name = tokens.get(at + phrase.len()).is_some_and(Token::is_capitalised);
    // "& " between two names is part of a name as well.
    let company = tokens[at].text() == "&" && next_is_name && at > 0 && tokens[at - 1].is_capitalised();
    // "Tues & Thurs" is none.
    let day = tokens.get(at + 1).is_some_and(|t| super::days::weekday(t.lower()).is_some());
    let company = company && !day;
    // "Please note:" before an aside is its heading.
    let label =
        phrase.list == List::Padding && tokens.get(at + phrase.len()).is_some_and(|t| t.text() == ":");
    // "the vulnerable adults team": a noun follows, so nobody is called that.
    let group = phrase.kind == 'g' && !ends_a_noun(tokens, at + phrase.len());
    !(name || title || company || label || group)
}

/// Whether what stands before a token can be a whole noun.
fn ends_a_noun(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(next) = tokens.get(at).filter(|t| t.is_word()) else { return true };
    let word = next.lower();
    let form = grammar::form(word);
    grammar::is_helping(word)
        || grammar::is_subordinate(word)
        || grammar::leads(word)
        || grammar::is_between(word)
        || form.base
        || form.told
}

/// ER-W1 and ER-W3.
fn hard(place: &Place<'_>, found: &mut Findings) {
    let (rule, what) = match place.phrase.list {
        List::Jargon => ("ER-W3", "is council language"),
        _ => ("ER-W1", "is a hard word"),
    };
    say(place, rule, what, found);
}

fn say(place: &Place<'_>, rule: &str, what: &str, found: &mut Findings) {
    let words = place.words();
    let message = format!("“{words}” {what}.");
    let end = place.last();
    let mend = match place.phrase.advice() {
        Advice::Write(instead) => mended(place, instead),
        _ => None,
    };
    match mend {
        Some(Mended { from, to, text }) => {
            found.add(rule, place.part, place.sentence.span(from, to), message).instead(&text);
        }
        None => {
            let bytes = place.sentence.span(place.at, end);
            found.add(rule, place.part, bytes, message).suggest(place.phrase.hint());
        }
    }
}

/// ER-W2. ", which means …" can be cut off without changing a word.
fn same_sentence(place: &Place<'_>, found: &mut Findings) {
    let ends = place.at + place.phrase.len();
    let sentence = place.sentence;
    let last = sentence.tokens.len() - 1;
    let word = |at: usize| sentence.tokens.get(at).map_or("", |t| t.lower());
    let message = format!("“{}” is explained in the same sentence.", place.words());
    if word(ends) == ","
        && word(ends + 1) == "which"
        && word(ends + 2) == "means"
        && sentence.end_mark() == Some('.')
        && !is_long(place.part)
    {
        let rest =
            &place.part.words[sentence.tokens[ends + 2].bytes().end..sentence.tokens[last].bytes().end];
        found
            .add("ER-W2", place.part, sentence.span(ends, last), message)
            .instead(&format!(".\nThis means{rest}"));
    } else {
        let bytes = sentence.span(place.at, ends);
        found
            .add("ER-W2", place.part, bytes, message)
            .suggest("Explain it in the next sentence: This means …");
    }
}

// ---- other words -----------------------------------------------------------------

/// ER-W8.
fn long_words(
    text: &LintText,
    parts: &[ReadPart<'_>],
    taken: &HashSet<(usize, usize, usize)>,
    found: &mut Findings,
) {
    let boxes = text.parts.iter().map(|p| p.hard_word.to_lowercase());
    let known: HashSet<String> =
        boxes.chain(text.glossary.iter().map(|(word, _)| word.to_lowercase())).collect();
    let mut told: HashSet<&str> = HashSet::new();
    for (p, part) in parts.iter().enumerate() {
        for (s, sentence) in part.sentences.iter().enumerate() {
            for (at, token) in sentence.tokens.iter().enumerate() {
                let word = token.lower().strip_suffix("'s").unwrap_or(token.lower());
                let long = token.is_word()
                    && word.split('-').any(|piece| {
                        piece.len() > 6 && (piece.chars().count() >= 12 || syllables(piece) >= 4)
                    });
                let skipped = !long
                    || taken.contains(&(p, s, at))
                    || sentence.is_name(at)
                    || LISTS.allowed.contains(word)
                    || known.contains(word)
                    || !told.insert(token.text());
                if !skipped {
                    let message = format!("“{}” is a long word.", quoted(token.text()));
                    found
                        .add("ER-W8", part, token.bytes(), message)
                        .suggest("Use a shorter word, or explain it.");
                }
            }
        }
    }
}

/// ER-W7: the first name that is used is the one to keep.
fn two_names(parts: &[ReadPart<'_>], found: &mut Findings) -> Vec<(usize, usize, usize)> {
    let mut places = Vec::new();
    let mut first: HashMap<usize, (usize, &str)> = HashMap::new();
    let mut told: HashSet<OneThing> = HashSet::new();
    for (p, part) in parts.iter().enumerate() {
        for (s, sentence) in part.sentences.iter().enumerate() {
            for (at, token) in sentence.tokens.iter().enumerate().filter(|(_, t)| t.is_word()) {
                let Some(names) = LISTS.same_thing.get(token.lower()) else { continue };
                if is_verb_here(&sentence.tokens, at) {
                    continue;
                }
                for one in names {
                    let (name, kept) = *first.entry(one.thing).or_insert((one.name, token.text()));
                    if name != one.name && told.insert(*one) {
                        places.push((p, s, at));
                        let message = format!("“{}” and “{kept}” may be the same thing.", token.text());
                        found
                            .add("ER-W7", part, sentence.span(at, at), message)
                            .suggest(format!("If they are, say “{}” each time.", kept.to_lowercase()));
                    }
                }
            }
        }
    }
    places
}

/// "We are meeting", "to claim", "you can lift".
fn is_verb_here(tokens: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| tokens[at].lower()).unwrap_or_default();
    matches!(
        before,
        "to" | "can" | "will" | "are" | "is" | "am" | "was" | "were" | "you" | "we" | "they" | "i" | "not"
    ) || grammar::is_helping(before)
}

/// ER-W11.
fn difficulty(parts: &[ReadPart<'_>], found: &mut Findings) {
    for part in parts {
        for sentence in &part.sentences {
            for (at, pair) in sentence.tokens.windows(2).enumerate() {
                if pair[0].lower() == "learning" && matches!(pair[1].lower(), "difficulty" | "difficulties") {
                    found
                        .add(
                            "ER-W11",
                            part,
                            sentence.span(at, at + 1),
                            "Most groups say “learning disability”.",
                        )
                        .suggest("Ask your readers which word they use.");
                }
            }
        }
    }
}
