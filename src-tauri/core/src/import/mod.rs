//! Bringing in a spreadsheet. Every row that holds anything is accepted, or
//! refused with the line on which it starts and a reason; nothing is written
//! until the officer says so, and one undo takes all of it back.

mod people;
mod plan;
mod sheet;

pub use crate::sheet::unguarded;
pub use sheet::Sheet;

use crate::error::{Code, Error, Problem, Result};
use crate::kind::Kind;
use crate::offers::Bring;
use crate::store::{Now, Store};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ImportKind {
    People,
    Plan,
}

/// A column of the file and the field it fills; an empty field leaves it out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ImportColumn {
    pub heading: String,
    pub field: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct FieldChoice {
    pub field: &'static str,
    pub label: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Refused {
    /// The line of the file on which the row starts; headings are line 1.
    pub line: u32,
    pub reason: String,
}

/// A value that could not be understood; it is kept as a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Remark {
    pub line: u32,
    pub field: String,
    pub typed: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct SampleRow {
    pub line: u32,
    pub title: String,
    pub detail: String,
}

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct ImportPreview {
    pub kind: ImportKind,
    pub file_name: String,
    pub encoding: String,
    pub separator: String,
    pub columns: Vec<ImportColumn>,
    pub fields: Vec<FieldChoice>,
    pub read: u32,
    pub accepted: u32,
    pub refused: Vec<Refused>,
    pub remarks: Vec<Remark>,
    /// The first rows as they will be kept.
    pub sample: Vec<SampleRow>,
}

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Imported {
    pub read: u32,
    pub accepted: u32,
    pub op: String,
}

/// A file with its columns named, checked and not yet written.
#[derive(Debug)]
pub struct Import {
    kind: ImportKind,
    file_name: String,
    sheet: Sheet,
    columns: Vec<ImportColumn>,
}

/// What one kind of import makes of a row.
struct Read<T> {
    record: T,
    remarks: Vec<Remark>,
    title: String,
    detail: String,
}

/// Everything a dry run finds, and the records that a real run will write.
struct Outcome<T> {
    records: Vec<T>,
    refused: Vec<Refused>,
    remarks: Vec<Remark>,
    sample: Vec<SampleRow>,
    read: u32,
}

const SAMPLE_ROWS: usize = 8;

impl Import {
    /// Reads the file and names its columns by their headings.
    ///
    /// # Errors
    /// `UnreadableFile` where it is no CSV at all.
    pub fn read(kind: ImportKind, file_name: &str, bytes: &[u8]) -> Result<Self> {
        let sheet = Sheet::read(bytes)?;
        let known = kind.known();
        let mut taken: Vec<&str> = Vec::new();
        let columns = sheet
            .headings
            .iter()
            .map(|heading| {
                let field = known
                    .iter()
                    .find(|k| k.matches(heading) && !taken.contains(&k.field))
                    .map_or("", |k| k.field);
                taken.push(field);
                ImportColumn { heading: heading.clone(), field: field.to_owned() }
            })
            .collect();
        Ok(Self { kind, file_name: file_name.to_owned(), sheet, columns })
    }

    /// Names the columns anew, as the officer chose, and tells what would happen then.
    ///
    /// # Errors
    /// `BadInput` where two columns are to fill one field.
    pub fn named(&mut self, columns: &[ImportColumn], now: Now) -> Result<ImportPreview> {
        let mut problems = Vec::new();
        for (at, chosen) in columns.iter().enumerate() {
            let twice = columns.iter().take(at).any(|c| !c.field.is_empty() && c.field == chosen.field);
            if twice {
                problems
                    .push(Problem::new(format!("columns.{at}.field"), "Another column fills this already."));
            }
        }
        Error::check(problems)?;
        for (column, chosen) in self.columns.iter_mut().zip(columns) {
            column.field.clone_from(&chosen.field);
        }
        Ok(self.preview(now))
    }

    /// Whether the file has the column without which no row can be kept.
    ///
    /// # Errors
    /// `UnreadableFile`, naming the headings that would do.
    pub fn has_what_it_needs(&self) -> Result<()> {
        let (wanted, words) = match self.kind {
            ImportKind::People => (&["name", "first_name", "family_name"][..], "Name, First name or Surname"),
            ImportKind::Plan => (&["action"][..], "Priority/Action or Action"),
        };
        if self.columns.iter().any(|c| wanted.contains(&c.field.as_str())) {
            return Ok(());
        }
        Err(Error::new(
            Code::UnreadableFile,
            format!("No heading of this file is one that Alongside knows. It looks for {words}."),
            "Check that the first line holds the headings, or say which column is which in the window.",
        ))
    }

    /// What would happen; nothing is written.
    #[must_use]
    pub fn preview(&self, now: Now) -> ImportPreview {
        match self.kind {
            ImportKind::People => self.told(&self.outcome(now, people::read)),
            ImportKind::Plan => self.told(&self.outcome(now, plan::read)),
        }
    }

    /// Writes every accepted row as one op.
    ///
    /// # Errors
    /// `UnreadableFile` where no row can be kept; a failing disk.
    pub fn commit(&self, store: &mut Store, now: Now) -> Result<Imported> {
        Ok(self.bring_in(store, now)?.0)
    }

    /// The same, with what a preview would have told: one reading of a large
    /// file serves both.
    ///
    /// # Errors
    /// As [`Import::commit`].
    pub fn bring_in(&self, store: &mut Store, now: Now) -> Result<(Imported, ImportPreview)> {
        self.has_what_it_needs()?;
        match self.kind {
            ImportKind::People => {
                let outcome = self.outcome(now, people::read);
                let told = self.told(&outcome);
                Ok((people::write(store, now, outcome)?, told))
            }
            ImportKind::Plan => {
                let outcome = self.outcome(now, plan::read);
                let told = self.told(&outcome);
                Ok((plan::write(store, now, outcome)?, told))
            }
        }
    }

    fn told<T>(&self, outcome: &Outcome<T>) -> ImportPreview {
        let fields = self.kind.known().iter().map(|k| FieldChoice { field: k.field, label: k.label });
        ImportPreview {
            kind: self.kind,
            file_name: self.file_name.clone(),
            encoding: self.sheet.encoding.to_owned(),
            separator: self.sheet.separator.to_owned(),
            columns: self.columns.clone(),
            fields: fields.collect(),
            read: outcome.read,
            accepted: u32::try_from(outcome.records.len()).unwrap_or(u32::MAX),
            refused: outcome.refused.clone(),
            remarks: outcome.remarks.clone(),
            sample: outcome.sample.clone(),
        }
    }

    fn outcome<T>(&self, now: Now, read: fn(&Cells<'_>, Now) -> Result<Read<T>, String>) -> Outcome<T> {
        let mut outcome = Outcome {
            records: Vec::new(),
            refused: Vec::new(),
            remarks: Vec::new(),
            sample: Vec::new(),
            read: 0,
        };
        for row in &self.sheet.rows {
            outcome.read += 1;
            let cells = Cells { line: row.line, columns: &self.columns, cells: &row.cells };
            let known = row.problem.clone().map_or_else(|| read(&cells, now), Err);
            match known {
                Ok(found) => {
                    if outcome.sample.len() < SAMPLE_ROWS {
                        let (title, detail) = (found.title, found.detail);
                        outcome.sample.push(SampleRow { line: row.line, title, detail });
                    }
                    outcome.remarks.extend(found.remarks);
                    outcome.records.push(found.record);
                }
                Err(reason) => outcome.refused.push(Refused { line: row.line, reason }),
            }
        }
        outcome
    }
}

/// A field that a column may fill, and the headings it goes by.
struct Known {
    field: &'static str,
    label: &'static str,
    headings: &'static [&'static str],
}

impl Known {
    fn matches(&self, heading: &str) -> bool {
        let plain =
            |text: &str| -> String { text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect() };
        let heading = plain(heading);
        !heading.is_empty()
            && (heading == plain(self.label) || self.headings.iter().any(|h| plain(h) == heading))
    }
}

impl ImportKind {
    /// How the sheet of a kind of record comes in, where it does.
    #[must_use]
    pub fn of(kind: Kind) -> Option<Self> {
        match (kind, kind.offers().bring) {
            (Kind::Action, Bring::Own) => Some(Self::Plan),
            (_, Bring::Own) => Some(Self::People),
            (_, Bring::Fields(_) | Bring::Never(_)) => None,
        }
    }

    fn known(self) -> &'static [Known] {
        match self {
            Self::People => people::KNOWN,
            Self::Plan => plan::KNOWN,
        }
    }
}

/// One row under its column names.
struct Cells<'a> {
    line: u32,
    columns: &'a [ImportColumn],
    cells: &'a csv::StringRecord,
}

impl Cells<'_> {
    /// What stands under a field, with control characters taken out.
    fn get(&self, field: &str) -> String {
        let Some(at) = self.columns.iter().position(|c| c.field == field) else { return String::new() };
        let cell = self.cells.get(at).unwrap_or_default();
        let is_text = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
        if cell.chars().all(is_text) {
            return unguarded(cell.trim()).to_owned();
        }
        let clean: String = cell.chars().filter(|c| is_text(*c)).collect();
        unguarded(clean.trim()).to_owned()
    }

    /// The heading over a field, for notes and remarks.
    fn heading<'s>(&'s self, field: &'s str) -> &'s str {
        self.columns.iter().find(|c| c.field == field).map_or(field, |c| c.heading.trim())
    }
}
