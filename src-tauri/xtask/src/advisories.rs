//! `cargo xtask advisories [FOLDER]`: looks for the packages of `Cargo.lock` in a copy
//! of RustSec's advisories. Nothing is downloaded: the copy is somebody's own.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use semver::{Version, VersionReq};
use serde::Deserialize;

use crate::{Outcome, folders};

/// A package as the lock file names it.
#[derive(Debug, Deserialize)]
struct Locked {
    name: String,
    version: Version,
}

/// What stands at the head of an advisory.
#[derive(Debug, Deserialize)]
struct Front {
    advisory: Advisory,
    #[serde(default)]
    versions: Versions,
}

#[derive(Debug, Deserialize)]
struct Advisory {
    id: String,
    package: String,
    /// "unmaintained" and the like: no hole, and nothing that a newer version mends.
    informational: Option<String>,
    withdrawn: Option<String>,
    /// Of something else than a package of Cargo, such as Rust itself.
    collection: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Versions {
    #[serde(default)]
    patched: Vec<VersionReq>,
    #[serde(default)]
    unaffected: Vec<VersionReq>,
}

/// What was found: what has to be mended, and what is only worth knowing.
#[derive(Debug, Default, PartialEq, Eq)]
struct Found {
    read: usize,
    holes: Vec<String>,
    worth_knowing: Vec<String>,
}

pub fn look(folder: Option<&str>) -> Outcome {
    let folder = match folder {
        Some(folder) => PathBuf::from(folder),
        None => usual_copy().ok_or(
            "There is no copy of RustSec's advisories here, so nothing was looked up. Clone \
             github.com/RustSec/advisory-db and name its folder: cargo xtask advisories FOLDER",
        )?,
    };
    let lock = fs::read_to_string(folders::root().join("Cargo.lock")).map_err(|e| e.to_string())?;
    let found = find(&folder, &lock)?;
    for line in &found.worth_knowing {
        println!("worth knowing: {line}");
    }
    if found.holes.is_empty() {
        println!("None of {} advisories is about a version that we use.", found.read);
        Ok(())
    } else {
        Err(format!("These packages have holes that are known:\n{}", found.holes.join("\n")))
    }
}

/// Where cargo-audit keeps its copy.
fn usual_copy() -> Option<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")))?;
    Some(home.join("advisory-db")).filter(|folder| folder.is_dir())
}

fn find(copy: &Path, lock: &str) -> Outcome<Found> {
    #[derive(Deserialize)]
    struct Lock {
        package: Vec<Locked>,
    }
    let lock: Lock = toml::from_str(lock).map_err(|e| format!("Cargo.lock: {e}"))?;
    let mut files = Vec::new();
    list(copy, &mut files).map_err(|e| format!("{}: {e}", copy.display()))?;
    files.sort();
    let mut found = Found::default();
    for file in files {
        let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
        let Some(front) = front(&text).map_err(|e| format!("{}: {e}", file.display()))? else { continue };
        found.read += 1;
        let other = front.advisory.collection.as_deref().is_some_and(|what| what != "crates");
        if front.advisory.withdrawn.is_some() || other {
            continue;
        }
        let advisory = &front.advisory;
        let about =
            |locked: &&Locked| locked.name == advisory.package && front.versions.touch(&locked.version);
        for Locked { name, version } in lock.package.iter().filter(about) {
            match &advisory.informational {
                Some(what) => {
                    found.worth_knowing.push(format!("{}: {name} {version} is {what}", advisory.id))
                }
                None => found.holes.push(format!("{}: {name} {version}, {}", advisory.id, title(&text))),
            }
        }
    }
    // A folder of something else would find nothing either, and say that all is well.
    if found.read == 0 {
        return Err(format!("{} holds no advisories, so nothing was looked up.", copy.display()));
    }
    Ok(found)
}

/// Every Markdown file below.
fn list(folder: &Path, into: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, into)?;
        } else if path.extension().is_some_and(|ending| ending == "md") {
            into.push(path);
        }
    }
    Ok(())
}

/// The TOML between the first fences; nothing where the file is no advisory.
fn front(text: &str) -> Result<Option<Front>, toml::de::Error> {
    let block = text.trim_start().strip_prefix("```toml").and_then(|rest| rest.split_once("\n```"));
    block.map(|(block, _)| toml::from_str(block)).transpose()
}

fn title(text: &str) -> &str {
    text.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or("without a title")
}

impl Versions {
    /// Whether a version has what the advisory is about.
    fn touch(&self, version: &Version) -> bool {
        !self.patched.iter().chain(&self.unaffected).any(|safe| holds(safe, version))
    }
}

/// `>=1.2` holds for 2.0.0-rc.1 too, which Cargo's own way of choosing leaves out.
fn holds(wanted: &VersionReq, version: &Version) -> bool {
    let release = Version::new(version.major, version.minor, version.patch);
    let bound = |c: &semver::Comparator| {
        (c.major, c.minor, c.patch) == (release.major, Some(release.minor), Some(release.patch))
    };
    wanted.matches(version)
        || !version.pre.is_empty() && wanted.matches(&release) && !wanted.comparators.iter().any(bound)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command;

    const LOCK: &str = "
        [[package]]
        name = \"holed\"
        version = \"1.2.3\"
        [[package]]
        name = \"mended\"
        version = \"1.2.4\"
        [[package]]
        name = \"early\"
        version = \"2.0.0-rc.1\"
        [[package]]
        name = \"left\"
        version = \"0.1.0\"
    ";

    /// A made-up copy with these advisories: a name, a package, and what else stands at its head.
    fn copy(name: &str, advisories: &[(&str, &str, &str)]) -> PathBuf {
        let folder = env::temp_dir().join(format!("alongside-advisories-{}-{name}", std::process::id()));
        command::fresh_folder(&folder).unwrap();
        for (id, package, more) in advisories {
            let place = folder.join("crates").join(package);
            fs::create_dir_all(&place).unwrap();
            let text = format!(
                "```toml\n[advisory]\nid = \"{id}\"\npackage = \"{package}\"\n{more}\n```\n\n# It leaks\n\nText.\n"
            );
            fs::write(place.join(format!("{id}.md")), text).unwrap();
        }
        fs::write(folder.join("README.md"), "# Advisories\n").unwrap();
        folder
    }

    const MENDED: &str = "\n[versions]\npatched = [\">= 1.2.4\"]\nunaffected = [\"< 1.0\"]";

    #[test]
    fn a_version_with_a_hole_is_named_and_a_mended_one_is_not() {
        let copy =
            copy("holes", &[("R-1", "holed", MENDED), ("R-2", "mended", MENDED), ("R-3", "absent", MENDED)]);
        let found = find(&copy, LOCK).unwrap();
        assert_eq!(found.holes, ["R-1: holed 1.2.3, It leaks"]);
        assert_eq!((found.read, found.worth_knowing.len()), (3, 0));
    }

    #[test]
    fn what_is_never_mended_touches_every_version() {
        let copy = copy("never", &[("R-1", "mended", "[versions]\npatched = []")]);
        assert_eq!(find(&copy, LOCK).unwrap().holes.len(), 1);
    }

    #[test]
    fn an_early_version_is_newer_than_an_older_mend_and_older_than_its_own_release() {
        let old = ("R-1", "early", "[versions]\npatched = [\">= 1.4.0\"]");
        let own = ("R-2", "early", "[versions]\npatched = [\">= 2.0.0\"]");
        let found = find(&copy("early", &[old, own]), LOCK).unwrap();
        assert_eq!(found.holes, ["R-2: early 2.0.0-rc.1, It leaks"]);
    }

    #[test]
    fn what_nobody_keeps_up_is_told_and_what_was_withdrawn_is_not() {
        let left = ("R-1", "left", "informational = \"unmaintained\"");
        let withdrawn = ("R-2", "left", "withdrawn = \"2026-01-01\"");
        let found = find(&copy("told", &[left, withdrawn]), LOCK).unwrap();
        assert_eq!(found.worth_knowing, ["R-1: left 0.1.0 is unmaintained"]);
        assert_eq!(found.holes, Vec::<String>::new());
    }

    #[test]
    fn a_folder_without_advisories_is_no_good_news() {
        let failure = find(&copy("none", &[]), LOCK).unwrap_err();
        assert!(failure.ends_with("holds no advisories, so nothing was looked up."), "{failure}");
    }
}
