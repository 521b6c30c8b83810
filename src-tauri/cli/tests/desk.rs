//! One store in one folder, and the program that works on it.

use serde_json::Value;
use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "three plain words";

pub struct Desk {
    pub folder: TempDir,
    pub recovery_key: String,
}

impl Desk {
    /// An empty store.
    pub fn new() -> Self {
        let mut desk = Self::without_store();
        let told = desk.fine(["init"]);
        let key = told.split_whitespace().find(|word| word.matches('-').count() == 13);
        desk.recovery_key = key.unwrap().to_owned();
        desk
    }

    pub fn without_store() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), recovery_key: String::new() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_alongside-cli"));
        command.arg("--store").arg(self.path("store.db")).env("ALONGSIDE_PASSPHRASE", PASSPHRASE);
        command
    }

    pub fn run<I: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = I>) -> Output {
        self.command().args(args).output().unwrap()
    }

    /// Runs what must succeed, and returns what it said.
    pub fn fine<I: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = I>) -> String {
        let output = self.run(args);
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{told}");
        assert!(!told.contains("Please look"), "nothing that was saved is missing: {told}");
        String::from_utf8(output.stdout).unwrap()
    }

    pub fn json<I: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = I>) -> Value {
        let output = self.command().arg("--json").args(args).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Runs what must be refused as bad input, and returns the message.
    pub fn bad<I: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = I>) -> String {
        let output = self.run(args);
        assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stderr).unwrap()
    }

    pub fn save(&self, kind: &str, lines: &str) -> Output {
        let mut child = self
            .command()
            .args(["save", kind])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }

    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// The ids of all people.
    pub fn people(&self) -> Vec<String> {
        let people = self.json(["list", "people"]);
        people.as_array().unwrap().iter().map(|p| p["id"].as_str().unwrap().to_owned()).collect()
    }
}

/// A case of our own, or one of the shared ones where CI has them.
pub fn case(name: &str) -> Option<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases").join(name);
    let shared = std::env::var_os("ALONGSIDE_CASES").map(|folder| Path::new(&folder).join(name));
    [Some(own), shared].into_iter().flatten().find(|path| path.exists())
}
