//! Pages that gather several kinds of record.

use crate::claims::{self, ClaimRow};
use crate::error::Result;
use crate::listing::Listing;
use crate::people::{self, Person};
use rusqlite::Connection;
use serde::Serialize;

/// A person's own page also shows their newest claims.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct PersonPage {
    #[serde(flatten)]
    pub person: Person,
    pub claims: Listing<ClaimRow>,
}

/// As many as a list shows at first.
const MOST_CLAIMS: u32 = 50;

/// # Errors
/// `NotFound`.
pub fn person(conn: &Connection, id: &str) -> Result<PersonPage> {
    Ok(PersonPage { person: people::get(conn, id)?, claims: claims::of_person(conn, id, MOST_CLAIMS)? })
}
