//! Picture packs: a zip file or a folder of pictures, perhaps with an index
//! (CSV) that says what each shows, and a licence.

use super::index::Index;
use super::kept::NewPicture;
use super::{drawing, photo};
use crate::documents::pictures::Media;
use crate::error::{Code, Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::io::{Cursor, Read};
use std::path::Path;
use zip::ZipArchive;

/// The whole Mulberry set has some 3,400.
const MOST_FILES: usize = 20_000;
/// Of one packed file, and of all together, once they are unpacked.
const LARGEST_FILE: u64 = photo::LARGEST as u64;
const LARGEST_PACK: u64 = 1024 * 1024 * 1024;
const DEEPEST_FOLDER: usize = 8;

/// A pack that was read, and not yet kept.
#[derive(Debug, Clone)]
pub struct Pack {
    pub(super) pictures: Vec<NewPicture>,
    files: Vec<String>,
    refused: Vec<RefusedPicture>,
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

/// A file of a pack that can't be kept, and why.
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
        let (mut files, mut left) = (Vec::new(), LARGEST_PACK);
        walk(place, "", &mut files, &mut left)?;
        return read_pack(&name, files);
    }
    if std::fs::metadata(place)?.len() > LARGEST_PACK {
        return Err(too_large());
    }
    let bytes = std::fs::read(place)?;
    if bytes.starts_with(b"PK") {
        read_zip(&name, &bytes)
    } else {
        read_pack(&name, vec![(name.clone(), bytes)])
    }
}

/// Links are left alone: one may lead round in a circle, or out of the folder.
fn walk(folder: &Path, within: &str, files: &mut Vec<(String, Vec<u8>)>, left: &mut u64) -> Result<()> {
    if within.split('/').count() > DEEPEST_FOLDER {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let file = format!("{within}{}", entry.file_name().to_string_lossy());
        if is_hidden(&file) {
            continue;
        }
        if kind.is_dir() {
            walk(&entry.path(), &format!("{file}/"), files, left)?;
        } else if kind.is_file() && !is_beside(&file) {
            *left = left.checked_sub(entry.metadata()?.len()).ok_or_else(too_large)?;
            if files.len() >= MOST_FILES {
                return Err(too_large());
            }
            files.push((file, std::fs::read(entry.path())?));
        }
    }
    Ok(())
}

/// Reads files: each with its path within the pack.
///
/// # Errors
/// `UnreadableFile` where there is no picture in it at all.
pub fn read_pack(name: &str, files: Vec<(String, Vec<u8>)>) -> Result<Pack> {
    read(name, files, Vec::new())
}

fn read(name: &str, mut files: Vec<(String, Vec<u8>)>, refused: Vec<RefusedPicture>) -> Result<Pack> {
    if files.len() > MOST_FILES {
        return Err(too_large());
    }
    files.retain(|(file, _)| !is_hidden(file));
    // In one order, whatever the disk or the zip has.
    files.sort_by(|one, other| one.0.cmp(&other.0));
    let index = files
        .iter()
        .filter(|(file, _)| ending(file) == "csv")
        .find_map(|(_, bytes)| Index::read(bytes))
        .unwrap_or_default();
    let mut pack = Pack {
        pictures: Vec::new(),
        files: Vec::new(),
        refused,
        suggested: PackDraft { name: super::index::words_of_name(name), ..licence(&files) },
    };
    let mut seen = HashSet::new();
    for (file, bytes) in files {
        if is_beside(&file) || is_said(&file) {
            continue;
        }
        match picture(&file, &bytes, &index) {
            Ok(picture) if seen.insert(picture.id()) => {
                pack.pictures.push(picture);
                pack.files.push(file);
            }
            Ok(_) => pack.refuse(file, "The same picture is in the pack already, under another name."),
            Err(reason) => pack.refuse(file, reason),
        }
    }
    if pack.pictures.is_empty() {
        let why = pack.refused.first().map_or("It holds no PNG, JPEG or SVG file.", |first| &first.reason);
        return Err(unreadable("No picture could be read from this.", why));
    }
    Ok(pack)
}

/// Reads a zip file.
///
/// # Errors
/// `UnreadableFile` where it is none, has no picture, or is larger than it says.
pub fn read_zip(name: &str, bytes: &[u8]) -> Result<Pack> {
    let broken = || unreadable("This zip file can't be read.", "Download it again, or choose a folder.");
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if zip.len() > MOST_FILES {
        return Err(too_large());
    }
    let (mut files, mut refused, mut left) = (Vec::new(), Vec::new(), LARGEST_PACK);
    for at in 0..zip.len() {
        let Ok(entry) = zip.by_index(at) else { return Err(broken()) };
        let file = String::from_utf8_lossy(entry.name_raw()).replace('\\', "/");
        if entry.is_dir() || is_hidden(&file) || is_beside(&file) {
            continue;
        }
        // What the file says of its own size is not believed.
        let mut unpacked = Vec::new();
        let whole = entry.take(LARGEST_FILE.min(left) + 1).read_to_end(&mut unpacked).is_ok();
        let length = unpacked.len() as u64;
        left = left.checked_sub(length).ok_or_else(too_large)?;
        if length > LARGEST_FILE {
            refused.push(RefusedPicture { file, reason: "This file is larger than 60 MB.".into() });
        } else if whole {
            files.push((file, unpacked));
        } else {
            refused.push(RefusedPicture { file, reason: "This part of the zip file is damaged.".into() });
        }
    }
    read(name, files, refused)
}

impl Pack {
    fn refuse(&mut self, file: String, reason: impl Into<String>) {
        self.refused.push(RefusedPicture { file, reason: reason.into() });
    }
}

fn picture(file: &str, bytes: &[u8], index: &Index) -> std::result::Result<NewPicture, String> {
    let (media, bytes) = if ending(file) == "svg" {
        (Media::Svg, drawing::clean(bytes)?)
    } else {
        let photo = photo::prepare(bytes, None)?;
        (photo.media, photo.bytes)
    };
    let said = index.of(file);
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

/// Who made the pack and what it may be used for, from its licence file.
fn licence(files: &[(String, Vec<u8>)]) -> PackDraft {
    let is_licence = |file: &str| {
        let name = file.rsplit('/').next().unwrap_or(file).to_lowercase();
        ["licen", "copying", "copyright"].iter().any(|begin| name.starts_with(begin))
    };
    let Some((_, bytes)) = files.iter().find(|(file, _)| is_licence(file)) else {
        return PackDraft::default();
    };
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(20_000)]).into_owned();
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

/// What says something about the pictures.
fn is_said(file: &str) -> bool {
    matches!(ending(file).as_str(), "csv" | "txt" | "md" | "")
}

/// What lies beside pictures and is no mistake, nor of use.
fn is_beside(file: &str) -> bool {
    matches!(
        ending(file).as_str(),
        "html" | "htm" | "json" | "pdf" | "xml" | "css" | "js" | "zip" | "yml" | "db" | "ini"
    )
}

/// What systems leave in folders for themselves.
fn is_hidden(file: &str) -> bool {
    file.split('/')
        .any(|part| (part.starts_with('.') && part != "..") || part == "__MACOSX" || part == "Thumbs.db")
}

fn too_large() -> Error {
    unreadable("This pack is too large.", "Choose a part of it: up to 20,000 pictures, and 1 GB unpacked.")
}

fn unreadable(message: &str, hint: &str) -> Error {
    Error::new(Code::UnreadableFile, message, hint)
}
