//! Numbered migrations. One that changes data is a recorded op, so that the log
//! still tells what every row holds; one that only adds may be read over by an
//! older version.

use super::schema;
use super::write::Tx;
use super::{Now, Store};
use crate::error::{Code, Error, Result};
use rusqlite::{Connection, TransactionBehavior};
use std::cell::Cell;

/// One step of the schema.
pub(super) struct Migration {
    /// As in `PRAGMA user_version` of a store that has taken it.
    number: i64,
    /// An older version that does not know of it would read wrong things.
    breaking: bool,
    sql: &'static str,
    /// What it changes in records, written through the one door.
    then: Option<fn(&Tx<'_>) -> Result<()>>,
}

/// Every migration, in order, forever. Numbers 1 to 5 were taken before the first release.
const MIGRATIONS: &[Migration] = &[
    Migration::breaking(6, include_str!("../../migrations/0006-foundation.sql")),
    Migration::adding(7, include_str!("../../migrations/0007-organisations.sql")),
    Migration::adding(8, include_str!("../../migrations/0008-facts.sql")),
    Migration::breaking(9, include_str!("../../migrations/0009-lists.sql")),
    Migration::adding(10, include_str!("../../migrations/0010-approvals.sql")).then(approvals_hold),
    Migration::adding(11, include_str!("../../migrations/0011-found.sql")),
    Migration::adding(12, include_str!("../../migrations/0012-found-by-need.sql")),
];

/// What a store's schema is to this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Schema {
    /// No step was taken: not yet a store.
    None,
    Older,
    Present,
    /// Newer, and only things that this version can pass over were added.
    NewerReadable,
    Newer,
    /// From before the first release.
    Trial,
}

/// How a store's schema stands to this version. Reads two numbers and writes nothing.
pub(super) fn look(conn: &Connection) -> Result<Schema> {
    let (newest, oldest) = (number_of(MIGRATIONS.last()), number_of(MIGRATIONS.first()));
    let at: i64 = conn.query_row("PRAGMA user_version", [], |r| r.get(0))?;
    Ok(match at {
        0 => Schema::None,
        _ if at < oldest => Schema::Trial,
        _ if at < newest => Schema::Older,
        _ if at == newest => Schema::Present,
        _ => {
            // Every step up to there must say of itself that it only added.
            let sql = "SELECT coalesce(max(number), 0) = ?1 AND NOT EXISTS (
                SELECT 1 FROM schema_step WHERE number > ?2 AND breaking) FROM schema_step";
            let only_adds = conn.query_row(sql, (at, newest), |r| r.get(0)).unwrap_or(false);
            if only_adds { Schema::NewerReadable } else { Schema::Newer }
        }
    })
}

/// Refuses a store that this version can't write to, in a sentence.
pub(super) fn check_writable(schema: Schema) -> Result<()> {
    match schema {
        Schema::Older | Schema::Present => Ok(()),
        Schema::None => Err(Error::new(
            Code::Damaged,
            "This store was never finished, and holds nothing.",
            "Move it to another folder with all its files, then start again or restore a backup.",
        )),
        Schema::NewerReadable => Err(Error::new(
            Code::NewerVersion,
            "This store was last used with a newer Alongside. This one can read it and may not change it.",
            "Install the newer version on this laptop too. Until then, look, print and export here.",
        )),
        Schema::Newer => Err(Error::new(
            Code::NewerVersion,
            "This store was last used with a newer Alongside.",
            "Install the newer version on this laptop too. Nothing was changed.",
        )),
        Schema::Trial => Err(Error::new(
            Code::Refused,
            "This store was made with a trial version of Alongside, from before the first release.",
            "Export its lists with the trial version, and bring them into a new store. Nothing was changed.",
        )),
    }
}

/// Makes the first tables of a new store.
pub(super) fn begin(conn: &mut Connection) -> Result<()> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for migration in MIGRATIONS {
        migration.lay(&tx)?;
    }
    tx.commit()?;
    Ok(())
}

impl Store {
    /// Brings an older store to this version: each step and what it changes in
    /// records, all or nothing.
    pub(super) fn migrate(&mut self, now: Now) -> Result<()> {
        let schema = look(&self.conn)?;
        match (schema, check_writable(schema)) {
            (Schema::Older, Ok(())) => self.move_up(now, MIGRATIONS),
            (Schema::NewerReadable, Err(why)) => {
                self.conn.only_read(why);
                Ok(())
            }
            (_, checked) => checked,
        }
    }

    pub(super) fn move_up(&mut self, now: Now, migrations: &[Migration]) -> Result<()> {
        let at = Cell::new(0);
        let steps = || migrations.iter().filter(|migration| migration.number > at.get());
        let lay = |conn: &Connection| {
            // Read under the lock: another program may have done it meanwhile.
            at.set(conn.query_row("PRAGMA user_version", [], |r| r.get(0))?);
            steps().try_for_each(|step| step.lay(conn))
        };
        let change = |tx: &Tx<'_>| steps().filter_map(|step| step.then).try_for_each(|then| then(tx));
        self.lay_and_write(now, lay, change)
    }
}

impl Migration {
    /// New tables and columns, which an older version may pass over.
    pub(super) const fn adding(number: i64, sql: &'static str) -> Self {
        Self { number, breaking: false, sql, then: None }
    }

    const fn breaking(number: i64, sql: &'static str) -> Self {
        Self { number, breaking: true, sql, then: None }
    }

    const fn then(self, then: fn(&Tx<'_>) -> Result<()>) -> Self {
        Self { then: Some(then), ..self }
    }

    fn lay(&self, conn: &Connection) -> Result<()> {
        conn.execute_batch(self.sql)?;
        conn.execute(
            "INSERT INTO schema_step (number, breaking) VALUES (?1, ?2)",
            (self.number, self.breaking),
        )?;
        conn.pragma_update(None, "user_version", self.number)?;
        Ok(())
    }
}

/// What waits to be paid and was approved before an approval kept what it saw holds as
/// it stands now.
fn approvals_hold(tx: &Tx<'_>) -> Result<()> {
    let sql = format!(
        "UPDATE claim_step SET saw = (SELECT {} FROM claim WHERE claim.id = claim_step.claim)
         WHERE kind = 'approved' AND id = (SELECT newest.id FROM claim_step AS newest
           WHERE newest.claim = claim_step.claim ORDER BY newest.sequence DESC, newest.id DESC LIMIT 1)",
        schema::CLAIM_DIGEST
    );
    tx.execute(&sql, [])?;
    Ok(())
}

fn number_of(migration: Option<&Migration>) -> i64 {
    migration.map_or(0, |migration| migration.number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::Kind;
    use crate::store::{Founder, Op, Stretch, Surroundings};
    use chrono::NaiveDate;
    use std::path::Path;

    const WORDS: &str = "three small herons";

    fn now() -> Now {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        Now { at: today.and_hms_opt(12, 0, 0).unwrap().and_utc(), today }
    }

    fn around() -> Surroundings {
        Surroundings {
            seed: [5; 32].into(),
            machine: "laptop".into(),
            stretch: Stretch { memory_kib: 8, passes: 1 },
        }
    }

    fn store(folder: &Path) -> Store {
        let founder = Founder { council: "Northbrook", officer: "Priya Nair", passphrase: WORDS };
        let mut store = Store::make(&folder.join("office.db"), &founder, now(), &around(), |_| Ok(()))
            .unwrap()
            .keep()
            .unwrap();
        store
            .write(Op::Add(Kind::Person), now(), |tx| {
                tx.execute(
                    "INSERT INTO person (id, sequence, name, sort_name, interests) VALUES ('p', 1, 'Gwen', 'gwen', 'buses')",
                    [],
                )?;
                Ok(())
            })
            .unwrap();
        store
    }

    /// As a later version will move what was typed into records of their own.
    const LATER: Migration = Migration {
        number: 900,
        breaking: false,
        sql: "ALTER TABLE person ADD COLUMN shoe TEXT NOT NULL DEFAULT ''",
        then: Some(|tx| {
            tx.execute("UPDATE person SET shoe = interests, interests = '' WHERE id = 'p'", [])?;
            Ok(())
        }),
    };

    #[test]
    fn a_migration_that_changes_data_is_a_recorded_op_and_the_store_is_whole_after_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = store(folder.path());
        store.move_up(now(), &[LATER]).unwrap();
        store.columns = crate::store::schema::columns(&store.conn).unwrap();
        assert_eq!(store.check().unwrap().problems, Vec::<String>::new());
        let code: String =
            store.conn.query_row("SELECT code FROM op ORDER BY seq DESC LIMIT 1", [], |r| r.get(0)).unwrap();
        assert_eq!(code, Op::Migrate.code());
        let rules = crate::store::Rules { may: |_, _, _, _| Ok(()), holds: |_, _, _| Ok(()) };
        let newest = store.newest_op().unwrap();
        let refused = store.undo_by(newest.as_deref(), crate::store::HowMuch::Whole, now(), rules);
        assert_eq!(refused.unwrap_err().code, Code::Refused, "nobody takes a migration back");
    }

    #[test]
    fn what_was_approved_before_an_approval_kept_what_it_saw_can_still_be_paid() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = crate::sample::create(&folder.path().join("office.db"), &around()).unwrap();
        let waiting = "SELECT count(*) FROM claim_now WHERE status = 'approved'";
        let ask = |store: &Store, sql: &str| store.conn.query_row(sql, [], |r| r.get::<_, u32>(0)).unwrap();
        let approved = ask(&store, waiting);
        assert!(approved > 0, "somebody waits for money");
        let before = |tx: &Tx<'_>| Ok(tx.execute("UPDATE claim_step SET saw = ''", [])?);
        store.write(Op::Change(Kind::Claim), now(), before).unwrap();
        store.lay_and_write(now(), |_| Ok(()), approvals_hold).unwrap();
        assert_eq!(ask(&store, waiting), approved);
        assert_eq!(ask(&store, "SELECT count(*) FROM claim_step WHERE saw <> ''"), approved, "and no others");
        assert_eq!(store.check().unwrap().problems, Vec::<String>::new());
    }

    #[test]
    fn a_migration_that_fails_leaves_the_store_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = store(folder.path());
        let broken = Migration { then: Some(|_| Err(Error::refused("No.", "Don't."))), ..LATER };
        assert!(store.move_up(now(), &[broken]).is_err());
        assert_eq!(look(&store.conn).unwrap(), Schema::Present);
        assert_eq!(store.check().unwrap().problems, Vec::<String>::new());
    }

    #[test]
    fn an_older_version_may_read_what_only_added_and_nothing_that_broke() {
        for (breaking, expected) in [(false, Schema::NewerReadable), (true, Schema::Newer)] {
            let folder = tempfile::tempdir().unwrap();
            let mut store = store(folder.path());
            let newer = Migration { breaking, then: None, ..LATER };
            store.move_up(now(), &[newer]).unwrap();
            assert_eq!(look(&store.conn).unwrap(), expected);
            let refused = check_writable(expected).unwrap_err();
            assert_eq!(refused.code, Code::NewerVersion);
            assert_eq!(refused.message.contains("can read it"), !breaking, "{}", refused.message);
            drop(store);
            let file = folder.path().join("office.db");
            let opened = Store::unlock(&file, WORDS, now(), &around());
            assert_eq!(opened.is_err(), breaking, "what broke is refused unread");
            let looked = opened.ok().map(|mut store| {
                let names: u32 =
                    store.read().query_row("SELECT count(*) FROM person", [], |r| r.get(0)).unwrap();
                (names, store.write(Op::ChangeSettings, now(), |_| Ok(())).unwrap_err().code)
            });
            assert_eq!(looked, (!breaking).then_some((1, Code::NewerVersion)), "it is read and not changed");
        }
    }

    #[test]
    fn a_store_from_before_the_first_release_is_refused_in_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = store(folder.path());
        store.conn.writing().unwrap().pragma_update(None, "user_version", 5).unwrap();
        let refused = check_writable(look(&store.conn).unwrap()).unwrap_err();
        assert!(refused.message.contains("trial version"), "{}", refused.message);
    }
}
