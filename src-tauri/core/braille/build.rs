//! The tables of Unified English Braille, of the liblouis project, put into
//! one text each, so that nothing is looked up at run time.

use std::fs;
use std::path::Path;

const FOLDER: &str = "../../ui/node_modules/liblouis-build/tables";

pub fn tables(out: &Path) -> Result<(), String> {
    let folder = Path::new(FOLDER);
    println!("cargo::rerun-if-changed={FOLDER}");
    if !folder.is_dir() {
        return Err(
            "The braille tables are not there yet. Run `cargo xtask run` once, or `npm ci` in ui/.".into()
        );
    }
    for grade in ["g1", "g2"] {
        let name = format!("en-ueb-{grade}");
        let table = whole(folder, &format!("{name}.ctb"), &mut Vec::new())?;
        let file = out.join(format!("{name}.ctb"));
        fs::write(&file, table).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(())
}

/// A table with everything that it includes, each once.
fn whole(folder: &Path, name: &str, seen: &mut Vec<String>) -> Result<String, String> {
    if seen.iter().any(|known| known == name) {
        return Ok(String::new());
    }
    seen.push(name.to_owned());
    let file = folder.join(name);
    println!("cargo::rerun-if-changed={}", file.display());
    let bytes = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let text = String::from_utf8_lossy(&bytes);
    // Older tables did not say that a letter behind a number needs a sign of
    // its own, and printed "10:30am" as "10:3001m".
    let wants_sign = text.contains("\nnumsign") && !text.contains("\nnonumsign");
    let mut table = String::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["include", included, ..] => table.push_str(&whole(folder, included, seen)?),
            ["uplow", letters, dots, ..] => table.push_str(&letter_pair(letters, dots)),
            ["noback", "pass2", found, instead, ..] if is_of_two_digits(found, instead) => {
                let digit = instead.rsplit('-').next().unwrap_or_default();
                let found = found.rsplit_once('-').map_or(found, |(before, _)| before);
                table.push_str(&format!("noback pass2 {found}-{digit} {instead}\n"));
            }
            _ => {
                table.push_str(&line.replace("\\X", "\\x"));
                table.push('\n');
            }
        }
        if wants_sign && line.starts_with("numsign") {
            table.push_str("nonumsign 56\n");
        }
    }
    Ok(table)
}

/// The rules that let a number go on behind a space (UEB 6.6) say twice what to do with
/// a 4, once with a 6 in its place, and never what with a 6. Whichever came last, won.
fn is_of_two_digits(found: &str, instead: &str) -> bool {
    let digits = found.split_once("-5-3456-").zip(instead.split_once("-5-"));
    digits.is_some_and(|((before, found), (after, instead))| before == after && found != instead)
}

/// What older tables said in one rule is two today: the small letter, and the
/// capital that goes with it.
fn letter_pair(letters: &str, dots: &str) -> String {
    let half = if letters.starts_with('\\') {
        letters.len() / 2
    } else {
        letters.chars().next().map_or(0, char::len_utf8)
    };
    let (capital, small) = letters.split_at(half);
    let dots = dots.rsplit(',').next().unwrap_or(dots);
    format!("lowercase {small} {dots}\nbase uppercase {capital} {small}\n")
}
