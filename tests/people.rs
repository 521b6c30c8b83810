//! People on the register: what is typed about them, what they agreed to.

use crate::office::Office;
use alongside_core::Code;
use alongside_core::Kind;
use alongside_core::documents::{BrailleGrade, HandoutFormat, PaperColour};
use alongside_core::import::Import;
use alongside_core::people::{
    self, AgreedWay, AgreementDraft, AgreementState, MayContact, NeedDraft, PersonDraft,
};

#[test]
fn everything_that_is_typed_about_a_person_comes_back() {
    let mut office = Office::new();
    let need = |code: &str, detail: &str| NeedDraft { id: None, code: code.into(), detail: detail.into() };
    let draft = PersonDraft {
        name: "  Siân   Ní-Bhriain ".into(),
        mobile: "+447700900123".into(),
        email: "sian@example.org".into(),
        postcode: "nb23qt".into(),
        format: Some(people::Format::LargePrint),
        format_size: "18 point".into(),
        joined: "May 2024".into(),
        notes: "Line one\r\nline two  ".into(),
        carer: " Her sister,  Ruth ".into(),
        needs: vec![need("hearing_loop", "Seat at the front"), need("", "Two weeks' notice"), need("", " ")],
        ..PersonDraft::default()
    };
    let id = office.save_person(None, &draft);
    let person = people::get(office.store.read(), &id).unwrap();
    assert_eq!(person.name, "Siân Ní-Bhriain");
    assert_eq!((person.mobile.as_str(), person.postcode.as_str()), ("07700 900123", "NB2 3QT"));
    assert_eq!((person.format_size, person.notes.as_str()), (Some(18), "Line one\nline two"));
    assert_eq!(person.joined.clone().unwrap().iso(), "2024-05");
    assert_eq!(person.carer, "Her sister, Ruth");
    let labels: Vec<&str> = person.needs.iter().map(|n| &*n.label).collect();
    assert_eq!(labels, ["Hearing loop", "Two weeks' notice"], "an empty need is none");
    let again = people::draft_of(&person);
    office.save_person(Some(&id), &again);
    assert_eq!(people::get(office.store.read(), &id).unwrap(), person, "saving it again changes nothing");
}

#[test]
fn every_problem_of_a_person_is_said_at_once_and_nothing_is_written() {
    let mut office = Office::new();
    let need = NeedDraft { code: "no such need".into(), ..NeedDraft::default() };
    let draft = PersonDraft {
        name: "x".repeat(10_000),
        phone: "ring the bell".into(),
        email: "gwen@@example".into(),
        joined: "31/02/2024".into(),
        format_size: "6".into(),
        needs: vec![need],
        ..PersonDraft::default()
    };
    let (ops, now) = (office.ops(), office.now());
    let error = people::save(&mut office.store, None, &draft, now).unwrap_err();
    let mut fields: Vec<&str> = error.problems.iter().map(|p| p.field.as_str()).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["email", "format_size", "joined", "name", "needs.0.code", "phone"]);
    assert_eq!((error.code, error.message.as_str()), (Code::BadInput, "There are 6 things to put right."));
    assert_eq!((office.ops(), office.count("SELECT count(*) FROM person")), (ops, 0));
    let none = people::save(&mut office.store, None, &PersonDraft::default(), now).unwrap_err();
    assert_eq!(none.problems[0].field, "name");
}

#[test]
fn nobody_joins_or_agrees_in_the_future() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let now = office.now();
    let draft = AgreementDraft { on: "23 November 2026".into(), ..AgreementDraft::default() };
    let error = people::save_agreement(&mut office.store, &person, &draft, now).unwrap_err();
    assert_eq!(error.problems[0].field, "on");
    let draft = PersonDraft { name: "Gwen".into(), joined: "2027".into(), ..PersonDraft::default() };
    let error = people::save(&mut office.store, None, &draft, now).unwrap_err();
    assert_eq!(error.problems[0].field, "joined");
}

#[test]
fn the_newest_agreement_says_whether_we_may_be_in_touch() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let may = |office: &Office| people::get(office.store.read(), &person).unwrap().may_contact;
    assert_eq!(may(&office), MayContact::NotAsked);
    for (state, channel, expected) in [
        (AgreementState::Given, "post", MayContact::PostOnly),
        (AgreementState::Given, "any", MayContact::Yes),
        (AgreementState::Refused, "any", MayContact::No),
        (AgreementState::Withdrawn, "any", MayContact::Withdrawn),
    ] {
        let now = office.now();
        let draft = AgreementDraft {
            state,
            channel: AgreedWay::from_code(channel).unwrap(),
            ..AgreementDraft::default()
        };
        people::save_agreement(&mut office.store, &person, &draft, now).unwrap();
        assert_eq!(may(&office), expected);
    }
    assert_eq!(people::get(office.store.read(), &person).unwrap().agreements.len(), 4, "all are kept");
}

#[test]
fn a_person_with_claims_is_not_deleted() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let claim = office.add_claim(&person);
    let now = office.now();
    assert_eq!(people::delete(&mut office.store, &person, now).unwrap_err().code, Code::Refused);
    alongside_core::claims::delete(&mut office.store, &claim, now).unwrap();
    people::delete(&mut office.store, &person, now).unwrap();
    assert_eq!(people::delete(&mut office.store, &person, now).unwrap_err().code, Code::NotFound);
}

#[test]
fn what_is_sent_to_a_person_looks_as_they_asked_or_as_their_needs_say() {
    let mut office = Office::new();
    let mut look = |change: &dyn Fn(&mut PersonDraft)| {
        let mut draft = PersonDraft { name: "Gwen Askew".into(), ..PersonDraft::default() };
        change(&mut draft);
        let id = office.save_person(None, &draft);
        people::wishes_of(&people::get(office.store.read(), &id).unwrap()).look
    };
    let need = |code: &str, detail: &str| NeedDraft { id: None, code: code.into(), detail: detail.into() };
    assert_eq!(look(&|_| {}).format, HandoutFormat::EasyRead);
    assert_eq!(look(&|p| p.format = Some(people::Format::Standard)).format, HandoutFormat::Plain);
    let large = look(&|p| p.needs = vec![need("large_print", "24 point, please")]);
    assert_eq!((large.format, large.size), (HandoutFormat::LargePrint, Some(24)));
    let braille = look(&|p| p.needs = vec![need("braille", "Grade 1"), need("large_print", "")]);
    assert_eq!((braille.format, braille.grade), (HandoutFormat::Braille, BrailleGrade::Uncontracted));
    let asked = look(&|p| {
        p.format = Some(people::Format::EasyRead);
        p.format_size = "20".into();
        p.paper_colour = Some(PaperColour::Yellow);
        p.needs = vec![need("braille", "")];
    });
    assert_eq!(
        (asked.format, asked.size, asked.colour),
        (HandoutFormat::EasyRead, Some(20), PaperColour::Yellow)
    );
}

#[test]
fn wishes_for_print_go_out_to_a_spreadsheet_and_come_back() {
    let mut office = Office::new();
    let draft = PersonDraft {
        name: "Ewa Nowicka".into(),
        format: Some(people::Format::Braille),
        paper_colour: Some(PaperColour::Cream),
        language: "pl".into(),
        braille_grade: Some(BrailleGrade::Uncontracted),
        ..PersonDraft::default()
    };
    office.save_person(None, &draft);
    let bytes = office.csv(Kind::Person);
    let mut again = Office::new();
    let now = again.now();
    let import = Import::read(Kind::Person, "people.csv", &bytes).unwrap();
    import.bring_in(&mut again.store, now).unwrap();
    let ewa = people::all(again.store.read()).unwrap().remove(0);
    assert_eq!(people::draft_of(&ewa), draft);
    assert_eq!(again.csv(Kind::Person), bytes);
}
