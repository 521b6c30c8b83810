//! The core has floors, and nothing imports upward: read from the `use` lines and
//! paths of its files. Within a floor modules may use each other, without a circle.

use std::collections::{BTreeMap, BTreeSet};

/// From the ground up; drawn in the README.
const FLOORS: &[(&str, &[&str])] = &[
    ("values", &["error", "values", "phrases", "kind"]),
    ("store and paper", &["store", "documents", "words"]),
    ("what every kind stands on", &["sheet", "listing", "offers", "easy", "settings", "rates", "pictures"]),
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
    let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in files {
        let module = path.split('/').next().unwrap_or_default().trim_end_matches(".rs");
        if module == "lib" || path.ends_with("tests.rs") {
            continue;
        }
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let named = imports.entry(module.to_owned()).or_default();
        let code: String =
            text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        for (at, _) in code.match_indices("crate::") {
            let rest = &code[at + "crate::".len()..];
            if let Some(group) = rest.strip_prefix('{') {
                let group = group.split('}').next().unwrap_or_default();
                named.extend(group.split(',').map(|one| word(one.trim_start())));
            } else {
                named.insert(word(rest));
            }
        }
        named.remove(module);
    }
    let modules: BTreeSet<String> = imports.keys().cloned().collect();
    imports.values_mut().for_each(|named| named.retain(|one| modules.contains(one)));
    imports
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
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
        .map(word)
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
        let lost = plant("lanterns/mod.rs", "use crate::store::Store;");
        assert!(lost.contains("lanterns stands on no floor"), "{lost}");
        let comment = plant("values/planted.rs", "/// See [`crate::today`].\nfn f() {}");
        assert_eq!(comment, "", "what is only said is no import");
    }
}
