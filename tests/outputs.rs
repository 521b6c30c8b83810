//! Files that leave the app: whole or not at all, and never over a store.

use crate::office::{Office, PRIYA, around, at, day};
use alongside_core::store::{Founder, Names, OWN_FILES, SavedAs};
use alongside_core::{Code, Result, Store};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

#[test]
fn nothing_is_written_over_a_store_a_backup_or_what_belongs_to_them() {
    let mut office = Office::new();
    let now = office.now();
    office.store.backup(&office.folder().join("monday.alongside"), now).unwrap();
    let other = another_store(&office.folder().join("elsewhere"));
    fs::copy(office.folder().join("monday.alongside"), office.folder().join("copied.csv")).unwrap();
    fs::copy(&other, office.folder().join("moved.csv")).unwrap();
    let mut places: Vec<PathBuf> = ["monday.alongside", "copied.csv", "moved.csv", "moved.csv-wal"]
        .map(|name| office.folder().join(name))
        .into();
    for store in [office.file(), other] {
        places.extend(OWN_FILES.map(|end| PathBuf::from(format!("{}{end}", store.display()))));
    }
    assert!(!places.is_empty());
    for place in places {
        let links = tempfile::tempdir().unwrap();
        let ways: Vec<_> = ways(&place, office.folder(), links.path()).into_iter().collect();
        assert!(!ways.is_empty());
        for (how, written) in ways {
            let before = all(office.folder());
            let refused = save(&office, &written, Names::People).unwrap_err();
            assert_eq!(refused.code, Code::Refused, "{} {how}", place.display());
            let refused = office.store.outside().folder(&written).unwrap_err();
            assert_eq!(refused.code, Code::Refused, "{} {how}, as a folder", place.display());
            assert!(before == all(office.folder()), "{} {how}", place.display());
        }
    }
    assert!(office.problems().is_empty());
    office.unlock(PRIYA);
}

#[test]
fn a_store_that_is_opened_through_a_link_is_known_by_its_own_name_too() {
    let office = Office::new();
    let real = office.folder().join("real");
    fs::create_dir(&real).unwrap();
    fs::create_dir(office.folder().join("desk")).unwrap();
    let other = another_store(&real);
    let linked = office.folder().join("desk/store");
    for end in [".keys", ".keys.copy"] {
        fs::rename(beside(&other, end), beside(&linked, end)).unwrap();
    }
    std::os::unix::fs::symlink(&other, &linked).unwrap();
    let store = Store::unlock(&linked, PRIYA, at(day("2026-11-22"), 0), &around(3, 3)).unwrap();
    for place in
        [&linked, &other, &beside(&other, "-wal"), &beside(&other, "-journal"), &beside(&linked, ".keys")]
    {
        let refused = store.outside().file(place, Names::People).unwrap_err();
        assert_eq!(refused.code, Code::Refused, "{}", place.display());
    }
}

#[test]
fn an_old_output_is_replaced_and_that_is_said() {
    let office = Office::new();
    let png = b"\x89PNG\r\n\x1a\n".iter().copied().chain((0..8184_u32).map(|n| ((n * 7919) >> 3) as u8));
    let old: [(&str, Vec<u8>); 6] = [
        ("empty.csv", Vec::new()),
        ("people.csv", b"Name\r\nGwen Askew\r\n".repeat(4096)),
        ("plan.pdf", b"%PDF-1.7\n".repeat(4096)),
        ("picture.png", png.collect()),
        ("minutes.zip", b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x05\0\0\0a.txt".to_vec()),
        ("keys.json", br#"{"colour":"red"}"#.to_vec()),
    ];
    for (name, bytes) in old {
        let place = office.folder().join(name);
        assert_eq!(save(&office, &place, Names::Nobody).unwrap(), SavedAs { replaced: false });
        fs::write(&place, bytes).unwrap();
        let saved = save(&office, &place, Names::Nobody).unwrap();
        assert_eq!(saved.sentence("Saved."), "Saved. It replaced a file of that name.", "{name}");
        assert_eq!(fs::read(&place).unwrap(), NEW, "{name}");
    }
}

#[test]
fn what_could_not_be_finished_leaves_what_stood_there_and_no_trace() {
    let office = Office::new();
    let place = office.folder().join("people.csv");
    for old in [None, Some(b"as it was")] {
        old.iter().for_each(|old| fs::write(&place, old).unwrap());
        let before = all(office.folder());
        let failed = office.store.outside().file(&place, Names::People).unwrap().write(|out| {
            out.write_all(&NEW.repeat(100_000))?;
            Err(alongside_core::Error::bug("the list ended"))
        });
        assert_eq!(failed.unwrap_err().code, Code::Bug);
        assert!(before == all(office.folder()));
    }
}

#[test]
fn two_who_write_one_file_leave_one_of_the_two_and_what_is_left_behind_by_nobody_is_untouched() {
    let office = Office::new();
    let place = office.folder().join("people.csv");
    for theirs in ["people.csv.part", "people.csv.new", ".alongside-notes.part"] {
        fs::write(office.folder().join(theirs), "mine").unwrap();
    }
    let begin = || office.store.outside().file(&place, Names::People).unwrap().begin().unwrap();
    let (mut one, mut two) = (begin(), begin());
    one.write_all(b"one").unwrap();
    two.write_all(b"two").unwrap();
    two.keep().unwrap();
    one.keep().unwrap();
    assert_eq!(fs::read(&place).unwrap(), b"one");
    for theirs in ["people.csv.part", "people.csv.new", ".alongside-notes.part"] {
        assert_eq!(fs::read(office.folder().join(theirs)).unwrap(), b"mine", "{theirs}");
    }
}

#[test]
fn the_file_behind_a_link_is_replaced_and_the_link_stays() {
    let office = Office::new();
    let (file, link) = (office.folder().join("real.csv"), office.folder().join("link.csv"));
    fs::write(&file, "old").unwrap();
    std::os::unix::fs::symlink("real.csv", &link).unwrap();
    assert!(save(&office, &link, Names::People).unwrap().replaced);
    assert_eq!(fs::read(&file).unwrap(), NEW);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
}

#[test]
fn what_names_people_is_for_its_officer_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |file: &Path| fs::metadata(file).unwrap().permissions().mode() & 0o777;
    let mut office = Office::new();
    let place = office.folder().join("people.csv");
    fs::write(&place, "old").unwrap();
    fs::set_permissions(&place, fs::Permissions::from_mode(0o664)).unwrap();
    save(&office, &place, Names::Nobody).unwrap();
    assert_eq!(mode(&place), 0o664, "as it was shared");
    save(&office, &place, Names::People).unwrap();
    assert_eq!(mode(&place), 0o600);
    let (backup, now) = (office.folder().join("monday.alongside"), office.now());
    office.store.backup(&backup, now).unwrap();
    assert_eq!(mode(&backup), 0o600);
    for end in [".keys", ".keys.copy", ".device", ".lock"] {
        assert_eq!(mode(&beside(&office.file(), end)), 0o600, "{end}");
    }
}

#[test]
fn a_place_without_a_folder_or_that_is_one_is_said() {
    let office = Office::new();
    for place in [office.folder().join("no such/people.csv"), office.folder().to_owned()] {
        assert_eq!(save(&office, &place, Names::People).unwrap_err().code, Code::BadInput);
    }
    // A device is written into, and stays what it is.
    assert!(save(&office, Path::new("/dev/null"), Names::People).is_ok());
    assert_eq!(save(&office, Path::new("/dev/full"), Names::People).unwrap_err().code, Code::Disk);
    assert!(!fs::metadata("/dev/full").unwrap().is_file());
}

const NEW: &[u8] = b"Name\r\nWim Gale\r\n";

fn save(office: &Office, place: &Path, names: Names) -> Result<SavedAs> {
    office.store.outside().file(place, names)?.write(|out| Ok(out.write_all(NEW)?))
}

/// The same place in other words; the links are made for it, outside of the folder.
fn ways(place: &Path, folder: &Path, links: &Path) -> Vec<(&'static str, PathBuf)> {
    let (soft, hard) = (links.join("soft"), links.join("hard"));
    std::os::unix::fs::symlink(place, &soft).unwrap();
    let name = place.file_name().unwrap().to_str().unwrap();
    let here = place.parent().unwrap();
    let back = here.file_name().unwrap();
    let mut ways = vec![
        ("as it is", place.to_owned()),
        ("by a link", soft),
        ("by a way round", here.join("..").join(back).join(name)),
    ];
    // A file without keys beside it is known by its content, so where it is.
    if !name.contains(".csv") && !name.starts_with("monday") {
        ways.push(("in capitals", here.join(name.to_uppercase())));
    }
    let open = [folder.join("northbrook.alongside"), folder.join("elsewhere/store")];
    let is_store = open.iter().any(|open| place.to_str().unwrap().starts_with(open.to_str().unwrap()));
    // Empty files of other stores say nothing of themselves, and none of theirs is lost.
    let tells = fs::metadata(place).is_ok_and(|file| file.len() > 0);
    if tells && (is_store || name.ends_with(".csv")) {
        fs::hard_link(place, &hard).unwrap();
        ways.push(("by a hard link", hard));
    }
    ways
}

fn another_store(folder: &Path) -> PathBuf {
    fs::create_dir_all(folder).unwrap();
    let file = folder.join("store");
    let founder = Founder { council: "Saltmarsh", officer: "Tom Ellery", passphrase: PRIYA };
    alongside_core::founding::found(&file, &founder, at(day("2026-11-22"), 0), &around(3, 0)).unwrap();
    file
}

fn beside(file: &Path, end: &str) -> PathBuf {
    format!("{}{end}", file.display()).into()
}

/// Every file with its bytes, but for the index that SQLite keeps of its log.
fn all(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            found.extend(all(&entry));
        } else if !entry.to_str().unwrap().ends_with("-shm") {
            found.insert(entry.clone(), fs::read(&entry).unwrap());
        }
    }
    found
}
