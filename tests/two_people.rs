//! Two people see the figures before money moves.

use crate::office::{INES, Office, PRIYA, TOM, bus_fare, day};
use alongside_core::claims::{self, Claim, ClaimStatus, ClaimStep, PayDraft};
use alongside_core::store::Op;
use alongside_core::values::Pence;
use alongside_core::{Code, Kind, Now, Store};

#[test]
fn a_claim_goes_from_draft_to_paid_through_two_officers() {
    let mut office = Office::new();
    let claim = office.approved_claim();
    let pay = PayDraft { on: "21 November 2026".into(), how: "bank".into(), reference: "NB-1".into() };
    let now = office.now();
    claims::pay(&mut office.store, &claim, &pay, now).unwrap();
    let paid = get(&office, &claim);
    let steps: Vec<String> = paid.steps.iter().map(|d| format!("{:?} {}", d.kind, d.officer)).collect();
    assert_eq!(steps, ["Submitted Priya Nair", "Approved Tom Ellery", "Paid Tom Ellery"]);
    assert_eq!((paid.status, paid.total), (ClaimStatus::Paid, Pence(340)));
    assert_eq!(office.count("SELECT pence FROM payment"), 340);
    assert!(!paid.may.is_empty());
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
    let may = get(&office, &claim).may.into_iter().find(|m| m.step == ClaimStep::Approve).unwrap();
    assert_eq!((may.allowed, may.why), (false, refused.message), "the page says the same beforehand");
    office.unlock(TOM);
    claims::approve(&mut office.store, &claim, now).unwrap();
}

#[test]
fn nobody_notes_that_a_claim_they_entered_was_paid() {
    let mut office = Office::new();
    let claim = office.approved_claim();
    office.unlock(PRIYA);
    let (now, pay) = (office.now(), PayDraft { how: "bank".into(), ..PayDraft::default() });
    let refused = claims::pay(&mut office.store, &claim, &pay, now).unwrap_err();
    assert_eq!(refused.code, Code::Refused);
    assert_eq!(
        refused.message,
        why_not(&office, &claim, ClaimStep::Pay),
        "the page says the same beforehand"
    );
    assert_eq!(office.count("SELECT count(*) FROM payment"), 0);
    office.unlock(TOM);
    claims::pay(&mut office.store, &claim, &pay, now).unwrap();
}

#[test]
fn who_entered_a_claim_moves_no_money_wherever_it_stands() {
    let mut office = Office::new();
    let claim = office.approved_claim();
    let now = office.now();
    let pay = PayDraft { how: "bank".into(), ..PayDraft::default() };
    for step in [ClaimStep::Return, ClaimStep::Submit, ClaimStep::Approve, ClaimStep::Pay] {
        office.unlock(PRIYA);
        let may = get(&office, &claim).may;
        assert!(!may.is_empty());
        assert!(may.iter().all(|m| m.allowed == m.why.is_empty()), "{may:?}");
        let moves = |step| matches!(step, ClaimStep::Approve | ClaimStep::Pay);
        assert!(may.iter().all(|m| !m.allowed || !moves(m.step)), "{may:?}");
        // Whoever submits it again has made it, too.
        let store = &mut office.unlock(if step == ClaimStep::Submit { PRIYA } else { TOM }).store;
        let taken = match step {
            ClaimStep::Return => claims::return_to(store, &claim, "Which bus?", now),
            ClaimStep::Submit => claims::submit(store, &claim, now),
            ClaimStep::Approve => claims::approve(store, &claim, now),
            _ => claims::pay(store, &claim, &pay, now),
        };
        taken.unwrap();
    }
}

#[test]
fn an_officer_who_works_alone_hears_what_to_do() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let claim = office.add_claim(&person);
    let now = office.now();
    claims::submit(&mut office.store, &claim, now).unwrap();
    let why = claims::approve(&mut office.store, &claim, now).unwrap_err().message;
    assert!(why.contains("Add a second officer in Settings"), "{why}");
    office.add_tom();
    let why = why_not(&office, &claim, ClaimStep::Approve);
    assert_eq!(why, "You entered this claim. Ask another officer to approve it.");
}

#[test]
fn whoever_changed_or_submitted_a_claim_since_it_came_back_does_not_approve_it() {
    let mut office = Office::new();
    office.add_tom();
    let (yesterday, now) = (office.yesterday(), office.now());
    office.add_officer("Ines Cole", INES, TOM, yesterday).unwrap();
    let person = office.add_person("Gwen Askew");
    let claim = office.add_claim(&person);
    office.unlock(TOM);
    claims::submit(&mut office.store, &claim, now).unwrap();
    let why = claims::approve(&mut office.store, &claim, now).unwrap_err().message;
    assert_eq!(why, "You submitted this claim. Ask another officer to approve it.");
    claims::return_to(&mut office.store, &claim, "Which bus?", now).unwrap();
    office.unlock(INES);
    let mut dearer = bus_fare(&person);
    dearer.lines[0].amount = "5000".into();
    claims::save(&mut office.store, Some(&claim), &dearer, now).unwrap();
    office.unlock(PRIYA);
    claims::submit(&mut office.store, &claim, now).unwrap();
    office.unlock(INES);
    let why = claims::approve(&mut office.store, &claim, now).unwrap_err().message;
    assert_eq!(why, "You changed this claim. Ask another officer to approve it.");
    // It came back since Tom submitted it, and he has not touched it again.
    office.unlock(TOM);
    claims::approve(&mut office.store, &claim, now).unwrap();
}

#[test]
fn nobody_frees_themselves_by_sending_back_what_they_changed() {
    let mut office = Office::new();
    office.add_tom();
    let person = office.add_person("Gwen Askew");
    let claim = office.add_claim(&person);
    let now = office.now();
    office.unlock(TOM);
    let mut dearer = bus_fare(&person);
    dearer.lines[0].amount = "5000".into();
    claims::save(&mut office.store, Some(&claim), &dearer, now).unwrap();
    claims::submit(&mut office.store, &claim, now).unwrap();
    claims::return_to(&mut office.store, &claim, "Which bus?", now).unwrap();
    office.unlock(PRIYA);
    claims::submit(&mut office.store, &claim, now).unwrap();
    office.unlock(TOM);
    let why = claims::approve(&mut office.store, &claim, now).unwrap_err().message;
    assert_eq!(
        why,
        "You changed this claim, so another officer approves it. Add another officer in Settings first."
    );
}

#[test]
fn of_two_officers_who_entered_and_submitted_a_claim_one_hears_how_it_goes_on() {
    let mut office = Office::new();
    office.add_tom();
    let person = office.add_person("Gwen Askew");
    let claim = office.add_claim(&person);
    let now = office.now();
    office.unlock(TOM);
    claims::submit(&mut office.store, &claim, now).unwrap();
    let why = why_not(&office, &claim, ClaimStep::Approve);
    assert!(why.ends_with("Send it back, and let whoever entered it submit it."), "{why}");
    claims::return_to(&mut office.store, &claim, "Please submit it yourself.", now).unwrap();
    office.unlock(PRIYA);
    claims::submit(&mut office.store, &claim, now).unwrap();
    office.unlock(TOM);
    claims::approve(&mut office.store, &claim, now).unwrap();
}

#[test]
fn a_key_that_was_recovered_today_moves_no_money_today() {
    let mut office = Office::new();
    let claim = office.approved_claim();
    let (key, words) = (office.recovery_key.text().to_owned(), "once more, please");
    let recovered =
        Store::recover(&office.file(), &key, "Tom Ellery", words, words, office.now(), &office.around());
    office.store = recovered.unwrap();
    let (now, pay) = (office.now(), PayDraft { how: "bank".into(), ..PayDraft::default() });
    let why = claims::pay(&mut office.store, &claim, &pay, now).unwrap_err().message;
    assert!(why.starts_with("Your passphrase was chosen with the recovery key today."), "{why}");
    // Nor on a day that only the officer says it is.
    let tomorrow = Now { today: day("2026-11-23"), ..now };
    assert!(claims::pay(&mut office.store, &claim, &pay, tomorrow).is_err());
    office = office.on("2026-11-23");
    let now = office.now();
    claims::pay(&mut office.store, &claim, &pay, now).unwrap();
}

#[test]
fn whoever_approved_a_claim_does_not_pay_it_where_another_can() {
    let mut office = Office::new();
    let claim = office.approved_claim();
    let pay = PayDraft { how: "bank".into(), ..PayDraft::default() };
    assert_eq!(why_not(&office, &claim, ClaimStep::Pay), "", "of two, Tom alone can");
    let now = office.now();
    office.add_officer("Ines Cole", INES, PRIYA, now).unwrap();
    office = office.on("2026-11-23");
    let now = office.now();
    let refused = claims::pay(&mut office.store, &claim, &pay, now).unwrap_err();
    assert_eq!(refused.message, "You approved this claim. Ask another officer to note that it is paid.");
    office.unlock(INES);
    claims::pay(&mut office.store, &claim, &pay, now).unwrap();
}

#[test]
fn an_approval_holds_for_exactly_the_claim_that_the_approver_saw() {
    let changes = [
        "UPDATE claim SET offered = 999900 WHERE id = ?1",
        "UPDATE claim SET accepted = 999900 WHERE id = ?1",
        "UPDATE claim SET activity = 'Another meeting' WHERE id = ?1",
        "UPDATE claim_line SET pence = 999900 WHERE claim = ?1",
        "UPDATE claim_line SET words = 'A taxi' WHERE claim = ?1",
        "UPDATE person SET name = 'Another payee' WHERE id = (SELECT person FROM claim WHERE id = ?1)",
    ];
    for change in changes {
        let mut office = Office::new();
        let claim = office.approved_claim();
        assert_eq!(get(&office, &claim).status, ClaimStatus::Approved);
        let now = office.now();
        // As a laptop would that brings together what two officers did.
        let op = Op::Change(Kind::Claim);
        office.store.write(op, now, |tx| Ok(tx.execute(change, [&claim])?)).unwrap();
        let now = get(&office, &claim);
        assert_eq!(now.status, ClaimStatus::Submitted, "{change}");
        let again = "This claim has changed since it was approved. It has to be approved again.";
        assert!(now.warnings.iter().any(|warning| warning == again), "{:?}", now.warnings);
        assert!(!why_not(&office, &claim, ClaimStep::Pay).is_empty(), "{change}");
        let waiting = claims::waiting(office.store.read(), office.today, 9).unwrap();
        assert_eq!(waiting.0[0].status, ClaimStatus::Submitted, "and the list says so: {change}");
        assert_eq!(office.problems(), Vec::<String>::new(), "{change}");
    }
}

#[test]
fn a_new_officer_does_not_approve_claims_of_whoever_let_them_in_on_the_same_day() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let claim = office.add_claim(&person);
    let now = office.now();
    claims::submit(&mut office.store, &claim, now).unwrap();
    office.add_officer("Tom Ellery", TOM, "", now).unwrap();
    office.unlock(TOM);
    let why = claims::approve(&mut office.store, &claim, now).unwrap_err().message;
    assert!(why.contains("let you in today"), "{why}");
    office = office.on("2026-11-23");
    let now = office.now();
    claims::approve(&mut office.store, &claim, now).unwrap();
}

#[test]
fn nobody_approves_or_pays_what_was_made_with_a_key_that_they_gave_today() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let now = office.now();
    office.add_officer("Tom Ellery", TOM, "", now).unwrap();
    office.unlock(TOM);
    let claim = office.add_claim(&person);
    claims::submit(&mut office.store, &claim, now).unwrap();
    office.unlock(PRIYA);
    let why = claims::approve(&mut office.store, &claim, now).unwrap_err().message;
    assert!(why.starts_with("You let in an officer who had a part in this claim today."), "{why}");
    office = office.on("2026-11-23");
    let now = office.now();
    claims::approve(&mut office.store, &claim, now).unwrap();
}

#[test]
fn what_was_made_with_a_key_that_was_recovered_today_is_not_approved_today() {
    let mut office = Office::new();
    office.add_tom();
    let person = office.add_person("Gwen Askew");
    let (key, words) = (office.recovery_key.text().to_owned(), "once more, please");
    let recovered =
        Store::recover(&office.file(), &key, "Tom Ellery", words, words, office.now(), &office.around());
    office.store = recovered.unwrap();
    let claim = office.add_claim(&person);
    let now = office.now();
    claims::submit(&mut office.store, &claim, now).unwrap();
    office.unlock(PRIYA);
    let why = claims::approve(&mut office.store, &claim, now).unwrap_err().message;
    assert!(why.contains("got a new passphrase with the recovery key today"), "{why}");
    office = office.on("2026-11-23");
    let now = office.now();
    claims::approve(&mut office.store, &claim, now).unwrap();
}

#[test]
fn an_officer_approves_and_pays_only_the_claim_that_they_have_before_them() {
    let mut office = Office::new();
    office.add_tom();
    let person = office.add_person("Gwen Askew");
    let claim = office.add_claim(&person);
    let now = office.now();
    claims::submit(&mut office.store, &claim, now).unwrap();
    office.unlock(TOM);
    let seen = get(&office, &claim).seen;
    // Meanwhile, on the command line beside the window.
    let dearer = |office: &mut Office| {
        office.unlock(PRIYA);
        claims::return_to(&mut office.store, &claim, "Which bus?", now).unwrap();
        let mut dearer = claims::draft_of(&get(office, &claim));
        dearer.lines[0].amount = (100 + dearer.activity.len()).to_string();
        dearer.activity += " and back";
        claims::save(&mut office.store, Some(&claim), &dearer, now).unwrap();
        claims::submit(&mut office.store, &claim, now).unwrap();
        office.unlock(TOM);
    };
    dearer(&mut office);
    let refused = claims::approve_as_seen(&mut office.store, &claim, &seen, now).unwrap_err();
    assert_eq!(
        (refused.code, &*refused.message),
        (Code::MovedOn, "Somebody changed this claim after you opened it.")
    );
    assert_eq!(get(&office, &claim).status, ClaimStatus::Submitted);
    let seen = get(&office, &claim).seen;
    claims::approve_as_seen(&mut office.store, &claim, &seen, now).unwrap();
    let pay = PayDraft { how: "bank".into(), ..PayDraft::default() };
    dearer(&mut office);
    claims::approve(&mut office.store, &claim, now).unwrap();
    assert_eq!(
        claims::pay_as_seen(&mut office.store, &claim, &seen, &pay, now).unwrap_err().code,
        Code::MovedOn
    );
    assert_eq!(office.count("SELECT count(*) FROM payment"), 0);
    let seen = get(&office, &claim).seen;
    claims::pay_as_seen(&mut office.store, &claim, &seen, &pay, now).unwrap();
}

#[test]
fn whoever_gave_the_payee_another_name_does_not_approve_the_claim() {
    let mut office = Office::new();
    office.add_tom();
    let person = office.add_person("Gwen Askew");
    let claim = office.add_claim(&person);
    let now = office.now();
    claims::submit(&mut office.store, &claim, now).unwrap();
    office.unlock(TOM);
    office.change_person(&person, |draft| draft.town = "Saltmarsh".into());
    assert_eq!(why_not(&office, &claim, ClaimStep::Approve), "", "a town is nobody's name");
    office.change_person(&person, |draft| draft.name = "Tom's own account".into());
    let why = why_not(&office, &claim, ClaimStep::Approve);
    assert!(why.starts_with("You changed the name of the person who is paid."), "{why}");
    // Seen by whoever entered it, under that name, it goes on.
    claims::return_to(&mut office.store, &claim, "Is the name right?", now).unwrap();
    office.unlock(PRIYA);
    claims::submit(&mut office.store, &claim, now).unwrap();
    office.unlock(TOM);
    claims::approve(&mut office.store, &claim, now).unwrap();
}

fn why_not(office: &Office, id: &str, step: ClaimStep) -> String {
    get(office, id).may.into_iter().find(|may| may.step == step).unwrap().why
}

fn get(office: &Office, id: &str) -> Claim {
    claims::get(office.store.read(), id, office.store.officer(), office.today).unwrap()
}

/// Whoever is let in today and lets in another has let in both, and whoever let in the first.
#[test]
fn a_chain_of_officers_let_in_on_one_day_moves_no_money_of_whoever_began_it() {
    let mut office = Office::new();
    office.add_tom();
    let person = office.add_person("Gwen Askew");
    let claim = office.add_claim(&person);
    let now = office.now();
    claims::submit(&mut office.store, &claim, now).unwrap();
    office.add_officer("Ines Cole", INES, TOM, now).unwrap();
    office.unlock(INES);
    let (last, now) = ("ten quiet bridges", office.now());
    office.add_officer("Dan Poole", last, TOM, now).unwrap();
    office.unlock(last);
    let now = office.now();
    let refused = claims::approve(&mut office.store, &claim, now).unwrap_err();
    assert!(refused.message.starts_with("An officer who made this claim let you in today"), "{refused}");
    office = office.on("2026-11-23");
    let now = office.now();
    claims::approve(&mut office.store, &claim, now).unwrap();
}

/// Set back by a day, the clock makes no key of yesterday.
#[test]
fn a_clock_that_was_set_back_makes_no_new_key_an_old_one() {
    let mut office = Office::new();
    office.add_tom();
    let person = office.add_person("Gwen Askew");
    let claim = office.add_claim(&person);
    let now = office.now();
    claims::submit(&mut office.store, &claim, now).unwrap();
    let (key, around, yesterday) =
        (office.recovery_key.text().to_owned(), office.around(), office.yesterday());
    let new = "four green doors";
    Store::recover(&office.file(), &key, "Tom Ellery", new, new, yesterday, &around).unwrap();
    office.add_officer("Ines Cole", INES, new, now).unwrap_err();
    office.unlock(new);
    let now = office.now();
    let refused = claims::approve(&mut office.store, &claim, now).unwrap_err();
    assert!(refused.message.contains("chosen with the recovery key today"), "{refused}");
}
