//! Whether a store's file and the write-ahead log beside it are of one store and one time.
//!
//! SQLite asks neither: it puts the pages of any log into any file, and takes the log away.
//! So it is looked at before SQLite sees the two together, without writing anything.

use super::connection::{Reader, alone};
use super::migrate::{self, Schema};
use super::private_copy::PrivateCopy;
use super::{RawKey, check, mark, own_files, schema};
use crate::error::{Code, Error, Result};
use rusqlite::Connection;
use std::path::Path;
use std::time::Duration;

/// Whoever saves beside us may be between a save and its note.
const TRIES: u32 = 5;
const PAUSE: Duration = Duration::from_millis(20);

/// The newest op of the file without its log: its place, its moment and its name, which
/// no migration makes anew.
pub(super) type Newest = (i64, String);

/// Returns the newest op of the file alone, which has to stand in the two together: a log
/// that goes on from somewhere else takes its place.
///
/// # Errors
/// `Damaged` where the two do not belong together. Nothing was written.
pub(super) fn look(file: &Path, raw: &RawKey) -> Result<Option<Newest>> {
    for _ in 0..TRIES {
        match fits(file, raw) {
            Fits::Nothing => return Ok(None),
            Fits::After(newest) => return Ok(Some(newest)),
            Fits::NotKnown => std::thread::sleep(PAUSE),
        }
    }
    // What the notes can't tell, the whole store can: in a copy, which SQLite may spoil.
    let copy = PrivateCopy::of(&own_files::real(file))?;
    match is_whole(&copy.store(), raw) {
        Ok(true) => Ok(None),
        Ok(false) => Err(strangers()),
        Err(error) if error.code == Code::Damaged => Err(strangers()),
        Err(error) => Err(error),
    }
}

/// Whether what the file alone told stands there still when its log is read too.
///
/// # Errors
/// `Damaged` where it does not.
pub(super) fn compare(conn: &Connection, alone: &Newest) -> Result<()> {
    if follows(conn, alone)? { Ok(()) } else { Err(strangers()) }
}

fn follows(conn: &Connection, (seq, what): &Newest) -> Result<bool> {
    // A store that was only begun has no ops.
    Ok(*seq == 0
        || conn.prepare(&format!("SELECT 1 FROM op WHERE (seq, {WHAT}) = (?1, ?2)"))?.exists((seq, what))?)
}

/// An op, as it stands in [`Newest`].
pub(super) const WHAT: &str = "at || ' ' || device || ':' || number";

enum Fits {
    /// There is no log.
    Nothing,
    After(Newest),
    NotKnown,
}

/// As far as the notes of the last save tell; they were written by this key alone.
fn fits(file: &Path, raw: &RawKey) -> Fits {
    let found = mark::read(file, raw);
    let Some(log) = mark::log(file) else { return Fits::Nothing };
    let Some(mark) = found.newest() else { return Fits::NotKnown };
    match alone(file, raw) {
        Ok((salt, Some(newest))) if log == mark.log && salt == mark.file && newest.0 >= mark.base => {
            Fits::After(newest)
        }
        // In the middle of a checkpoint, and where it is cut off, the file alone can't be read.
        _ => Fits::NotKnown,
    }
}

fn is_whole(copy: &Path, raw: &RawKey) -> Result<bool> {
    let newest = alone(copy, raw).ok().and_then(|(_, newest)| newest);
    let conn = Reader::open_known(copy, raw)?;
    if let Some(newest) = newest
        && !follows(&conn, &newest)?
    {
        return Ok(false);
    }
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
        "The store and the log of its last changes do not belong together: one of the two is another’s, older, or cut off.",
        "Nothing was changed. Keep all its files as they are, and restore your last backup into a new one.",
    )
}
