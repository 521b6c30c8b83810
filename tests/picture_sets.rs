//! Sets of pictures as producers own them: thousands of files under the names of their
//! makers, in every form, some of them made to do harm.

use crate::office::Office;
use alongside_core::pictures::{self, PackDraft, PackProgress, PictureChoice};
use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::time::{Duration, Instant};

const SUBJECTS: [&str; 10] = [
    "bus",
    "doctor",
    "meeting",
    "bank card",
    "town hall",
    "hearing loop",
    "kitchen",
    "garden",
    "letter",
    "support worker",
];

#[test]
fn two_thousand_files_come_in_with_progress_and_are_found_in_less_than_half_a_minute() {
    let folder = tempfile::tempdir().unwrap();
    let files = lay_out(folder.path());
    assert_eq!(files, 2000);
    let mut office = Office::new();
    let begun = Instant::now();
    let mut told: Vec<PackProgress> = Vec::new();
    let pack = pictures::read_from_telling(folder.path(), &mut |progress| {
        told.push(progress);
        true
    });
    let pack = pack.unwrap().unwrap();
    let read = begun.elapsed();
    let now = office.now();
    let draft = PackDraft { name: "All of it".into(), credit: "Ada Example".into(), licence: String::new() };
    let added = pictures::add_pack(&mut office.store, &pack, &draft, now).unwrap();
    let found = pictures::search(office.store.read(), "hearing loop", 0).unwrap();
    let took = begun.elapsed();
    println!(
        "{files} files: {} pictures kept, {} left out; read in {read:?}, kept and searched after {took:?}",
        added.pictures,
        added.refused.len()
    );
    assert!(took < Duration::from_secs(30), "{took:?}");
    let own = |found: &[PictureChoice]| found.iter().filter(|one| one.own).count();
    assert!(own(&found) >= 150, "{}", own(&found));
    assert!(
        own(&pictures::search(office.store.read(), "transport", 0).unwrap()) >= 100,
        "its folder is a word"
    );

    // It tells of each picture, and comes to its end.
    assert!(told.len() > 1900, "{}", told.len());
    let (first, last) = (told[0], told[told.len() - 1]);
    assert_eq!((first.done, last.done), (0, last.total));
    assert!(told.windows(2).all(|two| two[1].done == two[0].done + 1 && two[1].total == last.total));

    // The same picture twice, or as points beside the drawing, is told.
    let reasons: Vec<&str> = added.refused.iter().map(|one| one.reason.as_str()).collect();
    assert!(reasons.iter().filter(|reason| reason.contains("already, under another name")).count() >= 20);
    assert!(reasons.iter().filter(|reason| reason.contains("which prints better")).count() >= 20);

    assert_eq!(harmful(&office), Vec::<String>::new());
    assert!(office.problems().is_empty());

    assert_eq!(pack.preview_beside(office.store.read()).unwrap().already, added.pictures, "told before");
    let again = pictures::add_pack(&mut office.store, &pack, &draft, now).unwrap();
    assert_eq!((again.pictures, again.already), (0, added.pictures));
}

#[test]
fn a_reading_that_is_stopped_keeps_nothing() {
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path());
    let mut asked = 0;
    let stopped = pictures::read_from_telling(folder.path(), &mut |progress| {
        asked += 1;
        progress.done < 25
    });
    assert!(stopped.unwrap().is_none());
    assert_eq!(asked, 26);
}

/// What any picture that was kept still names: a script, a link, an entity, a note.
fn harmful(office: &Office) -> Vec<String> {
    const HARM: [&str; 11] = [
        "script",
        "javascript",
        "onload",
        "onclick",
        "href",
        "example.org",
        "entity",
        "&xxe",
        "passwd",
        "import",
        "askew",
    ];
    let all = pictures::search(office.store.read(), "", 0).unwrap();
    let own: Vec<PictureChoice> = all.into_iter().filter(|one| one.own).collect();
    assert!(own.len() > 1500, "{}", own.len());
    let mut harmful = BTreeSet::new();
    for one in own {
        let file = pictures::svg_or_png(office.store.read(), &one.meaning).unwrap();
        let bytes = String::from_utf8_lossy(&file.bytes).to_lowercase();
        harmful.extend(
            HARM.iter().filter(|harm| bytes.contains(*harm)).map(|harm| format!("{harm} in {}", one.label)),
        );
        let addresses = bytes.matches("http").count();
        let known = bytes.matches("http://www.w3.org/2000/svg").count();
        harmful.extend((addresses != known).then(|| format!("an address in {}", one.label)));
    }
    harmful.into_iter().collect()
}

/// A thousand drawings, 600 pictures of points and 400 photos, and how many files that is.
fn lay_out(folder: &Path) -> usize {
    let mut files = 0;
    let mut put = |path: String, bytes: &[u8]| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        files += 1;
    };
    for at in 0..1000_usize {
        let subject = SUBJECTS[at % 10].replace(' ', "_");
        put(format!("Transport/{subject}_{at}.svg"), drawing(at).as_bytes());
    }
    for at in 0..600_usize {
        let subject = SUBJECTS[at % 10].replace(' ', "-");
        // The first are drawings above too, and the last the same as those before them.
        let shade = if at >= 570 { at - 30 } else { at };
        let path = match at {
            0..30 => format!("Transport/{}_{at}.png", SUBJECTS[at % 10].replace(' ', "_")),
            _ => format!("Health/PS{:04}_{subject}_RGB.png", 1000 + at),
        };
        put(path, &points(shade, image::ImageFormat::Png));
    }
    for at in 0..400_usize {
        put(format!("Places/0{at} {} photo.jpg", SUBJECTS[at % 10]), &points(at, image::ImageFormat::Jpeg));
    }
    files
}

/// A drawing that tries what drawings can.
fn drawing(at: usize) -> String {
    let colour = format!("#{:06x}", at * 16_661 % 0x00ff_ffff);
    let shapes = (0..20).map(|n| {
        format!(
            "<path fill=\"{colour}\" stroke=\"#000\" d=\"M{n} {}c4 9 8 1 {} 12l3-{n}z\"/>",
            at % 60,
            5 + n
        )
    });
    let harm = match at % 5 {
        0 => "<script>alert('x')</script>",
        1 => "<a href=\"http://example.org/\"><path d=\"M1 1h9v9z\" onclick=\"javascript:alert(1)\"/></a>",
        2 => "<style>@import url(http://example.org/a.css);</style><metadata>Gwen Askew</metadata>",
        3 => "<path fill=\"url(http://example.org/p#a) #00ff00\" d=\"M2 2h9v9z\"/>",
        _ => "",
    };
    let before = if at % 10 == 4 {
        "<!DOCTYPE svg [<!ENTITY ns_svg \"http://www.w3.org/2000/svg\"><!ENTITY who \"Gwen Askew\">]>"
    } else {
        ""
    };
    let space = if before.is_empty() { "http://www.w3.org/2000/svg" } else { "&ns_svg;" };
    format!(
        "{before}<svg xmlns=\"{space}\" viewBox=\"0 0 72 72\" onload=\"alert(3)\">{}{harm}</svg>",
        shapes.collect::<String>()
    )
}

/// Points along each side, the smaller of the sizes that ARASAAC sells: these tests run
/// without optimisation, several at once.
const SIDE: usize = 300;

/// A picture of points, in which a program noted what it liked.
fn points(at: usize, format: image::ImageFormat) -> Vec<u8> {
    let mut points = vec![255_u8; SIDE * SIDE * 3];
    // A block of a colour of its own, and lines across it.
    let colour = [at % 251, at / 2 % 251, at * 7 % 251].map(|part| u8::try_from(part).unwrap());
    for line in points.chunks_exact_mut(SIDE * 3).skip(60).take(120 + at % 90) {
        line[150..750].copy_from_slice(&colour.repeat(200));
    }
    points[..at.min(400) * 3].fill(0);
    let picture = image::RgbImage::from_raw(300, 300, points).unwrap();
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    let bytes = bytes.into_inner();
    if format == image::ImageFormat::Png {
        return bytes;
    }
    let note = b"http://ns.adobe.com/xap/1.0/\0<script href='http://example.org'/>Gwen Askew";
    let mut noted = bytes[..2].to_vec();
    noted.extend([0xff, 0xe1, 0, u8::try_from(note.len() + 2).unwrap()]);
    noted.extend(note);
    noted.extend(&bytes[2..]);
    noted
}
