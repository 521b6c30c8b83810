//! From the start to the first painted row of 5,000 people, beside a bare window.
//!
//! All are the same program on the same screen. The bare window is Tauri's, with
//! a page of one word and nothing of ours; a second one is set up as ours is, for
//! what our pages alone cost. The key is stretched no further than it must, since
//! it is in hand when the time begins. This one thing is measured by the clock,
//! for most of it is waiting for the screen; the three take turns.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use alongside_core::import::Import;
use alongside_core::store::{Founder, Stretch, Surroundings};
use alongside_core::{Kind, founding};

use crate::table::{Line, Table, percentile};
use crate::{Bench, Outcome, PASSPHRASE, now, register};

const PEOPLE: usize = 5_000;
const TURNS: usize = 15;
const MOST: f64 = 1.25;

/// # Errors
/// Where the app does not start, or there is no screen.
pub fn measure(bench: &Bench, table: &mut Table) -> Outcome {
    let home = home(bench)?;
    let mut took: [Vec<f64>; 3] = Default::default();
    for turn in 0..TURNS + 2 {
        for (shown, took) in [Shown::People, Shown::Plain, Shown::Bare].into_iter().zip(&mut took) {
            let milliseconds = start(bench, &home, shown)?;
            // The first turns bring the program into memory.
            if turn >= 2 {
                took.push(milliseconds);
            }
        }
    }
    let [(ours, ours_90), (plain, plain_90), (bare, bare_90)] =
        took.map(|mut took| (percentile(&mut took, 50), percentile(&mut took, 90)));
    let what = format!("start to the first row of {PEOPLE} people");
    table.add(Line {
        what: what.clone(),
        ours: format!("{ours:.0} / {ours_90:.0} ms"),
        yardstick: format!("{plain:.0} / {plain_90:.0} ms"),
        ratio: Some(ours / plain),
        target: format!("at most {MOST}"),
        reached: Some(ours / plain <= MOST),
    });
    table.add(Line {
        what: format!("{what}, beside our own window with one word"),
        ours: format!("{ours:.0} / {ours_90:.0} ms"),
        yardstick: format!("{bare:.0} / {bare_90:.0} ms"),
        ratio: Some(ours / bare),
        target: String::new(),
        reached: None,
    });
    table.note(format!(
        "Start: medians and 90th percentiles of {TURNS} starts by the clock, from the start of the process, the key in \
         hand, until two frames after the row is there; the yardstick is a bare Tauri window with one word."
    ));
    Ok(())
}

/// What the window is opened for.
#[derive(Clone, Copy)]
enum Shown {
    People,
    /// One word, in a window as Tauri makes it.
    Plain,
    /// One word, in a window as we make it.
    Bare,
}

/// A data folder with the people in it, opened with a key that takes no time to stretch.
fn home(bench: &Bench) -> Outcome<PathBuf> {
    let home = bench.file("home");
    if home.exists() {
        fs::remove_dir_all(&home)?;
    }
    fs::create_dir_all(&home)?;
    let around = Surroundings {
        seed: [7; 32].into(),
        machine: "bench".into(),
        stretch: Stretch { memory_kib: 64, passes: 1 },
    };
    let founder = Founder { council: "Northbrook Council", officer: "Priya Nair", passphrase: PASSPHRASE };
    let (mut store, _) = founding::found(&home.join("alongside.db"), &founder, now(), &around)?;
    let people = Import::read(Kind::Person, "people.csv", register::csv(PEOPLE).as_bytes())?;
    people.commit(&mut store, now())?;
    Ok(home)
}

/// Milliseconds until it was painted.
fn start(bench: &Bench, home: &Path, shown: Shown) -> Outcome<f64> {
    let mut command = Command::new(&bench.app);
    command.env("ALONGSIDE_HOME", home).env("ALONGSIDE_TODAY", now().today.to_string());
    match shown {
        Shown::People => command
            .env("ALONGSIDE_KEY_IN_HAND", PASSPHRASE)
            .env("ALONGSIDE_STOPWATCH", "main tbody tr")
            .env("ALONGSIDE_STOPWATCH_PAGE", "people"),
        Shown::Plain => command.env("ALONGSIDE_PLAIN", "yes").env("ALONGSIDE_STOPWATCH", "#bare"),
        Shown::Bare => command.env("ALONGSIDE_BARE", "yes").env("ALONGSIDE_STOPWATCH", "#bare"),
    };
    let begun = SystemTime::now().duration_since(UNIX_EPOCH)?;
    let mut app = Running(command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?);
    let said = app.0.stdout.take().ok_or("the app says nothing")?;
    let painted = BufReader::new(said)
        .lines()
        .map_while(Result::ok)
        .find_map(|line| line.strip_prefix("painted ").and_then(|at| at.parse().ok()))
        .map(Duration::from_millis)
        .ok_or("the app ended before anything was painted; is there a screen?")?;
    Ok((painted.saturating_sub(begun)).as_secs_f64() * 1000.0)
}

/// Ends with the measurement.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
