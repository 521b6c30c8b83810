//! Forms that are filled in: on a screen by a program, and on paper by hand.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use lopdf::{Object, ObjectId};

use super::rules::read_back;
use super::style::MM;
use super::*;
use crate::documents::look::{HandoutFormat, Look, Sheet};
use crate::documents::pictures::picture;
use crate::documents::tree::{Block, Row, Words};
use crate::documents::{Answer, braille, html, text};

fn asks(meaning: &str, words: &str, answer: Answer) -> Block {
    let picture = picture(meaning);
    Block::Row(Row { picture, easy: Words::paragraphs(words), answer: Some(answer), ..Row::default() })
}

fn form() -> Document {
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let mut document = Document::new("Tell us about the bus", "Northbrook Council", day);
    let ways = vec!["By bus".into(), "By car".into(), "On foot".into()];
    document.sections.push(Section::new(
        "What you think",
        vec![
            asks("bus", "Is the new bus stop a good idea?", Answer::YesNo),
            asks("bus", "How do you come to town?", Answer::Ticks(ways.clone())),
            asks("bus", "Which way do you like best?", Answer::OneOf(ways)),
            asks("talk", "What else should we know?", Answer::Lines(4)),
            asks("form", "Is this what you wanted to say?", Answer::Signature),
        ],
    ));
    document
}

fn look(format: HandoutFormat, sheet: Sheet) -> Look {
    Look { fillable: true, ..Look::of(format).on(sheet) }
}

fn printed(look: &Look) -> lopdf::Document {
    let press = Press::shared().unwrap();
    lopdf::Document::load_mem(&press.write(&form(), &Style::of(look)).unwrap()).unwrap()
}

fn text_of(object: &Object) -> String {
    String::from_utf8_lossy(object.as_str().unwrap()).into_owned()
}

/// The fields of a file by their names.
fn fields(pdf: &lopdf::Document) -> BTreeMap<String, ObjectId> {
    let form = pdf.catalog().unwrap().get(b"AcroForm").unwrap().as_reference().unwrap();
    let fields = pdf.get_dictionary(form).unwrap().get(b"Fields").unwrap().as_array().unwrap();
    let id = |field: &Object| field.as_reference().unwrap();
    let name = |id: ObjectId| text_of(pdf.get_dictionary(id).unwrap().get(b"T").unwrap());
    let names: BTreeMap<_, _> = fields.iter().map(id).map(|id| (name(id), id)).collect();
    assert_eq!(names.len(), fields.len(), "no two fields have one name");
    names
}

const SHEETS: [Sheet; 4] = [Sheet::A4, Sheet::A5, Sheet::Booklet, Sheet::Cards];
const FORMATS: [HandoutFormat; 4] =
    [HandoutFormat::EasyRead, HandoutFormat::LargePrint, HandoutFormat::Plain, HandoutFormat::Dyslexia];

/// Every field that stands on a page, with that page.
fn widgets(pdf: &lopdf::Document) -> Vec<(ObjectId, ObjectId)> {
    let on = |page: ObjectId| {
        let fields = pdf.get_dictionary(page).unwrap().get(b"Annots").ok();
        let fields = fields.map(|fields| fields.as_array().unwrap().clone()).unwrap_or_default();
        fields.into_iter().map(move |field| (page, field.as_reference().unwrap()))
    };
    pdf.get_pages().into_values().flat_map(on).collect()
}

#[test]
fn every_field_is_told_stands_on_its_page_and_is_held_by_a_form_of_the_tree() {
    for format in FORMATS {
        for sheet in SHEETS {
            let pdf = printed(&look(format, sheet));
            super::tests::check_tags(&pdf);
            let names: Vec<String> = fields(&pdf).into_keys().collect();
            let wanted = ["q1", "q2-1", "q2-2", "q2-3", "q3", "q4", "q5-1", "q5-2"];
            assert_eq!(names, wanted, "{format:?} on {sheet:?}");
            let widgets = widgets(&pdf);
            assert_eq!(widgets.len(), 12, "{format:?} on {sheet:?}");
            for (page, id) in widgets {
                let widget = pdf.get_dictionary(id).unwrap();
                assert_eq!(widget.get(b"P").unwrap().as_reference().unwrap(), page);
                assert!(text_of(widget.get(b"TU").unwrap()).contains('?'), "its question is told");
                let key = widget.get(b"StructParent").unwrap().as_i64().unwrap();
                let holder = pdf.get_dictionary(parent_of(&pdf, key)).unwrap();
                assert_eq!(holder.get(b"S").unwrap().as_name().unwrap(), b"Form");
                let held = holder.get(b"K").unwrap().as_array().unwrap()[0].as_dict().unwrap();
                assert_eq!(held.get(b"Obj").unwrap().as_reference().unwrap(), id);
            }
        }
    }
}

fn parent_of(pdf: &lopdf::Document, key: i64) -> ObjectId {
    let root = pdf.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    let tree = pdf.get_dictionary(root).unwrap().get(b"ParentTree").unwrap().as_reference().unwrap();
    let numbers = pdf.get_dictionary(tree).unwrap().get(b"Nums").unwrap().as_array().unwrap();
    let pair = numbers.chunks(2).find(|pair| pair[0].as_i64().unwrap() == key).unwrap();
    pair[1].as_reference().unwrap()
}

#[test]
fn a_form_that_a_program_fills_in_is_read_back_as_it_was_filled() {
    let mut pdf = printed(&look(HandoutFormat::EasyRead, Sheet::A4));
    let names = fields(&pdf);
    let said = "A shelter, please. It rains – a lot.";
    // A value is in the letters of documents, what is drawn in those of the font.
    let bytes = |dash: u8| said.chars().map(|c| if c == '–' { dash } else { c as u8 }).collect::<Vec<u8>>();
    let latin = bytes(0x96);
    let typed = Object::String(bytes(0x85), lopdf::StringFormat::Literal);
    pdf.get_dictionary_mut(names["q4"]).unwrap().set("V", typed);
    let ticked = pdf.get_dictionary_mut(names["q2-3"]).unwrap();
    ticked.set("V", "Yes");
    ticked.set("AS", "Yes");
    pdf.get_dictionary_mut(names["q1"]).unwrap().set("V", "Not sure");
    let kids = pdf.get_dictionary(names["q1"]).unwrap().get(b"Kids").unwrap().as_array().unwrap().clone();
    let not_sure = kids[2].as_reference().unwrap();
    let looks = pdf.get_dictionary(not_sure).unwrap().get(b"AP").unwrap().as_dict().unwrap();
    assert!(looks.get(b"N").unwrap().as_dict().unwrap().has(b"Not sure"), "a box is called what it says");
    pdf.get_dictionary_mut(not_sure).unwrap().set("AS", "Not sure");
    // Programs draw what they filled in, with the letters that the file brings.
    let looks = pdf.get_dictionary(names["q4"]).unwrap().get(b"AP").unwrap().as_dict().unwrap();
    let looks = looks.get(b"N").unwrap().as_reference().unwrap();
    let head = b"/Tx BMC BT /Typed 16 Tf 0 g 2 80 Td (".to_vec();
    let content = [head, latin.clone(), b") Tj ET EMC".to_vec()].concat();
    pdf.get_object_mut(looks).unwrap().as_stream_mut().unwrap().set_plain_content(content);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();

    let back = lopdf::Document::load_mem(&bytes).unwrap();
    let names = fields(&back);
    let value = |name: &str| back.get_dictionary(names[name]).unwrap().get(b"V").unwrap().clone();
    assert_eq!(lopdf::decode_text_string(&value("q4")).unwrap(), said);
    assert_eq!(value("q1").as_name().unwrap(), b"Not sure");
    let ticks = ["q2-1", "q2-2", "q2-3"].map(|name| value(name).as_name().unwrap().to_vec());
    assert_eq!(ticks, [b"Off".to_vec(), b"Off".to_vec(), b"Yes".to_vec()]);
}

#[test]
fn boxes_are_large_enough_to_tick_by_hand_and_lines_far_enough_apart() {
    for format in [HandoutFormat::EasyRead, HandoutFormat::LargePrint] {
        let pdf = printed(&look(format, Sheet::A4));
        let widgets = widgets(&pdf);
        assert_eq!(widgets.len(), 12, "{format:?}");
        for (_, widget) in widgets {
            let rect = pdf.get_dictionary(widget).unwrap().get(b"Rect").unwrap().as_array().unwrap();
            let [left, foot, right, head] = [0, 1, 2, 3].map(|at| rect[at].as_float().unwrap());
            let (width, height) = ((right - left) / MM, (head - foot) / MM);
            assert!(width > 9.99 && height > 9.99, "{format:?}: {width} by {height} mm");
            assert!(left >= 0.0 && foot >= 0.0 && right < 210.0 * MM && head < 297.0 * MM);
        }
    }
}

#[test]
fn a_question_and_its_answer_stand_on_one_page_whatever_the_size() {
    for points in [16, 24, 36] {
        let mut document = form();
        let again = document.sections[0].clone();
        document.sections.extend(std::iter::repeat_n(again, 5));
        let style = Style::of(&Look::of(HandoutFormat::EasyRead).sized(points));
        let press = Press::shared().unwrap();
        let pdf = lopdf::Document::load_mem(&press.write(&document, &style).unwrap()).unwrap();
        let pages = read_back(&pdf);
        assert!(pages.len() > 3, "{points} point");
        for page in pages {
            let said = page.lines.iter().map(|line| line.text.trim()).collect::<Vec<_>>().join(" ");
            assert_eq!(said.matches("good idea?").count(), said.matches("Not sure").count(), "{said}");
            assert_eq!(
                said.matches("like best?").count(),
                said.matches("Tick 1 box.").count() - said.matches("Not sure").count(),
                "{said}"
            );
        }
    }
}

#[test]
fn paper_says_in_its_tags_what_may_be_filled_in() {
    let pdf = printed(&Look::of(HandoutFormat::EasyRead));
    super::tests::check_tags(&pdf);
    assert!(!pdf.catalog().unwrap().has(b"AcroForm"));
    let forms: Vec<_> = pdf
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|element| {
            element.get(b"S").is_ok_and(|role| role.as_name().is_ok_and(|name| name == b"Form"))
        })
        .collect();
    assert_eq!(forms.len(), 12);
    for form in forms {
        let says = form.get(b"A").unwrap().as_dict().unwrap();
        assert_eq!(says.get(b"O").unwrap().as_name().unwrap(), b"PrintField");
        assert!(text_of(says.get(b"Desc").unwrap()).contains('?'));
    }
}

#[test]
fn more_lines_than_a_page_holds_are_as_many_as_it_holds() {
    let mut document = form();
    document.sections[0].blocks = vec![asks("talk", "What do you think?", Answer::Lines(25))];
    for sheet in SHEETS {
        let style = Style::of(&look(HandoutFormat::EasyRead, sheet));
        let (_, remarks) = Press::shared().unwrap().look_over(&document, &style).unwrap();
        assert!(remarks.is_empty(), "{sheet:?}: {remarks:?}");
    }
}

#[test]
fn text_braille_and_web_page_ask_the_same() {
    let cells = braille::write(&form(), &Look::of(HandoutFormat::Braille)).unwrap();
    assert_eq!(cells.matches(".< .>").count(), 9, "a pair of brackets before each choice: {cells}");
    let written = text::write(&form());
    assert!(
        written.contains("Is the new bus stop a good idea?\nTick 1 box.\n[ ] Yes\n[ ] No\n[ ] Not sure\n"),
        "{written}"
    );
    assert!(written.contains("Signature:\nDate:\n"), "{written}");
    let page = html::write(&form(), &Look::of(HandoutFormat::Html)).unwrap();
    for part in [
        "<fieldset aria-labelledby=\"q1 q1-how\">",
        "<input type=\"radio\" id=\"q1-2\" name=\"q1\" value=\"Not sure\">",
        "<label for=\"q2-1\">By car</label>",
        "<textarea class=\"write\" id=\"q4-0\" name=\"q4-0\" aria-labelledby=\"q4 q4-how\" rows=\"4\">",
        "<label for=\"q5-0\">Signature</label>",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
}
