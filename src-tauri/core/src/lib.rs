//! The core of Alongside: the store, the records, their rules, and the
//! documents made from them.
//!
//! Records stand on the store and on documents, and both on values; the README
//! draws the floors and `xtask/src/directions.rs` holds them. The core knows no
//! Tauri, reads no clock and opens no socket: time, randomness and files come in
//! from the shells.

pub mod claims;
pub mod documents;
pub mod easy;
pub mod error;
pub mod export;
pub mod founding;
pub mod handouts;
pub mod history;
pub mod import;
pub mod incoming;
pub mod kind;
pub mod labels;
pub mod listing;
pub mod offers;
pub mod organisations;
pub mod pages;
pub mod paper;
pub mod people;
pub mod phrases;
pub mod pictures;
pub mod plan;
pub mod printing;
pub mod projects;
pub mod rates;
pub mod records;
pub mod requests;
pub mod runs;
pub mod sample;
pub mod search;
pub mod settings;
pub mod sheet;
pub mod store;
pub mod today;
pub mod values;
pub mod words;

pub use error::{Code, Error, Problem, Result};
pub use kind::Kind;
pub use store::{Now, Store};
