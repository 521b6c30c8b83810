//! How a store is made: all of it or nothing.
//!
//! It is put together beside its place under a name that nobody chooses, keys first, and
//! takes its own name last. Whatever stops that, a full disk or a power cut, leaves no
//! store; what it left is cleared away by the next try. Until the name is taken the
//! recovery key can be shown, so that no store ever stands whose key nobody saw.

use super::connection::begin_file;
use super::ids::Ids;
use super::keys::{self, beside};
use super::lock::FileLock;
use super::mark::Marks;
use super::officers::moment;
use super::output::{check_place, sync_folder};
use super::{Founder, Now, OfficerRef, Op, RawKey, Reader, RecoveryKey, Store, Surroundings, Tx};
use super::{device, migrate, own_files};
use crate::error::{Code, Error, Result};
use crate::incoming::Incoming;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// A store that is whole and does not stand in its place yet. Dropped, it is gone.
pub struct NewStore {
    /// Nothing once it stands.
    store: Option<Store>,
    place: PathBuf,
    machine: String,
    raw: RawKey,
    /// Nobody else makes one here meanwhile.
    _turn: FileLock,
}

impl Store {
    /// Puts a new store together. `first` writes what else it begins with.
    ///
    /// # Errors
    /// `Refused` where a store stands already, or its keys; `BadInput` for the
    /// officer's name or passphrase.
    pub(crate) fn make(
        place: &Path,
        founder: &Founder<'_>,
        now: Now,
        around: &Surroundings,
        first: impl FnOnce(&Tx<'_>) -> Result<()>,
    ) -> Result<NewStore> {
        let name =
            keys::checked_officer(founder.council, founder.officer, founder.passphrase, founder.passphrase)?;
        check_place(place)?;
        own_files::refuse_unfit(place)?;
        refuse_what_stands(place)?;
        let turn = FileLock::wait(place)?;
        refuse_what_stands(place)?;
        let made = waiting(place);
        clear_away(place)?;
        let mut ids = Ids::new(**around.seed_for("ids"));
        let raw = around.seed_for("key");
        let officer = OfficerRef { id: ids.next(now.at), name };
        // From here on it is cleared away unless it is kept.
        let machine = around.machine.clone();
        let mut new =
            NewStore { store: None, place: place.to_owned(), machine, raw: raw.clone(), _turn: turn };
        keys::begin(&made, founder, &officer, &raw, around.stretch, moment(now), &mut ids)?;
        begin_file(&made)?;
        let mut conn = Reader::create(&made, &raw)?;
        migrate::begin(&mut *conn.writing()?)?;
        let device = device::fresh(now, &mut ids);
        let mut store = Self::of(conn, &made, raw, officer, around.stretch, ids, device)?;
        let officer = store.officer.clone();
        store.write(Op::FoundStore, now, |tx| {
            let sql = "INSERT INTO officer (id, name, keyed_at) VALUES (?1, ?2, ?3)";
            tx.execute(sql, (&officer.id, &officer.name, moment(now)))?;
            first(tx)
        })?;
        new.store = Some(store);
        // A disk that has no room for it says so before anybody is shown the key.
        new.settle_in_file()?;
        Ok(new)
    }
}

impl NewStore {
    /// The store as it is so far, to write into.
    ///
    /// # Errors
    /// None but a mistake of ours.
    pub(crate) fn store(&mut self) -> Result<&mut Store> {
        self.store.as_mut().ok_or_else(gone)
    }

    fn settle_in_file(&self) -> Result<()> {
        let conn = &self.store.as_ref().ok_or_else(gone)?.conn;
        Ok(conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
    }

    /// To be shown before it is kept.
    #[must_use]
    pub fn recovery_key(&self) -> RecoveryKey {
        RecoveryKey::of(&self.raw)
    }

    /// Puts it in its place, and leaves it open there.
    ///
    /// # Errors
    /// `Refused` where something came to stand there meanwhile; a failing disk.
    pub fn keep(mut self) -> Result<Store> {
        self.settle_in_file()?;
        let Store { conn, officer, ids, raw, device, stretch, .. } = self.store.take().ok_or_else(gone)?;
        let (made, place) = (waiting(&self.place), self.place.clone());
        // With its last connection the write-ahead log goes into the file.
        conn.close()?;
        if beside(&made, "-wal").exists() {
            return Err(Error::bug("a new store kept its write-ahead log"));
        }
        File::open(&made)?.sync_all()?;
        let slots = Incoming::Keys.read(&keys::path(&made))?;
        refuse_what_stands(&place)?;
        for ending in [".keys.copy", ".keys"] {
            keys::write_synced(&beside(&place, ending), &slots)?;
        }
        clear(&made, &BESIDE)?;
        fs::rename(&made, &place)?;
        sync_folder(own_files::folder(&place))?;
        let conn = Reader::open(&place, &raw)?;
        let mut store = Store::of(conn, &place, raw, officer, stretch, ids.into_inner(), device)?;
        store.marks = Some(Marks::of(&store.conn)?);
        // After the note of what was saved, and not without it: whoever finds this name misses
        // that note.
        if !store.note_saved() {
            return Ok(store);
        }
        match device::keep(&place, &self.machine, &store.device) {
            // The store stands, and gets another name at the next opening.
            Err(error) if error.code == Code::Disk => {}
            kept => kept?,
        }
        Ok(store)
    }
}

impl Drop for NewStore {
    fn drop(&mut self) {
        // Closed before its files go.
        drop(self.store.take());
        // The next try clears away what can't be cleared now.
        let _ = clear_away(&self.place);
    }
}

/// What stands beside a store that is being made.
const BESIDE: [&str; 9] =
    ["-wal", "-shm", "-journal", ".keys", ".keys.copy", ".device", ".mark", ".lock", ".window"];

/// Hidden, and no name that anybody chooses.
fn waiting(place: &Path) -> PathBuf {
    let name = place.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    place.with_file_name(format!(".{name}{ENDING}"))
}

const ENDING: &str = ".alongside-being-made";

const KEYS: [&str; 2] = [".keys", ".keys.copy"];

/// Keys alone are those of a store that is lost, unless they are of one that is being made
/// here: they are written last, before it takes its name, and those beside it go then.
fn are_of_the_making(place: &Path, ending: &str) -> bool {
    let made = waiting(place);
    let theirs = Incoming::Keys.read(&keys::path(&made)).ok();
    made.exists()
        && !place.exists()
        && theirs
            .is_none_or(|slots| Incoming::Keys.read(&beside(place, ending)).is_ok_and(|held| held == slots))
}

fn refuse_what_stands(place: &Path) -> Result<()> {
    if waiting(place).file_name() == place.file_name() || place.to_string_lossy().ends_with(ENDING) {
        return Err(Error::refused(
            "This name is kept for a store that is being made.",
            "Choose another name.",
        ));
    }
    let stands = |ending: &str| beside(place, ending).symlink_metadata().is_ok();
    if ["", "-wal", "-journal"].into_iter().any(stands) {
        return Err(Error::refused(
            "There is a store in this place already.",
            "Open it with its passphrase, or choose another place for the new one.",
        ));
    }
    if KEYS.into_iter().any(|ending| stands(ending) && !are_of_the_making(place, ending)) {
        return Err(Error::refused(
            "The keys of a store stand in this place, and the store itself is gone.",
            "Look for its file, or restore a backup. For a new store choose another place.",
        ));
    }
    Ok(())
}

/// What a program that was stopped left behind. The file itself goes last: while it is
/// there, keys in its place are known to be its own.
fn clear_away(place: &Path) -> Result<()> {
    for ending in KEYS.iter().filter(|ending| are_of_the_making(place, ending)) {
        clear(place, &[ending])?;
    }
    let made = waiting(place);
    clear(&made, &BESIDE)?;
    clear(&made, &[""])
}

fn clear(file: &Path, endings: &[&str]) -> Result<()> {
    for ending in endings {
        match fs::remove_file(beside(file, ending)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

fn gone() -> Error {
    Error::bug("a new store was kept twice")
}
