//! Words from a text file: plain lines, or the text form of a handout. A file
//! is read kindly here: what is no handout is looked over line by line.

use super::{Cover, LintContact, LintPart, LintText, LookedOver, ProfileId, WordFinding, look_over};
use serde::Serialize;

/// A finding and the line of the file that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineFinding {
    pub rule: String,
    pub level: super::Level,
    /// From 1; nothing for the file as a whole.
    pub line: Option<u32>,
    pub words: String,
    pub message: String,
    pub source: String,
    /// What to write instead of the words, where that is certain.
    pub mend: Option<String>,
    pub suggestion: Option<String>,
}

/// Looks a text file over: `# title`, `## heading`, `![picture] sentence` with
/// further sentences indented below, `> **word**: meaning`, or plain lines.
#[must_use]
pub fn look_over_text(text: &str, profile: ProfileId) -> (LookedOver, Vec<LineFinding>) {
    let read = read(text);
    let looked = look_over(&read.text, profile);
    let findings = looked.findings.iter().map(|finding| read.placed(finding)).collect();
    (looked, findings)
}

#[derive(Default)]
struct File {
    text: LintText,
    title_line: Option<u32>,
    /// Where each line of each part begins, in the order of the page.
    lines: Vec<Line>,
    /// UTF-16 units of the last part.
    units: u32,
}

/// A line of a part.
struct Line {
    part: u32,
    /// UTF-16 units before it.
    start: u32,
    /// From 1, in the file.
    number: u32,
}

impl File {
    fn placed(&self, finding: &WordFinding) -> LineFinding {
        let line = match finding.part {
            Some(part) => self.line(part, finding.start),
            None if finding.words.is_empty() => None,
            None => self.title_line,
        };
        LineFinding {
            rule: finding.rule.clone(),
            level: finding.level,
            line,
            words: finding.words.clone(),
            message: finding.message.clone(),
            source: finding.source.clone(),
            mend: finding.mend.as_ref().map(|mend| mend.instead.clone()),
            suggestion: finding.suggestion.clone(),
        }
    }

    /// The line of the file on which something in a part begins.
    fn line(&self, part: u32, start: u32) -> Option<u32> {
        let after = self.lines.partition_point(|line| (line.part, line.start) <= (part, start));
        let line = self.lines.get(after.checked_sub(1)?)?;
        (line.part == part).then_some(line.number)
    }

    fn part(&mut self, number: u32, part: LintPart) {
        let index = u32::try_from(self.text.parts.len()).unwrap_or(u32::MAX);
        self.lines.push(Line { part: index, start: 0, number });
        self.units = units(&part.words);
        self.text.parts.push(part);
    }

    /// A further sentence of the last row.
    fn further(&mut self, number: u32, words: &str) -> bool {
        let index = u32::try_from(self.text.parts.len().saturating_sub(1)).unwrap_or(u32::MAX);
        let Some(part) = self.text.parts.last_mut().filter(|part| !part.heading) else { return false };
        part.words.push('\n');
        part.words.push_str(words);
        let start = self.units.saturating_add(1);
        self.lines.push(Line { part: index, start, number });
        self.units = start.saturating_add(units(words));
        true
    }
}

/// Letters as a page counts them.
fn units(words: &str) -> u32 {
    u32::try_from(words.encode_utf16().count()).unwrap_or(u32::MAX)
}

fn read(text: &str) -> File {
    let text = text.trim_start_matches('\u{feff}');
    let pictured = text.lines().any(|line| line.starts_with("!["));
    // What a file cannot say is taken to be there: the council's settings print it.
    let contact = LintContact { phone: true, email: true, address: true, other_formats: true };
    let cover = Cover { has_picture: !pictured, organisation: true, badge: true, day: true };
    let said =
        LintText { cover, contact, checked_by_people: true, language: "en-GB".into(), ..LintText::default() };
    let mut file = File { text: said, ..File::default() };
    let mut head = 0;
    for (number, line) in (1..).zip(text.lines()) {
        let bare = line.trim();
        match (head, bare) {
            (0 | 1, "---") => head += 1,
            (1, _) => setting(&mut file.text, bare),
            (_, "") => {}
            _ => {
                head = 2;
                content(&mut file, number, line, pictured);
            }
        }
    }
    if file.text.title.is_empty() {
        // A text without a title is a passage, and no handout that lacks one.
        file.text.title = "Text".into();
    }
    let boxes = file.text.parts.iter().filter(|part| !part.hard_word.is_empty());
    let mut glossary: Vec<_> = boxes.map(|part| (part.hard_word.clone(), part.meaning.clone())).collect();
    glossary.sort_by_key(|(word, _)| word.to_lowercase());
    file.text.glossary = glossary;
    file
}

fn setting(said: &mut LintText, line: &str) {
    if let Some((name, value)) = line.split_once(':')
        && name.trim() == "language"
    {
        value.trim().clone_into(&mut said.language);
    }
}

fn content(file: &mut File, number: u32, line: &str, pictured: bool) {
    let bare = line.trim();
    let heading = bare.trim_start_matches('#');
    let depth = bare.len() - heading.len();
    if depth == 1 && heading.starts_with(' ') && file.title_line.is_none() && file.text.parts.is_empty() {
        heading.trim().clone_into(&mut file.text.title);
        file.title_line = Some(number);
    } else if depth > 0 && heading.starts_with(' ') {
        let words = heading.trim().to_owned();
        file.part(number, LintPart { heading: true, words, ..LintPart::default() });
    } else if let Some((picture, words)) = bare.strip_prefix("![").and_then(|row| row.split_once(']')) {
        let (picture, words) = (picture.split('|').next().unwrap_or_default().trim(), words.trim());
        if words.is_empty() && file.text.parts.is_empty() {
            file.text.cover.has_picture = !picture.is_empty();
            return;
        }
        let has = !picture.is_empty();
        let part = LintPart {
            words: words.to_owned(),
            picture: picture.to_owned(),
            has_picture: has,
            has_alt: has,
            ..LintPart::default()
        };
        file.part(number, part);
    } else if let Some((word, meaning)) = bare.strip_prefix("> **").and_then(|line| line.split_once("**:")) {
        if let Some(part) = file.text.parts.last_mut() {
            word.trim().clone_into(&mut part.hard_word);
            meaning.trim().clone_into(&mut part.meaning);
        }
    } else {
        let further = pictured && line.starts_with([' ', '\t']) && file.further(number, bare);
        if !further {
            // In a plain text nobody said where the pictures are.
            let words = bare.to_owned();
            let part = LintPart { words, has_picture: !pictured, has_alt: !pictured, ..LintPart::default() };
            file.part(number, part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, Option<u32>, Option<String>)> {
        let (_, findings) = look_over_text(text, ProfileId::UkCouncil);
        findings.into_iter().map(|f| (f.rule, f.line, f.mend)).collect()
    }

    #[test]
    fn a_plain_text_is_looked_over_line_by_line() {
        let text = "You can come by bus.\n\nWe will reimburse you.\nThe bus leaves at 14:30.\n";
        assert_eq!(
            found(text),
            [
                ("ER-W3".to_owned(), Some(3), Some("pay you back".to_owned())),
                ("ER-N5".to_owned(), Some(4), Some("2:30pm".to_owned())),
            ]
        );
    }

    #[test]
    fn a_handout_in_text_knows_its_rows_and_pictures() {
        let text = "# Our stakeholders\n![together]\n\n![bus] You can come by bus.\n  It is at 14:30.\n![] Lunch is for you.\n";
        let rules: Vec<_> = found(text).into_iter().map(|(rule, line, _)| (rule, line)).collect();
        let expected =
            [("ER-W3", Some(1)), ("ER-N5", Some(5)), ("ER-D5", Some(6))].map(|(r, l)| (r.to_owned(), l));
        assert_eq!(rules, expected);
    }
}
