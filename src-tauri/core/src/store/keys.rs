//! Who may open a store.
//!
//! The file's key is random. For each officer it is wrapped under a key
//! stretched from their passphrase (Argon2id); the recovery key is the key
//! itself, written so that it can be copied by hand. The keys file names the
//! officers and the council, never a person on the register. It is sealed
//! under the key, written twice, and synced before the store's first page.

mod logged;
mod slot;

pub(super) use self::logged::{Behind, behind_the_log, counts, not_noted};
use self::slot::{HARDEST, Slot};
use super::connection::no_store;
use super::ids::Ids;
use super::lock::FileLock;
use super::output::{Names, Output};
use super::{Founder, RawKey, hex, own_files, passphrase};
use crate::error::{Code, Error, Problem, Result};
use crate::incoming::Incoming;
use crate::values::{Form, fold, look_alike};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::io::Write as _;
use std::path::{Path, PathBuf};

const VERSION: u32 = 1;

/// Each is asked in turn, so this many take some seconds.
const MOST_OFFICERS: usize = 32;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct OfficerRef {
    pub id: String,
    pub name: String,
}

/// How hard a passphrase is stretched. Kept in each slot, so that it can be
/// raised later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    pub memory_kib: u32,
    pub passes: u32,
}

/// RFC 9106 (September 2021), second recommended choice: 64 MiB, 3 passes;
/// one lane, since an office laptop has few cores to spare.
impl Default for Stretch {
    fn default() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3 }
    }
}

impl Stretch {
    /// Memory that is gone through, all in all.
    fn work(self) -> u64 {
        u64::from(self.memory_kib) * u64::from(self.passes)
    }
}

#[derive(Serialize, Deserialize)]
struct Slots {
    version: u32,
    council: String,
    /// How often the file was written: of two that the store's own key sealed, the later
    /// one counts. Files of before have none.
    #[serde(default)]
    round: u64,
    slots: Vec<Slot>,
    seal: String,
}

// ---- rules ------------------------------------------------------------------

/// The officer's name, tidied, with a passphrase that they may choose. `council` is known
/// to everybody.
pub(crate) fn checked_officer(council: &str, name: &str, passphrase: &str, again: &str) -> Result<String> {
    let mut form = Form::default();
    let name = form.needed("officer", name, 100, "Write your name.");
    passphrase::check(&mut form, passphrase, again, &[council, &name]);
    form.finish()?;
    Ok(name)
}

pub(super) fn wrong_passphrase() -> Error {
    Error {
        code: Code::WrongPassphrase,
        message: "That passphrase does not open this store.".into(),
        hint: "Look at capital letters and spaces, then try again. Nothing was changed.".into(),
        problems: vec![Problem::new("passphrase", "That passphrase does not open this store. Try again.")],
    }
}

/// No slip in copying, which is told by the key itself.
pub(super) fn key_of_another_store() -> Error {
    let sentence = "This is the recovery key of another store.";
    Error {
        code: Code::WrongPassphrase,
        message: sentence.into(),
        hint: "Look for the sheet of this store. Nothing was changed.".into(),
        problems: vec![Problem::new("key", sentence)],
    }
}

// ---- opening ------------------------------------------------------------------

/// Whose slots are tried.
#[derive(Debug, Clone, Copy)]
pub(super) enum Who<'a> {
    /// Anybody's. Where two chose the same words nobody can be told from the other, so
    /// all are tried.
    Anybody,
    /// By name, as people write it, or by id.
    Named(&'a str),
    /// Anybody's but theirs, by id.
    NotThis(&'a str),
}

impl Who<'_> {
    fn is(self, officer: &OfficerRef) -> bool {
        match self {
            Self::Anybody => true,
            Self::Named(who) => officer.id == who || fold(&officer.name) == fold(who),
            Self::NotThis(who) => officer.id != who,
        }
    }
}

/// What a passphrase opened.
pub(super) struct Opened {
    pub raw: RawKey,
    pub officer: OfficerRef,
    /// When the log told of this passphrase; "" in files of before. The store's log knows
    /// whether it was given up since.
    pub keyed_at: String,
}

/// The keys that a passphrase opens, one of each copy of the keys file; mostly they are
/// the same one.
pub(super) fn open(file: &Path, passphrase: &str, who: Who<'_>) -> Result<Vec<Opened>> {
    let (mut tried, mut altered) = (false, false);
    let mut all: Vec<Opened> = Vec::new();
    for slots in readable(file)? {
        tried = true;
        let mut opened = None;
        for slot in slots.slots.iter().filter(|slot| who.is(&slot.officer)) {
            let raw = match slot.unwrap(passphrase) {
                Ok(Some(raw)) => raw,
                Ok(None) => continue,
                // Damaged, and the other copy may be whole.
                Err(_) => {
                    altered = true;
                    continue;
                }
            };
            if slots.seal != slots.sealed(&raw)? {
                // Changed by hand: the other copy may be whole.
                altered = true;
            } else if opened.is_none() {
                let (officer, keyed_at) = (slot.officer.clone(), slot.keyed_at.clone());
                opened = Some(Opened { raw, officer, keyed_at });
            } else if matches!(who, Who::Anybody) {
                return Err(Error::of(vec![Problem::new("officer", "Say who you are as well.")]));
            }
        }
        let is_known = |one: &Opened, other: &Opened| {
            one.raw == other.raw && one.officer.id == other.officer.id && one.keyed_at == other.keyed_at
        };
        all.extend(opened.filter(|one| all.iter().all(|other| !is_known(one, other))));
    }
    match all.is_empty() {
        false => Ok(all),
        true if tried && !altered => Err(wrong_passphrase()),
        true => Err(damaged()),
    }
}

/// Whether the keys beside a store were sealed under another key than this one: it is the
/// recovery key of another store then.
pub(super) fn are_of_another(file: &Path, raw: &RawKey) -> bool {
    let slots = readable(file).unwrap_or_default();
    let is_theirs = |slots: &Slots| slots.sealed(raw).is_ok_and(|seal| seal == slots.seal);
    !slots.is_empty() && !slots.iter().any(is_theirs)
}

pub(super) fn names(file: &Path) -> Result<(String, Vec<OfficerRef>)> {
    let slots = readable(file)?.into_iter().next().ok_or_else(damaged)?;
    Ok((slots.council, slots.slots.into_iter().map(|s| s.officer).collect()))
}

pub(super) fn check_free(file: &Path, name: &str) -> Result<()> {
    let (_, officers) = names(file)?;
    let is_taken = officers.iter().any(|officer| look_alike(&officer.name, name));
    let sentence = "An officer of this name works here already.";
    Error::check(is_taken.then(|| Problem::new("officer", sentence)).into_iter().collect())
}

/// Whether the officer has a key already, or there is room for one more.
pub(super) fn check_room(file: &Path, officer: &OfficerRef) -> Result<()> {
    let others = names(file).map(|(_, officers)| officers).unwrap_or_default();
    let others = others.iter().filter(|other| other.id != officer.id).count();
    if others < MOST_OFFICERS { Ok(()) } else { Err(too_many()) }
}

// ---- writing ------------------------------------------------------------------

pub(super) fn begin(
    file: &Path,
    founder: &Founder<'_>,
    officer: &OfficerRef,
    raw: &RawKey,
    stretch: Stretch,
    at: String,
    ids: &mut Ids,
) -> Result<()> {
    let slot = Slot::wrap(officer, founder.passphrase, raw, stretch, ids)?;
    let slot = Slot { keyed_at: at, ..slot };
    let council = founder.council.trim().to_owned();
    write_both(
        file,
        Slots { version: VERSION, council, round: 1, slots: vec![slot], seal: String::new() },
        raw,
    )
}

/// A passphrase that was chosen, and the moment that the log tells of it.
pub(super) struct Chosen<'a> {
    pub passphrase: &'a str,
    pub at: String,
    pub stretch: Stretch,
}

/// Adds the officer's slot, or puts it in place of their old one, in a turn at these files.
pub(super) fn replace(
    _: &FileLock,
    file: &Path,
    council: &str,
    officer: &OfficerRef,
    chosen: &Chosen<'_>,
    raw: &RawKey,
    ids: &mut Ids,
) -> Result<()> {
    // A newer version's are never written over.
    readable(file)?;
    let (mut slots, round) =
        newest(file, raw).map(|(whole, _)| (whole.slots, whole.round)).unwrap_or_default();
    slots.retain(|s| s.officer.id != officer.id);
    if slots.len() >= MOST_OFFICERS {
        return Err(too_many());
    }
    let slot = Slot::wrap(officer, chosen.passphrase, raw, chosen.stretch, ids)?;
    slots.push(Slot { keyed_at: chosen.at.clone(), ..slot });
    let council = council.to_owned();
    write_both(file, Slots { version: VERSION, council, round: round + 1, slots, seal: String::new() }, raw)
}

fn too_many() -> Error {
    Error::refused(
        format!("{MOST_OFFICERS} officers have a key already, and there is room for no more."),
        "Officers who share a desk may share a store of their own.",
    )
}

fn write_both(file: &Path, mut slots: Slots, raw: &RawKey) -> Result<()> {
    slots.seal = slots.sealed(raw)?;
    let bytes = serde_json::to_vec_pretty(&slots)?;
    write_synced(&beside(file, ".keys.copy"), &bytes)?;
    write_synced(&path(file), &bytes)
}

/// Whole or not at all.
pub(super) fn write_synced(target: &Path, bytes: &[u8]) -> Result<()> {
    Output::at(target, Names::People)?.write(|out| Ok(out.write_all(bytes)?))?;
    Ok(())
}

/// The keys as the store's own key sealed them, for a backup.
pub(super) fn whole(file: &Path, raw: &RawKey) -> Result<Vec<u8>> {
    newest(file, raw).map(|(_, bytes)| bytes).ok_or_else(damaged)
}

/// What the store's own key sealed last. The copy is written first, so of two that were
/// written as often it is the newer one.
fn newest(file: &Path, raw: &RawKey) -> Option<(Slots, Vec<u8>)> {
    let copies = [path(file), beside(file, ".keys.copy")];
    let whole = copies.iter().filter_map(|copy| {
        let bytes = Incoming::Keys.read(copy).ok()?;
        let slots = parsed(&bytes)?;
        (slots.sealed(raw).ok()? == slots.seal).then_some((slots, bytes))
    });
    whole.max_by_key(|(slots, _)| slots.round)
}

/// Puts both copies right where one is damaged, gone, or of an earlier day.
///
/// # Errors
/// A failing disk.
pub(super) fn heal(file: &Path, raw: &RawKey) -> Result<()> {
    let are_one = || {
        let read = |copy: PathBuf| Incoming::Keys.read(&copy).ok();
        let (one, other) = (read(path(file)), read(beside(file, ".keys.copy")));
        one.is_some() && one == other
    };
    if are_one() {
        return Ok(());
    }
    let _turn = FileLock::wait(file)?;
    let Some((_, bytes)) = newest(file, raw).filter(|_| !are_one()) else { return Ok(()) };
    write_synced(&beside(file, ".keys.copy"), &bytes)?;
    write_synced(&path(file), &bytes)
}

/// Whether these are somebody's keys, as far as they can be read without one.
pub(super) fn are_keys(bytes: &[u8]) -> bool {
    parsed(bytes).is_some_and(|keys| !keys.slots.is_empty())
}

/// The key that a passphrase opens among these.
///
/// # Errors
/// `WrongPassphrase`; `Damaged`.
pub(super) fn unwrapped(bytes: &[u8], passphrase: &str) -> Result<RawKey> {
    let slots = parsed(bytes).ok_or_else(damaged)?;
    if slots.version > VERSION {
        return Err(newer());
    }
    for slot in &slots.slots {
        if let Some(raw) = slot.unwrap(passphrase)? {
            return Ok(raw);
        }
    }
    Err(wrong_passphrase())
}

pub(super) fn path(file: &Path) -> PathBuf {
    beside(file, ".keys")
}

pub(super) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

// ---- the parts -------------------------------------------------------------------

/// The copies that can be read, the first one first, equal ones once.
fn readable(file: &Path) -> Result<Vec<Slots>> {
    let files = [path(file), beside(file, ".keys.copy")];
    let mut bytes: Vec<Vec<u8>> = files.iter().filter_map(|f| Incoming::Keys.read(f).ok()).collect();
    if bytes.is_empty() {
        if !file.exists() {
            return Err(no_store(file));
        }
        // Rather than that its keys are missing: a folder has none.
        own_files::refuse_what_is_no_file(file)?;
    }
    bytes.dedup();
    let slots: Vec<Slots> = bytes.iter().filter_map(|bytes| parsed(bytes)).collect();
    if slots.iter().any(|s| s.version > VERSION) {
        return Err(newer());
    }
    Ok(slots)
}

/// Keys whose trying is no more work than that of as many officers as there may be.
fn parsed(bytes: &[u8]) -> Option<Slots> {
    let slots: Slots = serde_json::from_slice(bytes).ok()?;
    let work: u64 = slots.slots.iter().map(|slot| slot.stretch.work()).sum();
    let most = Stretch::default().work() * MOST_OFFICERS as u64;
    (slots.slots.len() <= MOST_OFFICERS && work <= most.max(HARDEST.work())).then_some(slots)
}

fn newer() -> Error {
    Error::new(
        Code::NewerVersion,
        "This store was last used with a newer Alongside.",
        "Install the newer version on this laptop too. Nothing was changed.",
    )
}

fn damaged() -> Error {
    Error::new(
        Code::Damaged,
        "The keys of this store are missing or damaged.",
        "Open it with the recovery key that was printed when it was made.",
    )
}

impl Slots {
    /// Over everything but the seal itself.
    fn sealed(&self, raw: &RawKey) -> Result<String> {
        let Self { version, council, round, slots, .. } = self;
        let sealed = match round {
            0 => serde_json::to_vec(&(version, council, slots))?,
            _ => serde_json::to_vec(&(version, council, slots, round))?,
        };
        seal(raw, b"alongside keys file 1", &sealed)
    }
}

/// HMAC-SHA256 under a key that is derived from the raw key for one purpose.
pub(super) fn seal(raw: &RawKey, purpose: &[u8], bytes: &[u8]) -> Result<String> {
    // In a place of its own, which is wiped: a hash holds what it was last given.
    let mut hash = Box::new(Sha256::new());
    hash.update(purpose);
    hash.update(&raw[..]);
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&hash.finalize_reset())
        .map_err(|_| Error::bug("a seal's key has the wrong length"))?;
    mac.update(bytes);
    Ok(hex(&mac.finalize().into_bytes()))
}
