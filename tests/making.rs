//! A store is made whole, or not at all.

use crate::office::{PRIYA, around, at, day};
use alongside_core::store::{Founder, NewStore};
use alongside_core::{Code, Result, Store, founding};
use std::fs;
use std::path::{Path, PathBuf};

const FOUNDER: Founder<'_> =
    Founder { council: "Northbrook Council", officer: "Priya Nair", passphrase: PRIYA };

fn begin(place: &Path, seed: u8) -> Result<NewStore> {
    founding::begin(place, &FOUNDER, at(day("2026-11-22"), 0), &around(seed, 0))
}

fn unlock(place: &Path) -> Result<Store> {
    Store::unlock(place, PRIYA, at(day("2026-11-22"), 1), &around(9, 0))
}

/// What lies in a folder, without the empty files of locks.
fn names(folder: &Path) -> Vec<String> {
    let all = fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = all.filter(|name| !name.ends_with(".lock")).collect();
    names.sort();
    names
}

#[test]
fn a_store_that_is_not_kept_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("office.db");
    let new = begin(&place, 1).unwrap();
    assert!(!place.exists(), "its key is shown first");
    let first = new.recovery_key();
    drop(new);
    assert_eq!(names(folder.path()), Vec::<String>::new());
    assert_eq!(unlock(&place).err().unwrap().code, Code::NotFound);
    let new = begin(&place, 2).unwrap();
    assert_ne!(new.recovery_key().text(), first.text());
    let key = new.recovery_key();
    let store = new.keep().unwrap();
    assert_eq!(store.recovery_key().text(), key.text(), "the key that was shown opens it");
    drop(store);
    assert_eq!(
        names(folder.path()),
        ["office.db", "office.db.device", "office.db.keys", "office.db.keys.copy", "office.db.mark"]
    );
    assert_eq!(unlock(&place).unwrap().check().unwrap().problems, Vec::<String>::new());
}

/// What else stood when it was cut off.
type Halfway<'a> = &'a dyn Fn(&Path);

/// As a power cut leaves it: the files of a making that is under way, in another folder.
fn cut_off(halfway: impl Fn(&Path)) -> tempfile::TempDir {
    let (making, left) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let new = begin(&making.path().join("office.db"), 3).unwrap();
    for name in names(making.path()) {
        fs::copy(making.path().join(&name), left.path().join(&name)).unwrap();
    }
    drop(new);
    halfway(left.path());
    left
}

fn waiting(folder: &Path) -> PathBuf {
    folder.join(".office.db.alongside-being-made")
}

#[test]
fn wherever_the_making_of_a_store_is_cut_off_the_next_try_works() {
    let keys = |folder: &Path, ending: &str| {
        let from = format!("{}{ending}", waiting(folder).display());
        fs::copy(from, folder.join(format!("office.db{ending}"))).unwrap();
    };
    let stages: [(&str, Halfway<'_>); 5] = [
        ("nothing of it stands", &|_| {}),
        ("its file is empty", &|folder| fs::write(waiting(folder), "").unwrap()),
        ("one copy of the keys stands", &|folder| keys(folder, ".keys.copy")),
        ("both stand", &|folder| [".keys.copy", ".keys"].iter().for_each(|ending| keys(folder, ending))),
        ("only its name is not taken", &|folder| {
            [".keys.copy", ".keys"].iter().for_each(|ending| keys(folder, ending));
            for name in
                names(folder).iter().filter(|name| name.starts_with(".office") && name.contains(".keys"))
            {
                fs::remove_file(folder.join(name)).unwrap();
            }
        }),
    ];
    for (stage, halfway) in stages {
        let left = cut_off(halfway);
        let place = left.path().join("office.db");
        assert_eq!(unlock(&place).err().unwrap().code, Code::NotFound, "{stage}");
        let store = begin(&place, 4).and_then(NewStore::keep).unwrap();
        assert!(store.newest_op().unwrap().is_some(), "{stage}");
        drop(store);
        assert_eq!(
            names(left.path()),
            ["office.db", "office.db.device", "office.db.keys", "office.db.keys.copy", "office.db.mark"],
            "{stage}"
        );
        unlock(&place).unwrap();
    }
}

#[test]
fn where_the_keys_of_a_lost_store_stand_no_new_one_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("office.db");
    drop(begin(&place, 5).and_then(NewStore::keep).unwrap());
    fs::remove_file(&place).unwrap();
    let before = names(folder.path());
    let refused = begin(&place, 6).err().unwrap();
    assert_eq!(refused.code, Code::Refused);
    assert!(refused.message.contains("the store itself is gone"), "{}", refused.message);
    assert_eq!(names(folder.path()), before);
}

#[test]
fn what_came_to_stand_in_the_place_meanwhile_stays_as_it_is() {
    let (making, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let place = making.path().join("office.db");
    drop(begin(&other.path().join("office.db"), 10).and_then(NewStore::keep).unwrap());
    let new = begin(&place, 11).unwrap();
    for name in names(other.path()) {
        fs::copy(other.path().join(&name), making.path().join(&name)).unwrap();
    }
    assert_eq!(new.keep().err().unwrap().code, Code::Refused);
    assert_eq!(names(making.path()), names(other.path()), "with its keys");
    unlock(&place).unwrap();
}

#[test]
fn of_two_who_make_a_store_in_one_place_at_once_one_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("office.db");
    let made: Vec<Option<Code>> = std::thread::scope(|scope| {
        let makers = [7, 8].map(|seed| {
            let place = &place;
            scope.spawn(move || begin(place, seed).and_then(NewStore::keep).err().map(|error| error.code))
        });
        makers.into_iter().map(|maker| maker.join().unwrap()).collect()
    });
    assert!(
        [[None, Some(Code::Refused)], [Some(Code::Refused), None]].contains(&[made[0], made[1]]),
        "{made:?}"
    );
    unlock(&place).unwrap();
}

#[cfg(unix)]
#[test]
fn the_files_of_a_new_store_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let mut store = begin(&folder.path().join("office.db"), 9).and_then(NewStore::keep).unwrap();
    let now = at(day("2026-11-22"), 2);
    let ann = alongside_core::people::PersonDraft { name: "Ann".into(), ..Default::default() };
    alongside_core::people::save(&mut store, None, &ann, now).unwrap();
    let files: Vec<_> = fs::read_dir(folder.path()).unwrap().map(Result::unwrap).collect();
    assert!(files.len() > 5, "with its write-ahead log: {files:?}");
    for file in files {
        let mode = file.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", file.path().display());
    }
}
