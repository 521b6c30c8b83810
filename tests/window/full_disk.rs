//! A disk that fills up in the middle of a day.

use std::{
    fs::{self, File},
    io::{ErrorKind, Write as _},
    path::Path,
};

use crate::laptop::Laptop;

const NAME: &str = "Zoë Ní-Bhriain";

#[test]
fn on_a_full_disk_what_was_typed_stays_on_the_page_and_is_saved_once_there_is_room() {
    let laptop = Laptop::new("a full disk").with_a_disk_of("24m");
    let window = laptop.open();
    window.start_own_office();
    window.click("link", "Start with an empty office");
    window.settle();
    window.go_to("People");
    window.click("link", "Add");
    window.settle();
    let disk = window.driver.sees(&laptop.home());
    let store = || fs::read(disk.join("alongside.db")).unwrap();
    let before = store();
    let photos = disk.join("photos");
    fill(&photos);

    window.fill("Name", NAME);
    window.fill("E-mail", "zoe@example.org");
    for _ in 0..2 {
        window.click("button", "Add to the register");
        window.wait_for("The disk is full, so nothing was saved.");
        let typed =
            "return [...document.querySelectorAll('[name=name], [name=email]')].map((field) => field.value)";
        assert_eq!(window.script(typed, serde_json::json!([])), serde_json::json!([NAME, "zoe@example.org"]));
    }
    window.looks_right("full disk");
    assert!(store() == before, "nothing is half written");

    fs::remove_file(&photos).unwrap();
    window.click("button", "Add to the register");
    window.find("heading", NAME);
    window.go_to("Settings");
    window.click("button", "Check now");
    window.wait_for("All is well");
    window.go_to("People");
    window.wait_for(NAME);
    let rows = window.script("return document.querySelectorAll('tbody tr').length", serde_json::json!([]));
    assert_eq!(rows, serde_json::json!(1), "and it is there once");
    window.close();
}

/// Somebody's holiday takes all the room that is left.
fn fill(file: &Path) {
    let mut photos = File::create(file).unwrap();
    for size in [1 << 16, 1 << 12, 1] {
        let piece = vec![7; size];
        let full = std::iter::repeat_with(|| photos.write_all(&piece)).find_map(Result::err).unwrap();
        assert_eq!(full.kind(), ErrorKind::StorageFull);
    }
}
