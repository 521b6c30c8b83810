//! The personal run under way: it prints in a thread of its own, so that the
//! office stays free, and can be stopped.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use alongside_core::runs::{Prepared, RunProgress};
use alongside_core::store::Outside;
use alongside_core::{Error, Result};

/// One at a time.
#[derive(Clone, Default)]
pub struct Running {
    progress: Arc<Mutex<Option<RunProgress>>>,
    stop: Arc<AtomicBool>,
}

impl Running {
    /// Begins to print into a folder.
    ///
    /// # Errors
    /// `Refused` while another run is printing.
    pub fn begin(&self, run: Prepared, outside: Outside, folder: PathBuf) -> Result<RunProgress> {
        let total = u32::try_from(run.copies()).unwrap_or(u32::MAX);
        let first = RunProgress { title: run.title().to_owned(), total, ..RunProgress::default() };
        {
            let mut progress = self.held();
            if progress.as_ref().is_some_and(|known| !known.finished) {
                return Err(Error::refused("Another run is printing.", "Wait until it is done, or stop it."));
            }
            *progress = Some(first.clone());
        }
        self.stop.store(false, Ordering::Relaxed);
        let own = self.clone();
        std::thread::spawn(move || own.print(&run, &outside, &folder));
        Ok(first)
    }

    /// How far it has come; nothing where none was begun.
    #[must_use]
    pub fn progress(&self) -> Option<RunProgress> {
        self.held().clone()
    }

    /// Asks it to stop after the copy that it is at.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    fn print(&self, run: &Prepared, outside: &Outside, folder: &std::path::Path) {
        let outcome = run.print(outside, folder, &mut |done| {
            self.change(|progress| progress.done = u32::try_from(done).unwrap_or(u32::MAX));
            !self.stop.load(Ordering::Relaxed)
        });
        self.change(|progress| {
            progress.finished = true;
            match outcome {
                Ok(printed) => {
                    progress.stopped = printed.stopped;
                    progress.files = printed.files;
                }
                Err(error) => progress.trouble = error.message,
            }
        });
    }

    fn change(&self, change: impl FnOnce(&mut RunProgress)) {
        change(self.held().get_or_insert_default());
    }

    /// A panic elsewhere leaves the progress as it was last told.
    fn held(&self) -> std::sync::MutexGuard<'_, Option<RunProgress>> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
