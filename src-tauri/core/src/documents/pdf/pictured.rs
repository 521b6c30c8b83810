//! A picture and the words that it is of.

use super::DocumentError;
use super::bricks::{Brick, Ink};
use super::compose::Composer;
use super::style::PicturePlace;
use super::tags::{NodeId, Role, Tags};
use crate::documents::pictures;
use crate::documents::tree::Picture;

impl Composer<'_> {
    /// A picture and what is said beside it, or below it on a narrow page.
    pub fn beside(
        &mut self,
        parent: NodeId,
        picture: Option<&Picture>,
        said: impl FnOnce(&mut Self, f32, f32) -> Result<Brick, DocumentError>,
    ) -> Result<Brick, DocumentError> {
        let measure = self.measure;
        let picture = picture.filter(|_| measure.place != PicturePlace::None);
        let ink = picture.map(|picture| self.picture(parent, picture)).transpose()?;
        match measure.place {
            PicturePlace::None => said(self, measure.margin, measure.text()),
            PicturePlace::Above => {
                let words = said(self, measure.margin, measure.text())?;
                let Some(ink) = ink else { return Ok(words) };
                let mut brick = Brick { height: ink.bottom(), inks: vec![ink], ..Brick::default() };
                brick.stack(measure.line * 0.4, words);
                Ok(brick)
            }
            PicturePlace::Left => {
                // A title has no row to line up with unless it has a picture.
                let indent = if ink.is_some() || parent != Tags::ROOT { measure.indent() } else { 0.0 };
                let mut brick = said(self, measure.margin + indent, measure.text() - indent)?;
                self.level(&mut brick, ink);
                Ok(brick)
            }
        }
    }

    /// A small picture and what is said beside it, in line with the words of rows; the picture
    /// stands above where the longest word, in points, needs the whole width.
    pub fn small_beside(
        &mut self,
        parent: NodeId,
        picture: Option<&Picture>,
        longest: f32,
        said: impl FnOnce(&mut Self, f32, f32) -> Result<Brick, DocumentError>,
    ) -> Result<Brick, DocumentError> {
        let measure = self.measure;
        let side = measure.line * 1.9;
        let ink = picture.map(|picture| self.picture_within(parent, picture, side)).transpose()?;
        let indent =
            if measure.place == PicturePlace::Left { measure.indent() } else { side + measure.size * 0.6 };
        if longest > measure.text() - indent {
            let mut brick = Brick::default();
            if let Some(ink) = ink {
                brick.height = ink.bottom();
                brick.inks.push(ink);
            }
            brick.stack(measure.line * 0.2, said(self, measure.margin, measure.text())?);
            return Ok(brick);
        }
        let mut brick = said(self, measure.margin + indent, measure.text() - indent)?;
        self.level(&mut brick, ink);
        Ok(brick)
    }

    /// The top of the picture and of the first capital letter are level.
    fn level(&self, brick: &mut Brick, picture: Option<Ink>) {
        let Some(ink) = picture else { return };
        let level = match brick.inks.first() {
            Some(Ink::Words { baseline, size, .. }) => baseline - self.setter.fonts.capitals() * size,
            _ => 0.0,
        };
        let ink = ink.lowered(level);
        brick.height = brick.height.max(ink.bottom());
        brick.inks.insert(0, ink);
    }

    fn picture(&mut self, parent: NodeId, picture: &Picture) -> Result<Ink, DocumentError> {
        let (width, height) = self.measure.picture();
        self.drawn(parent, picture, width, width, height)
    }

    fn picture_within(&mut self, parent: NodeId, picture: &Picture, side: f32) -> Result<Ink, DocumentError> {
        let column = if self.measure.place == PicturePlace::Left { self.measure.column } else { side };
        self.drawn(parent, picture, column, side, side)
    }

    fn drawn(
        &mut self,
        parent: NodeId,
        picture: &Picture,
        column: f32,
        width: f32,
        height: f32,
    ) -> Result<Ink, DocumentError> {
        let drawing = self.drawings.get(&picture.meaning)?;
        let scale = drawing.scale(width, height);
        // In a column of pictures each stands in the middle; above words it starts with them.
        let slack = column - drawing.width() * scale;
        let inset = if self.measure.place == PicturePlace::Left { slack / 2.0 } else { 0.0 };
        let tag = self.tags.add(parent, Role::Figure { alt: picture.alt.to_string() });
        if let Some(language) = pictures::language_of(picture, self.setter.language) {
            self.tags.set_language(tag, language);
        }
        let x = self.measure.margin + inset;
        Ok(Ink::Picture { x, top: 0.0, scale, meaning: picture.meaning.clone(), drawing, tag: Some(tag) })
    }
}
