//! Answers for file dialogs, written down beforehand by a journey in the real
//! window. Compiled only under the feature `scripted-dialogs`.
//!
//! `ALONGSIDE_DIALOGS` names a folder; without it the real dialogs open. In it,
//! `answers` has one line for each dialog to come: a path, or `closed`. Documents
//! for the viewer are copied to `opened`, and what each dialog was called is noted
//! in `asked`.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

/// The next answer. Outer `None`: no script, so open the real dialog.
///
/// # Errors
/// When the script has no answer left: a journey that asks once too often fails.
pub(super) fn answer(title: &str) -> io::Result<Option<Option<PathBuf>>> {
    let Some(folder) = folder() else {
        return Ok(None);
    };
    let mut asked = OpenOptions::new().create(true).append(true).open(folder.join("asked"))?;
    writeln!(asked, "{title}")?;

    let answers = folder.join("answers");
    let script = fs::read_to_string(&answers)?;
    let (next, rest) = script.split_once('\n').unwrap_or((&script, ""));
    if next.is_empty() {
        return Err(io::Error::other(format!("no answer is left for: {title}")));
    }
    fs::write(&answers, rest)?;
    Ok(Some((next != "closed").then(|| next.into())))
}

/// Keeps the document instead of opening it; false without a script.
pub(super) fn opened(file: &Path) -> io::Result<bool> {
    let (Some(folder), Some(name)) = (folder(), file.file_name()) else {
        return Ok(false);
    };
    let opened = folder.join("opened");
    fs::create_dir_all(&opened)?;
    fs::copy(file, opened.join(name))?;
    Ok(true)
}

fn folder() -> Option<PathBuf> {
    std::env::var_os("ALONGSIDE_DIALOGS").map(PathBuf::from).filter(|folder| folder.is_dir())
}
