//! Who points at a record: asked of the schema's own foreign keys, and of the
//! registry where no foreign key can stand (easy words beside any record,
//! pictures within a text). Nobody counts by hand.

use super::Tx;
use super::schema::{RECORDED, Table};
use crate::error::{Error, Result};
use crate::kind::Kind;
use crate::values::{OWN_PICTURE, one_after_another};
use rusqlite::{Connection, OptionalExtension};

impl Tx<'_> {
    /// The one record that these words mean, of which `sql` asks for at most two ids;
    /// nothing where several are called so.
    pub(crate) fn only_one(&self, sql: &str, called: &str) -> Result<Option<String>> {
        let mut asked = self.prepare_cached(sql)?;
        let found = asked.query_map([called], |r| r.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
        Ok(<[String; 1]>::try_from(found).ok().map(|[only]| only))
    }

    /// Deletes a record with all that belongs to it. One undo brings all of it back.
    ///
    /// # Errors
    /// `NotFound`; `Refused` while other records name it.
    pub(crate) fn delete(&self, kind: Kind, id: &str) -> Result<String> {
        let table = Table::of_kind(kind).ok_or_else(|| Error::bug("a kind of record without a table"))?;
        refuse_named(self, table, id)?;
        for part in RECORDED.iter().filter(|part| part.root == table.name || part.is_beside()) {
            let sql = format!("DELETE FROM {} WHERE {} = ?1", part.name, part.root);
            self.prepare_cached(&sql)?.execute([id])?;
        }
        if self.prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", table.name))?.execute([id])? == 0 {
            return Err(Error::not_found(kind.label(), id));
        }
        Ok(id.to_owned())
    }
}

/// Refuses while other records name this one, and says which and how many: "This
/// person can't be deleted: 3 claims and 1 project name them." Rows that belong to
/// the record itself do not count; nor do those that go with it.
fn refuse_named(tx: &Tx<'_>, table: &Table, id: &str) -> Result<()> {
    let mut naming: Vec<(String, u32)> = Vec::new();
    for (other, column) in foreign_keys(tx, table.name)? {
        let Some(other) = Table::named(&other) else { continue };
        // What belongs to this record goes with it.
        if other.root == column && other.name != table.name && !other.is_root() {
            continue;
        }
        let root = Table::named(other.root).unwrap_or(other);
        let sql = format!(
            "SELECT count(DISTINCT {0}) FROM {1} WHERE {column} = ?1 AND {0} <> ?1",
            other.root, other.name
        );
        let count: u32 = tx.prepare_cached(&sql)?.query_row([id], |r| r.get(0))?;
        if count > 0 {
            naming.push((root.some(count), count));
        }
    }
    if naming.is_empty() {
        return Ok(());
    }
    let total: u32 = naming.iter().map(|(_, count)| count).sum();
    let named = one_after_another(naming.into_iter().map(|(words, _)| words).collect());
    let verb = if total == 1 { "names" } else { "name" };
    let what = table.kind.map_or(table.name, Kind::label);
    Err(Error::refused(
        format!("This {what} can't be deleted: {named} {verb} it."),
        "Delete those first, or change what they name.",
    ))
}

impl Table {
    /// "2 people", "1 setting"
    pub(super) fn some(&self, number: u32) -> String {
        let name = self.name.replace('_', " ");
        match self.kind {
            Some(kind) => kind.some(number),
            None if number == 1 => format!("1 {name}"),
            None => format!("{number} {name}s"),
        }
    }
}

/// Every table and column with a foreign key to a table.
fn foreign_keys(conn: &Connection, table: &str) -> Result<Vec<(String, String)>> {
    let mut statement = conn.prepare_cached(
        "SELECT child.name, parent.\"from\" FROM sqlite_schema AS child, pragma_foreign_key_list(child.name) AS parent
         WHERE child.type = 'table' AND parent.\"table\" = ?1 ORDER BY child.name, parent.\"from\"",
    )?;
    let keys = statement.query_map([table], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(keys.collect::<rusqlite::Result<_>>()?)
}

/// The table and the id of every row that names this one.
pub(super) fn naming(conn: &Connection, table: &Table, id: &str) -> Result<Vec<(String, String)>> {
    let mut rows = unkeyed(conn, table, id)?;
    for (other, column) in foreign_keys(conn, table.name)? {
        let sql = format!("SELECT id FROM {other} WHERE {column} = ?1");
        let mut statement = conn.prepare_cached(&sql)?;
        for row in statement.query_map([id], |r| r.get(0))? {
            rows.push((other.clone(), row?));
        }
    }
    Ok(rows)
}

/// The rows that name one where no foreign key can hold them.
pub(super) fn unkeyed(conn: &Connection, table: &Table, id: &str) -> Result<Vec<(String, String)>> {
    let mut rows = Vec::new();
    let mut add = |other: &'static str, sql: &str| -> Result<()> {
        let mut statement = conn.prepare_cached(sql)?;
        for row in statement.query_map([id], |r| r.get(0))? {
            rows.push((other.to_owned(), row?));
        }
        Ok(())
    };
    // What may stand beside any record, such as easy words.
    for beside in RECORDED.iter().filter(|other| other.is_beside()) {
        add(beside.name, &format!("SELECT id FROM {} WHERE {} = ?1", beside.name, beside.root))?;
    }
    if table.files.is_some() {
        for (other, column) in picture_columns() {
            add(other, &format!("SELECT id FROM {other} WHERE instr({column}, '{OWN_PICTURE}' || ?1)"))?;
        }
    }
    Ok(rows)
}

/// Where records name pictures: every table and column of the registry.
pub(crate) fn picture_columns() -> impl Iterator<Item = (&'static str, &'static str)> {
    RECORDED.iter().flat_map(|table| table.pictures.iter().map(|column| (table.name, *column)))
}

/// The ids of the office's own pictures that a text names.
pub(crate) fn own_pictures(text: &str) -> impl Iterator<Item = &str> {
    let ids = text.match_indices(OWN_PICTURE).filter_map(|(at, own)| text.get(at + own.len()..)?.get(..64));
    ids.filter(|id| id.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Whether a picture of the office's own is there, by its meaning: `own:` and its id.
pub(crate) fn has_picture(conn: &Connection, meaning: &str) -> Result<bool> {
    let id = meaning.strip_prefix(OWN_PICTURE).unwrap_or(meaning);
    for table in RECORDED.iter().filter(|table| table.files.is_some()) {
        if conn.prepare_cached(&format!("SELECT 1 FROM {} WHERE id = ?1", table.name))?.exists([id])? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a row names a picture that was deleted.
pub(super) fn names_a_picture_that_is_gone(conn: &Connection, table: &Table, id: &str) -> Result<bool> {
    for column in table.pictures {
        let sql = format!("SELECT {column} FROM {} WHERE id = ?1", table.name);
        let text: Option<String> = conn.prepare_cached(&sql)?.query_row([id], |r| r.get(0)).optional()?;
        for picture in own_pictures(text.as_deref().unwrap_or_default()) {
            if !has_picture(conn, picture)? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Whether another row holds the same where the registry says that none does.
pub(super) fn stands_twice(conn: &Connection, table: &Table, id: &str) -> Result<bool> {
    if table.once.is_empty() {
        return Ok(false);
    }
    let same =
        table.once.iter().map(|column| format!(" AND other.{column} = own.{column}")).collect::<String>();
    let sql = format!(
        "SELECT 1 FROM {0} AS own JOIN {0} AS other ON other.id <> own.id{same} WHERE own.id = ?1",
        table.name
    );
    Ok(conn.prepare_cached(&sql)?.exists([id])?)
}

/// Rows that would point at nothing: the table and the row's id.
pub(super) fn pointing_nowhere(tx: &Tx<'_>) -> Result<Vec<(String, String)>> {
    let mut statement = tx.prepare("SELECT \"table\", rowid FROM pragma_foreign_key_check LIMIT 20")?;
    let rows = statement
        .query_map([], |r| Ok((r.get::<_, String>(0)?, r.get::<_, Option<i64>>(1)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let id = |(table, rowid): (String, Option<i64>)| {
        let sql = format!("SELECT id FROM {table} WHERE rowid = ?1");
        let id = tx.query_row(&sql, [rowid], |r| r.get(0)).unwrap_or_default();
        (table, id)
    };
    Ok(rows.into_iter().map(id).collect())
}
