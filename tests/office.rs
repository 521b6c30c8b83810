//! A council's office in a folder of its own: a store, two officers, a day.

use alongside_core::claims::{self, ClaimDraft, LineDraft, LineKind};
use alongside_core::founding;
use alongside_core::listing::ListQuery;
use alongside_core::offers::Ask;
use alongside_core::people::{self, PersonDraft};
use alongside_core::store::{Founder, OfficerDraft, OfficerRef, RecoveryKey, Stretch, Surroundings};
use alongside_core::{Kind, Now, Result, Store, export, sample};
use chrono::{NaiveDate, TimeDelta};
use serde_json::Value;
use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;

pub const PRIYA: &str = "three small herons";
pub const TOM: &str = "seven loud kettles";
pub const INES: &str = "nine warm lanterns";

pub struct Office {
    pub store: Store,
    pub today: NaiveDate,
    pub recovery_key: RecoveryKey,
    /// Every moment comes later than the one before.
    moment: Cell<i64>,
    /// Every opening has randomness of its own, as on a real laptop.
    opened: Cell<u8>,
    seed: u8,
    // Last, so that the store is closed before its folder goes.
    folder: TempDir,
}

impl Office {
    /// An empty store, and Priya at work in it on 22 November 2026.
    pub fn new() -> Self {
        Self::seeded(7)
    }

    pub fn seeded(seed: u8) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("northbrook.alongside");
        let founder = Founder { council: "Northbrook Council", officer: "Priya Nair", passphrase: PRIYA };
        let today = day("2026-11-22");
        // Founded some days ago: who got a key yesterday got it after that.
        let founded = at(day("2026-11-20"), 0);
        let (store, recovery_key) = founding::found(&file, &founder, founded, &around(seed, 0)).unwrap();
        Self { store, today, recovery_key, moment: Cell::new(0), opened: Cell::new(0), seed, folder }
    }

    /// The made-up council with all its people. Made once, then copied.
    pub fn with_sample() -> Self {
        static MADE: OnceLock<TempDir> = OnceLock::new();
        let made = MADE.get_or_init(|| {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("northbrook.alongside");
            sample::create(&file, &around(1, 0)).unwrap();
            folder
        });
        let folder = tempfile::tempdir().unwrap();
        for file in std::fs::read_dir(made.path()).unwrap() {
            let file = file.unwrap();
            std::fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
        }
        let (today, seed) = (day("2026-11-22"), 9);
        let file = folder.path().join("northbrook.alongside");
        let store = Store::unlock(&file, sample::PASSPHRASE, at(today, 0), &around(seed, 0)).unwrap();
        let recovery_key = store.recovery_key();
        Self { store, today, recovery_key, moment: Cell::new(0), opened: Cell::new(0), seed, folder }
    }

    /// This office on another day.
    pub fn on(mut self, today: &str) -> Self {
        self.today = day(today);
        self
    }

    pub fn now(&self) -> Now {
        self.moment.set(self.moment.get() + 1);
        at(self.today, self.moment.get())
    }

    pub fn file(&self) -> PathBuf {
        self.store.file().to_owned()
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn around(&self) -> Surroundings {
        self.opened.set(self.opened.get() + 1);
        around(self.seed, self.opened.get())
    }

    pub fn try_unlock(&self, passphrase: &str) -> Result<Store> {
        Store::unlock(&self.file(), passphrase, self.now(), &self.around())
    }

    /// Whoever has this passphrase takes over.
    pub fn unlock(&mut self, passphrase: &str) -> &mut Self {
        self.store = self.try_unlock(passphrase).unwrap();
        self
    }

    /// Tom got a key yesterday; Priya goes on working.
    pub fn add_tom(&mut self) -> OfficerRef {
        let yesterday = self.yesterday();
        self.add_officer("Tom Ellery", TOM, "", yesterday).unwrap()
    }

    pub fn yesterday(&self) -> Now {
        let now = self.now();
        Now { at: now.at - chrono::Days::new(1), today: self.today.pred_opt().unwrap() }
    }

    /// A further officer gets a key; the officer with the passphrase `second` agrees.
    pub fn add_officer(&mut self, name: &str, words: &str, second: &str, now: Now) -> Result<OfficerRef> {
        let [passphrase, again] = [words, words].map(str::to_owned);
        let draft = OfficerDraft { name: name.into(), passphrase, again, second: second.into() };
        let officers = self.store.add_officer(&draft, now)?;
        Ok(officers.into_iter().find(|officer| officer.name == name).unwrap())
    }

    pub fn add_person(&mut self, name: &str) -> String {
        self.save_person(None, &PersonDraft { name: name.into(), ..PersonDraft::default() })
    }

    pub fn save_person(&mut self, id: Option<&str>, draft: &PersonDraft) -> String {
        let now = self.now();
        people::save(&mut self.store, id, draft, now).unwrap().id
    }

    /// Changes a person as a form does: everything that stands, and the change.
    pub fn change_person(&mut self, id: &str, change: impl FnOnce(&mut PersonDraft)) -> String {
        let mut draft = people::draft_of(&people::get(self.store.read(), id).unwrap());
        change(&mut draft);
        self.save_person(Some(id), &draft);
        self.newest_op()
    }

    /// A claim for a bus fare of £3.40.
    pub fn add_claim(&mut self, person: &str) -> String {
        let now = self.now();
        claims::save(&mut self.store, None, &bus_fare(person), now).unwrap().id
    }

    /// A claim that Priya entered and submitted, and Tom approved. Tom is at work.
    pub fn approved_claim(&mut self) -> String {
        if self.count("SELECT count(*) FROM officer") == 1 {
            self.add_tom();
        }
        let person = self.add_person("Gwen Askew");
        let claim = self.add_claim(&person);
        let now = self.now();
        claims::submit(&mut self.store, &claim, now).unwrap();
        let now = self.now();
        self.unlock(TOM);
        claims::approve(&mut self.store, &claim, now).unwrap();
        claim
    }

    pub fn ask(&self) -> Ask<'_> {
        Ask { conn: self.store.read(), officer: self.store.officer(), today: self.today }
    }

    /// A list as it is exported.
    pub fn csv(&self, kind: Kind) -> Vec<u8> {
        let mut csv = Vec::new();
        export::csv(&self.ask(), kind, &ListQuery::default(), &mut csv).unwrap();
        csv
    }

    /// Writes past the only door, as somebody would who has the key and no good in mind.
    pub fn tamper(&self, sql: &str) {
        let batch = format!("PRAGMA query_only = OFF; {sql}; PRAGMA query_only = ON");
        self.store.read().execute_batch(&batch).unwrap();
    }

    pub fn newest_op(&self) -> String {
        self.store.newest_op().unwrap().unwrap()
    }

    /// What the newest write was.
    pub fn newest_code(&self) -> String {
        let newest = "SELECT code FROM op ORDER BY seq DESC LIMIT 1";
        self.store.read().query_row(newest, [], |r| r.get(0)).unwrap()
    }

    /// How many writes were ever recorded.
    pub fn ops(&self) -> u32 {
        self.count("SELECT count(*) FROM op")
    }

    pub fn count(&self, sql: &str) -> u32 {
        self.store.read().query_row(sql, [], |r| r.get(0)).unwrap()
    }

    pub fn problems(&self) -> Vec<String> {
        self.store.check().unwrap().problems
    }
}

pub fn bus_fare(person: &str) -> ClaimDraft {
    let line = LineDraft { kind: LineKind::Bus, amount: "3.40".into(), ..LineDraft::default() };
    ClaimDraft {
        person: person.into(),
        activity: "Workshop about the bus timetable".into(),
        on: "2026-11-20".into(),
        lines: vec![line],
        ..ClaimDraft::default()
    }
}

/// The first record of the made-up council that names no other, as it is typed.
pub fn from_sample(kind: Kind) -> Option<Value> {
    let line = kind.offers().sample.lines.lines().find(|line| !line.contains("\"@"))?;
    let line: Value = serde_json::from_str(line).unwrap();
    Some(line["draft"].clone())
}

pub fn day(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

/// Noon, and some seconds.
pub fn at(today: NaiveDate, seconds: i64) -> Now {
    let noon = today.and_hms_opt(12, 0, 0).unwrap() + TimeDelta::seconds(seconds);
    Now { at: noon.and_utc(), today }
}

pub fn around(seed: u8, opened: u8) -> Surroundings {
    let mut bytes = [seed; 32];
    bytes[31] = opened;
    // Stretching a passphrase as hard as for a real store would take all day.
    Surroundings {
        seed: bytes.into(),
        machine: "laptop 1".into(),
        stretch: Stretch { memory_kib: 8, passes: 1 },
    }
}
