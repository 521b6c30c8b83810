//! Which laptop this is. The id stands beside the store, not in it, and is
//! made anew where the store was copied or restored: two laptops must never
//! issue the same op numbers.

use super::ids::Ids;
use super::lock::Turn;
use super::mark::{self, Mark};
use super::{Now, hex};
use crate::error::{Code, Result};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

#[derive(Serialize, Deserialize)]
struct Device {
    id: String,
    /// Hash of the machine and the place, so that a copy is noticed.
    place: String,
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
    match Turn::at(file).and_then(|_turn| forget(file)) {
        // Where nothing can be written no number is given either.
        Err(error) if error.code == Code::Disk => Ok(()),
        forgot => forgot,
    }
}

/// A name that can't be kept is used this once: the store may lie where nobody
/// can write.
pub(super) fn of(file: &Path, machine: &str, now: Now, ids: &mut Ids) -> Result<String> {
    let place = place(file, machine);
    if let Some(id) = known(file, &place) {
        return Ok(id);
    }
    let id = fresh(now, ids);
    let device = serde_json::to_vec(&Device { id: id.clone(), place: place.clone() })?;
    let kept = Turn::at(file).and_then(|_turn| match known(file, &place) {
        // Another program was first.
        Some(theirs) => Ok(theirs),
        None => super::keys::write_synced(&path(file), &device).map(|()| id.clone()),
    });
    match kept {
        Err(error) if error.code == Code::Disk => Ok(id),
        kept => kept,
    }
}

/// Keeps the name under which a store was made.
pub(super) fn keep(file: &Path, machine: &str, id: &str) -> Result<()> {
    let device = serde_json::to_vec(&Device { id: id.to_owned(), place: place(file, machine) })?;
    super::keys::write_synced(&path(file), &device)
}

fn place(file: &Path, machine: &str) -> String {
    let here = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    hex(&Sha256::digest(format!("{machine}\n{}", here.display())))
}

/// Short, since people read it in claim numbers: the random end of a UUID.
pub(super) fn fresh(now: Now, ids: &mut Ids) -> String {
    ids.next(now.at).chars().rev().take(8).collect()
}

fn known(file: &Path, place: &str) -> Option<String> {
    let device: Device = serde_json::from_slice(&std::fs::read(path(file)).ok()?).ok()?;
    (device.place == place).then_some(device.id)
}
