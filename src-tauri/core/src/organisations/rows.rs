//! Reading and saving organisations.

use super::{Checked, Organisation, OrganisationDraft, OrganisationSort, check};
use crate::error::{Error, OrNotFound, Result};
use crate::kind::Kind;
use crate::listing::{Chosen, Filters, ListQuery, Listing, Sorts, each_id};
use crate::store::{Now, Op, Saved, Store, Tx};
use crate::values::fold;
use rusqlite::{Connection, Row, params};

const COLUMNS: &str = "organisation.id, name, sort, contact_name, phone, email, web, address, notes";

/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str) -> Result<Organisation> {
    let sql = format!("SELECT {COLUMNS} FROM organisation WHERE id = ?1");
    conn.prepare_cached(&sql)?.query_row([id], read).or_not_found("organisation", id)
}

/// Hands over every organisation in the stored order, one at a time.
///
/// # Errors
/// What `then` returns, or a failing disk.
pub fn each(conn: &Connection, mut then: impl FnMut(Organisation) -> Result<()>) -> Result<()> {
    each_id(conn, "organisation", |id| then(get(conn, id)?))
}

pub(super) const FILTERS: Filters =
    Filters { codes: OrganisationSort::CODES, of_code: "now.sort = :filter", ..Filters::NONE };

pub(super) const SORTS: Sorts = Sorts(&[
    ("", &["now.sort_name", "now.sequence"]),
    ("name", &["now.sort_name", "now.sequence"]),
    ("sort", &["now.sort", "now.sort_name"]),
    ("contact", &["now.contact_name COLLATE NOCASE", "now.sort_name"]),
]);

/// # Errors
/// Only where the disk fails.
pub fn list(conn: &Connection, query: &ListQuery) -> Result<Listing<Organisation>> {
    let chosen = Chosen { kind: Kind::Organisation, filters: FILTERS, sorts: SORTS, named: &[] };
    chosen.page(conn, query)?.read(|id| get(conn, &id))
}

/// What a form starts from: empty, or the record with this id as it was typed.
///
/// # Errors
/// `NotFound`.
pub fn draft(conn: &Connection, id: Option<&str>) -> Result<OrganisationDraft> {
    let Some(id) = id else { return Ok(OrganisationDraft::default()) };
    let Organisation { name, sort, contact_name, phone, email, web, address, notes, .. } = get(conn, id)?;
    Ok(OrganisationDraft { name, sort: Some(sort), contact_name, phone, email, web, address, notes })
}

/// Adds an organisation, or changes the one with this id.
///
/// # Errors
/// `BadInput` with every problem, `NotFound`.
pub fn save(store: &mut Store, id: Option<&str>, draft: &OrganisationDraft, now: Now) -> Result<Saved> {
    let checked = check(draft)?;
    let op = if id.is_none() { Op::Add(Kind::Organisation) } else { Op::Change(Kind::Organisation) };
    let written = store.write(op, now, |tx| match id {
        None => add(tx, &checked),
        Some(id) if write_row(tx, CHANGE, id, &checked)? == 0 => Err(Error::not_found("organisation", id)),
        Some(id) => Ok(id.to_owned()),
    })?;
    Ok(written.saved())
}

/// Whether the organisation as it stands would be saved.
pub(super) fn holds(tx: &Tx<'_>, id: &str) -> Result<()> {
    check(&draft(tx, Some(id))?).map(drop)
}

pub(super) fn add(tx: &Tx<'_>, checked: &Checked) -> Result<String> {
    let id = tx.new_id();
    write_row(tx, ADD, &id, checked)?;
    Ok(id)
}

/// Deletes an organisation. One undo brings it back.
///
/// # Errors
/// `NotFound`; `Refused` while other records name it.
pub fn delete(store: &mut Store, id: &str, now: Now) -> Result<Saved> {
    let op = Op::Delete(Kind::Organisation);
    Ok(store.write(op, now, |tx| tx.delete(Kind::Organisation, id))?.saved())
}

const ADD: &str = "INSERT INTO organisation (id, name, sort_name, sort, contact_name, phone, email, web, address, notes, sequence)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, (SELECT coalesce(max(sequence), 0) + 1 FROM organisation))";

const CHANGE: &str =
    "UPDATE organisation SET name = ?2, sort_name = ?3, sort = ?4, contact_name = ?5, phone = ?6,
    email = ?7, web = ?8, address = ?9, notes = ?10 WHERE id = ?1";

fn write_row(tx: &Tx<'_>, sql: &str, id: &str, checked: &Checked) -> Result<usize> {
    let Checked { draft: d, sort } = checked;
    let values =
        params![id, d.name, fold(&d.name), sort, d.contact_name, d.phone, d.email, d.web, d.address, d.notes];
    Ok(tx.prepare_cached(sql)?.execute(values)?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Organisation> {
    Ok(Organisation {
        id: row.get("id")?,
        name: row.get("name")?,
        sort: row.get("sort")?,
        contact_name: row.get("contact_name")?,
        phone: row.get("phone")?,
        email: row.get("email")?,
        web: row.get("web")?,
        address: row.get("address")?,
        notes: row.get("notes")?,
    })
}
