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

/// Since when something lasts. A laptop that sleeps stops the steady clock on Linux and
/// macOS, and not on Windows; the one on the wall goes on, and may be set back.
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

    /// As if it lasted for so long.
    #[cfg(test)]
    pub(crate) fn ago(passed: Duration) -> Self {
        Self { steady: Instant::now(), wall: wall() - passed }
    }

    /// The longer of the two.
    #[must_use]
    pub fn passed(self) -> Duration {
        self.steady.elapsed().max(self.by_the_wall())
    }

    /// Whether the laptop slept meanwhile, for somebody who meant to come back after `look`.
    #[must_use]
    pub fn slept(self, look: Duration) -> bool {
        is_sleep(look, self.steady.elapsed(), self.by_the_wall())
    }

    fn by_the_wall(self) -> Duration {
        wall().duration_since(self.wall).unwrap_or_default()
    }
}

/// By either clock much more passed than was meant to.
fn is_sleep(look: Duration, steady: Duration, wall: Duration) -> bool {
    // Shorter is a laptop that has much to do.
    const ASLEEP: Duration = Duration::from_secs(30);
    steady.max(wall) > look + ASLEEP
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    #[test]
    fn sleep_is_noticed_whichever_clock_went_on_meanwhile() {
        let slept = |steady, wall| {
            super::is_sleep(Duration::from_secs(5), Duration::from_secs(steady), Duration::from_secs(wall))
        };
        assert!(slept(5, 600), "Linux and macOS: the steady clock stood still");
        assert!(slept(600, 600), "Windows: it went on");
        assert!(slept(600, 0), "and the one on the wall was set back");
        assert!(!slept(5, 5), "nobody slept");
        assert!(!slept(6, 0), "the clock on the wall was set back");
        assert!(!slept(20, 20), "a laptop with much to do comes late");
    }
}
