//! Whatever comes in: a sentence, exit code 2, and nothing half written.

use crate::desk::{Desk, PASSPHRASE};
use std::collections::BTreeMap;

#[test]
fn a_wrong_passphrase_changes_no_byte_and_says_so_kindly() {
    let desk = Desk::new();
    desk.save("person", "{\"name\":\"Ann\"}\n");
    let all = || -> BTreeMap<_, _> {
        let entries = std::fs::read_dir(desk.folder.path()).unwrap().map(|e| e.unwrap().path());
        entries.map(|path| (path.clone(), std::fs::read(path).unwrap())).collect()
    };
    let before = all();
    let output =
        desk.command().env("ALONGSIDE_PASSPHRASE", "three plain worms").args(["list", "people"]).output();
    let output = output.unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("does not open this store"), "{said}");
    assert_eq!(before, all());
}

#[test]
fn a_file_that_is_no_spreadsheet_is_refused_with_what_to_do() {
    let desk = Desk::new();
    for (name, bytes) in [
        ("book.csv", &b"PK\x03\x04\x14\x00"[..]),
        ("paper.csv", b"%PDF-1.7\n%\xe2\xe3"),
        ("empty.csv", b""),
        ("noise.csv", b"\x00\x01\x02\x7f\x00\x01\x02\x03"),
        ("other.csv", b"Colour,Size\nred,12\n"),
    ] {
        let file = desk.file(name, bytes);
        let said = desk.bad(["import".as_ref(), "people".as_ref(), file.as_os_str()]);
        assert!(said.trim().ends_with('.'), "{name}: {said}");
    }
    let said = desk.bad(["import", "people", "nowhere.csv"]);
    assert!(said.contains("nowhere.csv"), "{said}");
    assert_eq!(desk.people().len(), 0);
}

#[test]
fn odd_rows_are_refused_or_kept_by_line_and_formulas_stay_text() {
    let desk = Desk::new();
    let long = "a".repeat(10_000_000);
    let file = format!(
        "Name,E-mail,Notes\nAnn,ann@example.org,=1+1\nBob\0by,x@@y,+44\n,none@example.org,\n{},,\nCas,,{long}\nDee,,1,2,3\n\"Eve\n",
        "n".repeat(10_000)
    );
    let file = desk.file("odd.csv", file.as_bytes());
    let answer = desk.json(["import".as_ref(), "people".as_ref(), file.as_os_str()]);
    let lines: Vec<u64> =
        answer["refused"].as_array().unwrap().iter().map(|r| r["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [4, 5, 6, 7], "{}", answer["refused"]);
    assert_eq!(answer["remarks"][0]["typed"], "x@@y");
    let out = desk.path("out.csv");
    desk.fine(["export", "people", "--to", out.to_str().unwrap()]);
    let text = std::fs::read_to_string(out).unwrap();
    assert!(text.contains(",'=1+1") && !text.contains(",=1+1"), "{text}");
    assert!(text.contains("'+44"), "{text}");
}

#[test]
fn what_an_import_does_is_told_in_words_too() {
    let desk = Desk::new();
    let file = b"Register\n\nName,Diet,Phone\nIda,nuts,ask\nJo,,\nJo,,\nKit,\"oats,\n";
    let file = desk.file("odd.csv", file);
    let output = desk.fine(["import".as_ref(), "people".as_ref(), file.as_os_str()]);
    for told in [
        "4 rows were read, 4 were kept.",
        "The headings are in line 3.",
        "The column \u{201c}Diet\u{201d} fills no field, so it is kept in the notes.",
        "line 4: Phone \u{201c}ask\u{201d} is kept as a note.",
        "line 6: This row is the same as line 5, and is kept twice.",
        "line 7: A quotation mark opens a cell here",
    ] {
        assert!(output.contains(told), "{told} is not in: {output}");
    }
}

#[test]
fn a_bad_line_stops_and_the_lines_before_it_stay() {
    let desk = Desk::new();
    for (bad, says) in [
        ("not json", "JSON"),
        ("[]", "JSON"),
        ("{\"name\":\"\"}", "name"),
        ("{\"nome\":\"x\"}", "nome"),
        ("{\"name\":\"x\",\"joined\":\"31/02/2024\"}", "joined"),
    ] {
        let before = desk.people().len();
        let output = desk.save("person", &format!("{{\"name\":\"Ann\"}}\n{bad}\n{{\"name\":\"Bob\"}}\n"));
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{bad}: {said}");
        assert!(said.contains("Line 2") && said.contains(says), "{bad}: {said}");
        assert_eq!(desk.people().len(), before + 1);
    }
}

#[test]
fn every_problem_of_a_claim_is_told_at_once() {
    let desk = Desk::new();
    let output = desk.save(
        "claim",
        r#"{"person":"","activity":"","on":"31/02/2026","lines":[{"kind":"bus","amount":"-3"},{"kind":"taxi","amount":"9"}]}"#,
    );
    let said = String::from_utf8(output.stderr).unwrap();
    for field in ["person", "activity", "on", "lines.0.amount", "lines.1.words"] {
        assert!(said.contains(&format!("{field}: ")), "{field} is not in: {said}");
    }
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn what_cannot_be_typed_is_exit_code_2() {
    let desk = Desk::new();
    desk.bad(["print", "poem", "--format", "easy-read", "--to", "x.pdf"]);
    desk.bad(["print", "project", "--format", "easy-read", "--to", "x.pdf"]);
    desk.bad(["list", "plan", "--today", "31/02/2026"]);
    assert_eq!(desk.run(["undo", "99999"]).status.code(), Some(1));
    assert_eq!(desk.run(["init"]).status.code(), Some(1), "a store is never written over");
}

#[test]
fn a_pipe_that_nobody_writes_to_is_not_waited_for() {
    let desk = Desk::new();
    let pipe = desk.path("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let pipe = pipe.to_str().unwrap();
    for args in [
        vec!["import", "people", pipe],
        vec!["handout", "import", pipe],
        vec!["words", "--file", pipe],
        vec!["pictures", "add", pipe],
        vec!["restore", pipe, "--to", "new.db"],
        vec!["list", "people", "--passphrase-file", pipe],
        vec!["officer", "add", "Tom Ellery", "--new-passphrase-file", pipe],
        vec!["recover", "--officer", "Officer", "--key-file", pipe],
        vec!["export", "people", "--to", pipe],
        vec!["print", "plan", "--format", "text", "--to", pipe],
    ] {
        let said = desk.bad(&args);
        assert!(said.contains("pipe"), "{args:?}: {said}");
    }
    // What a shell hands over as a pipe is read.
    let script = format!(
        "{} --store {} list people --passphrase-file <(printf '%s' '{PASSPHRASE}')",
        env!("CARGO_BIN_EXE_alongside-cli"),
        desk.path("store.db").display()
    );
    assert!(std::process::Command::new("bash").args(["-c", &script]).status().unwrap().success());
}

#[test]
fn a_store_beside_which_a_pipe_stands_is_refused_and_not_waited_for() {
    for end in ["", "-wal", ".keys", ".keys.copy", ".device", ".mark", ".lock"] {
        let desk = Desk::new();
        let place = desk.path(&format!("store.db{end}"));
        let _ = std::fs::remove_file(&place);
        assert!(std::process::Command::new("mkfifo").arg(&place).status().unwrap().success());
        let output = desk.run(["list", "people"]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && said.contains("pipe"), "{end}: {said}");
    }
}

#[test]
fn a_recovery_key_that_nobody_saw_makes_no_store() {
    let desk = Desk::without_store();
    // A pipe that is closed before anything is said, and a disk that is full.
    for to in ["| { exec 0<&-; sleep 2; }", "> /dev/full"] {
        let script = format!("\"$1\" --store \"$2\" init {to}");
        let mut shell = std::process::Command::new("bash");
        shell.args(["-c", &script, "bash", env!("CARGO_BIN_EXE_alongside-cli")]).arg(desk.path("store.db"));
        let output = shell.env("ALONGSIDE_PASSPHRASE", PASSPHRASE).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("could not be shown, so no store was made"), "{script}: {said}");
        assert!(!desk.path("store.db").exists() && !desk.path("store.db.keys").exists(), "{script}");
    }
    desk.fine(["init"]);
}

#[test]
fn a_passphrase_file_that_is_not_there_is_no_restore_without_one() {
    let desk = Desk::new();
    let backup = desk.path("monday.alongside");
    desk.fine(["backup".as_ref(), "--to".as_ref(), backup.as_os_str()]);
    let to = desk.path("back.db");
    let words =
        ["restore", backup.to_str().unwrap(), "--to", to.to_str().unwrap(), "--passphrase-file", "no such"];
    desk.bad(words);
    assert!(!to.exists());
    for missing in ["no such.alongside", "no such folder/a"] {
        desk.bad(["restore", missing, "--to", to.to_str().unwrap()]);
        desk.bad(["backup", "--to", &format!("no such folder/{missing}")]);
    }
}
