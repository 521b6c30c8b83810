//! Opening a store: reading never writes, and nobody is in another's way.

use crate::office::{Office, PRIYA, around, at, day};
use alongside_core::people::{self, PersonDraft};
use alongside_core::store::{OnlyWindow, Surroundings};
use alongside_core::{Code, Error, Store};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

#[test]
fn whoever_reads_cannot_write() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let (reader, aside) = (office.store.reader().unwrap(), office.store.for_reading().unwrap());
    for conn in [office.store.read(), &reader, aside.read()] {
        for sql in [
            "UPDATE person SET name = 'Nobody'",
            "DELETE FROM person WHERE id <> ''",
            "INSERT INTO draft (officer, place, typed, at) VALUES ('', '', '', '')",
            "CREATE TABLE mine (id TEXT)",
        ] {
            let refused: Error = conn.execute(sql, []).unwrap_err().into();
            assert_eq!(refused.code, Code::Disk, "{sql}");
        }
    }
    // A write that failed leaves the store as guarded as one that went well.
    let now = office.now();
    office
        .store
        .write(alongside_core::store::Op::ChangeSettings, now, |_| -> alongside_core::Result<()> {
            Err(Error::bug("it failed"))
        })
        .unwrap_err();
    assert!(office.store.read().execute("UPDATE person SET name = 'Nobody'", []).is_err());
    let mut aside = aside;
    let draft = PersonDraft { name: "Nobody".into(), ..PersonDraft::default() };
    assert_eq!(people::save(&mut aside, None, &draft, now).unwrap_err().code, Code::Disk);
    assert_eq!(aside.keep_draft("people/new", "{}", now).unwrap_err().code, Code::Disk);
    office.save_person(Some(&person), &draft);
    assert_eq!(people::get(&aside_of(&office), &person).unwrap().name, "Nobody", "and sees what was saved");
}

fn aside_of(office: &Office) -> alongside_core::store::Reader {
    office.store.reader().unwrap()
}

#[test]
fn what_is_read_on_another_thread_waits_for_no_write() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let reading = office.store.for_reading().unwrap();
    let now = office.now();
    let seen = office.store.write(alongside_core::store::Op::ChangeSettings, now, |tx| {
        tx.execute("UPDATE person SET name = 'Wim Gale' WHERE id = ?1", [&person])?;
        let person = person.clone();
        Ok(std::thread::spawn(move || people::get(reading.read(), &person)).join().unwrap()?.name)
    });
    assert_eq!(seen.unwrap().value, "Gwen Askew", "as it was before the write");
}

#[test]
fn two_who_open_and_save_at_once_wait_for_each_other() {
    let office = Office::new();
    let (file, surroundings) = (office.file(), || around(7, 200));
    std::thread::scope(|scope| {
        for number in 0..8 {
            let file = &file;
            scope.spawn(move || {
                let mut store =
                    Store::unlock(file, PRIYA, at(day("2026-11-22"), number), &surroundings()).unwrap();
                let draft = PersonDraft { name: format!("Person {number}"), ..PersonDraft::default() };
                people::save(&mut store, None, &draft, at(day("2026-11-22"), number)).unwrap();
            });
        }
    });
    assert_eq!(office.count("SELECT count(*) FROM person"), 8);
    assert!(office.problems().is_empty());
}

#[test]
fn a_store_that_is_cut_off_is_refused_with_its_log_untouched() {
    for length in [0, 1, 16, 4096, 8191] {
        let mut office = Office::new();
        office.add_person("Gwen Askew");
        let torn = torn(&office, length);
        let before: Vec<Vec<u8>> = files(&torn).iter().map(|file| fs::read(file).unwrap()).collect();
        let refused = Store::unlock(&torn, PRIYA, office.now(), &office.around()).err().unwrap();
        assert_eq!(refused.code, Code::Damaged, "{length} bytes");
        let key = office.recovery_key.text();
        let refused = Store::recover(&torn, key, "Priya Nair", PRIYA, PRIYA, office.now(), &office.around());
        assert_eq!(refused.err().unwrap().code, Code::Damaged, "{length} bytes");
        let after: Vec<Vec<u8>> = files(&torn).iter().map(|file| fs::read(file).unwrap()).collect();
        assert!(before == after, "{length} bytes");
    }
}

#[test]
fn a_folder_is_no_store_whose_keys_are_missing() {
    let office = Office::new();
    let refused = Store::unlock(office.folder(), PRIYA, office.now(), &office.around()).err().unwrap();
    assert_eq!(refused.code, Code::Refused);
    assert!(refused.message.contains("is a folder"), "{}", refused.message);
}

/// A store that lost all but its beginning, and still has its write-ahead log.
fn torn(office: &Office, length: usize) -> PathBuf {
    let folder = office.folder().join("torn");
    fs::create_dir(&folder).unwrap();
    let torn = folder.join("store");
    for end in [".keys", ".keys.copy", "-wal"] {
        fs::copy(format!("{}{end}", office.file().display()), format!("{}{end}", torn.display())).unwrap();
    }
    assert!(fs::metadata(folder.join("store-wal")).unwrap().len() > 0);
    fs::write(&torn, &fs::read(office.file()).unwrap()[..length]).unwrap();
    torn
}

fn files(store: &Path) -> [PathBuf; 4] {
    ["", ".keys", ".keys.copy", "-wal"].map(|end| format!("{}{end}", store.display()).into())
}

#[test]
fn a_second_window_is_told_of_the_first_and_the_command_line_is_not() {
    let mut office = Office::new();
    let window = OnlyWindow::on(&office.file()).unwrap();
    let second = OnlyWindow::on(&office.file()).unwrap_err();
    assert_eq!(second.code, Code::Busy);
    assert!(second.message.contains("another window"), "{}", second.message);
    office.unlock(PRIYA).add_person("Gwen Askew");
    drop(window);
    OnlyWindow::on(&office.file()).unwrap();
}

/// The same program once more, as the window that is killed.
const HOLDS: &str = "ALONGSIDE_TEST_HOLDS";

/// Until it is killed.
fn hold(file: &Path) -> ! {
    let _window = OnlyWindow::on(file).unwrap();
    fs::write(file.with_extension("held"), "").unwrap();
    loop {
        std::thread::sleep(Duration::from_secs(60));
    }
}

#[test]
fn a_window_that_is_killed_keeps_nobody_out() {
    if let Some(file) = std::env::var_os(HOLDS) {
        hold(Path::new(&file));
    }
    let office = Office::new();
    let mut window = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "opening::a_window_that_is_killed_keeps_nobody_out"])
        .env(HOLDS, office.file())
        .spawn()
        .unwrap();
    while !office.file().with_extension("held").exists() {
        assert!(window.try_wait().unwrap().is_none(), "the first window is open");
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(OnlyWindow::on(&office.file()).unwrap_err().code, Code::Busy);
    window.kill().unwrap();
    window.wait().unwrap();
    OnlyWindow::on(&office.file()).unwrap();
}

#[test]
fn a_machine_is_told_by_its_own_id_or_else_by_whichever_name_says_something() {
    let names = |name: &str| match name {
        "COMPUTERNAME" => Some(" ".to_owned()),
        "HOSTNAME" => Some("laptop-3".to_owned()),
        _ => None,
    };
    let told = |id: Option<&str>| Surroundings::of([1; 32], id.map(str::to_owned), names).machine;
    assert_eq!(told(Some("0af3\n")), "0af3");
    assert_eq!((told(None).as_str(), told(Some("\n")).as_str()), ("laptop-3", "laptop-3"));
    assert_eq!(Surroundings::of([1; 32], None, |_| None).machine, "");
}
