//! The one door for writes: what goes through it is recorded, who, when and
//! from what to what.

use crate::office::{Office, PRIYA, at, day};
use alongside_core::people::{self, AgreementDraft, NeedDraft};
use alongside_core::plan::{self, ActionDraft, MilestoneDraft, MilestoneStatus};
use alongside_core::store::{NOT_RECORDED, RECORDED, Table};
use alongside_core::{claims, labels};
use alongside_core::{history, store::Op};
use std::collections::BTreeSet;

#[test]
fn every_table_is_recorded_or_its_reason_is_written_down() {
    let office = Office::new();
    let mut statement = office
        .store
        .read()
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .unwrap();
    let tables: Vec<String> = statement.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect();
    // FTS5 keeps an index in tables of its own, named after it.
    let is_shadow = |t: &str| t.starts_with("find_word_") || t.starts_with("find_part_");
    let there: BTreeSet<&str> = tables.iter().map(String::as_str).filter(|t| !is_shadow(t)).collect();
    let known: BTreeSet<&str> =
        RECORDED.iter().map(|table| table.name).chain(NOT_RECORDED.iter().map(|(table, _)| *table)).collect();
    assert_eq!(there, known);
}

#[test]
fn an_insert_an_update_and_a_delete_of_every_recorded_table_are_recorded() {
    let mut office = Office::with_sample();
    for Table { name: table, root, .. } in RECORDED {
        let text = column_to_change(&office, table);
        let columns = strings(&office, &format!("SELECT name FROM pragma_table_info('{table}')"));
        let others: Vec<&str> = columns.iter().map(String::as_str).filter(|c| *c != "id").collect();
        let (names, root) = (others.join(", "), if *root == "id" { "'copy'" } else { root });
        let steps = [
            (
                "insert",
                format!("INSERT INTO {table} (id, {names}) SELECT 'copy', {names} FROM {table} LIMIT 1"),
            ),
            ("update", format!("UPDATE {table} SET {text} = {text} || ' again' WHERE id = 'copy'")),
            ("delete", format!("DELETE FROM {table} WHERE id = 'copy'")),
        ];
        let expected_root: String = office
            .store
            .read()
            .query_row(&format!("SELECT {root} FROM {table} LIMIT 1"), [], |r| r.get(0))
            .unwrap();
        for (kind, sql) in steps {
            let now = office.now();
            let op = office.store.write(Op::ChangeSettings, now, |tx| Ok(tx.execute(&sql, [])?)).unwrap().op;
            assert!(op.is_some(), "{kind} of {table} is a recorded write");
            let last = strings(
                &office,
                "SELECT tbl || ' ' || row_id || ' ' || root || ' ' || kind FROM change WHERE op = (SELECT max(seq) FROM op)",
            );
            assert_eq!(last, [format!("{table} copy {expected_root} {kind}")]);
        }
    }
    assert_eq!(office.problems(), Vec::<String>::new());
}

/// A text column that may hold anything: no rule of the table and no other record hangs on it.
fn column_to_change(office: &Office, table: &str) -> String {
    let sql = format!(
        "SELECT name FROM pragma_table_info('{table}') WHERE type = 'TEXT' AND \"notnull\" AND name NOT IN ('id', 'kind', 'state', 'row_id')
           AND name NOT IN (SELECT \"from\" FROM pragma_foreign_key_list('{table}'))"
    );
    strings(office, &sql).pop().unwrap_or_else(|| panic!("{table} has no such column"))
}

fn strings(office: &Office, sql: &str) -> Vec<String> {
    let mut statement = office.store.read().prepare(sql).unwrap();
    statement.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn a_write_that_fails_leaves_nothing_behind() {
    let mut office = Office::new();
    let (ops, now) = (office.ops(), office.now());
    let failed = office.store.write(Op::ChangeSettings, now, |tx| {
        tx.execute("INSERT INTO setting (id, value) VALUES ('colour', 'damson')", [])?;
        Err::<(), _>(alongside_core::Error::refused("No.", "Don't."))
    });
    assert!(failed.is_err());
    assert_eq!((office.ops(), office.count("SELECT count(*) FROM setting WHERE id = 'colour'")), (ops, 0));
}

#[test]
fn a_save_that_changes_nothing_is_no_change() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let ops = office.ops();
    office.change_person(&person, |_| {});
    assert_eq!(office.ops(), ops);
}

#[test]
fn the_history_of_a_record_tells_who_and_from_what_to_what() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    office.change_person(&person, |p| p.phone = "01632 960111".into());
    office.change_person(&person, |p| p.phone = "01632 960222".into());
    let newest = history::of(office.store.read(), &person, 0, 200).unwrap().changes.remove(0);
    assert_eq!(newest.officer, "Priya Nair");
    assert_eq!(newest.sentence, "Priya Nair changed the phone number from “01632 960111” to “01632 960222”.");
    assert_eq!(newest.fields.len(), 1, "only what changed is told");
}

#[test]
fn the_history_of_a_person_holds_the_changes_of_needs_and_agreements() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    office.change_person(&person, |p| {
        p.needs.push(NeedDraft { code: "hearing_loop".into(), ..NeedDraft::default() });
    });
    let now = office.now();
    people::save_agreement(&mut office.store, &person, &AgreementDraft::default(), now).unwrap();
    let tables: Vec<String> = tables_in_history(&office, &person);
    assert_eq!(tables, ["agreement", "need", "person"]);
    office.add_person("Somebody else");
    assert_eq!(tables_in_history(&office, &person), tables, "and nothing of others");
}

#[test]
fn the_history_of_a_claim_and_of_an_action_hold_their_lines_steps_and_milestones() {
    let mut office = Office::new();
    let claim = office.approved_claim();
    assert_eq!(tables_in_history(&office, &claim), ["claim", "claim_line", "claim_step"]);

    let milestone = MilestoneDraft { due: "June 2027".into(), ..MilestoneDraft::default() };
    let draft =
        ActionDraft { action: "Mend the ramp".into(), milestones: vec![milestone], ..Default::default() };
    let now = office.now();
    let action = plan::save(&mut office.store, None, &draft, now).unwrap().id;
    let milestone = plan::get(office.store.read(), &action, office.today).unwrap().milestones.remove(0);
    plan::mark_milestone(&mut office.store, &milestone.id, MilestoneStatus::Done, now).unwrap();
    plan::add_review(&mut office.store, &action, "It holds.", now).unwrap();
    assert_eq!(tables_in_history(&office, &action), ["action", "action_review", "milestone"]);
    assert_eq!(history::of(office.store.read(), &action, 0, 200).unwrap().changes.len(), 3);
}

fn tables_in_history(office: &Office, id: &str) -> Vec<String> {
    let history = history::of(office.store.read(), id, 0, 200).unwrap().changes;
    let tables: BTreeSet<String> = history.into_iter().flat_map(|c| c.fields).map(|f| f.table).collect();
    tables.into_iter().collect()
}

#[test]
fn the_log_is_read_a_page_at_a_time_and_says_whether_there_is_more() {
    let mut office = Office::new();
    let person = office.add_person("Anna Lee");
    for town in ["Hartcliffe", "Saltmarsh", "Westvale"] {
        office.change_person(&person, |draft| draft.town = town.to_owned());
    }
    let conn = office.store.read();
    let all = history::of(conn, &person, 0, 200).unwrap();
    assert_eq!((all.changes.len(), all.more), (4, false));
    for size in 1..=5 {
        let mut read = Vec::new();
        loop {
            let page = history::of(conn, &person, read.len() as u32, size).unwrap();
            read.extend(page.changes.into_iter().map(|change| change.op));
            assert_eq!(page.more, read.len() < 4, "{size} at a time");
            if !page.more {
                break;
            }
        }
        assert!(read.iter().eq(all.changes.iter().map(|change| &change.op)), "{size} at a time");
    }
    let newest = history::trail(conn, 0, 1).unwrap();
    assert!(newest.more && newest.changes[0].op == all.changes[0].op);
}

#[test]
fn history_is_written_in_words_and_not_in_columns() {
    let office = Office::with_sample();
    let changes = history::trail(office.store.read(), 0, u32::MAX).unwrap().changes;
    let fields: Vec<_> = changes.into_iter().flat_map(|change| change.fields).collect();
    assert!(fields.len() > 500, "the sample has a history: {}", fields.len());
    for field in fields {
        assert!(!field.label.contains('_'), "{} of {}", field.label, field.table);
        assert!(!labels::is_inner(&field.field));
    }
}

#[test]
fn every_record_has_an_id_that_tells_its_time_and_collides_with_nobodys() {
    let office = Office::with_sample();
    // A picture is known by the digest of its file, so that two laptops keep it as one.
    let with_ids: Vec<_> =
        RECORDED.iter().map(|t| t.name).filter(|t| !["setting", "rate", "picture"].contains(t)).collect();
    assert_eq!(with_ids.len(), RECORDED.len() - 3);
    for table in with_ids {
        let ids = strings(&office, &format!("SELECT id FROM {table}"));
        assert!(!ids.is_empty(), "the sample has no {table}");
        for id in ids {
            let uuid = uuid::Uuid::parse_str(&id).unwrap();
            assert_eq!(uuid.get_version_num(), 7, "{table} {id}");
        }
    }
}

#[test]
fn the_same_seed_and_the_same_times_make_the_same_store() {
    let made = || {
        let mut office = Office::seeded(21);
        let claim = office.approved_claim();
        let claims = claims::all(office.store.read(), office.store.officer(), office.today).unwrap();
        (claim, serde_json::to_string(&claims).unwrap(), office.newest_op(), links(&office))
    };
    let (first, second) = (made(), made());
    assert_eq!(first, second);
    assert_ne!(first.0, {
        let mut other = Office::seeded(22);
        other.approved_claim()
    });
}

fn links(office: &Office) -> Vec<String> {
    strings(office, "SELECT hex(link) FROM op ORDER BY seq")
}

#[test]
fn what_stands_in_the_log_is_the_time_that_was_given() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let mut store = office.try_unlock(PRIYA).unwrap();
    people::delete(&mut store, &person, at(day("2027-03-28"), 5)).unwrap();
    assert_eq!(history::of(store.read(), &person, 0, 200).unwrap().changes[0].at, "2027-03-28T12:00:05.000Z");
}
