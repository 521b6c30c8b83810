//! Which files belong to a store, so that nothing else is ever written over
//! them: neither over those of the store that is open nor over anybody's.

use super::keys::beside;
use crate::error::{Error, Result};
use std::collections::HashSet;
use std::fs::{self, File, Metadata};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization as _;

/// What stands beside a store, by the end of its name; the first is the store itself.
pub const OWN_FILES: [&str; 15] = [
    "",
    ".keys",
    ".keys.copy",
    ".keys.new",
    ".keys.copy.new",
    ".device",
    ".mark",
    DAMAGED_LOGS[0],
    DAMAGED_LOGS[1],
    DAMAGED_LOGS[2],
    ".lock",
    ".window",
    "-wal",
    "-shm",
    "-journal",
];

/// Logs that could not be read to their end, see [`super::mark`].
pub(super) const DAMAGED_LOGS: [&str; 3] = [".damaged-wal", ".damaged-wal-2", ".damaged-wal-3"];

/// Of a page of a store, see [`super::connection`]; also what is read of a
/// file to tell what it is.
const PAGE: usize = 8192;

/// Refuses a place that belongs to a store or is a backup of one: `open`, or
/// any other. How the place is written does not matter: through links, in
/// other letters, from another folder.
pub(super) fn refuse(place: &Path, open: &Path) -> Result<()> {
    let real = real(place);
    // By name and by number first. Whoever opens and closes a file of the open
    // store takes SQLite's locks on it away from the whole process.
    let belongs =
        is_of(place, open) || is_of(&real, open) || stands_beside_keys(place) || stands_beside_keys(&real);
    if belongs || stands_beside_a_store(&real, open) {
        return Err(Error::refused(
            "This place belongs to a store of Alongside.",
            "Choose another name. Alongside never writes over a store, what belongs to it, or a backup.",
        ));
    }
    match What::of(&real) {
        What::Other => Ok(()),
        What::Backup => Err(Error::refused(
            "This file is a backup of Alongside.",
            "Choose another name. Alongside never writes over a store or a backup.",
        )),
        What::Store => Err(Error::refused(
            "This file is a store of Alongside, or encrypted as one is.",
            "Choose another name. Alongside never writes over a store or a backup.",
        )),
    }
}

/// Refuses a store of whose files one is none: to open a pipe would wait for ever.
pub(super) fn refuse_what_is_no_file(store: &Path) -> Result<()> {
    let stores = [store.to_owned(), real(store)];
    let odd = stores
        .iter()
        .flat_map(|store| OWN_FILES.map(|end| beside(store, end)))
        .find(|own| fs::metadata(own).is_ok_and(|known| !known.is_file()));
    odd.map_or(Ok(()), |odd| {
        Err(Error::refused(
            format!("{} is a folder, a pipe or a device, and no file.", name_of(&odd)),
            "Look who put it beside the store. Nothing was changed.",
        ))
    })
}

fn name_of(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Refuses a place for a new store that belongs to another one.
pub(super) fn refuse_another(place: &Path) -> Result<()> {
    let (name, stores) = (name(place), keyed_stores(folder(place)));
    if could_belong_to(place).any(|store| store != name && stores.contains(&store)) {
        return Err(Error::refused(
            "This place belongs to another store of Alongside.",
            "Choose another name for the new store.",
        ));
    }
    Ok(())
}

/// Refuses a place for a new store in which it could not be opened: something stands there
/// that is no file, or its name is kept for what belongs to a store.
pub(super) fn refuse_unfit(place: &Path) -> Result<()> {
    refuse_what_is_no_file(place)?;
    let name = name(place);
    if OWN_FILES.iter().any(|end| !end.is_empty() && name.ends_with(end)) {
        let sentence = "A name that ends like this is kept for what belongs to a store.";
        return Err(super::output::wrong_place(sentence, "Choose another name for the new store."));
    }
    Ok(())
}

/// The place behind links, also where nothing stands yet.
pub(super) fn real(place: &Path) -> PathBuf {
    let mut place = place.to_owned();
    // As many as the system itself follows.
    for _ in 0..40 {
        if let Ok(real) = place.canonicalize() {
            return real;
        }
        let Ok(to) = fs::read_link(&place) else { break };
        place = folder(&place).join(to);
    }
    let parent = folder(&place);
    match (parent.canonicalize(), place.file_name()) {
        (Ok(parent), Some(name)) => parent.join(name),
        _ => place,
    }
}

/// The folder of a file, also of one that is named without its folder.
pub(super) fn folder(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

// ---- by name -----------------------------------------------------------------

/// Whether this is a file of the store that is open.
fn is_of(place: &Path, open: &Path) -> bool {
    let there = fs::metadata(place).ok();
    // Its keys stand beside the name it was opened by, its write-ahead log beside its own.
    [open.to_owned(), real(open)].iter().flat_map(|store| OWN_FILES.map(|end| beside(store, end))).any(
        |own| {
            let same = |there: &Metadata| fs::metadata(&own).is_ok_and(|own| is_same(there, &own));
            is_named(place, &own) || there.as_ref().is_some_and(same)
        },
    )
}

/// Whether two places have one name: on many systems capital letters make no
/// difference, and marks are written in two ways.
fn is_named(one: &Path, other: &Path) -> bool {
    name(one) == name(other) && real(folder(one)) == real(folder(other))
}

fn name(place: &Path) -> String {
    place.file_name().map(|name| plain(&name.to_string_lossy())).unwrap_or_default()
}

fn plain(name: &str) -> String {
    name.nfc().collect::<String>().to_lowercase()
}

/// One file under two names (a hard link).
#[cfg(unix)]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// Elsewhere a store under another name is known by its content.
#[cfg(not(unix))]
fn is_same(_: &Metadata, _: &Metadata) -> bool {
    false
}

/// Whether the name is one of a store whose keys stand in the same folder.
fn stands_beside_keys(place: &Path) -> bool {
    let stores = keyed_stores(folder(place));
    could_belong_to(place).any(|store| stores.contains(&store))
}

/// The stores whose keys lie in a folder.
fn keyed_stores(folder: &Path) -> HashSet<String> {
    let mut stores = HashSet::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = plain(&entry.file_name().to_string_lossy());
        for keys in [".keys", ".keys.copy"] {
            stores.extend(name.strip_suffix(keys).filter(|store| !store.is_empty()).map(str::to_owned));
        }
    }
    stores
}

/// Whether the name is one that a store without its keys would use.
fn stands_beside_a_store(place: &Path, open: &Path) -> bool {
    let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stores = OWN_FILES.iter().filter_map(|end| name.strip_suffix(end));
    stores.filter(|store| !store.is_empty() && *store != name).any(|store| {
        let store = folder(place).join(store);
        is_of(&store, open) || matches!(What::of(&store), What::Store)
    })
}

/// The stores that a file of this name could belong to.
fn could_belong_to(place: &Path) -> impl Iterator<Item = String> {
    let name = name(place);
    OWN_FILES.into_iter().filter_map(move |end| name.strip_suffix(end).map(str::to_owned))
}

// ---- by content --------------------------------------------------------------

enum What {
    /// A store, or a file that belongs to one.
    Store,
    Backup,
    Other,
}

impl What {
    /// What can't be read is told by whoever writes there.
    fn of(file: &Path) -> Self {
        let Ok(known) = fs::metadata(file) else { return Self::Other };
        // A device or a pipe would wait for ever.
        if !known.is_file() {
            return Self::Other;
        }
        let mut first = Vec::with_capacity(PAGE);
        let read = File::open(file).and_then(|open| open.take(PAGE as u64).read_to_end(&mut first));
        if read.is_err() {
            return Self::Other;
        }
        if is_backup(&first) {
            return Self::Backup;
        }
        let is_whole_pages = known.len() > 0 && known.len().is_multiple_of(4096);
        let is_store = first.starts_with(b"SQLite format 3\0")
            || is_log(&first)
            || is_keys(&first)
            || (is_whole_pages && is_noise(&first));
        if is_store { Self::Store } else { Self::Other }
    }
}

/// The first file of a backup names itself in the first bytes, also where the rest is torn off.
fn is_backup(first: &[u8]) -> bool {
    first.starts_with(b"PK\x03\x04") && first.get(30..).is_some_and(|name| name.starts_with(b"keys.json"))
}

/// SQLite's write-ahead log, its index, and its journal.
fn is_log(first: &[u8]) -> bool {
    const WAL_INDEX: u32 = 3_007_000;
    let begins = |bytes: &[u8]| first.starts_with(bytes);
    begins(b"\x37\x7f\x06\x82")
        || begins(b"\x37\x7f\x06\x83")
        || begins(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7")
        || begins(&[WAL_INDEX.to_ne_bytes(), [0; 4]].concat())
}

fn is_keys(first: &[u8]) -> bool {
    let has = |word: &[u8]| first.windows(word.len()).any(|at| at == word);
    first.starts_with(b"{")
        && (has(b"\"wrapped\"")
            || has(b"\"mark\"") && has(b"\"seal\"")
            || (has(b"\"id\"") && has(b"\"place\"")) && first.len() < 200)
}

/// An encrypted page has every byte as often as any other; text, pictures and
/// packed files have not. Chi-squared with 255 degrees of freedom: noise stays
/// below 400 but for once in a hundred million.
fn is_noise(first: &[u8]) -> bool {
    const MAGIC: [&[u8]; 6] = [b"PK", b"%PDF", b"\x89PNG", b"\xff\xd8", b"\x1f\x8b", b"7z\xbc\xaf"];
    if first.len() < 4096 || MAGIC.iter().any(|magic| first.starts_with(magic)) {
        return false;
    }
    let mut counts = [0_u32; 256];
    first.iter().for_each(|byte| counts[usize::from(*byte)] += 1);
    let expected = first.len() as f64 / 256.0;
    let squares = counts.iter().map(|count| (f64::from(*count) - expected).powi(2) / expected);
    squares.sum::<f64>() < 400.0
}

/// Makes the log and its index as writable as the store's file. SQLite gives them its rights
/// when it makes them: where the file could only be read then, nobody could save ever after.
#[cfg(unix)]
pub(super) fn free_the_log(file: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let rights = |path: &Path| {
        let there = path.symlink_metadata().ok()?;
        there.is_file().then(|| there.permissions().mode())
    };
    let file = real(file);
    let Some(of_file) = rights(&file).filter(|mode| mode & 0o200 != 0) else { return };
    for log in ["-wal", "-shm"].map(|ending| beside(&file, ending)) {
        if rights(&log).is_some_and(|mode| mode & 0o200 == 0) {
            // Whose it is not can't, and hears that the store can't be written to.
            let _ = fs::set_permissions(&log, fs::Permissions::from_mode(of_file));
        }
    }
}

#[cfg(not(unix))]
pub(super) fn free_the_log(_: &Path) {}
