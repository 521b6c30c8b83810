//! A project as a handout: what it is about, what can change, who is in it,
//! and how people and the council work together on it.

use super::{Project, ProjectStatus, Rung, Setting, get};
use crate::documents::{Block, Document, Section, SourceRecord, pictures};
use crate::error::Result;
use crate::paper::{
    ENGLISH, Finding, Source, contact, council_name, ours, own_row, when_picture, when_words,
};
use crate::people::{self, MayContact};
use crate::phrases::Phrase;
use crate::settings;
use chrono::NaiveDate;
use rusqlite::Connection;

/// # Errors
/// `NotFound`.
pub fn document(conn: &Connection, id: &str, today: NaiveDate) -> Result<Document> {
    let (project, settings) = (get(conn, id, today)?, settings::get(conn)?);
    let title = project.easy.iter().find(|e| e.field == "title" && !e.words.is_empty());
    let title = title.map_or(project.title.as_str(), |e| e.words.lines().next().unwrap_or_default());
    let mut document = Document::new(title, council_name(&settings, ENGLISH), today);
    let cover = project.easy.iter().find(|e| e.field == "title").map_or("together", |e| e.picture.as_str());
    document.cover_picture = pictures::picture(cover).or_else(|| pictures::picture("together"));
    document.contact = Some(contact(&settings, ENGLISH));
    document.made_from =
        Some(SourceRecord { table: "project".into(), id: project.id.clone(), field: String::new() });
    let source = Source { table: "project", id: &project.id, easy: &project.easy };
    let sections = [
        (
            ours(Phrase::WhatThisIsAbout),
            vec![
                source.row("issue", &project.issue, "information"),
                source.row("aims", &project.aims, "target"),
                setting(&project),
            ],
        ),
        (ours(Phrase::WhatCanChange), vec![source.row("can_change", &project.can_change, "change")]),
        (ours(Phrase::WhatCannotChange), vec![source.row("cannot_change", &project.cannot_change, "stop")]),
        (ours(Phrase::HowWeWorkTogether), rung(&project)),
        (ours(Phrase::WhoLeads), chairs(&source, &project, may_name_chair(conn, &project)?)),
        (ours(Phrase::When), when(&source, &project, today)),
    ];
    document.sections = sections
        .into_iter()
        .map(|(heading, blocks)| Section::new(heading, blocks.into_iter().flatten().collect::<Vec<Block>>()))
        .filter(|section| !section.blocks.is_empty())
        .collect();
    Ok(document)
}

fn setting(project: &Project) -> Option<Block> {
    let sentence = match project.setting? {
        Setting::OneToOne => "This is about how we work with each person.",
        Setting::Service => "This is about one of our services.",
        Setting::Strategic => "This is about our plans for the whole council area.",
    };
    Some(own_row("council", &[sentence.to_owned()]))
}

fn rung(project: &Project) -> Vec<Option<Block>> {
    let Some(now) = project.rungs.first() else { return Vec::new() };
    let word = match now.rung {
        Rung::CoProducing => "This is called co-producing.",
        Rung::CoDesigning => "This is called co-designing.",
        Rung::Engaging => "This is called engaging.",
        Rung::Consulting => "This is called consulting.",
        Rung::Informing => "This is called informing.",
        Rung::Educating => "This is called educating.",
        Rung::Coercing => "This is called coercing.",
    };
    vec![Some(own_row("ladder", &[now.rung.easy().to_owned(), word.to_owned()]))]
}

/// Who leads it. Whoever took their agreement back is not named on a sheet for everybody.
fn chairs(source: &Source<'_>, project: &Project, is_named: bool) -> Vec<Option<Block>> {
    const ROLE: &str = "A person who draws on care and support";
    // "Colin Marsden, Day Opportunities Manager"
    let (officer, job) = project.chair_officer.split_once(", ").unwrap_or((&project.chair_officer, ""));
    let person = project.chair_person.as_ref().map(|p| if is_named { p.name.as_str() } else { ROLE });
    let works = format!("{officer} works for the council.");
    // A job is named, so that no article has to fit it.
    let job = (!job.is_empty()).then(|| format!("Their job is called {job}."));
    let (picture, mut sentences) = match (officer.is_empty(), person) {
        (false, Some(person)) => {
            ("count:2", vec![format!("{person} and {officer} lead the project together."), works])
        }
        (false, None) => ("person", vec![format!("{officer} leads the project."), works]),
        (true, Some(person)) => ("person", vec![format!("{person} leads the project.")]),
        (true, None) => return Vec::new(),
    };
    sentences.extend(job);
    // Words that somebody wrote may name whoever is not named any more.
    let said = |words: &str| if is_named { vec![words.to_owned()] } else { sentences.clone() };
    vec![Some(source.row_or("chairs", &sentences, said, picture))]
}

/// Whether the person in the chair may be named on what everybody reads.
fn may_name_chair(conn: &Connection, project: &Project) -> Result<bool> {
    let Some(chair) = &project.chair_person else { return Ok(true) };
    let may = people::get(conn, &chair.id)?.may_contact;
    Ok(![MayContact::No, MayContact::Withdrawn].contains(&may))
}

/// What an officer should know of the sheet of a project.
///
/// # Errors
/// `NotFound`.
pub(super) fn findings(conn: &Connection, id: &str) -> Result<Vec<Finding>> {
    // The day makes no difference to who is named.
    let project = get(conn, id, NaiveDate::default())?;
    if may_name_chair(conn, &project)? {
        return Ok(Vec::new());
    }
    let message =
        "The person in the chair took their agreement back or said no, so the sheet does not name them.";
    Ok(vec![Finding {
        message: message.into(),
        table: "project".into(),
        id: id.into(),
        field: "chair_person".into(),
        not_easy: false,
    }])
}

fn when(source: &Source<'_>, project: &Project, today: NaiveDate) -> Vec<Option<Block>> {
    let mut sentences = Vec::new();
    if let Some(starts) = &project.starts {
        let verb = if starts.from <= today { "started" } else { "will start" };
        sentences.push(("starts", format!("It {verb} {}.", when_words(starts)), when_picture(starts)));
    }
    if let Some(ends) = &project.ends {
        let over = matches!(project.status, ProjectStatus::Finished | ProjectStatus::Stopped);
        let verb = match (over, ends.is_over(today)) {
            (true, _) => "ended",
            (false, true) => "should have ended",
            (false, false) => "will end",
        };
        sentences.push(("ends", format!("It {verb} {}.", when_words(ends)), when_picture(ends)));
    }
    // Each beside the leaf of its own day.
    let mut rows: Vec<Option<Block>> = sentences
        .into_iter()
        .map(|(field, ours, picture)| {
            Some(source.row_or(field, &[ours], |words| vec![words.to_owned()], &picture))
        })
        .collect();
    let status = match project.status {
        ProjectStatus::Planned => None,
        ProjectStatus::Running => Some(("start", "We are working on it now.")),
        ProjectStatus::Finished => Some(("done", "The project is finished.")),
        ProjectStatus::Stopped => Some(("stop", "The project has stopped.")),
    };
    rows.push(status.map(|(meaning, sentence)| own_row(meaning, &[sentence.to_owned()])));
    rows
}
