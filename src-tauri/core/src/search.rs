//! Finding anything from anywhere: whole words and their beginnings first,
//! then parts of words, so that a slip of the finger still finds the person.

use crate::error::Result;
use crate::people::{self, Need};
use crate::store::OF_A_KIND;
use crate::values::fold;
use crate::values::found::{self, apart, is_of_word, stands_alone};
use rusqlite::{Connection, ToSql};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    Person,
    Project,
    Claim,
    Action,
    Handout,
}

crate::values::stored_as_code!(HitKind);

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Hit {
    pub kind: HitKind,
    pub id: String,
    pub title: String,
    pub detail: String,
    /// Start and end of what matched in `title`, in UTF-16 units as the page counts.
    pub matched: Vec<(u32, u32)>,
    pub needs: Vec<Need>,
}

const MOST: usize = 30;

/// In `find`, people come before this id.
pub(crate) const PEOPLE_END: i64 = OF_A_KIND;
/// In `find`, claims come from this id on, and handouts after them.
const CLAIMS: i64 = 3 * OF_A_KIND;
const HANDOUTS: i64 = 4 * OF_A_KIND;

/// Best first.
///
/// # Errors
/// Only where the disk fails.
pub fn search(conn: &Connection, words: &str) -> Result<Vec<Hit>> {
    let Some(query) = list_query(words) else { return Ok(Vec::new()) };
    // A name weighs more than a word in the text of a record, and whoever is
    // looked for stands before all their claims. Two letters are no reason to
    // weigh anything: they begin the names of thousands.
    let order =
        if is_short(words) { "rowid" } else { "is_claim, bm25(find_word, 10.0, 10.0, 2.0, 2.0), rowid" };
    let sql = format!(
        "{FOUND} FROM (SELECT rowid AS id, rowid >= {CLAIMS} AND rowid < {HANDOUTS} AS is_claim FROM find_word
           WHERE find_word MATCH ?1 ORDER BY {order} LIMIT {MOST}) AS best
         CROSS JOIN find ON find.id = best.id"
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
    let people: Vec<&str> =
        found.iter().filter(|h| h.kind == HitKind::Person).map(|h| h.id.as_str()).collect();
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
    let mut statement = conn.prepare_cached("SELECT rowid FROM find_part WHERE find_part MATCH ?1")?;
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
fn terms(words: &str) -> Vec<String> {
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

fn trigrams(words: &str) -> Vec<String> {
    let mut trigrams = Vec::new();
    for term in terms(words).iter().take(4) {
        let letters: Vec<char> = term.chars().take(20).collect();
        trigrams.extend(letters.windows(3).map(|w| w.iter().collect::<String>()));
    }
    trigrams
}

/// What is found for people and claims stands in the index, folded; it is not for reading.
const FOUND: &str = "SELECT find.kind, find.row_id, find.title, CASE find.kind WHEN 'person' THEN ''
    WHEN 'claim' THEN (SELECT activity FROM claim WHERE claim.id = find.row_id) ELSE find.detail END AS detail";

fn rows(conn: &Connection, sql: &str, wanted: &dyn ToSql) -> Result<Vec<Hit>> {
    Ok(conn
        .prepare_cached(sql)?
        .query_map([wanted], |row| {
            let (kind, detail): (HitKind, String) = (row.get("kind")?, row.get("detail")?);
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
