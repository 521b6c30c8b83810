//! The picture pack that is being read: how far that is, and whether it goes on.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use alongside_core::pictures::PackProgress;

#[derive(Clone, Default)]
pub struct Reading {
    at: Arc<[AtomicU32; 2]>,
    stop: Arc<AtomicBool>,
}

impl Reading {
    /// Hears how far it is, and says whether it goes on.
    #[must_use]
    pub fn tell(&self, progress: PackProgress) -> bool {
        self.at[0].store(progress.done, Ordering::Relaxed);
        self.at[1].store(progress.total, Ordering::Relaxed);
        !self.stop.load(Ordering::Relaxed)
    }

    #[must_use]
    pub fn progress(&self) -> PackProgress {
        let [done, total] = [0, 1].map(|at: usize| self.at[at].load(Ordering::Relaxed));
        PackProgress { done, total }
    }

    /// Asks it to stop after the picture that it is at.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}
