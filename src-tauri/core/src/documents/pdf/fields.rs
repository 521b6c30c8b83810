//! Fields to fill in on a screen (ISO 32000-1, 12.7): each with its words for people who
//! hear it, its looks drawn, and its letters in the file.

use std::sync::Arc;

use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, Stream, StringFormat, dictionary};

use super::DocumentError;
use super::answers::{Field, FieldKind};
use super::fonts::Face;
use super::tags::text;
use super::typed;

/// Is printed with the page.
const PRINT: i64 = 1 << 2;
const MULTILINE: i64 = 1 << 12;
const RADIO: i64 = 1 << 15;
/// The name that fields call their letters.
const FONT: &str = "Typed";
const OFF: &str = "Off";
/// A box by itself is either this or off.
const TICKED: &str = "Yes";

/// A field and where it stands.
pub(super) struct Widget {
    pub side: usize,
    /// Left, foot, right and head on that side of paper, in points.
    pub rect: [f32; 4],
    pub field: Arc<Field>,
}

/// The place of each field in the file, and its page.
pub(super) fn place(pdf: &mut Pdf, pages: &[ObjectId], widgets: &[Widget]) -> Vec<(ObjectId, ObjectId)> {
    let page = |widget: &Widget| pages.get(widget.side).copied().unwrap_or_default();
    widgets.iter().map(|widget| (pdf.new_object_id(), page(widget))).collect()
}

/// Writes the fields into a file whose pages exist; nothing where there are none.
pub(super) fn write(
    pdf: &mut Pdf,
    pages: &[ObjectId],
    widgets: &[Widget],
    placed: &[(ObjectId, ObjectId)],
    letters: &Face,
) -> Result<Option<ObjectId>, DocumentError> {
    if widgets.is_empty() {
        return Ok(None);
    }
    let font = typed::add_to(pdf, letters)?;
    let fonts = dictionary! { "Font" => dictionary! { FONT => font } };
    let mut fields: Vec<Object> = Vec::new();
    let mut at = 0;
    for group in widgets.chunk_by(|one, next| one.field.name == next.field.name) {
        let ids = &placed[at..at + group.len()];
        let parent = (group[0].field.kind == FieldKind::OneOf).then(|| pdf.new_object_id());
        for (index, (widget, (id, page))) in group.iter().zip(ids).enumerate() {
            let mut dictionary = widget.dictionary(pdf, &fonts);
            dictionary.set("P", *page);
            dictionary.set("StructParent", (pages.len() + at + index) as i64);
            if let Some(parent) = parent {
                dictionary.set("Parent", parent);
            }
            pdf.objects.insert(*id, dictionary.into());
        }
        match parent {
            None => fields.extend(ids.iter().map(|(id, _)| Object::from(*id))),
            Some(parent) => {
                let kids: Vec<Object> = ids.iter().map(|(id, _)| (*id).into()).collect();
                let field = &group[0].field;
                let group = dictionary! {
                    "FT" => "Btn", "Ff" => RADIO, "T" => text(&field.name), "TU" => text(&field.question),
                    "V" => OFF, "Kids" => kids,
                };
                pdf.objects.insert(parent, group.into());
                fields.push(parent.into());
            }
        }
        at += group.len();
    }
    for (index, page) in pages.iter().enumerate() {
        let here: Vec<Object> = placed
            .iter()
            .zip(widgets)
            .filter(|(_, w)| w.side == index)
            .map(|((id, _), _)| (*id).into())
            .collect();
        if !here.is_empty() {
            // Links stand there already.
            let dictionary = pdf.get_dictionary_mut(*page)?;
            let links = dictionary.remove(b"Annots").and_then(|known| known.as_array().ok().cloned());
            dictionary.set("Annots", links.into_iter().flatten().chain(here).collect::<Vec<_>>());
        }
    }
    let form =
        dictionary! { "Fields" => fields, "DR" => fonts, "DA" => Object::string_literal(look_of(12.0)) };
    Ok(Some(pdf.add_object(form)))
}

impl Widget {
    fn dictionary(&self, pdf: &mut Pdf, fonts: &Dictionary) -> Dictionary {
        let [left, foot, right, head] = self.rect;
        let (width, height) = (right - left, head - foot);
        let field = &self.field;
        let mut widget = dictionary! {
            "Type" => "Annot", "Subtype" => "Widget", "F" => PRINT, "TU" => text(&field.told()),
            "Rect" => self.rect.map(Object::Real).to_vec(),
        };
        let looks = |pdf: &mut Pdf, content: String| {
            let bounds: Vec<Object> = [0.0, 0.0, width, height].map(Object::Real).to_vec();
            let form = dictionary! {
                "Type" => "XObject", "Subtype" => "Form", "BBox" => bounds, "Resources" => fonts.clone(),
            };
            pdf.add_object(Stream::new(form, content.into_bytes()))
        };
        match field.kind {
            FieldKind::Write { lines } => {
                let empty = looks(pdf, "/Tx BMC\nEMC".into());
                widget.set("FT", "Tx");
                widget.set("T", text(&field.name));
                widget.set("DA", Object::string_literal(look_of(field.size)));
                widget.set("V", Object::String(Vec::new(), StringFormat::Literal));
                if lines > 1 {
                    widget.set("Ff", MULTILINE);
                }
                widget.set("AP", dictionary! { "N" => empty });
            }
            FieldKind::Tick | FieldKind::OneOf => {
                let (ticked, off) = (looks(pdf, tick(width)), looks(pdf, String::new()));
                let on =
                    if field.kind == FieldKind::Tick { TICKED.to_owned() } else { name_of(&field.words) };
                let mut states = Dictionary::new();
                states.set(on, ticked);
                states.set(OFF, off);
                widget.set("AP", dictionary! { "N" => states });
                widget.set("AS", OFF);
                if field.kind == FieldKind::Tick {
                    widget.set("FT", "Btn");
                    widget.set("T", text(&field.name));
                    widget.set("V", OFF);
                }
            }
        }
        widget
    }
}

/// A tick over the whole box.
fn tick(side: f32) -> String {
    let at = |share: f32| (side * share * 100.0).round() / 100.0;
    format!(
        "q 0 G {} w 1 J 1 j {} {} m {} {} l {} {} l S Q",
        at(0.12),
        at(0.2),
        at(0.52),
        at(0.42),
        at(0.24),
        at(0.82),
        at(0.8)
    )
}

fn look_of(size: f32) -> String {
    format!("/{FONT} {size} Tf 0 g")
}

/// What a ticked box is called by programs: its words, as far as a name may hold them (127 bytes).
fn name_of(words: &str) -> String {
    let mut name = words.trim().to_owned();
    while name.len() > 100 {
        name.pop();
    }
    if name.is_empty() || name == OFF { TICKED.to_owned() } else { name }
}
