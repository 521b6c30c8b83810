//! The layout rules EL-1 to EL-13 of easy read and large print, held against
//! 500 made-up handouts whose files are read back.

use chrono::NaiveDate;

use super::style::Measure;
use super::tests::check_tags;
use super::*;
use crate::documents::look::{HandoutFormat, Look, PaperColour, Sheet};
use crate::documents::pictures;
use crate::documents::remark::RemarkKind;
use crate::documents::tree::{Block, Contact, Fact, HardWord, Words};

mod boxes;
mod file;
mod page;
mod read_back;
mod sheets;

pub(super) use self::read_back::read_back;
use self::read_back::{Seen, SeenLine};

/// What the icon of a box says that explains a hard word.
const ICON: &str = "Hard word";

/// A generator of its own: the same 500 handouts on every computer.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    fn sentence(&mut self, most: usize) -> String {
        const WORDS: [&str; 24] = [
            "we",
            "you",
            "bus",
            "pay",
            "meeting",
            "together",
            "carer",
            "support",
            "choose",
            "hall",
            "day",
            "co-production",
            "money",
            "friend",
            "plan",
            "change",
            "house",
            "tell",
            "quiet",
            "room",
            "Thursday 26 November 2026",
            "01632 960123",
            "£20",
            "interpreter",
        ];
        let count = 3 + self.below(most);
        // A number follows a word, or both would be taken for one.
        let words: Vec<_> =
            (0..count).map(|place| self.of(&WORDS[..if place % 2 == 0 { 20 } else { 24 }])).collect();
        format!("The {}.", words.join(" "))
    }
}

/// Words that say which row they belong to, so that a row can be found again;
/// and how many rows there are.
fn handout(dice: &mut Dice) -> (Document, usize) {
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let mut document = Document::new("Come and talk about short breaks", "Northbrook Council", day);
    document.kind_label = "Easy read".into();
    document.cover_picture = pictures::picture("together");
    let mut rows = 0;
    for section in 0..1 + dice.below(3) {
        let mut blocks = Vec::new();
        for _ in 0..1 + dice.below(6) {
            blocks.extend(some_blocks(dice, &mut rows));
        }
        document.sections.push(Section::new(format!("Section {section} of it"), blocks));
    }
    document.contact = Some(Contact {
        organisation: "Northbrook Council".into(),
        phone: "01632 960123".into(),
        email: "together@example.org".into(),
        other_formats: "Ask us for large print.".into(),
        ..Contact::default()
    });
    (document, rows)
}

/// A row, with the box of a hard word at times, or something else.
fn some_blocks(dice: &mut Dice, rows: &mut usize) -> Vec<Block> {
    let fact = |label: &str, value: String, picture| Fact {
        label: label.into(),
        value: value.into(),
        picture: pictures::picture(picture),
    };
    match dice.below(12) {
        0 => return vec![Block::Note(dice.sentence(12).into())],
        1 => return vec![Block::Points((0..3).map(|_| dice.sentence(12).into()).collect())],
        2 => {
            return vec![Block::Facts(vec![
                fact("Day", "26 November 2026".into(), "calendar"),
                fact("Place", dice.sentence(12), "meeting"),
            ])];
        }
        _ => {}
    }
    *rows += 1;
    let row = *rows;
    // At times more than any page holds.
    let many = if dice.below(25) == 0 { 12 + dice.below(30) } else { 1 + dice.below(3) };
    let mut sentences: Vec<Words> = (0..many).map(|_| dice.sentence(12).into()).collect();
    let hard = format!("respite-{row}");
    let explained = dice.below(5) == 0;
    if explained {
        let at = dice.below(sentences.len());
        sentences.insert(at, Words::from(format!("Row {row} calls it {hard}.")).embolden(&hard));
    }
    sentences.insert(0, format!("Row {row} begins.").into());
    sentences.push(format!("Row {row} ends.").into());
    let picture = dice.of(&["bus", "money", "calendar", "meeting", "carer", "phone", "home"]);
    let picture = pictures::picture(picture);
    let row =
        crate::documents::Row { picture, full: sentences.clone(), easy: sentences, ..Default::default() };
    let mut blocks = vec![Block::Row(row)];
    if explained {
        let meaning = format!("Box {rows} means a rest. {}", dice.sentence(6)).into();
        blocks.push(Block::HardWord(HardWord { word: hard.into(), meaning }));
    }
    blocks
}

fn look(dice: &mut Dice) -> Look {
    let format = dice.of(&[
        HandoutFormat::EasyRead,
        HandoutFormat::LargePrint,
        HandoutFormat::Plain,
        HandoutFormat::Dyslexia,
    ]);
    let size = match format {
        HandoutFormat::EasyRead => dice.of(&[None, Some(14), Some(16), Some(18), Some(24)]),
        HandoutFormat::LargePrint => {
            dice.of(&[None, Some(16), Some(18), Some(20), Some(24), Some(28), Some(36)])
        }
        _ => dice.of(&[None, Some(12), Some(14)]),
    };
    // Wider than that, an address or a date is wider than a small page, and told so.
    let sheet = match size {
        Some(25..) => Sheet::A4,
        Some(21..) => dice.of(&[Sheet::A4, Sheet::A4, Sheet::A5, Sheet::Booklet]),
        _ => dice.of(&[Sheet::A4, Sheet::A4, Sheet::A5, Sheet::Booklet, Sheet::Cards]),
    };
    let colour = dice.of(&[PaperColour::White, PaperColour::Yellow, PaperColour::Blue, PaperColour::Pink]);
    Look { size, colour, ..Look::of(format).on(sheet) }
}

#[test]
fn the_layout_rules_hold_on_500_handouts() {
    let press = Press::new().unwrap();
    let mut dice = Dice(2026);
    let mut checked = [0; 4];
    let (mut parted, mut boxes, mut sheets) = (0, 0, 0);
    for number in 0..500 {
        let look = look(&mut dice);
        let (document, rows) = handout(&mut dice);
        let case = Case::new(&press, format!("handout {number} in {look:?}"), document, rows, &look);
        let pdf = lopdf::Document::load_mem(&press.write(&case.document, &case.style).unwrap()).unwrap();
        let pages = case.pages(&pdf);
        case.keeps_words_whole(&pages);
        case.keeps_to_sizes_margins_and_lines(&pages);
        case.keeps_rows_and_headings_together(&pages);
        case.keeps_pictures_in_their_place(&pages);
        case.keeps_page_numbers_in_one_place(&pages);
        case.leaves_a_quarter_white_and_every_letter_black(&pages);
        boxes += case.explains_hard_words_right_below_their_row(&pages);
        case.loses_nothing_in_grey(&pages);
        case.says_what_it_is_and_is_read_in_order(&pdf);
        check_tags(&pdf);
        parted += case.parted.len();
        sheets += usize::from(case.style.imposition != Imposition::None);
        checked[HandoutFormat::ALL.iter().position(|format| *format == look.format).unwrap()] += 1;
    }
    assert!(checked.iter().min().is_some_and(|least| *least > 80), "{checked:?}");
    assert!(parted > 40 && boxes > 200 && sheets > 100, "{parted} rows, {boxes} boxes, {sheets} sheets");
}

struct Case {
    name: String,
    document: Document,
    style: Style,
    pages: usize,
    rows: usize,
    /// The rows that no page could hold, from 1, as an officer is told.
    parted: Vec<usize>,
}

impl Case {
    fn new(press: &Press, name: String, document: Document, rows: usize, look: &Look) -> Self {
        let style = Style::of(look);
        let Laid { pages, remarks, .. } = press.lay(&document, &style).unwrap();
        let of_row = |remark: Remark| match remark.kind {
            RemarkKind::RowParted { .. } => remark.row.unwrap() + 1,
            other => panic!("{name}: {other:?}"),
        };
        let parted = remarks.into_iter().map(of_row).collect();
        Self { name, document, style, pages: pages.len(), rows, parted }
    }

    fn measure(&self) -> Measure {
        Measure::of(&self.style)
    }
}

fn lines(pages: &[Seen]) -> impl Iterator<Item = (usize, &SeenLine)> {
    pages.iter().enumerate().flat_map(|(page, seen)| seen.lines.iter().map(move |line| (page + 1, line)))
}
