//! Is the store whole? A check finds what was altered behind the log's back.

use crate::office::{Office, bus_fare};
use alongside_core::people::{self, NeedDraft};
use alongside_core::plan::{self, ActionDraft, MilestoneDraft};
use alongside_core::records;
use alongside_core::store::{HowMuch, RECORDED};
use alongside_core::{Code, claims};

#[test]
fn a_store_is_whole_after_any_three_hundred_changes_and_undos() {
    for seed in [3, 4] {
        let mut office = Office::new();
        let mut dice = Dice(seed);
        let (mut ops, mut refused) = (vec![], 0);
        for _ in 0..150 {
            match any_change(&mut office, &mut dice, &ops) {
                Ok(()) => ops.push(office.newest_op()),
                Err(Code::MovedOn | Code::Refused) => refused += 1,
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!(office.problems(), Vec::<String>::new(), "seed {seed}");
        assert!(refused > 0 && refused < 100, "some undos are refused, most changes are not: {refused}");
    }
}

fn any_change(office: &mut Office, dice: &mut Dice, ops: &[String]) -> Result<(), Code> {
    let (now, today) = (office.now(), office.today);
    let everybody = people::all(office.store.read()).unwrap();
    let person = dice.one_of(&everybody).map(|p| p.id.clone());
    let done = match (dice.roll(10), person) {
        (0 | 1, _) | (_, None) => {
            office.add_person(&format!("Person {}", dice.roll(1000)));
            return Ok(());
        }
        (2 | 3, Some(person)) => {
            let mut draft = people::draft_of(&people::get(office.store.read(), &person).unwrap());
            draft.town = format!("Town {}", dice.roll(1000));
            draft.needs = (0..dice.roll(3))
                .map(|n| NeedDraft { detail: format!("Need {n} {}", dice.roll(100)), ..NeedDraft::default() })
                .collect();
            people::save(&mut office.store, Some(&person), &draft, now).map(drop)
        }
        (4, Some(person)) => people::delete(&mut office.store, &person, now).map(drop),
        (5, Some(person)) => claims::save(&mut office.store, None, &bus_fare(&person), now).map(drop),
        (6, Some(_)) => {
            let milestones = vec![MilestoneDraft { due: "June 2027".into(), ..MilestoneDraft::default() }];
            let actions = plan::all(office.store.read(), today).unwrap();
            let id = dice.one_of(&actions).map(|a| a.id.clone()).filter(|_| dice.roll(2) == 0);
            let action = format!("Mend ramp {}", dice.roll(1000));
            let draft = ActionDraft { action, milestones, ..ActionDraft::default() };
            plan::save(&mut office.store, id.as_deref(), &draft, now).map(drop)
        }
        (7, Some(_)) => records::undo(&mut office.store, None, HowMuch::Whole, now).map(drop),
        (_, Some(_)) => {
            let how_much = if dice.roll(2) == 0 { HowMuch::Whole } else { HowMuch::Untouched };
            match dice.one_of(ops) {
                Some(op) => records::undo(&mut office.store, Some(op), how_much, now).map(drop),
                None => Ok(()),
            }
        }
    };
    done.map_err(|e| e.code)
}

/// Numbers that look like chance and are the same each time (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 20) % sides
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let at = self.roll(all.len().max(1) as u64);
        all.get(usize::try_from(at).unwrap())
    }
}

#[test]
fn a_whole_store_says_how_much_was_read() {
    let office = Office::with_sample();
    let checked = office.store.check().unwrap();
    assert!(checked.sentence.starts_with("All is well: "), "{}", checked.sentence);
}

#[test]
fn a_row_that_was_altered_behind_the_log_is_found_and_no_name_is_said() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    behind(&office, "UPDATE person SET name = 'Gwen Asquith'");
    let checked = office.store.check().unwrap();
    assert_eq!(checked.problems, [format!("person {person}: name differs from the log")]);
    assert!(checked.sentence.starts_with("1 thing is wrong."));
}

#[test]
fn what_search_and_lists_hold_otherwise_than_the_records_is_found() {
    let lists: Vec<_> = RECORDED.iter().filter_map(|table| Some((table.name, table.made?.table))).collect();
    let found: Vec<_> = RECORDED.iter().filter(|table| table.found.is_some()).collect();
    assert!(!lists.is_empty() && !found.is_empty());
    for (table, made) in lists {
        for (behind_it, rows) in [("DELETE FROM", ""), ("UPDATE", "SET id = 'another'")] {
            let office = Office::with_sample();
            behind(&office, &format!("{behind_it} {made} {rows} WHERE row = (SELECT max(row) FROM {made})"));
            let told = format!("rows of {table} are listed otherwise than they stand: 1");
            assert_eq!(office.problems(), [told]);
        }
    }
    for table in found {
        let (name, kind) = (table.name, table.kind.unwrap().code());
        let office = Office::with_sample();
        let all = office.count(&format!("SELECT count(*) FROM {name}"));
        behind(&office, &format!("UPDATE find SET title = 'Somebody else' WHERE kind = '{kind}'"));
        assert_eq!(office.problems(), [format!("rows of {name} are not found as they stand: {all}")]);
        behind(&office, &format!("DELETE FROM find WHERE kind = '{kind}'"));
        assert_eq!(office.problems()[0], format!("rows of {name} are not found as they stand: {all}"));
    }
    let office = Office::with_sample();
    behind(
        &office,
        "INSERT INTO find (id, kind, row_id, title, detail) SELECT max(id) + 1, kind, 'gone', title, detail FROM find",
    );
    assert!(office.problems()[0].ends_with("are found and are not there: 1"), "{:?}", office.problems());
}

#[test]
fn a_row_that_was_added_or_removed_behind_the_log_is_found() {
    let mut office = Office::new();
    office.add_person("Gwen Askew");
    behind(&office, "INSERT INTO setting (id, value) VALUES ('colour', 'damson')");
    behind(&office, "DELETE FROM person WHERE name = 'Gwen Askew'");
    assert_eq!(office.problems().len(), 2, "{:?}", office.problems());
}

#[test]
fn a_change_that_was_altered_in_the_log_is_found() {
    let alterations = [
        "UPDATE change SET fields = replace(fields, 'Askew', 'Asquith')",
        "UPDATE change SET row_id = 'another' WHERE tbl = 'need'",
        "DELETE FROM change WHERE tbl = 'need'",
        "UPDATE op SET officer = 'another' WHERE code = 'person.add'",
        "UPDATE op SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 2",
        "UPDATE op SET number = 40 WHERE seq = 2",
    ];
    for sql in alterations {
        let mut office = Office::new();
        let person = office.add_person("Gwen Askew");
        office.change_person(&person, |p| {
            p.needs.push(NeedDraft { code: "audio".into(), ..NeedDraft::default() });
        });
        assert!(office.problems().is_empty());
        behind(&office, sql);
        assert!(!office.problems().is_empty(), "{sql}");
        assert!(!office.problems().concat().contains("Ask"), "no names: {:?}", office.problems());
    }
}

#[test]
fn a_log_whose_end_was_cut_off_does_not_fit_the_rows() {
    let mut office = Office::new();
    office.add_person("Gwen Askew");
    behind(&office, "DELETE FROM change WHERE op = (SELECT max(seq) FROM op)");
    behind(&office, "DELETE FROM op WHERE seq = (SELECT max(seq) FROM op)");
    assert!(!office.problems().is_empty());
}

#[test]
fn a_record_that_points_at_nothing_is_found() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    office.add_claim(&person);
    behind(&office, "PRAGMA foreign_keys = OFF");
    behind(&office, "DELETE FROM person WHERE name = 'Gwen Askew'");
    let problems = office.problems();
    assert!(problems.iter().any(|p| p.contains("points at a person that is not there")), "{problems:?}");
}

/// As somebody would who has the key and not the app.
fn behind(office: &Office, sql: &str) {
    office.tamper(sql);
}
