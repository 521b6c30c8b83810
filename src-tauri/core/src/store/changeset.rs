//! What a write changed, read from the bytes that SQLite's session extension
//! makes of it ("changeset format", `sqlite3session.c`; SQLite keeps to it, since
//! such bytes are kept and sent). SQLite's own reader gives every value memory of
//! its own, twice, and an import has five million values.

use super::hex;
use super::schema::{Column, Columns, Table};
use crate::error::{Error, Result};
use rusqlite::types::ValueRef;

/// The changes of one changeset, one after another.
pub(super) struct Changeset<'a> {
    rest: &'a [u8],
    row: Row<'a>,
}

/// One changed row; of an update, only the key and what changed is there.
#[derive(Default)]
pub(super) struct Row<'a> {
    table: &'a str,
    width: usize,
    kind: &'static str,
    before: Vec<Option<ValueRef<'a>>>,
    after: Vec<Option<ValueRef<'a>>>,
}

/// One change, as it is recorded.
pub(super) struct Recorded<'a> {
    pub table: &'static Table,
    pub row_id: &'a str,
    pub root: Option<&'a str>,
    /// `insert`, `update` or `delete`.
    pub kind: &'static str,
    /// A row that came and is a fact by the registry.
    pub is_fact: bool,
    /// JSON. Of an update: `{"column": [before, after]}`. Of a row that came or
    /// went: `{"column": value}` for every column that held more than its default.
    pub fields: &'a str,
}

impl<'a> Changeset<'a> {
    pub fn of(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, row: Row::default() }
    }

    /// The next change, until there is none.
    pub fn next(&mut self) -> Result<Option<&Row<'a>>> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let mut code = self.byte()?;
        while code == b'T' {
            self.table()?;
            code = self.byte()?;
        }
        // Whether a trigger did it.
        self.byte()?;
        self.row.before.clear();
        self.row.after.clear();
        self.row.kind = match code {
            18 => "insert",
            9 => "delete",
            23 => "update",
            _ => return Err(unreadable()),
        };
        for _ in 0..if code == 18 { 0 } else { self.row.width } {
            let value = self.value()?;
            self.row.before.push(value);
        }
        for _ in 0..if code == 9 { 0 } else { self.row.width } {
            let value = self.value()?;
            self.row.after.push(value);
        }
        Ok(Some(&self.row))
    }

    /// How many columns, which of them are the key, and the name.
    fn table(&mut self) -> Result<()> {
        self.row.width = self.number()?;
        self.take(self.row.width)?;
        let length = self.rest.iter().position(|byte| *byte == 0).ok_or_else(unreadable)?;
        self.row.table = str::from_utf8(self.take(length)?).map_err(|_| unreadable())?;
        self.take(1)?;
        Ok(())
    }

    fn value(&mut self) -> Result<Option<ValueRef<'a>>> {
        Ok(Some(match self.byte()? {
            0 => return Ok(None),
            1 => ValueRef::Integer(i64::from_be_bytes(self.eight()?)),
            2 => ValueRef::Real(f64::from_be_bytes(self.eight()?)),
            3 => {
                let length = self.number()?;
                ValueRef::Text(self.take(length)?)
            }
            4 => {
                let length = self.number()?;
                ValueRef::Blob(self.take(length)?)
            }
            5 => ValueRef::Null,
            _ => return Err(unreadable()),
        }))
    }

    /// Seven bits a byte, the highest first; no value is longer than five bytes can tell.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for _ in 0..5 {
            let byte = self.byte()?;
            number = number << 7 | usize::from(byte & 0x7f);
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(unreadable())
    }

    fn eight(&mut self) -> Result<[u8; 8]> {
        self.take(8)?.try_into().map_err(|_| unreadable())
    }

    fn byte(&mut self) -> Result<u8> {
        self.take(1)?.first().copied().ok_or_else(unreadable)
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or_else(unreadable)?;
        self.rest = rest;
        Ok(taken)
    }
}

fn unreadable() -> Error {
    Error::bug("a changeset that can't be read")
}

impl<'a> Row<'a> {
    /// Its fields are written into `buffer`, without a tree of values in between.
    pub fn recorded<'t>(&'t self, columns: &'t Columns, buffer: &'t mut Vec<u8>) -> Result<Recorded<'t>> {
        let kind = self.kind;
        let unknown = || Error::bug("a table without known columns was changed");
        let table = Table::named(self.table).ok_or_else(unknown)?;
        let columns = columns.get(table.name).ok_or_else(unknown)?;
        let (mut row_id, mut root) = ("", None);
        let mut is_fact = kind == "insert" && table.lasting.is_some_and(|lasting| lasting.only.is_none());
        buffer.clear();
        buffer.push(b'{');
        for (at, column) in columns.iter().enumerate() {
            // A value that did not change is not in the changeset at all.
            let before = self.before.get(at).copied().flatten();
            let after = self.after.get(at).copied().flatten();
            let Some(value) = after.or(before) else { continue };
            if column.name == "id" {
                row_id = value.as_str().unwrap_or_default();
                continue;
            }
            if column.name == table.root {
                root = value.as_str().ok();
            }
            if let Some((only, codes)) = table.lasting.and_then(|lasting| lasting.only)
                && kind == "insert"
                && column.name == only
            {
                is_fact = value.as_str().is_ok_and(|code| codes.contains(&code));
            }
            let is_new = if kind == "update" { after.is_some() } else { !is_default(column, value) };
            if !is_new {
                continue;
            }
            if buffer.len() > 1 {
                buffer.push(b',');
            }
            serde_json::to_writer(&mut *buffer, &column.name)?;
            buffer.push(b':');
            if kind == "update" {
                buffer.push(b'[');
                write_value(buffer, before.unwrap_or(ValueRef::Null))?;
                buffer.push(b',');
                write_value(buffer, value)?;
                buffer.push(b']');
            } else {
                write_value(buffer, value)?;
            }
        }
        buffer.push(b'}');
        if table.is_root() {
            root = Some(row_id);
        }
        let fields = str::from_utf8(buffer).map_err(|_| Error::bug("JSON that is not text"))?;
        Ok(Recorded { table, row_id, root, kind, is_fact, fields })
    }
}

fn is_default(column: &Column, value: ValueRef<'_>) -> bool {
    match value {
        ValueRef::Null => column.default.is_null(),
        ValueRef::Integer(number) => column.default.as_i64() == Some(number),
        ValueRef::Text(text) => column.default.as_str().is_some_and(|default| default.as_bytes() == text),
        ValueRef::Real(_) | ValueRef::Blob(_) => false,
    }
}

fn write_value(buffer: &mut Vec<u8>, value: ValueRef<'_>) -> Result<()> {
    match value {
        ValueRef::Null => serde_json::to_writer(buffer, &())?,
        ValueRef::Integer(number) => serde_json::to_writer(buffer, &number)?,
        ValueRef::Real(number) => serde_json::to_writer(buffer, &number)?,
        ValueRef::Text(text) => serde_json::to_writer(buffer, &String::from_utf8_lossy(text))?,
        ValueRef::Blob(bytes) => serde_json::to_writer(buffer, &hex(bytes))?,
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::Connection;
    use rusqlite::session::Session;

    /// What `sql` changes in a table that holds a row "old".
    fn made_by(sql: &str) -> Vec<u8> {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(
            "CREATE TABLE thing (id TEXT PRIMARY KEY, whole INTEGER, part REAL, bytes BLOB, words TEXT);
             INSERT INTO thing VALUES ('old', -3, 0.5, x'00ff', NULL);",
        )
        .unwrap();
        let mut session = Session::new(&conn).unwrap();
        session.attach(Some("thing")).unwrap();
        conn.execute_batch(sql).unwrap();
        let mut bytes = Vec::new();
        session.changeset_strm(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn every_kind_of_value_and_change_is_read() {
        use ValueRef::{Blob, Integer, Null, Real, Text};
        let old = [Text(b"old"), Integer(-3), Real(0.5), Blob(&[0, 255]), Null].map(Some);
        let bytes = made_by("DELETE FROM thing WHERE id = 'old'");
        let mut changes = Changeset::of(&bytes);
        let row = changes.next().unwrap().unwrap();
        assert_eq!((row.table, row.kind, &row.before[..], row.after.len()), ("thing", "delete", &old[..], 0));
        assert!(changes.next().unwrap().is_none());

        let long = "a".repeat(40_000);
        let bytes = made_by(&format!("INSERT INTO thing (id, words) VALUES ('new', '{long}')"));
        let mut changes = Changeset::of(&bytes);
        let row = changes.next().unwrap().unwrap();
        let new = [Text(b"new"), Null, Null, Null, Text(long.as_bytes())].map(Some);
        assert_eq!((row.kind, row.before.len(), &row.after[..]), ("insert", 0, &new[..]));

        let bytes = made_by("UPDATE thing SET whole = 4 WHERE id = 'old'");
        let mut changes = Changeset::of(&bytes);
        let row = changes.next().unwrap().unwrap();
        assert_eq!(row.before, [Some(Text(b"old")), Some(Integer(-3)), None, None, None]);
        assert_eq!(row.after, [None, Some(Integer(4)), None, None, None]);
    }

    #[test]
    fn bytes_that_break_off_are_told_and_nothing_is_made_up() {
        let bytes = made_by("INSERT INTO thing (id, words) VALUES ('new', 'here')");
        for length in 1..bytes.len() {
            assert!(Changeset::of(&bytes[..length]).next().is_err(), "{length} of {}", bytes.len());
        }
    }
}
