//! Coming in: an office is started, opened, brought back, and others get a key to it.

use std::path::Path;

use alongside_core::founding::{self, StartDraft};
use alongside_core::store::{OfficerDraft, OfficerRef, Surroundings, restore_in_place};
use alongside_core::{Code, Error, Now, Result, Store, sample};

use super::{Desk, Office, Started, held, now, surroundings};
use crate::clock::Since;
use crate::wrong::{Secret, Wrong};

impl Office {
    /// # Errors
    /// `BadInput` with every problem; `Refused` where a store stands already.
    pub fn start(&self, draft: &StartDraft) -> Result<Started> {
        // An earlier try goes first, with its hold on the place.
        drop(held(&self.begun).take());
        let file = self.own();
        let window = self.window_on(&file)?;
        let new = founding::start(&file, draft, now(), &surroundings()?)?;
        let recovery_key = new.recovery_key().text().to_owned();
        *held(&self.begun) = Some((new, window));
        *held(&self.last_used) = Since::now();
        Ok(Started { recovery_key })
    }

    /// Keeps the store that was started: its recovery key is on paper.
    ///
    /// # Errors
    /// `NotFound` where none was started; a failing disk.
    pub fn keep_started(&self) -> Result<Desk> {
        let (new, window) = held(&self.begun).take().ok_or_else(|| {
            Error::new(Code::NotFound, "No office was started.", "Start again from the first page.")
        })?;
        self.keep(new.keep()?, window);
        self.desk()
    }

    /// Opens the made-up council, and makes it first where it is not there.
    ///
    /// # Errors
    /// Only where the disk fails.
    pub fn start_sample(&self) -> Result<Desk> {
        let file = self.made_up();
        let window = self.window_on(&file)?;
        let store = if file.exists() {
            Store::unlock(&file, sample::PASSPHRASE, now(), &surroundings()?)?
        } else {
            sample::create(&file, &surroundings()?)?
        };
        self.keep(store, window);
        self.desk()
    }

    /// Opens the store for the officer of this id; "" where there is one alone.
    ///
    /// # Errors
    /// `WrongPassphrase`, `Damaged`, `NewerVersion`; `Busy` where another window has it open.
    pub fn unlock(&self, officer: &str, passphrase: &str) -> Result<Desk> {
        self.open_by(Secret::Passphrase, |file, now, around| match officer {
            "" => Store::unlock(file, passphrase, now, around),
            officer => Store::unlock_as(file, officer, passphrase, now, around),
        })
    }

    /// Opens it with what somebody typed.
    fn open_by(
        &self,
        secret: Secret,
        open: impl FnOnce(&Path, Now, &Surroundings) -> Result<Store>,
    ) -> Result<Desk> {
        let file = self.own();
        let mut wrong = held(&self.wrong);
        wrong.tried(secret, || {
            let window = self.window_on(&file)?;
            self.keep(open(&file, now(), &surroundings()?)?, window);
            Ok(())
        })?;
        *wrong = Wrong::default();
        drop(wrong);
        self.desk()
    }

    /// Gives a further officer a key. Returns everybody who has one.
    ///
    /// # Errors
    /// As [`Store::add_officer`], and while whoever tried passphrases has to wait.
    pub fn add_officer(&self, draft: &OfficerDraft) -> Result<Vec<OfficerRef>> {
        let add = || self.write(|store, now| store.add_officer(draft, now));
        match draft.second.as_str() {
            "" => add(),
            _ => held(&self.wrong).tried(Secret::Second, add),
        }
    }

    /// # Errors
    /// As [`Store::change_passphrase`], and while whoever tried passphrases has to wait.
    pub fn change_passphrase(&self, present: &str, passphrase: &str, again: &str) -> Result<()> {
        held(&self.wrong).tried(Secret::Present, || {
            self.write(|store, now| store.change_passphrase(present, passphrase, again, now))
        })
    }

    /// Unpacks a backup in the place of a store that is not there, and leaves it locked.
    ///
    /// # Errors
    /// As [`store::restore_in_place`](alongside_core::store::restore_in_place).
    pub fn restore(&self, backup: &Path) -> Result<Desk> {
        restore_in_place(backup, &self.own())?;
        self.desk()
    }

    /// # Errors
    /// `BadInput` with every problem, `Damaged` for another store's key.
    pub fn recover(&self, key: &str, officer: &str, passphrase: &str, again: &str) -> Result<Desk> {
        self.open_by(Secret::RecoveryKey, |file, now, around| {
            Store::recover(file, key, officer, passphrase, again, now, around)
        })
    }
}
