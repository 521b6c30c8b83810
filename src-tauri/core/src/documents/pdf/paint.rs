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
use super::flow::Page;
use super::fonts::{Face, FaceId, Fonts};
use super::shape::Shaped;
use super::style::{MM, Measure};
use super::tags::{NodeId, Tags};

/// Pictures used, by the name that pages call them.
pub(super) type Used = BTreeMap<String, Arc<Drawing>>;

pub(super) struct Painter<'a> {
    pub fonts: &'a Fonts,
    pub tags: &'a mut Tags,
    pub measure: Measure,
    pub used: Used,
    /// Faces that something was set in.
    pub faces: BTreeMap<FaceId, Clusters<'a>>,
}

impl<'a> Painter<'a> {
    pub fn page(&mut self, number: usize, page: &Page) -> PdfPage {
        let mut ops = vec![Op::SetFillColor { col: black() }, Op::SetOutlineColor { col: black() }];
        let mut inks = page.inks.iter().peekable();
        while let Some(ink) = inks.next() {
            let kind = |ink: &Ink| (ink.tag(), matches!(ink, Ink::Words { .. }));
            let (tag, words) = kind(ink);
            self.begin(&mut ops, tag, words, number);
            self.ink(&mut ops, ink);
            // Lines of one paragraph are one mark.
            while let Some(next) = inks.next_if(|next| kind(next) == (tag, words)) {
                self.ink(&mut ops, next);
            }
            ops.push(Op::EndMarkedContent);
        }
        PdfPage::new(Mm(self.measure.width / MM), Mm(self.measure.height / MM), ops)
    }

    /// Opens a mark. Words without a tag are said elsewhere and only repeated
    /// here; other ink without one is a rule or a ground.
    fn begin(&mut self, ops: &mut Vec<Op>, tag: Option<NodeId>, words: bool, page: usize) {
        let (tag, key, value) = match tag {
            None => {
                let kind: &[u8] = if words { b"Pagination" } else { b"Layout" };
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
            Ink::Words { x, top, baseline, size, line, .. } => {
                ops.push(Op::StartTextSection);
                let left = x - line.lead * size / 1000.0;
                let origin = TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, round(left), self.up(top + baseline)]);
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
                let foot = self.up(top + drawing.height() * scale);
                if let Some(node) = tag {
                    let (right, head) = (x + drawing.width() * scale, self.up(*top));
                    self.tags.set_place(*node, [round(*x), foot, round(right), head]);
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
        let glyphs = match self.faces.get_mut(&piece.face) {
            Some(letters) if !piece.clusters.is_empty() => {
                piece.clusters.iter().map(|cluster| letters.glyph(cluster)).collect()
            }
            _ => piece.glyphs.clone(),
        };
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] });
    }

    /// A rectangle with round corners.
    fn rounded(&self, x: f32, top: f32, width: f32, height: f32, radius: f32) -> PolygonRing {
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

    /// Height above the foot of the page, as PDF counts.
    fn up(&self, down: f32) -> f32 {
        round(self.measure.height - down)
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

fn black() -> Color {
    Color::Greyscale(Greyscale { percent: 0.0, icc_profile: None })
}

/// A hundredth of a point is finer than any printer, and keeps files small.
fn round(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}
