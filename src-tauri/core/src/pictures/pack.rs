//! Picture packs: a zip file or a folder of pictures, perhaps with an index
//! (CSV) that says what each shows, and a licence.

use super::index::{Index, Said};
use super::kept::NewPicture;
use super::{drawing, letters, photo};
use crate::documents::pictures::Media;
use crate::error::{Code, Error, Result};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
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
        let mut folder = Folder::default();
        folder.walk(place, "")?;
        return read(&name, folder.files, folder.refused);
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

/// What was read of a folder so far.
#[derive(Default)]
struct Folder {
    files: Vec<(String, Vec<u8>)>,
    refused: Vec<RefusedPicture>,
    bytes: u64,
}

impl Folder {
    fn walk(&mut self, folder: &Path, within: &str) -> Result<()> {
        if within.split('/').count() > DEEPEST_FOLDER {
            let reason = "The folders within this one are too deep. Choose this folder by itself.";
            self.refused.push(RefusedPicture { file: within.to_owned(), reason: reason.into() });
            return Ok(());
        }
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let kind = entry.file_type()?;
            let file = format!("{within}{}", entry.file_name().to_string_lossy());
            if is_hidden(&file) {
                continue;
            }
            if kind.is_symlink() {
                // One may lead round in a circle, or out of the folder.
                let reason = "This leads to another place, and is not followed. Copy what it leads to.";
                self.refused.push(RefusedPicture { file, reason: reason.into() });
            } else if kind.is_dir() {
                self.walk(&entry.path(), &format!("{file}/"))?;
            } else if kind.is_file() && !is_beside(&file) {
                self.bytes = self.bytes.saturating_add(entry.metadata()?.len());
                if self.bytes > LARGEST_PACK || self.files.len() >= MOST_FILES {
                    return Err(too_large());
                }
                self.files.push((file, std::fs::read(entry.path())?));
            }
        }
        Ok(())
    }
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
    let mut pack = Pack {
        pictures: Vec::new(),
        files: Vec::new(),
        refused,
        suggested: PackDraft { name: super::index::words_of_name(name), ..licence(&files) },
    };
    let mut index = Index::default();
    for (file, bytes) in files.iter().filter(|(file, _)| is_list(file)) {
        index.read(file, bytes).into_iter().for_each(|(place, reason)| pack.refuse(place, reason));
    }
    files.retain(|(file, bytes)| photo::media_of(bytes).is_some() || !(is_beside(file) || is_said(file)));
    let (said, passed) = index.of(&files.iter().map(|(file, _)| file.as_str()).collect::<Vec<_>>());
    passed.into_iter().for_each(|(place, reason)| pack.refuse(place, reason));
    let mut seen = HashSet::new();
    for ((file, bytes), said) in files.into_iter().zip(said) {
        match picture(&file, &bytes, said) {
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
        // Old programs write names in the letters of DOS.
        let name = match std::str::from_utf8(entry.name_raw()) {
            Ok(name) => name.to_owned(),
            Err(_) => entry.name().map_or_else(|_| String::new(), Cow::into_owned),
        };
        let file = name.replace('\\', "/");
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

fn picture(file: &str, bytes: &[u8], said: Said) -> std::result::Result<NewPicture, String> {
    let (media, bytes) = if ending(file) == "svg" {
        (Media::Svg, drawing::clean(bytes)?)
    } else {
        let photo = photo::prepare(bytes, None)?;
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

/// Who made the pack and what it may be used for, from its licence file.
fn licence(files: &[(String, Vec<u8>)]) -> PackDraft {
    let is_licence = |file: &str| {
        let name = file.rsplit('/').next().unwrap_or(file).to_lowercase();
        ["licen", "copying", "copyright"].iter().any(|begin| name.starts_with(begin))
    };
    let Some((_, bytes)) = files.iter().find(|(file, _)| is_licence(file)) else {
        return PackDraft::default();
    };
    let text = letters::text(&bytes[..bytes.len().min(20_000)]).into_owned();
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
