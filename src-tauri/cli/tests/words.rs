//! The easy-read checker on the command line: a text in, findings out.

use serde_json::Value;
use std::process::Command;

fn words(text: &str, more: &[&str]) -> std::process::Output {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.txt");
    std::fs::write(&file, text).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_alongside-cli"));
    command.arg("words").arg("--file").arg(&file).args(more).output().unwrap()
}

#[test]
fn a_text_is_looked_over_without_any_store() {
    let output = words("You can come by bus.\nWe will reimburse you.\n", &["--json"]);
    assert_eq!(output.status.code(), Some(0));
    let findings: Value = serde_json::from_slice(&output.stdout).unwrap();
    let finding = &findings[0];
    assert_eq!(findings.as_array().unwrap().len(), 1);
    assert_eq!(finding["rule"], "ER-W3");
    assert_eq!(finding["level"], "warning");
    assert_eq!(finding["line"], 2);
    assert_eq!(finding["words"], "reimburse you");
    assert_eq!(finding["mend"], "pay you back");
    assert!(finding["source"].as_str().unwrap().len() > 5);
}

#[test]
fn another_standard_is_named_in_words() {
    let text = "We can't come.\n";
    let of = |profile: &str| String::from_utf8(words(text, &["--profile", profile]).stdout).unwrap();
    assert!(of("uk-council").contains("ER-W6"));
    assert!(!of("inclusion-europe").contains("ER-W6"));
    assert_eq!(words(text, &["--profile", "nobody"]).status.code(), Some(2));
}

#[test]
fn a_file_that_is_not_there_is_bad_input() {
    let command =
        Command::new(env!("CARGO_BIN_EXE_alongside-cli")).args(["words", "--file", "nowhere.txt"]).output();
    assert_eq!(command.unwrap().status.code(), Some(2));
}
