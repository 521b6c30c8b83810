//! What a pass over the file counts, and what of it is shown. Neither grows
//! with what there is to say: a file of which every row is refused takes no more
//! memory than one that is fine.

use super::{Refused, Remark, SampleRow, Told, Understood};
use crate::error::Result;
use crate::sheet::Row;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// Nobody reads more of them on a page.
pub const SHOWN: usize = 200;

const SAMPLE_ROWS: usize = 8;

/// Rows of which is known that they stood there already, whatever the file is long.
const MOST_KNOWN: usize = 500_000;

#[derive(Default)]
pub(super) struct Tally {
    pub sample: Vec<SampleRow>,
    pub read: u32,
    pub accepted: u32,
    /// The line on which a row of this digest stands first.
    known: HashMap<u64, u32>,
    /// The columns in which anything stands.
    pub filled: Vec<bool>,
}

impl Tally {
    pub fn of(columns: usize) -> Self {
        Self { filled: vec![false; columns], ..Self::default() }
    }

    /// Counts a row and tells of it. Returns the record where it is accepted.
    pub fn add<T>(
        &mut self,
        row: &Row,
        read: Result<Understood<T>, String>,
        hear: &mut dyn FnMut(Told) -> Result<()>,
    ) -> Result<Option<T>> {
        self.read += 1;
        let line = row.line;
        for (filled, cell) in self.filled.iter_mut().zip(&row.cells) {
            *filled = *filled || !cell.trim().is_empty();
        }
        let about =
            |about: String| Told::Remark(Remark { line, field: String::new(), typed: String::new(), about });
        row.doubts.iter().cloned().try_for_each(|doubt| hear(about(doubt)))?;
        match read {
            Ok(found) => {
                self.accepted += 1;
                if self.sample.len() < SAMPLE_ROWS {
                    self.sample.push(SampleRow { line, title: found.title, detail: found.detail });
                }
                if let Some(first) = self.first_with(row) {
                    hear(about(format!("This row is the same as line {first}, and is kept twice.")))?;
                }
                found.remarks.into_iter().try_for_each(|remark| hear(Told::Remark(remark)))?;
                Ok(Some(found.record))
            }
            Err(reason) => hear(Told::Refused(Refused { line, reason })).map(|()| None),
        }
    }

    /// The line of a row before it in which the same stands.
    fn first_with(&mut self, row: &Row) -> Option<u32> {
        let mut digest = DefaultHasher::new();
        row.cells.iter().for_each(|cell| cell.trim().hash(&mut digest));
        let is_full = self.known.len() >= MOST_KNOWN;
        if is_full {
            return self.known.get(&digest.finish()).copied();
        }
        let first = *self.known.entry(digest.finish()).or_insert(row.line);
        (first != row.line).then_some(first)
    }
}

/// The first of what is told, and how much there is.
pub(super) struct Shown {
    /// So many of each sort.
    most: usize,
    pub refused: Vec<Refused>,
    pub remarks: Vec<Remark>,
    pub noted: u32,
    pub doubtful: u32,
}

impl Shown {
    pub fn up_to(most: usize) -> Self {
        Self { most, refused: Vec::new(), remarks: Vec::new(), noted: 0, doubtful: 0 }
    }

    pub fn add(&mut self, told: Told) -> Result<()> {
        match told {
            Told::Refused(row) => {
                if self.refused.len() < self.most {
                    self.refused.push(row);
                }
            }
            Told::Remark(remark) => {
                let count = if remark.about.is_empty() { &mut self.noted } else { &mut self.doubtful };
                *count += 1;
                if *count as usize <= self.most {
                    self.remarks.push(remark);
                }
            }
        }
        Ok(())
    }
}
