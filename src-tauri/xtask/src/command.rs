//! Other programs.

use std::{
    env,
    ffi::OsStr,
    io::{BufRead as _, BufReader},
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

/// Runs to the end, showing everything.
pub fn show(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|e| cannot_start(command, &e))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("This did not succeed ({status}): {}", words(command)))
    }
}

/// Runs to the end, showing each line as it comes and keeping it. The error
/// stream goes straight to the terminal.
pub fn show_and_read(command: &mut Command) -> Outcome<(bool, String)> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|e| cannot_start(command, &e))?;
    let mut all = String::new();
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).split(b'\n') {
            let line = line.map_err(|e| e.to_string())?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            all.push_str(&line);
            all.push('\n');
        }
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
