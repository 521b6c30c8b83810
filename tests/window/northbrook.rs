//! A look round the made-up council: every page with records on it.

use crate::laptop::Laptop;

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
    for section in ["People", "Projects", "Money", "Action plan"] {
        window.go_to(section);
        window.open_first("");
        window.looks_right(&format!("{section} page"));
        let change = window.script(
            "const link = document.querySelector('a[href$=\"?edit\"]'); link?.click(); return !!link",
            serde_json::json!([]),
        );
        if change == true {
            window.find("heading", "Change");
            window.settle();
            window.looks_right(&format!("{section} form"));
        }
    }
    window.close();
}

#[test]
fn lists_filter_as_you_type_and_sort() {
    let (_laptop, window) = Laptop::in_northbrook("lists");
    window.go_to("People");
    window.fill("Filter people", "lukasz");
    window.wait_until_gone("Show more");
    window.find("link", "Łukasz");
    let rows = "return document.querySelectorAll('tbody tr').length";
    window.until("only those who fit", || {
        (window.script(rows, serde_json::json!([])) == serde_json::json!(1)).then_some(())
    });
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
        serde_json::json!([]),
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
    let people = include_str!("../../src-tauri/core/src/sample/people.json");
    let people: serde_json::Value = serde_json::from_str(people).unwrap();
    let words: std::collections::BTreeSet<&str> = people
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|person| {
            ["name", "phone", "mobile", "email", "address_1", "notes"].map(|f| &person["draft"][f])
        })
        .filter_map(|value| value.as_str())
        .filter(|word| word.len() > 7)
        .collect();
    assert!(words.len() >= 200, "only {} words to look for", words.len());
    let mut read = 0;
    let mut folders = vec![laptop.home()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let Ok(bytes) = std::fs::read(&path) else { continue };
            read += bytes.len();
            for word in &words {
                let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
                let here = [word.as_bytes(), &wide].iter().any(|w| memchr::memmem::find(&bytes, w).is_some());
                assert!(!here, "{} holds something of the register", path.display());
            }
        }
    }
    assert!(read > 1_000_000, "the store was not among what was read");
}
