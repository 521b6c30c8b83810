//! What comes in from outside, and how much of it is read at most. Whatever a file
//! says of its own size, or a pipe never says at all, no more is taken than its
//! reader names here; a house rule looks for others who open files.

use crate::error::{Code, Error, Result};
use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, Read, Seek, SeekFrom};
use std::path::Path;
use std::rc::Rc;
use zip::ZipArchive;

const KB: u64 = 1024;
const MB: u64 = 1024 * KB;

/// Every reader of something that others made. Each has its attacks in
/// `tests/attacks.rs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Incoming {
    /// A spreadsheet on the disk, of which a row is in memory at a time.
    Sheet,
    /// One that waits in memory, since a pipe can be read only once.
    PipedSheet,
    /// A zip file of pictures, read picture by picture.
    Pack,
    Photo,
    Drawing,
    /// What a list in a pack says of its pictures.
    PackList,
    /// A handout as text.
    Handout,
    /// Words to look over.
    Words,
    /// One record as a line of JSON.
    Record,
    /// What is typed in a form and not yet saved.
    Draft,
    /// A passphrase or a key.
    Secret,
    /// The keys of a store.
    Keys,
    Backup,
}

impl Incoming {
    pub const ALL: &'static [Self] = &[
        Self::Sheet,
        Self::PipedSheet,
        Self::Pack,
        Self::Photo,
        Self::Drawing,
        Self::PackList,
        Self::Handout,
        Self::Words,
        Self::Record,
        Self::Draft,
        Self::Secret,
        Self::Keys,
        Self::Backup,
    ];

    /// In bytes.
    #[must_use]
    pub const fn most(self) -> u64 {
        match self {
            // Larger than any council's list.
            Self::Sheet => 200 * MB,
            Self::PipedSheet => 32 * MB,
            Self::Pack => 1024 * MB,
            // What no camera of a council writes.
            Self::Photo => 60 * MB,
            Self::Drawing => 5 * MB,
            // The whole Mulberry set has a list of 300 KB.
            Self::PackList => 2 * MB,
            // Hundreds of pages.
            Self::Handout | Self::Words | Self::Record | Self::Draft => MB,
            Self::Secret => 64 * KB,
            Self::Keys => MB,
            // As large as stores become: it is copied, never held.
            Self::Backup => u64::MAX,
        }
    }

    /// A file that can be read to its end, not a pipe or a device, which may have none.
    ///
    /// # Errors
    /// `UnreadableFile` with what to do; where it is not there or may not be read.
    pub fn open(self, place: &Path) -> Result<File> {
        // Looked at first: opening a pipe waits until somebody writes to it.
        match std::fs::metadata(place) {
            Ok(known) if known.is_file() => {}
            Ok(_) => return Err(no_file()),
            Err(error) if is_name(error.kind()) => {
                let sentence = "There is no file of this name.";
                return Err(Error::new(Code::UnreadableFile, sentence, "Check its name and its folder."));
            }
            Err(error) => return Err(error.into()),
        }
        let file = File::open(place)?;
        self.check(file.metadata()?.len())?;
        Ok(file)
    }

    /// All of such a file.
    ///
    /// # Errors
    /// As [`Incoming::open`].
    pub fn read(self, place: &Path) -> Result<Vec<u8>> {
        self.drain(self.open(place)?)
    }

    /// All that comes, up to the limit and not a byte more.
    ///
    /// # Errors
    /// `UnreadableFile` beyond the limit; where reading fails.
    pub fn drain(self, from: impl Read) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        from.take(self.most().saturating_add(1)).read_to_end(&mut bytes)?;
        self.check(bytes.len() as u64)?;
        Ok(bytes)
    }

    /// The next line with its end, or nothing where there is none.
    ///
    /// # Errors
    /// As [`Incoming::drain`].
    pub fn line(self, from: &mut impl BufRead) -> Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        from.take(self.most().saturating_add(1)).read_until(b'\n', &mut line)?;
        self.check(line.len() as u64)?;
        Ok(Some(line).filter(|line| !line.is_empty()))
    }

    /// # Errors
    /// `UnreadableFile` where so many bytes are too many.
    pub fn check(self, length: u64) -> Result<()> {
        if length <= self.most() { Ok(()) } else { Err(self.too_large()) }
    }

    /// What an officer hears of one that is larger.
    #[must_use]
    pub fn too_large(self) -> Error {
        let (what, hint) = match self {
            Self::Sheet => ("This file is", "Save only the sheet with the list in it."),
            Self::PipedSheet => ("What comes in here is", "Save it as a file first, and bring in that."),
            Self::Pack => ("This pack is", "Choose a part of it."),
            Self::Photo => ("This photo is", "Save a smaller copy of it, then choose that."),
            Self::Drawing => ("This drawing is", "Save a simpler one."),
            Self::PackList => ("This list is", "Leave out the lines of other pictures."),
            Self::Handout | Self::Words => ("This text is", "Split it into several."),
            Self::Record => ("This record is", "Keep long papers as files of their own."),
            Self::Draft => {
                ("What is typed here is", "Save a part of it first. It is not kept through a crash.")
            }
            Self::Secret => {
                ("What was given as a passphrase or key is", "Give the file that holds it alone.")
            }
            Self::Keys => ("The file of the keys is", "Restore your last backup into a new file."),
            Self::Backup => ("This backup is", "Choose a file that Alongside wrote."),
        };
        let (size, unit) = match self.most() {
            most if most >= MB => (most / MB, "MB"),
            most => (most / KB, "KB"),
        };
        Error::new(Code::UnreadableFile, format!("{what} larger than {size} {unit}."), hint)
    }
}

/// What a zip file may say of what is in it. Twenty thousand names take a fifth.
const MOST_CONTENTS: u64 = 16 * MB;

/// Opens a zip file; its contents list is read into memory, so that is bounded too.
///
/// # Errors
/// `UnreadableFile` where it lists more than any pack has; `broken` where it is none.
pub(crate) fn zip<R: Read + Seek>(from: R, broken: impl FnOnce() -> Error) -> Result<ZipArchive<Opening<R>>> {
    let left = Rc::new(Cell::new(MOST_CONTENTS));
    let opened = ZipArchive::new(Opening { from, left: Rc::clone(&left) });
    if left.replace(u64::MAX) == 0 {
        let sentence = "This zip file lists more files than can be read.";
        return Err(Error::new(Code::UnreadableFile, sentence, "Choose a part of it."));
    }
    opened.map_err(|_| broken())
}

/// A file of which only so much is read.
pub(crate) struct Opening<R> {
    from: R,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Opening<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left.get()).unwrap_or(usize::MAX).min(into.len());
        let length = self.from.read(&mut into[..most])?;
        self.left.set(self.left.get() - length as u64);
        Ok(length)
    }
}

impl<R: Seek> Seek for Opening<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.from.seek(to)
    }
}

/// Another name would help, and the disk is not at fault.
fn is_name(why: io::ErrorKind) -> bool {
    use io::ErrorKind as E;
    matches!(why, E::NotFound | E::NotADirectory | E::InvalidFilename | E::InvalidInput)
}

fn no_file() -> Error {
    Error::new(
        Code::UnreadableFile,
        "This is not a file: it is a folder, a pipe or a device.",
        "Choose the file itself.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_taken_than_its_reader_says_whatever_still_comes() {
        let mut endless = std::io::repeat(b'x');
        let refused = Incoming::Secret.drain(&mut endless).unwrap_err();
        assert_eq!(refused.message, "What was given as a passphrase or key is larger than 64 KB.");
        let mut endless = std::io::BufReader::new(std::io::repeat(b'x'));
        assert!(Incoming::Record.line(&mut endless).unwrap_err().message.ends_with("1 MB."));
        let mut two = &b"one\ntwo"[..];
        let lines: Vec<_> = std::iter::from_fn(|| Incoming::Record.line(&mut two).unwrap()).collect();
        assert_eq!(lines, [b"one\n".to_vec(), b"two".to_vec()]);
    }

    #[test]
    fn what_has_no_end_is_not_opened() {
        let folder = std::env::temp_dir();
        assert!(Incoming::Sheet.open(&folder).unwrap_err().message.contains("not a file"));
        #[cfg(unix)]
        assert!(Incoming::Sheet.open(Path::new("/dev/zero")).unwrap_err().message.contains("a device"));
    }
}
