//! Finding a picture, and adding those of one's own.

use crate::desk::Desk;

const SPOT: &str =
    r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="red" d="M0 0h9v9z"/></svg>"#;

#[test]
fn a_picture_is_found_by_a_synonym_without_any_store() {
    let desk = Desk::new();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_alongside-cli"))
        .args(["--json", "pictures", "search", "pay"])
        .output()
        .unwrap();
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found[0]["meaning"], "money");
    let said = desk.json(["pictures", "search", "hearing", "loop"]);
    assert_eq!(said[0]["meaning"], "hearing_loop");
    assert_eq!(desk.json(["pictures", "search", "zzz"]).as_array().unwrap().len(), 0);
}

#[test]
fn a_folder_of_pictures_is_added_told_of_and_found() {
    let desk = Desk::new();
    let folder = desk.path("spots");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("red_spot.svg"), SPOT).unwrap();
    std::fs::write(folder.join("broken.png"), b"no").unwrap();
    let folder = folder.to_str().unwrap();
    let told = desk.json(["pictures", "add", folder, "--dry-run"]);
    assert_eq!((&told["pictures"], &told["refused"][0]["file"]), (&1.into(), &"broken.png".into()));
    assert_eq!(desk.json(["pictures", "search", "spot"]).as_array().unwrap().len(), 0, "nothing was written");

    let added = desk.json(["pictures", "add", folder, "--credit", "Ada Example", "--licence", "CC BY 4.0"]);
    assert_eq!((&added["pictures"], &added["already"]), (&1.into(), &0.into()));
    let found = desk.json(["pictures", "search", "spots"]);
    assert_eq!((&found[0]["label"], &found[0]["pack"]), (&"Red spot".into(), &"Spots".into()));
    assert_eq!(found[0]["credit"], "Ada Example, licence CC\u{a0}BY\u{a0}4.0");
    let again = desk.json(["pictures", "add", folder]);
    assert_eq!((&again["pictures"], &again["already"]), (&0.into(), &1.into()));
    desk.fine(["undo"]);
    assert_eq!(desk.json(["pictures", "search", "spot"]).as_array().unwrap().len(), 0);
}

#[test]
fn what_is_no_picture_is_bad_input_and_nothing_is_written() {
    let desk = Desk::new();
    for (name, bytes) in [
        ("broken.zip", &b"PK\x03\x04 no zip"[..]),
        ("broken.png", b"\x89PNG\r\n\x1a\n"),
        ("photo.heic", b"\0\0\0\x18ftypheic"),
        ("letters.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><text>hello</text></svg>"),
        ("paper.txt", b"hello"),
    ] {
        let file = desk.file(name, bytes);
        let said = desk.bad(["pictures".as_ref(), "add".as_ref(), file.as_os_str()]);
        assert!(said.trim().ends_with('.'), "{name}: {said}");
    }
    assert!(desk.bad(["pictures", "add", "nowhere.zip"]).contains("nowhere.zip"));
    assert_eq!(desk.json(["changes"]).as_array().unwrap().len(), 1, "only how the store began");
}
