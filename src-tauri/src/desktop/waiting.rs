//! Documents that wait for the system's viewer.

use std::{
    collections::BTreeSet,
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::Home;

/// A private folder for each, outside the data folder, wiped at lock, exit and the next
/// start: an encrypted store is worth little beside a readable copy.
#[derive(Debug)]
pub struct Waiting {
    parent: PathBuf,
    home: PathBuf,
    folders: Mutex<BTreeSet<PathBuf>>,
}

impl Waiting {
    #[must_use]
    pub fn of(home: &Home) -> Self {
        Self::at(runtime_folder(), home)
    }

    fn at(parent: PathBuf, home: &Home) -> Self {
        Self { parent, home: home.path().to_owned(), folders: Mutex::default() }
    }

    /// Writes a document that only this account can read, and says where it lies.
    ///
    /// # Errors
    /// When the disk is full or the folder cannot be made.
    pub fn put(&self, name: &str, ending: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        // A folder that nobody could have made before us, as nobody knew its name; and one
        // for each, so that the viewer shows the plain name.
        let folder = self.parent.join(format!("{OURS}{}", random()?));
        // Held to the end: nobody wipes between the note and what it is of.
        let mut folders = self.held();
        self.note(&folder, &mut folders);
        make(&folder)?;
        let file = folder.join(format!("{}.{ending}", plain(name)));
        create(&file)?.write_all(bytes)?;
        Ok(file)
    }

    /// Takes every waiting document away, also those that a crash left behind.
    ///
    /// # Errors
    /// When a viewer holds a document open (Windows); the next start tries again.
    pub fn wipe(&self) -> io::Result<()> {
        let mut folders = self.held();
        folders.extend(self.noted());
        let mut wiped = Ok(());
        folders.retain(|folder| match self.take_away(folder) {
            Ok(()) => false,
            Err(error) => {
                wiped = Err(error);
                true
            }
        });
        let left: Vec<u8> = folders.iter().flat_map(|folder| line(folder)).collect();
        let kept = match left.is_empty() {
            true => fs::remove_file(self.note_of_folders()),
            false => fs::write(self.note_of_folders(), left),
        };
        match kept {
            Err(error) if error.kind() != io::ErrorKind::NotFound => wiped.and(Err(error)),
            _ => wiped,
        }
    }

    fn take_away(&self, folder: &Path) -> io::Result<()> {
        match fs::symlink_metadata(folder) {
            Ok(found) if found.is_dir() && is_ours(&found, &self.home) => fs::remove_dir_all(folder),
            // Somebody else's, or no folder: nothing of ours lies in it.
            Ok(_) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// For the start after a crash. On a full disk what is printed is wiped at lock and
    /// exit all the same.
    fn note(&self, folder: &Path, folders: &mut BTreeSet<PathBuf>) {
        let noted = || {
            let mut options = OpenOptions::new();
            options.append(true).create(true);
            private(&mut options).open(self.note_of_folders())?.write_all(&line(folder))
        };
        let _ = noted();
        folders.insert(folder.to_owned());
    }

    /// Nothing but what this program can have made.
    fn noted(&self) -> Vec<PathBuf> {
        let note = fs::read_to_string(self.note_of_folders()).unwrap_or_default();
        note.lines()
            .map(PathBuf::from)
            .filter(|folder| folder.is_absolute() && has_our_name(folder))
            .collect()
    }

    fn note_of_folders(&self) -> PathBuf {
        self.home.join("printed")
    }

    fn held(&self) -> MutexGuard<'_, BTreeSet<PathBuf>> {
        self.folders.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the name of each folder begins with.
const OURS: &str = "alongside-printed-";

/// Its other part.
fn random() -> io::Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(format!("{:032x}", u128::from_le_bytes(bytes)))
}

fn has_our_name(folder: &Path) -> bool {
    let name = folder.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_prefix(OURS));
    name.is_some_and(|random| random.len() == 32 && random.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn line(folder: &Path) -> Vec<u8> {
    format!("{}\n", folder.display()).into_bytes()
}

/// Memory-backed where the system has such a folder, so nothing reaches the disk.
fn runtime_folder() -> PathBuf {
    std::env::var_os("XDG_RUNTIME_DIR")
        .map(PathBuf::from)
        .filter(|folder| folder.is_dir())
        .unwrap_or_else(std::env::temp_dir)
}

/// A folder that was not there before, and that nobody else can look into.
fn make(folder: &Path) -> io::Result<()> {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "there is nothing to set"))]
    let mut maker = fs::DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        maker.mode(0o700);
    }
    maker.create(folder)
}

/// A file that was not there before, for this account alone.
fn create(file: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    private(&mut options).open(file)
}

/// Whatever rights the account gives to what it makes.
fn private(options: &mut OpenOptions) -> &OpenOptions {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options
}

/// Whose account the data folder is.
#[cfg(unix)]
fn is_ours(found: &fs::Metadata, home: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(home).is_ok_and(|home| home.uid() == found.uid())
}

/// Elsewhere the temporary folder is the account's own.
#[cfg(not(unix))]
fn is_ours(_found: &fs::Metadata, _home: &Path) -> bool {
    true
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
    use crate::tests::Place;

    fn somewhere(name: &str) -> (Place, Home) {
        let place = Place::new(name);
        let home = Home::at(place.0.join("home")).unwrap();
        (place, home)
    }

    #[test]
    fn a_printed_document_is_gone_after_the_wipe() {
        let (place, home) = somewhere("printed");
        let waiting = Waiting::at(place.0.clone(), &home);
        let first = waiting.put("Plan / easy: read?", "pdf", b"one").unwrap();
        let second = waiting.put("Plan / easy: read?", "pdf", b"two").unwrap();
        assert_eq!(first.file_name().unwrap(), "Plan easy read.pdf");
        assert_eq!(fs::read(&first).unwrap(), b"one");
        assert_eq!(fs::read(&second).unwrap(), b"two");
        waiting.wipe().unwrap();
        assert!(!first.parent().unwrap().exists() && !second.parent().unwrap().exists());
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "nor is there a note of it");
        waiting.wipe().unwrap();
        waiting.put("Plan", "pdf", b"three").unwrap();
        waiting.wipe().unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_printed_document_lies_where_nobody_expects_it_and_only_its_account_reads_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let (place, home) = somewhere("private");
        let mode = |path: &Path| fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777;
        let put = || Waiting::at(place.0.clone(), &home).put("Plan", "pdf", b"one").unwrap();
        let (first, second) = (put(), put());
        assert_ne!(first, second, "the same document of the same laptop");
        assert_eq!(mode(&first), 0o600);
        assert_eq!(mode(first.parent().unwrap()), 0o700);
        assert_eq!(mode(&home.path().join("printed")), 0o600, "the note of where it lies");
        assert_eq!(make(first.parent().unwrap()).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(create(&first).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
    }

    #[test]
    fn what_a_crash_left_behind_is_found_by_the_next_start() {
        let (place, home) = somewhere("crash");
        let left = Waiting::at(place.0.clone(), &home).put("Plan", "pdf", b"left").unwrap();
        // Another session has another run-time folder.
        Waiting::at(place.0.join("other"), &home).wipe().unwrap();
        assert!(!left.parent().unwrap().exists());
    }

    #[test]
    fn nothing_but_our_own_folders_is_wiped_whatever_the_note_says() {
        let (place, home) = somewhere("note");
        let mine = Waiting::at(place.0.clone(), &home).put("Plan", "pdf", b"one").unwrap();
        let photos = place.0.join("photos");
        fs::create_dir(&photos).unwrap();
        let mut note = fs::read_to_string(home.path().join("printed")).unwrap();
        note += &format!("{}\n\n../photos\n{OURS}1\n", photos.display());
        fs::write(home.path().join("printed"), note).unwrap();
        Waiting::at(place.0.clone(), &home).wipe().unwrap();
        assert!(!mine.exists() && photos.exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_a_folder_is_not_followed() {
        let (place, home) = somewhere("link");
        let folder = place.0.join(format!("{OURS}{}", random().unwrap()));
        std::os::unix::fs::symlink(&place.0, &folder).unwrap();
        fs::write(home.path().join("printed"), line(&folder)).unwrap();
        Waiting::at(place.0.clone(), &home).wipe().unwrap();
        assert!(home.path().is_dir() && folder.is_symlink());
    }
}
