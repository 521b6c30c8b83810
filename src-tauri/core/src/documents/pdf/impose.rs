//! Pages onto sheets of paper: each on its own, two to a side in the order to
//! fold and staple, or four cards to a sheet to cut apart.

use super::style::{MM, Measure, Paper};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Imposition {
    #[default]
    None,
    /// A5 pages on A4 across. Print on both sides, flipped on the short edge.
    Booklet,
    /// Four A6 cards on A4. One card stands there four times and two cards
    /// twice, so that no paper is left over; more follow each other.
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
    /// The page stands elsewhere already: a screen reader passes over this one.
    pub copy: bool,
}

/// The sides of paper and what stands on them. Slots are in the order of pages,
/// which is the order of reading.
#[derive(Debug)]
pub(super) struct Sides {
    pub count: usize,
    pub width: f32,
    pub height: f32,
    pub slots: Vec<Slot>,
    /// Marks to cut along, as left, top, width and height.
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
        let slot = |side, x, y, page| Slot { side, x, y, page, copy: false };
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
                // One card or two fill the sheet with copies of themselves.
                let places = if matches!(pages, 1 | 2) { 4 } else { pages };
                let slots = (0..places).map(|place| {
                    let x = if place % 2 == 1 { width } else { 0.0 };
                    let y = if place % 4 >= 2 { height } else { 0.0 };
                    Slot { copy: place >= pages, ..slot(place / 4, x, y, place % pages.max(1)) }
                });
                let count = places.div_ceil(4);
                let (across, down) = (2.0 * width, 2.0 * height);
                Sides {
                    count,
                    width: across,
                    height: down,
                    slots: slots.collect(),
                    cuts: cuts(width, height),
                }
            }
        }
    }
}

/// Short marks at the edges and a cross in the middle, for a guillotine and for scissors.
fn cuts(width: f32, height: f32) -> Vec<[f32; 4]> {
    let (mark, line) = (4.0 * MM, 0.5);
    let (across, down) = (2.0 * width, 2.0 * height);
    let (x, y) = (width - line / 2.0, height - line / 2.0);
    vec![
        [x, 0.0, line, mark],
        [x, down - mark, line, mark],
        [x, height - mark / 2.0, line, mark],
        [0.0, y, mark, line],
        [across - mark, y, mark, line],
        [width - mark / 2.0, y, mark, line],
    ]
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
        assert!(sides.slots.len() >= pages, "a page has no place");
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
        assert_eq!(sides(Imposition::Cards, 3, 4), [[1, 2, 3, 0]]);
        assert_eq!(sides(Imposition::Cards, 5, 4), [[1, 2, 3, 4], [5, 0, 0, 0]]);
    }

    #[test]
    fn one_card_fills_the_sheet_with_four_copies_and_two_with_two_of_each() {
        assert_eq!(sides(Imposition::Cards, 1, 4), [[1, 1, 1, 1]]);
        assert_eq!(sides(Imposition::Cards, 2, 4), [[1, 2, 1, 2]]);
        let measure = Measure::of(&Style::easy_read().imposed(Imposition::Cards));
        for pages in 1..9 {
            let slots = Imposition::Cards.sides(pages, &measure).slots;
            let read: Vec<usize> = slots.iter().filter(|slot| !slot.copy).map(|slot| slot.page).collect();
            assert_eq!(read, (0..pages).collect::<Vec<_>>(), "each is read once, in order");
        }
    }
}
