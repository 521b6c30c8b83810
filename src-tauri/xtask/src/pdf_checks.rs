//! Two independent checkers of accessible PDF, qpdf and poppler, over every
//! document that the tests printed. None of them is part of the app.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{Outcome, command, folders, tally::Count};

const CHECKERS: &[&str] = &["page-validation==0.11.*", "outloud==0.2.1"];

/// A Python of its own, in the cache of this account.
pub fn set_up() -> Outcome {
    let folder = folder();
    let wanted = CHECKERS.join("\n");
    let marker = folder.join("checkers.txt");
    if fs::read_to_string(&marker).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    println!("Preparing the PDF checkers in {}", folder.display());
    let system = if cfg!(windows) { "python" } else { "python3" };
    command::show(command::program(system).args(["-m", "venv", "--clear"]).arg(&folder))?;
    command::show(
        command::program(python())
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .args(CHECKERS),
    )?;
    fs::write(marker, wanted).map_err(|e| e.to_string())
}

/// Every PDF in the folder, each counted once.
pub fn check(printed: &Path) -> Outcome<Count> {
    let script = folders::root().join("src-tauri/xtask/scripts/check_pdfs.py");
    let (succeeded, said) = command::show_and_read(command::program(python()).arg(script).arg(printed))?;
    let starting = |word: &str| said.lines().filter(|line| line.starts_with(word)).count();
    let count = Count { passed: starting("ok "), failed: starting("BAD "), skipped: 0 };
    if succeeded || count.failed > 0 { Ok(count) } else { Err("the PDF checks did not run".to_owned()) }
}

fn folder() -> PathBuf {
    folders::cache().join("pdf-checkers")
}

fn python() -> PathBuf {
    let programs = if cfg!(windows) { "Scripts" } else { "bin" };
    folders::program(&folder().join(programs), "python")
}
