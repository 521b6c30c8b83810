//! How a store begins: its first officer, the council's settings, the rates that hold.

use crate::error::{Error, Result};
use crate::store::{Founder, Now, RecoveryKey, Store, Surroundings, checked_officer};
use crate::values::Form;
use crate::{rates, settings};
use serde::Deserialize;
use std::path::Path;

/// The form of the first run.
#[derive(Debug, Clone, Default, Deserialize, specta::Type)]
pub struct StartDraft {
    pub council: String,
    pub officer: String,
    pub passphrase: String,
    pub again: String,
}

/// Makes a new store from the form of the first run.
///
/// # Errors
/// `BadInput` with every problem; `Refused` as [`found`].
pub fn start(
    file: &Path,
    draft: &StartDraft,
    now: Now,
    around: &Surroundings,
) -> Result<(Store, RecoveryKey)> {
    let mut form = Form::default();
    let council = form.needed("council", &draft.council, 200, "Write the council's name.");
    let mut problems = form.into_problems();
    if let Err(error) = checked_officer(&draft.officer, &draft.passphrase, &draft.again) {
        problems.extend(error.problems);
    }
    Error::check(problems)?;
    let founder = Founder { council: &council, officer: &draft.officer, passphrase: &draft.passphrase };
    found(file, &founder, now, around)
}

/// Makes a new store with the settings and rates that every store begins with.
///
/// # Errors
/// `Refused` where a file of this name stands already; `BadInput` for the
/// officer's name or passphrase.
pub fn found(
    file: &Path,
    founder: &Founder<'_>,
    now: Now,
    around: &Surroundings,
) -> Result<(Store, RecoveryKey)> {
    Store::create(file, founder, now, around, |tx| {
        settings::begin(tx, founder.council.trim())?;
        rates::begin(tx)
    })
}
