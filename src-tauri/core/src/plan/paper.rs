//! The action plan as a handout: every action, who is responsible, and when.

use super::{Action, ActionStatus, Mark, Milestone, all};
use crate::documents::{Block, Document, Section, pictures};
use crate::error::Result;
use crate::paper::{ENGLISH, Source, by_words, contact, council_name, ours, own_row};
use crate::phrases::Phrase;
use crate::settings;
use chrono::NaiveDate;
use rusqlite::Connection;

/// # Errors
/// Only where the disk fails.
pub fn document(conn: &Connection, today: NaiveDate) -> Result<Document> {
    let (actions, settings) = (all(conn, today)?, settings::get(conn)?);
    let mut document = Document::new(ours(Phrase::OurActionPlan), council_name(&settings, ENGLISH), today);
    document.cover_picture = pictures::picture("plan");
    document.contact = Some(contact(&settings, ENGLISH));
    document.sections.push(Section::new(
        ours(Phrase::WhatThisIsAbout),
        vec![
            own_row("plan", &["This is our plan.".to_owned(), "It says what we will do.".to_owned()]),
            own_row(
                "person",
                &[
                    "It says who is responsible.".to_owned(),
                    "That person makes sure it gets done.".to_owned(),
                ],
            ),
            own_row("calendar", &["It says when we will do it.".to_owned()]),
        ],
    ));
    for (number, action) in (1..).zip(&actions) {
        document.sections.push(Section::new(format!("Action {number}"), blocks(action)));
    }
    Ok(document)
}

fn blocks(action: &Action) -> Vec<Block> {
    let source = Source { table: "action", id: &action.id, easy: &action.easy };
    let mut blocks: Vec<Block> = source.row("action", &action.action, "step").into_iter().collect();
    if !action.owner.is_empty() {
        blocks.push(own_row("person", &[format!("Responsible officer: {}.", action.owner)]));
    }
    match action.status {
        ActionStatus::CompleteOperating => {
            blocks.push(own_row("done", &["This is in place and working now.".to_owned()]))
        }
        ActionStatus::Done => blocks.push(own_row("done", &[ours(Phrase::ThisIsDone)])),
        ActionStatus::NotStarted | ActionStatus::OnTrack => {}
    }
    for steps in action.milestones.chunk_by(|one, next| one.mark == Mark::Done && next.mark == Mark::Done) {
        match steps {
            [step] => blocks.push(milestone(step, action.mark)),
            done => blocks.extend(
                done.chunks(IN_A_ROW)
                    .map(|steps| own_row("done", &steps.iter().flat_map(done_words).collect::<Vec<_>>())),
            ),
        }
    }
    blocks
}

/// What is done is told in short, a few steps beside one picture.
const IN_A_ROW: usize = 3;

fn done_words(step: &Milestone) -> Vec<String> {
    match (step.words.is_empty(), step.done_on, &step.due) {
        (true, Some(day), _) => vec![format!("We did a step on {}.", whole_day(day))],
        (true, None, Some(due)) => {
            vec![format!("We planned to do a step {}.", by_words(due)), "It is done.".to_owned()]
        }
        (true, None, None) => vec!["A step is done.".to_owned()],
        (false, Some(day), _) => vec![format!("Done on {}: {}", whole_day(day), end(&step.words))],
        (false, None, Some(due)) => {
            vec![format!("Done: {}", end(&step.words)), format!("We planned to do it {}.", by_words(due))]
        }
        (false, None, None) => vec![format!("Done: {}", end(&step.words))],
    }
}

/// "Monday 2 March 2026" (rule ER-N4: whole dates).
fn whole_day(day: NaiveDate) -> String {
    day.format("%A %-d %B %Y").to_string()
}

fn end(text: &str) -> String {
    if text.ends_with(['.', '?', '!']) { text.to_owned() } else { format!("{text}.") }
}

fn milestone(step: &Milestone, action: Mark) -> Block {
    let due = step.due.as_ref();
    let mut sentences = Vec::new();
    if !step.words.is_empty() {
        sentences.push(end(&step.words));
    }
    if let Some(due) = due {
        let by = by_words(due);
        sentences.push(format!("We plan to do this {by}."));
    }
    let finished = matches!(action, Mark::Done | Mark::CompleteOperating);
    let (meaning, say) = match (step.mark, step.done_on) {
        (Mark::Done, Some(day)) => ("done", Some(format!("We did this on {}.", whole_day(day)))),
        (Mark::Done, None) => ("done", Some(ours(Phrase::ThisIsDone))),
        (Mark::Late, _) if !finished => ("late", Some(ours(Phrase::ThisIsLate))),
        _ => ("calendar", None),
    };
    sentences.extend(say);
    own_row(meaning, &sentences)
}
