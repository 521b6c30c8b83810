//! Numbered migrations, and the one registry of recorded tables.

use crate::error::{Code, Error, Result};
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;
use std::collections::HashMap;

/// Every migration, in order, forever.
const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001-foundation.sql"),
    include_str!("../../migrations/0002-handouts.sql"),
    include_str!("../../migrations/0003-pictures.sql"),
    include_str!("../../migrations/0004-finding.sql"),
    include_str!("../../migrations/0005-finding-anew.sql"),
    include_str!("../../migrations/0006-mileage.sql"),
    include_str!("../../migrations/0007-found-words.sql"),
];

/// Tables whose every change is recorded, parents before children, each with
/// the column that names the record it belongs to (`id` for a record itself).
/// Attached by name: attaching all would record FTS5's own tables too.
pub const RECORDED: &[(&str, &str)] = &[
    ("officer", "id"),
    ("setting", "id"),
    ("rate", "id"),
    ("person", "id"),
    ("need", "person"),
    ("agreement", "person"),
    ("project", "id"),
    ("rung", "project"),
    ("easy", "row_id"),
    ("claim", "id"),
    ("claim_line", "claim"),
    ("decision", "claim"),
    ("payment", "claim"),
    ("action", "id"),
    ("milestone", "action"),
    ("review", "action"),
    ("handout", "id"),
    ("handout_part", "handout"),
    ("handout_version", "handout"),
    ("handout_check", "handout"),
    ("format_request", "id"),
    ("picture", "id"),
];

/// Tables that are not, each with the reason.
pub const NOT_RECORDED: &[(&str, &str)] = &[
    ("op", "the log itself"),
    ("change", "the log itself"),
    ("draft", "not yet a record"),
    ("picture_file", "known by the digest of its bytes, never changed, and too large for the log"),
    ("find", "made from the records"),
    ("find_due", "records that changed and wait for the end of the write to be found anew"),
    ("find_word", "made from find, with its shadow tables"),
    ("find_part", "made from find, with its shadow tables"),
];

/// Why an op is never undone, only followed by a new fact: in a sentence. An
/// agreement that came together with its person may go with them.
pub(super) fn why_lasting(conn: &Connection, seq: i64) -> Result<Option<&'static str>> {
    let table: Option<String> = conn
        .prepare_cached(
            "SELECT tbl FROM change AS fact WHERE op = ?1 AND deed = 'insert' AND (tbl IN ('payment', 'officer')
               OR (tbl = 'agreement' AND fields ->> '$.state' = 'withdrawn' AND NOT EXISTS (
                 SELECT 1 FROM change AS whole WHERE whole.root = fact.root AND whole.op = fact.op
                   AND whole.tbl = 'person' AND whole.deed = 'insert'))) LIMIT 1",
        )?
        .query_row([seq], |r| r.get(0))
        .optional()?;
    Ok(table.map(|table| match table.as_str() {
        "payment" => "Money that was paid stays. Add a new entry that says what is right now.",
        // Without their row they could open the store and save nothing.
        "officer" => "An officer who has a key stays, and so does what they did.",
        _ => "An agreement that was taken back stays so. Ask the person again, and add what they say.",
    }))
}

/// The columns of each recorded table, in their order in a changeset.
pub(super) type Columns = HashMap<String, Vec<Column>>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub name: String,
    /// What a row holds where nobody said anything. The log of a whole row
    /// leaves it out, so it never changes.
    pub default: Value,
}

pub(super) fn columns(conn: &Connection) -> Result<Columns> {
    let mut all = Columns::new();
    for (table, _) in RECORDED {
        let mut statement =
            conn.prepare("SELECT name, dflt_value FROM pragma_table_info(?1) ORDER BY cid")?;
        let columns = statement.query_map([table], |r| {
            let default = match r.get::<_, Option<String>>(1)? {
                None => Value::Null,
                Some(sql) => sql.parse::<i64>().map_or_else(|_| sql.trim_matches('\'').into(), Value::from),
            };
            Ok(Column { name: r.get(0)?, default })
        })?;
        all.insert((*table).to_owned(), columns.collect::<rusqlite::Result<_>>()?);
    }
    Ok(all)
}

/// Brings the store to this version, all or nothing. A store from a newer
/// version is refused unread.
pub(super) fn migrate(conn: &mut Connection) -> Result<()> {
    let at: usize = conn.query_row("PRAGMA user_version", [], |r| r.get(0))?;
    if at > MIGRATIONS.len() {
        return Err(Error::new(
            Code::NewerVersion,
            "This store was last used with a newer Alongside.",
            "Install the newer version on this laptop too. Nothing was changed.",
        ));
    }
    if at == MIGRATIONS.len() {
        return Ok(());
    }
    let tx = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    for sql in MIGRATIONS.iter().skip(at) {
        tx.execute_batch(sql)?;
    }
    tx.pragma_update(None, "user_version", MIGRATIONS.len())?;
    tx.commit()?;
    Ok(())
}
