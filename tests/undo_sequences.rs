//! Sequences of changes, steps and undos of claims that nobody thought of, by three
//! officers: whatever comes, the store stays whole, facts stay, and no claim stands
//! approved or paid on anything else than what was approved. Every kind of record is
//! walked by `undo_walk.rs`. Five sequences run with the other tests, always the same;
//! `ALONGSIDE_SEQUENCES=10000` runs more, with `ALONGSIDE_STEPS` in each, and another
//! `ALONGSIDE_SEED` others.

use crate::facts::Facts;
use crate::office::{INES, Office, PRIYA, TOM, bus_fare};
use alongside_core::claims::{self, ClaimStatus, PayDraft};
use alongside_core::people::{self, AgreementDraft, AgreementState};
use alongside_core::store::HowMuch;
use alongside_core::{Code, Error, Result, records};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};

#[test]
fn after_any_sequence_facts_stay_and_claims_are_paid_as_they_were_approved() {
    let asked = |name: &str| std::env::var(name).ok().and_then(|asked| asked.parse::<u64>().ok());
    let first = asked("ALONGSIDE_SEED").unwrap_or(11);
    let sequences = asked("ALONGSIDE_SEQUENCES").unwrap_or(5);
    let steps = asked("ALONGSIDE_STEPS").unwrap_or(250);
    let (mut undone, mut approved, mut paid, mut facts) = (0, 0, 0, 0);
    for seed in first..first + sequences {
        let mut tried = Tried::new(seed);
        for _ in 0..steps {
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
        undone += u64::from(tried.undone);
        facts += tried.facts.seen();
        approved += tried.approved.len() as u64;
        paid += u64::from(tried.paid);
    }
    println!("{sequences} walked, {undone} undone, {approved} approved, {paid} paid, {facts} facts");
    let enough = undone > 60 && approved > 12 && paid > 3 && facts > 60;
    assert!(
        enough,
        "too little went through: {undone} undos, {approved} approved, {paid} paid, {facts} facts"
    );
}

struct Tried {
    office: Office,
    dice: u64,
    /// What each approval was given for.
    approved: HashMap<String, Value>,
    /// Who entered each claim, and who changed it since another than they sent it back.
    writers: HashMap<String, BTreeSet<String>>,
    /// Who submitted it since it last came back.
    submitters: HashMap<String, String>,
    /// Approvals and payments by officers who may not.
    alone: Vec<String>,
    paid: u32,
    facts: Facts,
    undone: u32,
}

impl Tried {
    fn new(seed: u64) -> Self {
        let mut office = Office::new();
        office.add_tom();
        let yesterday = office.yesterday();
        office.add_officer("Ines Cole", INES, TOM, yesterday).unwrap();
        for name in ["Gwen Askew", "Tom Bell"] {
            office.add_person(name);
        }
        Self {
            office,
            dice: seed,
            approved: HashMap::new(),
            writers: HashMap::new(),
            submitters: HashMap::new(),
            alone: Vec::new(),
            paid: 0,
            facts: Facts::default(),
            undone: 0,
        }
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

    /// The claims as they stand, each by its id.
    fn claims(&self) -> HashMap<String, Value> {
        let office = &self.office;
        let all = claims::all(office.store.read(), office.store.officer(), office.today).unwrap();
        all.into_iter().map(|claim| (claim.id.clone(), self.draft(&claim.id))).collect()
    }

    fn me(&self) -> String {
        self.office.store.officer().name.clone()
    }

    /// Whoever acts now made the claims that are not as they were.
    fn note_makers(&mut self, before: &HashMap<String, Value>) {
        let me = self.me();
        for (id, now) in self.claims() {
            if before.get(&id) != Some(&now) {
                self.writers.entry(id).or_default().insert(me.clone());
            }
        }
    }

    /// Two different people saw the figures: whoever made the claim did not take this step.
    fn is_of_another(&mut self, claim: &str, step: &str) {
        let me = self.me();
        let mut makers = self.writers.get(claim).cloned().unwrap_or_default();
        makers.extend(self.submitters.get(claim).cloned());
        if makers.is_empty() || makers.contains(&me) {
            self.alone.push(format!("{me} alone: {step} {claim} of {makers:?}"));
        }
    }

    fn anything(&mut self) -> Result<()> {
        let before = self.claims();
        let done = self.something();
        self.note_makers(&before);
        done
    }

    fn something(&mut self) -> Result<()> {
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
            (6 | 7, Some(claim)) => {
                claims::submit(store, &claim, now)?;
                let me = self.me();
                self.submitters.insert(claim, me);
            }
            (8 | 9, Some(claim)) => {
                claims::approve(store, &claim, now)?;
                self.is_of_another(&claim, "approved");
                let draft = self.draft(&claim);
                self.approved.insert(claim, draft);
            }
            (10, Some(claim)) => {
                claims::return_to(store, &claim, "Please look again.", now)?;
                let entered = claims::get(store.read(), &claim, store.officer(), now.today)?.entered_by;
                self.submitters.remove(&claim);
                let me = self.me();
                let writers = self.writers.entry(claim).or_default();
                // Nobody frees themselves.
                if !writers.contains(&me) {
                    *writers = BTreeSet::from([entered]);
                }
            }
            (11, Some(claim)) => {
                claims::pay(store, &claim, &PayDraft { how: "bank".into(), ..PayDraft::default() }, now)?;
                self.is_of_another(&claim, "paid");
                self.paid += 1;
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
        assert_eq!(self.alone, Vec::<String>::new(), "seed {seed}");
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
