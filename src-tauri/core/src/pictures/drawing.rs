//! Drawings (SVG) from outside: read with every reference to files and
//! addresses off, and written anew, so that nothing is kept but what is drawn.

use super::{css, letters, markup, units, work};
use crate::documents::pdf::drawing_options;
use crate::incoming::Incoming;
use roxmltree::{Document as Xml, ParsingOptions};
use std::panic::{AssertUnwindSafe, catch_unwind};
use svg2pdf::usvg;

/// A drawing of a council's leaflet has hundreds of shapes, not more than this.
const MOST_SHAPES: u32 = 20_000;
pub(super) const LARGEST: usize = Incoming::Drawing.most() as usize;

/// The drawing without scripts, metadata and references, or why it can't be kept. It is one
/// among many, which share what is left of the work.
pub(super) fn clean_within(bytes: &[u8], left: &mut u64) -> Result<Vec<u8>, String> {
    Incoming::Drawing.check(bytes.len() as u64).map_err(|error| error.message)?;
    let text = letters::of_xml(bytes);
    let text = markup::plain(&text).ok_or_else(too_much)?;
    if !markup::is_readable(&text) {
        return Err(too_much());
    }
    let xml = parsed(&text)?;
    match css::in_known_words(&text, &xml)? {
        Some(text) => drawn(&parsed(&text)?, left),
        None => drawn(&xml, left),
    }
}

fn parsed(text: &str) -> Result<Xml<'_>, String> {
    let limits = ParsingOptions { allow_dtd: false, nodes_limit: 4 * MOST_SHAPES };
    Xml::parse_with_options(text, limits).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => too_much(),
        _ => broken(),
    })
}

fn drawn(xml: &Xml<'_>, left: &mut u64) -> Result<Vec<u8>, String> {
    check(xml)?;
    css::check(xml)?;
    if xml.descendants().filter(roxmltree::Node::is_element).count() > MOST_SHAPES as usize {
        return Err(too_much());
    }
    // Of one drawing, however much is left for those after it.
    let most = (*left).min(work::MOST);
    let mut own = most;
    let counted = work::take(xml, &mut own);
    // Work that was begun and was too much is gone too.
    *left -= if counted.is_some() { most - own } else { most };
    counted.ok_or_else(too_much)?;
    // Odd gradients and patterns make the library that reads drawings give up
    // with a panic. That is a damaged file, not the end of the app.
    catch_unwind(AssertUnwindSafe(|| redrawn(xml))).unwrap_or_else(|_| Err(broken()))
}

/// What is drawn, written anew: and it can be printed, for that was tried.
fn redrawn(xml: &Xml<'_>) -> Result<Vec<u8>, String> {
    let tree = usvg::Tree::from_xmltree(xml, &drawing_options()).map_err(|_| broken())?;
    if !draws(tree.root()) {
        return Err("Nothing is drawn in this file.".into());
    }
    let drawing = units::written(tree)?;
    if crate::documents::pdf::can_draw(&drawing) { Ok(drawing.into_bytes()) } else { Err(broken()) }
}

/// Refuses what would come out otherwise than it went in, and what is made to
/// fill the memory of whoever opens it.
fn check(xml: &Xml<'_>) -> Result<(), String> {
    let root = xml.root_element();
    if !root.has_tag_name(("http://www.w3.org/2000/svg", "svg")) {
        return Err(broken());
    }
    for node in root.descendants() {
        match node.tag_name().name() {
            "image" | "feImage" => {
                return Err("This drawing has a photo inside, or points at one. Add the photo itself.".into());
            }
            "text" | "foreignObject" => {
                return Err("This drawing has letters that need a font. Save it with its letters turned \
                            into paths."
                    .into());
            }
            _ => {}
        }
        let is_name = |a: &roxmltree::Attribute<'_, '_>| {
            a.namespace().is_some()
                || a.name().starts_with("data-")
                || matches!(a.name(), "id" | "class" | "href")
        };
        let is_svg = node.tag_name().namespace() == Some("http://www.w3.org/2000/svg");
        if is_svg && node.attributes().filter(|a| !is_name(a)).any(|a| has_huge_number(a.value())) {
            return Err("This drawing is larger than any page. Save it at its usual size.".into());
        }
    }
    Ok(())
}

/// Whether a length is beyond any page: drawing along it takes for ever.
fn has_huge_number(value: &str) -> bool {
    let mut rest = value;
    while let Some(at) = rest.find(|c: char| c == '#' || c.is_ascii_digit()) {
        rest = &rest[at..];
        // A colour or a name.
        let is_name = rest.starts_with('#');
        let is_part = |c: char| match is_name {
            true => c.is_alphanumeric() || "#_-".contains(c),
            false => c.is_ascii_digit() || c == '.' || c == 'e' || c == 'E',
        };
        let end = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        let number = rest[..end].trim_end_matches(['e', 'E']);
        if !is_name {
            let whole = number.split(['.', 'e', 'E']).next().unwrap_or_default();
            let is_small = |exponent: &str| exponent.parse::<u8>().is_ok_and(|exponent| exponent < 4);
            let power = number.split_once(['e', 'E']).map(|(_, exponent)| is_small(exponent));
            if whole.trim_start_matches('0').len() > 7 || power == Some(false) {
                return true;
            }
        }
        rest = &rest[end..];
    }
    false
}

fn draws(group: &usvg::Group) -> bool {
    group.children().iter().any(|node| match node {
        usvg::Node::Group(inner) => draws(inner),
        usvg::Node::Path(path) => path.is_visible() && (path.fill().is_some() || path.stroke().is_some()),
        usvg::Node::Image(_) | usvg::Node::Text(_) => false,
    })
}

pub(super) fn broken() -> String {
    "This drawing is damaged, or it is not an SVG file.".into()
}

fn too_much() -> String {
    "This drawing has more parts than can be printed. Save a simpler one.".into()
}

/// One alone.
#[cfg(test)]
pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, String> {
    clean_within(bytes, &mut { work::MOST })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inner: &str) -> Vec<u8> {
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 72 72">{inner}</svg>"#
        )
        .into_bytes()
    }

    fn kept(inner: &str) -> Result<String, String> {
        clean(&svg(inner)).map(|bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn only_what_is_drawn_is_kept() {
        let kept = kept(
            r##"<metadata>Gwen Askew, C:\pictures</metadata><script>alert(1)</script>
               <style>@import url(http://example.org/a.css); path { fill: #f00 }</style>
               <a href="http://example.org/"><path onclick="alert(2)" d="M0 0h9v9z"/></a>
               <rect width="9" height="9" fill="url(http://example.org/p#a) #0f0"/>"##,
        )
        .unwrap();
        assert!(kept.contains("#ff0000"), "{kept}");
        for gone in ["Askew", "alert", "example.org", "script", "import"] {
            assert!(!kept.contains(gone), "{gone} in {kept}");
        }
    }

    #[test]
    fn a_drawing_that_points_outside_is_refused_and_nothing_is_fetched() {
        for inner in [
            r#"<image href="http://example.org/a.png" width="9" height="9"/>"#,
            r#"<image xlink:href="file:///etc/hostname" width="9" height="9"/>"#,
            r#"<path d="M0 0h9"/><image href="data:image/png;base64,AAAA" width="9" height="9"/>"#,
        ] {
            assert!(kept(inner).unwrap_err().contains("photo"), "{inner}");
        }
        let foreign = kept(r#"<use href="http://example.org/a.svg#b"/>"#).unwrap_err();
        assert!(foreign.contains("Nothing is drawn"), "{foreign}");
    }

    #[test]
    fn a_drawing_made_to_fill_the_memory_is_refused_at_once() {
        let mut doubling = String::from(r#"<path id="a0" d="M0 0h9v9z"/>"#);
        for level in 1..30 {
            let inner = format!(r##"<use href="#a{}"/>"##, level - 1).repeat(10);
            doubling += &format!(r#"<g id="a{level}">{inner}</g>"#);
        }
        assert!(kept(&doubling).unwrap_err().contains("more parts"));
        assert!(kept(&("<g>".repeat(30_000) + &"</g>".repeat(30_000))).unwrap_err().contains("more parts"));
        assert!(kept(&r#"<path d="M0 0h9v9z"/>"#.repeat(200_000)).unwrap_err().contains("more parts"));
        assert!(kept(r##"<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>"##).is_err());
        let mut laughs = String::from("<!DOCTYPE svg [<!ENTITY a0 \"ha\">");
        for level in 1..12 {
            laughs += &format!("<!ENTITY a{level} \"{}\">", format!("&a{};", level - 1).repeat(10));
        }
        laughs += "]><svg xmlns=\"http://www.w3.org/2000/svg\"><g id=\"&a11;\"/></svg>";
        assert!(clean(laughs.as_bytes()).is_err());
        assert!(clean(&vec![b' '; LARGEST + 1]).unwrap_err().contains("5 MB"));
    }

    #[test]
    fn lengths_beyond_any_page_are_refused_before_they_take_for_ever() {
        for inner in [
            r#"<path d="M0 0h1e30v9z"/>"#,
            r#"<rect width="99999999999" height="9"/>"#,
            r#"<g transform="scale(1e9)"><path d="M0 0h9v9z"/></g>"#,
            r#"<path style="stroke:#000;stroke-width:1e20" d="M0 0h9v9z"/>"#,
        ] {
            assert!(kept(inner).unwrap_err().contains("larger than any page"), "{inner}");
        }
        for inner in [
            r##"<path id="layer20261122184000" fill="#9e9999" d="M1.23456789012 0h9e1v1e-5l-1e-30 9z"/>"##,
            r##"<rect width="9" height="9" fill="#1e3000" opacity="0.00000000012"/>"##,
        ] {
            assert!(kept(inner).is_ok(), "{inner}: {:?}", kept(inner));
        }
    }

    #[test]
    fn a_drawing_that_its_library_stumbles_over_is_a_damaged_file() {
        let thin = r##"<pattern id="p" width="1e-30" height="9"><path d="M0 0h5v5z"/></pattern><path fill="url(#p)" d="M0 0h9v9z"/>"##;
        // Refused, or drawn without it; never a panic.
        let _ = kept(thin);
    }

    #[test]
    fn a_drawing_in_other_letters_is_drawn_all_the_same() {
        for bytes in [
            &b"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><title>caf\xe9</title><path d=\"M0 0h9v9z\"/></svg>"[..],
            b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><!-- caf\xe9 --><path d=\"M0 0h9v9z\"/></svg>",
        ] {
            assert!(clean(bytes).is_ok(), "{:?}", clean(bytes));
        }
        let text = String::from_utf8(svg(r#"<path d="M0 0h9v9z"/>"#)).unwrap();
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(clean(&utf16), clean(text.as_bytes()));
    }

    #[test]
    fn what_is_no_drawing_is_told_so() {
        for (bytes, says) in [
            (&b"<html/>"[..], "not an SVG"),
            (b"<svg", "damaged"),
            (b"\xff\xfe<\0", "damaged"),
            (b"", "damaged"),
        ] {
            assert!(clean(bytes).unwrap_err().contains(says), "{bytes:?}");
        }
        assert!(kept("").unwrap_err().contains("Nothing is drawn"));
        assert!(kept(r#"<path d="M0 0h9"/><text>hello</text>"#).unwrap_err().contains("letters"));
    }

    #[test]
    fn cleaning_twice_gives_the_same_bytes() {
        let once = clean(&svg(r##"<path fill="#123456" opacity=".5" d="M1.23456 2h9v9z"/>"##)).unwrap();
        assert_eq!(clean(&once).unwrap(), once);
    }
}
