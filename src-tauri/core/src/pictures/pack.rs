//! Picture packs: a zip file or a folder of pictures, perhaps with an index
//! (CSV) that says what each shows, and a licence.

use super::index::{Index, Said};
use super::kept::NewPicture;
use super::place::Place;
use super::{drawing, letters, photo, work};
use crate::documents::pictures::Media;
use crate::error::{Code, Error, Result};
use crate::incoming::Incoming;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
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
            refused: self.refused.clone(),
            suggested: self.suggested.clone(),
            sample: sample.collect(),
        }
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
    let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if place.is_dir() {
        return read(&name, Place::of_folder(place, MOST_FILES, too_large)?);
    }
    let mut file = BufReader::new(Incoming::Pack.open(place)?);
    if file.fill_buf()?.starts_with(b"PK") {
        return read(&name, Place::of_zip(file, MOST_FILES, broken, too_large)?);
    }
    let most = Incoming::Photo.drain(file)?;
    read_pack(&name, vec![(name.clone(), most)])
}

/// Reads files: each with its path within the pack.
///
/// # Errors
/// `UnreadableFile` where there is no picture in it at all.
pub fn read_pack(name: &str, files: Vec<(String, Vec<u8>)>) -> Result<Pack> {
    read(name, Place::of_files(files))
}

/// Reads a zip file.
///
/// # Errors
/// `UnreadableFile` where it is none, has no picture, or is larger than it says.
pub fn read_zip(name: &str, bytes: &[u8]) -> Result<Pack> {
    read(name, Place::of_zip(Cursor::new(bytes), MOST_FILES, broken, too_large)?)
}

fn read(name: &str, mut place: Place<'_>) -> Result<Pack> {
    let mut left = Left::default();
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
    for (file, at) in files.iter().filter(|(file, _)| is_list(file) && !is_beside(file)) {
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
    let (said, passed) = index.of(&pictures.iter().map(|(file, _)| file.as_str()).collect::<Vec<_>>());
    passed.into_iter().for_each(|(place, reason)| pack.refuse(place, reason));
    let mut seen = HashSet::new();
    for ((file, at), said) in pictures.into_iter().zip(said) {
        let what = if ending(&file) == "svg" { Incoming::Drawing } else { Incoming::Photo };
        let read = left.read(&mut place, at, what)?;
        let picture = read.and_then(|bytes| picture(&file, &bytes, said, &mut left));
        left.kept(picture.as_ref().map_or(0, |picture| picture.bytes.len() as u64))?;
        match picture {
            Ok(picture) if seen.insert(picture.id()) => {
                pack.pictures.push(picture);
                pack.files.push(file);
            }
            Ok(_) => pack.refuse(file, "The same picture is in the pack already, under another name."),
            Err(reason) => pack.refuse(file, reason),
        }
    }
    pack.tell_of_more();
    if pack.pictures.is_empty() {
        let why = pack.refused.first().map_or("It holds no PNG, JPEG or SVG file.", |first| &first.reason);
        return Err(unreadable("No picture could be read from this.", why));
    }
    Ok(pack)
}

/// What the files of a pack may still come to, together.
struct Left {
    /// Bytes, once they are unpacked.
    read: u64,
    /// Bytes of what is kept, which wait in memory.
    kept: u64,
    /// Points of photos.
    points: u64,
    /// Of drawings, as `work.rs` counts it.
    drawing: u64,
}

impl Default for Left {
    fn default() -> Self {
        Self {
            read: 512 * 1024 * 1024,
            kept: 128 * 1024 * 1024,
            points: 1_000_000_000,
            drawing: 20 * work::MOST,
        }
    }
}

impl Left {
    /// A file of the pack, or why it can't be read.
    fn read(
        &mut self,
        place: &mut Place<'_>,
        at: usize,
        what: Incoming,
    ) -> Result<std::result::Result<Vec<u8>, String>> {
        let Some(bytes) = place.read(at, what.most() + 1) else {
            return Ok(Err("This part of the pack is damaged.".into()));
        };
        self.read = self.read.checked_sub(bytes.len() as u64).ok_or_else(too_large)?;
        Ok(what.check(bytes.len() as u64).map(|()| bytes).map_err(|error| error.message))
    }

    fn kept(&mut self, bytes: u64) -> Result<()> {
        self.kept = self.kept.checked_sub(bytes).ok_or_else(too_large)?;
        // A photo or drawing that took the last of it was refused by itself.
        if self.points == 0 || self.drawing == 0 { Err(too_large()) } else { Ok(()) }
    }
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

fn picture(file: &str, bytes: &[u8], said: Said, left: &mut Left) -> std::result::Result<NewPicture, String> {
    let (media, bytes) = if ending(file) == "svg" {
        (Media::Svg, drawing::clean_within(bytes, &mut left.drawing)?)
    } else {
        let photo = photo::prepare_within(bytes, None, &mut left.points)?;
        (photo.media, photo.bytes)
    };
    Ok(NewPicture {
        label: said.label,
        alt: said.alt,
        words: said.words,
        pack: String::new(),
        credit: String::new(),
        licence: String::new(),
        media,
        bytes,
    })
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

fn ending(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}

/// A list of what the pictures show.
fn is_list(file: &str) -> bool {
    matches!(ending(file).as_str(), "csv" | "tsv")
}

/// What says something about the pictures.
fn is_said(file: &str) -> bool {
    is_list(file) || matches!(ending(file).as_str(), "txt" | "md" | "")
}

/// What lies beside pictures and is no mistake, nor of use.
fn is_beside(file: &str) -> bool {
    matches!(
        ending(file).as_str(),
        "html" | "htm" | "json" | "pdf" | "xml" | "css" | "js" | "yml" | "db" | "ini"
    )
}

fn too_large() -> Error {
    unreadable("This pack is too large.", "Choose a part of it: up to 20,000 drawings, or 80 large photos.")
}

fn broken() -> Error {
    unreadable("This zip file can't be read.", "Download it again, or choose a folder.")
}

fn unreadable(message: &str, hint: &str) -> Error {
    Error::new(Code::UnreadableFile, message, hint)
}
