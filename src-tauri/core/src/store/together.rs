//! Whether a store's file and the write-ahead log beside it are of one store and one time.
//!
//! SQLite asks neither: it puts the pages of any log into any file, and takes the log away.
//! So it is looked at before SQLite sees the two together, without writing anything.

use super::connection::{PrivateCopy, Reader, alone};
use super::migrate::{self, Schema};
use super::{RawKey, check, mark, own_files, schema};
use crate::error::{Code, Error, Result};
use std::path::Path;
use std::time::Duration;

/// Whoever saves beside us may be between a save and its note.
const TRIES: u32 = 5;
const PAUSE: Duration = Duration::from_millis(20);

/// # Errors
/// `Damaged` where the two do not belong together. Nothing was written.
pub(super) fn look(file: &Path, raw: &RawKey) -> Result<()> {
    for _ in 0..TRIES {
        if fits(file, raw) {
            return Ok(());
        }
        std::thread::sleep(PAUSE);
    }
    // What the notes can't tell, the whole store can: in a copy, which SQLite may spoil.
    let copy = PrivateCopy::of(&own_files::real(file))?;
    match is_whole(&copy.store(), raw) {
        Ok(true) => Ok(()),
        Ok(false) => Err(strangers()),
        Err(error) if error.code == Code::Damaged => Err(strangers()),
        Err(error) => Err(error),
    }
}

/// As far as the notes of the last save tell; they were written by this key alone.
fn fits(file: &Path, raw: &RawKey) -> bool {
    let found = mark::read(file, raw);
    let Some(log) = mark::log(file) else { return true };
    let Some(mark) = found.newest() else { return false };
    match alone(file, raw) {
        // In the middle of a checkpoint the file alone can't be read.
        Ok((salt, newest)) => {
            log == mark.log && salt == mark.file && newest.is_none_or(|seq| seq >= mark.base)
        }
        Err(_) => false,
    }
}

fn is_whole(copy: &Path, raw: &RawKey) -> Result<bool> {
    let conn = Reader::open_known(copy, raw)?;
    let mut problems = Vec::new();
    if migrate::look(&conn)? == Schema::Present {
        let columns = schema::columns(&conn)?;
        check::whole(&conn, &columns, &mut problems)?;
    } else {
        check::pages(&conn, &mut problems)?;
    }
    Ok(problems.is_empty())
}

fn strangers() -> Error {
    Error::new(
        Code::Damaged,
        "The store and the log of its last changes do not belong together: one of the two is another’s, or older.",
        "Nothing was changed. Keep all its files as they are, and restore your last backup into a new one.",
    )
}
