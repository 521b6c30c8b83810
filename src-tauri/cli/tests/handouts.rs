//! Handouts as text files, in and out.

use crate::desk::Desk;

const TEXT: &str = "# Better benches\n![tools]\n\n## What this is about\n\n![tools] We mend the benches.\n  \
    We paint them too.\n> **bench**: a seat for more than one person\n\n![] That is all.\n";

#[test]
fn a_handout_comes_back_to_the_same_bytes_and_prints() {
    let desk = Desk::new();
    let file = desk.path("benches.md");
    std::fs::write(&file, TEXT).unwrap();
    let id = desk.json(["handout".as_ref(), "import".as_ref(), file.as_os_str()])["id"].clone();
    let id = id.as_str().unwrap();
    assert_eq!(desk.fine(["handout", "export", id]), TEXT);
    let again = desk.path("again.md");
    desk.fine(["handout", "export", id, "--to", again.to_str().unwrap()]);
    assert_eq!(std::fs::read_to_string(&again).unwrap(), TEXT);
    let changes = || desk.json(["changes", "--last", "9"]).as_array().unwrap().clone();
    let before = changes().len();
    desk.fine(["handout", "import", again.to_str().unwrap(), "--id", id]);
    assert_eq!(desk.json(["list", "handouts"]).as_array().unwrap().len(), 1, "it was changed, not added");
    assert_eq!(changes().len(), before, "and what came back as it went is no change");
    std::fs::write(&again, TEXT.replace("We paint them too.", "We paint them red.")).unwrap();
    desk.fine(["handout", "import", again.to_str().unwrap(), "--id", id]);
    let after = changes();
    assert_eq!(after.len(), before + 1, "and this is one");
    let fields = after[0]["fields"].as_array().unwrap();
    assert_eq!(fields.len(), 1, "of one row: {fields:?}");
    assert!(fields[0]["to"].as_str().unwrap().contains("We paint them red."), "{fields:?}");
    desk.fine(["handout", "import", file.to_str().unwrap(), "--id", id]);
    for (format, ending, begins) in
        [("easy-read", "pdf", "%PDF"), ("text", "txt", ""), ("html", "html", "<!")]
    {
        let to = desk.path(&format!("benches.{ending}"));
        desk.fine(["print", "handout", "--id", id, "--format", format, "--to", to.to_str().unwrap()]);
        assert!(std::fs::read(&to).unwrap().starts_with(begins.as_bytes()), "{format}");
    }
}

#[test]
fn a_handout_is_saved_from_json_and_a_later_line_changes_what_it_names() {
    let desk = Desk::new();
    let part = r#"{"words":"We mend the benches.","picture":"tools"}"#;
    let saved = desk.save("handout", &format!(r#"{{"title":"Better benches","parts":[{part}]}}"#));
    assert!(saved.status.success(), "{}", String::from_utf8_lossy(&saved.stderr));
    let saved: serde_json::Value = serde_json::from_slice(&saved.stdout).unwrap();
    let id = saved["id"].as_str().unwrap();
    let changed = desk.save("handout", &format!(r#"{{"id":"{id}","title":"Benches"}}"#));
    assert!(changed.status.success(), "{}", String::from_utf8_lossy(&changed.stderr));
    assert_eq!(desk.fine(["handout", "export", id]), "# Benches\n\n![tools] We mend the benches.\n");
    let bad = desk.save("handout", "{\"title\":\"\"}");
    assert_eq!(bad.status.code(), Some(2));
}

#[test]
fn a_file_that_is_no_handout_is_refused_line_by_line_and_nothing_is_kept() {
    let desk = Desk::new();
    let file = desk.path("bad.md");
    std::fs::write(&file, "# Title\nNo picture here.\n![no_such_picture] A row.\n").unwrap();
    let told = desk.bad(["handout".as_ref(), "import".as_ref(), file.as_os_str()]);
    assert!(told.contains("line 2") && told.contains("line 3"), "{told}");
    assert_eq!(desk.json(["list", "handouts"]).as_array().unwrap().len(), 0);
}

#[test]
fn requests_that_are_late_are_listed_for_scripts() {
    let desk = Desk::without_store();
    desk.fine(["init", "--sample"]);
    let count = |args: &[&str]| desk.json(args.iter().copied()).as_array().unwrap().len();
    assert_eq!(count(&["--today", "2026-11-22", "list", "requests"]), 8);
    assert_eq!(count(&["--today", "2026-11-22", "list", "requests", "--overdue"]), 1);
}

#[test]
fn a_run_writes_a_file_for_each_format_and_narrows_by_field() {
    let desk = Desk::without_store();
    desk.fine(["init", "--sample"]);
    let handouts = desk.json(["list", "handouts"]);
    let id = handouts[2]["id"].as_str().unwrap();
    let today = ["--today", "2026-11-22"];
    let told = desk.json(today.iter().chain(&["run", id]));
    let some = desk.json(today.iter().chain(&["run", id, "--where", "town=northbrook"]));
    assert!(some["people"].as_u64().unwrap() < told["people"].as_u64().unwrap());
    let folder = desk.path("run");
    let made = desk.json(today.iter().chain(&["run", id, "--to", folder.to_str().unwrap()]));
    let files = made["files"].as_array().unwrap();
    assert_eq!(files.len(), told["per_format"].as_array().unwrap().len() + 1, "and the cover sheet");
    assert!(files.len() > 6 && files.iter().all(|file| folder.join(file.as_str().unwrap()).is_file()));
    desk.bad(["run", id, "--where", "height=2"]);
    let project = desk.json(["list", "projects"])[0]["id"].as_str().unwrap().to_owned();
    for what in ["plan".to_owned(), format!("project:{project}")] {
        let folder = desk.path("sent");
        desk.fine(today.iter().copied().chain(["run", &what, "--to", folder.to_str().unwrap()]));
        assert!(folder.join("Cover sheet.pdf").is_file(), "{what}");
    }
}

#[test]
fn what_is_not_in_easy_words_is_told_on_standard_error_and_refused_where_it_must_not_be() {
    let desk = Desk::new();
    let action = r#"{"action":"Remunerate contributors"}"#;
    assert!(desk.save("action", action).status.success());
    let to = desk.path("plan.html");
    let print = |more: &[&str]| {
        let to = to.to_str().unwrap();
        desk.run(["print", "plan", "--format", "html", "--to", to].iter().chain(more).collect::<Vec<_>>())
    };
    let refused = print(&["--strict"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(!to.exists(), "nothing was written");
    let told = String::from_utf8(refused.stderr).unwrap();
    assert!(told.contains("Not yet in easy words.") && told.contains("strict"), "{told}");
    let printed = print(&[]);
    assert!(printed.status.success());
    let told = String::from_utf8(printed.stderr).unwrap();
    assert!(
        told.contains("To mend: It does not say “Easy read” until all of it is in easy words."),
        "{told}"
    );
    assert!(!std::fs::read_to_string(&to).unwrap().contains("class=\"kind\""));
    assert!(print(&["--all-the-same"]).status.success());
    assert!(std::fs::read_to_string(&to).unwrap().contains("<p class=\"kind\">Easy read</p>"));
}
