//! The made-up council Northbrook.

use crate::office::{Office, around};
use alongside_core::history;
use alongside_core::listing::ListQuery;
use alongside_core::people::NEEDS;
use alongside_core::projects::ProjectStatus;
use alongside_core::{Code, claims, documents, people, plan, projects, sample};

#[test]
fn the_sample_is_whole_and_says_that_it_is_made_up() {
    let office = Office::with_sample();
    let counted = ["person", "project", "claim", "action"]
        .map(|table| office.count(&format!("SELECT count(*) FROM {table}")));
    assert_eq!(counted, [71, 12, 124, 20]);
    assert!(alongside_core::store::setting::is_sample(office.store.read()).unwrap());
    assert!(
        !alongside_core::store::setting::is_sample(Office::new().store.read()).unwrap(),
        "a council's own store is not"
    );
    assert_eq!(office.store.officer().name, sample::OFFICER);
    assert_eq!(office.problems(), Vec::<String>::new());
}

#[test]
fn both_officers_of_the_sample_have_a_key() {
    let office = Office::with_sample();
    let tom = office.try_unlock(sample::SECOND_PASSPHRASE).unwrap();
    assert_eq!(tom.officer().name, sample::SECOND_OFFICER);
}

#[test]
fn the_sample_keeps_its_passphrase_so_that_anybody_can_open_it_again() {
    let mut office = Office::with_sample();
    let now = office.now();
    let refused =
        office.store.change_passphrase(sample::PASSPHRASE, "other words of mine", "other words of mine", now);
    assert_eq!(refused.unwrap_err().code, Code::Refused);
}

#[test]
fn somebody_else_may_look_around_under_their_own_name() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["Amina Yusuf", "tom ellery"] {
        let file = folder.path().join(name);
        let store = sample::create_for(&file, name, "a look around", &around(3, 0)).unwrap();
        assert_eq!(store.officer().name, name);
        assert!(store.check().unwrap().problems.is_empty());
    }
}

#[test]
fn the_history_of_the_sample_happens_on_its_own_days() {
    let office = Office::with_sample();
    let disordered = office.count(
        "SELECT count(*) FROM op JOIN op AS before ON before.seq = op.seq - 1 WHERE op.at < before.at",
    );
    assert_eq!(disordered, 0, "no step stands before the one it follows");
    let words = ListQuery { words: "thirlwell".into(), ..ListQuery::default() };
    let margaret = people::list(office.store.read(), &words).unwrap().rows.remove(0);
    let history = history::of(office.store.read(), &margaret.id, 0, 200).unwrap().changes;
    assert!(history.last().unwrap().at.starts_with("2023-03-14"), "she joined on 14 March 2023");
}

#[test]
fn projects_of_the_sample_began_as_plans_and_ended_as_told() {
    let office = Office::with_sample();
    let all = projects::all(office.store.read(), office.today).unwrap();
    let of = |status| all.iter().filter(|p| p.status == status).count();
    assert_eq!(
        (
            of(ProjectStatus::Running),
            of(ProjectStatus::Finished),
            of(ProjectStatus::Stopped),
            of(ProjectStatus::Planned)
        ),
        (9, 1, 1, 1)
    );
    assert_eq!(all.len(), 12);
    assert!(all.iter().all(|p| !p.rungs.is_empty()), "every project stands on a rung");
}

#[test]
fn nobody_in_the_sample_approved_or_paid_a_claim_they_entered() {
    use claims::StepKind::{Approved, Paid};
    let office = Office::with_sample();
    let claims = claims::all(office.store.read(), office.store.officer(), office.today).unwrap();
    let steps: Vec<_> = claims
        .iter()
        .flat_map(|claim| claim.steps.iter().map(move |step| (claim, step)))
        .filter(|(_, step)| matches!(step.kind, Approved | Paid))
        .collect();
    assert!(steps.len() > 40, "{}", steps.len());
    for (claim, step) in steps {
        assert_ne!(step.officer, claim.entered_by, "{}", claim.number);
    }
}

#[test]
fn every_picture_that_is_named_can_be_drawn() {
    let office = Office::with_sample();
    let needs = NEEDS.iter().map(|n| n.picture.to_owned());
    let own_words = people::all(office.store.read()).unwrap().into_iter().flat_map(|p| p.needs);
    let easy = projects::all(office.store.read(), office.today).unwrap().into_iter().flat_map(|p| p.easy);
    let plan = plan::all(office.store.read(), office.today).unwrap().into_iter().flat_map(|a| a.easy);
    let missing: Vec<String> = needs
        .chain(own_words.map(|n| n.picture.into_owned()))
        .chain(easy.chain(plan).map(|e| e.picture))
        .filter(|meaning| !meaning.is_empty() && documents::pictures::svg(meaning).is_none())
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}
