//! Tests of the core that are run with more than the usual numbers, as officers get it.

use std::path::Path;

use crate::{Outcome, command};

/// What a test printed.
pub(super) struct Printed {
    pub fine: bool,
    text: String,
}

/// One test in a process of its own.
pub(super) fn run(test: &str, around: &[(&str, u64)]) -> Outcome<Printed> {
    let mut cargo = command::cargo(&["test", "--quiet", "--release", "--package", "alongside-core"]);
    cargo.args(["--test", "workflows", "--", "--exact", test, "--nocapture"]);
    cargo.envs(around.iter().map(|(name, number)| (name, number.to_string())));
    // What the rules allow does not hang on a disk, and there is no waiting for one here.
    let in_memory = Path::new("/dev/shm");
    if in_memory.is_dir() {
        cargo.env("TMPDIR", in_memory);
    }
    let output = cargo.output().map_err(|e| format!("cargo: {e}"))?;
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text += &String::from_utf8_lossy(&output.stderr);
    if output.status.success() && !text.contains("1 passed") {
        return Err(format!("there is no test {test}"));
    }
    Ok(Printed { fine: output.status.success(), text })
}

impl Printed {
    /// The numbers in the line in which this stands.
    pub(super) fn numbers<const N: usize>(&self, mark: &str) -> Option<[u64; N]> {
        let line = self.text.lines().find(|line| line.contains(mark))?;
        let digits = line.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok());
        <[u64; N]>::try_from(digits.collect::<Vec<_>>()).ok()
    }

    /// What it said last.
    pub(super) fn end(&self) -> String {
        let lines: Vec<&str> = self.text.lines().filter(|line| !line.trim().is_empty()).collect();
        lines[lines.len().saturating_sub(12)..].join(" / ")
    }
}
