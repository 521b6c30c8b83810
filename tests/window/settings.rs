//! Settings: what the council is called, who may open the office, copies and checks.

use crate::laptop::Laptop;
use crate::office::PASSPHRASE;

#[test]
fn settings_are_kept_and_taken_back() {
    let (laptop, window) = Laptop::with_own_office("settings");
    let backup = laptop.home().join("copy.alongside");
    laptop.will_pick(&[Some(&backup)]);
    window.go_to("Settings");
    window.fill("Phone", "01632 960 123");
    window.click("button", "Save the settings");
    window.wait_for("The settings are changed.");
    window.click("button", "Undo");
    let phone = "return document.querySelector('[name=contact_phone]').value";
    window.until("the old telephone number", || {
        (window.script(phone, serde_json::json!([])) == "").then_some(())
    });
    window.click("button", "Back up to a file");
    window.wait_for("copy.alongside");
    window.click("button", "Check now");
    window.wait_for("All is well");
    window.click("button", "Add an officer");
    window.fill("Their name", "Tom Ellery");
    window.fill("Their passphrase", "seven slow silver trams");
    window.fill("The passphrase once more", "seven slow silver tram");
    window.click("button", "Add this officer");
    window.wait_for("There is 1 thing to put right");
    window.is_accessible();
    window.fill("The passphrase once more", "seven slow silver trams");
    window.click("button", "Add this officer");
    window.wait_for("Tom Ellery can open Alongside");
    window.click("button", "Change my passphrase");
    window.fill("The passphrase you have now", "not this one at all");
    window.fill("Your new passphrase", "nine quiet green kettles");
    window.fill("The new passphrase once more", "nine quiet green kettles");
    window.click("button", "Change it");
    window.wait_for("This is not the passphrase you have now.");
    window.looks_right("wrong passphrase");
    window.close();
}

#[test]
fn a_third_officer_is_let_in_by_two_and_the_others_read_of_it() {
    let (_laptop, window) = Laptop::with_own_office("a third officer");
    window.go_to("Settings");
    let tom = "seven slow silver trams";
    let add = |name: &str, words: &str| {
        window.click("button", "Add an officer");
        window.fill("Their name", name);
        window.fill("Their passphrase", words);
        window.fill("The passphrase once more", words);
    };
    add("Tom Ellery", tom);
    window.click("button", "Add this officer");
    window.wait_for("Tom Ellery can open Alongside");
    add("Ines Cole", "nine warm lanterns");
    window.fill("The second officer’s passphrase", PASSPHRASE);
    window.click("button", "Add this officer");
    window.wait_for("There is 1 thing to put right");
    window.looks_right("one’s own word is not enough");
    window.fill("The second officer’s passphrase", tom);
    window.click("button", "Add this officer");
    window.wait_for("Ines Cole can open Alongside");
    window.click("button", "Lock");
    window.wait_for("Your place is kept");
    window.fill("Your passphrase", tom);
    window.click("button", "Open Alongside");
    window.wait_until_gone("Your place is kept");
    window.go_to("Today");
    window.wait_for("Asha Verity let Ines Cole in");
    window.looks_right("told of keys");
    window.close();
}
