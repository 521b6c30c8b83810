//! Picture packs: a zip file or a folder of pictures, perhaps with an index
//! (CSV) that says what each shows, and a licence.

use super::batch::{Batch, Left};
use super::index::Index;
use super::kept::{NewPicture, is_kept};
use super::place::Place;
use super::{letters, names, photo};
use crate::error::{Code, Error, Result};
use crate::incoming::Incoming;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::io::{BufRead as _, BufReader, Cursor};
use std::path::Path;

/// The whole Mulberry set has some 3,400.
const MOST_FILES: usize = 20_000;
/// Of a licence, in bytes.
const LONGEST_LICENCE: u64 = 20_000;
/// What is left out by name; of more it is told how many.
const MOST_TOLD: usize = 1000;

/// A pack that was read, and not yet kept.
#[derive(Debug, Clone)]
pub struct Pack {
    pub(super) pictures: Vec<NewPicture>,
    files: Vec<String>,
    refused: Vec<RefusedPicture>,
    more_refused: u32,
    suggested: PackDraft,
}

/// What an officer says of a pack before it is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PackDraft {
    pub name: String,
    /// Who made the pictures, as it is printed on handouts.
    pub credit: String,
    pub licence: String,
}

/// What is left out of a pack, and why: a file, a folder, or a line of its index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct RefusedPicture {
    pub file: String,
    pub reason: String,
}

/// What would be kept.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct PackPreview {
    pub pictures: u32,
    /// How many of them are kept already.
    pub already: u32,
    pub refused: Vec<RefusedPicture>,
    /// The name, maker and licence as far as the files tell them.
    pub suggested: PackDraft,
    /// The first few.
    pub sample: Vec<OfferedPicture>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct OfferedPicture {
    pub file: String,
    pub label: String,
    pub alt: String,
    pub words: Vec<String>,
    /// An address for `<img>`.
    pub address: String,
}

impl Pack {
    /// What would happen; nothing is written.
    #[must_use]
    pub fn preview(&self) -> PackPreview {
        let sample = self.pictures.iter().zip(&self.files).take(12).map(|(picture, file)| OfferedPicture {
            file: file.clone(),
            label: picture.label.clone(),
            alt: picture.alt.clone(),
            words: picture.words.clone(),
            address: super::PictureFile {
                media: picture.media.name().to_owned(),
                bytes: picture.bytes.clone(),
            }
            .address(),
        });
        PackPreview {
            pictures: u32::try_from(self.pictures.len()).unwrap_or(u32::MAX),
            already: 0,
            refused: self.refused.clone(),
            suggested: self.suggested.clone(),
            sample: sample.collect(),
        }
    }

    /// The same beside what is kept already.
    ///
    /// # Errors
    /// Only where the disk fails.
    pub fn preview_beside(&self, conn: &Connection) -> Result<PackPreview> {
        let mut already = 0;
        for picture in &self.pictures {
            already += u32::from(is_kept(conn, &picture.id())?);
        }
        Ok(PackPreview { already, ..self.preview() })
    }

    #[must_use]
    pub fn suggested(&self) -> &PackDraft {
        &self.suggested
    }

    #[must_use]
    pub fn refused(&self) -> &[RefusedPicture] {
        &self.refused
    }
}

/// Reads a zip file, a folder with all that is in it, or a single picture.
///
/// # Errors
/// `UnreadableFile` with what to do; a failing disk.
pub fn read_from(place: &Path) -> Result<Pack> {
    whole(read_from_telling(place, &mut |_| true)?)
}

/// Hears how far a reading is, and says whether it goes on.
pub type Tell<'a> = &'a mut dyn FnMut(PackProgress) -> bool;

/// How far the reading of a pack is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct PackProgress {
    pub done: u32,
    pub total: u32,
}

/// The same, and tells before each picture how far it is. Nothing where the answer was to stop.
///
/// # Errors
/// As [`read_from`].
pub fn read_from_telling(place: &Path, tell: Tell<'_>) -> Result<Option<Pack>> {
    let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if place.is_dir() {
        return read(&name, Place::of_folder(place, MOST_FILES, too_large)?, tell);
    }
    let mut file = BufReader::new(Incoming::Pack.open(place)?);
    if file.fill_buf()?.starts_with(b"PK") {
        return read(&name, Place::of_zip(file, MOST_FILES, broken, too_large)?, tell);
    }
    let most = Incoming::Photo.drain(file)?;
    read(&name, Place::of_files(vec![(name.clone(), most)]), tell)
}

/// Reads files: each with its path within the pack.
///
/// # Errors
/// `UnreadableFile` where there is no picture in it at all.
pub fn read_pack(name: &str, files: Vec<(String, Vec<u8>)>) -> Result<Pack> {
    whole(read(name, Place::of_files(files), &mut |_| true)?)
}

/// Reads a zip file.
///
/// # Errors
/// `UnreadableFile` where it is none, has no picture, or is larger than it says.
pub fn read_zip(name: &str, bytes: &[u8]) -> Result<Pack> {
    whole(read(name, Place::of_zip(Cursor::new(bytes), MOST_FILES, broken, too_large)?, &mut |_| true)?)
}

/// What nobody stopped is read to its end.
fn whole(read: Option<Pack>) -> Result<Pack> {
    read.ok_or_else(|| Error::bug("a reading stopped by itself"))
}

fn read(name: &str, mut place: Place<'_>, tell: Tell<'_>) -> Result<Option<Pack>> {
    let mut left = if place.is_folder { Left::of_folder() } else { Left::default() };
    let files = std::mem::take(&mut place.files);
    let licence = match files.iter().find(|(file, _)| is_licence(file)) {
        Some((_, at)) => licence(&place.read(*at, LONGEST_LICENCE).unwrap_or_default()),
        None => PackDraft::default(),
    };
    let mut pack = Pack {
        pictures: Vec::new(),
        files: Vec::new(),
        refused: std::mem::take(&mut place.refused),
        more_refused: 0,
        suggested: PackDraft { name: super::index::words_of_name(name), ..licence },
    };
    let mut index = Index::default();
    for (file, at) in files.iter().filter(|(file, _)| is_list(file)) {
        match left.read(&mut place, *at, Incoming::PackList)? {
            Ok(bytes) => {
                index.read(file, &bytes).into_iter().for_each(|(at, reason)| pack.refuse(at, reason))
            }
            Err(reason) => pack.refuse(file.clone(), reason),
        }
    }
    let mut pictures = Vec::new();
    for (file, at) in files {
        // A picture may be called anything.
        let is_picture = !(is_beside(&file) || is_said(&file))
            || place.read(at, 8).is_some_and(|begins| photo::media_of(&begins).is_some());
        if is_picture {
            pictures.push((file, at));
        }
    }
    for (file, kept) in other_forms(&mut pictures) {
        pack.refuse(file, format!("The same picture is in the pack as {kept}, which prints better."));
    }
    let (said, passed) = index.of(&pictures.iter().map(|(file, _)| file.as_str()).collect::<Vec<_>>());
    passed.into_iter().for_each(|(place, reason)| pack.refuse(place, reason));
    let mut seen = HashSet::new();
    let mut progress = PackProgress { done: 0, total: u32::try_from(pictures.len()).unwrap_or(u32::MAX) };
    let mut waiting = pictures.into_iter().zip(said).peekable();
    while waiting.peek().is_some() {
        let mut batch = Batch::default();
        while let Some(((file, at), said)) = waiting.next_if(|_| !batch.is_full()) {
            if !tell(progress) {
                return Ok(None);
            }
            progress.done += 1;
            let what = if ending(&file) == "svg" { Incoming::Drawing } else { Incoming::Photo };
            batch.add(file, said, left.read(&mut place, at, what)?);
        }
        for (file, picture) in batch.prepared(&mut left)? {
            match picture {
                Ok(picture) if seen.insert(picture.id()) => {
                    pack.pictures.push(picture);
                    pack.files.push(file);
                }
                Ok(_) => pack.refuse(file, "The same picture is in the pack already, under another name."),
                Err(reason) => pack.refuse(file, reason),
            }
        }
    }
    tell(progress);
    pack.tell_of_more();
    if pack.pictures.is_empty() {
        let why = pack.refused.first().map_or("It holds no PNG, JPEG or SVG file.", |first| &first.reason);
        return Err(unreadable("No picture could be read from this.", why));
    }
    Ok(Some(pack))
}

/// Takes out what is there in a better form: a drawing before points, the larger size before
/// the smaller. Each with the one that is kept.
fn other_forms(pictures: &mut Vec<(String, usize)>) -> Vec<(String, String)> {
    let worth = |file: &str| -> (bool, u32) {
        let figures = |word: &str| word.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().unwrap_or(0);
        let sizes = file.split(['/', '_', '-', '.', ' ']).filter(|word| names::is_size(word)).map(figures);
        (ending(file) == "svg", sizes.max().unwrap_or(0))
    };
    let mut best: HashMap<String, String> = HashMap::new();
    for (file, _) in pictures.iter() {
        let kept = best.entry(names::same_picture(file)).or_insert_with(|| file.clone());
        if worth(file) > worth(kept) {
            kept.clone_from(file);
        }
    }
    let mut others = Vec::new();
    pictures.retain(|(file, _)| match best.get(&names::same_picture(file)) {
        Some(kept) if kept != file && worth(kept) != worth(file) => {
            others.push((file.clone(), kept.clone()));
            false
        }
        _ => true,
    });
    others
}

impl Pack {
    fn refuse(&mut self, file: String, reason: impl Into<String>) {
        if self.refused.len() < MOST_TOLD {
            self.refused.push(RefusedPicture { file, reason: reason.into() });
        } else {
            self.more_refused += 1;
        }
    }

    fn tell_of_more(&mut self) {
        if self.more_refused > 0 {
            let reason = format!("{} more are left out, for reasons like these.", self.more_refused);
            self.refused.push(RefusedPicture { file: String::new(), reason });
        }
    }
}

/// A licence file.
fn is_licence(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file).to_lowercase();
    ["licen", "copying", "copyright"].iter().any(|begin| name.starts_with(begin))
}

/// Who made the pack and what it may be used for, from its licence file.
fn licence(bytes: &[u8]) -> PackDraft {
    let text = letters::text(bytes).into_owned();
    let lines = || text.lines().map(str::trim).filter(|line| line.contains(char::is_alphabetic));
    let holder = lines()
        .find_map(|line| line.strip_prefix("Copyright"))
        .map(|rest| rest.trim_start_matches(|c: char| !c.is_alphabetic() || c == '©'))
        .map(|rest| {
            rest.strip_prefix("c) ").unwrap_or(rest).trim_start_matches(|c: char| !c.is_alphabetic())
        });
    let title = lines().next().filter(|line| line.len() < 60 && !line.starts_with("Copyright"));
    let credit: Vec<&str> = title.into_iter().chain(holder).collect();
    PackDraft { name: String::new(), credit: credit.join(", "), licence: licence_name(&text) }
}

/// "CC BY-SA 4.0" from the address of the licence.
fn licence_name(text: &str) -> String {
    let Some((_, address)) = text.split_once("creativecommons.org/") else { return String::new() };
    let mut parts = address.split(|c: char| c == '/' || c.is_whitespace());
    match (parts.next(), parts.next(), parts.next()) {
        (Some("licenses"), Some(kind), Some(version)) => format!("CC {} {version}", kind.to_uppercase()),
        (Some("publicdomain"), Some("zero"), Some(version)) => format!("CC0 {version}"),
        _ => String::new(),
    }
}

pub(super) fn ending(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}

/// A list of what the pictures show.
fn is_list(file: &str) -> bool {
    matches!(ending(file).as_str(), "csv" | "tsv" | "json")
}

/// What says something about the pictures.
fn is_said(file: &str) -> bool {
    is_list(file) || matches!(ending(file).as_str(), "txt" | "md" | "")
}

/// What lies beside pictures and is no mistake, nor of use.
fn is_beside(file: &str) -> bool {
    matches!(ending(file).as_str(), "html" | "htm" | "pdf" | "xml" | "css" | "js" | "yml" | "db" | "ini")
}

pub(super) fn too_large() -> Error {
    unreadable("This pack is too large.", "Choose a part of it: up to 20,000 drawings, or 80 large photos.")
}

fn broken() -> Error {
    unreadable("This zip file can't be read.", "Download it again, or choose a folder.")
}

fn unreadable(message: &str, hint: &str) -> Error {
    Error::new(Code::UnreadableFile, message, hint)
}
