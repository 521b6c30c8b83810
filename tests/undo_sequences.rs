//! Sequences of changes, steps and undos of claims that nobody thought of, by three
//! officers: whatever comes, the store stays whole, facts stay, and no claim stands
//! approved or paid on anything else than what was approved. Every kind of record is
//! walked by `undo_walk.rs`.

use crate::facts::Facts;
use crate::office::{Office, PRIYA, TOM, bus_fare};
use alongside_core::claims::{self, ClaimStatus, PayDraft};
use alongside_core::people::{self, AgreementDraft, AgreementState};
use alongside_core::store::{HowMuch, OfficerDraft};
use alongside_core::{Code, Error, Result, records};
use serde_json::Value;
use std::collections::HashMap;

const INES: &str = "nine warm lanterns";

#[test]
fn after_any_sequence_facts_stay_and_claims_are_paid_as_they_were_approved() {
    let (mut undone, mut approved, mut facts) = (0, 0, 0);
    for seed in [11, 12, 13, 14] {
        let mut tried = Tried::new(seed);
        for _ in 0..250 {
            match tried.anything() {
                Ok(()) => {}
                Err(error) => assert!(
                    matches!(error.code, Code::MovedOn | Code::Refused | Code::BadInput | Code::NotFound),
                    "seed {seed}: {error:?}"
                ),
            }
            tried.holds(seed);
        }
        assert_eq!(tried.office.problems(), Vec::<String>::new(), "seed {seed}");
        undone += tried.undone;
        facts += tried.facts.seen();
        approved += tried.approved.len();
    }
    let enough = undone > 60 && approved > 12 && facts > 60;
    assert!(enough, "too little went through: {undone} undos, {approved} approvals, {facts} facts");
}

struct Tried {
    office: Office,
    dice: u64,
    /// What each approval was given for.
    approved: HashMap<String, Value>,
    facts: Facts,
    undone: u32,
}

impl Tried {
    fn new(seed: u64) -> Self {
        let mut office = Office::new();
        office.add_tom();
        let draft = OfficerDraft { name: "Ines Cole".into(), passphrase: INES.into(), again: INES.into() };
        let now = office.now();
        office.store.add_officer(&draft, now).unwrap();
        for name in ["Gwen Askew", "Tom Bell"] {
            office.add_person(name);
        }
        Self { office, dice: seed, approved: HashMap::new(), facts: Facts::default(), undone: 0 }
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.dice ^= self.dice << 13;
        self.dice ^= self.dice >> 7;
        self.dice ^= self.dice << 17;
        usize::try_from((self.dice >> 20) % sides as u64).unwrap()
    }

    fn one_of(&mut self, sql: &str) -> Option<String> {
        let all: Vec<String> = {
            let mut statement = self.office.store.read().prepare(sql).unwrap();
            statement.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
        };
        let at = self.roll(all.len().max(1));
        all.into_iter().nth(at)
    }

    fn draft(&self, claim: &str) -> Value {
        let office = &self.office;
        let claim = claims::draft(office.store.read(), Some(claim), office.store.officer(), office.today);
        serde_json::to_value(claim.unwrap()).unwrap()
    }

    fn anything(&mut self) -> Result<()> {
        if self.roll(3) == 0 {
            let passphrase = [PRIYA, TOM, INES][self.roll(3)];
            self.office.unlock(passphrase);
        }
        let now = self.office.now();
        let Some(person) = self.one_of("SELECT id FROM person") else {
            self.office.add_person("Somebody new");
            return Ok(());
        };
        let claim = self.one_of("SELECT id FROM claim");
        let amount = format!("{}.50", self.roll(90) + 1);
        let store = &mut self.office.store;
        match (self.dice % 16, claim) {
            (0, _) => drop(claims::save(store, None, &bus_fare(&person), now)?),
            (1, _) => {
                let mut draft = people::draft(store.read(), Some(&person))?;
                draft.town = format!("Town {amount}");
                people::save(store, Some(&person), &draft, now)?;
            }
            (2, _) => {
                let state = [AgreementState::Given, AgreementState::Refused, AgreementState::Withdrawn];
                let state = state[self.dice as usize / 16 % 3];
                people::save_agreement(
                    store,
                    &person,
                    &AgreementDraft { state, ..AgreementDraft::default() },
                    now,
                )?;
            }
            (3, _) => drop(people::delete(store, &person, now)?),
            (4, Some(claim)) => drop(claims::delete(store, &claim, now)?),
            (5, Some(claim)) => {
                let mut draft = bus_fare(&person);
                draft.lines[0].amount = amount;
                claims::save(store, Some(&claim), &draft, now)?;
            }
            (6 | 7, Some(claim)) => drop(claims::submit(store, &claim, now)?),
            (8 | 9, Some(claim)) => {
                claims::approve(store, &claim, now)?;
                let draft = self.draft(&claim);
                self.approved.insert(claim, draft);
            }
            (10, Some(claim)) => drop(claims::return_to(store, &claim, "Please look again.", now)?),
            (11, Some(claim)) => {
                claims::pay(store, &claim, &PayDraft { how: "bank".into(), ..PayDraft::default() }, now)?;
            }
            (_, _) => return self.undo(),
        }
        Ok(())
    }

    fn undo(&mut self) -> Result<()> {
        let now = self.office.now();
        let op = self.one_of("SELECT device || ':' || number FROM op");
        let how_much = if self.roll(3) == 0 { HowMuch::Untouched } else { HowMuch::Whole };
        let op = op.filter(|_| !self.dice.is_multiple_of(3));
        records::undo(&mut self.office.store, op.as_deref(), how_much, now)?;
        self.undone += 1;
        Ok(())
    }

    /// What is true after every step.
    fn holds(&mut self, seed: u64) {
        assert_eq!(self.facts.lost(&self.office), Vec::<String>::new(), "seed {seed}");
        let office = &self.office;
        let all = claims::all(office.store.read(), office.store.officer(), office.today).unwrap();
        let moved = all.iter().filter(|c| matches!(c.status, ClaimStatus::Approved | ClaimStatus::Paid));
        let otherwise = moved.filter(|c| self.approved.get(&c.id) != Some(&self.draft(&c.id)));
        assert_eq!(otherwise.map(|c| c.id.as_str()).next(), None, "seed {seed}: not what was approved");
    }
}

#[test]
fn an_undo_of_what_the_officer_may_not_do_says_why() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let claim = office.add_claim(&person);
    let mut draft = bus_fare(&person);
    draft.lines[0].amount = "34.00".into();
    let now = office.now();
    claims::save(&mut office.store, Some(&claim), &draft, now).unwrap();
    let changed = office.newest_op();
    claims::submit(&mut office.store, &claim, now).unwrap();
    let refused: Error = records::undo(&mut office.store, Some(&changed), HowMuch::Whole, now).unwrap_err();
    assert_eq!(refused.code, Code::Refused);
    assert!(refused.message.contains("submitted"), "in the words of the rule: {}", refused.message);
}
