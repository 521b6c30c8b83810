//! A backup is one file that holds all that is needed: the keys and the
//! store, as encrypted as they are. It is an ordinary zip, so that IT can see
//! what it is without us.

use super::connection::{self, PAGE};
use super::lock::FileLock;
use super::migrate::{self, Schema};
use super::output::{Names, Output, Part, check_place, copy_aside, put_aside, put_back, there_is_one};
use super::{Now, RawKey, Reader, Store, check, device, hex, keys, own_files};
use crate::error::{Code, Error, Result};
use crate::incoming::{self, Incoming, Opening};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
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
            // Also where the log of a loss waits to be moved away, so that nothing is saved.
            Err(error)
                if matches!(error.code, Code::Disk | Code::Busy | Code::NewerVersion | Code::Refused) =>
            {
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
        self.is_whole(&copy)?;
        let mut zip = ZipWriter::new(Once { out: &mut *part, at: 0, failed: false });
        let stored =
            SimpleFileOptions::default().compression_method(CompressionMethod::Stored).large_file(true);
        let mut contents = Contents::default();
        let mut add = |name: &str, from: &mut dyn Read| -> Result<()> {
            zip.start_file(name, stored).map_err(odd)?;
            let mut digested = Digested::of(from);
            io::copy(&mut digested, &mut zip)?;
            contents.0.insert(name.to_owned(), digested.digest());
            Ok(())
        };
        add(KEYS, &mut keys::whole(&self.file, &self.raw)?.as_slice())?;
        add(STORE, &mut File::open(copy)?)?;
        let mut add = |name: &str, bytes: &[u8]| -> Result<()> {
            zip.start_file(name, stored).map_err(odd)?;
            Ok(zip.write_all(bytes)?)
        };
        add(CONTENTS, &serde_json::to_vec_pretty(&contents)?)?;
        add(
            "read-me.txt",
            b"A backup of an Alongside store. Everything in it is encrypted.\n\
              To use it: alongside-cli restore THIS-FILE --to NEW-FILE\n",
        )?;
        zip.finish().map_err(odd)?;
        // What the disk gives back counts, not what it was given.
        let mut zip = ZipArchive::new(part.read_back()?).map_err(|_| not_read_back())?;
        for (name, digest) in &contents.0 {
            let mut read = Digested::of(zip.by_name(name).map_err(|_| not_read_back())?);
            io::copy(&mut read, &mut io::sink()).map_err(|_| not_read_back())?;
            if read.digest() != *digest {
                return Err(not_read_back());
            }
        }
        Ok(())
    }

    /// A copy counts when it was opened again and every page of it read.
    fn is_whole(&self, copy: &Path) -> Result<()> {
        let conn = connection::unchanged(copy, &self.raw)?;
        let mut problems = Vec::new();
        check::pages(&conn, &mut problems)?;
        if problems.is_empty() { Ok(()) } else { Err(not_read_back()) }
    }
}

const KEYS: &str = "keys.json";
const STORE: &str = "store.db";
const CONTENTS: &str = "contents.json";

/// What a backup holds: the name of each part and its SHA-256.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Contents(BTreeMap<String, String>);

/// A reader that keeps the digest of what went through.
struct Digested<R> {
    from: R,
    hash: Sha256,
}

impl<R: Read> Digested<R> {
    fn of(from: R) -> Self {
        Self { from, hash: Sha256::new() }
    }

    fn digest(self) -> String {
        hex(&self.hash.finalize())
    }
}

impl<R: Read> Read for Digested<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let length = self.from.read(bytes)?;
        self.hash.update(&bytes[..length]);
        Ok(length)
    }
}

fn not_read_back() -> Error {
    Error::new(
        Code::Disk,
        "The backup can't be read back, so it is none.",
        "Nothing was kept. Back up to another disk, and check this store.",
    )
}

/// Unpacks a backup into a new store. The device is made anew when it is
/// first opened. What could not be finished is taken away, and can be tried again.
/// With the passphrase of somebody who is in it, it is opened too before it stands.
///
/// # Errors
/// `Refused` where `to` exists, `UnreadableFile` where `from` is no backup or is not
/// whole, `WrongPassphrase`.
pub fn restore(from: &Path, to: &Path, passphrase: Option<&str>) -> Result<()> {
    let packed = Packed::open(from)?;
    let raw = passphrase.map(|words| keys::unwrapped(&packed.slots, words)).transpose()?;
    refuse_store(to, &packed.slots)?;
    check_place(to)?;
    own_files::refuse_unfit(to)?;
    // One restore after another: what stands there is looked at again when its turn comes.
    let _turn = FileLock::wait(to)?;
    refuse_store(to, &packed.slots)?;
    packed.unpack(to, raw.as_ref())?.keep(to)
}

/// A backup that is being read.
struct Packed {
    zip: ZipArchive<Opening<io::BufReader<File>>>,
    /// Of the whole backup, in bytes.
    length: u64,
    slots: Vec<u8>,
    contents: Contents,
}

impl Packed {
    fn open(from: &Path) -> Result<Self> {
        let packed = Incoming::Backup.open(from)?;
        let length = packed.metadata()?.len();
        let mut zip = incoming::zip(io::BufReader::new(packed), no_backup)?;
        let slots = zip.by_name(KEYS).map_err(|_| no_backup())?;
        let slots = Incoming::Keys.drain(slots).map_err(|_| no_backup())?;
        if !keys::are_keys(&slots) {
            return Err(no_backup());
        }
        let contents = contents(&mut zip)?;
        if contents.0.get(KEYS) != Some(&hex(&Sha256::digest(&slots))) {
            return Err(no_backup());
        }
        Ok(Self { zip, length, slots, contents })
    }

    /// Lays all of it beside its place, and looks whether it is whole.
    fn unpack(mut self, to: &Path, raw: Option<&RawKey>) -> Result<Unpacked> {
        let begin = |ending| Output::at(&keys::beside(to, ending), Names::People)?.begin();
        let mut store = begin("")?;
        // What is encrypted packs no smaller: a store larger than its backup is none.
        let mut packed = Digested::of(self.zip.by_name(STORE).map_err(|_| no_backup())?.take(self.length));
        unpack(&mut packed, &mut store)?;
        if packed.from.limit() == 0 {
            return Err(no_backup());
        }
        if self.contents.0.get(STORE) != Some(&packed.digest()) {
            return Err(no_backup());
        }
        is_store(&mut store, raw)?;
        let mut keys = [begin(".keys.copy")?, begin(".keys")?];
        for part in &mut keys {
            part.write_all(&self.slots)?;
        }
        Ok(Unpacked { keys, store })
    }
}

/// What waits beside its place.
struct Unpacked {
    keys: [Part; 2],
    store: Part,
}

impl Unpacked {
    /// The keys first, as when a store is made.
    fn keep(self, to: &Path) -> Result<()> {
        device::forget(to)?;
        self.keys.into_iter().try_for_each(|part| part.keep().map(|_| ()))?;
        self.store.keep_new().map(|_| ())
    }
}

/// The same where a store was, and is not. What was left there of it, keys of another day
/// than the backup's or a log with the last saves, is kept under another name; it is back
/// where it was when nothing could be restored. Keys stand there all the while, so that
/// whoever looks knows that a store was here.
///
/// # Errors
/// As [`restore`].
pub fn restore_in_place(from: &Path, to: &Path) -> Result<()> {
    let packed = Packed::open(from)?;
    refuse_existing(to)?;
    own_files::refuse_another(to)?;
    check_place(to)?;
    own_files::refuse_unfit(to)?;
    let _turn = FileLock::wait(to)?;
    refuse_existing(to)?;
    let is_other =
        |file: &PathBuf| file.exists() && Incoming::Keys.read(file).map_or(true, |held| held != packed.slots);
    let left =
        |endings: [&str; 2]| endings.map(|ending| keys::beside(to, ending)).into_iter().filter(is_other);
    let (keys, logs) = (left([".keys", ".keys.copy"]).collect::<Vec<_>>(), left(["-wal", "-journal"]));
    let logs: Vec<PathBuf> = logs.collect();
    let unpacked = packed.unpack(to, None)?;
    let mut aside = Vec::new();
    let kept = keys
        .into_iter()
        .map(|file| Ok((copy_aside(&file)?, file)))
        .chain(logs.into_iter().map(|file| Ok((put_aside(&file)?, file))))
        .try_for_each(|moved: Result<_>| moved.map(|moved| aside.push(moved)))
        .and_then(|()| unpacked.keep(to));
    kept.inspect_err(|_| {
        for (away, file) in aside {
            // Where even this fails the file is there still, under its other name.
            let _ = put_back(&away, &file);
        }
    })
}

fn contents(zip: &mut ZipArchive<impl Read + Seek>) -> Result<Contents> {
    let packed = zip.by_name(CONTENTS).map_err(|_| no_backup())?;
    serde_json::from_reader(packed.take(MOST_CONTENTS)).map_err(|_| no_backup())
}

/// Bytes of a list of what a backup holds.
const MOST_CONTENTS: u64 = 1 << 16;

/// Whether what was unpacked is a store: whole pages, and, where its key is known, ones
/// that it opens.
fn is_store(store: &mut Part, raw: Option<&RawKey>) -> Result<()> {
    let unpacked = store.read_back()?;
    let length = unpacked.metadata()?.len();
    if length == 0 || length % PAGE != 0 {
        return Err(no_backup());
    }
    let Some(raw) = raw else { return Ok(()) };
    let place = store.waits().ok_or_else(|| Error::bug("a store was restored into a stream"))?;
    let conn = connection::unchanged(place, raw)?;
    let mut problems = Vec::new();
    check::pages(&conn, &mut problems)?;
    if problems.is_empty() { Ok(()) } else { Err(no_backup()) }
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
        if Incoming::Keys.read(&keys).map_or(true, |held| held != slots) {
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

/// What failed once is told once: a writer of archives that is dropped tries to finish, and
/// prints what the disk says then. From the failure on all goes nowhere.
struct Once<'a> {
    out: &'a mut Part,
    at: u64,
    failed: bool,
}

impl Write for Once<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = if self.failed { bytes.len() } else { self.told(|out| out.write(bytes))? };
        self.at += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.failed { Ok(()) } else { self.told(Write::flush) }
    }
}

impl Seek for Once<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            _ if !self.failed => self.told(|out| out.seek(to))?,
            SeekFrom::Start(at) => at,
            SeekFrom::Current(further) => self.at.saturating_add_signed(further),
            SeekFrom::End(_) => self.at,
        };
        Ok(self.at)
    }
}

impl Once<'_> {
    fn told<T>(&mut self, work: impl FnOnce(&mut Part) -> io::Result<T>) -> io::Result<T> {
        work(self.out).inspect_err(|_| self.failed = true)
    }
}
