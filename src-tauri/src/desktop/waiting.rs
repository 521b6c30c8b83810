//! Documents that wait for the system's viewer.

use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io,
    path::{Path, PathBuf},
    sync::Mutex,
};

use super::{Home, make_private};

/// A private run-time folder outside the data folder, wiped at lock, exit and
/// the next start: an encrypted store is worth little beside a readable copy.
#[derive(Debug)]
pub struct Waiting {
    folder: PathBuf,
    count: Mutex<u32>,
}

impl Waiting {
    /// The folder that belongs to this data folder, found again after a crash.
    ///
    /// # Errors
    /// When the place is taken by a file, a link or another account.
    pub fn in_folder_for(home: &Home) -> io::Result<Self> {
        Self::at(runtime_folder(), home)
    }

    fn at(parent: PathBuf, home: &Home) -> io::Result<Self> {
        let mut hash = DefaultHasher::new();
        home.path().hash(&mut hash);
        let folder = parent.join(format!("alongside-printed-{:016x}", hash.finish()));
        refuse_another_owner(&folder, home.path())?;
        Ok(Self { folder, count: Mutex::new(0) })
    }

    /// Writes a document that only this account can read, and says where it lies.
    ///
    /// # Errors
    /// When the disk is full or the folder cannot be made.
    pub fn put(&self, name: &str, ending: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        make_private(&self.folder)?;
        let number = {
            let mut count = self.count.lock().map_err(|_| io::Error::other("counting printed documents"))?;
            *count += 1;
            *count
        };
        // A folder each: the viewer shows the plain name, and no earlier copy is changed under it.
        let folder = self.folder.join(number.to_string());
        make_private(&folder)?;
        let file = folder.join(format!("{}.{ending}", plain(name)));
        fs::write(&file, bytes)?;
        Ok(file)
    }

    /// Takes every waiting document away.
    ///
    /// # Errors
    /// When a viewer holds a document open (Windows); the next start tries again.
    pub fn wipe(&self) -> io::Result<()> {
        match fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

/// Memory-backed where the system has such a folder, so nothing reaches the disk.
fn runtime_folder() -> PathBuf {
    std::env::var_os("XDG_RUNTIME_DIR")
        .map(PathBuf::from)
        .filter(|folder| folder.is_dir())
        .unwrap_or_else(std::env::temp_dir)
}

/// In a shared temporary folder somebody else could have made our folder first,
/// and would then read what we put there.
#[cfg(unix)]
fn refuse_another_owner(folder: &Path, ours: &Path) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    let found = match fs::symlink_metadata(folder) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    if !found.is_dir() || found.uid() != fs::metadata(ours)?.uid() {
        return Err(io::Error::new(
            io::ErrorKind::PermissionDenied,
            "the folder for printed documents belongs to somebody else",
        ));
    }
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

/// Elsewhere the temporary folder is the account's own.
#[cfg(not(unix))]
fn refuse_another_owner(_folder: &Path, _ours: &Path) -> io::Result<()> {
    Ok(())
}

/// A name that every file system takes.
fn plain(name: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).take(60).collect();
    let words: Vec<_> = plain.split_whitespace().collect();
    if words.is_empty() { "handout".to_owned() } else { words.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn somewhere(name: &str) -> (PathBuf, Home) {
        let place = std::env::temp_dir().join(format!("alongside-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&place);
        let home = Home::at(place.join("home")).unwrap();
        (place, home)
    }

    #[test]
    fn a_printed_document_is_private_and_gone_after_the_wipe() {
        let (place, home) = somewhere("printed");
        let waiting = Waiting::at(place.clone(), &home).unwrap();
        let first = waiting.put("Plan / easy: read?", "pdf", b"one").unwrap();
        let second = waiting.put("Plan / easy: read?", "pdf", b"two").unwrap();
        assert_eq!(first.file_name().unwrap(), "Plan easy read.pdf");
        assert_eq!(fs::read(&first).unwrap(), b"one");
        assert_eq!(fs::read(&second).unwrap(), b"two");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(&waiting.folder).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o700);
        }
        waiting.wipe().unwrap();
        assert!(!first.exists() && !second.exists());
        waiting.wipe().unwrap();
        fs::remove_dir_all(place).unwrap();
    }

    #[test]
    fn what_a_crash_left_behind_is_found_by_the_next_start() {
        let (place, home) = somewhere("crash");
        let left = Waiting::at(place.clone(), &home).unwrap();
        let left = left.put("Plan", "pdf", b"left").unwrap();
        Waiting::at(place.clone(), &home).unwrap().wipe().unwrap();
        assert!(!left.exists());
        fs::remove_dir_all(place).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_the_folder_is_refused() {
        let (place, home) = somewhere("link");
        let folder = Waiting::at(place.clone(), &home).unwrap().folder;
        std::os::unix::fs::symlink(&place, folder).unwrap();
        assert!(Waiting::at(place.clone(), &home).is_err());
        fs::remove_dir_all(place).unwrap();
    }
}
