//! Short names in capitals (`ER-W4`) and contractions (`ER-W6`).

use super::LintText;
use super::clauses::capital;
use super::findings::Findings;
use super::grammar::{is_between, is_number_word, is_participle, is_subject};
use super::lists::LISTS;
use super::sentences::is_postcode;
use super::text::{ReadPart, Sentence};
use super::tokens::Token;
use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

pub(super) fn check(text: &LintText, parts: &[ReadPart<'_>], found: &mut Findings) {
    short_names(text, parts, found);
    for part in parts {
        for sentence in &part.sentences {
            contractions(part, sentence, found);
        }
    }
}

/// ER-W4, at the first use.
fn short_names(text: &LintText, parts: &[ReadPart<'_>], found: &mut Findings) {
    let boxes = text.parts.iter().map(|p| p.hard_word.as_str());
    let mut known: HashSet<&str> =
        boxes.chain(text.glossary.iter().map(|(word, _)| word.as_str())).map(str::trim).collect();
    let sentences: Vec<(&ReadPart<'_>, &Sentence<'_>)> =
        parts.iter().flat_map(|part| part.sentences.iter().map(move |s| (part, s))).collect();
    for (i, (part, sentence)) in sentences.iter().enumerate() {
        // What is asked of a whole sentence is asked once.
        let shouted = LazyCell::new(|| is_shouted(sentence));
        let next = LazyCell::new(|| sentences.get(i + 1).map(|(_, next)| Next::of(next)));
        for (at, token) in sentence.tokens.iter().enumerate() {
            if !is_short_name(sentence, at) || *shouted || known.contains(token.text()) {
                continue;
            }
            // Once told, it is not told again.
            known.insert(token.text());
            if !spelled_out(sentence, at) && !next.as_ref().is_some_and(|next| next.stands_for(token.text()))
            {
                let message = format!("“{}” is not said in full before.", token.text());
                found
                    .add("ER-W4", part, token.bytes(), message)
                    .suggest(format!("Write the full words first, then ({}).", token.text()));
            }
        }
    }
}

fn is_short_name(sentence: &Sentence<'_>, at: usize) -> bool {
    let token = &sentence.tokens[at];
    if !token.is_word() || !token.is_capitalised() {
        return false;
    }
    let text =
        token.text().strip_suffix("'s").or_else(|| token.text().strip_suffix("’s")).unwrap_or(token.text());
    let bare: String = text.chars().filter(|c| *c != '.').collect();
    let capitals = bare.chars().filter(|c| c.is_uppercase()).count();
    let shape = bare.starts_with(char::is_uppercase) && capitals >= 2 && bare.chars().count() <= 9;
    // "McKenzie" and "JoAnn" have 2 capitals as well.
    let mostly = capitals * 3 > bare.chars().count() * 2 && bare.chars().all(char::is_alphanumeric);
    shape
        && mostly
        && !super::grammar::form(token.lower()).base
        && !LISTS.acronyms.contains(bare.as_str())
        && LISTS.at(&sentence.tokens, at).is_none()
        && !super::numbers::is_roman(sentence, at)
        && !sentence.tokens.get(at + 1).is_some_and(|next| is_postcode(text, next.text()))
}

/// A whole sentence in capitals.
fn is_shouted(sentence: &Sentence<'_>) -> bool {
    let mut words = sentence.tokens.iter().filter(|t| t.is_word() && t.text().chars().nth(1).is_some());
    words.clone().count() > 3 && words.all(|t| t.text().chars().all(|c| !c.is_lowercase()))
}

/// "National Health Service (NHS)" or "NHS (National Health Service)".
fn spelled_out(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = |at: usize| sentence.tokens.get(at).map_or("", |t| t.text());
    at > 2 && word(at - 1) == "(" && word(at + 1) == ")"
        || word(at + 1) == "("
            && sentence.tokens.iter().skip(at + 2).take_while(|t| t.text() != ")").nth(1).is_some()
        || stands_for_at(sentence, at)
}

/// The sentence after a short name, and where each word in it stands first.
struct Next<'s> {
    sentence: &'s Sentence<'s>,
    first: HashMap<&'s str, usize>,
}

impl<'s> Next<'s> {
    fn of(sentence: &'s Sentence<'s>) -> Self {
        let mut first = HashMap::new();
        for (at, token) in sentence.tokens.iter().enumerate() {
            first.entry(token.text()).or_insert(at);
        }
        Self { sentence, first }
    }

    fn stands_for(&self, name: &str) -> bool {
        let word = |at: usize| self.sentence.tokens.get(at).map_or("", |t| t.lower());
        self.first.get(name).is_some_and(|at| stands_for_at(self.sentence, *at))
            || matches!(word(0), "this" | "that" | "it") && matches!(word(1), "means" | "stands")
    }
}

/// "CQC stands for", "CQC means", "called the CQC".
fn stands_for_at(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = |at: usize| sentence.tokens.get(at).map_or("", |t| t.lower());
    word(at + 1) == "stands" && word(at + 2) == "for" || word(at + 1) == "means"
}

/// ER-W6.
fn contractions(part: &ReadPart<'_>, sentence: &Sentence<'_>, found: &mut Findings) {
    for (at, token) in sentence.tokens.iter().enumerate() {
        if !token.is_word() || !token.lower().contains('\'') {
            continue;
        }
        let Some(full) = full_words(&sentence.tokens, at) else { continue };
        let message = format!("“{}” is a short way to write 2 words.", token.text());
        let finding = found.add("ER-W6", part, token.bytes(), message);
        match full {
            Full::Certain(full) => {
                let full = if token.is_capitalised() { capital(&full) } else { full };
                finding.instead(&full);
            }
            Full::Hint(hint) => drop(finding.suggest(hint)),
        }
    }
}

enum Full {
    Certain(String),
    Hint(&'static str),
}

fn full_words(tokens: &[Token<'_>], at: usize) -> Option<Full> {
    let word = tokens[at].lower();
    let next = tokens.get(at + 1).map_or("", |t| t.lower());
    if let Some(verb) = word.strip_suffix("n't") {
        // "Don't you like it?" would become "Do not you".
        if is_subject(next) {
            return Some(Full::Hint("Write both words in full."));
        }
        return Some(Full::Certain(match verb {
            "ca" => "cannot".to_owned(),
            "wo" => "will not".to_owned(),
            "sha" => "shall not".to_owned(),
            "ai" => return Some(Full::Hint("Write “is not” or “are not”.")),
            verb => format!("{verb} not"),
        }));
    }
    for (end, full) in [("'ll", "will"), ("'re", "are"), ("'ve", "have"), ("'m", "am")] {
        if let Some(who) = word.strip_suffix(end) {
            let who = if who == "i" { "I" } else { who };
            return Some(Full::Certain(format!("{who} {full}")));
        }
    }
    if word.ends_with("'d") {
        return Some(Full::Hint("Write “had” or “would”."));
    }
    if word == "let's" {
        return Some(Full::Certain("let us".to_owned()));
    }
    let who = word.strip_suffix("'s")?;
    if !matches!(
        who,
        "it" | "that" | "there" | "he" | "she" | "what" | "who" | "here" | "where" | "how" | "when"
    ) {
        return None;
    }
    // "there's 2 of us" are two.
    let many = tokens.get(at + 1).is_some_and(Token::is_number) || is_number_word(next);
    if who == "there" && many && next != "1" && next != "one" {
        return Some(Full::Hint("Write “there is” or “there are”."));
    }
    // "it's since moved" is "it has", "it's already full" is "it is".
    let after = tokens.get(at + 2).map_or("", |t| t.lower());
    let done = is_participle(after) || matches!(after, "been" | "had" | "become" | "come" | "got");
    if is_between(next) && done || matches!(next, "since") {
        return Some(Full::Hint("Write “is” or “has”."));
    }
    // "it's been" is "it has been", "who's coming" is "who is coming".
    let has = matches!(next, "been" | "got" | "had" | "gone" | "become");
    if !has && is_participle(next) {
        return Some(Full::Hint("Write “is” or “has”."));
    }
    Some(Full::Certain(format!("{who} {}", if has { "has" } else { "is" })))
}
