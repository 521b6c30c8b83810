//! The tasks of this repository. Both commands of the README are here.

mod advisories;
mod bench;
mod bindings;
mod command;
#[cfg(test)]
mod cost;
#[cfg(test)]
mod coverage;
#[cfg(test)]
mod directions;
mod faults;
mod folders;
mod lints;
mod looks;
mod notice;
mod package;
mod pdf_checks;
mod run;
mod set_up;
mod tally;
mod test;
#[cfg(test)]
mod tidy;
#[cfg(test)]
mod weak_tests;

use std::{env, process::ExitCode};

/// A sentence for the person at the terminal.
type Failure = String;
type Outcome<T = ()> = Result<T, Failure>;

const TASKS: &str = "\
cargo xtask run        prepare this computer, build the app and open it
cargo xtask test       prepare this computer for tests and run every one of them
cargo xtask bench      compare the app's speed with other ways to do the same work
cargo xtask faults     kill the program, fail its disk, flip its bits by the hundred, and count what came of it
cargo xtask bindings   write the page's contract and its permissions anew
cargo xtask notice     write the notice of third parties anew
cargo xtask licences   write the texts of their licences, for an installer
cargo xtask advisories [FOLDER]  look for our packages in a copy of RustSec's advisories
cargo xtask package    build the installers for this system
cargo xtask set-up     only prepare this computer";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["run"] => run::run(),
        ["test"] => test::test(),
        ["bench", parts @ ..] => bench::bench(parts),
        ["faults", parts @ ..] => faults::faults(parts),
        ["bindings"] => bindings::write(),
        ["notice"] => notice::write(),
        ["licences"] => notice::write_licences().map(|file| println!("{}", file.display())),
        ["advisories", folder @ ..] if folder.len() < 2 => advisories::look(folder.first().copied()),
        ["package"] => package::package(),
        ["set-up"] => set_up::for_tests(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{TASKS}");
            Ok(())
        }
        _ => Err(format!("There is no such task. These exist:\n{TASKS}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\n{sentence}");
            ExitCode::FAILURE
        }
    }
}
