//! Lints without a build of their own. `cargo clippy` checks every package once more,
//! from the first to the last; its compiler can make the programs too, in one go.

use std::{
    io::Write as _,
    path::PathBuf,
    process::{Command, Stdio},
};

use crate::{Outcome, command};

/// Has the repository's own packages compiled by the lints' compiler. All steps of one
/// run must do so, or Cargo would compile them again.
pub fn heeded(cargo: &mut Command) -> &mut Command {
    cargo.env("RUSTC_WORKSPACE_WRAPPER", driver()).env("CLIPPY_ARGS", DENY)
}

/// As `cargo clippy -- --deny=warnings` tells it.
const DENY: &str = "--deny=warnings__CLIPPY_HACKERY__";

/// It lies beside the compiler that is in use.
fn driver() -> PathBuf {
    let sysroot = command::read(command::program("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    let driver = crate::folders::program(&PathBuf::from(sysroot.trim()).join("bin"), "clippy-driver");
    if driver.is_file() { driver } else { "clippy-driver".into() }
}

/// A function with a word too many, which only a lint minds.
const WRONG: &str = "pub fn twice(one: u32) -> u32 {\n    return one * 2;\n}\n";

/// Were the lints' compiler told otherwise one day, it would be silent: so it is asked.
pub fn are_heeded() -> Outcome {
    let right = WRONG.replace("return ", "").replace(';', "");
    if !passes(&right)? {
        return Err("the lints' compiler refuses what is right".to_owned());
    }
    if passes(WRONG)? {
        return Err("the lints' compiler lets pass what it should not".to_owned());
    }
    Ok(())
}

fn passes(source: &str) -> Outcome<bool> {
    let mut rustc = Command::new(driver());
    rustc.args(["rustc", "--crate-name=tried", "--crate-type=lib", "--emit=metadata=-", "-"]);
    let mut child = rustc
        .env("CLIPPY_ARGS", DENY)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| format!("clippy-driver: {e}; run: cargo xtask set-up"))?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(source.as_bytes()).map_err(|e| e.to_string())?;
    }
    Ok(child.wait().map_err(|e| e.to_string())?.success())
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_lint_stops_the_build() {
        assert_eq!(super::are_heeded(), Ok(()));
    }
}
