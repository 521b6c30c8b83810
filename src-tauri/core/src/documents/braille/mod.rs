//! A document as a BRF file: braille in ASCII, lines of so many cells, pages
//! apart by form feeds, ready for an embosser or a braille display.
//!
//! Layout after UKAAF B004 (2016): the title is centred, headings are blocked
//! behind an empty line, a paragraph starts in cell 3 and runs over to cell 1,
//! an item of a list starts in cell 1 and runs over to cell 3. The last line of
//! a page holds its number. A braille reader should proof what goes out.

mod cells;

use self::cells::{BLANK, Cells};
use super::DocumentError;
use super::answer::Answer;
use super::ending;
use super::look::{BrailleGrade, Look};
use super::pictures::is_own;
use super::tree::{Block, Document, Picture, Row, Section, Table};
use crate::phrases::{Phrase, say};

/// There are tables for no other language.
const ENGLISH: &str = "en-GB";
/// North American braille ASCII, by the pattern of dots.
const ASCII: &[u8; 64] = b" A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)=";
/// Lines must hold a few words, and an embosser has no wider or longer page.
const CELLS: std::ops::RangeInclusive<u8> = 20..=80;
const LINES: std::ops::RangeInclusive<u8> = 10..=60;

/// The whole file.
///
/// # Errors
/// A letter of another script than English is written in.
pub fn write(document: &Document, look: &Look) -> Result<String, DocumentError> {
    let mut file = String::new();
    let pages = pages(document, look)?;
    for page in pages {
        for line in page {
            file.extend(line.chars().map(ascii));
            file.push_str("\r\n");
        }
        file.push('\u{c}');
    }
    Ok(file)
}

/// The number of braille pages.
///
/// # Errors
/// As [`write`].
pub fn count_pages(document: &Document, look: &Look) -> Result<usize, DocumentError> {
    Ok(pages(document, look)?.len())
}

/// One sentence in Unicode braille patterns, for comparison with other translators.
///
/// # Errors
/// As [`write`].
pub fn cells(text: &str, grade: BrailleGrade) -> Result<String, DocumentError> {
    Cells::shared(grade)?.write(text)
}

/// The liblouis table behind a grade, as it was built in.
#[must_use]
pub fn table(grade: BrailleGrade) -> &'static str {
    cells::table(grade)
}

fn pages(document: &Document, look: &Look) -> Result<Vec<Vec<String>>, DocumentError> {
    if !document.language.is_empty() && !document.language.starts_with("en") {
        return Err(DocumentError::NoBraille { language: document.language.to_string() });
    }
    let width = usize::from(look.cells.clamp(*CELLS.start(), *CELLS.end()));
    let height = usize::from(look.lines.clamp(*LINES.start(), *LINES.end()));
    let mut setter = Setter { cells: Cells::shared(look.grade)?, width, passages: Vec::new(), gap: false };
    setter.document(document)?;
    let mut pages = flow(setter.passages, height - 1);
    for (index, page) in pages.iter_mut().enumerate() {
        page.resize(height - 1, String::new());
        let number = setter.cells.write(&(index + 1).to_string())?;
        page.push(format!("{}{number}", blanks(width.saturating_sub(length(&number)))));
    }
    Ok(pages)
}

/// Lines that follow each other.
struct Passage {
    /// An empty line stands above it, unless it starts a page.
    gap: bool,
    lines: Vec<String>,
    /// Stands on the page of what follows.
    keep: bool,
}

struct Setter {
    cells: &'static Cells,
    width: usize,
    passages: Vec<Passage>,
    /// The next passage is apart from the last.
    gap: bool,
}

impl Setter {
    fn document(&mut self, document: &Document) -> Result<(), DocumentError> {
        self.centred(&document.title)?;
        self.gap = true;
        self.lines(&document.organisation, 0, 0)?;
        self.lines(&ending::day_in_words(document.day, &document.language), 0, 0)?;
        self.shown(document.cover_picture.as_ref())?;
        for section in &ending::sections(document) {
            self.section(section)?;
        }
        Ok(())
    }

    fn section(&mut self, section: &Section) -> Result<(), DocumentError> {
        self.gap = true;
        if !section.heading.is_empty() {
            self.lines(&section.heading, 0, 0)?;
            if let Some(heading) = self.passages.last_mut() {
                heading.keep = true;
            }
        }
        for block in &section.blocks {
            self.block(block)?;
        }
        Ok(())
    }

    fn block(&mut self, block: &Block) -> Result<(), DocumentError> {
        match block {
            Block::Row(row) => self.row(row),
            Block::Facts(facts) => facts.iter().try_for_each(|fact| match fact.label.is_empty() {
                true => self.lines(&fact.value.text(), 0, 2),
                false => self.lines(&format!("{}: {}", fact.label, fact.value.text()), 0, 2),
            }),
            Block::Table(table) => self.table(table),
            Block::Points(points) => points.iter().try_for_each(|point| self.lines(&point.text(), 0, 2)),
            Block::HardWord(word) => {
                self.own(Phrase::WordMeans, &[("word", &word.word), ("meaning", &word.meaning.text())])
            }
            Block::Para(words) => self.lines(&words.text(), 2, 0),
            Block::Note(words) => self.own(Phrase::PleaseNote, &[("words", &words.text())]),
        }
    }

    /// A sentence of our own as a paragraph.
    fn own(&mut self, phrase: Phrase, parts: &[(&str, &str)]) -> Result<(), DocumentError> {
        self.lines(&say(ENGLISH, phrase, parts), 2, 0)
    }

    /// The full words as one paragraph each. Drawings say them again; a
    /// photograph of one's own is told in a transcriber's note.
    fn row(&mut self, row: &Row) -> Result<(), DocumentError> {
        let words = row.fullest();
        words.iter().try_for_each(|paragraph| self.lines(&paragraph.text(), 2, 0))?;
        match &row.picture {
            Some(picture) if words.is_empty() => self.picture(picture),
            picture => self.shown(picture.as_ref()),
        }?;
        row.answer.as_ref().map_or(Ok(()), |answer| self.answer(answer))
    }

    /// A list of what to choose from, each behind empty brackets; where one writes on paper,
    /// a braille reader answers on a sheet of their own.
    fn answer(&mut self, answer: &Answer) -> Result<(), DocumentError> {
        self.lines(&answer.how(ENGLISH), 2, 0)?;
        answer
            .choices(ENGLISH)
            .iter()
            .try_for_each(|choice| self.lines(&format!("[ ] {}", choice.words), 0, 2))?;
        let mut labels = answer.write_ins(ENGLISH).into_iter().filter_map(|write_in| write_in.label);
        labels.try_for_each(|label| self.lines(&format!("{label}:"), 0, 2))
    }

    fn shown(&mut self, picture: Option<&Picture>) -> Result<(), DocumentError> {
        picture.filter(|picture| is_own(&picture.meaning)).map_or(Ok(()), |own| self.picture(own))
    }

    fn picture(&mut self, picture: &Picture) -> Result<(), DocumentError> {
        if picture.alt.is_empty() {
            return Ok(());
        }
        // The signs around a transcriber's note, UEB 3.27.
        let told =
            format!("⠈⠨⠣{}⠈⠨⠜", self.cells.write(&say(ENGLISH, Phrase::Picture, &[("alt", &picture.alt)]))?);
        self.cells_on_lines(&told, 6, 4);
        Ok(())
    }

    /// A table is listed row by row, each cell with the head of its column.
    fn table(&mut self, table: &Table) -> Result<(), DocumentError> {
        self.lines(&table.caption, 2, 0)?;
        for cells in &table.rows {
            self.gap = true;
            let filled = cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
            for (position, (column, cell)) in filled.enumerate() {
                let start = if position == 0 { 0 } else { 2 };
                match table.head.get(column).filter(|head| !head.is_empty()) {
                    Some(head) => self.lines(&format!("{head}: {cell}"), start, 4)?,
                    None => self.lines(cell, start, 4)?,
                }
            }
        }
        self.gap = true;
        Ok(())
    }

    fn centred(&mut self, text: &str) -> Result<(), DocumentError> {
        let cells = self.cells.write(text)?;
        // Three empty cells on either side, or it would look like a paragraph.
        let lines = wrapped(&cells, self.width.saturating_sub(6), 0, 0);
        let width = self.width;
        let lines = lines
            .into_iter()
            .map(|line| format!("{}{line}", blanks((width.saturating_sub(length(&line))) / 2)))
            .collect();
        self.push(lines);
        Ok(())
    }

    /// A passage that starts `first` cells from the left and runs over at `rest`.
    fn lines(&mut self, text: &str, first: usize, rest: usize) -> Result<(), DocumentError> {
        let cells = self.cells.write(text)?;
        self.cells_on_lines(&cells, first, rest);
        Ok(())
    }

    fn cells_on_lines(&mut self, cells: &str, first: usize, rest: usize) {
        self.push(wrapped(cells, self.width, first, rest));
    }

    fn push(&mut self, lines: Vec<String>) {
        if !lines.is_empty() {
            let gap = std::mem::take(&mut self.gap);
            self.passages.push(Passage { gap, lines, keep: false });
        }
    }
}

/// Cells in lines of `width`. A word is parted only where it is longer than a
/// line, with the sign that the line goes on (UEB 10.13.11).
fn wrapped(cells: &str, width: usize, first: usize, rest: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = blanks(first);
    let mut empty = true;
    for word in cells.split(BLANK).filter(|word| !word.is_empty()) {
        let mut word: Vec<char> = word.chars().collect();
        if !empty && length(&line) + 1 + word.len() > width {
            lines.push(std::mem::replace(&mut line, blanks(rest)));
            empty = true;
        }
        if !empty {
            line.push(BLANK);
        }
        while length(&line) + word.len() > width {
            let room = width - length(&line) - 1;
            line.extend(word.drain(..room));
            line.push('⠐');
            lines.push(std::mem::replace(&mut line, blanks(rest)));
        }
        line.extend(word);
        empty = false;
    }
    if !empty {
        lines.push(line);
    }
    lines
}

/// Passages onto pages of `height` lines. A heading goes with two lines of
/// what follows it, and no page begins with an empty line.
fn flow(passages: Vec<Passage>, height: usize) -> Vec<Vec<String>> {
    let mut pages: Vec<Vec<String>> = vec![Vec::new()];
    let mut passages = passages.into_iter().peekable();
    while let Some(passage) = passages.next() {
        let Some(page) = pages.last_mut() else { break };
        let gap = usize::from(passage.gap && !page.is_empty());
        let behind = match passages.peek() {
            Some(next) if passage.keep => next.lines.len().min(2),
            _ => 0,
        };
        // Two lines of a passage stay together.
        let least = if passage.keep { passage.lines.len() + behind } else { passage.lines.len().min(2) };
        if !page.is_empty() && page.len() + gap + least > height {
            pages.push(Vec::new());
        }
        let Some(page) = pages.last_mut() else { break };
        if passage.gap && !page.is_empty() {
            page.push(String::new());
        }
        for line in passage.lines {
            if pages.last().is_some_and(|page| page.len() == height) {
                pages.push(Vec::new());
            }
            if let Some(page) = pages.last_mut() {
                page.push(line);
            }
        }
    }
    pages
}

fn length(line: &str) -> usize {
    line.chars().count()
}

fn blanks(count: usize) -> String {
    String::from(BLANK).repeat(count)
}

/// A cell of six dots as its ASCII sign.
fn ascii(cell: char) -> char {
    let dots = u32::from(cell).wrapping_sub(u32::from(BLANK)) as usize;
    // Eight-dot cells do not come from these tables; their lower dots are left out.
    char::from(ASCII[dots & 0x3f])
}

#[cfg(test)]
mod tests;
