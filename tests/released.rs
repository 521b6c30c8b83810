//! Stores of every released version open in this one. `released/000N.sql` is
//! a store as version N of the schema had it, in plain SQL, so that a change
//! can be read; it is never edited once it is released.

use crate::office::{Office, PRIYA, bus_fare, from_sample};
use alongside_core::claims::{self, PayDraft};
use alongside_core::easy::EasyWords;
use alongside_core::handouts::{self, HandoutCheckDraft, HandoutDraft, PartDraft};
use alongside_core::people::{self, AgreementDraft, AgreementState, NeedDraft};
use alongside_core::pictures::{self, PackDraft};
use alongside_core::plan::{self, ActionDraft, MilestoneDraft, MilestoneStatus};
use alongside_core::projects::{self, ProjectDraft, Rung};
use alongside_core::records;
use alongside_core::requests::{self, FormatRequestDraft};
use alongside_core::search::search;
use alongside_core::store::{HowMuch, RECORDED, Table};
use alongside_core::{Kind, Store};
use std::path::PathBuf;

#[test]
fn a_store_of_every_released_version_is_opened_and_whole() {
    let released = released();
    assert!(!released.is_empty(), "tests/released holds them");
    for (version, sql) in released {
        let mut office = Office::new();
        make_over(&mut office, version, &sql);
        office.unlock(PRIYA).store.find_what_is_there().unwrap();
        assert_eq!(office.problems(), Vec::<String>::new(), "version {version}");
        assert_eq!(schema(&office), schema(&Office::new()), "version {version} has become this one");

        let gwen = people::all(office.store.read()).unwrap().remove(0);
        assert_eq!((gwen.name.as_str(), gwen.needs.len(), gwen.agreements.len()), ("Gwen Askew", 2, 2));
        assert_eq!(search(office.store.read(), "askew").unwrap()[0].id, gwen.id);
        let claim = claims::of_person(office.store.read(), &gwen.id, 1).unwrap().rows.remove(0);
        assert_eq!((claim.total.0, claim.status), (340, claims::ClaimStatus::Paid));
        let action = plan::all(office.store.read(), office.today).unwrap().remove(0);
        assert_eq!((action.milestones.len(), action.reviews.len(), action.easy.len()), (1, 1, 1));
        assert_eq!(projects::all(office.store.read(), office.today).unwrap()[0].rungs.len(), 1);
        let kinds: Vec<Kind> = kinds_of(&sql).collect();
        assert!(!kinds.is_empty(), "version {version} knows no kind of record");
        for kind in kinds {
            let mut titles = Vec::new();
            (kind.offers().each)(&office.ask(), &mut |record| {
                titles.push(record.line());
                Ok(())
            })
            .unwrap();
            assert!(!titles.is_empty(), "version {version} holds no {}", kind.label());
        }

        let now = office.now();
        records::undo(&mut office.store, None, HowMuch::Whole, now).unwrap();
        let gwen = people::get(office.store.read(), &gwen.id).unwrap();
        assert_eq!(gwen.town, "", "what was done then is taken back now");
        assert!(office.problems().is_empty());
    }
}

#[test]
fn the_newest_released_store_is_what_this_version_makes() {
    let (version, sql) = released().pop().unwrap_or_default();
    let office = Office::new();
    let now = office.count("PRAGMA user_version");
    let made = dump(&one_of_each());
    let expected = made.split(ROWS).next().unwrap();
    let is_empty = |kind: &Kind| !sql.contains(&format!("\nINSERT INTO {} (", table_of(*kind)));
    let without = kinds_of(&made).find(is_empty);
    if now != version || sql.split(ROWS).next().unwrap() != expected || without.is_some() {
        let name = format!("{now:04}.sql");
        let new = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(&name);
        std::fs::write(&new, made).unwrap();
        panic!(
            "The schema, or a record of each kind, is not in the newest store in tests/released. Before a release, copy {} to \
             tests/released/{name}; after it, add a migration instead of changing one.",
            new.display()
        );
    }
}

fn table_of(kind: Kind) -> &'static str {
    Table::of_kind(kind).unwrap().name
}

/// The kinds of record that a schema knows.
fn kinds_of(sql: &str) -> impl Iterator<Item = Kind> {
    Kind::ALL.iter().copied().filter(move |kind| sql.contains(&format!("CREATE TABLE {} (", table_of(*kind))))
}

const ROWS: &str = "-- ---- rows ----\n";

fn released() -> Vec<(u32, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/released");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let version = |file: &PathBuf| file.file_stem().unwrap().to_str().unwrap().parse().unwrap();
    files.iter().map(|file| (version(file), std::fs::read_to_string(file).unwrap())).collect()
}

/// Takes everything out of the store and puts the released one in.
fn make_over(office: &mut Office, version: u32, sql: &str) {
    office.tamper("PRAGMA foreign_keys = OFF");
    // The officer of that store gets the key of this one.
    let is_priya = |line: &&str| line.starts_with("INSERT INTO officer ") && line.contains("Priya Nair");
    let insert = sql.lines().find(is_priya).unwrap();
    let id = insert.split('\'').find(|word| word.len() == 36).unwrap();
    office.tamper(&format!("UPDATE officer SET id = '{id}'; PRAGMA wal_checkpoint(TRUNCATE)"));
    for end in [".keys", ".keys.copy", ".mark"] {
        std::fs::remove_file(format!("{}{end}", office.file().display())).unwrap();
    }
    let key = office.recovery_key.text();
    let now = office.now();
    office.store =
        Store::recover(&office.file(), key, "Priya Nair", PRIYA, PRIYA, now, &office.around()).unwrap();
    office.tamper("PRAGMA foreign_keys = OFF");
    for table in strings(office, &format!("SELECT name FROM sqlite_schema WHERE type = 'table' AND {OURS}")) {
        office.tamper(&format!("DROP TABLE {table}"));
    }
    office.tamper(&format!("BEGIN; {sql} COMMIT; PRAGMA user_version = {version}"));
    // No log that goes on from somewhere else than its file.
    office.tamper("PRAGMA wal_checkpoint(TRUNCATE)");
    std::fs::remove_file(format!("{}.mark", office.file().display())).unwrap();
}

/// A store with one record of each kind, and a history.
fn one_of_each() -> Office {
    let mut office = Office::new();
    let claim = office.approved_claim();
    let (now, pay) = (office.now(), PayDraft { how: "bank".into(), ..PayDraft::default() });
    claims::pay(&mut office.store, &claim, &pay, now).unwrap();
    office.unlock(PRIYA);
    let gwen = people::all(office.store.read()).unwrap().remove(0).id;
    office.change_person(&gwen, |p| {
        p.joined = "May 2024".into();
        p.needs.push(NeedDraft { code: "hearing_loop".into(), ..NeedDraft::default() });
        p.needs.push(NeedDraft { detail: "Two weeks' notice".into(), ..NeedDraft::default() });
    });
    for state in [AgreementState::Given, AgreementState::Withdrawn] {
        let now = office.now();
        let draft = AgreementDraft { state, ..AgreementDraft::default() };
        people::save_agreement(&mut office.store, &gwen, &draft, now).unwrap();
    }
    let easy =
        |field: &str| EasyWords { field: field.into(), words: "We mend it.".into(), picture: "tools".into() };
    let now = office.now();
    let draft = ProjectDraft {
        title: "Better benches".into(),
        ends: "spring 2027".into(),
        chair_person: Some(gwen.clone()),
        rung: Some(Rung::CoDesigning),
        easy: vec![easy("aims")],
        ..ProjectDraft::default()
    };
    projects::save(&mut office.store, None, &draft, now).unwrap();
    let draft = ActionDraft {
        action: "Mend the ramp".into(),
        milestones: vec![MilestoneDraft { due: "Sept 2026".into(), ..MilestoneDraft::default() }],
        easy: vec![easy("action")],
        ..ActionDraft::default()
    };
    let action = plan::save(&mut office.store, None, &draft, now).unwrap().id;
    let step = plan::get(office.store.read(), &action, office.today).unwrap().milestones.remove(0).id;
    plan::mark_milestone(&mut office.store, &step, MilestoneStatus::Done, now).unwrap();
    plan::add_review(&mut office.store, &action, "It holds.", now).unwrap();
    let row = PartDraft { words: "We mend it.".into(), picture: "tools".into(), ..PartDraft::default() };
    let draft = HandoutDraft { parts: vec![row], ..HandoutDraft::new("Better benches") };
    let handout = handouts::save(&mut office.store, None, &draft, now).unwrap().id;
    handouts::keep_version(&mut office.store, &handout, "Before the meeting", now).unwrap();
    let check = HandoutCheckDraft { group: "Plain Speakers".into(), ..HandoutCheckDraft::default() };
    handouts::add_check(&mut office.store, &handout, &check, now).unwrap();
    let request = FormatRequestDraft {
        person: Some(gwen.clone()),
        handout: Some(handout),
        format: Some(people::Format::Braille),
        ..FormatRequestDraft::default()
    };
    requests::save(&mut office.store, None, &request, now).unwrap();
    // The others come as the made-up council has them.
    for kind in Kind::ALL {
        let table = Table::of_kind(*kind).unwrap().name;
        if office.count(&format!("SELECT count(*) FROM {table}")) == 0 {
            records::save_json(&mut office.store, *kind, &from_sample(*kind).unwrap().to_string(), now)
                .unwrap();
        }
    }
    let draft_claim = claims::save(&mut office.store, None, &bus_fare(&gwen), now).unwrap().id;
    claims::delete(&mut office.store, &draft_claim, now).unwrap();
    let spot = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>"#;
    let pack = pictures::read_pack("", vec![("spot.svg".into(), spot.into())]).unwrap();
    pictures::add_pack(&mut office.store, &pack, &PackDraft::default(), now).unwrap();
    office.store.keep_draft("people/new", r#"{"name":"Gwen As"}"#, now).unwrap();
    office.change_person(&gwen, |p| p.town = "Northbrook".into());
    office
}

/// Tables that FTS5 makes for itself are left to it.
const OURS: &str = "name NOT LIKE 'sqlite_%' AND name NOT GLOB 'find_word_*' AND name NOT GLOB 'find_part_*'";

fn dump(office: &Office) -> String {
    let mut out = schema(office).join(";\n\n") + ";\n\n";
    // Settings of an index are rows of its own tables.
    for index in ["find_word", "find_part"] {
        for (name, value) in [("secure-delete", 1), ("hashsize", 32 << 20)] {
            out += &format!("INSERT INTO {index} ({index}, rank) VALUES ('{name}', {value});\n");
        }
    }
    out += ROWS;
    // What is found is made anew from the records.
    let beside = ["schema_step", "picture_file", "op", "change", "draft"];
    for table in RECORDED.iter().map(|table| table.name).chain(beside) {
        let columns = strings(office, &format!("SELECT name FROM pragma_table_info('{table}')"));
        let values = columns.iter().map(|c| format!("quote({c})")).collect::<Vec<_>>().join(" || ', ' || ");
        for row in strings(office, &format!("SELECT {values} FROM {table} ORDER BY 1")) {
            out += &format!("INSERT INTO {table} ({}) VALUES ({row});\n", columns.join(", "));
        }
    }
    out
}

/// Whatever was laid, in its order.
pub fn schema(office: &Office) -> Vec<String> {
    strings(office, &format!("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND {OURS} ORDER BY rowid"))
}

fn strings(office: &Office, sql: &str) -> Vec<String> {
    let mut statement = office.store.read().prepare(sql).unwrap();
    statement.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
}
