//! Saving and deleting a written handout.

use super::{ENGLISH, HandoutDraft, PartDraft, PartKind, read_draft};
use crate::error::{Error, Problem, Result};
use crate::kind::Kind;
use crate::pictures;
use crate::store::{Now, Op, Saved, Store, Tx, drop_others};
use crate::values::Form;
use crate::values::is_language;
use rusqlite::Connection;

/// More than a booklet of the longest kind (24 pages) could hold.
const MOST_PARTS: usize = 400;

/// Every problem of a draft at once; the draft comes back tidied, without the
/// rows in which nothing stands. `conn` knows the office's own pictures.
fn check(conn: &Connection, draft: &HandoutDraft) -> Result<HandoutDraft> {
    Form::parts("parts", draft.parts.len())?;
    let mut form = Form::default();
    let language = form.line("language", &draft.language, 35);
    let mut tidy = HandoutDraft {
        title: form.needed("title", &draft.title, 200, "Write what the handout is called."),
        language: if language.is_empty() { ENGLISH.to_owned() } else { language },
        picture: form.line("picture", &draft.picture, 100),
        translation_of: draft.translation_of.clone().filter(|id| !id.is_empty()),
        parts: Vec::new(),
        ..draft.clone()
    };
    if !is_language(&tidy.language) {
        form.problem("language", "Choose a language from the list.");
    }
    check_picture(conn, &tidy.picture, "picture", &mut form)?;
    for (at, part) in draft.parts.iter().enumerate() {
        let part = check_part(part, at, &mut form);
        check_picture(conn, &part.picture, &format!("parts.{at}.picture"), &mut form)?;
        let is_empty = [&part.words, &part.picture, &part.hard_word].iter().all(|text| text.is_empty());
        if !is_empty {
            tidy.parts.push(part);
        }
    }
    if tidy.parts.len() > MOST_PARTS {
        form.problem("parts", format!("Use {MOST_PARTS} rows or fewer. Split this into two handouts."));
    }
    form.finish()?;
    Ok(tidy)
}

fn check_part(part: &PartDraft, at: usize, form: &mut Form) -> PartDraft {
    let field = |name: &str| format!("parts.{at}.{name}");
    let words = match part.kind {
        PartKind::Section => form.line(&field("words"), &part.words, 200),
        PartKind::Row => form.lines(&field("words"), &part.words, 4000),
    };
    let tidy = PartDraft {
        id: part.id.clone(),
        kind: part.kind,
        // Blank lines within a row mean nothing: a line is a sentence.
        words: words.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n"),
        picture: form.line(&field("picture"), &part.picture, 100),
        alt: form.line(&field("alt"), &part.alt, 500),
        hard_word: form.line(&field("hard_word"), &part.hard_word, 100),
        meaning: form.line(&field("meaning"), &part.meaning, 1000),
    };
    match (tidy.hard_word.is_empty(), tidy.meaning.is_empty()) {
        (false, true) => form.problem(field("meaning"), "Say in easy words what the hard word means."),
        (true, false) => form.problem(field("hard_word"), "Write the hard word that this explains."),
        _ => {}
    }
    tidy
}

fn check_picture(conn: &Connection, meaning: &str, field: &str, form: &mut Form) -> Result<()> {
    if !pictures::is_there(conn, meaning)? {
        form.problem(field, "Choose a picture from the list.");
    }
    Ok(())
}

/// Adds a handout, or changes the one with this id.
///
/// # Errors
/// `BadInput` with every problem, `NotFound`.
pub fn save(store: &mut Store, id: Option<&str>, draft: &HandoutDraft, now: Now) -> Result<Saved> {
    let op = if id.is_none() { Op::Add(Kind::Handout) } else { Op::Change(Kind::Handout) };
    let written = store.write(op, now, |tx| {
        let draft = checked(tx, draft, id)?;
        match id {
            None => add(tx, &draft),
            Some(id) => change(tx, id, &draft),
        }
    })?;
    Ok(written.saved())
}

/// Deletes a handout with its versions and checks. One undo brings all of it back.
///
/// # Errors
/// `NotFound`; `Refused` while it has translations or somebody asked for it.
pub fn delete(store: &mut Store, id: &str, now: Now) -> Result<Saved> {
    let written = store.write(Op::Delete(Kind::Handout), now, |tx| tx.delete(Kind::Handout, id))?;
    Ok(written.saved())
}

/// Whether the handout as it stands would be saved.
pub(super) fn holds(tx: &Tx<'_>, id: &str) -> Result<()> {
    checked(tx, &read_draft(tx, id)?, Some(id)).map(drop)
}

fn checked(tx: &Tx<'_>, draft: &HandoutDraft, id: Option<&str>) -> Result<HandoutDraft> {
    let draft = check(tx, draft)?;
    if let Some(original) = &draft.translation_of {
        known_original(tx, original, id)?;
    }
    Ok(draft)
}

/// A translation names the handout that was written first, never another
/// translation, and so has no translations itself.
fn known_original(tx: &Tx<'_>, original: &str, id: Option<&str>) -> Result<()> {
    let exists = |sql: &str, id: (Option<&str>, Option<&str>)| tx.query_row(sql, id, |r| r.get::<_, bool>(0));
    let is_original = exists(
        "SELECT EXISTS (SELECT 1 FROM handout WHERE id = ?1 AND translation_of IS NULL AND id IS NOT ?2)",
        (Some(original), id),
    )?;
    let has_translations =
        exists("SELECT EXISTS (SELECT 1 FROM handout WHERE translation_of = ?1 AND id IS NOT ?2)", (id, id))?;
    let sentence = match (is_original, has_translations) {
        (true, false) => return Ok(()),
        (false, _) => "Choose the handout that this is a translation of.",
        (true, true) => "Others are translations of this handout, so it can't be a translation itself.",
    };
    Error::check(vec![Problem::new("translation_of", sentence)])
}

fn add(tx: &Tx<'_>, draft: &HandoutDraft) -> Result<String> {
    let id = tx.new_id();
    write_row(
        tx,
        "INSERT INTO handout (id, title, language, profile, picture, template, made_from_table, made_from_id,
           translation_of, sequence)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, (SELECT coalesce(max(sequence), 0) + 1 FROM handout))",
        &id,
        draft,
    )?;
    for (position, part) in draft.parts.iter().enumerate() {
        add_part(tx, &id, position, part)?;
    }
    Ok(id)
}

fn change(tx: &Tx<'_>, id: &str, draft: &HandoutDraft) -> Result<String> {
    let changed = write_row(
        tx,
        "UPDATE handout SET title = ?2, language = ?3, profile = ?4, picture = ?5, template = ?6,
           made_from_table = ?7, made_from_id = ?8, translation_of = ?9 WHERE id = ?1",
        id,
        draft,
    )?;
    if changed == 0 {
        return Err(Error::not_found("handout", id));
    }
    drop_others(tx, "handout_part", "handout", id, "parts", draft.parts.iter().map(|p| p.id.as_deref()))?;
    for (position, part) in draft.parts.iter().enumerate() {
        let changed = match &part.id {
            Some(part_id) => tx
                .prepare_cached(
                    "UPDATE handout_part SET position = ?3, kind = ?4, words = ?5, picture = ?6, alt = ?7,
                       hard_word = ?8, meaning = ?9 WHERE id = ?1 AND handout = ?2",
                )?
                .execute(rusqlite::params![
                    part_id,
                    id,
                    position,
                    part.kind,
                    part.words,
                    part.picture,
                    part.alt,
                    part.hard_word,
                    part.meaning,
                ])?,
            None => 0,
        };
        if changed == 0 {
            add_part(tx, id, position, part)?;
        }
    }
    Ok(id.to_owned())
}

fn write_row(tx: &Tx<'_>, sql: &str, id: &str, draft: &HandoutDraft) -> Result<usize> {
    let made_from = draft.made_from.as_ref();
    Ok(tx.prepare_cached(sql)?.execute(rusqlite::params![
        id,
        draft.title,
        draft.language,
        draft.profile,
        draft.picture,
        draft.template,
        made_from.map_or("", |m| &m.table),
        made_from.map_or("", |m| &m.id),
        draft.translation_of,
    ])?)
}

fn add_part(tx: &Tx<'_>, handout: &str, position: usize, part: &PartDraft) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO handout_part (id, handout, position, kind, words, picture, alt, hard_word, meaning)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(rusqlite::params![
        tx.new_id(),
        handout,
        position,
        part.kind,
        part.words,
        part.picture,
        part.alt,
        part.hard_word,
        part.meaning,
    ])?;
    Ok(())
}
