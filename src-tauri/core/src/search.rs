//! Finding anything from anywhere: whole words and their beginnings first,
//! then parts of words, so that a slip of the finger still finds the person.

use crate::error::Result;
use crate::kind::Kind;
use crate::labels;
use crate::listing::{is_short, list_query, terms};
use crate::people::{self, Need};
use crate::store::{RECORDED, Table};
use crate::values::fold;
use crate::values::found::{is_of_word, stands_alone};
use rusqlite::{Connection, ToSql};
use serde::Serialize;

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Hit {
    pub kind: Kind,
    pub id: String,
    pub title: String,
    pub detail: String,
    /// Start and end of what matched in `title`, in UTF-16 units as the page counts.
    pub matched: Vec<(u32, u32)>,
    pub needs: Vec<Need>,
}

const MOST: usize = 30;

/// Best first.
///
/// # Errors
/// Only where the disk fails.
pub fn search(conn: &Connection, words: &str) -> Result<Vec<Hit>> {
    let Some(query) = list_query(words) else { return Ok(Vec::new()) };
    // A name weighs more than a word in the text of a record, and whoever is
    // looked for stands before all their claims. Two letters are no reason to
    // weigh anything: they begin the names of thousands.
    let order = match is_short(words) {
        true => "rowid".to_owned(),
        false => format!("{}, bm25(find_word, 10.0, 10.0, 2.0, 2.0), rowid", through_others()),
    };
    let sql = format!(
        "{FOUND} FROM (SELECT rowid AS id FROM find_word WHERE find_word MATCH ?1 AND rowid < {} ORDER BY {order} LIMIT {MOST}) AS best
         CROSS JOIN find ON find.id = best.id",
        end_of_known()
    );
    let mut found = rows(conn, &sql, &query)?;
    if found.len() < 5 && !is_short(words) {
        for id in near(conn, words)? {
            let sql = format!("{FOUND} FROM find WHERE find.id = ?1");
            for hit in rows(conn, &sql, &id)? {
                if !found.iter().any(|f| f.id == hit.id) {
                    found.push(hit);
                }
            }
        }
    }
    found.truncate(MOST);
    let people: Vec<&str> = found.iter().filter(|h| h.kind == Kind::Person).map(|h| h.id.as_str()).collect();
    let mut refs = people::refs(conn, &people)?;
    for hit in &mut found {
        hit.matched = matched(&hit.title, words);
        if let Some(person) = refs.remove(&hit.id) {
            hit.needs = person.needs;
        }
    }
    Ok(found)
}

/// Titles that hold half or more of what was typed, in parts of three letters,
/// those that hold most of it first. Counted here: FTS5 would read and cut up
/// every title again to weigh it.
fn near(conn: &Connection, words: &str) -> Result<Vec<i64>> {
    let wanted = trigrams(words);
    let sql = format!("SELECT rowid FROM find_part WHERE find_part MATCH ?1 AND rowid < {}", end_of_known());
    let mut statement = conn.prepare_cached(&sql)?;
    let mut ids: Vec<i64> = Vec::new();
    for part in &wanted {
        let mut rows = statement.query([format!("\"{part}\"")])?;
        while let Some(row) = rows.next()? {
            ids.push(row.get(0)?);
        }
    }
    ids.sort_unstable();
    let mut near: Vec<(usize, i64)> = ids
        .chunk_by(|a, b| a == b)
        .filter(|same| same.len() * 2 >= wanted.len())
        .map(|same| (wanted.len() - same.len().min(wanted.len()), same[0]))
        .collect();
    near.sort_unstable();
    Ok(near.into_iter().take(MOST).map(|(_, id)| id).collect())
}

fn trigrams(words: &str) -> Vec<String> {
    let mut trigrams = Vec::new();
    for term in terms(words).iter().take(4) {
        let letters: Vec<char> = term.chars().take(20).collect();
        trigrams.extend(letters.windows(3).map(|w| w.iter().collect::<String>()));
    }
    trigrams
}

/// Behind it stand kinds of record that a newer version added; nothing shows them here.
fn end_of_known() -> i64 {
    RECORDED.iter().filter_map(|table| table.found).map(|found| found.end()).max().unwrap_or_default()
}

/// Whether a row of the index is of a kind that is found through other records.
fn through_others() -> String {
    let found = RECORDED.iter().filter_map(|table| table.found);
    let ranges: Vec<String> = found
        .filter(|found| !found.through.is_empty())
        .map(|found| format!("(rowid > {} AND rowid < {})", found.begin(), found.end()))
        .collect();
    format!("({})", ranges.join(" OR "))
}

const FOUND: &str = "SELECT find.kind, find.row_id, find.title, find.shown";

fn rows(conn: &Connection, sql: &str, wanted: &dyn ToSql) -> Result<Vec<Hit>> {
    Ok(conn
        .prepare_cached(sql)?
        .query_map([wanted], |row| {
            let kind: Kind = row.get("kind")?;
            let detail = shown(kind, row.get("shown")?);
            Ok(Hit {
                kind,
                id: row.get("row_id")?,
                title: row.get("title")?,
                detail: detail.chars().take(120).collect(),
                matched: Vec::new(),
                needs: Vec::new(),
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// What is said beside the title: of a code its words. Stores that were written
/// before hold it with spaces.
fn shown(kind: Kind, shown: String) -> String {
    let table = Table::of_kind(kind);
    match table.and_then(|table| Some((table.name, table.found?.code?))) {
        Some((table, column)) => labels::value(table, column, &shown.replace(' ', "_")),
        None => shown,
    }
}

/// Where the typed words begin words of the title.
fn matched(title: &str, words: &str) -> Vec<(u32, u32)> {
    let wanted = terms(words);
    let mut found = Vec::new();
    let mut begins = true;
    let mut covered = 0;
    for (at, letter) in title.char_indices() {
        if (begins || stands_alone(letter)) && letter.is_alphanumeric() && at >= covered {
            let word = title[at..].split(|c: char| !is_of_word(c)).next().unwrap_or_default();
            let longest = wanted.iter().filter_map(|term| covers(word, term)).max();
            if let Some(length) = longest {
                covered = at + length;
                found.push((units(&title[..at]), units(&title[..covered])));
            }
        }
        begins = !is_of_word(letter);
    }
    found
}

/// How much of a word, in bytes, is what was typed: folding may make two
/// letters of one. Signs of the last letter belong to it.
fn covers(word: &str, term: &str) -> Option<usize> {
    let folded = fold(word);
    folded.starts_with(term).then_some(())?;
    let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let enough = ends.into_iter().find(|end| fold(&word[..*end]).starts_with(term)).unwrap_or(word.len());
    let signs = word[enough..].chars().take_while(|c| !c.is_alphanumeric());
    Some(enough + signs.map(char::len_utf8).sum::<usize>())
}

fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_matched_is_told_in_the_units_of_the_page() {
        assert_eq!(matched("Farida Rahmani", "fari"), [(0, 4)]);
        assert_eq!(matched("Łukasz Ní-Bhriain", "luk bhr"), [(0, 3), (10, 13)]);
        assert_eq!(matched("Anna Strauß", "strauss"), [(5, 11)]);
        assert_eq!(matched("Anna Straße", "strass"), [(5, 10)]);
        assert_eq!(matched("王小明", "小明"), [(1, 3)]);
        assert_eq!(matched("गीता", "गी"), [(0, 2)]);
    }
}
