//! Printing a run: every copy is written as soon as it is set.

use super::reach::Reach;
use super::{RunProblem, cover, fill};
use crate::documents::{self, Document, DocumentError, HandoutFormat, Look, Text, pdf};
use crate::error::{Error, Result};
use crate::store::{Names, Outside, Part};
use crate::values::long_day;
use chrono::NaiveDate;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A run that has all it needs and only waits to be printed.
pub struct Prepared {
    pub(super) title: String,
    pub(super) organisation: Text,
    pub(super) today: NaiveDate,
    pub(super) people: usize,
    pub(super) single_sided: bool,
    pub(super) jobs: Vec<Job>,
    pub(super) problems: Vec<RunProblem>,
    pub(super) findings: Vec<String>,
    pub(super) unearned: bool,
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
    /// It holds their name.
    pub is_personal: bool,
    /// By family name.
    pub copies: Vec<Copy>,
    /// Of one copy.
    pub pages: usize,
    /// What its pages could not hold whole.
    pub told: Vec<String>,
    /// What each of its readers asked for and does not get: their size of print.
    pub unkept: Option<String>,
    /// Why it can't be printed at all.
    pub trouble: Option<String>,
}

pub(super) struct Copy {
    pub name: String,
    /// What the person likes to be called.
    pub called: String,
    pub email: String,
    pub address: String,
    /// In whoever's own words wrote it down.
    pub carer: String,
    /// That may be rung.
    pub number: String,
    /// The language that an interpreter speaks for them.
    pub interpreter: String,
    /// About reaching them.
    pub to_know: String,
}

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Printed {
    /// The files in the folder, the cover sheet first; within a folder of their
    /// own where that one held another run.
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

    /// Writes a file for each format and the cover sheet into a folder, or into
    /// a new one within it where another run lies there: two runs never mix.
    /// `go_on` hears how many copies are done and says whether to go on; what a
    /// stopped run had begun is taken away again.
    ///
    /// # Errors
    /// A failing disk; `Refused` for a folder that is none.
    pub fn print(
        &self,
        outside: &Outside,
        folder: &Path,
        go_on: &mut dyn FnMut(usize) -> bool,
    ) -> Result<Printed> {
        outside.folder(folder)?;
        let own = self.own_folder(folder);
        let mut made = Made::default();
        let place = match &own {
            None => folder.to_owned(),
            Some(name) => {
                let own = folder.join(name);
                outside.folder(&own)?;
                made.folder = Some(own.clone());
                own
            }
        };
        let mut printed = Printed::default();
        let begin = |name: &str| outside.file(&place.join(name), Names::People)?.begin();
        let mut parts = Vec::new();
        for job in &self.jobs {
            let mut part = begin(&job.file)?;
            job.write(&mut part, self.single_sided, &mut || {
                printed.copies += 1;
                printed.stopped = !go_on(printed.copies);
                !printed.stopped
            })?;
            if printed.stopped {
                return Ok(printed);
            }
            parts.push((job.file.as_str(), part));
        }
        let mut cover = begin(COVER)?;
        cover.write_all(&self.cover()?)?;
        parts.insert(0, (COVER, cover));
        // Only now do the files get their names: a folder never holds half a run. The cover
        // sheet is first: of two runs at once one is refused before it has a file there.
        for (name, part) in parts {
            part.keep_new()?;
            made.files.push(place.join(name));
            let within = own.as_ref().map_or_else(|| PathBuf::from(name), |own| Path::new(own).join(name));
            printed.files.push(within.display().to_string());
        }
        made.is_whole = true;
        Ok(printed)
    }

    /// The name of a folder for this run alone, where the one that was chosen
    /// holds a run, or any file that this one would write over.
    fn own_folder(&self, folder: &Path) -> Option<String> {
        // A pipe is written into, and not over.
        let is_taken = |name: &str| {
            folder.join(name).symlink_metadata().is_ok_and(|there| is_replaced(there.file_type()))
        };
        let mut names = self.jobs.iter().map(|job| job.file.as_str()).chain([COVER]);
        if !names.any(is_taken) {
            return None;
        }
        let plain: String =
            self.title.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).take(60).collect();
        let title = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        let first = format!("{title}, {}", long_day(self.today));
        let further = (2..).map(|number| format!("{first}, {number}"));
        std::iter::once(first.clone()).chain(further).find(|name| !is_taken(name))
    }

    /// The sheet that goes with the files.
    ///
    /// # Errors
    /// A letter that no font at hand has.
    pub fn cover(&self) -> Result<Vec<u8>> {
        Ok(pdf::write(&cover::sheet(self), &pdf::Style::plain())?)
    }
}

/// "Large print, 40 point instead of 48.pdf"
fn in_size(file: &str, asked: u8, size: u8) -> String {
    let (was, is) = (format!("{asked} point"), format!("{size} point instead of {asked}"));
    match file.rsplit_once('.') {
        _ if file.contains(&was) => file.replacen(&was, &is, 1),
        Some((name, end)) => format!("{name}, {is}.{end}"),
        None => format!("{file}, {is}"),
    }
}

fn is_replaced(there: std::fs::FileType) -> bool {
    there.is_file() || there.is_dir() || there.is_symlink()
}

/// What a run has made so far; taken away again where it did not come to its end.
#[derive(Default)]
struct Made {
    /// Of its own.
    folder: Option<PathBuf>,
    files: Vec<PathBuf>,
    is_whole: bool,
}

impl Drop for Made {
    fn drop(&mut self) {
        if self.is_whole {
            return;
        }
        // Nobody had a file of these names. A folder with anything else in it stays.
        self.files.iter().for_each(|file| drop(std::fs::remove_file(file)));
        self.folder.iter().for_each(|folder| drop(std::fs::remove_dir(folder)));
    }
}

impl Job {
    /// A job without copies yet. A letter that can't be printed spoils one file, not the run.
    /// Nor does a word that has no room in somebody's size: they get the nearest that it fits.
    pub fn of(mut file: String, mut look: Look, language: String, reach: Reach, document: Document) -> Self {
        let mut looked = documents::look_over(&document, &look);
        let mut unkept = None;
        if let Err(DocumentError::TooWide(wide)) = &looked
            && let Some(size) = wide.nearest
        {
            let (asked, word) = (wide.points, &wide.word);
            unkept = Some(format!("“{word}” has no room in {asked} point. This copy is in {size} point."));
            file = in_size(&file, asked, size);
            look = look.sized(size);
            looked = documents::look_over(&document, &look);
        }
        let (pages, remarks, trouble) = match looked {
            Ok((pages, remarks)) => (pages, remarks, None),
            Err(error) => (0, Vec::new(), Some(Error::from(error).message)),
        };
        let mut told: Vec<String> =
            remarks.iter().map(|said| format!("{file}: {}", said.message())).collect();
        told.dedup();
        let is_personal = fill::is_personal(&document);
        let copies = Vec::new();
        Self { file, language, look, reach, document, is_personal, copies, pages, told, unkept, trouble }
    }

    fn write(&self, out: &mut Part, single_sided: bool, next: &mut dyn FnMut() -> bool) -> Result<()> {
        match self.look.extension() == "pdf" {
            true => self.bind(out, single_sided, next),
            false => self.append(out, single_sided, next),
        }
    }

    /// It is paper, and no file of words.
    pub fn has_pages(&self) -> bool {
        self.look.extension() == "pdf" || self.look.format == HandoutFormat::Braille
    }

    /// Sheets of paper for one copy.
    pub fn sheets(&self, single_sided: bool) -> usize {
        if single_sided { self.pages } else { self.pages.div_ceil(2) }
    }

    /// Copies of a PDF, bound into one.
    fn bind(&self, out: impl Write, single_sided: bool, next: &mut dyn FnMut() -> bool) -> Result<()> {
        let mut binder = pdf::Binder::new(out)?;
        if !single_sided {
            binder.on_both_sides();
        }
        if let Some(nobodys) = fill::nobodys_title(&self.document) {
            let bytes = documents::write(&nobodys, &self.look)?;
            binder.entitle(&lopdf::Document::load_mem(&bytes).map_err(Error::bug)?)?;
        }
        let mut same: Option<lopdf::Document> = None;
        for (number, copy) in (1..).zip(&self.copies) {
            if self.is_personal || same.is_none() {
                let document = fill::filled(&self.document, &copy.called);
                let bytes = documents::write(&document, &self.look)?;
                same = Some(lopdf::Document::load_mem(&bytes).map_err(Error::bug)?);
            }
            if let Some(set) = &same {
                binder.add(&format!("Copy {number}"), set)?;
            }
            if !next() {
                return Ok(());
            }
        }
        binder.finish()?;
        Ok(())
    }

    /// Copies of braille or text, one after another.
    fn append(&self, mut out: impl Write, single_sided: bool, next: &mut dyn FnMut() -> bool) -> Result<()> {
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
            if is_braille && !single_sided && self.pages % 2 == 1 {
                out.write_all(b"\x0c")?;
            }
            if !next() {
                return Ok(());
            }
        }
        out.flush()?;
        Ok(())
    }
}
