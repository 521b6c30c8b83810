//! A CSV file as councils have it: any of the usual encodings and separators,
//! each row with the line on which it starts.

use crate::error::{Code, Error, Result};

#[derive(Debug)]
pub struct Sheet {
    pub encoding: &'static str,
    pub separator: &'static str,
    pub headings: Vec<String>,
    /// Rows that hold anything.
    pub rows: Vec<Row>,
}

#[derive(Debug)]
pub struct Row {
    /// Headings are line 1.
    pub line: u32,
    /// In one piece of memory: a large file has millions of cells.
    pub cells: csv::StringRecord,
    /// Why it can't be kept, whatever it holds.
    pub problem: Option<String>,
}

/// The longest cell that is somebody's words and not a broken file.
const LONGEST: usize = 20_000;

impl Sheet {
    /// # Errors
    /// `UnreadableFile` with what to do about it.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let (text, encoding) = decoded(bytes)?;
        let separator = separator(&text);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .from_reader(text.as_bytes());
        let mut lines = Lines { bytes: text.as_bytes(), at: 0, line: 1 };
        let mut record = csv::StringRecord::new();
        let mut headings: Option<Vec<String>> = None;
        let mut rows = Vec::new();
        loop {
            let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
            match reader.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => break,
                Err(_) => return Err(unreadable("This file can't be read as a spreadsheet.", SAVE_AS_CSV)),
            }
            let line = lines.of(start);
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let Some(headings) = &headings else {
                headings = Some(record.iter().map(|h| h.trim().to_owned()).collect());
                continue;
            };
            let end = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
            let problem = problem(&record, headings.len(), &text, start, end);
            let cells = if problem.is_some() { csv::StringRecord::new() } else { record.clone() };
            rows.push(Row { line, cells, problem });
        }
        let headings = headings
            .ok_or_else(|| unreadable("This file is empty.", "Choose the file with the list in it."))?;
        let separator = match separator {
            b';' => "semicolon",
            b'\t' => "tab",
            _ => "comma",
        };
        Ok(Self { encoding, separator, headings, rows })
    }
}

const SAVE_AS_CSV: &str =
    "Open it in Excel or LibreOffice, choose “Save as”, then “CSV UTF-8”, and bring in that file.";

fn unreadable(message: &str, hint: &str) -> Error {
    Error::new(Code::UnreadableFile, message, hint)
}

fn problem(
    record: &csv::StringRecord,
    headings: usize,
    text: &str,
    start: usize,
    end: usize,
) -> Option<String> {
    let cells = (0..record.len()).rev().find(|at| !record[*at].trim().is_empty()).map_or(0, |at| at + 1);
    if cells > headings {
        return Some(format!("This row has {cells} cells, and the headings are {headings}."));
    }
    if let Some(length) = record.iter().map(|c| c.chars().count()).max().filter(|l| *l > LONGEST) {
        return Some(format!("A cell of this row holds {length} characters. Use {LONGEST} or fewer."));
    }
    // A quotation mark that is never closed swallows the rest of the file.
    let raw = text.get(start..end.min(text.len())).unwrap_or_default();
    let swallowed = end >= text.len() && raw.trim().contains('\n') && raw.matches('"').count() % 2 == 1;
    swallowed.then(|| "A quotation mark in this row is never closed.".to_owned())
}

fn decoded(bytes: &[u8]) -> Result<(String, &'static str)> {
    let kinds: &[(&[u8], &str)] = &[
        (b"PK\x03\x04", "This is an Excel workbook or another packed file, not a CSV file."),
        (b"\xd0\xcf\x11\xe0", "This is an old Excel workbook, not a CSV file."),
        (b"%PDF", "This is a PDF, not a CSV file."),
        (b"\x89PNG", "This is a picture, not a CSV file."),
        (b"\xff\xd8\xff", "This is a picture, not a CSV file."),
        (b"SQLite format 3", "This is a database, not a CSV file."),
    ];
    if let Some((_, message)) = kinds.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(unreadable(message, SAVE_AS_CSV));
    }
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, _, bad) = encoding.decode(bytes);
        if bad {
            return Err(unreadable("This file is damaged: its letters can't be read.", SAVE_AS_CSV));
        }
        return Ok((text.into_owned(), encoding.name()));
    }
    // UTF-16 without its mark: every other byte of English text is 0.
    let head = &bytes[..bytes.len().min(2000)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    if head.len() >= 4 && (zeros(1) * 4 > head.len() || zeros(0) * 4 > head.len()) {
        let encoding = if zeros(1) > zeros(0) { encoding_rs::UTF_16LE } else { encoding_rs::UTF_16BE };
        let (text, bad) = encoding.decode_without_bom_handling(bytes);
        if !bad {
            return Ok((text.into_owned(), encoding.name()));
        }
    }
    let odd = head.iter().filter(|b| b.is_ascii_control() && !matches!(b, b'\n' | b'\r' | b'\t')).count();
    if odd * 20 > head.len() {
        return Err(unreadable("This is not a CSV file.", SAVE_AS_CSV));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), "UTF-8")),
        Err(_) => Ok((encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(), "windows-1252")),
    }
}

/// The separator that stands most often in the headings, outside quotation marks.
fn separator(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.trim_start().bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if !quoted => counts.iter_mut().filter(|(s, _)| *s == byte).for_each(|(_, n)| *n += 1),
            _ => {}
        }
    }
    counts.iter().rev().max_by_key(|(_, n)| *n).map_or(b',', |(s, _)| *s)
}

/// Counts lines up to a place, past the empty lines that a reader skips.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u32,
}

impl Lines<'_> {
    fn of(&mut self, start: usize) -> u32 {
        let mut place = start;
        while self.bytes.get(place).is_some_and(|b| matches!(b, b'\n' | b'\r')) {
            place += 1;
        }
        while self.at < place {
            let (byte, next) = (self.bytes[self.at], self.bytes.get(self.at + 1));
            if byte == b'\n' || (byte == b'\r' && next != Some(&b'\n')) {
                self.line += 1;
            }
            self.at += 1;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_encoding_and_separator_is_read() {
        let plain = "Name;Town\r\nZoë Żuk;Northbrook\r\n";
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain(plain.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let files: Vec<(Vec<u8>, &str)> = vec![
            (plain.as_bytes().to_vec(), "UTF-8"),
            ([b"\xef\xbb\xbf", plain.as_bytes()].concat(), "UTF-8"),
            (utf16.clone(), "UTF-16LE"),
            (utf16[2..].to_vec(), "UTF-16LE"),
        ];
        for (bytes, encoding) in files {
            let sheet = Sheet::read(&bytes).unwrap();
            assert_eq!((sheet.encoding, sheet.separator), (encoding, "semicolon"));
            assert_eq!(sheet.rows[0].cells, vec!["Zoë Żuk", "Northbrook"]);
        }
        let sheet = Sheet::read(b"Name\tTown\nZo\xeb\tNorthbrook").unwrap();
        assert_eq!(
            (sheet.encoding, sheet.separator, &sheet.rows[0].cells[0]),
            ("windows-1252", "tab", "Zoë")
        );
    }

    #[test]
    fn a_row_is_known_by_the_line_on_which_it_starts() {
        let sheet = Sheet::read(b"Name,Notes\n\nAnn,\"one\ntwo\"\n,,\n\r\nBob,x\n").unwrap();
        let lines: Vec<_> = sheet.rows.iter().map(|r| r.line).collect();
        assert_eq!(lines, [3, 7]);
    }

    #[test]
    fn what_is_no_csv_is_refused_with_what_to_do() {
        for bytes in
            [&b"PK\x03\x04rest"[..], b"%PDF-1.7", b"", b"\n\n", b"\x00\x01\x02\x03\x04\x05\x06\x07\x08"]
        {
            let error = Sheet::read(bytes).unwrap_err();
            assert_eq!(error.code, Code::UnreadableFile, "{bytes:?}");
            assert!(!error.hint.is_empty());
        }
    }

    #[test]
    fn a_cell_of_ten_megabytes_refuses_its_row_only() {
        let file = format!("Name,Notes\nAnn,{}\nBob,x\n", "a".repeat(10_000_000));
        let sheet = Sheet::read(file.as_bytes()).unwrap();
        assert!(sheet.rows[0].problem.as_deref().unwrap().contains("10000000 characters"));
        assert_eq!(sheet.rows[1].problem, None);
    }
}
