//! Many copies in one file, each written as soon as it is made: a run for a
//! thousand people takes the memory of one. What copies share (letters,
//! pictures, whole pages) is written once.

use std::collections::HashMap;
use std::io::{self, Write};

use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::objects::serialise;
use super::tags::text;

/// Objects whose number is known before they are written.
const CATALOG: ObjectId = (1, 0);
const PAGES: ObjectId = (2, 0);
const STRUCTURE: ObjectId = (3, 0);
const PARENTS: ObjectId = (4, 0);
const OUTLINE: ObjectId = (5, 0);
const WHOLE: ObjectId = (6, 0);
const METADATA: ObjectId = (7, 0);
const INFO: ObjectId = (8, 0);
const FIRST_FREE: u32 = 9;

/// Binds finished copies into one tagged PDF, in the order in which they come.
pub struct Binder<W: Write> {
    out: W,
    at: usize,
    /// Where each object begins, by its number.
    places: Vec<usize>,
    /// What was written already, by what it holds.
    shared: HashMap<[u8; 32], ObjectId>,
    copies: Vec<Copy>,
    /// Pages of every copy.
    pages: usize,
    /// It is printed on both sides of the paper.
    both_sides: bool,
    /// The next key of the way back from marks to tags.
    key: i64,
    leaves: Vec<Object>,
    begun: Option<Begun>,
    hash: Sha256,
}

/// What the file takes from its first copy.
struct Begun {
    catalog: Dictionary,
    metadata: Option<Object>,
    info: Option<Object>,
}

struct Copy {
    name: String,
    tree: ObjectId,
    first_page: ObjectId,
    element: ObjectId,
}

impl<W: Write> Binder<W> {
    /// # Errors
    /// Where nothing can be written.
    pub fn new(out: W) -> io::Result<Self> {
        let mut binder = Self {
            out,
            at: 0,
            places: vec![0; FIRST_FREE as usize],
            shared: HashMap::new(),
            copies: Vec::new(),
            pages: 0,
            both_sides: false,
            key: 0,
            leaves: Vec::new(),
            begun: None,
            hash: Sha256::new(),
        };
        binder.put(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")?;
        Ok(binder)
    }

    /// For a printer that prints on both sides: every copy begins on a sheet of its own, so
    /// that nobody's letter lies on the back of another's.
    pub fn on_both_sides(&mut self) {
        self.both_sides = true;
    }

    /// Takes title and language of the file from this one, which is no copy: that of a copy
    /// may hold somebody's name.
    ///
    /// # Errors
    /// Where it is no PDF of ours.
    pub fn entitle(&mut self, pdf: &Pdf) -> io::Result<()> {
        let catalog = pdf.catalog().map_err(odd)?;
        let object = |reference: &Object| reference.as_reference().and_then(|id| pdf.get_object(id)).cloned();
        self.begun = Some(Begun {
            catalog: catalog.clone(),
            metadata: catalog.get(b"Metadata").and_then(object).ok(),
            info: pdf.trailer.get(b"Info").and_then(object).ok(),
        });
        Ok(())
    }

    /// Adds a copy under the name that stands in the list of bookmarks.
    ///
    /// # Errors
    /// Where nothing can be written, or the copy is no tagged PDF of ours.
    pub fn add(&mut self, name: &str, pdf: &Pdf) -> io::Result<()> {
        let catalog = pdf.catalog().map_err(odd)?;
        if self.begun.is_none() {
            self.entitle(pdf)?;
        }
        let structure = catalog.get(b"StructTreeRoot").and_then(Object::as_reference).map_err(odd)?;
        let root = pdf.get_dictionary(structure).map_err(odd)?;
        let pages: Vec<ObjectId> = pdf.get_pages().into_values().collect();
        let tree = self.reserve();
        let mut moving = Moving { pdf, tree, key: self.key, new: HashMap::from([(structure, WHOLE)]) };
        let mut kids = Vec::new();
        for page in &pages {
            kids.push(Object::from(self.fresh(&mut moving, *page)?));
        }
        let Some(first_page) = kids.first().and_then(|page| page.as_reference().ok()) else {
            return Err(odd("a copy has no page"));
        };
        if self.both_sides && kids.len() % 2 == 1 {
            kids.push(self.back(pdf, &pages, tree)?.into());
        }
        self.pages += kids.len();
        let node = dictionary! {
            "Type" => "Pages", "Parent" => PAGES, "Count" => kids.len() as i64, "Kids" => kids,
        };
        self.write(tree, &node.into())?;
        self.way_back(&mut moving, root)?;
        let element = match root.get(b"K").map_err(odd)? {
            Object::Array(elements) => elements.first().and_then(|e| e.as_reference().ok()),
            other => other.as_reference().ok(),
        };
        let element = self.fresh(&mut moving, element.ok_or_else(|| odd("a copy has no tags"))?)?;
        self.copies.push(Copy { name: name.to_owned(), tree, first_page, element });
        Ok(())
    }

    /// The empty back of a copy's last page.
    fn back(&mut self, pdf: &Pdf, pages: &[ObjectId], tree: ObjectId) -> io::Result<ObjectId> {
        let last = pages.last().ok_or_else(|| odd("a copy has no page"))?;
        let size = pdf.get_dictionary(*last).and_then(|page| page.get(b"MediaBox")).map_err(odd)?;
        let page = dictionary! {
            "Type" => "Page", "Parent" => tree, "MediaBox" => size.clone(), "Resources" => dictionary! {},
        };
        let id = self.reserve();
        self.write(id, &page.into())?;
        Ok(id)
    }

    /// Number of pages so far.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// Writes what holds the copies together.
    ///
    /// # Errors
    /// Where nothing can be written, or there was no copy.
    pub fn finish(mut self) -> io::Result<W> {
        let begun = self.begun.take().ok_or_else(|| odd("there is no copy"))?;
        let copies = std::mem::take(&mut self.copies);
        let of = |pick: fn(&Copy) -> ObjectId| copies.iter().map(|c| pick(c).into()).collect::<Vec<Object>>();
        let pages = dictionary! {
            "Type" => "Pages", "Count" => self.pages as i64, "Kids" => of(|c| c.tree),
        };
        self.write(PAGES, &pages.into())?;
        let whole = dictionary! {
            "Type" => "StructElem", "S" => "Document", "P" => STRUCTURE, "K" => of(|c| c.element),
        };
        self.write(WHOLE, &whole.into())?;
        let leaves = std::mem::take(&mut self.leaves);
        self.write(PARENTS, &dictionary! { "Kids" => leaves }.into())?;
        let structure = dictionary! {
            "Type" => "StructTreeRoot", "K" => vec![Object::from(WHOLE)], "ParentTree" => PARENTS,
            "ParentTreeNextKey" => self.key,
        };
        self.write(STRUCTURE, &structure.into())?;
        self.outline(&copies)?;
        self.write(METADATA, &begun.metadata.unwrap_or(Object::Null))?;
        self.write(INFO, &begun.info.unwrap_or(Object::Null))?;
        let mut catalog = begun.catalog;
        catalog.set("Pages", PAGES);
        catalog.set("StructTreeRoot", STRUCTURE);
        catalog.set("Metadata", METADATA);
        catalog.set("Outlines", OUTLINE);
        self.write(CATALOG, &catalog.into())?;
        self.close()
    }

    /// The bookmarks: where each copy begins.
    fn outline(&mut self, copies: &[Copy]) -> io::Result<()> {
        let ids: Vec<ObjectId> = copies.iter().map(|_| self.reserve()).collect();
        let (Some(first), Some(last)) = (ids.first(), ids.last()) else {
            return Err(odd("there is no copy"));
        };
        let outline = dictionary! {
            "Type" => "Outlines", "First" => *first, "Last" => *last, "Count" => ids.len() as i64,
        };
        self.write(OUTLINE, &outline.into())?;
        for (at, copy) in copies.iter().enumerate() {
            let place = vec![copy.first_page.into(), "Fit".into()];
            let mut entry = dictionary! { "Title" => text(&copy.name), "Parent" => OUTLINE, "Dest" => place };
            if at > 0 {
                entry.set("Prev", ids[at - 1]);
            }
            if let Some(next) = ids.get(at + 1) {
                entry.set("Next", *next);
            }
            self.write(ids[at], &entry.into())?;
        }
        Ok(())
    }

    /// The way back from the marks of this copy's pages to its tags: a leaf of the number tree.
    fn way_back(&mut self, moving: &mut Moving<'_>, root: &Dictionary) -> io::Result<()> {
        let tree = root.get(b"ParentTree").and_then(Object::as_reference).map_err(odd)?;
        let numbers = moving.pdf.get_dictionary(tree).and_then(|t| t.get(b"Nums")).and_then(Object::as_array);
        let mut moved = Vec::new();
        for pair in numbers.map_err(odd)?.chunks_exact(2) {
            moved.push((pair[0].as_i64().map_err(odd)? + moving.key).into());
            moved.push(self.moved(moving, &pair[1])?);
        }
        let next = root.get(b"ParentTreeNextKey").and_then(Object::as_i64).map_err(odd)?;
        let limits = vec![moving.key.into(), (moving.key + next.max(1) - 1).into()];
        let leaf = self.reserve();
        self.write(leaf, &dictionary! { "Limits" => limits, "Nums" => moved }.into())?;
        self.leaves.push(leaf.into());
        self.key += next;
        Ok(())
    }

    /// An object that belongs to this copy alone.
    fn fresh(&mut self, moving: &mut Moving<'_>, id: ObjectId) -> io::Result<ObjectId> {
        if let Some(new) = moving.new.get(&id) {
            return Ok(*new);
        }
        let new = self.reserve();
        moving.new.insert(id, new);
        let object = moving.pdf.get_object(id).map_err(odd)?.clone();
        let kind =
            object.as_dict().and_then(|d| d.get(b"Type")).and_then(Object::as_name).unwrap_or_default();
        let (is_page, is_element) = (kind == b"Page", kind == b"StructElem");
        let mut moved = match object {
            Object::Dictionary(mut page) if is_page => {
                for shared in [&b"Resources"[..], b"Contents"] {
                    if let Ok(value) = page.get(shared) {
                        let value = self.common(moving, &value.clone())?;
                        page.set(shared, value);
                    }
                }
                let kept = ["Resources", "Contents"].map(|key| (key, page.remove(key.as_bytes())));
                page.set("Parent", Object::Null);
                let Object::Dictionary(mut page) = self.moved(moving, &page.into())? else {
                    return Err(odd("a page is no dictionary"));
                };
                for (key, value) in kept {
                    if let Some(value) = value {
                        page.set(key, value);
                    }
                }
                page.set("Parent", moving.tree);
                page.into()
            }
            other => self.moved(moving, &other)?,
        };
        if is_element && let Ok(element) = moved.as_dict_mut() {
            // Within the whole file a copy is a part of it.
            if element.get(b"S").and_then(Object::as_name).is_ok_and(|role| role == b"Document") {
                element.set("S", "Part");
            }
        }
        self.write(new, &moved)?;
        Ok(new)
    }

    /// The same object with everything that it names moved into this file.
    fn moved(&mut self, moving: &mut Moving<'_>, object: &Object) -> io::Result<Object> {
        Ok(match object {
            Object::Reference(id) => self.fresh(moving, *id)?.into(),
            Object::Array(items) => {
                Object::Array(items.iter().map(|item| self.moved(moving, item)).collect::<io::Result<_>>()?)
            }
            Object::Dictionary(dictionary) => {
                let mut moved = Dictionary::new();
                for (key, value) in dictionary {
                    let value = match (key.as_slice(), value) {
                        (b"StructParents" | b"StructParent", Object::Integer(key)) => {
                            (key + moving.key).into()
                        }
                        _ => self.moved(moving, value)?,
                    };
                    moved.set(key.clone(), value);
                }
                moved.into()
            }
            Object::Stream(stream) => {
                let Object::Dictionary(dict) = self.moved(moving, &stream.dict.clone().into())? else {
                    return Err(odd("a stream has no dictionary"));
                };
                Stream { dict, ..stream.clone() }.into()
            }
            other => other.clone(),
        })
    }

    /// What other copies may have too is written once.
    fn common(&mut self, moving: &mut Moving<'_>, object: &Object) -> io::Result<Object> {
        Ok(match object {
            Object::Reference(id) => {
                if let Some(new) = moving.new.get(id) {
                    return Ok((*new).into());
                }
                let inner = self.common(moving, &moving.pdf.get_object(*id).map_err(odd)?.clone())?;
                let mut bytes = Vec::new();
                serialise(&inner, &mut bytes)?;
                let digest: [u8; 32] = Sha256::digest(&bytes).into();
                let new = match self.shared.get(&digest) {
                    Some(known) => *known,
                    None => {
                        let new = self.reserve();
                        self.write(new, &inner)?;
                        self.shared.insert(digest, new);
                        new
                    }
                };
                moving.new.insert(*id, new);
                new.into()
            }
            Object::Array(items) => {
                Object::Array(items.iter().map(|item| self.common(moving, item)).collect::<io::Result<_>>()?)
            }
            Object::Dictionary(dictionary) => {
                let mut moved = Dictionary::new();
                for (key, value) in dictionary {
                    moved.set(key.clone(), self.common(moving, value)?);
                }
                moved.into()
            }
            Object::Stream(stream) => {
                let Object::Dictionary(dict) = self.common(moving, &stream.dict.clone().into())? else {
                    return Err(odd("a stream has no dictionary"));
                };
                Stream { dict, ..stream.clone() }.into()
            }
            other => other.clone(),
        })
    }

    fn reserve(&mut self) -> ObjectId {
        self.places.push(0);
        (u32::try_from(self.places.len() - 1).unwrap_or(u32::MAX), 0)
    }

    fn write(&mut self, id: ObjectId, object: &Object) -> io::Result<()> {
        self.places[id.0 as usize] = self.at;
        let mut bytes = format!("{} 0 obj\n", id.0).into_bytes();
        serialise(object, &mut bytes)?;
        bytes.extend(b"\nendobj\n");
        self.put(&bytes)
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.hash.update(bytes);
        self.at += bytes.len();
        self.out.write_all(bytes)
    }

    /// The table of places, and the file's name made from all that it holds.
    fn close(mut self) -> io::Result<W> {
        let start = self.at;
        let name = Object::String(self.hash.finalize_reset()[..16].to_vec(), StringFormat::Hexadecimal);
        let count = self.places.len();
        writeln!(self.out, "xref\n0 {count}\n0000000000 65535 f ")?;
        for place in &self.places[1..] {
            writeln!(self.out, "{place:010} 00000 n ")?;
        }
        let trailer = dictionary! {
            "Size" => count as i64, "Root" => CATALOG, "Info" => INFO, "ID" => vec![name.clone(), name],
        };
        let mut bytes = b"trailer\n".to_vec();
        serialise(&trailer.into(), &mut bytes)?;
        self.out.write_all(&bytes)?;
        write!(self.out, "\nstartxref\n{start}\n%%EOF\n")?;
        self.out.flush()?;
        Ok(self.out)
    }
}

/// A copy on its way into the file.
struct Moving<'a> {
    pdf: &'a Pdf,
    /// The node of the page tree that holds its pages.
    tree: ObjectId,
    key: i64,
    new: HashMap<ObjectId, ObjectId>,
}

fn odd(what: impl std::fmt::Display) -> io::Error {
    io::Error::other(what.to_string())
}
