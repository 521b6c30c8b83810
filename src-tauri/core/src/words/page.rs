//! What the page as a whole must say and show: what it is about, one picture
//! for one thing, nothing that leads away, and the facts.

use super::LintText;
use super::findings::{Findings, Level};
use super::text::{ReadPart, Sentence};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

/// ER-D2: what it is about, what we ask, by when, and whom to contact.
pub(super) fn about(parts: &[ReadPart<'_>], found: &mut Findings) {
    let Some(first) = parts.iter().position(|part| part.text.heading) else { return };
    let end =
        parts.iter().skip(first + 1).position(|p| p.text.heading).map_or(parts.len(), |at| first + 1 + at);
    let heading = parts[first].words.to_lowercase();
    if !heading.contains("about") && !heading.contains("what is this") {
        found
            .whole("ER-D2", "The first part should say what this is about.")
            .suggest("Call it “What this is about”.");
    }
    let says = |wanted: fn(&Sentence<'_>) -> bool| {
        parts[first..end].iter().flat_map(|part| &part.sentences).any(wanted)
    };
    let lacks: Vec<&str> = [
        (says(asks), "what you ask people to do"),
        (says(has_day), "by when"),
        (says(has_contact), "who to contact"),
    ]
    .into_iter()
    .filter_map(|(there, what)| (!there).then_some(what))
    .collect();
    if !lacks.is_empty() {
        found
            .whole("ER-D2", format!("The first part does not say {}.", lacks.join(", or ")))
            .level(Level::Warning);
    }
}

/// Asks the reader for something: "please", "tell us", "you can".
fn asks(sentence: &Sentence<'_>) -> bool {
    let word = |at: usize| sentence.tokens.get(at).map_or("", |t| t.lower());
    let order = super::grammar::form(word(0)).base && !word(0).is_empty();
    order
        || (0..sentence.tokens.len()).any(|at| {
            word(at) == "please"
                || word(at) == "you" && matches!(word(at + 1), "can" | "need" | "must" | "may" | "could")
                || matches!(word(at), "ask" | "want" | "like" | "need") && word(at + 1) == "you"
        })
}

fn has_day(sentence: &Sentence<'_>) -> bool {
    use crate::values::{MONTHS, WEEKDAYS};
    sentence.tokens.iter().any(|t| {
        let word = t.lower();
        let figures = t.is_number() && word.matches(['/', '-', '.']).count() == 2;
        figures || WEEKDAYS.contains(&word) || MONTHS.contains(&word) && (word != "may" || t.is_capitalised())
    })
}

fn has_contact(sentence: &Sentence<'_>) -> bool {
    sentence.tokens.iter().any(|token| {
        matches!(token.lower(), "call" | "phone" | "ring" | "contact" | "email" | "e-mail" | "write")
            || token.text().contains('@')
    })
}

/// ER-D5: one picture for one thing. Two rows share a picture and no word.
pub(super) fn meanings(text: &LintText, parts: &[ReadPart<'_>], found: &mut Findings) {
    // Where the words beside it say so themselves, it was told already.
    let told: HashSet<&str> = text.twice.iter().map(|(known, _)| known.as_str()).collect();
    // What all rows before say that have the picture.
    let mut first: HashMap<&str, HashSet<String>> = HashMap::new();
    for part in parts.iter().filter(|part| {
        !part.text.picture.is_empty() && !part.text.heading && !told.contains(part.text.picture.as_str())
    }) {
        let about = ideas(part);
        let before = first.entry(&part.text.picture);
        let is_first = matches!(before, Entry::Vacant(_));
        let said = before.or_default();
        let other = !is_first && !about.is_empty() && said.is_disjoint(&about);
        if other {
            found
                .add("ER-D5", part, 0..0, "This picture stands beside something else before.")
                .level(Level::Info)
                .suggest("Use one picture for one thing. Choose another picture for this row.");
        }
        said.extend(about);
    }
}

/// What a row is about: its words that carry meaning, and the kinds of its numbers.
fn ideas(part: &ReadPart<'_>) -> HashSet<String> {
    use crate::values::{MONTHS, WEEKDAYS};
    let mut about = HashSet::new();
    for token in part.sentences.iter().flat_map(|s| &s.tokens) {
        let word = token.lower();
        let name = token.is_capitalised();
        let time = token.is_number() && (word.ends_with("am") || word.ends_with("pm"));
        let day = WEEKDAYS.contains(&word) || name && MONTHS.contains(&word);
        if time || day || matches!(word, "noon" | "day" | "date" | "when" | "start" | "year") {
            about.insert("#when".to_owned());
        } else if matches!(
            word,
            "£" | "pay" | "paid" | "money" | "cost" | "costs" | "free" | "payment" | "claim"
        ) {
            about.insert("#money".to_owned());
        } else if token.is_word() && word.len() > 3 && !is_common(word) {
            about.insert(stem(word).to_owned());
        }
    }
    if !part.text.hard_word.is_empty() {
        about.insert(stem(&part.text.hard_word.to_lowercase()).to_owned());
    }
    about
}

fn stem(word: &str) -> &str {
    let ends = ["ings", "ing", "ers", "ies", "es", "ed", "er", "s", "y", "e"];
    ends.iter().find_map(|end| word.strip_suffix(end).filter(|stem| stem.len() > 2)).unwrap_or(word)
}

fn is_common(word: &str) -> bool {
    matches!(
        word,
        "this"
            | "that"
            | "with"
            | "will"
            | "have"
            | "from"
            | "your"
            | "what"
            | "they"
            | "there"
            | "them"
            | "their"
            | "want"
            | "need"
            | "about"
            | "some"
            | "more"
            | "most"
            | "very"
            | "when"
            | "where"
            | "which"
            | "also"
            | "here"
            | "then"
            | "than"
            | "been"
            | "were"
            | "each"
            | "make"
            | "made"
            | "like"
            | "well"
            | "come"
            | "take"
            | "give"
            | "into"
    )
}

/// ER-D9: footnotes, references to other places, and wide tables.
pub(super) fn leads_away(parts: &[ReadPart<'_>], found: &mut Findings) {
    for part in parts {
        for sentence in &part.sentences {
            if let Some((from, to, message, hint)) = leads(sentence) {
                found.add("ER-D9", part, sentence.span(from, to), message).suggest(hint);
            }
        }
    }
}

fn leads(sentence: &Sentence<'_>) -> Option<(usize, usize, &'static str, &'static str)> {
    let word = |at: usize| sentence.tokens.get(at).map_or("", |t| t.lower());
    let last = sentence.tokens.len().checked_sub(1)?;
    let bars = sentence.tokens.iter().filter(|t| t.text() == "|").count();
    if bars >= 2 {
        return Some((0, last, "A table with more than 2 columns is hard to read.", "Make rows of it."));
    }
    for at in 0..=last {
        let places = [
            "page",
            "pages",
            "section",
            "part",
            "appendix",
            "annex",
            "figure",
            "table",
            "paragraph",
            "chapter",
        ];
        let number = sentence
            .tokens
            .get(at + 2)
            .is_some_and(|t| t.is_number() || t.text().chars().count() == 1 && t.is_word());
        if matches!(word(at), "see" | "on" | "to" | "in" | "from") && places.contains(&word(at + 1)) && number
        {
            // "page 4 of the form" is a place in something else.
            let elsewhere = word(at + 3) == "of";
            let turns = matches!(word(at.wrapping_sub(1)), "refer" | "back" | "turn");
            if !elsewhere && (word(at) == "see" || word(at + 1) == "page" || turns) {
                return Some((at, at + 2, "This sends people to another place.", "Say it again here."));
            }
        }
        if matches!(
            word(at),
            "see"
                | "mentioned"
                | "listed"
                | "described"
                | "stated"
                | "said"
                | "given"
                | "shown"
                | "explained"
        ) && matches!(word(at + 1), "above" | "below" | "overleaf")
        {
            return Some((at, at + 1, "This sends people to another place.", "Say it again here."));
        }
        if matches!(word(at), "overleaf" | "aforementioned" | "footnote" | "ibid") {
            return Some((at, at, "This sends people to another place.", "Say it again here."));
        }
        let raised =
            sentence.tokens[at].text().chars().any(|c| matches!(c, '¹' | '²' | '³' | '⁴'..='⁹' | '†' | '‡'));
        let square = word(at) == "["
            && sentence.tokens.get(at + 1).is_some_and(|t| t.is_number())
            && word(at + 2) == "]";
        let star = word(at) == "*" && at > 0 && !sentence.tokens[at].spaced();
        let unit = at > 0
            && sentence.tokens[at].text().starts_with(['²', '³'])
            && matches!(word(at - 1), "m" | "km" | "cm" | "metres" | "metre" | "miles" | "feet");
        if (raised && !unit) || square || star {
            return Some((at, at, "A footnote leads away from the page.", "Say it in a sentence here."));
        }
    }
    None
}

/// ER-D11: nobody but the officer knows the facts, so this is a list to check.
pub(super) fn facts(parts: &[ReadPart<'_>], found: &mut Findings) {
    if !parts.iter().any(|part| part.text.heading) {
        return;
    }
    let any = |wanted: fn(&Sentence<'_>) -> bool| parts.iter().flat_map(|p| &p.sentences).any(wanted);
    let has = |words: &'static [&'static str]| {
        parts.iter().flat_map(|p| &p.sentences).flat_map(|s| &s.tokens).any(|t| words.contains(&t.lower()))
    };
    let seen = [
        (any(has_day), "the date"),
        (has(&["at", "hall", "room", "street", "road", "office", "online", "place", "library"]), "the place"),
        (has(&["£", "free", "cost", "costs", "pay", "money"]), "what it costs"),
        (has(&["by", "before", "until"]) && any(has_day), "the last day to answer"),
    ];
    let lacks: Vec<&str> = seen.iter().filter_map(|(there, what)| (!there).then_some(*what)).collect();
    let hint = match lacks.len() {
        0 => "We saw all 4.".to_owned(),
        _ => format!("We did not see {}.", lacks.join(", ")),
    };
    found.whole("ER-D11", "Check the facts: date, place, cost, last day to answer.").suggest(hint);
}
