//! One row under its column names.

use super::{ImportColumn, LEFT_OUT, Remark, Row, unguarded};
use crate::values::visible;
use std::collections::HashMap;

/// In which column each field stands.
pub(super) struct Places<'a>(HashMap<&'a str, usize>);

impl<'a> Places<'a> {
    pub fn of(columns: &'a [ImportColumn]) -> Self {
        let named = columns.iter().enumerate().map(|(at, column)| (column.field.as_str(), at));
        Self(named.filter(|(field, _)| !matches!(*field, "" | LEFT_OUT)).collect())
    }
}

pub(super) struct Cells<'a> {
    pub line: u32,
    columns: &'a [ImportColumn],
    places: &'a Places<'a>,
    cells: &'a csv::StringRecord,
}

impl<'a> Cells<'a> {
    pub fn of(row: &'a Row, columns: &'a [ImportColumn], places: &'a Places<'a>) -> Self {
        Self { line: row.line, columns, places, cells: &row.cells }
    }

    /// What stands under a field.
    pub fn get(&self, field: &str) -> String {
        self.places.0.get(field).and_then(|at| self.cells.get(*at)).map(clean).unwrap_or_default()
    }

    /// The heading over a field, for notes and remarks.
    pub fn heading<'s>(&'s self, field: &'s str) -> &'s str {
        self.places.0.get(field).and_then(|at| self.columns.get(*at)).map_or(field, |c| c.heading.trim())
    }

    /// What stands in columns that fill no field, as lines for the notes.
    pub fn others(&self) -> impl Iterator<Item = String> + '_ {
        let others = self.columns.iter().zip(self.cells).enumerate().filter(|(_, (c, _))| c.field.is_empty());
        others.filter_map(|(at, (column, cell))| {
            let cell = clean(cell);
            match (cell.as_str(), column.heading.trim()) {
                ("", _) => None,
                (cell, "") => Some(format!("Column {}: {cell}", at + 1)),
                (cell, heading) => Some(format!("{heading}: {cell}")),
            }
        })
    }

    /// A value that is kept as a note, or something to look at.
    pub fn remark(&self, field: &str, typed: &str, about: impl Into<String>) -> Remark {
        Remark {
            line: self.line,
            field: self.heading(field).to_owned(),
            typed: typed.to_owned(),
            about: about.into(),
        }
    }
}

/// A cell without control characters and letters that nobody sees, and without
/// what a spreadsheet writes so that a number stays text: `="07700900125"`.
fn clean(cell: &str) -> String {
    // Nearly every cell is plain, and a large file has millions.
    if cell.bytes().all(|b| (b' '..0x7f).contains(&b)) && !cell.starts_with(['\'', '=', ' ']) {
        return cell.trim_end().to_owned();
    }
    let is_text = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    let seen = visible(cell);
    let whole = seen.trim();
    let text = whole
        .strip_prefix("=\"")
        .and_then(|inner| inner.strip_suffix('"'))
        .filter(|inner| !inner.contains('"'))
        .unwrap_or_else(|| unguarded(whole));
    if text.chars().all(is_text) { text.to_owned() } else { text.chars().filter(|c| is_text(*c)).collect() }
}
