//! Bricks onto pages.

use std::collections::VecDeque;

use super::bricks::{Brick, Ink};

/// The room for bricks on every page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub top: f32,
    pub bottom: f32,
    pub rows: Option<usize>,
}

#[derive(Debug, Default)]
pub(super) struct Page {
    pub inks: Vec<Ink>,
    /// Names for the outline with the height at which they stand.
    pub bookmarks: Vec<(String, f32)>,
    /// The blocks that begin here, as section and number.
    pub starts: Vec<(usize, usize)>,
}

/// Places bricks from the top down. Always makes at least one page.
pub(super) fn flow(bricks: Vec<Brick>, heads: &[Brick], area: Area) -> Vec<Page> {
    let mut filling = Filling { area, heads, pages: vec![Page::default()], y: area.top, rows: 0, head: None };
    let mut waiting: VecDeque<Brick> = bricks.into();
    while let Some(mut brick) = waiting.pop_front() {
        let room = filling.room(&brick);
        let (behind, rows) = followers(&brick, &waiting);
        let together = brick.height + behind;
        let full = rows > 0 && area.rows.is_some_and(|most| filling.rows > 0 && filling.rows + rows > most);
        if !full && (together <= room || (!brick.keep && brick.height <= room)) {
            filling.place(brick);
        } else if let Some(at) = brick.cut_within(room, filling.page_height(&brick)).filter(|_| !full) {
            let (above, below) = brick.cut(at);
            filling.place(above);
            waiting.push_front(below);
            filling.turn();
        } else if filling.is_fresh() {
            // More is to stand together than a page holds, or it is taller than
            // a page with nowhere to cut: then it is printed as far as it goes.
            let most = area.rows.map_or(usize::MAX, |most| most.saturating_sub(filling.rows));
            part_where_full(&mut brick, &mut waiting, room, most);
            filling.place(brick);
        } else {
            filling.turn();
            waiting.push_front(brick);
        }
    }
    filling.pages
}

/// Height of the bricks that must stand on the same page as this one: those
/// that follow up to the first that does not keep, or its first lines. And how
/// many picture rows they are, with this one.
fn followers(brick: &Brick, waiting: &VecDeque<Brick>) -> (f32, usize) {
    let mut height = 0.0;
    let mut rows = usize::from(brick.row);
    let mut keeps = brick.keep;
    for next in waiting {
        if !keeps {
            break;
        }
        // Fewer lines than four are never cut, see `Brick::cut_within`.
        let first_lines = if next.flows && next.cuts.len() >= 4 { next.cuts.get(1).copied() } else { None };
        height += next.before + first_lines.unwrap_or(next.height);
        rows += usize::from(next.row);
        keeps = next.keep;
    }
    (height, rows)
}

/// Lets go where a heading begins, so that it stays with its words, else
/// behind the last brick that still fits the page.
fn part_where_full(brick: &mut Brick, waiting: &mut VecDeque<Brick>, room: f32, most: usize) {
    let mut height = brick.height;
    let mut rows = usize::from(brick.row);
    let mut keeps = brick.keep;
    let (mut last, mut before_heading) = (0, None);
    for (index, next) in waiting.iter().enumerate() {
        height += next.before + next.height;
        rows += usize::from(next.row);
        if next.bookmark.is_some() && keeps {
            before_heading = Some(index);
        }
        if height > room || rows > most || !keeps {
            break;
        }
        keeps = next.keep;
        last = index + 1;
    }
    // What follows the last brick may be cut rather than leave it alone.
    let parted = before_heading.unwrap_or(last);
    if before_heading.is_none()
        && let Some(next) = waiting.get_mut(parted)
    {
        next.flows = !next.whole;
    }
    match parted.checked_sub(1) {
        None => brick.keep = false,
        Some(index) => {
            if let Some(last) = waiting.get_mut(index) {
                last.keep = false;
            }
        }
    }
}

struct Filling<'a> {
    area: Area,
    heads: &'a [Brick],
    pages: Vec<Page>,
    y: f32,
    rows: usize,
    /// The table head that stands on this page already.
    head: Option<usize>,
}

impl Filling<'_> {
    /// Height left for a brick, with the space above it and a repeated head taken off.
    fn room(&self, brick: &Brick) -> f32 {
        let before = if self.is_fresh() { 0.0 } else { brick.before };
        self.area.bottom - self.y - before - self.missing_head(brick).map_or(0.0, |head| head.height)
    }

    /// Height of a whole page for a brick.
    fn page_height(&self, brick: &Brick) -> f32 {
        let head = brick.head.and_then(|head| self.heads.get(head)).map_or(0.0, |head| head.height);
        self.area.bottom - self.area.top - head
    }

    fn missing_head(&self, brick: &Brick) -> Option<&Brick> {
        let wanted = brick.head?;
        if self.head == Some(wanted) { None } else { self.heads.get(wanted) }
    }

    fn is_fresh(&self) -> bool {
        self.y <= self.area.top
    }

    fn place(&mut self, brick: Brick) {
        let head = self.missing_head(&brick).cloned();
        if !self.is_fresh() {
            self.y += brick.before;
        }
        let Some(page) = self.pages.last_mut() else { return };
        if let Some(head) = head {
            page.inks.extend(head.inks.into_iter().map(|ink| ink.untagged().lowered(self.y)));
            self.y += head.height;
        }
        self.head = brick.opens.or(brick.head);
        if let Some(name) = brick.bookmark {
            page.bookmarks.push((name, self.y));
        }
        page.starts.extend(brick.starts);
        page.inks.extend(brick.inks.into_iter().map(|ink| ink.lowered(self.y)));
        self.y += brick.height;
        self.rows += usize::from(brick.row);
    }

    fn turn(&mut self) {
        self.pages.push(Page::default());
        self.y = self.area.top;
        self.rows = 0;
        self.head = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Area = Area { top: 0.0, bottom: 100.0, rows: None };

    fn rule(height: f32) -> Ink {
        Ink::Rule { x: 0.0, top: 0.0, width: 1.0, thickness: height }
    }

    fn brick(height: f32) -> Brick {
        Brick { height, inks: vec![rule(height)], ..Brick::default() }
    }

    /// Heights of the ink on every page.
    fn pages(bricks: Vec<Brick>, area: Area) -> Vec<Vec<f32>> {
        let pages = flow(bricks, &[], area);
        let inks: Vec<&Ink> = pages.iter().flat_map(|page| &page.inks).collect();
        assert!(!inks.is_empty(), "nothing was painted");
        assert!(inks.iter().all(|ink| ink.bottom() <= area.bottom + 0.1), "ink below the page");
        pages.iter().map(|page| page.inks.iter().map(|ink| ink.bottom() - ink.top()).collect()).collect()
    }

    #[test]
    fn a_heading_goes_to_the_page_of_what_follows_it() {
        let heading = Brick { keep: true, ..brick(10.0) };
        assert_eq!(pages(vec![brick(70.0), heading, brick(30.0)], AREA), [vec![70.0], vec![10.0, 30.0]]);
    }

    #[test]
    fn what_is_to_stand_together_parts_only_where_the_page_is_full() {
        let keep = |height| Brick { keep: true, ..brick(height) };
        let chain = vec![keep(20.0), keep(30.0), keep(30.0), keep(10.0), brick(40.0)];
        assert_eq!(pages(chain, AREA), [vec![20.0, 30.0, 30.0, 10.0], vec![40.0]]);
        let chain = vec![keep(20.0), keep(30.0), keep(30.0), keep(30.0), brick(40.0)];
        assert_eq!(pages(chain, AREA), [vec![20.0, 30.0, 30.0], vec![30.0, 40.0]]);
        let heading = Brick { bookmark: Some("When".into()), ..keep(10.0) };
        let chain = vec![keep(20.0), keep(30.0), heading, brick(50.0)];
        assert_eq!(pages(chain, AREA), [vec![20.0, 30.0], vec![10.0, 50.0]]);
    }

    #[test]
    fn a_page_holds_no_more_rows_than_allowed() {
        let row = || Brick { row: true, ..brick(10.0) };
        let area = Area { rows: Some(3), ..AREA };
        let counts: Vec<_> = pages((0..7).map(|_| row()).collect(), area).iter().map(Vec::len).collect();
        assert_eq!(counts, [3, 3, 1]);
    }

    #[test]
    fn a_brick_taller_than_a_page_is_cut_between_lines() {
        let inks = (0..25).map(|line| rule(10.0).lowered(line as f32 * 10.0)).collect();
        let cuts = (1..=25).map(|line| line as f32 * 10.0).collect();
        let tall = Brick { height: 250.0, inks, cuts, ..Brick::default() };
        let counts: Vec<_> = pages(vec![brick(15.0), tall], AREA).iter().map(Vec::len).collect();
        assert_eq!(counts, [9, 10, 7]);
    }

    #[test]
    fn a_table_head_stands_again_on_every_page() {
        let head = brick(10.0);
        let first = Brick { keep: true, opens: Some(0), ..head.clone() };
        let row = || Brick { head: Some(0), ..brick(30.0) };
        let placed = flow(vec![first, row(), row(), row(), row(), row()], &[head], AREA);
        let counts: Vec<_> = placed.iter().map(|page| page.inks.len()).collect();
        assert_eq!(counts, [4, 3], "a head and three rows, a head and two rows");
    }

    #[test]
    fn nothing_still_makes_a_page() {
        assert_eq!(flow(Vec::new(), &[], AREA).len(), 1);
    }
}
