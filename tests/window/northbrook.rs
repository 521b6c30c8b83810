//! A look round the made-up council: every page with records on it.

use std::path::PathBuf;

use serde_json::json;

use crate::laptop::Laptop;
use crate::window::Window;

#[test]
fn today_and_every_list_look_right() {
    let (_laptop, window) = Laptop::in_northbrook("round northbrook");
    window.looks_right("today");
    for section in ["People", "Projects", "Money", "Action plan", "Settings", "Help"] {
        window.go_to(section);
        window.looks_right(section);
    }
    window.close();
}

#[test]
fn a_record_of_each_kind_looks_right_and_can_be_changed() {
    let (_laptop, window) = Laptop::in_northbrook("records of northbrook");
    for section in ["People", "Projects", "Action plan"] {
        window.go_to(section);
        window.open_first("");
        window.looks_right(&format!("{section} page"));
        window.opens_its_form(section);
    }
    // What is asked back can be changed until it is handed in, and no longer.
    window.first_claim_among("Paid");
    window.looks_right("paid claim");
    assert!(!window.offers("link", "Change"), "a claim that is paid stays as it is");
    window.first_claim_among("Draft");
    window.looks_right("draft of a claim");
    window.opens_its_form("Money");
    window.close();
}

impl Window {
    fn opens_its_form(&self, section: &str) {
        self.click("link", "Change");
        self.find("heading", "Change ");
        self.settle();
        self.looks_right(&format!("{section} form"));
    }

    fn first_claim_among(&self, which: &str) {
        self.go_to("Money");
        self.click("button", which);
        self.wait_for("what you chose.");
        self.open_first("");
    }
}

#[test]
fn an_empty_form_of_each_kind_looks_right() {
    let (_laptop, window) = Laptop::in_northbrook("something new");
    for (section, add) in [
        ("People", "Add a person"),
        ("Projects", "Add a project"),
        ("Money", "Start a claim"),
        ("Action plan", "Add an action"),
    ] {
        window.go_to(section);
        window.click("link", add);
        window.wait_until_gone("Filter");
        window.settle();
        window.looks_right(add);
    }
    window.close();
}

#[test]
fn lists_filter_as_you_type_and_sort() {
    let (_laptop, window) = Laptop::in_northbrook("lists");
    window.go_to("People");
    let towns = || -> Vec<String> {
        let cells = "return [...document.querySelectorAll('tbody tr')].map((row) => row.querySelector('[data-head=Town]').innerText.trim())";
        let cells = window.script(cells, json!([]));
        cells.as_array().into_iter().flatten().map(|cell| cell.as_str().unwrap().to_owned()).collect()
    };
    assert!(!towns().is_sorted(), "by name they stand in another order: {:?}", towns());
    window.click("button", "Town");
    window.until("the towns in order", || (towns().len() > 5 && towns().is_sorted()).then_some(()));
    let first = towns();
    window.click("button", "Town");
    window.until("the last town first", || {
        let towns = towns();
        (towns.first() > first.first() && towns.iter().rev().is_sorted()).then_some(())
    });

    window.fill("Filter people", "lukasz");
    window.wait_until_gone("Show more");
    window.find("link", "Łukasz");
    window.until("only those who fit", || (towns().len() == 1).then_some(()));
    window.fill("Filter people", "zzzz");
    window.wait_for("Nobody fits");
    window.is_accessible();
    window.close();
}

#[test]
fn nobody_approves_a_claim_that_they_entered() {
    let (_laptop, window) = Laptop::in_northbrook("own claim");
    window.go_to("People");
    window.fill("Filter people", "lukasz");
    window.open_first("Łukasz");
    window.click("link", "Start a claim");
    window.settle();
    window.fill("Activity", "Together Board");
    window.fill("Day", "20 November 2026");
    window.fill("Offered", "-5");
    window.click("button", "Keep");
    window.wait_for("Write an amount of 0 or more");
    window.looks_right("claim errors");
    window.fill("Offered", "25");
    window.script(
        "const s = document.querySelector('select[name=answer]'); s.value = 'accepted'; s.dispatchEvent(new Event('change', { bubbles: true }))",
        json!([]),
    );
    window.click("button", "Keep");
    window.wait_for("What happens next");
    window.looks_right("claim draft");
    window.click("button", "Submit");
    window.wait_for("You entered this claim. Ask another officer to approve it.");
    window.looks_right("claim submitted");
    window.close();
}

/// Also in what the webview keeps for itself.
#[test]
fn nothing_about_people_can_be_read_in_the_data_folder() {
    let (laptop, window) = Laptop::in_northbrook("bytes");
    for section in ["People", "Projects", "Money", "Handouts"] {
        window.go_to(section);
    }
    window.go_to("People");
    window.open_first("");
    window.close();
    let people = include_str!("../../src-tauri/core/src/sample/people.jsonl");
    let people: Vec<serde_json::Value> =
        people.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let words: std::collections::BTreeSet<&str> = people
        .iter()
        .flat_map(|person| {
            ["name", "phone", "mobile", "email", "address_1", "notes"].map(|f| &person["draft"][f])
        })
        .filter_map(|value| value.as_str())
        .filter(|word| word.len() > 7)
        .collect();
    assert!(words.len() >= 200, "only {} words to look for", words.len());
    let files = files_in(laptop.home());
    assert!(files.len() > 5, "{files:?}");
    let mut read = 0;
    for path in files {
        // The webview takes away what it needs no longer, also while we look.
        let bytes = std::fs::read(&path).unwrap_or_default();
        read += bytes.len();
        for word in &words {
            let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let here = [word.as_bytes(), &wide].iter().any(|w| memchr::memmem::find(&bytes, w).is_some());
            assert!(!here, "{} holds something of the register", path.display());
        }
    }
    assert!(read > 1_000_000, "the store was not among what was read");
}

fn files_in(folder: PathBuf) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files
}
