//! Import, export and import again.

use crate::desk::{Desk, case};

fn there_and_back(file: &std::path::Path, kind: &str) -> (serde_json::Value, Vec<u8>) {
    let (first, second) = (Desk::new(), Desk::new());
    let answer = first.json(["import".as_ref(), kind.as_ref(), file.as_os_str()]);
    let one = first.path("one.csv");
    first.fine(["export", kind, "--to", one.to_str().unwrap()]);
    let again = second.json(["import".as_ref(), kind.as_ref(), one.as_os_str()]);
    assert_eq!(again["refused"], serde_json::json!([]), "what we wrote, we read");
    assert_eq!(again["remarks"], serde_json::json!([]));
    let two = second.path("two.csv");
    second.fine(["export", kind, "--to", two.to_str().unwrap()]);
    let (one, two) = (std::fs::read(one).unwrap(), std::fs::read(two).unwrap());
    assert_eq!(String::from_utf8_lossy(&one), String::from_utf8_lossy(&two));
    (answer, one)
}

#[test]
fn a_messy_register_comes_back_to_the_same_bytes() {
    let own = ["people-short.csv", "people-semicolon-1252.csv", "people-utf16.csv"];
    let own = own.map(|name| case(name).unwrap_or_else(|| panic!("{name} is not in tests/cases")));
    for file in own.into_iter().chain(case("people-messy.csv")) {
        let name = file.file_name().unwrap().display();
        let (answer, _) = there_and_back(&file, "people");
        let refused = answer["refused"].as_array().unwrap().len() as u64;
        assert_eq!(
            answer["accepted"].as_u64().unwrap() + refused,
            answer["read"].as_u64().unwrap(),
            "{name}"
        );
    }
}

#[test]
fn names_of_many_languages_are_exported_unchanged() {
    let file = case("people-messy.csv").or_else(|| case("people-short.csv")).unwrap();
    let (_, bytes) = there_and_back(&file, "people");
    let (before, after) = (std::fs::read_to_string(&file).unwrap(), String::from_utf8(bytes).unwrap());
    let names = ["Łukasz", "Siân", "O'Brien", "Ștefan", "Yılmaz", "Ní-Bhriain", "Zoë", "Bąk", "Şahin"];
    let here: Vec<_> = names.iter().filter(|name| before.contains(**name)).collect();
    assert!(here.len() >= 2, "the case has too few of them: {here:?}");
    assert!(here.iter().all(|name| after.contains(**name)), "{here:?}");
}

#[test]
fn a_plan_comes_back_to_the_same_bytes() {
    there_and_back(&case("plan-council.csv").unwrap(), "plan");
}

#[test]
fn the_made_up_council_comes_back_to_the_same_bytes() {
    let desk = Desk::without_store();
    desk.fine(["init", "--sample"]);
    for kind in ["people", "plan"] {
        let file = desk.path("sample.csv");
        desk.fine(["export", kind, "--to", file.to_str().unwrap()]);
        let first = std::fs::read(&file).unwrap();
        let (_, second) = there_and_back(&file, kind);
        assert_eq!(String::from_utf8_lossy(&first), String::from_utf8_lossy(&second));
    }
}

#[test]
fn one_undo_takes_back_a_whole_import() {
    let desk = Desk::new();
    desk.save("person", "{\"name\":\"Ann\"}\n");
    desk.json(["import".as_ref(), "people".as_ref(), case("people-short.csv").unwrap().as_os_str()]);
    assert!(desk.people().len() > 20);
    desk.fine(["undo"]);
    assert_eq!(desk.people().len(), 1);
    assert_eq!(desk.json(["check"])["problems"], serde_json::json!([]));
}

#[test]
fn a_dry_run_says_the_same_and_writes_nothing() {
    let desk = Desk::new();
    let file = case("people-short.csv").unwrap();
    let dry = desk.json(["import".as_ref(), "people".as_ref(), file.as_os_str(), "--dry-run".as_ref()]);
    assert_eq!(desk.people().len(), 0);
    assert_eq!(desk.json(["import".as_ref(), "people".as_ref(), file.as_os_str()]), dry);
}
