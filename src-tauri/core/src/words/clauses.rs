//! One idea in a sentence (`ER-S2`), and the active voice (`ER-S4`).

use super::findings::{Findings, is_long};
use super::grammar;
use super::grammar::{
    clause_begins, form, is_adjective, is_being, is_between, is_helping, is_object, is_participle,
    is_subordinate, is_verb, leads,
};
use super::text::{ReadPart, Sentence};
use super::tokens::Token;
use std::ops::Range;

/// Where a second idea begins.
struct Second {
    /// The words that join it, as tokens; what is marked.
    joint: Range<usize>,
    /// Two sentences, where cutting there is certain.
    cut: Option<[String; 2]>,
}

/// ER-S2, and how to cut the sentence where that is certain.
pub(super) fn ideas(part: &ReadPart<'_>, sentence: &Sentence<'_>, found: &mut Findings) {
    let Some(second) = second_idea(part, sentence) else { return };
    let bytes = sentence.span(second.joint.start, second.joint.end - 1);
    let finding = found.add("ER-S2", part, bytes, "There is more than 1 idea in this sentence.");
    match second.cut.filter(|_| !is_long(part)) {
        Some(lines) => drop(finding.rows(&lines, rows(part, sentence, &lines))),
        None => drop(finding.suggest("Make a sentence of each idea.")),
    }
}

/// The certain cut of a sentence, for the finding that it is too long.
pub(super) fn cut(part: &ReadPart<'_>, sentence: &Sentence<'_>) -> Option<([String; 2], Vec<String>)> {
    if is_long(part) {
        return None;
    }
    let lines = second_idea(part, sentence)?.cut?;
    let rows = rows(part, sentence, &lines);
    Some((lines, rows))
}

/// The part as two rows: what stands before goes with the first, what follows with the second.
fn rows(part: &ReadPart<'_>, sentence: &Sentence<'_>, lines: &[String; 2]) -> Vec<String> {
    let before = part.words[..sentence.bytes().start].trim();
    let after = part.words[sentence.bytes().end..].trim();
    let first = if before.is_empty() { lines[0].clone() } else { format!("{before}\n{}", lines[0]) };
    let second = if after.is_empty() { lines[1].clone() } else { format!("{}\n{after}", lines[1]) };
    vec![first, second]
}

fn second_idea(part: &ReadPart<'_>, sentence: &Sentence<'_>) -> Option<Second> {
    let tokens = &sentence.tokens;
    let word = |at: usize| tokens.get(at).map_or("", |t| t.lower());
    let sure = |joint: Range<usize>, before: &Before<'_, '_>| {
        let cut = certain_cut(part, sentence, &joint, before);
        Some(Second { joint, cut })
    };
    let mut because = word(0) == "because";
    let mut gone = Before::of(tokens);
    for at in 1..tokens.len() {
        let before = word(at - 1);
        match word(at) {
            ";" if at > 1 && at + 2 < tokens.len() => return sure(at..at + 1, gone.until(at)),
            "which" if !asks_which(sentence, at) => return Some(Second { joint: at..at + 1, cut: None }),
            "although" | "though" | "whereas" | "whilst" | "despite" if at > 1 => {
                return Some(Second { joint: at..at + 1, cut: None });
            }
            "because" if because => return Some(Second { joint: at..at + 1, cut: None }),
            "because" => because = true,
            joint @ ("and" | "but" | "so" | "or") => {
                let comma = before == ",";
                let purpose = joint == "so" && (word(at + 1) == "that" || (!comma && is_can(word(at + 2))));
                let from = if comma { at - 1 } else { at };
                let before = gone.until(from);
                if purpose || !before.has_verb() || before.is_one_subject() {
                    continue;
                }
                if clause_begins(sentence, at + 1) || word(at + 1) == "please" {
                    return sure(from..at + 1, before);
                }
                if verb_goes_on(sentence, before, at + 1) {
                    return Some(Second { joint: from..at + 1, cut: None });
                }
            }
            _ => {}
        }
    }
    None
}

/// What stands before a joint. It goes along with the sentence, so that no joint reads
/// all that is before it once more.
struct Before<'s, 'a> {
    tokens: &'s [Token<'a>],
    until: usize,
    /// The last verb that carries a clause, and the last word on which one depends.
    verb: Option<usize>,
    subordinate: Option<usize>,
    /// "will" or another word that lets the next verb go on.
    orders: bool,
}

impl<'s, 'a> Before<'s, 'a> {
    fn of(tokens: &'s [Token<'a>]) -> Self {
        Self { tokens, until: 0, verb: None, subordinate: None, orders: false }
    }

    fn until(&mut self, until: usize) -> &Self {
        for at in self.until..until {
            let word = self.tokens[at].lower();
            if is_verb(self.tokens, at) {
                self.verb = Some(at);
            }
            if is_subordinate(word) {
                self.subordinate = Some(at);
            }
            self.orders |= matches!(word, "will" | "can" | "must" | "should" | "may");
        }
        self.until = self.until.max(until);
        self
    }

    fn has_verb(&self) -> bool {
        self.verb.is_some()
    }

    /// "if you and your friend come": the joint joins two people, not two ideas.
    fn is_one_subject(&self) -> bool {
        self.subordinate.map(|at| at + 1).is_some_and(|clause| {
            let verb = self.verb.is_some_and(|verb| verb > clause);
            clause < self.until && !verb && !is_verb(&self.tokens[clause..], 0)
        })
    }
}

fn is_can(word: &str) -> bool {
    matches!(word, "can" | "could" | "will" | "would" | "may")
}

/// "Tell us which day": a question, and no second idea.
fn asks_which(sentence: &Sentence<'_>, at: usize) -> bool {
    let before = sentence.tokens[at - 1].lower();
    matches!(
        before,
        "us" | "me"
            | "them"
            | "know"
            | "say"
            | "choose"
            | "decide"
            | "ask"
            | "see"
            | "check"
            | "about"
            | "and"
            | "or"
            | "find"
            | "out"
            | "understand"
            | "show"
            | "sure"
    )
}

/// A second verb without a subject of its own: "and send it", "and will pay", "and lasts 6 weeks".
fn verb_goes_on(sentence: &Sentence<'_>, before: &Before<'_, '_>, at: usize) -> bool {
    let tokens = &sentence.tokens;
    let word = |at: usize| tokens.get(at).map_or("", |t| t.lower());
    let last = word(before.until - 1);
    // "come and see", "sit and eat"
    if form(last).base && before.until < 4 {
        return false;
    }
    let next = word(at + 1);
    let takes = is_object(next) || tokens.get(at + 1).is_some_and(|t| t.is_number() || t.text() == "£");
    let this = form(word(at));
    if is_helping(word(at)) && !matches!(word(at), "have" | "do" | "had") {
        return true;
    }
    let order = form(word(0)).base || matches!(word(0), "please" | "you" | "we") || before.orders;
    takes && if this.base { order } else { this.told }
}

/// The two sentences, where the first stands alone and no word has to change but the joint.
fn certain_cut(
    part: &ReadPart<'_>,
    sentence: &Sentence<'_>,
    joint: &Range<usize>,
    before: &Before<'_, '_>,
) -> Option<[String; 2]> {
    let tokens = &sentence.tokens;
    let depends =
        tokens[..joint.start].iter().any(|t| is_subordinate(t.lower()) || t.text() == "(" || t.text() == ":");
    // "Should it rain, we will ring you": what follows depends on it as well.
    let depends = depends || matches!(tokens[0].lower(), "should" | "had" | "were");
    // "Leave a message and we ring you": if you do, we will. "He came, he sat and he spoke."
    let and = tokens[joint.end - 1].lower() == "and";
    let order = and && (form(tokens[0].lower()).base || tokens[0].lower() == "please");
    let listed = (1..joint.start.saturating_sub(1))
        .any(|at| tokens[at].text() == "," && clause_begins(sentence, at + 1));
    // "and how it is watched" is no sentence.
    let next = tokens.get(joint.end).map_or("", |t| t.lower());
    let asked = is_subordinate(next) && next != "that";
    // "Care worker herself": what looks like an order is a noun.
    let second = tokens.get(1).map_or("", |t| t.lower());
    let noun = before.verb == Some(0) && form(tokens[0].lower()).base && !is_object(second) && !leads(second);
    let depends = depends || order || asked || noun || and && listed;
    let ends_well = sentence.end_mark().is_some_and(|mark| mark == '.');
    if depends || !ends_well || !clause_begins(sentence, joint.end) || !before.has_verb() {
        return None;
    }
    let word = tokens[joint.end - 1].lower();
    let lead = match word {
        "but" => "But ",
        "so" => "So ",
        "or" => return None,
        _ => "",
    };
    let first = part.words[sentence.bytes().start..tokens[joint.start - 1].bytes().end].trim_end();
    let second = &part.words[tokens[joint.end].bytes().start..sentence.bytes().end];
    let second = if lead.is_empty() { capital(second) } else { format!("{lead}{second}") };
    Some([format!("{first}."), second])
}

/// With a capital at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// ER-S4.
pub(super) fn voice(part: &ReadPart<'_>, sentence: &Sentence<'_>, found: &mut Findings) {
    let tokens = &sentence.tokens;
    let word = |at: usize| tokens.get(at).map_or("", |t| t.lower());
    // Where the words between end, which another one of them need not look for again.
    let mut end = 0;
    for at in 0..tokens.len() {
        // "It gets reviewed"; "we have got" is no such thing.
        let before = at.checked_sub(1).map_or("", word);
        let gets = matches!(word(at), "get" | "gets" | "got" | "getting" | "gotten")
            && !matches!(before, "have" | "has" | "had")
            && !grammar::holds_verb(before)
            && word(at + 1) != "used"
            && !form(word(at + 1)).base;
        if !is_being(word(at)) && !gets {
            continue;
        }
        end = end.max(at + 1);
        while is_between(word(end)) {
            end += 1;
        }
        let mut next = end;
        // "Was your letter answered?"
        if !is_passive(sentence, next) && at == 0 && sentence.end_mark() == Some('?') {
            next =
                (2..=4).find(|i| is_passive(sentence, *i) && ends_or_leads(sentence, i + 1)).unwrap_or(next);
        }
        if is_passive(sentence, next) {
            let by = word(next + 1) == "by" && !is_time(sentence, next + 2);
            let message = "This does not say who does it.";
            let message = if by { "This says it the wrong way round." } else { message };
            let hint = "Say who does it first, such as “We will send you the form”.";
            found.add("ER-S4", part, sentence.span(at, next), message).suggest(hint);
            return;
        }
    }
}

fn is_passive(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = |at: usize| sentence.tokens.get(at).map_or("", |t| t.lower());
    let this = word(at);
    if !is_participle(this) || !sentence.tokens[at].is_word() {
        return false;
    }
    // "the project is called", "it is done": how something is, not what was done to it.
    if this == "called" || this == "used" && word(at + 1) == "to" || this == "made" && word(at + 1) == "of" {
        return false;
    }
    let next = word(at + 1);
    if next == "by" && !is_time(sentence, at + 2) {
        return true;
    }
    if matches!(this, "done" | "planned" | "agreed" | "used" | "made" | "needed") {
        return !(this == "done" && matches!(next, "." | ""));
    }
    !is_adjective(this)
}

/// "by Monday", "by the end of May", "by 4pm": a time, and nobody who does it.
fn is_time(sentence: &Sentence<'_>, at: usize) -> bool {
    use crate::values::{MONTHS, WEEKDAYS};
    let word = |at: usize| sentence.tokens.get(at).map_or("", |t| t.lower());
    let number = sentence.tokens.get(at).is_some_and(|t| t.is_number());
    let name =
        WEEKDAYS.contains(&word(at)) || MONTHS.contains(&word(at)) || matches!(word(at), "then" | "now");
    number || name || word(at) == "the" && word(at + 1) == "end"
}

fn ends_or_leads(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = sentence.tokens.get(at).map_or("", |t| t.lower());
    matches!(word, "" | "?" | "by" | "in" | "at" | "to" | "with" | "for" | "on" | "from")
}
