//! What people ask back, and the payment they were offered.

use crate::office::{Office, PRIYA, TOM, bus_fare};
use alongside_core::claims::{
    self, Claim, ClaimDraft, ClaimStatus, Deed, LineDraft, LineKind, PayDraft, PaymentAnswer,
};
use alongside_core::values::Pence;
use alongside_core::{Code, Result, store::Saved};

fn save(office: &mut Office, draft: &ClaimDraft) -> Result<Saved> {
    let now = office.now();
    claims::save(&mut office.store, None, draft, now)
}

fn get(office: &Office, id: &str) -> Claim {
    claims::get(office.store.read(), id, office.store.officer(), office.today).unwrap()
}

fn mileage(person: &str, miles: &str, on: &str) -> ClaimDraft {
    let line = LineDraft { kind: LineKind::Mileage, miles: miles.into(), ..LineDraft::default() };
    ClaimDraft { on: on.into(), lines: vec![line], ..bus_fare(person) }
}

#[test]
fn ten_miles_are_four_pounds_fifty_until_5_april_2026_and_five_pounds_fifty_from_the_6th() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    for (on, total) in [("5 April 2026", "£4.50"), ("6 April 2026", "£5.50")] {
        let id = save(&mut office, &mileage(&person, "10", on)).unwrap().id;
        assert_eq!(get(&office, &id).total.to_string(), total, "{on}");
    }
    let id = save(&mut office, &mileage(&person, "0.5", "2026-04-06")).unwrap().id;
    let claim = get(&office, &id);
    assert_eq!(
        (claim.total, claim.lines[0].rate.as_deref()),
        (Pence(28), Some("55p a mile")),
        "27.5p is 28p"
    );
}

#[test]
fn every_problem_of_a_claim_is_said_at_once_and_nothing_is_written() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let line = |kind, amount: &str, miles: &str| LineDraft {
        kind,
        amount: amount.into(),
        miles: miles.into(),
        ..LineDraft::default()
    };
    let draft = ClaimDraft {
        activity: "x".repeat(10_000),
        on: "30 February 2026".into(),
        lines: vec![
            line(LineKind::Bus, "-4.50", ""),
            line(LineKind::Meal, "four pounds", ""),
            line(LineKind::Mileage, "", "-3"),
            line(LineKind::Taxi, "12", ""),
            line(LineKind::Train, "1e9", ""),
        ],
        offered: "10".into(),
        answer: PaymentAnswer::Less,
        accepted: "20".into(),
        ..bus_fare(&person)
    };
    let ops = office.ops();
    let mut fields: Vec<String> =
        save(&mut office, &draft).unwrap_err().problems.into_iter().map(|p| p.field).collect();
    fields.sort_unstable();
    assert_eq!(
        fields,
        [
            "accepted",
            "activity",
            "lines.0.amount",
            "lines.1.amount",
            "lines.2.miles",
            "lines.3.words",
            "lines.4.amount",
            "on"
        ]
    );
    assert_eq!((office.ops(), office.count("SELECT count(*) FROM claim")), (ops, 0));
}

#[test]
fn a_claim_is_for_somebody_on_the_register_and_a_day_that_has_come() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let field = |result: Result<Saved>| result.unwrap_err().problems.remove(0).field;
    assert_eq!(field(save(&mut office, &bus_fare("nobody"))), "person");
    assert_eq!(field(save(&mut office, &ClaimDraft { on: "23/11/2026".into(), ..bus_fare(&person) })), "on");
    assert_eq!(field(save(&mut office, &ClaimDraft { on: "June 2026".into(), ..bus_fare(&person) })), "on");
    let unknown = ClaimDraft { project: Some("none".into()), ..bus_fare(&person) };
    assert_eq!(field(save(&mut office, &unknown)), "project");
}

#[test]
fn a_claim_goes_from_draft_to_paid_through_two_officers() {
    let mut office = Office::new();
    let claim = office.approved_claim();
    let pay = PayDraft { on: "21 November 2026".into(), how: "bank".into(), reference: "NB-1".into() };
    let now = office.now();
    claims::pay(&mut office.store, &claim, &pay, now).unwrap();
    let paid = get(&office, &claim);
    let steps: Vec<String> = paid.decisions.iter().map(|d| format!("{:?} {}", d.kind, d.officer)).collect();
    assert_eq!(steps, ["Submitted Priya Nair", "Approved Tom Ellery", "Paid Tom Ellery"]);
    assert_eq!((paid.status, paid.total), (ClaimStatus::Paid, Pence(340)));
    assert_eq!(office.count("SELECT pence FROM payment"), 340);
    assert!(paid.may.iter().all(|m| !m.allowed && !m.why.is_empty()), "each says why not: {:?}", paid.may);
    let again = claims::pay(&mut office.store, &claim, &pay, now).unwrap_err();
    assert_eq!(again.code, Code::Refused, "never twice");
}

#[test]
fn nobody_approves_a_claim_that_they_entered() {
    let mut office = Office::new();
    office.add_tom();
    let person = office.add_person("Gwen Askew");
    let claim = office.add_claim(&person);
    let now = office.now();
    claims::submit(&mut office.store, &claim, now).unwrap();
    let refused = claims::approve(&mut office.store, &claim, now).unwrap_err();
    assert_eq!(refused.code, Code::Refused);
    let may = get(&office, &claim).may.into_iter().find(|m| m.deed == Deed::Approve).unwrap();
    assert_eq!((may.allowed, may.why), (false, refused.message), "the page says the same beforehand");
    office.unlock(TOM);
    claims::approve(&mut office.store, &claim, now).unwrap();
}

#[test]
fn steps_are_taken_one_after_another() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let claim = office.add_claim(&person);
    let now = office.now();
    let pay = PayDraft { how: "cash".into(), ..PayDraft::default() };
    assert_eq!(claims::pay(&mut office.store, &claim, &pay, now).unwrap_err().code, Code::Refused);
    assert_eq!(claims::approve(&mut office.store, &claim, now).unwrap_err().code, Code::Refused);
    claims::submit(&mut office.store, &claim, now).unwrap();
    assert_eq!(claims::submit(&mut office.store, &claim, now).unwrap_err().code, Code::Refused);
    let changed = claims::save(&mut office.store, Some(&claim), &bus_fare(&person), now);
    assert_eq!(changed.unwrap_err().code, Code::Refused, "what was submitted stays as it is");
    assert_eq!(claims::delete(&mut office.store, &claim, now).unwrap_err().code, Code::Refused);
}

#[test]
fn a_claim_that_was_sent_back_is_changed_and_submitted_again() {
    let mut office = Office::new();
    office.add_tom();
    let person = office.add_person("Gwen Askew");
    let claim = office.add_claim(&person);
    let now = office.now();
    claims::submit(&mut office.store, &claim, now).unwrap();
    office.unlock(TOM);
    let silent = claims::return_to(&mut office.store, &claim, " ", now).unwrap_err();
    assert_eq!(silent.problems[0].field, "reason", "the person will ask why");
    claims::return_to(&mut office.store, &claim, "Which bus?", now).unwrap();
    office.unlock(PRIYA);
    let mut draft = claims::draft_of(&get(&office, &claim));
    let line = draft.lines[0].id.clone();
    draft.lines[0].words = "Number 14, there and back".into();
    claims::save(&mut office.store, Some(&claim), &draft, now).unwrap();
    claims::submit(&mut office.store, &claim, now).unwrap();
    let claim = get(&office, &claim);
    assert_eq!(Some(claim.lines[0].id.clone()), line, "a line keeps its id");
    assert_eq!((claim.status, claim.decisions.len()), (ClaimStatus::Submitted, 3));
}

#[test]
fn what_was_declined_or_given_away_is_never_counted_as_paid() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    for (answer, accepted, total) in [
        (PaymentAnswer::Accepted, "", 2340),
        (PaymentAnswer::Less, "5", 840),
        (PaymentAnswer::Declined, "20", 340),
        (PaymentAnswer::Donated, "20", 340),
    ] {
        let draft =
            ClaimDraft { offered: "20".into(), answer, accepted: accepted.into(), ..bus_fare(&person) };
        let id = save(&mut office, &draft).unwrap().id;
        let claim = get(&office, &id);
        assert_eq!((claim.total, claim.expenses), (Pence(total), Pence(340)), "{answer:?}");
        assert_eq!(answer.is_paid_out(), total > 340);
    }
}

#[test]
fn an_offer_is_put_to_the_person_before_the_claim_goes_on() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let id = save(&mut office, &ClaimDraft { offered: "20".into(), ..bus_fare(&person) }).unwrap().id;
    let now = office.now();
    assert_eq!(claims::submit(&mut office.store, &id, now).unwrap_err().code, Code::Refused);
    let id = save(&mut office, &ClaimDraft { lines: vec![], ..bus_fare(&person) }).unwrap().id;
    assert_eq!(claims::submit(&mut office.store, &id, now).unwrap_err().code, Code::Refused, "an empty one");
}

#[test]
fn a_claim_that_waits_says_for_how_many_days() {
    let mut office = Office::new();
    office.approved_claim();
    let office = office.on("2026-12-02");
    let (waiting, ..) = claims::waiting(office.store.read(), office.today, 50).unwrap();
    assert_eq!(waiting[0].waiting_days, Some(10));
}

#[test]
fn the_form_of_a_new_claim_has_room_for_a_line_and_one_that_stays_empty_is_none() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let form = claims::draft(office.store.read(), None, office.store.officer(), office.today).unwrap();
    assert_eq!(form.lines.len(), 1);
    let id = save(&mut office, &ClaimDraft { lines: form.lines, ..bus_fare(&person) }).unwrap().id;
    assert_eq!(get(&office, &id).lines, []);
}

#[test]
fn miles_go_back_into_the_form_as_miles_and_money_as_money() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let mut typed = mileage(&person, "12.4", "20 November 2026");
    typed.lines.extend(bus_fare(&person).lines);
    let id = save(&mut office, &typed).unwrap().id;
    let form = claims::draft(office.store.read(), Some(&id), office.store.officer(), office.today).unwrap();
    let back: Vec<_> = form.lines.iter().map(|line| (line.miles.as_str(), line.amount.as_str())).collect();
    assert_eq!(back, [("12.4", ""), ("", "3.40")]);
    assert_eq!(form.on, "20 November 2026");
}
