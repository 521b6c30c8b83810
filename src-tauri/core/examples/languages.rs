//! Writes an easy-read page in every language into a folder, for the eye and
//! for the PDF checkers: `cargo run -p alongside-core --example languages -- out`.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use alongside_core::documents::pdf::{Press, Style};
use alongside_core::documents::pictures::picture;
use alongside_core::documents::{Block, Contact, Document, Section};
use alongside_core::phrases::{Phrase, say};
use chrono::NaiveDate;
use serde::Deserialize;

/// Sentences that the tests use as well.
const PAGES: &str = include_str!("../../../tests/cases/languages.json");

#[derive(Deserialize)]
struct Page {
    language: String,
    title: String,
    sentences: Vec<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "out".to_owned()));
    fs::create_dir_all(&folder)?;
    let press = Press::new()?;
    for page in serde_json::from_str::<Vec<Page>>(PAGES)? {
        let document = document(&page);
        let name = format!("{}.pdf", page.language);
        fs::write(folder.join(name), press.write(&document, &Style::easy_read())?)?;
        let name = format!("{}-large.pdf", page.language);
        fs::write(folder.join(name), press.write(&document, &Style::large_print(28.0))?)?;
    }
    Ok(())
}

fn document(page: &Page) -> Document {
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
    let mut document = Document::new(page.title.as_str(), "Northbrook Council", day);
    document.language = page.language.as_str().into();
    document.kind_label = say(&page.language, Phrase::EasyRead, &[]).into();
    document.cover_picture = picture("talk");
    let meanings = ["talk", "diary", "clock", "address", "money", "phone", "interpreter", "people"];
    let rows = page.sentences.iter().zip(meanings);
    let rows = rows.map(|(words, meaning)| Block::easy(picture(meaning), words.as_str()));
    document.sections.push(Section::new(page.title.as_str(), rows.collect()));
    let points = page.sentences[..3].iter().map(|words| words.as_str().into()).collect();
    document.sections.push(Section::new("", vec![Block::Points(points)]));
    document.contact = Some(Contact {
        organisation: "Northbrook Council".into(),
        phone: "01632 960123".into(),
        email: "together@northbrook.example.org".into(),
        ..Contact::default()
    });
    document
}
