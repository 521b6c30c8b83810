//! Whole files of braille.

use chrono::NaiveDate;

use super::*;
use crate::documents::tree::{Contact, Fact, Words};
use crate::documents::{BrailleGrade, HandoutFormat};

fn document(blocks: Vec<Block>) -> Document {
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let mut document = Document::new("Short breaks", "Northbrook Council", day);
    document.sections.push(Section::new("The bus", blocks));
    document
}

fn look() -> Look {
    Look::of(HandoutFormat::Braille)
}

fn file(document: &Document, look: &Look) -> Vec<Vec<String>> {
    let file = write(document, look).unwrap();
    assert!(file.is_ascii(), "braille ASCII only");
    let pages = file.strip_suffix('\u{c}').unwrap().split('\u{c}');
    pages.map(|page| page.lines().map(str::to_owned).collect()).collect()
}

#[test]
fn a_page_has_its_lines_and_its_number_at_the_end_of_the_last() {
    let paragraph = || Block::Para("We want to hear what you think about short breaks.".into());
    let pages = file(&document((0..40).map(|_| paragraph()).collect()), &look());
    assert!(pages.len() > 3);
    for (index, page) in pages.iter().enumerate() {
        assert_eq!(page.len(), 25);
        assert!(page.iter().all(|line| line.len() <= 40), "{page:?}");
        assert_eq!(page[24], format!("{:>40}", format!("#{}", ["A", "B", "C", "D", "E", "F"][index])));
        assert!(!page[0].is_empty(), "no page begins with an empty line");
    }
    assert_eq!(count_pages(&document((0..40).map(|_| paragraph()).collect()), &look()), Ok(pages.len()));
}

#[test]
fn the_title_is_centred_a_heading_blocked_and_a_paragraph_starts_in_cell_three() {
    let long = Words::from("We want to hear what you think about short breaks for carers and for families.");
    let page = &file(&document(vec![Block::Para(long)]), &look())[0];
    let start = |line: &str| line.len() - line.trim_start().len();
    assert!(start(&page[0]) > 10, "{page:?}");
    assert_eq!(page[1], "");
    assert_eq!((page[2].as_str(), page[4].as_str()), (",NOR?BROOK ,C\\NCIL", ""));
    assert_eq!(page[5], ",! BUS");
    assert_eq!((start(&page[6]), start(&page[7])), (2, 0));
}

#[test]
fn an_item_of_a_list_runs_over_to_cell_three() {
    let item = "Tell us how you would like to be told, and who should come with you to the meeting.";
    let facts = vec![Fact { label: "Where".into(), value: "Town Hall".into(), picture: None }];
    let page = &file(&document(vec![Block::Points(vec![item.into()]), Block::Facts(facts)]), &look())[0];
    assert!(
        !page[6].starts_with(' ') && page[7].starts_with("  ") && !page[7].starts_with("   "),
        "{page:?}"
    );
    assert!(page.iter().any(|line| line.contains(",T[N ,HALL")), "{page:?}");
}

#[test]
fn a_word_longer_than_a_line_goes_on_with_a_sign() {
    let word = "x".repeat(95);
    let look = Look { grade: BrailleGrade::Uncontracted, ..look() };
    let page = &file(&document(vec![Block::Para(word.as_str().into())]), &look)[0];
    assert!(page[6].ends_with('"') && page[6].len() == 40 && page[7].ends_with('"'), "{page:?}");
    let letters: usize = page.iter().map(|line| line.matches('X').count()).sum();
    assert_eq!(letters, 95);
}

#[test]
fn a_heading_is_never_the_last_of_a_page() {
    for lines in 1..30 {
        let mut document = document((0..lines).map(|_| Block::Para("We pay.".into())).collect());
        document.contact = Some(Contact { phone: "01632 960123".into(), ..Contact::default() });
        let pages = file(&document, &look());
        assert!(!pages.is_empty(), "{lines} lines");
        for page in pages {
            let last = page[..24].iter().rfind(|line| !line.is_empty()).unwrap();
            assert!(!last.contains(",3TACT"), "{lines}: {page:?}");
        }
    }
}

#[test]
fn cells_and_lines_are_a_setting() {
    let look = Look { cells: 32, lines: 27, ..look() };
    let text = "We want to hear what you think about short breaks. ".repeat(30);
    let pages = file(&document(vec![Block::Para(text.into())]), &look);
    assert!(pages.len() > 1, "{}", pages.len());
    for page in pages {
        assert_eq!(page.len(), 27);
        assert!(page.iter().all(|line| line.len() <= 32));
    }
}

#[test]
fn another_language_is_refused_with_its_name() {
    let mut document = document(Vec::new());
    document.language = "pl".into();
    let refused = write(&document, &look());
    assert_eq!(refused, Err(DocumentError::NoBraille { language: "pl".into() }));
}

#[test]
fn the_same_document_makes_the_same_file() {
    let document = document(vec![Block::Para("You can get £20.".into())]);
    assert_eq!(write(&document, &look()), write(&document, &look()));
}
