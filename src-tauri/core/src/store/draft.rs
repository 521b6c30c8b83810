//! What was typed and not yet saved, kept through a crash and the lock.
//! A draft is not a record: it is not in the log, belongs to one officer, and
//! is gone once the record is saved.

use super::{Now, Store};
use crate::error::Result;
use crate::incoming::Incoming;
use rusqlite::OptionalExtension;

impl Store {
    /// # Errors
    /// `UnreadableFile` for more than anybody types; where the disk fails.
    pub fn keep_draft(&mut self, place: &str, typed: &str, now: Now) -> Result<()> {
        Incoming::Draft.check((place.len() + typed.len()) as u64)?;
        self.conn.writing()?.execute(
            "INSERT INTO draft (officer, place, typed, at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (officer, place) DO UPDATE SET typed = excluded.typed, at = excluded.at",
            (&self.officer.id, place, typed, now.at),
        )?;
        // It may have begun the write-ahead log anew.
        self.note_saved();
        Ok(())
    }

    /// # Errors
    /// Only where the disk fails.
    pub fn draft(&self, place: &str) -> Result<Option<String>> {
        let sql = "SELECT typed FROM draft WHERE officer = ?1 AND place = ?2";
        Ok(self.conn.query_row(sql, (&self.officer.id, place), |r| r.get(0)).optional()?)
    }

    /// # Errors
    /// Only where the disk fails.
    pub fn drop_draft(&mut self, place: &str) -> Result<()> {
        self.conn
            .writing()?
            .execute("DELETE FROM draft WHERE officer = ?1 AND place = ?2", (&self.officer.id, place))?;
        self.note_saved();
        Ok(())
    }
}
