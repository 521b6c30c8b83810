//! Which column fills which field, by its heading.

use super::ImportColumn;
use super::reader::RowReader;
use std::collections::HashMap;

/// In place of a field: the officer wants nothing of this column.
pub const LEFT_OUT: &str = "left_out";

/// A field that a column may fill, and the headings it goes by.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub field: &'static str,
    pub label: &'static str,
    pub headings: &'static [&'static str],
}

/// "Forename(s)" and "forename" are one heading.
fn plain(text: &str) -> String {
    let letters: String = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    letters.trim_end_matches('s').to_owned()
}

/// The headings of one kind, and the fields that they name.
pub(super) struct Headings<'a> {
    reader: &'a RowReader,
    fields: HashMap<String, &'static str>,
}

impl<'a> Headings<'a> {
    /// Every heading that is understood.
    pub fn of(reader: &'a RowReader) -> Self {
        let mut fields = HashMap::new();
        for known in reader.known() {
            for heading in known.headings.iter().chain([&known.label]) {
                fields.entry(plain(heading)).or_insert(known.field);
            }
        }
        Self { reader, fields }
    }

    /// How many cells of a row are headings that are understood; none where
    /// it lacks what every row needs, or holds mostly something else.
    pub fn understood_in(&self, cells: &csv::StringRecord) -> usize {
        let fields: Vec<&str> = cells.iter().filter_map(|cell| self.field_of(cell)).collect();
        let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        let (needed, _) = self.reader.needs();
        let has_needed = fields.iter().any(|field| needed.contains(field));
        if has_needed && fields.len() * 2 >= filled { fields.len() } else { 0 }
    }

    fn field_of(&self, heading: &str) -> Option<&'static str> {
        self.fields.get(&plain(heading)).copied()
    }

    /// The columns under their headings, each field filled once.
    pub fn name(&self, headings: &[String]) -> Vec<ImportColumn> {
        let mut columns: Vec<ImportColumn> = headings
            .iter()
            .map(|heading| ImportColumn { heading: heading.clone(), field: String::new() })
            .collect();
        for is_second in [false, true] {
            for at in 0..columns.len() {
                let first = self.field_of(&columns[at].heading);
                let field = if is_second { first.and_then(|field| self.reader.second(field)) } else { first };
                let Some(field) = field else { continue };
                if columns[at].field.is_empty() && columns.iter().all(|c| c.field != field) {
                    field.clone_into(&mut columns[at].field);
                }
            }
        }
        columns
    }
}

/// What becomes of the columns that fill no field.
pub(super) fn told(columns: &[ImportColumn], filled: &[bool]) -> Vec<String> {
    let named = |at: usize, heading: &str| match heading.trim() {
        "" => format!("Column {}, which has no heading,", at + 1),
        heading => format!("The column “{heading}”"),
    };
    let mut told = Vec::new();
    for (at, (column, filled)) in columns.iter().zip(filled).enumerate() {
        let name = named(at, &column.heading);
        match column.field.as_str() {
            "" if !filled && column.heading.trim().is_empty() => {}
            "" => told.push(format!("{name} fills no field, so it is kept in the notes.")),
            LEFT_OUT => told.push(format!("{name} is left out.")),
            _ => {}
        }
    }
    told
}
