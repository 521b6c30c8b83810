//! Many at once: writers wait for their turn, readers for nobody, and no check alarms
//! because somebody works.

use super::{Class, Desk, desk::Ran};
use crate::Outcome;
use std::fs;
use std::path::Path;
use std::sync::Mutex;

const WRITERS: usize = 10;
const SAVES: usize = 50;
const READERS: usize = 40;
const CHECKS: usize = 200;

pub(super) fn all(program: &Path) -> Outcome<Class> {
    let desk = Desk::at(program, "at-once")?;
    desk.fine(&["init"])?;
    let class = Mutex::new(Class::new("10 writers × 50, 40 readers, 200 checks"));
    let note = |what: &str, ran: Outcome<Ran>| {
        let Ok(mut class) = class.lock() else { return };
        match ran {
            Ok(ran) if !ran.warns() => class.whole(),
            Ok(ran) => class.wrong(format!("{what}: {} {}", ran.told.trim(), ran.said.trim())),
            Err(sentence) => class.wrong(sentence),
        }
    };
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (desk, note) = (&desk, &note);
            scope.spawn(move || {
                for save in 0..SAVES {
                    note("save", save_one(desk, writer, save));
                }
            });
        }
        // Some at a time, as many as a computer of an office has to do beside.
        for _ in 0..4 {
            let (desk, note) = (&desk, &note);
            scope.spawn(move || (0..READERS / 4).for_each(|_| note("list", desk.people())));
        }
        let (desk, note) = (&desk, &note);
        scope.spawn(move || (0..CHECKS).for_each(|_| note("check", desk.run(&["check"]))));
    });
    let mut class = class.into_inner().map_err(|_| "a thread stopped".to_owned())?;
    let there = desk.people()?.said.lines().count();
    if there != WRITERS * SAVES {
        class.wrong(format!("{there} of {} are there", WRITERS * SAVES));
    }
    Ok(class)
}

fn save_one(desk: &Desk, writer: usize, save: usize) -> Outcome<Ran> {
    let line = desk.path(&format!("{writer}.jsonl"));
    fs::write(&line, format!("{{\"name\":\"Person {writer} {save}\"}}\n")).map_err(|e| e.to_string())?;
    let file = fs::File::open(&line).map_err(|e| e.to_string())?;
    desk.command(&["save", "person"]).stdin(file).output().map(Ran::of).map_err(|e| e.to_string())
}
