//! The lists of words, read once. Every form of every entry stands in one
//! table, so that a sentence is gone through only once.

use super::inflect;
use super::tokens::{Token, tokens};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Which list an entry is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Hard,
    Jargon,
    Short,
    Idiom,
    Foreign,
    Padding,
    Dignity,
}

/// What to do about an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Advice<'a> {
    Write(&'a str),
    Hint(&'a str),
    Explain(&'a str),
}

/// One form of an entry.
#[derive(Debug)]
pub(super) struct Phrase {
    pub list: List,
    /// The same for all forms of one entry.
    pub entry: usize,
    pub kind: char,
    /// In small letters, as [`Token::lower`].
    words: Vec<String>,
    sign: char,
    advice: String,
    /// Of a verb, which of its forms this is.
    pub form: Option<Form>,
    /// What to write for the participle, where that looks like the past: "abandoned" is
    /// "gave up" and "given up".
    pub participle: String,
    /// Words before which the advice does not fit: "undertake to" is not "do to".
    pub never_before: Vec<String>,
}

/// A form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Base,
    S,
    Past,
    Participle,
    Ing,
}

const FORMS: [Form; 5] = [Form::Base, Form::S, Form::Past, Form::Participle, Form::Ing];

impl Phrase {
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// "a majority of", and not "majority of".
    pub fn starts_with_article(&self) -> bool {
        self.words.first().is_some_and(|word| word == "a")
    }

    /// What to write, as a hint.
    pub fn hint(&self) -> String {
        match self.advice() {
            Advice::Write(instead) => format!("Try “{instead}”."),
            Advice::Hint("leave it out") => "Leave it out.".to_owned(),
            Advice::Hint(hint) => format!("Try: {hint}."),
            Advice::Explain(meaning) => {
                format!("Explain it in the next sentence, such as: This means {meaning}.")
            }
        }
    }

    pub fn advice(&self) -> Advice<'_> {
        match self.sign {
            '>' => Advice::Write(&self.advice),
            ':' => Advice::Explain(&self.advice),
            _ => Advice::Hint(&self.advice),
        }
    }
}

pub(super) struct Lists {
    /// By their first word, the longest first.
    phrases: HashMap<String, Vec<Phrase>>,
    pub allowed: HashSet<String>,
    pub acronyms: HashSet<&'static str>,
    pub same_thing: HashMap<String, Vec<OneThing>>,
}

/// A name of something that has other names too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct OneThing {
    pub thing: usize,
    pub name: usize,
}

pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(Lists::load);

impl Lists {
    fn load() -> Self {
        let files = [
            (List::Dignity, include_str!("../../words/dignity.txt")),
            (List::Padding, include_str!("../../words/padding.txt")),
            (List::Idiom, include_str!("../../words/idioms.txt")),
            (List::Foreign, include_str!("../../words/foreign.txt")),
            (List::Short, include_str!("../../words/short_forms.txt")),
            (List::Jargon, include_str!("../../words/jargon.txt")),
            (List::Hard, include_str!("../../words/hard.txt")),
        ];
        let mut phrases: HashMap<String, Vec<Phrase>> = HashMap::new();
        let mut entry = 0;
        for (list, text) in files {
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                entry += 1;
                for phrase in forms(list, entry, line) {
                    let same = phrases.entry(phrase.words[0].clone()).or_default();
                    // The first list that has a word keeps it.
                    if !same.iter().any(|other| other.words == phrase.words) {
                        same.push(phrase);
                    }
                }
            }
        }
        for same in phrases.values_mut() {
            same.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        }
        let allowed = words(include_str!("../../words/allowed.txt"));
        Self {
            phrases,
            allowed: allowed.flat_map(|word| [word.to_owned(), inflect::plural(word)]).collect(),
            acronyms: words(include_str!("../../words/acronyms.txt")).collect(),
            same_thing: groups(include_str!("../../words/same_thing.txt")),
        }
    }

    /// The longest entry that begins at a token.
    pub fn at<'l>(&'l self, tokens: &[Token<'_>], at: usize) -> Option<&'l Phrase> {
        let token = tokens.get(at)?;
        let word = token.lower();
        let known = self.phrases.get(word);
        // "approx." at the end of a word that holds its own stops
        let bare = || word.ends_with('.').then(|| self.phrases.get(word.trim_end_matches('.'))).flatten();
        let known = known.or_else(bare);
        known?.iter().find(|phrase| {
            let fits = |(i, word): (usize, &String)| {
                tokens
                    .get(at + i)
                    .is_some_and(|t| t.lower() == word.as_str() || t.lower().trim_end_matches('.') == word)
            };
            phrase.words.iter().enumerate().all(fits) && spelled(phrase, token)
        })
    }
}

/// Whether capitals are as the entry wants them.
fn spelled(phrase: &Phrase, token: &Token<'_>) -> bool {
    let capitals = token.text().chars().all(|c| !c.is_lowercase());
    match phrase.kind {
        'c' => capitals,
        'l' => !capitals,
        _ => true,
    }
}

/// Every form of a line such as `v reimburse > pay back`.
fn forms(list: List, entry: usize, line: &str) -> Vec<Phrase> {
    let Some((kind, rest)) = line.split_once(' ') else { return Vec::new() };
    let kind = kind.chars().next().unwrap_or('w');
    let found = [" > ", " ? ", " : ", " >"].iter().find_map(|sign| Some((rest.split_once(sign)?, *sign)));
    let Some(((source, advice), sign)) = found else { return Vec::new() };
    let sign = sign.trim().chars().next().unwrap_or('?');
    let (advice, never) = advice.split_once(" ! ").unwrap_or((advice, ""));
    let advice = advice.trim();
    let never_before: Vec<String> = never.split_whitespace().map(str::to_owned).collect();
    let write = sign == '>';
    let pairs: Vec<(String, String)> = match kind {
        'v' => {
            let from = inflect::verb(source).0;
            let to = if write { inflect::verb(advice).0 } else { [advice; 5].map(str::to_owned) };
            from.into_iter().zip(to).collect()
        }
        'n' => {
            let many = if write { inflect::plural(advice) } else { advice.to_owned() };
            vec![(source.to_owned(), advice.to_owned()), (inflect::plural(source), many)]
        }
        _ => vec![(source.to_owned(), advice.to_owned())],
    };
    let mut phrases = Vec::new();
    let of_participle = pairs.get(3).map(|(_, advice)| advice.clone()).unwrap_or_default();
    for (at, (source, advice)) in pairs.into_iter().enumerate() {
        for spelling in spellings(&source) {
            phrases.push(Phrase {
                list,
                entry,
                kind,
                words: tokenised(&spelling),
                sign,
                advice: advice.clone(),
                form: FORMS.get(at).copied().filter(|_| kind == 'v'),
                participle: of_participle.clone(),
                never_before: never_before.clone(),
            });
        }
    }
    phrases.retain(|phrase| !phrase.words.is_empty());
    phrases
}

/// The word as it stands, with z for s, and without its hyphens.
fn spellings(source: &str) -> Vec<String> {
    let mut all = vec![source.to_owned()];
    for (s, z) in [("ise", "ize"), ("ising", "izing"), ("isation", "ization")] {
        if source.contains(s) && !source.contains("exercise") {
            all.push(source.replace(s, z));
        }
    }
    if source.contains('-') {
        all.push(source.replace('-', " "));
        all.push(source.replace('-', ""));
    }
    all
}

fn tokenised(source: &str) -> Vec<String> {
    tokens(source, 0).map(|token| token.lower().to_owned()).collect()
}

fn words(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}

/// Each name of a group in all its forms; a word that is two names of it is the first.
fn groups(text: &str) -> HashMap<String, Vec<OneThing>> {
    let mut all: HashMap<String, Vec<OneThing>> = HashMap::new();
    for (thing, line) in text.lines().filter(|line| !line.starts_with('#')).enumerate() {
        for (name, word) in line.split_whitespace().enumerate() {
            for form in [word.to_lowercase(), inflect::plural(word).to_lowercase()] {
                let names = all.entry(form).or_default();
                if names.iter().all(|other| other.thing != thing) {
                    names.push(OneThing { thing, name });
                }
            }
        }
    }
    all
}

/// The entries that a text names, such as a hard word of the glossary.
pub(super) fn named(words: &str) -> Vec<usize> {
    let tokens: Vec<Token<'_>> = tokens(words, 0).collect();
    (0..tokens.len()).filter_map(|at| LISTS.at(&tokens, at)).map(|phrase| phrase.entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_hundreds_of_words_and_no_line_is_lost() {
        let files = [
            include_str!("../../words/hard.txt"),
            include_str!("../../words/jargon.txt"),
            include_str!("../../words/padding.txt"),
            include_str!("../../words/idioms.txt"),
            include_str!("../../words/foreign.txt"),
            include_str!("../../words/short_forms.txt"),
            include_str!("../../words/dignity.txt"),
        ];
        let lines: Vec<&str> = files.iter().flat_map(|f| f.lines()).filter(|l| !l.starts_with('#')).collect();
        let lost: Vec<_> = lines.iter().filter(|line| forms(List::Hard, 0, line).is_empty()).collect();
        assert!(lost.is_empty(), "{lost:?}");
        assert!(lines.len() > 900, "{}", lines.len());
    }

    #[test]
    fn no_advice_uses_a_hard_word_itself() {
        let advices: Vec<_> = LISTS
            .phrases
            .values()
            .flatten()
            .filter(|phrase| phrase.list != List::Short)
            .filter_map(|phrase| match phrase.advice() {
                Advice::Write(advice) => Some((phrase.words.join(" "), advice)),
                _ => None,
            })
            .collect();
        assert!(advices.len() > 300, "only {} were read", advices.len());
        let wrong = advices.into_iter().filter(|(_, advice)| !named(advice).is_empty());
        let mut wrong: Vec<_> = wrong.map(|(words, advice)| format!("{words} > {advice}")).collect();
        wrong.sort();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
