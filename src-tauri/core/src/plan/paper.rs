//! The action plan as a handout: every action, who is responsible, and when.

use super::{Action, ActionStatus, Mark, Milestone, all};
use crate::documents::{Block, Document, Row, Section, SourceRecord, Stands, Words, pictures};
use crate::error::Result;
use crate::paper::{ENGLISH, Source, by_words, contact, council_name, ours, own_row, when_picture};
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
                    "It says who makes sure that it gets done.".to_owned(),
                    "It says when we will do it.".to_owned(),
                ],
            ),
        ],
    ));
    for (number, action) in (1..).zip(&actions) {
        document.sections.push(Section::new(heading(number, action), blocks(action)));
    }
    Ok(document)
}

/// "Action 3: Telling people what came of it", as far as somebody gave it a title.
fn heading(number: usize, action: &Action) -> String {
    let title = action.easy.iter().find(|easy| easy.field == "title").map_or("", |easy| &easy.words);
    match title.lines().map(|line| line.trim().trim_end_matches('.')).find(|line| !line.is_empty()) {
        Some(title) => format!("Action {number}: {title}"),
        None => format!("Action {number}"),
    }
}

fn blocks(action: &Action) -> Vec<Block> {
    let source = Source { table: "action", id: &action.id, easy: &action.easy };
    let mut blocks: Vec<Block> = source.row("action", &action.action, "step").into_iter().collect();
    let status = match action.status {
        ActionStatus::CompleteOperating => Some("This is in place and working now.".to_owned()),
        ActionStatus::Done => Some(ours(Phrase::ThisIsDone)),
        ActionStatus::NotStarted | ActionStatus::OnTrack => None,
    };
    if let (Some(Block::Row(row)), Some(status)) = (blocks.first_mut(), status) {
        row.full.push(status.as_str().into());
        // What is not in easy words stays without any.
        row.easy.extend((!row.easy.is_empty()).then(|| Words::from(status)));
    }
    blocks.extend(owner(action).map(|row| standing(row, Stands::Below)));
    for steps in action.milestones.chunk_by(|one, next| in_short(one) && in_short(next) && alike(one, next)) {
        match steps {
            // A step with a picture of its own is another idea.
            [step] if step.picture.is_empty() => {
                blocks.push(standing(milestone(step, action), Stands::After))
            }
            [step] => blocks.push(milestone(step, action)),
            done => blocks.extend(done.chunks(IN_A_ROW).map(|steps| done_steps(steps, action))),
        }
    }
    blocks
}

/// Who and when say more of the action.
fn standing(block: Block, stands: Stands) -> Block {
    match block {
        Block::Row(row) => Block::Row(Row { stands, ..row }),
        other => other,
    }
}

/// A role, in answer to a question: no article and no verb has to fit it.
fn owner(action: &Action) -> Option<Block> {
    if action.owner.is_empty() {
        return None;
    }
    let source = Source { table: "action", id: &action.id, easy: &action.easy };
    let asked = |who: String| [WHO.to_owned(), who];
    Some(source.row_or(
        "owner",
        &asked(end(&action.owner)),
        |words| asked(end(words.trim())).to_vec(),
        "person",
    ))
}

const WHO: &str = "Who makes sure of this?";

/// What is done is told in short, a few steps beside one picture.
const IN_A_ROW: usize = 3;

/// It is done, and has no picture of its own and no more words than a line of several holds.
fn in_short(step: &Milestone) -> bool {
    step.mark == Mark::Done && step.picture.is_empty() && step.easy_words.lines().count() < 2
}

/// Both are in easy words, or neither.
fn alike(one: &Milestone, next: &Milestone) -> bool {
    is_easy(one) == is_easy(next)
}

fn is_easy(step: &Milestone) -> bool {
    !step.easy_words.trim().is_empty() || step.words.is_empty()
}

fn done_steps(steps: &[Milestone], action: &Action) -> Block {
    let told = |of: fn(&Milestone) -> &str| -> Vec<Words> {
        steps.iter().map(|step| done_words(of(step), step.done_on).into()).collect()
    };
    let easy = steps.first().is_some_and(is_easy);
    Block::Row(Row {
        picture: pictures::picture("done"),
        full: told(|step| &step.words),
        easy: if easy { told(easiest) } else { Vec::new() },
        source: steps.first().map(|step| of_step(step, action)),
        stands: Stands::After,
        ..Row::default()
    })
}

fn easiest(step: &Milestone) -> &str {
    if step.easy_words.is_empty() { &step.words } else { &step.easy_words }
}

fn of_step(step: &Milestone, action: &Action) -> SourceRecord {
    SourceRecord {
        table: "action".into(),
        id: action.id.clone(),
        field: format!("{}{}", super::EASY_OF_STEP, step.id),
    }
}

/// What is done is told in the past alone, whatever was planned.
fn done_words(words: &str, day: Option<NaiveDate>) -> String {
    match (words.is_empty(), day) {
        (true, Some(day)) => format!("We did a step on {}.", whole_day(day)),
        (true, None) => "A step is done.".to_owned(),
        (false, Some(day)) => format!("Done on {}: {}", whole_day(day), end(words)),
        (false, None) => format!("Done: {}", end(words)),
    }
}

/// "Monday 2 March 2026" (rule ER-N4: whole dates).
fn whole_day(day: NaiveDate) -> String {
    day.format("%A %-d %B %Y").to_string()
}

fn end(text: &str) -> String {
    if text.ends_with(['.', '?', '!']) { text.to_owned() } else { format!("{text}.") }
}

fn milestone(step: &Milestone, action: &Action) -> Block {
    let finished = matches!(action.mark, Mark::Done | Mark::CompleteOperating);
    let (meaning, when) = match (step.mark, step.done_on, &step.due) {
        (Mark::Done, Some(day), _) => {
            ("done".to_owned(), vec![format!("We did this on {}.", whole_day(day))])
        }
        (Mark::Done, None, _) => ("done".to_owned(), vec![ours(Phrase::ThisIsDone)]),
        (_, _, None) => ("calendar".to_owned(), Vec::new()),
        (mark, _, Some(due)) => {
            let plan = format!("We plan to do this {}.", by_words(due));
            match mark == Mark::Late && !finished {
                true => ("late".to_owned(), vec![plan, ours(Phrase::ThisIsLate)]),
                false => (when_picture(due), vec![plan]),
            }
        }
    };
    let told = |words: &str| -> Vec<Words> {
        let lines = words.lines().filter(|line| !line.trim().is_empty()).map(|line| end(line.trim()));
        lines.chain(when.clone()).map(Words::from).collect()
    };
    let own = Some(step.picture.as_str()).filter(|picture| !picture.is_empty());
    Block::Row(Row {
        picture: own.and_then(pictures::picture).or_else(|| pictures::picture(&meaning)),
        full: told(&step.words),
        easy: if is_easy(step) { told(easiest(step)) } else { Vec::new() },
        source: Some(of_step(step, action)),
        ..Row::default()
    })
}
