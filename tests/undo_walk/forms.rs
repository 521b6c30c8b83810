//! How the walk fills in a form: any field of any kind, with what may stand there.

use super::{Draft, Walk, fields};
use alongside_core::Kind;
use serde_json::{Value, json};

/// Fields that go together by a rule, in the form of any kind.
const BOUND: &[&str] = &[
    "asked_on",
    "due_on",
    "sent_on",
    "starts",
    "ends",
    "offered",
    "answer",
    "accepted",
    "status",
    "chair_person",
    "no_second_chair",
    "person",
    "asked_by",
    "handout",
    "document",
    "translation_of",
    "name",
    "family_name",
];

impl Walk {
    /// One field of a form, or two, within what its rules may allow.
    pub(super) fn change(&mut self, kind: Kind, draft: &mut Draft) {
        let other = self.any(kind);
        let mut other = self.draft(kind, other.as_deref());
        other.values_mut().for_each(without_ids);
        for _ in 0..=self.roll(2) {
            let bound: Vec<&String> = draft.keys().filter(|name| BOUND.contains(&name.as_str())).collect();
            // More often a field that a rule binds to another one.
            let name = match self.roll(3) {
                0 => draft.keys().nth(self.roll(draft.len())),
                _ => bound.get(self.roll(bound.len())).copied(),
            };
            let Some((name, now)) = name.and_then(|name| draft.get_key_value(name)) else { continue };
            let name = name.clone();
            let new = self.new_value(&name, now.clone(), other.remove(&name).unwrap_or_default());
            draft.insert(name, new);
        }
    }

    /// `other` stands in another record of the kind, so it is of the right sort.
    pub(super) fn new_value(&mut self, name: &str, now: Value, other: Value) -> Value {
        let days = ["", "1 November 2026", "10 November 2026", "20 November 2026", "12 December 2026"];
        let pool: &[&str] = match name {
            "on" | "asked_on" | "due_on" | "sent_on" | "starts" | "ends" | "due" | "joined" => &days,
            "offered" | "accepted" | "amount" | "cost" => &["", "5.00", "10.00", "30.00"],
            "answer" => &["not_asked", "accepted", "less", "declined"],
            "status" if ["planned", "running"].contains(&now.as_str().unwrap_or_default()) => {
                &["planned", "running", "running"]
            }
            _ => &[],
        };
        if !pool.is_empty() {
            return pool[self.roll(pool.len())].into();
        }
        if name.ends_with("picture") {
            let own = self.one_of("SELECT 'own:' || id FROM picture ORDER BY id").unwrap_or_default();
            return [own.as_str(), own.as_str(), "bus", ""][self.roll(4)].into();
        }
        if matches!(name, "translation_of" | "chair_person") {
            let kind = if name == "translation_of" { Kind::Handout } else { Kind::Person };
            return self.any(kind).filter(|_| self.roll(2) == 0).into();
        }
        match (now, other) {
            (Value::Array(parts), Value::Array(others)) => self.new_parts(parts, others).into(),
            (Value::String(_), other) => match self.roll(3) {
                0 => "".into(),
                1 => format!("Words {}", self.roll(9)).into(),
                _ => other,
            },
            (Value::Bool(now), _) => (!now).into(),
            (_, other) => other,
        }
    }

    /// A part goes, comes from another record, or changes in one field.
    fn new_parts(&mut self, mut parts: Vec<Value>, others: Vec<Value>) -> Vec<Value> {
        let at = self.roll(parts.len());
        match self.roll(4) {
            0 if !parts.is_empty() => drop(parts.remove(at)),
            1 => parts.extend(others.into_iter().next()),
            _ => {
                let other = others.into_iter().next().map(fields).unwrap_or_default();
                let Some(Value::Object(part)) = parts.get_mut(at) else { return parts };
                let names: Vec<String> =
                    part.keys().filter(|name| !matches!(name.as_str(), "id" | "field")).cloned().collect();
                let name = &names[self.roll(names.len())];
                let new =
                    self.new_value(name, part[name].clone(), other.get(name).cloned().unwrap_or_default());
                part.insert(name.clone(), new);
            }
        }
        parts
    }
}

/// Parts of a copy are new ones.
pub(super) fn without_ids(value: &mut Value) {
    if let Value::Array(parts) = value {
        for part in parts.iter_mut().filter_map(Value::as_object_mut).filter(|part| part.contains_key("id")) {
            part.insert("id".into(), json!(null));
        }
    }
}
