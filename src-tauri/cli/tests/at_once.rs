//! Several at once: whoever writes waits for their turn, whoever reads waits for nobody,
//! and no check alarms because somebody else works.

use crate::desk::{Desk, PASSPHRASE};
use std::process::{Command, Stdio};

#[test]
fn of_officers_who_are_added_at_once_each_gets_their_own_key_and_nobody_lets_in_two_alone() {
    const MANY: usize = 4;
    let desk = Desk::new();
    let add = |name: &str, words: &str| {
        let mut command = desk.command();
        command.args(["officer", "add", name]).env("ALONGSIDE_NEW_PASSPHRASE", words).stdin(Stdio::null());
        command.output().unwrap().status.code()
    };
    let all_at_once = |name: &(dyn Fn(usize) -> String + Sync)| -> usize {
        std::thread::scope(|scope| {
            let adding = (0..MANY).map(|number| {
                let words = format!("seven lamps of tin {number}");
                scope.spawn(move || add(&name(number), &words))
            });
            let adding: Vec<_> = adding.collect();
            adding.into_iter().map(|one| one.join().unwrap()).filter(|code| *code == Some(0)).count()
        })
    };
    assert_eq!(
        all_at_once(&|number| format!("Officer {number}")),
        1,
        "the first is alone, the others ask her"
    );
    assert_eq!(desk.fine(["officers"]).lines().count(), 2);
    assert_eq!(all_at_once(&|_| "Same Name".to_owned()), 0, "who are two already");
    assert!(desk.fine(["check"]).starts_with("All is well"));
}

#[test]
fn writers_readers_and_checks_at_once_all_succeed() {
    let desk = Desk::new();
    const WRITERS: usize = 4;
    const SAVES: usize = 12;
    let ours = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_alongside-cli"));
        command.arg("--store").arg(desk.path("store.db")).args(args).env("ALONGSIDE_PASSPHRASE", PASSPHRASE);
        command.stdin(Stdio::null());
        command
    };
    let fine = |args: &[&str]| {
        let output = ours(args).output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success() && told.is_empty(), "{args:?}: {told}");
        String::from_utf8(output.stdout).unwrap()
    };
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let ours = &ours;
            let desk = &desk;
            scope.spawn(move || {
                for save in 0..SAVES {
                    let line = format!("{{\"name\":\"Person {writer} {save}\"}}\n");
                    let file = desk.file(&format!("{writer}.jsonl"), line.as_bytes());
                    let mut command = ours(&["save", "person"]);
                    let output = command.stdin(std::fs::File::open(file).unwrap()).output().unwrap();
                    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
                }
            });
        }
        for _ in 0..4 {
            scope.spawn(|| (0..8).for_each(|_| drop(fine(&["list", "people"]))));
        }
        scope.spawn(|| {
            for _ in 0..10 {
                assert!(fine(&["check"]).starts_with("All is well"));
            }
        });
    });
    assert_eq!(fine(&["list", "people"]).lines().count(), WRITERS * SAVES);
    assert!(fine(&["check", "--deep"]).starts_with("All is well"));
}
