//! The packages of which something is in the app or the command line.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{Outcome, command, folders};

/// What somebody else made.
pub struct Package {
    /// With its version.
    pub name: String,
    /// As it names it itself; "" where it does not.
    pub licence: String,
    pub authors: Vec<String>,
    /// Where its files lie.
    pub folder: PathBuf,
    /// Of its files the one that it names as its licence.
    pub named: Option<PathBuf>,
}

/// Packages of the page that end up in the app though npm counts them as tools, and what
/// they import.
const COMPILED_IN: &[&str] = &["@sveltejs/kit", "clsx", "devalue", "esm-env", "liblouis-build", "svelte"];

/// How packages are called that bring the source of something written in C.
const SOURCES: &str = "-src";

/// Packages that name their licence in their files only.
const SAID_WITHIN: &[(&str, &str)] = &[("liblouis-build", "LGPL-2.1-or-later")];

/// Every crate that the app or the command line contains on any system. Tools of the
/// build and of tests are left out.
pub fn of_rust() -> Outcome<Vec<Package>> {
    let metadata = command::read(&mut command::cargo(&["metadata", "--format-version=1", "--locked"]))?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|e| e.to_string())?;
    let packages = list(&metadata["packages"]);
    let names: BTreeMap<String, String> =
        packages.iter().map(|package| (word(&package["id"]), word(&package["name"]))).collect();
    let needs: BTreeMap<String, Vec<String>> = list(&metadata["resolve"]["nodes"])
        .iter()
        .map(|node| {
            let deps = list(&node["deps"]);
            let inside = deps.iter().filter(|dep| {
                let name = names.get(&word(&dep["pkg"])).map_or("", String::as_str);
                list(&dep["dep_kinds"]).iter().any(|kind| is_inside(kind["kind"].as_str(), name))
            });
            (word(&node["id"]), inside.map(|dep| word(&dep["pkg"])).collect())
        })
        .collect();

    let ours = |package: &&Value| package["source"].is_null() && package["name"] != "xtask";
    let mut open: Vec<String> = packages.iter().filter(ours).map(|p| word(&p["id"])).collect();
    let mut reached = BTreeSet::new();
    while let Some(id) = open.pop() {
        // What brings C to compile needs tools for it, and nothing that is inside.
        let brings_c = names.get(&id).is_some_and(|name| name.ends_with(SOURCES));
        if reached.insert(id.clone()) && !brings_c {
            open.extend(needs.get(&id).into_iter().flatten().cloned());
        }
    }
    let used = |package: &&Value| !package["source"].is_null() && reached.contains(&word(&package["id"]));
    Ok(in_order(packages.iter().filter(used).map(of_cargo)))
}

/// Normal packages are, and of those that a build needs the ones that bring C to compile.
fn is_inside(kind: Option<&str>, name: &str) -> bool {
    kind.is_none() || kind == Some("build") && name.ends_with(SOURCES)
}

fn of_cargo(package: &Value) -> Package {
    let manifest = PathBuf::from(word(&package["manifest_path"]));
    let folder = manifest.parent().unwrap_or(Path::new("")).to_owned();
    let file = package["license_file"].as_str();
    let licence = match (package["license"].as_str(), file) {
        (Some(licence), _) => licence.replace('/', " OR "),
        (None, Some(file)) => format!("see its {file}"),
        (None, None) => String::new(),
    };
    Package {
        name: format!("{} {}", word(&package["name"]), word(&package["version"])),
        licence,
        authors: list(&package["authors"]).iter().map(word).collect(),
        named: file.map(|file| folder.join(file)),
        folder,
    }
}

/// The same of the page, from its lock file, which npm writes alike everywhere.
pub fn of_page() -> Outcome<Vec<Package>> {
    let lock = fs::read_to_string(folders::ui().join("package-lock.json")).map_err(|e| e.to_string())?;
    let lock: Value = serde_json::from_str(&lock).map_err(|e| e.to_string())?;
    let packages = lock["packages"].as_object().cloned().unwrap_or_default();
    let used = packages
        .iter()
        .filter_map(|(path, package)| Some((path.strip_prefix("node_modules/")?, package)))
        .filter(|(name, package)| package["dev"] != true || COMPILED_IN.contains(name))
        // Native parts of tools for other systems; none of them is in the page.
        .filter(|(_, package)| package["optional"] != true);
    Ok(in_order(used.map(|(name, package)| {
        let within =
            SAID_WITHIN.iter().find(|(said, _)| *said == name).map(|(_, licence)| (*licence).to_owned());
        Package {
            name: format!("{name} {}", word(&package["version"])),
            licence: within.unwrap_or_else(|| word(&package["license"])),
            authors: Vec::new(),
            folder: folders::ui().join("node_modules").join(name),
            named: None,
        }
    })))
}

fn in_order(packages: impl Iterator<Item = Package>) -> Vec<Package> {
    let by_name: BTreeMap<String, Package> =
        packages.map(|package| (package.name.clone(), package)).collect();
    by_name.into_values().collect()
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
