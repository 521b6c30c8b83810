//! Words read once: a part becomes sentences, a sentence its tokens.

use super::LintPart;
use super::steps::took;
use super::tokens::{Kind, Token, tokens};
use std::ops::Range;

/// The index of the title, which is no part.
pub(super) const TITLE: usize = usize::MAX;

/// A part that has been read.
pub(super) struct ReadPart<'a> {
    pub index: usize,
    pub text: &'a LintPart,
    pub words: &'a str,
    pub sentences: Box<[Sentence<'a>]>,
    units: Units,
}

/// One sentence, or what stands on a line in its place. It has a token at least.
pub(super) struct Sentence<'a> {
    pub tokens: Box<[Token<'a>]>,
    /// A line that begins with a bullet.
    pub bullet: bool,
    end_mark: Option<char>,
    /// The first token that is no mark, and the first that is a word or a number.
    first: usize,
    first_word: usize,
}

impl ReadPart<'_> {
    /// UTF-16 units before a byte.
    pub fn utf16(&self, at: usize) -> u32 {
        self.units.before(self.words, at)
    }
}

impl<'a> Sentence<'a> {
    fn of(tokens: Box<[Token<'a>]>, bullet: bool) -> Self {
        let first = |wanted: fn(&Token<'_>) -> bool| tokens.iter().position(wanted).unwrap_or(tokens.len());
        Self {
            bullet,
            end_mark: end_mark(&tokens),
            first: first(|t| t.kind() != Kind::Mark),
            first_word: first(|t| t.is_word() || t.is_number()),
            tokens,
        }
    }

    /// Words and numbers, as somebody would count them.
    pub fn word_count(&self) -> usize {
        self.tokens.iter().filter(|token| token.kind() != Kind::Mark).count()
    }

    /// Bytes in the words of the part.
    pub fn bytes(&self) -> Range<usize> {
        self.span(0, self.tokens.len() - 1)
    }

    /// The bytes from one token to another, both with it.
    pub fn span(&self, from: usize, to: usize) -> Range<usize> {
        self.tokens[from].bytes().start..self.tokens[to].bytes().end
    }

    /// The mark that ends it, if one does.
    pub fn end_mark(&self) -> Option<char> {
        self.end_mark
    }

    /// Whether no word and no number stands before a token.
    pub fn begins_with(&self, at: usize) -> bool {
        at <= self.first_word
    }

    /// Whether a token is a word in the middle of a sentence with a capital: a name.
    pub fn is_name(&self, at: usize) -> bool {
        at > self.first && self.tokens[at].is_capitalised()
    }
}

fn end_mark(tokens: &[Token<'_>]) -> Option<char> {
    tokens.iter().rev().find(|t| !is_closing(t.text())).and_then(|token| {
        let ends = token.kind() == Kind::Mark || token.text().ends_with('.');
        let mark = token.text().chars().last()?;
        (ends && is_end(mark)).then_some(mark)
    })
}

/// The UTF-16 units before every 256th byte: a place far down in long words is
/// told without counting from their beginning.
struct Units(Box<[u32]>);

const APART: usize = 256;

impl Units {
    fn of(words: &str) -> Self {
        let mut before = 0_u32;
        let counted = words.as_bytes().chunks_exact(APART).map(|bytes| {
            before = before.saturating_add(units(bytes));
            before
        });
        Self(counted.collect())
    }

    fn before(&self, words: &str, at: usize) -> u32 {
        let whole = at / APART;
        let counted = whole.checked_sub(1).and_then(|at| self.0.get(at)).copied().unwrap_or(0);
        let rest = words.as_bytes().get(whole * APART..at).unwrap_or_default();
        counted.saturating_add(units(rest))
    }
}

/// A character of 4 bytes takes 2 units, any other 1.
fn units(bytes: &[u8]) -> u32 {
    took(bytes.len());
    let unit = |byte: &u8| match byte {
        0x80..=0xBF => 0,
        0xF0.. => 2,
        _ => 1,
    };
    bytes.iter().map(unit).sum()
}

/// Reads the words of a part. A line end always ends a sentence.
pub(super) fn read(index: usize, said: &LintPart) -> ReadPart<'_> {
    let words = said.words.as_str();
    let mut sentences = Vec::with_capacity(1);
    let mut start = 0;
    for text in words.split('\n') {
        let (bullet, skipped) = bullet(text);
        read_line(&text[skipped..], start + skipped, bullet, &mut sentences);
        start += text.len() + 1;
    }
    ReadPart { index, text: said, words, sentences: sentences.into_boxed_slice(), units: Units::of(words) }
}

/// Whether a line is a bullet, and how many bytes to leave out for it.
fn bullet(line: &str) -> (bool, usize) {
    let text = line.trim_start();
    let blank = line.len() - text.len();
    let mark = text.chars().next().filter(|c| "•-*–▪◦".contains(*c));
    match mark {
        Some(mark) if text[mark.len_utf8()..].starts_with(' ') => (true, blank + mark.len_utf8()),
        _ => (false, blank),
    }
}

/// As many tokens as most sentences have at most.
const FEW: usize = 64;

fn read_line<'a>(text: &'a str, start: usize, bullet: bool, into: &mut Vec<Sentence<'a>>) {
    let mut open: Vec<Token<'a>> = Vec::new();
    let mut rest = tokens(text, start).peekable();
    while let Some(token) = rest.next() {
        let ends = rest.peek().is_none_or(|next| ends_before(&open, &token, next));
        open.push(token);
        if ends {
            // A long one keeps its room; of the many short ones each gets what it needs.
            let tokens: Box<[_]> =
                if open.len() > FEW { std::mem::take(&mut open).into() } else { open.drain(..).collect() };
            into.push(Sentence::of(tokens, bullet));
        }
    }
}

/// Short forms after which a sentence goes on.
const GOES_ON: &[&str] = &[
    "dr", "mr", "mrs", "ms", "prof", "rev", "st", "mx", "cllr", "sgt", "vs", "eg", "ie", "approx", "incl",
    "fig",
];

/// Whether a sentence ends after `token`, before `next`.
fn ends_before(open: &[Token<'_>], token: &Token<'_>, next: &Token<'_>) -> bool {
    if !next.spaced() || is_closing(next.text()) && !is_opening(next.text()) {
        return false;
    }
    let begins = next.text().chars().next().is_some_and(|c| {
        c.is_uppercase()
            || c.is_numeric()
            || "\"“‘'(£•–-".contains(c)
            || (c.is_alphabetic() && !c.is_lowercase())
    });
    // "p.m." and "etc." carry their own full stop.
    if token.kind() == Kind::Word && token.text().ends_with('.') {
        let goes_on = matches!(token.lower(), "e.g." | "i.e.");
        return begins && !goes_on && next.is_capitalised() && !is_day_or_month(next.lower());
    }
    let last = if is_closing(token.text()) { open.last() } else { Some(token) };
    let Some(mark) = last.and_then(|t| (t.kind() == Kind::Mark).then_some(t.text())?.chars().last()) else {
        return false;
    };
    if mark != '.' {
        // Other scripts end their sentences with marks of their own.
        return is_end(mark) && (begins || matches!(mark, '؟' | '۔' | '।' | '。' | '！' | '？'));
    }
    let before = if is_closing(token.text()) { open.iter().rev().nth(1) } else { open.last() };
    let Some(before) = before else { return begins };
    let initial = before.is_word()
        && before.lower() != "i"
        && before.text().chars().count() == 1
        && before.is_capitalised();
    let short = GOES_ON.contains(&before.lower());
    let number = before.lower() == "no" && next.is_number();
    let tail = before.is_number() && is_day_or_month(next.lower()) && open.len() < 2;
    begins && !(initial || short || number || tail)
}

fn is_day_or_month(word: &str) -> bool {
    use crate::values::{MONTHS, WEEKDAYS};
    WEEKDAYS.iter().chain(&MONTHS).any(|name| *name == word)
}

pub(super) fn is_end(mark: char) -> bool {
    matches!(mark, '.' | '!' | '?' | '…' | '؟' | '۔' | '।' | '。' | '！' | '？')
}

fn is_closing(text: &str) -> bool {
    matches!(text, ")" | "]" | "”" | "’" | "\"" | "'" | "»")
}

fn is_opening(text: &str) -> bool {
    matches!(text, "\"" | "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(words: &str) -> Vec<String> {
        let said = LintPart { words: words.to_owned(), ..LintPart::default() };
        read(0, &said).sentences.iter().map(|s| words[s.bytes()].to_owned()).collect()
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        for (words, count) in [
            ("We met Dr. Patel on Monday. She was kind.", 2),
            ("The meeting ends at 2:30pm. Tea is free.", 2),
            ("Come at 9 a.m. Monday is best.", 1),
            ("Come before 4 p.m. Bring a friend.", 2),
            ("Bring a drink, e.g. Water or juice.", 1),
            ("Write to talk@example.org. We read every letter.", 2),
            ("Look at www.example.org/short-breaks. It is easy.", 2),
            ("Meet at St. Mary's Hall. It has a ramp.", 2),
            ("J. R. Okafor will be there. Say hello.", 2),
            ("Is it free? Yes! Come along.", 3),
            ("It costs £2.50. You can pay by card.", 2),
            ("“Will you come?” We hope so.", 2),
            ("Look at room No. 5 first. Then wait.", 2),
            ("We meet on 2.12.26. Come along.", 2),
            ("No. That is not right.", 2),
            ("The group is called Speak Up! and meets here.", 1),
            ("One line\nand the next", 2),
            ("Bring pens, paper etc. We have tea.", 2),
        ] {
            assert_eq!(sentences(words).len(), count, "{words}: {:?}", sentences(words));
        }
    }

    #[test]
    fn tokens_keep_what_belongs_together() {
        let kinds = |words: &str| {
            let said = LintPart { words: words.to_owned(), ..LintPart::default() };
            let read = read(0, &said);
            read.sentences
                .iter()
                .flat_map(|s| s.tokens.iter().map(|t| t.text().to_owned()))
                .collect::<Vec<_>>()
        };
        assert_eq!(kinds("Don’t pay £15.00 at 2:30pm."), ["Don’t", "pay", "£", "15.00", "at", "2:30pm", "."]);
        assert_eq!(
            kinds("e.g. a co-production (NHS) day"),
            ["e.g.", "a", "co-production", "(", "NHS", ")", "day"]
        );
        assert_eq!(kinds("Ask a.b@example.org, please."), ["Ask", "a.b@example.org", ",", "please", "."]);
        assert_eq!(kinds("• Bring 50% back"), ["Bring", "50", "%", "back"]);
    }

    #[test]
    fn offsets_are_counted_as_a_page_counts_them() {
        let said = LintPart { words: "𝒜é. Two".to_owned(), ..LintPart::default() };
        let part = read(0, &said);
        let two = part.sentences.last().unwrap();
        assert_eq!(part.utf16(two.bytes().start), 5);
    }
}
