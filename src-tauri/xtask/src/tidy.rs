//! The house rules that no compiler knows, as tests over the repository's own text.

use std::{collections::BTreeSet, fs, path::Path};

use crate::{command, folders};

/// A file of the repository, or one that is about to become one.
pub(crate) struct Text {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Text {
    pub(crate) fn is(&self, ending: &str) -> bool {
        self.path.ends_with(ending)
    }

    fn within(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }

    /// Every line with its number.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(i, line)| (i + 1, line))
    }
}

/// Written by programs, so no rule about style holds for them.
pub const GENERATED: &[&str] = &[
    "ui/src/lib/backend/bindings.ts",
    "ui/src/lib/backend/words.ts",
    "ui/src/lib/backend/fixtures/northbrook.ts",
    "ui/package-lock.json",
    "Cargo.lock",
    "NOTICE",
];

fn paths() -> Vec<String> {
    let git = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
    let listed = command::read(command::program("git").args(git)).unwrap();
    let there = |path: &&str| folders::root().join(path).is_file();
    let paths: Vec<_> = listed.split('\0').filter(there).map(str::to_owned).collect();
    assert!(paths.len() > 20, "git lists the repository");
    paths
}

/// Pictures and other files that are no text are left out.
fn texts() -> Vec<Text> {
    let read = |path: String| {
        let text = fs::read_to_string(folders::root().join(&path)).ok()?;
        Some(Text { path, text })
    };
    paths().into_iter().filter_map(read).collect()
}

pub(crate) fn source() -> impl Iterator<Item = Text> {
    let endings = [".rs", ".ts", ".svelte", ".js", ".mjs", ".sql", ".css"];
    texts()
        .into_iter()
        .filter(move |file| endings.iter().any(|ending| file.is(ending)))
        .filter(|file| !GENERATED.contains(&file.path.as_str()))
}

fn core() -> impl Iterator<Item = Text> {
    source().filter(|file| file.within("src-tauri/core/src/"))
}

/// Every text that somebody wrote: its path and what stands in it.
pub fn hand_written() -> Vec<(String, String)> {
    texts()
        .into_iter()
        .filter(|file| !GENERATED.contains(&file.path.as_str()))
        .map(|file| (file.path, file.text))
        .collect()
}

/// The files of the core, by their path within its `src/`, and what stands in them.
pub fn core_files() -> Vec<(String, String)> {
    core().map(|file| (file.path["src-tauri/core/src/".len()..].to_owned(), file.text)).collect()
}

/// Fails with every place at which the rule is broken.
#[track_caller]
pub(crate) fn none(rule: &str, broken: impl IntoIterator<Item = String>) {
    let broken: Vec<_> = broken.into_iter().collect();
    assert!(broken.is_empty(), "{rule}\n{}", broken.join("\n"));
}

/// `path:line: the line` wherever `wrong` says so.
pub(crate) fn lines(files: impl Iterator<Item = Text>, wrong: impl Fn(&str) -> bool) -> Vec<String> {
    files
        .flat_map(|file| {
            file.lines()
                .filter(|(_, line)| wrong(line))
                .map(|(number, line)| format!("{}:{number}: {}", file.path, line.trim()))
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn no_rust_file_is_longer_than_somebody_reads_in_one_go() {
    let long = source().filter(|file| file.is(".rs")).filter_map(|file| {
        let length = file.text.lines().count();
        (length > 450).then(|| format!("{}: {length} lines; split it by deeds", file.path))
    });
    none("450 lines are enough", long);
}

#[test]
fn no_type_and_no_file_is_named_after_nothing() {
    let words = ["Manager", "Service", "Helper", "Util", "Utils"];
    let kinds = ["struct ", "enum ", "trait ", "class ", "interface ", "type "];
    let names_nothing = |line: &str| {
        kinds.iter().any(|kind| {
            line.split_once(kind).is_some_and(|(_, rest)| {
                let name = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
                words.iter().any(|word| name.ends_with(word))
            })
        })
    };
    none("A name says what the thing is", lines(source(), names_nothing));
    let files = paths().into_iter().filter(|path| {
        let stem = Path::new(path).file_stem().unwrap().to_string_lossy().to_lowercase();
        words.iter().any(|word| stem == word.to_lowercase() || stem == format!("{}s", word.to_lowercase()))
    });
    none("A file says what is in it", files);
}

#[test]
fn the_core_knows_neither_tauri_nor_the_network() {
    let lock = fs::read_to_string(folders::root().join("Cargo.lock")).unwrap();
    let needed = needed_by("alongside-core", &lock);
    assert!(needed.contains("rusqlite"), "the lock file was read");
    let foreign = ["tauri", "wry", "reqwest", "hyper", "ureq", "minreq", "rustls", "gtk"];
    none(
        "The core stays usable without a window and without a network",
        foreign.iter().filter(|name| needed.contains(**name)).map(|name| (*name).to_owned()),
    );
    none("The core opens no socket", lines(core(), |line| line.contains("std::net")));
}

/// Every package that the named one needs, by name; the lock file has them all.
fn needed_by(name: &str, lock: &str) -> BTreeSet<String> {
    let mut open = vec![name.to_owned()];
    let mut needed = BTreeSet::new();
    while let Some(name) = open.pop() {
        for package in lock.split("[[package]]") {
            if !package.contains(&format!("\nname = \"{name}\"\n")) {
                continue;
            }
            let dependencies = package.split_once("dependencies = [").map_or("", |(_, list)| list);
            for line in dependencies.lines() {
                let dependency = line.trim().trim_matches(['"', ',']);
                let dependency = dependency.split(' ').next().unwrap_or("");
                if !dependency.is_empty() && needed.insert(dependency.to_owned()) {
                    open.push(dependency.to_owned());
                }
            }
        }
    }
    needed
}

#[test]
fn the_core_is_told_the_time_and_never_looks_at_a_clock() {
    let clocks = ["SystemTime::now", "Utc::now", "Local::now", "Instant::now"];
    let reads_clock = |line: &str| clocks.iter().any(|clock| line.contains(clock));
    none("Time is an input", lines(core(), reads_clock));
}

/// The core and the two shells on it.
fn product() -> impl Iterator<Item = Text> {
    let shells = ["src-tauri/core/src/", "src-tauri/cli/src/", "src-tauri/src/"];
    source()
        .filter(move |file| shells.iter().any(|folder| file.within(folder)) && !file.path.contains("/tests"))
}

#[test]
fn one_place_writes_the_files_that_leave_the_app() {
    // What is no output: a store that is made, what is noted beside it, the lock files, copies that are read, what the viewer shows, and scripts of journeys.
    let writers = [
        "src-tauri/core/src/store/output.rs",
        "src-tauri/core/src/store/stream.rs",
        "src-tauri/core/src/store/making.rs",
        "src-tauri/core/src/store/lock.rs",
        "src-tauri/core/src/store/mark.rs",
        "src-tauri/core/src/store/connection.rs",
        "src-tauri/core/src/store/private_copy.rs",
        "src-tauri/src/desktop/waiting.rs",
        "src-tauri/src/desktop/scripted.rs",
    ];
    let product = product().filter(|file| !writers.contains(&file.path.as_str()));
    let opens = ["fs::write(", "File::create", "OpenOptions", "File::options", "fs::rename(", "fs::copy("];
    let writes = |line: &str| opens.iter().any(|open| line.contains(open));
    none("A file leaves through store::Outside", lines(product, writes));
}

#[test]
fn what_comes_in_is_read_up_to_a_limit() {
    // The limits themselves; who reads through them; what the store made, and what the system says.
    let readers = [
        "src-tauri/core/src/incoming.rs",
        "src-tauri/core/src/pictures/place.rs",
        "src-tauri/cli/src/places.rs",
        "src-tauri/core/src/store/backup.rs",
        "src-tauri/core/src/store/connection.rs",
        "src-tauri/core/src/store/private_copy.rs",
        "src-tauri/core/src/store/keys.rs",
        "src-tauri/core/src/store/making.rs",
        "src-tauri/core/src/store/output.rs",
        "src-tauri/core/src/store/own_files.rs",
        "src-tauri/src/clock.rs",
        "src-tauri/src/desktop/scripted.rs",
        "src-tauri/src/desktop/waiting.rs",
    ];
    let opens = [
        "fs::read(",
        "fs::read_to_string(",
        "File::open(",
        ".read_to_end(",
        ".read_line(",
        ".read_to_string(",
    ];
    let reads = |line: &str| opens.iter().any(|open| line.contains(open)) && !line.contains("MACHINE_ID");
    let product = product().filter(|file| !readers.contains(&file.path.as_str()));
    none(
        "A file comes in through Incoming, which has its attacks in tests/attacks.rs",
        lines(product, reads),
    );
}

#[test]
fn the_command_line_answers_in_one_place() {
    // Whoever prints elsewhere does not hear of a full disk.
    let others = source()
        .filter(|file| file.within("src-tauri/cli/src/") && !file.is("/show.rs") && !file.is("/save.rs"));
    let prints =
        |line: &str| line.contains("print!(") || line.contains("println!(") || line.contains("stdout()");
    none("Answers go through show.rs", lines(others, prints));
}

#[test]
fn deleting_names_what_it_deletes() {
    // Prepared before the recording is attached, a DELETE of everything is recorded as nothing.
    let broken = core().flat_map(|file| {
        statements(&file.text, "DELETE FROM ")
            .into_iter()
            .filter(|statement| !statement.contains("WHERE"))
            .map(|statement| format!("{}: {statement}", file.path))
            .collect::<Vec<_>>()
    });
    none("DELETE needs a WHERE", broken);
}

/// What follows `begin` up to the end of its string or statement.
fn statements(text: &str, begin: &str) -> Vec<String> {
    text.match_indices(begin)
        .map(|(at, _)| text[at..].split(['"', ';']).next().unwrap_or("").to_owned())
        .collect()
}

#[test]
fn the_shell_is_reached_through_one_file_of_the_page() {
    let imports = |line: &str| line.contains("'@tauri-apps") || line.contains("\"@tauri-apps");
    let others = source()
        .filter(|file| file.within("ui/src/"))
        .filter(|file| file.path != "ui/src/lib/backend/index.ts");
    none("@tauri-apps belongs into ui/src/lib/backend/index.ts", lines(others, imports));
}

#[test]
fn no_file_names_a_folder_of_one_computer() {
    // Put together here, or this file would break its own rule.
    let homes = ["root", "home", "Users", "work"].map(|home| format!("/{home}/"));
    let names_home = |line: &str| {
        homes.iter().any(|home| {
            line.match_indices(home.as_str()).any(|(at, _)| {
                // Within a web address or a relative path it is nobody's home.
                !line[..at].ends_with(|c: char| c.is_alphanumeric() || "._-})".contains(c))
            })
        })
    };
    let files = texts().into_iter().filter(|file| !file.within("ui/src/routes/"));
    none("No absolute path of anybody's computer", lines(files, names_home));
}

#[test]
fn nothing_of_others_is_committed() {
    let foreign = |path: &String| {
        let fonts = [".ttf", ".otf", ".woff", ".woff2"];
        path.contains("node_modules/") || fonts.iter().any(|ending| path.ends_with(ending))
    };
    none("Packages bring it at build time", paths().into_iter().filter(foreign));
}

#[test]
fn every_package_comes_from_its_usual_place() {
    let lock = fs::read_to_string(folders::root().join("Cargo.lock")).unwrap();
    let usual = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    let unusual = lock.lines().filter(|line| line.starts_with("source = ") && *line != usual);
    none("Crates come from crates.io", unusual.map(str::to_owned));

    let lock = fs::read_to_string(folders::ui().join("package-lock.json")).unwrap();
    let resolved = lock.lines().filter(|line| line.contains("\"resolved\": \"http"));
    none("npm is asked by name, not by address", resolved.map(str::to_owned));
}

#[test]
fn everybody_in_the_examples_is_made_up() {
    let is_address = |word: &str| {
        word.split_once('@').is_some_and(|(name, domain)| {
            let ends_in_letters = domain
                .rsplit_once('.')
                .is_some_and(|(_, last)| last.len() > 1 && last.chars().all(char::is_alphabetic));
            !name.is_empty() && ends_in_letters && !domain.starts_with(|c: char| c.is_ascii_digit())
        })
    };
    // Kept free of owners for examples by those who run the Internet's names.
    let is_made_up = |word: &str| word.contains("@example") || word.contains(".example.");
    let real = |line: &str| {
        line.split(|c: char| !(c.is_alphanumeric() || "@._-+%".contains(c)))
            .map(|word| word.trim_matches(['.', '-', '_']))
            .filter(|word| is_address(word))
            .any(|word| !is_made_up(&word.to_lowercase()))
    };
    let files = texts().into_iter().filter(|file| !GENERATED.contains(&file.path.as_str()));
    none("Addresses end in example.org", lines(files, real));
}

#[test]
fn a_lint_is_expected_and_never_just_allowed() {
    let attribute = ["#[", "allow("].concat();
    let inner = ["#![", "allow("].concat();
    let allows = |line: &str| line.contains(&attribute) || line.contains(&inner);
    none("#[expect] says when it is no longer needed", lines(source(), allows));
}

#[test]
fn no_test_is_skipped() {
    let skips = [
        ["#[", "ignore"].concat(),
        ["it.", "skip"].concat(),
        ["test.", "skip"].concat(),
        ["describe.", "skip"].concat(),
        ["it.", "only"].concat(),
        ["test.", "only"].concat(),
        ["it.", "todo"].concat(),
    ];
    let skipped = |line: &str| skips.iter().any(|skip| line.contains(skip.as_str()));
    none("A test that does not run tells nothing", lines(source(), skipped));
}
