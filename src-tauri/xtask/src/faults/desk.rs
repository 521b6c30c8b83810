//! A store in a folder of its own, and the program that works on it.

use crate::{Outcome, command, folders};
use std::collections::HashSet;
use std::fs;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

pub(super) const PASSPHRASE: &str = "seven green boats at dawn";

pub(super) struct Desk {
    program: PathBuf,
    folder: PathBuf,
}

/// A run of the program, as far as it matters here.
#[derive(Debug, Clone, Default)]
pub(super) struct Ran {
    pub fine: bool,
    /// Nothing where it was killed.
    pub code: Option<i32>,
    pub said: String,
    /// On standard error.
    pub told: String,
}

/// What stands beside a store.
pub(super) const ENDINGS: [&str; 7] = ["", "-wal", ".keys", ".keys.copy", ".device", ".mark", ".damaged-wal"];

impl Desk {
    /// Anew in a folder of this name.
    pub(super) fn at(program: &Path, name: &str) -> Outcome<Self> {
        let folder = folders::looked_at().join("faults").join(name);
        // What an earlier run left.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        Ok(Self { program: program.to_owned(), folder })
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Outside of the folder, where nobody looks for what was left.
    pub(super) fn beside(&self, name: &str) -> PathBuf {
        self.folder.with_extension(name)
    }

    pub(super) fn store(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("store.db{ending}"))
    }

    pub(super) fn command(&self, words: &[&str]) -> Command {
        self.command_on(&self.store(""), words)
    }

    pub(super) fn command_on(&self, store: &Path, words: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("--store").arg(store).args(words).env("ALONGSIDE_PASSPHRASE", PASSPHRASE);
        command.stdin(Stdio::null());
        command
    }

    pub(super) fn run(&self, words: &[&str]) -> Outcome<Ran> {
        self.command(words).output().map(Ran::of).map_err(|e| format!("{}: {e}", self.program.display()))
    }

    /// What must succeed.
    pub(super) fn fine(&self, words: &[&str]) -> Outcome<String> {
        let ran = self.run(words)?;
        if ran.fine { Ok(ran.said) } else { Err(format!("{words:?}: {}", ran.told)) }
    }

    pub(super) fn fine_on(&self, store: &Path, words: &[&str]) -> Outcome<String> {
        let ran = self.command_on(store, words).output().map(Ran::of).map_err(|e| e.to_string())?;
        if ran.warns() { Err(format!("{words:?}: {} {}", ran.said, ran.told)) } else { Ok(ran.said) }
    }

    /// A file to bring in.
    pub(super) fn file(&self, name: &str, bytes: &[u8]) -> Outcome<String> {
        let file = self.path(name);
        fs::write(&file, bytes).map_err(|e| format!("{}: {e}", file.display()))?;
        Ok(file.display().to_string())
    }

    /// The names of everybody, one a line.
    pub(super) fn people(&self) -> Outcome<Ran> {
        self.run(&["list", "people"])
    }

    /// How many of those who were acknowledged are not in what was listed.
    pub(super) fn lost<'a>(listed: &Ran, acknowledged: impl IntoIterator<Item = &'a str>) -> usize {
        let there: HashSet<&str> = listed.said.split_whitespace().collect();
        acknowledged.into_iter().filter(|id| !there.contains(id)).count()
    }

    /// Saves people one after another, as fast as it can, until it is killed. Those
    /// that were acknowledged are sent on.
    pub(super) fn save_until_killed(
        &self,
        round: usize,
        each: &mut dyn FnMut(u32, &mut Child) -> bool,
    ) -> Outcome<Vec<String>> {
        let mut command = self.command(&["save", "person"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|e| e.to_string())?;
        let (Some(mut into), Some(out)) = (child.stdin.take(), child.stdout.take()) else {
            return Err("a program without its pipes".to_owned());
        };
        let writer = std::thread::spawn(move || {
            // The pipe breaks when the program is killed.
            (0..10_000).take_while(|n| writeln!(into, "{{\"name\":\"Person {round} {n}\"}}").is_ok()).count()
        });
        let mut acknowledged = Vec::new();
        let mut lines = BufReader::new(out).lines();
        let mut count = 0;
        while let Some(Ok(line)) = lines.next() {
            count += 1;
            acknowledged.extend(line.split('"').nth(3).map(str::to_owned));
            if !each(count, &mut child) {
                break;
            }
        }
        // What was acknowledged before the kill still stands in the pipe.
        acknowledged
            .extend(lines.map_while(Result::ok).filter_map(|line| line.split('"').nth(3).map(str::to_owned)));
        child.wait().map_err(|e| e.to_string())?;
        writer.join().map_err(|_| "the writer stopped".to_owned())?;
        Ok(acknowledged)
    }

    /// The files as they stand now.
    pub(super) fn files(&self) -> Vec<(&'static str, Vec<u8>)> {
        ENDINGS.into_iter().filter_map(|end| Some((end, fs::read(self.store(end)).ok()?))).collect()
    }

    /// Every file of the folder, by its name.
    pub(super) fn everything(&self) -> Outcome<Vec<(String, Vec<u8>)>> {
        let files = fs::read_dir(&self.folder).map_err(|e| e.to_string())?;
        let read = |file: fs::DirEntry| {
            Ok((file.file_name().to_string_lossy().into_owned(), fs::read(file.path())?))
        };
        let files: io::Result<_> = files.flatten().map(read).collect();
        files.map_err(|e| e.to_string())
    }

    /// These alone.
    pub(super) fn lay_everything(&self, files: &[(String, Vec<u8>)]) -> Outcome {
        command::fresh_folder(&self.folder)?;
        let lay = |(name, bytes): &(String, Vec<u8>)| fs::write(self.path(name), bytes);
        files.iter().try_for_each(lay).map_err(|e| e.to_string())
    }

    /// Puts them back as they stood.
    pub(super) fn lay(&self, files: &[(&'static str, Vec<u8>)]) -> Outcome {
        for end in ENDINGS.into_iter().chain(["-shm"]) {
            let _ = fs::remove_file(self.store(end));
        }
        files.iter().try_for_each(|(end, bytes)| fs::write(self.store(end), bytes)).map_err(|e| e.to_string())
    }
}

impl Ran {
    pub(super) fn of(output: Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let code = output.status.code();
        Self { fine: code == Some(0), code, said: text(&output.stdout), told: text(&output.stderr) }
    }

    /// Whether it said that something is wrong.
    pub(super) fn warns(&self) -> bool {
        !self.fine || self.told.contains("Please look")
    }
}
