//! Rows of a CSV file, one by one. A row is a line, unless a cell in quotation
//! marks holds line ends; a mark that only swallows the rows below it is a
//! letter, and is told.

use super::Source;
use super::cut::{Cut, Cutting};
use super::letters::{Line, Lines, SAVE_AS_CSV, Survey, unreadable};
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

/// Marks of one row that close nothing. One with more has none that counts.
const MOST_STRAYS: usize = 20;

/// What may be read ahead in vain, in the whole file. Files of councils have a stray
/// mark or ten; one made of them would be read again from each.
const PATIENCE: usize = 64 * 1024 * 1024;

const STRAY_MARK: &str = "A quotation mark opens a cell here and does not close it, so it is kept as a letter. The rows below it are rows.";
const LONG: &str = "This line is longer than any row. Check that it ends where it should.";
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
    patience: usize,
}

impl<'a> Rows<'a> {
    pub fn of(source: &'a Source, survey: Survey, separator: char, columns: usize) -> Result<Self> {
        let lines = Lines::of(source, survey)?;
        Ok(Self {
            lines,
            separator,
            columns,
            ahead: VecDeque::new(),
            first: Line::default(),
            patience: PATIENCE,
        })
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
            if self.first.is_long {
                row.problem = Some(LONG.to_owned());
                return Ok(true);
            }
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
        let mut taken: Vec<Line> = Vec::new();
        let mut letters: Vec<usize> = Vec::new();
        loop {
            let strays = letters.clone();
            let mut cutting = Cutting::of(&self.first.text, self.separator, &strays);
            let stray = loop {
                match cutting.cut() {
                    Cut::Whole => {
                        let text = &cutting.text;
                        let swallows = |(open, close): &(usize, usize)| self.swallows(&text[*open..*close]);
                        match cutting.long.iter().find(|cell| swallows(cell)) {
                            Some((open, _)) if self.columns >= SURE => break *open,
                            found => {
                                if found.is_some() || self.are_rows(&taken) {
                                    let last = taken.last().map_or(row.line, |line| line.number);
                                    row.doubts.push(format!(
                                        "A cell in quotation marks holds lines {} to {last}, which look like rows.",
                                        row.line
                                    ));
                                }
                                cutting.cells.iter().for_each(|cell| row.cells.push_field(cell));
                                self.first.is_odd |= taken.iter().any(|line| line.is_odd);
                                return Ok(());
                            }
                        }
                    }
                    Cut::Broken(open) => break open,
                    Cut::Open(open) => {
                        let far = cutting.text.len() - open;
                        let Some(next) = self.ahead_of(far)? else { break open };
                        cutting.text.push_str(taken.last().map_or(self.first.end, |line| line.end));
                        cutting.text.push_str(&next.text);
                        taken.push(next);
                    }
                }
            };
            let vain = cutting.text.len() - self.first.text.len();
            self.patience = self.patience.checked_sub(vain).ok_or_else(|| {
                unreadable(
                    "This file has too many quotation marks that open a cell and close none.",
                    SAVE_AS_CSV,
                )
            })?;
            // The mark is a letter, and every other line is a row again.
            letters.push(stray);
            if letters.len() == 1 {
                row.doubts.push(STRAY_MARK.to_owned());
            }
            while let Some(line) = taken.pop() {
                self.ahead.push_front(line);
            }
            if letters.len() > MOST_STRAYS {
                self.first.text.split(self.separator).for_each(|cell| row.cells.push_field(cell));
                return Ok(());
            }
        }
    }

    /// The line after those that were taken, unless the cell is no cell by now.
    fn ahead_of(&mut self, far: usize) -> Result<Option<Line>> {
        let mut next = self.ahead.pop_front();
        if next.is_none() && far < FARTHEST {
            let mut line = Line::default();
            next = self.lines.next(&mut line)?.then_some(line);
        }
        match next {
            // No cell goes on in what is no row either.
            Some(line) if line.is_long => {
                self.ahead.push_front(line);
                Ok(None)
            }
            next => Ok(next),
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
