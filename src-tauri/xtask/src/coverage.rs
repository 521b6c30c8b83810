//! `docs/coverage.md`, held to the requirements and to the repository.

use std::{collections::BTreeMap, fs, path::Path};

use crate::folders;

/// A council whose strategy was read: its section, the first letters of its
/// ids, and how many requirements were found, numbered from 1.
const COUNCILS: &[(&str, &str, usize)] = &[
    ("Norfolk", "NF", 44),
    ("Northumberland", "NB", 58),
    ("Barnet", "BA", 114),
    ("Nottinghamshire", "NT", 48),
    ("Essex", "EX", 51),
];

const STATES: &[&str] = &["works", "part", "not yet"];

/// The section whose rows name the pieces of work that others wait for.
const TO_COME: &str = "What is still to come";

/// One requirement.
struct Row {
    section: String,
    id: String,
    asked: String,
    /// One of [`STATES`], and what follows the colon behind it.
    state: String,
    words: String,
    places: Vec<String>,
    /// `path::function`
    shown: Vec<String>,
}

struct Coverage {
    rows: Vec<Row>,
    /// Piece of work and how many rows are said to wait for it.
    to_come: Vec<(String, usize)>,
    /// By council, and of all of them: asked, works, part, not yet.
    counts: Vec<(String, Vec<usize>)>,
}

impl Coverage {
    fn read(text: &str) -> Self {
        let mut coverage = Self { rows: Vec::new(), to_come: Vec::new(), counts: Vec::new() };
        let mut section = "";
        for line in text.lines() {
            if let Some(heading) = line.strip_prefix("## ") {
                section = heading;
            }
            let Some(cells) = cells(line) else { continue };
            match (section, cells.as_slice()) {
                ("", [council, counts @ ..]) => {
                    let counts = counts.iter().filter_map(|count| count.parse().ok()).collect();
                    coverage.counts.push(((*council).to_owned(), counts));
                }
                (TO_COME, [work, _, waiting]) => {
                    coverage.to_come.push(((*work).to_owned(), waiting.parse().unwrap_or(0)));
                }
                (_, cells) => coverage.rows.push(row(section, cells)),
            }
        }
        coverage
    }

    /// Asked, works, part, not yet; of the rows that are counted.
    fn count(&self, counted: impl Fn(&Row) -> bool) -> Vec<usize> {
        let rows: Vec<&Row> = self.rows.iter().filter(|row| counted(row)).collect();
        let of = |state: &&str| rows.iter().filter(|row| row.state == *state).count();
        [rows.len()].into_iter().chain(STATES.iter().map(of)).collect()
    }
}

/// The cells of a row of a table that holds something; its head and the line below it do not.
fn cells(line: &str) -> Option<Vec<&str>> {
    let inner = line.strip_prefix('|')?.strip_suffix('|')?;
    let cells: Vec<&str> = inner.split('|').map(str::trim).collect();
    let is_head = ["Council", "Piece of work", "Id"].contains(&cells[0]) || cells[0].starts_with("---");
    (!is_head).then_some(cells)
}

fn row(section: &str, cells: &[&str]) -> Row {
    let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
    let (state, words) = cell(2).split_once(": ").unwrap_or((cell(2), ""));
    // A named thing stands between backticks, so every second piece is one.
    let named = |at: usize| cell(at).split('`').skip(1).step_by(2).map(str::to_owned).collect();
    Row {
        section: section.to_owned(),
        id: cell(0).to_owned(),
        asked: cell(1).to_owned(),
        state: state.to_owned(),
        words: words.to_owned(),
        places: named(3),
        shown: named(4),
    }
}

// ---- rules: each returns everything that is wrong --------------------------

/// Every id once, in its council's section, in order, and no other.
fn wrong_ids(coverage: &Coverage) -> Vec<String> {
    let expected = COUNCILS.iter().flat_map(|(section, letters, count)| {
        (1..=*count).map(move |number| ((*section).to_owned(), format!("{letters}-{number}")))
    });
    let expected: Vec<_> = expected.collect();
    let found: Vec<_> = coverage.rows.iter().map(|row| (row.section.clone(), row.id.clone())).collect();
    let missing = expected.iter().filter(|one| !found.contains(one));
    let mut wrong: Vec<String> =
        missing.map(|(section, id)| format!("{id} is missing under {section}")).collect();
    let more =
        found.iter().enumerate().filter(|(at, one)| !expected.contains(one) || found[..*at].contains(one));
    wrong.extend(
        more.map(|(_, (section, id))| format!("{id} has no place, or a second one, under {section}")),
    );
    if wrong.is_empty() && found != expected {
        wrong.push("The ids do not follow each other".to_owned());
    }
    wrong
}

/// What works has a test, what is there in part says what is missing, and
/// what is not there yet says what it waits for.
fn wrong_states(coverage: &Coverage) -> Vec<String> {
    let to_come: Vec<&str> = coverage.to_come.iter().map(|(work, _)| work.as_str()).collect();
    let mut wrong = Vec::new();
    for row in &coverage.rows {
        let mut tell = |words: &str| wrong.push(format!("{} {words}", row.id));
        if row.asked.is_empty() {
            tell("does not say what is asked");
        }
        match row.state.as_str() {
            "works" if !row.words.is_empty() => tell("works, and something is missing"),
            "part" if !says_what_is_missing(&row.words) => tell("does not say what is missing"),
            "not yet" if !to_come.contains(&row.words.as_str()) => {
                tell("waits for nothing that is still to come");
            }
            state if !STATES.contains(&state) => tell("has no state"),
            _ => {}
        }
        let shows = !row.places.is_empty() && !row.shown.is_empty();
        let names = !row.places.is_empty() || !row.shown.is_empty();
        if row.state == "not yet" && names {
            tell("names places or tests, and is not there yet");
        } else if row.state != "not yet" && !shows {
            tell("names no place, or no test that shows it");
        }
    }
    wrong
}

/// "what stands; missing: what does not"
fn says_what_is_missing(words: &str) -> bool {
    words.split_once("; missing: ").is_some_and(|(stands, missing)| !stands.is_empty() && !missing.is_empty())
}

/// Every place and every test exists.
fn wrong_names(coverage: &Coverage, root: &Path) -> Vec<String> {
    let mut texts: BTreeMap<&str, String> = BTreeMap::new();
    let mut wrong = Vec::new();
    for row in &coverage.rows {
        let gone = row.places.iter().filter(|place| !root.join(place).exists());
        wrong.extend(gone.map(|place| format!("{} names {place}, which is not there", row.id)));
        for shown in &row.shown {
            let (file, test) = shown.split_once("::").unwrap_or((shown, ""));
            let text =
                texts.entry(file).or_insert_with(|| fs::read_to_string(root.join(file)).unwrap_or_default());
            if !has_test(text, test) {
                wrong.push(format!("{} is shown by {shown}, and there is no such test", row.id));
            }
        }
    }
    wrong
}

/// A function of this name whose attributes, right above it, make it a test.
fn has_test(text: &str, name: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let is_test = |at: usize| {
        lines[..at].iter().rev().take_while(|line| line.starts_with("#[")).any(|line| *line == "#[test]")
    };
    let begins = format!("fn {name}(");
    (0..lines.len()).any(|at| lines[at].starts_with(&begins) && is_test(at))
}

/// The counts above the rows are those of the rows.
fn wrong_counts(coverage: &Coverage) -> Vec<String> {
    let mut expected: Vec<_> = COUNCILS
        .iter()
        .map(|(section, ..)| ((*section).to_owned(), coverage.count(|row| row.section == *section)))
        .collect();
    expected.push(("All five".to_owned(), coverage.count(|_| true)));
    let mut wrong = Vec::new();
    if coverage.counts != expected {
        wrong.push(format!("The counts are {:?}, and of the rows {expected:?}", coverage.counts));
    }
    for (work, said) in &coverage.to_come {
        let waiting = coverage.rows.iter().filter(|row| row.state == "not yet" && row.words == *work).count();
        if *said != waiting || waiting == 0 {
            wrong.push(format!("{waiting} rows wait for {work}, not {said}"));
        }
    }
    wrong
}

fn wrong(coverage: &Coverage, root: &Path) -> Vec<String> {
    let names = wrong_names(coverage, root);
    [wrong_ids(coverage), wrong_states(coverage), names, wrong_counts(coverage)].concat()
}

// ---- tests ------------------------------------------------------------------

fn page() -> String {
    fs::read_to_string(folders::root().join("docs/coverage.md")).unwrap()
}

#[test]
fn what_the_page_says_of_every_requirement_is_true() {
    let wrong = wrong(&Coverage::read(&page()), &folders::root());
    assert!(wrong.is_empty(), "docs/coverage.md\n{}", wrong.join("\n"));
}

/// `file.rs::test`, wherever the page of promises names one.
#[test]
fn every_promise_is_shown_by_a_test_that_is_there() {
    let promises = fs::read_to_string(folders::root().join("SECURITY.md")).unwrap();
    let shown: Vec<_> = promises.split('`').filter_map(|words| words.split_once(".rs::")).collect();
    assert!(shown.len() > 20, "{shown:?}");
    let is_there = |(file, test): &(&str, &str)| {
        fs::read_to_string(folders::root().join(format!("{file}.rs"))).is_ok_and(|text| has_test(&text, test))
    };
    let gone: Vec<_> = shown.iter().filter(|shown| !is_there(shown)).collect();
    assert!(gone.is_empty(), "{gone:?}");
}

#[test]
fn the_requirements_are_as_many_as_were_numbered() {
    let all: usize = COUNCILS.iter().map(|(.., count)| count).sum();
    assert_eq!(all, 315);
}

#[test]
fn every_way_to_be_untrue_is_told() {
    let page = page();
    let works = "| NB-47 | Mark what is complete and runs now | works |";
    let shown = "`tests/plan.rs::what_is_complete_and_operating_is_late_no_more`";
    for (there, planted, told) in [
        ("| NF-2 | ", "| NF-1 | ", "NF-2 is missing"),
        ("| NF-2 | ", "| NF-1 | ", "NF-1 has no place, or a second one"),
        ("| EX-51 | ", "| EX-52 | ", "EX-52 has no place"),
        ("\n## Essex\n", "\n## Sussex\n", "EX-1 is missing"),
        (works, "| NB-47 | | works |", "NB-47 does not say what is asked"),
        (works, "| NB-47 | Mark it | nearly |", "NB-47 has no state"),
        (works, "| NB-47 | Mark it | part |", "NB-47 does not say what is missing"),
        (works, "| NB-47 | Mark it | part: the mark |", "NB-47 does not say what is missing"),
        (works, "| NB-47 | Mark it | works: but the end |", "NB-47 works, and something is missing"),
        (works, "| NB-47 | Mark it | not yet: events |", "NB-47 names places or tests"),
        ("| not yet: strategies |", "| not yet: sometime |", "NF-1 waits for nothing"),
        ("| not yet: strategies |", "| not yet: events |", "rows wait for strategies, not"),
        ("| not yet: strategies |", "| works |", "NF-1 names no place, or no test"),
        (shown, "`tests/plan.rs::milestone`", "NB-47 is shown by tests/plan.rs::milestone"),
        (shown, "`tests/gone.rs::what_is_late`", "NB-47 is shown by tests/gone.rs"),
        ("`src-tauri/core/src/requests/`", "`src-tauri/core/src/wishes/`", "which is not there"),
        ("| Norfolk | 44 |", "| Norfolk | 43 |", "The counts are"),
    ] {
        assert!(page.contains(there), "{there} is on the page");
        let planted = page.replacen(there, planted, 1);
        let wrong = wrong(&Coverage::read(&planted), &folders::root());
        assert!(wrong.iter().any(|one| one.contains(told)), "{told}\n{}", wrong.join("\n"));
    }
}
