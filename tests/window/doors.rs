//! Coming in where something is gone, or after a while: lost keys, a lost store, a new
//! laptop, a laptop that slept, a passphrase that was wrong too often.

use crate::laptop::Laptop;
use crate::office::PASSPHRASE;
use crate::window::Window;
use std::fs;

#[test]
fn both_files_of_keys_are_lost_and_the_recovery_key_opens_the_office() {
    let laptop = Laptop::new("keys lost");
    let window = laptop.open();
    window.start_own_office_until("Your recovery key");
    let key = window.recovery_key();
    window.click("checkbox", "I have written it down");
    window.click("button", "Go on");
    window.wait_for("How shall we begin?");
    window.close();
    for file in ["alongside.db.keys", "alongside.db.keys.copy"] {
        fs::remove_file(laptop.home().join(file)).unwrap();
    }
    let window = laptop.open();
    window.wait_for("Open with the recovery key");
    window.looks_right("keys lost");
    window.fill("Recovery key", &key.to_lowercase().replace('-', " "));
    window.fill("Who are you?", "Asha Verity");
    window.fill("A new passphrase", "seven slow silver trams");
    window.wait_for("Very good");
    window.fill("The new passphrase once more", "seven slow silver trams");
    window.click("button", "Open Alongside");
    window.find("button", "Lock");
    window.settle();
    assert!(laptop.home().join("alongside.db.keys").exists(), "the keys are there again");
    window.close();
}

#[test]
fn a_store_that_is_gone_is_said_to_be_and_a_backup_brings_it_back_here_and_on_a_new_laptop() {
    let (laptop, window) = Laptop::with_own_office("store gone");
    let backup = Laptop::folder_of("store gone").join("monday.alongside");
    laptop.will_pick(&[Some(&backup)]);
    window.go_to("Settings");
    window.click("button", "Back up to a file");
    window.wait_for("monday.alongside");
    window.close();
    for file in ["alongside.db", "alongside.db-wal", "alongside.db-shm"] {
        let _ = fs::remove_file(laptop.home().join(file));
    }
    laptop.will_pick(&[None, Some(&laptop.home().join("alongside.db.keys")), Some(&backup)]);
    let window = laptop.open();
    window.wait_for("Your office is not in its place");
    assert!(!window.offers("button", "Start our own office"), "nothing new is made in its place");
    window.looks_right("store gone");
    window.click("button", "Bring back a backup");
    window.until("the dialog to close", || (laptop.asked() == 2).then_some(()));
    window.click("button", "Bring back a backup");
    window.wait_for("not a backup of Alongside");
    window.click("button", "Bring back a backup");
    opens_again(&window);
    window.close();

    let new = Laptop::new("a new laptop");
    new.will_pick(&[Some(&backup)]);
    let window = new.open();
    window.click("button", "Bring back a backup");
    opens_again(&window);
    window.close();
}

#[test]
fn a_laptop_that_slept_is_locked_when_it_wakes_and_one_key_does_not_keep_it_open() {
    let (laptop, window) = Laptop::with_own_office("asleep");
    window.go_to("People");
    fs::write(laptop.slept(), "7200").unwrap();
    window.press("Control+k");
    window.wait_for("Your place is kept");
    window.fill("Your passphrase", PASSPHRASE);
    window.click("button", "Open Alongside");
    window.wait_until_gone("Your place is kept");
    window.close();
}

#[test]
fn a_damaged_note_of_the_last_save_is_told_on_today() {
    let (laptop, window) = Laptop::with_own_office("damaged note");
    window.close();
    fs::write(laptop.home().join("alongside.db.mark"), "of nothing").unwrap();
    let window = laptop.open();
    opens_again(&window);
    window.wait_for("You should know");
    window.wait_for("The note of what was saved last on this laptop is damaged");
    window.looks_right("damaged note");
    window.close();
}

#[test]
fn after_three_wrong_passphrases_whoever_tries_on_waits() {
    let (_laptop, window) = Laptop::with_own_office("wrong passphrases");
    window.click("button", "Lock");
    window.wait_for("Your place is kept");
    for words in ["green bus in the snow", "green bus in the fog", "green bus in the sun"] {
        window.fill("Your passphrase", words);
        window.click("button", "Open Alongside");
        window.wait_for("does not open this store");
    }
    window.fill("Your passphrase", PASSPHRASE);
    window.click("button", "Open Alongside");
    window.wait_for("That was wrong 3 times. Wait");
    window.is_accessible();
    // Of two seconds for the third, no more than these are left.
    std::thread::sleep(std::time::Duration::from_secs(2));
    window.click("button", "Open Alongside");
    window.wait_until_gone("Your place is kept");
    window.settle();
    window.close();
}

fn opens_again(window: &Window) {
    window.wait_for("Welcome back");
    window.fill("Your passphrase", PASSPHRASE);
    window.click("button", "Open Alongside");
    window.find("button", "Lock");
    window.settle();
}

impl Window {
    /// Fourteen groups of four.
    pub(crate) fn recovery_key(&self) -> String {
        let text = self.text();
        let is_group = |word: &&str| {
            word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
        };
        let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == '-').filter(is_group).collect();
        assert_eq!(words.len(), 14, "{text}");
        words.join("-")
    }
}
