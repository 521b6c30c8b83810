//! Every command that writes a file, found in clap's own tree, so that none
//! can be forgotten: it makes its file, and is tried on all that it must not touch.

use crate::args::Args;
use alongside_core::Result;
use alongside_core::store::OWN_FILES;
use clap::{Arg, Command, CommandFactory as _, Parser as _};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const PASSPHRASE: &str = "three plain words";

struct Desk {
    folder: TempDir,
    store: PathBuf,
    handout: String,
    project: String,
    backup: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (store, backup) = (folder.path().join("store.db"), folder.path().join("monday.alongside"));
        fs::write(folder.path().join("secret"), PASSPHRASE).unwrap();
        let mut desk = Self { folder, store, handout: String::new(), project: String::new(), backup };
        desk.run(&["init".into(), "--sample".into()]).unwrap();
        let opened = desk.open();
        let id = |sql: &str| opened.read().query_row(sql, [], |r| r.get(0)).unwrap();
        desk.handout = id("SELECT id FROM handout LIMIT 1");
        desk.project = id("SELECT id FROM project LIMIT 1");
        desk.run(&["backup".into(), "--to".into(), desk.backup.clone().into()]).unwrap();
        desk
    }

    fn open(&self) -> alongside_core::Store {
        alongside_core::Store::unlock(
            &self.store,
            PASSPHRASE,
            crate::now(&Args::parse_from(["alongside-cli", "check"])),
            &crate::surroundings().unwrap(),
        )
        .unwrap()
    }

    fn run(&self, words: &[OsString]) -> Result<std::process::ExitCode> {
        let secret = self.folder.path().join("secret");
        let begin: [OsString; 5] = [
            "alongside-cli".into(),
            "--store".into(),
            self.store.clone().into(),
            "--passphrase-file".into(),
            secret.into(),
        ];
        crate::run(&Args::parse_from(begin.iter().chain(words)))
    }

    /// All ways to write, without the place: a command for each word that it lets choose.
    fn ways(&self) -> Vec<Vec<OsString>> {
        let mut ways = Vec::new();
        self.walk(&Args::command(), &[], &mut ways);
        ways
    }

    fn walk(&self, command: &Command, path: &[OsString], ways: &mut Vec<Vec<OsString>>) {
        for below in command.get_subcommands() {
            self.walk(below, &[path, &[below.get_name().into()]].concat(), ways);
        }
        if !command.get_arguments().any(|arg| arg.get_id() == "to") {
            return;
        }
        let mut lines = vec![path.to_vec()];
        for arg in command.get_arguments().filter(|arg| arg.is_required_set() && arg.get_id() != "to") {
            let values = self.values(arg);
            let flag = arg.get_long().map(|long| format!("--{long}").into());
            let with = |line: &Vec<OsString>, value: &OsString| {
                line.iter().chain(&flag).chain([value]).cloned().collect::<Vec<_>>()
            };
            lines = lines.iter().flat_map(|line| values.iter().map(|value| with(line, value))).collect();
        }
        let named = command.get_arguments().any(|arg| arg.get_long() == Some("id"));
        for mut line in lines {
            let id = [("project", &self.project), ("handout", &self.handout)];
            if let Some((_, id)) = id.iter().find(|(kind, _)| named && line.iter().any(|word| word == kind)) {
                line.extend(["--id".into(), (*id).into()]);
            }
            ways.push(line);
        }
    }

    fn values(&self, arg: &Arg) -> Vec<OsString> {
        match arg.get_id().as_str() {
            // One way of looking is enough: what is written is the same to the place.
            "format" => vec!["text".into()],
            "id" | "handout" => vec![self.handout.clone().into()],
            "file" => vec![self.backup.clone().into()],
            _ => {
                let values = arg.get_possible_values();
                assert!(!values.is_empty(), "say here what {} may be", arg.get_id());
                values.iter().map(|value| value.get_name().into()).collect()
            }
        }
    }

    fn to(&self, way: &[OsString], place: &Path) -> Result<std::process::ExitCode> {
        self.run(&[way, &["--to".into(), place.into()]].concat())
    }
}

#[test]
fn every_command_that_writes_a_file_leaves_the_store_and_its_backups_alone() {
    let desk = Desk::new();
    // Held open, so that its log is there.
    let mut held = desk.open();
    let now = crate::now(&Args::parse_from(["alongside-cli", "check"]));
    held.keep_draft("people/new", "{}", now).unwrap();
    let ways = desk.ways();
    assert!(ways.len() > 9, "{ways:?}");
    let mut places = vec![desk.backup.clone()];
    places.extend(OWN_FILES.map(|end| PathBuf::from(format!("{}{end}", desk.store.display()))));
    for way in &ways {
        let fresh = tempfile::tempdir().unwrap();
        desk.to(way, &fresh.path().join("new")).unwrap();
        assert!(fresh.path().join("new").exists(), "{way:?} writes where it is told to");
        for place in &places {
            let before = all(desk.folder.path());
            assert!(desk.to(way, place).is_err(), "{way:?} to {}", place.display());
            assert!(before == all(desk.folder.path()), "{way:?} to {}", place.display());
        }
    }
    drop(held);
    desk.run(&["check".into()]).unwrap();
}

/// Every file with its bytes. The log grows when the day of a backup is noted,
/// its index when anybody reads.
fn all(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let entries = entries.filter(|path| !path.to_str().unwrap().ends_with("-shm"));
    entries.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}
