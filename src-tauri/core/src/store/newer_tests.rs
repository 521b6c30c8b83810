//! A store that a newer version brought on, adding things that this one has never
//! heard of: everything in it can still be read here.

use super::migrate::{Migration, look};
use super::write::{Link, digest, seen};
use super::{Op, Stretch, Surroundings, restore};
use crate::listing::ListQuery;
use crate::offers::Ask;
use crate::{Code, Kind, Now, Store, export, history, printing, sample, search, today};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

fn now() -> Now {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    Now { at: today.and_hms_opt(12, 0, 0).unwrap().and_utc(), today }
}

fn around() -> Surroundings {
    Surroundings {
        seed: [5; 32].into(),
        machine: "laptop".into(),
        stretch: Stretch { memory_kib: 8, passes: 1 },
    }
}

/// Columns more, and a kind of record that this version does not know.
const LANTERNS: Migration = Migration::adding(
    900,
    "ALTER TABLE person ADD COLUMN shoe TEXT NOT NULL DEFAULT '';
     CREATE TABLE lantern (id TEXT PRIMARY KEY, title TEXT NOT NULL, person TEXT REFERENCES person (id)) STRICT;",
);

/// The made-up council, with a lantern that the newer version added and wrote into
/// the log, opened again by this one.
fn newer(folder: &Path) -> Store {
    let file = folder.join("office.db");
    let mut store = sample::create(&file, &around()).unwrap();
    store.move_up(now(), &[LANTERNS]).unwrap();
    let person: String =
        store.read().query_row("SELECT id FROM person ORDER BY sequence LIMIT 1", [], |r| r.get(0)).unwrap();
    let fields = format!(r#"{{"title":"Thirlwell lantern","person":"{person}"}}"#);
    let (kept, officer) = (digest(b"salt", &fields), store.officer().id.clone());
    {
        let conn = store.conn.writing().unwrap();
        conn.execute("INSERT INTO lantern VALUES ('l', 'Thirlwell lantern', ?1)", [&person]).unwrap();
        conn.execute_batch(
            "INSERT INTO find (id, kind, row_id, title, detail) VALUES (99 << 40 | 1, 'lantern', 'l', 'Thirlwell lantern', '');
             INSERT INTO find_word (rowid, title) VALUES (99 << 40 | 1, 'Thirlwell lantern');
             INSERT INTO find_part (rowid, title) VALUES (99 << 40 | 1, 'Thirlwell lantern');",
        )
        .unwrap();
        let before: Vec<u8> =
            conn.query_row("SELECT link FROM op ORDER BY seq DESC LIMIT 1", [], |r| r.get(0)).unwrap();
        let seen = serde_json::to_string(&seen(&conn).unwrap()).unwrap();
        let mut link =
            Link::begin(&before, &["other", "1", &officer, "2026", "lantern.light", "do", &seen], None);
        link.add("lantern", "l", "insert", &kept);
        conn.execute(
            "INSERT INTO op (device, number, officer, at, code, turn, seen, records, link)
             VALUES ('other', 1, ?2, '2026', 'lantern.light', 'do', ?3, 1, ?1)",
            (&link.finish()[..], &officer, &seen),
        )
        .unwrap();
        conn.execute(
            "INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields)
             VALUES ((SELECT max(seq) FROM op), 0, 'lantern', 'l', ?1, 'insert', ?2, ?3, ?4)",
            (&person, &kept[..], &b"salt"[..], &fields),
        )
        .unwrap();
    }
    drop(store);
    Store::unlock(&file, sample::PASSPHRASE, now(), &around()).unwrap()
}

#[test]
fn an_older_version_reads_all_of_a_store_that_a_newer_one_only_added_to() {
    let folder = tempfile::tempdir().unwrap();
    let store = newer(folder.path());
    let ask = Ask::of(&store, now());
    for kind in Kind::ALL {
        let offers = kind.offers();
        let rows = (offers.list)(&ask, &ListQuery::default()).unwrap().rows;
        assert!(!rows.is_empty(), "{}", kind.many());
        (offers.list_json)(&ask, &ListQuery::default()).unwrap();
        (offers.one)(&ask, &rows[0].id).unwrap();
        (offers.draft)(&ask, Some(&rows[0].id)).unwrap();
        export::csv(&ask, *kind, &ListQuery::default(), &mut Vec::new()).unwrap();
        printing::list(&ask, *kind, &ListQuery::default()).unwrap();
        let told = history::of(store.read(), &rows[0].id, 0, 9).unwrap();
        assert!(!told.changes.is_empty(), "{}", kind.many());
    }
    let found = search::search(store.read(), "thirlwell").unwrap();
    assert!(found.iter().any(|hit| hit.kind == Kind::Person), "{found:?}");
    assert!(found.iter().all(|hit| hit.id != "l"), "what it can't show it leaves out");
    assert!(!today::today(&ask).unwrap().due.is_empty());
    let newest = history::trail(store.read(), 0, 1).unwrap().changes.remove(0);
    assert!(newest.sentence.contains("no words for (lantern.light)"), "{}", newest.sentence);
    assert_eq!(newest.fields.len(), 2, "{newest:?}");
    assert_eq!(store.check().unwrap().problems, Vec::<String>::new());
    assert_eq!(store.for_reading().unwrap().check().unwrap().problems, Vec::<String>::new());
}

#[test]
fn nothing_is_written_to_a_store_that_a_newer_version_brought_on_and_its_backup_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = newer(folder.path());
    let ops = |store: &Store| -> u32 {
        store.read().query_row("SELECT count(*) FROM op", [], |r| r.get(0)).unwrap()
    };
    let before = ops(&store);
    assert_eq!(store.write(Op::ChangeSettings, now(), |_| Ok(())).unwrap_err().code, Code::NewerVersion);

    let away = tempfile::tempdir().unwrap();
    let (backup, again): (PathBuf, PathBuf) = (away.path().join("monday"), away.path().join("again.db"));
    let made = store.backup(&backup, now()).unwrap();
    assert!(!made.noted, "its day can't be noted in it");
    restore(&backup, &again, None).unwrap();
    let restored = Store::unlock(&again, sample::PASSPHRASE, now(), &around()).unwrap();
    assert_eq!(look(&restored.conn).unwrap(), look(&store.conn).unwrap());
    assert_eq!((ops(&store), ops(&restored)), (before, before), "an older version writes no op into it");
    assert_eq!(restored.check().unwrap().problems, Vec::<String>::new());
}
