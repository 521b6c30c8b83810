//! What pages are built of: bricks of ink that are placed one under the other.

use std::sync::Arc;

use super::answers::Field;
use super::drawings::Drawing;
use super::lines::Line;
use super::tags::NodeId;

/// Something drawn. Distances are points from the left of the page and from
/// the top of the brick, later of the page. Ink without a tag is decoration
/// that a screen reader passes over.
#[derive(Debug, Clone)]
pub(super) enum Ink {
    Words {
        x: f32,
        top: f32,
        height: f32,
        baseline: f32,
        size: f32,
        line: Line,
        tag: Option<NodeId>,
    },
    Picture {
        x: f32,
        top: f32,
        scale: f32,
        meaning: String,
        drawing: Arc<Drawing>,
        tag: Option<NodeId>,
    },
    Panel {
        x: f32,
        top: f32,
        width: f32,
        height: f32,
        radius: f32,
        fill: Option<Tint>,
        edge: f32,
    },
    Rule {
        x: f32,
        top: f32,
        width: f32,
        thickness: f32,
    },
    /// A box to tick, or lines to write on.
    Field {
        x: f32,
        top: f32,
        width: f32,
        height: f32,
        field: Arc<Field>,
        tag: Option<NodeId>,
    },
}

/// Grounds behind words. All leave black words more than 14:1 of contrast and
/// turn to a pale grey on a photocopy.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Tint {
    Honey,
    Sage,
}

/// Ink that stays together on a page where it can.
#[derive(Debug, Clone, Default)]
pub(super) struct Brick {
    /// Empty space above, left out at the top of a page.
    pub before: f32,
    pub height: f32,
    pub inks: Vec<Ink>,
    /// Heights at which the brick may be cut without cutting a line.
    pub cuts: Vec<f32>,
    /// May be cut although it would fit a page.
    pub flows: bool,
    /// Is never cut unless it is taller than a page.
    pub whole: bool,
    /// Stands on one page with the brick that follows.
    pub keep: bool,
    /// Counts as a picture row.
    pub row: bool,
    /// The table head that is repeated above it on a new page.
    pub head: Option<usize>,
    /// The table head that it is itself.
    pub opens: Option<usize>,
    /// Name in the outline of the file.
    pub bookmark: Option<String>,
    /// The section and the number of the block that begins with it.
    pub starts: Option<(usize, usize)>,
}

impl Ink {
    pub fn tag(&self) -> Option<NodeId> {
        match self {
            Self::Words { tag, .. } | Self::Picture { tag, .. } | Self::Field { tag, .. } => *tag,
            Self::Panel { .. } | Self::Rule { .. } => None,
        }
    }

    pub fn untagged(mut self) -> Self {
        match &mut self {
            Self::Words { tag, .. } | Self::Picture { tag, .. } | Self::Field { tag, .. } => *tag = None,
            Self::Panel { .. } | Self::Rule { .. } => {}
        }
        self
    }

    pub fn lowered(mut self, by: f32) -> Self {
        match &mut self {
            Self::Words { top, .. }
            | Self::Picture { top, .. }
            | Self::Panel { top, .. }
            | Self::Rule { top, .. }
            | Self::Field { top, .. } => {
                *top += by;
            }
        }
        self
    }

    /// Turns left and right round on a page of this width, as people who read
    /// from right to left expect it; words and pictures stay as they are.
    pub fn mirrored(mut self, page: f32) -> Self {
        match &mut self {
            Self::Words { x, size, line, .. } => *x = page - *x - line.width * *size / 1000.0,
            Self::Picture { x, scale, drawing, .. } => *x = page - *x - drawing.width() * *scale,
            Self::Panel { x, width, .. } | Self::Rule { x, width, .. } | Self::Field { x, width, .. } => {
                *x = page - *x - *width;
            }
        }
        self
    }

    pub fn top(&self) -> f32 {
        match self {
            Self::Words { top, .. }
            | Self::Picture { top, .. }
            | Self::Panel { top, .. }
            | Self::Rule { top, .. }
            | Self::Field { top, .. } => *top,
        }
    }

    pub fn bottom(&self) -> f32 {
        match self {
            Self::Words { top, height, .. }
            | Self::Panel { top, height, .. }
            | Self::Field { top, height, .. } => top + height,
            Self::Picture { top, scale, drawing, .. } => top + drawing.height() * scale,
            Self::Rule { top, thickness, .. } => top + thickness,
        }
    }
}

impl Brick {
    /// Puts another brick's ink under this one's.
    pub fn stack(&mut self, gap: f32, other: Brick) {
        let by = self.height + if self.height > 0.0 { gap } else { 0.0 };
        self.inks.extend(other.inks.into_iter().map(|ink| ink.lowered(by)));
        self.cuts.extend(other.cuts.into_iter().map(|cut| cut + by));
        self.height = by + other.height;
    }

    /// The lowest place to cut that leaves no more than `room` above, and two
    /// lines on both sides unless the brick is taller than `page`.
    pub fn cut_within(&self, room: f32, page: f32) -> Option<f32> {
        let tall = self.height > page;
        let inner =
            if tall || self.cuts.len() < 4 { &self.cuts[..] } else { &self.cuts[1..self.cuts.len() - 2] };
        if !tall && (!self.flows || self.cuts.len() < 4) {
            return None;
        }
        inner.iter().copied().filter(|cut| *cut > 0.0 && *cut <= room && *cut < self.height).reduce(f32::max)
    }

    /// The part above a cut and the part below it.
    pub fn cut(self, at: f32) -> (Brick, Brick) {
        let mut above =
            Brick { before: self.before, height: at, row: self.row, head: self.head, ..Brick::default() };
        let mut below = Brick { height: self.height - at, before: 0.0, ..self };
        above.bookmark = below.bookmark.take();
        above.starts = below.starts.take();
        above.cuts = below.cuts.iter().copied().filter(|cut| *cut < at).collect();
        below.cuts = below.cuts.iter().map(|cut| cut - at).filter(|cut| *cut > 0.0).collect();
        for ink in std::mem::take(&mut below.inks) {
            // A rounding error must not send a line to the next page.
            if ink.bottom() <= at + 0.1 {
                above.inks.push(ink);
            } else if let (Ink::Panel { x, top, width, height, fill, edge, .. }, true) =
                (&ink, ink.top() < at)
            {
                let (x, width, fill, edge) = (*x, *width, *fill, *edge);
                let upper = at - top;
                above.inks.push(Ink::Panel { x, top: *top, width, height: upper, radius: 0.0, fill, edge });
                below.inks.push(Ink::Panel {
                    x,
                    top: 0.0,
                    width,
                    height: height - upper,
                    radius: 0.0,
                    fill,
                    edge,
                });
            } else {
                below.inks.push(ink.lowered(-at));
            }
        }
        (above, below)
    }
}
