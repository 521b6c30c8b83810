//! A backup is one file that holds all that is needed.

use crate::office::{Office, PRIYA, TOM, around, at, day};
use alongside_core::records;
use alongside_core::store::{restore, restore_in_place};
use alongside_core::{Code, Store, claims, people, plan, projects, sample};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

#[test]
fn a_backup_is_restored_to_the_same_records_on_another_laptop() {
    let mut office = Office::with_sample();
    let restored = office.backed_up_and_restored(sample::PASSPHRASE);
    assert_eq!(lists(&restored), lists(&office.store));
    assert!(restored.check().unwrap().problems.is_empty());
    assert_eq!(
        alongside_core::store::setting::last_backup(restored.read()).unwrap(),
        Some(office.today),
        "it knows its day"
    );
}

#[test]
fn a_backup_takes_the_keys_that_open_it_where_one_copy_was_changed_by_hand() {
    for ending in [".keys", ".keys.copy"] {
        let mut office = Office::new();
        office.add_person("Gwen Askew");
        let changed = PathBuf::from(format!("{}{ending}", office.file().display()));
        let keys = std::fs::read_to_string(&changed).unwrap();
        std::fs::write(&changed, keys.replace("Northbrook Council", "Southbrook Council")).unwrap();
        office.unlock(PRIYA);
        let restored = office.backed_up_and_restored(PRIYA);
        assert_eq!(people::all(restored.read()).unwrap().len(), 1, "{ending}");
    }
}

#[test]
fn a_restored_store_is_another_device_and_no_number_is_given_twice() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let mut restored = office.backed_up_and_restored(PRIYA);
    assert_ne!(restored.device(), office.store.device());

    let here = office.add_claim(&person);
    let now = at(office.today, 900);
    let draft = crate::office::bus_fare(&person);
    let there = claims::save(&mut restored, None, &draft, now).unwrap();
    assert_ne!(office.newest_op(), there.op);
    assert!(there.op.ends_with(":1"), "a new laptop counts from one: {}", there.op);
    let number = |store: &Store, id: &str| {
        claims::get(store.read(), id, store.officer(), day("2026-11-22")).unwrap().number
    };
    assert_ne!(number(&office.store, &here), number(&restored, &there.id));
    let twice: u32 = restored
        .read()
        .query_row("SELECT count(*) - count(DISTINCT device || ':' || number) FROM op", [], |r| r.get(0))
        .unwrap();
    assert_eq!(twice, 0);
    assert!(restored.check().unwrap().problems.is_empty());
}

#[test]
fn a_laptop_that_does_not_say_which_it_is_keeps_the_name_of_its_store() {
    let mut office = Office::new();
    let device = office.store.device().to_owned();
    let mut nameless = office.around();
    nameless.machine = String::new();
    let mut other = office.around();
    other.machine = "laptop 2".into();
    office.store = Store::unlock(&office.file(), PRIYA, office.now(), &nameless).unwrap();
    assert_eq!(office.store.device(), device);
    office.store = Store::unlock(&office.file(), PRIYA, office.now(), &other).unwrap();
    assert_ne!(office.store.device(), device, "another laptop is another device");
}

#[test]
fn a_device_file_that_was_left_behind_does_not_lend_its_name_to_a_restored_store() {
    let mut office = Office::new();
    let backup = office.back_up();
    office.add_person("Somebody entered after the backup");
    let (lost, device) = (office.file(), office.store.device().to_owned());
    let moved = office.folder().join("lost");
    std::fs::create_dir(&moved).unwrap();
    drop(office.store);
    for ending in ["", ".keys", ".keys.copy", "-wal", "-shm"] {
        let from = format!("{}{ending}", lost.display());
        std::fs::rename(from, moved.join(format!("store{ending}"))).ok();
    }
    restore(&backup, &lost, None).unwrap();
    let restored = Store::unlock(&lost, PRIYA, at(day("2026-11-23"), 0), &around(31, 0)).unwrap();
    assert_ne!(restored.device(), device, "op numbers after the backup were given already");
}

#[test]
fn the_second_officer_opens_a_restored_store_too() {
    let mut office = Office::new();
    office.add_tom();
    assert_eq!(office.backed_up_and_restored(TOM).officer().name, "Tom Ellery");
}

#[test]
fn a_backup_leaves_one_file_and_writes_over_none() {
    let mut office = Office::new();
    let before = files(office.folder());
    let backup = office.back_up();
    let mut after = files(office.folder());
    after.retain(|f| !before.contains(f));
    assert_eq!(after, std::slice::from_ref(&backup));
    let (bytes, now) = (std::fs::read(&backup).unwrap(), office.now());
    assert_eq!(office.store.backup(&backup, now).unwrap_err().code, Code::Refused);
    assert!(bytes == std::fs::read(&backup).unwrap());
}

#[test]
fn of_two_who_back_up_or_restore_to_one_name_at_once_one_is_refused() {
    let mut office = Office::new();
    office.add_person("Gwen Askew");
    let done = |codes: &[Option<Code>]| codes.iter().filter(|code| code.is_none()).count();
    for round in 0..6 {
        let backup = office.folder().join(format!("copy {round}"));
        let stores = [office.store.for_reading().unwrap(), office.store.for_reading().unwrap()];
        let now = office.now();
        let codes = at_once(stores.map(|store| {
            let backup = &backup;
            move || store.back_up(backup, now)
        }));
        assert_eq!((done(&codes), codes.contains(&Some(Code::Refused))), (1, true), "{codes:?}");
        let to = office.folder().join(format!("restored {round}"));
        let codes = at_once([(); 2].map(|()| || restore(&backup, &to, None)));
        assert_eq!((done(&codes), codes.contains(&Some(Code::Refused))), (1, true), "{codes:?}");
        let restored = Store::unlock(&to, PRIYA, office.now(), &office.around()).unwrap();
        assert_eq!(people::all(restored.read()).unwrap().len(), 1);
    }
}

/// What became of each: nothing, or why not.
fn at_once(works: [impl FnOnce() -> alongside_core::Result<()> + Send; 2]) -> Vec<Option<Code>> {
    std::thread::scope(|scope| {
        let working = works.map(|work| scope.spawn(work));
        working.into_iter().map(|work| work.join().unwrap().err().map(|error| error.code)).collect()
    })
}

#[test]
fn what_is_left_of_a_lost_store_is_put_aside_by_a_backup_and_is_back_where_none_came() {
    let mut office = Office::new();
    let backup = office.back_up();
    let whole = std::fs::read(&backup).unwrap();
    let (broken, lost) = (office.folder().join("broken"), office.folder().join("lost"));
    // Its keys can be read, and its store is cut short.
    let mut odd = whole.clone();
    let at = whole.len() / 2;
    odd[at] ^= 1;
    std::fs::write(&broken, odd).unwrap();
    let beside = |end: &str| PathBuf::from(format!("{}{end}", lost.display()));
    for end in [".keys", ".keys.copy", "-wal"] {
        std::fs::write(beside(end), format!("of the lost store {end}")).unwrap();
    }
    let stands =
        |end: &str| std::fs::read(beside(end)).unwrap() == format!("of the lost store {end}").as_bytes();
    assert_eq!(restore_in_place(&broken, &lost).unwrap_err().code, Code::UnreadableFile);
    assert_eq!([".keys", ".keys.copy", "-wal"].map(stands), [true; 3], "as it was");
    restore_in_place(&backup, &lost).unwrap();
    assert_eq!(
        [".keys.before-1", ".keys.copy.before-1", "-wal.before-1"].map(|end| beside(end).exists()),
        [true; 3]
    );
    assert!(Store::unlock(&lost, PRIYA, office.now(), &office.around()).is_ok());
}

/// What becomes of a part of a backup, by its name.
type Change = dyn Fn(&str, Vec<u8>) -> Option<Vec<u8>>;

#[test]
fn a_backup_whose_keys_are_not_those_it_was_made_with_is_refused() {
    let mut office = Office::new();
    let whole = std::fs::read(office.back_up()).unwrap();
    let odd = office.folder().join("odd.alongside");
    // One figure of the wrapped key is another, and the checksum of the zip is right again.
    let to = office.folder().join("back");
    let with = |change: &Change| {
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(whole.clone())).unwrap();
        let mut out = zip::ZipWriter::new(std::fs::File::create(&odd).unwrap());
        let stored =
            zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for at in 0..zip.len() {
            let mut part = zip.by_index(at).unwrap();
            let (name, mut bytes) = (part.name().unwrap().into_owned(), Vec::new());
            part.read_to_end(&mut bytes).unwrap();
            if let Some(bytes) = change(&name, bytes) {
                out.start_file(name.as_str(), stored).unwrap();
                out.write_all(&bytes).unwrap();
            }
        }
        out.finish().unwrap();
        restore(&odd, &to, None).map_err(|error| error.code)
    };
    let keys_changed = |name: &str, mut bytes: Vec<u8>| {
        if name == "keys.json" {
            let word = b"\"wrapped\": \"";
            let at = bytes.windows(word.len()).position(|at| at == word).unwrap() + word.len();
            bytes[at] = if bytes[at] == b'0' { b'1' } else { b'0' };
        }
        Some(bytes)
    };
    assert_eq!(with(&keys_changed), Err(Code::UnreadableFile));
    let store_changed = |name: &str, mut bytes: Vec<u8>| {
        let middle = bytes.len() / 2;
        if name == "store.db" {
            bytes[middle] ^= 1;
        }
        (name != "contents.json").then_some(bytes)
    };
    assert_eq!(with(&store_changed), Err(Code::UnreadableFile), "nor one that does not say what it holds");
    assert_eq!(with(&|_, bytes| Some(bytes)), Ok(()));
}

#[test]
fn nothing_is_ever_restored_over_a_store_or_what_is_left_of_one() {
    let mut office = Office::new();
    let backup = office.back_up();
    assert_eq!(restore(&backup, &office.file(), None).unwrap_err().code, Code::Refused);
    for ending in ["", ".keys", ".keys.copy", "-wal"] {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("store");
        std::fs::write(format!("{}{ending}", target.display()), b"precious").unwrap();
        assert_eq!(restore(&backup, &target, None).unwrap_err().code, Code::Refused, "{ending}");
        assert_eq!(files(folder.path()).len(), 1, "{ending}");
    }
}

#[test]
fn a_file_that_is_no_whole_backup_is_refused_and_nothing_is_written() {
    let mut office = Office::new();
    let backup = office.back_up();
    let whole = std::fs::read(&backup).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("torn"), folder.path().join("store"));
    for bytes in [&whole[..whole.len() / 2], &whole[..whole.len() - 9], b"", b"Dear all,\n"] {
        std::fs::write(&from, bytes).unwrap();
        assert_eq!(restore(&from, &to, None).unwrap_err().code, Code::UnreadableFile);
        assert_eq!(files(folder.path()), std::slice::from_ref(&from));
    }
}

#[test]
fn the_day_of_the_backup_is_not_what_is_taken_back() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    office.back_up();
    let now = office.now();
    records::undo(&mut office.store, None, alongside_core::store::HowMuch::Whole, now).unwrap();
    assert_eq!(people::get(office.store.read(), &person).unwrap_err().code, Code::NotFound);
}

#[test]
fn a_backup_that_failed_is_not_the_last_one() {
    let mut office = Office::new();
    let (ops, now) = (office.ops(), office.now());
    let taken = office.folder().join("taken");
    std::fs::write(&taken, "mine").unwrap();
    for target in [office.folder().join("no-such-folder/monday"), taken, office.file()] {
        office.store.backup(&target, now).unwrap_err();
    }
    assert_eq!(alongside_core::store::setting::last_backup(office.store.read()).unwrap(), None);
    assert_eq!(office.ops(), ops, "nothing was noted");
    office.back_up();
    assert_eq!(alongside_core::store::setting::last_backup(office.store.read()).unwrap(), Some(office.today));
}

#[test]
fn a_backup_removes_nothing_that_it_did_not_make() {
    let mut office = Office::new();
    let target = office.folder().join("monday.alongside-backup");
    let theirs = [".part", ".new", ".part-store"].map(|end| format!("{}{end}", target.display()));
    theirs.iter().for_each(|file| std::fs::write(file, "mine").unwrap());
    office.back_up();
    let now = office.now();
    office.store.backup(&target, now).unwrap_err();
    theirs.iter().for_each(|file| assert_eq!(std::fs::read(file).unwrap(), b"mine", "{file}"));
}

#[test]
fn the_note_in_a_backup_and_the_note_here_are_two_numbers() {
    let mut office = Office::new();
    let restored = office.backed_up_and_restored(PRIYA);
    let ops = |store: &Store| -> Vec<String> {
        let mut all = store.read().prepare("SELECT device || ':' || number FROM op ORDER BY seq").unwrap();
        all.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let (here, there) = (ops(&office.store), ops(&restored));
    assert_eq!(here[..here.len() - 1], there[..there.len() - 1]);
    assert_ne!(here.last(), there.last());
}

#[test]
fn what_others_save_during_a_backup_is_in_neither_half() {
    let mut office = Office::with_sample();
    let reading = office.store.for_reading().unwrap();
    let (target, now) = (office.folder().join("monday.alongside"), office.now());
    let writer = std::thread::spawn(move || reading.back_up(&target, now).map(|()| target));
    for number in 0..20 {
        office.add_person(&format!("Person {number}"));
    }
    let to = office.folder().join("restored");
    restore(&writer.join().unwrap().unwrap(), &to, None).unwrap();
    let restored = Store::unlock(&to, sample::PASSPHRASE, office.now(), &office.around()).unwrap();
    assert_eq!(restored.check().unwrap().problems, [""; 0]);
}

#[test]
fn a_restore_that_was_cut_short_is_tried_again() {
    let mut office = Office::new();
    let backup = office.back_up();
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("store");
    // Killed between the keys and the store.
    for end in [".keys.copy", ".keys"] {
        std::fs::copy(format!("{}{end}", office.file().display()), format!("{}{end}", to.display())).unwrap();
    }
    restore(&backup, &to, None).unwrap();
    assert!(Store::unlock(&to, PRIYA, office.now(), &office.around()).is_ok());
    let beside = format!("{}-wal", to.display());
    assert_eq!(
        restore(&backup, beside.as_ref(), None).unwrap_err().code,
        Code::Refused,
        "another store's log"
    );
}

impl Office {
    fn back_up(&mut self) -> PathBuf {
        let (target, now) = (self.folder().join("monday.alongside-backup"), self.now());
        self.store.backup(&target, now).unwrap();
        target
    }

    fn backed_up_and_restored(&mut self, passphrase: &str) -> Store {
        let backup = self.back_up();
        let to = self.folder().join("restored.alongside");
        restore(&backup, &to, None).unwrap();
        Store::unlock(&to, passphrase, self.now(), &self.around()).unwrap()
    }
}

fn lists(store: &Store) -> String {
    let (conn, today) = (store.read(), day("2026-11-22"));
    let people = people::all(conn).unwrap();
    let projects = projects::all(conn, today).unwrap();
    let claims = claims::all(conn, store.officer(), today).unwrap();
    serde_json::to_string(&(people, projects, claims, plan::all(conn, today).unwrap())).unwrap()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    files
}
