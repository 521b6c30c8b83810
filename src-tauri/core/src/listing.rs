//! A page of a list: how the page asks, and what it gets.

use crate::error::Result;
use crate::kind::Kind;
use crate::store::Table;
use crate::values::fold;
use crate::values::found::{self, apart, stands_alone};
use rusqlite::{Connection, Statement, ToSql};
use serde::{Deserialize, Serialize};

/// `words` filter as typed, `sort` is a name the entity knows ("" is its own
/// order), `filter` narrows by a name of its [`Filters`] ("" is all), and so does
/// all that stands in `by`; `ids` are those that were ticked (none is all).
#[derive(Debug, Clone, Default, Deserialize, Serialize, specta::Type)]
pub struct ListQuery {
    pub words: String,
    pub sort: String,
    pub descending: bool,
    pub filter: String,
    pub offset: u32,
    /// Rows at most; 0 is all.
    pub limit: u32,
    #[serde(default)]
    pub by: Vec<Narrowed>,
    #[serde(default)]
    pub ids: Vec<String>,
}

/// One thing that a list is narrowed by: a name of [`Filters::by`], and what it must be.
/// Without a value it narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize, specta::Type)]
pub struct Narrowed {
    pub name: String,
    pub value: String,
}

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Listing<Row> {
    pub rows: Vec<Row>,
    /// How many there are without `limit`.
    pub total: u32,
}

/// What a list can be narrowed by, said once: the list asks for the condition, and
/// whoever wants to try them all for the names.
#[derive(Debug, Clone, Copy)]
pub struct Filters {
    /// Words that mean a condition, in SQL.
    pub words: &'static [(&'static str, &'static str)],
    /// Codes that mean those with it.
    pub codes: &'static [&'static str],
    /// The condition for a code, which is `:filter` in it; without codes, nothing fits.
    pub of_code: &'static str,
    /// What can be asked besides, each with the condition for `:value`.
    pub by: &'static [(&'static str, &'static str)],
}

/// A condition in SQL and what it asks for besides `:words` and `:filter`.
pub(crate) struct Narrowing {
    pub condition: String,
    asked: Vec<(String, String)>,
}

impl Narrowing {
    pub fn named(&self) -> impl Iterator<Item = Named<'_>> {
        self.asked.iter().map(|(name, value)| (name.as_str(), value as &dyn ToSql))
    }

    fn ask(&mut self, condition: &str, value: String) {
        let name = format!(":by{}", self.asked.len());
        self.condition = format!("{} AND {}", self.condition, condition.replace(":value", &name));
        self.asked.push((name, value));
    }
}

impl Filters {
    pub const NONE: Self = Self { words: &[], codes: &[], of_code: "0", by: &[] };

    /// Every name; `""`, which is no filter, is not among them.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().map(|(word, _)| *word).chain(self.codes.iter().copied())
    }

    /// Everything that narrows a list but the words.
    pub(crate) fn narrowing(&self, query: &ListQuery) -> Narrowing {
        let mut narrowing =
            Narrowing { condition: self.condition(&query.filter).to_owned(), asked: Vec::new() };
        for Narrowed { name, value } in query.by.iter().filter(|by| !by.value.trim().is_empty()) {
            let known = self.by.iter().find(|(known, _)| known == name);
            narrowing.ask(known.map_or("0 AND :value", |(_, condition)| condition), value.trim().to_owned());
        }
        if !query.ids.is_empty() {
            let ids = serde_json::Value::from(query.ids.clone()).to_string();
            narrowing.ask("now.id IN (SELECT value FROM json_each(:value))", ids);
        }
        narrowing
    }

    fn condition(&self, filter: &str) -> &'static str {
        let word = self.words.iter().find(|(word, _)| *word == filter);
        match (filter, word) {
            ("", _) => "1",
            (_, Some((_, condition))) => condition,
            (_, None) => self.of_code,
        }
    }
}

/// What a list can be put in order by, said once: each name with what an index of the
/// migrations holds in the same order. The first is the list's own.
#[derive(Debug, Clone, Copy)]
pub struct Sorts(pub &'static [(&'static str, &'static [&'static str])]);

impl Sorts {
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(name, _)| *name)
    }

    /// For ORDER BY. An index is walked in both directions, so whatever goes down where
    /// the others go up turns round with them.
    pub(crate) fn order(&self, query: &ListQuery) -> String {
        let turned = |column: &&str| match (column.strip_suffix(" DESC"), query.descending) {
            (Some(column), true) => format!("{column} ASC"),
            (None, true) => format!("{column} DESC"),
            (_, false) => (*column).to_owned(),
        };
        self.by(query).iter().map(turned).collect::<Vec<_>>().join(", ")
    }

    pub(crate) fn by(&self, query: &ListQuery) -> &'static [&'static str] {
        let asked = self.0.iter().find(|(name, _)| *name == query.sort);
        asked.or(self.0.first()).map_or(&[], |(_, by)| by)
    }
}

/// What SQL calls a value that it asks for.
pub(crate) type Named<'a> = (&'a str, &'a dyn ToSql);

/// How a list is chosen.
pub(crate) struct Chosen<'a> {
    pub kind: Kind,
    pub filters: Filters,
    pub sorts: Sorts,
    /// What filters and sorts ask for besides `:filter`.
    pub named: &'a [Named<'a>],
}

impl Chosen<'_> {
    /// A page of ids and how many there are without a limit, from the one narrow table
    /// that says what the kind is sorted and filtered by: those of 50 records are
    /// dressed, not of 100,000.
    pub fn page(&self, conn: &Connection, query: &ListQuery) -> Result<Listing<String>> {
        let words = prefix_query(&query.words);
        let (limit, offset) = query.limit();
        let mut named: Vec<Named<'_>> = self.named.to_vec();
        named.extend([
            (":words", &words as &dyn ToSql),
            (":filter", &query.filter),
            (":limit", &limit),
            (":offset", &offset),
        ]);
        let narrowing = self.filters.narrowing(query);
        named.extend(narrowing.named());
        let found = words.as_ref().map_or_else(String::new, |_| format!(" AND {}", found_by(self.kind)));
        let from = format!("FROM {} AS now WHERE {}{found}", self.table(), narrowing.condition);
        let order = self.sorts.order(query);
        let sql = format!("SELECT now.id {from} ORDER BY {order} LIMIT :limit OFFSET :offset");
        let mut statement = conn.prepare_cached(&sql)?;
        bind(&mut statement, &named)?;
        let rows = statement.raw_query().mapped(|r| r.get(0)).collect::<rusqlite::Result<Vec<_>>>()?;
        let total = match whole(query, rows.len()) {
            Some(total) => total,
            None => {
                let mut statement = conn.prepare_cached(&format!("SELECT count(*) {from}"))?;
                bind(&mut statement, &named)?;
                let mut counted = statement.raw_query();
                counted.next()?.map_or(Ok(0), |row| row.get(0))?
            }
        };
        Ok(Listing { rows, total })
    }

    fn table(&self) -> &'static str {
        let table = Table::of_kind(self.kind);
        table.map_or("", |table| table.made.map_or(table.name, |made| made.table))
    }
}

/// As far as the statement asks for them.
fn bind(statement: &mut Statement<'_>, named: &[Named<'_>]) -> Result<()> {
    for (name, value) in named {
        if let Some(at) = statement.parameter_index(name)? {
            statement.raw_bind_parameter(at, value)?;
        }
    }
    Ok(())
}

impl ListQuery {
    /// Whether some may be left out: all else is the whole list.
    #[must_use]
    pub fn narrows(&self) -> bool {
        !self.words.trim().is_empty()
            || !self.filter.is_empty()
            || !self.ids.is_empty()
            || self.by.iter().any(|by| !by.value.trim().is_empty())
    }

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

impl<Row> Listing<Row> {
    /// The same page of other rows.
    pub(crate) fn map<Other>(self, each: impl FnMut(Row) -> Other) -> Listing<Other> {
        Listing { total: self.total, rows: self.rows.into_iter().map(each).collect() }
    }

    /// The same page, of what is read for each row.
    pub(crate) fn read<Other>(self, each: impl FnMut(Row) -> Result<Other>) -> Result<Listing<Other>> {
        Ok(Listing { total: self.total, rows: self.rows.into_iter().map(each).collect::<Result<_>>()? })
    }
}

/// The condition that a record of a kind has what was typed, which is `:words`
/// ([`prefix_query`] of it); `now` is the table that is looked at.
pub(crate) fn found_by(kind: Kind) -> String {
    let found = Table::of_kind(kind).and_then(|table| table.found);
    let (begin, end) = found.map_or((0, 0), |found| (found.begin(), found.end()));
    format!(
        "now.rowid IN (SELECT rowid - {begin} FROM find_word
           WHERE find_word MATCH :words AND rowid > {begin} AND rowid < {end})"
    )
}

/// Hands over the id of every record of a table in the stored order.
pub(crate) fn each_id(
    conn: &Connection,
    table: &str,
    mut then: impl FnMut(&str) -> Result<()>,
) -> Result<()> {
    let mut statement = conn.prepare(&format!("SELECT id FROM {table} ORDER BY sequence, id"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        then(&row.get::<_, String>(0)?)?;
    }
    Ok(())
}

/// As [`prefix_query`]; but one or two letters look at names and titles only,
/// or the towns and postcodes of a council would find everybody.
pub(crate) fn list_query(words: &str) -> Option<String> {
    let query = prefix_query(words)?;
    Some(if is_short(words) { format!("{{title title_also}} : ({query})") } else { query })
}

pub(crate) fn is_short(words: &str) -> bool {
    terms(words).iter().all(|t| t.chars().nth(2).is_none())
}

/// Every word that was typed, quoted (9 of 10 odd inputs are syntax errors
/// otherwise), each as the beginning of a word. `None` when nothing was typed.
pub(crate) fn prefix_query(words: &str) -> Option<String> {
    let terms = terms(words);
    let asked: Vec<String> =
        terms.chunk_by(|one, next| is_figures(one) && is_figures(next)).map(asked).collect();
    (!asked.is_empty()).then(|| asked.join(" AND "))
}

/// A word is found by its beginning, figures also by the end of a phone number,
/// and letters that stand alone wherever they stand together.
fn asked(together: &[String]) -> String {
    let begins: Vec<String> = together.iter().map(|term| format!("\"{term}\"*")).collect();
    let begins = begins.join(" AND ");
    let whole = together.concat();
    if is_figures(&whole) && whole.len() >= 3 {
        let end: String = whole.chars().rev().take(8).collect();
        return format!("({begins} OR \"e{end}\"*)");
    }
    if whole.chars().any(stands_alone) {
        return format!("({begins} OR \"{}\"*)", apart(&whole));
    }
    begins
}

/// Phone numbers are found however they are spaced, so their figures are put together.
pub(crate) fn terms(words: &str) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    for term in found::words(words).take(12) {
        let term: String = fold(term).chars().take(60).collect();
        match terms.last_mut() {
            Some(last) if begins_phone(last) && is_figures(&term) => last.push_str(&term),
            _ => terms.push(term),
        }
    }
    for term in terms.iter_mut().filter(|t| is_figures(t) && t.len() > 6) {
        if let Some(rest) = term.strip_prefix("0044").or_else(|| term.strip_prefix("44")) {
            *term = format!("0{rest}");
        }
    }
    terms
}

fn is_figures(term: &str) -> bool {
    term.bytes().all(|b| b.is_ascii_digit())
}

/// `07700`, `020`, `44`; the three letters before a claim's number are none.
fn begins_phone(term: &str) -> bool {
    let leads = (term.starts_with('0') && term.len() > 3) || term.starts_with("02") || term.starts_with("44");
    leads && is_figures(term)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_input_is_never_a_syntax_error() {
        for typed in ["\"", "AND", "a OR", "(", "*", "NEAR(", "-x", "{}", "a:b", "'", "\0", "^", "%"] {
            let query = prefix_query(typed);
            assert!(query.is_none_or(|q| q.starts_with('"') && q.ends_with('*')), "{typed}");
        }
    }

    #[test]
    fn what_was_typed_is_asked_for_in_every_way_that_it_may_stand() {
        assert_eq!(prefix_query("Strauß 0118").unwrap(), r#""strauss"* AND ("0118"* OR "e8110"*)"#);
        assert_eq!(prefix_query("960 118").unwrap(), r#"("960"* AND "118"* OR "e811069"*)"#);
        assert_eq!(prefix_query("小明").unwrap(), r#"("小明"* OR "小 明"*)"#);
    }
}
