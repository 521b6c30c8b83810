//! The units of a drawing: written anew with as many decimals as its size
//! needs, and in the size that drawings have.

use super::drawing::broken;
use crate::documents::pdf::drawing_options as options;
use svg2pdf::usvg;

/// The longer side of a drawing in its own units: less is no drawing,
const SMALLEST: f32 = 0.000_1;
/// and this is what one has that came in smaller units than others.
const USUAL: f32 = 100.0;
/// Decimals beyond which a coordinate says nothing.
const FINEST: u8 = 11;

/// The drawing as it is kept, whatever units it came in.
pub(super) fn written(mut tree: usvg::Tree) -> Result<String, String> {
    if longest(&tree) < SMALLEST {
        return Err("This drawing is too small to be printed. Save it at its usual size.".into());
    }
    if longest(&tree) < USUAL / 100.0 {
        tree = enlarged(&tree)?;
    }
    Ok(with_decimals(&tree, decimals(&tree)))
}

fn with_decimals(tree: &usvg::Tree, decimals: u8) -> String {
    tree.to_string(&usvg::WriteOptions {
        coordinates_precision: decimals,
        transforms_precision: decimals.max(6),
        indent: usvg::Indent::None,
        ..usvg::WriteOptions::default()
    })
}

fn longest(tree: &usvg::Tree) -> f32 {
    tree.size().width().max(tree.size().height())
}

/// The same drawing in a size that drawings have: points of paper are no
/// smaller than a unit of most.
fn enlarged(tree: &usvg::Tree) -> Result<usvg::Tree, String> {
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = USUAL / longest(tree);
    let small = with_decimals(tree, FINEST);
    let at = small.find(" xmlns=").ok_or_else(broken)?;
    let head = format!(
        r#"<svg width="{}" height="{}" viewBox="0 0 {width} {height}""#,
        width * scale,
        height * scale
    );
    usvg::Tree::from_str(&format!("{head}{}", &small[at..]), &options()).map_err(|_| broken())
}

/// How many decimals a coordinate needs so that nobody sees the rest: a
/// hundredth of a millimetre on a picture of ten centimetres.
fn decimals(tree: &usvg::Tree) -> u8 {
    let seen = longest(tree) / 10_000.0;
    let scale = largest_scale(tree.root());
    // Three are enough where a unit is as large as a point of the screen.
    (3..FINEST).find(|decimals| scale * 10_f32.powi(-i32::from(*decimals)) <= seen * 1.001).unwrap_or(FINEST)
}

/// How much the most magnified shape is magnified.
fn largest_scale(group: &usvg::Group) -> f32 {
    let mut largest: f32 = 0.0;
    for node in group.children() {
        let transform = node.abs_transform();
        let (across, down) = transform.get_scale();
        largest = largest.max(across.abs()).max(down.abs());
        if let usvg::Node::Group(inner) = node {
            largest = largest.max(largest_scale(inner));
        }
        node.subroots(|inner| largest = largest.max(largest_scale(inner)));
    }
    largest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pictures::drawing::clean;

    #[test]
    fn a_drawing_in_small_units_keeps_its_shape() {
        let shape = |size: f64, inner: &str| {
            let svg = format!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">{inner}</svg>"#
            );
            let kept = clean(svg.as_bytes()).unwrap_or_else(|reason| panic!("{inner}: {reason}"));
            assert_eq!(clean(&kept).unwrap(), kept, "it is kept the same again");
            let tree = usvg::Tree::from_data(&kept, &options()).unwrap();
            let drawn = tree.root().abs_bounding_box();
            [drawn.left(), drawn.top(), drawn.right(), drawn.bottom()]
                .map(|edge| (f64::from(edge / longest(&tree)) * 1000.0).round() / 1000.0)
        };
        for size in [1000.0, 72.0, 1.0, 0.3, 0.01, 0.001, 0.000_2] {
            let path = format!(r#"<path d="M0 0h{}v{}h-{}z"/>"#, size * 0.47, size * 0.52, size * 0.47);
            assert_eq!(shape(size, &path), [0.0, 0.0, 0.47, 0.52], "{size}");
        }
        let magnified = r#"<g transform="scale(90000)"><path d="M0 0h.00047v.00052h-.00047z"/></g>"#;
        assert_eq!(shape(90.0, magnified), [0.0, 0.0, 0.47, 0.52]);
        assert!(clean(br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e-9 1e-9"><path d="M0 0h1e-9v1e-9z"/></svg>"#).is_err());
    }
}
