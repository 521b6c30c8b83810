//! What every kind of record owes, walked over all kinds: a new kind that
//! forgets one of these fails here by its name.

use crate::office::Office;
use alongside_core::claims::{self, ClaimStatus};
use alongside_core::import::Import;
use alongside_core::listing::ListQuery;
use alongside_core::offers::{Ask, Bring, Listed};
use alongside_core::search::search;
use alongside_core::store::{HowMuch, Table};
use alongside_core::{Code, Kind, Store, history, printing, records, sample};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use tempfile::TempDir;

/// The first record of a kind in the made-up council.
fn first(office: &Office, kind: Kind) -> String {
    let table = Table::of_kind(kind).unwrap().name;
    let sql = format!("SELECT id FROM {table} ORDER BY sequence LIMIT 1");
    let id = office.store.read().query_row(&sql, [], |r| r.get(0));
    id.unwrap_or_else(|_| panic!("the made-up council has no {}", kind.label()))
}

fn rows(office: &Office, kind: Kind, query: &ListQuery) -> Vec<Listed> {
    (kind.offers().list)(&office.ask(), query).unwrap().rows
}

fn fields(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        other => panic!("{other} is no record"),
    }
}

/// As a script changes records: read, one field changed, given back.
#[test]
fn a_day_that_comes_back_as_scripts_read_it_is_no_change() {
    let mut office = Office::with_sample();
    let (ops, now) = (office.ops(), office.now());
    let people = alongside_core::people::all(office.store.read()).unwrap();
    let joined: Vec<_> =
        people.iter().filter_map(|person| Some((&person.id, person.joined.as_ref()?))).collect();
    assert!(joined.len() > 20);
    for (id, when) in joined {
        let line = json!({ "id": id, "joined": when.iso() }).to_string();
        records::save_json(&mut office.store, Kind::Person, &line, now).unwrap();
    }
    assert_eq!(office.ops(), ops);
}

#[test]
fn every_field_that_is_no_field_of_its_record_is_told_in_plain_words_at_once() {
    let mut office = Office::new();
    let now = office.now();
    let line = r#"{"name":7,"format":"nope","needs":"ramp","no_post":"yes","shoe":"41"}"#;
    let refused = records::save_json(&mut office.store, Kind::Person, line, now).unwrap_err();
    let told: Vec<(&str, &str)> =
        refused.problems.iter().map(|problem| (problem.field.as_str(), problem.message.as_str())).collect();
    assert_eq!(told.len(), 5, "{told:?}");
    assert!(told.contains(&("name", "Write this as text, in quotation marks.")), "{told:?}");
    assert!(told.contains(&("no_post", "Write true or false.")), "{told:?}");
    assert!(told.contains(&("shoe", "There is no field of this name.")), "{told:?}");
    assert!(told.iter().any(|(field, words)| *field == "format" && words.contains("easy_read")), "{told:?}");
    let broken = records::save_json(&mut office.store, Kind::Person, "{\"name\":", now).unwrap_err();
    assert_eq!(broken.problems[0].message, "This line is no whole record in JSON. Look near its letter 8.");
}

#[test]
fn every_kind_is_found_by_what_its_title_says() {
    let office = Office::with_sample();
    for kind in Kind::ALL {
        let id = first(&office, *kind);
        let title: String = office
            .store
            .read()
            .query_row("SELECT title FROM find WHERE row_id = ?1", [&id], |r| r.get(0))
            .unwrap_or_else(|_| panic!("{} is not in find", kind.label()));
        assert!(!title.is_empty(), "{} is found by nothing", kind.label());
        let hits = search(office.store.read(), &title).unwrap();
        let hit = hits.iter().find(|hit| hit.id == id);
        let hit = hit.unwrap_or_else(|| panic!("{} “{title}” is not found: {hits:?}", kind.label()));
        assert_eq!(hit.kind, *kind);
        assert!(!hit.matched.is_empty(), "and the page shows what matched: {title}");
    }
}

#[test]
fn every_list_is_paged_and_sorted_and_says_how_many_there_are() {
    let office = Office::with_sample();
    for kind in Kind::ALL {
        let offers = kind.offers();
        let whole = rows(&office, *kind, &ListQuery::default());
        assert!(!whole.is_empty(), "the made-up council has no {}", kind.many());
        let sorts: Vec<_> = offers.sorts.names().collect();
        assert!(sorts.len() > 1, "{} are in no order", kind.many());
        for sort in sorts {
            for descending in [false, true] {
                let query = ListQuery { sort: sort.into(), descending, ..ListQuery::default() };
                let all = rows(&office, *kind, &query);
                assert_eq!(all.len(), whole.len(), "{} by {sort}", kind.many());
                let mut paged = Vec::new();
                while paged.len() < all.len() {
                    let offset = u32::try_from(paged.len()).unwrap();
                    let page = (offers.list)(&office.ask(), &ListQuery { offset, limit: 3, ..query.clone() })
                        .unwrap();
                    assert_eq!(page.total as usize, all.len(), "{} by {sort}", kind.many());
                    assert!(!page.rows.is_empty());
                    paged.extend(page.rows);
                }
                assert_eq!(paged, all, "page by page {} by {sort} are the same", kind.many());
                let shown = (offers.list_json)(&office.ask(), &query).unwrap();
                let shown: Vec<&Value> =
                    shown["rows"].as_array().unwrap().iter().map(|row| &row["id"]).collect();
                let printed: Vec<&str> = all.iter().map(|row| row.id.as_str()).collect();
                assert_eq!(shown, printed, "{} by {sort} in the window and on paper", kind.many());
            }
        }
        let nobody = ListQuery { words: "zzzzqqqq".into(), ..ListQuery::default() };
        assert!(rows(&office, *kind, &nobody).is_empty(), "{} with nonsense", kind.many());
    }
}

#[test]
fn every_list_is_exported_with_a_row_a_record_under_its_headings() {
    let office = Office::with_sample();
    for kind in Kind::ALL {
        let csv = office.csv(*kind);
        let mut reader = csv::Reader::from_reader(&csv[3..]);
        assert_eq!(reader.headers().unwrap().len(), kind.offers().headings.len());
        let rows = reader.records().map(Result::unwrap).count();
        assert_eq!(rows, rows_of(&office, *kind), "{}", kind.many());
    }
}

fn rows_of(office: &Office, kind: Kind) -> usize {
    office.count(&format!("SELECT count(*) FROM {}", Table::of_kind(kind).unwrap().name)) as usize
}

#[test]
fn every_sheet_that_may_come_in_comes_back_to_the_same_bytes_and_the_others_say_why_not() {
    let never = |kind: Kind| match kind.offers().bring {
        Bring::Never(why) => Some(why),
        Bring::Own(_) | Bring::Fields(_) => None,
    };
    let told: Vec<(Kind, &str)> = Kind::ALL.iter().filter_map(|kind| Some((*kind, never(*kind)?))).collect();
    assert!(!told.is_empty());
    for (kind, why) in told {
        assert!(why.ends_with('.'), "{}: {why}", kind.many());
        let refused = Import::read(kind, "list.csv", b"Name\nGwen").unwrap_err();
        assert_eq!(refused.message, why, "{}", kind.many());
    }
    let brought: Vec<&Kind> = Kind::ALL.iter().filter(|kind| never(**kind).is_none()).collect();
    assert!(!brought.is_empty());
    let here = Office::with_sample();
    // One after another: a project is led by somebody of the register.
    let mut there = Office::new();
    for kind in brought {
        let exported = here.csv(*kind);
        let (import, now) = (Import::read(*kind, "list.csv", &exported).unwrap(), there.now());
        import.commit(&mut there.store, now).unwrap();
        assert_eq!(
            String::from_utf8(there.csv(*kind)).unwrap(),
            String::from_utf8(exported).unwrap(),
            "{}",
            kind.many()
        );
        assert_eq!(there.problems(), Vec::<String>::new());
    }
}

#[test]
fn every_list_is_printed_with_its_headings() {
    let office = Office::with_sample();
    for kind in Kind::ALL {
        let print = &kind.offers().print;
        let row = rows(&office, *kind, &ListQuery::default()).remove(0);
        assert_eq!(row.cells.len(), print.headings.len(), "{}", kind.many());
        assert!(!row.cells[0].is_empty(), "{} without a name", kind.label());
        let pdf = printing::list_pdf(&office.ask(), *kind, &ListQuery { limit: 5, ..ListQuery::default() });
        assert!(pdf.unwrap().starts_with(b"%PDF"), "{}", kind.many());
    }
}

#[test]
fn saving_a_record_as_it_was_read_writes_nothing() {
    let mut office = Office::with_sample();
    for kind in Kind::ALL {
        let table = Table::of_kind(*kind).unwrap().name;
        let mut ids = Vec::new();
        {
            let mut statement = office.store.read().prepare(&format!("SELECT id FROM {table}")).unwrap();
            ids.extend(statement.query_map([], |r| r.get::<_, String>(0)).unwrap().map(Result::unwrap));
        }
        let (before, now) = (office.ops(), office.now());
        assert!(!ids.is_empty(), "the made-up council has no {}", kind.many());
        for id in ids {
            let draft = fields((kind.offers().draft)(&office.ask(), Some(&id)).unwrap());
            match (kind.offers().save)(&mut office.store, Some(&id), draft, now) {
                Ok(_) => {}
                // A claim that was submitted is changed by nobody.
                Err(error) => {
                    assert_eq!((*kind, error.code), (Kind::Claim, Code::Refused), "{id}: {error}");
                    let claim =
                        claims::get(office.store.read(), &id, office.store.officer(), office.today).unwrap();
                    assert_ne!(claim.status, ClaimStatus::Draft, "{id}: {error}");
                }
            }
            assert_eq!(office.ops(), before, "{} {id} changed by being read and saved", kind.label());
        }
    }
}

#[test]
fn a_record_that_others_name_is_kept_and_they_are_counted_by_kind() {
    let mut office = Office::with_sample();
    let named: Vec<(Kind, Kind, String)> =
        Kind::ALL.iter().flat_map(|kind| named_by_others(&office, *kind)).collect();
    assert!(named.len() >= 4, "the made-up council has too few references to try");
    for (kind, other, id) in named {
        let now = office.now();
        let refused = (kind.offers().delete)(&mut office.store, &id, now).unwrap_err();
        assert_eq!(refused.code, Code::Refused);
        let table = Table::of_kind(kind).unwrap().name;
        let naming: u32 = foreign_keys(&office, table)
            .into_iter()
            .filter(|(by, _)| Table::named(by).is_some_and(|by| by.kind == Some(other)))
            .map(|(by, column)| office.count(&format!("SELECT count(*) FROM {by} WHERE {column} = '{id}'")))
            .sum();
        let counted = other.some(naming);
        assert!(refused.message.contains(&counted), "{} {counted}: {}", kind.label(), refused.message);
    }
}

/// One record of the kind for each kind that names one, and by which.
fn named_by_others(office: &Office, kind: Kind) -> Vec<(Kind, Kind, String)> {
    let table = Table::of_kind(kind).unwrap().name;
    let others = foreign_keys(office, table).into_iter().filter_map(|(other, column)| {
        let other = Table::named(&other)?;
        let sql = format!("SELECT {column} FROM {} WHERE {column} IS NOT NULL LIMIT 1", other.name);
        let id = office.store.read().query_row(&sql, [], |r| r.get::<_, String>(0)).ok()?;
        Some((kind, other.kind?, id))
    });
    others.collect()
}

fn foreign_keys(office: &Office, table: &str) -> Vec<(String, String)> {
    let mut statement = office
        .store
        .read()
        .prepare(
            "SELECT child.name, parent.\"from\" FROM sqlite_schema AS child, pragma_foreign_key_list(child.name) AS parent
             WHERE child.type = 'table' AND parent.\"table\" = ?1",
        )
        .unwrap();
    statement.query_map([table], |r| Ok((r.get(0)?, r.get(1)?))).unwrap().map(Result::unwrap).collect()
}

/// A record of each kind that nothing names and that may be deleted.
fn free(office: &mut Office, kind: Kind) -> String {
    let draft = fields((kind.offers().draft)(&office.ask(), Some(&first(office, kind))).unwrap());
    let now = office.now();
    (kind.offers().save)(&mut office.store, None, without_ids(draft), now).unwrap().id
}

#[test]
fn a_delete_of_any_kind_is_taken_back_whole_and_brought_again() {
    let mut office = Office::with_sample();
    for kind in Kind::ALL {
        let id = free(&mut office, *kind);
        let before = (kind.offers().draft)(&office.ask(), Some(&id)).unwrap();
        let now = office.now();
        (kind.offers().delete)(&mut office.store, &id, now).unwrap();
        assert_eq!((kind.offers().one)(&office.ask(), &id).unwrap_err().code, Code::NotFound);
        records::undo(&mut office.store, None, HowMuch::Whole, now).unwrap();
        assert_eq!((kind.offers().draft)(&office.ask(), Some(&id)).unwrap(), before, "{}", kind.label());
        records::undo(&mut office.store, None, HowMuch::Whole, now).unwrap();
        assert_eq!((kind.offers().one)(&office.ask(), &id).unwrap_err().code, Code::NotFound);
        records::undo(&mut office.store, None, HowMuch::Whole, now).unwrap();
        assert_eq!((kind.offers().draft)(&office.ask(), Some(&id)).unwrap(), before, "{}", kind.label());
    }
    assert_eq!(office.problems(), Vec::<String>::new());
}

#[test]
fn the_history_of_every_kind_is_told_in_words() {
    let mut office = Office::with_sample();
    for kind in Kind::ALL {
        let id = free(&mut office, *kind);
        let told = history::of(office.store.read(), &id, 0, 10).unwrap().changes;
        assert_eq!(told.len(), 1, "{}", kind.label());
        assert_eq!(told[0].sentence, format!("Priya Nair added {}.", kind.one()));
        assert!(told[0].undoable && !told[0].fields.is_empty(), "{}", kind.label());
        for field in &told[0].fields {
            let is_words = |text: &str| !text.contains(&id) && !looks_like_an_id(text);
            assert!(is_words(&field.to) && !field.label.contains('_'), "{}: {field:?}", kind.label());
        }
    }
}

fn looks_like_an_id(text: &str) -> bool {
    text.split_whitespace().any(|word| uuid::Uuid::parse_str(word).is_ok())
}

/// What somebody typed in the form of a record, or of a new one, and where the page
/// keeps it.
pub fn typed(office: &Office, kind: Kind, id: Option<&str>) -> (String, Map<String, Value>) {
    let draft = |id: &str| fields((kind.offers().draft)(&office.ask(), Some(id)).unwrap());
    let mut typed = id.map_or_else(|| without_ids(draft(&first(office, kind))), draft);
    let field = ["notes", "note", "title"].into_iter().find(|field| typed.contains_key(*field)).unwrap();
    let words = typed[field].as_str().unwrap();
    typed.insert(field.to_owned(), format!("{words} More").trim().into());
    (format!("{}:{}", kind.code(), id.unwrap_or("new")), typed)
}

/// The same store after the power was cut: nobody closed it.
fn after_a_crash(office: &Office) -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(office.folder()).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
    }
    let file = folder.path().join(office.file().file_name().unwrap());
    let store = Store::unlock(&file, sample::PASSPHRASE, office.now(), &office.around()).unwrap();
    (folder, store)
}

#[test]
fn what_was_typed_for_any_kind_is_kept_when_the_program_stops_and_saved_afterwards() {
    let mut office = Office::with_sample();
    let mut kept = Vec::new();
    for kind in Kind::ALL {
        let id = free(&mut office, *kind);
        for id in [None, Some(id)] {
            let (place, typed) = typed(&office, *kind, id.as_deref());
            let now = office.now();
            office.store.keep_draft(&place, &serde_json::to_string(&typed).unwrap(), now).unwrap();
            kept.push((*kind, id, place, typed));
        }
    }
    let (_folder, mut store) = after_a_crash(&office);
    let now = office.now();
    assert_eq!(kept.len(), 2 * Kind::ALL.len());
    for (kind, id, place, typed) in kept {
        let found = store.draft(&place).unwrap().unwrap_or_else(|| panic!("{place} is lost"));
        assert_eq!(serde_json::from_str::<Value>(&found).unwrap(), Value::Object(typed.clone()), "{place}");
        let found = fields(serde_json::from_str(&found).unwrap());
        let saved = (kind.offers().save)(&mut store, id.as_deref(), found, now).unwrap().id;
        let after = fields((kind.offers().draft)(&Ask::of(&store, now), Some(&saved)).unwrap());
        assert_eq!(without_ids(after), without_ids(typed), "{place}");
    }
    assert_eq!(store.check().unwrap().problems, Vec::<String>::new());
}

/// As a copy: its parts are new ones.
fn without_ids(draft: Map<String, Value>) -> Map<String, Value> {
    let of = |(name, mut value): (String, Value)| {
        if let Value::Array(parts) = &mut value {
            parts.iter_mut().filter_map(Value::as_object_mut).for_each(|part| {
                part.remove("id");
            });
        }
        (name, value)
    };
    draft.into_iter().map(of).collect()
}

/// Parts of a record as its draft has them, and what tells one from another.
fn parts(draft: &Map<String, Value>) -> Vec<(String, &'static str)> {
    let known = |part: &Value| ["id", "field"].into_iter().find(|key| part.get(key).is_some());
    let of = |(name, value): (&String, &Value)| Some((name.clone(), known(value.as_array()?.first()?)?));
    draft.iter().filter_map(of).collect()
}

#[test]
fn two_parts_of_a_record_are_never_taken_for_one() {
    let mut office = Office::with_sample();
    let mut told: BTreeMap<String, bool> = BTreeMap::new();
    for kind in Kind::ALL {
        for id in ids(&office, *kind) {
            let draft = fields((kind.offers().draft)(&office.ask(), Some(&id)).unwrap());
            for (name, key) in parts(&draft) {
                let is_told = || is_told_of_two(&mut office, *kind, &draft, &name, key);
                told.entry(name.clone()).or_insert_with(is_told);
            }
        }
    }
    let all = ["easy", "lines", "milestones", "needs", "parts"];
    assert_eq!(told, BTreeMap::from(all.map(|name| (name.to_owned(), true))));
}

/// Whether a copy of a record, in whose draft the first part stands once more at
/// the end, is refused with a word beside that one.
fn is_told_of_two(
    office: &mut Office,
    kind: Kind,
    draft: &Map<String, Value>,
    name: &str,
    key: &str,
) -> bool {
    let (now, save) = (office.now(), kind.offers().save);
    let id = save(&mut office.store, None, without_ids(draft.clone()), now).unwrap().id;
    let mut draft = fields((kind.offers().draft)(&office.ask(), Some(&id)).unwrap());
    let known = draft[name].as_array_mut().unwrap();
    known.push(known[0].clone());
    let field = format!("{name}.{}.{key}", known.len() - 1);
    let refused = save(&mut office.store, Some(&id), draft, now).unwrap_err();
    refused.problems.iter().any(|problem| problem.field == field)
}

fn ids(office: &Office, kind: Kind) -> Vec<String> {
    let sql = format!("SELECT id FROM {}", Table::of_kind(kind).unwrap().name);
    let mut statement = office.store.read().prepare(&sql).unwrap();
    statement.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
}
