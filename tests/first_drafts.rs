//! What the app itself writes, read by the checker that it has for others.

use crate::office::Office;
use alongside_core::handouts::{self, HandoutStart};
use alongside_core::words::{Level, LintPart, LintText, ProfileId, look_over};
use std::collections::BTreeSet;

/// Rule and sentence of everything that is to be mended in these sentences.
fn to_mend<'a>(sentences: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    let mut told = Vec::new();
    for words in sentences {
        let row = LintPart { words: words.clone(), has_picture: true, has_alt: true, ..LintPart::default() };
        let said = LintText { parts: vec![row], ..LintText::default() };
        let findings = look_over(&said, ProfileId::UkCouncil).findings.into_iter();
        let mend = findings.filter(|f| f.part.is_some() && f.level != Level::Info);
        told.extend(mend.map(|f| format!("{}: {words}", f.rule)));
    }
    told
}

/// The lines of every first draft that hold nothing that somebody typed.
fn own_sentences() -> BTreeSet<String> {
    let office = Office::with_sample();
    let conn = office.store.read();
    let texts = |sql: &str| -> Vec<String> {
        let mut statement = conn.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let typed: Vec<String> = texts(
        "SELECT words FROM easy UNION SELECT action FROM action UNION SELECT owner FROM action
         UNION SELECT words FROM milestone UNION SELECT activity FROM claim UNION SELECT issue FROM project
         UNION SELECT aims FROM project UNION SELECT can_change FROM project
         UNION SELECT cannot_change FROM project UNION SELECT chair_officer FROM project
         UNION SELECT title FROM project UNION SELECT name FROM person",
    );
    let typed: Vec<&str> = typed.iter().flat_map(|text| text.lines()).filter(|l| l.len() > 2).collect();
    let mut starts = vec![HandoutStart::Plan, HandoutStart::Ladder];
    starts.extend(texts("SELECT id FROM project").into_iter().map(|id| HandoutStart::Project { id }));
    starts.extend(texts("SELECT id FROM claim").into_iter().map(|id| HandoutStart::ClaimPaid { id }));
    // A claim that is not paid has no handout.
    let drafts = starts.iter().filter_map(|from| handouts::start(&office.store, from, office.today).ok());
    let lines: Vec<String> = drafts
        .flat_map(|draft| draft.parts)
        .flat_map(|part| part.words.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let own = |line: &String| !typed.iter().any(|typed| line.contains(typed.trim_end_matches('.')));
    lines.into_iter().filter(own).collect()
}

#[test]
fn what_the_app_itself_writes_is_easy_to_read() {
    let sentences = own_sentences();
    assert!(sentences.len() > 40, "{sentences:#?}");
    let told = to_mend(&sentences);
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn the_phrases_of_every_page_are_easy_to_read() {
    let file: serde_json::Value =
        serde_json::from_str(include_str!("../src-tauri/core/phrases/en-GB.json")).unwrap();
    let parts = [
        ("{page}", "2"),
        ("{pages}", "8"),
        ("{part}", "2"),
        ("{parts}", "3"),
        ("{word}", "ramp"),
        ("{words}", "tea is free."),
        ("{meaning}", "a way in without steps."),
        ("{group}", "Northbrook Voices"),
        ("{weekday} {day} {month} {year}", "Monday 16 November 2026"),
        ("{day} {month} {year}", "Monday 16 November 2026"),
        ("{month} {year}", "November 2026"),
        ("{day}", "Monday 16 November 2026"),
        ("{month}", "November 2026"),
        ("{alt}", "A bus"),
        ("{makers}", "OpenMoji"),
    ];
    let said = |words: &serde_json::Value| {
        let words = words["words"].as_str().unwrap().to_owned();
        parts.iter().fold(words, |words, (name, value)| words.replace(name, value))
    };
    let phrases: Vec<String> = file["phrases"].as_object().unwrap().values().map(said).collect();
    assert!(phrases.len() > 20);
    let told = to_mend(&phrases);
    assert!(told.is_empty(), "{told:#?}");
}
