//! What must hold on every page: EL-1 to EL-7 and EL-9 to EL-11.

use std::collections::HashSet;

use super::read_back::Seen;
use super::{Case, ICON, lines};
use crate::documents::pdf::style::MM;
use crate::documents::pdf::{Format, Paper, PicturePlace};

impl Case {
    /// EL-3: no word is hyphenated or split; a date and a telephone number stay on one line.
    pub(super) fn keeps_words_whole(&self, pages: &[Seen]) {
        let stored = serde_json::to_string(&self.document).unwrap();
        let known: HashSet<&str> = stored.split(|c: char| c.is_whitespace() || c == '"').collect();
        let own = "Contact us Phone E-mail Page of Pictures: OpenMoji, openmoji.org, licence CC BY-SA 4.0. 22 November 2026 • Part";
        let own: HashSet<&str> = own.split(' ').collect();
        for (page, line) in lines(pages) {
            for word in line.text.split_whitespace() {
                let number = word.chars().all(|c| c.is_ascii_digit());
                // A bold word and the full stop behind it are kept apart, and printed as one.
                let word = if word.starts_with("respite-") { word.trim_end_matches('.') } else { word };
                assert!(
                    known.contains(word) || own.contains(word) || number,
                    "{}: “{word}” in “{}” on page {page}",
                    self.name,
                    line.text
                );
            }
            let text = line.text.trim();
            // A whole date is some nine sizes wide: too much for a box on a narrow page.
            let measure = self.measure();
            if line.size * 10.5 > measure.text() - measure.indent() {
                continue;
            }
            assert!(!text.ends_with(" November") && !text.ends_with("01632"), "{}: “{text}”", self.name);
        }
    }

    /// EL-1, EL-2, EL-4: nothing smaller than the set size, not even credits and
    /// page numbers; headings larger and bold; nothing in the margins.
    pub(super) fn keeps_to_sizes_margins_and_lines(&self, pages: &[Seen]) {
        let (style, measure) = (&self.style, self.measure());
        assert!(style.size_pt >= 12.0 && (1.3..=1.5).contains(&style.leading));
        let least = match style.paper {
            Paper::A6 => 10.0,
            _ if style.size_pt >= 24.0 => 15.0,
            _ => 20.0,
        };
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

    /// EL-5: a row stands on one page, or is told to have become several of
    /// whole sentences; a heading is never the last of its page.
    pub(super) fn keeps_rows_and_headings_together(&self, pages: &[Seen]) {
        let page_of = |words: &str| {
            pages.iter().position(|page| page.lines.iter().any(|line| line.text.trim() == words))
        };
        for row in 1..=self.rows {
            let begins = page_of(&format!("Row {row} begins.")).unwrap();
            let ends = page_of(&format!("Row {row} ends.")).unwrap();
            let parted = self.parted.contains(&row);
            assert!(parted || begins == ends, "{}: row {row} is split and nobody is told", self.name);
            if parted {
                assert!(begins < ends, "{}: row {row} would have fitted a page", self.name);
            }
        }
        for (number, page) in (1..).zip(pages) {
            for (mark, line) in page.lines.iter().filter_map(|line| Some((line.mark?, line))) {
                let again = |other: &&Seen| {
                    other.lines.iter().any(|one| one.node == line.node && (one.y, one.x) != (line.y, line.x))
                };
                let elsewhere = pages.iter().enumerate().any(|(at, other)| at + 1 != number && again(&other));
                // Outside easy read a list may go on over the page.
                let flows = self.style.format != Format::EasyRead && !line.text.contains("Row");
                assert!(!elsewhere || flows, "{}: “{}” ({mark}) goes on", self.name, line.text);
            }
        }
        for page in pages {
            let body: Vec<_> = page.lines.iter().filter(|line| !line.text.starts_with("Page ")).collect();
            let lowest = body
                .iter()
                .filter(|line| !line.text.starts_with("22 November"))
                .min_by(|one, other| one.y.total_cmp(&other.y));
            // The title may have the first page to itself, with the number of its part.
            let heading = lowest.filter(|line| !line.text.starts_with("Part "));
            let heading = heading.filter(|line| (1.1..1.4).contains(&(line.size / self.style.size_pt)));
            assert!(heading.is_none(), "{}: {heading:?} ends a page", self.name);
        }
    }

    /// EL-6: at the left in a column of a third, level with the first line of
    /// the row and 6 mm from it; or above the words, and never over them.
    pub(super) fn keeps_pictures_in_their_place(&self, pages: &[Seen]) {
        let measure = self.measure();
        let capitals = 0.716;
        for page in pages {
            for ([left, bottom, right, top], _) in page.pictures.iter().filter(|(_, alt)| alt != ICON) {
                if measure.place == PicturePlace::Left {
                    let edge = measure.margin + measure.indent() - 6.0 * MM;
                    assert!(*right <= edge + 0.5, "{}: a picture reaches {right}, not {edge}", self.name);
                    let level = page
                        .lines
                        .iter()
                        .any(|line| line.x >= *right && (line.y + capitals * line.size - top).abs() < 1.5);
                    assert!(level, "{}: a picture at {top} beside no first line", self.name);
                } else {
                    assert!(self.style.size_pt >= 18.0 || self.style.paper != Paper::A4, "{}", self.name);
                    // A small one, of a fact, stands beside its words on a wide enough page.
                    let small = top - bottom <= 2.0 * measure.line;
                    let told = page.lines.iter().any(|line| match small && line.x >= *right {
                        true => (line.y + capitals * line.size - top).abs() < 1.5,
                        false => line.y < *bottom && line.x <= left + 1.0,
                    });
                    assert!(told, "{}: a picture of no words", self.name);
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
            let rows = page.pictures.iter().filter(|(_, alt)| alt != ICON).count();
            assert!(rows <= most, "{}: {rows} pictures", self.name);
        }
    }

    /// EL-10: on every page, at the same place, as large as the words.
    pub(super) fn keeps_page_numbers_in_one_place(&self, pages: &[Seen]) {
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
            let same = *height.get_or_insert(numbers[0].y);
            assert!((same - numbers[0].y).abs() < 0.02, "{}: the number moves", self.name);
        }
    }

    /// EL-9 and EL-11. Every letter is black, every ground pale (7:1 and more).
    pub(super) fn leaves_a_quarter_white_and_every_letter_black(&self, pages: &[Seen]) {
        let measure = self.measure();
        for page in pages {
            let words: f32 = page.lines.iter().map(|line| line.width * line.size).sum();
            let drawn: f32 = page.pictures.iter().map(|([l, b, r, t], _)| (r - l) * (t - b)).sum();
            let share = (words + drawn) / (measure.width * measure.height);
            assert!(share <= 0.75, "{}: {share} of a page is ink", self.name);
            for line in &page.lines {
                assert_eq!(line.colour, [0.0; 3], "{}: “{}”", self.name, line.text);
            }
            for [red, green, blue] in
                page.shapes.iter().filter_map(|shape| shape.fill).filter(|c| *c != [0.0; 3])
            {
                let linear = |part: f32| ((part + 0.055) / 1.055).powf(2.4);
                let light = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
                let contrast = (light + 0.05) / 0.05;
                assert!(contrast >= 7.0, "{}: {contrast} to 1", self.name);
            }
        }
    }
}
