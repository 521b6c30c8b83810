//! Reading written handouts.

use super::check::{self, Content};
use super::{
    HandoutCheck, HandoutDraft, HandoutPage, HandoutRow, HandoutTranslation, MadeFrom, PartDraft, version,
};
use crate::error::{OrNotFound, Result};
use crate::kind::Kind;
use crate::listing::{Chosen, Filters, ListQuery, Listing, Sorts, each_id};
use crate::values::{LANGUAGE_TAGS, When};
use rusqlite::{Connection, Row};

/// A handout with everything its page shows.
///
/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str) -> Result<HandoutPage> {
    let draft = read_draft(conn, id)?;
    let content = Content::of(&draft);
    Ok(HandoutPage {
        id: id.to_owned(),
        versions: version::of(conn, id)?,
        checks: check::of(conn, id, &content)?,
        translations: translations(conn, id, draft.translation_of.as_deref())?,
        changed_at: conn
            .prepare_cached(&format!("SELECT {CHANGED_AT} FROM handout WHERE id = ?1"))?
            .query_row([id], |r| r.get(0))?,
        draft,
    })
}

/// What a form starts from when a handout is changed.
///
/// # Errors
/// `NotFound`.
pub(in crate::handouts) fn read_draft(conn: &Connection, id: &str) -> Result<HandoutDraft> {
    let mut draft = conn
        .prepare_cached(
            "SELECT title, language, profile, picture, template, made_from_table, made_from_id, translation_of
             FROM handout WHERE id = ?1",
        )?
        .query_row([id], read)
        .or_not_found("handout", id)?;
    draft.parts = conn
        .prepare_cached(
            "SELECT id, kind, words, picture, alt, hard_word, meaning FROM handout_part
             WHERE handout = ?1 ORDER BY position, id",
        )?
        .query_map([id], |row| {
            Ok(PartDraft {
                id: row.get("id")?,
                kind: row.get("kind")?,
                words: row.get("words")?,
                picture: row.get("picture")?,
                alt: row.get("alt")?,
                hard_word: row.get("hard_word")?,
                meaning: row.get("meaning")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(draft)
}

fn read(row: &Row<'_>) -> rusqlite::Result<HandoutDraft> {
    let (table, id): (String, String) = (row.get("made_from_table")?, row.get("made_from_id")?);
    Ok(HandoutDraft {
        title: row.get("title")?,
        language: row.get("language")?,
        profile: row.get("profile")?,
        picture: row.get("picture")?,
        template: row.get("template")?,
        made_from: (!table.is_empty()).then_some(MadeFrom { table, id }),
        translation_of: row.get("translation_of")?,
        parts: Vec::new(),
    })
}

/// When a record was last written; the log knows.
const CHANGED_AT: &str = "coalesce((SELECT at FROM op WHERE seq = (
    SELECT max(op) FROM change WHERE change.root = handout.id)), '')";

/// A language that is not among those may be asked for as well.
pub(super) const FILTERS: Filters = Filters {
    words: &[("template", "now.template"), ("handout", "NOT now.template")],
    codes: LANGUAGE_TAGS,
    of_code: "now.language = :filter",
    ..Filters::NONE
};

/// `""`: changed last comes first.
pub(super) const SORTS: Sorts = Sorts(&[
    ("", &["now.changed_at DESC", "now.sequence DESC"]),
    ("title", &["now.title COLLATE NOCASE", "now.sequence"]),
    ("language", &["now.language", "now.title COLLATE NOCASE", "now.sequence"]),
    ("checked", &["now.checked_from", "now.title COLLATE NOCASE", "now.sequence"]),
]);

/// # Errors
/// Only where the disk fails.
pub fn list(conn: &Connection, query: &ListQuery) -> Result<Listing<HandoutRow>> {
    let chosen = Chosen { kind: Kind::Handout, filters: FILTERS, sorts: SORTS, named: &[] };
    chosen.page(conn, query)?.read(|id| listed(conn, &id))
}

fn listed(conn: &Connection, id: &str) -> Result<HandoutRow> {
    let mut one = conn.prepare_cached(
        "SELECT handout.id, title, language, template, translation_of,
           (SELECT changed_at FROM handout_now WHERE handout_now.row = handout.rowid) AS changed_at,
           (SELECT count(*) FROM handout_part WHERE handout_part.handout = handout.id) AS parts,
           coalesce(group_name, '') AS checked_by, on_from AS checked_from, on_until AS checked_until,
           coalesce(on_words, '') AS checked_words, content
         FROM handout LEFT JOIN handout_check ON handout_check.id = (
           SELECT id FROM handout_check WHERE handout = ?1 ORDER BY sequence DESC, id DESC LIMIT 1)
         WHERE handout.id = ?1",
    )?;
    let (mut listed, content) = one.query_row([id], |row| {
        let listed = HandoutRow {
            id: row.get("id")?,
            title: row.get("title")?,
            language: row.get("language")?,
            template: row.get("template")?,
            translation_of: row.get("translation_of")?,
            parts: row.get("parts")?,
            checked_by: row.get("checked_by")?,
            checked_on: When::read(row, "checked")?,
            changed_since: false,
            changed_at: row.get("changed_at")?,
        };
        Ok((listed, row.get::<_, Option<String>>("content")?))
    })?;
    if let Some(content) = content {
        listed.changed_since = Content::of(&read_draft(conn, id)?).digest() != content;
    }
    Ok(listed)
}

/// Every handout, in the stored order.
///
/// # Errors
/// Only where the disk fails.
pub fn all(conn: &Connection) -> Result<Vec<HandoutPage>> {
    let mut handouts = Vec::new();
    each(conn, |handout| {
        handouts.push(handout);
        Ok(())
    })?;
    Ok(handouts)
}

/// Hands over every handout in the stored order, one at a time.
///
/// # Errors
/// What `then` returns, or a failing disk.
pub fn each(conn: &Connection, mut then: impl FnMut(HandoutPage) -> Result<()>) -> Result<()> {
    each_id(conn, "handout", |id| then(get(conn, id)?))
}

/// # Errors
/// `NotFound`.
pub fn title_of(conn: &Connection, id: &str) -> Result<String> {
    conn.prepare_cached("SELECT title FROM handout WHERE id = ?1")?
        .query_row([id], |r| r.get(0))
        .or_not_found("handout", id)
}

/// The newest check of a handout.
pub(in crate::handouts) fn last_check(
    conn: &Connection,
    id: &str,
    draft: &HandoutDraft,
) -> Result<Option<HandoutCheck>> {
    Ok(check::of(conn, id, &Content::of(draft))?.into_iter().next())
}

/// The same handout in other languages, the original first.
pub(crate) fn translations(
    conn: &Connection,
    id: &str,
    translation_of: Option<&str>,
) -> Result<Vec<HandoutTranslation>> {
    let original = translation_of.unwrap_or(id);
    Ok(conn
        .prepare_cached(
            "SELECT id, language, title FROM handout
             WHERE (id = ?1 OR translation_of = ?1) AND id <> ?2 ORDER BY translation_of IS NOT NULL, sequence",
        )?
        .query_map((original, id), |r| {
            Ok(HandoutTranslation { id: r.get("id")?, language: r.get("language")?, title: r.get("title")? })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// The handout and its translations, by language and id, this one first.
pub(super) fn languages(conn: &Connection, id: &str) -> Result<Vec<(String, String)>> {
    let page = get(conn, id)?;
    let others = page.translations.into_iter().map(|other| (other.language, other.id));
    Ok([(page.draft.language, id.to_owned())].into_iter().chain(others).collect())
}
