//! The pile that comes out of a printer: nobody's letter with another's, and nobody's name
//! where it can be read from outside.

use crate::office::Office;
use alongside_core::handouts::{self, HandoutDraft, PartDraft};
use alongside_core::people::{AgreedWay, AgreementDraft, Format, PersonDraft, save_agreement};
use alongside_core::runs::{self, Prepared, RunQuery};
use std::fs;
use std::path::PathBuf;

fn handout(office: &mut Office) -> String {
    let mut draft = HandoutDraft::new("A letter for {name}");
    draft.parts = vec![PartDraft { words: "Dear {name}, please come.".into(), ..PartDraft::default() }];
    let now = office.now();
    handouts::save(&mut office.store, None, &draft, now).unwrap().id
}

/// Three people with names that nothing else holds, for each of these formats.
fn office(formats: &[Format]) -> (Office, String) {
    let mut office = Office::new();
    let id = handout(&mut office);
    let now = office.now();
    for (number, format) in (1..).zip(formats) {
        for name in ["Zillah Quillfeather", "Zeno Quillfeather", "Zara Quillfeather"] {
            let person = office.save_person(
                None,
                &PersonDraft {
                    name: name.into(),
                    phone: "01632 960103".into(),
                    reach_note: "After six".into(),
                    address_1: format!("{number} Quaker Row"),
                    format: Some(*format),
                    ..PersonDraft::default()
                },
            );
            save_agreement(&mut office.store, &person, &AgreementDraft::default(), now).unwrap();
        }
    }
    (office, id)
}

fn prepared(office: &Office, id: &str, query: &RunQuery) -> Prepared {
    runs::prepare(office.store.read(), &id.into(), query, office.today).unwrap()
}

fn printed(office: &Office, id: &str, query: &RunQuery, folder: &str) -> Vec<PathBuf> {
    let folder = office.folder().join(folder);
    let run = prepared(office, id, query);
    let printed = run.print(&office.store.outside(), &folder, &mut |_| true).unwrap();
    printed.files.iter().map(|file| folder.join(file)).collect()
}

const PAPER: [Format; 5] =
    [Format::EasyRead, Format::LargePrint, Format::Standard, Format::DyslexiaFriendly, Format::Braille];

#[test]
fn on_both_sides_every_copy_begins_on_a_sheet_of_its_own_and_on_one_side_none_has_an_empty_back() {
    let (office, id) = office(&PAPER);
    for single_sided in [false, true] {
        let query = RunQuery { single_sided, ..RunQuery::default() };
        // The first is the cover sheet.
        let files = printed(&office, &id, &query, if single_sided { "one" } else { "both" }).split_off(1);
        assert_eq!(files.len(), PAPER.len());
        for file in &files {
            let pages = match file.extension().and_then(|e| e.to_str()) {
                Some("brf") => fs::read(file).unwrap().iter().filter(|byte| **byte == 0x0c).count(),
                _ => lopdf::Document::load(file).unwrap().get_pages().len(),
            };
            assert_eq!(pages, if single_sided { 3 } else { 6 }, "{}", file.display());
        }
    }
}

#[test]
fn no_name_stands_in_the_bookmarks_the_properties_or_the_name_of_a_file() {
    let (office, id) = office(&PAPER);
    let files = printed(&office, &id, &RunQuery::default(), "run");
    assert_eq!(files.len(), PAPER.len() + 1);
    assert!(!format!("{files:?}").contains("Quillfeather"), "{files:?}");
    let (print, braille): (Vec<_>, Vec<_>) =
        files.iter().partition(|file| file.extension().is_some_and(|end| end == "pdf"));
    assert_eq!((print.len(), braille.len()), (5, 1));
    for file in print {
        let pdf = lopdf::Document::load(file).unwrap();
        // What is drawn is within streams, and those are packed: all else can be read.
        let mut said = format!("{:?}", pdf.trailer);
        for object in pdf.objects.values() {
            match object {
                lopdf::Object::Stream(stream) if stream.dict.has_type(b"Metadata") => {
                    said.push_str(&String::from_utf8_lossy(&stream.get_plain_content().unwrap()));
                }
                lopdf::Object::Dictionary(dictionary) => {
                    for key in [&b"Title"[..], b"Author", b"Subject", b"Keywords"] {
                        let text = dictionary.get(key).and_then(lopdf::decode_text_string);
                        said.push_str(&text.unwrap_or_default());
                    }
                }
                _ => {}
            }
        }
        assert!(!said.contains("Quillfeather") && !said.contains("{name}"), "{}: {said}", file.display());
    }
}

#[test]
fn each_copy_says_whose_it_is_where_that_was_chosen() {
    let mut office = Office::with_sample();
    let id = handouts::all(office.store.read()).unwrap().remove(0).id;
    let draft = PersonDraft {
        name: "Zillah Quillfeather".into(),
        address_1: "1 Quaker Row".into(),
        format: Some(Format::Standard),
        ..PersonDraft::default()
    };
    let person = office.save_person(None, &draft);
    let now = office.now();
    save_agreement(&mut office.store, &person, &AgreementDraft::default(), now).unwrap();
    for name_line in [false, true] {
        let query = RunQuery { name_line, words: "Quillfeather".into(), ..RunQuery::default() };
        let file = printed(&office, &id, &query, if name_line { "named" } else { "plain" }).remove(1);
        let first = lopdf::Document::load(file).unwrap().extract_text(&[1]).unwrap();
        assert_eq!(first.contains("Quillfeather"), name_line, "{first}");
    }
}

#[test]
fn the_cover_sheet_counts_pages_and_sheets_sizes_envelopes_and_is_the_list_for_whoever_rings() {
    let formats = [Format::Standard, Format::Braille, Format::ReadAloud];
    let (office, id) = office(&formats);
    let run = prepared(&office, &id, &RunQuery::default());
    let cover = lopdf::Document::load_mem(&run.cover().unwrap()).unwrap();
    let pages: Vec<u32> = cover.get_pages().keys().copied().collect();
    let said = cover.extract_text(&pages).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "Confidential",
        "Pages each",
        "on both sides",
        "C5, folded once",
        "A padded envelope for braille",
        "Number to ring",
        "01632 960103",
        "After six",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let order = ["Zara", "Zeno", "Zillah"].map(|name| said.rfind(name).unwrap());
    assert!(order.is_sorted(), "as they lie in the pile: {said}");
}

#[test]
fn whoever_agreed_to_one_way_hears_by_that_way_alone() {
    let mut office = Office::new();
    let id = handout(&mut office);
    for (name, channel) in [
        ("Ann Able", AgreedWay::Phone),
        ("Ben Byre", AgreedWay::Text),
        ("Cat Cole", AgreedWay::Email),
        ("Dan Dell", AgreedWay::ViaCarer),
        ("Eve Ellis", AgreedWay::Post),
    ] {
        let draft = PersonDraft {
            phone: "01632 960103".into(),
            mobile: "07700 900104".into(),
            email: "somebody@example.org".into(),
            carer: "Her sister Joy, 01632 960188".into(),
            name: name.into(),
            address_1: "8 Quaker Row".into(),
            format: Some(Format::LargePrint),
            ..PersonDraft::default()
        };
        let id = office.save_person(None, &draft);
        let now = office.now();
        let draft = AgreementDraft { channel, ..AgreementDraft::default() };
        save_agreement(&mut office.store, &id, &draft, now).unwrap();
    }
    let seen =
        runs::preview(office.store.read(), &id.as_str().into(), &RunQuery::default(), office.today).unwrap();
    let made: Vec<(&str, u32)> = seen.per_format.iter().map(|job| (job.file.as_str(), job.people)).collect();
    let expected = [
        ("E-mails.txt", 1),
        ("Large print, through a carer.pdf", 1),
        ("Large print.pdf", 1),
        ("To read aloud.txt", 1),
    ];
    assert_eq!(made, expected);
    let left_out: Vec<_> = seen.problems.iter().filter(|problem| problem.left_out).collect();
    assert_eq!(left_out.len(), 1);
    assert!(left_out[0].message.contains("07700 900104"), "{}", left_out[0].message);
    let print = office.store.outside();
    let run =
        runs::prepare(office.store.read(), &id.as_str().into(), &RunQuery::default(), office.today).unwrap();
    run.print(&print, &office.folder().join("run"), &mut |_| true).unwrap();
    let cover = lopdf::Document::load_mem(&run.cover().unwrap()).unwrap();
    let pages: Vec<u32> = cover.get_pages().keys().copied().collect();
    let said = cover.extract_text(&pages).unwrap();
    assert!(said.contains("Number to ring") && said.contains("01632 960103"), "{said}");
    assert!(said.contains("01632 960188"), "the carer: {said}");
}
