//! The program is killed (SIGKILL) while people are saved, at moments of chance; and while
//! it does anything that changes files, at every place where it asks the system for that:
//! nothing acknowledged is lost, nothing is half there, and the next try works.

use super::work::{self, Begin};
use super::{Chance, Class, Desk, Table, calls};
use crate::Outcome;
use std::path::Path;

const SAVES: usize = 200;

/// What is killed at its calls, and how often.
const AT_CALLS: [(&str, Begin, usize); 9] = [
    ("save", work::SAVE, 50),
    ("import", work::IMPORT, 50),
    ("undo", work::UNDO, 50),
    ("backup", work::BACKUP, 50),
    ("restore", work::RESTORE, 50),
    ("officer", work::OFFICER, 50),
    ("recover", work::RECOVER, 50),
    ("migration", work::MIGRATION, 50),
    ("init", work::INIT, 60),
];

pub(super) fn all(program: &Path, chance: &mut Chance, table: &mut Table) -> Outcome {
    table.row(saves(program, chance));
    if calls::can_be_seen()? {
        table.side_by_side(&AT_CALLS, |&(name, begin, times)| {
            at_calls(program, &format!("kill-{name}"), begin, times)
        });
    }
    Ok(())
}

fn saves(program: &Path, chance: &mut Chance) -> Outcome<Class> {
    let desk = Desk::at(program, "saves")?;
    desk.fine(&["init"])?;
    let (mut class, mut acknowledged) = (Class::new("kill while people are saved"), Vec::new());
    for round in 0..SAVES {
        let stops = 1 + chance.below(40);
        acknowledged.extend(desk.save_until_killed(round, &mut |count, child| {
            // It may have ended already.
            count as usize != stops || child.kill().is_err()
        })?);
        let told = desk.people()?;
        let lost = Desk::lost(&told, acknowledged.iter().map(String::as_str));
        match (lost, told.warns()) {
            (0, false) => class.whole(),
            (0, true) => {
                class.wrong(format!("round {round}: nothing is lost, and it says {}", told.told.trim()))
            }
            (lost, _) => class.wrong(format!("round {round}: {lost} of {} are lost", acknowledged.len())),
        }
    }
    whole_store(&desk, &mut class)?;
    Ok(class)
}

/// At calls from the first to the last: killed before each of them.
fn at_calls(program: &Path, name: &str, begin: Begin, times: usize) -> Outcome<Class> {
    let desk = Desk::at(program, name)?;
    let work = begin(&desk)?;
    let mut calls = work.calls(&desk)?;
    calls.retain(|call| call.changes(desk.folder()));
    let mut class = Class::new(format!("kill while {}, by calls", work.what));
    let log = desk.beside("calls");
    for call in calls::spread(&calls, times) {
        work.lay(&desk)?;
        let ran = work.run_as(&desk, calls::killed_at(&work.command(&desk), &log, call))?;
        match work.look(&desk, &ran) {
            _ if !calls::was_stopped(&log) => class.wrong(format!("{call} never came")),
            Ok(_) => class.whole(),
            Err(sentence) => class.wrong(format!("at {call}: {sentence}")),
        }
    }
    Ok(class)
}

fn whole_store(desk: &Desk, class: &mut Class) -> Outcome {
    let checked = desk.run(&["check", "--deep"])?;
    if !checked.fine {
        class.wrong(format!("at the end: {}", checked.said.trim()));
    }
    Ok(())
}
