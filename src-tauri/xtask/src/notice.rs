//! The notice of third parties: what the app is made of besides our own work.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::PathBuf,
};

use serde_json::Value;

use crate::{Outcome, command, folders};

/// Packages of the page that end up in the app though npm counts them as tools.
const COMPILED_IN: &[&str] = &["svelte", "@sveltejs/kit"];

const ABOUT: &str = "\
Alongside contains the work of others. This list is written from the packages
themselves by `cargo xtask notice`; the full text of each licence is in its
package.

PICTURES
The built-in pictures are from OpenMoji, the open-source emoji and icon project,
licence CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/), taken
unchanged from the npm package openmoji. Every handout that shows one says so.
Pictures that we drew ourselves are under the licence of Alongside.

FONTS
The fonts are under the SIL Open Font License 1.1 (https://openfontlicense.org),
taken from the npm packages named @expo-google-fonts and @fontsource below.

BRAILLE
The tables of Unified English Braille are from the liblouis project
(https://liblouis.io), under the GNU Lesser General Public License 2.1 or later,
taken from the npm package liblouis-build and put into one text each. They and
louis-rs below stay under that licence; the source of Alongside shows how it is
built with others in their place.
";

pub fn write() -> Outcome {
    fs::write(file(), text()?).map_err(|e| e.to_string())
}

pub fn check() -> Outcome {
    let fresh = text()?;
    if fs::read_to_string(file()).is_ok_and(|found| found == fresh) {
        Ok(())
    } else {
        Err("run: cargo xtask notice".to_owned())
    }
}

fn file() -> PathBuf {
    folders::root().join("NOTICE")
}

fn text() -> Outcome<String> {
    let mut text = ABOUT.to_owned();
    for (title, parts) in [("RUST", crates()?), ("PAGE", page_packages()?)] {
        let _ = writeln!(text, "\n{title}");
        for (name, licence) in parts {
            if licence.is_empty() {
                return Err(format!("{name} names no licence; may we use it?"));
            }
            let _ = writeln!(text, "{name}: {licence}");
        }
    }
    Ok(text)
}

/// Name with version, and licence, of every crate that the app or the command
/// line contains on any system. Tools of the build and of tests are left out.
fn crates() -> Outcome<BTreeMap<String, String>> {
    let metadata = command::read(&mut command::cargo(&["metadata", "--format-version=1", "--locked"]))?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|e| e.to_string())?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();

    let needs: BTreeMap<String, Vec<String>> = list(&metadata["resolve"]["nodes"])
        .iter()
        .map(|node| {
            let normal = |dep: &&Value| list(&dep["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let deps = list(&node["deps"]);
            let deps = deps.iter().filter(normal).map(|dep| word(&dep["pkg"])).collect();
            (word(&node["id"]), deps)
        })
        .collect();

    let packages = list(&metadata["packages"]);
    let ours = |package: &&Value| package["source"].is_null() && package["name"] != "xtask";
    let mut open: Vec<String> = packages.iter().filter(ours).map(|p| word(&p["id"])).collect();
    let mut reached = BTreeSet::new();
    while let Some(id) = open.pop() {
        if reached.insert(id.clone()) {
            open.extend(needs.get(&id).into_iter().flatten().cloned());
        }
    }
    Ok(packages
        .iter()
        .filter(|package| !package["source"].is_null() && reached.contains(&word(&package["id"])))
        .map(|package| {
            let name = format!("{} {}", word(&package["name"]), word(&package["version"]));
            let licence = match (package["license"].as_str(), package["license_file"].as_str()) {
                (Some(licence), _) => licence.replace('/', " OR "),
                (None, Some(file)) => format!("see its {file}"),
                (None, None) => String::new(),
            };
            (name, licence)
        })
        .collect())
}

/// The same of the page, from its lock file, which npm writes alike everywhere.
fn page_packages() -> Outcome<BTreeMap<String, String>> {
    let lock = fs::read_to_string(folders::ui().join("package-lock.json")).map_err(|e| e.to_string())?;
    let lock: Value = serde_json::from_str(&lock).map_err(|e| e.to_string())?;
    let packages = lock["packages"].as_object().cloned().unwrap_or_default();
    Ok(packages
        .iter()
        .filter_map(|(path, package)| Some((path.strip_prefix("node_modules/")?, package)))
        .filter(|(name, package)| package["dev"] != true || COMPILED_IN.contains(name))
        // Native parts of tools for other systems; none of them is in the page.
        .filter(|(_, package)| package["optional"] != true)
        .map(|(name, package)| {
            let version = package["version"].as_str().unwrap_or_default();
            let licence = package["license"].as_str().unwrap_or_default();
            (format!("{name} {version}"), licence.to_owned())
        })
        .collect())
}
