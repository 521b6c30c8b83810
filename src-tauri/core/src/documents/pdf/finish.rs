//! From printed pages to a finished file: structure, outline, metadata, and
//! nothing that differs from one run to the next.

use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, Stream, dictionary};
use sha2::{Digest, Sha256};

use super::DocumentError;
use super::fields::{self, Widget};
use super::flow::Page;
use super::fonts::Face;
use super::impose::{Imposition, Sides};
use super::paint::Used;
use super::style::Style;
use super::tags::{Tags, text};
use crate::documents::tree::Document;

pub(super) struct Finish<'a> {
    pub document: &'a Document,
    pub style: &'a Style,
    pub sides: &'a Sides,
    pub tags: &'a Tags,
    pub pages: &'a [Page],
    pub used: &'a Used,
    pub widgets: &'a [Widget],
    /// What is typed into fields.
    pub letters: &'a Face,
}

impl Finish<'_> {
    pub fn write(&self, mut pdf: Pdf) -> Result<Vec<u8>, DocumentError> {
        let pages: Vec<ObjectId> = pdf.get_pages().into_values().collect();
        for page in &pages {
            pdf.get_dictionary_mut(*page)?.remove(b"Annots");
        }
        self.pictures(&mut pdf, &pages)?;
        let placed = fields::place(&mut pdf, &pages, self.widgets);
        let structure = self.tags.write(&mut pdf, &pages, &placed);
        let form = fields::write(&mut pdf, &pages, self.widgets, &placed, self.letters)?;
        let outline = self.outline(&mut pdf, &pages);
        let metadata = pdf.add_object(self.metadata());
        let language = Object::string_literal(self.document.language.as_str());

        let catalog = pdf.catalog_mut()?;
        catalog.set("Lang", language);
        catalog.set("MarkInfo", dictionary! { "Marked" => true });
        catalog.set("ViewerPreferences", self.preferences());
        catalog.set("StructTreeRoot", structure);
        catalog.set("Metadata", metadata);
        if let Some(form) = form {
            catalog.set("AcroForm", form);
        }
        if let Some(outline) = outline {
            catalog.set("Outlines", outline);
        }
        let info = pdf.add_object(dictionary! {
            "Title" => text(self.title()),
            "Author" => text(&self.document.organisation),
            "Creator" => text("Alongside"),
        });
        pdf.trailer.set("Info", info);
        let id = Object::String(self.fingerprint()?, lopdf::StringFormat::Hexadecimal);
        pdf.trailer.set("ID", vec![id.clone(), id]);

        pdf.version = "1.7".to_owned();
        pdf.compress();
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes).map_err(|error| DocumentError::Writer(error.to_string()))?;
        Ok(bytes)
    }

    /// How programs show and print the file: as large as it is set, for a page
    /// made to fit has smaller letters; a booklet on both sides of the paper.
    fn preferences(&self) -> Dictionary {
        let mut preferences = dictionary! { "DisplayDocTitle" => true, "PrintScaling" => "None" };
        if self.style.imposition == Imposition::Booklet {
            preferences.set("Duplex", "DuplexFlipShortEdge");
        }
        preferences
    }

    /// Adds each picture once and names it in the resources that all pages share.
    fn pictures(&self, pdf: &mut Pdf, pages: &[ObjectId]) -> Result<(), DocumentError> {
        let Some(page) = pages.first() else { return Ok(()) };
        let resources = pdf.get_dictionary(*page)?.get(b"Resources")?.as_reference()?;
        let shared = pdf.get_dictionary(resources)?.get(b"XObject")?.as_reference()?;
        for (name, drawing) in self.used {
            let form = drawing.add_to(pdf);
            pdf.get_dictionary_mut(shared)?.set(name.as_str(), form);
        }
        Ok(())
    }

    /// The title and the sections, as a reader lists them beside the page.
    fn outline(&self, pdf: &mut Pdf, pages: &[ObjectId]) -> Option<ObjectId> {
        let entries: Vec<_> = self
            .sides
            .slots
            .iter()
            .filter(|slot| !slot.copy)
            .filter_map(|slot| Some((slot, self.pages.get(slot.page)?, *pages.get(slot.side)?)))
            .flat_map(|(slot, page, id)| {
                page.bookmarks.iter().map(move |(name, top)| (name, id, self.sides.height - slot.y - top))
            })
            .collect();
        let ids: Vec<ObjectId> = entries.iter().map(|_| pdf.new_object_id()).collect();
        let (first, last) = (*ids.first()?, *ids.last()?);
        let outline = pdf.add_object(dictionary! {
            "Type" => "Outlines", "First" => first, "Last" => last, "Count" => entries.len() as i64,
        });
        for (index, (name, page, height)) in entries.into_iter().enumerate() {
            let place = vec![page.into(), "XYZ".into(), Object::Null, Object::Real(height), Object::Null];
            let mut entry = dictionary! { "Title" => text(name), "Parent" => outline, "Dest" => place };
            if index > 0 {
                entry.set("Prev", ids[index - 1]);
            }
            if let Some(next) = ids.get(index + 1) {
                entry.set("Next", *next);
            }
            pdf.objects.insert(ids[index], entry.into());
        }
        Some(outline)
    }

    /// Says that the file is PDF/UA-1. Not compressed, so that tools find it.
    fn metadata(&self) -> Stream {
        let title = escaped(self.title());
        let creator = escaped(&self.document.organisation);
        let language = escaped(&self.document.language);
        let xml = format!(
            "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
             <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
             <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
             <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
             xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n\
             <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\n\
             <dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator>\n\
             <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\n\
             <xmp:CreatorTool>Alongside</xmp:CreatorTool>\n\
             <pdfuaid:part>1</pdfuaid:part>\n\
             </rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>"
        );
        Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xml.into_bytes())
            .with_compression(false)
    }

    /// A file must have a title to show in its window.
    fn title(&self) -> &str {
        let document = self.document;
        [&document.title, &document.kind_label, &document.organisation]
            .into_iter()
            .find(|title| !title.trim().is_empty())
            .map_or("Document", |title| title.as_str())
    }

    /// The same document in the same style has the same name, and no other has it.
    fn fingerprint(&self) -> Result<Vec<u8>, DocumentError> {
        let content =
            serde_json::to_vec(self.document).map_err(|error| DocumentError::Writer(error.to_string()))?;
        let mut hash = Sha256::new();
        hash.update(content);
        hash.update(format!("{:?} {}", self.style, env!("CARGO_PKG_VERSION")));
        Ok(hash.finalize()[..16].to_vec())
    }
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

impl From<lopdf::Error> for DocumentError {
    fn from(error: lopdf::Error) -> Self {
        Self::Writer(error.to_string())
    }
}
