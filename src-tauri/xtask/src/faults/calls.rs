//! What a program asks the system to do with files, call by call, as `strace` sees it;
//! and how one of these calls fails, or is the last before the program is killed.

use super::desk::Ran;
use crate::{Outcome, command};
use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Those that change what is on a disk, or make sure of it.
const CHANGING: &str = "openat,write,writev,pwrite64,pwritev,fsync,fdatasync,sync_file_range,ftruncate,\
    truncate,fallocate,rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink,mkdir,mkdirat,\
    copy_file_range,sendfile";

#[derive(Debug, Clone)]
pub(super) struct Call {
    pub name: String,
    /// The how-manieth of its name, from 1.
    pub nth: usize,
    /// As they are written: `3</a/file>`, `"\x41"`, `O_RDONLY|O_CLOEXEC`.
    words: Vec<String>,
    /// Less than nothing where it failed.
    pub gave: i64,
}

/// Where these tests can look at calls. Without, they say so and are not counted.
pub(super) fn can_be_seen() -> Outcome<bool> {
    if !cfg!(target_os = "linux") {
        println!("Single calls are stopped with strace, which is there on Linux alone: not tried.");
        return Ok(false);
    }
    match command::find("strace") {
        Some(_) => Ok(true),
        None => Err("strace is not there. `cargo xtask set-up` brings it.".to_owned()),
    }
}

/// All calls of one run, with all that was written. `run` is given the command to run.
pub(super) fn of(
    command: &Command,
    log: &Path,
    run: impl FnOnce(Command) -> Outcome<Ran>,
) -> Outcome<(Vec<Call>, Ran)> {
    let ran =
        run(watched(command, log, &[QUICK, "-s", "100000000", "-e", &format!("trace={CHANGING},lseek")]))?;
    let text = fs::read_to_string(log).map_err(|e| format!("{}: {e} {}", log.display(), ran.told.trim()))?;
    let _ = fs::remove_file(log);
    Ok((read(&text)?, ran))
}

/// The program is killed instead of this call.
pub(super) fn killed_at(command: &Command, log: &Path, call: &Call) -> Command {
    stopped(command, log, call, &format!("signal=KILL:when={}", call.nth), &[])
}

/// This call fails, alone or with all of its name that follow.
pub(super) fn failed_at(command: &Command, log: &Path, call: &Call, error: &str, alone: bool) -> Command {
    let on = if alone { "" } else { "+" };
    stopped(command, log, call, &format!("error={error}:when={}{on}", call.nth), &[QUICK])
}

/// Whether it came to that.
pub(super) fn was_stopped(log: &Path) -> bool {
    let told = fs::read_to_string(log).unwrap_or_default();
    told.contains("(INJECTED)") || told.contains("+++ killed by SIGKILL")
}

/// So many of them, from the first to the last.
pub(super) fn spread<T>(all: &[T], wanted: usize) -> impl Iterator<Item = &T> {
    let wanted = if all.is_empty() { 0 } else { wanted };
    (0..wanted).map(move |n| &all[n * all.len() / wanted])
}

/// The calls that are not asked for go by unseen. Where all are, a signal is never sent.
const QUICK: &str = "--seccomp-bpf";

fn stopped(command: &Command, log: &Path, call: &Call, how: &str, more: &[&str]) -> Command {
    let (trace, inject) = (format!("trace={}", call.name), format!("inject={}:{how}", call.name));
    watched(command, log, &[more, &["-e", &trace, "-e", &inject]].concat())
}

fn watched(command: &Command, log: &Path, options: &[&str]) -> Command {
    let mut watched = Command::new("strace");
    // Names of files behind numbers, every byte as a number.
    watched.args(["-f", "-q", "-y", "-xx", "-o"]).arg(log).args(options);
    watched.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => watched.env(name, value),
            None => watched.env_remove(name),
        };
    }
    watched
}

// ---- what was seen -----------------------------------------------------------

pub(super) fn read(text: &str) -> Outcome<Vec<Call>> {
    let mut of_name: HashMap<String, usize> = HashMap::new();
    let mut calls = Vec::new();
    for line in text.lines().filter(|line| !line.contains("+++") && !line.contains("---")) {
        // Who called stands first.
        let line = line.split_once(' ').map_or(line, |(_, rest)| rest.trim_start());
        let read = || {
            let (call, gave) = line.rsplit_once(" = ")?;
            let (name, words) = call.trim_end().strip_suffix(')')?.split_once('(')?;
            let gave = gave.split(['<', ' ']).next()?.parse().ok()?;
            Some((name.to_owned(), words.split(", ").map(str::to_owned).collect(), gave))
        };
        // Two at once would be written in pieces; the program does all this in one thread.
        let (name, words, gave) = read().ok_or_else(|| format!("strace wrote {line}"))?;
        let nth = of_name.entry(name.clone()).or_default();
        *nth += 1;
        calls.push(Call { nth: *nth, name, words, gave });
    }
    Ok(calls)
}

impl Call {
    /// The files that it is about.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        match self.name.as_str() {
            name if name.contains("write") => self.opened(0).into_iter().collect(),
            "openat" => self.path(1).into_iter().collect(),
            _ => (0..self.words.len()).filter_map(|n| self.path(n).or_else(|| self.opened(n))).collect(),
        }
    }

    /// A name that was given.
    pub(super) fn path(&self, word: usize) -> Option<PathBuf> {
        let quoted = self.words.get(word)?.strip_prefix('"')?;
        String::from_utf8(bytes(quoted)).ok().map(PathBuf::from)
    }

    /// The file that is open under a number.
    pub(super) fn opened(&self, word: usize) -> Option<PathBuf> {
        let word = self.words.get(word).filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
        let (_, path) = word.strip_suffix('>')?.split_once('<')?;
        String::from_utf8(bytes(path)).ok().map(PathBuf::from)
    }

    /// The number itself.
    pub(super) fn descriptor(&self) -> Option<usize> {
        self.number(0).ok()
    }

    pub(super) fn bytes(&self, word: usize) -> Vec<u8> {
        self.words.get(word).map(|word| bytes(word)).unwrap_or_default()
    }

    pub(super) fn number(&self, word: usize) -> Outcome<usize> {
        let number = self.words.get(word).and_then(|word| word.split('<').next()?.parse().ok());
        number.ok_or_else(|| format!("{self} has no number there"))
    }

    pub(super) fn says(&self, flag: &str) -> bool {
        self.words.iter().any(|word| word.split('|').any(|one| one == flag))
    }

    /// Whether it did something to a file in this folder.
    pub(super) fn touches(&self, folder: &Path) -> bool {
        self.gave >= 0 && self.name != "lseek" && self.paths().iter().any(|path| path.starts_with(folder))
    }

    /// Whether what is on the disk is another afterwards, for good.
    pub(super) fn changes(&self, folder: &Path) -> bool {
        let opens = self.name == "openat" && !self.says("O_CREAT") && !self.says("O_TRUNC");
        let is_index = self.paths().iter().any(|path| path.to_string_lossy().ends_with("-shm"));
        self.touches(folder) && !opens && !is_index
    }
}

/// "fsync 3 of store.db-wal", to make it again.
impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<String> = self
            .paths()
            .iter()
            .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
            .collect();
        write!(f, "{} {} of {}", self.name, self.nth, names.join(" and "))
    }
}

/// `\x41\x6c`; what does not look like it ends it.
fn bytes(written: &str) -> Vec<u8> {
    let pairs = written.trim_matches('"').as_bytes().chunks_exact(4).map_while(|four| {
        let digits = std::str::from_utf8(four.strip_prefix(b"\\x")?).ok()?;
        u8::from_str_radix(digits, 16).ok()
    });
    pairs.collect()
}
