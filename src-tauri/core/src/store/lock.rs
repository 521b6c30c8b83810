//! Who has their turn. The system's own locks: they fall with the process,
//! also when it is killed, so that nobody is ever locked out by a file.

use super::keys::beside;
use crate::error::{Code, Error, Result};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::time::Duration;

/// How long a program waits for another, here and in SQLite.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);
/// How long a window that was closed or killed may need to be gone.
const GOING: Duration = Duration::from_secs(2);
const STEP: Duration = Duration::from_millis(20);

/// A turn at the files beside the store, which SQLite does not guard: its keys,
/// its device, its beginning. Short; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct FileLock(#[expect(dead_code, reason = "held for its lock")] Option<File>);

impl FileLock {
    /// Waits for whoever has it.
    pub fn wait(file: &Path) -> Result<Self> {
        let lock = made(file, ".lock")?.ok_or_else(|| {
            Error::refused(
                "What stands in the place of the lock beside the store is no file.",
                "Move it away. It is called like the store, with “.lock” behind.",
            )
        })?;
        for _ in 0..PATIENCE.as_millis() / STEP.as_millis() {
            match lock.try_lock() {
                Ok(()) => return Ok(Self(Some(lock))),
                Err(TryLockError::WouldBlock) => std::thread::sleep(STEP),
                // A disk that knows no locks is nobody's to share.
                Err(TryLockError::Error(_)) => return Ok(Self(None)),
            }
        }
        Err(Error::busy())
    }
}

/// Being *the* window on a store. The command line works beside it; a second
/// window would show what the first has changed.
#[derive(Debug)]
pub struct OnlyWindow(#[expect(dead_code, reason = "held for its lock")] Option<File>);

impl OnlyWindow {
    /// # Errors
    /// `Busy` where another window has this store open.
    pub fn on(file: &Path) -> Result<Self> {
        // Nobody can write where this can't be made, so two windows do no harm.
        let Ok(Some(lock)) = made(file, ".window") else { return Ok(Self(None)) };
        for _ in 0..GOING.as_millis() / STEP.as_millis() {
            match lock.try_lock() {
                Ok(()) => return Ok(Self(Some(lock))),
                Err(TryLockError::WouldBlock) => std::thread::sleep(STEP),
                Err(TryLockError::Error(_)) => return Ok(Self(None)),
            }
        }
        Err(Error::new(
            Code::Busy,
            "Alongside is open in another window already.",
            "Go on in that window. To work here, close or lock the other one first.",
        ))
    }
}

/// Nothing where what stands there is no file: a pipe would be waited for as long as nobody
/// reads it.
fn made(file: &Path, ending: &str) -> std::io::Result<Option<File>> {
    if beside(file, ending).metadata().is_ok_and(|there| !there.is_file()) {
        return Ok(None);
    }
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(beside(file, ending)).map(Some)
}
