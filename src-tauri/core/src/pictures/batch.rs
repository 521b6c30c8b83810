//! Pictures of a pack made ready, several at once, and what all of them may come to.

use super::index::Said;
use super::kept::NewPicture;
use super::pack::{ending, too_large};
use super::place::Place;
use super::{drawing, photo, work};
use crate::documents::pictures::Media;
use crate::error::{Error, Result};
use crate::incoming::Incoming;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

const MB: u64 = 1024 * 1024;
/// Files that wait in memory until all of them are made ready.
const MOST_FILES: usize = 32;
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// More than that at once gains little, and each takes its own memory.
const MOST_THREADS: usize = 4;
/// Points of a photo that is made ready alone: several of them would fill the memory.
const LARGE: usize = 12_000_000;

/// What a picture is, or why it can't be kept.
type Prepared = std::result::Result<NewPicture, String>;

/// Files that were read, in the order of the pack.
#[derive(Default)]
pub(super) struct Batch {
    files: Vec<(String, Said, std::result::Result<Vec<u8>, String>)>,
    bytes: usize,
}

impl Batch {
    pub fn is_full(&self) -> bool {
        self.files.len() >= MOST_FILES || self.bytes >= MOST_BYTES
    }

    pub fn add(&mut self, file: String, said: Said, read: std::result::Result<Vec<u8>, String>) {
        self.bytes += read.as_ref().map_or(0, Vec::len);
        self.files.push((file, said, read));
    }

    /// Each made ready, in the same order whichever was ready first.
    ///
    /// # Errors
    /// `UnreadableFile` where all of them are more than a pack may come to.
    pub fn prepared(self, left: &mut Left) -> Result<Vec<(String, Prepared)>> {
        let (next, large) = (AtomicUsize::new(0), Mutex::new(()));
        let budget = Work { points: left.points, drawing: left.drawing };
        let work = || {
            let mut done = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some((file, said, read)) = self.files.get(at) else { return done };
                let mut own = budget;
                let alone = read.as_ref().is_ok_and(|bytes| is_large(bytes));
                let guard = alone.then(|| large.lock().unwrap_or_else(PoisonError::into_inner));
                let picture = match read {
                    Ok(bytes) => picture(file, bytes, said.clone(), &mut own),
                    Err(reason) => Err(reason.clone()),
                };
                drop(guard);
                done.push((at, picture, own));
            }
        };
        let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
        let done: Vec<_> = thread::scope(|scope| {
            let all: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            all.into_iter().map(thread::ScopedJoinHandle::join).collect()
        });
        let mut done: Vec<(usize, Prepared, Work)> = done.into_iter().flatten().flatten().collect();
        if done.len() < self.files.len() {
            return Err(Error::bug("a picture was not made ready"));
        }
        done.sort_by_key(|(at, ..)| *at);
        let mut prepared = Vec::new();
        for ((file, ..), (_, picture, own)) in self.files.into_iter().zip(done) {
            left.take(budget, own, picture.as_ref().map_or(0, |picture| picture.bytes.len() as u64))?;
            prepared.push((file, picture));
        }
        Ok(prepared)
    }
}

/// By what the file says of itself.
fn is_large(bytes: &[u8]) -> bool {
    imagesize::blob_size(bytes).is_ok_and(|size| size.width.saturating_mul(size.height) > LARGE)
}

/// What is left of the work that pictures may be.
#[derive(Clone, Copy)]
struct Work {
    points: u64,
    drawing: u64,
}

fn picture(file: &str, bytes: &[u8], said: Said, left: &mut Work) -> Prepared {
    let (media, bytes) = if ending(file) == "svg" {
        (Media::Svg, drawing::clean_within(bytes, &mut left.drawing)?)
    } else {
        let photo = photo::prepare_within(bytes, None, &mut left.points)?;
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

/// What the files of a pack may still come to, together.
pub(super) struct Left {
    /// Bytes, once they are unpacked.
    read: u64,
    /// Bytes of what is kept, which wait in memory.
    kept: u64,
    /// Points of photos.
    points: u64,
    /// Of drawings, as `work.rs` counts it.
    drawing: u64,
}

impl Default for Left {
    fn default() -> Self {
        Self { read: 512 * MB, kept: 128 * MB, points: 1_000_000_000, drawing: 20 * work::MOST }
    }
}

impl Left {
    /// A folder is on the officer's own disk, and holds no more than it says: thousands of
    /// photos as they are sold.
    pub fn of_folder() -> Self {
        Self { read: 4 * 1024 * MB, kept: 512 * MB, points: 8_000_000_000, drawing: 100 * work::MOST }
    }

    /// A file of the pack, or why it can't be read.
    pub fn read(
        &mut self,
        place: &mut Place<'_>,
        at: usize,
        what: Incoming,
    ) -> Result<std::result::Result<Vec<u8>, String>> {
        let Some(bytes) = place.read(at, what.most() + 1) else {
            return Ok(Err("This part of the pack is damaged.".into()));
        };
        self.read = self.read.checked_sub(bytes.len() as u64).ok_or_else(too_large)?;
        Ok(what.check(bytes.len() as u64).map(|()| bytes).map_err(|error| error.message))
    }

    /// What one picture took of the work, and the bytes of it that are kept.
    fn take(&mut self, before: Work, after: Work, bytes: u64) -> Result<()> {
        self.points = self.points.saturating_sub(before.points - after.points);
        self.drawing = self.drawing.saturating_sub(before.drawing - after.drawing);
        self.kept = self.kept.checked_sub(bytes).ok_or_else(too_large)?;
        // A photo or drawing that took the last of it was refused by itself.
        if self.points == 0 || self.drawing == 0 { Err(too_large()) } else { Ok(()) }
    }
}
