//! Bringing in a register of 100,000 people, beside `sqlite3 .import` of the
//! same file with the same indexes and both indexes for finding.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, iter};

use crate::table::{Line, Table, median};
use crate::{Bench, Outcome, PASSPHRASE, cpu, register};

const ROUNDS: usize = 3;
const MOST: f64 = 3.6;

/// # Errors
/// Where a program fails or `sqlite3` is not there.
pub fn measure(bench: &Bench, people: &Path, table: &mut Table) -> Outcome {
    let (mut ours, mut unlocking, mut theirs) = (Vec::new(), Vec::new(), Vec::new());
    for round in 1..=ROUNDS {
        println!("import, round {round} of {ROUNDS}");
        ours.push(alongside(bench, people)?);
        theirs.push(sqlite3(bench, people)?);
        unlocking.push(unlock(bench)?);
    }
    let (ours, theirs, unlocking) = (median(ours), median(theirs), median(unlocking));
    table.add(Line {
        what: format!("import of {} people, CPU", register::PEOPLE),
        ours: format!("{ours:.2} s"),
        yardstick: format!("{theirs:.2} s"),
        ratio: Some(ours / theirs),
        target: format!("at most {MOST}"),
        reached: Some(ours / theirs <= MOST),
    });
    table.note(format!(
        "Import: `alongside-cli import people`, {unlocking:.2} s of it to start and unlock, against Debian's sqlite3, \
         which imports the same file as it stands and builds the same FTS5 tables (its trigrams keep accents: \
         folding them is newer). Ours also understands, checks, encrypts and records every row."
    ));
    Ok(())
}

/// A store with everybody in it.
///
/// # Errors
/// As [`measure`].
pub fn imported(bench: &Bench, people: &Path) -> Outcome<PathBuf> {
    alongside(bench, people)?;
    Ok(store(bench, ""))
}

/// A new store, and the import of the file into it; only the import is counted.
fn alongside(bench: &Bench, people: &Path) -> Outcome<f64> {
    for ending in ["", "-wal", "-shm", ".keys", ".keys.copy", ".device"] {
        remove(&store(bench, ending))?;
    }
    cpu::of(cli(bench).args(["init", "--officer", "Priya Nair"]))?;
    cpu::of(cli(bench).args(["import", "people"]).arg(people))
}

fn unlock(bench: &Bench) -> Outcome<f64> {
    cpu::of(cli(bench).args(["search", "qqqq"]))
}

fn cli(bench: &Bench) -> Command {
    let mut command = Command::new(&bench.cli);
    command.args(["--json", "--today", "2026-11-22", "--store"]).arg(store(bench, ""));
    command.env("ALONGSIDE_PASSPHRASE", PASSPHRASE);
    command
}

fn store(bench: &Bench, ending: &str) -> PathBuf {
    bench.file(&format!("imported.alongside{ending}"))
}

fn sqlite3(bench: &Bench, people: &Path) -> Outcome<f64> {
    let database = bench.file("imported-by-sqlite3.db");
    for ending in ["", "-wal", "-shm"] {
        remove(&bench.file(&format!("imported-by-sqlite3.db{ending}")))?;
    }
    let script = bench.file("import.sql");
    fs::write(&script, yardstick(people)?)?;
    cpu::of(Command::new("sqlite3").arg("-bail").arg(database).arg(format!(".read {}", script.display())))
}

/// The columns of the file, the indexes of our own table of people, and both
/// FTS5 tables over the same words.
fn yardstick(people: &Path) -> Outcome<String> {
    let file = fs::read_to_string(people)?;
    let headings: Vec<&str> = file.lines().next().unwrap_or_default().split(',').collect();
    let columns: Vec<String> = headings.iter().map(|name| format!("\"{name}\" TEXT NOT NULL")).collect();
    Ok(iter::once(format!(
        "PRAGMA journal_mode = WAL;\nPRAGMA cache_size = -16384;\nCREATE TABLE person ({});",
        columns.join(", ")
    ))
    .chain([
        "CREATE INDEX person_by_name ON person (\"Family name\", \"First name\");".to_owned(),
        "CREATE INDEX person_by_town ON person (\"Town\", \"Family name\");".to_owned(),
        "CREATE INDEX person_by_joined ON person (\"Date joined\", \"Family name\");".to_owned(),
        format!(".import --csv --skip 1 {} person", people.display()),
        r#"BEGIN;
           CREATE TABLE find (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, row_id TEXT NOT NULL UNIQUE,
             title TEXT NOT NULL, detail TEXT NOT NULL, sort TEXT NOT NULL);
           INSERT INTO find SELECT rowid, 'person', rowid, "First name" || ' ' || "Family name",
             lower("Family name") || ' ' || "Town" || ' ' || "Postcode" || ' ' || "E-mail" || ' ' ||
             replace("Phone", ' ', '') || ' ' || replace("Mobile", ' ', '') || ' ' || "Groups",
             lower("Family name") FROM person;
           CREATE VIRTUAL TABLE find_word USING fts5 (title, detail, content = 'find', content_rowid = 'id',
             tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
           CREATE VIRTUAL TABLE find_part USING fts5 (title, content = 'find', content_rowid = 'id',
             tokenize = "trigram", detail = 'none', columnsize = 0);
           INSERT INTO find_word (find_word) VALUES ('rebuild');
           INSERT INTO find_part (find_part) VALUES ('rebuild');
           COMMIT;"#
            .to_owned(),
    ])
    .collect::<Vec<_>>()
    .join("\n"))
}

fn remove(file: &Path) -> Outcome {
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
