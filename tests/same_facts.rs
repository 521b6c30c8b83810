//! A phone number, a price, a day or a name is the same in every format: whoever reads
//! braille rings the same number as whoever reads print.

use alongside_core::documents::{
    self, Block, BrailleGrade, Document, HandoutFormat, Look, Section, Sheet, braille,
};
use chrono::NaiveDate;
use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// Of the numbers that Ofcom keeps for made-up people, with every digit at every place of the
/// parts that are free.
pub fn facts() -> Vec<String> {
    let mut dice = Dice(0x00a1_0251_de00_0001);
    (0..2_000).map(|at| dice.fact(at % 20)).collect()
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most
    }

    fn of(&mut self, all: &[&'static str]) -> &'static str {
        all[self.below(all.len())]
    }

    fn digits(&mut self, many: usize) -> String {
        (0..many).map(|_| char::from(b'0' + u8::try_from(self.below(10)).unwrap())).collect()
    }

    fn fact(&mut self, kind: usize) -> String {
        const AREAS: [&str; 8] = [
            "0113 496 0",
            "0114 496 0",
            "0115 496 0",
            "0117 496 0",
            "0121 496 0",
            "0161 496 0",
            "020 7946 0",
            "0191 498 0",
        ];
        const MONTHS: [&str; 4] = ["December", "April", "June", "September"];
        const LETTERS: [&str; 8] = ["A", "B", "C", "D", "E", "G", "J", "N"];
        const NAMES: [&str; 16] = [
            "O’Brien",
            "D’Arcy",
            "Siân",
            "Zoë",
            "J. Smith",
            "McDonald",
            "Ng",
            "Al-Hassan",
            "Ewa Nowicka",
            "Gurpreet",
            "B. A. Moss",
            "François",
            "Mary-Ann",
            "St John",
            "de Souza",
            "Gwen",
        ];
        match kind {
            0 | 1 => format!("{}{}", self.of(&AREAS), self.digits(3)),
            2 => format!("01632 960{}", self.digits(3)),
            3 => format!("07700 900{}", self.digits(3)),
            4 => format!("{} {} {}", self.digits(2), self.digits(2), self.digits(2)),
            5 => format!("{}-{}-{}", self.digits(2), self.digits(2), self.digits(2)),
            6 => format!(
                "NB{} {}{}{}",
                self.below(30) + 1,
                self.digits(1),
                self.of(&LETTERS),
                self.of(&LETTERS)
            ),
            7 => format!("£{}.{}", self.below(900) + 1, self.digits(2)),
            8 => format!("£{},{}", self.below(90) + 1, self.digits(3)),
            9 => format!("{} {} 20{}", self.below(28) + 1, self.of(&MONTHS), self.digits(2)),
            10 => format!("{}/{}/20{}", self.below(28) + 1, self.below(12) + 1, self.digits(2)),
            11 => format!(
                "{}:{}{}{}",
                self.below(12) + 1,
                self.below(6),
                self.digits(1),
                self.of(&["am", "pm"])
            ),
            12 => format!("{} 496 {}", self.digits(3), self.digits(4)),
            13 => format!(
                "{}{}@example.org",
                self.of(&["gwen.askew", "o_brien", "together-board", "j"]),
                self.below(70)
            ),
            14 => format!(
                "www.example.org/{}-{}?b={}",
                self.of(&["a", "plan", "flat"]),
                self.digits(2),
                self.digits(1)
            ),
            15 => {
                format!("Flat {}{}, {} Mill Lane", self.below(60) + 1, self.of(&LETTERS), self.below(90) + 1)
            }
            16 => format!("{} {}", self.of(&["Flat", "Plan", "Group", "Room"]), self.of(&LETTERS)),
            17 => self.of(&NAMES).to_owned(),
            18 => self
                .of(&["1st", "2nd", "3rd", "4th", "6th", "21st", "22nd", "23rd", "30th", "46th"])
                .to_owned(),
            _ => {
                let (one, two) = (self.below(40) + 1, self.below(60) + 1);
                self.of(&[
                    "24/7",
                    "50%",
                    "p & p",
                    "4 × 6 = 24",
                    "5 + 6 = 11",
                    "1 in 4",
                    "1–6",
                    "26p",
                    "A-0146",
                    "46.4 miles",
                ])
                .replace("46.4", &format!("{one}.{two}"))
            }
        }
    }
}

/// Sentences that hold them, one each.
pub fn sentences(facts: &[String]) -> Vec<String> {
    facts.iter().map(|fact| format!("We say {fact} to you.")).collect()
}

fn document(sentences: &[String]) -> Document {
    let mut document =
        Document::new("Facts", "Northbrook Council", NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
    document.sections =
        vec![Section::new("", sentences.iter().map(|words| Block::easy(None, words.as_str())).collect())];
    document
}

/// Signs that are typed in more than one way are one, and lines end where the paper does.
fn bare(text: &str) -> String {
    let text = text.replace(['’', '‘'], "'").replace(['–', '—', '\u{2011}'], "-");
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{ad}' && !('\u{2066}'..='\u{2069}').contains(c))
        .collect()
}

/// The facts that do not stand in a text as they went in, each looked for behind the last.
fn lost(facts: &[String], text: &str) -> Vec<String> {
    let text = bare(text);
    let mut from = 0;
    let mut lost = Vec::new();
    for fact in facts {
        match text[from..].find(&bare(&format!("We say {fact} to you"))) {
            Some(at) => from += at + 1,
            None => lost.push(fact.clone()),
        }
    }
    lost
}

fn tool(name: &str, arguments: &[&str], path: Option<String>, input: &[u8]) -> String {
    let mut command = Command::new(name);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
    command.envs(path.map(|path| ("LOUIS_TABLEPATH", path)));
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{name}: {error}. Run `cargo xtask test`"));
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writing = std::thread::spawn(move || stdin.write_all(&input));
    let said = child.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    String::from_utf8(said.stdout).unwrap()
}

#[test]
fn two_thousand_facts_are_the_same_in_print_of_every_format_and_size() {
    let facts = facts();
    let document = document(&sentences(&facts));
    let folder = tempfile::tempdir().unwrap();
    for look in [
        Look::of(HandoutFormat::Plain),
        Look::of(HandoutFormat::EasyRead),
        Look::of(HandoutFormat::LargePrint).sized(36),
        Look::of(HandoutFormat::Dyslexia).on(Sheet::A5),
    ] {
        let file = folder.path().join("facts.pdf");
        fs::write(&file, documents::write(&document, &look).unwrap()).unwrap();
        let text = tool("pdftotext", &["-raw", file.to_str().unwrap(), "-"], None, b"");
        // The number of a page may stand between.
        let text: String =
            text.lines().filter(|line| !line.starts_with("Page ")).collect::<Vec<_>>().join("\n");
        assert_eq!(lost(&facts, &text), Vec::<String>::new(), "{look:?}");
    }
}

#[test]
fn two_thousand_facts_are_the_same_on_a_web_page_and_in_an_e_mail() {
    let facts = facts();
    let document = document(&sentences(&facts));
    let text =
        String::from_utf8(documents::write(&document, &Look::of(HandoutFormat::Text)).unwrap()).unwrap();
    assert_eq!(lost(&facts, &text), Vec::<String>::new());
    let page =
        String::from_utf8(documents::write(&document, &Look::of(HandoutFormat::Html)).unwrap()).unwrap();
    let (mut words, mut within) = (String::new(), false);
    for letter in page[page.find("<body").unwrap()..].chars() {
        match letter {
            '<' => within = true,
            '>' => within = false,
            letter if !within => words.push(letter),
            _ => {}
        }
    }
    for (sign, letter) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
        words = words.replace(sign, letter);
    }
    assert_eq!(lost(&facts, &words), Vec::<String>::new());
}

#[test]
fn two_thousand_facts_are_read_back_out_of_braille_of_both_grades() {
    let facts = facts();
    for (grade, table) in
        [(BrailleGrade::Contracted, "en-ueb-g2.ctb"), (BrailleGrade::Uncontracted, "en-ueb-g1.ctb")]
    {
        let cells: Vec<String> =
            sentences(&facts).iter().map(|words| braille::cells(words, grade).unwrap()).collect();
        let read = tool(
            "lou_translate",
            &["--backward", &format!("unicode.dis,{table}")],
            None,
            cells.join("\n").as_bytes(),
        );
        let wrong: Vec<_> = facts
            .iter()
            .zip(&cells)
            .zip(read.lines())
            .filter(|((fact, _), line)| bare(line) != bare(&format!("We say {fact} to you.")))
            .map(|((fact, cells), line)| format!("{fact}: {line} {cells}"))
            .collect();
        println!("{} of {} facts", wrong.len(), facts.len());
        assert!(wrong.is_empty(), "{} are wrong: {:#?}", wrong.len(), &wrong[..wrong.len().min(60)]);
    }
}
