//! The only place that reads the clock. The core is told the time.

use chrono::{DateTime, Local, NaiveDate, Utc};
use std::time::{Duration, Instant, SystemTime};

/// The day on the officer's wall, not in Greenwich.
#[must_use]
pub fn today() -> NaiveDate {
    set_by_test().unwrap_or_else(|| Local::now().date_naive())
}

/// The moment, for the record of changes; always UTC.
#[must_use]
pub fn now() -> DateTime<Utc> {
    let now = Utc::now();
    match set_by_test() {
        Some(day) => day.and_time(now.time()).and_utc(),
        None => now,
    }
}

/// Since when something lasts. A laptop that sleeps may stop the steady clock and not the
/// one on the wall; a wall clock may be set back, and the steady one not.
#[derive(Debug, Clone, Copy)]
pub struct Since {
    steady: Instant,
    wall: SystemTime,
}

impl Since {
    #[must_use]
    pub fn now() -> Self {
        Self { steady: Instant::now(), wall: wall() }
    }

    /// The longer of the two.
    #[must_use]
    pub fn passed(self) -> Duration {
        self.steady.elapsed().max(self.by_the_wall())
    }

    /// How much the wall clock went on while the steady one stood still.
    #[must_use]
    pub fn slept(self) -> Duration {
        self.by_the_wall().saturating_sub(self.steady.elapsed())
    }

    fn by_the_wall(self) -> Duration {
        wall().duration_since(self.wall).unwrap_or_default()
    }
}

/// A journey lets a laptop sleep by writing so many seconds into a file.
#[cfg(feature = "scripted-dialogs")]
fn wall() -> SystemTime {
    let slept = std::env::var("ALONGSIDE_SLEPT").ok().and_then(|file| std::fs::read_to_string(file).ok());
    let slept = slept.and_then(|seconds| seconds.trim().parse().ok()).unwrap_or_default();
    SystemTime::now() + Duration::from_secs(slept)
}

#[cfg(not(feature = "scripted-dialogs"))]
fn wall() -> SystemTime {
    SystemTime::now()
}

/// Journeys run on a fixed day. Never in a build that officers use.
#[cfg(feature = "scripted-dialogs")]
fn set_by_test() -> Option<NaiveDate> {
    std::env::var("ALONGSIDE_TODAY").ok()?.parse().ok()
}

#[cfg(not(feature = "scripted-dialogs"))]
fn set_by_test() -> Option<NaiveDate> {
    None
}
