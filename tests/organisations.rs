//! Organisations. What every kind of record owes is walked in `duties.rs`; here
//! is what is theirs alone.

use crate::office::Office;
use alongside_core::Kind;
use alongside_core::import::Import;
use alongside_core::listing::ListQuery;
use alongside_core::organisations::{self, OrganisationDraft, OrganisationSort};

#[test]
fn every_problem_of_an_organisation_is_said_at_once_and_nothing_is_written() {
    let mut office = Office::new();
    let (ops, now) = (office.ops(), office.now());
    let typed =
        OrganisationDraft { phone: "ring us".into(), email: "nobody".into(), ..OrganisationDraft::default() };
    let refused = organisations::save(&mut office.store, None, &typed, now).unwrap_err();
    let fields: Vec<&str> = refused.problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["name", "phone", "email", "sort"]);
    assert_eq!(office.ops(), ops);
}

#[test]
fn a_sheet_of_organisations_is_understood_by_the_headings_that_others_use() {
    let bytes = b"Name,Type,Contact person,Telephone,Email,Website,Comments\n\
        Saltmarsh Carers,Advocacy,Ada Moss,01632 960118,ada@example.org,example.org,Tuesdays\n";
    let mut office = Office::new();
    let now = office.now();
    let import = Import::read(Kind::Organisation, "partners.csv", bytes).unwrap();
    assert_eq!(import.bring_in(&mut office.store, now).unwrap().0.accepted, 1);
    let all = organisations::list(office.store.read(), &ListQuery::default()).unwrap().rows;
    let read =
        (all[0].name.as_str(), all[0].contact_name.as_str(), all[0].phone.as_str(), all[0].notes.as_str());
    assert_eq!(read, ("Saltmarsh Carers", "Ada Moss", "01632 960118", "Tuesdays"));
    assert_eq!((all[0].email.as_str(), all[0].web.as_str()), ("ada@example.org", "example.org"));
}

#[test]
fn a_row_with_a_word_that_nobody_understands_is_kept_and_the_word_is_a_note() {
    let bytes =
        b"Name,Type,Telephone,Website\nSaltmarsh Carers,Charity,ask reception,by post\n,Faith group,,\n";
    let mut office = Office::new();
    let now = office.now();
    let import = Import::read(Kind::Organisation, "partners.csv", bytes).unwrap();
    let (_, told) = import.bring_in(&mut office.store, now).unwrap();
    assert_eq!((told.accepted, told.noted, told.refused.len()), (1, 3, 1), "{:?}", told.refused);
    let kept = organisations::list(office.store.read(), &ListQuery::default()).unwrap().rows.remove(0);
    assert_eq!((kept.sort, kept.phone.as_str()), (OrganisationSort::Other, ""));
    assert_eq!(kept.notes, "Type: Charity\nTelephone: ask reception\nWebsite: by post");
}

#[test]
fn an_organisation_is_found_by_all_that_people_know_of_it() {
    let mut office = Office::new();
    let now = office.now();
    let draft = OrganisationDraft {
        name: "Saltmarsh Carers".into(),
        sort: Some(OrganisationSort::Carers),
        phone: "01632 960118".into(),
        address: "9 Stripe Road".into(),
        notes: "Step-free".into(),
        web: "carers.example.org".into(),
        ..OrganisationDraft::default()
    };
    organisations::save(&mut office.store, None, &draft, now).unwrap();
    for words in ["960118", "01632960118", "0118", "stripe", "step", "carers.example"] {
        let hits = alongside_core::search::search(office.store.read(), words).unwrap();
        assert_eq!(hits.first().map(|hit| hit.title.as_str()), Some("Saltmarsh Carers"), "{words}");
    }
}

#[test]
fn organisations_stand_in_the_order_of_their_folded_names_and_are_narrowed_by_sort() {
    let mut office = Office::new();
    for (name, sort) in [
        ("Émigré Café", OrganisationSort::Community),
        ("Zest", OrganisationSort::Provider),
        ("ash Grove", OrganisationSort::Provider),
    ] {
        let now = office.now();
        let draft = OrganisationDraft { name: name.into(), sort: Some(sort), ..OrganisationDraft::default() };
        organisations::save(&mut office.store, None, &draft, now).unwrap();
    }
    let names = |filter: &str| -> Vec<String> {
        let query = ListQuery { filter: filter.into(), ..ListQuery::default() };
        organisations::list(office.store.read(), &query).unwrap().rows.into_iter().map(|o| o.name).collect()
    };
    assert_eq!(names(""), ["ash Grove", "Émigré Café", "Zest"]);
    assert_eq!(names("provider"), ["ash Grove", "Zest"]);
}
