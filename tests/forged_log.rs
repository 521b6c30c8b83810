//! A past that was rewritten by somebody who has the key of the file itself, and who makes
//! the whole chain of the log anew behind it: the check names each way.

use crate::office::{Office, PRIYA};
use alongside_core::people::NeedDraft;
use sha2::{Digest, Sha256};

/// What is rewritten, and how.
const WAYS: &[(&str, &str)] = &[
    ("a value of a change", "UPDATE change SET fields = replace(fields, 'Askew', 'Asquith')"),
    (
        "values wiped without a word",
        "UPDATE change SET fields = NULL WHERE tbl = 'person' AND kind = 'update'",
    ),
    ("values and salt wiped", "UPDATE change SET fields = NULL, salt = NULL WHERE tbl = 'need'"),
    (
        "another officer did it",
        "UPDATE op SET officer = (SELECT id FROM officer WHERE name = 'Tom Ellery') WHERE code = 'person.change'",
    ),
    ("an officer nobody knows", "UPDATE op SET officer = 'nobody' WHERE code = 'person.change'"),
    ("an officer made up", "INSERT INTO officer (id, name) VALUES ('made-up', 'Made Up')"),
    ("another moment", "UPDATE op SET at = '2020-01-01T00:00:00.000Z' WHERE code = 'person.change'"),
    ("another deed", "UPDATE op SET code = 'person.add' WHERE code = 'person.change'"),
    (
        "a change under another record",
        "UPDATE change SET root = (SELECT id FROM person WHERE name = 'Owen Bell') WHERE tbl = 'need'",
    ),
    ("a change taken out", "DELETE FROM change WHERE tbl = 'need'"),
    ("an op in the middle taken out", "DELETE FROM change WHERE op = 4; DELETE FROM op WHERE seq = 4"),
    (
        "the end cut off, rows and all",
        "DELETE FROM change WHERE op = (SELECT max(seq) FROM op); DELETE FROM op WHERE seq = (SELECT max(seq) FROM op); DELETE FROM person WHERE name = 'Cara Day'; DELETE FROM find WHERE title = 'Cara Day'",
    ),
    (
        "an op made up at the end",
        "INSERT INTO op (seq, device, number, officer, at, code, turn, seen, link) SELECT seq + 1, device, number + 1, officer, at, code, turn, seen, link FROM op ORDER BY seq DESC LIMIT 1",
    ),
    ("a number moved on", "UPDATE op SET number = 40 WHERE seq = 4"),
    ("what was known", "UPDATE op SET seen = '{}' WHERE seq = 4"),
    ("an undo of something else", "UPDATE op SET turn = 'take_back', undoes = device || ':2' WHERE seq = 4"),
    ("how many records", "UPDATE op SET records = 400 WHERE seq = 4"),
    ("values that are none", "UPDATE change SET fields = 'Askew' WHERE tbl = 'person' AND kind = 'update'"),
    (
        "values of one side",
        "UPDATE change SET fields = '{\"town\":5,\"name\":[1]}' WHERE tbl = 'person' AND kind = 'update'",
    ),
    ("what is fact", "UPDATE op SET facts = 'agreement' WHERE seq = 4"),
    ("how it is found", "UPDATE find SET title = 'Somebody else' WHERE title = 'Owen Bell'"),
    (
        "two ops changed places",
        "UPDATE op SET seq = 900 WHERE seq = 4; UPDATE op SET seq = 4 WHERE seq = 5; UPDATE op SET seq = 5 WHERE seq = 900; UPDATE change SET op = 900 WHERE op = 4; UPDATE change SET op = 4 WHERE op = 5; UPDATE change SET op = 5 WHERE op = 900",
    ),
];

#[test]
fn every_way_to_rewrite_the_past_with_the_key_in_hand_is_named_by_the_check() {
    for (what, sql) in WAYS {
        for is_made_anew in [false, true] {
            let office = worked_in();
            office.tamper(&format!("PRAGMA foreign_keys = OFF; {sql}; PRAGMA foreign_keys = ON"));
            if is_made_anew {
                make_chain_anew(&office);
            }
            let problems = office.problems();
            assert!(!problems.is_empty(), "{what}, chain made anew: {is_made_anew}");
            for name in ["Ask", "Asq", "Bell", "Day", "Ellery", "Made Up"] {
                assert!(!problems.concat().contains(name), "{what}: {problems:?}");
            }
            // Whoever opens it hears of it as well, where the chain is another.
            let opened = office.try_unlock(PRIYA).unwrap();
            assert!(!opened.check().unwrap().problems.is_empty(), "{what}, opened: {is_made_anew}");
        }
    }
}

/// Nothing else in the store tells of these: an op says so itself.
const ONLY_BY_THE_NOTE: [&str; 4] =
    ["another officer did it", "another moment", "another deed", "an undo of something else"];

#[test]
fn what_follows_from_the_rest_of_the_log_is_found_without_the_note_of_the_last_save() {
    for (what, sql) in WAYS {
        let office = worked_in();
        office.tamper(&format!("PRAGMA foreign_keys = OFF; {sql}; PRAGMA foreign_keys = ON"));
        make_chain_anew(&office);
        std::fs::remove_file(format!("{}.mark", office.file().display())).unwrap();
        let is_found = !office.problems().is_empty();
        assert_eq!(is_found, !ONLY_BY_THE_NOTE.contains(what), "{what}");
    }
}

#[test]
fn a_chain_that_is_made_anew_over_an_untouched_log_is_the_same() {
    let office = worked_in();
    make_chain_anew(&office);
    assert_eq!(office.problems(), [""; 0]);
}

fn worked_in() -> Office {
    let mut office = Office::new();
    office.add_tom();
    let gwen = office.add_person("Gwen Askew");
    office.change_person(&gwen, |p| {
        p.town = "Northbrook".into();
        p.needs.push(NeedDraft { code: "audio".into(), ..NeedDraft::default() });
    });
    office.add_person("Owen Bell");
    office.add_person("Cara Day");
    assert_eq!(office.problems(), [""; 0]);
    office
}

/// As the store chains it: the link before, the op, and the digests of its changes.
fn make_chain_anew(office: &Office) {
    let conn = office.store.read();
    let sql = "SELECT seq, device, number || '', officer, at, code, turn, seen, undoes FROM op ORDER BY seq";
    let mut ops = conn.prepare(sql).unwrap();
    let mut rows = ops.query([]).unwrap();
    let (mut before, mut links) = (Vec::new(), Vec::new());
    while let Some(op) = rows.next().unwrap() {
        let seq: i64 = op.get(0).unwrap();
        let mut hash = Sha256::new();
        hash.update(&before);
        let add = |hash: &mut Sha256, part: &str| {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        };
        for column in 1..9 {
            add(&mut hash, &op.get::<_, Option<String>>(column).unwrap().unwrap_or_default());
        }
        let sql = "SELECT tbl, row_id, kind, salt, fields, digest, ordinal FROM change WHERE op = ?1 ORDER BY ordinal";
        let mut changes = conn.prepare(sql).unwrap();
        let mut changes = changes.query([seq]).unwrap();
        while let Some(change) = changes.next().unwrap() {
            for column in 0..3 {
                add(&mut hash, &change.get::<_, String>(column).unwrap());
            }
            let (salt, fields): (Option<Vec<u8>>, Option<String>) =
                (change.get(3).unwrap(), change.get(4).unwrap());
            let digest: Vec<u8> = match (salt, fields) {
                (Some(salt), Some(fields)) => Sha256::digest([&salt, fields.as_bytes()].concat()).to_vec(),
                _ => change.get(5).unwrap(),
            };
            hash.update(&digest);
            let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            let ordinal: i64 = change.get(6).unwrap();
            links.push(format!(
                "UPDATE change SET digest = x'{hex}' WHERE (op, ordinal) = ({seq}, {ordinal})"
            ));
        }
        before = hash.finalize().to_vec();
        let hex: String = before.iter().map(|byte| format!("{byte:02x}")).collect();
        links.push(format!("UPDATE op SET link = x'{hex}' WHERE seq = {seq}"));
    }
    drop(rows);
    office.tamper(&links.join("; "));
}
