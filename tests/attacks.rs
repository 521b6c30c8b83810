//! Whatever others made to do harm: refused with a sentence, before the work is done.
//! A reader without a row here does not compile.

use crate::office::Office;
use alongside_core::handouts;
use alongside_core::import::Import;
use alongside_core::incoming::Incoming;
use alongside_core::store::{restore, who_may_open};
use alongside_core::words::{ProfileId, look_over_text};
use alongside_core::{Error, Kind, Result, pictures, records};
use serde_json::Value;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What an attack is called, what it sends, and how it is read.
type Attack = (&'static str, Vec<u8>, fn(&mut Office, &[u8]) -> Result<()>);

fn attacks(what: Incoming) -> Vec<Attack> {
    match what {
        Incoming::Sheet | Incoming::PipedSheet => vec![
            ("columns", [&b"Name,".repeat(1_000_000)[..], b"\na\n"].concat(), sheet),
            ("rows", [&b"Name\n"[..], &b"a\n".repeat(2_100_000)].concat(), sheet),
            (
                "marks of one row",
                [&b"Name,Town\n"[..], &b"\"x,".repeat(300_000), b"\nb,c\n"].concat(),
                one_row,
            ),
            ("marks", [&b"Name,Town\n"[..], &b"x,\"\"y\n".repeat(300_000)].concat(), sheet),
            ("a first line without an end", b"Name,".repeat(300_000), sheet),
        ],
        Incoming::Pack => vec![
            ("one bomb", zip(&[("a.png", &vec![0; 61 << 20])]), pack),
            ("many bombs", zip(&vec![("a.svg", &vec![b' '; 6 << 20][..]); 100]), pack),
            ("names alone", zip(&vec![("a", &b""[..]); 21_000]), pack),
        ],
        Incoming::Photo => vec![
            ("16 bits of 100 million points", png(10_000, 10_000, 16, 6), photo),
            ("points that are not there", png(40_000, 40_000, 8, 2), photo),
            ("notes that unpack", with_notes(&png(8, 8, 8, 2)), photo),
            ("several passes over 50 million points", passes(8_000, 6_500), photo),
        ],
        Incoming::Drawing => drawings().into_iter().map(|(name, svg)| (name, svg, drawing as _)).collect(),
        Incoming::PackList => vec![
            ("lines", [&b"file,label\n"[..], &b"a,b\n".repeat(60_000)].concat(), list),
            ("length", vec![b'a'; 3 << 20], list),
        ],
        Incoming::Handout => vec![
            ("rows", [&b"# T\n"[..], &b"![] a\n".repeat(10_000)].concat(), handout),
            (
                "sentences of one row",
                [&b"# T\n![] a\n"[..], &b" a\n".repeat(300_000)].concat(),
                saved_handout,
            ),
            ("lines that say nothing", b"a\n".repeat(500_000), handout),
            ("length", vec![b'a'; 2 << 20], handout),
        ],
        // The length is refused where it is read; what is within it is looked over.
        Incoming::Words => vec![("length", vec![b'a'; 2 << 20], words)],
        Incoming::Record => vec![
            ("needs", parts("{}", 30_000), person),
            ("needs in words", parts(r#"{"id":null,"code":"","detail":"a"}"#, 20_000), person),
            ("brackets", b"[".repeat(500_000), person),
            ("length", vec![b' '; 2 << 20], person),
        ],
        Incoming::Draft => vec![("length", vec![b'a'; 50 << 20], draft)],
        Incoming::Secret => vec![("no end", vec![b'a'; 1 << 20], secret)],
        Incoming::Keys => vec![
            ("length", vec![b' '; 2 << 20], keys),
            ("gigabytes for a passphrase", slots(1, 4 << 20, 3), unlocked),
            ("passes", slots(1, 64 << 10, 4_000), unlocked),
            ("officers", slots(2_000, 64 << 10, 3), unlocked),
        ],
        Incoming::Backup => vec![
            ("a store of nothing", zip(&[("keys.json", b"{}"), ("store.db", &vec![0; 32 << 20])]), backup),
            ("keys of nothing", zip(&[("keys.json", &vec![b' '; 8 << 20]), ("store.db", b"")]), backup),
            ("names alone", zip(&vec![("a", &b""[..]); 400_000]), backup),
        ],
    }
}

#[test]
fn every_attack_on_every_reader_is_refused_with_a_sentence() {
    let mut office = Office::new();
    let mut through = Vec::new();
    for what in Incoming::ALL {
        let all = attacks(*what);
        assert!(!all.is_empty(), "{what:?} has no attacks");
        for (name, bytes, read) in all {
            match read(&mut office, &bytes) {
                Ok(()) => through.push(format!("{what:?}, {name}: it came through")),
                Err(error) if !is_told(&error) => through.push(format!("{what:?}, {name}: {error:?}")),
                Err(_) => {}
            }
        }
    }
    assert!(through.is_empty(), "{through:#?}");
    assert!(office.problems().is_empty());
}

/// A sentence that says what is wrong, and nothing of what was sent.
fn is_told(error: &Error) -> bool {
    let all = error.problems.iter().map(|problem| &problem.message).chain([&error.message, &error.hint]);
    all.into_iter().all(|text| text.ends_with('.') && text.len() < 200)
}

#[test]
fn a_list_of_any_record_that_is_too_long_is_refused_at_its_name() {
    let mut office = Office::with_sample();
    let lists: Vec<(Kind, String, Value)> = Kind::ALL.iter().flat_map(|kind| lists(&office, *kind)).collect();
    let mut names: Vec<&str> = lists.iter().map(|(_, name, _)| name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names, ["easy", "lines", "milestones", "needs", "parts"]);
    assert!(!lists.is_empty());
    for (kind, name, part) in lists {
        let mut draft = (kind.offers().draft)(&office.ask(), None).unwrap();
        draft[&name] = Value::Array(vec![part; 1_001]);
        let now = office.now();
        let refused = records::save_json(&mut office.store, kind, &draft.to_string(), now).unwrap_err();
        let told: Vec<_> = refused.problems.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(told, [name.as_str()], "{}: {refused:?}", kind.label());
    }
}

/// The lists that drafts of a kind have, each with a part of it.
fn lists(office: &Office, kind: Kind) -> Vec<(Kind, String, Value)> {
    let mut lists = Vec::new();
    (kind.offers().each)(&office.ask(), &mut |record| {
        let draft = (kind.offers().draft)(&office.ask(), Some(record.id()))?;
        let parts = draft.as_object().unwrap().iter();
        lists.extend(
            parts.filter_map(|(name, list)| Some((kind, name.clone(), list.as_array()?.first()?.clone()))),
        );
        Ok(())
    })
    .unwrap();
    lists.sort_by(|(_, one, _), (_, other, _)| one.cmp(other));
    lists.dedup_by(|(_, one, _), (_, other, _)| one == other);
    lists
}

#[test]
fn what_is_long_and_meant_well_is_still_read() {
    let text =
        [&b"Name,Town\n"[..], &b"a,\"b\nc\"\n".repeat(20_000), &[b'x'; 3 << 20], b"\nlast,b\n"].concat();
    let mut office = Office::new();
    let now = office.now();
    let preview = Import::read(Kind::Person, "list.csv", &text).unwrap().preview(now).unwrap();
    assert_eq!((preview.accepted, preview.refused.len()), (20_001, 1));
    assert!(preview.refused[0].reason.contains("longer than any row"), "{:?}", preview.refused);
    let passage = "We will reimburse you. ".repeat(40_000);
    let (looked, findings) = look_over_text(&passage, ProfileId::UkCouncil);
    assert_eq!((looked.word_count, findings.len()), (160_000, 5_001), "the first of them are told");
    person(&mut office, &parts(r#"{"code":"","detail":"a"}"#, 1_000)).unwrap();
    let shared = svg(
        r##"<pattern id="p" width="3" height="3"><circle r="1"/></pattern>"##,
        500,
        r##"fill="url(#p)""##,
    );
    assert!(drawing(&mut office, &shared).is_ok());
}

// ---- how each is read -----------------------------------------------------------------

fn sheet(office: &mut Office, bytes: &[u8]) -> Result<()> {
    Import::read(Kind::Person, "list.csv", bytes)?.preview(office.now()).map(drop)
}

/// Read to its end, where its row is refused or kept as letters.
fn one_row(office: &mut Office, bytes: &[u8]) -> Result<()> {
    let preview = Import::read(Kind::Person, "list.csv", bytes)?.preview(office.now())?;
    assert_eq!(preview.read, 2);
    preview.refused.into_iter().try_for_each(|row| Err(Error::refused(row.reason, "It is told.")))
}

fn pack(_: &mut Office, bytes: &[u8]) -> Result<()> {
    pictures::read_zip("set.zip", bytes).map(drop)
}

fn photo(_: &mut Office, bytes: &[u8]) -> Result<()> {
    pictures::offer_photo("a.png", bytes).map(drop)
}

fn drawing(_: &mut Office, bytes: &[u8]) -> Result<()> {
    pictures::read_pack("a.svg", vec![("a.svg".into(), bytes.to_vec())]).map(drop)
}

fn list(_: &mut Office, bytes: &[u8]) -> Result<()> {
    let good = svg("", 1, "");
    let pack = pictures::read_pack("set", vec![("a.svg".into(), good), ("a.csv".into(), bytes.to_vec())])?;
    let told = pack.refused().iter().find(|one| one.file == "a.csv").map(|one| one.reason.clone());
    told.map_or(Ok(()), |reason| Err(Error::refused(reason, "It is told.")))
}

fn handout(_: &mut Office, bytes: &[u8]) -> Result<()> {
    handouts::from_text(std::str::from_utf8(bytes).unwrap()).map(drop)
}

fn saved_handout(office: &mut Office, bytes: &[u8]) -> Result<()> {
    let draft = handouts::from_text(std::str::from_utf8(bytes).unwrap())?;
    let now = office.now();
    handouts::save(&mut office.store, None, &draft, now).map(drop)
}

fn words(_: &mut Office, bytes: &[u8]) -> Result<()> {
    let text = String::from_utf8(Incoming::Words.drain(bytes)?).unwrap();
    let (looked, _) = look_over_text(&text, ProfileId::UkCouncil);
    assert!(looked.word_count > 0);
    Ok(())
}

fn person(office: &mut Office, bytes: &[u8]) -> Result<()> {
    let now = office.now();
    records::save_json(&mut office.store, Kind::Person, std::str::from_utf8(bytes).unwrap(), now).map(drop)
}

fn draft(office: &mut Office, bytes: &[u8]) -> Result<()> {
    let now = office.now();
    office.store.keep_draft("person:new", std::str::from_utf8(bytes).unwrap(), now)
}

fn secret(_: &mut Office, bytes: &[u8]) -> Result<()> {
    Incoming::Secret.line(&mut Cursor::new(bytes)).map(drop)
}

fn keys(_: &mut Office, bytes: &[u8]) -> Result<()> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("store.db");
    std::fs::write(folder.path().join("store.db.keys"), bytes).unwrap();
    std::fs::write(&file, b"noise").unwrap();
    who_may_open(&file).map(drop)
}

fn unlocked(office: &mut Office, bytes: &[u8]) -> Result<()> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("store.db");
    std::fs::write(folder.path().join("store.db.keys"), bytes).unwrap();
    std::fs::write(&file, b"noise").unwrap();
    alongside_core::Store::unlock(&file, "three plain words", office.now(), &office.around()).map(drop)
}

fn backup(_: &mut Office, bytes: &[u8]) -> Result<()> {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("a.alongside"), folder.path().join("new.db"));
    std::fs::write(&from, bytes).unwrap();
    let restored = restore(&from, &to, None);
    assert!(!to.exists(), "nothing is left of it");
    restored
}

// ---- what is sent ---------------------------------------------------------------------

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (at, (name, bytes)) in files.iter().enumerate() {
        let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        // Many of one name are told apart by a folder.
        let name = if files.len() > 2 { format!("{at}/{name}") } else { (*name).to_owned() };
        zip.start_file(name, deflated).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A PNG of whose points none is there.
fn png(width: u32, height: u32, bits: u8, colour: u8) -> Vec<u8> {
    let mut head = [width.to_be_bytes(), height.to_be_bytes()].concat();
    head.extend([bits, colour, 0, 0, 0]);
    let nothing = b"x\x9c\x03\0\0\0\0\x01";
    [&b"\x89PNG\r\n\x1a\n"[..], &chunk(b"IHDR", &head), &chunk(b"IDAT", nothing), &chunk(b"IEND", b"")]
        .concat()
}

fn chunk(name: &[u8], bytes: &[u8]) -> Vec<u8> {
    let named = [name, bytes].concat();
    let sum = !named.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg()))
    });
    [&u32::try_from(bytes.len()).unwrap().to_be_bytes()[..], &named, &sum.to_be_bytes()].concat()
}

/// With a profile of colours that unpacks to sixty megabytes.
fn with_notes(png: &[u8]) -> Vec<u8> {
    let packed = zip(&[("a", &vec![0; 60 << 20])]);
    let deflated = &packed[31..packed.len() - 70];
    let profile = [&b"a\0\0\x78\x9c"[..], deflated].concat();
    [&png[..33], &chunk(b"iCCP", &profile), &png[33..]].concat()
}

/// A JPEG that says it comes in several passes, and none of which is there.
fn passes(width: u16, height: u16) -> Vec<u8> {
    let mut jpeg = b"\xff\xd8\xff\xc2\0\x11\x08".to_vec();
    jpeg.extend(height.to_be_bytes());
    jpeg.extend(width.to_be_bytes());
    jpeg.extend(b"\x03\x01\x11\0\x02\x11\0\x03\x11\0\xff\xda\0\x0c\x03\x01\0\x02\0\x03\0\0\x3f\0\xff\xd9");
    jpeg
}

fn parts(part: &str, count: usize) -> Vec<u8> {
    format!(r#"{{"name":"Ann","needs":[{}]}}"#, vec![part; count].join(",")).into_bytes()
}

/// Keys of so many officers, each asking for so much work.
fn slots(officers: usize, memory: u32, passes: u32) -> Vec<u8> {
    let slot = serde_json::json!({
        "officer": { "id": "a", "name": "A" }, "salt": "00".repeat(16), "nonce": "00".repeat(24),
        "stretch": { "memory_kib": memory, "passes": passes }, "wrapped": "00".repeat(48),
    });
    let slots = vec![slot; officers];
    serde_json::json!({ "version": 1, "council": "", "slots": slots, "seal": "" }).to_string().into_bytes()
}

fn svg(defined: &str, paths: usize, says: &str) -> Vec<u8> {
    let path = format!(r#"<path d="M0 0h9v9z" {says}/>"#).repeat(paths);
    format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72">{defined}{path}</svg>"#)
        .into_bytes()
}

/// Each level names the one below it several times.
fn nested(tag: &str, says: &str, levels: usize, times: usize) -> Vec<u8> {
    let mut defined = String::new();
    for level in 0..levels {
        let below = if level == 0 { String::new() } else { format!(r##"{says}="url(#a{})""##, level - 1) };
        let path = format!(r#"<path d="M0 0h9v9h-9v-9h9z" {below}/>"#).repeat(times);
        let size = r#"width="3" height="3" markerWidth="3" markerHeight="3""#;
        defined += &format!(r#"<{tag} id="a{level}" {size}>{path}</{tag}>"#);
    }
    svg(&defined, 1, &format!(r##"{says}="url(#a{})""##, levels - 1))
}

fn drawings() -> Vec<(&'static str, Vec<u8>)> {
    let entities = |names: &str, says: &str| {
        let rest = String::from_utf8(svg("", 1, says)).unwrap();
        format!("<!DOCTYPE svg [{names}]>{rest}").into_bytes()
    };
    let long = format!(r#"<path id="p" d="M0 0{}"/>"#, "l1 1".repeat(100_000));
    vec![
        ("patterns in patterns", nested("pattern", "fill", 9, 6)),
        ("masks in masks", nested("mask", "mask", 9, 6)),
        ("clips in clips", nested("clipPath", "clip-path", 9, 6)),
        ("markers on markers", nested("marker", "marker-mid", 7, 2)),
        ("filters in filters", nested("filter", "filter", 9, 6)),
        ("a chain of masks", nested("mask", "mask", 40, 1)),
        ("a path that is used", svg(&format!("{long}{}", r##"<use href="#p"/>"##.repeat(9_000)), 1, "")),
        (
            "words that grow",
            entities(&format!("<!ENTITY a '{}'>", "x".repeat(100_000)), &"&a;".repeat(20_000)),
        ),
        ("words in words", entities("<!ENTITY a 'x'><!ENTITY b '&a;&a;'>", "class='&b;'")),
        ("words of a file", entities("<!ENTITY a SYSTEM 'file:///etc/hostname'>", "class='&a;'")),
        ("attributes", svg("", 1, &(0..100_000).map(|at| format!("a{at}='' ")).collect::<String>())),
        ("spaces of names", svg(&"<g xmlns:a='b'/>".repeat(300), 1, "")),
        ("depth", svg(&("<g>".repeat(30_000) + &"</g>".repeat(30_000)), 1, "")),
        ("styles", svg(&format!("<style>{}</style>", ".a path{fill:red}".repeat(50_000)), 9_000, "")),
        ("a style of one element", svg("", 1, &format!("style='{}'", "fill:red;".repeat(50_000)))),
        ("styles that try every way", {
            let style = format!("<style>{} .no path{{fill:red}}</style>", ["g"; 12].join(" "));
            svg(&(style + &"<g>".repeat(40) + &"<path d='M0 0h9'/>".repeat(40) + &"</g>".repeat(40)), 1, "")
        }),
        ("a number beyond any page", svg("", 1, r#"stroke="red" stroke-dasharray="1e-9" d="M0 0h1e30""#)),
    ]
}
