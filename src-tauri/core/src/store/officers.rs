//! Letting officers in: a further one, by two; one who lost their passphrase, by the
//! recovery key; and a new passphrase. All of it stands in the log.

use super::keys::{Chosen, Opened, Who};
use super::lock::FileLock;
use super::{Now, OfficerRef, Op, Reader, RecoveryKey, Store, Surroundings, keys, setting};
use crate::error::{Code, Error, Problem, Result};
use crate::values::look_alike;
use chrono::{NaiveDate, SecondsFormat};
use rusqlite::Connection;
use serde::Deserialize;
use std::path::Path;

#[derive(Clone, Default, Deserialize, specta::Type)]
pub struct OfficerDraft {
    pub name: String,
    pub passphrase: String,
    pub again: String,
    /// The passphrase of another officer who agrees, once there are two.
    pub second: String,
}

impl Store {
    /// Gives a further officer a key of their own. Returns everybody who has one. Once
    /// there are two, another of them agrees: nobody lets in whom they need for money.
    ///
    /// # Errors
    /// `BadInput` for a name that is taken, a passphrase that is too easily guessed, or one
    /// of nobody who works here; `Refused` where there is room for no more.
    pub fn add_officer(&mut self, draft: &OfficerDraft, now: Now) -> Result<Vec<OfficerRef>> {
        // Of two who let somebody in at once the later one sees what the first did.
        let turn = FileLock::wait(&self.file)?;
        let (name, second) = self.checked(draft, now)?;
        // A row without a key is left where the power failed between the two.
        let known = worked_here(&self.conn, &name)?;
        let is_new = known.is_none();
        let officer = known.unwrap_or_else(|| OfficerRef { id: self.ids.borrow_mut().next(now.at), name });
        keys::check_room(&self.file, &officer)?;
        let (added, added_on) = (officer.clone(), day_of(&self.conn, now)?);
        self.write(Op::AddOfficer, now, |tx| {
            if is_new {
                tx.execute("INSERT INTO officer (id, name) VALUES (?1, ?2)", (&added.id, &added.name))?;
            }
            tx.execute(
                "UPDATE officer SET added_by = ?2, seconded_by = ?3, added_on = ?4, keyed_at = NULL WHERE id = ?1",
                (&added.id, &tx.officer().id, second.map(|second| second.id), added_on),
            )?;
            Ok(())
        })?;
        let council = setting::council(&self.conn);
        let chosen = Chosen { passphrase: &draft.passphrase, at: moment(now), stretch: self.stretch };
        keys::replace(&turn, &self.file, &council, &officer, &chosen, &self.raw, &mut self.ids.borrow_mut())?;
        // Where the power fails before the key is there, nobody is said to have lost one. They
        // are in: what can't be noted now is noted at the next unlock.
        let _ = self.note_key(&officer, &moment(now), now);
        Ok(keys::names(&self.file)?.1)
    }

    fn note_key(&mut self, officer: &OfficerRef, keyed_at: &str, now: Now) -> Result<()> {
        self.write(Op::NoteKey, now, |tx| {
            tx.execute("UPDATE officer SET keyed_at = ?2 WHERE id = ?1", (&officer.id, keyed_at))?;
            Ok(())
        })?;
        Ok(())
    }

    /// Notes what the power or the disk let nobody note: who was let in, and has a key.
    ///
    /// # Errors
    /// A failing disk.
    pub(super) fn note_keys(&mut self, now: Now) -> Result<()> {
        for (officer, keyed_at) in keys::not_noted(&self.file, &self.raw, &self.conn)? {
            self.note_key(&officer, &keyed_at, now)?;
        }
        Ok(())
    }

    /// The name of a new officer, tidied, and who agrees; or all that is to be put right.
    fn checked(&self, draft: &OfficerDraft, now: Now) -> Result<(String, Option<OfficerRef>)> {
        let council = setting::council(&self.conn);
        let name =
            keys::checked_officer(&council, &draft.name, &draft.passphrase, &draft.again).and_then(|name| {
                keys::check_free(&self.file, &name)?;
                self.check_never_worked(&name).map(|()| name)
            });
        match (name, self.second(&draft.second, now)) {
            (Ok(name), Ok(second)) => Ok((name, second)),
            (Err(error), _) | (_, Err(error)) if error.code != Code::BadInput => Err(error),
            (name, second) => {
                let mut problems: Vec<_> = name.err().into_iter().flat_map(|error| error.problems).collect();
                // Elsewhere the officer is one field of several.
                for problem in problems.iter_mut().filter(|problem| problem.field == "officer") {
                    problem.field = "name".to_owned();
                }
                problems.extend(second.err().into_iter().flat_map(|error| error.problems));
                Err(Error::of(problems))
            }
        }
    }

    /// Whoever worked here and has no key any more, since the keys files were lost, comes
    /// back with the recovery key: nobody else chooses who they are.
    fn check_never_worked(&self, name: &str) -> Result<()> {
        let sql = "SELECT EXISTS (SELECT 1 FROM op WHERE officer = ?1)";
        let known = worked_here(&self.conn, name)?;
        let worked = known.map(|officer| self.conn.query_row(sql, [officer.id], |r| r.get(0)));
        let worked: bool = worked.transpose()?.unwrap_or_default();
        let sentence =
            "This officer has worked here before. They choose a new passphrase with the recovery key.";
        Error::check(worked.then(|| Problem::new("officer", sentence)).into_iter().collect())
    }

    /// The other officer who agrees; nobody where there is none.
    fn second(&self, passphrase: &str, now: Now) -> Result<Option<OfficerRef>> {
        // The log knows of those too whose key is not here any more, since the files were
        // lost or others put in their place: whoever is left alone with them could give it
        // to anybody, under the name of whoever lost it too.
        const OTHERS: &str = "SELECT EXISTS (SELECT 1 FROM op WHERE officer <> ?1)
            OR EXISTS (SELECT 1 FROM officer WHERE keyed_at IS NOT NULL AND id <> ?1)";
        let (_, with_key) = keys::names(&self.file)?;
        let is_without = with_key.iter().all(|officer| officer.id == self.officer.id);
        let has_others: bool = self.conn.query_row(OTHERS, [&self.officer.id], |r| r.get(0))?;
        // In the made-up council nobody knows the other's passphrase, and no money moves.
        if is_without && !has_others || setting::is_sample(&self.conn)? {
            return Ok(None);
        }
        let problem = |sentence: &str| Err(Error::of(vec![Problem::new("second", sentence)]));
        if self.was_recovered(&self.officer, now)? {
            return problem(
                "Your passphrase was chosen with the recovery key today. You can let somebody in from tomorrow on.",
            );
        }
        if is_without {
            return problem(
                "A second officer agrees, and nobody else has a key beside this store any more. \
                 Whoever had one first chooses a new passphrase with the recovery key.",
            );
        }
        let agrees = match keys::open(&self.file, passphrase, Who::NotThis(&self.officer.id)) {
            Err(error) if error.code != Code::WrongPassphrase => return Err(error),
            // Who has a key to another store that was put here has none to this one.
            Ok(all) => self.that_counts(all)?,
            Err(_) => None,
        };
        let Some(agrees) = agrees else {
            return problem("Ask a second officer, who works here already, to type their own passphrase.");
        };
        if self.was_recovered(&agrees, now)? {
            return problem(
                "This passphrase was chosen with the recovery key today. It counts here from tomorrow on.",
            );
        }
        Ok(Some(agrees))
    }

    /// Whose passphrase opened this store, and was not given up since.
    fn that_counts(&self, opened: Vec<Opened>) -> Result<Option<OfficerRef>> {
        for one in opened.into_iter().filter(|one| one.raw == self.raw) {
            if keys::counts(&self.conn, &one.officer.id, &one.keyed_at)? {
                return Ok(Some(one.officer));
            }
        }
        Ok(None)
    }

    /// Whether their passphrase was chosen with the recovery key today: whoever holds that
    /// could be anybody, and agree with themselves.
    fn was_recovered(&self, officer: &OfficerRef, now: Now) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM officer WHERE id = ?1 AND recovered_on >= ?2)";
        // By the clock itself: where that was set back, a day that is still to come counts.
        Ok(self.conn.query_row(sql, (&officer.id, now.at.date_naive()), |r| r.get(0))?)
    }

    /// Wraps the key anew for the officer who works now; no page is rewritten.
    ///
    /// # Errors
    /// `WrongPassphrase` for the present one, `BadInput` for the new one.
    pub fn change_passphrase(
        &mut self,
        present: &str,
        passphrase: &str,
        again: &str,
        now: Now,
    ) -> Result<()> {
        // The made-up council opens for everybody, with words that everybody knows.
        if setting::is_sample(&self.conn)? {
            return Err(Error::refused(
                "The made-up council keeps its passphrase.",
                "Start your own office to choose one.",
            ));
        }
        let opened = keys::open(&self.file, present, Who::Named(&self.officer.id))?;
        if self.that_counts(opened)?.is_none() {
            return Err(keys::wrong_passphrase());
        }
        keys::checked_officer(&setting::council(&self.conn), &self.officer.name, passphrase, again)?;
        self.rekey(Op::ChangePassphrase, passphrase, now)
    }

    /// The log tells of it first: an entry too many does no harm, and a key too many would.
    /// Since when it counts is noted once it is there, or a power cut between the two would
    /// leave the officer without any.
    fn rekey(&mut self, op: Op, passphrase: &str, now: Now) -> Result<()> {
        let turn = FileLock::wait(&self.file)?;
        keys::check_room(&self.file, &self.officer)?;
        let recovered = (op == Op::RecoverKey).then(|| day_of(&self.conn, now)).transpose()?;
        self.write(op, now, |tx| {
            tx.execute(
                "UPDATE officer SET keyed_at = '', recovered_on = coalesce(?2, recovered_on) WHERE id = ?1",
                (&tx.officer().id, recovered),
            )?;
            Ok(())
        })?;
        let council = setting::council(&self.conn);
        let chosen = Chosen { passphrase, at: moment(now), stretch: self.stretch };
        let officer = self.officer.clone();
        keys::replace(&turn, &self.file, &council, &officer, &chosen, &self.raw, &mut self.ids.borrow_mut())?;
        // What can't be noted now is noted at the next unlock.
        let _ = self.note_key(&officer, &moment(now), now);
        Ok(())
    }

    /// Opens a store with its recovery key and gives `officer` a new
    /// passphrase; makes the keys file anew where it was lost.
    ///
    /// # Errors
    /// `BadInput` for a key that was not copied rightly, `Damaged` where the
    /// key is not this store's.
    pub fn recover(
        file: &Path,
        key: &str,
        officer: &str,
        passphrase: &str,
        again: &str,
        now: Now,
        around: &Surroundings,
    ) -> Result<Self> {
        let mut problems = Vec::new();
        let raw = RecoveryKey::read(key).map_err(|error| problems.extend(error.problems));
        let name = keys::checked_officer("", officer, passphrase, again)
            .map_err(|error| problems.extend(error.problems));
        let (Ok(raw), Ok(name)) = (raw, name) else {
            return Err(Error::of(problems));
        };
        // The file proves the key, before anything is written.
        let conn = Reader::open(file, &raw).map_err(|error| {
            if error.code == Code::Damaged && keys::are_of_another(file, &raw) {
                return keys::key_of_another_store();
            }
            error
        })?;
        // The office that opens next looks for what is lost before the log may go.
        conn.leave_log();
        // The name as it is written in the store, not as it was typed now.
        let Some(officer) = worked_here(&conn, &name)? else {
            return Err(Error::of(vec![Problem::new(
                "officer",
                "Nobody of this name has worked in this store. Write the name as it was.",
            )]));
        };
        drop(conn);
        let mut store = Self::open(file, raw, officer, None, now, around)?;
        store.rekey(Op::RecoverKey, passphrase, now)?;
        Ok(store)
    }
}

/// An officer of the store, by their name as people write it.
fn worked_here(conn: &Connection, name: &str) -> Result<Option<OfficerRef>> {
    let mut statement = conn.prepare("SELECT id, name FROM officer")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let officer = OfficerRef { id: row.get(0)?, name: row.get(1)? };
        if look_alike(&officer.name, name) {
            return Ok(Some(officer));
        }
    }
    Ok(None)
}

pub(super) fn moment(now: Now) -> String {
    now.at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// The day on which a key was given: the clock's, whatever day the officer works as if it
/// were; and none before the newest entry in the log, or whoever sets the clock back gives a
/// key that seems to be of yesterday.
fn day_of(conn: &Connection, now: Now) -> Result<NaiveDate> {
    let newest: Option<NaiveDate> =
        conn.query_row("SELECT substr(max(at), 1, 10) FROM op", [], |row| row.get(0))?;
    Ok(newest.unwrap_or_default().max(now.at.date_naive()))
}
