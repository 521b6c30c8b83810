//! A document into bricks, and at the same time into the tree of tags.

use super::DocumentError;
use super::bricks::{Brick, Ink, Tint};
use super::drawings::Drawings;
use super::lines::{Setter, Split};
use super::order::is_leftward;
use super::style::{Format, Measure, PicturePlace, Style};
use super::tags::{NodeId, Role, Tags};
use crate::documents::ending;
use crate::documents::links;
use crate::documents::remark::{Remark, RemarkKind};
use crate::documents::tree::{Block, Document, Fact, HardWord, Section, SourceRecord, Words};
use crate::phrases::{Phrase, say};

/// Which part of how many a document is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub number: usize,
    pub of: usize,
}

impl Part {
    fn label(self, language: &str) -> Option<String> {
        let parts = [("part", &*self.number.to_string()), ("parts", &self.of.to_string())];
        (self.of > 1).then(|| say(language, Phrase::PartOf, &parts))
    }
}

/// Title and headings against the body.
pub(super) const TITLE: f32 = 1.5;
const HEADING: f32 = 1.25;
/// Lines between a heading and what it is above.
const UNDER_HEADING: f32 = 0.5;

pub(super) struct Composer<'a> {
    pub setter: Setter<'a>,
    pub drawings: &'a mut Drawings,
    pub tags: Tags,
    pub style: &'a Style,
    pub measure: Measure,
    /// Heads of tables, to be repeated.
    pub heads: Vec<Brick>,
    pub bricks: Vec<Brick>,
    /// Height of a page for bricks, once its head and foot are set.
    pub room: f32,
    /// How many rows were set.
    pub rows: usize,
    /// What the last picture of the section means.
    pub shown: Option<String>,
    /// How many of them ask something.
    pub questions: usize,
    pub remarks: Vec<Remark>,
}

impl Composer<'_> {
    /// The title with its picture, and which part of the document it is.
    pub fn title(&mut self, document: &Document, part: Part) -> Result<(), DocumentError> {
        let title: Words = document.title.clone().into();
        // Where a picture fills a page with the title, later parts begin with their words.
        let begins = part.number == 1 || self.measure.place != PicturePlace::Above;
        let picture = document.cover_picture.as_ref().filter(|_| begins);
        let label = part.label(self.setter.language);
        let mut brick = self.beside(Tags::ROOT, picture, |composer, x, width| {
            let tag = composer.tags.add(Tags::ROOT, Role::Title);
            let size = composer.heading_size(&title, TITLE, width)?;
            let mut brick = composer.text(&title, true, size, x, width, Some(tag))?;
            if let Some(label) = &label {
                let words = label.as_str().into();
                let size = composer.heading_size(&words, HEADING, width)?;
                let tag = composer.tags.add(Tags::ROOT, Role::P);
                let text = composer.text(&words, true, size, x, width, Some(tag))?;
                brick.stack(composer.measure.line * 0.3, text);
            }
            Ok(brick)
        })?;
        brick.keep = true;
        let name = [label.unwrap_or_default(), document.title.to_string()];
        let name = name.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
        brick.bookmark = Some(name).filter(|name| !name.is_empty());
        self.bricks.push(brick);
        Ok(())
    }

    /// Sections, of which the first has this number in the document.
    pub fn sections(&mut self, first: usize, sections: &[Section]) -> Result<(), DocumentError> {
        for (number, section) in (first..).zip(sections) {
            self.section(number, section)?;
        }
        Ok(())
    }

    /// A heading is larger than the words below it, as far as its longest word has room.
    fn heading_size(&mut self, words: &Words, times: f32, width: f32) -> Result<f32, DocumentError> {
        let wished = self.measure.size * times;
        let (longest, _) = self.setter.widths(words, true, wished)?;
        let fits = if longest > width { wished * width / longest * 0.999 } else { wished };
        Ok(fits.max(self.measure.size))
    }

    /// Who drew the pictures.
    pub fn credit(&mut self, document: &Document) -> Result<(), DocumentError> {
        let credit = ending::credit(document);
        if self.measure.place != PicturePlace::None && !credit.is_empty() {
            let brick = self.paragraph(Tags::ROOT, &credit.into())?;
            self.bricks.push(brick);
        }
        Ok(())
    }

    fn section(&mut self, number: usize, section: &Section) -> Result<(), DocumentError> {
        let opening = self.bricks.len();
        self.shown = None;
        let sect = self.tags.add(Tags::ROOT, Role::Sect);
        if !section.heading.is_empty() {
            let tag = self.tags.add(sect, Role::Heading);
            let (x, width) = (self.measure.margin, self.measure.text());
            let heading: Words = section.heading.clone().into();
            let size = self.heading_size(&heading, HEADING, width)?;
            let mut brick = self.text(&heading, true, size, x, width, Some(tag))?;
            brick.before = self.measure.line * 1.25;
            brick.keep = true;
            brick.flows = false;
            brick.bookmark = Some(section.heading.to_string());
            self.bricks.push(brick);
        }
        let mut blocks = section.blocks.iter().enumerate().peekable();
        while let Some((position, block)) = blocks.next() {
            // A hard word is explained within the row that uses it.
            let mut hard = Vec::new();
            if matches!(block, Block::Row(_)) {
                while let Some((_, Block::HardWord(word))) =
                    blocks.next_if(|(_, next)| matches!(next, Block::HardWord(_)))
                {
                    hard.push(word);
                }
            }
            let first = self.bricks.len();
            // What stands below a heading shares the page with it.
            let heading = self.bricks.get(opening).filter(|brick| position == 0 && brick.bookmark.is_some());
            let room =
                self.room - heading.map_or(0.0, |brick| brick.height + self.measure.line * UNDER_HEADING);
            self.block(sect, block, &hard, room)?;
            if let Some(brick) = self.bricks.get_mut(first).filter(|_| position == 0 && first > opening) {
                // The heading is parted from what is before it, and not from what is below.
                brick.before = brick.before.min(self.measure.line * UNDER_HEADING);
            }
            self.remark_on(first, block);
            // A sentence that leads to a list stays with it.
            let leads =
                matches!(blocks.peek(), Some((_, Block::Facts(_) | Block::Points(_) | Block::Table(_))));
            // The heading begins the first block.
            let start = if position == 0 { opening } else { first };
            if let Some(brick) = self.bricks.get_mut(start) {
                brick.starts = Some((number, position));
            }
            if let (Block::Para(_), true, Some(brick)) = (block, leads, self.bricks.get_mut(first))
                && brick.cuts.len() <= 3
            {
                brick.keep = true;
                brick.flows = false;
            }
        }
        if section.together
            && let Some((_, others)) = self.bricks.get_mut(opening..).and_then(<[Brick]>::split_last_mut)
        {
            others.iter_mut().for_each(|brick| (brick.keep, brick.flows) = (true, false));
        }
        Ok(())
    }

    /// Says where something that ought to stay on one page is too tall for any.
    fn remark_on(&mut self, first: usize, block: &Block) {
        let (row, source) = match block {
            Block::Row(row) => (self.rows.checked_sub(1), row.source.as_ref()),
            _ => (None, None),
        };
        let room = self.room;
        let tall = |brick: &Brick| !brick.flows && brick.height > room;
        if self.bricks.iter().skip(first).any(tall) {
            self.remarks.push(Remark { kind: RemarkKind::TooTall, row, source: source.cloned() });
        }
        self.remark_on_words(row, source);
    }

    /// Each word that was split is told once.
    pub fn remark_on_words(&mut self, row: Option<usize>, source: Option<&SourceRecord>) {
        for split in std::mem::take(&mut self.setter.split) {
            let Split { word, anywhere } = split;
            let kind =
                if anywhere { RemarkKind::WordSplit { word } } else { RemarkKind::WordTooWide { word } };
            if !self.remarks.iter().any(|known| known.kind == kind) {
                self.remarks.push(Remark { kind, row, source: source.cloned() });
            }
        }
    }

    fn block(
        &mut self,
        sect: NodeId,
        block: &Block,
        hard: &[&HardWord],
        room: f32,
    ) -> Result<(), DocumentError> {
        let brick = match block {
            Block::Row(row) => return self.row(sect, row, hard, room),
            Block::Facts(facts) => return self.facts(sect, facts),
            Block::Table(table) => return self.table(sect, table),
            Block::Points(points) => return self.points(sect, points),
            Block::HardWord(word) => {
                let brick = self.hard_word(sect, word, self.measure.margin, self.measure.text())?;
                Brick { before: self.measure.line, whole: true, ..brick }
            }
            Block::Para(words) => self.paragraph(sect, words)?,
            Block::Note(words) => {
                let (x, width) = (self.measure.margin, self.measure.text());
                let brick = self.panel(Tint::Sage, x, width, |composer, x, width| {
                    let tag = composer.tagged(sect, words);
                    composer.text(words, false, composer.measure.size, x, width, Some(tag))
                })?;
                Brick { before: self.measure.line, whole: true, ..brick }
            }
        };
        self.bricks.push(brick);
        Ok(())
    }

    fn paragraph(&mut self, sect: NodeId, words: &Words) -> Result<Brick, DocumentError> {
        let tag = self.tagged(sect, words);
        let (x, width) = (self.measure.margin, self.measure.text());
        let brick = self.text(words, false, self.measure.size, x, width, Some(tag))?;
        Ok(Brick { before: self.measure.line, ..brick })
    }

    fn points(&mut self, sect: NodeId, points: &[Words]) -> Result<(), DocumentError> {
        let list = self.tags.add(sect, Role::List);
        let size = self.measure.size;
        let (x, width, indent) = (self.measure.margin, self.measure.text(), size * 1.3);
        for (index, words) in points.iter().enumerate() {
            let item = self.tags.add(list, Role::Item);
            let (label, body) = (self.tags.add(item, Role::Label), self.tags.add(item, Role::Body));
            let mut brick = self.text(&"•".into(), false, size, x, indent, Some(label))?;
            brick.cuts.clear();
            let text = self.text(words, false, size, x + indent, width - indent, Some(body))?;
            brick = self.side_by_side(brick, text);
            brick.before = self.measure.line * if index == 0 { 1.0 } else { 0.5 };
            self.bricks.push(brick);
        }
        Ok(())
    }

    /// Facts with pictures have them small, as high as their two lines; others have their
    /// labels in a column.
    pub fn facts(&mut self, sect: NodeId, facts: &[Fact]) -> Result<(), DocumentError> {
        let list = self.tags.add(sect, Role::List);
        let size = self.measure.size;
        let pictured =
            self.measure.place != PicturePlace::None && facts.iter().any(|fact| fact.picture.is_some());
        let (x, width) = (self.measure.margin, self.measure.text());
        let column = width * 0.3;
        let beside = !pictured && self.fits_beside(facts, column - size, width - column)?;
        for (index, fact) in facts.iter().enumerate() {
            let item = self.tags.add(list, Role::Item);
            let (label, body) = (self.tags.add(item, Role::Label), self.tags.add(item, Role::Body));
            self.speak(body, &fact.value);
            let value = fact.value.text();
            let body = match links::target(&value) {
                Some(target) => {
                    let told = format!("{}: {}", fact.label.trim(), value.trim());
                    self.tags.add(body, Role::Link { target, told })
                }
                None => body,
            };
            let stacked = |composer: &mut Self, x, width| {
                let mut stacked =
                    composer.text(&fact.label.clone().into(), true, size, x, width, Some(label))?;
                stacked.stack(0.0, composer.text(&fact.value, false, size, x, width, Some(body))?);
                Ok(stacked)
            };
            let mut brick = if pictured {
                let longest = self.setter.widths(&fact.value, false, size)?.0;
                let widest = self.setter.widths(&fact.label.clone().into(), true, size)?.0;
                self.small_beside(label, fact.picture.as_ref(), longest.max(widest), stacked)?
            } else if !beside {
                stacked(self, x, width)?
            } else {
                let name =
                    self.text(&fact.label.clone().into(), true, size, x, column - size, Some(label))?;
                let value = self.text(&fact.value, false, size, x + column, width - column, Some(body))?;
                self.side_by_side(name, value)
            };
            brick.flows = false;
            brick.whole = true;
            brick.keep = index + 1 < facts.len();
            brick.before = self.measure.line * if index == 0 { 1.0 } else { 0.35 };
            self.bricks.push(brick);
        }
        Ok(())
    }

    /// Whether no word of a label or a value is too wide for its column; else each label
    /// stands above its value.
    fn fits_beside(&mut self, facts: &[Fact], label: f32, value: f32) -> Result<bool, DocumentError> {
        for fact in facts {
            let (widest, _) = self.setter.widths(&fact.label.clone().into(), true, self.measure.size)?;
            let (longest, _) = self.setter.widths(&fact.value, false, self.measure.size)?;
            if widest > label || longest > value {
                return Ok(false);
            }
        }
        Ok(true)
    }

    // ---- parts of bricks ----------------------------------------------------

    /// Sets a paragraph in lines, without space around it.
    pub fn text(
        &mut self,
        words: &Words,
        bold: bool,
        size: f32,
        x: f32,
        width: f32,
        tag: Option<NodeId>,
    ) -> Result<Brick, DocumentError> {
        let mut brick = Brick { flows: self.style.format != Format::EasyRead, ..Brick::default() };
        for line in self.setter.lines(words, bold, size, width)? {
            let top = brick.height;
            let height = size * self.style.leading.max(line.least_leading());
            let baseline = self.setter.fonts.baseline(size, height);
            // Pages of a language from right to left are turned round as a whole.
            let right = line.leftward && !is_leftward(self.setter.language);
            let x = if right { x + width - line.width * size / 1000.0 } else { x };
            brick.inks.push(Ink::Words { x, top, height, baseline, size, line, tag });
            brick.height += height;
            brick.cuts.push(brick.height);
        }
        Ok(brick)
    }

    /// A tinted box with an edge.
    pub fn panel(
        &mut self,
        tint: Tint,
        x: f32,
        width: f32,
        inner: impl FnOnce(&mut Self, f32, f32) -> Result<Brick, DocumentError>,
    ) -> Result<Brick, DocumentError> {
        let (across, along) = (self.measure.size * 0.7, self.measure.size * 0.5);
        let words = inner(self, x + across, width - 2.0 * across)?;
        let height = words.height + 2.0 * along;
        let radius = self.measure.size * 0.3;
        let panel = Ink::Panel { x, top: 0.0, width, height, radius, fill: Some(tint), edge: 1.0 };
        let mut brick = Brick { height: along, inks: vec![panel], ..Brick::default() };
        brick.stack(0.0, words);
        brick.height = height;
        Ok(brick)
    }

    pub fn side_by_side(&self, left: Brick, right: Brick) -> Brick {
        let cuts = if left.cuts.len() > right.cuts.len() { left.cuts } else { right.cuts };
        let inks = left.inks.into_iter().chain(right.inks).collect();
        Brick { height: left.height.max(right.height), inks, cuts, flows: right.flows, ..Brick::default() }
    }

    pub fn tagged(&mut self, parent: NodeId, words: &Words) -> NodeId {
        let tag = self.tags.add(parent, Role::P);
        self.speak(tag, words);
        tag
    }

    /// Says in which language a passage is, where it is not the document's.
    fn speak(&mut self, tag: NodeId, words: &Words) {
        if !words.language.is_empty() {
            self.tags.set_language(tag, &words.language);
        }
    }
}
