//! What a new kind of record costs: counted of organisations, the smallest there
//! is, so that the stairs stay cheap to climb. The README says the same numbers.

use crate::tidy::{GENERATED, hand_written};

/// New files, from the migration to the journey.
const FILES: usize = 14;
/// Lines in files that were there before.
const LINES: usize = 12;

/// A file of the kind's own is named after it, and a line that is there for it names it.
fn names_the_kind(text: &str) -> bool {
    text.to_lowercase().contains("organisation")
}

/// Where the word means another thing: on paper it is the council that prints it,
/// and in `docs/` what councils ask for.
const OTHER: &[&str] = &[
    "core/src/documents/",
    "core/src/handouts/",
    "core/src/runs/",
    "core/src/paper.rs",
    "core/src/words/",
    "core/words/",
    "core/examples/",
    "tests/easy_words.rs",
    "tests/cases/",
    "docs/",
];

/// Written by `bindings` and by `tests/released.rs`; and this count itself.
const NOT_COUNTED: &[&str] = &["capabilities/main.json", "tests/released/", "xtask/src/cost.rs"];

#[test]
fn a_new_kind_of_record_costs_few_files_and_few_lines() {
    let files: Vec<(String, String)> = hand_written()
        .into_iter()
        .filter(|(path, _)| !GENERATED.contains(&path.as_str()))
        .filter(|(path, _)| !OTHER.iter().chain(NOT_COUNTED).any(|place| path.contains(place)))
        .collect();
    let own: Vec<&str> =
        files.iter().map(|(path, _)| path.as_str()).filter(|path| names_the_kind(path)).collect();
    assert!(own.len() > 8, "the files of organisations were found: {own:?}");
    assert!(own.len() <= FILES, "{} files where {FILES} are allowed:\n{}", own.len(), own.join("\n"));
    let lines: Vec<String> = files
        .iter()
        .filter(|(path, _)| !names_the_kind(path))
        .flat_map(|(path, text)| {
            let named = text.lines().enumerate().filter(|(_, line)| names_the_kind(line));
            named.map(move |(at, line)| format!("{path}:{}: {}", at + 1, line.trim()))
        })
        .collect();
    assert!(lines.len() > 5, "the lines for organisations were found: {lines:?}");
    assert!(lines.len() <= LINES, "{} lines where {LINES} are allowed:\n{}", lines.len(), lines.join("\n"));
}
