//! Pages of ink into printpdf's operations, with every mark tied to its tag.

use std::collections::BTreeMap;
use std::sync::Arc;

use printpdf::{
    Color, DictItem, Greyscale, LinePoint, Mm, Op, PaintMode, PdfFontHandle, PdfPage, Point, Polygon,
    PolygonRing, Pt, Rgb, TextItem, TextMatrix, WindingOrder, XObjectId, XObjectTransform,
};

use super::bricks::{Ink, Tint};
use super::clusters::Clusters;
use super::drawings::Drawing;
use super::fields::Widget;
use super::flow::Page;
use super::fonts::{Face, FaceId, Fonts};
use super::impose::{Sides, Slot};
use super::outlines;
use super::shape::Shaped;
use super::style::MM;
use super::tags::{NodeId, Tags};
use crate::documents::look::PaperColour;

/// Pictures used, by the name that pages call them.
pub(super) type Used = BTreeMap<String, Arc<Drawing>>;

pub(super) struct Painter<'a> {
    pub fonts: &'a Fonts,
    pub tags: &'a mut Tags,
    pub used: Used,
    /// Faces that something was set in.
    pub faces: BTreeMap<FaceId, Clusters<'a>>,
    /// Of a side of paper.
    pub height: f32,
    /// Whether fields are filled in on a screen.
    pub fillable: bool,
    /// The fields that were painted so.
    pub widgets: Vec<Widget>,
    /// Where the page that is being painted stands.
    pub slot: Slot,
}

impl<'a> Painter<'a> {
    /// Paints pages in the order of reading, each on its side of paper.
    pub fn sides(&mut self, sides: &Sides, pages: &[Page], ground: PaperColour) -> Vec<PdfPage> {
        let mut all = vec![Vec::new(); sides.count];
        for ops in &mut all {
            if let Some(colour) = tint_of(ground) {
                self.decoration(ops, [0.0, 0.0, sides.width, sides.height], colour);
            }
            for cut in &sides.cuts {
                self.decoration(ops, *cut, black());
            }
        }
        for slot in &sides.slots {
            let (Some(page), Some(ops)) = (pages.get(slot.page), all.get_mut(slot.side)) else { continue };
            self.slot = *slot;
            self.page(ops, page);
        }
        let (width, height) = (Mm(sides.width / MM), Mm(sides.height / MM));
        all.into_iter().map(|ops| PdfPage::new(width, height, ops)).collect()
    }

    fn page(&mut self, ops: &mut Vec<Op>, page: &Page) {
        ops.extend([Op::SetFillColor { col: black() }, Op::SetOutlineColor { col: black() }]);
        let mut inks = page.inks.iter().peekable();
        while let Some(ink) = inks.next() {
            let (copy, fillable) = (self.slot.copy, self.fillable);
            // The field itself is told, and not the edge that is drawn around it.
            let silent = |ink: &Ink| copy || fillable && matches!(ink, Ink::Field { .. });
            let kind = |ink: &Ink| (ink.tag().filter(|_| !silent(ink)), matches!(ink, Ink::Words { .. }));
            let (tag, words) = kind(ink);
            self.begin(ops, tag, words, self.slot.side);
            self.ink(ops, ink);
            // Lines of one paragraph are one mark.
            while let Some(next) = inks.next_if(|next| kind(next) == (tag, words)) {
                self.ink(ops, next);
            }
            ops.push(Op::EndMarkedContent);
        }
    }

    /// A rectangle on a side of paper that belongs to no page.
    fn decoration(&mut self, ops: &mut Vec<Op>, [x, top, width, height]: [f32; 4], colour: Color) {
        self.slot = Slot { side: 0, x: 0.0, y: 0.0, page: 0, copy: false };
        self.begin(ops, None, false, 0);
        ops.push(Op::SetFillColor { col: colour });
        let ring = self.rounded(x, top, width, height, 0.0);
        let polygon =
            Polygon { rings: vec![ring], mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
        ops.extend([Op::DrawPolygon { polygon }, Op::EndMarkedContent]);
    }

    /// Opens a mark. Words without a tag are said elsewhere and only repeated
    /// here; other ink without one is a rule or a ground. A copy of a page and
    /// the marks to cut along serve the printing alone.
    fn begin(&mut self, ops: &mut Vec<Op>, tag: Option<NodeId>, words: bool, page: usize) {
        let (tag, key, value) = match tag {
            None => {
                let kind: &[u8] = match words {
                    _ if self.slot.copy => b"Page",
                    true => b"Pagination",
                    false => b"Layout",
                };
                ("Artifact", "Type", DictItem::Name(kind.to_vec()))
            }
            Some(node) => {
                let number = self.tags.mark(node, page) as i64;
                (self.tags.name(node), "MCID", DictItem::Int(number))
            }
        };
        let properties = DictItem::Dict { map: [(key.to_owned(), value)].into() };
        ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
    }

    fn ink(&mut self, ops: &mut Vec<Op>, ink: &Ink) {
        match ink {
            Ink::Words { x, top, baseline, size, line, .. } if self.slot.copy => {
                let left = self.across(x - line.lead * size / 1000.0);
                let shapes = outlines::of_line(self.fonts, line, *size, [left, self.up(top + baseline)]);
                ops.extend(shapes.into_iter().map(|polygon| Op::DrawPolygon { polygon }));
            }
            Ink::Words { x, top, height, baseline, size, line, tag } => {
                if let Some(node) = tag {
                    let (start, end) = (self.across(*x), self.across(x + line.width * size / 1000.0));
                    let place = [start, self.up(top + height), end, self.up(*top)];
                    self.tags.touch(*node, self.slot.side, place);
                }
                ops.push(Op::StartTextSection);
                let left = self.across(x - line.lead * size / 1000.0);
                let origin = TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, left, self.up(top + baseline)]);
                let mut font = None;
                for (index, piece) in line.pieces.iter().enumerate() {
                    if font != Some(piece.face)
                        && let Some(face) = self.face(piece.face)
                    {
                        let font = PdfFontHandle::External(face.id.clone());
                        ops.push(Op::SetFont { font, size: Pt(*size) });
                    }
                    font = Some(piece.face);
                    if index == 0 {
                        ops.push(Op::SetTextMatrix { matrix: origin });
                    }
                    self.show(ops, piece);
                }
                ops.push(Op::EndTextSection);
            }
            Ink::Picture { x, top, scale, meaning, drawing, tag } => {
                let [left, bottom, ..] = drawing.bounds;
                let x = self.across(*x);
                let foot = self.up(top + drawing.height() * scale);
                if let Some(node) = tag.filter(|_| !self.slot.copy) {
                    let (right, head) = (x + drawing.width() * scale, self.up(*top));
                    self.tags.set_place(node, [x, foot, round(right), head]);
                }
                let name = format!("Picture-{meaning}");
                let transform = XObjectTransform {
                    translate_x: Some(Pt(round(x - left * scale))),
                    translate_y: Some(Pt(round(foot - bottom * scale))),
                    scale_x: Some(*scale),
                    scale_y: Some(*scale),
                    no_auto_scale: true,
                    ..XObjectTransform::default()
                };
                self.used.entry(name.clone()).or_insert_with(|| Arc::clone(drawing));
                ops.push(Op::UseXobject { id: XObjectId(name), transform });
            }
            Ink::Panel { x, top, width, height, radius, fill, edge } => {
                let mode = if fill.is_some() { PaintMode::FillStroke } else { PaintMode::Stroke };
                if let Some(tint) = fill {
                    ops.push(Op::SetFillColor { col: tint.colour() });
                }
                ops.push(Op::SetOutlineThickness { pt: Pt(*edge) });
                let ring = self.rounded(*x, *top, *width, *height, *radius);
                let polygon = Polygon { rings: vec![ring], mode, winding_order: WindingOrder::NonZero };
                ops.push(Op::DrawPolygon { polygon });
                ops.push(Op::SetFillColor { col: black() });
            }
            Ink::Field { .. } => self.field(ops, ink),
            Ink::Rule { x, top, width, thickness } => {
                let ring = self.rounded(*x, *top, *width, *thickness, 0.0);
                let polygon = Polygon {
                    rings: vec![ring],
                    mode: PaintMode::Fill,
                    winding_order: WindingOrder::NonZero,
                };
                ops.push(Op::DrawPolygon { polygon });
            }
        }
    }

    fn face(&mut self, id: FaceId) -> Option<&'a Face> {
        if let Some(letters) = self.faces.get(&id) {
            return Some(letters.face);
        }
        // It was unpacked when the words were shaped.
        let face = self.fonts.face(id).ok()?;
        self.faces.insert(id, Clusters::new(face));
        Some(face)
    }

    fn show(&mut self, ops: &mut Vec<Op>, piece: &Shaped) {
        if piece.before != 0.0 {
            ops.push(Op::ShowText { items: vec![TextItem::Offset(-piece.before)] });
        }
        let glyphs = match self.faces.get_mut(&piece.face).filter(|_| !piece.clusters.is_empty()) {
            Some(letters) => piece.clusters.iter().map(|cluster| letters.glyph(cluster)).collect(),
            None => piece.glyphs.clone(),
        };
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] });
    }

    /// A rectangle with round corners.
    pub(super) fn rounded(&self, x: f32, top: f32, width: f32, height: f32, radius: f32) -> PolygonRing {
        let x = self.across(x);
        let (left, right, head, foot) = (x, x + width, self.up(top), self.up(top + height));
        // How far the handles of a quarter circle stand from its corner.
        let (r, handle) = (radius, radius * 0.4477);
        let corners = [
            [(left + r, head), (right - r, head), (right - handle, head), (right, head - handle)],
            [(right, head - r), (right, foot + r), (right, foot + handle), (right - handle, foot)],
            [(right - r, foot), (left + r, foot), (left + handle, foot), (left, foot + handle)],
            [(left, foot + r), (left, head - r), (left, head - handle), (left + handle, head)],
        ];
        let point =
            |(x, y): (f32, f32), bezier| LinePoint { p: Point { x: Pt(round(x)), y: Pt(round(y)) }, bezier };
        let mut points = Vec::new();
        for [from, to, leaving, arriving] in corners {
            points.push(point(from, false));
            points.push(point(to, false));
            if radius > 0.0 {
                points.extend([point(leaving, true), point(arriving, true)]);
            }
        }
        if radius > 0.0 {
            points.push(point((left + r, head), false));
        }
        PolygonRing { points }
    }

    /// Distance from the left of the side of paper.
    pub(super) fn across(&self, x: f32) -> f32 {
        round(x + self.slot.x)
    }

    /// Height above the foot of the side of paper, as PDF counts.
    pub(super) fn up(&self, down: f32) -> f32 {
        round(self.height - self.slot.y - down)
    }
}

impl Tint {
    fn colour(self) -> Color {
        let (r, g, b) = match self {
            Self::Honey => (1.0, 0.945, 0.788),
            Self::Sage => (0.941, 0.961, 0.937),
        };
        Color::Rgb(Rgb { r, g, b, icc_profile: None })
    }
}

/// The ground of a whole page, pale enough for more than 14:1 under black.
fn tint_of(paper: PaperColour) -> Option<Color> {
    let (r, g, b) = match paper {
        PaperColour::White => return None,
        PaperColour::Cream => (0.992, 0.965, 0.89),
        PaperColour::Yellow => (1.0, 0.973, 0.749),
        PaperColour::Blue => (0.89, 0.941, 0.984),
        PaperColour::Green => (0.91, 0.961, 0.894),
        PaperColour::Pink => (0.992, 0.925, 0.945),
    };
    Some(Color::Rgb(Rgb { r, g, b, icc_profile: None }))
}

fn black() -> Color {
    Color::Greyscale(Greyscale { percent: 0.0, icc_profile: None })
}

/// A hundredth of a point is finer than any printer, and keeps files small.
fn round(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}
