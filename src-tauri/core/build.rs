//! Copies the pictures and fonts that documents are printed with into the
//! build, so that a printed page needs no file at run time. Third-party files
//! stay in their npm packages; only the choice of them is ours.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

#[path = "braille/build.rs"]
mod braille;

const PACKAGES: &str = "../../ui/node_modules";
const LIST: &str = "pictures/pictures.json";
const OWN: &str = "pictures/own";

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    meaning: String,
    openmoji: Option<String>,
    own: Option<String>,
    /// By the code of the core itself.
    #[serde(default)]
    drawn: bool,
    label: String,
    alt: String,
    words: Vec<String>,
}

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if let Err(sentence) = build() {
        println!("cargo::error={sentence}");
        process::exit(1);
    }
}

fn build() -> Result<(), String> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo set no OUT_DIR")?);
    pictures(&out)?;
    braille::tables(&out)?;
    for (name, folder) in [("Regular", "400Regular"), ("Bold", "700Bold")] {
        let weight = &folder[..3];
        let file = format!("{PACKAGES}/@expo-google-fonts/arimo/{folder}/Arimo_{weight}{name}.ttf");
        write(&out.join(format!("Arimo-{name}.ttf")), &read(Path::new(&file))?)?;
    }
    for (name, package, subset, weights) in SCRIPTS {
        for weight in *weights {
            let file =
                format!("{PACKAGES}/@fontsource/{package}/files/{package}-{subset}-{weight}-normal.woff2");
            write(&out.join(format!("{name}-{weight}.woff2")), &read(Path::new(&file))?)?;
        }
    }
    Ok(())
}

/// Faces for other scripts than Latin: what we call one, its package, the part
/// of it that has the letters, and its weights. They stay packed in the app.
const SCRIPTS: &[(&str, &str, &str, &[&str])] = &[
    ("Latin", "noto-sans", "latin-ext", &["400", "700"]),
    ("Arabic", "noto-sans-arabic", "arabic", &["400", "700"]),
    ("Urdu", "noto-nastaliq-urdu", "arabic", &["400", "700"]),
    ("Bengali", "noto-sans-bengali", "bengali", &["400", "700"]),
    ("Gujarati", "noto-sans-gujarati", "gujarati", &["400", "700"]),
    ("Gurmukhi", "noto-sans-gurmukhi", "gurmukhi", &["400", "700"]),
    ("Devanagari", "noto-sans", "devanagari", &["400", "700"]),
    ("Chinese", "noto-sans-sc", "chinese-simplified", &["400", "700"]),
    ("Symbols", "noto-sans-symbols-2", "symbols", &["400"]),
    ("Emoji", "noto-emoji", "emoji", &["400"]),
];

/// Writes one `Pictured` per line of the list, each with its drawing.
fn pictures(out: &Path) -> Result<(), String> {
    let list = read(Path::new(LIST))?;
    let entries: Vec<Entry> = serde_json::from_slice(&list).map_err(|error| format!("{LIST}: {error}"))?;
    let folder = out.join("pictures");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;

    let mut seen = BTreeSet::new();
    let mut code = String::from("&[\n");
    for entry in &entries {
        let meaning = &entry.meaning;
        if !seen.insert(meaning) {
            return Err(format!("{LIST} has the meaning \"{meaning}\" twice"));
        }
        let (file, maker) = match (&entry.openmoji, &entry.own) {
            (Some(code), None) => (format!("{PACKAGES}/openmoji/color/svg/{code}.svg"), "OpenMoji"),
            (None, Some(own)) => (format!("{OWN}/{own}.svg"), "Own"),
            (None, None) if entry.drawn => (String::new(), "Own"),
            _ => {
                return Err(format!("{LIST}: \"{meaning}\" needs either openmoji, own or drawn"));
            }
        };
        // What code draws has no file.
        let svg = if file.is_empty() { Vec::new() } else { read(Path::new(&file))? };
        write(&folder.join(format!("{meaning}.svg")), &svg)?;
        // A string written with {:?} is a Rust literal, quotes and all.
        writeln!(
            code,
            "Pictured {{ meaning: {meaning:?}, label: {:?}, alt: {:?}, words: &{:?}, maker: Maker::{maker}, \
             svg: include_str!(concat!(env!(\"OUT_DIR\"), \"/pictures/\", {meaning:?}, \".svg\")) }},",
            entry.label, entry.alt, entry.words,
        )
        .map_err(|error| error.to_string())?;
    }
    code.push(']');
    write(&out.join("pictures.rs"), code.as_bytes())
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    println!("cargo::rerun-if-changed={}", file.display());
    fs::read(file).map_err(|error| {
        if file.starts_with(PACKAGES) {
            "The pictures and fonts are not there yet. Run `cargo xtask run` once, or `npm ci` in ui/.".into()
        } else {
            format!("{}: {error}", file.display())
        }
    })
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(file, bytes).map_err(|error| format!("{}: {error}", file.display()))
}
