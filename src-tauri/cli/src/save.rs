//! `save`: one record a line of JSON in, one id a commit out. A line with an
//! `id` changes that record; what it leaves out stays. A bad line stops the
//! run; the lines before it stay saved.

use crate::args::Kind;
use crate::{places, show};
use alongside_core::claims::LineDraft;
use alongside_core::easy::EasyWords;
use alongside_core::handouts::PartDraft;
use alongside_core::people::NeedDraft;
use alongside_core::plan::MilestoneDraft;
use alongside_core::{Error, Now, Problem, Result, Store, claims, handouts, people, plan, projects};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::io::{BufRead as _, Write as _};

pub fn lines(store: &mut Store, kind: Kind, now: Now) -> Result<()> {
    let mut out = std::io::stdout().lock();
    for (number, line) in (1..).zip(std::io::stdin().lock().lines()) {
        let line = line
            .map_err(|_| at_line(number, Error::of(vec![Problem::new("", "This is not text in UTF-8.")])))?;
        let line = if number == 1 { places::unmarked(&line) } else { &line };
        if line.trim().is_empty() {
            continue;
        }
        let id = one(store, kind, line, now).map_err(|error| at_line(number, error))?;
        // Only a durable commit is acknowledged, and at once.
        let answer = serde_json::json!({ "id": id });
        show::heard(writeln!(out, "{answer}").and_then(|()| out.flush()))?;
    }
    Ok(())
}

fn one(store: &mut Store, kind: Kind, line: &str, now: Now) -> Result<String> {
    let mut typed: Map<String, Value> = serde_json::from_str(line)
        .map_err(|error| Error::of(vec![Problem::new("", format!("This is not a JSON object: {error}."))]))?;
    let id = match typed.remove("id") {
        None | Some(Value::Null) => None,
        Some(Value::String(id)) => Some(id),
        Some(_) => return Err(Error::of(vec![Problem::new("id", "Write the id as text.")])),
    };
    let id = id.as_deref();
    let saved = match kind {
        Kind::Person => {
            let before = id.map(|id| people::get(store.read(), id)).transpose()?;
            let draft = over(before.map(|page| people::draft_of(&page.person)), typed)?;
            people::save(store, id, &draft, now)?
        }
        Kind::Project => {
            let before = id.map(|id| projects::get(store.read(), id, now.today)).transpose()?;
            let draft = over(before.as_ref().map(projects::draft_of), typed)?;
            projects::save(store, id, &draft, now)?
        }
        Kind::Claim => {
            let before =
                id.map(|id| claims::get(store.read(), id, store.officer(), now.today)).transpose()?;
            let draft = over(before.as_ref().map(claims::draft_of), typed)?;
            claims::save(store, id, &draft, now)?
        }
        Kind::Action => {
            let before = id.map(|id| plan::get(store.read(), id, now.today)).transpose()?;
            let draft = over(before.as_ref().map(plan::draft_of), typed)?;
            plan::save(store, id, &draft, now)?
        }
        Kind::Handout => {
            let before = id.map(|id| handouts::get(store.read(), id)).transpose()?;
            let draft = over(before.map(|page| page.draft), typed)?;
            handouts::save(store, id, &draft, now)?
        }
    };
    Ok(saved.id)
}

/// What was typed, over what stands already; parts of a record may leave out
/// what they do not say.
fn over<T: Serialize + DeserializeOwned + Default>(
    before: Option<T>,
    typed: Map<String, Value>,
) -> Result<T> {
    let mut whole = serde_json::to_value(before.unwrap_or_default())?;
    if let Some(fields) = whole.as_object_mut() {
        for (name, value) in typed {
            let value = filled(&name, value)?;
            fields.insert(name, value);
        }
    }
    serde_json::from_value(whole)
        .map_err(|error| Error::of(vec![Problem::new("", format!("This line can't be read: {error}."))]))
}

fn filled(field: &str, value: Value) -> Result<Value> {
    let empty = match field {
        "needs" => serde_json::to_value(NeedDraft::default())?,
        "lines" => serde_json::to_value(LineDraft::default())?,
        "milestones" => serde_json::to_value(MilestoneDraft::default())?,
        "parts" => serde_json::to_value(PartDraft::default())?,
        "easy" => serde_json::to_value(EasyWords::default())?,
        _ => return Ok(value),
    };
    let (Value::Array(parts), Value::Object(empty)) = (&value, &empty) else { return Ok(value) };
    let filled = parts.iter().map(|part| match part {
        Value::Object(part) => {
            let mut whole = empty.clone();
            whole.extend(part.clone());
            Value::Object(whole)
        }
        other => other.clone(),
    });
    Ok(Value::Array(filled.collect()))
}

fn at_line(number: usize, mut error: Error) -> Error {
    error.message = format!("Line {number}: {}", error.message);
    error
}
