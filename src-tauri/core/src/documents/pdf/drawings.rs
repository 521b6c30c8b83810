//! Pictures as PDF drawings: each is converted once in a process and stands
//! once in a file, however often it is used.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, Stream, dictionary};
use svg2pdf::usvg;

use super::{DocumentError, photos};
use crate::documents::pictures::{self, Media, OwnPicture};

/// More pictures of offices' own than this are not remembered from document to document.
const MOST_OWN: usize = 200;

/// The same of built-in ones and of those that are drawn from a value.
const MOST_KNOWN: usize = 2000;

/// How every drawing is read: nothing outside it is looked at.
pub(crate) fn options() -> usvg::Options<'static> {
    let mut options = usvg::Options { resources_dir: None, ..usvg::Options::default() };
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    options.image_href_resolver.resolve_data = Box::new(|_, _, _| None);
    options
}

/// A converted picture: what it shows, without the empty edge around it.
#[derive(Debug)]
pub(super) struct Drawing {
    /// The part that is drawn on, in units of the drawing: left, bottom, right, top.
    pub bounds: [f32; 4],
    /// The longer side of the whole square, empty edge and all.
    pub(super) side: f32,
    /// The form and everything that it refers to, numbered from 1; the form is last.
    pub(super) objects: Vec<Object>,
}

#[derive(Default)]
pub(super) struct Drawings {
    known: HashMap<String, Arc<Drawing>>,
    /// Those that are not built in. A meaning says which bytes it is, so what
    /// was converted for one document serves the next.
    own: HashMap<String, Arc<Drawing>>,
}

impl Drawings {
    /// Converts what a document brings along, and has nothing else of that kind
    /// at hand: a document prints alike whatever was printed before it.
    pub fn bring(&mut self, own: &[OwnPicture]) -> Result<(), DocumentError> {
        self.known.retain(|meaning, _| !pictures::is_own(meaning));
        // Days, times and sums are without number.
        if self.known.len() > MOST_KNOWN {
            self.known.clear();
        }
        if self.own.len() > MOST_OWN {
            self.own.clear();
        }
        for picture in own {
            let drawing = match self.own.get(&picture.meaning) {
                Some(drawing) => Arc::clone(drawing),
                None => {
                    let unknown = || DocumentError::UnknownPicture { meaning: picture.meaning.clone() };
                    let drawing = Arc::new(own_drawing(picture).ok_or_else(unknown)?);
                    self.own.insert(picture.meaning.clone(), Arc::clone(&drawing));
                    drawing
                }
            };
            self.known.insert(picture.meaning.clone(), drawing);
        }
        Ok(())
    }

    pub fn get(&mut self, meaning: &str) -> Result<Arc<Drawing>, DocumentError> {
        if let Some(drawing) = self.known.get(meaning) {
            return Ok(Arc::clone(drawing));
        }
        let unknown = || DocumentError::UnknownPicture { meaning: meaning.to_owned() };
        let svg = pictures::svg(meaning).ok_or_else(unknown)?;
        let drawing = Arc::new(convert(&svg).ok_or_else(unknown)?);
        self.known.insert(meaning.to_owned(), Arc::clone(&drawing));
        Ok(drawing)
    }
}

impl Drawing {
    pub fn width(&self) -> f32 {
        self.bounds[2] - self.bounds[0]
    }

    pub fn height(&self) -> f32 {
        self.bounds[3] - self.bounds[1]
    }

    /// How far to magnify the drawing so that it fits. A small thing in a
    /// large empty square is not blown up to the size of a house.
    pub fn scale(&self, width: f32, height: f32) -> f32 {
        let largest = height * 72.0 / (46.0 * self.side);
        (width / self.width()).min(height / self.height()).min(largest)
    }

    /// Adds the drawing to a file and returns its form.
    pub fn add_to(&self, pdf: &mut Pdf) -> ObjectId {
        let first = pdf.max_id + 1;
        for object in &self.objects {
            let mut object = object.clone();
            renumber(&mut object, &|number| number + first - 1);
            pdf.add_object(object);
        }
        (pdf.max_id, 0)
    }
}

/// Whether this SVG can be printed.
pub(crate) fn can_draw(svg: &str) -> bool {
    convert(svg).is_some_and(|drawing| drawing.width() > 0.0 && drawing.height() > 0.0)
}

fn own_drawing(picture: &OwnPicture) -> Option<Drawing> {
    match picture.media {
        Media::Svg => convert(std::str::from_utf8(&picture.bytes).ok()?),
        Media::Png => photos::points(&picture.bytes),
        Media::Jpeg => photos::jpeg(&picture.bytes),
    }
}

/// Draws the SVG with references to files and addresses switched off.
fn convert(svg: &str) -> Option<Drawing> {
    let options = options();
    let tree = usvg::Tree::from_str(svg, &options).ok()?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let mut drawn = None;
    visible(tree.root(), &mut drawn);
    let [left, top, right, bottom] = drawn.unwrap_or([0.0, 0.0, width, height]);
    let bounds = [left.max(0.0), height - bottom.min(height), right.min(width), height - top.max(0.0)];

    let file = svg2pdf::to_pdf(&tree, svg2pdf::ConversionOptions::default(), svg2pdf::PageOptions::default())
        .ok()?;
    let mut pdf = Pdf::load_mem(&file).ok()?;
    plain_colours(&mut pdf);
    let (_, page_id) = pdf.get_pages().into_iter().next()?;
    let page = pdf.get_dictionary(page_id).ok()?;
    let content = pdf.get_object(page.get(b"Contents").ok()?.as_reference().ok()?).ok()?.as_stream().ok()?;
    let resources = page.get(b"Resources").cloned().unwrap_or_else(|_| Dictionary::new().into());

    let mut form = Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "FormType" => 1,
            "BBox" => vec![0.into(), 0.into(), Object::Real(width), Object::Real(height)],
            "Resources" => resources,
        },
        content.content.clone(),
    );
    if let Ok(filter) = content.dict.get(b"Filter") {
        form.dict.set("Filter", filter.clone());
    }
    Some(Drawing { bounds, side: width.max(height), objects: closed(&pdf, form.into()) })
}

/// Widens the rectangle to all that is painted. The library's own rectangle of
/// a group reaches to the corner as soon as it holds an empty group.
pub(in crate::documents) fn visible(group: &usvg::Group, drawn: &mut Option<[f32; 4]>) {
    for node in group.children() {
        if let usvg::Node::Group(inner) = node {
            visible(inner, drawn);
            continue;
        }
        if let usvg::Node::Path(path) = node
            && (!path.is_visible() || (path.fill().is_none() && path.stroke().is_none()))
        {
            continue;
        }
        let found = node.abs_stroke_bounding_box();
        let [left, top, right, bottom] =
            drawn.unwrap_or([f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY]);
        *drawn = Some([
            left.min(found.left()),
            top.min(found.top()),
            right.max(found.right()),
            bottom.max(found.bottom()),
        ]);
    }
}

/// An object and all that it refers to, numbered anew from 1.
fn closed(pdf: &Pdf, form: Object) -> Vec<Object> {
    let mut numbers = BTreeMap::new();
    let mut waiting = references(&form);
    while let Some(number) = waiting.pop() {
        if let std::collections::btree_map::Entry::Vacant(entry) = numbers.entry(number) {
            entry.insert(0);
            if let Some(object) = pdf.objects.get(&(number, 0)) {
                waiting.extend(references(object));
            }
        }
    }
    for (index, number) in numbers.values_mut().enumerate() {
        *number = index as u32 + 1;
    }
    let needed = numbers.keys().map(|number| pdf.objects.get(&(*number, 0)).cloned().unwrap_or(Object::Null));
    let mut objects: Vec<Object> = needed.chain([form]).collect();
    for object in &mut objects {
        renumber(object, &|number| numbers.get(&number).copied().unwrap_or(number));
    }
    objects
}

/// svg2pdf ties every colour to a profile of its own. The profile is sRGB,
/// which is what viewers take plain RGB for; without it a file with twenty
/// pictures is half the size.
fn plain_colours(pdf: &mut Pdf) {
    let components = |object: &Object| object.as_stream().ok()?.dict.get(b"N").ok()?.as_i64().ok();
    let profiles: BTreeMap<u32, i64> =
        pdf.objects.iter().filter_map(|((number, _), object)| Some((*number, components(object)?))).collect();
    for object in pdf.objects.values_mut() {
        replace_profiles(object, &profiles);
    }
}

fn replace_profiles(object: &mut Object, profiles: &BTreeMap<u32, i64>) {
    if let Object::Array(items) = object
        && let [Object::Name(kind), Object::Reference((number, _))] = items.as_slice()
        && kind == b"ICCBased"
    {
        *object = if profiles.get(number) == Some(&1) { "DeviceGray".into() } else { "DeviceRGB".into() };
        return;
    }
    match object {
        Object::Array(items) => items.iter_mut().for_each(|item| replace_profiles(item, profiles)),
        Object::Dictionary(dictionary) => {
            dictionary.iter_mut().for_each(|(_, value)| replace_profiles(value, profiles));
        }
        Object::Stream(stream) => {
            stream.dict.iter_mut().for_each(|(_, value)| replace_profiles(value, profiles));
        }
        _ => {}
    }
}

fn references(object: &Object) -> Vec<u32> {
    let mut found = Vec::new();
    visit(object, &mut |number| found.push(number));
    found
}

fn visit(object: &Object, found: &mut impl FnMut(u32)) {
    match object {
        Object::Reference((number, _)) => found(*number),
        Object::Array(items) => items.iter().for_each(|item| visit(item, found)),
        Object::Dictionary(dictionary) => dictionary.iter().for_each(|(_, value)| visit(value, found)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, value)| visit(value, found)),
        _ => {}
    }
}

fn renumber(object: &mut Object, to: &impl Fn(u32) -> u32) {
    match object {
        Object::Reference((number, _)) => *number = to(*number),
        Object::Array(items) => items.iter_mut().for_each(|item| renumber(item, to)),
        Object::Dictionary(dictionary) => dictionary.iter_mut().for_each(|(_, value)| renumber(value, to)),
        Object::Stream(stream) => stream.dict.iter_mut().for_each(|(_, value)| renumber(value, to)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_of_the_list_can_be_printed() {
        let mut drawings = Drawings::default();
        assert!(pictures::all().len() >= 400);
        for picture in pictures::all() {
            let drawing = drawings.get(picture.meaning);
            let size = drawing.as_ref().map(|drawing| (drawing.width(), drawing.height()));
            assert!(
                size.as_ref().is_ok_and(|(width, height)| *width > 5.0 && *height > 2.0),
                "{}: {size:?}",
                picture.meaning
            );
        }
    }

    #[test]
    fn the_empty_edge_around_a_picture_is_left_out() {
        let bus = Drawings::default().get("bus").map(|drawing| (drawing.width(), drawing.height()));
        assert!(bus.is_ok_and(|(width, height)| width > 55.0 && height < 30.0));
    }

    #[test]
    fn a_picture_refers_to_nothing_outside_itself() {
        let mut drawings = Drawings::default();
        assert!(pictures::all().len() >= 400);
        for picture in pictures::all() {
            let drawing = drawings.get(picture.meaning).unwrap();
            let most = drawing.objects.len() as u32;
            let outside = drawing.objects.iter().flat_map(references).find(|number| *number > most);
            assert_eq!(outside, None, "{}", picture.meaning);
        }
    }

    #[test]
    fn a_picture_that_is_not_in_the_list_is_named() {
        let missing = Drawings::default().get("unicorn").err();
        assert_eq!(missing, Some(DocumentError::UnknownPicture { meaning: "unicorn".into() }));
    }
    /// An own picture as the store would keep it.
    fn own(meaning: &str, media: Media, bytes: Vec<u8>) -> OwnPicture {
        let (credit, licence) = (String::new(), String::new());
        OwnPicture { meaning: meaning.into(), media, bytes: bytes.into(), credit, licence }
    }

    #[test]
    fn a_drawing_of_any_size_fills_its_column() {
        let svg = |side: u32| {
            format!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><rect width="{side}" height="{side}"/></svg>"#
            )
        };
        let mut drawings = Drawings::default();
        let both = [850, 72].map(|side| own(&format!("own:{side}"), Media::Svg, svg(side).into_bytes()));
        drawings.bring(&both).unwrap();
        let [large, small] = ["own:850", "own:72"].map(|meaning| drawings.get(meaning).unwrap());
        let width = |drawing: &Drawing| drawing.width() * drawing.scale(140.0, 140.0);
        assert!((width(&large) - 140.0).abs() < 0.5 && (width(&small) - 140.0).abs() < 0.5);
    }

    #[test]
    fn a_document_has_only_the_own_pictures_that_it_brings() {
        let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>"#;
        let mut drawings = Drawings::default();
        drawings.bring(&[own("own:cc", Media::Svg, svg.to_vec())]).unwrap();
        assert!(drawings.get("own:cc").is_ok());
        drawings.bring(&[]).unwrap();
        let missing = DocumentError::UnknownPicture { meaning: "own:cc".into() };
        assert_eq!(drawings.get("own:cc").err(), Some(missing));
        let broken = drawings.bring(&[own("own:dd", Media::Png, b"no".to_vec())]);
        assert_eq!(broken, Err(DocumentError::UnknownPicture { meaning: "own:dd".into() }));
    }
}
