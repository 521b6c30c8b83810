//! Checked by people: the people a handout is for read it before it goes out
//! (Inclusion Europe, "Information for all", 2009; rule ER-D8).

use super::{HandoutCheck, HandoutCheckDraft, HandoutDraft, read};
use crate::error::Result;
use crate::store::{Now, Op, Saved, Store};
use crate::values::{Form, When};
use rusqlite::Connection;
use sha2::{Digest, Sha256};

/// Notes that a group read the handout.
///
/// # Errors
/// `NotFound`, or `BadInput` with every problem.
pub fn add_check(store: &mut Store, id: &str, draft: &HandoutCheckDraft, now: Now) -> Result<Saved> {
    let mut form = Form::default();
    let group = form.needed("group", &draft.group, 200, "Write which group read it.");
    let on = form.when("on", &draft.on);
    if on.as_ref().is_some_and(|w| w.from > now.today) {
        form.problem("on", "Write a day that is not in the future.");
    }
    let changed = form.lines("changed", &draft.changed, 2000);
    form.finish()?;
    let on = on.unwrap_or_else(|| When::day(now.today));
    let written = store.write(Op::NoteCheck, now, |tx| {
        let content = Content::of(&read::read_draft(tx, id)?);
        tx.prepare_cached(
            "INSERT INTO handout_check (id, handout, sequence, group_name, on_from, on_until, on_words,
               content, changed, officer)
             VALUES (?1, ?2, (SELECT coalesce(max(sequence), 0) + 1 FROM handout_check WHERE handout = ?2),
                     ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute((
            tx.new_id(),
            id,
            &group,
            on.from,
            on.until,
            &on.words,
            content.digest(),
            &changed,
            &tx.officer().id,
        ))?;
        Ok(id.to_owned())
    })?;
    Ok(written.saved())
}

/// Newest first.
pub(super) fn of(conn: &Connection, id: &str, now: &Content) -> Result<Vec<HandoutCheck>> {
    Ok(conn
        .prepare_cached(
            "SELECT id, group_name, on_from, on_until, on_words, changed, content,
               coalesce((SELECT name FROM officer WHERE officer.id = handout_check.officer), '') AS officer
             FROM handout_check WHERE handout = ?1 ORDER BY sequence DESC, id DESC",
        )?
        .query_map([id], |row| {
            Ok(HandoutCheck {
                id: row.get("id")?,
                group: row.get("group_name")?,
                on: When::read(row, "on")?,
                changed: row.get("changed")?,
                officer: row.get("officer")?,
                still: row.get::<_, String>("content")? == now.digest(),
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// What a reader sees of a handout: its words and pictures, in their order.
pub(super) struct Content(String);

impl Content {
    pub fn of(draft: &HandoutDraft) -> Self {
        let mut hash = Sha256::new();
        let mut add = |text: &str| {
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text);
        };
        add(&draft.title);
        add(&draft.picture);
        for part in &draft.parts {
            for text in [&part.words, &part.picture, &part.hard_word, &part.meaning] {
                add(text);
            }
        }
        Self(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }

    pub fn digest(&self) -> &str {
        &self.0
    }
}
