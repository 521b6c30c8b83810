//! What was saved here last, sealed under the store's key in `FILE.mark`.
//!
//! SQLite passes over all that follows a damaged piece of its write-ahead log, and can't
//! know that a file is last week's, or another one. Every save that was acknowledged is
//! noted here, so that the next unlock can tell that one is missing. The mark is written
//! after the save and never before it: it may lag, and never claims too much.

use super::keys::{beside, seal};
use super::output::{Names, Output, sync_folder};
use super::private_copy::beginning;
use super::{Now, Op, RawKey, Store, hex, own_files, setting};
use crate::error::{Code, Error, Result};
use crate::incoming::Incoming;
use rusqlite::{Connection, OptionalExtension as _};
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

/// The newest save, and the two files that it lies in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Mark {
    /// What tells the store's file from every other: SQLCipher's salt, at its beginning.
    pub file: String,
    /// What tells its write-ahead log from the one before it.
    pub log: String,
    /// All ops up to here stood in the file itself when that log was begun.
    pub base: i64,
    pub seq: i64,
    pub link: String,
    /// Which laptop saved it, and that laptop's newest op.
    pub device: String,
    pub number: i64,
}

/// Two of them in turn, so that a power cut in the middle of one leaves the other.
const SLOTS: usize = 2;
/// Bytes of one, filled up with spaces: they are written in place.
const SLOT: usize = 512;

#[derive(Serialize, Deserialize)]
struct Sealed {
    mark: Mark,
    seal: String,
}

/// A mark beside a store.
#[derive(Debug)]
pub(super) struct Note {
    slots: [Option<Mark>; SLOTS],
    /// Something stands there that this store did not write.
    is_damaged: bool,
    /// Nothing stands there.
    is_missing: bool,
}

impl Note {
    pub fn newest(&self) -> Option<&Mark> {
        self.slots.iter().flatten().max_by_key(|mark| mark.seq)
    }
}

pub(super) fn path(file: &Path) -> PathBuf {
    beside(file, ".mark")
}

/// What is noted beside a store. One that can't be read is a damaged one.
pub(super) fn read(file: &Path, raw: &RawKey) -> Note {
    match Incoming::Keys.read(&path(file)) {
        Ok(bytes) => Note::of(&bytes, raw),
        Err(_) => Note { is_damaged: path(file).exists(), ..Note::of(&[], raw) },
    }
}

impl Note {
    fn of(bytes: &[u8], raw: &RawKey) -> Self {
        let slot = |number: usize| -> Option<Mark> {
            let bytes = bytes.get(number * SLOT..)?;
            let sealed: Sealed = serde_json::from_slice(&bytes[..bytes.len().min(SLOT)]).ok()?;
            (sealed_under(raw, &sealed.mark).ok()? == sealed.seal).then_some(sealed.mark)
        };
        let slots = [slot(0), slot(1)];
        let is_damaged = !bytes.is_empty() && slots.iter().all(Option::is_none);
        Self { slots, is_damaged, is_missing: bytes.is_empty() }
    }

    /// In a file that is held, from its beginning.
    fn in_file(from: &mut File, raw: &RawKey) -> io::Result<Self> {
        let (mut bytes, mut length) = (vec![0; SLOTS * SLOT], 0);
        loop {
            match from.read(&mut bytes[length..])? {
                0 => return Ok(Self::of(&bytes[..length], raw)),
                more => length += more,
            }
        }
    }
}

fn sealed_under(raw: &RawKey, mark: &Mark) -> Result<String> {
    seal(raw, b"alongside mark 1", &serde_json::to_vec(mark)?)
}

/// Which log stands beside a store: nothing where there is none, or nothing in it.
pub(super) fn log(file: &Path) -> Option<String> {
    // Its size of pages, how often it was begun, and two salts.
    let header = beginning(&beside(&own_files::real(file), "-wal"))?;
    Some(hex(header.get(8..24)?))
}

// ---- noting ---------------------------------------------------------------------

/// How a store that stands in its place notes what it saves.
#[derive(Debug)]
pub(super) struct Marks {
    /// Of the store's file.
    salt: String,
}

impl Marks {
    pub fn of(conn: &Connection) -> Result<Self> {
        Ok(Self { salt: salt(conn)? })
    }
}

pub(super) fn salt(conn: &Connection) -> Result<String> {
    Ok(conn.query_row("PRAGMA cipher_salt", [], |r| r.get(0))?)
}

/// Whether a note that stands there can be written into.
pub(super) fn can_be_written(file: &Path) -> bool {
    let opened = OpenOptions::new().write(true).open(path(file));
    !opened.is_err_and(|error| error.kind() == io::ErrorKind::PermissionDenied)
}

impl Store {
    /// Notes what is saved by now, and whether it could: a disk that has no room for it keeps
    /// the save all the same.
    pub(super) fn note_saved(&self) -> bool {
        self.try_to_note(|found, mark| found.newest().is_none_or(|noted| noted.seq <= mark.seq)).is_ok()
    }

    /// The same where what was noted before is not there any more.
    fn note_anew(&self) {
        let _ = self.try_to_note(|_, _| true);
    }

    fn try_to_note(&self, is_newer: impl FnOnce(&Note, &Mark) -> bool) -> Result<()> {
        let Some(marks) = &self.marks else { return Ok(()) };
        let Some((seq, link)) = newest(&self.conn)? else { return Ok(()) };
        let number = newest_of(&self.conn, &self.device)?;
        let is_first = !path(&self.file).exists();
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path(&self.file))?;
        // Of two programs that saved, the later one is noted. It goes with the file.
        let _ = file.lock();
        let found = Note::in_file(&mut file, &self.raw)?;
        let log = log(&self.file).unwrap_or_default();
        let base = match found.newest() {
            Some(noted) if noted.file != marks.salt || noted.seq > seq => 0,
            Some(noted) if noted.log == log => noted.base,
            // A log is begun anew when all of the one before stands in the file.
            Some(noted) => noted.seq,
            None => 0,
        };
        let (file_salt, device) = (marks.salt.clone(), self.device.clone());
        let mark = Mark { file: file_salt, log, base, seq, link, device, number };
        if found.newest() == Some(&mark) {
            return Ok(());
        }
        // Nothing is left that a later reading could take for the newer one.
        let is_other = |noted: &Mark| noted.seq > seq || noted.seq == seq && noted.link != mark.link;
        let is_anew = found.slots.iter().flatten().any(|noted| is_other(noted) || noted.file != mark.file);
        if !is_newer(&found, &mark) {
            return Ok(());
        }
        let older = found.slots.iter().enumerate().min_by_key(|(_, slot)| slot.as_ref().map(|mark| mark.seq));
        let slots = if is_anew { vec![0, 1] } else { vec![older.map_or(0, |(number, _)| number)] };
        let is_begun_anew = found.newest().is_none_or(|noted| noted.log != mark.log);
        let seal = sealed_under(&self.raw, &mark)?;
        let mut bytes = serde_json::to_vec(&Sealed { mark, seal })?;
        bytes.resize(SLOT, b' ');
        for slot in slots {
            file.seek(SeekFrom::Start((slot * SLOT) as u64))?;
            file.write_all(&bytes)?;
        }
        // Which log belongs to the file must outlast a power cut; that the newest save is
        // not noted yet does no harm.
        if is_begun_anew {
            file.sync_data()?;
        }
        if is_first {
            sync_folder(own_files::folder(&self.file))?;
        }
        Ok(())
    }
}

fn newest(conn: &Connection) -> Result<Option<(i64, String)>> {
    let sql = "SELECT seq, lower(hex(link)) FROM op ORDER BY seq DESC LIMIT 1";
    Ok(conn.prepare_cached(sql)?.query_row([], |r| Ok((r.get(0)?, r.get(1)?))).optional()?)
}

pub(super) fn newest_of(conn: &Connection, device: &str) -> Result<i64> {
    let sql = "SELECT coalesce(max(number), 0) FROM op WHERE device = ?1";
    Ok(conn.prepare_cached(sql)?.query_row([device], |r| r.get(0))?)
}

// ---- telling --------------------------------------------------------------------

/// What was saved here and is not in the store any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    /// The store ends before what was saved last: by so many changes.
    Changes(i64),
    /// What stands where that save was is another change.
    Rewritten,
    /// The file is another one, in which that save is not.
    Another,
}

impl Missing {
    /// Against what a store holds now; the mark was read before it.
    pub fn from(mark: &Mark, conn: &Connection) -> Result<Option<Self>> {
        let sql = "SELECT lower(hex(link)) FROM op WHERE seq = ?1";
        let there: Option<String> = conn.query_row(sql, [mark.seq], |r| r.get(0)).optional()?;
        let newest = newest(conn)?.map_or(0, |(seq, _)| seq);
        Ok(match there {
            Some(link) if link == mark.link => None,
            _ if salt(conn)? != mark.file => Some(Self::Another),
            Some(_) => Some(Self::Rewritten),
            None => Some(Self::Changes((mark.seq - newest).max(1))),
        })
    }

    #[must_use]
    pub fn sentence(self) -> String {
        match self {
            Self::Changes(1) => {
                "The change that was saved last on this laptop is not in the store any more. \
                A part of it was damaged, or it is an older copy."
                    .to_owned()
            }
            Self::Changes(number) => format!(
                "The {number} changes that were saved last on this laptop are not in the store any more. \
                 A part of it was damaged, or it is an older copy."
            ),
            Self::Rewritten => "The store’s log was written anew: what was saved last on this laptop is not \
                what stands there now."
                .to_owned(),
            Self::Another => "This is another copy of the store than was used here last, and what was saved \
                last in that one is not in it."
                .to_owned(),
        }
    }
}

/// What is missing, and whether the log that may hold it was kept.
pub(super) struct Loss {
    sentence: String,
    is_kept: bool,
}

impl Loss {
    pub const fn is_kept(&self) -> bool {
        self.is_kept
    }
}

impl Store {
    /// Looks whether all that was saved here is there, before anything is written over
    /// what is not. `was_here`: this laptop saved into it before.
    pub(super) fn look_for_loss(&mut self, found: &Note, was_here: bool) -> Result<Option<Loss>> {
        let missing = match found.newest() {
            Some(mark) => Missing::from(mark, &self.conn)?,
            None => None,
        };
        // The log of another copy is its own, and whole. Where the note is damaged nobody knows.
        let is_cut = match missing {
            Some(Missing::Changes(_) | Missing::Rewritten) => true,
            Some(Missing::Another) => false,
            None => found.is_damaged,
        };
        let sentence = match missing {
            Some(missing) => missing.sentence(),
            None if found.newest().is_some() => return Ok(None),
            None if found.is_damaged => no_note("damaged"),
            None if found.is_missing && was_here => no_note("gone"),
            None => return Ok(None),
        };
        let kept = if is_cut { keep_log(&self.file) } else { Ok(None) };
        let sentence = match &kept {
            Ok(Some(name)) => {
                format!("{sentence} The log of the last changes is kept beside the store, as {name}.")
            }
            Ok(None) => sentence,
            Err(full) if full.code == Code::Refused => {
                format!("{sentence} {} Until then nothing can be saved.", full.message)
            }
            Err(_) => format!(
                "{sentence} There is no room to keep the log of the last changes, so nothing can be saved until there is."
            ),
        };
        if let Err(error) = &kept {
            // The next change would be written over what may be the only copy, and whoever
            // closes the file last would clear it away.
            self.conn.only_read(error.clone());
            self.conn.leave_log();
        }
        self.losses.push(sentence.clone());
        Ok(Some(Loss { sentence, is_kept: kept.is_ok() }))
    }

    /// Notes it in the log, so that everybody hears of it.
    pub(super) fn note_loss(&mut self, loss: &Loss, now: Now) -> Result<()> {
        if !loss.is_kept {
            return Ok(());
        }
        let noted = self.write(Op::NoticeLoss, now, |tx| {
            setting::put(tx, setting::MISSING, &format!("{}\n{}", now.at, loss.sentence))
        });
        match noted {
            // Who can only read is told, and nothing is noted.
            Err(error) if matches!(error.code, Code::Disk | Code::Busy | Code::NewerVersion) => Ok(()),
            noted => {
                noted?;
                self.note_anew();
                Ok(())
            }
        }
    }
}

fn no_note(what: &str) -> String {
    format!(
        "The note of what was saved last on this laptop is {what}, so nobody can tell whether all of it is there."
    )
}

/// A log that could not be read to its end may hold the only copy of what is missing: it
/// is kept before SQLite clears it away. Returns under which name, where it is kept now.
fn keep_log(file: &Path) -> Result<Option<String>> {
    let log = beside(&own_files::real(file), "-wal");
    if log.metadata().map_or(0, |log| log.len()) == 0 {
        return Ok(None);
    }
    let places = own_files::DAMAGED_LOGS.map(|ending| beside(file, ending));
    let Some(place) = places.into_iter().find(|place| !place.exists()) else {
        return Err(Error::refused(
            "Logs of three earlier losses are kept beside the store. Move one of them to a safe place.",
            "Then open the store again.",
        ));
    };
    Output::at(&place, Names::People)?.write(|out| {
        io::copy(&mut Incoming::Backup.open(&log)?, out)?;
        Ok(())
    })?;
    Ok(place.file_name().map(|name| name.to_string_lossy().into_owned()))
}
