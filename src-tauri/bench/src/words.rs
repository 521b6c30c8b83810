//! The easy-read checker over a megabyte and more, in one line and in many, beside a
//! plain count of the same words.

use std::collections::HashMap;
use std::fs;
use std::hint::black_box;
use std::process::{Command, Stdio};

use crate::table::{Line, Table};
use crate::{Bench, Outcome, cpu};

const SIZE: usize = 1_000_000;
/// Five times the words may take so many times the CPU time.
const GROWTH: f64 = 5.5;
const SECONDS: f64 = 1.0;
/// Megabytes.
const MOST: f64 = 200.0;

/// What stands again and again.
const SHAPES: &[(&str, &str)] = &[
    ("one sentence", "we will come and go with you to the park "),
    ("one word", "letter"),
    ("sentences", "We will come to the park. It is free. "),
    ("findings", "We will reimburse twenty-five participants in order to utilise it. "),
    ("numbers", "1200 02/12/26 14:30 £5.00 25% "),
    ("marks", "(a [b, “c” – d; e: "),
    ("addresses", "https://www.example.org/a,b,name@example.org,"),
    ("short names", "AAB’s ABB BAB don’t II e.g. "),
    ("lines", "- We will come to the park.\n"),
    ("short lines", "milk\n"),
];

/// # Errors
/// Where a file can't be written or the command line fails.
pub fn measure(bench: &Bench, table: &mut Table) -> Outcome {
    for (what, shape) in SHAPES {
        println!("words: {what}");
        let (memory, seconds) = looked_over(bench, shape, SIZE)?;
        let (_, counting) = cpu::of_thread(|| Ok(count(&shape.repeat(SIZE / shape.len()))))?;
        table.add(Line {
            what: format!("words of 1 MB: {what}"),
            ours: format!("{seconds:.2} s, {memory:.0} MB"),
            yardstick: format!("{counting:.3} s"),
            ratio: Some(seconds / counting),
            target: format!("{SECONDS:.0} s, {MOST:.0} MB"),
            reached: Some(seconds < SECONDS && memory < MOST),
        });
    }
    // More than 1 MB is refused, so the smaller text is a fifth of it.
    let (what, shape) = SHAPES[3];
    let (_, once) = looked_over(bench, shape, SIZE / 5)?;
    let (memory, seconds) = looked_over(bench, shape, SIZE)?;
    table.add(Line {
        what: format!("words of 1 MB beside 200 kB: {what}"),
        ours: format!("{seconds:.2} s, {memory:.0} MB"),
        yardstick: format!("{once:.2} s"),
        ratio: Some(seconds / once),
        target: format!("at most {GROWTH}"),
        reached: Some(seconds / once < GROWTH),
    });
    table.note(
        "Words: CPU time of `alongside-cli words` with its start, and the most memory that it held; beside a count of \
         each different word of the same text in small letters.",
    );
    Ok(())
}

/// The most memory, and seconds of CPU.
fn looked_over(bench: &Bench, shape: &str, size: usize) -> Outcome<(f64, f64)> {
    let file = bench.file("words.txt");
    fs::write(&file, shape.repeat(size / shape.len()))?;
    let mut command = Command::new(&bench.cli);
    cpu::most_of(command.arg("words").arg("--file").arg(&file).stdout(Stdio::null()))
}

fn count(text: &str) -> usize {
    let mut words: HashMap<String, usize> = HashMap::new();
    for word in text.split_whitespace() {
        *words.entry(word.to_lowercase()).or_default() += 1;
    }
    black_box(words.len())
}
