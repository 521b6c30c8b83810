//! Noise for every reader: good input that was cut, doubled, mixed and filled with what
//! does harm. It is refused or read; nothing stops the program. Some thousand inputs run
//! with the other tests, always the same; `ALONGSIDE_INPUTS=1000000` runs more, and another
//! `ALONGSIDE_SEED` others.

use crate::office::Office;
use alongside_core::handouts;
use alongside_core::import::Import;
use alongside_core::incoming::Incoming;
use alongside_core::offers::Bring;
use alongside_core::store::{restore, who_may_open};
use alongside_core::words::{ProfileId, look_over_text};
use alongside_core::{Kind, pictures, records};
use std::io::{Cursor, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What came of so many inputs.
#[derive(Debug, Default)]
pub struct Fuzzed {
    pub inputs: u64,
    pub taken: u64,
    pub refused: u64,
    /// Which input of which reader, so that it can be made again.
    pub panics: Vec<(Incoming, u64)>,
    pub slowest: Option<(Duration, Incoming, u64)>,
    /// Megabytes that the whole process took at most; nothing where the system does not say.
    pub megabytes: Option<u64>,
}

/// Hands so many inputs to the readers, one after another.
pub fn fuzz(inputs: u64, seed: u64) -> Fuzzed {
    let mut desk = Desk::new();
    let mut fuzzed = Fuzzed { inputs, ..Fuzzed::default() };
    for number in 0..inputs {
        let what = Incoming::ALL[(number % Incoming::ALL.len() as u64) as usize];
        let bytes = input(what, &desk.good, &mut Noise::of(seed, number));
        let begun = Instant::now();
        match catch_unwind(AssertUnwindSafe(|| desk.read(what, number, &bytes))) {
            Ok(true) => fuzzed.taken += 1,
            Ok(false) => fuzzed.refused += 1,
            Err(_) => fuzzed.panics.push((what, number)),
        }
        let took = (begun.elapsed(), what, number);
        if fuzzed.slowest.is_none_or(|(longest, ..)| took.0 > longest) {
            fuzzed.slowest = Some(took);
        }
    }
    fuzzed.megabytes = most();
    fuzzed
}

#[test]
fn noise_for_any_reader_stops_nothing() {
    let asked = |name: &str| std::env::var(name).ok().and_then(|asked| asked.parse().ok());
    let fuzzed = fuzz(asked("ALONGSIDE_INPUTS").unwrap_or(2_600), asked("ALONGSIDE_SEED").unwrap_or(7));
    let slowest = fuzzed.slowest.map_or(0, |(took, ..)| took.as_millis());
    println!("{fuzzed:?}");
    println!("{} read, slowest {slowest} ms, {} MB", fuzzed.inputs, fuzzed.megabytes.unwrap_or(0));
    assert_eq!(fuzzed.panics, []);
    assert_eq!(fuzzed.taken + fuzzed.refused, fuzzed.inputs);
    assert!(fuzzed.taken > fuzzed.inputs / 50, "the noise is near enough to what is good");
    assert!(fuzzed.refused > fuzzed.inputs / 50, "and some of it is not good");
}

fn most() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches("kB").trim().parse::<u64>().ok()? / 1024)
}

// ---- reading ----------------------------------------------------------------------------

struct Desk {
    office: Office,
    folder: tempfile::TempDir,
    good: Good,
}

impl Desk {
    fn new() -> Self {
        let office = Office::with_sample();
        Self { good: Good::of(&office), office, folder: tempfile::tempdir().unwrap() }
    }

    /// Whether it was taken for good.
    fn read(&mut self, what: Incoming, number: u64, bytes: &[u8]) -> bool {
        let text = || String::from_utf8_lossy(bytes).into_owned();
        let now = self.office.now();
        match what {
            Incoming::Sheet | Incoming::PipedSheet => {
                let kinds = Kind::ALL.iter().filter(|kind| !matches!(kind.offers().bring, Bring::Never(_)));
                let kind = kinds.cycle().nth((number / 13 % 7) as usize).unwrap();
                Import::read(*kind, "list.csv", bytes).and_then(|import| import.preview(now)).is_ok()
            }
            Incoming::Pack => pictures::read_zip("set.zip", bytes).is_ok(),
            Incoming::Photo => pictures::offer_photo("a.jpg", bytes).is_ok(),
            Incoming::Drawing => pictures::read_pack("a.svg", vec![("a.svg".into(), bytes.to_vec())]).is_ok(),
            Incoming::PackList => {
                let files =
                    vec![("a.svg".into(), self.good.drawings[0].clone()), ("a.csv".into(), bytes.to_vec())];
                pictures::read_pack("set", files).unwrap().refused().is_empty()
            }
            Incoming::Handout => handouts::from_text(&text())
                .is_ok_and(|draft| handouts::from_text(&handouts::to_text(&draft)).is_ok()),
            Incoming::Words => look_over_text(&text(), ProfileId::UkCouncil).0.word_count > 0,
            Incoming::Record => {
                let kind = Kind::ALL[(number / 13) as usize % Kind::ALL.len()];
                records::save_json(&mut self.office.store, kind, &text(), now).is_ok()
            }
            Incoming::Draft => self.office.store.keep_draft("person:new", &text(), now).is_ok(),
            Incoming::Secret => Incoming::Secret.line(&mut Cursor::new(bytes)).is_ok(),
            Incoming::Keys => {
                let file = self.folder.path().join("store.db");
                std::fs::write(&file, b"noise").unwrap();
                std::fs::write(self.folder.path().join("store.db.keys"), bytes).unwrap();
                who_may_open(&file).is_ok()
            }
            Incoming::Backup => {
                let (from, to) = (self.folder.path().join("a.alongside"), self.folder.path().join("new"));
                std::fs::write(&from, bytes).unwrap();
                let restored = restore(&from, &to, None).is_ok();
                for ending in ["", ".keys", ".keys.copy"] {
                    let _ = std::fs::remove_file(self.folder.path().join(format!("new{ending}")));
                }
                restored
            }
        }
    }
}

// ---- what is good -----------------------------------------------------------------------

struct Good {
    sheets: Vec<Vec<u8>>,
    drawings: Vec<Vec<u8>>,
    photos: Vec<Vec<u8>>,
    packs: Vec<Vec<u8>>,
    lists: Vec<Vec<u8>>,
    handouts: Vec<Vec<u8>>,
    records: Vec<Vec<u8>>,
    keys: Vec<Vec<u8>>,
    backups: Vec<Vec<u8>>,
}

const DRAWINGS: &[&str] = &[
    r##"<path d="M1 1h9v9z" fill="#c00"/>"##,
    r##"<pattern id="a" width="3" height="3"><circle cx="1" cy="1" r="1"/></pattern><rect width="9" height="9" fill="url(#a)"/>"##,
    r##"<mask id="a"><path d="M1 1h9v9z"/></mask><clipPath id="b"><rect width="9" height="9"/></clipPath><g mask="url(#a)"><path clip-path="url(#b)" d="M1 1h9v9z"/></g>"##,
    r##"<marker id="a" markerWidth="3" markerHeight="3"><path d="M0 0h9v9z"/></marker><path marker-mid="url(#a)" d="M1 1l9 9 3 4c1 2 3 4 5 6z" stroke="red"/>"##,
    r##"<style>.a{fill:var(--c)} g>.a{stroke:#00f}</style><defs><g id="b"><path class="a" style="--c:red" d="M1 1a9 9 0 0 1 9 9z"/></g></defs><use href="#b" x="3" transform="rotate(45)"/>"##,
    r##"<linearGradient id="a"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="#00f" stop-opacity=".5"/></linearGradient><radialGradient id="b" href="#a"/><path fill="url(#b)" stroke="url(#a)" stroke-dasharray="1 2" d="M1 1h9v9z"/>"##,
    r##"<filter id="a"><feGaussianBlur stdDeviation="2"/><feTurbulence baseFrequency=".1"/></filter><path filter="url(#a)" opacity=".5" d="M1 1h9v9z"/>"##,
];

impl Good {
    fn of(office: &Office) -> Self {
        let texts = |all: &[&str]| all.iter().map(|text| text.as_bytes().to_vec()).collect::<Vec<_>>();
        let drawings: Vec<Vec<u8>> = DRAWINGS
            .iter()
            .map(|inner| {
                format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">{inner}</svg>"#)
            })
            .map(String::into_bytes)
            .collect();
        let list = b"file,label,alt,tags\na.svg,A,An a,one two\nsub/b.png,B,,\"three, four\"\n".to_vec();
        let photos = [image::ImageFormat::Png, image::ImageFormat::Jpeg].map(|format| {
            let photo = image::RgbImage::from_fn(24, 16, |x, y| image::Rgb([x as u8 * 9, y as u8 * 9, 90]));
            let mut bytes = Cursor::new(Vec::new());
            photo.write_to(&mut bytes, format).unwrap();
            bytes.into_inner()
        });
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.alongside");
        office.store.back_up(&place, office.now()).unwrap();
        // Of a real backup the beginning of the store is enough.
        let keys = std::fs::read(office.file().with_extension("alongside.keys")).unwrap();
        let records = Kind::ALL.iter().map(|kind| {
            let mut draft = (kind.offers().draft)(&office.ask(), None).unwrap();
            (kind.offers().each)(&office.ask(), &mut |record| {
                draft = (kind.offers().draft)(&office.ask(), Some(record.id()))?;
                Ok(())
            })
            .unwrap();
            draft.to_string().into_bytes()
        });
        Self {
            sheets: Kind::ALL
                .iter()
                .map(|kind| office.csv(*kind))
                .map(|csv| csv[..csv.len().min(3_000)].to_vec())
                .collect(),
            packs: vec![zip(&[("a.svg", &drawings[0]), ("sub/b.png", &photos[0]), ("index.csv", &list)])],
            backups: vec![zip(&[("keys.json", &keys), ("store.db", &[7; 4096])])],
            records: records.collect(),
            photos: photos.to_vec(),
            handouts: texts(&[
                "---\nlanguage: pl\n---\n# Title\n![bus]\n\n## Part\n\n![bus] Come by bus.\n  It is free.\n> **bus**: a large car\n",
                "# We will reimburse stakeholders\n\nThe meeting is on 14/01/2027 at 14:30. £20. 50% of us.\n",
            ]),
            lists: vec![list],
            keys: vec![keys],
            drawings,
        }
    }

    fn seeds(&self, what: Incoming) -> &[Vec<u8>] {
        match what {
            Incoming::Sheet | Incoming::PipedSheet => &self.sheets,
            Incoming::Pack => &self.packs,
            Incoming::Photo => &self.photos,
            Incoming::Drawing => &self.drawings,
            Incoming::PackList => &self.lists,
            Incoming::Handout | Incoming::Words => &self.handouts,
            Incoming::Record | Incoming::Draft => &self.records,
            Incoming::Secret | Incoming::Keys => &self.keys,
            Incoming::Backup => &self.backups,
        }
    }
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

// ---- noise ------------------------------------------------------------------------------

/// Words that mean something to one reader or another.
const WORDS: &[&str] = &[
    "\"",
    "\"\"",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "(",
    ")",
    "((((((((",
    "\u{feff}",
    "\0",
    "=",
    "'",
    "url(#a)",
    "url(#b)",
    "<g>",
    "</g>",
    "<use href=\"#a\"/>",
    "<use href=\"#b\"/>",
    " id=\"a\"",
    " id=\"b\"",
    "<!--",
    "-->",
    "<![CDATA[",
    "<!DOCTYPE svg [<!ENTITY a \"b\">]>",
    "&a;",
    "&#0;",
    "&lt;",
    "var(--c",
    "--c:var(--c)",
    "1e30",
    "-1e-30",
    "NaN",
    "999999999999",
    "0",
    "-1",
    "1e9",
    "scale(0)",
    "rotate(1e5)",
    "![",
    "](",
    "# ",
    "## ",
    "> **",
    "---\n",
    "null",
    "[]",
    "{}",
    "true",
    "[[[[[[[[",
    "{\"id\":",
    "\"needs\":[{}]",
    "31/02/2026",
    "June 2027",
    "14:30",
    "£1.999",
    "50%",
    "marker-mid=\"url(#a)\"",
    "mask=\"url(#a)\"",
    "<pattern id=\"b\">",
    "fill=\"url(#b)\"",
    "PK\u{1}\u{2}",
    "IDAT",
];

/// The same numbers for the same seed, whatever ran before.
struct Noise(u64);

impl Noise {
    fn of(seed: u64, number: u64) -> Self {
        let mixed = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ number.wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mut noise = Self(mixed | 1);
        // The first of them are near each other.
        noise.next();
        noise.next();
        noise
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }
}

/// A good input that some things happened to.
fn input(what: Incoming, good: &Good, noise: &mut Noise) -> Vec<u8> {
    let seeds = good.seeds(what);
    let mut bytes = seeds[noise.below(seeds.len())].clone();
    for _ in 0..noise.below(6) {
        happen(&mut bytes, &seeds[noise.below(seeds.len())], noise);
    }
    bytes.truncate(200_000);
    bytes
}

fn happen(bytes: &mut Vec<u8>, other: &[u8], noise: &mut Noise) {
    let at = noise.below(bytes.len() + 1);
    let until = (at + noise.below(64)).min(bytes.len());
    match noise.below(9) {
        0 => bytes.truncate(at),
        1 => drop(bytes.drain(at..until)),
        2 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << (at % 8)),
        3 => bytes.iter_mut().skip(at).take(4).for_each(|byte| *byte = 0xff),
        4 => {
            let part = bytes[at..until].repeat(1 << noise.below(10));
            bytes.splice(at..at, part);
        }
        5 => {
            let from = noise.below(other.len() + 1);
            bytes.splice(at..until, other[from..].iter().copied());
        }
        _ => {
            let word = WORDS[noise.below(WORDS.len())].repeat(1 << noise.below(8));
            bytes.splice(at..until, word.into_bytes());
        }
    }
}
