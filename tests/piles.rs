//! The pile that comes out of a printer: nobody's letter with another's, and nobody's name
//! where it can be read from outside.

use crate::office::Office;
use alongside_core::handouts::{self, HandoutDraft, PartDraft};
use alongside_core::people::{AgreementDraft, Format, PersonDraft, save_agreement};
use alongside_core::runs::{self, Prepared, RunQuery};
use std::fs;
use std::path::PathBuf;

/// Three people with names that nothing else holds, for each of these formats.
fn office(formats: &[Format]) -> (Office, String) {
    let mut office = Office::new();
    let mut draft = HandoutDraft::new("A letter for {name}");
    draft.parts = vec![PartDraft { words: "Dear {name}, please come.".into(), ..PartDraft::default() }];
    let now = office.now();
    let id = handouts::save(&mut office.store, None, &draft, now).unwrap().id;
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
        for file in printed(&office, &id, &query, if single_sided { "one" } else { "both" }) {
            let pages = match file.extension().and_then(|e| e.to_str()) {
                _ if file.ends_with("Cover sheet.pdf") => continue,
                Some("brf") => fs::read(&file).unwrap().iter().filter(|byte| **byte == 0x0c).count(),
                _ => lopdf::Document::load(&file).unwrap().get_pages().len(),
            };
            assert_eq!(pages, if single_sided { 3 } else { 6 }, "{}", file.display());
        }
    }
}

#[test]
fn no_name_stands_in_the_bookmarks_the_properties_or_the_name_of_a_file() {
    let (office, id) = office(&PAPER);
    for file in printed(&office, &id, &RunQuery::default(), "run") {
        assert!(!file.display().to_string().contains("Quillfeather"));
        if file.extension().is_none_or(|end| end != "pdf") {
            continue;
        }
        let pdf = lopdf::Document::load(&file).unwrap();
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
