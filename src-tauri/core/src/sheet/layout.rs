//! A CSV file as councils have it: any of the usual encodings and separators,
//! perhaps with a title above the headings and a line of sums at its end.

use super::Source;
use super::letters::{SAVE_AS_CSV, Survey, unreadable};
use super::rows::{Row, Rows};
use crate::error::Result;

/// A whole file, for those that need no more than its cells.
#[derive(Debug)]
pub struct Sheet {
    pub encoding: &'static str,
    pub separator: &'static str,
    pub headings: Vec<String>,
    /// Rows that hold anything.
    pub rows: Vec<Row>,
}

impl Sheet {
    /// # Errors
    /// `UnreadableFile` with what to do about it.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let source = Source::Bytes(bytes.to_vec());
        let layout = Layout::of(&source, None, &|_| 0)?;
        let mut rows = Vec::new();
        layout.each(&source, |row| {
            rows.push(row.clone());
            if rows.len() <= MOST_HELD {
                return Ok(());
            }
            Err(unreadable("This list has more than 50,000 lines.", "Leave out what is not of these files."))
        })?;
        let (encoding, separator) = (layout.survey.encoding, layout.separator_name());
        Ok(Self { encoding, separator, headings: layout.headings, rows })
    }
}

/// How a file is laid out.
#[derive(Debug)]
pub(crate) struct Layout {
    pub survey: Survey,
    separator: char,
    pub headings: Vec<String>,
    /// The line on which the headings stand.
    pub line: u32,
    /// What an officer should know of the file as a whole.
    pub told: Vec<String>,
}

/// Rows of a file that is held whole.
const MOST_HELD: usize = 50_000;

/// More columns than anybody reads, each of which is looked at in each row.
const MOST_COLUMNS: usize = 500;

/// The longest cell that is somebody's words and not a broken file.
const LONGEST: usize = 20_000;

/// The headings stand within so many rows.
const ROWS_ABOVE: usize = 20;

const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

impl Layout {
    /// `known` says how many of a row's cells are headings that are understood:
    /// 0 where it can't be the row of headings. The first row is, where none
    /// can, or where somebody named the line.
    ///
    /// # Errors
    /// `UnreadableFile` with what to do about it; a failing disk.
    pub fn of(
        source: &Source,
        line: Option<u32>,
        known: &dyn Fn(&csv::StringRecord) -> usize,
    ) -> Result<Self> {
        let survey = Survey::of(source)?;
        let named = first_row(source, survey, ',')?.and_then(|row| named_separator(&row.cells));
        let separators = named.map_or(SEPARATORS.to_vec(), |separator| vec![separator]);
        // Of the rows that may be it the one that is understood best, else the first.
        let mut best: Option<(usize, usize, Self)> = None;
        for separator in separators {
            let mut rows = Rows::of(source, survey, separator, 0)?;
            let (mut row, mut nth, mut above) = (Row::default(), 0, Vec::new());
            while nth < ROWS_ABOVE && rows.next(&mut row)? {
                if row.problem.is_some() {
                    if best.is_none() && above.is_empty() {
                        let long = "The first line of this file is longer than any row.";
                        return Err(unreadable(long, SAVE_AS_CSV));
                    }
                    nth += 1;
                    continue;
                }
                let is_name = named.is_some() && row.line == 1;
                let is_it = match line {
                    Some(line) => row.line == line,
                    None => !is_name,
                };
                let score = if line.is_some() { 1 } else { known(&row.cells) };
                if is_it && (score > 0 || above.is_empty()) {
                    let of = (score, if nth == 0 || line.is_some() { row.cells.len() } else { 0 });
                    if best.as_ref().is_none_or(|(score, cells, _)| of > (*score, *cells)) {
                        let layout = Self::with(survey, separator, &row, &above);
                        best = Some((of.0, of.1, layout));
                    }
                }
                if !is_name {
                    above.push(
                        row.cells
                            .iter()
                            .map(str::trim)
                            .filter(|c| !c.is_empty())
                            .collect::<Vec<_>>()
                            .join(" "),
                    );
                    nth += 1;
                }
            }
        }
        match (best, line) {
            (Some((.., layout)), _) if layout.headings.len() > MOST_COLUMNS => Err(unreadable(
                &format!(
                    "This file has {} columns. Bring in {MOST_COLUMNS} or fewer.",
                    layout.headings.len()
                ),
                "Save only the columns that are needed.",
            )),
            (Some((.., mut layout)), _) => {
                if named.is_some() {
                    layout.told.push("Line 1 says what parts the columns, so it is no row.".to_owned());
                }
                Ok(layout)
            }
            (None, Some(line)) => Err(unreadable(
                &format!("Line {line} of this file holds no headings."),
                "Name a line near the start of the file that holds words.",
            )),
            (None, None) => Err(unreadable("This file is empty.", "Choose the file with the list in it.")),
        }
    }

    fn with(survey: Survey, separator: char, row: &Row, above: &[String]) -> Self {
        let mut told: Vec<String> = survey.guess().into_iter().collect();
        if !above.is_empty() {
            let lines: Vec<String> = above.iter().take(3).map(|line| format!("“{line}”")).collect();
            let line = row.line;
            told.push(format!(
                "The headings are in line {line}. What stands above them is left out: {}.",
                lines.join(", ")
            ));
        }
        told.extend(row.doubts.iter().map(|doubt| format!("Line {}: {doubt}", row.line)));
        let headings = row.cells.iter().map(|h| crate::values::visible(h).trim().to_owned()).collect();
        Self { survey, separator, headings, line: row.line, told }
    }

    pub fn separator_name(&self) -> &'static str {
        match self.separator {
            ';' => "semicolon",
            '\t' => "tab",
            '|' => "upright line",
            _ => "comma",
        }
    }

    /// Every row below the headings that holds anything, one after another.
    ///
    /// # Errors
    /// What the work returns; `UnreadableFile` where the file was changed since; a failing disk.
    pub fn each(&self, source: &Source, mut work: impl FnMut(&Row) -> Result<()>) -> Result<()> {
        let mut rows = Rows::of(source, self.survey, self.separator, self.headings.len())?;
        let mut row = Row::default();
        while rows.next(&mut row)? {
            if row.line <= self.line {
                continue;
            }
            row.problem = row.problem.take().or_else(|| problem(&row.cells, self.headings.len()));
            if row.problem.is_some() {
                row.cells.clear();
            }
            work(&row)?;
        }
        rows.is_unchanged()
    }
}

fn first_row(source: &Source, survey: Survey, separator: char) -> Result<Option<Row>> {
    let mut row = Row::default();
    Ok(Rows::of(source, survey, separator, 0)?.next(&mut row)?.then_some(row))
}

/// `sep=;` in the first line, as Excel has it.
fn named_separator(cells: &csv::StringRecord) -> Option<char> {
    let first = cells.get(0)?.trim_start();
    let name = first.get(..4).filter(|name| name.eq_ignore_ascii_case("sep="))?;
    // "sep=," was cut at its comma.
    match (first[name.len()..].chars().next(), cells.len()) {
        (Some(separator), _) => Some(separator),
        (None, 2) => Some(','),
        _ => None,
    }
}

fn problem(cells: &csv::StringRecord, headings: usize) -> Option<String> {
    let count = (0..cells.len()).rev().find(|at| !cells[*at].trim().is_empty()).map_or(0, |at| at + 1);
    if count > headings {
        return Some(format!("This row has {count} cells, and the headings are {headings}."));
    }
    // Bytes are counted first: letters are never more.
    let long = cells.iter().filter(|cell| cell.len() > LONGEST).map(|cell| cell.chars().count()).max();
    if let Some(length) = long.filter(|length| *length > LONGEST) {
        return Some(format!("A cell of this row holds {length} characters. Use {LONGEST} or fewer."));
    }
    let mut filled = cells.iter().map(str::trim).filter(|cell| !cell.is_empty());
    let (first, second) = (filled.next().unwrap_or_default(), filled.next());
    is_sum(first, second)
        .then(|| "This looks like a line of sums or a note about the list, so it is left out.".to_owned())
}

/// "Total, 36" and "Total: 36 people", and what programs write at the end of a list.
fn is_sum(first: &str, second: Option<&str>) -> bool {
    let lower = first.to_lowercase();
    let bare = lower.trim_end_matches([':', ' ', '.']);
    let sums = ["total", "totals", "grand total", "subtotal", "sub-total", "sub total", "sum", "count"];
    let starts_with_figure =
        |text: &str| text.trim_start_matches(['£', ' ']).starts_with(|c: char| c.is_ascii_digit());
    if sums.contains(&bare) {
        return second.is_none_or(starts_with_figure);
    }
    let counts = sums.iter().any(|sum| {
        lower.strip_prefix(sum).is_some_and(|rest| {
            rest.starts_with([':', ' ', '=']) && starts_with_figure(rest.trim_start_matches([':', ' ', '=']))
        })
    });
    let ends =
        ["end of list", "end of report", "end of file", "*** end", "-- end", "printed on ", "exported on "];
    second.is_none() && (counts || ends.iter().any(|end| lower.starts_with(end)))
}

#[cfg(test)]
mod tests;
