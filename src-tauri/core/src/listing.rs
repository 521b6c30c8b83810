//! A page of a list: how the page asks, and what it gets.

use serde::{Deserialize, Serialize};

/// `words` filter as typed, `sort` is a name the entity knows ("" is its own
/// order), `filter` narrows to a kind the entity knows ("" is all).
#[derive(Debug, Clone, Default, Deserialize, Serialize, specta::Type)]
pub struct ListQuery {
    pub words: String,
    pub sort: String,
    pub descending: bool,
    pub filter: String,
    pub offset: u32,
    /// Rows at most; 0 is all.
    pub limit: u32,
}

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Listing<Row> {
    pub rows: Vec<Row>,
    /// How many there are without `limit`.
    pub total: u32,
}

impl ListQuery {
    /// `LIMIT` and `OFFSET` for SQLite, where -1 is no limit.
    pub(crate) fn limit(&self) -> (i64, i64) {
        let limit = if self.limit == 0 { -1 } else { i64::from(self.limit) };
        (limit, i64::from(self.offset))
    }

    pub(crate) fn direction(&self) -> &'static str {
        if self.descending { "DESC" } else { "ASC" }
    }
}

/// How many there are, where the first page holds everything: then nobody need count.
pub(crate) fn whole(query: &ListQuery, shown: usize) -> Option<u32> {
    let shown = u32::try_from(shown).ok()?;
    (query.offset == 0 && (query.limit == 0 || shown < query.limit)).then_some(shown)
}
