//! The core has floors, and nothing imports upward: read from the `use` lines and
//! paths of its files, and from the methods that it adds to types of others. Within a
//! floor modules may use each other, without a circle.

mod paths;

use paths::{Named, Path, named, place};
use std::collections::{BTreeMap, BTreeSet};

/// From the ground up; drawn in the README.
const FLOORS: &[(&str, &[&str])] = &[
    ("values", &["error", "incoming", "values", "phrases", "kind"]),
    ("store and paper", &["store", "documents", "words"]),
    (
        "what every kind stands on",
        &["sheet", "listing", "offers", "paper", "easy", "settings", "rates", "pictures"],
    ),
    (KINDS, &[]),
    (
        "records and what gathers them",
        &[
            "records", "pages", "search", "labels", "history", "export", "import", "printing", "runs",
            "today", "founding", "sample",
        ],
    ),
];

/// The modules that `records.rs` knows as kinds.
const KINDS: &str = "kinds of record";

/// Which modules of the core each of its modules names, by the text of its files:
/// path within `src/` and what stands in it. Tests may look wherever they like.
fn imports(files: &[(String, String)]) -> BTreeMap<String, BTreeSet<String>> {
    let files: Vec<(Path, Named)> = files
        .iter()
        .filter(|(path, _)| !path.ends_with("tests.rs"))
        .map(|(path, text)| (place(path), named(path, text)))
        .collect();
    let modules: BTreeSet<String> = files.iter().filter_map(|(place, _)| place.first().cloned()).collect();
    let root = files.iter().find(|(place, _)| place.is_empty()).map(|(_, root)| &root.brought);
    // A name that the root hands on is of the module that has it; `crate::*` is of all.
    let of = |path: &Path| -> Vec<String> {
        let Some(first) = path.first() else { return Vec::new() };
        match root.and_then(|root| root.get(first)).and_then(|path| path.first()) {
            _ if first == "*" => modules.iter().cloned().collect(),
            Some(module) if !modules.contains(first) => vec![module.clone()],
            _ => vec![first.clone()],
        }
    };
    let added = added(&files, &of);
    let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (place, named) in &files {
        let Some(module) = place.first() else { continue };
        let names = imports.entry(module.clone()).or_default();
        names.extend(named.paths.iter().flat_map(&of));
        names.extend(named.calls.iter().filter_map(|call| added.get(call).cloned()));
        names.retain(|name| name != module && modules.contains(name));
    }
    imports
}

/// Methods that a module adds to a type of another one: whoever calls them names
/// no path, and uses that module all the same.
fn added(files: &[(Path, Named)], of: &impl Fn(&Path) -> Vec<String>) -> BTreeMap<String, String> {
    let mut added = BTreeMap::new();
    for (place, named) in files {
        let Some(module) = place.first() else { continue };
        for (path, method) in &named.adds {
            let path = path.first().and_then(|first| named.brought.get(first)).unwrap_or(path);
            // A path of one name, brought from nowhere, is of this file.
            let is_known = path.len() > 1 || named.brought.values().any(|brought| brought == path);
            if is_known && !of(path).contains(module) {
                added.insert(method.clone(), module.clone());
            }
        }
    }
    added
}

/// Every import that goes up, every circle, and every module that stands on no floor.
fn broken(imports: &BTreeMap<String, BTreeSet<String>>, kinds: &BTreeSet<String>) -> Vec<String> {
    let floor = |module: &str| {
        FLOORS.iter().position(|(floor, modules)| {
            modules.contains(&module) || (*floor == KINDS && kinds.contains(module))
        })
    };
    let mut broken = Vec::new();
    for (module, named) in imports {
        let Some(own) = floor(module) else {
            broken.push(format!("{module} stands on no floor: add it to FLOORS"));
            continue;
        };
        let up = named.iter().filter(|other| floor(other).is_some_and(|other| other > own));
        broken.extend(up.map(|other| format!("{module} imports {other}, which stands above it")));
        if let Some(way) = circle(module, imports) {
            broken.push(format!("a circle: {}", way.join(" → ")));
        }
    }
    broken
}

/// Each is named once, where a kind is matched with what it offers.
fn kinds(files: &[(String, String)]) -> BTreeSet<String> {
    let records = files.iter().find(|(path, _)| path == "records.rs").map_or("", |(_, text)| text);
    records
        .match_indices("::OFFERS")
        .filter_map(|(at, _)| records[..at].rsplit("::").next())
        .map(str::to_owned)
        .collect()
}

/// A way from a module back to itself.
fn circle(module: &str, imports: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    let mut ways = vec![vec![module.to_owned()]];
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop() {
        for next in imports.get(way.last()?).into_iter().flatten() {
            let mut longer = way.clone();
            longer.push(next.clone());
            if next == module {
                return Some(longer);
            }
            if seen.insert(next.clone()) {
                ways.push(longer);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::core_files;

    #[test]
    fn nothing_in_the_core_imports_upward_or_in_a_circle() {
        let files = core_files();
        let imports = imports(&files);
        assert!(imports.len() > 20 && imports["claims"].contains("people"), "the files were read");
        let kinds = kinds(&files);
        assert!(kinds.contains("people") && kinds.contains("requests"), "{kinds:?}");
        let broken = broken(&imports, &kinds);
        assert!(broken.is_empty(), "{}", broken.join("\n"));
    }

    #[test]
    fn every_floor_names_modules_that_are_there() {
        let there = imports(&core_files());
        let named: Vec<&str> = FLOORS.iter().flat_map(|(_, modules)| *modules).copied().collect();
        assert!(!named.is_empty());
        for module in named {
            assert!(there.contains_key(module), "{module} is in FLOORS and not in the core");
        }
    }

    #[test]
    fn an_upward_import_a_circle_and_a_module_without_a_floor_are_found() {
        let plant = |path: &str, text: &str| {
            let mut files = core_files();
            files.push((path.to_owned(), text.to_owned()));
            broken(&imports(&files), &kinds(&files)).join("\n")
        };
        let up = plant("store/planted.rs", "use crate::people::Person;");
        assert!(up.contains("store imports people"), "{up}");
        let up = plant("people/planted.rs", "use crate::{error::Result, claims};");
        assert!(up.contains("a circle: claims → people → claims"), "{up}");
        let path = plant("values/planted.rs", "fn f() { crate::today::today() }");
        assert!(path.contains("values imports today"), "{path}");
        let grouped = plant("values/planted.rs", "use crate::{easy::{EasyWords, of}, claims};");
        assert!(grouped.contains("values imports easy"), "{grouped}");
        assert!(grouped.contains("values imports claims"), "{grouped}");
        let handed_on = plant("values/planted.rs", "use crate::Store;");
        assert!(handed_on.contains("values imports store"), "{handed_on}");
        let beside = plant("listing.rs", "use super::people;");
        assert!(beside.contains("listing imports people"), "{beside}");
        let beside = plant("sheet/cell.rs", "fn f() { super::super::claims::all() }");
        assert!(beside.contains("sheet imports claims"), "{beside}");
        let method = plant("store/planted.rs", "fn f(kind: crate::Kind) { kind.offers(); }");
        assert!(method.contains("store imports records"), "{method}");
        let path = plant("store/planted.rs", "fn f(word: &str) { crate::Kind::of_list(word); }");
        assert!(path.contains("store imports records"), "{path}");
        let within = plant("store/planted.rs", "fn f() { vec![crate::people::NEEDS]; }");
        assert!(within.contains("store imports people"), "{within}");
        let everything = plant("values/planted.rs", "use crate::*;");
        assert!(everything.contains("values imports today"), "{everything}");
        let lost = plant("lanterns/mod.rs", "use crate::store::Store;");
        assert!(lost.contains("lanterns stands on no floor"), "{lost}");
        let comment = plant("values/planted.rs", "/// See [`crate::today`].\nfn f() {}");
        assert_eq!(comment, "", "what is only said is no import");
    }
}
