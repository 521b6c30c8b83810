//! The two files of keys beside a store: one heals the other, and neither is trusted
//! further than the store's own key says.

use crate::keys::keys_files;
use crate::office::{INES, Office, PRIYA, TOM, around};
use alongside_core::{Code, Now, Store};
use chrono::TimeDelta;

#[test]
fn another_stores_keys_in_the_place_of_one_copy_lock_nobody_out() {
    let other = Office::seeded(2);
    let mut office = Office::seeded(1);
    for at in [0, 1] {
        let (mine, theirs) = (keys_files(&office)[at].clone(), keys_files(&other)[at].clone());
        std::fs::copy(theirs, &mine).unwrap();
        office.unlock(PRIYA);
        let both = keys_files(&office).map(|file| std::fs::read(file).unwrap());
        assert!(both[0] == both[1], "and both are its own again");
    }
}

#[test]
fn keys_of_an_earlier_day_in_the_place_of_the_copy_are_not_the_newer_ones() {
    let mut office = Office::new();
    let before = std::fs::read(&keys_files(&office)[0]).unwrap();
    office.add_tom();
    let after = std::fs::read(&keys_files(&office)[0]).unwrap();
    for at in [0, 1] {
        std::fs::write(&keys_files(&office)[at], &before).unwrap();
        office.unlock(PRIYA);
        assert!(
            keys_files(&office).map(|file| std::fs::read(file).unwrap()) == [after.clone(), after.clone()]
        );
        office.unlock(TOM);
    }
}

#[test]
fn keys_of_an_earlier_day_in_both_places_are_told() {
    let mut office = Office::new();
    office.add_tom();
    let before = keys_files(&office).map(|file| std::fs::read(file).unwrap());
    let (new, now) = ("four green doors", office.now());
    office.store.change_passphrase(PRIYA, new, new, now).unwrap();
    assert_eq!(office.unlock(new).store.warnings(), [""; 0]);
    for (file, bytes) in keys_files(&office).iter().zip(before) {
        std::fs::write(file, bytes).unwrap();
    }
    // Words that were given up open nothing, and those that she chose are not there.
    for words in [PRIYA, new] {
        assert_eq!(office.try_unlock(words).err().unwrap().code, Code::WrongPassphrase);
    }
    office.unlock(TOM);
    let told = office.store.warnings().concat();
    assert!(told.contains("a passphrase that an officer gave up, which opens nothing any more"), "{told}");
    let key = office.recovery_key.text().to_owned();
    let around = office.around();
    let now = office.now();
    Store::recover(&office.file(), &key, "Priya Nair", new, new, now, &around).unwrap();
    assert_eq!(office.unlock(new).store.warnings(), [""; 0]);
}

#[test]
fn words_that_were_given_up_open_nothing_from_an_older_copy_of_the_keys_and_agree_to_nobody() {
    let mut office = Office::new();
    office.add_tom();
    let older = std::fs::read(&keys_files(&office)[0]).unwrap();
    let new = "four green doors";
    let now = office.unlock(TOM).now();
    office.store.change_passphrase(TOM, new, new, now).unwrap();
    office.unlock(PRIYA);
    for places in [&[0_usize][..], &[1], &[0, 1]] {
        let newer = keys_files(&office).map(|file| std::fs::read(file).unwrap());
        for place in places {
            std::fs::write(&keys_files(&office)[*place], &older).unwrap();
        }
        let now = office.now();
        let refused = office.add_officer("Ines Cole", INES, TOM, now).unwrap_err();
        assert_eq!(refused.problems[0].field, "second", "{places:?}");
        assert_eq!(office.try_unlock(TOM).err().unwrap().code, Code::WrongPassphrase, "{places:?}");
        for (file, bytes) in keys_files(&office).iter().zip(&newer) {
            std::fs::write(file, bytes).unwrap();
        }
    }
    office.unlock(new);
}

#[test]
fn keys_without_an_officer_who_was_given_one_are_told_and_let_nobody_in_alone() {
    let mut office = Office::new();
    let before = keys_files(&office).map(|file| std::fs::read(file).unwrap());
    // Who never came to work stands in the log all the same.
    office.add_tom();
    for (file, bytes) in keys_files(&office).iter().zip(&before) {
        std::fs::write(file, bytes).unwrap();
    }
    let told = office.unlock(PRIYA).store.warnings().concat();
    assert!(told.contains("An officer who was given a key has none"), "{told}");
    let now = office.now();
    let refused = office.add_officer("Ines Cole", INES, "", now).unwrap_err();
    assert_eq!(refused.problems[0].field, "second", "{refused:?}");
    assert!(refused.problems[0].message.contains("with the recovery key"), "{refused:?}");
    // Nor is the one who lost it let in again by whoever put the older keys there.
    let refused = office.add_officer("Tom Ellery", TOM, "", now).unwrap_err();
    assert_eq!(refused.problems[0].field, "second", "{refused:?}");
}

#[test]
fn a_key_that_nobody_could_note_is_noted_at_the_next_unlock() {
    let mut office = Office::new();
    office.add_tom();
    let unnoted =
        || "SELECT count(*) FROM officer WHERE added_on IS NOT NULL AND keyed_at IS NULL".to_owned();
    assert_eq!(office.count(&unnoted()), 0);
    // The power failed between the key and its note.
    office.tamper("UPDATE officer SET keyed_at = NULL");
    assert_eq!(office.count(&unnoted()), 1);
    office.unlock(PRIYA);
    assert_eq!(office.count(&unnoted()), 0);
    assert_eq!(office.store.warnings(), [""; 0]);
}

#[test]
fn whose_key_was_recovered_today_lets_nobody_in_today() {
    let mut office = Office::new();
    office.add_tom();
    let (key, file) = (office.store.recovery_key(), office.file());
    let now = office.now();
    let words = "chosen by somebody";
    Store::recover(&file, key.text(), "Tom Ellery", words, words, now, &around(3, 3)).unwrap();
    office.unlock(PRIYA);
    let refused = office.add_officer("Ines Cole", INES, words, now).unwrap_err();
    assert!(refused.problems[0].message.contains("from tomorrow on"), "{refused:?}");
    // Nor do they let anybody in, with whoever holds the recovery key to agree.
    office.unlock(words);
    let refused = office.add_officer("Ines Cole", INES, PRIYA, now).unwrap_err();
    assert!(refused.problems[0].message.contains("from tomorrow on"), "{refused:?}");
    office.unlock(PRIYA);
    let tomorrow = Now { at: now.at + TimeDelta::days(1), ..now };
    office.add_officer("Ines Cole", INES, words, tomorrow).unwrap();
}

#[test]
fn nobody_agrees_by_a_key_to_another_store_that_was_put_beside_this_one() {
    let mut office = Office::seeded(1);
    office.add_tom();
    let mut other = Office::seeded(2);
    let words = "made for this purpose";
    let now = other.now();
    other.store.change_passphrase(PRIYA, words, words, now).unwrap();
    std::fs::copy(&keys_files(&other)[1], &keys_files(&office)[1]).unwrap();
    let refused = office.add_officer("Ines Cole", INES, words, now).unwrap_err();
    assert_eq!(refused.problems[0].field, "second", "{refused:?}");
    assert_eq!(
        office.store.change_passphrase(words, INES, INES, now).unwrap_err().code,
        Code::WrongPassphrase
    );
}

#[test]
fn a_copy_of_the_keys_that_is_damaged_gone_or_older_is_put_right_at_the_next_unlock() {
    for (at, damage) in [(0, true), (1, true), (0, false), (1, false)] {
        let mut office = Office::new();
        let before = std::fs::read(&keys_files(&office)[0]).unwrap();
        office.add_tom();
        let whole = std::fs::read(&keys_files(&office)[1]).unwrap();
        let file = keys_files(&office)[at].clone();
        if damage {
            std::fs::write(&file, &whole[..whole.len() / 2]).unwrap();
        } else {
            std::fs::remove_file(&file).unwrap();
        }
        office.unlock(TOM);
        let both = |office: &Office| keys_files(office).map(|file| std::fs::read(file).unwrap());
        assert!(both(&office) == [whole.clone(), whole.clone()], "{at} {damage}");
        // The power failed between the two: the copy is written first.
        std::fs::write(&keys_files(&office)[0], &before).unwrap();
        office.unlock(PRIYA);
        assert!(both(&office) == [whole.clone(), whole], "older");
    }
}

#[test]
fn keys_that_would_take_hours_to_try_are_damaged_keys() {
    let office = Office::new();
    let keys = std::fs::read_to_string(&keys_files(&office)[0]).unwrap();
    let harder = keys.replace("\"passes\": 1", "\"passes\": 4000000000");
    let larger = keys.replace("\"memory_kib\": 8", "\"memory_kib\": 4000000000");
    assert!(harder != keys && larger != keys);
    for odd in [harder, larger, format!("{keys}{}", " ".repeat(2 << 20))] {
        for file in keys_files(&office) {
            std::fs::write(file, &odd).unwrap();
        }
        assert_eq!(office.try_unlock(PRIYA).err().unwrap().code, Code::Damaged);
    }
}

#[test]
fn the_copy_of_the_keys_opens_the_store_when_the_first_is_torn() {
    let mut office = Office::new();
    let [main, copy] = keys_files(&office);
    let whole = std::fs::read(&main).unwrap();
    assert_eq!(whole, std::fs::read(&copy).unwrap(), "both are written");
    for torn in [&whole[..whole.len() / 2], b"", b"\0\0\0\0", b"{}"] {
        std::fs::write(&main, torn).unwrap();
        office.unlock(PRIYA);
    }
    std::fs::remove_file(&main).unwrap();
    office.unlock(PRIYA);
    std::fs::write(&main, &whole).unwrap();
    std::fs::remove_file(&copy).unwrap();
    office.unlock(PRIYA).add_tom();
    assert_eq!(std::fs::read(&main).unwrap(), std::fs::read(&copy).unwrap(), "the next change mends it");
}

#[test]
fn a_keys_file_that_was_changed_by_hand_is_not_trusted() {
    let mut office = Office::new();
    office.add_tom();
    let [main, copy] = keys_files(&office);
    let whole = std::fs::read_to_string(&main).unwrap();
    for (from, to) in [("Northbrook Council", "Southbrook Council"), ("\"passes\": 1", "\"passes\": 2")] {
        assert!(whole.contains(from), "{from}");
        std::fs::write(&main, whole.replace(from, to)).unwrap();
        std::fs::write(&copy, &whole).unwrap();
        office.unlock(PRIYA);
    }
    let changed = whole.replace("Northbrook Council", "Southbrook Council");
    std::fs::write(&main, &changed).unwrap();
    std::fs::write(&copy, &changed).unwrap();
    assert_eq!(office.try_unlock(PRIYA).err().unwrap().code, Code::Damaged);
}
