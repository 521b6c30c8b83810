//! The structure that a screen reader follows: a tree of headings, paragraphs
//! and figures, and for every page the way back from its marks to that tree.

use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, dictionary};

/// The names that ISO 32000-1, table 348 gives to printed fields.
pub(super) const TICK: &str = "cb";
pub(super) const WRITE: &str = "tv";

/// Roles of ISO 32000-1, 14.8.4.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Role {
    Document,
    Sect,
    Title,
    Heading,
    P,
    Figure {
        alt: String,
    },
    Table,
    Caption,
    Row,
    HeadCell,
    Cell,
    List,
    Item,
    Label,
    Body,
    /// Leads to an address, and is told in words of its own.
    Link {
        target: String,
        told: String,
    },
    /// A field of a form; on paper it says what it is itself.
    Form {
        told: String,
        kind: &'static str,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NodeId(usize);

#[derive(Debug)]
struct Node {
    role: Role,
    language: Option<String>,
    kids: Vec<Kid>,
    /// Where a figure stands: page and corners in PDF coordinates.
    place: Option<[f32; 4]>,
}

#[derive(Debug)]
enum Kid {
    Node(NodeId),
    Mark {
        page: usize,
        number: usize,
    },
    /// A field that can be filled in, by its number.
    Widget(usize),
}

/// The lines of a link that stand on one page, each as its four corners: what a finger touches.
#[derive(Debug)]
struct Touch {
    node: NodeId,
    page: usize,
    lines: Vec<[f32; 4]>,
}

#[derive(Debug)]
pub(super) struct Tags {
    nodes: Vec<Node>,
    /// For every page the node of each mark, by the mark's number.
    pages: Vec<Vec<NodeId>>,
    touches: Vec<Touch>,
    /// The node of each field that can be filled in.
    widgets: Vec<NodeId>,
}

impl Tags {
    pub const ROOT: NodeId = NodeId(0);

    pub fn new() -> Self {
        let root = Node { role: Role::Document, language: None, kids: Vec::new(), place: None };
        Self { nodes: vec![root], pages: Vec::new(), touches: Vec::new(), widgets: Vec::new() }
    }

    pub fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node { role, language: None, kids: Vec::new(), place: None });
        self.nodes[parent.0].kids.push(Kid::Node(id));
        id
    }

    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Takes back what was added since the tree had `len` nodes, and no marks yet.
    pub fn forget(&mut self, len: usize) {
        self.nodes.truncate(len);
        for node in &mut self.nodes {
            node.kids.retain(|kid| !matches!(kid, Kid::Node(id) if id.0 >= len));
        }
    }

    pub fn set_language(&mut self, node: NodeId, language: &str) {
        self.nodes[node.0].language = Some(language.to_owned());
    }

    pub fn set_place(&mut self, node: NodeId, place: [f32; 4]) {
        self.nodes[node.0].place = Some(place);
    }

    /// A line of a link stands on a page at these corners; nothing happens for other nodes.
    pub fn touch(&mut self, node: NodeId, page: usize, line: [f32; 4]) {
        if !matches!(self.nodes[node.0].role, Role::Link { .. }) {
            return;
        }
        match self.touches.iter_mut().find(|touch| touch.node == node && touch.page == page) {
            Some(touch) => touch.lines.push(line),
            None => self.touches.push(Touch { node, page, lines: vec![line] }),
        }
    }

    /// A new mark of a node on a page; its number is unique on that page.
    pub fn mark(&mut self, node: NodeId, page: usize) -> usize {
        if self.pages.len() <= page {
            self.pages.resize_with(page + 1, Vec::new);
        }
        let number = self.pages[page].len();
        self.pages[page].push(node);
        self.nodes[node.0].kids.push(Kid::Mark { page, number });
        number
    }

    /// Ties the next field that can be filled in to its node.
    pub fn widget(&mut self, node: NodeId) {
        self.nodes[node.0].kids.push(Kid::Widget(self.widgets.len()));
        self.widgets.push(node);
    }

    /// The name of the role, as marks in a page carry it.
    pub fn name(&self, node: NodeId) -> &'static str {
        self.nodes[node.0].role.name()
    }

    /// Writes the tree into a file whose pages exist, and ties the pages to it.
    /// Fields are told with the page that each stands on.
    pub fn write(&self, pdf: &mut Pdf, pages: &[ObjectId], fields: &[(ObjectId, ObjectId)]) -> ObjectId {
        let root = pdf.new_object_id();
        let ids: Vec<ObjectId> = self.nodes.iter().map(|_| pdf.new_object_id()).collect();
        let parents = self.parents();
        let touched: Vec<ObjectId> = self.touches.iter().map(|_| pdf.new_object_id()).collect();

        for (index, node) in self.nodes.iter().enumerate() {
            if !self.is_used(node) {
                continue;
            }
            let parent = parents[index].map_or(root, |parent| ids[parent.0]);
            let mut element = self.element(node, parent, &ids, pages, fields);
            for (touch, id) in self.touches.iter().zip(&touched).filter(|(touch, _)| touch.node.0 == index) {
                let page = Object::from(pages[touch.page]);
                let held = dictionary! { "Type" => "OBJR", "Pg" => page, "Obj" => *id };
                if let Ok(kids) = element.get_mut(b"K").and_then(Object::as_array_mut) {
                    kids.push(held.into());
                }
            }
            pdf.objects.insert(ids[index], element.into());
        }

        let mut numbers = Vec::new();
        for (page, page_id) in pages.iter().enumerate() {
            let marks = self.pages.get(page).map(Vec::as_slice).unwrap_or_default();
            let nodes: Vec<Object> = marks.iter().map(|node| ids[node.0].into()).collect();
            numbers.extend([Object::from(page as i64), pdf.add_object(nodes).into()]);
            if let Ok(dictionary) = pdf.get_dictionary_mut(*page_id) {
                dictionary.set("StructParents", page as i64);
                dictionary.set("Tabs", "S");
            }
        }
        for (index, node) in self.widgets.iter().enumerate() {
            numbers.extend([Object::from((pages.len() + index) as i64), ids[node.0].into()]);
        }
        let mut next = (pages.len() + self.widgets.len()) as i64;
        for (touch, id) in self.touches.iter().zip(&touched) {
            numbers.extend([Object::from(next), ids[touch.node.0].into()]);
            if let Some(annotation) = self.annotation(touch, next) {
                pdf.objects.insert(*id, annotation.into());
            }
            next += 1;
        }
        for (page, page_id) in pages.iter().enumerate() {
            let here = self.touches.iter().zip(&touched).filter(|(touch, _)| touch.page == page);
            let here: Vec<Object> = here.map(|(_, id)| Object::from(*id)).collect();
            if !here.is_empty()
                && let Ok(dictionary) = pdf.get_dictionary_mut(*page_id)
            {
                dictionary.set("Annots", here);
            }
        }
        let tree = pdf.add_object(dictionary! { "Nums" => numbers });
        let kids = vec![Object::from(ids[Self::ROOT.0])];
        pdf.objects.insert(
            root,
            dictionary! {
                "Type" => "StructTreeRoot", "K" => kids, "ParentTree" => tree, "ParentTreeNextKey" => next,
            }
            .into(),
        );
        root
    }

    /// What a reader touches to follow a link (ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18.5).
    fn annotation(&self, touch: &Touch, key: i64) -> Option<Dictionary> {
        let Role::Link { target, told } = &self.nodes[touch.node.0].role else { return None };
        let around = touch.lines.iter().copied().reduce(|one, other| {
            let [left, foot, right, head] = one;
            [left.min(other[0]), foot.min(other[1]), right.max(other[2]), head.max(other[3])]
        })?;
        let corners = touch.lines.iter().flat_map(|&[left, foot, right, head]| {
            [left, head, right, head, left, foot, right, foot].map(Object::Real)
        });
        let action = dictionary! { "Type" => "Action", "S" => "URI", "URI" => Object::string_literal(target.as_str()) };
        let rim = vec![Object::Integer(0); 3];
        Some(dictionary! {
            "Type" => "Annot", "Subtype" => "Link", "F" => 4, "Border" => rim, "A" => action,
            "Rect" => around.map(Object::Real).to_vec(), "QuadPoints" => corners.collect::<Vec<_>>(),
            "Contents" => text(told), "StructParent" => key,
        })
    }

    fn element(
        &self,
        node: &Node,
        parent: ObjectId,
        ids: &[ObjectId],
        pages: &[ObjectId],
        fields: &[(ObjectId, ObjectId)],
    ) -> Dictionary {
        let mut element =
            dictionary! { "Type" => "StructElem", "S" => node.role.name(), "P" => Object::from(parent) };
        // Marks of the page named by the element are plain numbers, others say their page.
        let own = node.kids.iter().find_map(|kid| match kid {
            Kid::Mark { page, .. } => Some(*page),
            Kid::Node(_) | Kid::Widget(_) => None,
        });
        if let Some(page) = own {
            element.set("Pg", pages[page]);
        }
        let kids = node.kids.iter().filter_map(|kid| match kid {
            Kid::Node(id) => self.is_used(&self.nodes[id.0]).then(|| ids[id.0].into()),
            Kid::Mark { page, number } if Some(*page) == own => Some((*number as i64).into()),
            Kid::Widget(number) => fields.get(*number).map(|(field, page)| {
                dictionary! { "Type" => "OBJR", "Obj" => Object::from(*field), "Pg" => Object::from(*page) }
                    .into()
            }),
            Kid::Mark { page, number } => Some(
                dictionary! { "Type" => "MCR", "Pg" => Object::from(pages[*page]), "MCID" => *number as i64 }
                    .into(),
            ),
        });
        element.set("K", kids.collect::<Vec<Object>>());
        if let Some(language) = &node.language {
            element.set("Lang", Object::string_literal(language.as_str()));
        }
        match &node.role {
            Role::Figure { alt } => {
                element.set("Alt", text(alt));
                let corners = node.place.unwrap_or_default().map(Object::Real).to_vec();
                element.set("A", dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners });
            }
            Role::HeadCell => element.set("A", dictionary! { "O" => "Table", "Scope" => "Column" }),
            // What is printed on paper says what may be filled in (ISO 32000-1, 14.8.5.6).
            Role::Form { told, kind } if own.is_some() => {
                let mut print = dictionary! { "O" => "PrintField", "Role" => *kind, "Desc" => text(told) };
                if *kind == TICK {
                    print.set("checked", "off");
                }
                element.set("A", print);
                element.set("Alt", text(told));
            }
            _ => {}
        }
        element
    }

    /// An element with nothing in it would be read as an empty line. A cell
    /// stays, or the columns behind it would move.
    fn is_used(&self, node: &Node) -> bool {
        matches!(node.role, Role::Document | Role::Cell | Role::HeadCell)
            || node.kids.iter().any(|kid| match kid {
                Kid::Mark { .. } | Kid::Widget(_) => true,
                Kid::Node(id) => self.is_used(&self.nodes[id.0]),
            })
    }

    fn parents(&self) -> Vec<Option<NodeId>> {
        let mut parents = vec![None; self.nodes.len()];
        for (index, node) in self.nodes.iter().enumerate() {
            for kid in &node.kids {
                if let Kid::Node(id) = kid {
                    parents[id.0] = Some(NodeId(index));
                }
            }
        }
        parents
    }
}

impl Role {
    fn name(&self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Sect => "Sect",
            Self::Title => "H1",
            Self::Heading => "H2",
            Self::P => "P",
            Self::Figure { .. } => "Figure",
            Self::Table => "Table",
            Self::Caption => "Caption",
            Self::Row => "TR",
            Self::HeadCell => "TH",
            Self::Cell => "TD",
            Self::List => "L",
            Self::Item => "LI",
            Self::Label => "Lbl",
            Self::Body => "LBody",
            Self::Link { .. } => "Link",
            Self::Form { .. } => "Form",
        }
    }
}

/// A text string of ISO 32000-1, 7.9.2: plain ASCII, else UTF-16 with its mark.
pub(super) fn text(words: &str) -> Object {
    if words.is_ascii() {
        return Object::string_literal(words);
    }
    let bytes = [0xfe, 0xff].into_iter().chain(words.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    Object::String(bytes, lopdf::StringFormat::Hexadecimal)
}
