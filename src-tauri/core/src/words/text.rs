//! Words read once: a part becomes sentences, a sentence its tokens.

use super::LintPart;
use std::borrow::Cow;
use std::ops::Range;

/// The index of the title, which is no part.
pub(super) const TITLE: usize = usize::MAX;

/// A part that has been read.
pub(super) struct ReadPart<'a> {
    pub index: usize,
    pub text: &'a LintPart,
    pub words: &'a str,
    pub sentences: Vec<Sentence<'a>>,
}

/// One sentence, or what stands on a line in its place.
pub(super) struct Sentence<'a> {
    pub tokens: Vec<Token<'a>>,
    /// Bytes in the words of the part.
    pub bytes: Range<usize>,
    /// A line that begins with a bullet.
    pub bullet: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub text: &'a str,
    /// In small letters, with straight apostrophes.
    pub lower: Cow<'a, str>,
    pub bytes: Range<usize>,
    pub kind: Kind,
    /// White space stands before it.
    pub spaced: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// Begins with a figure: 15, 2:30pm, 2nd, 02/12/26.
    Number,
    /// An e-mail or web address.
    Address,
    Mark,
}

impl ReadPart<'_> {
    /// UTF-16 units before a byte.
    pub fn utf16(&self, at: usize) -> u32 {
        let units = self.words.get(..at).map_or(at, |before| before.encode_utf16().count());
        u32::try_from(units).unwrap_or(u32::MAX)
    }
}

impl Sentence<'_> {
    /// Words and numbers, as somebody would count them.
    pub fn word_count(&self) -> usize {
        self.tokens.iter().filter(|token| token.kind != Kind::Mark).count()
    }

    /// The bytes from one token to another, both with it.
    pub fn span(&self, from: usize, to: usize) -> Range<usize> {
        self.tokens[from].bytes.start..self.tokens[to].bytes.end
    }

    /// The mark that ends it, if one does.
    pub fn end_mark(&self) -> Option<char> {
        self.tokens.iter().rev().find(|t| !is_closing(t.text)).and_then(|token| {
            let ends = token.kind == Kind::Mark || token.text.ends_with('.');
            let mark = token.text.chars().last()?;
            (ends && is_end(mark)).then_some(mark)
        })
    }
}

impl Token<'_> {
    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub fn is_number(&self) -> bool {
        self.kind == Kind::Number
    }

    pub fn is_capitalised(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// Reads the words of a part. A line end always ends a sentence.
pub(super) fn read(index: usize, said: &LintPart) -> ReadPart<'_> {
    let words = said.words.as_str();
    let mut sentences = Vec::new();
    let mut start = 0;
    for text in words.split('\n') {
        let (bullet, skipped) = bullet(text);
        read_line(&text[skipped..], start + skipped, bullet, &mut sentences);
        start += text.len() + 1;
    }
    ReadPart { index, text: said, words, sentences }
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

fn read_line<'a>(text: &'a str, start: usize, bullet: bool, into: &mut Vec<Sentence<'a>>) {
    let tokens = tokens(text, start);
    let mut open: Vec<Token<'a>> = Vec::new();
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        let ends = rest.peek().is_none_or(|next| ends_before(&open, &token, next));
        open.push(token);
        if ends {
            let bytes = open.first().map_or(0, |t| t.bytes.start)..open.last().map_or(0, |t| t.bytes.end);
            into.push(Sentence { tokens: std::mem::take(&mut open), bytes, bullet });
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
    if !next.spaced || is_closing(next.text) && !is_opening(next.text) {
        return false;
    }
    let begins = next.text.chars().next().is_some_and(|c| {
        c.is_uppercase()
            || c.is_numeric()
            || "\"“‘'(£•–-".contains(c)
            || (c.is_alphabetic() && !c.is_lowercase())
    });
    // "p.m." and "etc." carry their own full stop.
    if token.kind == Kind::Word && token.text.ends_with('.') {
        let goes_on = matches!(&*token.lower, "e.g." | "i.e.");
        return begins && !goes_on && next.is_capitalised() && !is_day_or_month(&next.lower);
    }
    let last = if is_closing(token.text) { open.last() } else { Some(token) };
    let Some(mark) = last.and_then(|t| (t.kind == Kind::Mark).then_some(t.text)?.chars().last()) else {
        return false;
    };
    if mark != '.' {
        // Other scripts end their sentences with marks of their own.
        return is_end(mark) && (begins || matches!(mark, '؟' | '۔' | '।' | '。' | '！' | '？'));
    }
    let before = if is_closing(token.text) { open.iter().rev().nth(1) } else { open.last() };
    let Some(before) = before else { return begins };
    let initial = before.is_word()
        && before.lower != "i"
        && before.text.chars().count() == 1
        && before.is_capitalised();
    let short = GOES_ON.contains(&&*before.lower);
    let number = before.lower == "no" && next.is_number();
    let tail = before.is_number() && is_day_or_month(&next.lower) && open.len() < 2;
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

pub(super) fn tokens(text: &str, start: usize) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    for chunk in text.split_inclusive(char::is_whitespace) {
        let word = chunk.trim_end();
        let mut inner = 0;
        let mut first = true;
        while inner < word.len() {
            let (length, kind) = next_token(&word[inner..]);
            let bytes = at + inner..at + inner + length;
            let text = &text[bytes.clone()];
            found.push(Token {
                text,
                lower: lower(text),
                bytes: start + bytes.start..start + bytes.end,
                kind,
                spaced: first,
            });
            inner += length;
            first = false;
        }
        at += chunk.len();
    }
    found
}

fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.to_lowercase().replace('’', "'"))
    }
}

/// How many bytes the next token has, and what it is. `text` has no blanks.
fn next_token(text: &str) -> (usize, Kind) {
    let Some(first) = text.chars().next() else { return (0, Kind::Mark) };
    if let Some(length) = address(text) {
        return (length, Kind::Address);
    }
    if first.is_ascii_digit() {
        return (run(text, |c, next| c.is_alphanumeric() || joins_figures(c, next)), Kind::Number);
    }
    if first.is_alphabetic() {
        if let Some(length) = dotted(text) {
            return (length, Kind::Word);
        }
        let joins = |c: char, next: Option<char>| {
            c.is_alphanumeric()
                || is_mark_of_letters(c)
                || (matches!(c, '\'' | '’' | '-' | '‑') && next.is_some_and(char::is_alphabetic))
        };
        return (run(text, joins), Kind::Word);
    }
    // A row of the same mark is one: "..." and "--".
    let same = text.chars().take_while(|c| *c == first).map(char::len_utf8).sum();
    (same, Kind::Mark)
}

fn joins_figures(c: char, next: Option<char>) -> bool {
    matches!(c, '.' | ',' | ':' | '/' | '-') && next.is_some_and(|n| n.is_ascii_digit())
}

/// Marks that stand upon letters, as in Arabic and Bengali.
fn is_mark_of_letters(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) || matches!(c, '\u{200c}' | '\u{200d}')
}

fn run(text: &str, joins: impl Fn(char, Option<char>) -> bool) -> usize {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        if !joins(c, next) {
            return at;
        }
    }
    text.len()
}

/// "e.g.", "p.m.", "U.K.": single letters with a full stop each.
fn dotted(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let mut length = 0;
    let mut letters = 0;
    loop {
        let mut ahead = chars.clone();
        match (ahead.next(), ahead.next()) {
            (Some(letter), Some('.')) if letter.is_alphabetic() => {
                length += letter.len_utf8() + 1;
                letters += 1;
                chars = ahead;
            }
            (Some(next), _) if next.is_alphanumeric() => {
                // "e.g" without its last stop is one as well.
                let alone = letters == 1 && next.is_alphabetic();
                let ends = chars.clone().nth(1).is_none_or(|c| !c.is_alphanumeric());
                return (alone && ends).then(|| length + next.len_utf8());
            }
            _ => return (letters >= 2).then_some(length),
        }
    }
}

/// The length of a web or e-mail address without the marks after it.
fn address(text: &str) -> Option<usize> {
    let end = text.find(|c: char| c.is_whitespace() || "<>()[]\"“”".contains(c)).unwrap_or(text.len());
    let bare = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’']);
    let is_mail = bare.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let is_web = ["http://", "https://", "www."].iter().any(|lead| bare.starts_with(lead));
    (is_mail || is_web || is_host(bare)).then_some(bare.len())
}

/// "northbrook.gov.uk/talk" without its www.
fn is_host(text: &str) -> bool {
    let host = text.split('/').next().unwrap_or_default();
    let known = [".uk", ".org", ".com", ".net", ".nhs", ".eu"];
    host.contains('.')
        && known.iter().any(|end| host.ends_with(end))
        && host.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(words: &str) -> Vec<String> {
        let said = LintPart { words: words.to_owned(), ..LintPart::default() };
        read(0, &said).sentences.iter().map(|s| words[s.bytes.clone()].to_owned()).collect()
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
            read.sentences.iter().flat_map(|s| s.tokens.iter().map(|t| t.text.to_owned())).collect::<Vec<_>>()
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
        assert_eq!(part.utf16(two.bytes.start), 5);
    }
}
