//! A backup is one file that holds all that is needed: the keys and the
//! store, as encrypted as they are. It is an ordinary zip, so that IT can see
//! what it is without us.

use super::{Now, OpenFlags, Store, connect, keys};
use crate::error::{Code, Error, Result};
use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

impl Store {
    /// Writes a whole copy to `target`, and remembers the day.
    ///
    /// # Errors
    /// `Refused` where `target` exists, `Disk`.
    pub fn backup(&mut self, target: &Path, now: Now) -> Result<()> {
        refuse_existing(target)?;
        self.write(super::Op::NoteBackup, now, super::setting::backed_up)?;
        let copy = keys::beside(target, ".part");
        let done = self.copy_to(&copy).and_then(|()| self.pack(&copy, target));
        // The temporary copy is ours, made above.
        std::fs::remove_file(&copy).ok();
        done
    }

    fn copy_to(&self, copy: &Path) -> Result<()> {
        refuse_existing(copy)?;
        let mut to = connect(copy, &self.raw, OpenFlags::SQLITE_OPEN_CREATE)?;
        to.pragma_update(None, "journal_mode", "DELETE")?;
        let backup = rusqlite::backup::Backup::new(&self.conn, &mut to)?;
        backup.run_to_completion(4096, std::time::Duration::ZERO, None)?;
        Ok(())
    }

    fn pack(&self, copy: &Path, target: &Path) -> Result<()> {
        let new = keys::beside(target, ".new");
        refuse_existing(&new)?;
        let mut zip = ZipWriter::new(File::create(&new)?);
        let stored =
            SimpleFileOptions::default().compression_method(CompressionMethod::Stored).large_file(true);
        let mut add = |name: &str, from: &Path| -> Result<()> {
            zip.start_file(name, stored).map_err(odd)?;
            std::io::copy(&mut File::open(from)?, &mut zip)?;
            Ok(())
        };
        add("keys.json", &keys::path(&self.file))?;
        add("store.db", copy)?;
        zip.start_file("read-me.txt", stored).map_err(odd)?;
        zip.write_all(
            b"A backup of an Alongside store. Everything in it is encrypted.\n\
              To use it: alongside-cli restore THIS-FILE --to NEW-FILE\n",
        )?;
        zip.finish().map_err(odd)?.sync_all()?;
        std::fs::rename(&new, target)?;
        Ok(())
    }
}

/// Unpacks a backup into a new store. The device is made anew when it is
/// first opened.
///
/// # Errors
/// `Refused` where `to` exists, `UnreadableFile` where `from` is no backup.
pub fn restore(from: &Path, to: &Path) -> Result<()> {
    // Also what is left of a store: SQLite would read an old -wal into the new file.
    for ending in ["", ".keys", ".keys.copy", "-wal", "-journal"] {
        refuse_existing(&keys::beside(to, ending))?;
    }
    let no_backup = || {
        Error::new(
            Code::UnreadableFile,
            "This file is not a backup of Alongside, or it is not whole.",
            "Choose a file that Alongside wrote with “Back up”.",
        )
    };
    let mut zip = ZipArchive::new(File::open(from)?).map_err(|_| no_backup())?;
    let mut part = |name: &str| -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        zip.by_name(name).map_err(|_| no_backup())?.read_to_end(&mut bytes).map_err(|_| no_backup())?;
        Ok(bytes)
    };
    let (slots, store) = (part("keys.json")?, part("store.db")?);
    super::device::forget(to)?;
    keys::write_synced(&keys::beside(to, ".keys.copy"), &slots)?;
    keys::write_synced(&keys::path(to), &slots)?;
    keys::write_synced(to, &store)
}

fn refuse_existing(path: &Path) -> Result<()> {
    if path.exists() {
        return Err(Error::refused(
            "There is a file of this name already.",
            "Choose another name. Alongside never writes over a store or a backup.",
        ));
    }
    Ok(())
}

fn odd(error: zip::result::ZipError) -> Error {
    Error::bug(format_args!("the backup could not be packed ({error})"))
}
