//! Whoever tries passphrases one after another waits.

use std::thread;

use alongside_core::store::OfficerDraft;
use alongside_core::{Code, Error, Result};

use super::{PASSPHRASE, Place, founder};
use crate::office::Office;

const TOM: &str = "seven slow silver trams";
const NEW: &str = "nine quiet green kettles";

/// An office of Asha's and Tom's own, open, and its recovery key.
fn of_two(place: &Place) -> (Office, String) {
    let office = place.office();
    let key = office.start(&founder()).unwrap().recovery_key;
    office.keep_started().unwrap();
    add(&office, "Tom Ellery", "").unwrap();
    (office, key)
}

fn add(office: &Office, name: &str, second: &str) -> Result<()> {
    let (passphrase, again) = (TOM.to_owned(), TOM.to_owned());
    let draft = OfficerDraft { name: name.to_owned(), passphrase, again, second: second.to_owned() };
    office.add_officer(&draft).map(|_| ())
}

/// Every place where one is typed: its field, and a try of it.
type Guess = fn(&Office, &str) -> Result<()>;
const GUESSES: [(&str, Guess); 4] = [
    ("passphrase", |office, words| office.unlock("", words).map(|_| ())),
    ("present", |office, words| office.change_passphrase(words, NEW, NEW)),
    ("second", |office, words| add(office, "Ines Cole", words)),
    ("key", |office, _| office.recover(FOREIGN, "Asha Verity", NEW, NEW).map(|_| ())),
];

/// The key of thirty-two sevens, which is whole and no store's.
const FOREIGN: &str = "0W3G-E1R7-0W3G-E1R7-0W3G-E1R7-0W3G-E1R7-0W3G-E1R7-0W3G-E1R7-0W3Q-SQ78";

fn waits(error: &Error) -> bool {
    error.message.contains("Wait")
}

#[test]
fn after_three_wrong_ones_in_any_place_whoever_tries_on_waits_in_all_of_them() {
    for (wrong, guess) in GUESSES {
        let place = Place::new(&format!("guessing {wrong}"));
        let (office, _) = of_two(&place);
        for _ in 0..3 {
            let error = guess(&office, "green bus in the snow").unwrap_err();
            assert!(!waits(&error), "{wrong}: {error:?}");
        }
        for (field, guess) in GUESSES {
            let error = guess(&office, PASSPHRASE).unwrap_err();
            assert_eq!(error.code, Code::WrongPassphrase, "{field} after {wrong}: {error:?}");
            assert_eq!(error.problems[0].field, field);
            assert!(waits(&error), "{field} after {wrong}: {error:?}");
        }
    }
}

#[test]
fn of_passphrases_that_are_tried_at_the_same_time_three_are_looked_at() {
    let place = Place::new("guessing at once");
    let (office, _) = of_two(&place);
    office.lock();
    let told: Vec<Error> = thread::scope(|scope| {
        let tries: Vec<_> =
            (0..8).map(|_| scope.spawn(|| office.unlock("", "green bus in the snow").unwrap_err())).collect();
        tries.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(told.iter().filter(|error| !waits(error)).count(), 3, "{told:?}");
}

#[test]
fn the_right_passphrase_ends_the_counting_and_a_slip_in_copying_is_no_guess() {
    let place = Place::new("guessing right");
    let (office, key) = of_two(&place);
    for _ in 0..2 {
        for _ in 0..2 {
            office.unlock("", "green bus in the snow").unwrap_err();
        }
        office.unlock("", PASSPHRASE).unwrap();
    }
    for _ in 0..4 {
        assert_eq!(office.recover(&key[5..], "Asha Verity", NEW, NEW).unwrap_err().code, Code::BadInput);
    }
    office.recover(&key, "Asha Verity", NEW, NEW).unwrap();
}
