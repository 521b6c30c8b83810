//! The register in the window.

use crate::laptop::Laptop;

#[test]
fn a_person_is_added_changed_found_and_deleted_with_undo() {
    let (_laptop, window) = Laptop::with_own_office("a person from first to last");
    window.go_to("People");
    window.looks_right("nobody yet");
    window.click("link", "Add");
    window.settle();
    window.fill("Name", "Zoë Ní-Bhriain");
    window.fill("E-mail", "bad@@example");
    window.fill("On the register since", "31/02/2024");
    window.click("button", "Add to the register");
    window.wait_for("There are 2 things to put right");
    window.looks_right("errors");
    window.fill("E-mail", "zoe@example.org");
    window.fill("On the register since", "June 2024");
    window.click("button", "Add to the register");
    window.find("heading", "Zoë Ní-Bhriain");
    window.wait_for("June 2024");
    window.looks_right("person");

    window.press("Control+k");
    window.type_words("ni-bhr");
    window.find("option", "Zoë Ní-Bhriain");
    window.screenshot("find");
    window.is_accessible();
    window.press("Enter");
    window.settle();
    window.find("heading", "Zoë Ní-Bhriain");

    window.click("button", "Delete");
    // The record's own history has an Undo too; the one of the message comes with it.
    window.wait_for("Zoë Ní-Bhriain is deleted.");
    window.wait_for("Nobody is on the register yet");
    window.click("button", "Undo");
    window.go_to("People");
    window.find("link", "Zoë Ní-Bhriain");
    window.close();
}

#[test]
fn what_was_typed_survives_a_crash() {
    let (laptop, window) = Laptop::with_own_office("a draft and a crash");
    window.go_to("People");
    window.click("link", "Add");
    window.settle();
    window.fill("Name", "Farida Rahmani");
    window.until_kept("person:new", "Farida Rahmani");
    drop(window);
    let window = laptop.open();
    window.fill("Your passphrase", crate::office::PASSPHRASE);
    window.click("button", "Open Alongside");
    window.wait_until_gone("Your place is kept");
    window.go_to("People");
    window.click("link", "Add");
    window.wait_for("We kept what you typed");
    let name = window.script("return document.querySelector('[name=name]').value", serde_json::json!([]));
    assert_eq!(name, "Farida Rahmani");
    window.close();
}
