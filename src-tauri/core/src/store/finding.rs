//! What is made from the records at the end of a write: `find` with the two
//! indexes behind every search, and the tables that lists sort by. Which records
//! came or changed is told by the changeset that the write reads anyway.

use super::schema::{Found, Made, RECORDED, Table};
use crate::error::Result;
use crate::values::found::also;
use crate::values::{filed, fold, language_name};
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, Params};
use sha2::{Digest as _, Sha256};
use std::collections::HashSet;

/// The records that a write touched, as far as something is made from them.
#[derive(Default)]
pub(super) struct Due {
    /// Tables that got rows: those are found by their number.
    grown: HashSet<&'static str>,
    /// Records that changed or are gone: their table and id.
    changed: HashSet<(&'static str, String)>,
}

/// Where changed records wait while a write ends; gone with the connection.
const WAITING: &str = "CREATE TEMP TABLE IF NOT EXISTS due (id INTEGER PRIMARY KEY, row_id TEXT NOT NULL)";

impl Due {
    /// Notes a change of a row: `root` is the record that it belongs to.
    pub fn note(&mut self, table: &'static Table, root: &str, kind: &str) {
        if table.is_root() {
            if !self.makes_anything(table) {
                return;
            }
            if kind == "insert" {
                self.grown.insert(table.name);
            } else {
                self.changed.insert((table.name, root.to_owned()));
            }
        } else if table.tells {
            self.changed.insert((table.root, root.to_owned()));
        }
    }

    fn makes_anything(&self, table: &Table) -> bool {
        let of_itself = table.found.is_some() || table.made.is_some();
        of_itself || RECORDED.iter().any(|other| other.through().any(|(through, _)| through == table.name))
    }

    /// Brings what is made up to date: once in a write, since FTS5 writes out all
    /// that it gathered before each statement that reads what it holds.
    pub fn catch_up(self, conn: &Connection) -> Result<()> {
        if !self.changed.is_empty() {
            conn.prepare_cached(WAITING)?.execute([])?;
            conn.prepare_cached("DELETE FROM temp.due WHERE id IS NOT NULL")?.execute([])?;
            self.wait(conn)?;
            make_anew(conn)?;
            read_anew(conn)?;
        }
        for table in RECORDED.iter().filter(|table| self.grown.contains(table.name)) {
            if let Some(made) = &table.made {
                let sql = format!(
                    "INSERT INTO {0} SELECT * FROM ({1}) WHERE row > (SELECT coalesce(max(row), 0) FROM {0})",
                    made.table, made.rows
                );
                conn.prepare_cached(&sql)?.execute([])?;
            }
            if let Some(found) = &table.found {
                found.bring_new(conn, table)?;
            }
        }
        Ok(())
    }

    /// Into `temp.due`, with the numbers that the records have in `find`: also
    /// those that name a changed record.
    fn wait(&self, conn: &Connection) -> Result<()> {
        let mut insert = conn
            .prepare_cached("INSERT OR IGNORE INTO temp.due SELECT id, row_id FROM find WHERE row_id = ?1")?;
        for (_, id) in &self.changed {
            insert.execute([id])?;
        }
        for table in RECORDED {
            for (through, column) in table.through() {
                let sql = format!(
                    "INSERT OR IGNORE INTO temp.due SELECT find.id, row_id FROM {} AS naming
                     JOIN find ON find.row_id = naming.id WHERE naming.{column} = ?1",
                    table.name
                );
                let mut insert = conn.prepare_cached(&sql)?;
                for (_, id) in self.changed.iter().filter(|(changed, _)| *changed == through) {
                    insert.execute([id])?;
                }
            }
        }
        Ok(())
    }
}

impl Table {
    fn through(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let found = self.found.map_or(&[][..], |found| found.through);
        let made = self.made.map_or(&[][..], |made| made.through);
        found.iter().chain(made).copied()
    }
}

/// Everything there is, anew: a migration may have changed what it is made from.
pub(super) fn make_all(conn: &Connection) -> Result<()> {
    empty_indexes(conn)?;
    conn.execute("DELETE FROM find WHERE id IS NOT NULL", [])?;
    for made in RECORDED.iter().filter_map(|table| table.made) {
        conn.execute(&format!("DELETE FROM {} WHERE row IS NOT NULL", made.table), [])?;
    }
    let due = Due { grown: RECORDED.iter().map(|table| table.name).collect(), changed: HashSet::new() };
    due.catch_up(conn)
}

/// Made rows of the records that are due.
fn make_anew(conn: &Connection) -> Result<()> {
    for table in RECORDED {
        let (Some(Made { table: made, rows, .. }), Some(found)) = (&table.made, &table.found) else {
            continue;
        };
        let range = (found.begin(), found.end());
        let due = "SELECT id - ?1 FROM temp.due WHERE id > ?1 AND id < ?2";
        conn.prepare_cached(&format!("DELETE FROM {made} WHERE row IN ({due})"))?.execute(range)?;
        let sql = format!(
            "INSERT INTO {made} SELECT made.* FROM ({rows}) AS made
             WHERE row IN (SELECT record.rowid FROM {0} AS record
               WHERE record.id IN (SELECT row_id FROM temp.due WHERE id > ?1 AND id < ?2))",
            table.name
        );
        conn.prepare_cached(&sql)?.execute(range)?;
    }
    Ok(())
}

/// What is due goes out of the indexes and of `find`, all of it before anything
/// comes in: SQLite may have given the number of a deleted row to a new one.
fn read_anew(conn: &Connection) -> Result<()> {
    // In the order of their numbers, in which FTS5 gathers them.
    const DUE: &str = "FROM find JOIN temp.due AS due ON due.id = find.id ORDER BY due.id";
    for (table, found) in all_found() {
        found.let_go_of_the_same(conn, table)?;
    }
    let is_most = is_most(conn)?;
    if is_most {
        empty_indexes(conn)?;
    } else {
        for sql in [
            &format!(
                "INSERT INTO find_word (find_word, rowid, {WORDS}) SELECT 'delete', find.id, {WORDS} {DUE}"
            ),
            &format!("INSERT INTO find_part (find_part, rowid, title) SELECT 'delete', find.id, title {DUE}"),
        ] {
            conn.prepare_cached(sql)?.execute([])?;
        }
    }
    conn.prepare_cached("DELETE FROM find WHERE id IN (SELECT id FROM temp.due)")?.execute([])?;
    for (table, found) in all_found() {
        let rows = "id IN (SELECT row_id FROM temp.due WHERE temp.due.id > ?1 AND temp.due.id < ?2)";
        found.bring(conn, table, (found.begin(), found.end()), rows)?;
    }
    if is_most {
        return index(conn, "id IS NOT NULL", ());
    }
    // A record that came back has a new number: it is found by its id.
    index(conn, "row_id IN (SELECT row_id FROM temp.due)", ())
}

/// Whether so many records are due that the indexes are made anew rather than mended.
/// Each row that goes is wiped out of lists that hold every row: to take back an
/// import of 100,000 people took minutes, and takes seconds so.
fn is_most(conn: &Connection) -> Result<bool> {
    let sql = "SELECT due > 500 AND due > (SELECT count(*) FROM find) / 10 FROM (SELECT count(*) AS due FROM temp.due)";
    Ok(conn.prepare_cached(sql)?.query_row([], |r| r.get(0))?)
}

fn empty_indexes(conn: &Connection) -> Result<()> {
    for index in ["find_word", "find_part"] {
        conn.execute(&format!("INSERT INTO {index} ({index}) VALUES ('delete-all')"), [])?;
    }
    Ok(())
}

pub(super) fn all_found() -> impl Iterator<Item = (&'static Table, &'static Found)> {
    RECORDED.iter().filter_map(|table| Some((table, table.found.as_ref()?)))
}

impl Found {
    /// Most changes are of something else than what a record is found by.
    fn let_go_of_the_same(&self, conn: &Connection, table: &Table) -> Result<()> {
        let Self { title, detail, shown, sort, .. } = self;
        let sql = format!(
            "DELETE FROM temp.due WHERE id > ?1 AND id < ?2 AND EXISTS (
               SELECT row_id, title, detail, shown, sort FROM find WHERE find.id = due.id INTERSECT
               SELECT id, {title}, {detail}, {shown}, {sort} FROM {0} WHERE {0}.rowid = due.id - ?1)",
            table.name
        );
        conn.prepare_cached(&sql)?.execute((self.begin(), self.end()))?;
        Ok(())
    }

    /// Brings in the rows that came since the last time. SQLite gives a new row
    /// the number after the highest there is, and one that was given anew is
    /// due: so what is left to bring has higher numbers than all that `find` holds.
    fn bring_new(&self, conn: &Connection, table: &Table) -> Result<()> {
        let (begin, end) = (self.begin(), self.end());
        let newest: i64 = conn
            .prepare_cached("SELECT coalesce(max(id), ?1) FROM find WHERE id > ?1 AND id < ?2")?
            .query_row((begin, end), |r| r.get(0))?;
        let rows = format!("{}.rowid > ?2", table.name);
        if self.bring(conn, table, (begin, newest - begin), &rows)? > 0 {
            index(conn, "id > ?1 AND id < ?2", (newest, end))?;
        }
        Ok(())
    }

    /// Into `find`, from the rows that are meant; ?1 is where the kind begins.
    fn bring(&self, conn: &Connection, table: &Table, params: (i64, i64), rows: &str) -> Result<usize> {
        let Self { title, detail, shown, sort, .. } = self;
        let (name, kind) = (table.name, table.kind.map_or(table.name, |kind| kind.code()));
        // Without the limit, which is none, SQLite would put the words together twice.
        let sql = format!(
            "INSERT INTO find (id, kind, row_id, title, title_also, detail, detail_also, shown, sort)
             SELECT its_id, '{kind}', its_row, its_title, also(its_title), its_detail, also(its_detail), its_shown,
               its_sort FROM (
               SELECT ?1 + {name}.rowid AS its_id, id AS its_row, {title} AS its_title, {detail} AS its_detail,
                 {shown} AS its_shown, {sort} AS its_sort FROM {name} WHERE {rows} LIMIT -1)"
        );
        Ok(conn.prepare_cached(&sql)?.execute(params)?)
    }
}

// ---- looking ---------------------------------------------------------------------

/// What is not as its records would make it now, in a sentence each. Reads one row
/// after another.
pub(super) fn stale(conn: &Connection) -> Result<Vec<String>> {
    let mut problems = Vec::new();
    let mut ask = |sql: &str, begin: Option<i64>, what: &str| -> Result<()> {
        let many: u64 = match begin {
            Some(begin) => conn.query_row(sql, [begin], |r| r.get(0))?,
            None => conn.query_row(sql, [], |r| r.get(0))?,
        };
        if many > 0 {
            problems.push(format!("{what}: {many}"));
        }
        Ok(())
    };
    for (table, found) in all_found() {
        let name = table.name;
        ask(
            &found.not_as_its_rows(table),
            Some(found.begin()),
            &format!("rows of {name} are not found as they stand"),
        )?;
        let sql = format!(
            "SELECT count(*) FROM find WHERE id > ?1 AND id < {} AND NOT EXISTS (
               SELECT 1 FROM {name} WHERE {name}.rowid = find.id - ?1)",
            found.end()
        );
        ask(&sql, Some(found.begin()), &format!("rows of {name} are found and are not there"))?;
    }
    let words = "SELECT abs((SELECT count(*) FROM find) - (SELECT count(*) FROM find_word_docsize))";
    ask(words, None, "rows too few or too many in the index of words")?;
    for table in RECORDED {
        let Some(made) = &table.made else { continue };
        let columns = made.columns(conn)?;
        let (mut theirs, mut ours) = (Vec::new(), Vec::new());
        for column in &columns {
            theirs.push(format!("its.{column}"));
            ours.push(format!("made.{column}"));
        }
        let sql = format!(
            "SELECT (SELECT count(*) FROM ({0}) AS its LEFT JOIN {1} AS made ON made.row = its.row
               WHERE ({2}) IS NOT ({3})) + (SELECT count(*) FROM {1} AS made
               WHERE NOT EXISTS (SELECT 1 FROM {4} WHERE {4}.rowid = made.row))",
            made.rows,
            made.table,
            theirs.join(", "),
            ours.join(", "),
            table.name,
        );
        ask(&sql, None, &format!("rows of {} are listed otherwise than they stand", table.name))?;
    }
    Ok(problems)
}

impl Found {
    fn not_as_its_rows(&self, table: &Table) -> String {
        let Self { title, detail, shown, sort, .. } = self;
        let (name, kind) = (table.name, table.kind.map_or(table.name, |kind| kind.code()));
        format!(
            "SELECT count(*) FROM (SELECT {name}.rowid AS its_row, id AS its_id, {title} AS its_title,
                 {detail} AS its_detail, {shown} AS its_shown, {sort} AS its_sort FROM {name})
             LEFT JOIN find ON find.id = its_row + ?1
             WHERE (its_id, '{kind}', its_title, also(its_title), its_detail, also(its_detail), its_shown, its_sort)
               IS NOT (row_id, kind, title, title_also, detail, detail_also, shown, sort)"
        )
    }
}

impl Made {
    fn columns(&self, conn: &Connection) -> Result<Vec<String>> {
        let mut statement = conn.prepare_cached("SELECT name FROM pragma_table_info(?1)")?;
        let columns = statement.query_map([self.table], |r| r.get(0))?;
        Ok(columns.collect::<rusqlite::Result<_>>()?)
    }
}

/// The columns of the index of words.
const WORDS: &str = "title, title_also, detail, detail_also";

/// Into the two indexes, the rows of `find` that are meant.
fn index(conn: &Connection, rows: &str, params: impl Params + Copy) -> Result<()> {
    for sql in [
        // In the order of their numbers, in which FTS5 gathers them.
        format!(
            "INSERT INTO find_word (rowid, {WORDS}) SELECT id, {WORDS} FROM find WHERE {rows} ORDER BY id"
        ),
        format!("INSERT INTO find_part (rowid, title) SELECT id, title FROM find WHERE {rows} ORDER BY id"),
    ] {
        conn.prepare_cached(&sql)?.execute(params)?;
    }
    Ok(())
}

/// Lets SQL ask what a text is found by besides, for its digest, and where a name is filed.
pub(super) fn lend_functions(conn: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    conn.create_scalar_function("also", 1, flags, |given| Ok(also(given.get_raw(0).as_str()?)))?;
    let under = |name: &str| filed(name, "");
    conn.create_scalar_function("filed", 1, flags, move |given| Ok(under(given.get_raw(0).as_str()?)))?;
    let folded = |text: &str| fold(text);
    conn.create_scalar_function("fold", 1, flags, move |given| Ok(folded(given.get_raw(0).as_str()?)))?;
    let named = |tag: &str| if tag.is_empty() { String::new() } else { language_name(tag) };
    conn.create_scalar_function("language_name", 1, flags, move |given| {
        Ok(named(given.get_raw(0).as_str()?))
    })?;
    let digest = |text: &str| super::hex(&Sha256::digest(text));
    conn.create_scalar_function("digest", 1, flags, move |given| Ok(digest(given.get_raw(0).as_str()?)))?;
    Ok(())
}
