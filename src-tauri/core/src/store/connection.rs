//! Opening the file under its key, and the connection as those who read see it.

use super::finding;
use super::keys::beside;
use super::lock::{FileLock, PATIENCE};
use super::private_copy::{LOGS, PrivateCopy};
use super::together::{self, Newest, WHAT};
use super::{RawKey, hex, keys, mark, own_files};
use crate::error::{self, Code, Error, Result};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs::{self, OpenOptions};
use std::io;
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use zeroize::Zeroizing;

/// Pages are twice as large as usual: each is encrypted, authenticated and
/// written by itself, and an import makes many.
pub(super) const PAGE: u64 = 8192;

/// A connection that cannot write: SQLite itself refuses. Only
/// [`Store::write`](super::Store::write) and drafts open it for a moment.
pub struct Reader {
    conn: Connection,
    /// Nobody ever writes here, and why not: it would be to a copy, beside the one
    /// who writes, or to what a newer version made.
    reads_only: Option<Error>,
    /// Last, so that the connection is closed before its file goes.
    _copy: Option<PrivateCopy>,
}

impl Drop for Reader {
    fn drop(&mut self) {
        // SQLite would take the log into a file that is damaged, and clear it away.
        if error::was_damaged() {
            self.leave_log();
        }
    }
}

/// The moment in which something is written.
pub(super) struct Writing<'a>(&'a mut Connection);

impl Deref for Reader {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        &self.conn
    }
}

impl Reader {
    /// The connection of a new store.
    pub(super) fn create(file: &Path, raw: &RawKey) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let conn = keyed(file, raw, flags)?;
        conn.pragma_update(None, "journal_mode", "WAL")?;
        Self::of(conn, None)
    }

    /// The connection of a store that stands. To be read, a store need not be
    /// written to: its disk may be full, its folder somebody else's.
    pub(super) fn open(file: &Path, raw: &RawKey) -> Result<Self> {
        refuse_what_is_no_store(file)?;
        let alone = together::look(file, raw)?;
        let reader = Self::open_known(file, raw)?;
        let fits = alone.map_or(Ok(()), |alone| together::compare(&reader, &alone));
        fits.inspect_err(|_| reader.leave_log())?;
        Ok(reader)
    }

    /// From here on the write-ahead log stays as it is, also when the connection is closed:
    /// it may be needed once more.
    pub(super) fn leave_log(&self) {
        // A setting of the connection alone, which no disk can refuse.
        let _ = self.conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
    }

    /// Whoever closes the file last takes the log into it again.
    pub(super) fn let_log_go(&self) {
        let _ = self.conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false);
    }

    /// The same of a file whose write-ahead log is known to be its own.
    pub(super) fn open_known(file: &Path, raw: &RawKey) -> Result<Self> {
        own_files::free_the_log(file);
        let (conn, copy) = match keyed(file, raw, OpenFlags::SQLITE_OPEN_READ_WRITE) {
            Err(error) if error.code == Code::Disk => without_writing(file, raw)
                .map_err(|other| if other.code == Code::Disk { error } else { other })?,
            conn => (conn?, None),
        };
        error::forget_damage();
        if copy.is_none() {
            begin_write_ahead(&conn, file);
        }
        Self::of(conn, copy)
    }

    /// A further connection to a store that is open, which nobody writes to.
    pub(super) fn beside(file: &Path, raw: &RawKey) -> Result<Self> {
        let mut reader = Self::open_known(file, raw)?;
        // What is read for long is read once.
        reader.conn.pragma_update(None, "cache_size", -65_536)?;
        reader.reads_only = Some(no_writing());
        // Whoever only reads never takes the log into the file: it may have to stay.
        reader.leave_log();
        Ok(reader)
    }

    /// The connection of a file that is to be a single one.
    pub(super) fn create_single(file: &Path, raw: &RawKey) -> Result<Connection> {
        begin_file(file)?;
        let conn = keyed(file, raw, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        conn.pragma_update(None, "cache_size", -8192)?;
        Ok(conn)
    }

    pub(super) fn of(conn: Connection, copy: Option<PrivateCopy>) -> Result<Self> {
        let_write(&conn, false)?;
        Ok(Self { conn, reads_only: copy.is_some().then(no_writing), _copy: copy })
    }

    /// Closes the file, and says what could not be written any more.
    pub(super) fn close(mut self) -> Result<()> {
        let conn = std::mem::replace(&mut self.conn, Connection::open_in_memory()?);
        conn.close().map_err(|(_, error)| error.into())
    }

    /// From here on nothing is written, for this reason.
    pub(super) fn only_read(&mut self, why: Error) {
        self.reads_only = Some(why);
    }

    /// Whether something may be written here at all.
    pub(super) fn is_written_to(&self) -> bool {
        self.reads_only.is_none() && self.conn.is_readonly("main").is_ok_and(|only| !only)
    }

    pub(super) fn writing(&mut self) -> Result<Writing<'_>> {
        if let Some(why) = &self.reads_only {
            return Err(why.clone());
        }
        let_write(&self.conn, true)?;
        Ok(Writing(&mut self.conn))
    }
}

fn no_writing() -> Error {
    Error::new(
        Code::Disk,
        "The store can't be written to.",
        "Check that the disk is not full and that you may write to this folder.",
    )
}

impl Deref for Writing<'_> {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        self.0
    }
}

impl DerefMut for Writing<'_> {
    fn deref_mut(&mut self) -> &mut Connection {
        self.0
    }
}

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        // It is a setting of the connection alone, which no disk can refuse.
        let _ = let_write(self.0, false);
    }
}

/// SQLite sets this when the statement is prepared, and stepping it would throw away every
/// statement that was prepared before: each save then prepared all of its own anew, which
/// took a third of its time.
fn let_write(conn: &Connection, may: bool) -> Result<()> {
    let setting = if may { "PRAGMA query_only = OFF" } else { "PRAGMA query_only = ON" };
    conn.prepare(setting)?;
    Ok(())
}

/// SQLite takes an empty file for a new store, and then clears away the
/// write-ahead log that holds the real one.
fn refuse_what_is_no_store(file: &Path) -> Result<()> {
    let known = match fs::metadata(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(no_store(file)),
        known => known?,
    };
    own_files::refuse_what_is_no_file(file)?;
    if known.len() < PAGE {
        return Err(Error::new(
            Code::Damaged,
            "This store is cut off: its first page is not whole.",
            "Nothing was changed. Keep all its files, and restore your last backup into a new one.",
        ));
    }
    Ok(())
}

/// For its owner alone, as is what SQLite writes beside it.
pub(super) fn begin_file(file: &Path) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)?;
    Ok(())
}

/// Where its keys are, a store was.
pub(super) fn no_store(file: &Path) -> Error {
    if [keys::path(file), beside(file, ".keys.copy")].iter().any(|keys| keys.exists()) {
        return Error::new(
            Code::NotFound,
            "The store itself is gone: its keys are in this place, and its file is not.",
            "Look for the file, or restore your last backup into a new one.",
        );
    }
    Error::new(
        Code::NotFound,
        "There is no store in this place.",
        "Check the name of the file, or start a new store.",
    )
}

static OPENING: Mutex<()> = Mutex::new(());

/// Opens the file under its key. The order of the pragmas matters: the key
/// first, then everything that reads a page.
///
/// Keys lie in memory that SQLCipher locks and wipes in any case. Doing so with
/// all of SQLite's memory (`cipher_memory_security`) takes two system calls for
/// every allocation: an import took eight times as long. Up to 64 MB of pages
/// stay at hand: more would let memory grow with the register, and fewer let pages be
/// decrypted twice in a list of thousands. What one write changed takes nine tenths of
/// them, as SQLite leaves it: with a `cache_spill` of the whole there was no room for what
/// is only read, and an import decrypted the page of officers once for each agreement.
fn keyed(file: impl AsRef<Path>, raw: &RawKey, flags: OpenFlags) -> Result<Connection> {
    let conn = under_key(file, raw, flags)?;
    let cipher: String = conn.query_row("PRAGMA cipher_version", [], |r| r.get(0)).unwrap_or_default();
    if cipher.is_empty() {
        return Err(Error::bug("this build of SQLite does not encrypt"));
    }
    conn.busy_timeout(PATIENCE)?;
    conn.execute_batch(
        "PRAGMA cipher_memory_security = OFF;
         PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -65536;
         SELECT count(*) FROM sqlite_schema;",
    )?;
    conn.set_prepared_statement_cache_capacity(256);
    finding::lend_functions(&conn)?;
    Ok(conn)
}

fn under_key(file: impl AsRef<Path>, raw: &RawKey, flags: OpenFlags) -> Result<Connection> {
    // Two threads that open the first store of a process at once can find
    // SQLCipher half started ("an error occurred with PRAGMA key").
    let _one_at_a_time = OPENING.lock().unwrap_or_else(PoisonError::into_inner);
    let conn = Connection::open_with_flags(file, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    let key = Zeroizing::new(format!("x'{}'", hex(&raw[..])));
    conn.pragma_update(None, "key", key.as_str())?;
    conn.pragma_update(None, "cipher_page_size", PAGE as i64)?;
    conn.execute_batch("PRAGMA cipher_log_level = NONE")?;
    Ok(conn)
}

/// A file that nobody changes, under its key.
pub(super) fn unchanged(file: &Path, raw: &RawKey) -> Result<Connection> {
    keyed(unchanging(file), raw, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI)
}

/// Of the file without its write-ahead log: what tells it from others, and its newest op
/// where it can be read like that.
pub(super) fn alone(file: &Path, raw: &RawKey) -> Result<(String, Option<Newest>)> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let conn = under_key(unchanging(&own_files::real(file)), raw, flags)?;
    // In the middle of a checkpoint a page of another table may stand where one of ops will.
    let sql = format!(
        "SELECT seq, {WHAT}, typeof(link) = 'blob' AND length(link) = 32 AND typeof(number) = 'integer' FROM op
         UNION ALL SELECT 0, '', TRUE ORDER BY seq DESC LIMIT 1"
    );
    let newest = conn.query_row(&sql, [], |r| Ok((r.get(2)?, (r.get(0)?, r.get(1)?)))).ok();
    let newest = newest.and_then(|(is_op, newest): (bool, Newest)| is_op.then_some(newest));
    Ok((mark::salt(&conn)?, newest))
}

/// A store that was restored is a single file, until it can have its
/// write-ahead log. Where it can't be written to it is read as it is.
fn begin_write_ahead(conn: &Connection, file: &Path) {
    let mode = conn.query_row("PRAGMA journal_mode", [], |r| r.get::<_, String>(0));
    if mode.is_ok_and(|mode| mode == "delete")
        && conn.is_readonly("main").is_ok_and(|only| !only)
        && let Ok(_turn) = FileLock::wait(file)
    {
        let _ = conn.pragma_update(None, "journal_mode", "WAL");
    }
}

// ---- without writing -------------------------------------------------------------

/// Even to read a write-ahead log SQLite makes an index of it beside the store.
/// Where it can't and there is no log, the file alone is whole; else all is
/// read from a copy, as encrypted as the store is.
fn without_writing(file: &Path, raw: &RawKey) -> Result<(Connection, Option<PrivateCopy>)> {
    let file = own_files::real(file);
    let logs = LOGS.map(|end| beside(&file, end));
    let holds_nothing = |log: &PathBuf| fs::metadata(log).map_or(true, |log| log.len() == 0);
    if logs.iter().all(holds_nothing) {
        return Ok((unchanged(&file, raw)?, None));
    }
    let copy = PrivateCopy::of(&file)?;
    let conn = keyed(copy.store(), raw, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    Ok((conn, Some(copy)))
}

/// The file as an address that promises SQLite that nobody changes it.
fn unchanging(file: &Path) -> String {
    let mut address = "file:".to_owned();
    let name = file.to_string_lossy().replace('\\', "/");
    if !name.starts_with('/') {
        address.push('/');
    }
    for letter in name.chars() {
        match letter {
            '%' | '?' | '#' => address += &format!("%{:02x}", u32::from(letter)),
            _ => address.push(letter),
        }
    }
    address + "?immutable=1"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::migrate;

    #[test]
    fn a_store_that_was_never_finished_is_not_begun_again_by_opening_it() {
        let folder = tempfile::tempdir().unwrap();
        let (file, raw) = (folder.path().join("store"), super::super::raw_key(&[7; 32]).unwrap());
        drop(Reader::create(&file, &raw).unwrap());
        let before = fs::read(&file).unwrap();
        assert_eq!(before.len() as u64, PAGE, "the first page is there from the beginning");
        let opened = Reader::open(&file, &raw).unwrap();
        let schema = migrate::look(&opened).unwrap();
        assert_eq!(migrate::check_writable(schema).unwrap_err().code, Code::Damaged);
        drop(opened);
        assert!(before == fs::read(&file).unwrap());
    }

    #[test]
    fn an_address_says_the_name_of_every_file() {
        assert_eq!(unchanging(Path::new("/a b/50%?#.db")), "file:/a b/50%25%3f%23.db?immutable=1");
        assert_eq!(unchanging(Path::new("C:\\a\\b.db")), "file:/C:/a/b.db?immutable=1");
    }
}
