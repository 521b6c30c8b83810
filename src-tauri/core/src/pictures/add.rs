//! Adding pictures of one's own, changing what is said of them, and taking
//! them out again.

use super::kept::{self, NewPicture};
use super::pack::{Pack, PackDraft, RefusedPicture};
use super::photo::{self, Crop};
use super::{PictureFile, index};
use crate::error::{Code, Error, OrNotFound, Result};
use crate::store::{Now, Op, Saved, Store};
use crate::values::Form;
use crate::values::OWN_PICTURE;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

/// What became of a pack.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Added {
    /// How many are new.
    pub pictures: u32,
    /// How many were there already.
    pub already: u32,
    pub refused: Vec<RefusedPicture>,
    /// The op that undo takes back; empty where nothing is new.
    pub op: String,
}

/// A photo that was chosen, to be cropped and named.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct PhotoOffer {
    /// From the name of the file.
    pub label: String,
    /// In points, upright, before it is cropped.
    pub width: u32,
    pub height: u32,
    /// An address for `<img>`.
    pub address: String,
}

/// What an officer says of a photo.
#[derive(Debug, Clone, Default, Deserialize, specta::Type)]
pub struct PhotoDraft {
    pub label: String,
    /// What is to be seen.
    pub alt: String,
    /// Other words to find it by, with commas between.
    pub words: String,
    /// Who took it, where it should be printed.
    pub credit: String,
    pub crop: Option<Crop>,
}

/// What an officer may change of a picture that is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PictureDraft {
    pub label: String,
    pub alt: String,
    pub words: String,
    pub credit: String,
    pub licence: String,
}

/// Keeps a pack, all of it in one change.
///
/// # Errors
/// `BadInput` with every problem.
pub fn add_pack(store: &mut Store, pack: &Pack, draft: &PackDraft, now: Now) -> Result<Added> {
    let mut form = Form::default();
    let name = form.line("name", &draft.name, 100);
    let (credit, licence) =
        (form.line("credit", &draft.credit, 200), form.line("licence", &draft.licence, 100));
    form.finish()?;
    // Never more than one line each, and no mark that a page would stumble over.
    let mut clean = Form::default();
    let pictures: Vec<NewPicture> = pack
        .pictures
        .iter()
        .map(|picture| NewPicture {
            label: clean.line("label", &short(&picture.label), 200),
            alt: clean.line("alt", &short(&picture.alt), 400),
            words: picture.words.iter().take(40).map(|word| short(word)).collect(),
            pack: name.clone(),
            credit: credit.clone(),
            licence: licence.clone(),
            ..picture.clone()
        })
        .collect();
    let op = if pictures.len() == 1 { Op::AddPicture } else { Op::AddPack };
    let written = store.write(op, now, |tx| {
        let mut added = 0;
        for picture in &pictures {
            added += u32::from(kept::put(tx, picture)?);
        }
        Ok(added)
    })?;
    Ok(Added {
        pictures: written.value,
        already: u32::try_from(pictures.len()).unwrap_or(u32::MAX) - written.value,
        refused: pack.refused().to_vec(),
        op: written.op.unwrap_or_default(),
    })
}

/// Words from a file of somebody else, without what can't be kept.
fn short(words: &str) -> String {
    words.chars().filter(|c| !c.is_control()).take(200).collect()
}

/// A photo made ready to be cropped on the screen.
///
/// # Errors
/// `UnreadableFile` with what to do.
pub fn offer_photo(file_name: &str, bytes: &[u8]) -> Result<PhotoOffer> {
    let photo = photo::prepare(bytes, None).map_err(unreadable)?;
    let file = PictureFile { media: photo.media.name().to_owned(), bytes: photo.bytes };
    let (width, height) = (photo.width, photo.height);
    Ok(PhotoOffer { label: index::words_of_name(file_name), width, height, address: file.address() })
}

/// Keeps a photo, cropped and without what the camera noted in it.
///
/// # Errors
/// `BadInput` with every problem; `UnreadableFile` for the photo itself.
pub fn add_photo(store: &mut Store, bytes: &[u8], draft: &PhotoDraft, now: Now) -> Result<Saved> {
    let mut form = Form::default();
    let label = form.needed("label", &draft.label, 100, "Write what the picture stands for.");
    let alt = form.needed("alt", &draft.alt, 300, "Write what is to be seen, for people who don't see it.");
    let words = words_of(&mut form, &draft.words);
    let credit = form.line("credit", &draft.credit, 200);
    form.finish()?;
    let photo = photo::prepare(bytes, draft.crop).map_err(unreadable)?;
    let picture = NewPicture {
        label,
        alt,
        words,
        pack: String::new(),
        credit,
        licence: String::new(),
        media: photo.media,
        bytes: photo.bytes,
    };
    let id = picture.id();
    if kept::is_kept(store.read(), &id)? {
        return Err(Error::refused(
            "This picture is there already.",
            "Look for it among the pictures; its words can be changed there.",
        ));
    }
    let written = store.write(Op::AddPicture, now, |tx| {
        kept::put(tx, &picture)?;
        Ok(format!("{OWN_PICTURE}{id}"))
    })?;
    Ok(written.saved())
}

/// What is said of a picture of one's own, to be changed.
///
/// # Errors
/// `NotFound`.
pub fn draft(conn: &Connection, meaning: &str) -> Result<PictureDraft> {
    let id = own_id(conn, meaning)?;
    let sql = "SELECT label, alt, words, credit, licence FROM picture WHERE id = ?1";
    Ok(conn.prepare_cached(sql)?.query_row([id], |r| {
        Ok(PictureDraft {
            label: r.get("label")?,
            alt: r.get("alt")?,
            words: r.get("words")?,
            credit: r.get("credit")?,
            licence: r.get("licence")?,
        })
    })?)
}

/// Changes what is said of a picture of one's own.
///
/// # Errors
/// `NotFound`; `BadInput` with every problem.
pub fn save(store: &mut Store, meaning: &str, draft: &PictureDraft, now: Now) -> Result<Saved> {
    let id = own_id(store.read(), meaning)?;
    let mut form = Form::default();
    let label = form.needed("label", &draft.label, 100, "Write what the picture stands for.");
    let alt = form.needed("alt", &draft.alt, 300, "Write what is to be seen, for people who don't see it.");
    let words = words_of(&mut form, &draft.words).join(", ");
    let credit = form.line("credit", &draft.credit, 200);
    let licence = form.line("licence", &draft.licence, 100);
    form.finish()?;
    let written = store.write(Op::ChangePicture, now, |tx| {
        tx.execute(
            "UPDATE picture SET label = ?2, alt = ?3, words = ?4, credit = ?5, licence = ?6 WHERE id = ?1",
            (&id, &label, &alt, &words, &credit, &licence),
        )?;
        Ok(meaning.to_owned())
    })?;
    Ok(written.saved())
}

/// Takes a picture out of the lists.
///
/// # Errors
/// `NotFound`; `Refused` while a record uses it.
pub fn delete(store: &mut Store, meaning: &str, now: Now) -> Result<Saved> {
    let id = own_id(store.read(), meaning)?;
    let written = store.write(Op::DeletePicture, now, |tx| {
        if kept::delete(tx, std::slice::from_ref(&id))?.kept > 0 {
            return Err(Error::refused(
                "A handout uses this picture.",
                "Choose another picture there first.",
            ));
        }
        Ok(meaning.to_owned())
    })?;
    Ok(written.saved())
}

/// Takes a pack out of the lists; pictures that a record uses stay.
///
/// # Errors
/// `NotFound`; `Refused` where all of it is used.
pub fn delete_pack(store: &mut Store, name: &str, now: Now) -> Result<Saved> {
    let ids = kept::ids_of_pack(store.read(), name)?;
    let written = store.write(Op::DeletePack, now, |tx| {
        let deleted = kept::delete(tx, &ids)?;
        if deleted.pictures == 0 {
            return Err(Error::refused(
                format!("Handouts use all {} pictures of this pack.", deleted.kept),
                "Choose other pictures there first.",
            ));
        }
        Ok(name.to_owned())
    })?;
    Ok(written.saved())
}

fn own_id(conn: &Connection, meaning: &str) -> Result<String> {
    let id = meaning.strip_prefix(OWN_PICTURE).unwrap_or_default().to_owned();
    let found = kept::is_kept(conn, &id)?.then_some(id);
    found.or_not_found("picture of your own", meaning)
}

fn words_of(form: &mut Form, typed: &str) -> Vec<String> {
    let words = form.line("words", typed, 500);
    words.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}

fn unreadable(reason: String) -> Error {
    Error::new(Code::UnreadableFile, reason, "Nothing was added.")
}
