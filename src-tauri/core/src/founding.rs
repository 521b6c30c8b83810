//! How a store begins: its first officer, the council's settings, the rates that hold.

use crate::error::{Error, Result};
use crate::store::{Founder, NewStore, Now, RecoveryKey, Store, Surroundings, checked_officer};
use crate::values::Form;
use crate::{rates, settings};
use serde::Deserialize;
use std::path::Path;

/// The form of the first run.
#[derive(Clone, Default, Deserialize, specta::Type)]
pub struct StartDraft {
    pub council: String,
    pub officer: String,
    pub passphrase: String,
    pub again: String,
}

/// Makes a new store from the form of the first run. It stands when it is kept: first its
/// recovery key is shown.
///
/// # Errors
/// `BadInput` with every problem; `Refused` as [`begin`].
pub fn start(file: &Path, draft: &StartDraft, now: Now, around: &Surroundings) -> Result<NewStore> {
    let mut form = Form::default();
    let council = form.needed("council", &draft.council, 200, "Write the council's name.");
    let mut problems = form.into_problems();
    if let Err(error) = checked_officer(&council, &draft.officer, &draft.passphrase, &draft.again) {
        problems.extend(error.problems);
    }
    Error::check(problems)?;
    let founder = Founder { council: &council, officer: &draft.officer, passphrase: &draft.passphrase };
    begin(file, &founder, now, around)
}

/// Makes a new store with the settings and rates that every store begins with.
///
/// # Errors
/// `Refused` where a store stands already, or its keys; `BadInput` for the officer's
/// name or passphrase.
pub fn begin(file: &Path, founder: &Founder<'_>, now: Now, around: &Surroundings) -> Result<NewStore> {
    Store::make(file, founder, now, around, |tx| {
        settings::begin(tx, founder.council.trim())?;
        rates::begin(tx)
    })
}

/// The same, for who needs to show nobody the recovery key first.
///
/// # Errors
/// As [`begin`].
pub fn found(
    file: &Path,
    founder: &Founder<'_>,
    now: Now,
    around: &Surroundings,
) -> Result<(Store, RecoveryKey)> {
    let store = begin(file, founder, now, around)?.keep()?;
    let key = store.recovery_key();
    Ok((store, key))
}
