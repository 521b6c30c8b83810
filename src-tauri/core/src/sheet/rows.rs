//! Rows of a CSV file, one by one. A row is a line, unless a cell in quotation
//! marks holds line ends; a mark that only swallows the rows below it is a
//! letter, and is told.

use super::Source;
use super::letters::{Line, Lines, Survey};
use crate::error::Result;
use std::collections::VecDeque;

#[derive(Debug, Clone, Default)]
pub struct Row {
    /// On which it starts, counted as a text editor counts.
    pub line: u32,
    /// In one piece of memory: a large file has millions of cells.
    pub cells: csv::StringRecord,
    /// Why it can't be kept, whatever it holds.
    pub problem: Option<String>,
    /// What somebody should look at, though it is kept.
    pub doubts: Vec<String>,
}

/// Beyond this, a cell that is not closed is no cell.
const FARTHEST: usize = 100_000;

const STRAY_MARK: &str = "A quotation mark opens a cell here and does not close it, so it is kept as a letter. The rows below it are rows.";
const STRAY_LETTER: &str =
    "Some letters of this row are in another encoding than the rest. Check how they read.";

pub(super) struct Rows<'a> {
    lines: Lines<'a>,
    separator: char,
    /// How many headings there are; 0 while nobody knows.
    columns: usize,
    /// Lines that were read ahead and are rows after all.
    ahead: VecDeque<Line>,
    first: Line,
}

impl<'a> Rows<'a> {
    pub fn of(source: &'a Source, survey: Survey, separator: char, columns: usize) -> Result<Self> {
        let lines = Lines::of(source, survey)?;
        Ok(Self { lines, separator, columns, ahead: VecDeque::new(), first: Line::default() })
    }

    /// Reads the next row that holds anything; false at the end of the file.
    pub fn next(&mut self, row: &mut Row) -> Result<bool> {
        loop {
            if !self.next_line()? {
                return Ok(false);
            }
            row.line = self.first.number;
            row.problem = None;
            row.doubts.clear();
            row.cells.clear();
            if self.first.text.contains('"') {
                self.marked(row)?;
            } else {
                self.first.text.split(self.separator).for_each(|cell| row.cells.push_field(cell));
            }
            if self.first.is_odd {
                row.doubts.push(STRAY_LETTER.to_owned());
            }
            if row.cells.iter().any(|cell| !cell.trim().is_empty()) {
                return Ok(true);
            }
        }
    }

    /// Whether all of the file was read and is what it was before.
    pub fn is_unchanged(&self) -> Result<()> {
        self.lines.is_unchanged()
    }

    fn next_line(&mut self) -> Result<bool> {
        match self.ahead.pop_front() {
            Some(line) => {
                self.first = line;
                Ok(true)
            }
            None => self.lines.next(&mut self.first),
        }
    }

    /// A row with quotation marks, which may go on over several lines.
    fn marked(&mut self, row: &mut Row) -> Result<()> {
        let mut text = self.first.text.clone();
        let mut taken: Vec<Line> = Vec::new();
        let mut letters: Vec<usize> = Vec::new();
        loop {
            let stray = match cut(&text, self.separator, &letters) {
                Cut::Whole(cells, long) => {
                    let swallows = |(open, close): &(usize, usize)| self.swallows(&text[*open..*close]);
                    match long.iter().find(|cell| swallows(cell)) {
                        Some((open, _)) if self.columns >= SURE => *open,
                        found => {
                            if found.is_some() || self.are_rows(&taken) {
                                let last = taken.last().map_or(row.line, |line| line.number);
                                row.doubts.push(format!(
                                    "A cell in quotation marks holds lines {} to {last}, which look like rows.",
                                    row.line
                                ));
                            }
                            cells.iter().for_each(|cell| row.cells.push_field(cell));
                            self.first.is_odd |= taken.iter().any(|line| line.is_odd);
                            return Ok(());
                        }
                    }
                }
                Cut::Broken(open) => open,
                Cut::Open(open) => {
                    let mut next = Line::default();
                    let there = match self.ahead.pop_front() {
                        Some(line) => {
                            next = line;
                            true
                        }
                        None => text.len() - open < FARTHEST && self.lines.next(&mut next)?,
                    };
                    if there {
                        let end = taken.last().map_or(self.first.end, |line| line.end);
                        text.push_str(end);
                        text.push_str(&next.text);
                        taken.push(next);
                        continue;
                    }
                    open
                }
            };
            // The mark is a letter, and every other line is a row again.
            letters.push(stray);
            if letters.len() == 1 {
                row.doubts.push(STRAY_MARK.to_owned());
            }
            while let Some(line) = taken.pop() {
                self.ahead.push_front(line);
            }
            text.clone_from(&self.first.text);
        }
    }

    /// Whether each line of a row by itself has as many cells as a row: a mark that
    /// opens in one row may close in a cell of the next. An address can look so too,
    /// so this is told and not undone.
    fn are_rows(&self, taken: &[Line]) -> bool {
        let is_row = |line: &Line| line.text.matches(self.separator).count() + 1 == self.columns;
        self.columns > 1 && !taken.is_empty() && is_row(&self.first) && taken.iter().all(is_row)
    }

    /// Whether a line within a cell has as many cells as a row.
    fn swallows(&self, cell: &str) -> bool {
        let within = cell.split(['\n', '\r']).skip(1);
        self.columns > 1
            && within.into_iter().any(|line| line.matches(self.separator).count() + 1 >= self.columns)
    }
}

/// Words may hold a comma or two; with so many columns a line that has them all is a row.
const SURE: usize = 4;

enum Cut {
    /// The cells, and where those begin and end that hold line ends.
    Whole(Vec<String>, Vec<(usize, usize)>),
    /// A cell that opens here is not closed yet.
    Open(usize),
    /// A cell that opens here ends where another opens.
    Broken(usize),
}

/// Takes a row apart. A quotation mark at one of `letters` is a letter.
fn cut(text: &str, separator: char, letters: &[usize]) -> Cut {
    let (mut cells, mut long) = (Vec::new(), Vec::new());
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let end = if rest.starts_with('"') && !letters.contains(&at) {
            let (cell, end) = match quoted(text, at, separator) {
                Ok(closed) => closed,
                Err(cut) => return cut,
            };
            if text[at..end].contains(['\n', '\r']) {
                long.push((at, end));
            }
            cells.push(cell);
            end
        } else {
            let end = at + rest.find(separator).unwrap_or(rest.len());
            cells.push(text[at..end].to_owned());
            end
        };
        if end >= text.len() {
            return Cut::Whole(cells, long);
        }
        at = end + separator.len_utf8();
    }
}

/// A cell in quotation marks that opens at `open`, and where it ends.
fn quoted(text: &str, open: usize, separator: char) -> Result<(String, usize), Cut> {
    let mut cell = String::new();
    let mut from = open + 1;
    loop {
        let close = from + text[from..].find('"').ok_or(Cut::Open(open))?;
        let after = &text[close + 1..];
        cell.push_str(&text[from..close]);
        if after.starts_with('"') {
            cell.push('"');
            from = close + 2;
            continue;
        }
        let blanks = after.len() - after.trim_start_matches(' ').len();
        if after.len() == blanks || after[blanks..].starts_with(separator) {
            return Ok((cell, close + 1 + blanks));
        }
        let opens_another = text[..close].ends_with(separator) || text[..close].ends_with(['\n', '\r']);
        if opens_another && text[open..close].contains(['\n', '\r']) {
            return Err(Cut::Broken(open));
        }
        // "He said "hi" to me": a mark within the words.
        cell.push('"');
        from = close + 1;
    }
}
