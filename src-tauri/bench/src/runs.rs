//! A personal run for 1,000 people, and a long document in braille.

use std::fs;
use std::process::{Command, Stdio};
use std::time::Instant;

use alongside_core::documents::{self, Block, Document, HandoutFormat, Look, Section, Words};

use crate::table::{Line, Table};
use crate::{Bench, Outcome, PASSPHRASE, cpu, now, register};

const PEOPLE: usize = 1_000;
/// Megabytes.
const MEMORY: f64 = 150.0;
const BRAILLE_LINES: usize = 1_000;

/// # Errors
/// Where a program fails.
pub fn measure(bench: &Bench, table: &mut Table) -> Outcome {
    let (memory, seconds) = run(bench)?;
    table.add(Line {
        what: format!("run for {PEOPLE} people, most memory"),
        ours: format!("{memory:.0} MB"),
        yardstick: String::new(),
        ratio: None,
        target: format!("under {MEMORY:.0} MB"),
        reached: Some(memory < MEMORY),
    });
    let (lines, took) = braille()?;
    table.add(Line {
        what: format!("braille, {lines} lines"),
        ours: format!("{took:.2} s"),
        yardstick: String::new(),
        ratio: None,
        target: "under 1 s".into(),
        reached: Some(took < 1.0),
    });
    table.note(format!(
        "Run: `alongside-cli run` of a two-page handout for everybody, each in the format of their own, {seconds:.1} s \
         from start to end with unlocking. Braille: contracted, CPU time with the tables read anew."
    ));
    Ok(())
}

/// Megabytes at most, and seconds.
fn run(bench: &Bench) -> Outcome<(f64, f64)> {
    let folder = bench.file("run");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let out = folder.join("out");
    fs::create_dir_all(&out)?;
    let people = folder.join("people.csv");
    fs::write(&people, register::csv(PEOPLE))?;
    let handout = folder.join("handout.md");
    fs::write(&handout, HANDOUT)?;
    let cli = || {
        let mut command = Command::new(&bench.cli);
        command.args(["--json", "--today", "2026-11-22", "--store"]).arg(folder.join("office.db"));
        command.env("ALONGSIDE_PASSPHRASE", PASSPHRASE);
        command
    };
    cpu::of(cli().args(["init", "--officer", "Priya Nair"]))?;
    cpu::of(cli().args(["import", "people"]).arg(&people))?;
    let saved = cli().args(["handout", "import"]).arg(&handout).output()?;
    let saved: serde_json::Value = serde_json::from_slice(&saved.stdout)?;
    let id = saved["id"].as_str().ok_or("the handout has no id")?;
    let begun = Instant::now();
    let (most, _) = cpu::most_of(cli().args(["run", id, "--to"]).arg(&out).stdout(Stdio::null()))?;
    Ok((most, begun.elapsed().as_secs_f64()))
}

/// How many lines were written, and seconds of CPU.
fn braille() -> Outcome<(usize, f64)> {
    let mut document = Document::new("What people told us", "Northbrook Council", now().today);
    let said = "People told us that short breaks are hard to book, and that nobody rings them back.";
    let blocks = (0..BRAILLE_LINES / 2).map(|_| Block::easy(None, Words::from(said))).collect();
    document.sections.push(Section::new("What we heard", blocks));
    let look = Look::of(HandoutFormat::Braille);
    let (written, seconds) = cpu::used(|| Ok(documents::write(&document, &look)?))?;
    let lines = written.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count();
    if lines < BRAILLE_LINES {
        return Err(format!("only {lines} lines of braille").into());
    }
    Ok((lines, seconds))
}

const HANDOUT: &str = "\
# Come and talk about short breaks

## What this is about
![talk] Dear {name}. We want to hear what you think about short breaks.
![diary] We meet on Thursday 14 January 2027.
![address] Come to Northbrook Town Hall.

## What we do for you
![bus] We pay you back for the bus.
![money] You can get £20 for coming.
![phone] Ring us on 01632 960 123 if you cannot come.
";
