//! What is printed for people: one semantic [`Document`](tree::Document),
//! written in many formats. Records become a document in the module of the
//! record; how it looks on paper is decided here and nowhere else.

pub mod pdf;
pub mod pictures;
pub mod tree;

pub use tree::{
    Block, Contact, Document, Fact, HardWord, Picture, Row, Section, SourceRecord, Span, Table, Text, Words,
};
