//! One error for the whole core. A message says what is wrong, a hint says
//! what to do. Neither carries a name, an address or anything a person typed
//! about somebody: ids only, so an error may be shown, logged and sent.

use serde::Serialize;
use std::cell::Cell;
use std::io;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What kind of thing went wrong. The page has one sentence for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// No record has this id.
    NotFound,
    /// Something typed can't be kept; `problems` says what and where.
    BadInput,
    /// A rule says no (nobody approves a claim that they entered).
    Refused,
    /// Somebody changed it since, so it can't be undone.
    MovedOn,
    /// No store is open.
    Locked,
    WrongPassphrase,
    /// The file is not a store, or is damaged. SQLite can't tell these apart.
    Damaged,
    /// The file was written by a newer Alongside.
    NewerVersion,
    /// Another program holds the store.
    Busy,
    /// The disk is full, read-only or gone.
    Disk,
    /// A file to read in is not what it should be.
    UnreadableFile,
    /// Our mistake.
    Bug,
}

/// One thing to put right. `field` is a path such as `title` or
/// `lines.0.amount`; empty when it is about the whole form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Problem {
    pub field: String,
    pub message: String,
}

impl Problem {
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { field: field.into(), message: message.into() }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    pub code: Code,
    pub message: String,
    pub hint: String,
    pub problems: Vec<Problem>,
}

impl Error {
    pub fn new(code: Code, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: hint.into(), problems: Vec::new() }
    }

    pub fn refused(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(Code::Refused, message, hint)
    }

    pub fn not_found(what: &str, id: &str) -> Self {
        Self::new(
            Code::NotFound,
            format!("There is no {what} with the id {id}."),
            "It may have been deleted. Look in the list.",
        )
    }

    pub fn busy() -> Self {
        Self::new(
            Code::Busy,
            "Another program is using the store.",
            "Close the other window, then try again.",
        )
    }

    pub fn bug(what: impl std::fmt::Display) -> Self {
        Self::new(
            Code::Bug,
            format!("Something went wrong inside Alongside: {what}."),
            "Nothing was changed. Please try again, and tell us if it comes back.",
        )
    }

    /// One error from all the problems of a form, or nothing when there are none.
    pub fn check(problems: Vec<Problem>) -> Result<()> {
        if problems.is_empty() { Ok(()) } else { Err(Self::of(problems)) }
    }

    /// `BadInput` from problems that were found.
    #[must_use]
    pub fn of(problems: Vec<Problem>) -> Self {
        let message = match problems.len() {
            1 => "There is 1 thing to put right.".to_owned(),
            n => format!("There are {n} things to put right."),
        };
        Self { code: Code::BadInput, message, hint: "What you typed is still there.".into(), problems }
    }
}

thread_local! {
    /// Something of a store could not be read.
    static DAMAGED: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread came upon a page that was damaged since it opened a store. Then it
/// takes no write-ahead log into its file: whoever mends the store may need both as they are.
#[must_use]
pub(crate) fn was_damaged() -> bool {
    DAMAGED.get()
}

/// A key that is another store's looks the same until one opens.
pub(crate) fn forget_damage() {
    DAMAGED.set(false);
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Sqlite;
        match error.sqlite_error_code() {
            Some(Sqlite::NotADatabase | Sqlite::DatabaseCorrupt) => {
                DAMAGED.set(true);
                Self::new(
                    Code::Damaged,
                    "This file can't be read. It is not an Alongside store, or it is damaged.",
                    "The file was not changed. Restore your last backup into a new file.",
                )
            }
            Some(Sqlite::DatabaseBusy | Sqlite::DatabaseLocked) => Self::busy(),
            Some(Sqlite::DiskFull) => Self::new(
                Code::Disk,
                "The disk is full, so nothing was saved.",
                "Make some room on it, then try again.",
            ),
            Some(Sqlite::ReadOnly | Sqlite::CannotOpen | Sqlite::SystemIoFailure) => Self::new(
                Code::Disk,
                "The store can't be written to.",
                "Check that the disk is not full and that you may write to this folder.",
            ),
            // The text of an SQLite error may quote a value; its code may not.
            Some(code) => Self::bug(format_args!("the store answered {code:?}")),
            None => Self::bug(match error {
                rusqlite::Error::QueryReturnedNoRows => "a row was missing".to_owned(),
                rusqlite::Error::InvalidColumnType(_, name, kind) => format!("column {name} held {kind}"),
                rusqlite::Error::InvalidColumnName(name) => format!("no column {name}"),
                _ => "the store could not be read".to_owned(),
            }),
        }
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::new(
            Code::Disk,
            format!("A file could not be read or written: {}.", because(error.kind())),
            "Check that the disk is not full and that you may write to this folder.",
        )
    }
}

/// Why a file can't be read or written, as a clause in plain words.
#[must_use]
pub fn because(why: io::ErrorKind) -> String {
    let plain = match why {
        io::ErrorKind::NotFound => "there is no such file or folder",
        io::ErrorKind::NotADirectory => "a part of its path is no folder",
        io::ErrorKind::IsADirectory => "it is a folder",
        io::ErrorKind::PermissionDenied => "you may not open it",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full",
        io::ErrorKind::ReadOnlyFilesystem => "the disk can't be written to",
        other => return named(other),
    };
    plain.to_owned()
}

/// Rust has no name for a disk that fails (EIO), and calls it uncategorized.
fn named(why: io::ErrorKind) -> String {
    let name = why.to_string();
    if name.starts_with("uncategorized") { "the disk did not do it".to_owned() } else { name }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::bug(format_args!("text in the store could not be understood, at line {}", error.line()))
    }
}

/// `.or_not_found("claim", id)?`
pub trait OrNotFound<T> {
    fn or_not_found(self, what: &str, id: &str) -> Result<T>;
}

impl<T> OrNotFound<T> for rusqlite::Result<T> {
    fn or_not_found(self, what: &str, id: &str) -> Result<T> {
        self.map_err(|error| match error {
            rusqlite::Error::QueryReturnedNoRows => Error::not_found(what, id),
            other => other.into(),
        })
    }
}

impl<T> OrNotFound<T> for Option<T> {
    fn or_not_found(self, what: &str, id: &str) -> Result<T> {
        self.ok_or_else(|| Error::not_found(what, id))
    }
}
