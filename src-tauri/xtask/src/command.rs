//! Other programs.

use std::{
    cell::RefCell,
    env,
    ffi::OsStr,
    io::{self, BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{Outcome, folders};

/// A program that begins in the root of the repository.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(folders::root());
    command
}

/// Cargo, the one that started us.
pub fn cargo(words: &[&str]) -> Command {
    let mut command = program(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // Set by the outer cargo for us alone; build scripts of the inner one would be rerun for them.
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command.args(words);
    command
}

/// npm in the page's folder.
pub fn npm(words: &[&str]) -> Command {
    let mut command = program(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(folders::ui()).args(words);
    command
}

thread_local! {
    /// What this thread keeps back, so that it does not come between the lines of another.
    static KEPT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// From now on, this thread keeps back what it and its programs say.
pub fn keep_back() {
    KEPT.set(Some(String::new()));
}

/// Shows in one piece what was kept back.
pub fn show_kept() {
    let kept = KEPT.with_borrow_mut(|kept| kept.as_mut().map(std::mem::take));
    print!("{}", kept.unwrap_or_default());
}

/// A line for the person at the terminal.
pub fn say(line: &str) {
    KEPT.with_borrow_mut(|kept| match kept {
        Some(kept) => {
            kept.push_str(line);
            kept.push('\n');
        }
        None => println!("{line}"),
    });
}

fn keeps_back() -> bool {
    KEPT.with_borrow(Option::is_some)
}

/// Runs to the end, showing everything.
pub fn show(command: &mut Command) -> Outcome {
    if keeps_back() {
        let (succeeded, _) = show_and_read(command)?;
        return if succeeded { Ok(()) } else { Err(format!("This did not succeed: {}", words(command))) };
    }
    let status = command.status().map_err(|e| cannot_start(command, &e))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("This did not succeed ({status}): {}", words(command)))
    }
}

/// Runs to the end, showing each line as it comes and keeping it. The error
/// stream goes straight to the terminal, unless this thread keeps it back too.
pub fn show_and_read(command: &mut Command) -> Outcome<(bool, String)> {
    let (out, end) = io::pipe().map_err(|e| e.to_string())?;
    if keeps_back() {
        command.stderr(end.try_clone().map_err(|e| e.to_string())?);
    }
    let mut child = command.stdout(end).spawn().map_err(|e| cannot_start(command, &e))?;
    // It holds our ends of the pipe, and reading would never come to an end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut all = String::new();
    for line in BufReader::new(out).split(b'\n') {
        let line = line.map_err(|e| e.to_string())?;
        let line = String::from_utf8_lossy(&line);
        say(&line);
        all.push_str(&line);
        all.push('\n');
    }
    let status = child.wait().map_err(|e| e.to_string())?;
    Ok((status.success(), all))
}

/// Runs to the end and gives what it printed; its failure is ours.
pub fn read(command: &mut Command) -> Outcome<String> {
    let output = command.output().map_err(|e| cannot_start(command, &e))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!(
            "This did not succeed ({}): {}\n{}{}",
            output.status,
            words(command),
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr),
        ))
    }
}

/// Where the shell would find this program.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folders::program(&folder, name)).find(|file| file.is_file())
}

/// Makes a folder anew.
pub fn fresh_folder(folder: &Path) -> Outcome {
    let at = |e: std::io::Error| format!("{}: {e}", folder.display());
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(at(error)),
        _ => {}
    }
    std::fs::create_dir_all(folder).map_err(at)
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!("{} cannot be started: {error}", words(command))
}

fn words(command: &Command) -> String {
    let mut all = command.get_program().to_string_lossy().into_owned();
    for word in command.get_args() {
        all.push(' ');
        all.push_str(&word.to_string_lossy());
    }
    all
}
