//! Answers: JSON for scripts, short text for people.

use alongside_core::history::Change;
use alongside_core::import::ImportPreview;
use alongside_core::offers::Ask;
use alongside_core::values::code_of;
use alongside_core::{Error, Kind, Now, Result, Store};
use serde::Serialize;
use std::io::{BufWriter, Write as _};

pub fn value<T: Serialize + ?Sized>(json: bool, value: &T, words: impl FnOnce(&T) -> String) -> Result<()> {
    let text = if json { serde_json::to_string(value)? } else { words(value) };
    // A closed pipe (`| head`) is not our failure.
    let _ = writeln!(std::io::stdout().lock(), "{text}");
    Ok(())
}

pub fn done(json: bool, sentence: &str) {
    // What can't be told can't fail: a sentence is always valid JSON.
    let _ = value(json, &serde_json::json!({ "done": sentence }), |_| sentence.to_owned());
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
        "left_out": preview.columns.iter().filter(|c| c.field.is_empty()).map(|c| &c.heading).collect::<Vec<_>>(),
    });
    value(json, &answer, |_| {
        let verb = if dry_run { "would be kept" } else { "were kept" };
        let mut lines = vec![format!("{} rows were read, {} {verb}.", preview.read, preview.accepted)];
        lines.extend(preview.refused.iter().map(|r| format!("line {}: refused. {}", r.line, r.reason)));
        lines.extend(
            preview
                .remarks
                .iter()
                .map(|r| format!("line {}: {} “{}” is kept as a note.", r.line, r.field, r.typed)),
        );
        lines.join("\n")
    })
}

/// Every record of a kind, each written as it is read.
pub fn list(json: bool, store: &Store, kind: Kind, overdue: bool, now: Now) -> Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut is_first = true;
    if json {
        out.write_all(b"[")?;
    }
    (kind.offers().each)(&Ask::of(store, now), &mut |record| {
        if overdue && !record.is_overdue() {
            return Ok(());
        }
        if json {
            if !is_first {
                out.write_all(b",")?;
            }
            serde_json::to_writer(&mut out, &record.json()?)?;
        } else {
            writeln!(out, "{}\t{}", record.id(), record.line())?;
        }
        is_first = false;
        Ok(())
    })?;
    if json {
        out.write_all(b"]\n")?;
    }
    Ok(out.flush()?)
}

/// As it is, for a file or another program.
pub fn bytes(bytes: &[u8]) {
    // A closed pipe is not our failure.
    let _ = std::io::stdout().lock().write_all(bytes);
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
