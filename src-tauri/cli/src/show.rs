//! Answers: JSON for scripts, short text for people.

use alongside_core::history::Change;
use alongside_core::import::{ImportPreview, Remark};
use alongside_core::offers::Ask;
use alongside_core::values::code_of;
use alongside_core::{Code, Error, Kind, Now, Result, Store};
use serde::Serialize;
use std::io::{BufWriter, ErrorKind, Write as _};

pub fn value<T: Serialize + ?Sized>(json: bool, value: &T, words: impl FnOnce(&T) -> String) -> Result<()> {
    let text = if json { serde_json::to_string(value)? } else { words(value) };
    bytes(format!("{text}\n").as_bytes())
}

pub fn done(json: bool, sentence: &str) -> Result<()> {
    value(json, &serde_json::json!({ "done": sentence }), |_| sentence.to_owned())
}

/// As it is, for a file or another program.
pub fn bytes(bytes: &[u8]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    // What waits in a buffer is lost without a word when the program ends.
    heard(out.write_all(bytes).and_then(|()| out.flush()))
}

/// A closed pipe (`| head`) is not our failure; a full disk is.
pub fn heard(written: std::io::Result<()>) -> Result<()> {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Error::new(
            Code::Disk,
            format!("The answer could not be written ({}).", error.kind()),
            "Check that the disk is not full. What was asked for was done, but for the answer.",
        )),
        _ => Ok(()),
    }
}

pub fn error(error: &Error, json: bool) {
    let mut err = std::io::stderr().lock();
    if json {
        let _ = writeln!(err, "{}", serde_json::to_string(error).unwrap_or_default());
        return;
    }
    let _ = writeln!(err, "{}", error.message);
    for problem in &error.problems {
        let field = if problem.field.is_empty() { String::new() } else { format!("{}: ", problem.field) };
        let _ = writeln!(err, "  {field}{}", problem.message);
    }
    if error.problems.is_empty() && !error.hint.is_empty() {
        let _ = writeln!(err, "{}", error.hint);
    }
}

pub fn code<T: Serialize>(value: &T) -> String {
    code_of(value)
}

pub fn import(json: bool, preview: &ImportPreview, dry_run: bool) -> Result<()> {
    let answer = serde_json::json!({
        "read": preview.read,
        "accepted": preview.accepted,
        "refused": preview.refused,
        "remarks": preview.remarks,
        "told": preview.told,
        "left_out": preview.columns.iter().filter(|c| c.field.is_empty()).map(|c| &c.heading).collect::<Vec<_>>(),
    });
    value(json, &answer, |_| {
        let verb = if dry_run { "would be kept" } else { "were kept" };
        let mut lines = vec![format!("{} rows were read, {} {verb}.", preview.read, preview.accepted)];
        lines.extend(preview.told.iter().cloned());
        lines.extend(preview.refused.iter().map(|r| format!("line {}: refused. {}", r.line, r.reason)));
        lines.extend(preview.remarks.iter().map(remark));
        lines.join("\n")
    })
}

fn remark(remark: &Remark) -> String {
    let Remark { line, field, typed, about } = remark;
    match (about.as_str(), typed.as_str()) {
        ("", _) => format!("line {line}: {field} “{typed}” is kept as a note."),
        (about, "") => format!("line {line}: {about}"),
        (about, _) => format!("line {line}: {field} “{typed}”. {about}"),
    }
}

/// Every record of a kind, each written as it is read.
pub fn list(json: bool, store: &Store, kind: Kind, overdue: bool, now: Now) -> Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut before = if json { "[" } else { "" };
    // Whoever listens may have heard enough; then nothing more is read.
    let mut is_closed = false;
    let mut put = |text: String| -> Result<()> {
        let written = out.write_all(text.as_bytes());
        is_closed |= written.as_ref().is_err_and(|error| error.kind() == ErrorKind::BrokenPipe);
        if is_closed { Ok(written?) } else { heard(written) }
    };
    let listed = (kind.offers().each)(&Ask::of(store, now), &mut |record| {
        if overdue && !record.is_overdue() {
            return Ok(());
        }
        if json {
            put(format!("{before}{}", serde_json::to_string(&record.json()?)?))?;
            before = ",";
        } else {
            put(format!("{}\t{}\n", record.id(), record.line()))?;
        }
        Ok(())
    });
    let ended = listed.and_then(|()| match (json, before) {
        (true, "[") => put("[]\n".to_owned()),
        (true, _) => put("]\n".to_owned()),
        (false, _) => Ok(()),
    });
    if is_closed { Ok(()) } else { ended.and_then(|()| heard(out.flush())) }
}

pub fn changes(changes: &[Change]) -> String {
    lines(changes, |c| {
        let fields = c.fields.iter().map(|f| format!("\n    {}: “{}” → “{}”", f.label, f.from, f.to));
        format!("{}\t{}\t{}\t{}{}", c.op, c.at, c.officer, c.purpose, fields.collect::<String>())
    })
}

fn lines<T>(all: &[T], line: impl Fn(&T) -> String) -> String {
    all.iter().map(line).collect::<Vec<_>>().join("\n")
}
