//! `cargo xtask bench`: how fast Alongside is, beside other ways to do the same
//! work. The measuring itself is in `src-tauri/bench`.

use std::{fs, path::PathBuf};

use crate::{Outcome, command, folders, set_up, test::in_a_screen_of_its_own};

/// What handouts are compared with; no part of the app.
const YARDSTICKS: [&str; 2] = ["typst==0.15.2", "weasyprint==70.0"];

/// `parts` names what to measure: `import`, `reading`, `handouts`, `window`. None is all.
pub fn bench(parts: &[&str]) -> Outcome {
    set_up::for_bench()?;
    let packages = ["--package", "alongside-cli", "--package", "alongside-bench", "--package", "alongside"];
    command::show(&mut command::npm(&["run", "build"]))?;
    // The stopwatch is in the app of the journeys only.
    let features = ["--features", "alongside/scripted-dialogs"];
    command::show(command::cargo(&["build", "--release"]).args(packages).args(features))?;
    let built = folders::built().join("release");
    let folder = folders::looked_at().join("bench");
    fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut bench = command::program(folders::program(&built, "alongside-bench"));
    bench.arg(folder).arg(folders::program(&built, "alongside-cli")).arg(python()?);
    bench.arg(folders::program(&built, "alongside")).args(parts);
    if cfg!(target_os = "linux") {
        command::show(&mut in_a_screen_of_its_own(&bench))
    } else {
        command::show(&mut bench)
    }
}

/// A Python of its own that has them, in the cache of this account.
fn python() -> Outcome<PathBuf> {
    let folder = folders::cache().join("bench-yardsticks");
    let programs = if cfg!(windows) { "Scripts" } else { "bin" };
    let python = folders::program(&folder.join(programs), "python");
    let marker = folder.join("yardsticks.txt");
    let wanted = YARDSTICKS.join(" ");
    if fs::read_to_string(&marker).is_ok_and(|found| found == wanted) {
        return Ok(python);
    }
    println!("Preparing {wanted} in {}", folder.display());
    let system = if cfg!(windows) { "python" } else { "python3" };
    command::show(command::program(system).args(["-m", "venv", "--clear"]).arg(&folder))?;
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    command::show(command::program(&python).args(install).args(YARDSTICKS))?;
    fs::write(marker, wanted).map_err(|e| e.to_string())?;
    Ok(python)
}
