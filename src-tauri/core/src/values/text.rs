//! Text as people type it, and the form that collects every problem at once.

use super::{Miles, NotADay, Pence, When, points, visible};
use crate::error::{Error, Problem, Result};
use chrono::NaiveDate;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

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

/// Folds text for sorting and comparing: small letters, no accents, and the
/// letters that Unicode does not take apart (ł, ø, ı) as people would file them.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'ł' => 'l',
            'ø' => 'o',
            'đ' => 'd',
            'ı' => 'i',
            '’' | '‘' => '\'',
            other => other,
        })
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .collect()
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
    }
}
