//! What was saved and acknowledged is there at the next unlock, or its loss is told.

use crate::office::{Office, PRIYA, around, at, day};
use alongside_core::offers::Ask;
use alongside_core::people::{self, PersonDraft};
use alongside_core::store::{Saved, restore};
use alongside_core::{Code, Now, Result, Store, today};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

#[test]
fn a_log_that_is_damaged_anywhere_loses_nothing_unless_that_is_told() {
    let mut office = Office::new();
    for number in 0..8 {
        office.add_person(&format!("Person {number}"));
    }
    let (whole, mut lost_ones) = (Laid::of(&office), 0);
    let log = fs::read(whole.beside("-wal")).unwrap();
    let step = log.len() / 60;
    for place in (0..log.len()).step_by(step) {
        let laid = whole.copy();
        let mut damaged = log.clone();
        damaged[place] ^= 0x10;
        fs::write(laid.beside("-wal"), damaged).unwrap();
        let store = laid.unlock(100).unwrap();
        let there: u32 = ask(&store, "SELECT count(*) FROM person");
        assert_eq!(
            store.warnings().is_empty(),
            there == 8,
            "byte {place}: {there} of 8, {:?}",
            store.warnings()
        );
        lost_ones += u32::from(there < 8);
        let kept = laid.beside(".damaged-wal");
        assert_eq!(kept.exists(), there < 8, "the log that may hold them is kept");
    }
    assert!(lost_ones > 20, "{lost_ones}");
}

#[test]
fn an_old_file_that_is_put_back_is_told_to_everybody_and_no_number_is_given_twice() {
    let mut office = Office::new();
    office.add_person("Gwen Askew");
    office.unlock(PRIYA);
    let old = Laid::closed(&office);
    for number in 0..3 {
        office.add_person(&format!("Person {number}"));
    }
    office.unlock(PRIYA);
    let newest = office.newest_op();
    let laid = Laid::closed(&office);
    fs::copy(old.file(), laid.file()).unwrap();
    let store = laid.unlock(100).unwrap();
    assert_eq!(store.warnings().len(), 1, "{:?}", store.warnings());
    assert!(store.warnings()[0].starts_with("The 3 changes that were saved last"), "{:?}", store.warnings());
    assert_ne!(newest.split_once(':').unwrap().0, store.device(), "another name for this laptop");
    let seen = today::today(&Ask::of(&store, now(101))).unwrap();
    assert!(seen.news.iter().any(|news| news.contains("3 changes that were saved last")), "{:?}", seen.news);
    assert!(!store.check().unwrap().problems.is_empty(), "whoever opens it hears it from the check too");
    drop(store);
    let again = laid.unlock(102).unwrap();
    assert_eq!(again.warnings(), [""; 0], "once");
    assert_eq!(again.check().unwrap().problems, [""; 0]);
}

#[test]
fn an_older_file_beside_a_newer_log_is_refused_and_nothing_is_written() {
    let mut office = Office::new();
    office.add_person("Gwen Askew");
    office.unlock(PRIYA);
    let old = Laid::closed(&office);
    for number in 0..40 {
        office.add_person(&format!("Person {number}"));
    }
    Laid::closed(&office);
    for number in 0..3 {
        office.add_person(&format!("Later {number}"));
    }
    for has_mark in [true, false] {
        let laid = Laid::of(&office);
        fs::copy(old.file(), laid.file()).unwrap();
        if !has_mark {
            fs::remove_file(laid.beside(".mark")).unwrap();
        }
        refused_untouched(&laid);
    }
}

#[test]
fn another_stores_log_is_refused_and_nothing_is_written() {
    let mut office = Office::new();
    office.add_person("Gwen Askew");
    office.unlock(PRIYA);
    let mut other = Office::seeded(9);
    for number in 0..4 {
        other.add_person(&format!("Person {number}"));
    }
    for has_mark in [true, false] {
        let laid = Laid::closed(&office);
        fs::copy(Laid::of(&other).beside("-wal"), laid.beside("-wal")).unwrap();
        if !has_mark {
            fs::remove_file(laid.beside(".mark")).unwrap();
        }
        refused_untouched(&laid);
    }
}

#[test]
fn the_log_of_a_sibling_that_went_on_elsewhere_is_refused_whatever_note_comes_with_it() {
    let mut office = Office::new();
    office.add_person("Gwen Askew");
    office.unlock(PRIYA);
    let before = Laid::closed(&office);
    for number in 0..4 {
        office.add_person(&format!("Theirs {number}"));
    }
    let theirs = Laid::of(&office);
    for (ours, note) in [(1, "ours"), (1, "theirs"), (1, "none"), (9, "ours"), (9, "theirs"), (9, "none")] {
        let laid = before.copy();
        let mut store = laid.unlock(100).unwrap();
        (0..ours).for_each(|number| save(&mut store, &format!("Ours {number}"), 101 + number));
        drop(store);
        fs::copy(theirs.beside("-wal"), laid.beside("-wal")).unwrap();
        match note {
            "theirs" => drop(fs::copy(theirs.beside(".mark"), laid.beside(".mark")).unwrap()),
            "none" => fs::remove_file(laid.beside(".mark")).unwrap(),
            _ => {}
        }
        refused_untouched(&laid);
    }
}

#[test]
fn a_store_that_is_cut_off_beside_its_log_is_refused_and_nothing_is_written() {
    let mut office = Office::new();
    for number in 0..12 {
        office.add_person(&format!("Person {number}"));
    }
    office.unlock(PRIYA);
    Laid::closed(&office);
    for number in 0..3 {
        office.add_person(&format!("Later {number}"));
    }
    let length = fs::metadata(office.file()).unwrap().len();
    for pages in [1, 2, 5, 20] {
        for has_mark in [true, false] {
            let laid = Laid::of(&office);
            fs::OpenOptions::new()
                .write(true)
                .open(laid.file())
                .unwrap()
                .set_len(length - pages * 8192)
                .unwrap();
            if !has_mark {
                fs::remove_file(laid.beside(".mark")).unwrap();
            }
            refused_untouched(&laid);
        }
    }
}

#[test]
fn another_copy_of_the_store_is_told_where_it_lacks_what_was_saved_here() {
    let mut office = Office::new();
    office.add_person("Gwen Askew");
    let now = office.now();
    let backup = office.folder().join("monday.alongside");
    office.store.backup(&backup, now).unwrap();
    office.add_person("Owen Bell");
    office.unlock(PRIYA);
    let laid = Laid::closed(&office);
    for end in ["", "-wal", ".keys", ".keys.copy"] {
        fs::remove_file(laid.beside(end)).unwrap();
    }
    restore(&backup, &laid.file(), None).unwrap();
    let store = laid.unlock(100).unwrap();
    assert_eq!(store.warnings().len(), 1);
    assert!(store.warnings()[0].starts_with("This is another copy of the store"), "{:?}", store.warnings());
}

#[test]
fn a_note_of_the_last_save_that_is_damaged_is_told_and_written_anew() {
    let mut office = Office::new();
    office.add_person("Gwen Askew");
    office.unlock(PRIYA);
    let laid = Laid::closed(&office);
    let mut mark = fs::read(laid.beside(".mark")).unwrap();
    mark.iter_mut().filter(|byte| byte.is_ascii_digit()).for_each(|byte| *byte ^= 1);
    fs::write(laid.beside(".mark"), mark).unwrap();
    assert!(laid.unlock(100).unwrap().warnings()[0].contains("is damaged"));
    let store = laid.unlock(101).unwrap();
    assert_eq!(store.warnings(), [""; 0]);
    let seen = today::today(&Ask { conn: store.read(), officer: store.officer(), today: now(101).today });
    assert!(seen.unwrap().news.iter().any(|news| news.contains("is damaged")), "everybody hears of it");
}

#[test]
fn a_note_of_the_last_save_that_is_taken_away_or_emptied_is_told_where_the_laptop_saved_before() {
    let mut office = Office::new();
    office.add_person("Gwen Askew");
    office.unlock(PRIYA);
    let laid = Laid::closed(&office);
    fs::remove_file(laid.beside(".mark")).unwrap();
    assert_eq!(laid.unlock(100).unwrap().warnings(), [""; 0], "a store that was moved without it");
    save(&mut laid.unlock(101).unwrap(), "Owen Bell", 101);
    let take_away: [fn(&Path); 2] =
        [|mark| fs::remove_file(mark).unwrap(), |mark| fs::write(mark, "").unwrap()];
    for (second, take) in (102..).step_by(2).zip(take_away) {
        take(&laid.beside(".mark"));
        assert!(laid.unlock(second).unwrap().warnings()[0].contains("is gone"));
        assert_eq!(laid.unlock(second + 1).unwrap().warnings(), [""; 0], "once");
    }
}

#[test]
fn a_log_that_could_not_be_read_is_kept_beside_an_earlier_one_and_named() {
    let mut office = Office::new();
    for name in ["Gwen Askew", "Owen Bell"] {
        office.add_person(name);
    }
    let laid = Laid::of(&office);
    fs::write(laid.beside(".damaged-wal"), "an earlier one").unwrap();
    let log = damage_log(&laid);
    let store = laid.unlock(100).unwrap();
    assert!(
        store.warnings()[0].ends_with("as northbrook.alongside.damaged-wal-2."),
        "{:?}",
        store.warnings()
    );
    assert_eq!(fs::read(laid.beside(".damaged-wal-2")).unwrap().len(), log.len());
    assert_eq!(fs::read(laid.beside(".damaged-wal")).unwrap(), b"an earlier one");
}

#[test]
fn nothing_is_saved_over_a_log_for_which_no_place_is_left() {
    let mut office = Office::new();
    for name in ["Gwen Askew", "Owen Bell"] {
        office.add_person(name);
    }
    let laid = Laid::of(&office);
    let kept = [".damaged-wal", ".damaged-wal-2", ".damaged-wal-3"];
    for ending in kept {
        fs::write(laid.beside(ending), "an earlier one").unwrap();
    }
    let log = damage_log(&laid);
    let mut store = laid.unlock(100).unwrap();
    assert!(store.warnings()[0].contains("Move one of them to a safe place."), "{:?}", store.warnings());
    let refused = try_to_save(&mut store, "Ruby Marsh", 100).unwrap_err();
    assert!(refused.message.contains("three earlier losses"), "{}", refused.message);
    drop(store);
    assert_eq!(fs::read(laid.beside("-wal")).unwrap(), log, "the only copy of what may be lost");
    for ending in kept {
        assert_eq!(fs::read(laid.beside(ending)).unwrap(), b"an earlier one");
    }
    fs::rename(laid.beside(kept[1]), laid.beside(".elsewhere")).unwrap();
    let mut store = laid.unlock(101).unwrap();
    assert_eq!(fs::read(laid.beside(kept[1])).unwrap().len(), log.len());
    try_to_save(&mut store, "Ruby Marsh", 101).unwrap();
}

#[test]
fn a_store_that_was_killed_at_any_moment_of_its_work_has_nothing_to_tell() {
    let mut office = Office::new();
    for number in 0..30 {
        office.add_person(&format!("Person {number}"));
        let now = office.now();
        office.store.keep_draft("person:new", "{\"name\":\"Ruby\"}", now).unwrap();
        let laid = Laid::of(&office);
        let store = laid.unlock(100).unwrap();
        assert_eq!(store.warnings(), [""; 0]);
        assert_eq!(ask(&store, "SELECT count(*) FROM person"), number + 1);
    }
}

fn refused_untouched(laid: &Laid) {
    let before = laid.bytes();
    let refused = laid.unlock(100).err().unwrap();
    assert_eq!(refused.code, Code::Damaged, "{refused}");
    assert!(laid.bytes() == before);
}

/// A store's files as they stand at one moment, also while it is open, elsewhere.
struct Laid {
    folder: TempDir,
}

const FILES: [&str; 6] = ["", "-wal", ".keys", ".keys.copy", ".device", ".mark"];

impl Laid {
    fn of(office: &Office) -> Self {
        Self::from(&office.file())
    }

    /// Of a store whose write-ahead log went into its file.
    fn closed(office: &Office) -> Self {
        let checkpoint = "PRAGMA query_only = OFF; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA query_only = ON";
        office.store.read().execute_batch(checkpoint).unwrap();
        Self::of(office)
    }

    fn from(file: &Path) -> Self {
        let laid = Self { folder: tempfile::tempdir().unwrap() };
        for end in FILES {
            let from = PathBuf::from(format!("{}{end}", file.display()));
            if from.exists() {
                fs::copy(from, laid.beside(end)).unwrap();
            }
        }
        laid
    }

    fn copy(&self) -> Self {
        Self::from(&self.file())
    }

    fn file(&self) -> PathBuf {
        self.beside("")
    }

    fn beside(&self, end: &str) -> PathBuf {
        self.folder.path().join(format!("northbrook.alongside{end}"))
    }

    fn bytes(&self) -> Vec<Option<Vec<u8>>> {
        FILES.iter().map(|end| fs::read(self.beside(end)).ok()).collect()
    }

    fn unlock(&self, second: i64) -> alongside_core::Result<Store> {
        Store::unlock(&self.file(), PRIYA, now(second), &around(7, u8::try_from(second).unwrap()))
    }
}

fn now(second: i64) -> Now {
    at(day("2026-11-22"), second)
}

/// One bit in the middle of it is another. Returns what stands there now.
fn damage_log(laid: &Laid) -> Vec<u8> {
    let mut log = fs::read(laid.beside("-wal")).unwrap();
    let middle = log.len() / 2;
    log[middle] ^= 1;
    fs::write(laid.beside("-wal"), &log).unwrap();
    log
}

fn save(store: &mut Store, name: &str, second: i64) {
    try_to_save(store, name, second).unwrap();
}

fn try_to_save(store: &mut Store, name: &str, second: i64) -> Result<Saved> {
    let draft = PersonDraft { name: name.to_owned(), ..PersonDraft::default() };
    people::save(store, None, &draft, now(second))
}

fn ask(store: &Store, sql: &str) -> u32 {
    store.read().query_row(sql, [], |r| r.get(0)).unwrap()
}
