//! Where the files of a pack lie: in a zip file, in a folder, or at hand. One is in
//! memory at a time, and never more of it than its reader takes.

use super::pack::RefusedPicture;
use crate::error::{Error, Result};
use crate::incoming::{Incoming, Opening, zip};
use ::zip::ZipArchive;
use std::borrow::Cow;
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};

const DEEPEST_FOLDER: usize = 8;

/// The files of a pack by their paths, in one order whatever the disk or the zip has.
pub(super) struct Place<'a> {
    pub files: Vec<(String, usize)>,
    pub refused: Vec<RefusedPicture>,
    /// It lies on the disk as it is, and is not unpacked.
    pub is_folder: bool,
    from: Box<dyn Files + 'a>,
}

/// Files that can be read, each by its number.
trait Files {
    fn open(&mut self, at: usize) -> Option<Box<dyn Read + '_>>;
}

impl<'a> Place<'a> {
    fn of(mut files: Vec<(String, usize)>, refused: Vec<RefusedPicture>, from: impl Files + 'a) -> Self {
        files.retain(|(file, _)| !is_hidden(file));
        files.sort();
        Self { files, refused, is_folder: false, from: Box::new(from) }
    }

    pub fn of_files(files: Vec<(String, Vec<u8>)>) -> Self {
        let (names, files): (Vec<_>, Vec<_>) =
            files.into_iter().enumerate().map(|(at, (name, bytes))| ((name, at), bytes)).unzip();
        Self::of(names, Vec::new(), AtHand(files))
    }

    /// # Errors
    /// `UnreadableFile` for a folder with more files than a pack has; a failing disk.
    pub fn of_folder(folder: &Path, most: usize, too_large: fn() -> Error) -> Result<Self> {
        let mut walk = Walk { paths: Vec::new(), files: Vec::new(), refused: Vec::new(), most, too_large };
        walk.folder(folder, "")?;
        Ok(Self { is_folder: true, ..Self::of(walk.files, walk.refused, Folder(walk.paths)) })
    }

    /// # Errors
    /// `UnreadableFile` where it is no zip, or lists more than a pack has.
    pub fn of_zip<R: Read + Seek + 'a>(
        from: R,
        most: usize,
        broken: fn() -> Error,
        too_large: fn() -> Error,
    ) -> Result<Self> {
        let mut archive = zip(from, broken)?;
        if archive.len() > most {
            return Err(too_large());
        }
        let mut files = Vec::new();
        for at in 0..archive.len() {
            let Ok(entry) = archive.by_index_raw(at) else { return Err(broken()) };
            // Old programs write names in the letters of DOS.
            let name = match std::str::from_utf8(entry.name_raw()) {
                Ok(name) => name.to_owned(),
                Err(_) => entry.name().map_or_else(|_| String::new(), Cow::into_owned),
            };
            if !entry.is_dir() {
                files.push((name.replace('\\', "/"), at));
            }
        }
        Ok(Self::of(files, Vec::new(), Zip(archive)))
    }

    /// The first bytes of a file, up to `most`; nothing where it is damaged. What a
    /// file says of its own size is not believed.
    pub fn read(&mut self, at: usize, most: u64) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.from.open(at)?.take(most).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }
}

struct AtHand(Vec<Vec<u8>>);

impl Files for AtHand {
    fn open(&mut self, at: usize) -> Option<Box<dyn Read + '_>> {
        Some(Box::new(self.0.get(at)?.as_slice()))
    }
}

struct Zip<R>(ZipArchive<Opening<R>>);

impl<R: Read + Seek> Files for Zip<R> {
    fn open(&mut self, at: usize) -> Option<Box<dyn Read + '_>> {
        Some(Box::new(self.0.by_index(at).ok()?))
    }
}

struct Folder(Vec<PathBuf>);

impl Files for Folder {
    fn open(&mut self, at: usize) -> Option<Box<dyn Read + '_>> {
        // Beyond its own size a reader takes no more than it asks for.
        Some(Box::new(Incoming::Pack.open(self.0.get(at)?).ok()?))
    }
}

/// What was found in a folder so far.
struct Walk {
    paths: Vec<PathBuf>,
    files: Vec<(String, usize)>,
    refused: Vec<RefusedPicture>,
    most: usize,
    too_large: fn() -> Error,
}

impl Walk {
    fn folder(&mut self, folder: &Path, within: &str) -> Result<()> {
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
            if self.files.len() + self.refused.len() >= self.most {
                return Err((self.too_large)());
            }
            if kind.is_symlink() {
                // One may lead round in a circle, or out of the folder.
                let reason = "This leads to another place, and is not followed. Copy what it leads to.";
                self.refused.push(RefusedPicture { file, reason: reason.into() });
            } else if kind.is_dir() {
                self.folder(&entry.path(), &format!("{file}/"))?;
            } else if kind.is_file() {
                self.files.push((file, self.paths.len()));
                self.paths.push(entry.path());
            }
        }
        Ok(())
    }
}

/// What systems leave in folders for themselves.
fn is_hidden(file: &str) -> bool {
    file.split('/')
        .any(|part| (part.starts_with('.') && part != "..") || part == "__MACOSX" || part == "Thumbs.db")
}
