//! A store as an earlier version left it, of those in `tests/released/`.

use super::Desk;
use crate::{Outcome, command, folders};
use std::fs;

/// Puts the oldest of them on this desk.
pub(super) fn store(desk: &Desk) -> Outcome {
    let released = folders::root().join("tests/released");
    let files = fs::read_dir(&released).map_err(|e| format!("{}: {e}", released.display()))?;
    let oldest = files.flatten().map(|file| file.path()).min();
    let oldest = oldest.ok_or_else(|| format!("{}: nothing is there", released.display()))?;
    let make = folders::program(&folders::built().join("release").join("examples"), "older");
    command::read(command::program(make).arg(oldest).arg(desk.store("")).arg(super::desk::PASSPHRASE))
        .map(drop)
}
