//! What a new kind of record costs: counted of organisations, the smallest there
//! is, so that the stairs stay cheap to climb. The README says the same numbers.

use crate::tidy::{GENERATED, hand_written};

/// New files, from the migration to the journey.
const FILES: usize = 14;
/// Lines in files that were there before.
const LINES: usize = 12;

/// A file of the kind's own is named after it.
fn is_own(path: &str) -> bool {
    path.to_lowercase().contains("organisation")
}

/// On paper, "the organisation" is the council that prints it.
const PAPER: &[&str] = &["core/src/documents/", "core/src/handouts/", "core/src/words/"];

/// A line that is there for organisations.
fn names_the_kind(line: &str) -> bool {
    let words = [
        "organisations",
        "Organisation",
        "\"organisation\"",
        "organisation_draft",
        "organisation,",
        "'./organisation'",
    ];
    words.iter().any(|word| line.contains(word))
}

#[test]
fn a_new_kind_of_record_costs_few_files_and_few_lines() {
    let files: Vec<(String, String)> = hand_written();
    let own: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).filter(|path| is_own(path)).collect();
    assert!(own.len() > 8, "the files of organisations were found: {own:?}");
    assert!(own.len() <= FILES, "{} files where {FILES} are allowed:\n{}", own.len(), own.join("\n"));
    let lines: Vec<String> = files
        .iter()
        .filter(|(path, _)| !is_own(path) && !GENERATED.contains(&path.as_str()))
        .filter(|(path, _)| !PAPER.iter().any(|folder| path.contains(folder)))
        // What each command may be called by is written by `bindings`.
        .filter(|(path, _)| !path.ends_with("capabilities/main.json"))
        .filter(|(path, _)| !path.starts_with("docs/") && !path.starts_with("tests/cases/"))
        .filter(|(path, _)| !path.ends_with(".md") && !path.ends_with("xtask/src/cost.rs"))
        .flat_map(|(path, text)| {
            let named = text.lines().enumerate().filter(|(_, line)| names_the_kind(line));
            named.map(move |(at, line)| format!("{path}:{}: {}", at + 1, line.trim()))
        })
        .collect();
    assert!(lines.len() > 5, "the lines for organisations were found: {lines:?}");
    assert!(lines.len() <= LINES, "{} lines where {LINES} are allowed:\n{}", lines.len(), lines.join("\n"));
}
