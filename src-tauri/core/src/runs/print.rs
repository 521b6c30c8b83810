//! Printing a run: every copy is written as soon as it is set.

use super::{RunProblem, cover, fill};
use crate::documents::{self, Document, HandoutFormat, Look, Text, pdf};
use crate::error::{Error, Result};
use chrono::NaiveDate;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// A run that has all it needs and only waits to be printed.
pub struct Prepared {
    pub(super) title: String,
    pub(super) organisation: Text,
    pub(super) today: NaiveDate,
    pub(super) people: usize,
    pub(super) jobs: Vec<Job>,
    pub(super) problems: Vec<RunProblem>,
    pub(super) findings: Vec<String>,
    /// The earliest day on which somebody needs it in braille.
    pub(super) braille_by: Option<NaiveDate>,
}

/// One file.
pub(super) struct Job {
    pub file: String,
    pub language: String,
    pub look: Look,
    pub reach: Reach,
    /// As everybody gets it, but for their name.
    pub document: Document,
    /// By family name.
    pub copies: Vec<Copy>,
    /// Of one copy.
    pub pages: usize,
    /// What its pages could not hold whole.
    pub told: Vec<String>,
    /// Why it can't be printed at all.
    pub trouble: Option<String>,
}

pub(super) struct Copy {
    pub name: String,
    /// What the person likes to be called.
    pub called: String,
    pub email: String,
    pub address: String,
}

/// How a copy gets to its person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    Post,
    Email,
    ByHand,
    /// Read aloud, recorded or signed.
    Spoken,
}

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Printed {
    /// Names of the files in the folder, the cover sheet first.
    pub files: Vec<String>,
    pub copies: usize,
    pub stopped: bool,
}

const COVER: &str = "Cover sheet.pdf";

impl Prepared {
    /// Of what is printed.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// How many copies there will be.
    #[must_use]
    pub fn copies(&self) -> usize {
        self.jobs.iter().map(|job| job.copies.len()).sum()
    }

    /// Writes a file for each format and the cover sheet into a folder.
    /// `go_on` hears how many copies are done and says whether to go on; what a
    /// stopped run had begun is taken away again.
    ///
    /// # Errors
    /// A failing disk; a letter that no font at hand has.
    pub fn print(&self, folder: &Path, go_on: &mut dyn FnMut(usize) -> bool) -> Result<Printed> {
        std::fs::create_dir_all(folder)?;
        let mut printed = Printed::default();
        let mut begun: Vec<PathBuf> = Vec::new();
        let outcome = self.jobs(folder, &mut begun, &mut printed, go_on);
        if outcome.is_err() || printed.stopped {
            for file in &begun {
                // What is not there any more needs no taking away.
                let _ = std::fs::remove_file(file);
            }
            outcome?;
            printed.files.clear();
            return Ok(printed);
        }
        // Only now do the files get their names: a folder never holds half a run.
        for (part, name) in begun.iter().zip(&printed.files) {
            std::fs::rename(part, folder.join(name))?;
        }
        std::fs::write(folder.join(COVER), self.cover()?)?;
        printed.files.insert(0, COVER.to_owned());
        Ok(printed)
    }

    /// The sheet that goes with the files.
    ///
    /// # Errors
    /// A letter that no font at hand has.
    pub fn cover(&self) -> Result<Vec<u8>> {
        Ok(pdf::write(&cover::sheet(self), &pdf::Style::plain())?)
    }

    fn jobs(
        &self,
        folder: &Path,
        begun: &mut Vec<PathBuf>,
        printed: &mut Printed,
        go_on: &mut dyn FnMut(usize) -> bool,
    ) -> Result<()> {
        for job in &self.jobs {
            let part = folder.join(format!("{}.part", job.file));
            let out = BufWriter::new(File::create(&part)?);
            begun.push(part);
            printed.files.push(job.file.clone());
            let mut next = || {
                printed.copies += 1;
                printed.stopped = !go_on(printed.copies);
                !printed.stopped
            };
            if job.look.extension() == "pdf" {
                job.bind(out, &mut next)?
            } else {
                job.append(out, &mut next)?
            }
            if printed.stopped {
                break;
            }
        }
        Ok(())
    }
}

impl Job {
    /// A job without copies yet. A letter that can't be printed spoils one file, not the run.
    pub fn of(file: String, look: Look, language: String, reach: Reach, document: Document) -> Self {
        let (pages, remarks, trouble) = match documents::look_over(&document, &look) {
            Ok((pages, remarks)) => (pages, remarks, None),
            Err(error) => (0, Vec::new(), Some(Error::from(error).message)),
        };
        let mut told: Vec<String> =
            remarks.iter().map(|said| format!("{file}: {}", said.message())).collect();
        told.dedup();
        Self { file, language, look, reach, document, copies: Vec::new(), pages, told, trouble }
    }

    /// Copies of a PDF, bound into one.
    fn bind(&self, out: impl Write, next: &mut dyn FnMut() -> bool) -> Result<()> {
        let mut binder = pdf::Binder::new(out)?;
        let is_personal = fill::is_personal(&self.document);
        let mut same: Option<lopdf::Document> = None;
        for (number, copy) in (1..).zip(&self.copies) {
            if is_personal || same.is_none() {
                let document = fill::filled(&self.document, &copy.called);
                let bytes = documents::write(&document, &self.look)?;
                same = Some(lopdf::Document::load_mem(&bytes).map_err(Error::bug)?);
            }
            if let Some(set) = &same {
                binder.add(&format!("{number}. {}", copy.name), set)?;
            }
            if !next() {
                return Ok(());
            }
        }
        binder.finish()?;
        Ok(())
    }

    /// Copies of braille or text, one after another.
    fn append(&self, mut out: impl Write, next: &mut dyn FnMut() -> bool) -> Result<()> {
        let is_braille = self.look.format == HandoutFormat::Braille;
        for copy in &self.copies {
            let document = fill::filled(&self.document, &copy.called);
            let bytes = documents::write(&document, &self.look)?;
            if self.reach == Reach::Email {
                write!(out, "To: {}\nSubject: {}\n\n", copy.email, document.title)?;
            }
            out.write_all(&bytes)?;
            // A form feed begins a new page on an embosser, and stands between messages.
            if !bytes.ends_with(b"\x0c") {
                out.write_all(if is_braille { b"\x0c" } else { b"\n\x0c\n" })?;
            }
            if !next() {
                return Ok(());
            }
        }
        out.flush()?;
        Ok(())
    }
}
