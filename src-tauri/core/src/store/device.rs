//! Which laptop this is. The id stands beside the store, not in it, and is
//! made anew where the store was copied or restored: two laptops must never
//! issue the same op numbers.

use super::ids::Ids;
use super::lock::FileLock;
use super::mark::{self, Mark};
use super::{Now, hex};
use crate::error::{Code, Result};
use crate::incoming::Incoming;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

#[derive(Serialize, Deserialize)]
struct Device {
    id: String,
    /// Hashes of the place and of the machine, so that a copy is noticed. Before there
    /// were two, one of both.
    place: String,
    #[serde(default)]
    machine: String,
}

pub(super) fn path(file: &Path) -> PathBuf {
    super::keys::beside(file, ".device")
}

/// A name that a lost store left behind is not used again: it gave op numbers
/// that the backup does not know of.
pub(super) fn forget(file: &Path) -> Result<()> {
    match std::fs::remove_file(path(file)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// A laptop whose newest ops are missing gets another name: the numbers that they had
/// are never given twice.
pub(super) fn forget_where_numbers_went_on(file: &Path, mark: &Mark, conn: &Connection) -> Result<()> {
    if mark::newest_of(conn, &mark.device)? >= mark.number {
        return Ok(());
    }
    forget_in_turn(file)
}

pub(super) fn forget_in_turn(file: &Path) -> Result<()> {
    match FileLock::wait(file).and_then(|_turn| forget(file)) {
        // Where nothing can be written no number is given either.
        Err(error) if error.code == Code::Disk => Ok(()),
        forgot => forgot,
    }
}

/// A name that can't be kept is used this once: the store may lie where nobody
/// can write.
pub(super) fn of(file: &Path, machine: &str, now: Now, ids: &mut Ids) -> Result<String> {
    if let Some(id) = known(file, machine) {
        return Ok(id);
    }
    let id = fresh(now, ids);
    let kept = FileLock::wait(file).and_then(|_turn| match known(file, machine) {
        // Another program was first.
        Some(theirs) => Ok(theirs),
        None => keep(file, machine, &id).map(|()| id.clone()),
    });
    match kept {
        Err(error) if error.code == Code::Disk => Ok(id),
        kept => kept,
    }
}

/// Keeps the name under which a store was made.
pub(super) fn keep(file: &Path, machine: &str, id: &str) -> Result<()> {
    let device = Device { id: id.to_owned(), place: place(file), machine: hash(machine) };
    super::keys::write_synced(&path(file), &serde_json::to_vec(&device)?)
}

fn place(file: &Path) -> String {
    hash(&here(file))
}

fn here(file: &Path) -> String {
    file.canonicalize().unwrap_or_else(|_| file.to_owned()).display().to_string()
}

fn hash(text: &str) -> String {
    hex(&Sha256::digest(text))
}

/// Whether a laptop of this name saved into the store before: this one, as far as it says
/// which it is.
pub(super) fn was_here(file: &Path, machine: &str, conn: &Connection) -> Result<bool> {
    known(file, machine).map_or(Ok(false), |id| Ok(mark::newest_of(conn, &id)? > 0))
}

/// Short, since people read it in claim numbers: the random end of a UUID.
pub(super) fn fresh(now: Now, ids: &mut Ids) -> String {
    ids.next(now.at).chars().rev().take(8).collect()
}

/// Under this name, unless the store was copied. A machine that does not say which it is
/// today is the one that it was.
fn known(file: &Path, machine: &str) -> Option<String> {
    let device: Device = serde_json::from_slice(&Incoming::Keys.read(&path(file)).ok()?).ok()?;
    let is_older = device.machine.is_empty();
    let is_this = if is_older {
        device.place == hash(&format!("{machine}\n{}", here(file)))
    } else {
        device.place == place(file) && (machine.is_empty() || device.machine == hash(machine))
    };
    is_this.then_some(device.id)
}
