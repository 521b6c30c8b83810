//! What people ask back, and the payment they were offered.

use crate::office::{Office, PRIYA, TOM, bus_fare};
use alongside_core::claims::{
    self, Claim, ClaimDraft, ClaimStatus, LineDraft, LineKind, PayDraft, PaymentAnswer,
};
use alongside_core::store::Saved;
use alongside_core::values::Pence;
use alongside_core::{Code, Result};

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

/// What its line of miles says, and what it comes to.
fn reckoned(office: &Office, id: &str) -> (String, String) {
    let line = get(office, id).lines.remove(0);
    (line.reckoned.unwrap(), line.pence.to_string())
}

#[test]
fn after_ten_thousand_miles_of_a_tax_year_a_mile_is_25p() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let neighbour = office.add_person("Tom Bell");
    let mut all = Vec::new();
    for on in ["6 April 2026", "1 May 2026", "1 June 2026", "1 July 2026", "1 July 2026", "1 August 2026"] {
        all.push(save(&mut office, &mileage(&person, "1900", on)).unwrap().id);
        save(&mut office, &mileage(&neighbour, "10", on)).unwrap();
        save(&mut office, &mileage(&person, "1900", "5 April 2026")).unwrap();
    }
    let said: Vec<_> = all.iter().map(|id| reckoned(&office, id)).collect();
    let whole = ("1,900 miles at 55p a mile".to_owned(), "£1,045".to_owned());
    assert_eq!(said[..5], vec![whole; 5]);
    assert_eq!(said[5], ("500 miles at 55p, 1,400 miles at 25p".into(), "£625".into()));
    assert_eq!(get(&office, &all[5]).lines[0].rate.as_deref(), Some("55p a mile, then 25p a mile"));
    let seventh = save(&mut office, &mileage(&person, "10", "2 August 2026")).unwrap().id;
    assert_eq!(reckoned(&office, &seventh), ("10 miles at 25p a mile".into(), "£2.50".into()));
    let csv = office.csv(alongside_core::Kind::Claim);
    assert!(String::from_utf8(csv).unwrap().contains("Own car, 500 miles at 55p, 1,400 miles at 25p: £625"));
    assert_eq!(office.problems(), Vec::<String>::new());
}

#[test]
fn the_lines_of_one_claim_follow_one_another_over_the_threshold() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let mut draft = mileage(&person, "1999", "1 May 2026");
    draft.lines = vec![draft.lines[0].clone(); 6];
    let id = save(&mut office, &draft).unwrap().id;
    let said: Vec<_> = get(&office, &id).lines.into_iter().filter_map(|l| l.reckoned).collect();
    assert_eq!(said[4], "1,999 miles at 55p a mile");
    assert_eq!(said[5], "5 miles at 55p, 1,994 miles at 25p");
    let mut draft = claims::draft_of(&get(&office, &id));
    draft.lines.remove(0);
    let now = office.now();
    claims::save(&mut office.store, Some(&id), &draft, now).unwrap();
    let said: Vec<_> = get(&office, &id).lines.into_iter().filter_map(|l| l.reckoned).collect();
    assert_eq!(said, vec!["1,999 miles at 55p a mile"; 5]);
}

#[test]
fn miles_are_reckoned_anew_where_those_before_them_changed() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let later = save(&mut office, &mileage(&person, "100", "1 September 2026")).unwrap().id;
    let mut draft = mileage(&person, "2000", "1 May 2026");
    draft.lines = vec![draft.lines[0].clone(); 5];
    let now = office.now();
    let earlier = save(&mut office, &draft).unwrap().id;
    let beyond = ("100 miles at 25p a mile".to_owned(), "£25".to_owned());
    let at_first = ("100 miles at 55p a mile".to_owned(), "£55".to_owned());
    assert_eq!(reckoned(&office, &later), at_first, "nothing is changed from afar,");
    assert!(get(&office, &later).warnings[0].contains("reckoned anew"), "but it is told,");
    claims::submit(&mut office.store, &later, now).unwrap();
    assert_eq!(reckoned(&office, &later), beyond, "and put right before anybody approves it");
    assert_eq!(get(&office, &later).warnings, Vec::<String>::new());

    claims::submit(&mut office.store, &earlier, now).unwrap();
    claims::refuse(&mut office.store, &earlier, "These miles were paid already.", now).unwrap();
    assert_eq!(reckoned(&office, &later), beyond, "a refused claim counts no more,");
    assert!(get(&office, &later).warnings[0].contains("send the claim back"), "which is told");
    claims::return_to(&mut office.store, &later, "Fewer miles stand before it.", now).unwrap();
    claims::submit(&mut office.store, &later, now).unwrap();
    assert_eq!(reckoned(&office, &later), at_first);
    assert_eq!(office.problems(), Vec::<String>::new());
}

#[test]
fn a_councils_own_rates_replace_all_those_of_an_earlier_day() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let now = office.now();
    let rates = "INSERT INTO rate (id, kind, from_day, after_miles, tenths, source)
        VALUES ('one', 'mileage_car', '2026-10-01', 0, 405, 'Cabinet, 8 September 2026')";
    office
        .store
        .write(alongside_core::store::Op::ChangeSettings, now, |tx| Ok(tx.execute_batch(rates)?))
        .unwrap();
    let mut draft = mileage(&person, "1999", "2 October 2026");
    draft.lines = vec![draft.lines[0].clone(); 6];
    let id = save(&mut office, &draft).unwrap().id;
    let rates: Vec<_> = get(&office, &id).lines.into_iter().filter_map(|l| l.rate).collect();
    assert_eq!(rates, ["40.5p a mile"; 6]);
    let old = mileage(&person, "12", "5 April 2010");
    let refused = save(&mut office, &old).unwrap_err();
    assert_eq!((refused.code, refused.hint.is_empty()), (Code::Refused, false), "no rate holds then");
    save(&mut office, &ClaimDraft { on: "5 April 2010".into(), ..bus_fare(&person) }).unwrap();
}

#[test]
fn whoever_takes_nothing_of_an_offer_takes_nothing_when_the_claim_is_saved_as_it_was_read() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    for answer in [PaymentAnswer::Accepted, PaymentAnswer::Less] {
        let draft = ClaimDraft { offered: "30".into(), answer, accepted: "0".into(), ..bus_fare(&person) };
        let id = save(&mut office, &draft).unwrap().id;
        let (read, ops, now) = (claims::draft_of(&get(&office, &id)), office.ops(), office.now());
        claims::save(&mut office.store, Some(&id), &read, now).unwrap();
        assert_eq!((get(&office, &id).accepted, office.ops()), (Pence(0), ops), "{answer:?}");
    }
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
    assert_eq!((claim.status, claim.steps.len()), (ClaimStatus::Submitted, 3));
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

#[test]
fn what_a_line_does_not_count_is_told_beside_its_field() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let line = |kind| LineDraft { kind, amount: "12".into(), miles: "10".into(), ..LineDraft::default() };
    for kind in LineKind::ALL {
        let draft = ClaimDraft { lines: vec![line(*kind)], ..bus_fare(&person) };
        let refused = save(&mut office, &draft).unwrap_err();
        let field = if *kind == LineKind::Mileage { "lines.0.amount" } else { "lines.0.miles" };
        let told: Vec<_> = refused.problems.iter().map(|problem| problem.field.as_str()).collect();
        assert!(told.contains(&field), "{kind:?}: {refused:?}");
    }
    for nothing in ["0", "0.00"] {
        let none =
            LineDraft { amount: nothing.into(), ..mileage(&person, "10", "2026-11-20").lines.remove(0) };
        save(&mut office, &ClaimDraft { lines: vec![none], ..bus_fare(&person) }).unwrap();
    }
}

#[test]
fn a_claim_that_was_perhaps_entered_twice_is_told_at_both() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let (first, second) = (office.add_claim(&person), office.add_claim(&person));
    let warnings = |office: &Office, id: &str| get(office, id).warnings;
    let of =
        |number: &str| format!("Claim {number} of this person is for the same activity on the same day.");
    let (one, two) = (get(&office, &first).number, get(&office, &second).number);
    assert_eq!(warnings(&office, &first), [of(&two)]);
    assert_eq!(warnings(&office, &second), [of(&one)]);
    let now = office.now();
    claims::delete(&mut office.store, &second, now).unwrap();
    assert_eq!(warnings(&office, &first), Vec::<String>::new());
}
