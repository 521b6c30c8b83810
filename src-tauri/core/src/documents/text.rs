//! A document as plain text in UTF-8, for an e-mail or a screen reader. Lines
//! are as long as their sentence: the reader's own program wraps them. Nothing
//! is drawn with signs, for they would be read out one by one.

use super::answer::Answer;
use super::ending;
use super::pdf::{is_leftward, whole};
use super::pictures::is_own;
use super::tree::{Block, Document, Fact, HardWord, Picture, Row, Section, Table, Words};
use crate::phrases::{Phrase, say};

/// The whole document. Headings of sections are numbered, with two empty
/// lines above, so that they are heard and seen without any mark-up.
#[must_use]
pub fn write(document: &Document) -> String {
    let mut text = Lines { language: &document.language, text: String::new() };
    for line in [&document.organisation, &document.kind_label] {
        text.line(line);
    }
    text.gap();
    text.line(&document.title);
    text.line(&ending::day_in_words(document.day, &document.language));
    text.shown(document.cover_picture.as_ref());
    for (number, section) in numbered(ending::sections(document)) {
        text.section(number, &section);
    }
    text.text
}

/// Sections with a number for each that has a heading.
fn numbered(sections: Vec<Section>) -> impl Iterator<Item = (usize, Section)> {
    let mut count = 0;
    sections.into_iter().map(move |section| {
        count += usize::from(!section.heading.is_empty());
        (count, section)
    })
}

struct Lines<'a> {
    language: &'a str,
    text: String,
}

impl Lines<'_> {
    fn section(&mut self, number: usize, section: &Section) {
        if !section.heading.is_empty() {
            self.gap();
            self.text.push('\n');
            self.line(&format!("{number}. {}", section.heading));
        }
        for block in &section.blocks {
            self.gap();
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Row(row) => self.row(row),
            Block::Facts(facts) => facts.iter().for_each(|fact| self.fact(fact)),
            Block::Table(table) => self.table(table),
            Block::Points(points) => {
                points.iter().for_each(|point| self.line(&format!("- {}", point.text())))
            }
            Block::HardWord(word) => self.hard_word(word),
            Block::Para(words) => self.words(words),
            Block::Note(words) => self.own(Phrase::PleaseNote, &[("words", &words.text())]),
        }
    }

    fn row(&mut self, row: &Row) {
        let words = row.fullest();
        words.iter().for_each(|paragraph| self.words(paragraph));
        if words.is_empty() {
            // Nothing but the picture says it.
            if let Some(picture) = &row.picture {
                self.picture(picture);
            }
        } else {
            self.shown(row.picture.as_ref());
        }
        if let Some(answer) = &row.answer {
            self.answer(answer);
        }
    }

    /// Square brackets to put a cross between, and lines to write behind.
    fn answer(&mut self, answer: &Answer) {
        self.line(&answer.how(self.language));
        for choice in answer.choices(self.language) {
            self.line(&format!("[ ] {}", choice.words));
        }
        for write_in in answer.write_ins(self.language) {
            match write_in.label {
                Some(label) => self.line(&format!("{label}:")),
                None => self.text.push('\n'),
            }
        }
    }

    fn fact(&mut self, fact: &Fact) {
        match fact.label.is_empty() {
            true => self.words(&fact.value),
            false => self.line(&format!("{}: {}", fact.label, fact.value.text())),
        }
    }

    /// Cell by cell with the heads of the columns: what stands side by side
    /// on paper can't be heard side by side.
    fn table(&mut self, table: &Table) {
        self.line(&table.caption);
        for cells in &table.rows {
            self.gap();
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
                match table.head.get(column).filter(|head| !head.is_empty()) {
                    Some(head) => self.line(&format!("{head}: {cell}")),
                    None => self.line(cell),
                }
            }
        }
    }

    fn hard_word(&mut self, word: &HardWord) {
        self.own(Phrase::WordMeans, &[("word", &word.word), ("meaning", &word.meaning.text())]);
    }

    /// A drawing beside words only says them again. A photograph of one's own,
    /// of a person or a building, is described.
    fn shown(&mut self, picture: Option<&Picture>) {
        if let Some(picture) = picture.filter(|picture| is_own(&picture.meaning)) {
            self.picture(picture);
        }
    }

    fn picture(&mut self, picture: &Picture) {
        if !picture.alt.is_empty() {
            let said = say(self.language, Phrase::Picture, &[("alt", &picture.alt)]);
            self.line(&format!("[{said}]"));
        }
    }

    fn own(&mut self, phrase: Phrase, parts: &[(&str, &str)]) {
        let said = say(self.language, phrase, parts);
        self.line(&said);
    }

    fn words(&mut self, words: &Words) {
        self.line(&words.text());
    }

    fn line(&mut self, line: &str) {
        let line = line.trim();
        if !line.is_empty() {
            self.text.push_str(&isolated(line, self.language));
            self.text.push('\n');
        }
    }

    /// An empty line, but never a second one.
    fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }
}

/// Where lines run from right to left, a number of several groups or an address stands between
/// marks that nobody sees (LRI and PDI of Unicode Standard Annex 9): programs for e-mail turn
/// its groups round without them.
fn isolated(line: &str, language: &str) -> String {
    if !is_leftward(language) {
        return line.to_owned();
    }
    let mut text = String::new();
    let mut done = 0;
    for range in whole(line) {
        text.push_str(&line[done..range.start]);
        text.push_str(&format!("\u{2066}{}\u{2069}", &line[range.clone()]));
        done = range.end;
    }
    text.push_str(&line[done..]);
    text
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::documents::pictures::picture;
    use crate::documents::tree::Contact;

    fn document(blocks: Vec<Block>) -> Document {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let mut document = Document::new("Short breaks", "Northbrook Council", day);
        document.sections.push(Section::new("The bus", blocks));
        document
    }

    #[test]
    fn it_reads_from_top_to_bottom_with_numbered_headings() {
        let mut document = document(vec![
            Block::easy(picture("bus"), "We pay for the bus."),
            Block::Points(vec!["Say yes.".into(), "Say no.".into()]),
        ]);
        document.contact = Some(Contact { phone: "01632 960123".into(), ..Contact::default() });
        let expected = "Northbrook Council\n\nShort breaks\n22 November 2026\n\n\n1. The bus\n\n\
                        We pay for the bus.\n\n- Say yes.\n- Say no.\n\n\n2. Contact us\n\nPhone: 01632 960123\n";
        assert_eq!(write(&document), expected);
    }

    #[test]
    fn a_drawing_beside_words_is_left_out_and_a_photograph_is_told() {
        let photo = Picture { meaning: "own:ab12".into(), alt: "The hall in Mill Lane".into() };
        let alone = Row { picture: picture("bus"), ..Row::default() };
        let text = write(&document(vec![
            Block::easy(picture("bus"), "Take the bus."),
            Block::easy(Some(photo), "Come to the hall."),
            Block::Row(alone),
        ]));
        assert!(
            text.contains("Take the bus.\n\nCome to the hall.\n[Picture: The hall in Mill Lane]\n"),
            "{text}"
        );
        assert!(text.contains("\n\n[Picture: A bus]\n"), "{text}");
    }

    #[test]
    fn a_table_is_told_cell_by_cell() {
        let table = Table {
            caption: "All claims".into(),
            head: vec!["Number".into(), "Total".into()],
            rows: vec![vec!["A-1".into(), "£5".into()], vec!["A-2".into(), "".into()]],
        };
        let text = write(&document(vec![Block::Table(table)]));
        assert!(text.contains("All claims\n\nNumber: A-1\nTotal: £5\n\nNumber: A-2\n"), "{text}");
    }
}
