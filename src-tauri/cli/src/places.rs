//! What comes in from files and goes out to them.

use crate::args::Args;
use crate::{bad, show};
use alongside_core::error::because;
use alongside_core::incoming::Incoming;
use alongside_core::store::{Names, Part, SavedAs};
use alongside_core::{Code, Error, Result, Store};
use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Writes the file of `--to` whole, or leaves what stood there.
pub fn write(
    args: &Args,
    store: &Store,
    to: &Path,
    names: Names,
    fill: impl FnOnce(&mut Part) -> Result<()>,
) -> Result<SavedAs> {
    let is_secret = |secret: &Path| same_file::is_same_file(secret, to).unwrap_or(false);
    let why = match to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) if !folder.exists() => Some(ErrorKind::NotFound),
        Some(folder) if !folder.is_dir() => Some(ErrorKind::NotADirectory),
        _ if to.is_dir() => Some(ErrorKind::IsADirectory),
        _ if args.secrets().any(is_secret) => {
            let what = "This file holds the passphrase that you gave. Choose another name.";
            return Err(bad("to", what));
        }
        _ => None,
    };
    match why {
        Some(why) => Err(bad("to", &format!("{} can't be written: {}.", to.display(), because(why)))),
        None => store.outside().file(to, names)?.write(fill),
    }
}

/// "Saved as people.csv. It replaced a file of that name." And what else is to be said.
pub fn saved(json: bool, done: &str, to: &Path, saved: SavedAs, more: Option<&str>) -> Result<()> {
    let done = format!("{done} {}.", to.display());
    let done = more.map_or_else(|| done.clone(), |more| format!("{done} {more}"));
    show::done(json, &saved.sentence(&done))
}

/// # Errors
/// Where it is not there, or may not be read.
pub fn open(file: &Path) -> Result<File> {
    refuse_waiting(file)?;
    File::open(file).map_err(|error| unreadable(file, &error))
}

/// The bytes of a file or a pipe, or of standard input for `-`: never more than the limit.
pub fn read(file: &Path, what: Incoming) -> Result<Vec<u8>> {
    if file == Path::new("-") {
        return what.drain(io::stdin().lock());
    }
    refuse_waiting(file)?;
    let opened = File::open(file).and_then(|opened| match opened.metadata()?.is_dir() {
        true => Err(ErrorKind::IsADirectory.into()),
        false => Ok(opened),
    });
    what.drain(opened.map_err(|error| unreadable(file, &error))?)
}

/// To open a pipe that has a name waits until somebody writes to it; one that the shell
/// hands over is being written.
fn refuse_waiting(file: &Path) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        let is_handed_over = file.starts_with("/dev/fd") || file.starts_with("/proc");
        let is_pipe = || std::fs::metadata(file).is_ok_and(|known| known.file_type().is_fifo());
        if !is_handed_over && is_pipe() {
            return Err(bad("file", &format!("{} is a pipe. Choose the file itself.", file.display())));
        }
    }
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}

/// The name of another file was meant, or of one that this officer may read; else the disk
/// fails, and nothing that was typed is wrong.
pub fn unreadable(file: &Path, error: &io::Error) -> Error {
    let sentence = format!("{} can't be read: {}.", file.display(), because(error.kind()));
    match error.kind() {
        ErrorKind::NotFound
        | ErrorKind::NotADirectory
        | ErrorKind::IsADirectory
        | ErrorKind::PermissionDenied
        | ErrorKind::InvalidFilename
        | ErrorKind::InvalidInput => bad("file", &sentence),
        _ => Error::new(Code::Disk, sentence, "Check the disk that this file is on, then try again."),
    }
}

/// Text in UTF-8; nothing where it is none.
pub fn read_text(file: &Path, what: Incoming) -> Result<Option<String>> {
    Ok(String::from_utf8(read(file, what)?).ok().map(|text| unmarked(&text).to_owned()))
}

/// Some editors begin every file with a mark, which is no letter of it.
pub fn unmarked(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The first line of what was given as a secret: without the mark at its
/// beginning and the line end behind it.
pub fn first_line(text: &str) -> String {
    unmarked(text).lines().next().unwrap_or_default().to_owned()
}

pub fn name(file: &Path) -> String {
    file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_name_helps_where_one_was_wrong_and_not_where_the_disk_fails() {
        let told = |why: ErrorKind| unreadable(Path::new("people.csv"), &why.into());
        for why in [ErrorKind::NotFound, ErrorKind::PermissionDenied, ErrorKind::IsADirectory] {
            assert_eq!(told(why).code, Code::BadInput, "{why:?}");
        }
        // What the system says of a disk that gives no answer has no name of its own.
        for why in [ErrorKind::StorageFull, ErrorKind::Other] {
            assert_eq!(told(why).code, Code::Disk, "{why:?}");
        }
        assert_eq!(told(ErrorKind::StorageFull).message, "people.csv can't be read: the disk is full.");
    }

    #[cfg(unix)]
    #[test]
    fn a_disk_that_fails_is_told_in_plain_words() {
        // EIO, as a bad sector or a stick that was pulled out.
        let told = unreadable(Path::new("people.csv"), &io::Error::from_raw_os_error(5));
        assert_eq!(told.message, "people.csv can't be read: the disk did not do it.");
        assert_eq!(told.code, Code::Disk);
    }
}
