//! Pictures of the office's own: packs and photos come in, are found, are used
//! on paper, and go again without being taken from under a handout.

use crate::office::Office;
use alongside_core::Code;
use alongside_core::documents::{self, Block, Document, HandoutFormat, Look, Section, pictures as drawn};
use alongside_core::easy::EasyWords;
use alongside_core::pictures::{self, Crop, PackDraft, PhotoDraft, PictureDraft};
use alongside_core::projects::{self, ProjectDraft};
use alongside_core::records;
use alongside_core::store::HowMuch;
use alongside_core::store::Table;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const LICENCE: &str = "\n====\nThe Heron set\n====\n\nCopyright 2020-2026 Ada Example\n\nhttps://creativecommons.org/licenses/by-sa/4.0/\n";
const INDEX: &str = "file,label,alt,tags\nherons/heron.svg,Heron,A heron in a pond,bird grey patient\n";

#[test]
fn a_pack_is_added_in_one_change_found_by_its_words_and_taken_back_as_one() {
    let mut office = Office::new();
    let pack = pictures::read_zip(
        "heron-set.zip",
        &zip(&[
            ("LICENSE.txt", LICENCE.as_bytes()),
            ("index.csv", INDEX.as_bytes()),
            ("herons/heron.svg", &svg("#888888")),
            ("herons/two_herons.svg", &svg("#777777")),
            ("herons/copy_of_heron.svg", &svg("#888888")),
            ("__MACOSX/._heron.svg", b"junk"),
            ("herons/broken.png", b"\x89PNG\r\n\x1a\nno"),
        ]),
    )
    .unwrap();
    let preview = pack.preview();
    assert_eq!(preview.pictures, 2);
    let refused: Vec<_> = preview.refused.iter().map(|r| r.file.as_str()).collect();
    assert_eq!(refused, ["herons/broken.png", "herons/heron.svg"], "{:?}", preview.refused);
    let suggested = preview.suggested.clone();
    assert_eq!(suggested.name, "Heron set");
    assert_eq!(
        (suggested.credit.as_str(), suggested.licence.as_str()),
        ("The Heron set, Ada Example", "CC BY-SA 4.0")
    );
    assert_eq!(
        office.count("SELECT count(*) FROM picture_file"),
        0,
        "nothing is written before the officer says so"
    );

    let now = office.now();
    let added = pictures::add_pack(&mut office.store, &pack, &suggested, now).unwrap();
    assert_eq!((added.pictures, added.already, office.newest_op()), (2, 0, added.op));
    let found = pictures::search(office.store.read(), "herons", 0).unwrap();
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|p| p.own && p.pack == "Heron set" && p.credit.contains("Ada Example")));
    let again = pictures::add_pack(&mut office.store, &pack, &suggested, now).unwrap();
    assert_eq!((again.pictures, again.already, again.op.as_str()), (0, 2, ""));
    assert!(office.problems().is_empty());

    records::undo(&mut office.store, None, HowMuch::Whole, now).unwrap();
    assert!(pictures::search(office.store.read(), "heron", 0).unwrap().is_empty());
    records::undo(&mut office.store, None, HowMuch::Whole, now).unwrap();
    let heron = pictures::search(office.store.read(), "heron", 0).unwrap().remove(0);
    let file = pictures::svg_or_png(office.store.read(), &heron.meaning).unwrap();
    assert_eq!(file.media, "image/svg+xml", "its file is there again too");
    assert!(office.problems().is_empty());
}

#[test]
fn a_picture_that_a_record_uses_stays_when_its_pack_goes() {
    let mut office = Office::new();
    let meanings = add_pack(&mut office, &["#111111", "#222222", "#333333"]);
    let added = office.newest_op();
    use_in_project(&mut office, &meanings[1]);

    let now = office.now();
    let undone = records::undo(&mut office.store, Some(&added), HowMuch::Whole, now).unwrap_err();
    assert_eq!(undone.code, Code::MovedOn, "{undone}");
    assert!(pictures::delete(&mut office.store, &meanings[1], now).unwrap_err().message.contains("handout"));
    let packs = pictures::packs(office.store.read()).unwrap();
    assert_eq!((packs[0].name.as_str(), packs[0].pictures, packs[0].used), ("Test set", 3, 1));

    pictures::delete_pack(&mut office.store, "Test set", now).unwrap();
    let left = pictures::search(office.store.read(), "spot", 0).unwrap();
    assert_eq!(left.iter().map(|p| &p.meaning).collect::<Vec<_>>(), [&meanings[1]]);
    records::undo(&mut office.store, None, HowMuch::Whole, now).unwrap();
    assert_eq!(pictures::packs(office.store.read()).unwrap()[0].pictures, 3);
    let undone = records::undo(&mut office.store, Some(&added), HowMuch::Untouched, now).unwrap();
    assert_eq!(undone.kept, 1);
    assert!(office.problems().is_empty());
}

#[test]
fn every_column_that_names_a_picture_holds_it_in_the_store() {
    let office = Office::new();
    let mut statement = office
        .store
        .read()
        .prepare(
            "SELECT tables.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
             WHERE tables.type = 'table' AND columns.name = 'picture'",
        )
        .unwrap();
    let there: Vec<String> = statement.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(there.contains(&"easy".to_owned()));
    for table in there {
        let known = Table::named(&table).is_some_and(|table| table.pictures.contains(&"picture"));
        assert!(known, "{table} does not say in the registry that it names pictures");
    }
}

#[test]
fn an_own_picture_is_printed_with_its_words_and_its_maker() {
    let mut office = Office::new();
    let meaning = add_pack(&mut office, &["#d04080"]).remove(0);
    let mut document = Document::new("Herons", "Northbrook Council", office.today);
    let own = drawn::picture(&meaning);
    document.sections.push(Section::new(
        "",
        vec![Block::easy(own.clone(), "This is a spot."), Block::easy(own, "This is it again.")],
    ));
    pictures::attach(office.store.read(), &mut document).unwrap();
    assert_eq!(document.own_pictures.len(), 1);
    assert_eq!(document.pictures().next().unwrap().alt.as_str(), "Spot");
    let look = Look::of(HandoutFormat::EasyRead);
    let pdf = documents::write(&document, &look).unwrap();
    assert_eq!(pdf, documents::write(&document, &look).unwrap());
    let credit = drawn::makers(document.pictures(), &document.own_pictures, "en-GB").join("; ");
    assert!(credit.contains("The Spot set, licence CC\u{a0}BY\u{a0}4.0"), "{credit}");
}

#[test]
fn a_photo_is_kept_cropped_and_without_what_the_camera_noted() {
    let mut office = Office::new();
    let taken = photo();
    assert_eq!(pictures::offer_photo("town-hall_front.JPG", &taken).unwrap().label, "Town hall front");
    let now = office.now();
    let blank = pictures::add_photo(&mut office.store, &taken, &PhotoDraft::default(), now).unwrap_err();
    assert_eq!(blank.problems.iter().map(|p| p.field.as_str()).collect::<Vec<_>>(), ["label", "alt"]);
    let draft = PhotoDraft {
        label: "Town hall".into(),
        alt: "The town hall from the front".into(),
        words: "council, offices".into(),
        credit: "Photo: Gwen Askew".into(),
        crop: Some(Crop { x: 0.0, y: 0.0, width: 0.5, height: 1.0 }),
    };
    let saved = pictures::add_photo(&mut office.store, &taken, &draft, now).unwrap();
    let first = pictures::search(office.store.read(), "town hall", 0).unwrap().remove(0);
    assert_eq!((first.meaning.as_str(), first.credit.as_str()), (saved.id.as_str(), "Photo: Gwen Askew"));
    let suggested = pictures::suggest(office.store.read(), "We meet at the town hall.", 3).unwrap();
    assert!(suggested.iter().any(|p| p.meaning == saved.id), "{suggested:?}");
    let kept = pictures::svg_or_png(office.store.read(), &saved.id).unwrap();
    assert!(taken.windows(8).any(|w| w == b"Askew 54"), "the camera noted whose it is");
    assert!(
        kept.bytes.len() > 100 && kept.bytes.windows(8).all(|w| w != b"Askew 54"),
        "no note of it is kept"
    );
    assert!(kept.address().starts_with("data:image/jpeg;base64,"));
    let twice = pictures::add_photo(&mut office.store, &taken, &draft, now).unwrap_err();
    assert_eq!(twice.code, Code::Refused);

    let mut said = pictures::draft(office.store.read(), &saved.id).unwrap();
    said.label = "Our town hall".into();
    pictures::save(&mut office.store, &saved.id, &said, now).unwrap();
    assert_eq!(
        pictures::draft(office.store.read(), &saved.id).unwrap(),
        PictureDraft { label: "Our town hall".into(), ..said }
    );
    pictures::delete(&mut office.store, &saved.id, now).unwrap();
    assert_eq!(pictures::draft(office.store.read(), &saved.id).unwrap_err().code, Code::NotFound);
    assert!(office.problems().is_empty());
}

#[test]
fn zips_made_to_do_harm_are_refused_kindly() {
    // Sixty-one megabytes of nothing in some kilobytes.
    let bomb = zip(&[("bomb.png", &vec![0; 61 * 1024 * 1024]), ("good.svg", &svg("#123456"))]);
    assert!(bomb.len() < 200_000);
    let pack = pictures::read_zip("bomb.zip", &bomb).unwrap();
    assert_eq!(pack.preview().pictures, 1);
    assert!(pack.preview().refused[0].reason.contains("60 MB"), "{:?}", pack.preview().refused);

    let outside = zip(&[("../../etc/cron.d/own.svg", &svg("#123456"))]);
    assert_eq!(
        pictures::read_zip("outside.zip", &outside).unwrap().preview().pictures,
        1,
        "a name is only a name"
    );
    for (bytes, says) in [
        (&b"PK\x03\x04 no zip"[..], "can't be read"),
        (&zip(&[])[..], "No picture"),
        (&zip(&[("readme.txt", b"hello")])[..], "No picture"),
        (&zip(&[("inner.zip", &zip(&[("good.svg", &svg("#123456"))]))])[..], "No picture"),
        (&zip(&[("a.png", b"not a png")])[..], "No picture"),
    ] {
        let error = pictures::read_zip("odd.zip", bytes).unwrap_err();
        assert_eq!(error.code, Code::UnreadableFile);
        assert!(error.message.contains(says) && !error.hint.is_empty(), "{error:?}");
    }
}

#[test]
fn a_file_that_changed_in_the_store_is_told_by_the_check() {
    let mut office = Office::new();
    add_pack(&mut office, &["#111111", "#222222"]);
    office.tamper("UPDATE picture_file SET bytes = x'00' WHERE rowid = 1");
    office.tamper("DELETE FROM picture_file WHERE rowid = 2");
    assert_eq!(office.problems().len(), 2, "{:?}", office.problems());
}

#[test]
fn a_folder_of_pictures_is_read_as_a_zip_of_them_is() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("herons/.git")).unwrap();
    std::fs::write(folder.path().join("herons/heron.svg"), svg("#888888")).unwrap();
    std::fs::write(folder.path().join("herons/.git/ghost.svg"), svg("#999999")).unwrap();
    std::fs::write(folder.path().join("index.csv"), INDEX).unwrap();
    std::fs::write(folder.path().join("LICENSE.txt"), LICENCE).unwrap();
    let preview = pictures::read_from(folder.path()).unwrap().preview();
    assert_eq!((preview.pictures, preview.sample[0].alt.as_str()), (1, "A heron in a pond"));
    assert_eq!(preview.suggested.licence, "CC BY-SA 4.0");
    let alone = pictures::read_from(&folder.path().join("herons/heron.svg")).unwrap().preview();
    assert_eq!((alone.pictures, alone.sample[0].label.as_str()), (1, "Heron"));
}

#[test]
fn what_is_passed_over_in_a_pack_is_told() {
    let heron = svg("#888888");
    let inner = zip(&[("inner.svg", &svg("#777777"))]);
    let files = [
        ("heron.svg", &heron[..]),
        ("sets/inner.zip", &inner),
        ("drawing.svgz", b"\x1f\x8b\x08"),
        ("colours.csv", b"Colour,Size\nred,12\n"),
        ("about.html", b"<html/>"),
    ];
    let told = |preview: pictures::PackPreview| -> Vec<String> {
        preview.refused.into_iter().map(|one| one.file).collect()
    };
    let packed = pictures::read_zip("set.zip", &zip(&files)).unwrap().preview();
    assert_eq!(told(packed), ["colours.csv", "drawing.svgz", "sets/inner.zip"]);

    let folder = tempfile::tempdir().unwrap();
    let deep = (1..=12).fold(folder.path().to_owned(), |within, depth| within.join(depth.to_string()));
    std::fs::create_dir_all(&deep).unwrap();
    std::fs::write(deep.join("deep.svg"), svg("#666666")).unwrap();
    std::fs::create_dir(folder.path().join("sets")).unwrap();
    for (file, bytes) in files {
        std::fs::write(folder.path().join(file), bytes).unwrap();
    }
    let unpacked = pictures::read_from(folder.path()).unwrap().preview();
    assert_eq!(unpacked.pictures, 1);
    assert_eq!(told(unpacked), ["1/2/3/4/5/6/7/8/", "colours.csv", "drawing.svgz", "sets/inner.zip"]);
    // Alone it would have been no pack, and why is said.
    let alone = pictures::read_zip("set.zip", &zip(&files[1..2])).unwrap_err();
    assert!(alone.hint.contains("Unpack it"), "{alone:?}");
}

#[test]
fn an_index_is_read_whatever_its_letters_and_its_signs_between_cells() {
    let utf16 = |text: &str| -> Vec<u8> {
        b"\xff\xfe".iter().copied().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    };
    for (index, said) in [
        (b"file\tlabel\talt\nbus.svg\tCoach\tA coach\n".to_vec(), "Coach: A coach"),
        (utf16("file,label,alt\nbus.svg,Coach,A coach\n"), "Coach: A coach"),
        (b"file,label,alt\nbus.svg,Zo\xeb,\"Zo\xeb's caf\xe9\"\n".to_vec(), "Zoë: Zoë's café"),
    ] {
        let files = zip(&[("bus.svg", &svg("#c00")), ("index.csv", &index)]);
        let one = pictures::read_zip("set.zip", &files).unwrap().preview().sample.remove(0);
        assert_eq!(format!("{}: {}", one.label, one.alt), said);
    }
}

/// Small faulty files, where the environment says where they are.
#[test]
fn packs_and_drawings_that_were_read_wrong_are_read_right_or_refused() {
    for cases in std::env::var_os("ALONGSIDE_CASES").iter().map(PathBuf::from) {
        faults_are_read_right(&cases.join("faults"));
    }
}

fn faults_are_read_right(folder: &Path) {
    let read = |name: &str| pictures::read_from(&folder.join(name));
    for (pack, said, left_out) in [
        ("pack-index-tabs.zip", &["Coach: A coach"][..], &[][..]),
        ("pack-index-utf16.zip", &["Coach: A coach"], &[]),
        ("pack-index-windows-1252.zip", &["Zoë: Zoë's café"], &[]),
        ("pack-same-file-names.zip", &["Bus driver: A bus driver", "Bus: A red bus"], &[]),
        ("pack-nested-zip.zip", &["A: A"], &["inner.zip"]),
        ("drawing-latin1.svg", &["Drawing latin: Drawing latin"], &[]),
    ] {
        let preview = read(pack).unwrap().preview();
        let shown: Vec<_> = preview.sample.iter().map(|one| format!("{}: {}", one.label, one.alt)).collect();
        let told: Vec<_> = preview.refused.iter().map(|one| one.file.as_str()).collect();
        assert_eq!(
            (&shown[..], &told[..]),
            (&said.iter().map(ToString::to_string).collect::<Vec<_>>()[..], left_out)
        );
    }
    for drawing in ["drawing-css-variable.svg", "drawing-tiny-units.svg"] {
        let address = read(drawing).unwrap().preview().sample.remove(0).address;
        let bytes = STANDARD.decode(address.split_once(',').unwrap().1).unwrap();
        assert!(String::from_utf8(bytes).unwrap().contains("#cc0000"), "{drawing} has its colour");
    }
    assert!(read("photo-cut-off.jpg").unwrap_err().hint.contains("cut off"));
}

struct RealPack {
    folder: PathBuf,
    pictures: u32,
    credit: &'static str,
    licence: &'static str,
    /// Words of its index, and what they find.
    found: (&'static str, &'static str),
}

/// Four drawings of our own and, where the environment says where it is, a slice of a
/// set that people use.
#[test]
fn a_real_pack_comes_in_with_its_words_its_maker_and_its_licence() {
    for real in real_packs() {
        comes_in(&real);
    }
}

fn comes_in(real: &RealPack) {
    let mut office = Office::new();
    let pack = pictures::read_from(&real.folder).unwrap();
    let preview = pack.preview();
    assert_eq!((preview.pictures, &preview.refused[..]), (real.pictures, &[][..]));
    assert!(preview.suggested.credit.contains(real.credit), "{:?}", preview.suggested);
    assert_eq!(preview.suggested.licence, real.licence);
    let draft = PackDraft { name: "Real".into(), ..preview.suggested };
    let now = office.now();
    assert_eq!(pictures::add_pack(&mut office.store, &pack, &draft, now).unwrap().pictures, real.pictures);
    let found = pictures::search(office.store.read(), real.found.0, 0).unwrap();
    assert!(found.iter().any(|p| p.own && p.label == real.found.1), "{found:?}");
    let mut document = Document::new("All", "Northbrook Council", office.today);
    let all = pictures::search(office.store.read(), "", 0).unwrap();
    let rows =
        all.iter().filter(|p| p.own).map(|p| Block::easy(drawn::picture(&p.meaning), p.label.as_str()));
    document.sections.push(Section::new("", rows.collect()));
    pictures::attach(office.store.read(), &mut document).unwrap();
    assert_eq!(document.own_pictures.len(), usize::try_from(real.pictures).unwrap());
    documents::write(&document, &Look::of(HandoutFormat::EasyRead)).unwrap();
}

/// The second lies beside the shared cases that the environment names.
fn real_packs() -> Vec<RealPack> {
    let own = RealPack {
        folder: [env!("CARGO_MANIFEST_DIR"), "../../tests/cases/picture-pack"].iter().collect(),
        pictures: 4,
        credit: "Drawn for the tests of Alongside",
        licence: "",
        found: ("meeting place", "Village hall"),
    };
    let cases = std::env::var_os("ALONGSIDE_CASES").map(PathBuf::from);
    let shared = cases.and_then(|cases| Some(cases.parent()?.join("picture-pack-sample")));
    let shared = shared.filter(|folder| folder.is_dir()).map(|folder| RealPack {
        folder,
        pictures: 160,
        credit: "Mulberry",
        licence: "CC BY-SA 4.0",
        found: ("diary", "Afternoon"),
    });
    [own].into_iter().chain(shared).collect()
}

fn add_pack(office: &mut Office, colours: &[&str]) -> Vec<String> {
    let files = colours.iter().enumerate().map(|(at, c)| (format!("spot_{at}.svg"), svg(c))).collect();
    let pack = pictures::read_pack("test-set", files).unwrap();
    let draft =
        PackDraft { name: "Test set".into(), credit: "The Spot set".into(), licence: "CC BY 4.0".into() };
    let now = office.now();
    pictures::add_pack(&mut office.store, &pack, &draft, now).unwrap();
    let found = pictures::search(office.store.read(), "spot", 0).unwrap();
    let mut found: Vec<_> = found.into_iter().map(|p| (p.label, p.meaning)).collect();
    found.sort();
    found.into_iter().map(|(_, meaning)| meaning).collect()
}

fn use_in_project(office: &mut Office, meaning: &str) {
    let easy = EasyWords { field: "aims".into(), words: "A spot.".into(), picture: meaning.into() };
    let draft = ProjectDraft { title: "Spots".into(), easy: vec![easy], ..ProjectDraft::default() };
    let now = office.now();
    projects::save(&mut office.store, None, &draft, now).unwrap();
}

fn svg(colour: &str) -> Vec<u8> {
    format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72"><circle cx="36" cy="36" r="30" fill="{colour}"/></svg>"#)
        .into_bytes()
}

/// A small JPEG in which a camera noted whose it is and where it was taken.
fn photo() -> Vec<u8> {
    let shades = image::RgbImage::from_fn(40, 20, |x, y| image::Rgb([(x * 6) as u8, (y * 12) as u8, 90]));
    let mut jpeg = Cursor::new(Vec::new());
    shades.write_to(&mut jpeg, image::ImageFormat::Jpeg).unwrap();
    let jpeg = jpeg.into_inner();
    let note = b"Exif\0\0Gwen Askew 54.97 N";
    let mut noted = jpeg[..2].to_vec();
    noted.extend([0xff, 0xe1, 0, u8::try_from(note.len() + 2).unwrap()]);
    noted.extend(note);
    noted.extend(&jpeg[2..]);
    noted
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        zip.start_file(*name, packed).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
