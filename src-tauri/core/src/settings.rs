//! The council's name, its contact block, and how the app behaves.

use crate::error::Result;
use crate::store::{Now, Op, Saved, Store, Tx, setting};
use crate::values::Form;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Settings {
    pub council: String,
    pub department: String,
    pub contact_phone: String,
    pub contact_email: String,
    pub contact_address: String,
    pub contact_web: String,
    /// How to ask for another format.
    pub other_formats: String,
    /// Minutes without a key or a click before the store locks; 0 is never.
    pub lock_after_minutes: u32,
}

/// Everything is set once, so that a later save records a change and not a birth.
pub(crate) fn begin(tx: &Tx<'_>, council: &str) -> Result<()> {
    let settings = Settings { council: council.to_owned(), lock_after_minutes: 15, ..Settings::default() };
    keep(tx, &settings)
}

/// # Errors
/// Only where the disk fails.
pub fn get(conn: &Connection) -> Result<Settings> {
    let minutes = setting::get(conn, "lock_after_minutes")?.and_then(|m| m.parse().ok()).unwrap_or(15);
    let text = |key: &str| setting::get(conn, key).map(Option::unwrap_or_default);
    Ok(Settings {
        council: text("council")?,
        department: text("department")?,
        contact_phone: text("contact_phone")?,
        contact_email: text("contact_email")?,
        contact_address: text("contact_address")?,
        contact_web: text("contact_web")?,
        other_formats: text("other_formats")?,
        lock_after_minutes: minutes,
    })
}

/// # Errors
/// `BadInput` with every problem.
pub fn save(store: &mut Store, typed: &Settings, now: Now) -> Result<Saved> {
    let settings = checked(typed)?;
    let written = store.write(Op::ChangeSettings, now, |tx| {
        keep(tx, &settings)?;
        Ok("settings".to_owned())
    })?;
    Ok(written.saved())
}

fn checked(typed: &Settings) -> Result<Settings> {
    let mut form = Form::default();
    let settings = Settings {
        council: form.line("council", &typed.council, 200),
        department: form.line("department", &typed.department, 200),
        contact_phone: form.line("contact_phone", &typed.contact_phone, 60),
        contact_email: form.line("contact_email", &typed.contact_email, 200),
        contact_address: form.lines("contact_address", &typed.contact_address, 500),
        contact_web: form.line("contact_web", &typed.contact_web, 200),
        other_formats: form.lines("other_formats", &typed.other_formats, 1000),
        lock_after_minutes: typed.lock_after_minutes,
    };
    if settings.lock_after_minutes > 480 {
        form.problem("lock_after_minutes", "Choose 480 minutes (8 hours) or fewer.");
    }
    form.finish()?;
    Ok(settings)
}

fn keep(tx: &Tx<'_>, settings: &Settings) -> Result<()> {
    for (key, value) in [
        (setting::COUNCIL, &settings.council),
        ("department", &settings.department),
        ("contact_phone", &settings.contact_phone),
        ("contact_email", &settings.contact_email),
        ("contact_address", &settings.contact_address),
        ("contact_web", &settings.contact_web),
        ("other_formats", &settings.other_formats),
        ("lock_after_minutes", &settings.lock_after_minutes.to_string()),
    ] {
        setting::put(tx, key, value)?;
    }
    Ok(())
}
