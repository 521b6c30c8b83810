//! Rows of a picture and its words. The end of a page never splits a row: one
//! that no page could hold becomes several rows of whole sentences (rule EL-5).

use super::DocumentError;
use super::answers::Asked;
use super::breaks::{Break, breaks};
use super::bricks::{Brick, Ink, Tint};
use super::compose::Composer;
use super::style::{Format, PicturePlace};
use super::tags::{NodeId, Role};
use crate::documents::remark::{Remark, RemarkKind};
use crate::documents::tree::{HardWord, Picture, Row, Span, Stands, Words};
use crate::phrases::{Phrase, say};

/// The picture of every box that explains a hard word, and of nothing else.
const HARD_WORD: &str = "easy_words";

/// Sentences of a row that are laid out before it is asked whether they fit a page.
const AT_ONCE: usize = 16;

/// A sentence with the boxes of the hard words that it uses.
struct Sentence<'a> {
    /// The number of its paragraph.
    paragraph: usize,
    words: Words,
    hard: Vec<&'a HardWord>,
    /// The space to answer in, below the last sentence of a row that asks.
    answer: Option<Asked<'a>>,
}

impl Composer<'_> {
    /// A row with the boxes of its hard words right below it. `room` is what a
    /// page has for it; less than a whole page below a heading.
    pub(super) fn row(
        &mut self,
        sect: NodeId,
        row: &Row,
        hard: &[&HardWord],
        room: f32,
    ) -> Result<(), DocumentError> {
        let number = self.rows;
        self.rows += 1;
        let easy = self.style.format == Format::EasyRead;
        let words = if easy { row.easiest() } else { row.fullest() };
        let giant = self.measure.place == PicturePlace::Above;
        let picture = row.picture.as_ref();
        // The same picture again says nothing new.
        let again = picture.is_some_and(|picture| self.shown.as_ref() == Some(&picture.meaning));
        let picture = picture.filter(|_| !giant || row.stands == Stands::Apart && !again);
        if let Some(picture) = picture {
            self.shown = Some(picture.meaning.clone());
        }
        let small = row.stands == Stands::Below && self.measure.place == PicturePlace::Left;
        let asked = row.answer.as_ref().map(|answer| {
            self.questions += 1;
            Asked { number: self.questions, words, answer }
        });
        let sentences = sentences(words, hard, asked);
        let (mut rest, mut rows) = (&sentences[..], 0);
        loop {
            let (count, brick) =
                self.tallest_row(sect, (picture, small), rest, if rows == 0 { room } else { self.room })?;
            rest = rest.get(count..).unwrap_or_default();
            // The picture stands beside every part, and is told once.
            self.bricks.push(if rows == 0 { brick } else { brick.without_told_picture() });
            rows += 1;
            if rest.is_empty() {
                break;
            }
        }
        if rows > 1 {
            let kind = RemarkKind::RowParted { rows };
            self.remarks.push(Remark { kind, row: Some(number), source: row.source.clone() });
        }
        Ok(())
    }

    /// As many sentences as fit, at least one, and how many they are.
    fn tallest_row(
        &mut self,
        sect: NodeId,
        picture: (Option<&Picture>, bool),
        sentences: &[Sentence<'_>],
        room: f32,
    ) -> Result<(usize, Brick), DocumentError> {
        let known = self.tags.len();
        // What comes after the first that do not fit is not laid out for every page anew.
        let mut tried = AT_ONCE.min(sentences.len());
        loop {
            let brick = self.row_of(sect, picture, &sentences[..tried])?;
            if tried == sentences.len() && (brick.height <= room || tried < 2) {
                return Ok((tried, brick));
            }
            if brick.height > room {
                break;
            }
            self.tags.forget(known);
            tried = (tried * 2).min(sentences.len());
        }
        let mut count = 1;
        loop {
            self.tags.forget(known);
            let more = self.row_of(sect, picture, &sentences[..=count])?;
            if more.height > room {
                break;
            }
            count += 1;
        }
        self.tags.forget(known);
        Ok((count, self.row_of(sect, picture, &sentences[..count])?))
    }

    fn row_of(
        &mut self,
        sect: NodeId,
        (picture, small): (Option<&Picture>, bool),
        sentences: &[Sentence<'_>],
    ) -> Result<Brick, DocumentError> {
        // Sentences of one row belong together, and each begins a line: half a line parts them.
        let gap = self.measure.line * if self.style.format == Format::EasyRead { 0.5 } else { 1.0 };
        #[cfg(test)]
        tests::LAID.set(tests::LAID.get() + sentences.len());
        // A picture above the words takes its room from the lines to write on.
        let above = match picture {
            Some(_) if self.measure.place == PicturePlace::Above => {
                self.measure.picture().1 + self.measure.line * 0.4
            }
            _ => 0.0,
        };
        let said = |composer: &mut Self, x: f32, width: f32| {
            let mut stacked = Brick::default();
            for paragraph in sentences.chunk_by(|one, next| one.paragraph == next.paragraph) {
                let spans = paragraph.iter().flat_map(|sentence| sentence.words.spans.clone()).collect();
                let words = Words { spans, language: paragraph[0].words.language.clone() };
                let tag = composer.tagged(sect, &words);
                let text = composer.text(&words, false, composer.measure.size, x, width, Some(tag))?;
                stacked.stack(gap, text);
            }
            for word in sentences.iter().flat_map(|sentence| &sentence.hard) {
                stacked.stack(composer.measure.line * 0.5, composer.hard_word(sect, word, x, width)?);
            }
            for asked in sentences.iter().filter_map(|sentence| sentence.answer) {
                let room = composer.room - above - stacked.height - gap;
                stacked.stack(gap, composer.answer(sect, asked, x, width, room)?);
            }
            Ok(stacked)
        };
        let mut brick = match small {
            true => self.small_beside(sect, picture, 0.0, said)?,
            false => self.beside(sect, picture, said)?,
        };
        // At least a blank line of the size of the words (UKAAF).
        let giant = self.measure.place == PicturePlace::Above;
        brick.before = self.measure.line * if small || giant { 0.75 } else { 0.9 };
        brick.row = self.measure.place != PicturePlace::None && !small;
        brick.flows = false;
        brick.whole = true;
        Ok(brick)
    }

    /// The box of a hard word (rule EL-8): its icon, the word in bold and what
    /// it means, on a pale ground within an edge of 1 pt.
    pub(super) fn hard_word(
        &mut self,
        sect: NodeId,
        word: &HardWord,
        x: f32,
        width: f32,
    ) -> Result<Brick, DocumentError> {
        let size = self.measure.size;
        let icon = if self.measure.place == PicturePlace::None {
            None
        } else {
            Some((self.drawings.get(HARD_WORD)?, size * 1.8))
        };
        self.panel(Tint::Honey, x, width, |composer, x, width| {
            let mut brick = Brick::default();
            let mut indent = 0.0;
            if let Some((drawing, side)) = icon {
                let scale = drawing.scale(side, side);
                let alt = say(composer.setter.language, Phrase::HardWord, &[]);
                let tag = composer.tags.add(sect, Role::Figure { alt });
                let top = size * 0.2;
                brick.inks.push(Ink::Picture {
                    x,
                    top,
                    scale,
                    meaning: HARD_WORD.to_owned(),
                    drawing,
                    tag: Some(tag),
                });
                brick.height = top + side;
                indent = side + size * 0.5;
            }
            let (longest, _) = composer.setter.widths(&word.meaning, false, size)?;
            let (widest, _) = composer.setter.widths(&word.word.clone().into(), true, size)?;
            // Where a word has no room beside the icon, the icon stands above.
            let above = longest.max(widest) > width - indent;
            let (x, width) = if above { (x, width) } else { (x + indent, width - indent) };
            let name = composer.tags.add(sect, Role::P);
            let mut said = composer.text(&word.word.clone().into(), true, size, x, width, Some(name))?;
            let meaning = composer.tagged(sect, &word.meaning);
            said.stack(0.0, composer.text(&word.meaning, false, size, x, width, Some(meaning))?);
            if above {
                brick.stack(size * 0.2, said);
                return Ok(brick);
            }
            Ok(composer.side_by_side(brick, said))
        })
    }
}

impl Brick {
    fn without_told_picture(mut self) -> Self {
        let picture = |ink: &Ink| matches!(ink, Ink::Picture { meaning, .. } if meaning != HARD_WORD);
        self.inks =
            self.inks.into_iter().map(|ink| if picture(&ink) { ink.untagged() } else { ink }).collect();
        self
    }
}

/// Every sentence of a row in order. A box goes with the first sentence that
/// uses its word, else with the last.
fn sentences<'a>(words: &[Words], hard: &[&'a HardWord], asked: Option<Asked<'a>>) -> Vec<Sentence<'a>> {
    let mut sentences: Vec<Sentence<'a>> = (0..)
        .zip(words)
        .flat_map(|(paragraph, words)| {
            cut(words).into_iter().map(move |words| Sentence {
                paragraph,
                words,
                hard: Vec::new(),
                answer: None,
            })
        })
        .collect();
    for word in hard {
        let wanted = word.word.to_lowercase();
        let uses = |sentence: &Sentence<'_>| sentence.words.text().to_lowercase().contains(&wanted);
        let home = sentences.iter().position(uses).unwrap_or(sentences.len().saturating_sub(1));
        if sentences.is_empty() {
            sentences.push(Sentence {
                paragraph: 0,
                words: Words::default(),
                hard: Vec::new(),
                answer: None,
            });
        }
        sentences[home].hard.push(word);
    }
    if asked.is_some() && sentences.is_empty() {
        sentences.push(Sentence { paragraph: 0, words: Words::default(), hard: Vec::new(), answer: None });
    }
    if let Some(last) = sentences.last_mut() {
        last.answer = asked;
    }
    sentences
}

/// A paragraph cut behind each of its sentences; nothing of it is lost.
fn cut(words: &Words) -> Vec<Words> {
    let text = words.text();
    let mut from = 0;
    let mut cut = Vec::new();
    for (to, _) in breaks(&text, true).into_iter().filter(|(_, kind)| *kind == Break::Must) {
        let mut start = 0;
        let mut spans = Vec::new();
        for span in &words.spans {
            let end = start + span.text.len();
            let (first, last) = (from.max(start), to.min(end));
            if first < last {
                spans.push(Span { text: text[first..last].into(), bold: span.bold });
            }
            start = end;
        }
        cut.push(Words { language: words.language.clone(), spans });
        from = to;
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::pdf::{Imposition, Press, Style, rules::read_back};
    use crate::documents::{Block, Document, Section, SourceRecord};

    thread_local! {
        /// Sentences that were laid out, each time that they were.
        pub(super) static LAID: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
    }

    fn with(sentences: usize, sentence: &str) -> Document {
        let mut document = Document::new("The bus", "Northbrook Council", chrono::NaiveDate::default());
        let words = Words::paragraphs(&format!("{sentence}\n").repeat(sentences));
        let source = SourceRecord { table: "action".into(), id: "a1".into(), field: "action".into() };
        let picture = crate::documents::pictures::picture("bus");
        let row = Row { picture, full: words, source: Some(source), ..Row::default() };
        document.sections.push(Section::new("", vec![Block::easy(None, "Before."), Block::Row(row)]));
        document
    }

    #[test]
    fn a_row_taller_than_a_page_becomes_rows_of_whole_sentences_and_the_officer_is_told() {
        let document = with(40, "One more sentence about the bus.");
        let press = Press::new().unwrap();
        let (_, remarks) = press.look_over(&document, &Style::easy_read()).unwrap();
        let [remark] = &remarks[..] else { panic!("{remarks:?}") };
        let RemarkKind::RowParted { rows } = remark.kind else { panic!("{remark:?}") };
        assert_eq!((remark.row, remark.source.as_ref().map(|s| s.id.as_str())), (Some(1), Some("a1")));
        assert!(rows > 1 && remark.message().contains(&format!("{rows} rows")), "{}", remark.message());
        let pdf = lopdf::Document::load_mem(&press.write(&document, &Style::easy_read()).unwrap()).unwrap();
        let pages = read_back(&pdf);
        let drawn: usize = pages.iter().map(|page| page.drawn).sum();
        let told: usize = pages.iter().map(|page| page.pictures.len()).sum();
        assert_eq!((drawn, told), (rows, 1), "the picture stands beside every part, and is told once");
        let said = |page: usize| pdf.extract_text(&[page as u32 + 1]).unwrap();
        let all: usize = (0..pages.len()).map(|page| said(page).matches("about the bus.").count()).sum();
        assert_eq!(all, 40, "nothing is lost or said twice");
    }

    #[test]
    fn twice_the_sentences_are_at_most_twice_the_laying_out() {
        let press = Press::new().unwrap();
        let laid = |sentences: usize| {
            LAID.set(0);
            press
                .look_over(&with(sentences, "One more sentence about the bus."), &Style::easy_read())
                .unwrap();
            LAID.get()
        };
        // Both are so long that they are laid out again in parts.
        let (once, twice) = (laid(400), laid(800));
        assert!(once >= 400 && twice * 10 <= once * 22, "{once} and {twice}");
    }

    #[test]
    fn a_row_that_fits_a_page_is_never_parted() {
        let press = Press::new().unwrap();
        for sentences in 1..12 {
            let document = with(sentences, "One more sentence about the bus.");
            let (_, remarks) = press.look_over(&document, &Style::easy_read()).unwrap();
            assert!(remarks.is_empty(), "{sentences}: {remarks:?}");
        }
    }

    #[test]
    fn a_row_has_a_picture_of_its_own_as_it_stands_and_none_in_print_without_pictures() {
        let press = Press::new().unwrap();
        let drawn = |stands: Stands, style: &Style| {
            let mut document = with(1, "It goes at ten.");
            if let Block::Row(row) = &mut document.sections[0].blocks[1] {
                row.stands = stands;
            }
            let pdf = lopdf::Document::load_mem(&press.write(&document, style).unwrap()).unwrap();
            read_back(&pdf).iter().map(|page| page.drawn).sum::<usize>()
        };
        for (style, wanted) in [
            (Style::easy_read(), [1, 1, 1]),
            (Style::easy_read_at(36.0), [1, 0, 0]),
            (Style::plain(), [0, 0, 0]),
        ] {
            let told = [Stands::Apart, Stands::After, Stands::Below].map(|stands| drawn(stands, &style));
            assert_eq!(told, wanted, "{style:?}");
        }
    }

    #[test]
    fn a_sentence_taller_than_a_card_and_a_word_wider_than_one_are_told() {
        let style = Style::easy_read_at(36.0).imposed(Imposition::Cards);
        let long = "We want to hear from you about the bus and about the train and about the long way home.";
        let (_, remarks) = Press::new().unwrap().look_over(&with(1, long), &style).unwrap();
        assert!(remarks.iter().any(|r| r.kind == RemarkKind::TooTall && r.row == Some(1)), "{remarks:?}");
        let (_, remarks) = Press::new().unwrap().look_over(&with(1, "Unaccompanied."), &style).unwrap();
        let wide = RemarkKind::WordTooWide { word: "Unaccompanied.".into() };
        assert!(remarks.iter().any(|remark| remark.kind == wide && remark.is_error()), "{remarks:?}");
    }

    #[test]
    fn a_paragraph_is_cut_behind_each_sentence_and_keeps_what_is_bold() {
        let words = Words::default().and("We pay. Ask for ").and_bold("respite. Then").and(" rest.");
        let cut = cut(&words);
        let texts: Vec<String> = cut.iter().map(Words::text).collect();
        assert_eq!(texts, ["We pay. ", "Ask for respite. ", "Then rest."]);
        assert_eq!(texts.concat(), words.text());
        assert!(cut[1].spans[1].bold && cut[2].spans[0].bold && !cut[2].spans[1].bold);
    }

    #[test]
    fn a_box_goes_with_the_sentence_that_uses_its_word() {
        let word = |word: &str| HardWord { word: word.into(), meaning: "It means.".into() };
        let (fare, other) = (word("Fare"), word("Elsewhere"));
        let words = ["We pay the fare. We go.".into(), "Come along.".into()];
        let found = sentences(&words, &[&fare, &other], None);
        let boxes: Vec<usize> = found.iter().map(|sentence| sentence.hard.len()).collect();
        assert_eq!(boxes, [1, 0, 1]);
        assert_eq!(sentences(&[], &[&fare], None)[0].hard.len(), 1, "a box without words is kept");
    }
}
