//! Encodings of one byte a letter: Windows, and the older ones of DOS and of
//! the Mac. Which one it is can only be guessed, from letters within words.

use std::sync::LazyLock;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    Windows,
    Dos,
    Mac,
}

/// Code page 850, the bytes from 0x80 on.
const DOS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
    ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

impl Page {
    pub fn name(self) -> &'static str {
        match self {
            Self::Windows => "windows-1252",
            Self::Dos => "DOS (850)",
            Self::Mac => "macintosh",
        }
    }

    pub fn guess(self) -> Option<String> {
        let whose = match self {
            Self::Windows => return None,
            Self::Dos => "an old DOS program",
            Self::Mac => "an old Mac",
        };
        Some(format!(
            "The letters of this file look like those of {whose}, and were read so. Check the names with accents."
        ))
    }

    pub fn letter(self, byte: u8) -> char {
        if byte.is_ascii() {
            return char::from(byte);
        }
        LETTERS[self as usize][usize::from(byte & 0x7f)]
    }

    fn looked_up(self, byte: u8) -> char {
        match self {
            Self::Dos => DOS.chars().nth(usize::from(byte & 0x7f)).unwrap_or('\u{fffd}'),
            Self::Windows => one_of(encoding_rs::WINDOWS_1252, byte),
            Self::Mac => one_of(encoding_rs::MACINTOSH, byte),
        }
    }
}

/// The bytes from 0x80 on, in the order of the pages: a large file has a hundred million.
static LETTERS: LazyLock<[[char; 128]; 3]> = LazyLock::new(|| {
    [Page::Windows, Page::Dos, Page::Mac]
        .map(|page| std::array::from_fn(|at| page.looked_up(0x80 | at as u8)))
});

fn one_of(encoding: &'static encoding_rs::Encoding, byte: u8) -> char {
    let byte = [byte];
    encoding.decode_without_bom_handling(&byte).0.chars().next().unwrap_or('\u{fffd}')
}

/// A letter that a council's file may well hold; of others, their two bytes
/// are more likely two letters.
pub(super) fn is_usual(letter: char) -> bool {
    matches!(letter, '\u{a1}'..='\u{17f}' | '\u{2013}'..='\u{2026}' | '€' | '\u{218}'..='\u{21b}')
}

/// What was seen of the bytes beyond ASCII.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Letters of UTF-8.
    wide: u64,
    /// Bytes that are none.
    single: u64,
    /// The beginning of a letter at the end of a chunk.
    carried: Vec<u8>,
    /// How well each encoding fits.
    scores: [i64; 3],
}

const PAGES: [Page; 3] = [Page::Windows, Page::Dos, Page::Mac];

impl Seen {
    pub fn look_at(&mut self, chunk: &[u8]) {
        if chunk.is_ascii() && self.carried.is_empty() {
            return;
        }
        let joined = [std::mem::take(&mut self.carried).as_slice(), chunk].concat();
        let mut rest = joined.as_slice();
        let mut start = 0;
        while let Err(error) = std::str::from_utf8(rest) {
            let good = error.valid_up_to();
            self.wide += leads(&rest[..good]);
            let Some(bad) = error.error_len() else {
                self.carried = rest[good..].to_vec();
                return;
            };
            for at in start + good..start + good + bad {
                self.single += 1;
                self.weigh(&joined, at);
            }
            start += good + bad;
            rest = &rest[good + bad..];
        }
        self.wide += leads(rest);
    }

    /// How likely a byte is within its word, in each encoding.
    fn weigh(&mut self, bytes: &[u8], at: usize) {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
        let after = bytes.get(at + 1).copied().unwrap_or(b' ');
        if !(before.is_ascii_alphabetic() || after.is_ascii_alphabetic()) {
            return;
        }
        for (score, page) in self.scores.iter_mut().zip(PAGES) {
            *score += weight(page.letter(bytes[at]), before, after);
        }
    }

    /// Nothing where all of it is UTF-8, or nearly all.
    pub fn page(&self) -> Option<Page> {
        let single = self.single + u64::from(!self.carried.is_empty());
        if single == 0 || self.wide >= single {
            return None;
        }
        // Windows unless another fits better.
        let best = self.scores.iter().copied().max().unwrap_or(0);
        PAGES.into_iter().zip(self.scores).find(|(_, score)| *score == best).map(|(page, _)| page)
    }

    pub fn is_mixed(&self) -> bool {
        self.single > 0 && self.wide > 0
    }
}

fn leads(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte >= 0xc0).count() as u64
}

fn weight(letter: char, before: u8, after: u8) -> i64 {
    let common = |c: char| match c {
        'é' => 5,
        'ö' | 'ü' | 'ä' | 'á' | 'è' | 'í' | 'ó' => 4,
        'ë' | 'ï' | 'ñ' | 'ç' | 'ø' | 'å' | 'ú' | 'ß' | 'ê' | 'ô' => 3,
        _ => 1,
    };
    match letter {
        '’' => 4,
        '‘' | '“' if !before.is_ascii_alphabetic() => 4,
        '”' if !after.is_ascii_alphabetic() => 4,
        c if c.is_lowercase() => common(c),
        // A capital within a word is none.
        c if c.is_uppercase() => {
            if before.is_ascii_lowercase() {
                -4
            } else {
                c.to_lowercase().next().map_or(1, common)
            }
        }
        _ => -4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_page_850_has_a_letter_for_every_byte() {
        assert_eq!(DOS.chars().count(), 128);
        assert_eq!((Page::Dos.letter(0x82), Page::Dos.letter(0x9c), Page::Dos.letter(0xe1)), ('é', '£', 'ß'));
        assert_eq!((Page::Mac.letter(0x8e), Page::Windows.letter(0xe9)), ('é', 'é'));
    }

    #[test]
    fn the_encoding_is_known_by_the_letters_within_words() {
        let guess = |bytes: &[u8]| {
            let mut seen = Seen::default();
            seen.look_at(bytes);
            seen.page()
        };
        assert_eq!(guess("Zoë".as_bytes()), None);
        assert_eq!(guess(b"Zo\xeb, Ren\xe9e, Siobh\xe1n O\x92Dowd, \x93Shiv\x94"), Some(Page::Windows));
        assert_eq!(guess(b"Zo\x89, Ren\x82e, J\x94rg, Siobh\xa0n"), Some(Page::Dos));
        assert_eq!(guess(b"Zo\x91, Ren\x8ee, J\x9arg, Siobh\x87n"), Some(Page::Mac));
        assert_eq!(guess(b"costs \xa34"), Some(Page::Windows));
    }
}
