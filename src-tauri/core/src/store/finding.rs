//! The two indexes behind every search, and `find`, which keeps the words of
//! each record for them. Both are filled at the end of a write: with what is
//! new, and with the records that triggers noted in `find_due`.

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

/// In the order of their numbers: the first begins at 0.
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

/// Whether anything waits to be found: after a migration, or a power cut behind one. Only reads.
pub(super) fn is_behind(conn: &Connection) -> Result<bool> {
    let due = "SELECT EXISTS (SELECT 1 FROM find_due)".to_owned();
    let new = KINDS.iter().zip(0..).map(|(Kind { table, .. }, place)| {
        let (begin, end) = (place * OF_A_KIND, (place + 1) * OF_A_KIND);
        format!(
            "SELECT coalesce((SELECT max(rowid) FROM {table}), 0) + {begin}
               > coalesce((SELECT max(id) FROM find WHERE id > {begin} AND id < {end}), {begin})"
        )
    });
    for sql in std::iter::once(due).chain(new) {
        if conn.query_row(&sql, [], |r| r.get(0))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Fills `find` and the indexes with what is due: once in a write, since FTS5
/// writes out all that it gathered before each statement that has a trigger.
pub(super) fn catch_up(conn: &Connection) -> Result<()> {
    let is_due: bool =
        conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM find_due)")?.query_row([], |r| r.get(0))?;
    if is_due {
        read_anew(conn)?;
    }
    for (kind, place) in KINDS.iter().zip(0..) {
        kind.bring_new(conn, place * OF_A_KIND)?;
    }
    Ok(())
}

/// What is due goes out of the indexes and of `find`, all of it before anything
/// comes in: SQLite may have given the number of a deleted row to a new one.
fn read_anew(conn: &Connection) -> Result<()> {
    // In the order of their ids, in which FTS5 gathers them.
    const DUE: &str = "FROM find JOIN find_due ON find_due.id = find.id ORDER BY find_due.id";
    for (kind, place) in KINDS.iter().zip(0..) {
        kind.let_go_of_the_same(conn, place * OF_A_KIND)?;
    }
    for sql in [
        &format!(
            "INSERT INTO find_word (find_word, rowid, title, detail) SELECT 'delete', find.id, title, detail {DUE}"
        ),
        &format!("INSERT INTO find_part (find_part, rowid, title) SELECT 'delete', find.id, title {DUE}"),
        "DELETE FROM find WHERE id IN (SELECT id FROM find_due)",
    ] {
        conn.prepare_cached(sql)?.execute([])?;
    }
    for (kind, place) in KINDS.iter().zip(0..) {
        let begin = place * OF_A_KIND;
        kind.bring(
            conn,
            (begin, begin + OF_A_KIND),
            "rowid IN (SELECT id - ?1 FROM find_due WHERE id > ?1 AND id < ?2)",
        )?;
    }
    index(conn, DUE, ())?;
    conn.prepare_cached("DELETE FROM find_due WHERE id IS NOT NULL")?.execute([])?;
    Ok(())
}

impl Kind {
    /// Most changes are of something else than what a record is found by.
    fn let_go_of_the_same(&self, conn: &Connection, begin: i64) -> Result<()> {
        let Self { table, title, detail, sort } = self;
        let sql = format!(
            "DELETE FROM find_due WHERE id > ?1 AND id < ?2 AND EXISTS (
               SELECT row_id, title, detail, sort FROM find WHERE find.id = find_due.id INTERSECT
               SELECT id, {title}, {detail}, {sort} FROM {table} WHERE rowid = find_due.id - ?1)"
        );
        conn.prepare_cached(&sql)?.execute((begin, begin + OF_A_KIND))?;
        Ok(())
    }

    /// Brings in the rows that came since the last time. SQLite gives a new row
    /// the number after the highest there is, and one that was given anew is
    /// due: so what is left to bring has higher numbers than all that `find` holds.
    fn bring_new(&self, conn: &Connection, begin: i64) -> Result<()> {
        let end = begin + OF_A_KIND;
        let newest: i64 = conn
            .prepare_cached("SELECT coalesce(max(id), ?1) FROM find WHERE id > ?1 AND id < ?2")?
            .query_row((begin, end), |r| r.get(0))?;
        if self.bring(conn, (begin, newest - begin), "rowid > ?2")? > 0 {
            index(conn, "FROM find WHERE id > ?1 AND id < ?2", (newest, end))?;
        }
        Ok(())
    }

    /// Into `find`, from the rows that are meant; ?1 is where the kind begins.
    fn bring(&self, conn: &Connection, params: (i64, i64), rows: &str) -> Result<usize> {
        let Self { table, title, detail, sort } = self;
        let sql = format!(
            "INSERT INTO find (id, kind, row_id, title, detail, sort)
             SELECT ?1 + rowid, '{table}', id, {title}, {detail}, {sort} FROM {table} WHERE {rows}"
        );
        Ok(conn.prepare_cached(&sql)?.execute(params)?)
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
