//! What a screen reader tells: the tree of tags with its words, in every
//! format that is a PDF. No pixels are compared.

use chrono::NaiveDate;

use super::rules::read_back;
use super::*;
use crate::documents::look::{HandoutFormat, Look, Sheet};
use crate::documents::pictures;
use crate::documents::tree::{Block, Contact, HardWord};

/// The tree of tags with the words of each node, in the order of reading.
fn tag_tree(pdf: &lopdf::Document) -> Vec<String> {
    let pages: Vec<_> = pdf.get_pages().into_values().collect();
    let seen = read_back(pdf);
    let root =
        pdf.get_dictionary(pdf.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap());
    let top = root.unwrap().get(b"K").unwrap().as_array().unwrap()[0].as_reference().unwrap();
    let mut held = Vec::new();
    super::tests::marks_in_tree(pdf, top, &mut held);
    let mut told: Vec<(lopdf::ObjectId, String)> = Vec::new();
    for (node, page, mark) in held {
        let element = pdf.get_dictionary(node).unwrap();
        let page = pages.iter().position(|known| *known == page).unwrap();
        let words: String = seen[page]
            .lines
            .iter()
            .filter(|line| line.mark == Some(mark))
            .map(|line| line.text.as_str())
            .collect();
        let alt = element.get(b"Alt").map(|alt| String::from_utf8_lossy(alt.as_str().unwrap()).into_owned());
        match told.last_mut() {
            Some((last, text)) if *last == node => text.push_str(&words),
            _ => {
                let role =
                    String::from_utf8_lossy(element.get(b"S").unwrap().as_name().unwrap()).into_owned();
                told.push((node, format!("{role} {}", alt.unwrap_or(words))));
            }
        }
    }
    told.into_iter().map(|(_, line)| line.trim().to_owned()).collect()
}

#[test]
fn every_format_is_read_aloud_in_the_same_order() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let mut document = Document::new("Short breaks", "Northbrook Council", day);
    document.kind_label = "Easy read".into();
    document.sections.push(Section::new(
        "The bus",
        vec![
            Block::easy(pictures::picture("bus"), "We pay for the bus."),
            Block::HardWord(HardWord { word: "Fare".into(), meaning: "What it costs.".into() }),
            Block::Points(vec!["Say yes.".into()]),
            Block::Note("Keep the ticket.".into()),
        ],
    ));
    document.contact = Some(Contact { phone: "01632 960123".into(), ..Contact::default() });
    let with_pictures = [
        "P Northbrook Council",
        "P Easy read",
        "H1 Short breaks",
        "P 22 November 2026",
        "H2 The bus",
        "Figure A bus",
        "P We pay for the bus.",
        "Figure Hard word",
        "P Fare",
        "P What it costs.",
        "Lbl •",
        "LBody Say yes.",
        "P Keep the ticket.",
        "P Pictures: OpenMoji, openmoji.org, licence CC BY-SA 4.0.",
        "H2 Contact us",
        "Figure A telephone",
        "Lbl Phone",
        "Link 01632 960123",
    ];
    let press = Press::new().unwrap();
    let sheets = [Sheet::A4, Sheet::A5, Sheet::Booklet, Sheet::Cards];
    for format in
        [HandoutFormat::EasyRead, HandoutFormat::LargePrint, HandoutFormat::Plain, HandoutFormat::Dyslexia]
    {
        for sheet in sheets {
            let style = Style::of(&Look::of(format).on(sheet));
            let pdf = lopdf::Document::load_mem(&press.write(&document, &style).unwrap()).unwrap();
            let plain = style.pictures == PicturePlace::None;
            let drawn = |line: &&str| line.starts_with("Figure") || line.starts_with("P Pictures");
            let wanted: Vec<_> = with_pictures.into_iter().filter(|line| !(plain && drawn(line))).collect();
            assert_eq!(tag_tree(&pdf), wanted, "{format:?} on {sheet:?}");
        }
    }
}

#[test]
fn a_card_that_is_printed_four_times_is_told_once() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let mut document = Document::new("Lunch", "Northbrook Council", day);
    document.sections.push(Section::new("", vec![Block::easy(pictures::picture("phone"), "Ring us.")]));
    let style = Style::easy_read_at(14.0).imposed(Imposition::Cards);
    let press = Press::new().unwrap();
    let pdf = lopdf::Document::load_mem(&press.write(&document, &style).unwrap()).unwrap();
    assert_eq!(pdf.get_pages().len(), 1);
    super::tests::check_tags(&pdf);
    let once = ["P Northbrook Council", "H1 Lunch", "P 22 November 2026", "Figure A telephone", "P Ring us."];
    let mut wanted: Vec<_> = once.to_vec();
    wanted.push("P Pictures: OpenMoji, openmoji.org, licence CC BY-SA 4.0.");
    assert_eq!(tag_tree(&pdf), wanted);
    let seen = read_back(&pdf);
    assert_eq!(seen[0].lines.iter().filter(|line| line.text.trim() == "Ring us.").count(), 1);
    assert_eq!(seen[0].drawn, 4, "the telephone stands on each");
    let letters = "NorthbrookCouncilLunchRingus.".len();
    assert!(
        seen[0].shapes.len() > 3 * letters,
        "{} shapes: the words of the copies are drawn",
        seen[0].shapes.len()
    );
}
