//! The power goes while the program writes. Its writes are recorded, and laid on a disk
//! as far as each moment may have left them: what it asked to be sure of is there, and of
//! the rest any part. Nothing acknowledged is lost. The control takes no notice of what
//! the program asked for, and does lose some: so this would find a save that is not sure.

use super::calls::{self, Call};
use super::desk::Ran;
use super::disk::Disk;
use super::work::{self, Begin, Work};
use super::{Chance, Class, Desk, Table};
use crate::Outcome;
use std::path::Path;

const CUTS: usize = 300;
const CONTROL: usize = 100;
/// Of each other kind of work.
const OTHERS: usize = 50;

const WORKS: [(&str, Begin); 8] = [
    ("import", work::IMPORT),
    ("undo", work::UNDO),
    ("backup", work::BACKUP),
    ("restore", work::RESTORE),
    ("officer", work::OFFICER),
    ("recover", work::RECOVER),
    ("migration", work::MIGRATION),
    ("init", work::INIT),
];

pub(super) fn all(program: &Path, chance: &mut Chance, table: &mut Table) -> Outcome {
    some(program, CUTS, CONTROL, chance, table)?;
    if calls::can_be_seen()? {
        let seed = chance.0;
        table.side_by_side(&WORKS, |&(name, begin)| {
            of(program, &format!("cut-{name}"), begin, OTHERS, &mut Chance(seed))
        });
    }
    Ok(())
}

/// So many while people are saved, and so many of the control.
pub(super) fn some(
    program: &Path,
    cuts: usize,
    control: usize,
    chance: &mut Chance,
    table: &mut Table,
) -> Outcome {
    if !calls::can_be_seen()? {
        return Ok(());
    }
    let desk = Desk::at(program, "cut-save")?;
    let work = work::MANY(&desk)?;
    let calls = work.calls(&desk)?;
    table.row(saves(&desk, &work, &calls, cuts, chance));
    table.row(unsure(&desk, &work, &calls, control, chance));
    Ok(())
}

fn saves(desk: &Desk, work: &Work, calls: &[Call], times: usize, chance: &mut Chance) -> Outcome<Class> {
    let mut class = Class::new("the power goes while people are saved");
    let most = cut(desk, work.before(), calls, times, true, chance, |said, _| {
        match (lost(desk, said)?, desk.run(&["check"])?) {
            (0, checked) if !checked.warns() => class.whole(),
            (0, checked) => class.wrong(format!("{} {}", checked.said.trim(), checked.told.trim())),
            (lost, _) => class.wrong(format!("{lost} of {} are lost", said.lines().count())),
        }
        Ok(())
    })?;
    class.what += &format!(" (up to {most})");
    Ok(class)
}

fn unsure(desk: &Desk, work: &Work, calls: &[Call], times: usize, chance: &mut Chance) -> Outcome<Class> {
    let mut class = Class::new("the same where nothing is made sure (control, must lose some)");
    cut(desk, work.before(), calls, times, false, chance, |said, _| {
        if lost(desk, said)? == 0 {
            class.whole()
        } else {
            class.lost()
        }
        Ok(())
    })?;
    if class.lost == 0 {
        class.wrong("nothing was lost, so these cuts show nothing".to_owned());
    }
    Ok(class)
}

fn of(program: &Path, name: &str, begin: Begin, times: usize, chance: &mut Chance) -> Outcome<Class> {
    let desk = Desk::at(program, name)?;
    let work = begin(&desk)?;
    let calls = work.calls(&desk)?;
    let mut class = Class::new(format!("the power goes while {}", work.what));
    cut(&desk, work.before(), &calls, times, true, chance, |said, ended| {
        match work.look(&desk, &Ran { said: said.to_owned(), ..Ran::default() }) {
            Ok(false) if ended => class.wrong("it was done, and is not".to_owned()),
            Ok(_) => class.whole(),
            Err(sentence) => class.wrong(sentence),
        }
        Ok(())
    })?;
    Ok(class)
}

/// How many of those who were acknowledged are not there.
fn lost(desk: &Desk, said: &str) -> Outcome<usize> {
    Ok(Desk::lost(&desk.people()?, said.lines().filter_map(|line| line.split('"').nth(3))))
}

/// Lays the desk as each cut may leave it, one in ten after the end, and looks. Told is what
/// the program had said by then, and whether it had ended. Gives how much it said at most.
fn cut(
    desk: &Desk,
    before: &[(String, Vec<u8>)],
    calls: &[Call],
    times: usize,
    syncs: bool,
    chance: &mut Chance,
    mut look: impl FnMut(&str, bool) -> Outcome,
) -> Outcome<usize> {
    let is_own = |call: &Call| call.changes(desk.folder());
    let first = calls.iter().position(is_own).unwrap_or(0);
    let mut moment = |n| if n % 10 == 0 { calls.len() } else { first + chance.below(calls.len() - first) };
    let mut moments: Vec<usize> = (0..times).map(&mut moment).collect();
    moments.sort_unstable();
    let mut disk = Disk::of(desk.folder(), before, syncs);
    let (mut said, mut taken) = (String::new(), 0);
    for moment in moments {
        for call in &calls[taken..moment] {
            if call.name == "write" && call.descriptor() == Some(1) {
                said += &String::from_utf8_lossy(&call.bytes(1));
            }
            disk.take(call)?;
        }
        taken = moment;
        desk.lay_everything(&disk.after_a_cut(chance))?;
        look(&said, moment == calls.len())?;
    }
    Ok(said.lines().count())
}
