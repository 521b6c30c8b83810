//! The one writer of files that leave the app, for the window and the command
//! line alike.
//!
//! A file is written beside its place, synced, and put there whole: a full
//! disk or a power cut leaves what stood there before. What was begun and not
//! finished is taken away, also what a killed program left behind; nothing
//! else is ever removed.

use super::{Store, own_files};
use crate::error::{Code, Error, Problem, Result};
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Whether a file is for the officer alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// It names people: nobody else on this computer may read it.
    People,
    /// It is made for everybody.
    Nobody,
}

/// A place that may be written to.
#[derive(Debug)]
pub struct Output {
    place: PathBuf,
    names: Names,
    /// Something stands there, with these permissions.
    stands: Option<Permissions>,
    /// A pipe or a device: there is nothing to put in place.
    is_stream: bool,
}

/// A file that is being written, and is not in its place yet. Dropped, it is
/// taken away again.
#[derive(Debug)]
pub struct Part {
    /// Nothing once it is kept.
    out: Option<BufWriter<File>>,
    /// Where it waits; nothing for a stream.
    waits: Option<PathBuf>,
    to: Output,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SavedAs {
    /// A file of that name stood there before.
    pub replaced: bool,
}

impl SavedAs {
    /// "Saved as plan.pdf. It replaced a file of that name."
    #[must_use]
    pub fn sentence(self, done: &str) -> String {
        if self.replaced { format!("{done} It replaced a file of that name.") } else { done.to_owned() }
    }
}

/// All that lies outside of a store: where its files may go, and where not.
#[derive(Debug, Clone)]
pub struct Outside {
    open: PathBuf,
}

impl Store {
    #[must_use]
    pub fn outside(&self) -> Outside {
        Outside { open: self.file.clone() }
    }
}

impl Outside {
    /// Asks for a place for a file.
    ///
    /// # Errors
    /// `Refused` where it belongs to this or any other store, or is a backup;
    /// `BadInput` for a folder, or where there is none.
    pub fn file(&self, place: &Path, names: Names) -> Result<Output> {
        check_place(place)?;
        own_files::refuse(place, &self.open)?;
        Output::at(place, names)
    }

    /// Makes a folder for several files, where it is not there.
    ///
    /// # Errors
    /// As [`Outside::file`]; `Refused` for a file.
    pub fn folder(&self, folder: &Path) -> Result<()> {
        own_files::refuse(folder, &self.open)?;
        if folder.exists() && !folder.is_dir() {
            return Err(Error::refused("There is a file of this name already.", "Choose a folder."));
        }
        Ok(own_folder().recursive(true).create(folder)?)
    }
}

impl Output {
    /// A place that nobody needs to guard: it is of the store itself, or was asked for.
    pub(super) fn at(place: &Path, names: Names) -> Result<Self> {
        let known = fs::metadata(place).ok();
        if known.as_ref().is_some_and(fs::Metadata::is_dir) {
            let what = "This is a folder, not a file.";
            return Err(Error::new(Code::Disk, what, "Choose a name for the file."));
        }
        let is_stream = known.as_ref().is_some_and(|known| !known.is_file());
        // The file behind a link is what is meant, not the link.
        let place = if is_stream { place.to_owned() } else { own_files::real(place) };
        check_folder(&place)?;
        Ok(Self { place, names, stands: known.map(|known| known.permissions()), is_stream })
    }

    /// Writes the whole file, or leaves all as it was.
    ///
    /// # Errors
    /// What `fill` returns, and a failing disk.
    pub fn write(self, fill: impl FnOnce(&mut Part) -> Result<()>) -> Result<SavedAs> {
        let mut part = self.begin()?;
        fill(&mut part)?;
        part.keep()
    }

    /// Begins a file that waits for others, or for its end.
    ///
    /// # Errors
    /// A failing disk.
    pub fn begin(self) -> Result<Part> {
        if self.is_stream {
            let out = super::stream::open(&self.place)?;
            return Ok(Part { out: Some(BufWriter::new(out)), waits: None, to: self });
        }
        let folder = own_files::folder(&self.place);
        clear_left_behind(folder);
        let (out, waits) = waiting(folder, self.names, self.stands.as_ref())?;
        Ok(Part { out: Some(BufWriter::with_capacity(1 << 16, out)), waits: Some(waits), to: self })
    }
}

impl Part {
    /// Where it waits; nothing for a stream.
    pub(super) fn waits(&self) -> Option<&Path> {
        self.waits.as_deref()
    }

    /// Where a file of one's own may wait meanwhile: it goes with this one.
    pub(super) fn companion(&self) -> PathBuf {
        super::keys::beside(self.waits.as_deref().unwrap_or(&self.to.place), COMPANION)
    }

    /// What is written so far, read back from the disk.
    ///
    /// # Errors
    /// A failing disk.
    pub(super) fn read_back(&mut self) -> Result<File> {
        let Some(waits) = self.waits.clone() else { return Err(Error::bug("a stream is not read back")) };
        let out = self.open()?;
        out.flush()?;
        out.get_ref().sync_all()?;
        // On Windows nobody else reads what is locked, ourselves included.
        #[cfg(windows)]
        out.get_ref().unlock()?;
        Ok(File::open(waits)?)
    }

    /// Puts the file in its place, where nothing stands: of two who are there at once,
    /// one is refused.
    ///
    /// # Errors
    /// `Refused`; a failing disk. The file is taken away again.
    pub fn keep_new(self) -> Result<SavedAs> {
        self.keep_by(put_new)
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// A failing disk; the file is taken away again.
    pub fn keep(self) -> Result<SavedAs> {
        self.keep_by(|waits, place| fs::rename(waits, place))
    }

    fn keep_by(mut self, put: fn(&Path, &Path) -> io::Result<()>) -> Result<SavedAs> {
        let Some(out) = self.out.take() else { return Err(Error::bug("a file was kept twice")) };
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        let Some(waits) = &self.waits else { return Ok(SavedAs { replaced: false }) };
        if self.to.names == Names::Nobody
            && let Some(permissions) = &self.to.stands
        {
            // As it was shared before; the disk may not know how.
            let _ = file.set_permissions(permissions.clone());
        }
        file.sync_all()?;
        take_away_companion(waits);
        put(waits, &self.to.place).map_err(in_the_way)?;
        self.waits = None;
        // The lock goes last: until here nobody takes the file for one left behind.
        drop(file);
        sync_folder(own_files::folder(&self.to.place))?;
        Ok(SavedAs { replaced: self.to.stands.is_some() })
    }
}

impl Write for Part {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.open()?.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.open()?.flush()
    }
}

impl Seek for Part {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.open()?.seek(to)
    }
}

impl Part {
    fn open(&mut self) -> io::Result<&mut BufWriter<File>> {
        self.out.as_mut().ok_or_else(|| io::Error::other("the file is closed"))
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        let Some(waits) = self.waits.take() else { return };
        take_away(&waits);
        if let Some(out) = self.out.take() {
            // What is still in its buffer is not wanted any more.
            drop(out.into_parts());
        }
    }
}

// ---- the file that waits -------------------------------------------------------

const BEGINNING: &str = ".alongside-";
const END: &str = ".part";
const COMPANION: &str = "-store";

/// Hidden, of one length whatever the file is to be called, and no name that anybody chooses.
fn is_ours(name: &str) -> bool {
    let numbers = name.strip_prefix(BEGINNING).and_then(|rest| rest.strip_suffix(END));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    numbers
        .and_then(|numbers| numbers.split_once('-'))
        .is_some_and(|(process, number)| is_number(process) && is_number(number))
}

/// A new file, locked as long as somebody writes it.
fn waiting(folder: &Path, names: Names, stands: Option<&Permissions>) -> io::Result<(File, PathBuf)> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    loop {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let waits = folder.join(format!("{BEGINNING}{:x}-{number:x}{END}", std::process::id()));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        private(&mut options, names, stands);
        let file = match options.open(&waits) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            file => file?,
        };
        // Somebody who clears up may have been between the two.
        match file.try_lock() {
            Err(fs::TryLockError::WouldBlock) => {}
            _ if waits.exists() => return Ok((file, waits)),
            _ => {}
        }
    }
}

/// Nobody reads more while it is written than they may read when it is there.
#[cfg(unix)]
fn private(options: &mut OpenOptions, names: Names, stands: Option<&Permissions>) {
    use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
    match (names, stands) {
        (Names::People, _) => options.mode(0o600),
        (Names::Nobody, Some(stands)) => options.mode(stands.mode() & 0o777),
        (Names::Nobody, None) => options,
    };
}

/// Elsewhere a folder says who may read what is in it.
#[cfg(not(unix))]
fn private(_: &mut OpenOptions, _: Names, _: Option<&Permissions>) {}

/// What a killed program left behind: nobody holds its lock.
fn clear_left_behind(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if !entry.file_name().to_str().is_some_and(is_ours) {
            continue;
        }
        let free =
            OpenOptions::new().write(true).open(entry.path()).is_ok_and(|file| file.try_lock().is_ok());
        if free {
            take_away(&entry.path());
        }
    }
}

fn take_away(waits: &Path) {
    take_away_companion(waits);
    // The next one who writes here tries again.
    let _ = fs::remove_file(waits);
}

/// It is there for a backup only.
fn take_away_companion(waits: &Path) {
    let companion = super::keys::beside(waits, COMPANION);
    for own in ["-journal", "-wal", "-shm", ""].map(|end| super::keys::beside(&companion, end)) {
        let _ = fs::remove_file(own);
    }
}

/// A second name for the whole file: the system gives it where there is none of that name,
/// and a program that is killed leaves nothing half there. Some sticks know no second
/// names: there the place is taken first.
fn put_new(waits: &Path, place: &Path) -> io::Result<()> {
    match fs::hard_link(waits, place) {
        Ok(()) => fs::remove_file(waits),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        Err(_) => {
            drop(OpenOptions::new().write(true).create_new(true).open(place)?);
            fs::rename(waits, place).inspect_err(|_| {
                // It is ours, and empty.
                let _ = fs::remove_file(place);
            })
        }
    }
}

/// Gives a file the next name that is free, and returns it.
pub(super) fn put_aside(file: &Path) -> Result<PathBuf> {
    let free = name_aside(file)?;
    fs::rename(file, &free)?;
    Ok(free)
}

/// Keeps what stands there under the next name that is free, before another takes its place.
pub(super) fn copy_aside(file: &Path) -> Result<PathBuf> {
    let free = name_aside(file)?;
    Output::at(&free, Names::People)?.write(|out| {
        io::copy(&mut File::open(file)?, out)?;
        Ok(())
    })?;
    Ok(free)
}

fn name_aside(file: &Path) -> Result<PathBuf> {
    let mut names = (1..).map(|number| super::keys::beside(file, &format!(".before-{number}")));
    names.find(|name| !name.exists()).ok_or_else(|| Error::bug("no name is free"))
}

/// The other way.
pub(super) fn put_back(away: &Path, file: &Path) -> io::Result<()> {
    fs::rename(away, file)
}

pub(super) fn there_is_one() -> Error {
    Error::refused(
        "There is a file of this name already.",
        "Choose another name. Alongside never writes over a store or a backup.",
    )
}

/// Whether a file of this name can be made.
pub(super) fn check_place(place: &Path) -> Result<()> {
    if place.is_dir() {
        return Err(wrong_place("This is a folder, not a file.", "Choose a name for the file."));
    }
    // Behind a link it is looked at when the file is made.
    if place.symlink_metadata().is_ok() { Ok(()) } else { check_folder(place) }
}

/// Whether the folder of a file that is to be made is there.
pub(super) fn check_folder(place: &Path) -> Result<()> {
    if own_files::folder(place).is_dir() {
        return Ok(());
    }
    Err(wrong_place("There is no such folder.", "Make the folder first, or choose another one."))
}

/// What was typed is no place for a file, and the disk is not at fault.
pub(super) fn wrong_place(sentence: &str, hint: &str) -> Error {
    Error {
        code: Code::BadInput,
        message: sentence.to_owned(),
        hint: hint.to_owned(),
        problems: vec![Problem::new("to", sentence)],
    }
}

/// A folder for its owner alone.
pub(super) fn own_folder() -> fs::DirBuilder {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "elsewhere a folder is its owner's by its place"))]
    let mut maker = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
    maker
}

fn in_the_way(error: io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::AlreadyExists => there_is_one(),
        io::ErrorKind::PermissionDenied => Error::new(
            Code::Disk,
            "The file that stands there can't be replaced.",
            "Close it in other programs, or choose another name.",
        ),
        _ => error.into(),
    }
}

/// The name is on the disk only when its folder is. Not every disk can be asked.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    match File::open(folder)?.sync_all() {
        Err(error) if !matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
            return Err(error);
        }
        _ => {}
    }
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
