//! What comes out: whole files or none, and an answer that was not heard is no success.

use crate::desk::{Desk, PASSPHRASE};
use alongside_core::Kind;
use std::fs::{self, File};
use std::process::{Output, Stdio};

/// Of a disk that has no room for more than this.
fn with_room_for(desk: &Desk, kilobytes: u32, args: &[&str]) -> Output {
    let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$@\"", kilobytes * 2);
    let mut command = std::process::Command::new("sh");
    command.args(["-c", &script, "sh", env!("CARGO_BIN_EXE_alongside-cli"), "--store"]);
    command.arg(desk.path("store.db")).args(args).env("ALONGSIDE_PASSPHRASE", PASSPHRASE);
    command.output().unwrap()
}

fn with_many_people() -> Desk {
    let desk = Desk::new();
    let rows: String = (0..3000).map(|n| format!("Person {n},person{n}@example.org\n")).collect();
    let file = desk.file("people.csv", format!("Name,E-mail\n{rows}").as_bytes());
    desk.fine(["import".as_ref(), "people".as_ref(), file.as_os_str()]);
    desk
}

#[test]
fn a_full_disk_leaves_the_old_file_whole_and_nothing_half_written() {
    let desk = with_many_people();
    let old = desk.file("register.csv", b"Name\r\nas it was\r\n");
    let before = names(&desk);
    let output = with_room_for(&desk, 64, &["export", "people", "--to", old.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!output.stderr.is_empty());
    assert_eq!(fs::read(&old).unwrap(), b"Name\r\nas it was\r\n");
    assert_eq!(names(&desk), before);
    let said = desk.fine(["export", "people", "--to", old.to_str().unwrap()]);
    assert!(said.trim_end().ends_with("It replaced a file of that name."), "{said}");
    assert!(fs::metadata(&old).unwrap().len() > 100_000);
}

#[test]
fn nothing_is_written_over_the_file_of_the_passphrase() {
    let desk = Desk::new();
    let secret = desk.file("secret.txt", PASSPHRASE.as_bytes());
    let to = secret.to_str().unwrap();
    let handout = desk.file("tea.md", b"# Tea\n![library] There is tea.\n");
    let id = desk.fine(["handout", "import", handout.to_str().unwrap()]);
    let ways = [
        vec!["export", "people", "--to", to],
        vec!["print", "plan", "--format", "text", "--to", to],
        vec!["handout", "export", id.trim(), "--to", to],
        vec!["backup", "--to", to],
    ];
    for args in ways {
        let mut refused = std::process::Command::new(env!("CARGO_BIN_EXE_alongside-cli"));
        refused.arg("--store").arg(desk.path("store.db")).arg("--passphrase-file").arg(&secret).args(&args);
        assert!(!refused.output().unwrap().status.success(), "{args:?}");
        assert_eq!(fs::read_to_string(&secret).unwrap(), PASSPHRASE, "{args:?}");
    }
}

#[test]
fn a_sheet_says_what_it_leaves_out() {
    let desk = Desk::new();
    for kind in Kind::ALL {
        let (word, left_out) = (kind.offers().list_word, kind.offers().leaves_out);
        let said = desk.fine(["export", word, "--to", desk.path(word).to_str().unwrap()]);
        assert_eq!(said.contains("It leaves out"), !left_out.is_empty(), "{said}");
        assert!(said.contains(left_out), "{said}");
    }
}

#[test]
fn a_backup_and_a_restore_that_ran_out_of_room_can_be_tried_again() {
    let desk = with_many_people();
    let (backup, to) = (desk.path("monday.alongside"), desk.path("restored.db"));
    let before = names(&desk);
    let args = ["backup", "--to", backup.to_str().unwrap()];
    assert_eq!(with_room_for(&desk, 256, &args).status.code(), Some(1));
    assert_eq!(names(&desk), before);
    let changes = desk.fine(["changes", "--last", "1"]);
    assert!(!changes.contains("backup"), "{changes}");
    desk.fine(args);
    let before = names(&desk);
    let args = ["restore", backup.to_str().unwrap(), "--to", to.to_str().unwrap()];
    assert_eq!(with_room_for(&desk, 256, &args).status.code(), Some(1));
    // An empty file says whose turn it is; taken away, two could have it at once.
    let stays = |name: &String| name != "restored.db.lock";
    assert_eq!(names(&desk).into_iter().filter(stays).collect::<Vec<_>>(), before);
    desk.fine(args);
    let mut restored = std::process::Command::new(env!("CARGO_BIN_EXE_alongside-cli"));
    restored.arg("--store").arg(&to).args(["list", "people"]).env("ALONGSIDE_PASSPHRASE", PASSPHRASE);
    let restored = String::from_utf8(restored.output().unwrap().stdout).unwrap();
    assert_eq!(restored.lines().count(), 3000);
}

#[test]
fn a_backup_that_was_killed_leaves_nothing_in_the_way_of_the_next() {
    let desk = with_many_people();
    let backup = desk.path("monday.alongside");
    let before = names(&desk);
    let (mut left_behind, mut round) = (0, 0);
    // A quick machine or a busy one: some kill comes while it is written.
    while round < 12 || (left_behind == 0 && round < 100) {
        let mut child = desk.command().args(["backup", "--to"]).arg(&backup).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(40 + 12 * round));
        round += 1;
        child.kill().ok();
        child.wait().unwrap();
        left_behind += names(&desk).iter().filter(|name| name.starts_with(".alongside")).count();
        fs::remove_file(&backup).ok();
    }
    assert!(left_behind > 0, "no kill came while the backup was written");
    desk.fine(["backup".as_ref(), "--to".as_ref(), backup.as_os_str()]);
    let mut after = names(&desk);
    after.retain(|name| name != "monday.alongside");
    assert_eq!(after, before);
    assert_eq!(desk.json(["check"])["problems"], serde_json::json!([]));
}

#[test]
fn an_answer_that_could_not_be_written_is_a_failure_and_a_closed_pipe_is_none() {
    let desk = Desk::without_store();
    desk.fine(["init", "--sample"]);
    let handout = desk.json(["list", "handouts"])[0]["id"].as_str().unwrap().to_owned();
    let csv = desk.path("people.csv").to_str().unwrap().to_owned();
    let lists = Kind::ALL.iter().map(|kind| kind.offers().list_word);
    let mut commands: Vec<Vec<&str>> = lists.map(|list| vec!["list", list]).collect();
    commands.extend([
        vec!["search", "a"],
        vec!["changes"],
        vec!["check"],
        vec!["handout", "export", &handout],
        vec!["run", &handout],
        vec!["pictures", "search", "bus"],
        vec!["export", "people", "--to", &csv],
    ]);
    for args in commands {
        for json in [&[][..], &["--json"]] {
            let full = File::options().write(true).open("/dev/full").unwrap();
            let output = desk.command().args(json).args(&args).stdout(full).output().unwrap();
            assert_eq!(output.status.code(), Some(1), "{args:?}");
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(said.contains("could not be written"), "{args:?}: {said}");
        }
        let mut child =
            desk.command().args(&args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0), "{args:?}");
    }
}

#[test]
fn a_mark_at_the_beginning_and_a_line_end_are_no_letters() {
    let desk = Desk::new();
    let secret = desk.file("secret", format!("\u{feff}{PASSPHRASE}\r\n").as_bytes());
    let with = |name: &str, value: &str| {
        let mut command = desk.command();
        command.env_remove("ALONGSIDE_PASSPHRASE").env(name, value);
        command
    };
    let opened =
        with("OTHER", "").args(["list", "people", "--passphrase-file"]).arg(&secret).output().unwrap();
    assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
    for end in ["\n", "\r\n"] {
        let passphrase = format!("\u{feff}{PASSPHRASE}{end}");
        let opened = with("ALONGSIDE_PASSPHRASE", &passphrase).args(["list", "people"]).output().unwrap();
        assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
    }
    let added = desk
        .command()
        .args(["officer", "add", "Tom Ellery"])
        .env("ALONGSIDE_NEW_PASSPHRASE", "\u{feff}seven loud kettles\n")
        .output();
    assert!(added.unwrap().status.success());
    let opened =
        with("ALONGSIDE_PASSPHRASE", "seven loud kettles").args(["list", "people"]).output().unwrap();
    assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));

    let saved = desk.save("person", "\u{feff}{\"name\":\"Ann Lee\"}\r\n{\"name\":\"Bob Orr\"}\r\n");
    assert!(saved.status.success(), "{}", String::from_utf8_lossy(&saved.stderr));
    assert_eq!(desk.people().len(), 2);
    let handout = desk.file("benches.md", "\u{feff}# Benches\n\n![tools] We mend them.\n".as_bytes());
    let id = desk.json(["handout".as_ref(), "import".as_ref(), handout.as_os_str()])["id"].clone();
    assert!(desk.fine(["handout", "export", id.as_str().unwrap()]).starts_with("# Benches\n"));
    desk.fine(["words".as_ref(), "--file".as_ref(), handout.as_os_str()]);
}

fn names(desk: &Desk) -> Vec<String> {
    let entries = fs::read_dir(desk.folder.path()).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
