//! A disk as it takes what a program writes: what is surely on it, since the program asked
//! for that, and what may be or not when the power goes.

use super::Chance;
use super::calls::Call;
use crate::Outcome;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

/// Bytes that are written whole or not at all.
const SECTOR: usize = 512;

pub(super) struct Disk {
    folder: PathBuf,
    /// Whether it does as it is asked: the control takes none of it for sure.
    syncs: bool,
    files: Vec<Contents>,
    /// As the program sees them.
    names: BTreeMap<PathBuf, usize>,
    sure_names: BTreeMap<PathBuf, usize>,
    /// Since the folder was sure.
    moves: Vec<Move>,
    /// Where the next bytes go, by the number under which a file is open.
    places: HashMap<usize, usize>,
}

#[derive(Default)]
struct Contents {
    sure: Vec<u8>,
    later: Vec<Later>,
}

enum Later {
    Bytes(usize, Vec<u8>),
    Length(usize),
}

/// A name comes, goes, or becomes another, whole or not at all.
struct Move {
    gone: Option<PathBuf>,
    here: Option<(PathBuf, usize)>,
}

impl Disk {
    pub(super) fn of(folder: &Path, files: &[(String, Vec<u8>)], syncs: bool) -> Self {
        let names: BTreeMap<_, _> =
            files.iter().enumerate().map(|(n, (name, _))| (folder.join(name), n)).collect();
        let files = files.iter().map(|(_, bytes)| Contents { sure: bytes.clone(), later: Vec::new() });
        Self {
            folder: folder.to_owned(),
            syncs,
            files: files.collect(),
            sure_names: names.clone(),
            names,
            moves: Vec::new(),
            places: HashMap::new(),
        }
    }

    pub(super) fn take(&mut self, call: &Call) -> Outcome {
        if call.name == "openat" && call.gave >= 0 {
            self.places.insert(given(call), 0);
        }
        if call.name == "lseek" {
            self.places.insert(call.number(0)?, given(call));
        }
        // What failed did nothing.
        if !call.touches(&self.folder) {
            return Ok(());
        }
        match call.name.as_str() {
            "openat" => self.open(call),
            "write" => {
                let place = self.places.entry(call.number(0)?).or_default();
                let at = *place;
                *place += given(call);
                self.write(call, at);
            }
            "pwrite64" => self.write(call, call.number(3)?),
            "ftruncate" => self.later(call, Later::Length(call.number(1)?)),
            "fsync" | "fdatasync" => self.sync(call),
            "rename" => self.rename(call.path(0), call.path(1)),
            "linkat" => {
                let (from, to) = (call.path(1), call.path(3));
                let file = from.and_then(|from| self.names.get(&from).copied());
                self.turn(None, to.zip(file));
            }
            "unlink" => self.turn(call.path(0), None),
            _ => return Err(format!("this disk does not know {call}")),
        }
        Ok(())
    }

    fn open(&mut self, call: &Call) {
        let Some(path) = call.path(1) else { return };
        if call.says("O_CREAT") && !self.names.contains_key(&path) {
            self.files.push(Contents::default());
            self.turn(None, Some((path, self.files.len() - 1)));
        } else if call.says("O_TRUNC")
            && let Some(&file) = self.names.get(&path)
        {
            self.files[file].later.push(Later::Length(0));
        }
    }

    fn write(&mut self, call: &Call, at: usize) {
        let mut bytes = call.bytes(1);
        bytes.truncate(given(call));
        self.later(call, Later::Bytes(at, bytes));
    }

    /// Of a file that has no name any more nothing is left.
    fn later(&mut self, call: &Call, later: Later) {
        let file = call.opened(0).and_then(|path| self.names.get(&path));
        if let Some(&file) = file {
            self.files[file].later.push(later);
        }
    }

    fn sync(&mut self, call: &Call) {
        let path = call.opened(0).filter(|_| self.syncs);
        if path.as_ref() == Some(&self.folder) {
            self.sure_names = self.names.clone();
            self.moves.clear();
        } else if let Some(&file) = path.and_then(|path| self.names.get(&path)) {
            let file = &mut self.files[file];
            for later in std::mem::take(&mut file.later) {
                later.put(&mut file.sure, |_| true);
            }
        }
    }

    fn rename(&mut self, from: Option<PathBuf>, to: Option<PathBuf>) {
        let file = from.as_ref().and_then(|from| self.names.get(from).copied());
        self.turn(from, to.zip(file));
    }

    fn turn(&mut self, gone: Option<PathBuf>, here: Option<(PathBuf, usize)>) {
        let turned = Move { gone, here };
        turned.make(&mut self.names);
        self.moves.push(turned);
    }

    /// What may be found on it when the power goes now. Names change in their order, as on
    /// a disk that keeps a journal; bytes come as they like.
    pub(super) fn after_a_cut(&self, chance: &mut Chance) -> Vec<(String, Vec<u8>)> {
        let mut names = self.sure_names.clone();
        let made = chance.below(self.moves.len() + 1);
        self.moves[..made].iter().for_each(|turned| turned.make(&mut names));
        let found = names.iter().filter_map(|(path, &file)| {
            let name = path.file_name()?.to_string_lossy().into_owned();
            // SQLite makes it anew whenever it opens a store first.
            (!name.ends_with("-shm")).then(|| (name, self.files[file].after_a_cut(chance)))
        });
        found.collect()
    }
}

impl Contents {
    fn after_a_cut(&self, chance: &mut Chance) -> Vec<u8> {
        let mut bytes = self.sure.clone();
        let how = chance.below(4);
        let until = chance.below(self.later.len() + 1);
        for (number, later) in self.later.iter().enumerate() {
            match how {
                0 => {}
                1 => later.put(&mut bytes, |_| true),
                // In their order, the last one torn.
                2 if number < until => later.put(&mut bytes, |_| true),
                2 if number == until => later.put(&mut bytes, |_| chance.below(2) == 0),
                2 => {}
                // Any of them, some torn.
                _ => match chance.below(3) {
                    0 => {}
                    1 => later.put(&mut bytes, |_| true),
                    _ => later.put(&mut bytes, |_| chance.below(2) == 0),
                },
            }
        }
        bytes
    }
}

impl Later {
    /// Sector by sector, as far as each is kept.
    fn put(&self, file: &mut Vec<u8>, mut keeps: impl FnMut(usize) -> bool) {
        match self {
            Self::Length(length) => {
                if keeps(0) {
                    file.resize(*length, 0);
                }
            }
            Self::Bytes(at, bytes) => {
                let mut from = *at;
                while from < at + bytes.len() {
                    let until = ((from / SECTOR + 1) * SECTOR).min(at + bytes.len());
                    if keeps(from / SECTOR) {
                        if file.len() < until {
                            file.resize(until, 0);
                        }
                        file[from..until].copy_from_slice(&bytes[from - at..until - at]);
                    }
                    from = until;
                }
            }
        }
    }
}

impl Move {
    fn make(&self, names: &mut BTreeMap<PathBuf, usize>) {
        if let Some(gone) = &self.gone {
            names.remove(gone);
        }
        if let Some((path, file)) = &self.here {
            names.insert(path.clone(), *file);
        }
    }
}

fn given(call: &Call) -> usize {
    usize::try_from(call.gave).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::calls;
    use super::*;
    use std::collections::BTreeSet;

    /// A file of 600 bytes is written, made sure, and written to again; then it gets a name.
    fn calls() -> Vec<Call> {
        let bytes = |byte: &str, times| byte.repeat(times);
        let text = format!(
            "7 openat(AT_FDCWD<{root}>, \"{new}\", O_WRONLY|O_CREAT|O_EXCL, 0600) = 3<{new}>\n\
             7 write(3<{new}>, \"{}\", 600) = 600\n\
             7 fsync(3<{new}>) = 0\n\
             7 pwrite64(3<{new}>, \"{}\", 600, 100) = 600\n\
             7 rename(\"{new}\", \"{name}\") = 0\n\
             7 fsync(4<{folder}>) = 0\n",
            bytes("\\x41", 600),
            bytes("\\x42", 600),
            root = written("/"),
            new = written("/desk/new"),
            name = written("/desk/name"),
            folder = written("/desk"),
        );
        calls::read(&text).unwrap()
    }

    fn written(path: &str) -> String {
        path.bytes().map(|byte| format!("\\x{byte:02x}")).collect()
    }

    /// All that a hundred cuts leave after so many calls.
    fn left(after: usize, syncs: bool) -> Vec<Vec<(String, Vec<u8>)>> {
        let (mut disk, mut chance) = (Disk::of(Path::new("/desk"), &[], syncs), Chance(3));
        calls()[..after].iter().try_for_each(|call| disk.take(call)).unwrap();
        (0..100).map(|_| disk.after_a_cut(&mut chance)).collect()
    }

    #[test]
    fn what_was_made_sure_is_there_after_every_cut() {
        let cuts = left(6, true);
        assert_eq!(cuts.len(), 100);
        let mut lengths = BTreeSet::new();
        for files in cuts {
            let [(name, bytes)] = files.as_slice() else { panic!("{} files", files.len()) };
            assert_eq!((name.as_str(), &bytes[..100]), ("name", [0x41; 100].as_slice()));
            lengths.insert(bytes.len());
        }
        assert_eq!(lengths, BTreeSet::from([600, 700]), "what came later may be there or not");
    }

    #[test]
    fn what_was_not_may_be_there_or_not_or_in_part() {
        let cuts = left(2, true);
        let lengths: BTreeSet<_> = cuts.iter().flatten().map(|(_, bytes)| bytes.len()).collect();
        assert_eq!(lengths, BTreeSet::from([0, 512, 600]));
        assert!(cuts.iter().any(Vec::is_empty), "its name too");
        assert!(left(6, false).iter().any(Vec::is_empty), "nothing is sure on a disk that takes no notice");
    }
}
