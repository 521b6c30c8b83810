//! Answers: JSON for scripts, short text for people.

use alongside_core::error::because;
use alongside_core::history::Change;
use alongside_core::import::{Import, ImportPreview, Refused, Remark, Told};
use alongside_core::offers::Ask;
use alongside_core::values::code_of;
use alongside_core::{Code, Error, Kind, Now, Result, Store};
use serde::Serialize;
use std::io::{BufWriter, ErrorKind, StdoutLock, Write as _};

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

/// What somebody must have read: a closed pipe is a failure too.
pub fn to_somebody(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{text}").and_then(|()| out.flush()).map_err(|_| {
        Error::new(
            Code::Disk,
            "The recovery key could not be shown, so no store was made.",
            "Send the answer to a screen or a file, and make the store again.",
        )
    })
}

/// A closed pipe (`| head`) is not our failure; a full disk is.
pub fn heard(written: std::io::Result<()>) -> Result<()> {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Error::new(
            Code::Disk,
            format!("The answer could not be written: {}.", because(error.kind())),
            "Check that the disk is not full, and look at what was done before you do it again.",
        )),
        _ => Ok(()),
    }
}

/// "1 page", "2 pages"
pub fn some(count: impl Into<u64>, what: &str) -> String {
    let count = count.into();
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// What whoever opened a store should hear, beside the answer.
pub fn noticed(told: &[String]) {
    let mut err = std::io::stderr().lock();
    // Who does not listen there misses nothing but this: the check tells it too.
    told.iter().for_each(|sentence| drop(writeln!(err, "Please look: {sentence}")));
}

/// What others did that everybody should know, beside the answer.
pub fn news(sentences: &[String]) {
    let mut err = std::io::stderr().lock();
    sentences.iter().for_each(|sentence| drop(writeln!(err, "News: {sentence}")));
}

/// How far long work is, beside the answer: "400 of 2000 pictures read".
pub fn under_way(done: u32, total: u32, what: &str) {
    drop(writeln!(std::io::stderr().lock(), "{done} of {total} {what}"));
}

/// What should be mended in what was printed, beside the answer.
pub fn to_mend(sentences: &[String]) {
    let mut err = std::io::stderr().lock();
    sentences.iter().for_each(|sentence| drop(writeln!(err, "To mend: {sentence}")));
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

/// Rows and remarks of an import that wait in memory to be told.
pub const AT_HAND: usize = 50_000;

/// What an import did, or would do. Where there is more to tell than waits, the file
/// is read again and told row by row.
pub fn import(json: bool, import: &Import, preview: &ImportPreview, dry_run: bool, now: Now) -> Result<()> {
    let mut out = Out::open();
    let written = tell_import(&mut out, json, import, preview, dry_run, now);
    out.close(written)
}

fn tell_import(
    out: &mut Out,
    json: bool,
    import: &Import,
    preview: &ImportPreview,
    dry_run: bool,
    now: Now,
) -> Result<()> {
    if !json {
        let was = |count| if count == 1 { "was" } else { "were" };
        let verb = if dry_run { "would be" } else { was(preview.accepted) };
        let read = some(preview.read, "row");
        out.put(&format!("{read} {} read, {} {verb} kept.\n", was(preview.read), preview.accepted))?;
        preview.told.iter().try_for_each(|sentence| out.put(&format!("{sentence}\n")))?;
        each_refused(import, preview, now, |r| {
            out.put(&format!("line {}: refused. {}\n", r.line, r.reason))
        })?;
        return each_remark(import, preview, now, |r| out.put(&format!("{}\n", remark(r))));
    }
    let mut comma = "";
    out.put(&format!("{{\"read\":{},\"accepted\":{},\"refused\":[", preview.read, preview.accepted))?;
    each_refused(import, preview, now, |refused| {
        out.put(&format!("{comma}{}", serde_json::to_string(refused)?))?;
        comma = ",";
        Ok(())
    })?;
    comma = "";
    out.put("],\"remarks\":[")?;
    each_remark(import, preview, now, |remark| {
        out.put(&format!("{comma}{}", serde_json::to_string(remark)?))?;
        comma = ",";
        Ok(())
    })?;
    let left_out: Vec<_> =
        preview.columns.iter().filter(|c| c.field.is_empty()).map(|c| &c.heading).collect();
    let (told, left_out) = (serde_json::to_string(&preview.told)?, serde_json::to_string(&left_out)?);
    out.put(&format!("],\"told\":{told},\"left_out\":{left_out}}}\n"))
}

fn each_refused(
    import: &Import,
    preview: &ImportPreview,
    now: Now,
    mut then: impl FnMut(&Refused) -> Result<()>,
) -> Result<()> {
    if preview.refused.len() == (preview.read - preview.accepted) as usize {
        return preview.refused.iter().try_for_each(then);
    }
    import.each_told(now, &mut |told| match told {
        Told::Refused(refused) => then(&refused),
        Told::Remark(_) => Ok(()),
    })
}

fn each_remark(
    import: &Import,
    preview: &ImportPreview,
    now: Now,
    mut then: impl FnMut(&Remark) -> Result<()>,
) -> Result<()> {
    if preview.remarks.len() == (preview.noted + preview.doubtful) as usize {
        return preview.remarks.iter().try_for_each(then);
    }
    import.each_told(now, &mut |told| match told {
        Told::Remark(remark) => then(&remark),
        Told::Refused(_) => Ok(()),
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
    let mut out = Out::open();
    let mut before = if json { "[" } else { "" };
    let listed = (kind.offers().each)(&Ask::of(store, now), &mut |record| {
        if overdue && !record.is_overdue() {
            return Ok(());
        }
        if json {
            out.put(&format!("{before}{}", serde_json::to_string(&record.json()?)?))?;
            before = ",";
            return Ok(());
        }
        out.put(&format!("{}\t{}\n", record.id(), record.line()))
    });
    let ended = listed.and_then(|()| match (json, before) {
        (true, "[") => out.put("[]\n"),
        (true, _) => out.put("]\n"),
        (false, _) => Ok(()),
    });
    out.close(ended)
}

/// An answer that is written as it comes about.
struct Out {
    to: BufWriter<StdoutLock<'static>>,
    /// Whoever listens may have heard enough; then nothing more is read.
    is_closed: bool,
}

impl Out {
    fn open() -> Self {
        Self { to: BufWriter::new(std::io::stdout().lock()), is_closed: false }
    }

    /// An error also where the pipe is closed, so that the work ends.
    fn put(&mut self, text: &str) -> Result<()> {
        let written = self.to.write_all(text.as_bytes());
        self.is_closed |= written.as_ref().is_err_and(|error| error.kind() == ErrorKind::BrokenPipe);
        if self.is_closed { Ok(written?) } else { heard(written) }
    }

    /// What the work came to, once all of it is written.
    fn close(mut self, ended: Result<()>) -> Result<()> {
        if self.is_closed { Ok(()) } else { ended.and_then(|()| heard(self.to.flush())) }
    }
}

pub fn changes(changes: &[Change]) -> String {
    // A line end within words would look like another change.
    let flat = |words: &str| words.replace(['\n', '\r'], " / ");
    lines(changes, |c| {
        let fields =
            c.fields.iter().map(|f| format!("\n    {}: “{}” → “{}”", f.label, flat(&f.from), flat(&f.to)));
        format!("{}\t{}\t{}\t{}{}", c.op, c.at, c.officer, c.purpose, fields.collect::<String>())
    })
}

fn lines<T>(all: &[T], line: impl Fn(&T) -> String) -> String {
    all.iter().map(line).collect::<Vec<_>>().join("\n")
}
