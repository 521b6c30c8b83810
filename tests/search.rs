//! Finding anything from anywhere.

use crate::office::Office;
use alongside_core::import::Import;
use alongside_core::listing::ListQuery;
use alongside_core::people::PersonDraft;
use alongside_core::search::{Hit, search};
use alongside_core::store::{HowMuch, Table};
use alongside_core::{Kind, records, store::Op};
use alongside_core::{claims, people, plan, projects};

fn first(office: &Office, words: &str) -> String {
    search(office.store.read(), words).unwrap().first().map(|h| h.title.clone()).unwrap_or_default()
}

#[test]
fn a_person_is_found_by_the_beginning_of_any_name() {
    let office = Office::with_sample();
    for words in ["marg", "thirlw", "Margaret Th", "thirlwell marg", "MARGARET"] {
        assert_eq!(first(&office, words), "Margaret Thirlwell", "{words}");
    }
}

#[test]
fn what_came_after_deletes_and_undos_is_found_and_what_went_is_not() {
    let mut office = Office::new();
    let gwen = office.add_person("Gwen Askew");
    let tom = office.add_person("Tom Bell");
    let now = office.now();
    people::delete(&mut office.store, &tom, now).unwrap();
    records::undo(&mut office.store, None, HowMuch::Whole, now).unwrap();
    people::delete(&mut office.store, &gwen, now).unwrap();
    office.add_person("Ines Cole");
    let in_one_write = "DELETE FROM person WHERE name = 'Ines Cole';
        INSERT INTO person (id, sequence, name, sort_name) VALUES ('one', 9, 'Una Day', 'day, una');
        INSERT INTO person (id, sequence, name, sort_name) VALUES ('two', 10, 'Ewa Elm', 'elm, ewa');
        DELETE FROM person WHERE id = 'one';
        UPDATE person SET name = 'Eva Elm' WHERE id = 'two';";
    office.store.write(Op::ChangeSettings, now, |tx| Ok(tx.execute_batch(in_one_write)?)).unwrap();
    for (words, expected) in
        [("askew", ""), ("bell", "Tom Bell"), ("cole", ""), ("una", ""), ("elm", "Eva Elm")]
    {
        assert_eq!(first(&office, words), expected, "{words}");
    }
    assert_eq!(office.count("SELECT count(*) FROM find"), 2);
}

#[test]
fn the_indexes_hold_just_what_find_says_after_changes_of_every_kind() {
    let mut office = Office::with_sample();
    let now = office.now();
    // A page of them in one write: named, gone, come again, and changed in what nobody looks for.
    let changes = "UPDATE person SET name = 'Wilhelmina Ash', sort_name = 'ash, wilhelmina'
          WHERE id = (SELECT person FROM claim ORDER BY sequence LIMIT 1);
        UPDATE person SET notes = 'Likes the morning.';
        UPDATE action SET notes = 'Zeppelin' WHERE sequence = 1;
        UPDATE project SET issue = 'Quagmire' WHERE sequence = 1;
        UPDATE handout SET title = 'Xylophone' WHERE id = (SELECT id FROM handout LIMIT 1);
        CREATE TEMP TABLE gone AS SELECT * FROM claim ORDER BY sequence DESC LIMIT 3;
        DELETE FROM claim WHERE id IN (SELECT id FROM gone);
        INSERT INTO claim SELECT * FROM gone;
        DROP TABLE gone;";
    office.store.write(Op::ChangeSettings, now, |tx| Ok(tx.execute_batch(changes)?)).unwrap();
    for (words, kind) in [
        ("wilhelmina ash", Kind::Person),
        ("zeppelin", Kind::Action),
        ("quagmire", Kind::Project),
        ("xylophone", Kind::Handout),
    ] {
        assert_eq!(search(office.store.read(), words).unwrap()[0].kind, kind, "{words}");
    }
    let of_her = search(office.store.read(), "wilhelmina").unwrap();
    assert!(of_her.iter().any(|hit| hit.kind == Kind::Claim), "her claims have her new name");
    for kind in Kind::ALL {
        let (code, table) = (kind.code(), Table::of_kind(*kind).unwrap().name);
        let records = office.count(&format!("SELECT count(*) FROM {table}"));
        assert!(records > 0, "the sample has no {code}");
        let found = office.count(&format!(
            "SELECT count(*) FROM find JOIN {table} ON {table}.id = find.row_id WHERE find.kind = '{code}'"
        ));
        assert_eq!(found, records, "{code}");
    }
    // FTS5 compares every word of its index with what "find" says.
    let compare = "INSERT INTO find_word (find_word, rank) VALUES ('integrity-check', 1);
        INSERT INTO find_part (find_part, rank) VALUES ('integrity-check', 1);";
    office.store.write(Op::ChangeSettings, now, |tx| Ok(tx.execute_batch(compare)?)).unwrap();
}

#[test]
fn an_import_that_is_taken_back_and_brought_again_is_lost_and_found() {
    let mut office = Office::with_sample();
    let mut sheet = "Name,Town\n".to_owned();
    for number in 0..1_500 {
        sheet += &format!("Quentin{number} Łoś,Saltmarsh\n");
    }
    let now = office.now();
    let import = Import::read(Kind::Person, "list.csv", sheet.as_bytes()).unwrap();
    import.commit(&mut office.store, now).unwrap();
    for there in [false, true, false] {
        records::undo(&mut office.store, None, HowMuch::Whole, now).unwrap();
        for words in ["Quentin7", "uentin7", "los"] {
            let hits = search(office.store.read(), words).unwrap();
            assert_eq!(hits.iter().any(|hit| hit.title.starts_with("Quentin")), there, "{words}");
        }
        assert_eq!(first(&office, "zielinski"), "Łukasz Zieliński");
        let compare = "INSERT INTO find_word (find_word, rank) VALUES ('integrity-check', 1);
            INSERT INTO find_part (find_part, rank) VALUES ('integrity-check', 1);";
        office.store.write(Op::ChangeSettings, now, |tx| Ok(tx.execute_batch(compare)?)).unwrap();
        assert_eq!(office.problems(), Vec::<String>::new());
    }
}

#[test]
fn letters_with_and_without_accents_find_each_other() {
    let mut office = Office::with_sample();
    office.add_person("Seán O’Brien");
    for words in ["lukasz", "Łukasz", "zielinski", "ŁUKASZ ZIELIŃSKI", "łukasz zieliński"] {
        assert_eq!(first(&office, words), "Łukasz Zieliński", "{words}");
    }
    for (words, name) in [
        ("yilmaz", "Emre Yılmaz"),
        ("Yılmaz", "Emre Yılmaz"),
        ("sean o'brien", "Seán O’Brien"),
        ("Seán O’Brien", "Seán O’Brien"),
    ] {
        assert_eq!(first(&office, words), name, "{words}");
    }
}

#[test]
fn everybody_is_found_by_the_letters_of_their_own_name_and_by_plain_ones() {
    let mut office = Office::new();
    for (name, typed) in [
        ("Anna Strauß", &["strauß", "Strauss", "STRAUẞ", "stra"][..]),
        ("Þóra Ægisdóttir", &["thora", "aegis", "Þóra"]),
        ("गीता शर्मा", &["गीता", "गी", "शर्मा", "शर्"]),
        ("कृष्ण रेड्डी", &["कृष्ण", "रेड्डी"]),
        ("রফিকুল ইসলাম", &["রফিকুল", "ইসলা"]),
        ("ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", &["ਗੁਰਪ੍ਰੀਤ", "ਸਿੰਘ"]),
        ("王小明", &["王小明", "王", "小明", "明"]),
        ("田中さくら", &["さくら", "田中"]),
        ("김민수", &["김민수", "김"]),
        ("أحمد الحسن", &["احمد", "أَحْمَد", "الحسن"]),
        ("Ａｎｎ Lee", &["ann lee"]),
    ] {
        office.add_person(name);
        for words in typed {
            let hits = search(office.store.read(), words).unwrap();
            let query = ListQuery { words: (*words).into(), ..ListQuery::default() };
            let listed = people::list(office.store.read(), &query).unwrap();
            assert!(hits.iter().any(|h| h.title == name && !h.matched.is_empty()), "{words} finds {hits:?}");
            assert!(listed.rows.iter().any(|row| row.name == name), "{words} lists {:?}", listed.rows);
        }
    }
    assert!(search(office.store.read(), "गाता").unwrap().is_empty(), "another vowel is another name");
    assert!(search(office.store.read(), "小王").unwrap().is_empty());
    let now = office.now();
    let draft = projects::ProjectDraft {
        title: "Straße ohne Stufen".into(),
        issue: "Łódź Road".into(),
        ..projects::ProjectDraft::default()
    };
    projects::save(&mut office.store, None, &draft, now).unwrap();
    for words in ["strasse", "straße", "lodz"] {
        assert_eq!(first(&office, words), "Straße ohne Stufen", "{words}");
    }
    let compare = "INSERT INTO find_word (find_word, rank) VALUES ('integrity-check', 1);";
    office.store.write(Op::ChangeSettings, now, |tx| Ok(tx.execute_batch(compare)?)).unwrap();
}

#[test]
fn a_postcode_and_the_end_of_a_phone_number_find_the_person() {
    let mut office = Office::new();
    let draft = PersonDraft {
        name: "Gwen Askew".into(),
        postcode: "NB1 4QX".into(),
        phone: "01632 960 118".into(),
        mobile: "07700 900324".into(),
        ..PersonDraft::default()
    };
    office.save_person(None, &draft);
    for words in ["NB1 4QX", "nb14qx", "nb14", "118", "960118", "0118", "900324", "960 118", "7700 900324"] {
        assert_eq!(first(&office, words), "Gwen Askew", "{words}");
    }
    for words in ["117", "9001", "nb15"] {
        assert_eq!(first(&office, words), "", "{words}");
    }
}

#[test]
fn a_slip_of_the_finger_still_finds_the_person() {
    let office = Office::with_sample();
    for words in ["thirwell", "margaret thirlwel", "Thirlwlel", "irlwell", "zielinsky"] {
        let titles: Vec<String> =
            search(office.store.read(), words).unwrap().into_iter().map(|h| h.title).collect();
        let expected = if words.starts_with('z') { "Łukasz Zieliński" } else { "Margaret Thirlwell" };
        assert!(titles.iter().any(|t| t == expected), "{words} finds {titles:?}");
    }
}

#[test]
fn a_phone_number_is_found_however_it_is_spaced() {
    let office = Office::with_sample();
    for words in
        ["07700 900324", "07700900324", "07700 900 324", "+44 7700 900324", "0044 7700 900324", "07700 9003"]
    {
        let hits = search(office.store.read(), words).unwrap();
        assert!(hits.iter().any(|h| h.title == "Łukasz Zieliński"), "{words}");
    }
}

#[test]
fn claims_projects_and_actions_are_found_as_well() {
    let office = Office::with_sample();
    let kinds = |words: &str| -> Vec<Kind> {
        search(office.store.read(), words).unwrap().iter().map(|h| h.kind).collect()
    };
    assert!(kinds("saltmarsh").contains(&Kind::Project));
    assert_eq!(kinds("saltmarsh dementia")[0], Kind::Project, "in any order");
    assert_eq!(
        kinds("benches saltmarsh"),
        [Kind::Project, Kind::Request, Kind::Organisation],
        "nothing has both, so what is near"
    );
    assert_eq!(kinds("benches zzyzx"), []);
    assert!(kinds("together board").contains(&Kind::Action));
    assert!(kinds("thirlwell").contains(&Kind::Claim));
    assert!(kinds("lukasz").contains(&Kind::Claim), "claims too are found without accents");
    let claim = claims::all(office.store.read(), office.store.officer(), office.today).unwrap().remove(4);
    assert!(first(&office, &claim.number).starts_with(&claim.number), "by its number");
}

#[test]
fn whoever_is_found_comes_with_what_they_need() {
    let office = Office::with_sample();
    let hit: Hit = search(office.store.read(), "thirlwell").unwrap().remove(0);
    assert_eq!(hit.kind, Kind::Person);
    assert!(hit.needs.iter().any(|n| n.code == "large_print"));
    assert_eq!(hit.matched, [(9, 18)], "where the name matched");
    assert!(hit.detail.is_empty(), "phone numbers and addresses are not shown in a list of hits");
}

#[test]
fn what_was_changed_is_found_and_what_it_was_before_is_not() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    office.change_person(&person, |p| p.name = "Gwen Asquith".into());
    assert_eq!(first(&office, "asquith"), "Gwen Asquith");
    assert_eq!(first(&office, "askew"), "");
}

#[test]
fn odd_input_never_fails_and_never_matches_everything() {
    let mut office = Office::new();
    office.save_person(None, &PersonDraft { name: "Anna Or Near".into(), ..PersonDraft::default() });
    let long = "a".repeat(10_000);
    let odd = [
        "",
        " ",
        "\"",
        "'",
        "\"\"",
        "*",
        "a*",
        "(",
        ")",
        "AND",
        "OR NOT",
        "NEAR(",
        "NEAR(a b, 2)",
        "a:b",
        "title:x",
        "-",
        "- -",
        "^a",
        "{}",
        "%",
        "_",
        "\0",
        "\u{202e}",
        "🦀",
        "ﬁ",
        "ß",
        ";--",
        "' OR 1=1 --",
        "\n\t",
        "+",
        "+44",
        "0",
        "00",
        "'' ''",
        long.as_str(),
    ];
    for words in odd {
        let query = ListQuery { words: words.into(), ..ListQuery::default() };
        let (conn, today) = (office.store.read(), office.today);
        search(conn, words).unwrap_or_else(|e| panic!("{words}: {e:?}"));
        people::list(conn, &query).unwrap();
        projects::list(conn, &query, today).unwrap();
        claims::list(conn, &query, today).unwrap();
        plan::list(conn, &query, today).unwrap();
    }
    assert!(search(office.store.read(), "\"").unwrap().is_empty());
    assert_eq!(first(&office, "or near"), "Anna Or Near", "words of the query language are words");
}
