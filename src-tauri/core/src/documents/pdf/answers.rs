//! The space for an answer: boxes to tick, and lines to write on.

use std::sync::Arc;

use printpdf::{Op, PaintMode, Polygon, Pt, WindingOrder};

use super::DocumentError;
use super::bricks::{Brick, Ink};
use super::compose::Composer;
use super::fields::Widget;
use super::paint::Painter;
use super::style::{Format, MM, PicturePlace};
use super::tags::{NodeId, Role, TICK, WRITE};
use crate::documents::answer::{Answer, Choice, WriteIn};
use crate::documents::tree::Words;

/// A box that a shaking hand can tick, and lines far enough apart for large writing.
const LARGE_MM: f32 = 10.0;
/// The same in an ordinary size.
const SMALL_MM: f32 = 7.0;
const EDGE: f32 = 1.2;
/// Points between a frame and what is typed in it.
const INSET: f32 = 4.0;

/// A question with the space to answer it.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    /// 1 is the first of the document.
    pub number: usize,
    pub words: &'a [Words],
    pub answer: &'a Answer,
}

/// One box to tick, or the lines to write one answer on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Field {
    /// Its name for programs; boxes of which one is ticked share one.
    pub name: String,
    /// What is asked, as it is read out.
    pub question: String,
    /// The words beside a box, or above a line.
    pub words: String,
    pub kind: FieldKind,
    /// Points of what is typed.
    pub size: f32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldKind {
    /// A box by itself.
    Tick,
    /// A box of several, of which one is ticked.
    OneOf,
    Write {
        lines: u8,
    },
}

impl Field {
    /// Question and answer in one sentence, for somebody who hears this field alone.
    pub fn told(&self) -> String {
        [&*self.question, &*self.words]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

impl Composer<'_> {
    /// The space below a question, no taller than `room` where lines can be left out.
    pub(super) fn answer(
        &mut self,
        sect: NodeId,
        asked: Asked<'_>,
        x: f32,
        width: f32,
        room: f32,
    ) -> Result<Brick, DocumentError> {
        let language = self.setter.language;
        let Asked { number, answer, .. } = asked;
        let question = asked.words.iter().map(Words::text).collect::<Vec<_>>().join(" ");
        let how = self.tags.add(sect, Role::P);
        let size = self.measure.size;
        let mut brick = self.text(&answer.how(language).into(), false, size, x, width, Some(how))?;
        for (index, choice) in answer.choices(language).iter().enumerate() {
            let one = answer.is_one();
            let name = if one { format!("q{number}") } else { format!("q{number}-{}", index + 1) };
            let kind = if one { FieldKind::OneOf } else { FieldKind::Tick };
            let field =
                Field { name, question: question.clone(), words: choice.words.to_string(), kind, size };
            let choice = self.choice(sect, choice, field, x, width)?;
            brick.stack(size * 0.5, choice);
        }
        let write_ins = answer.write_ins(language);
        let several = write_ins.len() > 1;
        for (index, write_in) in write_ins.into_iter().enumerate() {
            let name = if several { format!("q{number}-{}", index + 1) } else { format!("q{number}") };
            let left = room - brick.height;
            let space = self.write_in(sect, write_in, name, &question, x, width, left)?;
            brick.stack(size * 0.5, space);
        }
        Ok(brick)
    }

    /// A box, its face and its words.
    fn choice(
        &mut self,
        sect: NodeId,
        choice: &Choice,
        field: Field,
        x: f32,
        width: f32,
    ) -> Result<Brick, DocumentError> {
        let (side, size) = (self.reach(), self.measure.size);
        let line = self.tags.add(sect, Role::P);
        let tag = self.tags.add(line, Role::Form { told: field.told(), kind: TICK });
        let ink =
            Ink::Field { x, top: 0.0, width: side, height: side, field: Arc::new(field), tag: Some(tag) };
        let mut brick = Brick { height: side, inks: vec![ink], ..Brick::default() };
        let mut indent = side + size * 0.6;
        if let Some(face) = choice.face.filter(|_| self.measure.place != PicturePlace::None) {
            let drawing = self.drawings.get(face)?;
            let scale = drawing.scale(side, side);
            let at = x + indent;
            // The words beside it say the same.
            let meaning = face.to_owned();
            brick.inks.push(Ink::Picture { x: at, top: 0.0, scale, meaning, drawing, tag: None });
            indent += side + size * 0.6;
        }
        let words: Words = choice.words.clone().into();
        let (longest, _) = self.setter.widths(&words, false, size)?;
        if longest > width - indent {
            let text = self.text(&words, false, size, x, width, Some(line))?;
            brick.stack(size * 0.2, text);
            return Ok(brick);
        }
        let text = self.text(&words, false, size, x + indent, width - indent, Some(line))?;
        // The first line stands beside the middle of the box.
        let first = text.cuts.first().copied().unwrap_or(text.height);
        let by = ((side - first) / 2.0).max(0.0);
        let height = brick.height.max(by + text.height);
        brick.inks.extend(text.inks.into_iter().map(|ink| ink.lowered(by)));
        brick.height = height;
        brick.cuts = vec![height];
        Ok(brick)
    }

    /// Lines to write on, as many as there is room for.
    #[expect(clippy::too_many_arguments, reason = "where it stands and what it is")]
    fn write_in(
        &mut self,
        sect: NodeId,
        write_in: WriteIn,
        name: String,
        question: &str,
        x: f32,
        width: f32,
        room: f32,
    ) -> Result<Brick, DocumentError> {
        let size = self.measure.size;
        let pitch = self.reach().max(self.measure.line);
        let mut brick = Brick::default();
        let words = write_in.label.map(|label| label.to_string()).unwrap_or_default();
        if !words.is_empty() {
            let tag = self.tags.add(sect, Role::P);
            brick = self.text(&words.as_str().into(), true, size, x, width, Some(tag))?;
        }
        let fits = ((room - brick.height - size) / pitch).floor().max(1.0);
        let lines = f32::from(write_in.lines).min(fits);
        let kind = FieldKind::Write { lines: lines as u8 };
        let field = Field { name, question: question.to_owned(), words, kind, size };
        let line = self.tags.add(sect, Role::P);
        let tag = self.tags.add(line, Role::Form { told: field.told(), kind: WRITE });
        let height = pitch * lines;
        let ink = Ink::Field { x, top: 0.0, width, height, field: Arc::new(field), tag: Some(tag) };
        let space = Brick { height, inks: vec![ink], cuts: vec![height], ..Brick::default() };
        brick.stack(0.0, space);
        Ok(brick)
    }

    /// The side of a box and the distance of lines.
    fn reach(&self) -> f32 {
        let least = if self.style.format == Format::Plain { SMALL_MM } else { LARGE_MM };
        (least * MM).max(self.measure.size * 1.2)
    }
}

impl Painter<'_> {
    /// The edge of a box, or the lines; on a screen a frame with the field within.
    pub(super) fn field(&mut self, ops: &mut Vec<Op>, ink: &Ink) {
        let Ink::Field { x, top, width, height, field, tag } = ink else { return };
        let framed = |painter: &Self, ops: &mut Vec<Op>| {
            ops.push(Op::SetOutlineThickness { pt: Pt(EDGE) });
            let ring = painter.rounded(*x, *top, *width, *height, 2.0);
            let polygon =
                Polygon { rings: vec![ring], mode: PaintMode::Stroke, winding_order: WindingOrder::NonZero };
            ops.push(Op::DrawPolygon { polygon });
        };
        match field.kind {
            FieldKind::Write { lines } if !self.fillable => {
                for line in 1..=lines {
                    let at = top + height * f32::from(line) / f32::from(lines);
                    let ring = self.rounded(*x, at - EDGE, *width, EDGE, 0.0);
                    let polygon = Polygon {
                        rings: vec![ring],
                        mode: PaintMode::Fill,
                        winding_order: WindingOrder::NonZero,
                    };
                    ops.push(Op::DrawPolygon { polygon });
                }
            }
            FieldKind::Write { .. } | FieldKind::Tick | FieldKind::OneOf => framed(self, ops),
        }
        if let Some(node) = tag.filter(|_| self.fillable && !self.slot.copy) {
            self.tags.widget(node);
            let left = self.across(*x);
            // What is typed does not touch the frame.
            let (inset, under) = match field.kind {
                FieldKind::Write { lines: 1 } => (INSET, 0.0),
                FieldKind::Write { .. } => (INSET, INSET),
                FieldKind::Tick | FieldKind::OneOf => (0.0, 0.0),
            };
            let foot = self.up(top + height);
            let rect = [left + inset, foot, left + width - inset, self.up(top + under)];
            self.widgets.push(Widget { side: self.slot.side, rect, field: Arc::clone(field) });
        }
    }
}
