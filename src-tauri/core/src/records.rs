//! Every kind of record and what it offers, on the top floor: whatever does the
//! same for all kinds loops over this.

use crate::error::Result;
use crate::store::{HowMuch, Now, Opposite, Store, Table, Tx, Undone};
use crate::{Kind, claims};

/// Takes back the newest op, or the one that is named, where the rules of the
/// records would let the officer do the opposite directly.
///
/// # Errors
/// `NotFound`; `MovedOn`, naming the records by id; `Refused` for what stays and
/// for what the rules of a record forbid.
pub fn undo(store: &mut Store, op: Option<&str>, how_much: HowMuch, now: Now) -> Result<Undone> {
    store.undo_by(op, how_much, now, &may)
}

/// Whether the officer could do this directly now.
fn may(tx: &Tx<'_>, table: &'static Table, id: &str, opposite: Opposite) -> Result<()> {
    let Some(kind) = table.kind else { return Ok(()) };
    match (kind, opposite) {
        (Kind::Claim, Opposite::Change) => claims::may_change(tx, id),
        (Kind::Claim, Opposite::Delete) => claims::may_delete(tx, id),
        (Kind::Person | Kind::Project | Kind::Action | Kind::Handout | Kind::Request, _)
        | (Kind::Claim, Opposite::Add) => Ok(()),
    }
}
