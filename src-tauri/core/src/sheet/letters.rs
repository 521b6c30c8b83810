//! The letters of a file: which encoding they are in, and its lines one by
//! one. One stray byte does not change how all the others are read.

use super::Source;
use super::older;
use crate::error::{Code, Error, Result};
use std::collections::hash_map::DefaultHasher;
use std::hash::Hasher as _;
use std::io::Read;

/// How much of a file is looked at together.
const CHUNK: usize = 64 * 1024;

/// Of a line, in bytes. Of a longer one the rest is passed over, and it is no row.
const LONGEST_LINE: usize = 1024 * 1024;

/// In a whole file: several to a row, and more rows than any council has people.
const MOST_LINES: u64 = 2_000_000;

/// What bytes beyond ASCII mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letters {
    Utf8,
    Utf16(&'static encoding_rs::Encoding),
    Single(older::Page),
}

/// What is known of a file before a row is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Survey {
    pub encoding: &'static str,
    letters: Letters,
    /// The bytes of its mark.
    mark: usize,
    /// A few letters of a UTF-8 file stand in another encoding, or the other way round.
    is_mixed: bool,
    /// To know whether it is still the same file.
    pub digest: u64,
}

impl Survey {
    /// One pass over the file.
    ///
    /// # Errors
    /// `UnreadableFile` with what to do about it; a failing disk.
    pub fn of(source: &Source) -> Result<Self> {
        let mut reader = source.open()?;
        let mut chunk = vec![0; CHUNK];
        let mut length = fill(&mut *reader, &mut chunk)?;
        let head = &chunk[..length];
        refuse_others(head)?;
        let marked = encoding_rs::Encoding::for_bom(head);
        let unmarked = || Some((utf16_without_mark(head)?, 0));
        let wide = marked.filter(|(e, _)| *e != encoding_rs::UTF_8).or_else(unmarked);
        let mark = marked.map_or(0, |(_, bytes)| bytes);
        if wide.is_none() {
            let start = &head[..length.min(2000)];
            let odd =
                start.iter().filter(|b| b.is_ascii_control() && !matches!(b, b'\n' | b'\r' | b'\t')).count();
            if odd * 20 > start.len() {
                return Err(unreadable("This is not a CSV file.", SAVE_AS_CSV));
            }
        }
        let (mut hash, mut seen, mut ends) = (DefaultHasher::new(), older::Seen::default(), 0);
        while length > 0 {
            hash.write(&chunk[..length]);
            // A file has the one or the other, or both at each end.
            let breaks = chunk[..length].iter().fold([0; 2], |[line, back], byte| {
                [line + u64::from(*byte == b'\n'), back + u64::from(*byte == b'\r')]
            });
            ends += breaks[0].max(breaks[1]);
            if ends > MOST_LINES {
                return Err(unreadable(
                    "This file has more than 2 million lines.",
                    "Save it in parts, and bring in one after another.",
                ));
            }
            if wide.is_none() {
                seen.look_at(&chunk[..length]);
            }
            length = fill(&mut *reader, &mut chunk)?;
        }
        let digest = hash.finish();
        let is_mixed = seen.is_mixed();
        let (letters, encoding) = match (wide, seen.page()) {
            (Some((encoding, _)), _) => (Letters::Utf16(encoding), encoding.name()),
            (None, None) => (Letters::Utf8, "UTF-8"),
            // Its mark says what it is.
            (None, Some(_)) if mark > 0 => (Letters::Utf8, "UTF-8"),
            (None, Some(page)) => (Letters::Single(page), page.name()),
        };
        Ok(Self { encoding, letters, mark, is_mixed, digest })
    }

    /// What an officer should look at, where the letters are a guess.
    pub fn guess(&self) -> Option<String> {
        match self.letters {
            Letters::Single(page) => page.guess(),
            _ => None,
        }
    }
}

/// A line without its end.
#[derive(Debug, Default, Clone)]
pub(super) struct Line {
    /// Counted as a text editor counts, from 1.
    pub number: u32,
    pub text: String,
    pub end: &'static str,
    /// Some of its letters are in another encoding than the rest of the file.
    pub is_odd: bool,
    /// It is longer than any row; what it holds is not here.
    pub is_long: bool,
}

/// The lines of a file, from its first on.
pub(super) struct Lines<'a> {
    reader: Box<dyn Read + 'a>,
    survey: Survey,
    decoder: Option<encoding_rs::Decoder>,
    /// As read from the file, where its letters take two bytes each.
    raw: Vec<u8>,
    buffer: Vec<u8>,
    at: usize,
    is_over: bool,
    number: u32,
    hash: DefaultHasher,
}

impl<'a> Lines<'a> {
    pub fn of(source: &'a Source, survey: Survey) -> Result<Self> {
        let decoder = match survey.letters {
            Letters::Utf16(encoding) => Some(encoding.new_decoder_with_bom_removal()),
            _ => None,
        };
        let mut lines = Self {
            reader: source.open()?,
            survey,
            decoder,
            raw: vec![0; CHUNK],
            buffer: Vec::with_capacity(2 * CHUNK),
            at: 0,
            is_over: false,
            number: 0,
            hash: DefaultHasher::new(),
        };
        lines.more()?;
        if lines.decoder.is_none() {
            lines.at = survey.mark;
        }
        Ok(lines)
    }

    /// Reads the next line into `line`; false at the end of the file.
    pub fn next(&mut self, line: &mut Line) -> Result<bool> {
        let mut looked = self.at;
        line.is_long = false;
        let (end, after) = loop {
            if looked - self.at > LONGEST_LINE {
                // Let go, so that it takes no memory however long it is.
                line.is_long = true;
                self.at = looked;
            }
            match self.buffer[looked..].iter().position(|b| matches!(b, b'\n' | b'\r')) {
                Some(found) => {
                    let at = looked + found;
                    let is_last = at + 1 == self.buffer.len();
                    if self.buffer[at] == b'\r' && is_last && !self.is_over {
                        // Its other half may still be to come.
                        looked = at - self.more()?;
                        continue;
                    }
                    let both = self.buffer[at] == b'\r' && self.buffer.get(at + 1) == Some(&b'\n');
                    line.end = if both {
                        "\r\n"
                    } else if self.buffer[at] == b'\r' {
                        "\r"
                    } else {
                        "\n"
                    };
                    break (at, at + line.end.len());
                }
                None if self.is_over => {
                    line.end = "";
                    break (self.buffer.len(), self.buffer.len());
                }
                None => {
                    looked = self.buffer.len();
                    looked -= self.more()?;
                }
            }
        };
        if self.at == self.buffer.len() && self.is_over && !line.is_long {
            return Ok(false);
        }
        self.number += 1;
        line.number = self.number;
        line.text.clear();
        line.is_odd = false;
        if line.is_long || end - self.at > LONGEST_LINE {
            line.is_long = true;
            self.at = after;
            return Ok(true);
        }
        line.is_odd = read_letters(&self.buffer[self.at..end], &self.survey, &mut line.text);
        self.at = after;
        Ok(true)
    }

    /// Reads on. Returns how many bytes of what was read already were let go.
    fn more(&mut self) -> Result<usize> {
        let gone = self.at;
        self.buffer.drain(..gone);
        self.at = 0;
        let length = fill(&mut *self.reader, &mut self.raw)?;
        let bytes = &self.raw[..length];
        self.hash.write(bytes);
        self.is_over = length == 0;
        match &mut self.decoder {
            None => self.buffer.extend_from_slice(bytes),
            Some(decoder) => {
                let mut text = String::with_capacity(length * 3 + 16);
                let (_, _, is_bad) = decoder.decode_to_string(bytes, &mut text, self.is_over);
                if is_bad {
                    return Err(unreadable("This file is damaged: its letters can't be read.", SAVE_AS_CSV));
                }
                self.buffer.extend_from_slice(text.as_bytes());
            }
        }
        Ok(gone)
    }

    /// Whether all of it was read and is what it was before.
    ///
    /// # Errors
    /// `UnreadableFile` where somebody saved it anew meanwhile.
    pub fn is_unchanged(&self) -> Result<()> {
        if self.is_over && self.hash.finish() == self.survey.digest {
            return Ok(());
        }
        Err(unreadable(
            "This file was changed while it was read.",
            "Nothing was written. Choose the file again.",
        ))
    }
}

/// Adds the letters of a line to `text`. Returns whether some are odd.
fn read_letters(bytes: &[u8], survey: &Survey, text: &mut String) -> bool {
    let is_plain = || bytes.is_ascii() || !matches!(survey.letters, Letters::Single(_));
    if let Some(plain) = std::str::from_utf8(bytes).ok().filter(|_| is_plain()) {
        text.push_str(plain);
        return false;
    }
    if let (Letters::Single(page), false) = (survey.letters, survey.is_mixed) {
        bytes.iter().for_each(|byte| text.push(page.letter(*byte)));
        return false;
    }
    let page = match survey.letters {
        Letters::Single(page) => page,
        Letters::Utf8 | Letters::Utf16(_) => older::Page::Windows,
    };
    let (mut rest, mut strays, mut others) = (bytes, false, false);
    while !rest.is_empty() {
        let (good, bad) = match std::str::from_utf8(rest) {
            Ok(good) => (good, 0),
            Err(error) => {
                let good = std::str::from_utf8(&rest[..error.valid_up_to()]).unwrap_or_default();
                (good, error.error_len().unwrap_or(rest.len() - error.valid_up_to()))
            }
        };
        for letter in good.chars() {
            if survey.letters == Letters::Utf8 || letter.is_ascii() || older::is_usual(letter) {
                others |= !letter.is_ascii();
                text.push(letter);
            } else {
                // In a file of single bytes, a pair like É” only looks like one letter.
                let mut bytes = [0; 4];
                letter.encode_utf8(&mut bytes).bytes().for_each(|byte| text.push(page.letter(byte)));
                strays = true;
            }
        }
        rest[good.len()..good.len() + bad].iter().for_each(|byte| text.push(page.letter(*byte)));
        strays |= bad > 0;
        rest = &rest[good.len() + bad..];
    }
    match survey.letters {
        Letters::Single(_) => others,
        Letters::Utf8 | Letters::Utf16(_) => strays,
    }
}

/// Reads until the chunk is full or the file is over.
fn fill(reader: &mut dyn Read, chunk: &mut [u8]) -> Result<usize> {
    let mut length = 0;
    while length < chunk.len() {
        match reader.read(&mut chunk[length..]) {
            Ok(0) => break,
            Ok(more) => length += more,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(length)
}

/// UTF-16 without its mark: every other byte of English text is 0.
fn utf16_without_mark(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = &head[..head.len().min(2000)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let is_wide = head.len() >= 4 && (zeros(1) * 4 > head.len() || zeros(0) * 4 > head.len());
    let encoding = if zeros(1) > zeros(0) { encoding_rs::UTF_16LE } else { encoding_rs::UTF_16BE };
    let is_text = || !encoding.decode_without_bom_handling(&head[..head.len() & !1]).1;
    (is_wide && is_text()).then_some(encoding)
}

pub(super) const SAVE_AS_CSV: &str =
    "Open it in Excel or LibreOffice, choose “Save as”, then “CSV UTF-8”, and bring in that file.";

pub(super) fn unreadable(message: &str, hint: &str) -> Error {
    Error::new(Code::UnreadableFile, message, hint)
}

fn refuse_others(head: &[u8]) -> Result<()> {
    let kinds: &[(&[u8], &str)] = &[
        (b"PK\x03\x04", "This is an Excel workbook or another packed file, not a CSV file."),
        (b"\xd0\xcf\x11\xe0", "This is an old Excel workbook, not a CSV file."),
        (b"%PDF", "This is a PDF, not a CSV file."),
        (b"\x89PNG", "This is a picture, not a CSV file."),
        (b"\xff\xd8\xff", "This is a picture, not a CSV file."),
        (b"SQLite format 3", "This is a database, not a CSV file."),
    ];
    match kinds.iter().find(|(start, _)| head.starts_with(start)) {
        Some((_, message)) => Err(unreadable(message, SAVE_AS_CSV)),
        None => Ok(()),
    }
}
