//! Words into braille cells: Unified English Braille through the tables of
//! the liblouis project.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use louis::{Direction, Translator};
use unicode_normalization::UnicodeNormalization;

use crate::documents::DocumentError;
use crate::documents::look::BrailleGrade;

static CONTRACTED: &str = include_str!(concat!(env!("OUT_DIR"), "/en-ueb-g2.ctb"));
static UNCONTRACTED: &str = include_str!(concat!(env!("OUT_DIR"), "/en-ueb-g1.ctb"));

/// What louis-rs gets wrong, put right by rules of our own.
static MENDS: &str = include_str!("../../../braille/mends.ctb");

/// The liblouis table behind a grade.
pub(super) fn table(grade: BrailleGrade) -> &'static str {
    match grade {
        BrailleGrade::Contracted => CONTRACTED,
        BrailleGrade::Uncontracted => UNCONTRACTED,
    }
}

/// Enough for the words of a council's year; a few megabytes at most.
const REMEMBERED: usize = 50_000;

/// One grade, with what it has written before: most words come again.
pub(super) struct Cells {
    translator: Translator,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    runs: HashMap<String, String>,
    /// For each letter out of the ordinary, what is written for it.
    letters: HashMap<char, Option<String>>,
}

impl Cells {
    /// The translator of this process.
    pub fn shared(grade: BrailleGrade) -> Result<&'static Self, DocumentError> {
        static GRADES: [OnceLock<Cells>; 2] = [OnceLock::new(), OnceLock::new()];
        let cell = &GRADES[usize::from(grade == BrailleGrade::Uncontracted)];
        if let Some(cells) = cell.get() {
            return Ok(cells);
        }
        let mends = if grade == BrailleGrade::Contracted { MENDS } else { "" };
        let table = format!(
            "{}
{mends}",
            table(grade)
        );
        let translator =
            Translator::from_table_source(&table, Direction::Forward).map_err(DocumentError::braille)?;
        Ok(cell.get_or_init(|| Self { translator, known: Mutex::default() }))
    }

    /// One paragraph as Unicode braille patterns, its words apart by U+2800.
    ///
    /// # Errors
    /// `MissingGlyph` for a letter of another script.
    pub fn write(&self, text: &str) -> Result<String, DocumentError> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let text = self.typographic(text, &mut known)?;
        let mut written = String::new();
        for run in runs(&text) {
            if !written.is_empty() {
                written.push(BLANK);
            }
            if let Some(cells) = known.runs.get(run) {
                written.push_str(cells);
                continue;
            }
            let cells = self.run(run)?;
            if known.runs.len() >= REMEMBERED {
                known.runs.clear();
            }
            written.push_str(&cells);
            known.runs.insert(run.to_owned(), cells);
        }
        Ok(written)
    }

    /// Words as the tables write them, but for what louis-rs does not see.
    fn run(&self, run: &str) -> Result<String, DocumentError> {
        // The apostrophe of O’Brien and of the ’90s is no closing quotation mark.
        if let Some(at) = apostrophe(run) {
            let before = self.run(&run[..at])?;
            // A letter that goes on behind an apostrophe does not stand alone (UEB 2.6).
            let is_letter = run[..at].chars().count() == 1;
            let before = if is_letter { before.replace(LETTER_SIGN, "") } else { before };
            return Ok(before + "⠄" + &self.run(&run[at + '’'.len_utf8()..])?);
        }
        // Letters behind a number are written one by one (UEB 6.5): 4th, 5ED.
        if let Some((from, until)) = tail(run) {
            let letters = &run[from..until];
            let sign = match letters.as_bytes()[0] {
                b'A'..=b'Z' => CAPITALS_SIGN,
                b'a'..=b'j' => LETTER_SIGN,
                _ => "",
            };
            let mut cells = self.run(&run[..from])? + sign;
            for letter in letters.chars() {
                cells += &self.bare_letter(letter.to_ascii_lowercase())?;
            }
            return Ok(if until == run.len() { cells } else { cells + &self.run(&run[until..])? });
        }
        let cells = self.translator.translate(run).map_err(DocumentError::braille)?;
        // The sign for a letter stands before the one for a capital (UEB 8.4).
        let cells = cells.replace("⠠⠠⠰", "⠰⠠⠠").replace("⠠⠰", "⠰⠠");
        // In "a.m." none stands alone.
        Ok(cells.replace("⠲⠰", "⠲"))
    }

    fn bare_letter(&self, letter: char) -> Result<String, DocumentError> {
        let cells = self.translator.translate(&letter.to_string()).map_err(DocumentError::braille)?;
        Ok(cells.replace(LETTER_SIGN, ""))
    }

    /// The signs that braille tells apart: opening and closing quotation
    /// marks, apostrophes, and letters that have a sign at all.
    fn typographic(&self, text: &str, known: &mut Known) -> Result<String, DocumentError> {
        let mut clean = String::with_capacity(text.len());
        let mut before = ' ';
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            let opens = before.is_whitespace() || "([{–—-“‘".contains(before);
            let after = letters.peek().copied().unwrap_or(' ');
            match letter {
                '"' => clean.push(if opens { '“' } else { '”' }),
                // Of O’Brien and of the ’90s, however it was typed: no quotation mark.
                '\'' | '’' | '‘' if is_apostrophe(before, after) => clean.push('’'),
                '\'' => clean.push(if opens { '‘' } else { '’' }),
                letter if letter.is_whitespace() => clean.push(' '),
                letter if letter.is_ascii() => clean.push(letter),
                letter => clean.push_str(&self.letter(letter, known)?),
            }
            before = letter;
        }
        Ok(clean.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
    }

    /// A letter that the code has no sign for loses its mark: "Ż" is written
    /// as "Z", which the reader of a name can still say.
    fn letter(&self, letter: char, known: &mut Known) -> Result<String, DocumentError> {
        if let Some(found) = known.letters.get(&letter) {
            return found.clone().ok_or(DocumentError::MissingGlyph { character: letter });
        }
        let invisible = matches!(letter, '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' | '\u{2060}');
        let found = if invisible {
            Some(String::new())
        } else if self.has(letter) {
            Some(letter.to_string())
        } else {
            let base: String = letter.nfkd().map(unmarked).filter(|part| !is_mark(*part)).collect();
            (!base.is_empty() && base.chars().all(|part| part.is_ascii() || self.has(part))).then_some(base)
        };
        known.letters.insert(letter, found.clone());
        found.ok_or(DocumentError::MissingGlyph { character: letter })
    }

    /// What the tables do not know is written as "\x" and a number.
    fn has(&self, letter: char) -> bool {
        self.translator.translate(&letter.to_string()).is_ok_and(|cells| !cells.contains("⠸⠡⠭"))
    }
}

fn is_apostrophe(before: char, after: char) -> bool {
    before.is_alphanumeric() && after.is_alphanumeric() || !before.is_alphanumeric() && after.is_ascii_digit()
}

/// Where an apostrophe stands before a capital or a figure, which the tables take for a
/// quotation mark.
fn apostrophe(run: &str) -> Option<usize> {
    run.match_indices('’').map(|(at, _)| at).find(|at| {
        let before = run[..*at].chars().next_back().unwrap_or(' ');
        let after = run[at + '’'.len_utf8()..].chars().next().unwrap_or(' ');
        let is_o_clock = run[..*at].eq_ignore_ascii_case("o") && run[at + '’'.len_utf8()..].len() > 2;
        is_apostrophe(before, after) && (!after.is_lowercase() || is_o_clock)
    })
}

/// The letters that stand right behind a number, all small or all capitals, where there are
/// two and more.
fn tail(run: &str) -> Option<(usize, usize)> {
    let mut last = ' ';
    for (at, letter) in run.char_indices() {
        if letter.is_ascii_alphabetic() && last.is_ascii_digit() {
            let is_like =
                |c: &char| c.is_ascii_alphabetic() && c.is_ascii_lowercase() == letter.is_ascii_lowercase();
            let long = run[at..].chars().take_while(is_like).count();
            let after = run[at + long..].chars().next().unwrap_or(' ');
            if long > 1 && !after.is_alphanumeric() {
                return Some((at, at + long));
            }
        }
        last = letter;
    }
    None
}

const CAPITALS_SIGN: &str = "⠠⠠";
const LETTER_SIGN: &str = "⠰";

/// The empty cell.
pub(super) const BLANK: char = '\u{2800}';

/// Letters with a stroke through them, which Unicode does not take apart.
fn unmarked(letter: char) -> char {
    match letter {
        'Ł' => 'L',
        'ł' => 'l',
        'Đ' => 'D',
        'đ' => 'd',
        'ı' => 'i',
        'Ħ' => 'H',
        'ħ' => 'h',
        other => other,
    }
}

fn is_mark(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter)
}

/// Parts of a text that are written without a look at each other: words,
/// unless both are numbers or both are in capitals, which share one sign.
fn runs(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(' ') {
        let (left, right) = (&text[start..at], &text[at + 1..]);
        let before = left.rsplit(' ').next().unwrap_or(left);
        let after = right.split(' ').next().unwrap_or(right);
        if !share_a_sign(before, after) {
            found.push(left);
            start = at + 1;
        }
    }
    found.push(&text[start..]);
    found
}

fn share_a_sign(left: &str, right: &str) -> bool {
    let digit = |word: &str| word.chars().any(|letter| letter.is_ascii_digit());
    let capitals = |word: &str| word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase);
    let wordless = |word: &str| !word.chars().any(char::is_alphanumeric);
    digit(left) && digit(right) || capitals(left) && capitals(right) || wordless(left) || wordless(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contracted(text: &str) -> String {
        Cells::shared(BrailleGrade::Contracted).unwrap().write(text).unwrap()
    }

    #[test]
    fn words_are_contracted_and_spelled_out_on_request() {
        assert_eq!(contracted("you can go"), "⠽⠀⠉⠀⠛");
        let cells = Cells::shared(BrailleGrade::Uncontracted).unwrap();
        assert_eq!(cells.write("you can go").unwrap(), "⠽⠕⠥⠀⠉⠁⠝⠀⠛⠕");
    }

    #[test]
    fn a_letter_behind_a_number_is_no_digit() {
        assert_eq!(contracted("10:30am"), "⠼⠁⠚⠒⠼⠉⠚⠰⠁⠍");
    }

    #[test]
    fn a_telephone_number_is_one_number() {
        assert_eq!(contracted("01632 960123"), "⠼⠚⠁⠋⠉⠃⠐⠊⠋⠚⠁⠃⠉");
    }

    /// What a number says: signs of the code that go on with it, and its digits.
    fn digits(cells: &str) -> String {
        const DIGITS: [char; 10] = ['⠚', '⠁', '⠃', '⠉', '⠙', '⠑', '⠋', '⠛', '⠓', '⠊'];
        let (begun, rest) = cells.split_at('⠼'.len_utf8());
        assert_eq!(begun, "⠼", "{cells}");
        let read = |cell: char| match DIGITS.iter().position(|digit| *digit == cell) {
            Some(digit) => digit.to_string(),
            None if cell == '⠐' => " ".to_owned(),
            None => panic!("{cell} is no digit: {cells}"),
        };
        rest.chars().map(read).collect()
    }

    #[test]
    fn every_digit_behind_every_other_is_read_as_it_was_written() {
        for grade in [BrailleGrade::Contracted, BrailleGrade::Uncontracted] {
            let cells = Cells::shared(grade).unwrap();
            for pair in 0..100 {
                let (left, right) = (pair / 10, pair % 10);
                let number = format!("0{left} {right}7 {left}{right}");
                assert_eq!(digits(&cells.write(&number).unwrap()), number);
            }
        }
    }

    #[test]
    fn straight_quotation_marks_open_and_close() {
        assert_eq!(contracted("\"yes\" she said"), contracted("“yes” she said"));
        assert_eq!(contracted("don't"), contracted("don’t"));
    }

    #[test]
    fn a_letter_without_a_sign_loses_its_mark_and_another_script_is_refused() {
        assert_eq!(contracted("Żuk"), contracted("Zuk"));
        assert!(contracted("Siân").contains("⠘⠩"), "a circumflex has a sign");
        let cells = Cells::shared(BrailleGrade::Contracted).unwrap();
        assert_eq!(cells.write("字"), Err(DocumentError::MissingGlyph { character: '字' }));
    }
}
