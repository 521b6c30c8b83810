//! Pages that share a side of paper, each read on its own.

use lopdf::Document as Pdf;

use super::Case;
use super::read_back::{Corners, Seen, Shape, read_back};
use crate::documents::pdf::Imposition;
use crate::documents::pdf::impose::Slot;
use crate::documents::pdf::tests::parent_tree;

impl Case {
    /// The pages in the order of reading. On a sheet of several pages nothing
    /// stands outside its own, and copies are as their first.
    pub(super) fn pages(&self, pdf: &Pdf) -> Vec<Seen> {
        let mut sides = read_back(pdf);
        for (side, nodes) in sides.iter_mut().zip(parent_tree(pdf)) {
            let of = |mark: i64| usize::try_from(mark).ok().and_then(|at| nodes.get(at).copied());
            side.lines.iter_mut().for_each(|line| line.node = line.mark.and_then(of));
        }
        if self.style.imposition == Imposition::None {
            return sides;
        }
        let measure = self.measure();
        let laid = self.style.imposition.sides(self.pages, &measure);
        let mut read: Vec<Seen> = Vec::new();
        let mut lines = 0;
        for slot in &laid.slots {
            let page = cut_out(&sides[slot.side], slot, laid.height, measure.width, measure.height);
            lines += page.lines.len();
            if slot.copy {
                // A copy is drawn, not written, so that nothing is read twice.
                assert!(page.lines.is_empty() && page.pictures.is_empty(), "{}: a copy is read", self.name);
                assert!(page.shapes.len() > 20, "{}: a copy is missing", self.name);
            } else {
                read.push(page);
            }
        }
        let all: usize = sides.iter().map(|side| side.lines.len()).sum();
        assert_eq!(lines, all, "{}: words outside their page", self.name);
        read
    }
}

/// What stands within one page of a side, measured from the corner of the page.
fn cut_out(side: &Seen, slot: &Slot, height: f32, width: f32, tall: f32) -> Seen {
    let (x, y) = (slot.x, height - slot.y - tall);
    let within = |[left, bottom, right, top]: &Corners| {
        *left >= x - 0.5 && *right <= x + width + 0.5 && *bottom >= y - 0.5 && *top <= y + tall + 0.5
    };
    let moved = |[left, bottom, right, top]: Corners| [left - x, bottom - y, right - x, top - y];
    let mut page = Seen::default();
    for line in &side.lines {
        if within(&[line.x, line.y, line.x + line.width, line.y + line.size]) {
            let mut line = line.clone();
            (line.x, line.y) = (line.x - x, line.y - y);
            page.lines.push(line);
        }
    }
    let pictures = side.pictures.iter().filter(|(place, _)| within(place));
    page.pictures = pictures.map(|(place, alt)| (moved(*place), alt.clone())).collect();
    let shapes = side.shapes.iter().filter(|shape| within(&shape.place));
    page.shapes = shapes.map(|shape| Shape { place: moved(shape.place), ..shape.clone() }).collect();
    page
}
