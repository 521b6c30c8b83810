//! Every list filters as somebody types, sorts, and comes in pages.

use crate::office::Office;
use crate::released::schema;
use alongside_core::Kind;
use alongside_core::import::Import;
use alongside_core::listing::ListQuery;
use alongside_core::offers::Ask;
use alongside_core::projects::{ProjectStatus, Rung};
use alongside_core::values::fold;
use alongside_core::{claims, people, plan, projects};
use rusqlite::Connection;
use rusqlite::trace::{TraceEvent, TraceEventCodes};
use serde_json::Value;
use std::sync::{Arc, Mutex};

/// Ids in their order and how many there are in all, for one way to ask.
fn ask(office: &Office, kind: Kind, query: &ListQuery) -> (Vec<String>, u32) {
    let list = (kind.offers().list)(&office.ask(), query).unwrap();
    (list.rows.into_iter().map(|row| row.id).collect(), list.total)
}

fn sorted(sort: &str, descending: bool) -> ListQuery {
    ListQuery { sort: sort.into(), descending, ..ListQuery::default() }
}

fn narrowed(filter: &str) -> ListQuery {
    ListQuery { filter: filter.into(), ..ListQuery::default() }
}

#[test]
fn every_list_holds_the_same_records_however_it_is_sorted() {
    let office = Office::with_sample();
    for kind in Kind::ALL {
        let mut expected = ask(&office, *kind, &ListQuery::default()).0;
        expected.sort();
        let sorts: Vec<&str> = kind.offers().sorts.names().chain(["no such sort"]).collect();
        assert!(sorts.len() > 1, "{} are in no order", kind.many());
        for sort in sorts {
            for descending in [false, true] {
                let mut ids = ask(&office, *kind, &sorted(sort, descending)).0;
                ids.sort();
                assert_eq!(ids, expected, "{} by {sort}", kind.many());
            }
        }
    }
}

/// What SQLite means to do for the page of ids of a list, in its own words.
fn plan_of(kind: Kind, sort: &str, descending: bool) -> Vec<String> {
    let office = Office::new();
    let mut conn = Connection::open_in_memory().unwrap();
    for made in schema(&office) {
        conn.execute_batch(&made).unwrap();
    }
    let asked = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&asked);
    conn.trace_v2(
        TraceEventCodes::SQLITE_TRACE_STMT,
        Some(move |event: TraceEvent<'_>| {
            if let TraceEvent::Stmt(_, sql) = event {
                heard.lock().unwrap().push(sql.to_owned());
            }
        }),
    )
    .unwrap();
    let ask = Ask { conn: &conn, officer: office.store.officer(), today: office.today };
    (kind.offers().list)(&ask, &ListQuery { limit: 50, ..sorted(sort, descending) }).unwrap();
    let asked = asked.lock().unwrap().clone();
    let page = asked.iter().find(|sql| sql.contains("LIMIT :limit")).unwrap();
    let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {page}")).unwrap();
    statement.raw_query().mapped(|r| r.get("detail")).collect::<Result<_, _>>().unwrap()
}

/// Sorts that no index can hold, each with the reason.
const BY_THE_DAY: &[(Kind, &str, &str)] = &[(Kind::Action, "mark", "what is late today was not yesterday")];

#[test]
fn a_page_of_every_list_is_read_from_an_index_and_never_put_in_order() {
    for kind in Kind::ALL {
        let sorts: Vec<_> = kind.offers().sorts.names().collect();
        assert!(!sorts.is_empty(), "{} are in no order", kind.many());
        for sort in sorts {
            let by_the_day = BY_THE_DAY.iter().any(|(of, by, _)| (of, *by) == (kind, sort));
            for descending in [false, true] {
                let plan = plan_of(*kind, sort, descending);
                // A page that is chosen may be put in order again: it is fifty rows.
                let chosen = plan.split(|step| step == "SCAN page").next().unwrap();
                let sorts = chosen.iter().any(|step| step.contains("TEMP B-TREE"));
                assert_eq!(sorts, by_the_day, "{} by “{sort}”: {plan:#?}", kind.many());
            }
        }
    }
}

/// Every record of a kind as a script reads it, in the stored order.
fn records(office: &Office, kind: Kind) -> Vec<Value> {
    let mut records = Vec::new();
    (kind.offers().each)(&office.ask(), &mut |record| {
        records.push(record.json()?);
        Ok(())
    })
    .unwrap();
    records
}

/// Whether a record belongs under a filter, by a plain reading of it: a field says the
/// word, or what stands here.
fn fits(kind: Kind, filter: &str, record: &Value) -> bool {
    let says = |field: &str, words: &[&str]| words.iter().any(|word| record[field] == *word);
    match (kind, filter) {
        (Kind::Person, "may_contact") => says("may_contact", &["yes", "post_only"]),
        (Kind::Project, "late") => record["late"] == true,
        (Kind::Project, "easy") => {
            let in_easy_words = |easy: &Value| easy["words"] != "";
            says("status", &["running"]) && record["easy"].as_array().unwrap().iter().any(in_easy_words)
        }
        (Kind::Claim, "waiting") => says("status", &["submitted", "approved"]),
        (Kind::Action, mark) => {
            let milestones = record["milestones"].as_array().unwrap();
            says("mark", &[mark]) || milestones.iter().any(|milestone| milestone["mark"] == *mark)
        }
        (Kind::Request, "open") => record["sent_on"].is_null(),
        (Kind::Request, "sent") => !record["sent_on"].is_null(),
        (Kind::Handout, "template") => record["draft"]["template"] == true,
        (Kind::Handout, "handout") => record["draft"]["template"] == false,
        (Kind::Handout, language) => record["draft"]["language"] == *language,
        (_, code) => record.as_object().unwrap().values().any(|value| *value == *code),
    }
}

#[test]
fn every_filter_picks_out_what_a_plain_reading_of_all_records_does() {
    let office = Office::with_sample();
    for kind in Kind::ALL {
        let (records, filters) = (records(&office, *kind), kind.offers().filters);
        assert!(!records.is_empty(), "the made-up council has no {}", kind.many());
        let names: Vec<&str> = filters.names().collect();
        assert!(!names.is_empty(), "{} can't be narrowed", kind.many());
        for filter in names {
            let fitting = records.iter().filter(|record| fits(*kind, filter, record));
            let mut expected: Vec<&str> = fitting.map(|record| record["id"].as_str().unwrap()).collect();
            let (mut found, total) = ask(&office, *kind, &narrowed(filter));
            expected.sort_unstable();
            found.sort();
            assert_eq!(found, expected, "{} that are {filter}", kind.many());
            assert_eq!(total as usize, expected.len(), "{} that are {filter}", kind.many());
            assert!(
                expected.len() < records.len(),
                "all {} are {filter}, and nothing was tried",
                kind.many()
            );
            // Of twelve languages the made-up council has some.
            let is_there =
                !expected.is_empty() || (*kind == Kind::Handout && filters.codes.contains(&filter));
            assert!(is_there, "the made-up council has no {} that are {filter}", kind.many());
        }
        let nothing = ask(&office, *kind, &narrowed("no such filter"));
        assert_eq!(nothing, (vec![], 0), "{}", kind.many());
    }
}

#[test]
fn every_list_is_narrowed_by_words_in_any_order() {
    let office = Office::with_sample();
    for (kind, words) in [
        (Kind::Person, "thirl marg"),
        (Kind::Project, "short breaks"),
        (Kind::Claim, "thirl"),
        (Kind::Claim, "lukasz first"),
        (Kind::Action, "board together"),
    ] {
        let all = ask(&office, kind, &ListQuery::default()).1;
        let query = ListQuery { words: words.into(), ..ListQuery::default() };
        let (found, total) = ask(&office, kind, &query);
        assert!(!found.is_empty() && total < all, "{words}: {total} of {all}");
    }
}

#[test]
fn one_letter_that_finds_thousands_finds_them_in_the_order_of_their_names() {
    let mut office = Office::new();
    let mut csv = String::from("Name\n");
    for number in 0..2_400 {
        let first = if number % 12 == 0 { "Bo" } else { "Asa" };
        csv.push_str(&format!("{first} Kin{:04}\n", number * 7 % 2_400));
    }
    let (import, now) = (Import::read(Kind::Person, "people.csv", csv.as_bytes()).unwrap(), office.now());
    import.commit(&mut office.store, now).unwrap();
    for descending in [false, true] {
        let everybody = people::list(office.store.read(), &sorted("name", descending)).unwrap().rows;
        let expected: Vec<String> =
            everybody.into_iter().filter(|row| row.name.starts_with('A')).map(|row| row.id).collect();
        for (offset, limit) in [(0, 50), (1_990, 50), (0, 0)] {
            let query = ListQuery { words: "a".into(), offset, limit, ..sorted("name", descending) };
            let (found, total) = ask(&office, Kind::Person, &query);
            assert_eq!(total, 2_200);
            let end = if limit == 0 { expected.len() } else { (offset + limit) as usize };
            assert_eq!(found, expected[offset as usize..end], "{limit} from {offset}");
        }
    }
}

#[test]
fn people_are_filed_under_their_family_names() {
    let office = Office::with_sample();
    let rows = people::list(office.store.read(), &ListQuery::default()).unwrap().rows;
    let at = |name: &str| rows.iter().position(|r| r.name == name).unwrap();
    assert!(at("Bronwen Rees") < at("Margaret Thirlwell"));
    assert!(at("Margaret Thirlwell") < at("Łukasz Zieliński"), "Ź is filed under Z and Ł under L");
    assert!(rows.len() > 50 && rows.iter().all(|r| !r.name.is_empty()));
}

#[test]
fn those_we_may_be_in_touch_with_are_told_from_the_others() {
    let office = Office::with_sample();
    let filter = narrowed("may_contact");
    let rows = people::list(office.store.read(), &filter).unwrap().rows;
    let all = people::all(office.store.read()).unwrap();
    let may = |p: &people::Person| people::Way::ALL.iter().any(|way| p.may_contact.allows(*way));
    assert_eq!(rows.len(), all.iter().filter(|p| may(p)).count());
    assert!(!rows.iter().any(|r| r.name == "Carol Winder"), "she took her agreement back");
}

#[test]
fn projects_are_sorted_by_the_ladder_and_not_by_the_alphabet() {
    let office = Office::with_sample();
    let rows = projects::list(office.store.read(), &sorted("rung", false), office.today).unwrap().rows;
    let places: Vec<usize> =
        rows.iter().filter_map(|r| r.rung).map(|r| Rung::ALL.iter().position(|a| *a == r).unwrap()).collect();
    assert!(places.first() < places.last() && places.is_sorted(), "{places:?}");

    let rows = projects::list(office.store.read(), &sorted("status", false), office.today).unwrap().rows;
    let order =
        [ProjectStatus::Planned, ProjectStatus::Running, ProjectStatus::Finished, ProjectStatus::Stopped];
    assert!(rows.len() > 5);
    assert!(rows.iter().map(|r| order.iter().position(|s| *s == r.status)).is_sorted());
    let running = narrowed("running");
    let rows = projects::list(office.store.read(), &running, office.today).unwrap().rows;
    assert!(!rows.is_empty() && rows.iter().all(|r| r.status == ProjectStatus::Running));
}

#[test]
fn claims_are_sorted_by_how_far_they_have_come() {
    use claims::ClaimStatus as S;
    let office = Office::with_sample();
    let rows = claims::list(office.store.read(), &sorted("status", false), office.today).unwrap().rows;
    let order = [S::Draft, S::Submitted, S::Approved, S::Paid, S::Refused];
    assert!(rows.len() > 50);
    assert!(rows.iter().map(|r| order.iter().position(|s| *s == r.status)).is_sorted());
    let rows = claims::list(office.store.read(), &sorted("total", true), office.today).unwrap().rows;
    let totals: Vec<_> = rows.iter().map(|r| std::cmp::Reverse(r.total)).collect();
    assert!(totals.first() < totals.last() && totals.is_sorted(), "{totals:?}");
}

#[test]
fn every_status_of_a_claim_can_be_picked_out() {
    let office = Office::with_sample();
    let of = |filter: &str| ask(&office, Kind::Claim, &narrowed(filter)).1;
    let parts = ["draft", "submitted", "approved", "paid", "refused"].map(of);
    assert!(!parts.contains(&0), "{parts:?}");
    assert_eq!(parts.iter().sum::<u32>(), of(""));
    assert_eq!(of("waiting"), parts[1] + parts[2]);
}

#[test]
fn the_plan_stands_in_its_own_order_until_somebody_sorts_it() {
    let office = Office::with_sample();
    let rows = |sort: &str| plan::list(office.store.read(), &sorted(sort, false), office.today).unwrap().rows;
    assert!(rows("")[0].action.starts_with("Run a Together Board"));
    let owners: Vec<_> = rows("owner").iter().map(|a| fold(&a.owner)).collect();
    assert!(owners.first() < owners.last() && owners.is_sorted(), "{owners:?}");
    let marks: Vec<_> = rows("mark").iter().map(|a| a.mark).collect();
    assert!(marks.first() < marks.last() && marks.is_sorted(), "late first: {marks:?}");
    let late = narrowed("late");
    let listing = plan::list(office.store.read(), &late, office.today).unwrap();
    assert!(!listing.rows.is_empty());
    assert!(listing.rows.iter().all(|a| a.milestones.iter().any(|m| m.mark == plan::Mark::Late)));
}
