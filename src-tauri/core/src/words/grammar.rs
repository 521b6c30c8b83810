//! As much grammar as the rules need: where a verb is, and whose it is.

use super::inflect;
use super::text::Sentence;
use super::tokens::Token;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Which form of a common verb a word may be.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct VerbForm {
    pub base: bool,
    /// "pays" or "paid": a word that can be no order.
    pub told: bool,
    pub participle: bool,
}

static VERBS: LazyLock<HashMap<String, VerbForm>> = LazyLock::new(|| {
    let mut all: HashMap<String, VerbForm> = HashMap::new();
    for base in inflect::common_verbs().filter_map(|line| line.first().copied()) {
        let [base, s, past, participle, _] = inflect::verb(base).0;
        all.entry(base).or_default().base = true;
        all.entry(s).or_default().told = true;
        all.entry(past).or_default().told = true;
        all.entry(participle).or_default().participle = true;
    }
    for adjective in ["come", "become", "had", "been", "meant", "cost", "done"] {
        if let Some(form) = all.get_mut(adjective) {
            form.participle = adjective == "done";
        }
    }
    all
});

static ADJECTIVES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../../words/adjectives.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

const HELPING: &[&str] = &[
    "am", "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "can", "could", "will",
    "would", "shall", "should", "may", "might", "must", "cannot",
];
const BEING: &[&str] = &["am", "is", "are", "was", "were", "be", "been", "being"];
const SUBJECTS: &[&str] = &[
    "we",
    "you",
    "they",
    "he",
    "she",
    "it",
    "i",
    "there",
    "everybody",
    "everyone",
    "nobody",
    "somebody",
    "someone",
    "anybody",
    "anyone",
    "this",
    "that",
    "these",
    "those",
    "nothing",
    "everything",
    "something",
];
const OBJECTS: &[&str] = &[
    "it",
    "them",
    "us",
    "me",
    "him",
    "her",
    "you",
    "the",
    "a",
    "an",
    "your",
    "our",
    "my",
    "their",
    "his",
    "this",
    "that",
    "these",
    "those",
    "some",
    "any",
    "all",
    "everybody",
    "somebody",
];
const BETWEEN: &[&str] = &[
    "not",
    "also",
    "now",
    "always",
    "usually",
    "often",
    "sometimes",
    "never",
    "already",
    "still",
    "all",
    "both",
    "only",
    "then",
    "soon",
    "well",
    "just",
    "once",
    "ever",
    "being",
    "been",
    "first",
    "each",
    "too",
    "almost",
    "nearly",
];
/// Words after which a clause depends on another.
const SUBORDINATE: &[&str] = &[
    "if", "when", "that", "whether", "because", "who", "which", "where", "what", "how", "why", "while",
    "until", "unless", "before", "after", "since", "so", "although", "though", "as", "whose", "whom",
];

pub(super) fn form(word: &str) -> VerbForm {
    VERBS.get(word).copied().unwrap_or_default()
}

/// "will", "isn't": a helping verb, short form or not.
pub(super) fn is_helping(word: &str) -> bool {
    HELPING.contains(&word)
        || word.strip_suffix("n't").is_some_and(|w| HELPING.contains(&w) || w == "ca" || w == "wo")
}

pub(super) fn is_being(word: &str) -> bool {
    BEING.contains(&word) || word.strip_suffix("n't").is_some_and(|w| BEING.contains(&w))
}

pub(super) fn is_between(word: &str) -> bool {
    BETWEEN.contains(&word) || (word.len() > 4 && word.ends_with("ly"))
}

pub(super) fn is_subject(word: &str) -> bool {
    SUBJECTS.contains(&word)
}

pub(super) fn is_object(word: &str) -> bool {
    OBJECTS.contains(&word)
}

pub(super) fn is_subordinate(word: &str) -> bool {
    SUBORDINATE.contains(&word)
}

pub(super) fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "your"
            | "our"
            | "my"
            | "their"
            | "his"
            | "her"
            | "its"
            | "this"
            | "that"
            | "any"
            | "each"
            | "every"
            | "no"
            | "some"
            | "these"
            | "those"
            | "new"
            | "good"
    )
}

/// A word after which something else begins.
pub(super) fn leads(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "or"
            | "but"
            | "to"
            | "in"
            | "on"
            | "at"
            | "with"
            | "from"
            | "for"
            | "by"
            | "about"
            | "of"
            | "as"
            | "who"
            | "than"
            | "also"
            | "often"
    )
}

/// "three": a small number in letters.
pub(super) fn is_number_word(word: &str) -> bool {
    super::numbers::spelt_out(word).is_some()
}

pub(super) fn is_adjective(word: &str) -> bool {
    ADJECTIVES.contains(word)
}

/// Looks like the participle of a verb.
pub(super) fn is_participle(word: &str) -> bool {
    form(word).participle || (word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed"))
}

/// "we'll" holds its verb.
pub(super) fn holds_verb(word: &str) -> bool {
    ["'ll", "'re", "'ve", "'m", "'d"].iter().any(|end| word.ends_with(end))
        || matches!(
            word,
            "it's" | "that's" | "there's" | "he's" | "she's" | "who's" | "what's" | "here's" | "let's"
        )
}

/// Whether some verb that carries a sentence stands among these tokens.
pub(super) fn has_verb(tokens: &[Token<'_>]) -> bool {
    (0..tokens.len()).any(|at| is_verb(tokens, at))
}

/// Whether a token is a verb that carries the sentence of which these are the first tokens.
pub(super) fn is_verb(tokens: &[Token<'_>], at: usize) -> bool {
    let word = tokens[at].lower();
    let before = at.checked_sub(1).map_or("", |at| tokens[at].lower());
    let form = form(word);
    is_helping(word) && !is_the_month(tokens, at)
        || holds_verb(word)
        || form.told && !is_determiner(before)
        // "Buses run every hour"
        || form.base && at == 1 && super::readings::is_plural(before) && !is_determiner(before)
        || form.base && (is_subject(before) || at == 0 || before == "please" || before == "to")
        || is_subject(before) && word.ends_with("ed")
        // "everybody laughed", "the group meets"
        || at > 0 && word.len() > 4 && word.ends_with("ed") && !is_determiner(before)
}

/// "May and June": no helping verb.
fn is_the_month(tokens: &[Token<'_>], at: usize) -> bool {
    let next = tokens.get(at + 1).map_or("", |t| t.lower());
    let leads = at == 0 && matches!(next, "and" | "or" | "is" | "was" | "," | "to");
    tokens[at].lower() == "may" && tokens[at].is_capitalised() && (at > 0 || leads)
}

/// Whether a clause with its own subject and verb begins here: "we will",
/// "lunch is", "your family can".
pub(super) fn clause_begins(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = |i: usize| sentence.tokens.get(i).map_or("", |t| t.lower());
    if holds_verb(word(at)) {
        return true;
    }
    if is_subject(word(at)) || word(at) == "no" && word(at + 1) == "one" {
        let mut next = at + 1 + usize::from(word(at) == "no");
        while is_between(word(next)) {
            next += 1;
        }
        let form = form(word(next));
        let carried = is_helping(word(next)) || form.base || form.told || word(next).ends_with("ed");
        if carried {
            return true;
        }
    }
    // A few words of a subject, then a helping verb or one that is told: "lunch costs £6".
    let but = matches!(at.checked_sub(1).map_or("", word), "but" | "so");
    for ahead in at + 1..at + 5 {
        let token = word(ahead);
        let number = sentence.tokens.get(ahead + 1).is_some_and(|t| t.is_number() || t.text() == "£");
        let takes = number || but && (is_object(word(ahead + 1)) || leads(word(ahead + 1)));
        if form(token).told && takes && !is_determiner(word(ahead - 1)) {
            return true;
        }
        if is_helping(token) {
            return true;
        }
        let plain = sentence.tokens.get(ahead).is_some_and(|t| t.is_word());
        let leads_away = matches!(
            token,
            "to" | "in" | "on" | "at" | "with" | "from" | "if" | "when" | "that" | "who" | "which"
        );
        if !plain || leads_away || is_subject(token) {
            return false;
        }
    }
    false
}
