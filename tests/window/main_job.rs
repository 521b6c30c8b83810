//! The main job: a council's plan comes in, an action moves on, and an
//! easy-read handout goes out.

use std::fs;
use std::path::PathBuf;

use crate::laptop::Laptop;

/// Our own plan in a council's three columns.
fn plan() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests/cases/plan-council.csv"].iter().collect()
}

#[test]
fn a_plan_comes_in_a_milestone_is_done_and_undone_and_the_handout_goes_out() {
    let laptop = Laptop::new("the main job");
    let pdf = laptop.home().join("plan.pdf");
    laptop.will_pick(&[Some(&plan()), Some(&pdf)]);
    let window = laptop.open();
    window.start_own_office();
    window.looks_right("how to begin");

    window.click("link", "Bring in an action plan");
    window.settle();
    window.looks_right("import empty");
    window.click("button", "Choose a spreadsheet");
    window.wait_for("plan-council.csv");
    window.looks_right("import preview");
    window.click("button", "Keep these");
    window.find("heading", "Action plan");
    window.settle();
    window.looks_right("plan");

    window.open_first("Late.");
    window.looks_right("action");
    window.click("button", "Mark done");
    window.wait_for("Done on 22 November 2026");
    window.screenshot("milestone done");
    window.is_accessible();
    window.click("button", "Undo");
    window.wait_until_gone("Done on 22 November 2026");

    window.go_to("Action plan");
    window.click("link", "Handout");
    window.settle();
    window.wait_for("Page 1 of");
    window.looks_right("handout");
    window.click("button", "Save PDF");
    window.wait_for("plan.pdf");
    let saved = fs::read(&pdf).unwrap();
    assert!(saved.starts_with(b"%PDF-1.7"));
    if let Some(printed) = std::env::var_os("ALONGSIDE_PRINTED") {
        fs::write(PathBuf::from(printed).join("from-the-window.pdf"), &saved).unwrap();
    }
    window.click("button", "Open to print");
    window.until("the document to be opened", || (laptop.opened().len() == 1).then_some(()));
    window.close();
}

#[test]
fn a_file_that_is_no_spreadsheet_is_answered_with_what_to_do() {
    let laptop = Laptop::new("no spreadsheet");
    let picture: PathBuf = [env!("CARGO_MANIFEST_DIR"), "icons/icon.png"].iter().collect();
    laptop.will_pick(&[Some(&picture), None]);
    let window = laptop.open();
    window.start_own_office();
    window.click("link", "Bring in a spreadsheet of people");
    window.find("button", "Choose a spreadsheet");
    window.settle();
    let before = window.text();
    window.click("button", "Choose a spreadsheet");
    window.wait_for("This is a picture, not a CSV file.");
    window.screenshot("refused");
    window.is_accessible();
    // Closing the dialog leaves the page as it was at first.
    window.click("button", "Choose a spreadsheet");
    window.until("the second dialog", || (laptop.asked() == 2).then_some(()));
    window.settle();
    assert_eq!(window.text(), before);
    window.close();
}

#[test]
fn the_systems_own_dialog_brings_in_a_plan() {
    let laptop = Laptop::new("real dialog").with_real_dialogs();
    let window = laptop.open();
    window.start_own_office();
    window.click("link", "Bring in an action plan");
    window.click("button", "Choose a spreadsheet");
    window.choose_in_real_dialog("Choose the spreadsheet", &plan());
    window.wait_for("plan-council.csv");
    window.click("button", "Keep these");
    window.find("heading", "Action plan");
    window.close();
}
