//! Pieces of work that something stops in the middle, and what must be true afterwards.

use super::calls::{self, Call};
use super::desk::{PASSPHRASE, Ran};
use super::{Desk, older};
use crate::Outcome;
use std::fs;
use std::process::Command;

pub(super) struct Work {
    /// "a backup is made".
    pub what: &'static str,
    words: Vec<String>,
    around: Vec<(&'static str, String)>,
    typed: String,
    /// What stands before it.
    before: Vec<(String, Vec<u8>)>,
    /// Whether it is done; a sentence where it is half done or something else is lost.
    done: fn(&Desk, &Ran) -> Outcome<bool>,
}

/// By the class's name: how each is begun on a desk of its own.
pub(super) type Begin = fn(&Desk) -> Outcome<Work>;

pub(super) const SAVE: Begin = |desk| save(desk, 3);
/// As many as SQLite's log is put into its file for, more than once.
pub(super) const MANY: Begin = |desk| save(desk, 100);
pub(super) const IMPORT: Begin = import;
pub(super) const UNDO: Begin = undo;
pub(super) const BACKUP: Begin = backup;
pub(super) const RESTORE: Begin = restore;
pub(super) const INIT: Begin = init;
pub(super) const OFFICER: Begin = officer;
pub(super) const RECOVER: Begin = recover;
pub(super) const MIGRATION: Begin = migration;

const ROWS: usize = 300;
const NEW_PASSPHRASE: &str = "eleven slow kites over hills";

fn save(desk: &Desk, people: usize) -> Outcome<Work> {
    desk.fine(&["init"])?;
    let mut work = Work::of(desk, "people are saved", &["save", "person"], |desk, ran| {
        let there = sound(desk)?;
        let lost = ran.said.lines().filter_map(|line| line.split('"').nth(3)).find(|id| !there.contains(id));
        match lost {
            Some(id) => Err(format!("{id} was acknowledged, and is lost")),
            None => Ok((0..3).all(|n| there.contains(&format!("Person {n}")))),
        }
    })?;
    work.typed = (0..people).map(|n| format!("{{\"name\":\"Person {n}\"}}\n")).collect();
    Ok(work)
}

fn import(desk: &Desk) -> Outcome<Work> {
    desk.fine(&["init"])?;
    let rows: String = (0..ROWS).map(|n| format!("Person {n},hearing loop\n")).collect();
    let sheet = desk.file("people.csv", format!("Name,Access needs\n{rows}").as_bytes())?;
    Work::of(desk, "people are brought in", &["import", "people", &sheet], |desk, _| {
        match sound(desk)?.lines().count() {
            0 => Ok(false),
            ROWS => Ok(true),
            some => Err(format!("{some} of {ROWS} are there")),
        }
    })
}

fn undo(desk: &Desk) -> Outcome<Work> {
    import(desk)?.run(desk)?;
    Work::of(desk, "an import is taken back", &["undo"], |desk, _| match sound(desk)?.lines().count() {
        ROWS => Ok(false),
        0 => Ok(true),
        some => Err(format!("{some} of {ROWS} are there")),
    })
}

fn backup(desk: &Desk) -> Outcome<Work> {
    import(desk)?.run(desk)?;
    let file = desk.path("a.alongside").display().to_string();
    Work::of(desk, "a backup is made", &["backup", "--to", &file], |desk, _| {
        let there = sound(desk)?;
        let (file, back) = (desk.path("a.alongside"), desk.path("back.db").display().to_string());
        if !file.exists() {
            return Ok(false);
        }
        desk.fine(&["restore", &file.display().to_string(), "--to", &back])?;
        is_as(there, desk.fine_on(&desk.path("back.db"), &["list", "people"])?)
    })
}

fn restore(desk: &Desk) -> Outcome<Work> {
    import(desk)?.run(desk)?;
    let [file, back] = ["a.alongside", "back.db"].map(|name| desk.path(name).display().to_string());
    desk.fine(&["backup", "--to", &file])?;
    Work::of(desk, "a backup is brought back", &["restore", &file, "--to", &back], |desk, _| {
        let (there, back) = (sound(desk)?, desk.path("back.db"));
        if !back.exists() {
            return Ok(false);
        }
        desk.fine_on(&back, &["check", "--deep"])?;
        is_as(there, desk.fine_on(&back, &["list", "people"])?)
    })
}

fn init(desk: &Desk) -> Outcome<Work> {
    Work::of(desk, "a store is made", &["init"], |desk, ran| {
        if !desk.store("").exists() {
            return Ok(false);
        }
        sound(desk)?;
        if ran.said.contains("recovery key") { Ok(true) } else { Err("its key was not shown".to_owned()) }
    })
}

fn officer(desk: &Desk) -> Outcome<Work> {
    desk.fine(&["init"])?;
    let work = Work::of(desk, "an officer is added", &["officer", "add", "Tom Ellery"], opens_for_the_new)?;
    Ok(work.told("ALONGSIDE_NEW_PASSPHRASE", NEW_PASSPHRASE))
}

fn recover(desk: &Desk) -> Outcome<Work> {
    let said = desk.fine(&["init"])?;
    let key = said.split_whitespace().find(|word| word.matches('-').count() == 13);
    let key = key.ok_or_else(|| format!("no recovery key was shown: {said}"))?.to_owned();
    let what = "a passphrase is chosen anew";
    let work = Work::of(desk, what, &["--officer", "Officer", "recover"], |desk, ran| {
        // One of the two opens it, whenever it was stopped.
        let opens = |words: &str| {
            let listed = desk.command(&["list", "people"]).env("ALONGSIDE_PASSPHRASE", words).output();
            listed.map(Ran::of).map_err(|e| e.to_string())
        };
        match (opens(NEW_PASSPHRASE)?.fine, opens(PASSPHRASE)?.fine) {
            (true, false) => Ok(true),
            (false, true) if ran.code == Some(0) => Err("it said that it was done".to_owned()),
            (false, true) => Ok(false),
            (true, true) => Err("both passphrases open it".to_owned()),
            (false, false) => Err("neither passphrase opens it".to_owned()),
        }
    })?;
    Ok(work.told("ALONGSIDE_RECOVERY_KEY", &key).told("ALONGSIDE_NEW_PASSPHRASE", NEW_PASSPHRASE))
}

/// The oldest store that was released is opened with this version.
fn migration(desk: &Desk) -> Outcome<Work> {
    older::store(desk)?;
    Work::of(desk, "an older store is brought on", &["list", "people"], |desk, _| {
        if sound(desk)?.contains("Gwen Askew") { Ok(true) } else { Err("Gwen Askew is lost".to_owned()) }
    })
}

/// The first officer's words open it as before.
fn opens_for_the_new(desk: &Desk, _: &Ran) -> Outcome<bool> {
    sound(desk)?;
    let mut listed = desk.command(&["check"]);
    let listed = listed.env("ALONGSIDE_PASSPHRASE", NEW_PASSPHRASE).output().map_err(|e| e.to_string())?;
    Ok(listed.status.success())
}

/// Everybody in a store in which nothing is wrong, and of which it says nothing.
fn sound(desk: &Desk) -> Outcome<String> {
    let (checked, listed) = (desk.run(&["check"])?, desk.people()?);
    for ran in [checked, listed.clone()] {
        if ran.warns() {
            return Err(format!("{} {}", ran.said.trim(), ran.told.trim()));
        }
    }
    Ok(listed.said)
}

fn is_as(there: String, back: String) -> Outcome<bool> {
    if there == back { Ok(true) } else { Err("what came back is something else".to_owned()) }
}

impl Work {
    /// On a desk where all that it needs stands.
    fn of(
        desk: &Desk,
        what: &'static str,
        words: &[&str],
        done: fn(&Desk, &Ran) -> Outcome<bool>,
    ) -> Outcome<Self> {
        let words = words.iter().map(|&word| word.to_owned()).collect();
        let (around, typed) = (Vec::new(), String::new());
        Ok(Self { what, words, around, typed, before: desk.everything()?, done })
    }

    fn told(mut self, name: &'static str, value: &str) -> Self {
        self.around.push((name, value.to_owned()));
        self
    }

    /// All as it stood before.
    pub(super) fn lay(&self, desk: &Desk) -> Outcome {
        desk.lay_everything(&self.before)
    }

    pub(super) fn before(&self) -> &[(String, Vec<u8>)] {
        &self.before
    }

    pub(super) fn command(&self, desk: &Desk) -> Command {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        let mut command = desk.command(&words);
        command.envs(self.around.iter().map(|(name, value)| (name, value)));
        command
    }

    /// As it is, or under something that stops it.
    pub(super) fn run_as(&self, desk: &Desk, mut command: Command) -> Outcome<Ran> {
        let typed = desk.beside("typed");
        fs::write(&typed, &self.typed).map_err(|e| e.to_string())?;
        let typed = fs::File::open(&typed).map_err(|e| e.to_string())?;
        command.stdin(typed).output().map(Ran::of).map_err(|e| e.to_string())
    }

    pub(super) fn run(&self, desk: &Desk) -> Outcome<Ran> {
        self.run_as(desk, self.command(desk))
    }

    /// What it asks of the system where nothing stops it.
    pub(super) fn calls(&self, desk: &Desk) -> Outcome<Vec<Call>> {
        self.lay(desk)?;
        let (calls, ran) =
            calls::of(&self.command(desk), &desk.beside("calls"), |watched| self.run_as(desk, watched))?;
        if ran.fine { Ok(calls) } else { Err(format!("while {}: {}", self.what, ran.told.trim())) }
    }

    /// What is true whatever stopped it: it is done, or is not and can be done now; the
    /// store is sound, and nothing is left in anybody's way. Gives whether it was done.
    pub(super) fn look(&self, desk: &Desk, ran: &Ran) -> Outcome<bool> {
        let done = (self.done)(desk, ran)?;
        if !done {
            let again = self.run(desk)?;
            if !again.fine {
                return Err(format!("the next try fails: {}", again.told.trim()));
            }
            if !(self.done)(desk, &again)? {
                return Err("the next try does nothing".to_owned());
            }
        }
        // The next one who writes here clears up.
        let words = if self.opens_as_new() { NEW_PASSPHRASE } else { PASSPHRASE };
        let mut last = desk.command(&["backup", "--to"]);
        last.arg(desk.path("last.alongside")).env("ALONGSIDE_PASSPHRASE", words);
        let last = last.output().map(Ran::of).map_err(|e| e.to_string())?;
        if !last.fine {
            return Err(format!("no backup can be made: {}", last.told.trim()));
        }
        match desk.everything()?.into_iter().find(|(name, _)| name.starts_with('.')) {
            Some((name, _)) => Err(format!("{name} is left behind")),
            None => Ok(done),
        }
    }

    fn opens_as_new(&self) -> bool {
        self.words.last().is_some_and(|word| word == "recover")
    }
}
