//! The disk fails at one call, or at all of a kind from there on: it is told with exit
//! code 1, or the work is done all the same; nothing is damaged, and the next try works.

use super::calls::{self, Call};
use super::desk::Ran;
use super::work::{self, Begin, Work};
use super::{Class, Desk, Table};
use crate::Outcome;
use std::path::Path;

/// Of each kind of work: 301 in all.
const TIMES: usize = 43;

const WORKS: [(&str, Begin); 8] = [
    ("save", work::SAVE),
    ("import", work::IMPORT),
    ("undo", work::UNDO),
    ("backup", work::BACKUP),
    ("restore", work::RESTORE),
    ("officer", work::OFFICER),
    ("recover", work::RECOVER),
    ("init", work::INIT),
];

pub(super) fn all(program: &Path, table: &mut Table) -> Outcome {
    some(program, TIMES, table)
}

/// So many of each.
pub(super) fn some(program: &Path, times: usize, table: &mut Table) -> Outcome {
    if calls::can_be_seen()? {
        table.side_by_side(&WORKS, |&(name, begin)| of(program, &format!("error-{name}"), begin, times));
    }
    Ok(())
}

fn of(program: &Path, name: &str, begin: Begin, times: usize) -> Outcome<Class> {
    let desk = Desk::at(program, name)?;
    let work = begin(&desk)?;
    let mut calls = work.calls(&desk)?;
    calls.retain(|call| call.touches(desk.folder()));
    let mut class = Class::new(format!("the disk fails while {}", work.what));
    for (number, call) in calls::spread(&calls, times).enumerate() {
        let error = if number % 2 == 0 { "ENOSPC" } else { "EIO" };
        // What the program says is written as well: that is never stopped for good.
        let alone = number % 4 < 2 || call.name == "write";
        let at = format!("{error} at {call}{}", if alone { "" } else { " and on" });
        match one(&desk, &work, call, error, alone) {
            Ok(told) if told => class.told(),
            Ok(_) => class.whole(),
            Err(sentence) => class.wrong(format!("{at}: {sentence}")),
        }
    }
    Ok(class)
}

/// Whether it was told.
fn one(desk: &Desk, work: &Work, call: &Call, error: &str, alone: bool) -> Outcome<bool> {
    let log = desk.beside("calls");
    work.lay(desk)?;
    let ran = work.run_as(desk, calls::failed_at(&work.command(desk), &log, call, error, alone))?;
    if !calls::was_stopped(&log) {
        return Err("it never came".to_owned());
    }
    let done = work.look(desk, &ran)?;
    let Ran { code, told, .. } = &ran;
    match code {
        Some(1) if told.trim().is_empty() => Err("it failed without a word".to_owned()),
        Some(1) => Ok(true),
        Some(0) if done => Ok(false),
        Some(0) => Err("it said that it was done, and it was not".to_owned()),
        _ => Err(format!("exit code {code:?}: {}", told.trim())),
    }
}
