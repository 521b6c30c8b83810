//! The first minutes: an office of one's own, the lock, and coming back.

use crate::laptop::Laptop;
use crate::office::PASSPHRASE;

#[test]
fn a_first_run_says_everything_that_is_missing_at_once_and_keeps_what_was_typed() {
    let laptop = Laptop::new("first run with nothing typed");
    let window = laptop.open();
    window.click("button", "Start our own office");
    window.fill("Your council", "Northbrook Council");
    window.fill("Your passphrase", "short");
    window.click("button", "Go on");
    window.wait_for("There are 2 things to put right");
    window.wait_for("Write your name");
    window.wait_for("Use 8 characters or more");
    window.screenshot("errors");
    window.is_accessible();
    let council =
        window.script("return document.querySelector('[name=council]').value", serde_json::json!([]));
    assert_eq!(council, "Northbrook Council");
    window.close();
}

#[test]
fn a_laptop_locks_and_opens_with_the_passphrase_only() {
    let (laptop, window) = Laptop::with_own_office("lock and unlock");
    window.click("button", "Lock");
    window.wait_for("Your place is kept");
    window.looks_right("unlock");
    window.fill("Your passphrase", "green bus in the snow");
    window.click("button", "Open Alongside");
    window.wait_for("does not open this store");
    window.is_accessible();
    window.fill("Your passphrase", PASSPHRASE);
    window.click("button", "Open Alongside");
    window.wait_until_gone("Your place is kept");
    window.settle();
    window.close();
    // The next morning it asks again.
    let window = laptop.open();
    window.wait_for("Your place is kept");
    window.close();
}
