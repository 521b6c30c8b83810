//! A document of many pages falls into parts that can be held and read one at
//! a time (GOV.UK: at most 24 pages of easy read; the Department of Health's
//! guide of 2010: 20).

use crate::documents::tree::Section;

/// Where a block begins: its section, its number in it, and the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Start {
    pub section: usize,
    pub block: usize,
    pub page: usize,
}

/// Cuts the sections into `count` parts of about the same number of pages:
/// between two sections where one ends near, else between two blocks.
pub(super) fn split(sections: &[Section], starts: &[Start], pages: usize, count: usize) -> Vec<Vec<Section>> {
    let mut cuts: Vec<Start> = Vec::new();
    for part in 1..count {
        let wanted = pages as f32 * part as f32 / count as f32;
        let least = cuts.last().map_or(0, |cut| cut.page) + 1;
        let reach = pages as f32 / count as f32 * 0.3;
        let distance = |start: &&Start| ((start.page as f32 - wanted).abs() * 100.0) as u32;
        let free = || starts.iter().filter(|start| start.page >= least);
        let section = free()
            .filter(|start| start.block == 0 && (start.page as f32 - wanted).abs() <= reach)
            .min_by_key(distance);
        if let Some(cut) = section.or_else(|| free().min_by_key(distance)) {
            cuts.push(*cut);
        }
    }
    let mut parts = Vec::new();
    let mut from = (0, 0);
    for to in cuts.iter().map(|cut| (cut.section, cut.block)).chain([(sections.len(), 0)]) {
        parts.push(between(sections, from, to));
        from = to;
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The sections from one place to another; one that is cut goes on without its heading.
fn between(sections: &[Section], from: (usize, usize), to: (usize, usize)) -> Vec<Section> {
    let mut part = Vec::new();
    for (index, section) in sections.iter().enumerate() {
        if index < from.0 || (index, 0) >= to {
            continue;
        }
        let first = if index == from.0 { from.1 } else { 0 };
        let last = if index == to.0 { to.1 } else { section.blocks.len() };
        let blocks = section.blocks.get(first..last).unwrap_or_default().to_vec();
        let heading = if first == 0 { section.heading.clone() } else { Default::default() };
        if !heading.is_empty() || !blocks.is_empty() {
            part.push(Section { heading, blocks, together: section.together });
        }
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::tree::Block;

    fn sections(blocks: &[usize]) -> (Vec<Section>, Vec<Start>) {
        let mut starts = Vec::new();
        let mut page = 0;
        let sections = blocks.iter().enumerate().map(|(section, count)| {
            let blocks = (0..*count).map(|block| {
                starts.push(Start { section, block, page });
                page += 1;
                Block::Para(format!("{section}.{block}").into())
            });
            Section::new(format!("Section {section}"), blocks.collect())
        });
        (sections.collect(), starts)
    }

    fn shape(parts: &[Vec<Section>]) -> Vec<Vec<(bool, usize)>> {
        let one = |section: &Section| (!section.heading.is_empty(), section.blocks.len());
        parts.iter().map(|part| part.iter().map(one).collect()).collect()
    }

    #[test]
    fn parts_end_with_a_section_where_one_is_near() {
        let (sections, starts) = sections(&[13, 9, 10]);
        assert_eq!(shape(&split(&sections, &starts, 32, 2)), [vec![(true, 13)], vec![(true, 9), (true, 10)]]);
    }

    #[test]
    fn a_long_section_is_cut_between_blocks_and_nothing_is_lost() {
        let (sections, starts) = sections(&[44]);
        let parts = split(&sections, &starts, 44, 3);
        assert_eq!(shape(&parts), [vec![(true, 15)], vec![(false, 14)], vec![(false, 15)]]);
    }
}
