//! The cover sheet: how many of each, who needs an envelope, who needs braille
//! and by when, and who can't be sent anything.

use super::fill::legible;
use super::print::{Copy, Job, Prepared, Reach};
use crate::documents::{Block, Document, Section, Table, Text};
use crate::values::long_day;

/// For the officers' own desk: it names people, so it is not for the post.
pub(super) fn sheet(run: &Prepared) -> Document {
    let mut sheet = Document::new(format!("Cover sheet: {}", run.title), run.organisation.clone(), run.today);
    let said = |words: String| Block::Para(words.as_str().into());
    let copies = run.copies();
    let posted: usize = run.jobs.iter().filter(|j| j.reach == Reach::Post).map(|j| j.copies.len()).sum();
    let mut first =
        vec![said(format!("{copies} copies for {} people. {posted} need an envelope.", run.people))];
    first.extend(run.findings.iter().map(|finding| Block::Note(finding.as_str().into())));
    if !run.jobs.is_empty() {
        let rows = run
            .jobs
            .iter()
            .map(|job| vec![job.file.clone(), job.copies.len().to_string(), how(job).to_owned()]);
        first.push(table("What was printed", &["File", "Copies", "How they go out"], rows));
    }
    sheet.sections.push(Section::new("How many of each", first));
    if let Some(by) = run.braille_by {
        let words = format!("Braille is needed by {}.", long_day(by));
        sheet.sections.push(Section::new("Braille", vec![said(words)]));
    }
    for job in &run.jobs {
        let last = |copy: &Copy| match job.reach {
            Reach::Email => copy.email.clone(),
            Reach::Post => copy.address.clone(),
            Reach::ByHand | Reach::Spoken => String::new(),
        };
        let rows = (1..).zip(&job.copies).map(|(number, copy): (usize, _)| {
            vec![number.to_string(), legible(&copy.name), legible(&last(copy))]
        });
        let last = match job.reach {
            Reach::Email => "E-mail address",
            Reach::Post => "Address for the envelope",
            Reach::ByHand | Reach::Spoken => "Done",
        };
        let people = table(&job.file, &["Copy", "Person", last], rows);
        sheet.sections.push(Section::new(
            job.file.trim_end_matches(job.look.extension()).trim_end_matches('.'),
            vec![people],
        ));
    }
    if !run.problems.is_empty() {
        let rows = run.problems.iter().map(|p| vec![legible(&p.person.name), legible(&p.message)]);
        let people = table("Look at these", &["Person", "What to know"], rows);
        sheet.sections.push(Section::new("Look at these by hand", vec![people]));
    }
    sheet
}

fn how(job: &Job) -> &'static str {
    match job.reach {
        Reach::Post => "By post, in an envelope each",
        Reach::Email => "By e-mail",
        Reach::ByHand => "By hand",
        Reach::Spoken => "Read aloud, recorded or signed",
    }
}

fn table(caption: &str, head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Block {
    Block::Table(Table {
        caption: caption.into(),
        head: head.iter().map(|h| Text::from(*h)).collect(),
        rows: rows.map(|row| row.into_iter().map(Text::from).collect()).collect(),
    })
}
