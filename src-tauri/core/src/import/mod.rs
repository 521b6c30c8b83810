//! Bringing in a spreadsheet. Every row that holds anything is accepted, or
//! refused with the line on which it starts and a reason; nothing is written
//! until the officer says so, and one undo takes all of it back. The file is
//! read row by row, so a large one takes no more memory than a small one.

mod cells;
mod fields;
mod headings;
mod people;
mod plan;
mod reader;
mod tally;

pub use crate::sheet::unguarded;
pub use crate::sheet::{Row, Sheet};
pub use headings::LEFT_OUT;
pub use tally::SHOWN;

use crate::error::{Code, Error, Problem, Result};
use crate::incoming::Incoming;
use crate::kind::Kind;
use crate::offers::Own;
use crate::sheet::{Layout, Source};
use crate::store::{Now, Op, Store, Tx};
use cells::{Cells, Places};
use headings::Headings;
use reader::RowReader;
use serde::{Deserialize, Serialize};
use std::fs::File;
use tally::{Shown, Tally};

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
    /// The others are refused.
    pub accepted: u32,
    /// The first of them, up to [`SHOWN`], or what was asked for.
    pub refused: Vec<Refused>,
    /// The first of both kinds, up to [`SHOWN`] of each.
    pub remarks: Vec<Remark>,
    /// How many values are kept as a note.
    pub noted: u32,
    /// How many things there are to look at.
    pub doubtful: u32,
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
    reader: RowReader,
    file_name: String,
    source: Source,
    layout: Layout,
    columns: Vec<ImportColumn>,
    shown: usize,
}

/// What one kind of import makes of a row.
struct Understood<T> {
    record: T,
    remarks: Vec<Remark>,
    title: String,
    detail: String,
}

/// How one kind of import understands a row, or why it can't be kept.
type Read<'a, T> = &'a dyn Fn(&Cells<'_>, Now) -> Result<Understood<T>, String>;

/// One thing that a pass over the file finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    Refused(Refused),
    Remark(Remark),
}

type Hear<'a> = &'a mut dyn FnMut(Told) -> Result<()>;

/// Rows recorded together: few enough to be still in the processor's cache.
const AT_ONCE: usize = 250;

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
        Incoming::Sheet.check(file.metadata()?.len())?;
        Self::of(kind, file_name, Source::File(file))
    }

    fn of(kind: Kind, file_name: &str, source: Source) -> Result<Self> {
        let reader = RowReader::of(kind)?;
        let headings = Headings::of(&reader);
        let layout = Layout::of(&source, None, &|cells| headings.understood_in(cells))?;
        let columns = headings.name(&layout.headings);
        Ok(Self { kind, file_name: file_name.to_owned(), source, layout, columns, reader, shown: SHOWN })
    }

    /// Shows up to so many rows and remarks of each sort instead of [`SHOWN`]: each is
    /// kept in memory, and whoever tells them all need not read the file again.
    #[must_use]
    pub fn showing(self, most: usize) -> Self {
        Self { shown: most, ..self }
    }

    /// Takes the headings from another line of the file.
    ///
    /// # Errors
    /// `UnreadableFile` where nothing stands in that line.
    pub fn headings_at(&mut self, line: u32) -> Result<()> {
        let headings = Headings::of(&self.reader);
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
        let (wanted, words) = self.reader.needs();
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
        let mut shown = Shown::up_to(self.shown);
        let tally = self.look(now, &mut |told| shown.add(told))?;
        Ok(self.told(tally, shown))
    }

    /// Tells of every row that is refused and of everything that is remarked,
    /// one after another: a preview holds the first of them only.
    ///
    /// # Errors
    /// What `hear` returns, and as [`Import::preview`].
    pub fn each_told(&self, now: Now, hear: Hear<'_>) -> Result<()> {
        self.look(now, hear).map(drop)
    }

    /// Writes every accepted row as one op.
    ///
    /// # Errors
    /// `UnreadableFile` where no row can be kept, or the file was changed since;
    /// a failing disk.
    pub fn commit(&self, store: &mut Store, now: Now) -> Result<Imported> {
        Ok(self.bring_in(store, now)?.0)
    }

    /// The same, with what a preview tells.
    ///
    /// # Errors
    /// As [`Import::commit`].
    pub fn bring_in(&self, store: &mut Store, now: Now) -> Result<(Imported, ImportPreview)> {
        self.has_what_it_needs()?;
        let mut shown = Shown::up_to(self.shown);
        // What is told is what is kept, of one reading: where the file turns out
        // to be another at its end, all of it is taken back.
        let written = store
            .write(Op::BringIn(self.kind), now, |tx| self.write(tx, now, &mut |told| shown.add(told)))?;
        let told = self.told(written.value, shown);
        let op = written.op.unwrap_or_default();
        Ok((Imported { read: told.read, accepted: told.accepted, op }, told))
    }

    fn look(&self, now: Now, hear: Hear<'_>) -> Result<Tally> {
        match &self.reader {
            RowReader::Own(Own::People) => self.pass(now, &people::read, hear, |_| Ok(())),
            RowReader::Own(Own::Plan) => self.pass(now, &plan::read, hear, |_| Ok(())),
            RowReader::Fields(fields) => {
                self.pass(now, &|cells, now| fields.read(cells, now), hear, |_| Ok(()))
            }
        }
    }

    fn write(&self, tx: &Tx<'_>, now: Now, hear: Hear<'_>) -> Result<Tally> {
        let mut waiting = 0;
        let mut kept = || {
            waiting = (waiting + 1) % AT_ONCE;
            if waiting == 0 { tx.record_so_far() } else { Ok(()) }
        };
        match &self.reader {
            RowReader::Own(Own::People) => {
                let mut places = crate::people::sequence(tx)?..;
                self.pass(now, &people::read, hear, |person| {
                    people::keep(tx, &person, places.next().unwrap_or_default())?;
                    kept()
                })
            }
            RowReader::Own(Own::Plan) => self.pass(now, &plan::read, hear, |action| {
                // A sheet does not say on which day something was done.
                crate::plan::add(tx, &action, None)?;
                kept()
            }),
            RowReader::Fields(fields) => {
                self.pass(now, &|cells, now| fields.read(cells, now), hear, |typed| {
                    (fields.fields.add)(tx, typed)?;
                    kept()
                })
            }
        }
    }

    /// Reads the file once, row by row.
    fn pass<T>(
        &self,
        now: Now,
        read: Read<'_, T>,
        hear: Hear<'_>,
        mut keep: impl FnMut(T) -> Result<()>,
    ) -> Result<Tally> {
        let places = Places::of(&self.columns);
        let mut tally = Tally::of(self.columns.len());
        self.layout.each(&self.source, |row| {
            let cells = Cells::of(row, &self.columns, &places);
            let understood = row.problem.clone().map_or_else(|| read(&cells, now), Err);
            match tally.add(row, understood, hear)? {
                Some(record) => keep(record),
                None => Ok(()),
            }
        })?;
        Ok(tally)
    }

    fn told(&self, tally: Tally, shown: Shown) -> ImportPreview {
        let fields = self.reader.known().into_iter().map(|k| FieldChoice { field: k.field, label: k.label });
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
            refused: shown.refused,
            remarks: shown.remarks,
            noted: shown.noted,
            doubtful: shown.doubtful,
            sample: tally.sample,
        }
    }
}
