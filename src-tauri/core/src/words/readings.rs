//! Whether a word is a verb or a noun where it stands, told by its neighbours.

use super::grammar::{self, is_being, is_between, is_determiner, is_helping, is_object, is_subject, leads};
use super::lists::Form;
use super::tokens::Token;

/// What helps a participle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// Nothing: it is no participle, or stands for itself.
    None,
    /// "We have received".
    Active,
    /// "It was received", "it has been received".
    Passive,
}

/// So many words may stand between a helping verb and its participle.
const BETWEEN: usize = 5;

/// The voice of a participle at a token.
pub(super) fn voice(tokens: &[Token<'_>], at: usize) -> Voice {
    let mut passive = false;
    let mut subject = false;
    for back in (at.saturating_sub(BETWEEN)..at).rev() {
        let word = tokens[back].lower();
        let bare = word.strip_suffix("n't").unwrap_or(word);
        if matches!(word, "been" | "being") {
            passive = true;
        } else if is_being(word) || matches!(word, "get" | "gets" | "getting") {
            return Voice::Passive;
        } else if matches!(bare, "have" | "has" | "had" | "having")
            || ["'ve", "'s", "'d"].iter().any(|end| word.ends_with(end))
        {
            // "it's received" may be either.
            return if passive || ends_in_s(word) { Voice::Passive } else { Voice::Active };
        } else if is_subject(word) && !subject && !passive {
            // "Have you received": the subject stands between.
            subject = true;
        } else if !is_between(word) || subject {
            break;
        }
    }
    if passive { Voice::Passive } else { Voice::None }
}

fn ends_in_s(word: &str) -> bool {
    word.ends_with("'s")
}

/// A word that leads on from a noun: "a place near us".
pub(super) fn is_preposition(word: &str) -> bool {
    leads(word)
        || matches!(
            word,
            "near"
                | "across"
                | "around"
                | "within"
                | "between"
                | "during"
                | "over"
                | "under"
                | "without"
                | "after"
                | "before"
                | "until"
                | "against"
                | "through"
                | "since"
                | "into"
                | "beside"
        )
}

/// Ends as a plural does.
pub(super) fn is_plural(word: &str) -> bool {
    let ends = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    ends || matches!(word, "people" | "staff" | "children" | "police" | "anyone" | "everyone" | "who")
}

/// Whether a form of a verb is one here, and no noun and no adjective: "on request",
/// "the purchase" and "selected stops" are not.
pub(super) fn fits_as_verb(tokens: &[Token<'_>], at: usize, last: usize, form: Form) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", Token::lower);
    let next_token = tokens.get(last + 1);
    let next = word(Some(last + 1));
    let mut back = at.checked_sub(1);
    while back.is_some_and(|back| back + 4 > at && is_between(tokens[back].lower())) {
        back = back.and_then(|back| back.checked_sub(1));
    }
    let before = word(back);
    let begins = before.is_empty()
        || back.is_some_and(|at| matches!(tokens[at].text(), "." | "(" | "“" | "\"" | ":" | "•"));
    let takes = is_object(next)
        || is_determiner(next)
        || next_token.is_some_and(|t| t.is_number() || t.text() == "£")
        || grammar::is_number_word(next)
        || matches!(
            next,
            "how" | "what" | "which" | "whether" | "where" | "why" | "each" | "everybody" | "someone"
        );
    let noun = back.is_some_and(|at| tokens[at].is_word())
        && !is_determiner(before)
        && !leads(before)
        && !is_helping(before)
        && !grammar::is_number_word(before)
        && !matches!(
            before,
            "all" | "more" | "many" | "other" | "both" | "several" | "without" | "during" | "into"
        );
    match form {
        Form::Base => {
            let helped = is_helping(before)
                || matches!(before, "to" | "please" | "not" | "who" | "let's" | "you'll" | "let");
            let held = ["'ll", "'d", "n't"].iter().any(|end| before.ends_with(end));
            // "does the service require"
            let asked = (2..=4).any(|n| {
                at.checked_sub(n).is_some_and(|at| {
                    matches!(tokens[at].lower(), "do" | "does" | "did" | "can" | "will" | "should")
                }) && at.checked_sub(n - 1).is_some_and(|at| is_determiner(tokens[at].lower()))
            });
            let joined = matches!(before, "and" | "or" | "," | "but" | ";" | "then") && takes;
            let many = noun
                && is_plural(before)
                && (takes || !next_token.is_some_and(Token::is_word) || leads(next) || next.len() > 3);
            begins && takes || helped || held || is_subject(before) || asked || joined || many
        }
        Form::S => {
            (noun && !begins || is_subject(before) || matches!(before, "who" | "which"))
                && next != "of"
                && !is_helping(next)
        }
        // "selected stops", "need sustained help": it says what something is like.
        Form::Past => {
            let joined = matches!(before, "and" | "or" | "but") && (takes || leads(next));
            let wants_noun = grammar::form(before).base && !is_plural(before);
            let told = noun && (takes || !wants_noun && !is_between(word(at.checked_sub(1))));
            !begins && (joined || told || is_subject(before) || before == "who")
        }
        Form::Participle => false,
        Form::Ing => !is_determiner(word(at.checked_sub(1))),
    }
}
