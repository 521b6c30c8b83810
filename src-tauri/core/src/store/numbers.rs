//! Numbers that are said aloud, such as ABC-7 of a claim: once given, to no other
//! record again, also where the one that had it is gone and may come back.

use super::Tx;
use super::op::{Op, Turn};
use super::schema::Table;
use crate::error::{Error, Result};
use crate::kind::Kind;

impl Tx<'_> {
    /// The number after every one that a record of the kind has or had. The newest
    /// that was added had the highest, so the log is read back to that one only.
    pub(crate) fn next_number(&self, kind: Kind) -> Result<i64> {
        let table = Table::of_kind(kind).ok_or_else(|| Error::bug("a kind of record without a table"))?.name;
        let sql = format!(
            "SELECT 1 + max(coalesce((SELECT max(sequence) FROM {table}), 0),
               coalesce((SELECT max(fields ->> '$.sequence') FROM change
                 WHERE op = (SELECT seq FROM op WHERE code = ?1 AND turn = ?2 ORDER BY seq DESC LIMIT 1)
                   AND tbl = '{table}' AND kind = 'insert'), 0))"
        );
        Ok(self.prepare_cached(&sql)?.query_row((Op::Add(kind).code(), Turn::Do.code()), |r| r.get(0))?)
    }

    /// The number after every one that a row of this table had beside a record.
    pub(crate) fn next_number_of(&self, table: &str, record: &str) -> Result<i64> {
        let sql = "SELECT 1 + coalesce(max(fields ->> '$.sequence'), 0) FROM change
            WHERE root = ?1 AND tbl = ?2 AND kind = 'insert'";
        Ok(self.prepare_cached(sql)?.query_row((record, table), |r| r.get(0))?)
    }
}
