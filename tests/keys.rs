//! Who may open the store: passphrases, the recovery key, two officers.

use crate::office::{INES, Office, PRIYA, TOM, at, day};
use alongside_core::Store;
use alongside_core::store::who_may_open;
use alongside_core::{Code, Result};
use alongside_core::{founding, history, today};
use std::collections::BTreeMap;
use std::path::PathBuf;

#[test]
fn a_wrong_passphrase_changes_no_byte_and_is_answered_kindly() {
    let mut office = Office::new();
    office.add_person("Gwen Askew");
    let before = bytes(&office);
    for typed in ["three small heron", "Three small herons", "", "three small herons "] {
        let error = office.try_unlock(typed).err().unwrap();
        assert_eq!(error.code, Code::WrongPassphrase, "{typed}");
        assert!(error.hint.contains("Nothing was changed"), "{}", error.hint);
        assert_eq!(error.problems[0].field, "passphrase");
    }
    assert!(before == bytes(&office), "every file is as it was");
    office.unlock(PRIYA);
}

#[test]
fn a_passphrase_is_the_same_on_every_keyboard() {
    let mut office = Office::new();
    let (composed, combining) = ("caf\u{e9} on the corner", "cafe\u{301} on the corner");
    let now = office.now();
    office.store.change_passphrase(PRIYA, composed, composed, now).unwrap();
    office.unlock(combining);
}

#[test]
fn the_recovery_key_opens_the_store_when_both_keys_files_are_lost() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    for file in keys_files(&office) {
        std::fs::remove_file(file).unwrap();
    }
    assert_eq!(office.try_unlock(PRIYA).err().unwrap().code, Code::Damaged);
    let key = office.recovery_key.text().to_lowercase().replace('-', " ");
    let store = recover(&office, &key, "priya nair", "a new passphrase").unwrap();
    assert_eq!(store.officer(), office.store.officer(), "the same officer as before");
    office.unlock("a new passphrase");
    assert!(alongside_core::people::get(office.store.read(), &person).is_ok());
    assert_eq!(office.try_unlock(PRIYA).err().unwrap().code, Code::WrongPassphrase);
}

#[test]
fn a_recovery_key_that_does_not_fit_changes_nothing() {
    let (office, other) = (Office::seeded(1), Office::seeded(2));
    let before = bytes(&office);
    let key = office.recovery_key.text();
    let slip = key.replace(&key[..4], "0000");
    let cases = [
        (other.recovery_key.text(), "Priya Nair", Code::WrongPassphrase),
        (slip.as_str(), "Priya Nair", Code::BadInput),
        ("", "Priya Nair", Code::BadInput),
        (key, "Somebody Else", Code::BadInput),
    ];
    for (key, officer, code) in cases {
        assert_eq!(recover(&office, key, officer, "a new passphrase").err().unwrap().code, code);
    }
    let error = recover(&office, "no key", "", "short").err().unwrap();
    assert_eq!(error.problems.len(), 3, "every problem at once: {:?}", error.problems);
    assert!(before == bytes(&office));
}

#[test]
fn two_officers_each_open_the_store_and_sign_their_own_changes() {
    let mut office = Office::new();
    office.add_tom();
    let person = office.add_person("Gwen Askew");
    office.unlock(TOM);
    office.change_person(&person, |p| p.town = "Northbrook".into());
    let officers: Vec<String> = history::of(office.store.read(), &person, 0, 200)
        .unwrap()
        .changes
        .into_iter()
        .map(|c| c.officer)
        .collect();
    assert_eq!(officers, ["Tom Ellery", "Priya Nair"]);
    let (council, who) = who_may_open(&office.file()).unwrap();
    assert_eq!((council.as_str(), who.len()), ("Northbrook Council", 2), "shown before anybody unlocks");
}

#[test]
fn two_officers_never_share_a_name() {
    let mut office = Office::new();
    office.add_tom();
    let ops = office.ops();
    let now = office.now();
    // Also where only a computer can tell them apart.
    for name in ["TOM ellery", "T\u{43e}m Ellery", "\u{422}om Ellery", "Tom\u{fe0f} Ellery"] {
        let error = office.add_officer(name, INES, TOM, now).unwrap_err();
        let fields: Vec<&str> = error.problems.iter().map(|p| p.field.as_str()).collect();
        assert_eq!(fields, ["name"], "{name:?}");
    }
    assert_eq!(office.ops(), ops);
}

/// Nobody hears that a passphrase is somebody else's: they would know it then.
#[test]
fn two_who_chose_the_same_passphrase_are_told_apart_by_their_names() {
    let mut office = Office::new();
    office.add_tom();
    let now = office.now();
    office.store.change_passphrase(PRIYA, TOM, TOM, now).unwrap();
    let asked = office.try_unlock(TOM).err().unwrap();
    assert_eq!((asked.code, asked.problems[0].field.as_str()), (Code::BadInput, "officer"));
    for (name, who) in [("priya nair", "Priya Nair"), ("Tom Ellery", "Tom Ellery")] {
        let opened = Store::unlock_as(&office.file(), name, TOM, office.now(), &office.around()).unwrap();
        assert_eq!(opened.officer().name, who);
    }
    let other = Store::unlock_as(&office.file(), "Priya Nair", PRIYA, office.now(), &office.around());
    assert_eq!(other.err().unwrap().code, Code::WrongPassphrase);
    // Whoever works here can't be their own second officer with it.
    let alone = office.add_officer("Ines Costa", INES, PRIYA, now).unwrap_err();
    assert_eq!(alone.problems[0].field, "second");
}

#[test]
fn a_passphrase_that_everybody_tries_first_is_refused_wherever_one_is_chosen() {
    let mut office = Office::new();
    let now = office.now();
    for words in ["password1", "Northbrook Council", "Northbrook2026", "12345678"] {
        let refused = office.add_officer("Ines Costa", words, "", now).unwrap_err();
        assert_eq!(refused.problems[0].field, "passphrase", "{words}");
        let refused = office.store.change_passphrase(PRIYA, words, words, now).unwrap_err();
        assert_eq!(refused.problems[0].field, "passphrase", "{words}");
    }
    assert_eq!(office.count("SELECT count(*) FROM officer"), 1);
}

#[test]
fn no_more_officers_get_a_key_than_can_be_asked_for_theirs() {
    let mut office = Office::new();
    office.add_tom();
    let now = office.now();
    for number in 0..30 {
        office.add_officer(&format!("Officer {number}"), "seven lamps of tin", TOM, now).unwrap();
    }
    let refused = office.add_officer("One Too Many", INES, TOM, now).unwrap_err();
    assert_eq!(
        (refused.code, &*refused.message),
        (Code::Refused, "32 officers have a key already, and there is room for no more.")
    );
    office.unlock(PRIYA);
    // Whoever has a key gets a new one all the same.
    let words = "once more, please";
    office.store = recover(&office, office.recovery_key.text(), "Tom Ellery", words).unwrap();
    office.unlock(words);
}

#[test]
fn the_recovery_key_of_another_store_is_told_as_that() {
    let (office, other) = (Office::seeded(1), Office::seeded(2));
    let refused =
        recover(&office, other.recovery_key.text(), "Priya Nair", "once more, please").err().unwrap();
    assert_eq!(refused.code, Code::WrongPassphrase);
    assert_eq!(refused.problems[0].message, "This is the recovery key of another store.");
}

#[test]
fn a_third_officer_is_let_in_by_two_and_everybody_hears_of_it() {
    let mut office = Office::new();
    office.add_tom();
    let news = |office: &Office| today::today(&office.ask()).unwrap().news;
    let now = office.now();
    for second in ["", PRIYA, "no words of anybody", INES] {
        let refused = office.add_officer("Ines Cole", INES, second, now).unwrap_err();
        let fields: Vec<_> = refused.problems.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["second"], "{second}");
    }
    assert_eq!(office.try_unlock(INES).err().unwrap().code, Code::WrongPassphrase);
    office.add_officer("Ines Cole", INES, TOM, now).unwrap();
    assert_eq!(news(&office), Vec::<String>::new(), "Priya did it herself");
    office.unlock(TOM);
    let told = "Priya Nair let Ines Cole in on 22 November 2026, and Tom Ellery agreed. Ines Cole can open Alongside now.";
    assert_eq!(news(&office), [told]);
    office.add_person("Gwen Askew");
    assert_eq!(news(&office), Vec::<String>::new(), "he has been here since");
    office.unlock(INES);
    assert_eq!(news(&office), Vec::<String>::new(), "she knows");
}

#[test]
fn a_new_passphrase_and_the_use_of_the_recovery_key_stand_in_the_log() {
    let mut office = Office::new();
    office.add_tom();
    let (new, now) = ("four green doors", office.now());
    office.store.change_passphrase(PRIYA, new, new, now).unwrap();
    let newest = |office: &Office| {
        let sql = "SELECT group_concat(code) FROM (SELECT code FROM op ORDER BY seq DESC LIMIT 2)";
        office.store.read().query_row(sql, [], |r| r.get::<_, String>(0)).unwrap()
    };
    assert_eq!(newest(&office), "officer.key,officer.passphrase");
    office.store = recover(&office, office.recovery_key.text(), "Tom Ellery", "once more, please").unwrap();
    assert_eq!(newest(&office), "officer.key,officer.recover");
    let news = |office: &Office| today::today(&office.ask()).unwrap().news;
    let told = |news: Vec<String>| news.into_iter().next().unwrap();
    assert!(told(news(&office)).starts_with("Your passphrase was chosen anew with the recovery key on "));
    office.unlock(new);
    assert!(told(news(&office)).starts_with("Tom Ellery chose a new passphrase with the recovery key on "));
    assert_eq!(office.problems(), Vec::<String>::new());
}

#[test]
fn a_key_that_could_not_be_written_is_in_the_log_all_the_same() {
    let mut office = Office::new();
    let keys = keys_files(&office)[1].clone();
    let (kept, now) = (std::fs::read(&keys).unwrap(), office.now());
    // A folder stands where the keys are to be written.
    std::fs::remove_file(&keys).unwrap();
    std::fs::create_dir(&keys).unwrap();
    let new = "four green doors";
    assert_eq!(office.store.change_passphrase(PRIYA, new, new, now).unwrap_err().code, Code::Disk);
    assert_eq!(office.newest_code(), "officer.passphrase", "an entry too many does no harm");
    assert!(office.try_unlock(new).is_err(), "and there is no key without one");
    std::fs::remove_dir(&keys).unwrap();
    std::fs::write(&keys, kept).unwrap();
    office.unlock(PRIYA);
}

#[test]
fn whoever_worked_here_comes_back_with_the_recovery_key_and_not_by_others() {
    let mut office = Office::new();
    office.add_tom();
    office.unlock(TOM).add_person("Gwen Askew");
    let early = keys_files(&office).map(|file| std::fs::read(file).unwrap());
    office.unlock(PRIYA);
    for file in keys_files(&office) {
        std::fs::remove_file(file).unwrap();
    }
    let words = "once more, please";
    office.store = recover(&office, office.recovery_key.text(), "Priya Nair", words).unwrap();
    assert_eq!(who_may_open(&office.file()).unwrap().1.len(), 1, "Tom’s key is lost");
    let now = office.now();
    let refused = office.add_officer("Tom Ellery", "words of her own", "", now).unwrap_err();
    let fields: Vec<_> = refused.problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["name", "second"]);
    // Nor where older keys files are put back, in which she was alone or he was there.
    for (file, bytes) in keys_files(&office).iter().zip(&early) {
        std::fs::write(file, bytes).unwrap();
    }
    assert!(office.add_officer("Ines Cole", INES, "", now).is_err());
}

#[test]
fn a_passphrase_is_changed_without_rewriting_the_store() {
    let mut office = Office::new();
    office.add_tom();
    let before = std::fs::read(office.file()).unwrap();
    let (new, now) = ("four green doors", office.now());
    for (present, typed, again, code) in [
        ("not mine at all", new, new, Code::WrongPassphrase),
        (TOM, new, new, Code::WrongPassphrase),
        (PRIYA, "short", "short", Code::BadInput),
        (PRIYA, new, "four green door", Code::BadInput),
    ] {
        assert_eq!(office.store.change_passphrase(present, typed, again, now).unwrap_err().code, code);
    }
    office.store.change_passphrase(PRIYA, new, new, now).unwrap();
    assert!(before == std::fs::read(office.file()).unwrap());
    assert_eq!(office.try_unlock(PRIYA).err().unwrap().code, Code::WrongPassphrase);
    office.unlock(new).unlock(TOM);
    assert!(recover(&office, office.recovery_key.text(), "Priya Nair", "once more, please").is_ok());
}

#[test]
fn a_store_from_a_newer_version_is_refused_unread() {
    let mut office = Office::new();
    office.add_person("Gwen Askew");
    office.tamper("PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)");
    let before = std::fs::read(office.file()).unwrap();
    let error = office.try_unlock(PRIYA).err().unwrap();
    assert_eq!(error.code, Code::NewerVersion);
    assert!(error.hint.contains("newer version"), "{}", error.hint);
    assert!(before == std::fs::read(office.file()).unwrap());
}

#[test]
fn keys_from_a_newer_version_are_refused_unread() {
    let office = Office::new();
    for file in keys_files(&office) {
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, text.replace("\"version\": 1", "\"version\": 2")).unwrap();
    }
    assert_eq!(office.try_unlock(PRIYA).err().unwrap().code, Code::NewerVersion);
}

#[test]
fn a_damaged_store_is_named_as_one_and_never_made_anew() {
    let (damaged, whole) = (Office::seeded(3), Office::seeded(3));
    drop(whole.store);
    let file = damaged.file();
    std::fs::write(&file, vec![7; 8192]).unwrap();
    for suffix in ["-wal", "-shm"] {
        std::fs::remove_file(format!("{}{suffix}", file.display())).ok();
    }
    let error = damaged.try_unlock(PRIYA).err().unwrap();
    assert_eq!(error.code, Code::Damaged);
    assert_eq!(std::fs::read(&file).unwrap(), vec![7; 8192], "left as it was");
}

#[test]
fn a_store_is_never_written_over_by_a_new_one() {
    let office = Office::new();
    let founder = alongside_core::store::Founder { council: "", officer: "Tom", passphrase: TOM };
    let again = || founding::found(&office.file(), &founder, at(day("2026-11-22"), 9), &office.around());
    assert_eq!(again().err().unwrap().code, Code::Refused);
    let nowhere = office.folder().join("nothing here");
    let none = Store::unlock(&nowhere, PRIYA, office.now(), &office.around());
    assert_eq!(none.err().unwrap().code, Code::NotFound);
    assert!(!nowhere.exists());
}

fn recover(office: &Office, key: &str, officer: &str, passphrase: &str) -> Result<Store> {
    Store::recover(&office.file(), key, officer, passphrase, passphrase, office.now(), &office.around())
}

pub fn keys_files(office: &Office) -> [PathBuf; 2] {
    [".keys", ".keys.copy"].map(|ending| PathBuf::from(format!("{}{ending}", office.file().display())))
}

/// Every file of the office but the one through which open connections share memory.
fn bytes(office: &Office) -> BTreeMap<PathBuf, Vec<u8>> {
    std::fs::read_dir(office.folder())
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| !path.to_string_lossy().ends_with("-shm"))
        .map(|path| (path.clone(), std::fs::read(path).unwrap()))
        .collect()
}
