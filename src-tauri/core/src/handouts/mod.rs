//! Handouts that officers write, the first drafts that they begin from, and the easy-read
//! checker over a draft. What they look like on paper is decided in [`crate::documents`].

mod lint;
mod start;
mod written;

pub use crate::documents::HandoutFormat;
pub use crate::paper::ENGLISH;
pub use lint::{LookedOverDraft, look_over};
pub use start::{HandoutStart, start};
pub(crate) use written::OFFERS;
pub use written::{
    HandoutCheck, HandoutCheckDraft, HandoutDraft, HandoutPage, HandoutRow, HandoutTranslation,
    HandoutVersion, MadeFrom, PartDraft, PartKind, add_check, all, delete, each, from_text, get, go_back_to,
    keep_version, list as list_written, save, text_over, title_of, to_text,
};

use crate::documents::{self, Document, Look};
use crate::error::Result;
use crate::paper::dress;
use crate::phrases::{Phrase, say};
use chrono::NaiveDate;
use rusqlite::Connection;

/// A draft as it would print if it were saved now: the bytes of its file. Writes nothing.
///
/// # Errors
/// Only where the disk fails.
pub fn draft_file(conn: &Connection, draft: &HandoutDraft, look: &Look, today: NaiveDate) -> Result<Vec<u8>> {
    Ok(documents::write(&draft_document(conn, draft, look, today)?, look)?)
}

/// The same, before it is laid out.
///
/// # Errors
/// Only where the disk fails.
pub fn draft_document(
    conn: &Connection,
    draft: &HandoutDraft,
    look: &Look,
    today: NaiveDate,
) -> Result<Document> {
    dress(conn, written::document_of(conn, draft, today)?, look)
}

/// A sentence of our own, as first drafts say it: in English, and in the table
/// so that a translation of the draft begins with it.
fn ours(phrase: Phrase) -> String {
    say(ENGLISH, phrase, &[])
}
