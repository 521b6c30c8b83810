//! Our braille beside that of liblouis, the translator that braille printers
//! themselves use, with the same tables.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use alongside_core::documents::{BrailleGrade, braille};

const SENTENCES: &str = include_str!("cases/braille-sentences.txt");
/// Single letters, capitals, ordinals, apostrophes and what stands behind a number.
const FURTHER: &str = include_str!("cases/braille-letters.txt");

/// Every sentence as `lou_translate` (Debian's liblouis-bin) writes it.
fn of_liblouis(grade: BrailleGrade, sentences: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("table.ctb"), braille::table(grade)).unwrap();
    // liblouis wants the directional marks that our own writing finds itself.
    let mut translate = Command::new("lou_translate")
        .arg("unicode.dis,table.ctb")
        .env("LOUIS_TABLEPATH", format!("{},/usr/share/liblouis/tables", folder.path().display()))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| {
            panic!("lou_translate: {error}. Run `cargo xtask test`, or install liblouis-bin")
        });
    translate.stdin.take().unwrap().write_all(sentences.as_bytes()).unwrap();
    let said = translate.wait_with_output().unwrap();
    String::from_utf8(said.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// What is the same however an apostrophe was typed: liblouis takes a curly one before a
/// capital or a figure for a quotation mark.
fn compare(grade: BrailleGrade) {
    let facts = crate::same_facts::sentences(&crate::same_facts::facts());
    let facts = facts.into_iter().filter(|sentence| !sentence.contains('’'));
    let sentences: Vec<String> =
        SENTENCES.lines().chain(FURTHER.lines()).map(str::to_owned).chain(facts).collect();
    let theirs = of_liblouis(grade, &sentences.join("\n"));
    assert!(sentences.len() >= 200 && theirs.len() == sentences.len(), "{} lines", theirs.len());
    let mut different = Vec::new();
    for (sentence, theirs) in sentences.iter().zip(&theirs) {
        let ours = braille::cells(sentence, grade).unwrap();
        if ours != *theirs {
            different.push(format!("{sentence}\n  ours    {ours}\n  theirs  {theirs}"));
        }
    }
    println!("{} of {} sentences differ", different.len(), sentences.len());
    different.iter().for_each(|one| println!("{one}"));
    assert!(different.len() * 100 <= sentences.len(), "{}", different.join("\n"));
}

#[test]
fn contracted_braille_is_that_of_liblouis_on_99_of_100_sentences() {
    compare(BrailleGrade::Contracted);
}

#[test]
fn uncontracted_braille_is_that_of_liblouis_on_99_of_100_sentences() {
    compare(BrailleGrade::Uncontracted);
}
