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
    // The officer's number comes from the seed and the moment: those that the dump was made with.
    let founder = Founder { council: "Northbrook Council", officer: "Priya Nair", passphrase };
    let mut seed = [7; 32];
    seed[31] = 0;
    let stretch = Stretch { memory_kib: 8, passes: 1 };
    let around = Surroundings { seed: seed.into(), machine: "laptop".to_owned(), stretch };
    let (store, _) = founding::found(store, &founder, now(), &around)?;
    put(&store, &rows, version)
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
    store.read().execute_batch(&format!(
        "PRAGMA query_only = OFF; PRAGMA foreign_keys = OFF; {dropped}
         BEGIN; {rows} COMMIT; PRAGMA user_version = {version};"
    ))?;
    Ok(())
}

fn now() -> Now {
    let at = DateTime::from_timestamp(1_795_348_800, 0).unwrap_or_default();
    Now { at, today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default() }
}
