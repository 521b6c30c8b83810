//! Taking back: the last change or an older one, whole or not at all.

use crate::office::{Office, PRIYA, TOM, bus_fare};
use alongside_core::claims::{self, PayDraft};
use alongside_core::easy::EasyWords;
use alongside_core::people::{self, AgreementDraft, AgreementState, NeedDraft};
use alongside_core::projects::{self, ProjectDraft};
use alongside_core::store::{HowMuch, Undone};
use alongside_core::{Code, Error, Result};
use alongside_core::{Kind, history, records, store::Op};

fn undo(office: &mut Office, op: Option<&str>) -> Result<Undone> {
    let now = office.now();
    records::undo(&mut office.store, op, HowMuch::Whole, now)
}

fn name(office: &Office, id: &str) -> String {
    people::get(office.store.read(), id).unwrap().name
}

fn phone(office: &Office, id: &str) -> String {
    people::get(office.store.read(), id).unwrap().phone
}

#[test]
fn the_last_change_is_taken_back_and_brought_back_again() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    office.change_person(&person, |p| p.name = "Gwen Asquith".into());
    undo(&mut office, None).unwrap();
    assert_eq!(name(&office, &person), "Gwen Askew");
    undo(&mut office, None).unwrap();
    assert_eq!(name(&office, &person), "Gwen Asquith", "taking back the taking back");
    assert!(office.problems().is_empty());
}

#[test]
fn taking_back_is_itself_a_change_that_names_what_it_took_back() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let op = office.change_person(&person, |p| p.town = "Northbrook".into());
    undo(&mut office, Some(&op)).unwrap();
    let history = history::of(office.store.read(), &person, 0, 200).unwrap().changes;
    assert_eq!(history.len(), 3, "nothing is forgotten");
    assert_eq!(history[0].purpose, "take back: change a person");
    let taken_back = history.iter().find(|c| c.op == op).unwrap();
    assert!(taken_back.undone && !taken_back.undoable);
    assert_eq!(undo(&mut office, Some(&op)).unwrap_err().code, Code::Refused, "only once");
}

#[test]
fn an_older_change_is_taken_back_while_its_fields_stand() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let older = office.change_person(&person, |p| p.phone = "01632 960111".into());
    office.change_person(&person, |p| p.town = "Northbrook".into());
    undo(&mut office, Some(&older)).unwrap();
    let now = people::get(office.store.read(), &person).unwrap();
    assert_eq!((now.phone.as_str(), now.town.as_str()), ("", "Northbrook"));
}

#[test]
fn a_change_is_not_taken_back_once_its_field_has_moved_on() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let older = office.change_person(&person, |p| p.phone = "01632 960111".into());
    office.change_person(&person, |p| p.phone = "01632 960222".into());
    let refused = undo(&mut office, Some(&older)).unwrap_err();
    assert_eq!(refused.code, Code::MovedOn);
    assert!(says(&refused, "whole: 1 person changed since") && !says(&refused, "Askew"), "{refused}");
    assert_eq!(phone(&office, &person), "01632 960222");
}

#[test]
fn a_person_that_a_later_claim_names_is_not_taken_away() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let added = office.newest_op();
    let claim = office.add_claim(&person);
    let ops = office.ops();
    let refused = undo(&mut office, Some(&added)).unwrap_err();
    assert_eq!(refused.code, Code::MovedOn);
    assert!(says(&refused, "whole: 1 claim changed since") && !names(&refused, &claim), "{refused}");
    assert_eq!((name(&office, &person).as_str(), office.ops()), ("Gwen Askew", ops));
}

#[test]
fn easy_words_are_not_left_behind_by_a_project_that_is_taken_back() {
    let mut office = Office::new();
    let mut draft = ProjectDraft { title: "Better benches".into(), ..ProjectDraft::default() };
    let now = office.now();
    let id = projects::save(&mut office.store, None, &draft, now).unwrap().id;
    let added = office.newest_op();
    draft.easy =
        vec![EasyWords { field: "title".into(), words: "New benches".into(), ..EasyWords::default() }];
    projects::save(&mut office.store, Some(&id), &draft, now).unwrap();
    assert_eq!(undo(&mut office, Some(&added)).unwrap_err().code, Code::MovedOn);
    undo(&mut office, None).unwrap();
    undo(&mut office, Some(&added)).unwrap();
    assert_eq!(office.count("SELECT count(*) FROM easy"), 0);
}

#[test]
fn a_deleted_person_comes_back_with_needs_and_agreements() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    office.change_person(&person, |p| {
        p.needs = vec![
            NeedDraft { code: "large_print".into(), detail: "18 point".into(), id: None },
            NeedDraft { detail: "Sits by the window".into(), ..NeedDraft::default() },
        ];
    });
    let now = office.now();
    people::save_agreement(&mut office.store, &person, &AgreementDraft::default(), now).unwrap();
    let before = people::get(office.store.read(), &person).unwrap();
    people::delete(&mut office.store, &person, now).unwrap();
    assert_eq!(people::get(office.store.read(), &person).unwrap_err().code, Code::NotFound);
    undo(&mut office, None).unwrap();
    assert_eq!(people::get(office.store.read(), &person).unwrap(), before);
    let found = alongside_core::search::search(office.store.read(), "askew").unwrap();
    assert_eq!(found.len(), 1, "and is found again");
}

#[test]
fn money_that_was_paid_stays_paid() {
    let mut office = Office::new();
    let claim = office.approved_claim();
    let pay = PayDraft { how: "bank".into(), ..PayDraft::default() };
    let now = office.now();
    claims::pay(&mut office.store, &claim, &pay, now).unwrap();
    assert_eq!(undo(&mut office, None).unwrap_err().code, Code::Refused);
    let paid = history::of(office.store.read(), &claim, 0, 200).unwrap().changes.remove(0);
    assert!(!paid.undoable && !paid.why_not.is_empty(), "and the page says so beforehand");
}

#[test]
fn a_step_of_a_claim_is_followed_and_never_taken_back() {
    let mut office = Office::new();
    office.add_tom();
    let person = office.add_person("Gwen Askew");
    let claim = office.add_claim(&person);
    let mut draft = bus_fare(&person);
    draft.lines[0].amount = "34.00".into();
    let now = office.now();
    claims::save(&mut office.store, Some(&claim), &draft, now).unwrap();
    let changed = office.newest_op();
    claims::submit(&mut office.store, &claim, now).unwrap();
    let submitted = office.newest_op();
    office.unlock(TOM);
    let now = office.now();
    claims::approve(&mut office.store, &claim, now).unwrap();
    let approved = office.newest_op();
    for op in [&changed, &submitted, &approved] {
        assert_eq!(undo(&mut office, Some(op)).unwrap_err().code, Code::Refused);
    }
    claims::return_to(&mut office.store, &claim, "The amount is wrong.", now).unwrap();
    let returned = office.newest_op();
    assert_eq!(undo(&mut office, Some(&returned)).unwrap_err().code, Code::Refused, "nor is a return");
    undo(&mut office, Some(&changed)).unwrap();
    let claim = claims::get(office.store.read(), &claim, office.store.officer(), office.today).unwrap();
    assert_eq!(claim.total.to_string(), "£3.40", "a draft again, it can be changed, so also changed back");
    assert_eq!(claim.status, claims::ClaimStatus::Draft);
}

#[test]
fn an_approval_never_comes_back_over_an_amount_that_nobody_approved() {
    let mut office = Office::new();
    let claim = office.approved_claim();
    let now = office.now();
    claims::return_to(&mut office.store, &claim, "Please look again.", now).unwrap();
    let returned = office.newest_op();
    office.unlock(PRIYA);
    let person = people::all(office.store.read()).unwrap().remove(0).id;
    let mut draft = bus_fare(&person);
    draft.lines[0].amount = "9999.00".into();
    let now = office.now();
    claims::save(&mut office.store, Some(&claim), &draft, now).unwrap();
    assert_eq!(undo(&mut office, Some(&returned)).unwrap_err().code, Code::Refused);
    let claim = claims::get(office.store.read(), &claim, office.store.officer(), office.today).unwrap();
    assert_eq!(claim.status, claims::ClaimStatus::Draft);
}

#[test]
fn an_agreement_that_was_refused_or_taken_back_is_never_undone() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let agree = |office: &mut Office, state| {
        let now = office.now();
        let draft = AgreementDraft { state, ..AgreementDraft::default() };
        people::save_agreement(&mut office.store, &person, &draft, now).unwrap();
    };
    agree(&mut office, AgreementState::Given);
    undo(&mut office, None).unwrap();
    for state in [AgreementState::Refused, AgreementState::Withdrawn] {
        agree(&mut office, state);
        assert_eq!(undo(&mut office, None).unwrap_err().code, Code::Refused);
    }
    agree(&mut office, AgreementState::Given);
    let person = people::get(office.store.read(), &person).unwrap();
    assert_eq!(person.may_contact, people::MayContact::Yes, "only a new agreement follows");
    assert_eq!(person.agreements.len(), 3);
}

#[test]
fn nobody_comes_back_as_they_were_before_they_said_no() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let now = office.now();
    people::delete(&mut office.store, &person, now).unwrap();
    let first = office.newest_op();
    undo(&mut office, None).unwrap();
    undo(&mut office, None).unwrap();
    let second = office.newest_op();

    // Two changes took her away. Only the later one brings her back.
    assert_eq!(undo(&mut office, Some(&first)).unwrap_err().code, Code::MovedOn);
    undo(&mut office, Some(&second)).unwrap();
    let no = AgreementDraft { state: AgreementState::Refused, ..AgreementDraft::default() };
    people::save_agreement(&mut office.store, &person, &no, now).unwrap();
    people::delete(&mut office.store, &person, now).unwrap();
    let third = office.newest_op();

    for earlier in [&first, &second] {
        undo(&mut office, Some(earlier)).unwrap_err();
    }
    undo(&mut office, Some(&third)).unwrap();
    assert_eq!(people::get(office.store.read(), &person).unwrap().agreements.len(), 1);
}

#[test]
fn the_beginning_of_the_store_and_an_officer_with_a_key_are_never_taken_back() {
    let mut office = Office::new();
    assert_eq!(undo(&mut office, Some("1")).unwrap_err().code, Code::Refused);
    office.add_tom();
    assert_eq!(undo(&mut office, None).unwrap_err().code, Code::Refused);
    office.unlock(TOM).unlock(PRIYA);
}

#[test]
fn an_unknown_change_is_not_found() {
    let mut office = Office::new();
    for op in ["99", "nobody:1", "", "x:y:z"] {
        assert_eq!(undo(&mut office, Some(op)).unwrap_err().code, Code::NotFound, "{op}");
    }
}

#[test]
fn what_nobody_touched_since_is_taken_back_and_the_rest_stays() {
    let mut office = Office::new();
    let now = office.now();
    office
        .store
        .write(Op::BringIn(Kind::Action), now, |tx| {
            for (at, id) in ["a", "b", "c"].iter().enumerate() {
                tx.execute(
                    "INSERT INTO action (id, sequence, action, status) VALUES (?1, ?2, 'Mend the ramp', 'on_track')",
                    (id, at),
                )?;
            }
            Ok(())
        })
        .unwrap();
    let added = office.newest_op();
    let touch = |tx: &alongside_core::store::Tx<'_>| {
        Ok(tx.execute("UPDATE action SET owner = 'Access Manager' WHERE id = 'b'", [])?)
    };
    let now = office.now();
    office.store.write(Op::Change(Kind::Action), now, touch).unwrap();
    assert_eq!(undo(&mut office, Some(&added)).unwrap_err().code, Code::MovedOn);
    let now = office.now();
    let undone = records::undo(&mut office.store, Some(&added), HowMuch::Untouched, now).unwrap();
    assert_eq!((undone.kept, office.count("SELECT count(*) FROM action")), (1, 1));
}

fn names(error: &Error, id: &str) -> bool {
    error.message.contains(id)
}

fn says(error: &Error, word: &str) -> bool {
    format!("{error:?}").contains(word)
}
