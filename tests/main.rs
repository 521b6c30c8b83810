//! How officers work, against the core: a file per workflow. They need no
//! window; `window/` holds those that do.

#![expect(clippy::unwrap_used, reason = "a test that can't go on says where it stopped")]

mod attacks;
mod backups;
#[cfg(target_os = "linux")]
mod braille;
mod broken_words;
mod checking;
mod claims;
mod drafts;
mod duties;
mod earned;
mod easy_marked;
mod easy_words;
mod facts;
mod first_drafts;
mod fixtures;
mod forged_log;
mod fuzzed;
mod handouts;
mod imports;
mod keys;
mod keys_files;
mod languages;
mod last_saved;
mod lists;
mod making;
mod mends;
mod narrowed;
mod nothing_lost;
mod odd_files;
mod office;
mod opening;
mod organisations;
#[cfg(target_os = "linux")]
mod outputs;
mod paper_worth;
mod people;
mod picture_sets;
mod pictures;
mod piles;
mod plan;
mod privacy;
mod projects;
mod recording;
mod released;
mod requests;
mod runs;
mod same_facts;
mod sample;
mod search;
mod today;
mod two_people;
mod typed;
mod undo;
mod undo_rules;
mod undo_sequences;
mod undo_walk;
mod words;
