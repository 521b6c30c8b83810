//! A backup is one file that holds all that is needed: the keys and the
//! store, as encrypted as they are. It is an ordinary zip, so that IT can see
//! what it is without us.

use super::device;
use super::lock::Turn;
use super::migrate::{self, Schema};
use super::output::{Names, Output, Part, there_is_one};
use super::{Now, Reader, Store, keys, own_files};
use crate::error::{Code, Error, Result};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A backup that is whole and in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackedUp {
    /// The store knows its day. It can't where its disk is full or read-only, or
    /// where a newer version brought it on.
    pub noted: bool,
}

impl Store {
    /// Writes a whole copy to `target`, then remembers the day.
    ///
    /// # Errors
    /// `Refused` where something stands at `target`, or a store is near it; `Disk`.
    pub fn backup(&mut self, target: &Path, now: Now) -> Result<BackedUp> {
        self.back_up(target, now)?;
        self.note_backup(now)
    }

    /// Writes a whole copy to `target`, which knows its own day. Reads alone.
    ///
    /// # Errors
    /// As [`Store::backup`].
    pub fn back_up(&self, target: &Path, now: Now) -> Result<()> {
        let output = self.outside().file(target, Names::People)?;
        refuse_existing(target)?;
        let mut part = output.begin()?;
        self.copy_to(&part.companion(), now)?;
        self.pack(&mut part)?;
        // Somebody may have been quicker, while the store was copied.
        part.keep_new()?;
        Ok(())
    }

    /// Remembers the day of a backup that was made.
    ///
    /// # Errors
    /// None for a store that can't be written to: its backup is made all the same.
    pub fn note_backup(&mut self, now: Now) -> Result<BackedUp> {
        match self.note(now) {
            Err(error) if matches!(error.code, Code::Disk | Code::Busy | Code::NewerVersion) => {
                Ok(BackedUp { noted: false })
            }
            noted => noted.map(|()| BackedUp { noted: true }),
        }
    }

    fn note(&mut self, now: Now) -> Result<()> {
        self.write(super::Op::NoteBackup, now, super::setting::backed_up).map(|_| ())
    }

    /// A store of its own, as another laptop would be: what it notes never
    /// meets what is noted here.
    fn copy_to(&self, copy: &Path, now: Now) -> Result<()> {
        let mut to = Reader::create_single(copy, &self.raw)?;
        // What others write meanwhile is not in it, and does not make it begin again.
        let from = self.reader()?;
        from.execute_batch("BEGIN; SELECT count(*) FROM sqlite_schema;")?;
        rusqlite::backup::Backup::new(&from, &mut to)?.run_to_completion(
            4096,
            std::time::Duration::ZERO,
            None,
        )?;
        // The first page says that the store has a write-ahead log. A copy is one file.
        to.pragma_update(None, "journal_mode", "DELETE")?;
        let device = device::fresh(now, &mut self.ids.borrow_mut());
        let mut copy = self.on_another(Reader::of(to, None)?, copy.to_owned(), device)?;
        // Into what a newer version made, nothing of an older one is written.
        if migrate::look(&copy.conn)? == Schema::Present {
            copy.note(now)?;
        }
        copy.conn.close()
    }

    fn pack(&self, part: &mut Part) -> Result<()> {
        let copy = part.companion();
        let mut zip = ZipWriter::new(part);
        let stored =
            SimpleFileOptions::default().compression_method(CompressionMethod::Stored).large_file(true);
        let mut add = |name: &str, mut from: File| -> Result<()> {
            zip.start_file(name, stored).map_err(odd)?;
            io::copy(&mut from, &mut zip)?;
            Ok(())
        };
        add("keys.json", keys::whole(&self.file, &self.raw)?)?;
        add("store.db", File::open(copy)?)?;
        zip.start_file("read-me.txt", stored).map_err(odd)?;
        zip.write_all(
            b"A backup of an Alongside store. Everything in it is encrypted.\n\
              To use it: alongside-cli restore THIS-FILE --to NEW-FILE\n",
        )?;
        zip.finish().map_err(odd)?;
        Ok(())
    }
}

/// Unpacks a backup into a new store. The device is made anew when it is
/// first opened. What could not be finished is taken away, and can be tried again.
///
/// # Errors
/// `Refused` where `to` exists, `UnreadableFile` where `from` is no backup.
pub fn restore(from: &Path, to: &Path) -> Result<()> {
    let mut zip = ZipArchive::new(File::open(from)?).map_err(|_| no_backup())?;
    let mut slots = Vec::new();
    zip.by_name("keys.json").map_err(|_| no_backup())?.read_to_end(&mut slots).map_err(|_| no_backup())?;
    refuse_store(to, &slots)?;
    Output::at(to, Names::People)?;
    // One restore after another: what stands there is looked at again when its turn comes.
    let _turn = Turn::at(to)?;
    refuse_store(to, &slots)?;
    let begin = |ending| Output::at(&keys::beside(to, ending), Names::People)?.begin();
    let mut store = begin("")?;
    unpack(zip.by_name("store.db").map_err(|_| no_backup())?, &mut store)?;
    let mut parts = Vec::new();
    for ending in [".keys.copy", ".keys"] {
        let mut part = begin(ending)?;
        part.write_all(&slots)?;
        parts.push(part);
    }
    device::forget(to)?;
    // The keys first, as when a store is made.
    parts.push(store);
    parts.into_iter().try_for_each(|part| part.keep().map(|_| ()))
}

/// Nothing is restored over a store or what is left of one: SQLite would read
/// an old -wal into the new file. Keys of this very backup, alone, are what a
/// restore left behind that was cut short.
fn refuse_store(to: &Path, slots: &[u8]) -> Result<()> {
    for ending in ["", "-wal", "-journal"] {
        refuse_existing(&keys::beside(to, ending))?;
    }
    for ending in [".keys", ".keys.copy"] {
        let keys = keys::beside(to, ending);
        if std::fs::read(&keys).map_or(true, |held| held != slots) {
            refuse_existing(&keys)?;
        }
    }
    own_files::refuse_another(to)
}

/// A file that can't be read whole is no backup; one that can't be written is a full disk.
fn unpack(mut from: impl Read, to: &mut Part) -> Result<()> {
    let mut bytes = vec![0; 1 << 16];
    loop {
        match from.read(&mut bytes) {
            Ok(0) => return Ok(()),
            Ok(length) => to.write_all(&bytes[..length])?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return Err(no_backup()),
        }
    }
}

fn refuse_existing(path: &Path) -> Result<()> {
    // Also a link that leads nowhere.
    if path.symlink_metadata().is_ok() {
        return Err(there_is_one());
    }
    Ok(())
}

fn no_backup() -> Error {
    Error::new(
        Code::UnreadableFile,
        "This file is not a backup of Alongside, or it is not whole.",
        "Choose a file that Alongside wrote with “Back up”.",
    )
}

/// The disk's own trouble is told as such.
fn odd(error: zip::result::ZipError) -> Error {
    match error {
        zip::result::ZipError::Io(error) => error.into(),
        other => Error::bug(format_args!("the backup could not be packed ({other})")),
    }
}
