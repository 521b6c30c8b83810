//! Text as people type it, and the form that collects every problem at once.

use super::{Miles, NotADay, Pence, When, points, visible};
use crate::error::{Error, Problem, Result};
use chrono::NaiveDate;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Parts of one record in one list: needs, lines of a claim, rows of a handout. A
/// thousand rows of a handout are a hundred pages.
pub(crate) const MOST_PARTS: usize = 1000;

/// Reads the fields of a draft and gathers *all* problems, so that a person
/// hears of everything at once.
#[derive(Debug, Default)]
pub struct Form {
    problems: Vec<Problem>,
}

impl Form {
    pub fn problem(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.problems.push(Problem::new(field, message));
    }

    /// How many parts a list of the draft has. Asked before any of them is looked at.
    ///
    /// # Errors
    /// `BadInput` for more than a record holds, and nothing else: the rest would take long.
    pub(crate) fn parts(field: &str, count: usize) -> Result<()> {
        if count <= MOST_PARTS {
            return Ok(());
        }
        let sentence = format!("Use {MOST_PARTS} or fewer. This has {count}.");
        Err(Error::of(vec![Problem::new(field, sentence)]))
    }

    pub fn is_fine(&self) -> bool {
        self.problems.is_empty()
    }

    pub fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// # Errors
    /// `BadInput` with every problem.
    pub fn finish(self) -> Result<()> {
        Error::check(self.problems)
    }

    /// One line of text: trimmed, inner line ends and runs of spaces made one
    /// space, without letters that nobody sees.
    pub fn line(&mut self, field: &str, value: &str, most: usize) -> String {
        self.checked(field, &one_line(&visible(value)), most)
    }

    /// Text of several lines; line ends become `\n`, blank ends are trimmed.
    pub fn lines(&mut self, field: &str, value: &str, most: usize) -> String {
        let value = visible(value);
        let is_end = |c: char| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
        if !value.contains(is_end) {
            return self.checked(field, value.trim(), most);
        }
        let text = value.replace("\r\n", "\n").replace(is_end, "\n");
        let text = text.split('\n').map(str::trim_end).collect::<Vec<_>>().join("\n");
        self.checked(field, text.trim(), most)
    }

    /// One line that must not be empty.
    pub fn needed(&mut self, field: &str, value: &str, most: usize, ask: &str) -> String {
        let text = self.line(field, value, most);
        if text.is_empty() {
            self.problem(field, ask);
        }
        text
    }

    /// One line in a shape of its own, such as a phone number. What can't be read stays as typed.
    pub fn shaped(
        &mut self,
        field: &str,
        value: &str,
        most: usize,
        shape: fn(&str) -> Result<String, String>,
    ) -> String {
        let line = self.line(field, value, most);
        shape(&line).unwrap_or_else(|sentence| {
            self.problem(field, sentence);
            line
        })
    }

    fn checked(&mut self, field: &str, text: &str, most: usize) -> String {
        // Bytes are counted first: letters are never more.
        let length = if text.len() > most { text.chars().count() } else { 0 };
        if length > most {
            self.problem(field, format!("Use {most} characters or fewer. This has {length}."));
        }
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            self.problem(field, "This holds a character that can't be kept. Type it again by hand.");
        }
        if text.is_ascii() { text.to_owned() } else { text.nfc().collect() }
    }

    /// An amount as typed; empty is nothing.
    pub fn money(&mut self, field: &str, value: &str) -> Option<Pence> {
        self.parsed(field, value, Pence::typed)
    }

    pub fn miles(&mut self, field: &str, value: &str) -> Option<Miles> {
        self.parsed(field, value, Miles::typed)
    }

    /// A size of print as typed; empty is nothing.
    pub fn points(&mut self, field: &str, value: &str) -> Option<u8> {
        self.parsed(field, value, points)
    }

    /// A day, month or span as typed; empty is nothing.
    pub fn when(&mut self, field: &str, value: &str) -> Option<When> {
        self.parsed(field, value, |text| When::typed(text).map_err(|e| e.to_string()))
    }

    /// A whole day as typed; a month alone is not enough.
    pub fn day(&mut self, field: &str, value: &str) -> Option<NaiveDate> {
        self.parsed(field, value, |text| match When::typed(text) {
            Ok(when) if when.from == when.until => Ok(when.from),
            Ok(_) => Err(NotADay::NoDay.to_string()),
            Err(e) => Err(e.to_string()),
        })
    }

    fn parsed<T>(&mut self, field: &str, value: &str, read: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        let text = visible(value);
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        // A sentence, not an echo: what was typed still stands in the field.
        match read(text) {
            Ok(value) => Some(value),
            Err(message) => {
                self.problem(field, message);
                None
            }
        }
    }
}

/// "3 claims, 2 people and 1 project"
pub(crate) fn one_after_another(mut words: Vec<String>) -> String {
    let Some(last) = words.pop() else { return String::new() };
    if words.is_empty() { last } else { format!("{} and {last}", words.join(", ")) }
}

/// Trimmed, with every run of white space one space. Most text is so already.
#[must_use]
pub fn one_line(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let is_tidy = text.is_ascii()
        && !bytes.iter().any(|b| b.is_ascii_control())
        && !bytes.starts_with(b" ")
        && !bytes.ends_with(b" ")
        && !bytes.windows(2).any(|two| two == b"  ");
    if is_tidy { text.into() } else { text.split_whitespace().collect::<Vec<_>>().join(" ").into() }
}

/// Where a name is filed: under the family name, or, where nobody said which that is,
/// under the last word.
#[must_use]
pub fn filed(name: &str, family_name: &str) -> String {
    let last = || name.rsplit(' ').next().unwrap_or_default();
    let family = if family_name.is_empty() { last() } else { family_name };
    fold(&format!("{family}, {name}"))
}

/// Folds text for sorting and comparing: small letters, no accents, and the
/// letters that Unicode does not take apart (ł, ø, ß) as people would file
/// them. Signs that make another letter, as vowel signs do, are kept.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|c| !is_left_out(*c)).flat_map(char::to_lowercase) {
        match letter {
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'đ' => folded.push('d'),
            'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ŧ' => folded.push('t'),
            'ŋ' => folded.push('n'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ς' => folded.push('σ'),
            '’' | '‘' => folded.push('\''),
            // A large İ becomes an i with a dot of its own.
            other if !is_left_out(other) => folded.push(other),
            _ => {}
        }
    }
    // Letters of Korean and of Indian scripts stand in one piece again.
    if folded.is_ascii() { folded } else { folded.nfc().collect() }
}

/// Accents, the points of Hebrew and Arabic, and joiners: names are written
/// with and without them.
fn is_left_out(letter: char) -> bool {
    let is_sign = matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}');
    let is_stretch = letter == '\u{640}';
    let is_joiner = matches!(letter, '\u{200c}' | '\u{200d}');
    (is_sign && unicode_normalization::char::is_combining_mark(letter)) || is_stretch || is_joiner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_returns_every_problem_at_once() {
        let mut form = Form::default();
        form.needed("name", "  ", 200, "Write the name.");
        form.day("on", "31/02/2024");
        form.money("amount", "-4");
        form.line("phone", &"9".repeat(10_000), 40);
        form.line("town", "North\0brook", 40);
        let fields: Vec<_> = form.into_problems().into_iter().map(|p| p.field).collect();
        assert_eq!(fields, ["name", "on", "amount", "phone", "town"]);
    }

    #[test]
    fn a_line_has_single_spaces_and_none_at_its_ends() {
        for typed in ["Ann Lee", " Ann Lee", "Ann Lee ", "Ann  Lee", "Ann\tLee\n", "\u{a0}Ann\u{2003}Lee"] {
            assert_eq!(one_line(typed), "Ann Lee", "{typed:?}");
        }
        assert_eq!(one_line("  "), "");
    }

    #[test]
    fn a_month_is_not_a_day() {
        let mut form = Form::default();
        assert_eq!(form.day("on", "June 2024"), None);
        assert!(!form.is_fine());
    }

    #[test]
    fn folding_files_names_where_people_look_for_them() {
        assert_eq!(fold("Łukasz Ní-Bhriain"), "lukasz ni-bhriain");
        assert_eq!(fold("YILMAZ"), fold("Yılmaz"));
        assert_eq!(fold("O’Brien"), "o'brien");
        assert_eq!(fold("Strauß"), fold("STRAUẞ"));
        assert_eq!(fold("Ægir Þórsson"), "aegir thorsson");
        assert_eq!(fold("Ａｎｎ ﬁ"), "ann fi");
    }

    #[test]
    fn folding_keeps_the_signs_that_make_another_letter() {
        // Gita is not gata, ba is not pa, and Korean stays in one piece.
        for (one, other) in [("गीता", "गाता"), ("ば", "ぱ"), ("ไม่", "ไม"), ("ਕੀ", "ਕਾ")]
        {
            assert_ne!(fold(one), fold(other));
        }
        assert_eq!(fold("김민수"), "김민수");
        assert_eq!(fold("\u{9c7}\u{9be}"), fold("\u{9cb}"), "however it is put together");
        // Points are written or left out.
        assert_eq!(fold("مُحَمَّد أحمد"), fold("محمد احمد"));
        assert_eq!(fold("שָׁלוֹם"), fold("שלום"));
    }
}
