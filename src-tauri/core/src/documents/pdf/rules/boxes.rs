//! EL-8, the box of a hard word, and what EL-12 asks of a file: that it can be
//! printed and copied in grey.

use super::read_back::{Seen, Shape};
use super::{Case, ICON};
use crate::documents::pdf::PicturePlace;
use crate::documents::tree::Block;

impl Case {
    /// EL-8: right below its row and on the same page, the word in bold there
    /// and in the box, an edge of 1 pt, a pale ground, and an icon of its own.
    /// Returns how many boxes there were.
    pub(super) fn explains_hard_words_right_below_their_row(&self, pages: &[Seen]) -> usize {
        let mut boxes = 0;
        for row in 1..=self.rows {
            let hard = format!("respite-{row}");
            let used = self.document.sections.iter().flat_map(|section| &section.blocks);
            if !used.into_iter().any(|block| matches!(block, Block::HardWord(word) if *word.word == *hard)) {
                continue;
            }
            boxes += 1;
            let find = |text: &str| {
                pages.iter().find_map(|page| Some((page, page.lines.iter().find(|l| l.text.contains(text))?)))
            };
            let name = |line: &str| line.trim() == hard;
            let (page, word) = pages
                .iter()
                .find_map(|page| Some((page, page.lines.iter().find(|line| name(&line.text))?)))
                .unwrap_or_else(|| panic!("{}: no box for {hard}", self.name));
            assert!(word.bold, "{}: {hard} is not bold in its box", self.name);
            let (same, said) = find(&format!("{hard}.")).unwrap();
            assert!(std::ptr::eq(page, same), "{}: the box of {hard} is apart from its row", self.name);
            assert_eq!(said.strong.trim().trim_end_matches('.'), hard, "{}", self.name);
            let (same, meaning) = find(&format!("Box {row} means")).unwrap();
            assert!(std::ptr::eq(page, same), "{}: the box of {hard} is split", self.name);
            assert!(!meaning.bold, "{}", self.name);
            let shape = page.shapes.iter().find(|shape| encloses(shape, [word.x, word.y]));
            let shape = shape.unwrap_or_else(|| panic!("{}: no box around {hard}", self.name));
            assert_eq!(shape.edge, Some((1.0, [0.0; 3])), "{}: the edge of {hard}", self.name);
            assert!(encloses(shape, [meaning.x, meaning.y]), "{}: {hard} means something outside", self.name);
            let icons = page
                .pictures
                .iter()
                .filter(|(place, alt)| alt == ICON && encloses(shape, [place[0], place[1]]));
            let wanted = usize::from(self.measure().place != PicturePlace::None);
            assert_eq!(icons.count(), wanted, "{}: the icon of {hard}", self.name);
            self.follows_its_row(page, shape, row);
        }
        boxes
    }

    /// Nothing stands between the words of the row and the box.
    fn follows_its_row(&self, page: &Seen, shape: &Shape, row: usize) {
        let [.., top] = shape.place;
        let above = page.lines.iter().filter(|line| line.mark.is_some() && line.y > top);
        let last = above.min_by(|one, other| one.y.total_cmp(&other.y)).unwrap();
        let own = page.lines.iter().filter(|line| line.text.contains(&format!("Row {row} ")));
        let lowest = own.map(|line| line.y).filter(|y| *y > top).min_by(f32::total_cmp).unwrap();
        assert!(last.y <= lowest, "{}: row {row} is not above its box", self.name);
        let apart = (last.y - top) / self.style.size_pt;
        assert!(apart <= self.style.leading, "{}: {apart} sizes between row {row} and its box", self.name);
    }

    /// EL-12: on a printer without colours every letter stays black on something
    /// pale, and a box is still one, since it has an edge.
    pub(super) fn loses_nothing_in_grey(&self, pages: &[Seen]) {
        let page_size = self.measure().width;
        for shape in pages.iter().flat_map(|page| &page.shapes) {
            let Some(fill) = shape.fill.filter(|fill| *fill != [0.0; 3]) else { continue };
            // As printers turn colours into grey (ITU-R BT.601).
            let grey = 0.299 * fill[0] + 0.587 * fill[1] + 0.114 * fill[2];
            let light = ((grey + 0.055) / 1.055).powf(2.4);
            let contrast = (light + 0.05) / 0.05;
            assert!(contrast >= 7.0, "{}: {contrast} to 1 in grey", self.name);
            let whole_page = shape.place[2] - shape.place[0] >= page_size - 1.0;
            assert!(
                whole_page
                    || shape.edge.is_some_and(|(thickness, colour)| thickness >= 1.0 && colour == [0.0; 3]),
                "{}: a ground without an edge at {:?}",
                self.name,
                shape.place
            );
        }
    }
}

fn encloses(shape: &Shape, [x, y]: [f32; 2]) -> bool {
    let [left, bottom, right, top] = shape.place;
    shape.edge.is_some() && shape.fill.is_some() && left <= x && x <= right && bottom <= y && y <= top
}
