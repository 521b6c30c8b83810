//! Every kind of record and what it offers, on the top floor: whatever does the
//! same for all kinds loops over this.

use crate::error::{Error, Problem, Result};
use crate::incoming::Incoming;
use crate::kind::Kind;
use crate::offers::Offers;
use crate::store::{HowMuch, Now, Rules, Saved, Store, Undone};
use serde_json::{Map, Value};

impl Kind {
    #[must_use]
    pub fn offers(self) -> &'static Offers {
        match self {
            Self::Person => &crate::people::OFFERS,
            Self::Project => &crate::projects::OFFERS,
            Self::Claim => &crate::claims::OFFERS,
            Self::Action => &crate::plan::OFFERS,
            Self::Handout => &crate::handouts::OFFERS,
            Self::Request => &crate::requests::OFFERS,
            Self::Organisation => &crate::organisations::OFFERS,
        }
    }

    /// By the word of its list: `people`, `plan`.
    #[must_use]
    pub fn of_list(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.offers().list_word == word)
    }
}

/// Adds a record from a line of JSON, or changes what the line names of the one
/// whose `id` it holds.
///
/// # Errors
/// `BadInput` with every problem, `NotFound`, `Refused`.
pub fn save_json(store: &mut Store, kind: Kind, line: &str, now: Now) -> Result<Saved> {
    Incoming::Record.check(line.len() as u64)?;
    let mut typed: Map<String, Value> = serde_json::from_str(line).map_err(|error| {
        Error::of(vec![Problem::new(
            "",
            format!("This line is no whole record in JSON. Look near its letter {}.", error.column()),
        )])
    })?;
    let id = match typed.remove("id") {
        None | Some(Value::Null) => None,
        Some(Value::String(id)) => Some(id),
        Some(_) => return Err(Error::of(vec![Problem::new("id", "Write the id as text.")])),
    };
    (kind.offers().save)(store, id.as_deref(), typed, now)
}

/// Takes back the newest op, or the one that is named, where the rules of the
/// records would let the officer do the opposite directly and hold for what is left.
///
/// # Errors
/// `NotFound`; `MovedOn`, with how many records of each kind; `Refused` for what stays and
/// for what the rules of a record forbid.
pub fn undo(store: &mut Store, op: Option<&str>, how_much: HowMuch, now: Now) -> Result<Undone> {
    store.undo_by(op, how_much, now, RULES)
}

/// What every kind says of its own; other tables have no rules.
pub(crate) const RULES: Rules = Rules {
    may: |conn, table, id, opposite| {
        table.kind.map_or(Ok(()), |kind| (kind.offers().may)(conn, id, opposite))
    },
    holds: |tx, table, id| table.kind.map_or(Ok(()), |kind| (kind.offers().holds)(tx, id)),
};
