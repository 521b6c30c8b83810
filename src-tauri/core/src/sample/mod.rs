//! Northbrook, a made-up council to look around in and to test with.
//!
//! Everything that a kind of record offers for it is entered through the functions that
//! officers use, each step on its own day, so that histories read true and the sample
//! keeps every rule that real records keep.

use crate::error::{Error, Result};
use crate::kind::Kind;
use crate::pictures::{self, PackDraft};
use crate::settings::{self, Settings};
use crate::store::{Founder, OfficerDraft, OfficerRef, Op, Surroundings, setting};
use crate::values::fold;
use crate::{Now, Store};
use chrono::{NaiveDate, TimeDelta};
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
    let records = records()?;
    let mut ids = vec![String::new(); records.len()];
    let mut keys = HashMap::new();
    let (mut today, mut of_day) = (FOUNDED, 0);
    for step in in_order(&records) {
        of_day = if step.on == today { of_day + 1 } else { 0 };
        today = step.on;
        store.work_as(if step.by == SECOND_OFFICER { second.clone() } else { first.clone() });
        let done = enter(store, &records, &step, &mut ids, &mut keys, morning(today, of_day));
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

// ---- what the kinds offer -----------------------------------------------------

/// A record, as [`crate::offers::Sample`] says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    on: NaiveDate,
    #[serde(default = "the_first")]
    by: String,
    #[serde(default)]
    key: String,
    draft: Map<String, Value>,
    #[serde(default)]
    after: Vec<After>,
}

/// What is done with it later.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct After {
    on: NaiveDate,
    #[serde(default = "the_first")]
    by: String,
    #[serde(default)]
    save: Option<Map<String, Value>>,
    #[serde(default)]
    then: Option<Value>,
}

fn the_first() -> String {
    OFFICER.to_owned()
}

fn records() -> Result<Vec<(Kind, Record)>> {
    let of_kind = |kind: &'static Kind| kind.offers().sample.lines.lines().map(|line| (*kind, line));
    Kind::ALL.iter().flat_map(of_kind).map(|(kind, line)| Ok((kind, read(line)?))).collect()
}

/// One thing that an officer does on one day.
struct Step<'a> {
    on: NaiveDate,
    by: &'a str,
    /// The place of the record.
    record: usize,
    /// Nothing where the record itself is entered.
    after: Option<&'a After>,
}

/// By day; on one day in the order of the kinds, so that people come before what names them.
fn in_order(records: &[(Kind, Record)]) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for (at, (_, record)) in records.iter().enumerate() {
        steps.push(Step { on: record.on, by: &record.by, record: at, after: None });
        let later = record.after.iter();
        steps.extend(later.map(|after| Step { on: after.on, by: &after.by, record: at, after: Some(after) }));
    }
    steps.sort_by_key(|step| step.on);
    steps
}

fn enter<'a>(
    store: &mut Store,
    records: &'a [(Kind, Record)],
    step: &Step<'_>,
    ids: &mut [String],
    keys: &mut HashMap<&'a str, String>,
    now: Now,
) -> Result<()> {
    let (kind, record) = &records[step.record];
    let offers = kind.offers();
    let saved = match step.after {
        None => {
            let saved = (offers.save)(store, None, with_ids(&record.draft, keys)?, now)?;
            ids[step.record].clone_from(&saved.id);
            keys.insert(&record.key, saved.id.clone());
            saved
        }
        Some(After { save: Some(fields), .. }) => {
            (offers.save)(store, Some(&ids[step.record]), with_ids(fields, keys)?, now)?
        }
        Some(after) => {
            (offers.sample.then)(store, &ids[step.record], after.then.clone().unwrap_or_default(), now)?
        }
    };
    if saved.op.is_empty() { Err(Error::bug("a step of the sample changes nothing")) } else { Ok(()) }
}

/// The fields with "@key" wherever it stands made the id of that record.
fn with_ids(fields: &Map<String, Value>, keys: &HashMap<&str, String>) -> Result<Map<String, Value>> {
    fields.iter().map(|(name, value)| Ok((name.clone(), with_id(value, keys)?))).collect()
}

fn with_id(value: &Value, keys: &HashMap<&str, String>) -> Result<Value> {
    Ok(match value {
        Value::String(text) => match text.strip_prefix('@') {
            Some(key) => {
                let id = keys.get(key);
                let id = id.ok_or_else(|| Error::bug("the sample names a record before it is entered"))?;
                Value::String(id.clone())
            }
            None => value.clone(),
        },
        Value::Array(parts) => {
            Value::Array(parts.iter().map(|part| with_id(part, keys)).collect::<Result<_>>()?)
        }
        Value::Object(fields) => Value::Object(with_ids(fields, keys)?),
        other => other.clone(),
    })
}

fn read<T: DeserializeOwned>(json: &str) -> Result<T> {
    Ok(serde_json::from_str(json)?)
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
