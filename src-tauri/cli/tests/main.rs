//! The command line as scripts use it: a real program, a real store.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod at_once;
mod bad_input;
mod desk;
mod handouts;
mod kill;
mod main_job;
#[cfg(target_os = "linux")]
mod memory;
#[cfg(target_os = "linux")]
mod outputs;
mod pictures;
#[cfg(target_os = "linux")]
mod reading;
#[cfg(target_os = "linux")]
mod rights;
mod round_trip;
mod words;
