//! Measures Alongside beside other ways to do the same work, in one run:
//! importing beside `sqlite3`, lists and search beside bare statements on
//! plain SQLite, handouts beside typst and WeasyPrint. `cargo xtask bench` starts it.
//!
//! Other programs disturb the clock, so work is measured in CPU time, the two
//! sides take turns, and medians are compared. An absolute figure never stands
//! without its yardstick.

mod cpu;
mod handouts;
mod import;
mod kinds;
mod memory;
mod preview;
mod reading;
mod register;
mod runs;
mod saving;
mod table;
mod window;
mod words;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use alongside_core::Now;
use chrono::NaiveDate;

use table::Table;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const USAGE: &str = "alongside-bench FOLDER CLI PYTHON APP [import] [reading] [saving] [kinds] [memory] [handouts] [preview] [runs] [window] [words]";
const PASSPHRASE: &str = "three small herons";

/// Where the work is done, and with what.
pub struct Bench {
    pub folder: PathBuf,
    /// `alongside-cli`, as it is released.
    pub cli: PathBuf,
    /// A Python that has typst and WeasyPrint.
    pub python: PathBuf,
    /// The app with its stopwatch.
    pub app: PathBuf,
}

impl Bench {
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// A file of the repository.
    pub fn source(path: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
    }
}

/// The day that every measurement works on.
pub fn now() -> Now {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
    Now { at: today.and_hms_opt(9, 0, 0).unwrap_or_default().and_utc(), today }
}

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    match run(&words) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(3),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether every target was reached.
fn run(words: &[String]) -> Outcome<bool> {
    if let [task, folder, copies] = words
        && task == "--print"
    {
        handouts::print(Path::new(folder), copies.parse()?)?;
        return Ok(true);
    }
    let [folder, cli, python, app, parts @ ..] = words else { return Err(USAGE.into()) };
    let bench = Bench { folder: folder.into(), cli: cli.into(), python: python.into(), app: app.into() };
    let wanted = |part: &str| parts.is_empty() || parts.iter().any(|word| word == part);
    fs::create_dir_all(&bench.folder)?;
    let people = bench.file("people.csv");
    fs::write(&people, register::csv(register::PEOPLE))?;

    let mut table = Table::default();
    if wanted("import") {
        import::measure(&bench, &people, &mut table)?;
    }
    if wanted("reading") {
        let store = import::imported(&bench, &people)?;
        reading::measure(&bench, &store, &mut table)?;
    }
    if wanted("saving") {
        saving::measure(&bench, &mut table)?;
    }
    if wanted("kinds") {
        kinds::measure(&bench, &mut table)?;
    }
    if wanted("memory") {
        memory::measure(&bench, &mut table)?;
    }
    if wanted("handouts") {
        handouts::measure(&bench, &mut table)?;
    }
    if wanted("preview") {
        preview::measure(&bench, &mut table)?;
    }
    if wanted("runs") {
        runs::measure(&bench, &mut table)?;
    }
    if wanted("window") {
        window::measure(&bench, &mut table)?;
    }
    if wanted("words") {
        words::measure(&bench, &mut table)?;
    }
    table.print();
    Ok(table.all_reached())
}
