//! Pictures in the store: what is written, and what is read back.

use super::shelf::Entry;
use super::words::{beginnings, words};
use super::{PictureChoice, PictureFile};
use crate::documents::Document;
use crate::documents::pictures::{self as drawn, Media, OwnPicture, maker};
use crate::error::{Error, OrNotFound, Result};
use crate::store::{Tx, references};
use crate::values::OWN_PICTURE;
use crate::values::fold;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

crate::values::stored_as_code!(Media);

/// A picture pack as it is listed. Pictures that came alone are the pack "".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PicturePack {
    pub name: String,
    pub pictures: u32,
    /// How many of them a handout or easy words use.
    pub used: u32,
    pub credit: String,
    pub licence: String,
}

/// A picture that is made ready to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NewPicture {
    pub label: String,
    pub alt: String,
    pub words: Vec<String>,
    pub pack: String,
    pub credit: String,
    pub licence: String,
    pub media: Media,
    pub bytes: Vec<u8>,
}

impl NewPicture {
    pub fn id(&self) -> String {
        id_of(&self.bytes)
    }
}

/// The SHA-256 of a file, by which it is known.
pub(super) fn id_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Keeps a picture; false where it was there already.
pub(super) fn put(tx: &Tx<'_>, picture: &NewPicture) -> Result<bool> {
    let id = picture.id();
    tx.prepare_cached(
        "INSERT INTO picture_file (id, media, bytes) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
    )?
    .execute((&id, picture.media, &picture.bytes))?;
    let added = tx
        .prepare_cached(
            "INSERT INTO picture (id, sequence, label, alt, words, pack, credit, licence)
             VALUES (?1, (SELECT coalesce(max(sequence), 0) + 1 FROM picture), ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT DO NOTHING",
        )?
        .execute((
            &id,
            &picture.label,
            &picture.alt,
            picture.words.join(", "),
            &picture.pack,
            &picture.credit,
            &picture.licence,
        ))?;
    Ok(added > 0)
}

pub(super) fn is_kept(conn: &Connection, id: &str) -> Result<bool> {
    let sql = "SELECT 1 FROM picture WHERE id = ?1";
    Ok(conn.prepare_cached(sql)?.query_row([id], |_| Ok(())).optional()?.is_some())
}

/// The own pictures that may go with what was typed, the newest first: what an
/// officer has just added is what they are looking for.
pub(super) fn entries(conn: &Connection, typed: &str) -> Result<Vec<Entry>> {
    let beginnings = beginnings(&words(typed));
    let mut statement = conn.prepare_cached(
        "SELECT id, label, alt, words, pack, credit, licence FROM picture ORDER BY pack, sequence DESC",
    )?;
    let mut rows = statement.query([])?;
    let mut entries = Vec::new();
    while let Some(r) = rows.next()? {
        let (label, alt, others): (String, String, String) =
            (r.get("label")?, r.get("alt")?, r.get("words")?);
        let text = fold(&format!("{label} {alt} {others}"));
        if !beginnings.is_empty() && !beginnings.iter().any(|begin| text.contains(begin.as_str())) {
            continue;
        }
        let (credit, licence): (String, String) = (r.get("credit")?, r.get("licence")?);
        let choice = PictureChoice {
            meaning: format!("{OWN_PICTURE}{}", r.get::<_, String>("id")?),
            label,
            alt,
            credit: maker(&credit, &licence),
            own: true,
            pack: r.get("pack")?,
            variants: Vec::new(),
        };
        entries.push(Entry::new(choice, others.split(',')));
    }
    Ok(entries)
}

/// Whether a picture can be shown where a record names it: none, a built-in one, or one
/// of the office's own that is still there.
///
/// # Errors
/// Only where the disk fails.
pub(crate) fn is_there(conn: &Connection, meaning: &str) -> Result<bool> {
    if drawn::is_own(meaning) {
        return references::has_picture(conn, meaning);
    }
    Ok(meaning.is_empty() || drawn::is_known(meaning))
}

/// What an own picture stands for; one that was taken out of the lists has no words any more.
pub(super) fn label(conn: &Connection, meaning: &str) -> Result<String> {
    let id = meaning.strip_prefix(OWN_PICTURE).unwrap_or(meaning);
    let sql = "SELECT label FROM picture WHERE id = ?1";
    let label = conn.prepare_cached(sql)?.query_row([id], |r| r.get(0)).optional()?;
    Ok(label.unwrap_or_else(|| "a picture that is gone".to_owned()))
}

pub(super) fn file(conn: &Connection, meaning: &str) -> Result<PictureFile> {
    let id = meaning.strip_prefix(OWN_PICTURE).unwrap_or(meaning);
    conn.prepare_cached("SELECT media, bytes FROM picture_file WHERE id = ?1")?
        .query_row([id], |r| {
            Ok(PictureFile { media: r.get::<_, Media>("media")?.name().to_owned(), bytes: r.get("bytes")? })
        })
        .or_not_found("picture", meaning)
}

/// Fills in the pictures of the office's own that a document uses, with their
/// words where it says none.
pub(super) fn attach(conn: &Connection, document: &mut Document) -> Result<()> {
    let used: BTreeSet<String> =
        document.pictures().map(|p| p.meaning.clone()).filter(|m| m.starts_with(OWN_PICTURE)).collect();
    let mut alts = BTreeMap::new();
    let mut statement = conn.prepare_cached(
        "SELECT media, bytes, coalesce(alt, '') AS alt, coalesce(credit, '') AS credit, coalesce(licence, '') AS licence
         FROM picture_file LEFT JOIN picture USING (id) WHERE id = ?1",
    )?;
    for meaning in used {
        let known = document.own_pictures.iter().any(|own| own.meaning == meaning);
        let id = meaning.strip_prefix(OWN_PICTURE).unwrap_or_default();
        let found = statement.query_row([id], |r| {
            let own = OwnPicture {
                meaning: meaning.clone(),
                media: r.get("media")?,
                bytes: r.get::<_, Vec<u8>>("bytes")?.into(),
                credit: r.get("credit")?,
                licence: r.get("licence")?,
            };
            Ok((own, r.get::<_, String>("alt")?))
        });
        // A picture that is not there is told of by whoever prints the page.
        let Some((own, alt)) = found.optional()? else { continue };
        alts.insert(meaning, alt);
        if !known {
            document.own_pictures.push(own);
        }
    }
    document.each_picture(|picture| {
        if let (true, Some(alt)) = (picture.alt.is_empty(), alts.get(&picture.meaning)) {
            picture.alt = alt.as_str().into();
        }
    });
    Ok(())
}

/// # Errors
/// Only where the disk fails.
pub fn packs(conn: &Connection) -> Result<Vec<PicturePack>> {
    let used = used(conn)?;
    let mut packs: Vec<PicturePack> = Vec::new();
    let mut statement =
        conn.prepare_cached("SELECT id, pack, credit, licence FROM picture ORDER BY pack, sequence")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let name: String = row.get("pack")?;
        if packs.last().is_none_or(|pack| pack.name != name) {
            let (credit, licence) = (row.get("credit")?, row.get("licence")?);
            packs.push(PicturePack { name, pictures: 0, used: 0, credit, licence });
        }
        if let Some(pack) = packs.last_mut() {
            pack.pictures += 1;
            pack.used += u32::from(used.contains(&row.get::<_, String>("id")?));
        }
    }
    Ok(packs)
}

/// The ids of all pictures that some record uses.
fn used(conn: &Connection) -> Result<BTreeSet<String>> {
    let mut used = BTreeSet::new();
    for (table, column) in references::picture_columns() {
        let sql = format!("SELECT {column} FROM {table} WHERE instr({column}, '{OWN_PICTURE}')");
        let mut statement = conn.prepare_cached(&sql)?;
        for words in statement.query_map([], |r| r.get::<_, String>(0))? {
            used.extend(references::own_pictures(&words?).map(str::to_owned));
        }
    }
    Ok(used)
}

/// Takes pictures out of the lists, but those that a record uses.
pub(super) fn delete(tx: &Tx<'_>, ids: &[String]) -> Result<Deleted> {
    let used = used(tx)?;
    let (kept, gone): (Vec<&String>, Vec<&String>) = ids.iter().partition(|id| used.contains(*id));
    for id in &gone {
        tx.prepare_cached("DELETE FROM picture WHERE id = ?1")?.execute([id])?;
    }
    let count = |ids: Vec<&String>| u32::try_from(ids.len()).unwrap_or(u32::MAX);
    Ok(Deleted { pictures: count(gone), kept: count(kept) })
}

pub(super) struct Deleted {
    pub pictures: u32,
    pub kept: u32,
}

pub(super) fn ids_of_pack(conn: &Connection, name: &str) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached("SELECT id FROM picture WHERE pack = ?1 ORDER BY sequence")?;
    let ids = statement.query_map([name], |r| r.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    if ids.is_empty() {
        return Err(Error::not_found("picture pack", name));
    }
    Ok(ids)
}
