//! Pages that gather several kinds of record.

use crate::claims::{self, ClaimRow};
use crate::error::Result;
use crate::people::{self, Person};
use rusqlite::Connection;
use serde::Serialize;

/// A person's own page also shows their claims.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct PersonPage {
    #[serde(flatten)]
    pub person: Person,
    pub claims: Vec<ClaimRow>,
}

/// # Errors
/// `NotFound`.
pub fn person(conn: &Connection, id: &str) -> Result<PersonPage> {
    Ok(PersonPage { person: people::get(conn, id)?, claims: claims::of_person(conn, id)? })
}
