//! Bringing in a spreadsheet. Every row that holds anything is accepted, or
//! refused with the line on which it starts and a reason; nothing is written
//! until the officer says so, and one undo takes all of it back. The file is
//! read row by row, so a large one takes no more memory than a small one.

mod cells;
mod fields;
mod headings;
mod people;
mod plan;

pub use crate::sheet::unguarded;
pub use crate::sheet::{Row, Sheet};
pub use headings::LEFT_OUT;

use crate::error::{Code, Error, Problem, Result};
use crate::kind::Kind;
use crate::offers::Bring;
use crate::sheet::{Layout, Source};
use crate::store::{Now, Store};
use cells::{Cells, Places};
use headings::Headings;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs::File;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// A column of the file and the field it fills; without one it is kept in the
/// notes, and [`LEFT_OUT`] leaves it out.
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

/// A value that could not be understood and is kept as a note, or something
/// that somebody should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Remark {
    pub line: u32,
    pub field: String,
    pub typed: String,
    /// What to look at, as a sentence; empty where the value is kept as a note.
    pub about: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct SampleRow {
    pub line: u32,
    pub title: String,
    pub detail: String,
}

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct ImportPreview {
    pub kind: Kind,
    pub file_name: String,
    pub encoding: String,
    pub separator: String,
    /// The line of the file on which the headings stand.
    pub headings_line: u32,
    /// What to know of the file as a whole, as sentences.
    pub told: Vec<String>,
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
    kind: Kind,
    file_name: String,
    source: Source,
    layout: Layout,
    columns: Vec<ImportColumn>,
}

/// What one kind of import makes of a row.
struct Understood<T> {
    record: T,
    remarks: Vec<Remark>,
    title: String,
    detail: String,
}

/// How one kind of import understands a row, or why it can't be kept.
type Reader<'a, T> = &'a dyn Fn(&Cells<'_>, Now) -> Result<Understood<T>, String>;

/// Everything a pass over the file finds.
#[derive(Default)]
struct Tally {
    refused: Vec<Refused>,
    remarks: Vec<Remark>,
    sample: Vec<SampleRow>,
    read: u32,
    accepted: u32,
    /// The line on which a row of this digest stands first.
    known: HashMap<u64, u32>,
    /// The columns in which anything stands.
    filled: Vec<bool>,
}

const SAMPLE_ROWS: usize = 8;

/// Whether a sheet of this kind comes in at all; where not, why.
///
/// # Errors
/// `Refused` with the reason of the kind.
fn check_comes_in(kind: Kind) -> Result<()> {
    match kind.offers().bring {
        Bring::Own | Bring::Fields(_) => Ok(()),
        Bring::Never(why) => Err(Error::refused(why, "Add them in Alongside, one at a time.")),
    }
}

impl Import {
    /// Looks at a file that is in memory, and names its columns by their headings.
    ///
    /// # Errors
    /// `UnreadableFile` where it is no CSV at all.
    pub fn read(kind: Kind, file_name: &str, bytes: &[u8]) -> Result<Self> {
        Self::of(kind, file_name, Source::Bytes(bytes.to_vec()))
    }

    /// Looks at a file on the disk, of which no more than a row is in memory at a time.
    ///
    /// # Errors
    /// `UnreadableFile` where it is no CSV at all; a failing disk.
    pub fn open(kind: Kind, file_name: &str, file: File) -> Result<Self> {
        Self::of(kind, file_name, Source::File(file))
    }

    fn of(kind: Kind, file_name: &str, source: Source) -> Result<Self> {
        check_comes_in(kind)?;
        let headings = Headings::of(kind);
        let layout = Layout::of(&source, None, &|cells| headings.understood_in(cells))?;
        let columns = headings.name(&layout.headings);
        Ok(Self { kind, file_name: file_name.to_owned(), source, layout, columns })
    }

    /// Takes the headings from another line of the file.
    ///
    /// # Errors
    /// `UnreadableFile` where nothing stands in that line.
    pub fn headings_at(&mut self, line: u32) -> Result<()> {
        let headings = Headings::of(self.kind);
        self.layout = Layout::of(&self.source, Some(line), &|cells| headings.understood_in(cells))?;
        self.columns = headings.name(&self.layout.headings);
        Ok(())
    }

    /// Names the columns anew, as the officer chose, and tells what would happen then.
    ///
    /// # Errors
    /// `BadInput` where two columns are to fill one field; as [`Import::preview`].
    pub fn named(&mut self, columns: &[ImportColumn], now: Now) -> Result<ImportPreview> {
        let mut problems = Vec::new();
        for (at, chosen) in columns.iter().enumerate() {
            let is_field = !matches!(chosen.field.as_str(), "" | LEFT_OUT);
            let twice = columns.iter().take(at).any(|c| is_field && c.field == chosen.field);
            if twice {
                problems
                    .push(Problem::new(format!("columns.{at}.field"), "Another column fills this already."));
            }
        }
        Error::check(problems)?;
        for (column, chosen) in self.columns.iter_mut().zip(columns) {
            column.field.clone_from(&chosen.field);
        }
        self.preview(now)
    }

    /// Whether the file has the column without which no row can be kept.
    ///
    /// # Errors
    /// `UnreadableFile`, naming the headings that would do.
    pub fn has_what_it_needs(&self) -> Result<()> {
        let (wanted, words) = headings::needs(self.kind);
        if self.columns.iter().any(|c| wanted.contains(&c.field.as_str())) {
            return Ok(());
        }
        Err(Error::new(
            Code::UnreadableFile,
            format!("No heading of this file is one that Alongside knows. It looks for {words}."),
            "Check that a line near the start holds the headings, or say which column is which in the window.",
        ))
    }

    /// What would happen; nothing is written.
    ///
    /// # Errors
    /// `UnreadableFile` where the file was changed since; a failing disk.
    pub fn preview(&self, now: Now) -> Result<ImportPreview> {
        let tally = match (self.kind, fields::of(self.kind)) {
            (_, Some(fields)) => self.tally(now, &|cells, now| fields.read(cells, now)),
            (Kind::Action, None) => self.tally(now, &plan::read),
            (_, None) => self.tally(now, &people::read),
        }?;
        Ok(self.told(tally))
    }

    /// Writes every accepted row as one op.
    ///
    /// # Errors
    /// `UnreadableFile` where no row can be kept; a failing disk.
    pub fn commit(&self, store: &mut Store, now: Now) -> Result<Imported> {
        Ok(self.bring_in(store, now)?.0)
    }

    /// The same, with what a preview tells.
    ///
    /// # Errors
    /// As [`Import::commit`].
    pub fn bring_in(&self, store: &mut Store, now: Now) -> Result<(Imported, ImportPreview)> {
        self.has_what_it_needs()?;
        // Looked at first: what is told is what is kept.
        let told = self.preview(now)?;
        let op = match (self.kind, fields::of(self.kind)) {
            (_, Some(fields)) => fields.write(self, store, now),
            (Kind::Action, None) => plan::write(self, store, now),
            (_, None) => people::write(self, store, now),
        }?;
        Ok((Imported { read: told.read, accepted: told.accepted, op }, told))
    }

    /// Hands on every record that is accepted, one after another.
    fn each<T>(&self, now: Now, read: Reader<'_, T>, mut keep: impl FnMut(T) -> Result<()>) -> Result<()> {
        let places = Places::of(&self.columns);
        self.layout.try_each(&self.source, |row| {
            if row.problem.is_some() {
                return Ok(());
            }
            match read(&Cells::of(row, &self.columns, &places), now) {
                Ok(found) => keep(found.record),
                Err(_) => Ok(()),
            }
        })
    }

    fn tally<T>(&self, now: Now, read: Reader<'_, T>) -> Result<Tally> {
        let places = Places::of(&self.columns);
        let mut tally = Tally { filled: vec![false; self.columns.len()], ..Tally::default() };
        self.layout.each(&self.source, |row| {
            let cells = Cells::of(row, &self.columns, &places);
            tally.add(row, row.problem.clone().map_or_else(|| read(&cells, now), Err));
        })?;
        Ok(tally)
    }

    fn told(&self, tally: Tally) -> ImportPreview {
        let fields =
            headings::known(self.kind).into_iter().map(|k| FieldChoice { field: k.field, label: k.label });
        let mut told = self.layout.told.clone();
        told.extend(headings::told(&self.columns, &tally.filled));
        ImportPreview {
            kind: self.kind,
            file_name: self.file_name.clone(),
            encoding: self.layout.survey.encoding.to_owned(),
            separator: self.layout.separator_name().to_owned(),
            headings_line: self.layout.line,
            told,
            columns: self.columns.clone(),
            fields: fields.collect(),
            read: tally.read,
            accepted: tally.accepted,
            refused: tally.refused,
            remarks: tally.remarks,
            sample: tally.sample,
        }
    }
}

impl Tally {
    fn add<T>(&mut self, row: &Row, read: Result<Understood<T>, String>) {
        self.read += 1;
        let line = row.line;
        for (filled, cell) in self.filled.iter_mut().zip(&row.cells) {
            *filled = *filled || !cell.trim().is_empty();
        }
        let about = |about: String| Remark { line, field: String::new(), typed: String::new(), about };
        self.remarks.extend(row.doubts.iter().cloned().map(about));
        match read {
            Ok(found) => {
                self.accepted += 1;
                if self.sample.len() < SAMPLE_ROWS {
                    self.sample.push(SampleRow { line, title: found.title, detail: found.detail });
                }
                if let Some(first) = self.first_with(row) {
                    self.remarks
                        .push(about(format!("This row is the same as line {first}, and is kept twice.")));
                }
                self.remarks.extend(found.remarks);
            }
            Err(reason) => self.refused.push(Refused { line, reason }),
        }
    }

    /// The line of a row before it in which the same stands.
    fn first_with(&mut self, row: &Row) -> Option<u32> {
        let mut digest = DefaultHasher::new();
        row.cells.iter().for_each(|cell| cell.trim().hash(&mut digest));
        let first = *self.known.entry(digest.finish()).or_insert(row.line);
        (first != row.line).then_some(first)
    }
}
