//! Records in, handouts out.

use crate::desk::{Desk, case};
use serde_json::Value;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The plan of a real council where CI has it, else our own in the same three columns.
fn plan_file() -> PathBuf {
    case("action-plan.csv").or_else(|| case("plan-council.csv")).unwrap()
}

fn import_plan(desk: &Desk) -> Value {
    desk.json(["import".into(), "plan".into(), plan_file().into_os_string()])
}

#[test]
fn the_plan_of_a_council_keeps_its_months() {
    let desk = Desk::new();
    let answer = import_plan(&desk);
    assert_eq!(answer["read"], answer["accepted"], "{answer}");
    let plan = desk.json(["list", "plan"]);
    let file = std::fs::read_to_string(plan_file()).unwrap();
    let actions: Vec<&str> =
        plan.as_array().unwrap().iter().filter_map(|one| one["action"].as_str()).collect();
    assert_eq!(Value::from(actions.len()), answer["read"]);
    let otherwise: Vec<&&str> = actions.iter().filter(|action| !file.contains(**action)).collect();
    assert_eq!(otherwise, Vec::<&&str>::new(), "every action is held as it is written");
    let months = plan
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|action| action["milestones"].as_array().unwrap())
        .filter(|milestone| milestone["due"].as_str().is_some_and(|due| due.len() == "2024-06".len()))
        .count();
    assert!(months >= 5, "{plan}");
}

#[test]
fn a_plan_of_june_is_late_from_the_first_of_july() {
    let desk = Desk::new();
    desk.save(
        "action",
        r#"{"action":"Agree how we review","owner":"Service Director","milestones":[{"due":"June 2024"}]}"#,
    );
    let late =
        |today: &str| desk.json(["--today", today, "list", "plan", "--overdue"]).as_array().unwrap().len();
    assert_eq!(late("2024-06-30"), 0);
    assert_eq!(late("2024-07-01"), 1);
}

#[test]
fn the_printed_plan_has_every_action_officer_and_date_in_reading_order() {
    let desk = Desk::new();
    import_plan(&desk);
    let pdf = desk.path("plan.pdf");
    desk.fine(["print", "plan", "--format", "easy-read", "--to", pdf.to_str().unwrap()]);
    let told = Command::new("pdfinfo").arg("-struct-text").arg(&pdf).output().unwrap();
    let text = words(&String::from_utf8_lossy(&told.stdout));
    let mut at = 0;
    let plan = desk.json(["list", "plan"]);
    let actions = plan.as_array().unwrap();
    assert!(actions.len() > 5, "{plan}");
    for action in actions {
        let owner = action["owner"].as_str().unwrap();
        let dates = action["milestones"].as_array().unwrap().iter().filter_map(|m| m["due"].as_str());
        for wanted in
            [action["action"].as_str().unwrap(), owner].into_iter().map(words).chain(dates.map(month))
        {
            let found = text[at..].find(&wanted);
            at += found.unwrap_or_else(|| panic!("“{wanted}” is not in the text after the one before it"));
        }
    }
}

/// Letters and figures only, so that line ends and tags do not matter.
fn words(text: &str) -> String {
    let lines = text.lines().filter(|line| line.trim_start().starts_with('"') || !text.contains("(block)"));
    lines.flat_map(str::chars).filter(|c| c.is_alphanumeric()).collect()
}

/// "2024-06" as it is printed: June 2024. Of a span, the end.
fn month(iso: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let iso = iso.rsplit('/').next().unwrap();
    let (year, month) = (&iso[..4], iso[5..7].parse::<usize>().unwrap());
    format!("{}{year}", MONTHS[month - 1])
}

#[test]
fn the_answer_of_the_command_line_is_what_the_manual_says() {
    let desk = Desk::new();
    let saved = desk.save("person", "{\"name\":\"Zoë Ní-Bhriain\"}\n");
    let id = serde_json::from_slice::<Value>(&saved.stdout).unwrap()["id"].as_str().unwrap().to_owned();
    let people = desk.json(["list", "people"]);
    assert_eq!((&people[0]["name"], &people[0]["id"]), (&"Zoë Ní-Bhriain".into(), &id.as_str().into()));
    let found = desk.json(["search", "ni-bhr"]);
    assert_eq!(found[0]["id"], id.as_str());

    let claim = format!(
        r#"{{"person":"{id}","activity":"Board","on":"2026-04-06","lines":[{{"kind":"mileage","miles":10}}],"offered":"25","answer":"declined"}}"#
    );
    assert!(desk.save("claim", &claim).status.success());
    let claims = desk.json(["list", "claims"]);
    assert_eq!((&claims[0]["expenses"], &claims[0]["total"]), (&550.into(), &550.into()));

    let undone = desk.json(["undo"]);
    assert!(undone["sentence"].as_str().unwrap().starts_with("Taken back"));
    assert_eq!(desk.json(["list", "claims"]).as_array().unwrap().len(), 0);
    desk.fine(["undo"]);
    assert_eq!(desk.json(["list", "claims"]).as_array().unwrap().len(), 1, "undoing the undo brings it back");

    let changes = desk.json(["changes", "--last", "2"]);
    assert_eq!(changes.as_array().unwrap().len(), 2);
    assert_eq!(desk.json(["check"])["problems"], Value::Array(Vec::new()));
}

#[test]
fn the_officer_whose_passphrase_it_is_stands_in_every_change() {
    let desk = Desk::new();
    let mut add = desk.command();
    add.args(["officer", "add", "Tom Ellery"]).env("ALONGSIDE_NEW_PASSPHRASE", "another three words");
    assert!(add.status().unwrap().success());
    desk.save("person", "{\"name\":\"Ann\"}\n");
    let as_tom = |args: &[&str]| {
        let mut command = desk.command();
        command.args(args).env("ALONGSIDE_PASSPHRASE", "another three words").output().unwrap()
    };
    let mut bob = desk.command();
    bob.args(["save", "person"]).env("ALONGSIDE_PASSPHRASE", "another three words");
    let mut bob = bob.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    bob.stdin.take().unwrap().write_all(b"{\"name\":\"Bob\"}").unwrap();
    assert!(bob.wait().unwrap().success());
    let changes: Value = serde_json::from_slice(&as_tom(&["--json", "changes"]).stdout).unwrap();
    let who: Vec<_> = changes.as_array().unwrap().iter().map(|c| c["officer"].as_str().unwrap()).collect();
    assert_eq!(who, ["Tom Ellery", "Officer", "Officer", "Officer", "Officer"]);
}

#[test]
fn a_backup_is_one_file_that_opens_as_a_new_store() {
    let desk = Desk::new();
    desk.save("person", "{\"name\":\"Ann\"}\n{\"name\":\"Bob\"}\n");
    let (backup, second) = (desk.path("copy.alongside"), desk.path("second.db"));
    desk.fine(["backup", "--to", backup.to_str().unwrap()]);
    desk.fine(["restore", backup.to_str().unwrap(), "--to", second.to_str().unwrap()]);
    let again = desk.run(["restore", backup.to_str().unwrap(), "--to", second.to_str().unwrap()]);
    assert_eq!(again.status.code(), Some(1), "nothing is written over");
    let list = |store: &std::path::Path| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_alongside-cli"));
        command.arg("--store").arg(store).args(["--json", "list", "people"]);
        command.env("ALONGSIDE_PASSPHRASE", crate::desk::PASSPHRASE).output().unwrap().stdout
    };
    assert_eq!(list(&second), list(&desk.path("store.db")));
}

#[test]
fn a_third_officer_needs_the_word_of_the_second_and_a_lost_passphrase_the_recovery_key() {
    let desk = Desk::new();
    let add = |name: &str, passphrase: &str, second: &str| {
        let mut add = desk.command();
        add.args(["officer", "add", name]).env("ALONGSIDE_NEW_PASSPHRASE", passphrase);
        add.env("ALONGSIDE_SECOND_PASSPHRASE", second).output().unwrap()
    };
    assert!(add("Tom Ellery", "another three words", "").status.success());
    let refused = add("Ines Cole", "nine warm lanterns", "");
    assert_eq!(refused.status.code(), Some(2));
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(told.contains("Ask a second officer"), "{told}");
    assert!(add("Ines Cole", "nine warm lanterns", "another three words").status.success());
    assert_eq!(desk.fine(["officers"]), "Officer\nTom Ellery\nInes Cole\n");

    let mut recover = desk.command();
    recover.args(["--officer", "Tom Ellery", "recover"]).env_remove("ALONGSIDE_PASSPHRASE");
    let mut recover = recover.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let typed = format!("{}\nwords that are new\n", desk.recovery_key);
    recover.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    assert!(recover.wait().unwrap().success());
    let opens = |passphrase: &str| {
        let mut list = desk.command();
        list.args(["list", "people"])
            .env("ALONGSIDE_PASSPHRASE", passphrase)
            .output()
            .unwrap()
            .status
            .success()
    };
    assert!(opens("words that are new") && !opens("another three words"));
}
