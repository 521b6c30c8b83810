//! Lists as CSV, in the stored order, written as they are read: a register of any
//! size takes no more memory than a small one.

use crate::error::{Error, Result};
use crate::kind::Kind;
use crate::listing::ListQuery;
use crate::offers::Ask;
use crate::sheet::Cell;
use std::collections::HashSet;
use std::io::Write;

/// UTF-8 with its mark and CRLF, as Excel wants it. Of a list that is narrowed, those alone
/// that it shows. Returns what to say of them.
///
/// # Errors
/// Only where a disk fails.
pub fn csv(ask: &Ask<'_>, kind: Kind, query: &ListQuery, to: &mut dyn Write) -> Result<Exported> {
    let shown: Option<HashSet<String>> = match query.narrows() {
        true => {
            let whole = ListQuery { offset: 0, limit: 0, ..query.clone() };
            Some((kind.offers().list)(ask, &whole)?.rows.into_iter().map(|row| row.id).collect())
        }
        false => None,
    };
    let mut exported = Exported::default();
    to.write_all(b"\xef\xbb\xbf")?;
    let offers = kind.offers();
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(to);
    writer.write_record(offers.headings).map_err(odd)?;
    (offers.each)(ask, &mut |record| {
        exported.all += 1;
        if shown.as_ref().is_some_and(|shown| !shown.contains(record.id())) {
            return Ok(());
        }
        exported.rows += 1;
        writer.write_record(record.cells().into_iter().map(Cell::written)).map_err(odd)
    })?;
    writer.flush()?;
    Ok(exported)
}

/// How many rows were written, of how many records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Exported {
    pub rows: u32,
    pub all: u32,
}

impl Exported {
    /// "116 of 847 people." Nothing where all were written.
    #[must_use]
    pub fn sentence(self, kind: Kind) -> Option<String> {
        let Self { rows, all } = self;
        (rows != all).then(|| format!("{rows} of {}.", kind.some(all)))
    }
}

/// What the sheet does not hold, as a sentence; nothing where it holds everything.
#[must_use]
pub fn left_out(kind: Kind) -> Option<String> {
    let left_out = kind.offers().leaves_out;
    (!left_out.is_empty()).then(|| format!("It leaves out {left_out}."))
}

fn odd(error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.into(),
        other => Error::bug(format_args!("a row could not be written ({other:?})")),
    }
}
