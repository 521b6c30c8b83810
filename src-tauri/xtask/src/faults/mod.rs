//! `cargo xtask faults`: what happens to a store when something goes wrong, by the
//! hundred, against the program as officers get it. A table of classes, how often each
//! was tried, and what came of it; the command line's own tests run the classes in short.

mod at_once;
mod chance;
mod desk;
mod flips;
mod kills;

use crate::{Outcome, command, folders};
use chance::Chance;
use desk::Desk;

/// What came of one class.
struct Class {
    what: String,
    tried: u32,
    /// All was there, and nothing was said.
    whole: u32,
    /// Something was missing or refused, and that was said.
    told: u32,
    /// Each in a sentence.
    wrong: Vec<String>,
}

impl Class {
    fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), tried: 0, whole: 0, told: 0, wrong: Vec::new() }
    }

    fn whole(&mut self) {
        self.tried += 1;
        self.whole += 1;
    }

    fn told(&mut self) {
        self.tried += 1;
        self.told += 1;
    }

    fn wrong(&mut self, sentence: String) {
        self.tried += 1;
        self.wrong.push(sentence);
    }
}

/// `parts` names the classes; none is all.
///
/// # Errors
/// Where anything came out wrong.
pub fn faults(parts: &[&str]) -> Outcome {
    command::show(&mut command::cargo(&["build", "--release", "--package", "alongside-cli"]))?;
    let program = folders::program(&folders::built().join("release"), "alongside-cli");
    let wants = |part: &str| parts.is_empty() || parts.contains(&part);
    let mut classes = Vec::new();
    if wants("kills") {
        classes.extend(kills::all(&program, &mut Chance(7))?);
    }
    if wants("flips") {
        classes.extend(flips::all(&program, &mut Chance(11))?);
    }
    if wants("at-once") {
        classes.push(at_once::all(&program)?);
    }
    println!("\n{:<46}{:>7}{:>7}{:>7}{:>7}", "what", "tried", "whole", "told", "wrong");
    for class in &classes {
        let Class { what, tried, whole, told, wrong } = class;
        println!("{what:<46}{tried:>7}{whole:>7}{told:>7}{:>7}", wrong.len());
        wrong.iter().take(5).for_each(|sentence| println!("    {sentence}"));
    }
    match classes.iter().map(|class| class.wrong.len()).sum::<usize>() {
        0 => Ok(()),
        1 => Err("1 came out wrong.".to_owned()),
        wrong => Err(format!("{wrong} came out wrong.")),
    }
}
