//! A handout as a text file: a row a line, so that it can be written in any
//! editor, compared, and sent to a translator.
//!
//! ```text
//! ---
//! language: pl
//! ---
//! # The title
//! ![picture on the cover]
//!
//! ## A section
//!
//! ![picture] A sentence.
//!   Another sentence of the same row.
//! > **hard word**: what it means
//!
//! ![picture|what is to be seen] A sentence.
//!
//! ![] A row without a picture.
//!   \# A sentence that begins with a sign of this form.
//! ```
//! A `\` before a sign makes it a letter. The cover without a picture is `![]`
//! where a row without words follows.

use super::{ENGLISH, HandoutDraft, MadeFrom, PartDraft, PartKind};
use crate::documents::pictures;
use crate::error::{Error, Problem, Result};
use crate::incoming::Incoming;
use crate::values::{Form, code_of, from_code};
use crate::words::ProfileId;
use std::fmt::Write as _;

/// Lines that are told, where more can't be understood.
const MOST_TOLD: usize = 100;

/// Writes a handout as text. What is read again is the same handout.
#[must_use]
pub fn to_text(draft: &HandoutDraft) -> String {
    let mut out = head(draft);
    let _ = writeln!(out, "# {}", draft.title);
    // A row of a picture alone would be taken for the cover.
    let like_cover = draft
        .parts
        .first()
        .is_some_and(|part| part.kind == PartKind::Row && part.words.is_empty() && part.alt.is_empty());
    if !draft.picture.is_empty() || like_cover {
        let _ = writeln!(out, "![{}]", draft.picture);
    }
    for part in &draft.parts {
        match part.kind {
            PartKind::Section => {
                let _ = write!(out, "\n## {}\n", part.words);
            }
            PartKind::Row => {
                out.push('\n');
                row(&mut out, part);
            }
        }
    }
    out
}

fn head(draft: &HandoutDraft) -> String {
    let mut lines = Vec::new();
    if draft.language != ENGLISH && !draft.language.is_empty() {
        lines.push(format!("language: {}", draft.language));
    }
    if draft.profile != ProfileId::default() {
        lines.push(format!("profile: {}", code_of(&draft.profile)));
    }
    if draft.template {
        lines.push("template: yes".to_owned());
    }
    if let Some(from) = &draft.made_from {
        lines.push(format!("made from: {} {}", from.table, from.id).trim_end().to_owned());
    }
    if let Some(original) = &draft.translation_of {
        lines.push(format!("translation of: {original}"));
    }
    if lines.is_empty() { String::new() } else { format!("---\n{}\n---\n", lines.join("\n")) }
}

fn row(out: &mut String, part: &PartDraft) {
    let alt = if part.alt.is_empty() { String::new() } else { format!("|{}", escaped(&part.alt, ']')) };
    let mut lines = part.words.lines();
    let first = lines.next().unwrap_or_default();
    let _ = writeln!(out, "{}", format!("![{}{alt}] {first}", part.picture).trim_end());
    for line in lines {
        let sign = if begins_with_a_sign(line) { "\\" } else { "" };
        let _ = writeln!(out, "  {sign}{line}");
    }
    if !part.hard_word.is_empty() {
        let _ = writeln!(out, "> **{}**: {}", escaped(&part.hard_word, '*'), part.meaning);
    }
}

/// What the first letters of a line would mean.
fn begins_with_a_sign(line: &str) -> bool {
    ["\\", ">", "# ", "## ", "!["].iter().any(|sign| line.starts_with(sign))
}

/// With a `\` before every sign that would end it.
fn escaped(text: &str, sign: char) -> String {
    text.replace('\\', "\\\\").replace(sign, &format!("\\{sign}"))
}

/// Takes those off again. A `\` before any other letter is a letter.
fn unescaped(text: &str, sign: char) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letters.peek() {
            Some(next) if letter == '\\' && (*next == '\\' || *next == sign) => plain.extend(letters.next()),
            _ => plain.push(letter),
        }
    }
    plain
}

/// Where `end` stands with no `\` before it.
fn closing(text: &str, end: &str) -> Option<usize> {
    let mut at = 0;
    while !text[at..].starts_with(end) {
        let letter = text[at..].chars().next()?;
        at += letter.len_utf8();
        if letter == '\\' {
            at += text[at..].chars().next()?.len_utf8();
        }
    }
    Some(at)
}

/// Reads a handout from text.
///
/// # Errors
/// `BadInput` with every line that can't be understood, each by its number.
pub fn from_text(text: &str) -> Result<HandoutDraft> {
    let mut reading =
        Reading { draft: HandoutDraft::new(""), problems: Vec::new(), head: Head::Before, has_cover: false };
    Incoming::Handout.check(text.len() as u64)?;
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        if let Err(sentence) = reading.line(line) {
            reading.problems.push(Problem::new(format!("line {number}"), sentence));
        }
        Form::parts("parts", reading.draft.parts.len())?;
        // Who hears of a hundred lines knows that this is no such text.
        if reading.problems.len() >= MOST_TOLD {
            break;
        }
    }
    reading.draft.parts.iter_mut().for_each(|part| part.words.truncate(part.words.trim_end().len()));
    if reading.draft.title.is_empty() {
        reading.problems.push(Problem::new("line 1", "Begin with the title: # What the handout is called."));
    }
    Error::check(reading.problems)?;
    Ok(reading.draft)
}

/// A handout whose text went out and came back: what is in it as it was stays the same
/// part, and what changed is told as a change.
#[must_use]
pub fn text_over(before: &HandoutDraft, mut typed: HandoutDraft) -> HandoutDraft {
    let mut left: Vec<&PartDraft> = before.parts.iter().collect();
    let mut take = |part: &mut PartDraft, is_it: fn(&PartDraft, &PartDraft) -> bool| {
        if part.id.is_none()
            && let Some(at) = left.iter().position(|known| is_it(known, part))
        {
            part.id.clone_from(&left.remove(at).id);
        }
    };
    for part in &mut typed.parts {
        take(part, |known, part| PartDraft { id: None, ..known.clone() } == *part);
    }
    for part in &mut typed.parts {
        take(part, |known, part| known.kind == part.kind);
    }
    typed.made_from = typed.made_from.or_else(|| before.made_from.clone());
    typed
}

struct Reading {
    draft: HandoutDraft,
    problems: Vec<Problem>,
    head: Head,
    has_cover: bool,
}

#[derive(PartialEq, Eq)]
enum Head {
    Before,
    Within,
    After,
}

impl Reading {
    fn line(&mut self, line: &str) -> Result<(), String> {
        let is_further = line.starts_with([' ', '\t']);
        // Blanks within a line are the officer's own.
        let line = line.trim();
        match (&self.head, line) {
            (_, "") => return Ok(()),
            (Head::Before, "---") => self.head = Head::Within,
            (Head::Within, "---") => self.head = Head::After,
            (Head::Within, _) => return self.setting(line),
            _ => {
                self.head = Head::After;
                return self.content(line, is_further);
            }
        }
        Ok(())
    }

    fn setting(&mut self, line: &str) -> Result<(), String> {
        let (name, value) = line.split_once(':').map_or((line, ""), |(name, value)| (name, value.trim()));
        match name.trim().to_lowercase().as_str() {
            "language" => self.draft.language = value.to_owned(),
            "profile" => {
                self.draft.profile = from_code(value).ok_or("There is no profile of this name.")?;
            }
            "template" => self.draft.template = value == "yes",
            "made from" => {
                let (table, id) = value.split_once(' ').unwrap_or((value, ""));
                self.draft.made_from = Some(MadeFrom { table: table.to_owned(), id: id.to_owned() });
            }
            "translation of" => self.draft.translation_of = Some(value.to_owned()),
            _ => return Err("Write language, profile, template, made from or translation of here.".into()),
        }
        Ok(())
    }

    fn content(&mut self, line: &str, is_further: bool) -> Result<(), String> {
        if let Some(heading) = line.strip_prefix("## ") {
            self.draft.section(heading);
        } else if let Some(title) = line.strip_prefix("# ") {
            if !self.draft.title.is_empty() {
                return Err("A handout has one title. Begin a section with ##.".into());
            }
            title.clone_into(&mut self.draft.title);
        } else if let Some(row) = line.strip_prefix("![") {
            return self.row(row);
        } else if let Some(word) = line.strip_prefix('>') {
            return self.hard_word(word.trim());
        } else if is_further {
            let last = self.last_row().ok_or("Write a row before its further sentences.")?;
            let line = line.strip_prefix('\\').filter(|rest| begins_with_a_sign(rest)).unwrap_or(line);
            if !last.words.is_empty() {
                last.words.push('\n');
            }
            last.words.push_str(line);
        } else {
            return Err("Begin a row with ![picture], or with ![] where it has none.".into());
        }
        Ok(())
    }

    fn row(&mut self, line: &str) -> Result<(), String> {
        let end = closing(line, "]").ok_or("Close the name of the picture: ![picture] sentence.")?;
        let (inner, words) = (&line[..end], line[end + 1..].trim());
        let (picture, alt) = inner.split_once('|').unwrap_or((inner, ""));
        let (picture, alt) = (picture.trim(), unescaped(alt.trim(), ']'));
        let is_cover = words.is_empty() && alt.is_empty() && self.draft.parts.is_empty() && !self.has_cover;
        if is_cover {
            self.has_cover = true;
            picture.clone_into(&mut self.draft.picture);
        } else {
            self.draft.parts.push(PartDraft {
                words: words.to_owned(),
                picture: picture.to_owned(),
                alt,
                ..PartDraft::default()
            });
        }
        if picture.is_empty() || pictures::is_own(picture) || pictures::is_known(picture) {
            return Ok(());
        }
        Err(format!("There is no picture called “{picture}”. Find one with: pictures search WORD."))
    }

    fn hard_word(&mut self, line: &str) -> Result<(), String> {
        let sorry = "Write a hard word as > **word**: what it means.";
        let words = line.strip_prefix("**").ok_or(sorry)?;
        let end = closing(words, "**").ok_or(sorry)?;
        let (word, meaning) = (&words[..end], &words[end + 2..]);
        let meaning = meaning.trim().strip_prefix(':').ok_or(sorry)?.trim();
        let last = self.last_row().ok_or("Write a hard word below the row that it stands in.")?;
        if !last.hard_word.is_empty() {
            return Err("A row explains one hard word. Split it into two rows.".into());
        }
        last.hard_word = unescaped(word.trim(), '*');
        meaning.clone_into(&mut last.meaning);
        Ok(())
    }

    fn last_row(&mut self) -> Option<&mut PartDraft> {
        self.draft.parts.last_mut().filter(|part| part.kind == PartKind::Row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "---\nlanguage: pl\n---\n# Krótkie przerwy\n![break]\n\n## O czym to jest\n\n\
        ![carer] Opiekun pomaga komuś.\n  Może to być rodzina.\n> **opiekun**: ktoś, kto pomaga\n\n\
        ![|own [1\\] words] Bez obrazka.\n\n![] Koniec.\n\n## Pusto\n";

    #[test]
    fn what_is_written_is_read_again_and_written_to_the_same_bytes() {
        let draft = from_text(TEXT).unwrap();
        assert_eq!((draft.language.as_str(), draft.picture.as_str()), ("pl", "break"));
        assert_eq!(draft.parts.len(), 5);
        assert_eq!(draft.parts[1].words, "Opiekun pomaga komuś.\nMoże to być rodzina.");
        assert_eq!(draft.parts[1].hard_word, "opiekun");
        assert_eq!(draft.parts[2].alt, "own [1] words");
        assert_eq!(to_text(&draft), TEXT);
    }

    /// Every text of a row, from signs that mean something to this form.
    #[test]
    fn every_row_comes_back_as_it_was_written() {
        let texts = [
            "> a",
            "# a",
            "## a",
            "![bus] a",
            "![",
            "#",
            "\\",
            "\\> a",
            "\\\\",
            "a]",
            "a\\",
            "a\\]b",
            "**a**",
            "*",
            "a|b",
            "---",
            "a: b",
            "a  b",
            "a\u{a0}b",
            "language: pl",
            "own [1] words",
            "\\*",
        ];
        let row = |words: String, alt: &str, hard_word: &str, meaning: &str| PartDraft {
            words,
            picture: "bus".into(),
            alt: alt.into(),
            hard_word: hard_word.into(),
            meaning: meaning.into(),
            ..PartDraft::default()
        };
        for text in texts {
            let mut draft = HandoutDraft::new(text);
            draft.parts.push(row(String::new(), "", "", ""));
            draft.section(text);
            draft.parts.push(row(format!("{text}\n{text}\nA sentence.\n{text}"), text, text, text));
            draft.parts.push(row(String::new(), "", text, text));
            for picture in ["", "break"] {
                draft.picture = picture.into();
                assert_eq!(from_text(&to_text(&draft)).as_ref(), Ok(&draft), "{text:?}\n{}", to_text(&draft));
            }
        }
    }

    #[test]
    fn every_line_that_is_not_understood_is_named_by_its_number() {
        let error =
            from_text("# Title\nplain words\n![nowhere_at_all] A row.\n> no stars\n![bus A row.\n# Two\n")
                .unwrap_err();
        let lines: Vec<_> = error.problems.iter().map(|p| p.field.as_str()).collect();
        assert_eq!(lines, ["line 2", "line 3", "line 4", "line 5", "line 6"]);
        assert_eq!(from_text("").unwrap_err().problems.len(), 1);
    }
}
