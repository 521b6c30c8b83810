//! What leaves by the dialogs of the window.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use alongside_core::documents::Look;
use alongside_core::handouts::HandoutFormat;
use alongside_core::listing::ListQuery;
use alongside_core::printing::HandoutRequest;
use alongside_core::runs::{self, RunOf, RunQuery};
use alongside_core::store::OWN_FILES;
use alongside_core::{Code, Kind, Result};

use crate::files::Outgoing;
use crate::office::Office;
use crate::tests::Place;

fn plan() -> HandoutRequest {
    HandoutRequest::of(Kind::Action, None, Look::of(HandoutFormat::Plain))
}

/// Every way out, found from any one of them, so that a new one is missing here
/// only while this does not compile.
fn ways(office: &Office) -> Vec<Outgoing> {
    let mut ways: Vec<_> = Kind::ALL.iter().map(|kind| Outgoing::List(*kind, ListQuery::default())).collect();
    while let Some(next) = match ways.last() {
        Some(Outgoing::List(..)) => Some(Outgoing::handout(office, &plan()).unwrap()),
        Some(Outgoing::Handout { .. }) => Some(Outgoing::Backup),
        Some(Outgoing::Backup) | None => None,
    } {
        ways.push(next);
    }
    ways
}

fn run(office: &Office, folder: &Path) -> Result<()> {
    let (run, outside) = office.read_long(|store, today| {
        Ok((runs::prepare(store.read(), &RunOf::from("plan"), &RunQuery::default(), today)?, store.outside()))
    })?;
    run.print(&outside, folder, &mut |_| true).map(|_| ())
}

#[test]
fn no_dialog_writes_over_a_store_or_a_backup() {
    let place = Place::new("outgoing");
    let office = place.office();
    office.start_sample().unwrap();
    let store = office.read(|store, _| Ok(store.file().to_owned())).unwrap();
    let backup = place.0.join("monday.alongside");
    Outgoing::Backup.write(&office, &backup).unwrap();
    let mut targets = vec![backup];
    targets.extend(OWN_FILES.map(|end| PathBuf::from(format!("{}{end}", store.display()))));
    let ways = ways(&office);
    assert!(!ways.is_empty());
    for (number, way) in ways.iter().enumerate() {
        let fresh = place.0.join(format!("fresh {number}"));
        way.write(&office, &fresh).unwrap();
        assert!(fresh.is_file(), "{way:?} is written where it was picked");
        for target in &targets {
            let before = all(&place.0);
            assert_eq!(way.write(&office, target).unwrap_err().code, Code::Refused, "{}", target.display());
            assert!(before == all(&place.0), "{}", target.display());
        }
    }
    run(&office, &place.0.join("run")).unwrap();
    for target in &targets {
        assert_eq!(run(&office, target).unwrap_err().code, Code::Refused, "{}", target.display());
    }
    assert!(office.read(|store, _| store.check()).unwrap().problems.is_empty());
}

#[test]
fn typing_does_not_wait_for_what_is_read_for_long() {
    let place = Place::new("long");
    let office = place.office();
    office.start_sample().unwrap();
    let read = office.read_long(|store, _| {
        // On the way, another page saves and reads.
        office.write(|store, now| store.keep_draft("people/new", "{}", now))?;
        office.read(|store, _| store.draft("people/new"))?;
        store.draft("people/new")
    });
    assert_eq!(read.unwrap().as_deref(), Some("{}"));
}

#[test]
fn nothing_that_was_read_is_shown_once_the_store_is_locked() {
    let place = Place::new("locked");
    let office = place.office();
    office.start_sample().unwrap();
    let read = office.read_long(|store, _| {
        office.lock();
        store.check()
    });
    assert_eq!(read.unwrap_err().code, Code::Locked);
    office.start_sample().unwrap();
    office.read_long(|store, _| store.check()).unwrap();
}

#[test]
fn a_second_window_says_that_the_first_is_open() {
    let place = Place::new("windows");
    let (first, second) = (place.office(), place.office());
    first.start_sample().unwrap();
    let told = second.start_sample().unwrap_err();
    assert_eq!(told.code, Code::Busy);
    assert!(told.message.contains("another window"), "{}", told.message);
    first.start_sample().unwrap();
    first.lock();
    second.start_sample().unwrap();
}

/// Every file with its bytes, but for what SQLite notes of its own: its log and the index of it.
fn all(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            found.extend(all(&entry));
        } else if !entry.to_str().unwrap().ends_with("-shm") {
            found.insert(entry.clone(), fs::read(&entry).unwrap());
        }
    }
    found
}
