//! Which laptop this is. The id stands beside the store, not in it, and is
//! made anew where the store was copied or restored: two laptops must never
//! issue the same op numbers.

use super::ids::Ids;
use super::{Now, hex};
use crate::error::Result;
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

pub(super) fn of(file: &Path, machine: &str, now: Now, ids: &mut Ids) -> Result<String> {
    let here = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let place = hex(&Sha256::digest(format!("{machine}\n{}", here.display())));
    let known = std::fs::read(path(file)).ok().and_then(|b| serde_json::from_slice::<Device>(&b).ok());
    if let Some(device) = known.filter(|d| d.place == place) {
        return Ok(device.id);
    }
    // Short, since people read it in claim numbers: the random end of a UUID.
    let id: String = ids.next(now.at).chars().rev().take(8).collect();
    std::fs::write(path(file), serde_json::to_vec(&Device { id: id.clone(), place })?)?;
    Ok(id)
}
