//! Words into lines of a given width.

use std::ops::Range;
use std::sync::Arc;

use super::DocumentError;
use super::breaks::{Break, breaks};
use super::fonts::Fonts;
use super::order::{Order, visual};
use super::shape::{Manner, Shaped, Shapes};
use super::spacing::Spacing;
use super::style::MM;
use crate::documents::tree::Words;
use unicode_bidi::Level;

/// One line: pieces from left to right, in thousandths of the size.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub pieces: Vec<Arc<Shaped>>,
    /// Without the space at the end, which is kept so that lines are copied as separate words.
    pub width: f32,
    /// Read from right to left.
    pub leftward: bool,
    /// Space at the left that the width does not count: the end of a line read from right to left.
    pub lead: f32,
    trailing: f32,
    /// The directions of the pieces, while they are still in the order of the
    /// text; left out while all go from left to right.
    levels: Vec<Level>,
}

/// What is placed on a line, with its direction.
type Piece = (Arc<Shaped>, Level);

impl Line {
    fn push(&mut self, (piece, level): Piece) {
        self.width += self.trailing + piece.width - piece.trailing;
        self.trailing = piece.trailing;
        if level != Level::ltr() || !self.levels.is_empty() {
            self.levels.resize(self.pieces.len(), Level::ltr());
            self.levels.push(level);
        }
        self.pieces.push(piece);
    }

    /// Puts the pieces in the order in which they stand on paper.
    fn in_order(mut self, order: Option<&Order>) -> Self {
        let mut levels = std::mem::take(&mut self.levels);
        let Some(order) = order else { return self };
        levels.resize(self.pieces.len(), Level::ltr());
        // Space at the end of a line takes the paragraph's direction (rule L1).
        for (level, piece) in levels.iter_mut().zip(&self.pieces).rev() {
            if piece.trailing < piece.width {
                break;
            }
            *level = order.base;
        }
        self.pieces = visual(&levels).into_iter().map(|index| Arc::clone(&self.pieces[index])).collect();
        self.leftward = order.base.is_rtl();
        self.lead = if self.leftward { self.trailing } else { 0.0 };
        self
    }

    /// Distance of lines that its tallest letters need, as a multiple of the size.
    pub fn least_leading(&self) -> f32 {
        self.pieces.iter().map(|piece| piece.face.family.least_leading()).fold(0.0, f32::max)
    }

    fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }
}

/// The setting of paragraphs: faces, remembered words, and whether sentences start lines.
pub(super) struct Setter<'a> {
    pub fonts: &'a Fonts,
    pub shapes: &'a mut Shapes,
    pub sentences: bool,
    /// Of the document (BCP 47); a passage may be in another.
    pub language: &'a str,
    pub spacing: Spacing,
    /// Words that no line could hold, and that were split for it.
    pub split: Vec<Split>,
}

/// A word that was split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Split {
    pub word: String,
    /// Not even the smallest letters on A4 would hold it: a slip of the keyboard, and no word.
    pub anywhere: bool,
}

/// Behind what a word may be parted, from the best place to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// The joints of an address.
    Address,
    /// Hyphens, which in an address are letters of it.
    Hyphen,
    Letter,
}

impl Joint {
    fn is_behind(self, letter: char) -> bool {
        match self {
            Self::Address => "@/.?&=".contains(letter),
            Self::Hyphen => "-_@/.?&=".contains(letter),
            Self::Letter => true,
        }
    }

    fn worse(self) -> Self {
        if self == Self::Address { Self::Hyphen } else { Self::Letter }
    }
}

/// Thousandths of the size that a line of A4 holds in the smallest letters, 12 pt between
/// margins of 25.4 mm.
const WIDEST: f32 = (210.0 - 2.0 * 25.4) * MM * 1000.0 / 12.0;

/// Web addresses and e-mail addresses, and the like of "he/she".
fn is_address(part: &str) -> bool {
    let part = part.trim().trim_end_matches(|sign: char| !sign.is_alphanumeric());
    part.contains(['@', '/']) || part.contains('.')
}

/// What stands between two places where a line may end.
struct Segment {
    pieces: Vec<Piece>,
    range: Range<usize>,
    width: f32,
    trailing: f32,
    end: Break,
}

impl Setter<'_> {
    /// Breaks a paragraph into lines no wider than `width` points at `size`.
    /// `bold` makes all of it bold.
    pub fn lines(
        &mut self,
        words: &Words,
        bold: bool,
        size: f32,
        width: f32,
    ) -> Result<Vec<Line>, DocumentError> {
        let text = words.text();
        let limit = width * 1000.0 / size;
        let order = Order::of(&text, self.language_of(words));
        let order = order.as_ref();
        let segments = self.segments(words, &text, bold, order)?;

        let mut lines = Vec::new();
        let mut line = Line::default();
        let mut rest = &segments[..];
        while !rest.is_empty() {
            // The segments that ought to stay on one line.
            let together = 1 + rest.iter().take_while(|segment| segment.end == Break::Rather).count();
            let (mut group, behind) = rest.split_at(together.min(rest.len()));
            rest = behind;
            // The day of the week parts from a date before the date falls apart.
            if let [weekday, date @ ..] = group
                && date.len() > 1
                && !text[weekday.range.clone()].contains(char::is_numeric)
                && !fits(&Line::default(), group, limit)
                && fits(&Line::default(), date, limit)
            {
                let day = std::slice::from_ref(weekday);
                if !fits(&line, day, limit) && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                place(&mut line, weekday);
                group = date;
            }
            if !fits(&line, group, limit) && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            if fits(&line, group, limit) {
                group.iter().for_each(|segment| place(&mut line, segment));
            } else {
                for segment in group {
                    if !fits(&line, std::slice::from_ref(segment), limit) {
                        if !line.is_empty() {
                            lines.push(std::mem::take(&mut line));
                        }
                        if segment.width - segment.trailing > limit {
                            let (lines, line) = (&mut lines, &mut line);
                            let mut cutting = Cutting { words, text: &text, order, bold, limit, lines, line };
                            let word = text[segment.range.clone()].trim();
                            let joint = if is_address(word) { Joint::Address } else { Joint::Letter };
                            if joint == Joint::Letter {
                                self.split_of(word, segment.width - segment.trailing);
                            }
                            self.force(&mut cutting, segment.range.clone(), joint)?;
                            continue;
                        }
                    }
                    place(&mut line, segment);
                }
            }
            if group.last().is_some_and(|segment| segment.end == Break::Must) && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        Ok(lines.into_iter().map(|line| line.in_order(order)).collect())
    }

    /// Width in points of the widest part that ought to stay on one line, such
    /// as a date or a long word, and of everything on one line.
    pub fn widths(&mut self, words: &Words, bold: bool, size: f32) -> Result<(f32, f32), DocumentError> {
        let text = words.text();
        let order = Order::of(&text, self.language_of(words));
        let segments = self.segments(words, &text, bold, order.as_ref())?;
        let points = |width: f32| width * size / 1000.0;
        let groups = segments.split_inclusive(|segment| segment.end != Break::Rather).map(|group| {
            let trailing = group.last().map_or(0.0, |segment| segment.trailing);
            group.iter().map(|segment| segment.width).sum::<f32>() - trailing
        });
        let longest = groups.fold(0.0, f32::max);
        let mut line = Line::default();
        segments.iter().for_each(|segment| place(&mut line, segment));
        Ok((points(longest), points(line.width)))
    }

    fn language_of<'w>(&'w self, words: &'w Words) -> &'w str {
        if words.language.is_empty() { self.language } else { &words.language }
    }

    fn segments(
        &mut self,
        words: &Words,
        text: &str,
        bold: bool,
        order: Option<&Order>,
    ) -> Result<Vec<Segment>, DocumentError> {
        let mut start = 0;
        let mut segments = Vec::new();
        for (at, end) in breaks(text, self.sentences) {
            let range = start..at;
            start = at;
            if range.is_empty() {
                continue;
            }
            let pieces = self.pieces(words, text, range.clone(), bold, order)?;
            let width = pieces.iter().map(|(piece, _)| piece.width).sum();
            let trailing = pieces.last().map_or(0.0, |(piece, _)| piece.trailing);
            segments.push(Segment { pieces, range, width, trailing, end });
        }
        Ok(segments)
    }

    /// Shapes a part of the text, cut where it turns bold or back, or turns round.
    fn pieces(
        &mut self,
        words: &Words,
        text: &str,
        range: Range<usize>,
        bold: bool,
        order: Option<&Order>,
    ) -> Result<Vec<Piece>, DocumentError> {
        let mut pieces = Vec::new();
        let mut start = 0;
        let language = if words.language.is_empty() { self.language } else { &words.language };
        for span in &words.spans {
            let end = start + span.text.len();
            let (from, to) = (range.start.max(start), range.end.min(end));
            if from < to {
                let bold = bold || span.bold;
                let Some(order) = order else {
                    let manner = Manner { bold, leftward: false, language };
                    let take = |piece| pieces.push((piece, Level::ltr()));
                    self.fonts.shape(self.shapes, &text[from..to], manner, take)?;
                    start = end;
                    continue;
                };
                for (run, level) in order.runs(text, from..to) {
                    let manner = Manner { bold, leftward: level.is_rtl(), language };
                    self.fonts.shape(self.shapes, &text[run], manner, |piece| pieces.push((piece, level)))?;
                }
            }
            start = end;
        }
        if self.spacing != Spacing::default() {
            let spaced = |(piece, level)| (self.spacing.apply(piece), level);
            pieces = pieces.into_iter().map(spaced).collect();
        }
        Ok(pieces)
    }

    fn split_of(&mut self, word: &str, width: f32) {
        self.split.push(Split { word: word.to_owned(), anywhere: width > WIDEST });
    }

    /// Cuts what is wider than the page allows, without a hyphen: an address behind its own
    /// joints if that helps, else between letters, which is said.
    fn force(
        &mut self,
        cutting: &mut Cutting<'_>,
        range: Range<usize>,
        joint: Joint,
    ) -> Result<(), DocumentError> {
        let part = &cutting.text[range.clone()];
        let ends = part
            .char_indices()
            .map(|(at, letter)| (at + letter.len_utf8(), letter))
            .filter(|(end, letter)| joint.is_behind(*letter) || *end == part.len());
        let mut start = range.start;
        for (end, _) in ends {
            let piece = start..range.start + end;
            start = piece.end;
            let pieces =
                self.pieces(cutting.words, cutting.text, piece.clone(), cutting.bold, cutting.order)?;
            let width = pieces.iter().map(|(piece, _)| piece.width).sum::<f32>();
            let trailing = pieces.last().map_or(0.0, |(piece, _)| piece.trailing);
            if cutting.line.width + cutting.line.trailing + width - trailing > cutting.limit
                && !cutting.line.is_empty()
            {
                cutting.lines.push(std::mem::take(cutting.line));
            }
            if joint != Joint::Letter && width - trailing > cutting.limit {
                if joint == Joint::Hyphen {
                    self.split_of(cutting.text[piece.clone()].trim(), width - trailing);
                }
                self.force(cutting, piece, joint.worse())?;
            } else {
                pieces.into_iter().for_each(|piece| cutting.line.push(piece));
            }
        }
        Ok(())
    }
}

/// A paragraph in which a word has to be cut.
struct Cutting<'a> {
    words: &'a Words,
    text: &'a str,
    order: Option<&'a Order>,
    bold: bool,
    limit: f32,
    lines: &'a mut Vec<Line>,
    line: &'a mut Line,
}

fn fits(line: &Line, group: &[Segment], limit: f32) -> bool {
    let width: f32 = group.iter().map(|segment| segment.width).sum();
    let trailing = group.last().map_or(0.0, |segment| segment.trailing);
    line.width + line.trailing + width - trailing <= limit
}

fn place(line: &mut Line, segment: &Segment) {
    segment.pieces.iter().for_each(|piece| line.push(piece.clone()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(words: &Words, width: f32) -> Vec<String> {
        let fonts = Fonts::new().unwrap();
        let mut shapes = Shapes::default();
        let mut setter = Setter {
            fonts: &fonts,
            shapes: &mut shapes,
            sentences: false,
            language: "en-GB",
            spacing: Spacing::default(),
            split: Vec::new(),
        };
        let lines = setter.lines(words, false, 10.0, width).unwrap();
        let widest = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        assert!(widest * 10.0 / 1000.0 <= width, "a line is too wide");
        lines
            .iter()
            .map(|line| {
                let glyphs = line.pieces.iter().flat_map(|piece| &piece.glyphs);
                glyphs.filter_map(|glyph| glyph.cid.as_deref()).collect()
            })
            .collect()
    }

    #[test]
    fn every_letter_is_set_once_and_in_order() {
        let text = "We meet at the town hall on Thursday 26 November 2026 from 10 am to noon.";
        for width in [30.0, 55.0, 120.0, 900.0] {
            assert_eq!(set(&text.into(), width).concat(), text);
        }
    }

    #[test]
    fn a_date_moves_to_the_next_line_as_a_whole() {
        assert_eq!(set(&"Tell us by 30 June 2024.".into(), 80.0), ["Tell us by ", "30 June 2024."]);
    }

    #[test]
    fn what_belongs_together_parts_only_when_the_line_is_too_short_for_it() {
        assert_eq!(set(&"30 September 2024".into(), 60.0), ["30 ", "September ", "2024"]);
    }

    #[test]
    fn the_day_of_the_week_parts_from_a_date_before_the_date_falls_apart() {
        let text = "on Thursday 26 November 2026.";
        assert_eq!(set(&text.into(), 100.0), ["on Thursday ", "26 November 2026."]);
    }

    #[test]
    fn a_word_wider_than_the_page_is_cut_without_a_hyphen() {
        let lines = set(&"See averyveryverylongaddress.example.org now".into(), 60.0);
        assert_eq!(lines.concat(), "See averyveryverylongaddress.example.org now");
        assert!(lines.len() > 3 && lines.iter().all(|line| !line.contains('-')), "{lines:?}");
    }

    #[test]
    fn an_address_too_long_for_a_line_is_cut_behind_a_sign() {
        let lines = set(&"together@northbrook.example.org".into(), 110.0);
        assert_eq!(lines, ["together@northbrook.", "example.org"]);
    }

    #[test]
    fn bold_begins_and_ends_within_a_line() {
        let words = Words::default().and("We will ").and_bold("pay").and(" you.");
        assert_eq!(set(&words, 200.0), ["We will pay you."]);
    }

    #[test]
    fn nothing_makes_no_line() {
        assert!(set(&"".into(), 100.0).is_empty());
    }
}
