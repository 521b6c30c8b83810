//! Answers: JSON for scripts, short text for people.

use alongside_core::claims::Claim;
use alongside_core::handouts::HandoutPage;
use alongside_core::import::{ImportPreview, Remark};
use alongside_core::people::Person;
use alongside_core::plan::Action;
use alongside_core::projects::Project;
use alongside_core::requests::FormatRequest;
use alongside_core::store::Change;
use alongside_core::values::code_of;
use alongside_core::{Error, Result};
use serde::Serialize;
use std::io::Write as _;

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

pub fn people(json: bool, people: &[Person]) -> Result<()> {
    value(json, people, |all| lines(all, |p| format!("{}\t{}\t{}", p.id, p.name, p.town)))
}

pub fn projects(json: bool, projects: &[Project]) -> Result<()> {
    value(json, projects, |all| lines(all, |p| format!("{}\t{}\t{}", p.id, p.title, code(&p.status))))
}

pub fn claims(json: bool, claims: &[Claim]) -> Result<()> {
    value(json, claims, |all| {
        lines(all, |c| {
            format!("{}\t{}\t{}\t{}\t{}", c.id, c.number, c.person.name, c.total, c.status.label())
        })
    })
}

pub fn handouts(json: bool, handouts: &[HandoutPage]) -> Result<()> {
    value(json, handouts, |all| lines(all, |h| format!("{}\t{}\t{}", h.id, h.draft.title, h.draft.language)))
}

pub fn requests(json: bool, requests: &[FormatRequest]) -> Result<()> {
    value(json, requests, |all| {
        lines(all, |r| {
            let due = r.due_on.map(|day| day.to_string()).unwrap_or_default();
            format!("{}\t{}\t{}\t{}\t{}\t{}", r.id, code(&r.state), due, r.who(), r.what(), r.wanted)
        })
    })
}

/// As it is, for a file or another program.
pub fn bytes(bytes: &[u8]) {
    // A closed pipe is not our failure.
    let _ = std::io::stdout().lock().write_all(bytes);
}

pub fn plan(json: bool, actions: &[Action]) -> Result<()> {
    value(json, actions, |all| {
        lines(all, |a| {
            let due = a.milestones.iter().filter_map(|m| m.due.as_ref()).map(|w| w.as_typed());
            format!(
                "{}\t{}\t{}\t{}\t{}",
                a.id,
                a.mark.label(),
                a.action,
                a.owner,
                due.collect::<Vec<_>>().join("; ")
            )
        })
    })
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
