//! The two indexes behind every search, and `find`, which keeps the words of
//! each record for them. What is new is brought in at the end of a write; of
//! what changed, triggers note in `find_due` that the indexes do not hold it.

use crate::error::Result;
use rusqlite::{Connection, Params};

/// Numbers in `find` that each kind of record has for itself, so that an index
/// tells a person from a claim without looking at the row.
pub(crate) const OF_A_KIND: i64 = 1 << 40;

/// What is found of a kind of record, in SQL.
struct Kind {
    table: &'static str,
    title: &'static str,
    detail: &'static str,
    sort: &'static str,
}

/// In the order of their numbers: the first begins at 0. The triggers on what
/// changes say the same.
const KINDS: [Kind; 5] = [
    Kind {
        table: "person",
        title: "name || iif(known_as = '', '', ' (' || known_as || ')')",
        detail: "concat_ws(' ', sort_name, town, postcode, email, replace(phone, ' ', ''), replace(mobile, ' ', ''), groups)",
        sort: "sort_name",
    },
    Kind { table: "project", title: "title", detail: "concat_ws(' ', issue, aims)", sort: "''" },
    Kind { table: "action", title: "action", detail: "concat_ws(' ', owner, notes)", sort: "''" },
    Kind {
        table: "claim",
        title: "number || ', ' || coalesce((SELECT name FROM person WHERE person.id = claim.person), '')",
        detail: "concat_ws(' ', activity, (SELECT sort_name FROM person WHERE person.id = claim.person))",
        sort: "''",
    },
    Kind { table: "handout", title: "title", detail: "iif(template, 'Template', 'Handout')", sort: "''" },
];

/// Fills `find` and the indexes with what is due: once in a write, since FTS5
/// writes out all that it gathered before each statement that has a trigger.
pub(super) fn catch_up(conn: &Connection) -> Result<()> {
    // In the order of their ids, in which FTS5 gathers them.
    const DUE: &str = "FROM find_due JOIN find ON find.id = find_due.id ORDER BY find_due.id";
    let is_due: bool =
        conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM find_due)")?.query_row([], |r| r.get(0))?;
    if is_due {
        index(conn, DUE, ())?;
        conn.prepare_cached("DELETE FROM find_due WHERE id IS NOT NULL")?.execute([])?;
    }
    for (kind, place) in KINDS.iter().zip(0..) {
        kind.catch_up(conn, place * OF_A_KIND)?;
    }
    Ok(())
}

impl Kind {
    /// Brings in the rows that came since the last time. SQLite gives a new row
    /// the number after the highest there is, and whatever is deleted leaves
    /// "find" at once: so a new row's number is higher than all that "find" holds.
    fn catch_up(&self, conn: &Connection, begin: i64) -> Result<()> {
        let Self { table, title, detail, sort } = self;
        let end = begin + OF_A_KIND;
        let newest: i64 = conn
            .prepare_cached("SELECT coalesce(max(id), ?1) FROM find WHERE id > ?1 AND id < ?2")?
            .query_row((begin, end), |r| r.get(0))?;
        let sql = format!(
            "INSERT INTO find (id, kind, row_id, title, detail, sort)
             SELECT ?1 + rowid, '{table}', id, {title}, {detail}, {sort} FROM {table} WHERE rowid > ?2"
        );
        if conn.prepare_cached(&sql)?.execute((begin, newest - begin))? > 0 {
            index(conn, "FROM find WHERE id > ?1 AND id < ?2", (newest, end))?;
        }
        Ok(())
    }
}

fn index(conn: &Connection, found: &str, params: impl Params + Copy) -> Result<()> {
    for sql in [
        format!("INSERT INTO find_word (rowid, title, detail) SELECT find.id, title, detail {found}"),
        format!("INSERT INTO find_part (rowid, title) SELECT find.id, title {found}"),
    ] {
        conn.prepare_cached(&sql)?.execute(params)?;
    }
    Ok(())
}
