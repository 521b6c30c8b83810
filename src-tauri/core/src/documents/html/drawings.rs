//! Pictures within the page: each is drawn once, out of sight, and used by
//! reference. They are redrawn by usvg, so that no script, style, address or
//! name of an element from the file reaches the page.

use std::fmt::Write as _;

use svg2pdf::usvg;

use crate::documents::tree::Document;
use crate::documents::{DocumentError, pictures};

pub(super) struct Drawings<'a> {
    #[expect(dead_code, reason = "own pictures are looked up in the document")]
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
                let svg = pictures::svg(meaning).ok_or_else(unknown)?;
                let (view, inner) = redrawn(svg, index).ok_or_else(unknown)?;
                self.drawn.push(Drawn { meaning: meaning.to_owned(), view, inner });
                index
            }
        };
        Ok((format!("picture-{}", index + 1), self.drawn[index].view.clone()))
    }

    /// All drawings, to stand before the first use.
    pub fn sprite(&self) -> String {
        if self.drawn.is_empty() {
            return String::new();
        }
        let mut html = String::from("<svg class=\"drawings\" aria-hidden=\"true\">\n");
        for (index, drawn) in self.drawn.iter().enumerate() {
            // Writing to a string can't fail.
            let _ = writeln!(
                html,
                "<symbol id=\"picture-{}\" viewBox=\"{}\">{}</symbol>",
                index + 1,
                drawn.view,
                drawn.inner
            );
        }
        html.push_str("</svg>\n");
        html
    }
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
    let view = format!("0 0 {} {}", tree.size().width(), tree.size().height());
    Some((view, written.get(inner..end)?.trim().to_owned()))
}
