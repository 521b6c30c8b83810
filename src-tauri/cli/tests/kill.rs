//! The program is killed (SIGKILL) at random moments, and nothing
//! acknowledged is lost, nothing is half there.

use crate::desk::Desk;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;
use std::time::Duration;

/// Small and repeatable: a moment is only as random as the machine is busy.
struct Moments(u64);

impl Moments {
    fn next(&mut self, below: u64) -> Duration {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        Duration::from_millis((self.0 >> 33) % below)
    }
}

#[test]
fn no_acknowledged_save_is_lost_in_60_kills() {
    let desk = Desk::new();
    let mut moments = Moments(7);
    let mut acknowledged: Vec<String> = Vec::new();
    for round in 0..60 {
        let mut child = desk
            .command()
            .args(["save", "person"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let writer = std::thread::spawn(move || {
            for number in 0..10_000 {
                // The pipe breaks when the program is killed: that is the end of the round.
                if writeln!(stdin, "{{\"name\":\"Person {round} {number}\"}}").is_err() {
                    break;
                }
            }
        });
        let lines = BufReader::new(child.stdout.take().unwrap());
        let (tell, told) = std::sync::mpsc::channel();
        let reader = std::thread::spawn(move || {
            let ids = lines.lines().map_while(Result::ok).filter_map(|line| {
                let value: serde_json::Value = serde_json::from_str(&line).ok()?;
                // Nobody listens any more after the first one.
                let _ = tell.send(());
                Some(value["id"].as_str()?.to_owned())
            });
            ids.collect::<Vec<_>>()
        });
        // Some rounds end while the store is opened, most while it is written to.
        if round % 6 != 0 {
            told.recv_timeout(Duration::from_secs(60)).unwrap();
        }
        std::thread::sleep(moments.next(120));
        child.kill().unwrap();
        child.wait().unwrap();
        writer.join().unwrap();
        acknowledged.extend(reader.join().unwrap());
    }
    let kept: std::collections::HashSet<String> = desk.people().into_iter().collect();
    assert!(acknowledged.len() > 100, "the kills came too early to show anything: {}", acknowledged.len());
    let lost = acknowledged.iter().filter(|id| !kept.contains(*id)).count();
    assert_eq!(lost, 0, "of {}", acknowledged.len());
    assert_eq!(desk.json(["check"])["problems"], serde_json::json!([]));
}

#[test]
fn no_import_is_ever_half_there_in_40_kills() {
    let desk = Desk::new();
    let rows: String =
        (0..3000).map(|n| format!("Person {n},person{n}@example.org,hearing loop\n")).collect();
    let file = desk.file("people.csv", format!("Name,E-mail,Access needs\n{rows}").as_bytes());
    let mut moments = Moments(11);
    let mut before = 0;
    for _ in 0..40 {
        let mut child = desk
            .command()
            .args(["import".as_ref(), "people".as_ref(), file.as_os_str()])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(moments.next(1200));
        // It may be done already: then all of it is there.
        child.kill().ok();
        child.wait().unwrap();
        let now = desk.people().len();
        assert!([before, before + 3000].contains(&now), "{before} before, {now} now");
        before = now;
    }
    assert_eq!(desk.json(["check"])["problems"], serde_json::json!([]));
}

#[test]
fn wherever_the_making_of_a_store_is_killed_it_is_whole_or_not_there() {
    let mut moments = Moments(11);
    let (mut whole, mut gone) = (0, 0);
    for round in 0..40 {
        let desk = Desk::without_store();
        let mut init = desk.command();
        init.arg("init");
        if round % 4 == 0 {
            init.arg("--sample");
        }
        let mut child = init.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(moments.next(if round % 4 == 0 { 8000 } else { 600 }));
        child.kill().unwrap();
        let said = child.wait_with_output().unwrap().stdout;
        if desk.path("store.db").exists() {
            // The made-up council has no secrets, and shows none.
            let shown = u8::from(round % 4 == 0) + u8::from(!said.is_empty());
            assert!(shown > 0, "its recovery key was shown before it stood");
            desk.fine(["check"]);
            whole += 1;
        } else {
            assert_eq!(desk.run(["list", "people"]).status.code(), Some(1), "there is no store");
            desk.fine(["init"]);
            desk.fine(["check"]);
            gone += 1;
        }
        let left = std::fs::read_dir(desk.folder.path()).unwrap();
        let hidden =
            left.filter(|file| file.as_ref().unwrap().file_name().to_string_lossy().starts_with('.'));
        assert_eq!(hidden.count(), 0, "round {round}");
    }
    assert!(gone > 3, "{whole} were whole, {gone} were not there");
}
