//! What stands at the same place on every page: who wrote it, what it is, the
//! day and the page number. On the first page it is read out; after that it is
//! decoration.

use chrono::NaiveDate;

use super::DocumentError;
use super::bricks::{Brick, Ink};
use super::compose::{Composer, Part};
use super::flow::{Area, Page};
use super::tags::{NodeId, Role, Tags};
use crate::documents::ending::{self, day_in_words};
use crate::documents::tree::{Document, Words};
use crate::phrases::{Phrase, say};

#[derive(Default)]
pub(super) struct Furniture {
    header: Vec<Ink>,
    header_height: f32,
    /// Of the line with the day and the page number.
    foot_height: f32,
    /// The day, in the left corner below.
    day: Vec<Ink>,
}

impl Composer<'_> {
    /// Sets the head of the page and the title with the day. Where letters are
    /// too large for a line of its own on every page, the first page says it.
    pub fn front(&mut self, document: &Document, part: Part) -> Result<Furniture, DocumentError> {
        let mut furniture = Furniture::default();
        self.header(document, &mut furniture)?;
        self.title(document, part)?;
        self.day(document.day, &mut furniture)?;
        Ok(furniture)
    }

    fn header(&mut self, document: &Document, furniture: &mut Furniture) -> Result<(), DocumentError> {
        let (size, line) = (self.measure.size, self.measure.line);
        let (x, width) = (self.measure.margin, self.measure.text());
        let organisation: Words = document.organisation.clone().into();
        let kind: Words = document.kind_label.clone().into();
        if organisation.is_empty() && kind.is_empty() {
            return Ok(());
        }
        let who = self.tags.add(Tags::ROOT, Role::P);
        let what = self.tags.add(Tags::ROOT, Role::P);
        let council = ending::english(document, &document.organisation);
        if !council.is_empty() {
            self.tags.set_language(who, &council);
        }
        let (_, left) = self.setter.widths(&organisation, true, size)?;
        let (_, right) = self.setter.widths(&kind, true, size)?;
        let pad = size * 0.6;
        let badge = if kind.is_empty() { 0.0 } else { right + 2.0 * pad };
        if size >= 24.0 || left + badge + 2.0 * size > width {
            for (words, tag) in [(organisation, who), (kind, what)] {
                let brick = self.text(&words, true, size, x, width, Some(tag))?;
                self.bricks.push(Brick { keep: true, ..brick });
            }
            // The title follows with a line between.
            self.bricks.push(Brick { height: line * 0.5, keep: true, ..Brick::default() });
            return Ok(());
        }
        let drop = size * 0.2;
        let name = self.text(&organisation, true, size, x, width, Some(who))?;
        let label = self.text(&kind, true, size, x + width - badge + pad, badge, Some(what))?;
        // Lines of some scripts are taller; those beside them stand in the middle.
        let line = line.max(name.height).max(label.height);
        let middle = drop + (line - name.height) / 2.0;
        furniture.header.extend(name.inks.into_iter().map(|ink| ink.lowered(middle)));
        if !kind.is_empty() {
            let left = x + width - badge;
            let height = line + 2.0 * drop;
            let radius = size * 0.3;
            furniture.header.push(Ink::Panel {
                x: left,
                top: 0.0,
                width: badge,
                height,
                radius,
                fill: None,
                edge: 1.2,
            });
            let middle = drop + (line - label.height) / 2.0;
            furniture.header.extend(label.inks.into_iter().map(|ink| ink.lowered(middle)));
        }
        let rule = line + 2.0 * drop + size * 0.5;
        furniture.header.push(Ink::Rule { x, top: rule, width, thickness: 1.2 });
        furniture.header_height = rule + self.measure.line * 0.7;
        Ok(())
    }

    fn day(&mut self, day: NaiveDate, furniture: &mut Furniture) -> Result<(), DocumentError> {
        let size = self.measure.size;
        let (x, width) = (self.measure.margin, self.measure.text());
        let words: Words = day_in_words(day, self.setter.language).into();
        let tag = self.tags.add(Tags::ROOT, Role::P);
        let (_, left) = self.setter.widths(&words, false, size)?;
        let (_, right) = self.setter.widths(&number(self.setter.language, 88, 88), false, size)?;
        let brick = self.text(&words, false, size, x, width, Some(tag))?;
        furniture.foot_height = self.measure.line.max(brick.height);
        if left + right + 2.0 * size > width {
            self.bricks.push(Brick { before: self.measure.line * 0.5, ..brick });
        } else {
            furniture.day = brick.inks;
        }
        Ok(())
    }

    pub fn area(&self, furniture: &Furniture) -> Area {
        let measure = &self.measure;
        Area {
            top: measure.margin + furniture.header_height,
            bottom: measure.height - measure.margin - furniture.foot_height - measure.line * 0.5,
            rows: self.style.rows_per_page,
        }
    }

    /// Puts the furniture on pages that are full, now that their number is known.
    pub fn furnish(&mut self, furniture: &Furniture, pages: &mut [Page]) -> Result<(), DocumentError> {
        let foot = self.measure.height - self.measure.margin - furniture.foot_height;
        let count = pages.len();
        for (index, page) in pages.iter_mut().enumerate() {
            let own = |ink: &Ink| if index == 0 { ink.clone() } else { ink.clone().untagged() };
            let header = furniture.header.iter().map(|ink| own(ink).lowered(self.measure.margin));
            page.inks.splice(0..0, header);
            page.inks.extend(furniture.day.iter().map(|ink| own(ink).lowered(foot)));
            page.inks
                .extend(self.page_number(index + 1, count, None)?.into_iter().map(|ink| ink.lowered(foot)));
        }
        Ok(())
    }

    fn page_number(
        &mut self,
        page: usize,
        pages: usize,
        tag: Option<NodeId>,
    ) -> Result<Vec<Ink>, DocumentError> {
        let (size, words) = (self.measure.size, number(self.setter.language, page, pages));
        let (_, width) = self.setter.widths(&words, false, size)?;
        let x = self.measure.width - self.measure.margin - width;
        Ok(self.text(&words, false, size, x, width + size, tag)?.inks)
    }
}

fn number(language: &str, page: usize, pages: usize) -> Words {
    let parts = [("page", &*page.to_string()), ("pages", &pages.to_string())];
    say(language, Phrase::PageOf, &parts).into()
}
