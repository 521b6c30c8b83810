//! Lists as CSV, in the stored order, written as they are read: a register of any
//! size takes no more memory than a small one.

use crate::error::{Error, Result};
use crate::kind::Kind;
use crate::offers::Ask;
use crate::sheet::Cell;
use std::io::Write;

/// UTF-8 with its mark and CRLF, as Excel wants it.
///
/// # Errors
/// Only where a disk fails.
pub fn csv(ask: &Ask<'_>, kind: Kind, to: &mut dyn Write) -> Result<()> {
    to.write_all(b"\xef\xbb\xbf")?;
    let offers = kind.offers();
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(to);
    writer.write_record(offers.headings).map_err(odd)?;
    (offers.each)(ask, &mut |record| {
        writer.write_record(record.cells().into_iter().map(Cell::written)).map_err(odd)
    })?;
    writer.flush()?;
    Ok(())
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
