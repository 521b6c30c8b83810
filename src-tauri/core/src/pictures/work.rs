//! How much work a drawing is, counted before it is done. What names another part
//! (`use`, patterns, masks, clips, markers, filters, gradients) is drawn as if that part
//! stood there, so what names what names what multiplies. The library that draws does
//! so without a limit: three kilobytes took a minute and gigabytes.

use roxmltree::{Document as Xml, Node, NodeId};
use simplecss::StyleSheet;
use std::collections::HashMap;
use std::rc::Rc;

/// What a drawing may come to: the bytes of all that is drawn once every name stands for
/// its part, and so many for each element.
pub(super) const MOST: u64 = 10 * 1024 * 1024;
const ELEMENT: u64 = 256;
/// How deep elements and what they name stand within each other.
const DEEPEST: usize = 128;
/// Elements that styles are held against.
const MOST_MATCHES: u64 = 40_000_000;

/// Parts of a selector that are counted; one with more is held for one of these.
const MOST_COMBINED: usize = 6;

/// What an element and those below it take from above.
const FILL: usize = 0;
const STROKE: usize = 1;
const MARKERS: [&str; 4] = ["marker", "marker-start", "marker-mid", "marker-end"];
const INHERITED: usize = 2 + MARKERS.len();

/// Takes what a drawing comes to off what is left; nothing where that is too much.
pub(super) fn take(xml: &Xml<'_>, left: &mut u64) -> Option<()> {
    let mut styles = StyleSheet::new();
    for text in xml.descendants().filter(|n| n.tag_name().name() == "style").filter_map(|n| n.text()) {
        *left = left.checked_sub(parsing(text))?;
        styles.parse_more(text);
    }
    let mut walk = Walk {
        named: HashMap::new(),
        combined: combined(&styles),
        styles: &styles,
        known: HashMap::new(),
        way: Vec::new(),
        left,
        matches: MOST_MATCHES,
    };
    for node in xml.descendants() {
        if let Some(id) = node.attribute("id") {
            walk.named.entry(id).or_insert(node);
        }
    }
    walk.node(xml.root_element(), &Taken::default(), 0)
}

/// The library that reads styles counts the lines from the beginning at every word.
fn parsing(style: &str) -> u64 {
    (style.len() as u64).pow(2) / 500
}

/// Of each inherited property the parts that it may name.
type Taken<'a, 'i> = [Vec<Node<'a, 'i>>; INHERITED];

struct Walk<'a, 'i> {
    named: HashMap<&'a str, Node<'a, 'i>>,
    styles: &'a StyleSheet<'a>,
    /// How many selectors there are with so many parts behind the first.
    combined: [u64; MOST_COMBINED],
    known: HashMap<NodeId, Rc<Own<'a, 'i>>>,
    /// The parts that are being looked at.
    way: Vec<NodeId>,
    left: &'a mut u64,
    matches: u64,
}

/// What an element says itself.
struct Own<'a, 'i> {
    bytes: u64,
    /// Points that a marker may stand at.
    points: u64,
    sets: [Option<Vec<Node<'a, 'i>>>; INHERITED],
    /// Parts that it names and hands to nobody.
    names: Vec<Node<'a, 'i>>,
}

impl<'a, 'i> Walk<'a, 'i> {
    fn node(&mut self, node: Node<'a, 'i>, above: &Taken<'a, 'i>, depth: usize) -> Option<()> {
        if depth > DEEPEST {
            return None;
        }
        let own = self.own(node)?;
        self.spend(ELEMENT + own.bytes)?;
        let mut taken = above.clone();
        for (taken, set) in taken.iter_mut().zip(&own.sets) {
            if let Some(set) = set {
                taken.clone_from(set);
            }
        }
        for named in &own.names {
            self.part(*named, &taken, 1, depth)?;
        }
        if is_shape(node) {
            for (at, named) in
                taken.iter().enumerate().flat_map(|(at, all)| all.iter().map(move |n| (at, *n)))
            {
                // A marker that stands in itself is left out by the library.
                let is_marker = at > STROKE;
                if !(is_marker && self.way.contains(&named.id())) {
                    self.part(named, &taken, if is_marker { own.points } else { 1 }, depth)?;
                }
            }
        }
        node.children().filter(Node::is_element).try_for_each(|child| self.node(child, &taken, depth + 1))
    }

    /// A part that is named, as often as it is drawn.
    fn part(&mut self, part: Node<'a, 'i>, here: &Taken<'a, 'i>, times: u64, depth: usize) -> Option<()> {
        if self.way.contains(&part.id()) {
            return None;
        }
        self.way.push(part.id());
        let before = *self.left;
        // What is used stands where it is used; other parts where they were written.
        let is_shown =
            is_shape(part) || matches!(part.tag_name().name(), "g" | "svg" | "symbol" | "use" | "a");
        if is_shown {
            self.node(part, here, depth + 1)?;
        } else {
            let above = self.above(part)?;
            self.node(part, &above, depth + 1)?;
        }
        self.way.pop();
        // The library goes through what a mask holds twice, and twice that of a mask in it.
        let times = if part.tag_name().name() == "mask" { 2 * times } else { times };
        self.spend((before - *self.left).saturating_mul(times.saturating_sub(1)))
    }

    /// What a part takes from those that it was written in.
    fn above(&mut self, part: Node<'a, 'i>) -> Option<Taken<'a, 'i>> {
        let mut taken = Taken::default();
        for node in part.ancestors().skip(1).filter(Node::is_element) {
            let own = self.own(node)?;
            for (taken, set) in taken.iter_mut().zip(&own.sets) {
                if let (true, Some(set)) = (taken.is_empty(), set) {
                    taken.clone_from(set);
                }
            }
        }
        Some(taken)
    }

    fn spend(&mut self, bytes: u64) -> Option<()> {
        *self.left = self.left.checked_sub(bytes)?;
        Some(())
    }

    fn own(&mut self, node: Node<'a, 'i>) -> Option<Rc<Own<'a, 'i>>> {
        // A selector of several parts tries every way up. The library asks again wherever
        // an element is used, so each time counts.
        let up = node.ancestors().count() as u64;
        let ways = self.combined.iter().zip(0..).map(|(count, parts)| count * up.pow(parts)).sum();
        self.matches = self.matches.checked_sub(ways)?;
        if let Some(own) = self.known.get(&node.id()) {
            return Some(Rc::clone(own));
        }
        let mut own = Own { bytes: 0, points: 2, sets: Default::default(), names: Vec::new() };
        for attribute in node.attributes() {
            let value = attribute.value();
            own.bytes += value.len() as u64;
            match attribute.name() {
                "d" | "points" => own.points += value.len() as u64 / 2,
                "style" => {
                    self.spend(parsing(value))?;
                    own.bytes += parsing(value);
                    simplecss::DeclarationTokenizer::from(value)
                        .for_each(|says| self.says(&mut own, says.name, says.value));
                }
                "href" => own.names.extend(value.strip_prefix('#').and_then(|id| self.named.get(id))),
                name => self.says(&mut own, name, value),
            }
        }
        let styles = self.styles;
        for rule in styles.rules.iter().filter(|rule| rule.selector.matches(&Styled(node))) {
            for says in &rule.declarations {
                own.bytes += says.value.len() as u64;
                self.says(&mut own, says.name, says.value);
            }
        }
        let own = Rc::new(own);
        self.known.insert(node.id(), Rc::clone(&own));
        Some(own)
    }

    /// One property, from wherever it comes: all that an element may name is counted.
    fn says(&self, own: &mut Own<'a, 'i>, name: &str, value: &str) {
        let named = urls(value).filter_map(|id| self.named.get(id).copied());
        let at = match name {
            "fill" => FILL,
            "stroke" => STROKE,
            _ => match MARKERS.iter().position(|marker| *marker == name) {
                Some(at) => 2 + at,
                None => return own.names.extend(named),
            },
        };
        if value.trim() != "inherit" {
            own.sets[at].get_or_insert_default().extend(named);
        }
    }
}

/// How many selectors of a sheet have so many parts behind the first.
fn combined(styles: &StyleSheet<'_>) -> [u64; MOST_COMBINED] {
    let mut combined = [0; MOST_COMBINED];
    for rule in &styles.rules {
        let selector = rule.selector.to_string();
        let parts = selector.split_whitespace().filter(|part| !matches!(*part, ">" | "+"));
        combined[parts.count().saturating_sub(1).min(MOST_COMBINED - 1)] += 1;
    }
    combined
}

/// The names in `url(#name)`, with or without quotation marks.
fn urls(value: &str) -> impl Iterator<Item = &str> {
    value.split("url(").skip(1).filter_map(|rest| {
        let inner = rest.split(')').next()?.trim();
        inner.trim_matches(['"', '\'']).trim().strip_prefix('#')
    })
}

fn is_shape(node: Node<'_, '_>) -> bool {
    let shapes = ["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"];
    shapes.contains(&node.tag_name().name())
}

/// An element as selectors look at it.
struct Styled<'a, 'i>(Node<'a, 'i>);

impl simplecss::Element for Styled<'_, '_> {
    fn parent_element(&self) -> Option<Self> {
        self.0.parent_element().map(Styled)
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        self.0.prev_sibling_element().map(Styled)
    }

    fn has_local_name(&self, name: &str) -> bool {
        self.0.tag_name().name() == name
    }

    fn attribute_matches(&self, name: &str, operator: simplecss::AttributeOperator<'_>) -> bool {
        self.0.attribute(name).is_some_and(|value| operator.matches(value))
    }

    fn pseudo_class_matches(&self, class: simplecss::PseudoClass<'_>) -> bool {
        matches!(class, simplecss::PseudoClass::FirstChild) && self.0.prev_sibling_element().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a drawing comes to, in elements; nothing where that is too much.
    fn elements(inner: &str) -> Option<u64> {
        let text = format!(r#"<svg xmlns="http://www.w3.org/2000/svg">{inner}</svg>"#);
        let xml = Xml::parse(&text).unwrap();
        let mut left = MOST;
        take(&xml, &mut left)?;
        Some((MOST - left) / ELEMENT)
    }

    #[test]
    fn what_is_named_is_counted_wherever_it_stands() {
        let part = |tag: &str| format!("<{tag} id='a'><path/><path/></{tag}>");
        for (tag, uses) in [
            ("g", "<use href='#a'/><use href='#a'/>"),
            ("pattern", "<path fill='url(#a)'/><path stroke='url(\"#a\")'/>"),
            ("pattern", "<g style='fill:url(#a)'><path/><path/></g>"),
            ("clipPath", "<style>.c{clip-path:url(#a)}</style><path class='c'/><path class='c'/>"),
            ("filter", "<g filter='url(#a)'/><g filter='url(#a)'/>"),
        ] {
            let (with, without) = (elements(&(part(tag) + uses)), elements(uses));
            assert_eq!(with.unwrap() - without.unwrap(), 3 * 3, "{tag}: once itself, and twice named");
        }
        let masked = |inner: &str| elements(&(part("mask") + inner)).unwrap();
        assert_eq!(masked("<g mask='url(#a)'/>") - masked("<g/>"), 2 * 3, "a mask is gone through twice");
        let marked = |points: usize| {
            let points = "1,1 ".repeat(points);
            elements(&format!(
                "<marker id='a'><path/></marker><polyline marker-mid='url(#a)' points='{points}'/>"
            ))
        };
        assert!(marked(100).unwrap() > 2 * 100, "a marker stands at every point");
        assert_eq!(marked(100_000), None);
    }

    #[test]
    fn a_circle_is_refused_but_that_of_a_marker() {
        assert_eq!(elements("<pattern id='a'><path fill='url(#a)'/></pattern>"), None);
        assert_eq!(elements("<mask id='a' mask='url(#b)'/><mask id='b' mask='url(#a)'/>"), None);
        let everywhere = "<style>path{marker-end:url(#a)}</style><marker id='a'><path/></marker><path/>";
        assert!(elements(everywhere).is_some(), "the library leaves that one out");
    }

    #[test]
    fn styles_that_try_every_way_up_are_refused() {
        let nested = |sheet: &str| {
            elements(&format!("<style>{sheet}</style>{}{}", "<g>".repeat(40), "</g>".repeat(40)))
        };
        assert!(nested("g g .a{fill:red}").is_some());
        assert_eq!(nested("g g g g g .a{fill:red}"), None);
        assert_eq!(nested(&"g .a{fill:red}".repeat(60_000)), None);
    }
}
