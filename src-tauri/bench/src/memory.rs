//! The memory that import, list, export and check take at most, for 100,000 people
//! and for three times as many: it stays flat, and time grows no faster than the rows.

use std::fs;
use std::process::{Command, Stdio};

use crate::table::{Line, Table};
use crate::{Bench, Outcome, PASSPHRASE, cpu, register};

const SIZES: [usize; 2] = [100_000, 300_000];
/// Megabytes.
const MOST: f64 = 250.0;
/// Three times the rows may take so many times the CPU time.
const GROWTH: f64 = 3.3;

/// # Errors
/// Where a program fails.
pub fn measure(bench: &Bench, table: &mut Table) -> Outcome {
    let folder = bench.file("memory");
    let mut before: Vec<f64> = Vec::new();
    for people in SIZES {
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        let sheet = folder.join("people.csv");
        fs::write(&sheet, register::csv(people))?;
        let cli = || {
            let mut command = Command::new(&bench.cli);
            command.args(["--json", "--today", "2026-11-22", "--store"]).arg(folder.join("office.db"));
            command.env("ALONGSIDE_PASSPHRASE", PASSPHRASE).stdout(Stdio::null());
            command
        };
        cpu::of(cli().args(["init", "--officer", "Priya Nair"]))?;
        let tasks: [(&str, Command); 4] = [
            ("import", with(cli(), &["import", "people"], &sheet)),
            ("list", with(cli(), &["list"], "people".as_ref())),
            ("export", with(cli(), &["export", "people", "--to"], &folder.join("out.csv"))),
            ("check", with(cli(), &["check"], "".as_ref())),
        ];
        for (at, (task, mut command)) in tasks.into_iter().enumerate() {
            println!("{task} of {people}");
            let (memory, seconds) = cpu::most_of(&mut command)?;
            let growth = before.get(at).map(|first| seconds / first);
            table.add(Line {
                what: format!("{task} of {people} people, most memory"),
                ours: format!("{memory:.0} MB"),
                yardstick: format!("{seconds:.1} s CPU"),
                ratio: growth,
                target: format!("under {MOST:.0} MB"),
                reached: Some(memory < MOST && growth.is_none_or(|growth| growth < GROWTH)),
            });
            if at == before.len() {
                before.push(seconds);
            }
        }
    }
    table.note(format!(
        "Memory: the most that `alongside-cli` held, as Linux tells it. The ratio of the larger register is its CPU \
         time over that of the smaller; at most {GROWTH} for three times the rows."
    ));
    Ok(())
}

fn with(mut command: Command, words: &[&str], last: &std::path::Path) -> Command {
    command.args(words);
    if !last.as_os_str().is_empty() {
        command.arg(last);
    }
    command
}
