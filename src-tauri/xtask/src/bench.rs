//! `cargo xtask bench`: how long officers would wait, on a register larger than
//! any council's, measured through the command line as it is released.

use std::{fmt::Write as _, fs, time::Instant};

use crate::{Outcome, command, folders, run, set_up};

const PEOPLE: usize = 20_000;
/// Fixed, so that two measurements do the same work.
const TODAY: &str = "2026-11-22";

pub fn bench() -> Outcome {
    set_up::for_building()?;
    command::show(&mut command::cargo(&["build", "--release", "--package", "alongside-cli"]))?;
    let cli = folders::program(&folders::built().join("release"), "alongside-cli");
    let folder = folders::looked_at().join("bench");
    command::fresh_folder(&folder)?;
    let store = folder.join("northbrook.alongside");
    let people = folder.join("people.csv");
    fs::write(&people, register()).map_err(|e| e.to_string())?;
    let people = people.display().to_string();
    let to = |name: &str| folder.join(name).display().to_string();

    println!("\n{PEOPLE} people, today {TODAY}");
    let measure = |name: &str, words: &[&str]| -> Outcome<String> {
        let begun = Instant::now();
        let said = command::read(run::alongside(&cli, &store).args(["--today", TODAY]).args(words))?;
        println!("{:>9.1} ms  {name}", begun.elapsed().as_secs_f64() * 1000.0);
        Ok(said)
    };
    measure("make the sample council", &["init", "--sample"])?;
    measure("unlock and look for nothing", &["search", "qqqq"])?;
    measure("bring in the register", &["import", "people", &people])?;
    measure("find a person by half a name", &["search", "person 1234"])?;
    measure("find with a slip of the finger", &["search", "persn 1234"])?;
    measure("list everybody", &["--json", "list", "people"])?;
    measure("list what is late", &["list", "plan", "--overdue"])?;
    measure(
        "print the plan in easy words",
        &["print", "plan", "--format", "easy-read", "--to", &to("plan.pdf")],
    )?;
    measure("export the register", &["export", "people", "--to", &to("people-out.csv")])?;
    measure("compare the store with its log", &["check"])?;
    measure("back up", &["backup", "--to", &to("backup.alongside")])?;
    println!("Every line starts the program and unlocks the store anew.");
    Ok(())
}

/// A spreadsheet of made-up people. All numbers are from the ranges kept for drama.
fn register() -> String {
    let towns = ["Northbrook", "Market Ashby", "Great Pelham", "Lower Wick"];
    let needs = ["", "hearing loop", "large print", "Polish interpreter"];
    let mut sheet =
        String::from("First name,Surname,Town,Mobile,Email,May we contact you?,Joined,Needs,Notes\n");
    for number in 0..PEOPLE {
        let _ = writeln!(
            sheet,
            "Person {number},Of{},{},07700 900{:03},person{number}@example.org,Yes,{:02}/0{}/2024,{},Comes to meetings",
            number % 977,
            towns[number % towns.len()],
            number % 1000,
            number % 28 + 1,
            number % 9 + 1,
            needs[number % needs.len()],
        );
    }
    sheet
}
