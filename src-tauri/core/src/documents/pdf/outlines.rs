//! Words as shapes, for copies of a page. A copy in letters would be found,
//! copied and by some programs read a second time.

use printpdf::{LinePoint, PaintMode, Point, Polygon, PolygonRing, Pt, WindingOrder};
use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};

use super::fonts::Fonts;
use super::lines::Line;

/// The shapes of a line whose pen begins at `origin`, in points from the foot
/// of the side of paper.
pub(super) fn of_line(fonts: &Fonts, line: &Line, size: f32, origin: [f32; 2]) -> Vec<Polygon> {
    let [left, foot] = origin;
    let mut pen = 0.0;
    let mut drawn = Vec::new();
    for piece in &line.pieces {
        // It was unpacked when the words were shaped.
        let Ok(face) = fonts.face(piece.face) else { continue };
        let unit = size / face.units();
        let mut draw = |glyph: u16, x: f32, y: f32| {
            let mut pencil = Pencil { unit, x, y, rings: Vec::new(), at: [0.0; 2] };
            face.shaper.outline_glyph(GlyphId(glyph), &mut pencil);
            let rings: Vec<PolygonRing> =
                pencil.rings.into_iter().map(|points| PolygonRing { points }).collect();
            if !rings.is_empty() {
                let winding_order = WindingOrder::NonZero;
                drawn.push(Polygon { rings, mode: PaintMode::Fill, winding_order });
            }
        };
        pen += piece.before;
        let across = |pen: f32| left + pen * size / 1000.0;
        if piece.clusters.is_empty() {
            for glyph in &piece.glyphs {
                draw(glyph.gid, across(pen), foot);
                pen += face.width(glyph.gid) - glyph.offset;
            }
        }
        for cluster in &piece.clusters {
            for (glyph, x, y) in &cluster.parts {
                draw(*glyph, across(pen) + f32::from(*x) * unit, foot + f32::from(*y) * unit);
            }
            pen += f32::from(cluster.advance) * 1000.0 / face.units();
        }
    }
    drawn
}

/// Follows the outline of a glyph.
struct Pencil {
    /// Points in a unit of the font.
    unit: f32,
    x: f32,
    y: f32,
    rings: Vec<Vec<LinePoint>>,
    at: [f32; 2],
}

impl Pencil {
    fn point(&mut self, x: f32, y: f32, bezier: bool) {
        let hundredths = |points: f32| Pt((points * 100.0).round() / 100.0);
        let p = Point { x: hundredths(self.x + x * self.unit), y: hundredths(self.y + y * self.unit) };
        if let Some(ring) = self.rings.last_mut() {
            ring.push(LinePoint { p, bezier });
        }
        if !bezier {
            self.at = [x, y];
        }
    }
}

impl OutlineBuilder for Pencil {
    fn move_to(&mut self, x: f32, y: f32) {
        self.rings.push(Vec::new());
        self.point(x, y, false);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.point(x, y, false);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let [x0, y0] = self.at;
        let third = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
        self.curve_to(third(x0, x1), third(y0, y1), third(x, x1), third(y, y1), x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.point(x1, y1, true);
        self.point(x2, y2, true);
        self.point(x, y, false);
    }

    fn close(&mut self) {}
}
