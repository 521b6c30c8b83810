//! The two indexes behind every search. Triggers keep the words of each record
//! in `find` and note in `find_due` what the indexes do not hold yet.

use crate::error::Result;
use rusqlite::Connection;

/// Fills the indexes with what is due: once in a write, since FTS5 writes out
/// all that it gathered before each statement that has a trigger.
pub(super) fn catch_up(conn: &Connection) -> Result<()> {
    let is_due: bool =
        conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM find_due)")?.query_row([], |r| r.get(0))?;
    if !is_due {
        return Ok(());
    }
    // In the order of their ids, in which FTS5 gathers them.
    const DUE: &str = "FROM find_due JOIN find ON find.id = find_due.id ORDER BY find_due.id";
    for sql in [
        format!("INSERT INTO find_word (rowid, title, detail) SELECT find.id, title, detail {DUE}"),
        format!("INSERT INTO find_part (rowid, title) SELECT find.id, title {DUE}"),
        "DELETE FROM find_due WHERE id IS NOT NULL".to_owned(),
    ] {
        conn.prepare_cached(&sql)?.execute([])?;
    }
    Ok(())
}
