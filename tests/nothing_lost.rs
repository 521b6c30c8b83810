//! Whatever stands in a cell of a sheet is found afterwards, in the record or in
//! its notes, or the row was refused with a reason: over every kind whose sheet
//! comes in and every column that fills a field, with cells that nobody thought of.

use crate::office::Office;
use alongside_core::Kind;
use alongside_core::import::Import;
use alongside_core::offers::Bring;
use alongside_core::sheet::Cell;
use serde_json::Value;
use std::collections::BTreeSet;

/// What registers and plans write, into whichever column.
const WRITTEN: &[&str] = &[
    "Yes",
    "No",
    "No, do not contact",
    "Withdrawn 03/2025",
    "Post only",
    "Via carer",
    "Through a carer",
    "not sure",
    "3 March 2025",
    "June 2024",
    "31/02/2024",
    "24-Jun",
    "Braille grade 1",
    "Braille, grade 2, contracted",
    "Braille 24",
    "Grade 1",
    "uncontracted",
    "Large print 18",
    "size 20",
    "None 5",
    "Audio CD",
    "USB",
    "Easy read",
    "WhatsApp",
    "mobile",
    "e-mail",
    "phone; e-mail",
    "Blue badge (red car)",
    "Blue badge, red car",
    "Hearing loop",
    "On track",
    "Complete and operating",
    "Complete and operating since May 2024",
    "Community group",
    "Cream",
    "Polish",
    "Gwen",
    "Mary Ann",
];

/// Words that a record says in others, and those of a cell in which nothing is said.
const SAID_OTHERWISE: &[&str] = &["none", "n", "a", "size", "and"];

#[test]
fn every_cell_of_every_sheet_is_kept_or_its_row_is_refused() {
    let mut lost = Vec::new();
    let kinds: Vec<Kind> =
        Kind::ALL.iter().copied().filter(|k| !matches!(k.offers().bring, Bring::Never(_))).collect();
    assert!(kinds.len() >= 3);
    for kind in kinds {
        let mut kept = 0;
        for seed in [3, 4, 5, 6] {
            let mut sheet = Sheet::of(kind, seed);
            let rows: Vec<Vec<String>> = (0..150).map(|_| sheet.row()).collect();
            let mut office = Office::new();
            let (import, now) = (sheet.import(&rows), office.now());
            let refused: BTreeSet<u32> =
                import.bring_in(&mut office.store, now).unwrap().1.refused.iter().map(|r| r.line).collect();
            let mut line = 2;
            let mut accepted = Vec::new();
            for row in &rows {
                if !refused.contains(&line) {
                    accepted.push(row);
                }
                line += 1 + lines_within(row);
            }
            let records = records(&office, kind);
            assert_eq!(records.len(), accepted.len(), "{} of seed {seed}", kind.many());
            kept += records.len();
            for (row, record) in accepted.iter().zip(&records) {
                for (heading, cell) in sheet.headings.iter().zip(row.iter()) {
                    let gone: Vec<String> = words(cell).filter(|word| !is_there(word, record)).collect();
                    if !gone.is_empty() {
                        lost.push(format!("{} {heading} “{cell}”: {gone:?} of {row:?}", kind.label()));
                    }
                }
            }
        }
        assert!(kept > 150, "only {kept} {} were kept, so little was tried", kind.many());
    }
    let some: Vec<&String> = lost.iter().take(20).collect();
    assert!(lost.is_empty(), "{} cells were lost, such as {some:#?}", lost.len());
}

fn is_there(word: &str, record: &BTreeSet<String>) -> bool {
    record.contains(word) || SAID_OTHERWISE.contains(&word)
}

fn lines_within(row: &[String]) -> u32 {
    row.iter().map(|cell| u32::try_from(cell.matches('\n').count()).unwrap()).sum()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
}

/// The words of each record, in the stored order: all that it holds, and its line of the export.
fn records(office: &Office, kind: Kind) -> Vec<BTreeSet<String>> {
    let mut all = Vec::new();
    (kind.offers().each)(&office.ask(), &mut |record| {
        let mut found = BTreeSet::new();
        gather(&record.json()?, &mut found);
        for cell in record.cells() {
            found.extend(words(text(&cell)));
        }
        all.push(found);
        Ok(())
    })
    .unwrap();
    all
}

fn text(cell: &Cell) -> &str {
    match cell {
        Cell::Typed(text) | Cell::Ours(text) => text,
    }
}

fn gather(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => found.extend(words(text)),
        Value::Number(number) => found.extend(words(&number.to_string())),
        Value::Array(parts) => parts.iter().for_each(|part| gather(part, found)),
        Value::Object(fields) => fields.values().for_each(|part| gather(part, found)),
        Value::Null | Value::Bool(_) => {}
    }
}

struct Sheet {
    kind: Kind,
    headings: Vec<&'static str>,
    /// What the made-up council has under each heading.
    usual: Vec<Vec<String>>,
    dice: u64,
    told: u32,
}

impl Sheet {
    fn of(kind: Kind, seed: u64) -> Self {
        let own = kind.offers().headings;
        let sheet = format!("{}\r\n", own.join(","));
        let office = Office::with_sample();
        let import = Import::read(kind, "list.csv", sheet.as_bytes()).unwrap();
        let headings: Vec<_> = import.preview(office.now()).unwrap().fields.iter().map(|f| f.label).collect();
        let mut usual = vec![Vec::new(); headings.len()];
        (kind.offers().each)(&office.ask(), &mut |record| {
            for (cell, heading) in record.cells().into_iter().zip(own) {
                let at = headings.iter().position(|known| known == heading).unwrap();
                usual[at].extend(Some(text(&cell).to_owned()).filter(|text| !text.is_empty()));
            }
            Ok(())
        })
        .unwrap();
        Self { kind, headings, usual, dice: seed, told: 0 }
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.dice ^= self.dice << 13;
        self.dice ^= self.dice >> 7;
        self.dice ^= self.dice << 17;
        usize::try_from((self.dice >> 20) % sides as u64).unwrap()
    }

    /// Half of it as usual, and up to four odd cells.
    fn row(&mut self) -> Vec<String> {
        let columns = self.headings.len();
        let mut row: Vec<String> = (0..columns)
            .map(|at| if at < 2 || self.roll(2) == 0 { self.usual(at) } else { String::new() })
            .collect();
        for _ in 0..=self.roll(4) {
            let at = self.roll(columns);
            row[at] = self.odd(at);
        }
        row
    }

    fn usual(&mut self, at: usize) -> String {
        let known = self.usual[at].len();
        if known == 0 {
            return ["Gwen", "Mary Ann", "Idris"][self.roll(3)].to_owned();
        }
        let chosen = self.roll(known);
        self.usual[at][chosen].clone()
    }

    /// Something usual or written, and a word that stands nowhere else.
    fn odd(&mut self, at: usize) -> String {
        self.told += 1;
        let (new, written) = (format!("qx{}z", self.told), WRITTEN[self.roll(WRITTEN.len())].to_owned());
        let known = if self.roll(2) == 0 { self.usual(at) } else { written };
        match self.roll(14) {
            0 => new,
            1 => format!("{known} {new}"),
            2 => format!("{new} {known}"),
            3 => format!("{known}, {new}"),
            4 => format!("{known}; {new}"),
            5 => format!("{known}\n{new}"),
            6 => format!("{known} ({new})"),
            7 => format!("{known} and {new}"),
            8 => format!("N/A {new}"),
            9 => format!("{}{new}", "so on and ".repeat([4, 25, 150, 250][self.roll(4)])),
            10 => format!("{known} - {new}"),
            _ => known,
        }
    }

    fn import(&self, rows: &[Vec<String>]) -> Import {
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record(&self.headings).unwrap();
        rows.iter().for_each(|row| csv.write_record(row).unwrap());
        Import::read(self.kind, "list.csv", &csv.into_inner().unwrap()).unwrap()
    }
}
