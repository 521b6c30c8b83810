//! The text of each licence: from the package's own files, and where it ships none,
//! the standard text of the licence that it names. Packages with the same text share it.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use spdx::{Expression, LicenseId, Licensee, ParseMode};

use super::packages::Package;
use crate::Outcome;

const ABOUT: &str = "\
The licences of the work of others in Alongside. NOTICE, beside this file, says what
it is and who it is from. Each text stands as the packages above it ship it; where a
package ships none, the standard text of the licence that it names stands here, with
the package's authors as they name themselves.
";

/// How the names of such files begin.
const NAMES: &[&str] = &["licen", "copying", "copyright", "unlicense", "notice", "ofl"];
/// Folders within a package that are looked into: of C that is compiled in, too.
const DEPTH: usize = 1;
/// Which of several licences to go by where a package ships no text: the first of these.
const PREFERRED: &[&str] =
    &["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Zlib", "MPL-2.0", "LGPL-2.1-or-later"];

/// All texts, one after another.
pub fn of(packages: &[Package]) -> Outcome<String> {
    let mut missing = Vec::new();
    // By the text without its line breaks, which differ from system to system.
    let mut all: BTreeMap<String, (Vec<String>, String)> = BTreeMap::new();
    for package in packages {
        let texts = own(package)?;
        let (name, texts) = match texts.is_empty() {
            false => (package.name.clone(), texts),
            true => (with_authors(package), standard(&package.licence)),
        };
        if texts.is_empty() {
            missing.push(format!("{} ({})", package.name, package.licence));
        }
        for text in texts {
            let same = text.split_whitespace().collect::<Vec<_>>().join(" ");
            all.entry(same).or_insert_with(|| (Vec::new(), text)).0.push(name.clone());
        }
    }
    if !missing.is_empty() {
        return Err(format!("No text of a licence is to be had for {}; may we ship it?", missing.join(", ")));
    }
    let mut groups: Vec<_> = all.into_values().collect();
    groups.sort();
    let mut out = ABOUT.to_owned();
    for (mut names, text) in groups {
        names.dedup();
        let _ =
            write!(out, "\n{}\n{}\n{0}\n\n{}\n", "=".repeat(78), names.join("\n"), text.trim_matches('\n'));
    }
    Ok(out)
}

/// The texts that a package ships.
fn own(package: &Package) -> Outcome<Vec<String>> {
    let mut files = package.named.clone().into_iter().collect();
    find(&package.folder, DEPTH, &mut files).map_err(|e| {
        format!("{}: {e}\nThe packages have to be here: run cargo xtask set-up", package.folder.display())
    })?;
    files.sort();
    files.dedup();
    let read = |file: &PathBuf| {
        let bytes = fs::read(file).map_err(|e| format!("{}: {e}", file.display()))?;
        Ok(String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))
    };
    let texts: Outcome<Vec<String>> = files.iter().map(read).collect();
    Ok(texts?.into_iter().filter(|text| !text.trim().is_empty()).collect())
}

fn find(folder: &Path, depth: usize, into: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        if path.is_dir() {
            if depth > 0 && name != "node_modules" {
                find(&path, depth - 1, into)?;
            }
        } else if NAMES.iter().any(|start| name.starts_with(start)) && is_prose(&path) {
            into.push(path);
        }
    }
    Ok(())
}

/// "license.rs" is a program.
fn is_prose(file: &Path) -> bool {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    !matches!(ending.as_deref(), Some("rs" | "js" | "ts" | "c" | "h" | "json" | "toml" | "png" | "woff2"))
}

fn with_authors(package: &Package) -> String {
    let name = |author: &String| author.split('<').next().unwrap_or_default().trim().to_owned();
    let by = package.authors.iter().map(name).collect::<Vec<_>>().join(", ");
    if by.is_empty() { package.name.clone() } else { format!("{}, by {by}", package.name) }
}

/// The standard texts of the licences that a package names; of several to choose from
/// as few as will do. Nothing where one of them is not known.
fn standard(licence: &str) -> Vec<String> {
    let Ok(expression) = Expression::parse_mode(licence, ParseMode::LAX) else { return Vec::new() };
    let preferred: Vec<Licensee> = PREFERRED.iter().filter_map(|id| Licensee::parse(id).ok()).collect();
    let Ok(chosen) = expression.minimized_requirements(&preferred) else { return Vec::new() };
    let known: Option<Vec<LicenseId>> =
        chosen.iter().map(|one| one.license.id().filter(|_| one.addition.is_none())).collect();
    known.unwrap_or_default().into_iter().map(|id| id.text().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A package in a folder of its own, with these files.
    fn package(name: &str, licence: &str, files: &[(&str, &str)]) -> Package {
        let folder = std::env::temp_dir().join(format!("alongside-notice-{}-{name}", std::process::id()));
        crate::command::fresh_folder(&folder).unwrap();
        for (file, text) in files {
            fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
            fs::write(folder.join(file), text).unwrap();
        }
        let authors = vec!["Ada Example <ada@example.org>".to_owned()];
        Package { name: format!("{name} 1.0.0"), licence: licence.to_owned(), authors, folder, named: None }
    }

    #[test]
    fn a_package_whose_text_is_missing_fails_by_name() {
        let packages = [package("known", "MIT", &[]), package("odd", "LicenseRef-odd", &[])];
        let failure = of(&packages).unwrap_err();
        assert!(failure.contains("odd 1.0.0 (LicenseRef-odd)") && !failure.contains("known"), "{failure}");
    }

    #[test]
    fn one_text_stands_once_under_all_that_ship_it_and_copyright_lines_stay() {
        let packages = [
            package("one", "MIT", &[("LICENSE", "Copyright Ada\nDo what you like.")]),
            package("same", "MIT", &[("LICENSE-MIT", "Copyright Ada\r\nDo what you like.\r\n")]),
            package("other", "MIT", &[("LICENSE", "Copyright Bo\nDo what you like.")]),
        ];
        let all = of(&packages).unwrap();
        assert!(all.contains("one 1.0.0\nsame 1.0.0\n"), "{all}");
        assert_eq!(all.matches("Do what you like.").count(), 2);
        assert!(all.contains("Copyright Ada") && all.contains("Copyright Bo"));
    }

    #[test]
    fn what_ships_no_text_gets_the_standard_one_with_its_authors() {
        let all = of(&[package("bare", "Apache-2.0 OR MIT", &[("src/license.rs", "mod x;")])]).unwrap();
        assert!(all.contains("bare 1.0.0, by Ada Example\n"), "{all}");
        assert!(all.contains("Permission is hereby granted") && !all.contains("TERMS AND CONDITIONS"));
    }

    #[test]
    fn a_text_lies_one_folder_down_where_c_is_brought_along() {
        let all = of(&[package("c-src", "MIT", &[("c/LICENSE-c", "Copyright C.")])]).unwrap();
        assert!(all.contains("Copyright C."), "{all}");
    }
}
