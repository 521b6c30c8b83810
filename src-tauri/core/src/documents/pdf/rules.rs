//! The layout rules EL-1 to EL-13 of easy read and large print, held against
//! 500 made-up handouts whose files are read back.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::style::{MM, Measure};
use super::tests::check_tags;
use super::*;
use crate::documents::look::{HandoutFormat, Look, PaperColour, Sheet};
use crate::documents::pictures;
use crate::documents::tree::{Block, Contact, Fact, HardWord, Words};

mod read_back;

pub(super) use self::read_back::read_back;
use self::read_back::{Seen, SeenLine};

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
            "26 November 2026",
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

/// Words that say which row they belong to, so that a row can be found again.
fn handout(dice: &mut Dice, large: bool) -> Document {
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let mut document = Document::new("Come and talk about short breaks", "Northbrook Council", day);
    document.kind_label = "Easy read".into();
    document.cover_picture = pictures::picture("together");
    let words = if large { 2 } else { 12 };
    let mut row = 0;
    for section in 0..1 + dice.below(3) {
        let mut blocks = Vec::new();
        for _ in 0..1 + dice.below(6) {
            row += 1;
            let mut sentences: Vec<Words> =
                (0..1 + dice.below(if large { 1 } else { 3 })).map(|_| dice.sentence(words).into()).collect();
            sentences.insert(0, format!("Row {row} begins.").into());
            sentences.push(format!("Row {row} ends.").into());
            let picture = dice.of(&["bus", "money", "calendar", "meeting", "carer", "phone", "home"]);
            blocks.push(match dice.below(12) {
                0 => Block::Note(dice.sentence(words).into()),
                1 => Block::Points((0..3).map(|_| dice.sentence(words).into()).collect()),
                2 => Block::Facts(vec![
                    Fact {
                        label: "Day".into(),
                        value: "26 November 2026".into(),
                        picture: pictures::picture("calendar"),
                    },
                    Fact {
                        label: "Place".into(),
                        value: dice.sentence(words).into(),
                        picture: pictures::picture("meeting"),
                    },
                ]),
                _ => Block::Row(crate::documents::Row {
                    picture: pictures::picture(picture),
                    full: sentences.clone(),
                    easy: sentences,
                    source: None,
                }),
            });
            if !large && dice.below(6) == 0 {
                blocks.push(Block::HardWord(HardWord {
                    word: "Respite".into(),
                    meaning: dice.sentence(words).into(),
                }));
            }
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
    document
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
    let sheet = if size.is_some_and(|size| size > 20) {
        Sheet::A4
    } else {
        dice.of(&[Sheet::A4, Sheet::A4, Sheet::A5])
    };
    let colour = dice.of(&[PaperColour::White, PaperColour::Yellow, PaperColour::Blue, PaperColour::Pink]);
    Look { size, colour, ..Look::of(format).on(sheet) }
}

#[test]
fn the_layout_rules_hold_on_500_handouts() {
    let press = Press::new().unwrap();
    let mut dice = Dice(2026);
    let mut checked = [0; 4];
    for number in 0..500 {
        let look = look(&mut dice);
        let style = Style::of(&look);
        // A row that no page could hold has to be split.
        let document = handout(&mut dice, style.size_pt >= 24.0 || style.paper == Paper::A5);
        let pdf = lopdf::Document::load_mem(&press.write(&document, &style).unwrap()).unwrap();
        let pages = read_back(&pdf);
        let case = Case { name: format!("handout {number} in {look:?}"), document, style };
        case.keeps_words_whole(&pages);
        case.keeps_to_sizes_margins_and_lines(&pages);
        case.keeps_rows_and_headings_together(&pages);
        case.keeps_pictures_in_their_place(&pages);
        case.keeps_page_numbers_in_one_place(&pages);
        case.leaves_a_quarter_white_and_every_letter_black(&pages);
        check_tags(&pdf);
        checked[HandoutFormat::ALL.iter().position(|format| *format == look.format).unwrap()] += 1;
    }
    assert!(checked.iter().all(|count| *count > 80), "{checked:?}");
}

struct Case {
    name: String,
    document: Document,
    style: Style,
}

impl Case {
    fn measure(&self) -> Measure {
        Measure::of(&self.style)
    }

    /// EL-3: no word is hyphenated or split; a date and a telephone number stay on one line.
    fn keeps_words_whole(&self, pages: &[Seen]) {
        let stored = serde_json::to_string(&self.document).unwrap();
        let known: HashSet<&str> = stored.split(|c: char| c.is_whitespace() || c == '"').collect();
        let own = "Contact us Phone E-mail Page of Pictures: OpenMoji, openmoji.org, licence CC BY-SA 4.0. 22 November 2026 • Part";
        let own: HashSet<&str> = own.split(' ').collect();
        for (page, line) in lines(pages) {
            for word in line.text.split_whitespace() {
                let number = word.chars().all(|c| c.is_ascii_digit());
                assert!(
                    known.contains(word) || own.contains(word) || number,
                    "{}: “{word}” in “{}” on page {page}",
                    self.name,
                    line.text
                );
            }
            let text = line.text.trim();
            assert!(!text.ends_with(" November") && !text.ends_with("01632"), "{}: “{text}”", self.name);
        }
    }

    /// EL-1, EL-2, EL-4: nothing smaller than the set size, not even credits and
    /// page numbers; headings larger and bold; nothing in the margins.
    fn keeps_to_sizes_margins_and_lines(&self, pages: &[Seen]) {
        let (style, measure) = (&self.style, self.measure());
        assert!(style.size_pt >= 12.0 && (1.3..=1.5).contains(&style.leading));
        let least = if style.size_pt >= 24.0 { 15.0 } else { 20.0 };
        assert!(style.margin_mm >= least, "{}: {} mm", self.name, style.margin_mm);
        for (page, line) in lines(pages) {
            let share = line.size / style.size_pt;
            assert!(share >= 0.999, "{}: {} pt on page {page}", self.name, line.size);
            if share > 1.01 {
                assert!(line.bold && (1.2..=1.51).contains(&share), "{}: “{}”", self.name, line.text);
            }
            assert!(line.x >= measure.margin - 0.1, "{}: “{}” in the left margin", self.name, line.text);
            let right = line.x + line.width;
            assert!(
                right <= measure.width - measure.margin + 0.5,
                "{}: “{}” ends at {right} of {}",
                self.name,
                line.text,
                measure.width - measure.margin
            );
            assert!(
                line.y >= measure.margin - 0.1 && line.y <= measure.height - measure.margin,
                "{}",
                self.name
            );
        }
        for page in pages {
            for pair in page.lines.windows(2) {
                if pair[0].mark.is_some() && pair[0].mark == pair[1].mark {
                    let leading = (pair[0].y - pair[1].y) / pair[0].size;
                    assert!((1.29..=1.51).contains(&leading), "{}: lines {leading} apart", self.name);
                    assert!((pair[0].x - pair[1].x).abs() < 0.1, "{}: “{}”", self.name, pair[1].text);
                }
            }
        }
    }

    /// EL-5: a row stands on one page; a heading is never the last of its page.
    fn keeps_rows_and_headings_together(&self, pages: &[Seen]) {
        for row in 1.. {
            let page_of = |words: &str| {
                pages.iter().position(|page| page.lines.iter().any(|line| line.text.trim() == words))
            };
            let Some(begins) = page_of(&format!("Row {row} begins.")) else {
                if row > 20 {
                    break;
                }
                continue;
            };
            assert_eq!(page_of(&format!("Row {row} ends.")), Some(begins), "{}: row {row}", self.name);
        }
        for page in pages {
            let body: Vec<_> = page.lines.iter().filter(|line| !line.text.starts_with("Page ")).collect();
            let lowest = body
                .iter()
                .filter(|line| !line.text.starts_with("22 November"))
                .min_by(|one, other| one.y.total_cmp(&other.y));
            let heading = lowest.filter(|line| (1.1..1.4).contains(&(line.size / self.style.size_pt)));
            assert!(heading.is_none(), "{}: {heading:?} ends a page", self.name);
        }
    }

    /// EL-6: at the left in a column of a third, level with the first line of
    /// the row and 6 mm from it; or above the words, and never over them.
    fn keeps_pictures_in_their_place(&self, pages: &[Seen]) {
        let measure = self.measure();
        let capitals = 0.716;
        for page in pages {
            for [left, bottom, right, top] in &page.pictures {
                if measure.place == PicturePlace::Left {
                    let edge = measure.margin + measure.indent() - 6.0 * MM;
                    assert!(*right <= edge + 0.5, "{}: a picture reaches {right}, not {edge}", self.name);
                    let level = page
                        .lines
                        .iter()
                        .any(|line| line.x >= *right && (line.y + capitals * line.size - top).abs() < 1.5);
                    assert!(level, "{}: a picture at {top} beside no first line", self.name);
                } else {
                    assert!(self.style.size_pt >= 18.0 || self.style.paper == Paper::A5, "{}", self.name);
                    let below = page.lines.iter().any(|line| line.y < *bottom && line.x <= left + 1.0);
                    assert!(below, "{}: a picture above no words", self.name);
                }
                for line in &page.lines {
                    let apart = line.y >= *top
                        || line.y + capitals * line.size <= *bottom
                        || line.x >= *right
                        || line.x + line.width <= *left;
                    assert!(apart, "{}: “{}” over a picture", self.name, line.text);
                }
            }
            let most = if self.style.format == Format::EasyRead { 6 } else { 40 };
            assert!(page.pictures.len() <= most, "{}: {} pictures", self.name, page.pictures.len());
        }
    }

    /// EL-10: on every page, at the same place, as large as the words.
    fn keeps_page_numbers_in_one_place(&self, pages: &[Seen]) {
        let (measure, mut height) = (self.measure(), None);
        for (index, page) in pages.iter().enumerate() {
            let numbers: Vec<_> = page.lines.iter().filter(|line| line.text.starts_with("Page ")).collect();
            assert_eq!(numbers.len(), 1, "{}: page {}", self.name, index + 1);
            assert!(numbers[0].text.contains(" of "), "{}: “{}”", self.name, numbers[0].text);
            assert_eq!(numbers[0].size, self.style.size_pt, "{}", self.name);
            let right = numbers[0].x + numbers[0].width;
            let apart = (right - (measure.width - measure.margin)).abs();
            // The space behind the last letter of wider print is part of its place.
            assert!(apart <= 0.1 + self.style.size_pt * 0.08, "{}: {apart} from the margin", self.name);
            assert_eq!(*height.get_or_insert(numbers[0].y), numbers[0].y, "{}", self.name);
        }
    }

    /// EL-9 and EL-11. Every letter is black, every ground pale (7:1 and more).
    fn leaves_a_quarter_white_and_every_letter_black(&self, pages: &[Seen]) {
        let measure = self.measure();
        for page in pages {
            let words: f32 = page.lines.iter().map(|line| line.width * line.size).sum();
            let drawn: f32 = page.pictures.iter().map(|[l, b, r, t]| (r - l) * (t - b)).sum();
            let share = (words + drawn) / (measure.width * measure.height);
            assert!(share <= 0.75, "{}: {share} of a page is ink", self.name);
            for line in &page.lines {
                assert_eq!(line.colour, [0.0; 3], "{}: “{}”", self.name, line.text);
            }
            for [red, green, blue] in &page.grounds {
                let linear = |part: &f32| ((part + 0.055) / 1.055).powf(2.4);
                let light = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
                let contrast = (light + 0.05) / 0.05;
                assert!(contrast >= 7.0, "{}: {contrast} to 1", self.name);
            }
        }
    }
}

fn lines(pages: &[Seen]) -> impl Iterator<Item = (usize, &SeenLine)> {
    pages.iter().enumerate().flat_map(|(page, seen)| seen.lines.iter().map(move |line| (page + 1, line)))
}
