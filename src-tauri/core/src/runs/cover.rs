//! The cover sheet: how many of each, who needs an envelope, who needs braille
//! and by when, and who can't be sent anything.

use super::fill::legible;
use super::print::{Copy, Job, Prepared};
use super::reach::Reach;
use crate::documents::{Block, Document, HandoutFormat, Section, Table, Text};
use crate::values::long_day;

/// For the officers' own desk: it names people, so it is not for the post.
pub(super) fn sheet(run: &Prepared) -> Document {
    let mut sheet = Document::new(format!("Cover sheet: {}", run.title), run.organisation.clone(), run.today);
    sheet.kind_label = "Confidential".into();
    let said = |words: String| Block::Para(words.as_str().into());
    let copies = run.copies();
    let posted: usize = run.jobs.iter().filter(|j| j.reach == Reach::Post).map(|j| j.copies.len()).sum();
    let mut first = vec![
        Block::Note(
            "This sheet names people and says how they are reached. Shred it when everything is sent.".into(),
        ),
        said(format!("{copies} copies for {} people. {posted} need an envelope.", run.people)),
    ];
    first.extend(run.findings.iter().map(|finding| Block::Note(finding.as_str().into())));
    if !run.jobs.is_empty() {
        let sides = if run.single_sided { "one side" } else { "both sides" };
        first.push(said(format!(
            "Print each file on {sides} of the paper. Its copies lie in the order of its list."
        )));
        let number = |n: usize| if n == 0 { String::new() } else { n.to_string() };
        let rows = run.jobs.iter().map(|job| {
            let (pages, sheets) =
                if job.has_pages() { (job.pages, job.sheets(run.single_sided)) } else { (0, 0) };
            let all = number(sheets * job.copies.len());
            vec![job.file.clone(), job.copies.len().to_string(), number(pages), all, how(job).to_owned()]
        });
        first.push(table(
            "What was printed",
            &["File", "Copies", "Pages each", "Sheets", "How they go out"],
            rows,
        ));
    }
    sheet.sections.push(Section::new("How many of each", first));
    let envelopes = envelopes(run);
    if !envelopes.is_empty() {
        let rows = envelopes.into_iter().map(|(size, many)| vec![size.to_owned(), many.to_string()]);
        sheet.sections.push(Section::new(
            "Envelopes",
            vec![table("What to post them in", &["Size", "How many"], rows)],
        ));
    }
    if let Some(by) = run.braille_by {
        let words = format!("Braille is needed by {}.", long_day(by));
        sheet.sections.push(Section::new("Braille", vec![said(words)]));
    }
    for job in &run.jobs {
        let people = match job.reach {
            Reach::Spoken => calls(job),
            _ => letters(job),
        };
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

/// How many of each size, the smallest first (Royal Mail's sizes of 2026: a letter is at most
/// 240 by 165 by 5 mm, a large letter 353 by 250 by 25 mm). Six sheets still fold; braille is
/// never folded, and stands on larger paper.
fn envelopes(run: &Prepared) -> Vec<(&'static str, usize)> {
    const SIZES: [&str; 4] =
        ["C5, folded once", "C4, flat", "A parcel", "A padded envelope for braille, flat and unfolded"];
    let mut many = [0; SIZES.len()];
    for job in run.jobs.iter().filter(|job| job.reach == Reach::Post) {
        let size = match job.sheets(run.single_sided) {
            _ if job.look.format == HandoutFormat::Braille => 3,
            0..=6 => 0,
            7..=120 => 1,
            _ => 2,
        };
        many[size] += job.copies.len();
    }
    SIZES.into_iter().zip(many).filter(|(_, many)| *many > 0).collect()
}

fn letters(job: &Job) -> Block {
    let (head, last): (&str, fn(&Copy) -> &str) = match job.reach {
        Reach::Email => ("E-mail address", |copy| &copy.email),
        Reach::Post => ("Address for the envelope", |copy| &copy.address),
        Reach::Carer => ("Who cares for them", |copy| &copy.carer),
        Reach::ByHand | Reach::Spoken => ("Done", |_| ""),
    };
    let rows = (1..)
        .zip(&job.copies)
        .map(|(number, copy): (usize, _)| vec![number.to_string(), legible(&copy.name), legible(last(copy))]);
    table(&job.file, &["Copy", "Person", head], rows)
}

/// Whoever reads it to them has all of it on one sheet.
fn calls(job: &Job) -> Block {
    let rows = (1..).zip(&job.copies).map(|(number, copy): (usize, _)| {
        let words = [&copy.name, &copy.number, &copy.interpreter, &copy.to_know].map(|words| legible(words));
        [number.to_string()].into_iter().chain(words).chain([String::new()]).collect()
    });
    table(&job.file, &["Copy", "Person", "Number to ring", "Interpreter", "To know", "Done"], rows)
}

fn how(job: &Job) -> &'static str {
    match job.reach {
        Reach::Post => "By post, in an envelope each",
        Reach::Email => "By e-mail",
        Reach::ByHand => "By hand",
        Reach::Carer => "Through a carer",
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
