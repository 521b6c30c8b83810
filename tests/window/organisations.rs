//! Organisations in the window.

use std::fs;

use serde_json::json;

use crate::laptop::Laptop;

#[test]
fn an_organisation_is_added_changed_found_printed_exported_and_deleted_with_undo() {
    let (laptop, window) = Laptop::with_own_office("an organisation from first to last");
    let csv = laptop.home().join("organisations.csv");
    laptop.will_pick(&[Some(&csv)]);
    window.go_to("Organisations");
    window.looks_right("none yet");
    window.click("link", "Add an organisation");
    window.settle();
    let chosen = "return document.querySelectorAll('[name=sort]:checked').length";
    assert_eq!(window.script(chosen, json!([])), json!(0), "no sort is chosen beforehand");
    window.fill("Telephone", "ring us");
    window.fill("E-mail", "bad@@example");
    window.click("button", "Add the organisation");
    window.wait_for("There are 4 things to put right");
    window.looks_right("errors");
    let typed = window.script("return document.querySelector('[name=email]').value", json!([]));
    assert_eq!(typed, "bad@@example", "what was typed stays");

    window.fill("Name", "Plain Speakers");
    window.click("radio", "Advocacy");
    window.fill("Telephone", "01632 960432");
    window.fill("E-mail", "dev@example.org");
    window.click("button", "Add the organisation");
    window.find("heading", "Plain Speakers");
    window.wait_for("Plain Speakers is added.");
    window.wait_for("Advocacy");
    window.looks_right("organisation");

    window.click("link", "Change");
    window.find("heading", "Change Plain Speakers");
    window.settle();
    window.fill("Telephone", "01632 960433");
    window.click("button", "Save the changes");
    window.wait_for("Plain Speakers is changed.");
    window.wait_for("from “01632 960432” to “01632 960433”");

    window.press("Control+k");
    window.type_words("plain sp");
    window.find("option", "Plain Speakers");
    window.is_accessible();
    window.press("Enter");
    window.settle();
    window.find("heading", "Plain Speakers");

    window.go_to("Organisations");
    window.click("button", "Print this list");
    window.until("the list to be opened", || (laptop.opened().len() == 1).then_some(()));
    window.click("button", "Export");
    window.wait_for("organisations.csv");
    let saved = fs::read_to_string(&csv).unwrap();
    assert!(saved.contains("Plain Speakers") && saved.contains("Advocacy"), "{saved}");

    window.open_first("Plain Speakers");
    window.click("button", "Delete");
    window.wait_for("Plain Speakers is deleted.");
    window.wait_for("No organisations yet");
    window.click("button", "Undo");
    window.go_to("Organisations");
    window.find("link", "Plain Speakers");
    window.close();
}

#[test]
fn the_organisations_of_northbrook_are_narrowed_and_looked_at() {
    let (_laptop, window) = Laptop::in_northbrook("organisations of northbrook");
    window.go_to("Organisations");
    window.find("link", "Lamplight Carers");
    window.looks_right("list");
    window.click("button", "Providers");
    window.wait_until_gone("Lamplight Carers");
    window.open_first("Meadowside");
    window.looks_right("page");
    window.click("link", "Change");
    window.find("heading", "Change Meadowside");
    window.settle();
    window.looks_right("form");
    window.close();
}
