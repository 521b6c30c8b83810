//! A list that is narrowed: what it shows is what is exported, printed and written to.

use crate::office::Office;
use alongside_core::documents::Block;
use alongside_core::export::{self, Exported};
use alongside_core::listing::{ListQuery, Narrowed};
use alongside_core::people::{self, Person};
use alongside_core::runs::{self, RunOf, RunQuery};
use alongside_core::values::fold;
use alongside_core::{Kind, printing};
use std::collections::BTreeSet;

/// What somebody asks for, and who should come.
type Asked = (RunQuery, Box<dyn Fn(&Person) -> bool>);

/// Every answer that somebody of the made-up council gives, asked for in turn.
fn asked(people: &[Person]) -> Vec<Asked> {
    let mut asked: Vec<Asked> = Vec::new();
    let mut known = BTreeSet::new();
    let all = || RunQuery::default();
    for person in people.iter().cloned() {
        for need in person.needs.iter().map(|need| need.code.clone()).filter(|code| !code.is_empty()) {
            if known.insert(format!("need {need}")) {
                let query = RunQuery { need: need.clone(), ..all() };
                asked.push((query, Box::new(move |one| one.needs.iter().any(|n| n.code == need))));
            }
        }
        if known.insert(format!("format {:?}", person.format)) && person.format.is_some() {
            let query = RunQuery { format: person.format, ..all() };
            asked.push((query, Box::new(move |one| one.format == person.format)));
        }
        if known.insert(format!("town {}", person.town)) && !person.town.is_empty() {
            let query = RunQuery { town: person.town.to_uppercase(), ..all() };
            asked.push((query, Box::new(move |one| fold(&one.town) == fold(&person.town))));
        }
        for group in person.groups.split("; ").filter(|group| !group.is_empty()).map(str::to_owned) {
            if known.insert(format!("group {group}")) {
                let query = RunQuery { group: group.clone(), ..all() };
                asked.push((query, Box::new(move |one| fold(&one.groups).contains(&fold(&group)))));
            }
        }
    }
    for answer in ["given", "refused", "withdrawn", "not_asked"] {
        let query = RunQuery { answer: answer.into(), ..all() };
        let newest = move |one: &Person| {
            one.agreements.first().map_or("not_asked".to_owned(), |newest| newest.state.code().to_owned())
                == answer
        };
        asked.push((query, Box::new(newest)));
    }
    asked
}

fn shown(office: &Office, query: &ListQuery) -> BTreeSet<String> {
    let list = (Kind::Person.offers().list)(&office.ask(), query).unwrap();
    list.rows.into_iter().map(|row| row.cells[0].clone()).collect()
}

fn exported(office: &Office, query: &ListQuery) -> (BTreeSet<String>, Exported) {
    let mut csv = Vec::new();
    let said = export::csv(&office.ask(), Kind::Person, query, &mut csv).unwrap();
    let name = Kind::Person.offers().headings.iter().position(|heading| *heading == "Name").unwrap();
    let mut reader = csv::Reader::from_reader(csv.strip_prefix(b"\xef\xbb\xbf").unwrap());
    let names = reader.records().map(|row| row.unwrap()[name].trim_start_matches('\'').to_owned()).collect();
    (names, said)
}

fn printed(office: &Office, query: &ListQuery) -> (BTreeSet<String>, String) {
    let document = printing::list(&office.ask(), Kind::Person, query).unwrap();
    let Block::Table(table) = &document.sections[0].blocks[0] else { panic!("a list is a table") };
    (table.rows.iter().map(|row| row[0].to_string()).collect(), table.caption.to_string())
}

#[test]
fn whoever_a_list_shows_and_nobody_else_is_exported_printed_and_written_to() {
    let office = Office::with_sample();
    let people = people::all(office.store.read()).unwrap();
    let asked = asked(&people);
    assert!(asked.len() > 20, "{}", asked.len());
    for (query, fits) in &asked {
        let expected: BTreeSet<String> =
            people.iter().filter(|one| fits(one)).map(|one| one.name.clone()).collect();
        let list = query.people();
        assert_eq!(shown(&office, &list), expected, "{query:?}");
        let (names, said) = exported(&office, &list);
        assert_eq!(names, expected, "{query:?}");
        assert_eq!((said.rows as usize, said.all as usize), (expected.len(), people.len()));
        let run = runs::preview(office.store.read(), &RunOf::from("plan"), query, office.today).unwrap();
        assert_eq!(run.people as usize, expected.len(), "{query:?}");
        // Who said no is on paper only where they were asked for.
        let may = |one: &&Person| {
            let newest = one.agreements.first().map(|newest| newest.state.code());
            !matches!(newest, Some("refused" | "withdrawn")) || !query.answer.is_empty()
        };
        let on_paper: BTreeSet<String> =
            people.iter().filter(|one| fits(one)).filter(may).map(|one| one.name.clone()).collect();
        let (names, caption) = printed(&office, &list);
        assert_eq!(names, on_paper, "{query:?}");
        assert_eq!(caption.contains("do not want"), on_paper.len() < expected.len(), "{caption}");
    }
}

#[test]
fn those_who_were_ticked_are_the_list() {
    let office = Office::with_sample();
    let people = people::all(office.store.read()).unwrap();
    let two =
        ListQuery { ids: people[3..5].iter().map(|one| one.id.clone()).collect(), ..ListQuery::default() };
    let names: BTreeSet<String> = people[3..5].iter().map(|one| one.name.clone()).collect();
    assert_eq!(shown(&office, &two), names);
    assert_eq!(exported(&office, &two).0, names);
    let none = ListQuery { words: "nobody of this name".into(), ..two };
    assert!(shown(&office, &none).is_empty(), "words narrow those who are ticked too");
}

#[test]
fn every_kind_exports_the_rows_that_its_list_shows() {
    let office = Office::with_sample();
    for kind in Kind::ALL {
        let all = (kind.offers().list)(&office.ask(), &ListQuery::default()).unwrap();
        let one = ListQuery { ids: vec![all.rows[0].id.clone()], ..ListQuery::default() };
        let mut csv = Vec::new();
        let said = export::csv(&office.ask(), *kind, &one, &mut csv).unwrap();
        assert_eq!((said.rows, said.all), (1, all.total), "{}", kind.many());
        assert_eq!(said.sentence(*kind).unwrap(), format!("1 of {}.", kind.some(all.total)));
        let filters: Vec<&str> = kind.offers().filters.names().chain(["no such filter"]).collect();
        assert!(!filters.is_empty());
        for filter in filters {
            let query = ListQuery { filter: filter.into(), ..ListQuery::default() };
            let shown = (kind.offers().list)(&office.ask(), &query).unwrap().total;
            let said = export::csv(&office.ask(), *kind, &query, &mut Vec::new()).unwrap();
            assert_eq!(said.rows, shown, "{}: {filter}", kind.many());
        }
    }
}

#[test]
fn what_is_no_way_to_narrow_a_list_finds_nobody_and_an_empty_value_everybody() {
    let office = Office::with_sample();
    let by = |name: &str, value: &str| ListQuery {
        by: vec![Narrowed { name: name.into(), value: value.into() }],
        ..ListQuery::default()
    };
    assert!(shown(&office, &by("no such name", "1")).is_empty());
    assert_eq!(shown(&office, &by("town", " ")), shown(&office, &ListQuery::default()));
}

#[test]
fn people_are_found_by_what_they_need_read_and_speak() {
    let mut office = Office::with_sample();
    let people = people::all(office.store.read()).unwrap();
    let words = |words: &str| ListQuery { words: words.into(), ..ListQuery::default() };
    let typed: Vec<(String, &Person)> = people
        .iter()
        .flat_map(|person| {
            let needs =
                person.needs.iter().filter(|need| !need.code.is_empty()).map(|need| need.code.clone());
            let said = needs.chain(person.format.map(|format| format.code().to_owned()));
            said.map(move |said| (format!("{} {}", said.replace('_', " "), person.town), person))
        })
        .collect();
    assert!(typed.len() > 30, "{}", typed.len());
    for (typed, person) in &typed {
        assert!(shown(&office, &words(typed)).contains(&person.name), "{typed}");
    }
    let braille = people.iter().find(|one| one.needs.iter().any(|need| need.code == "braille")).unwrap();
    let mut draft = people::draft_of(braille);
    draft.needs.clear();
    draft.format = None;
    let now = office.now();
    people::save(&mut office.store, Some(&braille.id), &draft, now).unwrap();
    assert!(!shown(&office, &words("braille")).contains(&braille.name), "what is gone finds nobody");
}
