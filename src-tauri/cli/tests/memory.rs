//! A run for a thousand people and the rows of a spreadsheet must not gather
//! in memory. No time is taken: a slow computer passes, a leak does not.

use crate::desk::Desk;
use std::fmt::Write as _;
use std::process::{Child, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

const PEOPLE: usize = 1_000;
const FORMATS: [&str; 6] = ["Easy read", "Large print", "Standard", "Braille", "Dyslexia friendly", "E-mail"];
const HANDOUT: &str = "# Come and talk\n\n## What this is about\n![talk] Dear {name}. We want to hear from you.\n\
    ![diary] We meet on Thursday 14 January 2027.\n\n## What we do for you\n![bus] We pay for the bus.\n\
    ![phone] Ring us on 01632 960 123.\n";

/// Megabytes that the process has taken at most so far. (`getrusage` of a
/// child begins with what its parent had.)
fn most(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches("kB").trim().parse::<u64>().ok()? / 1024)
}

/// What a program answered, and the megabytes that it took at most.
fn watched(mut child: Child) -> (Output, u64) {
    let mut megabytes = 0;
    while child.try_wait().unwrap().is_none() {
        megabytes = megabytes.max(most(child.id()).unwrap_or(0));
        sleep(Duration::from_millis(5));
    }
    (child.wait_with_output().unwrap(), megabytes)
}

#[test]
fn ten_times_the_rows_take_no_more_memory_to_look_at() {
    let desk = Desk::new();
    let look_at = |people: usize| {
        let mut sheet = "First name,Family name,Town,E-mail,OK to contact?,Notes\n".to_owned();
        for number in 0..people {
            let notes = "Likes mornings best. ".repeat(20);
            let email = format!("ada{number}@example.org");
            let _ = writeln!(sheet, "Ada{number},Example,Northbrook,{email},Yes,{notes}");
        }
        let file = desk.file("people.csv", sheet.as_bytes());
        let mut command = desk.command();
        command.args(["--json", "import", "people"]).arg(file).arg("--dry-run").stdout(Stdio::piped());
        let (output, megabytes) = watched(command.spawn().unwrap());
        let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(answer["accepted"], people);
        megabytes
    };
    // The larger file alone has 20 MB.
    let (few, many) = (look_at(4_000), look_at(40_000));
    assert!(few > 1 && many < few + 10, "{few} and {many} MB");
}

#[test]
fn ten_times_the_remarks_take_no_more_memory_and_all_are_told() {
    let desk = Desk::new();
    let look_at = |rows: usize, json: bool| {
        let mut sheet = "First name,Family name,Town,Format,Notes\n".to_owned();
        for number in 0..rows / 2 {
            let notes = "Likes mornings best. ".repeat(5);
            let _ = writeln!(sheet, "Ada{number},Example,Northbrook,owl post from the tower,{notes}");
            let _ = writeln!(sheet, ",,Northbrook,owl post from the tower,{number} {notes}");
        }
        let (file, answer) = (desk.file("people.csv", sheet.as_bytes()), desk.path("answer"));
        let mut command = desk.command();
        command.args(if json { &["--json"][..] } else { &[] }).args(["import", "people"]).arg(file);
        // A pipe that nobody reads meanwhile would stop it.
        command.arg("--dry-run").stdout(std::fs::File::create(&answer).unwrap());
        let (_, megabytes) = watched(command.spawn().unwrap());
        (std::fs::read(answer).unwrap(), megabytes)
    };
    for json in [false, true] {
        let ((_, few), (answer, many)) = (look_at(4_000, json), look_at(40_000, json));
        assert!(few > 1 && many < few + 10, "{few} and {many} MB");
        if json {
            let answer: serde_json::Value = serde_json::from_slice(&answer).unwrap();
            let told = |name: &str| answer[name].as_array().unwrap().len();
            assert_eq!((told("refused"), told("remarks")), (20_000, 20_000));
            let names: Vec<&String> = answer.as_object().unwrap().keys().collect();
            assert_eq!(names, ["read", "accepted", "refused", "remarks", "told", "left_out"]);
        } else {
            assert_eq!(String::from_utf8(answer).unwrap().lines().count(), 1 + 40_000);
        }
    }
}

#[test]
fn a_run_for_a_thousand_people_stays_below_150_megabytes() {
    let desk = Desk::new();
    let mut sheet = "First name,Family name,Address 1,Town,E-mail,OK to contact?,Format\n".to_owned();
    for number in 0..PEOPLE {
        let format = FORMATS[number % FORMATS.len()];
        let email = format!("ada{number}@example.org");
        let _ = writeln!(sheet, "Ada{number},Example,{number} Quaker Row,Northbrook,{email},Yes,{format}");
    }
    let (people, handout) = (desk.path("people.csv"), desk.path("handout.md"));
    std::fs::write(&people, sheet).unwrap();
    std::fs::write(&handout, HANDOUT).unwrap();
    desk.fine(["import".as_ref(), "people".as_ref(), people.as_os_str()]);
    let id = desk.json(["handout".as_ref(), "import".as_ref(), handout.as_os_str()])["id"].clone();
    let out = desk.path("run");
    let child = desk
        .command()
        .args(["--json", "run", id.as_str().unwrap(), "--to"])
        .arg(&out)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (output, megabytes) = watched(child);
    assert!(output.status.success());
    let made: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(made["copies"], PEOPLE, "everybody gets one");
    assert!(made["files"].as_array().unwrap().len() > FORMATS.len(), "{made}");
    assert!((10..150).contains(&megabytes), "{megabytes} MB");
}
