//! `older SQL STORE PASSPHRASE`: makes a store as an earlier version left it, from one of
//! the dumps in `tests/released`. `cargo xtask faults` brings it on and is stopped at it.

use alongside_core::founding;
use alongside_core::store::{Founder, Stretch, Surroundings};
use alongside_core::{Error, Now, Result, Store};
use chrono::{DateTime, NaiveDate};
use std::env;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let [sql, store, passphrase] = words.as_slice() else {
        eprintln!("older SQL STORE PASSPHRASE");
        return ExitCode::from(2);
    };
    match older(Path::new(sql), Path::new(store), passphrase) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn older(sql: &Path, store: &Path, passphrase: &str) -> Result<()> {
    let name = sql.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
    let version: u32 = name.parse().map_err(|_| Error::bug("the dump has no number"))?;
    let rows = fs::read_to_string(sql)?;
    let founder = Founder { council: "Northbrook Council", officer: OFFICER, passphrase };
    let stretch = Stretch { memory_kib: 8, passes: 1 };
    let around = Surroundings { seed: [7; 32].into(), machine: "laptop".to_owned(), stretch };
    let (new, key) = founding::found(store, &founder, now(), &around)?;
    // The officer of the dump gets the key of the new store.
    let is_theirs = |line: &&str| line.starts_with("INSERT INTO officer ") && line.contains(OFFICER);
    let theirs = rows.lines().find(is_theirs).and_then(|line| line.split('\'').find(|word| word.len() == 36));
    let theirs = theirs.ok_or_else(|| Error::bug("the dump has no officer"))?;
    tamper(&new, &format!("UPDATE officer SET id = '{theirs}'; {CHECKPOINT}"))?;
    drop(new);
    take_away(store, &[".keys", ".keys.copy", ".mark"])?;
    let new = Store::recover(store, key.text(), OFFICER, passphrase, passphrase, now(), &around)?;
    put(&new, &rows, version)?;
    drop(new);
    // It knew of none.
    take_away(store, &[".mark"])
}

const OFFICER: &str = "Priya Nair";
const CHECKPOINT: &str = "PRAGMA wal_checkpoint(TRUNCATE)";

fn take_away(store: &Path, endings: &[&str]) -> Result<()> {
    for ending in endings {
        fs::remove_file(format!("{}{ending}", store.display()))?;
    }
    Ok(())
}

fn tamper(store: &Store, sql: &str) -> Result<()> {
    Ok(store.read().execute_batch(&format!("PRAGMA query_only = OFF; PRAGMA foreign_keys = OFF; {sql}"))?)
}

/// Takes everything out of the store, and puts in what the dump holds.
fn put(store: &Store, rows: &str, version: u32) -> Result<()> {
    let tables: Vec<String> = {
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
                   AND name NOT GLOB 'find_word_*' AND name NOT GLOB 'find_part_*'";
        let mut statement = store.read().prepare(sql)?;
        statement.query_map([], |row| row.get(0))?.collect::<std::result::Result<_, _>>()?
    };
    let dropped: String = tables.iter().map(|table| format!("DROP TABLE {table};")).collect();
    tamper(store, &format!("{dropped} BEGIN; {rows} COMMIT; PRAGMA user_version = {version}; {CHECKPOINT}"))
}

fn now() -> Now {
    let at = DateTime::from_timestamp(1_795_348_800, 0).unwrap_or_default();
    Now { at, today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default() }
}
