//! Noise for every reader, and what is heavy to read: nothing panics or stops the program,
//! and nothing takes longer than 10 seconds or more than 512 megabytes.

use super::desk::Ran;
use super::{Class, Desk, Table, workflows};
use crate::Outcome;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const INPUTS: u64 = 1_000_000;
/// In a process of their own: one that stops it is known to be among so many.
const AT_ONCE: u64 = 50_000;

const LONGEST: Duration = Duration::from_secs(10);
const MOST_MEGABYTES: u64 = 512;

pub(super) fn all(program: &Path, table: &mut Table) {
    table.row(noise());
    table.row(heavy(program));
}

fn noise() -> Outcome<Class> {
    let mut class = Class::new("noise for a reader");
    let (mut slowest, mut most) = (0, 0);
    for seed in 1..=INPUTS / AT_ONCE {
        let around = [("ALONGSIDE_INPUTS", AT_ONCE), ("ALONGSIDE_SEED", seed)];
        let ran = workflows::run("fuzzed::noise_for_any_reader_stops_nothing", &around)?;
        let Some([inputs, milliseconds, megabytes]) = ran.numbers(" read, ") else {
            class.wrong(format!("seed {seed}: {}", ran.end()));
            continue;
        };
        (slowest, most) = (slowest.max(milliseconds), most.max(megabytes));
        if !ran.fine {
            class.wrong(format!("seed {seed}: {}", ran.end()));
        } else if milliseconds > LONGEST.as_millis() as u64 || megabytes > MOST_MEGABYTES {
            class.wrong(format!("seed {seed}: {milliseconds} ms, {megabytes} MB"));
        } else {
            class.wholes(inputs);
        }
    }
    class.what += &format!(": slowest {slowest} ms, {most} MB");
    Ok(class)
}

/// What each is full of.
type Fill = fn() -> Vec<u8>;

const HEAVY: [(&str, Fill); 6] = [
    ("a million rows", || {
        let rows = (0..1_000_000).map(|n| format!("Person {n},hearing loop\n"));
        ["Name,Access needs\n".to_owned()].into_iter().chain(rows).collect::<String>().into_bytes()
    }),
    ("a million columns", || "Name,".repeat(1_000_000).into_bytes()),
    ("50 MB of letters that are not ASCII", || "ü".repeat(25_000_000).into_bytes()),
    ("50 MB of lines that are not ASCII", || "üben wir es,ø\n".repeat(3_200_000).into_bytes()),
    ("50 MB that are no text", || vec![0xe9; 50_000_000]),
    ("50 MB of zeros", || vec![0; 50_000_000]),
];

const READERS: [&[&str]; 6] = [
    &["import", "people", "--dry-run"],
    &["words", "--file"],
    &["handout", "import"],
    &["pictures", "add", "--dry-run"],
    &["restore", "--to", "new.db"],
    &["save", "person", "<"],
];

fn heavy(program: &Path) -> Outcome<Class> {
    let desk = Desk::at(program, "heavy")?;
    desk.fine(&["init"])?;
    let (mut class, mut slowest, mut most) = (Class::new("what is heavy to read"), 0, 0);
    for (what, fill) in HEAVY {
        let bytes = fill();
        for words in READERS {
            let ending = match words[0] {
                "import" => "csv",
                "handout" => "md",
                "pictures" => "zip",
                _ => "txt",
            };
            let file = desk.file(&format!("heavy.{ending}"), &bytes)?;
            let (words, piped) = match words {
                [words @ .., "<"] => (words, Some(File::open(&file).map_err(|e| e.to_string())?)),
                words => (words, None),
            };
            let mut command = desk.command(words);
            match piped {
                Some(file) => command.stdin(file),
                None => command.arg(&file),
            };
            command.current_dir(desk.folder());
            let (ran, took, megabytes) = measured(command, &desk.beside("said"))?;
            (slowest, most) = (slowest.max(took.as_millis()), most.max(megabytes));
            match ran.code {
                _ if took > LONGEST => class.wrong(format!("{what}, {words:?}: {took:?}")),
                _ if megabytes > MOST_MEGABYTES => class.wrong(format!("{what}, {words:?}: {megabytes} MB")),
                Some(0) => class.whole(),
                Some(1 | 2) => class.told(),
                code => class.wrong(format!("{what}, {words:?}: {code:?} {}", ran.told.trim())),
            }
        }
    }
    class.what += &format!(": slowest {slowest} ms, {most} MB");
    Ok(class)
}

/// Runs to the end, or for a minute; gives how long a processor was at it, and how much
/// memory it took. Others may be at work on this computer, so the clock says less.
fn measured(mut command: Command, said: &Path) -> Outcome<(Ran, Duration, u64)> {
    let out = File::create(said).map_err(|e| e.to_string())?;
    command.stdout(Stdio::null()).stderr(out);
    let (begun, mut worked, mut most) = (Instant::now(), None, 0);
    let mut child = command.spawn().map_err(|e| e.to_string())?;
    let status = loop {
        worked = at_work(child.id()).or(worked);
        most = most.max(memory(child.id()).unwrap_or(0));
        if let Some(status) = child.try_wait().map_err(|e| e.to_string())? {
            break status;
        }
        if begun.elapsed() > 6 * LONGEST {
            child.kill().map_err(|e| e.to_string())?;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let took = worked.unwrap_or_else(|| begun.elapsed());
    let told = fs::read_to_string(said).unwrap_or_default();
    let ran = Ran { fine: status.success(), code: status.code(), said: String::new(), told };
    Ok((ran, took, most))
}

/// Nothing where the system does not say.
fn at_work(process: u32) -> Option<Duration> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // Behind the name: the program's own time and the system's for it, in hundredths.
    let ticks = stat.rsplit_once(')')?.1.split_whitespace().skip(11).take(2);
    Some(Duration::from_millis(ticks.filter_map(|ticks| ticks.parse::<u64>().ok()).sum::<u64>() * 10))
}

/// Megabytes at most.
fn memory(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(most.trim().trim_end_matches("kB").trim().parse::<u64>().ok()? / 1024)
}
