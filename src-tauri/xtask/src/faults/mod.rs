//! `cargo xtask faults`: what happens to a store when something goes wrong, by the
//! hundred, against the program as officers get it. A table of classes, how often each
//! was tried, and what came of it; the command line's own tests run the classes in short.

mod at_once;
mod calls;
mod chance;
mod desk;
mod disk;
mod errors;
mod flips;
mod kills;
mod noise;
mod older;
mod power;
mod two_people;
mod work;
mod workflows;

use crate::{Outcome, command, folders};
use chance::Chance;
use desk::Desk;
use std::num::NonZero;
use std::path::Path;
use std::thread;

/// What came of one class.
struct Class {
    what: String,
    tried: u64,
    /// All was there, and nothing was said.
    whole: u64,
    /// Something was missing or refused, and that was said.
    told: u64,
    /// As it must be, where the control shows what these tests can find.
    lost: u64,
    /// Each in a sentence.
    wrong: Vec<String>,
}

impl Class {
    fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), tried: 0, whole: 0, told: 0, lost: 0, wrong: Vec::new() }
    }

    fn whole(&mut self) {
        self.wholes(1);
    }

    fn wholes(&mut self, number: u64) {
        self.tried += number;
        self.whole += number;
    }

    fn told(&mut self) {
        self.tried += 1;
        self.told += 1;
    }

    fn lost(&mut self) {
        self.tried += 1;
        self.lost += 1;
    }

    fn wrong(&mut self, sentence: String) {
        self.tried += 1;
        self.wrong.push(sentence);
    }
}

/// Each class as soon as it is known.
struct Table {
    wrong: usize,
}

impl Table {
    fn new() -> Self {
        Self::line("what", ["tried", "whole", "told", "lost", "wrong"].map(str::to_owned));
        Self { wrong: 0 }
    }

    fn row(&mut self, class: Outcome<Class>) {
        let class = class.unwrap_or_else(|sentence| {
            let mut class = Class::new("this could not be tried");
            class.wrong(sentence);
            class
        });
        let wrong = class.wrong.len();
        Self::line(
            &class.what,
            [class.tried, class.whole, class.told, class.lost, wrong as u64].map(|n| n.to_string()),
        );
        class.wrong.iter().take(5).for_each(|sentence| command::say(&format!("    {sentence}")));
        self.wrong += wrong;
    }

    /// Some at once, since most of the time a disk is waited for; the rows in their order.
    fn side_by_side<W: Sync>(&mut self, works: &[W], one: impl Fn(&W) -> Outcome<Class> + Sync) {
        let at_once = 2 * thread::available_parallelism().map_or(1, NonZero::get);
        for some in works.chunks(at_once) {
            let classes: Vec<_> = thread::scope(|scope| {
                let begun: Vec<_> = some.iter().map(|work| scope.spawn(|| one(work))).collect();
                begun.into_iter().map(thread::ScopedJoinHandle::join).collect()
            });
            for class in classes {
                self.row(class.unwrap_or_else(|_| Err("a thread stopped".to_owned())));
            }
        }
    }

    fn line(what: &str, numbers: [String; 5]) {
        let numbers: String = numbers.iter().map(|number| format!("{number:>9}")).collect();
        command::say(&format!("{what:<66}{numbers}"));
    }

    fn end(self) -> Outcome {
        match self.wrong {
            0 => Ok(()),
            1 => Err("1 came out wrong.".to_owned()),
            wrong => Err(format!("{wrong} came out wrong.")),
        }
    }
}

const PARTS: [&str; 7] = ["kills", "power", "errors", "flips", "at-once", "noise", "two-people"];

/// `parts` names the classes; none is all.
///
/// # Errors
/// Where anything came out wrong.
pub fn faults(parts: &[&str]) -> Outcome {
    if let Some(part) = parts.iter().find(|part| !PARTS.contains(part)) {
        return Err(format!("There is no {part}. There are {}.", PARTS.join(", ")));
    }
    let wants = |part: &str| parts.is_empty() || parts.contains(&part);
    command::show(&mut command::cargo(&["build", "--release", "--package", "alongside-cli"]))?;
    if wants("kills") || wants("power") {
        // Apart: built together they would share what only tests want of SQLite.
        let older = ["build", "--release", "--package", "alongside-core", "--example", "older"];
        command::show(&mut command::cargo(&older))?;
    }
    let program = folders::program(&folders::built().join("release"), "alongside-cli");
    let mut table = Table::new();
    for part in PARTS.into_iter().filter(|part| wants(part)) {
        if let Err(sentence) = tried(part, &program, &mut table) {
            table.row(Err(sentence));
        }
    }
    table.end()
}

fn tried(part: &str, program: &Path, table: &mut Table) -> Outcome {
    match part {
        "kills" => kills::all(program, &mut Chance(7), table)?,
        "power" => power::all(program, &mut Chance(13), table)?,
        "errors" => errors::all(program, table)?,
        "flips" => flips::all(program, &mut Chance(11), table)?,
        "at-once" => table.row(at_once::all(program)),
        "noise" => noise::all(program, table),
        _ => table.row(two_people::all()),
    }
    Ok(())
}

/// Some of each that stops single calls, for the tests of every day.
///
/// # Errors
/// Where anything came out wrong.
pub fn in_short(program: &Path) -> Outcome {
    let mut table = Table::new();
    power::some(program, 20, 6, &mut Chance(13), &mut table)?;
    errors::some(program, 2, &mut table)?;
    table.end()
}
