//! What a save costs beside a bare durable commit, and unlocking beside the stretching of
//! the passphrase alone.

use std::fs;
use std::time::Instant;

use alongside_core::Store;
use alongside_core::founding::found;
use alongside_core::people::{self, PersonDraft};
use alongside_core::sample;
use alongside_core::store::{Founder, Stretch, Surroundings};
use argon2::{Algorithm, Argon2, Params, Version};
use rusqlite::Connection;

use crate::table::{Line, Table, median};
use crate::{Bench, Outcome, PASSPHRASE, cpu, now};

/// By name, as of an office of one: where nobody says who they are, the key of each is tried.
const OFFICER: &str = "Priya Nair";
const SAVES: usize = 300;
const UNLOCKS: usize = 15;

/// # Errors
/// Where the disk fails.
pub fn measure(bench: &Bench, table: &mut Table) -> Outcome {
    let folder = bench.file("saving");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let file = folder.join("office.db");
    let around = Surroundings { seed: [7; 32].into(), machine: "bench".into(), stretch: Stretch::default() };
    let founder = Founder { council: "Northbrook Council", officer: OFFICER, passphrase: PASSPHRASE };
    let (mut store, _) = found(&file, &founder, now(), &around)?;
    sample::fill(&mut store)?;

    // By the clock: what a save waits for is the disk.
    let bare = Connection::open(folder.join("bare.db"))?;
    bare.execute_batch(
        "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL, words TEXT NOT NULL);",
    )?;
    let words = "Northbrook ".repeat(40);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for number in 0..SAVES {
        let begun = Instant::now();
        bare.execute("INSERT INTO person (name, words) VALUES (?1, ?2)", (number.to_string(), &words))?;
        theirs.push(begun.elapsed().as_secs_f64() * 1000.0);
        let draft = PersonDraft { name: format!("Person {number}"), ..PersonDraft::default() };
        let begun = Instant::now();
        people::save(&mut store, None, &draft, now())?;
        ours.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    line(table, "a save", (median(ours), median(theirs)), 1.5);
    drop(store);

    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..UNLOCKS {
        let (_, took) = cpu::used(|| Ok(Store::unlock_as(&file, OFFICER, PASSPHRASE, now(), &around)?))?;
        ours.push(took * 1000.0);
        let Stretch { memory_kib, passes } = Stretch::default();
        let params = Params::new(memory_kib, passes, 1, Some(32)).map_err(|error| error.to_string())?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let mut key = [0; 32];
        let (_, took) = cpu::used(|| {
            let stretched = argon.hash_password_into(PASSPHRASE.as_bytes(), &[7; 16], &mut key);
            Ok(stretched.map_err(|error| error.to_string())?)
        })?;
        theirs.push(took * 1000.0);
    }
    line(table, "unlocking", (median(ours), median(theirs)), 1.2);
    table.note(
        "A save: a person, by the clock, beside a row of one table in plain SQLite, both with a write-ahead log and \
         synced; medians of turns. Unlocking the made-up council by name, CPU, beside Argon2id of 64 MiB and 3 passes alone.",
    );
    Ok(())
}

fn line(table: &mut Table, what: &str, (ours, theirs): (f64, f64), most: f64) {
    table.add(Line {
        what: what.to_owned(),
        ours: format!("{ours:.1} ms"),
        yardstick: format!("{theirs:.1} ms"),
        ratio: Some(ours / theirs),
        target: format!("at most {most} times"),
        reached: Some(ours / theirs <= most),
    });
}
