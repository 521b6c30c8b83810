//! Words and marks, told apart in one go: what was seen ahead is remembered until
//! the reading has passed it, so that no letter is looked at again and again.

use super::steps::took;
use std::borrow::Cow;
use std::ops::Range;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'a> {
    text: &'a str,
    lower: Cow<'a, str>,
    start: usize,
    kind: Kind,
    spaced: bool,
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

impl<'a> Token<'a> {
    pub fn text(&self) -> &'a str {
        took(1);
        self.text
    }

    /// In small letters, with straight apostrophes.
    pub fn lower(&self) -> &str {
        took(1);
        &self.lower
    }

    /// Where it stands in the words of its part.
    pub fn bytes(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    pub fn kind(&self) -> Kind {
        took(1);
        self.kind
    }

    /// White space stands before it.
    pub fn spaced(&self) -> bool {
        self.spaced
    }

    pub fn is_word(&self) -> bool {
        self.kind() == Kind::Word
    }

    pub fn is_number(&self) -> bool {
        self.kind() == Kind::Number
    }

    pub fn is_capitalised(&self) -> bool {
        self.text().starts_with(char::is_uppercase)
    }
}

/// The tokens of a line that begins at byte `start` of the words of its part.
pub(super) fn tokens(text: &str, start: usize) -> Tokens<'_> {
    Tokens { text, start, at: 0, end: 0, ahead: Ahead::default() }
}

pub(super) struct Tokens<'a> {
    text: &'a str,
    start: usize,
    at: usize,
    /// Where the letters without a blank end, in which `at` is.
    end: usize,
    ahead: Ahead,
}

/// What stands further on in the same letters.
#[derive(Default)]
struct Ahead {
    /// The next mark that no address holds.
    stop: Next,
    /// Where an address before it would end, without the marks after it.
    bare: usize,
    /// The last full stop before that.
    dot: Option<usize>,
    at_sign: Next,
    slash: Next,
    /// The next letter that no host's name has.
    odd: Next,
}

/// The next place at which something stands.
#[derive(Default)]
struct Next(Option<usize>);

impl Next {
    fn is_passed(&self, at: usize) -> bool {
        self.0.is_none_or(|known| known < at)
    }

    /// From byte `at` of `text` on; its end where there is none.
    fn find(&mut self, text: &str, at: usize, wanted: impl Fn(char) -> bool) -> usize {
        if let Some(known) = self.0.filter(|known| *known >= at) {
            return known;
        }
        let found = text[at..].find(wanted).map_or(text.len(), |ahead| at + ahead);
        took(found - at);
        self.0 = Some(found);
        found
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let spaced = self.at == self.end;
        if spaced {
            let rest = &self.text[self.at..];
            self.at = self.text.len() - rest.trim_start().len();
            let rest = &self.text[self.at..];
            self.end = self.at + rest.find(char::is_whitespace).unwrap_or(rest.len());
            self.ahead = Ahead::default();
            if rest.is_empty() {
                return None;
            }
        }
        let (length, kind) = self.next_token()?;
        took(length);
        let text = &self.text[self.at..self.at + length];
        let token = Token { text, lower: lower(text), start: self.start + self.at, kind, spaced };
        self.at += length;
        Some(token)
    }
}

impl Tokens<'_> {
    /// How many bytes the next token has, and what it is.
    fn next_token(&mut self) -> Option<(usize, Kind)> {
        let text = &self.text[self.at..self.end];
        let first = text.chars().next()?;
        if let Some(end) = self.address() {
            return Some((end - self.at, Kind::Address));
        }
        if first.is_ascii_digit() {
            let joins = |c: char, next| c.is_alphanumeric() || joins_figures(c, next);
            return Some((run(text, joins), Kind::Number));
        }
        if first.is_alphabetic() {
            if let Some(length) = dotted(text) {
                return Some((length, Kind::Word));
            }
            let joins = |c: char, next: Option<char>| {
                c.is_alphanumeric()
                    || is_mark_of_letters(c)
                    || (matches!(c, '\'' | '’' | '-' | '‑') && next.is_some_and(char::is_alphabetic))
            };
            return Some((run(text, joins), Kind::Word));
        }
        // A row of the same mark is one: "..." and "--".
        let same = text.chars().take_while(|c| *c == first).map(char::len_utf8).sum();
        Some((same, Kind::Mark))
    }

    /// The end of a web or e-mail address that begins here, without the marks after it.
    fn address(&mut self) -> Option<usize> {
        let (text, at, ahead) = (&self.text[..self.end], self.at, &mut self.ahead);
        if ahead.stop.is_passed(at) {
            let stop = ahead.stop.find(text, at, |c| "<>()[]\"“”".contains(c));
            let bare = text[at..stop].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’']);
            ahead.bare = at + bare.len();
            ahead.dot = bare.rfind('.').map(|dot| at + dot);
            took(stop - at);
        }
        let end = ahead.bare.max(at);
        let at_sign = ahead.at_sign.find(text, at, |c| c == '@');
        let is_mail = at < at_sign && at_sign < end && ahead.dot.is_some_and(|dot| dot > at_sign);
        let is_web = ["http://", "https://", "www."].iter().any(|lead| text[at..end].starts_with(lead));
        (is_mail || is_web || self.is_host(end)).then_some(end)
    }

    /// "northbrook.gov.uk/talk" without its www.
    fn is_host(&mut self, end: usize) -> bool {
        let (text, at, ahead) = (&self.text[..self.end], self.at, &mut self.ahead);
        let end = ahead.slash.find(text, at, |c| c == '/').min(end);
        let known = [".uk", ".org", ".com", ".net", ".nhs", ".eu"];
        let part_of_host = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
        known.iter().any(|known| text[at..end].ends_with(known))
            && ahead.odd.find(text, at, |c| !part_of_host(c)) >= end
    }
}

fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.to_lowercase().replace('’', "'"))
    }
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

/// No short form has more letters; what has is read letter by letter.
const MOST_DOTTED: usize = 32;

/// "e.g.", "p.m.", "U.K.": single letters with a full stop each.
fn dotted(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let mut length = 0;
    for letters in 0..MOST_DOTTED {
        took(1);
        let mut ahead = chars.clone();
        match (ahead.next(), ahead.next()) {
            (Some(letter), Some('.')) if letter.is_alphabetic() => {
                length += letter.len_utf8() + 1;
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
    None
}
