//! Pictures within the page: each is drawn once, out of sight, and used by
//! reference. They are redrawn by usvg, so that no script, style, address or
//! name of an element from the file reaches the page.

use std::fmt::Write as _;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use svg2pdf::usvg;

use crate::documents::pdf::visible;
use crate::documents::pictures::Media;
use crate::documents::tree::Document;
use crate::documents::{DocumentError, pictures};

pub(super) struct Drawings<'a> {
    document: &'a Document,
    drawn: Vec<Drawn>,
}

struct Drawn {
    meaning: String,
    view: String,
    inner: String,
}

impl<'a> Drawings<'a> {
    pub fn new(document: &'a Document) -> Self {
        Self { document, drawn: Vec::new() }
    }

    /// The name of a drawing in this page, and the part of the plane that it covers.
    pub fn use_of(&mut self, meaning: &str) -> Result<(String, String), DocumentError> {
        let index = match self.drawn.iter().position(|drawn| drawn.meaning == meaning) {
            Some(index) => index,
            None => {
                let index = self.drawn.len();
                let unknown = || DocumentError::UnknownPicture { meaning: meaning.to_owned() };
                let (view, inner) = self.draw(meaning, index).ok_or_else(unknown)?;
                self.drawn.push(Drawn { meaning: meaning.to_owned(), view, inner });
                index
            }
        };
        Ok((format!("picture-{}", index + 1), self.drawn[index].view.clone()))
    }

    /// What is in the drawing, and the part of the plane that it covers.
    fn draw(&self, meaning: &str, index: usize) -> Option<(String, String)> {
        if let Some(svg) = pictures::svg(meaning) {
            return redrawn(&svg, index);
        }
        let own = self.document.own_pictures.iter().find(|own| own.meaning == meaning)?;
        match own.media {
            Media::Svg => redrawn(std::str::from_utf8(&own.bytes).ok()?, index),
            Media::Png => photograph(&own.bytes, "image/png"),
            Media::Jpeg => photograph(&own.bytes, "image/jpeg"),
        }
    }

    /// All drawings, to stand before the first use.
    pub fn sprite(&self) -> String {
        if self.drawn.is_empty() {
            return String::new();
        }
        let mut html = String::from("<svg class=\"drawings\" aria-hidden=\"true\"><defs>\n");
        for (index, drawn) in self.drawn.iter().enumerate() {
            // Writing to a string can't fail.
            let _ = writeln!(html, "<g id=\"picture-{}\">{}</g>", index + 1, drawn.inner);
        }
        html.push_str("</defs></svg>\n");
        html
    }
}

fn photograph(bytes: &[u8], media: &str) -> Option<(String, String)> {
    let size = imagesize::blob_size(bytes).ok()?;
    let (width, height) = (size.width, size.height);
    let image = format!(
        "<image width=\"{width}\" height=\"{height}\" href=\"data:{media};base64,{}\"></image>",
        BASE64_STANDARD.encode(bytes)
    );
    Some((format!("0 0 {width} {height}"), image))
}

/// The elements of a drawing, with names that no other drawing has.
fn redrawn(svg: &str, index: usize) -> Option<(String, String)> {
    let mut options = usvg::Options { resources_dir: None, ..usvg::Options::default() };
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    let tree = usvg::Tree::from_str(svg, &options).ok()?;
    let writing = usvg::WriteOptions {
        id_prefix: Some(format!("d{}-", index + 1)),
        coordinates_precision: 3,
        transforms_precision: 5,
        indent: usvg::Indent::None,
        attributes_indent: usvg::Indent::None,
        ..usvg::WriteOptions::default()
    };
    let written = tree.to_string(&writing);
    let start = written.find("<svg")?;
    let inner = written[start..].find('>').map(|end| start + end + 1)?;
    let end = written.rfind("</svg>")?;
    // As on paper, the empty edge around a drawing is left out.
    let (width, height) = (tree.size().width(), tree.size().height());
    let mut drawn = None;
    visible(tree.root(), &mut drawn);
    let [left, top, right, bottom] = drawn.unwrap_or([0.0, 0.0, width, height]);
    let (left, top) = (left.max(0.0).floor(), top.max(0.0).floor());
    let (right, bottom) = (right.min(width).ceil(), bottom.min(height).ceil());
    let view = format!("{left} {top} {} {}", right - left, bottom - top);
    Some((view, written.get(inner..end)?.trim().to_owned()))
}
