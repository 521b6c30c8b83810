//! Pages onto sheets of paper: each on its own, two to a side in the order to
//! fold and staple, or four cards to a sheet.

use super::style::{MM, Measure, Paper};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Imposition {
    #[default]
    None,
    /// A5 pages on A4 across. Print on both sides, flipped on the short edge.
    Booklet,
    /// Four A6 cards on A4. (The same card four times would be either read
    /// four times or hidden from readers, which the checkers rightly refuse.)
    Cards,
}

/// Where a page stands: the side of paper, and the distance of its corner from
/// the left and the top in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Slot {
    pub side: usize,
    pub x: f32,
    pub y: f32,
    pub page: usize,
}

/// The sides of paper and what stands on them. Slots are in the order of pages,
/// which is the order of reading.
#[derive(Debug)]
pub(super) struct Sides {
    pub count: usize,
    pub width: f32,
    pub height: f32,
    pub slots: Vec<Slot>,
    /// Lines to cut along, as left, top, width and height.
    pub cuts: Vec<[f32; 4]>,
}

impl Imposition {
    pub fn paper(self, paper: Paper) -> Paper {
        match self {
            Self::None => paper,
            Self::Booklet => Paper::A5,
            Self::Cards => Paper::A6,
        }
    }

    pub(super) fn sides(self, pages: usize, measure: &Measure) -> Sides {
        let (width, height) = (measure.width, measure.height);
        let slot = |side, x, y, page| Slot { side, x, y, page };
        match self {
            Self::None => {
                let slots = (0..pages).map(|page| slot(page, 0.0, 0.0, page)).collect();
                Sides { count: pages, width, height, slots, cuts: Vec::new() }
            }
            Self::Booklet => {
                // The last page is on the same side of paper as the first.
                let padded = pages.div_ceil(4) * 4;
                let slots = (0..pages).map(|page| {
                    let side = if page < padded / 2 { page } else { padded - 1 - page };
                    // On fronts the early page is at the right, on backs at the left.
                    let right = page % 2 == 0;
                    slot(side, if right { width } else { 0.0 }, 0.0, page)
                });
                Sides {
                    count: padded / 2,
                    width: 2.0 * width,
                    height,
                    slots: slots.collect(),
                    cuts: Vec::new(),
                }
            }
            Self::Cards => {
                let slots = (0..pages).map(|page| {
                    let x = if page % 2 == 1 { width } else { 0.0 };
                    slot(page / 4, x, if page % 4 >= 2 { height } else { 0.0 }, page)
                });
                let (mark, line) = (4.0 * MM, 0.5);
                let (across, down) = (2.0 * width, 2.0 * height);
                let cuts = vec![
                    [width - line / 2.0, 0.0, line, mark],
                    [width - line / 2.0, down - mark, line, mark],
                    [0.0, height - line / 2.0, mark, line],
                    [across - mark, height - line / 2.0, mark, line],
                ];
                Sides { count: pages.div_ceil(4), width: across, height: down, slots: slots.collect(), cuts }
            }
        }
    }
}

impl Sides {
    /// Books that are read from right to left are bound at the right.
    pub fn turn_round(&mut self, page: f32) {
        for slot in &mut self.slots {
            slot.x = self.width - page - slot.x;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::pdf::Style;

    /// For each side, the pages from left to right and from top to bottom; 0 is empty.
    fn sides(imposition: Imposition, pages: usize, across: usize) -> Vec<Vec<usize>> {
        let measure = Measure::of(&Style::easy_read().imposed(imposition));
        let sides = imposition.sides(pages, &measure);
        let mut found = vec![vec![0; across]; sides.count];
        for slot in sides.slots {
            let place = usize::from(slot.x > 0.0) + 2 * usize::from(slot.y > 0.0);
            assert_eq!(found[slot.side][place], 0, "two pages in one place");
            found[slot.side][place] = slot.page + 1;
        }
        found
    }

    #[test]
    fn a_folded_booklet_reads_in_order() {
        assert_eq!(sides(Imposition::Booklet, 8, 2), [[8, 1], [2, 7], [6, 3], [4, 5]]);
        assert_eq!(sides(Imposition::Booklet, 3, 2), [[0, 1], [2, 3]]);
        assert_eq!(sides(Imposition::Booklet, 1, 2), [[0, 1], [0, 0]]);
    }

    #[test]
    fn a_booklet_in_arabic_is_bound_at_the_right() {
        let measure = Measure::of(&Style::easy_read().imposed(Imposition::Booklet));
        let mut sides = Imposition::Booklet.sides(4, &measure);
        sides.turn_round(measure.width);
        let lefts: Vec<f32> = sides.slots.iter().map(|slot| slot.x).collect();
        assert_eq!(lefts, [0.0, measure.width, 0.0, measure.width], "the first page is at the left");
    }

    #[test]
    fn four_cards_stand_on_a_sheet() {
        assert_eq!(sides(Imposition::Cards, 5, 4), [[1, 2, 3, 4], [5, 0, 0, 0]]);
    }
}
