//! The store: one encrypted SQLite file, and the only door through which
//! anything in it changes.
//!
//! Beside `FILE` stand `FILE.keys` and `FILE.keys.copy` (who may open it, see
//! [`keys`]), `FILE.device` (which laptop this is, see [`device`]), `FILE.mark`
//! (what was saved here last, see [`mark`]), and the
//! empty `FILE.lock` and `FILE.window` (whose turn it is, see [`lock`]). No
//! code path deletes or recreates a store; how one is made, see [`making`].

mod backup;
mod changeset;
mod check;
mod connection;
mod device;
mod draft;
mod finding;
mod ids;
mod keys;
mod lock;
pub(crate) mod log;
mod making;
mod mark;
mod memory;
mod migrate;
#[cfg(test)]
mod newer_tests;
mod numbers;
mod officers;
pub mod op;
mod output;
mod own_files;
mod passphrase;
mod private_copy;
mod recovery_key;
pub(crate) mod references;
pub mod schema;
pub mod setting;
mod stream;
mod together;
mod undo;
mod write;

pub use backup::{BackedUp, restore, restore_in_place};
pub use check::Checked;
pub use connection::Reader;
pub(crate) use keys::checked_officer;
pub use keys::{OfficerRef, Stretch};
pub use lock::OnlyWindow;
pub use making::NewStore;
pub use memory::leave_no_memory_behind;
pub use officers::OfficerDraft;
pub use op::Op;
pub use output::{Names, Output, Outside, Part, SavedAs};
pub use own_files::OWN_FILES;
pub use passphrase::{Strength, strength};
pub use recovery_key::RecoveryKey;
pub use schema::{NOT_RECORDED, RECORDED, Table};
pub use undo::{HowMuch, Undone};
pub(crate) use undo::{Opposite, Rules};
pub(crate) use write::drop_others;
pub use write::{Saved, Tx, Written};

use crate::error::{Code, Result};
use chrono::{DateTime, NaiveDate, Utc};
use ids::Ids;
use keys::Who;
use sha2::{Digest as _, Sha256};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// The key of the file itself: 32 random bytes, never shown but as the
/// recovery key, never written but wrapped.
/// It lies in a place of its own: a move takes along where that is, and leaves no copy
/// behind that nobody wipes.
type RawKey = Box<Zeroizing<[u8; 32]>>;

/// A key of these bytes, where they are as many as a key has.
fn raw_key(bytes: &[u8]) -> Option<RawKey> {
    let mut raw = RawKey::default();
    (bytes.len() == raw.len()).then(|| {
        raw.copy_from_slice(bytes);
        raw
    })
}

/// Time is an input: the core reads no clock.
#[derive(Debug, Clone, Copy)]
pub struct Now {
    /// The moment in UTC, for the log.
    pub at: DateTime<Utc>,
    /// The day where the officer sits, for the rules.
    pub today: NaiveDate,
}

/// Randomness and the machine are inputs too.
#[derive(Clone)]
pub struct Surroundings {
    /// 32 bytes from the system's source of randomness; a fixed seed in tests. The key of a
    /// new store comes from it, so no store keeps it.
    pub seed: Zeroizing<[u8; 32]>,
    /// Something that differs between machines, so that a copied store is noticed.
    pub machine: String,
    /// How hard a passphrase is stretched.
    pub stretch: Stretch,
}

/// Where a system keeps an id of its own.
pub const MACHINE_ID: &str = "/etc/machine-id";

impl Surroundings {
    /// Of a real machine: told from others by what stands in [`MACHINE_ID`], else by
    /// its name in the environment, of which `variable` tells.
    #[must_use]
    pub fn of(seed: [u8; 32], id: Option<String>, variable: impl Fn(&str) -> Option<String>) -> Self {
        let told = [id, variable("COMPUTERNAME"), variable("HOSTNAME")];
        let mut told = told.into_iter().flatten().map(|one| one.trim().to_owned());
        let machine = told.find(|one| !one.is_empty()).unwrap_or_default();
        Self { seed: seed.into(), machine, stretch: Stretch::default() }
    }

    /// Bytes for one purpose, from which neither the seed nor those for another follow.
    fn seed_for(&self, purpose: &str) -> RawKey {
        let seed = Zeroizing::new([&self.seed[..], purpose.as_bytes()].concat());
        let mut bytes = RawKey::default();
        bytes.copy_from_slice(&Sha256::digest(&seed[..]));
        bytes
    }
}

pub struct Store {
    pub(crate) conn: Reader,
    file: PathBuf,
    device: String,
    officer: OfficerRef,
    ids: RefCell<Ids>,
    raw: RawKey,
    /// How hard a passphrase is stretched.
    stretch: Stretch,
    columns: schema::Columns,
    /// Nothing for a copy, and for what is not in its place yet.
    marks: Option<mark::Marks>,
    /// What was saved here and is not there any more.
    losses: Vec<String>,
    /// Keys of another day stand beside it.
    old_keys: Option<String>,
}

/// Who founds a store.
pub struct Founder<'a> {
    pub council: &'a str,
    pub officer: &'a str,
    pub passphrase: &'a str,
}

impl Store {
    /// Opens a store with the passphrase of one of its officers, who is then
    /// the officer in every change.
    ///
    /// # Errors
    /// `WrongPassphrase` (no byte of the file was read or written), `Damaged`,
    /// `NewerVersion`, `NotFound`.
    pub fn unlock(file: &Path, passphrase: &str, now: Now, around: &Surroundings) -> Result<Self> {
        Self::open_by(file, keys::open(file, passphrase, Who::Anybody)?, now, around)
    }

    /// The same for one officer, by name: two may have chosen the same words.
    ///
    /// # Errors
    /// As [`Store::unlock`].
    pub fn unlock_as(
        file: &Path,
        officer: &str,
        passphrase: &str,
        now: Now,
        around: &Surroundings,
    ) -> Result<Self> {
        Self::open_by(file, keys::open(file, passphrase, Who::Named(officer))?, now, around)
    }

    /// With the first of these keys that is this store's: another store's keys file may
    /// have been put in the place of one.
    fn open_by(file: &Path, keys: Vec<keys::Opened>, now: Now, around: &Surroundings) -> Result<Self> {
        let mut refused = None;
        for keys::Opened { raw, officer, keyed_at } in keys {
            match Self::open(file, raw, officer, Some(&keyed_at), now, around) {
                Err(error) if matches!(error.code, Code::Damaged | Code::WrongPassphrase) => {
                    // The first one tells most.
                    refused.get_or_insert(error);
                }
                opened => return opened,
            }
        }
        Err(refused.unwrap_or_else(keys::wrong_passphrase))
    }

    /// `keyed_at`: since when the passphrase counts that opened it; nothing for the recovery
    /// key, which always does.
    fn open(
        file: &Path,
        raw: RawKey,
        officer: OfficerRef,
        keyed_at: Option<&str>,
        now: Now,
        around: &Surroundings,
    ) -> Result<Self> {
        let found = mark::read(file, &raw);
        let conn = Reader::open(file, &raw)?;
        if let Some(keyed_at) = keyed_at
            && has_key_days(&conn)?
            && !keys::counts(&conn, &officer.id, keyed_at)?
        {
            // Nothing was written, and the log waits for whoever opens next.
            conn.leave_log();
            return Err(keys::wrong_passphrase());
        }
        // Until it is known whether something is lost, no error may clear the log away.
        conn.leave_log();
        let was_here = device::was_here(file, &around.machine, &conn)?;
        if found.newest().is_none() && was_here {
            // Nobody knows which numbers this laptop gave last.
            device::forget_in_turn(file)?;
        }
        if let Some(mark) = found.newest() {
            device::forget_where_numbers_went_on(file, mark, &conn)?;
        }
        let mut store = Self::on(conn, file, raw, officer, around, Ids::new(**around.seed_for("ids")), now)?;
        let loss = store.look_for_loss(&found, was_here)?;
        store.migrate(now)?;
        store.columns = schema::columns(&store.conn)?;
        store.marks = Some(mark::Marks::of(&store.conn)?);
        // Where nothing can be written the good copy opens it all the same.
        let _ = keys::heal(file, &store.raw);
        let log_may_go = loss.as_ref().is_none_or(mark::Loss::is_kept);
        match loss {
            Some(loss) => store.note_loss(&loss, now)?,
            // What comes next is missed from the beginning.
            None if found.newest().is_none() => {
                store.note_saved();
            }
            None => {}
        }
        // Where nothing can be written it opens all the same.
        let _ = store.note_keys(now);
        store.tell_of_older_keys()?;
        if store.conn.is_written_to() && !mark::can_be_written(file) {
            store.losses.push(
                "What is saved can't be noted beside the store: the file that is called like it, with \
                 “.mark” behind, can't be written to. Until it can, nobody is told where a save is lost."
                    .to_owned(),
            );
        }
        if log_may_go {
            store.conn.let_log_go();
        }
        Ok(store)
    }

    fn on(
        conn: Reader,
        file: &Path,
        raw: RawKey,
        officer: OfficerRef,
        around: &Surroundings,
        mut ids: Ids,
        now: Now,
    ) -> Result<Self> {
        let device = device::of(file, &around.machine, now, &mut ids)?;
        Self::of(conn, file, raw, officer, around.stretch, ids, device)
    }

    fn of(
        conn: Reader,
        file: &Path,
        raw: RawKey,
        officer: OfficerRef,
        stretch: Stretch,
        ids: Ids,
        device: String,
    ) -> Result<Self> {
        Ok(Self {
            columns: schema::columns(&conn)?,
            conn,
            file: file.to_owned(),
            device,
            officer,
            ids: RefCell::new(ids),
            raw,
            stretch,
            marks: None,
            losses: Vec::new(),
            old_keys: None,
        })
    }

    /// What whoever opened it should hear: what was saved here and is not there any more,
    /// and keys of another day.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        self.losses.iter().chain(&self.old_keys).cloned().collect()
    }

    /// Words that somebody gave up open an older file of keys, and nobody would notice; nor
    /// that somebody's key is not in it.
    fn tell_of_older_keys(&mut self) -> Result<()> {
        let keys::Behind { given_up, without } = keys::behind_the_log(&self.file, &self.raw, &self.conn)?;
        let mut told = Vec::new();
        match given_up {
            0 => {}
            1 => told.push(
                "The keys beside the store are older than its log: they have a passphrase that an officer \
                 gave up, which opens nothing any more, and not the one that they chose since."
                    .to_owned(),
            ),
            number => told.push(format!(
                "The keys beside the store are older than its log: they have passphrases that {number} officers \
                 gave up, which open nothing any more, and not those that they chose since."
            )),
        }
        match without {
            0 => {}
            1 => told.push(
                "An officer who was given a key has none in the keys beside the store, which are older than \
                 its log or were lost."
                    .to_owned(),
            ),
            number => told.push(format!(
                "{number} officers who were given a key have none in the keys beside the store, which are older \
                 than its log or were lost."
            )),
        }
        if told.is_empty() {
            return Ok(());
        }
        let sentence = told.join(" ");
        self.old_keys = Some(format!("{sentence} They choose a new one with the recovery key."));
        Ok(())
    }

    /// The connection, for reading alone.
    #[must_use]
    pub fn read(&self) -> &Reader {
        &self.conn
    }

    /// The newest op, `None` in a store that nothing was ever written to.
    ///
    /// # Errors
    /// Only where the disk fails.
    pub fn newest_op(&self) -> Result<Option<String>> {
        log::newest_op(&self.conn)
    }

    /// A further connection, for reading on another thread while this store writes.
    ///
    /// # Errors
    /// As opening does.
    pub fn reader(&self) -> Result<Reader> {
        Reader::beside(&self.file, &self.raw)
    }

    /// This store on a connection of its own, for what reads for long.
    ///
    /// # Errors
    /// As opening does.
    pub fn for_reading(&self) -> Result<Self> {
        self.on_another(self.reader()?, self.file.clone(), self.device.clone())
    }

    /// The same officer and key over another connection.
    fn on_another(&self, conn: Reader, file: PathBuf, device: String) -> Result<Self> {
        let mut seed = [0; 32];
        self.ids.borrow_mut().fill(&mut seed);
        Ok(Self {
            columns: schema::columns(&conn)?,
            conn,
            file,
            device,
            officer: self.officer.clone(),
            ids: RefCell::new(Ids::new(seed)),
            raw: self.raw.clone(),
            stretch: self.stretch,
            marks: None,
            losses: self.losses.clone(),
            old_keys: None,
        })
    }

    #[must_use]
    pub fn officer(&self) -> &OfficerRef {
        &self.officer
    }

    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// This laptop, for claim numbers and op numbers.
    #[must_use]
    pub fn device(&self) -> &str {
        &self.device
    }

    #[must_use]
    pub fn recovery_key(&self) -> RecoveryKey {
        RecoveryKey::of(&self.raw)
    }

    /// Everything another officer does in the made-up council.
    pub(crate) fn work_as(&mut self, officer: OfficerRef) {
        self.officer = officer;
    }
}

/// Older schemas know no days of keys.
fn has_key_days(conn: &Reader) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM pragma_table_info('officer') WHERE name = 'keyed_at')";
    Ok(conn.query_row(sql, [], |row| row.get(0))?)
}

/// The officers who have a key to this store, and the council's name.
///
/// # Errors
/// `NotFound` where no store is, `Damaged` where both copies of the keys are.
pub fn who_may_open(file: &Path) -> Result<(String, Vec<OfficerRef>)> {
    keys::names(file)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
