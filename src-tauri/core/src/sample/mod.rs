//! Northbrook, a made-up council to look around in and to test with.
//!
//! Everything in `sample/*.json` is entered through the functions that
//! officers use, each step on its own day, so that histories read true and the
//! sample keeps every rule that real records keep.

mod handouts;

use self::handouts::{Handout, Request};
use crate::claims::{self, ClaimDraft, PayDraft};
use crate::error::{Error, Result};
use crate::kind::Kind;
use crate::people::{self, AgreementDraft, PersonDraft};
use crate::pictures::{self, PackDraft};
use crate::plan::{self, ActionDraft, ActionStatus, MilestoneStatus};
use crate::projects::{self, ProjectDraft, ProjectStatus, RungDraft};
use crate::settings::{self, Settings};
use crate::store::{Founder, OfficerDraft, OfficerRef, Op, Surroundings, setting};
use crate::values::{When, fold};
use crate::{Now, Store};
use chrono::{Days, NaiveDate, TimeDelta};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::path::Path;

pub const COUNCIL: &str = "Northbrook Council";
/// The officer who founded the sample and works in it.
pub const OFFICER: &str = "Priya Nair";
/// Opens the sample as [`OFFICER`]. Known to everybody: nobody in it is real.
pub const PASSPHRASE: &str = "look around";
/// Approves the claims that the first officer entered.
pub const SECOND_OFFICER: &str = "Tom Ellery";
/// Opens the sample as [`SECOND_OFFICER`].
pub const SECOND_PASSPHRASE: &str = "look around as Tom";

/// Before the first person joined.
const FOUNDED: NaiveDate = day(2021, 1, 4);
/// When the whole action plan was agreed.
const PLAN_AGREED: NaiveDate = day(2025, 1, 20);
/// The sample tells of nothing later than this.
const LAST: NaiveDate = day(2026, 11, 20);

/// Makes the sample in a new file and leaves it open for [`OFFICER`].
///
/// # Errors
/// `Refused` where a file of this name stands already, `Disk`.
pub fn create(file: &Path, around: &Surroundings) -> Result<Store> {
    create_for(file, OFFICER, PASSPHRASE, around)
}

/// Makes the sample for an officer of another name.
///
/// # Errors
/// As [`create`]; `BadInput` for the name or the passphrase.
pub fn create_for(file: &Path, officer: &str, passphrase: &str, around: &Surroundings) -> Result<Store> {
    let founder = Founder { council: COUNCIL, officer, passphrase };
    let mut new = crate::founding::begin(file, &founder, morning(FOUNDED, 0), around)?;
    let store = new.store()?;
    // First, so that "take back the last change" never unmarks it.
    store.write(Op::MarkAsSample, morning(FOUNDED, 0), setting::mark_as_sample)?;
    // A thousand durable commits would take seconds. It is synced when it is kept.
    store.conn.pragma_update(None, "synchronous", "OFF")?;
    fill(store)?;
    new.keep()
}

/// Enters the whole sample into a store, in the order of its days, as the
/// officer who works in the store and [`SECOND_OFFICER`], who gets a key.
///
/// # Errors
/// `BadInput` where the sample breaks a rule, which a test would have found.
pub fn fill(store: &mut Store) -> Result<()> {
    let first = store.officer().clone();
    settings::save(store, &read::<Settings>(include_str!("settings.json"))?, morning(FOUNDED, 0))?;
    let second = add_second(store)?;
    add_town_hall(store)?;
    let parts = Parts {
        people: read(include_str!("people.json"))?,
        projects: read(include_str!("projects.json"))?,
        claims: read(include_str!("claims.json"))?,
        actions: read(include_str!("actions.json"))?,
        handouts: read(include_str!("handouts.json"))?,
        requests: read(include_str!("requests.json"))?,
    };
    let mut entered = Entered::default();
    let (mut today, mut of_day) = (FOUNDED, 0);
    for (day, by, doing) in parts.in_order()? {
        of_day = if day == today { of_day + 1 } else { 0 };
        today = day;
        store.work_as(if by == SECOND_OFFICER { second.clone() } else { first.clone() });
        let done = entered.enter(store, &doing, morning(day, of_day));
        if done.is_err() {
            store.work_as(first.clone());
        }
        done?;
    }
    store.work_as(first);
    Ok(())
}

/// Somebody called Tom Ellery may look around too: then it is Priya who approves.
fn add_second(store: &mut Store) -> Result<OfficerRef> {
    let is_taken = fold(&store.officer().name) == fold(SECOND_OFFICER);
    let name = if is_taken { OFFICER } else { SECOND_OFFICER };
    let draft = OfficerDraft {
        name: name.to_owned(),
        passphrase: SECOND_PASSPHRASE.to_owned(),
        again: SECOND_PASSPHRASE.to_owned(),
        second: String::new(),
    };
    let officers = store.add_officer(&draft, morning(FOUNDED, 1))?;
    officers.into_iter().find(|o| o.name == name).ok_or_else(|| Error::bug("the second officer is missing"))
}

/// A picture of the office's own.
fn add_town_hall(store: &mut Store) -> Result<()> {
    let drawing = include_bytes!("town-hall.svg").to_vec();
    let pack = pictures::read_pack("", vec![("northbrook_town_hall.svg".to_owned(), drawing)])?;
    pictures::add_pack(store, &pack, &PackDraft::default(), morning(FOUNDED, 2))?;
    Ok(())
}

// ---- what the files hold ------------------------------------------------------

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    key: String,
    draft: PersonDraft,
    agreements: Vec<AgreementDraft>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Project {
    key: String,
    /// `chair_person` is a key.
    draft: ProjectDraft,
    rungs: Vec<RungDraft>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Claim {
    key: String,
    /// `person` and `project` are keys.
    draft: ClaimDraft,
    entered_by: String,
    approved_by: String,
    /// `submitted 2026-01-13`, `paid 2026-01-16 bacs NB-00118`, `returned 2026-02-09 why`
    steps: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Action {
    key: String,
    draft: ActionDraft,
    reviews: Vec<Review>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Review {
    on: NaiveDate,
    words: String,
}

/// A line of what a kind offers for the sample.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Offered {
    on: NaiveDate,
    draft: Map<String, Value>,
}

struct Parts {
    people: Vec<Person>,
    projects: Vec<Project>,
    claims: Vec<Claim>,
    actions: Vec<Action>,
    handouts: Vec<Handout>,
    requests: Vec<Request>,
}

/// One thing that an officer does on one day.
enum Doing<'a> {
    AddPerson(&'a Person),
    Agreement(&'a str, &'a AgreementDraft),
    AddProject(&'a Project),
    MoveRung(&'a str, &'a RungDraft),
    Status(&'a str, ProjectStatus),
    AddAction(&'a Action),
    Milestone(&'a str, usize, MilestoneStatus),
    Review(&'a str, &'a str),
    Operating(&'a str, ActionStatus),
    AddClaim(&'a Claim),
    Step(&'a str, &'a str),
    Handout(handouts::Doing<'a>),
    /// Of a kind whose sample names no other record.
    Offered(Kind, Map<String, Value>),
}

type Dated<'a> = (NaiveDate, &'a str, Doing<'a>);

// ---- on which day each thing happened --------------------------------------------

impl Parts {
    /// By day; on one day people come before the projects and claims that name them.
    fn in_order(&self) -> Result<Vec<Dated<'_>>> {
        let mut doings = Vec::new();
        for person in &self.people {
            person.doings(&mut doings)?;
        }
        for project in &self.projects {
            project.doings(&mut doings)?;
        }
        for action in &self.actions {
            action.doings(&mut doings)?;
        }
        for claim in &self.claims {
            claim.doings(&mut doings)?;
        }
        doings.extend(handouts::doings(&self.handouts, &self.requests));
        for kind in Kind::ALL {
            for line in kind.offers().sample.lines() {
                let Offered { on, draft } = read(line)?;
                doings.push((on, OFFICER, Doing::Offered(*kind, draft)));
            }
        }
        doings.sort_by_key(|(day, ..)| *day);
        Ok(doings)
    }
}

impl Person {
    fn doings<'a>(&'a self, doings: &mut Vec<Dated<'a>>) -> Result<()> {
        let joined = when(&self.draft.joined)?;
        let mut on = middle(&joined);
        for (at, agreement) in self.agreements.iter().enumerate() {
            let agreed = middle(&when(&agreement.on)?);
            let by = if agreement.with_whom.starts_with(SECOND_OFFICER) { SECOND_OFFICER } else { OFFICER };
            if at == 0 {
                // Entered on the day of the first agreement, where "May 2024" leaves that open.
                on = if joined.from <= agreed && agreed <= joined.until { agreed } else { on.min(agreed) };
                doings.push((on, by, Doing::AddPerson(self)));
            }
            doings.push((agreed, by, Doing::Agreement(&self.key, agreement)));
        }
        if self.agreements.is_empty() {
            doings.push((on, OFFICER, Doing::AddPerson(self)));
        }
        Ok(())
    }
}

impl Project {
    fn doings<'a>(&'a self, doings: &mut Vec<Dated<'a>>) -> Result<()> {
        let starts = when(&self.draft.starts)?;
        let rungs = self.rungs.iter().map(|r| Ok((middle(&when(&r.on)?), r))).collect::<Result<Vec<_>>>()?;
        let first = rungs.first().map_or(starts.from, |(day, _)| (*day).min(starts.until));
        doings.push((first, OFFICER, Doing::AddProject(self)));
        for (day, rung) in rungs {
            doings.push((day, OFFICER, Doing::MoveRung(&self.key, rung)));
        }
        if self.draft.status != ProjectStatus::Planned {
            doings.push((starts.from.max(first), OFFICER, Doing::Status(&self.key, ProjectStatus::Running)));
        }
        if matches!(self.draft.status, ProjectStatus::Finished | ProjectStatus::Stopped) {
            let ended = when(&self.draft.ends)?.until.min(LAST);
            doings.push((ended, OFFICER, Doing::Status(&self.key, self.draft.status)));
        }
        Ok(())
    }
}

impl Action {
    fn doings<'a>(&'a self, doings: &mut Vec<Dated<'a>>) -> Result<()> {
        doings.push((PLAN_AGREED, OFFICER, Doing::AddAction(self)));
        let mut last = PLAN_AGREED;
        for (at, milestone) in self.draft.milestones.iter().enumerate() {
            let due = when(&milestone.due)?;
            let on = match milestone.status {
                MilestoneStatus::NotStarted => continue,
                MilestoneStatus::OnTrack => (due.from - Days::new(90)).clamp(PLAN_AGREED, LAST),
                MilestoneStatus::Done => middle(&due),
            };
            last = last.max(on);
            doings.push((on, SECOND_OFFICER, Doing::Milestone(&self.key, at, milestone.status)));
        }
        for review in &self.reviews {
            doings.push((review.on, OFFICER, Doing::Review(&self.key, &review.words)));
        }
        if matches!(self.draft.status, ActionStatus::Done | ActionStatus::CompleteOperating) {
            doings.push((last, OFFICER, Doing::Operating(&self.key, self.draft.status)));
        }
        Ok(())
    }
}

impl Claim {
    fn doings<'a>(&'a self, doings: &mut Vec<Dated<'a>>) -> Result<()> {
        let steps = self.steps.iter().map(|s| Ok((step(s)?.1, s))).collect::<Result<Vec<_>>>()?;
        let entered = match steps.first() {
            Some((day, _)) => *day,
            None => when(&self.draft.on)?.until,
        };
        doings.push((entered, &self.entered_by, Doing::AddClaim(self)));
        for (day, words) in steps {
            let by = if words.starts_with("submitted") { &self.entered_by } else { &self.approved_by };
            doings.push((day, by, Doing::Step(&self.key, words)));
        }
        Ok(())
    }
}

// ---- doing it -----------------------------------------------------------------------

/// The ids under which the keys of the files were entered.
#[derive(Default)]
struct Entered(HashMap<String, String>);

impl Entered {
    fn id(&self, key: &str) -> Result<String> {
        self.0.get(key).cloned().ok_or_else(|| Error::bug("the sample names a record before it is entered"))
    }

    fn enter(&mut self, store: &mut Store, doing: &Doing<'_>, now: Now) -> Result<()> {
        let saved = match doing {
            Doing::AddPerson(person) => {
                let saved = people::save(store, None, &person.draft, now)?;
                self.0.insert(person.key.clone(), saved.id.clone());
                saved
            }
            Doing::Agreement(person, draft) => people::save_agreement(store, &self.id(person)?, draft, now)?,
            Doing::AddProject(project) => {
                let chair_person = project.draft.chair_person.as_deref().map(|k| self.id(k)).transpose()?;
                let status = ProjectStatus::Planned;
                let draft = ProjectDraft { chair_person, status, ..project.draft.clone() };
                let saved = projects::save(store, None, &draft, now)?;
                self.0.insert(project.key.clone(), saved.id.clone());
                saved
            }
            Doing::MoveRung(project, draft) => projects::move_rung(store, &self.id(project)?, draft, now)?,
            Doing::Status(project, status) => {
                let id = self.id(project)?;
                let known = projects::get(store.read(), &id, now.today)?;
                let draft = ProjectDraft { status: *status, ..projects::draft_of(&known) };
                projects::save(store, Some(&id), &draft, now)?
            }
            Doing::AddAction(action) => {
                let saved = plan::save(store, None, &as_agreed(&action.draft), now)?;
                self.0.insert(action.key.clone(), saved.id.clone());
                saved
            }
            Doing::Milestone(action, at, status) => {
                let action = plan::get(store.read(), &self.id(action)?, now.today)?;
                let milestone = action.milestones.get(*at).ok_or_else(|| Error::bug("no such milestone"))?;
                plan::mark_milestone(store, &milestone.id, *status, now)?
            }
            Doing::Review(action, words) => plan::add_review(store, &self.id(action)?, words, now)?,
            Doing::Operating(action, status) => {
                let id = self.id(action)?;
                let known = plan::get(store.read(), &id, now.today)?;
                plan::save(store, Some(&id), &ActionDraft { status: *status, ..plan::draft_of(&known) }, now)?
            }
            Doing::AddClaim(claim) => {
                let person = self.id(&claim.draft.person)?;
                let project = claim.draft.project.as_deref().map(|k| self.id(k)).transpose()?;
                let draft = ClaimDraft { person, project, ..claim.draft.clone() };
                let saved = claims::save(store, None, &draft, now)?;
                self.0.insert(claim.key.clone(), saved.id.clone());
                saved
            }
            Doing::Step(claim, words) => take(store, &self.id(claim)?, words, now)?,
            Doing::Handout(doing) => self.enter_handout(store, doing, now)?,
            Doing::Offered(kind, draft) => (kind.offers().save)(store, None, draft.clone(), now)?,
        };
        if saved.op.is_empty() { Err(Error::bug("a step of the sample changes nothing")) } else { Ok(()) }
    }
}

/// The plan as it was on its first day: nothing done yet.
fn as_agreed(draft: &ActionDraft) -> ActionDraft {
    let mut draft = draft.clone();
    if draft.status != ActionStatus::NotStarted {
        draft.status = ActionStatus::OnTrack;
    }
    for milestone in &mut draft.milestones {
        milestone.status = MilestoneStatus::NotStarted;
    }
    draft
}

fn take(store: &mut Store, claim: &str, words: &str, now: Now) -> Result<crate::store::Saved> {
    let (kind, day, rest) = step(words)?;
    match kind {
        "submitted" => claims::submit(store, claim, now),
        "approved" => claims::approve(store, claim, now),
        "returned" => claims::return_to(store, claim, rest, now),
        "refused" => claims::refuse(store, claim, rest, now),
        "paid" => {
            let (how, reference) = rest.split_once(' ').unwrap_or((rest, ""));
            let draft =
                PayDraft { on: day.to_string(), how: how.to_owned(), reference: reference.to_owned() };
            claims::pay(store, claim, &draft, now)
        }
        _ => Err(Error::bug("the sample has an unknown step")),
    }
}

fn step(words: &str) -> Result<(&str, NaiveDate, &str)> {
    let odd = || Error::bug("the sample has an odd step");
    let (kind, rest) = words.split_once(' ').ok_or_else(odd)?;
    let (day, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    Ok((kind, day.parse().map_err(|_| odd())?, rest))
}

fn read<T: DeserializeOwned>(json: &str) -> Result<T> {
    Ok(serde_json::from_str(json)?)
}

fn when(typed: &str) -> Result<When> {
    When::typed(typed).map_err(|_| Error::bug("the sample has an odd day"))
}

/// The middle of "May 2024" is 16 May; never after the last day of the sample.
fn middle(when: &When) -> NaiveDate {
    (when.from + (when.until - when.from) / 2).min(LAST)
}

/// From nine o'clock on, a few minutes for each thing done that day.
fn morning(day: NaiveDate, nth: i64) -> Now {
    let nine = day.and_time(chrono::NaiveTime::MIN) + TimeDelta::hours(9);
    Now { at: (nine + TimeDelta::minutes(7 * nth)).and_utc(), today: day }
}

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => NaiveDate::MIN,
    }
}
