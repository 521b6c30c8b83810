//! The register in the window.

use crate::laptop::Laptop;
use crate::window::Window;

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

#[test]
fn whom_a_list_shows_is_whom_it_exports_prints_and_writes_to() {
    let (laptop, window) = Laptop::in_northbrook("a list that is narrowed");
    window.go_to("People");
    window.click("button", "By need, format, town or group");
    window.choose("Need", "hearing_loop");
    window.wait_for("fit what you chose");
    window.looks_right("narrowed by a need");
    let shown = rows(&window);
    assert!((2..30).contains(&shown), "{shown} have it");
    let file = laptop.home().join("loops.csv");
    laptop.will_pick(&[Some(&file)]);
    window.click("button", &format!("Export these {shown}"));
    window.wait_for("Saved as loops.csv.");
    window.wait_for(&format!("{shown} of "));
    let lines = std::fs::read_to_string(&file).unwrap().lines().count();
    assert_eq!(lines, shown + 1, "a line each, and the headings");

    window.click("checkbox", &first_name(&window));
    window.wait_for("1 row is ticked.");
    window.looks_right("ticked");
    window.click("button", "Write to this one");
    window.find("heading", "What is it that they get?");
    window.looks_right("what they get");
    window.click("button", "Go on");
    window.wait_for("Each person’s copy is in their own format");
    window.wait_for("1 copy for 1 person");
    window.close();
}

fn rows(window: &Window) -> usize {
    let rows = window.script("return document.querySelectorAll('tbody tr').length", serde_json::json!([]));
    rows.as_u64().unwrap() as usize
}

fn first_name(window: &Window) -> String {
    let name =
        window.script("return document.querySelector('tbody a.name').innerText", serde_json::json!([]));
    name.as_str().unwrap().to_owned()
}
