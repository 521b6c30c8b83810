//! How British phone numbers part into groups, by the areas of Ofcom's National
//! Telephone Numbering Plan. The one place that knows: what is stored, printed,
//! embossed, read out and checked takes its groups from here.

/// Areas with a code of six figures, within areas of five that are longer.
const LONG_AREAS: [&str; 14] = [
    "013873", "015242", "015394", "015395", "015396", "016973", "016974", "016977", "017683", "017684",
    "017687", "019467", "019755", "019756",
];

/// The groups of a number that is written from its 0 on, in figures alone:
/// the area and then the rest. Nothing where it is no whole number of 10 or
/// 11 figures.
#[must_use]
pub fn phone_groups(figures: &str) -> Option<Vec<&str>> {
    let is_whole = figures.starts_with('0') && figures.bytes().all(|figure| figure.is_ascii_digit());
    if !is_whole || !matches!(figures.len(), 10 | 11) {
        return None;
    }
    let area = area(figures);
    let (area, rest) = figures.split_at(area);
    let cut = match (area.len(), rest.len()) {
        (_, 8) => 4,
        (_, 7) | (4, 6) => 3,
        _ => return Some(vec![area, rest]),
    };
    let (first, last) = rest.split_at(cut);
    Some(vec![area, first, last])
}

/// How many figures the code of the area or of the kind of number has.
fn area(figures: &str) -> usize {
    match figures.as_bytes() {
        // London, Northern Ireland, Cardiff and others.
        [_, b'2', ..] => 3,
        // Cities: 0115, 0121.
        [_, b'1', b'1', ..] | [_, b'1', _, b'1', ..] => 4,
        [_, b'1', ..] if LONG_AREAS.iter().any(|long| figures.starts_with(long)) => 6,
        // Towns, and mobile phones.
        [_, b'1' | b'7', ..] => 5,
        // Freephone and the like.
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_parts_behind_its_area() {
        // Numbers that Ofcom keeps for made-up people, and those like them.
        for grouped in [
            "0115 496 0123",
            "0121 496 0123",
            "0191 498 0123",
            "020 7946 0123",
            "028 9649 6123",
            "029 2018 0123",
            "01632 960123",
            "07700 900123",
            "0808 157 0123",
            "0909 879 0123",
            "0303 999 0123",
            "0800 960 123",
            "01632 96012",
            "016977 3155",
            "017683 96012",
        ] {
            let figures = grouped.replace(' ', "");
            assert_eq!(phone_groups(&figures).unwrap().join(" "), grouped);
        }
    }

    #[test]
    fn what_is_no_whole_number_has_no_groups() {
        for figures in ["", "960123", "447700900123", "0770090012x", "1632960123"] {
            assert_eq!(phone_groups(figures), None, "{figures}");
        }
    }
}
