//! Journeys in the real window: the built app, the system's own webview, the
//! keyboard. `cargo xtask test` builds the app, keeps it off every network, and
//! says in `ALONGSIDE_APP` where it is. Without an app these tests fail.
//!
//! A journey begins with a laptop that has never seen Alongside:
//!
//! ```ignore
//! let laptop = Laptop::new("an officer finds a person");
//! let window = laptop.open();
//! window.wait_for("Welcome");
//! window.close();
//! ```
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a journey stops at the first surprise")]
#![expect(dead_code, reason = "the first journeys do not use all that is here")]

mod access;
mod desktop;
mod doors;
mod driver;
mod earned;
mod first_run;
mod full_disk;
mod handout_pictures;
mod handout_rows;
mod handout_runs;
mod handout_starts;
mod handouts;
mod laptop;
mod looks;
mod main_job;
mod memory;
mod northbrook;
mod office;
mod opening;
mod organisations;
mod people;
mod routes;
mod screen;
mod session;
mod settings;
mod web_page;
mod window;
mod writing;
mod written;
