//! 200 personalised easy-read handouts of two pages, beside typst and WeasyPrint
//! on the same words, pictures and font; and how much memory they take.

use std::fs;
use std::path::Path;
use std::process::Command;

use alongside_core::documents::pdf::{Press, Style};
use alongside_core::documents::pictures::{picture, svg};
use alongside_core::documents::{Block, Document, Section, Words};
use serde_json::{Value, json};

use crate::register::Dice;
use crate::table::{Line, Table, median};
use crate::{Bench, Outcome, cpu, now, register};

const COPIES: usize = 200;
const PAGES: usize = 2;
const ROUNDS: usize = 3;
const TIMES_TYPST: f64 = 1.5;
const TIMES_WEASYPRINT: f64 = 30.0;
/// WeasyPrint takes its time; a page costs it the same in the first copies.
const COPIES_OF_WEASYPRINT: usize = 20;
const MEMORY: f64 = 1.3;
const TEMPLATE: &str = include_str!("../handout.typ");

/// One person's copy: what is said, row by row, each with its picture.
struct Copy {
    title: String,
    sections: Vec<(String, Vec<(&'static str, String)>)>,
}

/// # Errors
/// Where a document has another number of pages than asked for, or typst fails.
pub fn measure(bench: &Bench, table: &mut Table) -> Outcome {
    let copies = copies();
    lay_out_for_typst(bench, &copies)?;
    let (mut ours, mut theirs, mut slower) = (Vec::new(), Vec::new(), Vec::new());
    for round in 1..=ROUNDS {
        println!("handouts, round {round} of {ROUNDS}");
        ours.push(press(bench, &copies)?);
        theirs.push(typst(bench)?);
        slower.push(weasyprint(bench)?);
    }
    let per_second = |seconds: Vec<f64>| (COPIES * PAGES) as f64 / median(seconds);
    let ours = per_second(ours);
    for (what, theirs, times) in
        [("typst", per_second(theirs), TIMES_TYPST), ("WeasyPrint", 1.0 / median(slower), TIMES_WEASYPRINT)]
    {
        table.add(Line {
            what: format!("{COPIES} handouts, pages a CPU-second, {what}"),
            ours: format!("{ours:.0}"),
            yardstick: format!("{theirs:.0}"),
            ratio: Some(ours / theirs),
            target: format!("at least {times}"),
            reached: Some(ours >= times * theirs),
        });
    }
    let (many, one) = (memory_of(bench, COPIES)?, memory_of(bench, 1)?);
    table.add(Line {
        what: format!("{COPIES} handouts, most memory, beside 1"),
        ours: format!("{many:.1} MB"),
        yardstick: format!("{one:.1} MB"),
        ratio: Some(many / one),
        target: format!("at most {MEMORY}"),
        reached: Some(many / one <= MEMORY),
    });
    table.note(format!(
        "Handouts: {COPIES} documents of {PAGES} tagged pages, each with 7 pictures and written to a file, one after \
         the other in one process; loading fonts and pictures is included on every side, starting Python is not. \
         WeasyPrint prints {COPIES_OF_WEASYPRINT} of them and keeps its pictures."
    ));
    Ok(())
}

/// Prints the first copies and says what that took: for [`memory_of`], in a
/// process of its own.
///
/// # Errors
/// As [`measure`].
pub fn print(folder: &Path, copies: usize) -> Outcome {
    fs::create_dir_all(folder)?;
    let style = Style::easy_read();
    let press = Press::new()?;
    for (number, copy) in self::copies().iter().take(copies).enumerate() {
        fs::write(folder.join(format!("{number}.pdf")), press.write(&copy.document(), &style)?)?;
    }
    println!("{}", cpu::most_memory("self")?);
    Ok(())
}

/// Megabytes of memory that printing took at most.
fn memory_of(bench: &Bench, copies: usize) -> Outcome<f64> {
    let output = Command::new(std::env::current_exe()?)
        .arg("--print")
        .arg(bench.file("memory"))
        .arg(copies.to_string())
        .output()?;
    Ok(String::from_utf8(output.stdout)?.trim().parse()?)
}

fn press(bench: &Bench, copies: &[Copy]) -> Outcome<f64> {
    let folder = bench.file("handouts");
    fs::create_dir_all(&folder)?;
    let style = Style::easy_read();
    let documents: Vec<Document> = copies.iter().map(Copy::document).collect();
    let (press, seconds) = cpu::used(|| {
        let press = Press::new()?;
        for (number, document) in documents.iter().enumerate() {
            fs::write(folder.join(format!("{number}.pdf")), press.write(document, &style)?)?;
        }
        Ok(press)
    })?;
    let odd = documents.iter().find(|document| press.count_pages(document, &style) != Ok(PAGES));
    match odd {
        None => Ok(seconds),
        Some(document) => {
            Err(format!("“{}” has {:?} pages", document.title, press.count_pages(document, &style)).into())
        }
    }
}

/// The script says how many seconds of CPU it used, and refuses other numbers of pages.
fn typst(bench: &Bench) -> Outcome<f64> {
    let script = Bench::source("../xtask/scripts/bench_typst.py");
    let fonts = Bench::source("../../ui/node_modules/@expo-google-fonts/arimo");
    let output = Command::new(&bench.python)
        .arg(script)
        .arg(bench.file("typst"))
        .arg(fonts)
        .arg(PAGES.to_string())
        .output()?;
    if !output.status.success() {
        return Err(format!("typst: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?.trim().parse()?)
}

/// Seconds of CPU for a page.
fn weasyprint(bench: &Bench) -> Outcome<f64> {
    let script = Bench::source("../xtask/scripts/bench_weasyprint.py");
    let fonts = Bench::source("../../ui/node_modules/@expo-google-fonts/arimo");
    let output = Command::new(&bench.python)
        .arg(script)
        .arg(bench.file("typst"))
        .arg(fonts)
        .args([PAGES.to_string(), COPIES_OF_WEASYPRINT.to_string()])
        .output()?;
    if !output.status.success() {
        return Err(format!("WeasyPrint: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?.trim().parse()?)
}

/// The template, the pictures and the words, where the script looks for them.
fn lay_out_for_typst(bench: &Bench, copies: &[Copy]) -> Outcome {
    let folder = bench.file("typst");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("handout.typ"), TEMPLATE)?;
    for (meaning, _) in copies.iter().flat_map(|copy| &copy.sections).flat_map(|(_, rows)| rows) {
        let drawing = svg(meaning).ok_or_else(|| format!("there is no picture {meaning}"))?;
        write_new(&folder.join(format!("{meaning}.svg")), &drawing)?;
    }
    let copies: Vec<Value> = copies.iter().map(Copy::for_typst).collect();
    fs::write(folder.join("copies.json"), serde_json::to_vec(&copies)?)?;
    Ok(())
}

fn write_new(file: &Path, words: &str) -> Outcome {
    if fs::read_to_string(file).is_ok_and(|found| found == words) {
        return Ok(());
    }
    Ok(fs::write(file, words)?)
}

// ---- what is printed ------------------------------------------------------------

const COUNCIL: &str = "Northbrook Council";
const KIND: &str = "Easy read";

impl Copy {
    fn document(&self) -> Document {
        let mut document = Document::new(self.title.as_str(), COUNCIL, now().today);
        document.kind_label = KIND.into();
        document.sections = self
            .sections
            .iter()
            .map(|(heading, rows)| {
                let row = |(meaning, words): &(&str, String)| {
                    Block::easy(picture(meaning), Words::from(words.as_str()))
                };
                Section::new(heading.as_str(), rows.iter().map(row).collect())
            })
            .collect();
        document
    }

    fn for_typst(&self) -> Value {
        let sections: Vec<Value> = self
            .sections
            .iter()
            .map(|(heading, rows)| {
                let rows: Vec<Value> = rows
                    .iter()
                    .map(|(meaning, words)| {
                        let alt = picture(meaning).map(|picture| picture.alt.to_string());
                        json!({ "picture": meaning, "alt": alt, "words": words })
                    })
                    .collect();
                json!({ "heading": heading, "rows": rows })
            })
            .collect();
        let day = now().today.format("%-d %B %Y").to_string();
        json!({ "title": self.title, "council": COUNCIL, "kind": KIND, "day": day, "sections": sections })
    }
}

/// Each copy has its own name, need, day and sum, as real ones do.
fn copies() -> Vec<Copy> {
    let mut dice = Dice(7);
    let needs = [
        ("hearing_loop", "The room has a hearing loop."),
        ("large_print", "Everything we show you is in large print."),
        ("interpreter", "An interpreter comes for you."),
        ("wheelchair", "There are no steps on the way in."),
        ("quiet", "There is a quiet room for you."),
    ];
    (0..COPIES)
        .map(|number| {
            let name = dice.of(register::FIRST);
            let (need, promise) = needs[dice.below(needs.len())];
            let (day, pence) = (dice.below(28) + 1, dice.below(100));
            let about = [
                ("talk", format!("Dear {name}. We want to hear what you think about short breaks.")),
                (
                    "diary",
                    format!("We meet on {day} January 2027. It starts at half past 10 in the morning."),
                ),
                ("address", "Come to Northbrook Town Hall, 2 Market Street.".to_owned()),
            ];
            let for_you = [
                (need, format!("You told us what helps you. {promise}")),
                ("bus", format!("We pay you back for the bus. That is £3.{pence:02}.")),
                ("money", "You can get £20 for coming. You may also say no to the money.".to_owned()),
                ("phone", format!("Ring us on 01632 960{:03} if you can't come.", number % 1000)),
            ];
            Copy {
                title: format!("{name}, come and talk about short breaks"),
                sections: vec![
                    ("What this is about".to_owned(), about.into()),
                    ("What we do for you".to_owned(), for_you.into()),
                ],
            }
        })
        .collect()
}
