//! Every list filters as somebody types, sorts, and comes in pages.

use crate::office::Office;
use alongside_core::Kind;
use alongside_core::import::Import;
use alongside_core::listing::ListQuery;
use alongside_core::projects::{ProjectStatus, Rung};
use alongside_core::values::fold;
use alongside_core::{claims, people, plan, projects};

/// Ids in their order and how many there are in all, for one way to ask.
type Ask = fn(&Office, &ListQuery) -> (Vec<String>, u32);

const PEOPLE: Ask = |office, query| {
    let list = people::list(office.store.read(), query).unwrap();
    (list.rows.into_iter().map(|r| r.id).collect(), list.total)
};
const PROJECTS: Ask = |office, query| {
    let list = projects::list(office.store.read(), query, office.today).unwrap();
    (list.rows.into_iter().map(|r| r.id).collect(), list.total)
};
const CLAIMS: Ask = |office, query| {
    let list = claims::list(office.store.read(), query, office.today).unwrap();
    (list.rows.into_iter().map(|r| r.id).collect(), list.total)
};
const PLAN: Ask = |office, query| {
    let list = plan::list(office.store.read(), query, office.today).unwrap();
    (list.rows.into_iter().map(|r| r.id).collect(), list.total)
};

const LISTS: [(&str, Ask, &[&str]); 4] = [
    ("people", PEOPLE, &["", "name", "town", "joined"]),
    ("projects", PROJECTS, &["", "title", "starts", "ends", "rung", "status"]),
    ("claims", CLAIMS, &["", "on", "person", "total", "number", "status"]),
    ("plan", PLAN, &["", "action", "owner", "due", "mark"]),
];

fn sorted(sort: &str, descending: bool) -> ListQuery {
    ListQuery { sort: sort.into(), descending, ..ListQuery::default() }
}

#[test]
fn every_list_comes_in_pages_that_make_up_the_whole() {
    let office = Office::with_sample();
    for (name, ask, sorts) in LISTS {
        for sort in sorts {
            let (whole, total) = ask(&office, &sorted(sort, false));
            assert_eq!(whole.len(), usize::try_from(total).unwrap(), "{name}");
            assert!(total > 7, "{name} has more than one page");
            let mut pages = Vec::new();
            for offset in (0..total).step_by(7) {
                let (page, of) = ask(&office, &ListQuery { offset, limit: 7, ..sorted(sort, false) });
                assert_eq!(of, total, "a page knows how many there are in all");
                pages.extend(page);
            }
            assert_eq!(pages, whole, "{name} by {sort}");
        }
    }
}

#[test]
fn every_list_holds_the_same_records_however_it_is_sorted() {
    let office = Office::with_sample();
    for (name, ask, sorts) in LISTS {
        let mut expected = ask(&office, &ListQuery::default()).0;
        expected.sort();
        for sort in sorts.iter().copied().chain(["no such sort"]) {
            for descending in [false, true] {
                let mut ids = ask(&office, &sorted(sort, descending)).0;
                ids.sort();
                assert_eq!(ids, expected, "{name} by {sort}");
            }
        }
    }
}

#[test]
fn every_list_is_narrowed_by_words_in_any_order() {
    let office = Office::with_sample();
    for (name, ask, words) in [
        ("people", PEOPLE, "thirl marg"),
        ("projects", PROJECTS, "short breaks"),
        ("claims", CLAIMS, "thirl"),
        ("claims", CLAIMS, "lukasz first"),
        ("plan", PLAN, "board together"),
    ] {
        let (all, (found, total)) = (
            ask(&office, &ListQuery::default()).1,
            ask(&office, &ListQuery { words: words.into(), ..ListQuery::default() }),
        );
        assert!(!found.is_empty() && total < all, "{name}: {total} of {all}");
        let none = ListQuery { words: "zzyzx".into(), ..ListQuery::default() };
        assert_eq!(ask(&office, &none), (vec![], 0), "{name}");
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
            let (found, total) = PEOPLE(
                &office,
                &ListQuery { words: "a".into(), offset, limit, ..sorted("name", descending) },
            );
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
    let filter = ListQuery { filter: "may_contact".into(), ..ListQuery::default() };
    let rows = people::list(office.store.read(), &filter).unwrap().rows;
    let all = people::all(office.store.read()).unwrap();
    let may =
        |p: &people::Person| matches!(p.may_contact, people::MayContact::Yes | people::MayContact::PostOnly);
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
    let running = ListQuery { filter: "running".into(), ..ListQuery::default() };
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
    let of = |filter: &str| CLAIMS(&office, &ListQuery { filter: filter.into(), ..ListQuery::default() }).1;
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
    let late = ListQuery { filter: "late".into(), ..ListQuery::default() };
    let listing = plan::list(office.store.read(), &late, office.today).unwrap();
    assert!(!listing.rows.is_empty());
    assert!(listing.rows.iter().all(|a| a.milestones.iter().any(|m| m.mark == plan::Mark::Late)));
}
