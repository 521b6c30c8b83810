//! How officers work, against the core: a file per workflow. They need no
//! window; `window/` holds those that do.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that can't go on says where it stopped")]

mod checking;
mod office;
mod recording;
mod sample;
mod undo;
