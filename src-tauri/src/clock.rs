//! The only place that reads the clock. The core is told the time.

use chrono::{DateTime, Local, NaiveDate, Utc};

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

/// Journeys run on a fixed day. Never in a build that officers use.
#[cfg(feature = "scripted-dialogs")]
fn set_by_test() -> Option<NaiveDate> {
    std::env::var("ALONGSIDE_TODAY").ok()?.parse().ok()
}

#[cfg(not(feature = "scripted-dialogs"))]
fn set_by_test() -> Option<NaiveDate> {
    None
}
