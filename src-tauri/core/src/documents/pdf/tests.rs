//! Whole files, read back with lopdf.

use chrono::NaiveDate;
use lopdf::{Dictionary, Document as Pdf, Object, ObjectId};

use super::*;
use crate::documents::look::PaperColour;
use crate::documents::pictures::picture;
use crate::documents::tree::{Block, Contact, HardWord, Section, Table, Words};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn rows(count: usize) -> Document {
    let mut document = Document::new("Short breaks", "Northbrook Council", day());
    document.kind_label = "Easy read".into();
    let row = |index| Block::easy(picture("bus"), format!("Sentence number {index} about the bus."));
    document.sections.push(Section::new("The bus", (1..=count).map(row).collect()));
    document
}

fn list(count: usize) -> Document {
    let mut document = Document::new("Claims", "Northbrook Council", day());
    let rows = (0..count).map(|index| vec![format!("A-{index}").into(), format!("£{index}.50").into()]);
    let head = vec!["Number".into(), "Total".into()];
    let table = Table { caption: "All claims".into(), head, rows: rows.collect() };
    document.sections.push(Section::new("", vec![Block::Table(table)]));
    document
}

fn read(document: &Document, style: &Style) -> Pdf {
    Pdf::load_mem(&write(document, style).unwrap()).unwrap()
}

fn follow<'a>(pdf: &'a Pdf, object: &'a Object) -> &'a Object {
    pdf.dereference(object).unwrap().1
}

fn entry<'a>(pdf: &'a Pdf, dictionary: &'a Dictionary, key: &str) -> &'a Object {
    follow(pdf, dictionary.get(key.as_bytes()).unwrap())
}

/// The node that the parent tree names for each mark of a page.
pub(super) fn parent_tree(pdf: &Pdf) -> Vec<Vec<ObjectId>> {
    let root = entry(pdf, pdf.catalog().unwrap(), "StructTreeRoot").as_dict().unwrap();
    let numbers = entry(pdf, entry(pdf, root, "ParentTree").as_dict().unwrap(), "Nums").as_array().unwrap();
    numbers
        .chunks(2)
        // The keys behind those of the pages are of links and fields, each with its one node.
        .filter_map(|pair| follow(pdf, &pair[1]).as_array().ok())
        .map(|nodes| nodes.iter().map(|node| node.as_reference().unwrap()).collect())
        .collect()
}

/// The marks that a page's content opens: their tag and number.
fn marks(pdf: &Pdf, page: ObjectId) -> Vec<(String, i64)> {
    let content = lopdf::content::Content::decode(&pdf.get_page_content(page)).unwrap();
    let marks =
        content.operations.iter().filter(|operation| operation.operator == "BDC").filter_map(|operation| {
            let number = operation.operands[1].as_dict().ok()?.get(b"MCID").ok()?.as_i64().ok()?;
            Some((String::from_utf8_lossy(operation.operands[0].as_name().ok()?).into_owned(), number))
        });
    marks.collect()
}

/// Every mark that the tree of tags holds, as (node, page, number).
pub(super) fn marks_in_tree(pdf: &Pdf, node: ObjectId, found: &mut Vec<(ObjectId, ObjectId, i64)>) {
    let element = pdf.get_dictionary(node).unwrap();
    let kids = entry(pdf, element, "K").as_array().unwrap();
    assert!(!kids.is_empty(), "a tag that holds nothing");
    for kid in kids {
        match kid {
            Object::Reference(kid) => marks_in_tree(pdf, *kid, found),
            Object::Integer(number) => {
                found.push((node, element.get(b"Pg").unwrap().as_reference().unwrap(), *number))
            }
            Object::Dictionary(field) if field.has(b"Obj") => {}
            Object::Dictionary(mark) => {
                let page = mark.get(b"Pg").unwrap().as_reference().unwrap();
                found.push((node, page, mark.get(b"MCID").unwrap().as_i64().unwrap()));
            }
            other => panic!("{other:?} in the tree of tags"),
        }
    }
}

pub(super) fn check_tags(pdf: &Pdf) {
    let pages: Vec<ObjectId> = pdf.get_pages().into_values().collect();
    let parents = parent_tree(pdf);
    assert_eq!(parents.len(), pages.len());
    assert!(!pages.is_empty());
    let root = entry(pdf, pdf.catalog().unwrap(), "StructTreeRoot").as_dict().unwrap();
    let mut held = Vec::new();
    for kid in entry(pdf, root, "K").as_array().unwrap() {
        marks_in_tree(pdf, kid.as_reference().unwrap(), &mut held);
    }
    for (index, page) in pages.iter().enumerate() {
        let dictionary = pdf.get_dictionary(*page).unwrap();
        assert_eq!(dictionary.get(b"StructParents").unwrap().as_i64().unwrap(), index as i64);
        assert_eq!(dictionary.get(b"Tabs").unwrap().as_name().unwrap(), b"S");
        assert_eq!(parents[index].len(), marks(pdf, *page).len());
    }
    let on_page = |(index, page): (usize, &ObjectId)| {
        let (page, marks) = (*page, marks(pdf, *page).into_iter().enumerate());
        marks.map(move |(position, mark)| (index, page, position, mark)).collect::<Vec<_>>()
    };
    // A side of a folded sheet may be empty, a document is not.
    let painted: Vec<_> = pages.iter().enumerate().flat_map(on_page).collect();
    assert!(!painted.is_empty());
    assert_eq!(held.len(), painted.len(), "no node holds a mark that is not painted");
    for (index, page, position, (tag, number)) in painted {
        assert_eq!(number, position as i64, "marks are numbered in order");
        let node = parents[index][position];
        let role = pdf.get_dictionary(node).unwrap().get(b"S").unwrap().as_name().unwrap();
        assert_eq!(tag.as_bytes(), role, "the page and the tree agree on the role");
        let holders = held.iter().filter(|mark| mark.1 == page && mark.2 == number).map(|mark| mark.0);
        assert_eq!(holders.collect::<Vec<_>>(), [node], "one node holds the mark, and it is the one named");
    }
}

#[test]
fn every_mark_leads_to_the_node_that_holds_it() {
    check_tags(&read(&rows(9), &Style::easy_read()));
    check_tags(&read(&rows(9), &Style::large_print(36.0)));
    check_tags(&read(&list(90), &Style::plain()));
    check_tags(&read(&rows(9), &Style::dyslexia(14.0, PaperColour::Blue)));
    for imposition in [Imposition::Booklet, Imposition::Cards] {
        for count in [1, 9, 40] {
            check_tags(&read(&rows(count), &Style::easy_read_at(14.0).imposed(imposition)));
        }
    }
}

/// The words of all marks in the order of the tree of tags.
fn read_aloud(pdf: &Pdf) -> Vec<String> {
    let root = entry(pdf, pdf.catalog().unwrap(), "StructTreeRoot").as_dict().unwrap();
    let mut held = Vec::new();
    for kid in entry(pdf, root, "K").as_array().unwrap() {
        marks_in_tree(pdf, kid.as_reference().unwrap(), &mut held);
    }
    let role = |node| pdf.get_dictionary(node).unwrap().get(b"S").unwrap().as_name().unwrap().to_vec();
    let numbers: std::collections::HashMap<ObjectId, u32> =
        pdf.get_pages().into_iter().map(|(number, page)| (page, number)).collect();
    held.into_iter()
        .map(|(node, page, mark)| {
            format!("{} {}.{mark}", String::from_utf8_lossy(&role(node)), numbers[&page])
        })
        .collect()
}

#[test]
fn a_booklet_is_read_in_the_order_of_its_pages() {
    let document = rows(9);
    let (flat, folded) = (Style::easy_read_at(14.0).on(Paper::A5), Style::easy_read_at(14.0));
    let flat = read(&document, &flat);
    let folded = read(&document, &folded.imposed(Imposition::Booklet));
    let roles = |pdf: &Pdf| -> Vec<String> {
        read_aloud(pdf)
            .into_iter()
            .map(|mark| mark.split(' ').next().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(roles(&flat), roles(&folded));
    // Four small pages are one sheet, a side of it for two.
    let (flat_pages, sides) = (flat.get_pages().len(), folded.get_pages().len());
    assert_eq!(sides, flat_pages.div_ceil(4) * 2, "{flat_pages} pages");
    let figures = |pdf: &Pdf| -> Vec<String> {
        read_aloud(pdf).into_iter().filter(|mark| mark.starts_with("Figure")).collect()
    };
    assert_eq!(figures(&flat).len(), 9, "{:?}", figures(&folded));
}

#[test]
fn a_long_document_falls_into_parts_that_each_have_a_front_and_their_own_page_numbers() {
    let mut document = rows(80);
    document.sections.extend(rows(70).sections);
    let style = Style::easy_read();
    let pdf = read(&document, &style);
    check_tags(&pdf);
    let pages: Vec<String> = pdf.get_pages().keys().map(|page| pdf.extract_text(&[*page]).unwrap()).collect();
    let fronts: Vec<_> = (0..pages.len()).filter(|page| pages[*page].contains("Part ")).collect();
    assert!(fronts.len() == 2 && fronts[0] == 0, "{fronts:?} of {}", pages.len());
    assert!(pages[0].contains("Part 1 of 2") && pages[fronts[1]].contains("Part 2 of 2"));
    for part in [&pages[..fronts[1]], &pages[fronts[1]..]] {
        assert!(part.len() <= 20);
        for (number, page) in part.iter().enumerate() {
            let wanted = format!("Page {} of {}", number + 1, part.len());
            assert!(page.contains(&wanted), "{wanted} in {page}");
        }
    }
    let sentences: usize = pages.iter().map(|page| page.matches("Sentence number").count()).sum();
    assert_eq!(sentences, 150, "nothing is lost or said twice");
    assert_eq!(count_pages(&document, &style), Ok(pages.len()));
}

#[test]
fn letters_and_words_stand_apart_in_dyslexia_friendly_print_and_are_copied_whole() {
    let style = Style::dyslexia(14.0, PaperColour::White);
    let text = read(&rows(3), &style).extract_text(&[1]).unwrap();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Sentence number 3 about the bus."), "{text}");
    let closer = Style { spacing: Spacing::default(), ..style.clone() };
    let many = |style: &Style| count_pages(&rows(60), style).unwrap();
    assert!(many(&style) >= many(&closer));
}

#[test]
fn the_same_document_makes_the_same_bytes_and_another_does_not() {
    let style = Style::easy_read();
    let first = Press::new().unwrap().write(&rows(7), &style).unwrap();
    let press = Press::new().unwrap();
    press.write(&list(50), &Style::plain()).unwrap();
    assert!(press.write(&rows(7), &style).unwrap() == first, "what was printed before changes nothing");
    assert!(press.write(&rows(6), &style).unwrap() != first);
}

#[test]
fn no_page_has_more_than_five_rows() {
    let pdf = read(&rows(12), &Style::easy_read());
    let pages = pdf.get_pages();
    assert!(pages.len() >= 3, "12 rows need them");
    for page in pages.into_values() {
        let figures = marks(&pdf, page).into_iter().filter(|(tag, _)| tag == "Figure").count();
        assert!((1..=5).contains(&figures), "{figures} rows on a page");
    }
}

#[test]
fn a_picture_used_often_stands_in_the_file_once() {
    let pdf = read(&rows(12), &Style::easy_read());
    let forms = pdf.objects.values().filter(|object| {
        object.as_stream().is_ok_and(|stream| {
            stream.dict.get(b"Subtype").is_ok_and(|kind| kind.as_name().is_ok_and(|name| name == b"Form"))
        })
    });
    assert_eq!(forms.count(), 1);
}

#[test]
fn a_picture_has_its_words_and_its_place() {
    let pdf = read(&rows(1), &Style::easy_read());
    let figure = pdf.objects.values().filter_map(|object| object.as_dict().ok()).find(|element| {
        element.get(b"S").is_ok_and(|role| role.as_name().is_ok_and(|name| name == b"Figure"))
    });
    let figure = figure.unwrap();
    assert_eq!(figure.get(b"Alt").unwrap().as_str().unwrap(), b"A bus");
    let place = figure.get(b"A").unwrap().as_dict().unwrap().get(b"BBox").unwrap().as_array().unwrap();
    let corners: Vec<f32> = place.iter().map(|corner| corner.as_float().unwrap()).collect();
    assert!(corners[0] < corners[2] && corners[1] < corners[3] && corners[3] < 842.0, "{corners:?}");
}

#[test]
fn the_file_says_what_it_is() {
    let pdf = read(&rows(1), &Style::easy_read());
    assert_eq!(pdf.version, "1.7");
    let catalog = pdf.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en-GB");
    let preferences = entry(&pdf, catalog, "ViewerPreferences").as_dict().unwrap();
    assert!(preferences.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    assert_eq!(preferences.get(b"PrintScaling").unwrap().as_name().unwrap(), b"None");
    let metadata = entry(&pdf, catalog, "Metadata").as_stream().unwrap();
    let xml = String::from_utf8_lossy(&metadata.content);
    assert!(xml.contains("<pdfuaid:part>1</pdfuaid:part>") && xml.contains("Short breaks"));
    let outline = entry(&pdf, catalog, "Outlines").as_dict().unwrap();
    assert_eq!(outline.get(b"Count").unwrap().as_i64().unwrap(), 2, "the title and one section");
}

#[test]
fn words_are_found_in_reading_order_with_the_spaces_between_lines() {
    let mut document = rows(1);
    let long = "We meet at the town hall on Thursday 26 November 2026 and everybody is welcome to come.";
    document.sections[0].blocks.push(Block::Para(long.into()));
    let pdf = read(&document, &Style::easy_read());
    let text = pdf.extract_text(&[1]).unwrap();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let places: Vec<_> = [
        "Northbrook Council",
        "Easy read",
        "Short breaks",
        "The bus",
        "Sentence number 1",
        long,
        "Page 1 of 1",
    ]
    .iter()
    .map(|words| text.find(words))
    .collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} in {text}");
}

#[test]
fn a_table_repeats_its_head_and_reads_it_once() {
    let pdf = read(&list(90), &Style::plain());
    let pages = pdf.get_pages();
    assert!(pages.len() > 1);
    for number in pages.keys() {
        assert!(pdf.extract_text(&[*number]).unwrap().contains("Number"), "no head on page {number}");
    }
    let heads: usize =
        pages.values().map(|page| marks(&pdf, *page).iter().filter(|(tag, _)| tag == "TH").count()).sum();
    assert_eq!(heads, 2);
}

#[test]
fn a_table_too_wide_for_large_letters_is_read_row_by_row() {
    let mut document = list(3);
    if let Block::Table(table) = &mut document.sections[0].blocks[0] {
        table.head.push("Transportation-arrangements".into());
        table.rows.iter_mut().for_each(|row| row.push("yes".into()));
    }
    let pdf = read(&document, &Style::large_print(36.0));
    let pages = pdf.get_pages();
    let all: Vec<String> = pages.values().flat_map(|page| marks(&pdf, *page)).map(|(tag, _)| tag).collect();
    assert!(all.contains(&"Lbl".to_owned()) && !all.contains(&"TH".to_owned()), "{all:?}");
}

#[test]
fn an_empty_document_is_a_page_with_a_title() {
    let pdf = read(&Document::new("", "", day()), &Style::easy_read());
    assert_eq!(pdf.get_pages().len(), 1);
    check_tags(&pdf);
}

#[test]
fn a_nul_and_other_control_characters_never_reach_the_page() {
    let mut document = rows(1);
    document.title = "Short\0 breaks\u{7}".into();
    document.sections[0].blocks.push(Block::Para(Words::from("before\0after\u{1b}[31m")));
    let text = read(&document, &Style::easy_read()).extract_text(&[1]).unwrap();
    assert!(text.contains("beforeafter[31m") && text.contains("Short breaks"), "{text}");
}

#[test]
fn a_letter_without_a_shape_is_an_error_that_names_only_the_letter() {
    let mut document = rows(1);
    document.sections[0].blocks.push(Block::Para("Hello ꆏ there".into()));
    let error = write(&document, &Style::easy_read()).unwrap_err();
    assert_eq!(error, DocumentError::MissingGlyph { character: 'ꆏ' });
    assert_eq!(error.to_string(), "the character “ꆏ” (U+A18F) can't be printed yet");
}

#[test]
fn a_word_as_long_as_a_book_stays_on_the_page() {
    let mut document = rows(0);
    document.sections[0].blocks.push(Block::Para("x".repeat(9000).into()));
    for style in [Style::easy_read(), Style::large_print(36.0), Style::plain()] {
        let pages = count_pages(&document, &style).unwrap();
        assert!(pages > 1);
        check_tags(&read(&document, &style));
    }
}

#[test]
fn a_row_taller_than_a_page_goes_on_at_the_next_line() {
    let mut document = rows(0);
    let words = Words::paragraphs(&"One more sentence about the bus.\n".repeat(60));
    document.sections[0].blocks.push(Block::Row(crate::documents::Row { full: words, ..Default::default() }));
    let pdf = read(&document, &Style::easy_read());
    let text: String = pdf.get_pages().keys().map(|page| pdf.extract_text(&[*page]).unwrap()).collect();
    assert!(pdf.get_pages().len() > 1);
    assert_eq!(text.matches("One more sentence").count(), 60);
}

#[test]
fn easy_read_prints_easy_words_and_large_print_full_ones() {
    let row = crate::documents::Row {
        full: vec!["Reimbursement.".into()],
        easy: vec!["We pay.".into()],
        ..Default::default()
    };
    let mut document = rows(0);
    document.sections[0].blocks.push(Block::Row(row));
    assert!(read(&document, &Style::easy_read()).extract_text(&[1]).unwrap().contains("We pay."));
    assert!(
        read(&document, &Style::large_print(18.0)).extract_text(&[1]).unwrap().contains("Reimbursement.")
    );
}

#[test]
fn the_last_page_says_how_to_reach_us_and_who_drew_the_pictures() {
    let mut document = rows(1);
    document.contact = Some(Contact { phone: "01632 960123".into(), ..Contact::default() });
    let meaning = Words::from("Time off.");
    document.sections[0].blocks.push(Block::HardWord(HardWord { word: "Respite".into(), meaning }));
    let text = read(&document, &Style::easy_read()).extract_text(&[1]).unwrap();
    for words in ["Contact us", "01632 960123", "OpenMoji", "Respite", "Time off."] {
        assert!(text.contains(words), "{words} in {text}");
    }
}
