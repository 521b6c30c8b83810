//! A store that can't be read where it lies is read from a copy of our own, as encrypted
//! as it is.

use super::keys::beside;
use super::output::own_folder;
use crate::error::{Error, Result};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// A copy of a store in a folder of our own, for as long as it is read.
pub(super) struct PrivateCopy {
    folder: PathBuf,
    /// Held: a copy without its lock was left behind by a program that was killed.
    _lock: File,
}

/// What SQLite writes beside a store before it writes into it.
pub(super) const LOGS: [&str; 2] = ["-wal", "-journal"];

impl PrivateCopy {
    pub(super) fn of(file: &Path) -> Result<Self> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let place = std::env::temp_dir();
        clear_left_behind(&place);
        let copy = loop {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let folder = place.join(format!("{BEGINNING}{:x}-{number:x}", std::process::id()));
            match own_folder().create(&folder) {
                // One of a process of this number before.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                made => made?,
            }
            // Somebody who clears up may be between the two: then there is another number.
            let Ok(lock) = File::create(folder.join("lock")) else { continue };
            // Where a disk knows no locks nobody clears up either.
            if matches!(lock.try_lock(), Err(fs::TryLockError::WouldBlock)) {
                continue;
            }
            if folder.join("lock").exists() {
                break Self { folder, _lock: lock };
            }
        };
        // Whoever may write can begin a log anew while it is copied: then the file and
        // the log are of two moments.
        for _ in 0..TRIES {
            let begun = LOGS.map(|end| beginning(&beside(file, end)));
            copy.take(file, "")?;
            for end in LOGS {
                copy.take(file, end)?;
            }
            let now = LOGS.map(|end| beginning(&beside(file, end)));
            if begun == now && begun == LOGS.map(|end| beginning(&beside(&copy.store(), end))) {
                return Ok(copy);
            }
        }
        Err(Error::busy())
    }

    fn take(&self, file: &Path, end: &str) -> Result<()> {
        let to = beside(&self.store(), end);
        match fs::copy(beside(file, end), &to) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && !end.is_empty() => {
                let _ = fs::remove_file(&to);
            }
            copied => {
                copied?;
                writable(&to)?;
            }
        }
        Ok(())
    }

    pub(super) fn store(&self) -> PathBuf {
        self.folder.join("store")
    }
}

impl Drop for PrivateCopy {
    fn drop(&mut self) {
        take_away(&self.folder);
    }
}

const BEGINNING: &str = "alongside-read-";

/// How often a store that somebody else writes to is copied before they win.
const TRIES: usize = 20;

/// SQLite gives a log that is begun anew new salts, in its first 32 bytes.
pub(super) fn beginning(log: &Path) -> Option<Vec<u8>> {
    let mut begun = Vec::new();
    File::open(log).ok()?.take(32).read_to_end(&mut begun).ok()?;
    Some(begun)
}

/// A copy takes the permissions of what may not be written to.
fn writable(file: &Path) -> io::Result<()> {
    #[cfg(unix)]
    fs::set_permissions(file, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}

fn clear_left_behind(place: &Path) {
    let Ok(entries) = fs::read_dir(place) else { return };
    for entry in entries.flatten() {
        let is_ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(BEGINNING));
        let lock = || OpenOptions::new().write(true).open(entry.path().join("lock"));
        if is_ours && lock().is_ok_and(|lock| lock.try_lock().is_ok()) {
            take_away(&entry.path());
        }
    }
}

/// Names each file that can be there: no folder is ever removed with what is in it.
fn take_away(folder: &Path) {
    for end in ["", "-wal", "-shm", "-journal"] {
        let _ = fs::remove_file(beside(&folder.join("store"), end));
    }
    let _ = fs::remove_file(folder.join("lock"));
    let _ = fs::remove_dir(folder);
}
