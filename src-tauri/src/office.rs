//! The state of the shell: which store is open, and the import under way.

mod coming_in;
mod locking;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use alongside_core::import::Import;
use alongside_core::pictures::{Pack, PackProgress};
use alongside_core::store::{
    MACHINE_ID, NewStore, OfficerRef, OnlyWindow, Surroundings, setting, who_may_open,
};
use alongside_core::{Code, Error, Now, Result, Store, settings};
use chrono::NaiveDate;
use serde::Serialize;
use tokio::sync::Notify;

use crate::clock::{self, Since};
use crate::desktop::Home;
use crate::reading::Reading;
use crate::wrong::Wrong;

pub use locking::Again;

/// Which page the app opens on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum DeskState {
    /// No store of one's own yet: first run.
    Empty,
    Locked,
    /// The store is there, and nobody's key to it: the recovery key opens it.
    KeysLost,
    /// Its keys are there, and the store is not.
    Gone,
    Open,
}

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Desk {
    pub state: DeskState,
    /// Shown on the unlock page too.
    pub council: String,
    /// Who has a key to this store.
    pub officers: Vec<OfficerRef>,
    pub officer: Option<OfficerRef>,
    /// The made-up council is open.
    pub sample: bool,
    pub has_own: bool,
    pub has_sample: bool,
    pub today: NaiveDate,
    pub version: String,
    pub last_backup: Option<NaiveDate>,
    pub lock_after_minutes: u32,
    /// What whoever opened the store should hear of it.
    pub told: Vec<String>,
}

/// Shown once, to print.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Started {
    pub recovery_key: String,
}

pub struct Office {
    home: PathBuf,
    open: Mutex<Option<Open>>,
    /// A store of one's own whose recovery key is shown, and not yet kept.
    begun: Mutex<Option<(NewStore, Arc<OnlyWindow>)>>,
    /// What reads for long, waiting for the next such reading.
    spare: Mutex<Option<Aside>>,
    times: AtomicU64,
    import: Mutex<Option<Import>>,
    reading: Mutex<Option<Reading>>,
    pack: Mutex<Option<Pack>>,
    photo: Mutex<Option<Vec<u8>>>,
    last_used: Mutex<Since>,
    /// It locked by itself, and the window has not begun anew yet.
    fell_shut: Mutex<Option<Again>>,
    /// Told when it does.
    shuts: Notify,
    wrong: Mutex<Wrong>,
}

/// The store that is open, and this window's hold on it.
struct Open {
    store: Store,
    window: Arc<OnlyWindow>,
    /// The how-manieth that was opened here.
    time: u64,
}

/// The same store on a connection of its own.
struct Aside {
    store: Store,
    time: u64,
}

impl Office {
    #[must_use]
    pub fn in_home(home: &Home) -> Self {
        Self {
            home: home.path().to_owned(),
            open: Mutex::default(),
            begun: Mutex::default(),
            spare: Mutex::default(),
            times: AtomicU64::default(),
            import: Mutex::default(),
            reading: Mutex::default(),
            pack: Mutex::default(),
            photo: Mutex::default(),
            last_used: Mutex::new(Since::now()),
            fell_shut: Mutex::default(),
            shuts: Notify::new(),
            wrong: Mutex::default(),
        }
    }

    /// Reads from the open store.
    ///
    /// # Errors
    /// `Locked` when none is open, and what `work` returns.
    pub fn read<T>(&self, work: impl FnOnce(&Store, NaiveDate) -> Result<T>) -> Result<T> {
        self.touch()?;
        let open = held(&self.open);
        work(&open.as_ref().ok_or_else(locked)?.store, clock::today())
    }

    /// Reads for long (a layout, a whole list) while others read and write: it
    /// holds no lock that typing would wait for.
    ///
    /// # Errors
    /// `Locked` when none is open, or where it was locked meanwhile; what `work` returns.
    pub fn read_long<T>(&self, work: impl FnOnce(&Store, NaiveDate) -> Result<T>) -> Result<T> {
        self.touch()?;
        let aside = self.aside()?;
        let read = work(&aside.store, clock::today());
        // Nothing that was read may be shown once the store is locked.
        let open = held(&self.open);
        if open.as_ref().is_none_or(|open| open.time != aside.time) {
            return Err(locked());
        }
        *held(&self.spare) = Some(aside);
        read
    }

    fn aside(&self) -> Result<Aside> {
        let spare = held(&self.spare).take();
        let open = held(&self.open);
        let open = open.as_ref().ok_or_else(locked)?;
        match spare {
            Some(spare) if spare.time == open.time => Ok(spare),
            _ => Ok(Aside { store: open.store.for_reading()?, time: open.time }),
        }
    }

    /// Writes to the open store.
    ///
    /// # Errors
    /// `Locked` when none is open, and what `work` returns.
    pub fn write<T>(&self, work: impl FnOnce(&mut Store, Now) -> Result<T>) -> Result<T> {
        self.touch()?;
        let mut open = held(&self.open);
        work(&mut open.as_mut().ok_or_else(locked)?.store, now())
    }

    /// # Errors
    /// Only where a store can't be read.
    pub fn desk(&self) -> Result<Desk> {
        let open = held(&self.open);
        let (own, made_up) = (self.own(), self.made_up());
        let mut desk = Desk {
            state: DeskState::Empty,
            council: String::new(),
            officers: Vec::new(),
            officer: None,
            sample: false,
            has_own: own.exists(),
            has_sample: made_up.exists(),
            today: clock::today(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            last_backup: None,
            lock_after_minutes: 0,
            told: Vec::new(),
        };
        match open.as_ref() {
            Some(Open { store, .. }) => {
                let settings = settings::get(store.read())?;
                desk.state = DeskState::Open;
                (_, desk.officers) = who_may_open(store.file())?;
                desk.council = settings.council;
                desk.officer = Some(store.officer().clone());
                desk.sample = setting::is_sample(store.read())?;
                desk.last_backup = setting::last_backup(store.read())?;
                desk.lock_after_minutes = settings.lock_after_minutes;
                desk.told = store.warnings();
            }
            None => match who_may_open(&own) {
                Ok((council, officers)) => {
                    desk.state = if desk.has_own { DeskState::Locked } else { DeskState::Gone };
                    (desk.council, desk.officers) = (council, officers);
                }
                Err(error) if error.code == Code::NotFound => {}
                Err(error) if error.code == Code::Damaged && desk.has_own => desk.state = DeskState::KeysLost,
                // Damaged keys of no store.
                Err(error) if error.code == Code::Damaged => {}
                Err(error) => return Err(error),
            },
        }
        Ok(desk)
    }

    pub fn begin_import(&self, import: Import) {
        *held(&self.import) = Some(import);
    }

    pub fn forget_import(&self) {
        *held(&self.import) = None;
    }

    /// # Errors
    /// `NotFound` where no import is under way, and what `work` returns.
    pub fn import<T>(&self, work: impl FnOnce(&mut Import) -> Result<T>) -> Result<T> {
        self.touch()?;
        work(held(&self.import).as_mut().ok_or_else(|| Error::not_found("import", "under way"))?)
    }

    /// Pictures are being read, and how far that is.
    #[must_use]
    pub fn begin_reading(&self) -> Reading {
        let reading = Reading::default();
        *held(&self.reading) = Some(reading.clone());
        reading
    }

    pub fn end_reading(&self) {
        *held(&self.reading) = None;
    }

    /// How far the reading of pictures is; nothing where none are read.
    #[must_use]
    pub fn reading(&self) -> Option<PackProgress> {
        held(&self.reading).as_ref().map(Reading::progress)
    }

    pub fn begin_pack(&self, pack: Pack) {
        *held(&self.pack) = Some(pack);
    }

    pub fn begin_photo(&self, photo: Vec<u8>) {
        *held(&self.photo) = Some(photo);
    }

    pub fn forget_pictures(&self) {
        if let Some(reading) = held(&self.reading).take() {
            reading.stop();
        }
        *held(&self.pack) = None;
        *held(&self.photo) = None;
    }

    /// # Errors
    /// `NotFound` where no pack was chosen, and what `work` returns.
    pub fn pack<T>(&self, work: impl FnOnce(&Pack) -> Result<T>) -> Result<T> {
        self.touch()?;
        work(held(&self.pack).as_ref().ok_or_else(|| Error::not_found("picture pack", "chosen"))?)
    }

    /// # Errors
    /// `NotFound` where no photo was chosen, and what `work` returns.
    pub fn photo<T>(&self, work: impl FnOnce(&[u8]) -> Result<T>) -> Result<T> {
        self.touch()?;
        work(held(&self.photo).as_deref().ok_or_else(|| Error::not_found("photo", "chosen"))?)
    }

    /// This window is in its own way nowhere.
    fn window_on(&self, file: &Path) -> Result<Arc<OnlyWindow>> {
        match held(&self.open).as_ref().filter(|open| open.store.file() == file) {
            Some(open) => Ok(open.window.clone()),
            None => OnlyWindow::on(file).map(Arc::new),
        }
    }

    fn keep(&self, store: Store, window: Arc<OnlyWindow>) {
        *held(&self.last_used) = Since::now();
        let time = self.times.fetch_add(1, Ordering::Relaxed);
        *held(&self.open) = Some(Open { store, window, time });
    }

    fn own(&self) -> PathBuf {
        self.home.join("alongside.db")
    }

    fn made_up(&self) -> PathBuf {
        self.home.join("northbrook.db")
    }
}

#[must_use]
pub fn now() -> Now {
    Now { at: clock::now(), today: clock::today() }
}

/// A panic elsewhere leaves the store as its last transaction left it.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

fn locked() -> Error {
    Error::new(Code::Locked, "Alongside is locked.", "Type your passphrase to go on.")
}

/// # Errors
/// Where the system has no source of randomness.
fn surroundings() -> Result<Surroundings> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|_| Error::bug("the system gave no random numbers"))?;
    let id = std::fs::read_to_string(MACHINE_ID).ok();
    Ok(Surroundings::of(seed, id, |name| std::env::var(name).ok()))
}
