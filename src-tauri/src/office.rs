//! The state of the shell: which store is open, and the import under way.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use alongside_core::founding::{self, StartDraft};
use alongside_core::import::Import;
use alongside_core::pictures::Pack;
use alongside_core::store::{
    MACHINE_ID, NewStore, OfficerDraft, OfficerRef, OnlyWindow, Surroundings, restore_in_place, setting,
    who_may_open,
};
use alongside_core::{Code, Error, Now, Result, Store, sample, settings};
use chrono::NaiveDate;
use serde::Serialize;
use tokio::sync::Notify;

use crate::clock::{self, Since};
use crate::desktop::Home;
use crate::wrong::{Secret, Wrong};

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

/// Where whoever unlocks it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// Where it was locked.
    Here,
    /// Nobody comes back to a place in the made-up council.
    AtTheDoor,
}

/// After so many minutes it locks where no settings say when.
const UNTOLD: u32 = 15;

pub struct Office {
    home: PathBuf,
    open: Mutex<Option<Open>>,
    /// A store of one's own whose recovery key is shown, and not yet kept.
    begun: Mutex<Option<(NewStore, Arc<OnlyWindow>)>>,
    /// What reads for long, waiting for the next such reading.
    spare: Mutex<Option<Aside>>,
    times: AtomicU64,
    import: Mutex<Option<Import>>,
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
                desk.told = store.told().to_vec();
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

    /// Closes the store, and lets go one that was begun and not kept; their keys are wiped
    /// from memory.
    pub fn lock(&self) -> Again {
        let closed = held(&self.open).take();
        let again = match closed {
            Some(open) if open.store.file() == self.made_up() => Again::AtTheDoor,
            _ => Again::Here,
        };
        *held(&self.begun) = None;
        *held(&self.spare) = None;
        *held(&self.import) = None;
        self.forget_pictures();
        again
    }

    /// Whether nobody worked for so long that it locks by itself.
    #[must_use]
    pub fn should_lock(&self) -> bool {
        let idle = held(&self.last_used).passed().as_secs() / 60;
        let after = match held(&self.open).as_ref() {
            // A store whose settings can't be read does not stay open for that.
            Some(open) => settings::get(open.store.read()).map_or(UNTOLD, |told| told.lock_after_minutes),
            None if held(&self.begun).is_some() => UNTOLD,
            None => 0,
        };
        after > 0 && idle >= u64::from(after)
    }

    /// Locks by itself: nobody worked for long, or the laptop slept.
    pub fn fall_shut(&self) {
        if held(&self.open).is_some() || held(&self.begun).is_some() {
            let again = self.lock();
            *held(&self.fell_shut) = Some(again);
            self.shuts.notify_one();
        }
    }

    /// Comes back when it falls shut.
    pub async fn falls_shut(&self) {
        self.shuts.notified().await;
    }

    /// Whether it has fallen shut since this was asked last, and where it begins again.
    pub fn has_fallen_shut(&self) -> Option<Again> {
        held(&self.fell_shut).take()
    }

    /// Somebody works. Whoever comes back after long does not open it by one key.
    ///
    /// # Errors
    /// `Locked`.
    pub fn touch(&self) -> Result<()> {
        if self.should_lock() {
            self.fall_shut();
            return Err(locked());
        }
        *held(&self.last_used) = Since::now();
        Ok(())
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

    pub fn begin_pack(&self, pack: Pack) {
        *held(&self.pack) = Some(pack);
    }

    pub fn begin_photo(&self, photo: Vec<u8>) {
        *held(&self.photo) = Some(photo);
    }

    pub fn forget_pictures(&self) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{Place, founder};
    use alongside_core::store::Op;
    use std::time::Duration;

    fn idle(office: &Office, minutes: u64) {
        *held(&office.last_used) = Since::ago(Duration::from_secs(minutes * 60));
    }

    #[test]
    fn a_store_whose_settings_cant_be_read_locks_after_a_quarter_of_an_hour() {
        let place = Place::new("unreadable");
        let office = place.office();
        office.start_sample().unwrap();
        idle(&office, 11);
        assert!(office.should_lock(), "its settings say ten minutes");
        idle(&office, 0);
        let no_words = "UPDATE setting SET value = CAST(x'ff' AS TEXT) WHERE id = 'department'";
        let harm =
            |store: &mut Store, now| store.write(Op::ChangeSettings, now, |tx| Ok(tx.execute(no_words, ())?));
        office.write(harm).unwrap();
        assert!(office.read(|store, _| settings::get(store.read())).is_err());
        idle(&office, 11);
        assert!(!office.should_lock());
        idle(&office, 16);
        assert!(office.should_lock());
        assert_eq!(office.touch().unwrap_err().code, Code::Locked);
    }

    #[test]
    fn an_office_that_was_begun_and_left_is_let_go_with_its_key() {
        let place = Place::new("left");
        let office = place.office();
        office.start(&founder()).unwrap();
        idle(&office, 14);
        assert!(!office.should_lock());
        idle(&office, 16);
        assert!(office.should_lock());
        office.fall_shut();
        assert!(held(&office.begun).is_none());
        assert!(office.has_fallen_shut().is_some(), "the page begins anew, without the recovery key");
        assert_eq!(office.keep_started().unwrap_err().code, Code::NotFound);
        assert_eq!(office.desk().unwrap().state, DeskState::Empty);
    }
}
