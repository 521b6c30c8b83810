//! A printed record as rows that somebody can go on writing.

use crate::documents::{Block, Document, Picture, Words, pictures};
use crate::handouts::written::{HandoutDraft, PartDraft, PartKind};

/// The document's sections and rows; its contact block comes from the settings.
pub(super) fn of(document: &Document) -> HandoutDraft {
    let mut draft = HandoutDraft::new(document.title.as_str());
    draft.language = document.language.as_str().to_owned();
    draft.picture = document.cover_picture.as_ref().map(|p| p.meaning.clone()).unwrap_or_default();
    for section in &document.sections {
        if !section.heading.is_empty() {
            draft.section(section.heading.as_str());
        }
        for block in &section.blocks {
            add(&mut draft.parts, block);
        }
    }
    draft
}

fn add(parts: &mut Vec<PartDraft>, block: &Block) {
    match block {
        Block::Row(row) => parts.push(part(row.picture.as_ref(), row.easiest())),
        Block::Facts(facts) => parts.extend(facts.iter().map(|fact| {
            let words = Words::from(format!("{}: {}", fact.label, fact.value.text()));
            part(fact.picture.as_ref(), &[words])
        })),
        Block::Points(points) => {
            parts.extend(points.iter().map(|point| part(None, std::slice::from_ref(point))))
        }
        Block::Para(words) | Block::Note(words) => parts.push(part(None, std::slice::from_ref(words))),
        Block::HardWord(hard) => {
            if let Some(last) = parts.last_mut().filter(|p| p.kind == PartKind::Row && p.hard_word.is_empty())
            {
                last.hard_word = hard.word.as_str().to_owned();
                last.meaning = hard.meaning.text();
            }
        }
        // No easy-read page has a table of more than two columns (rule ER-D9).
        Block::Table(table) => parts.extend(table.rows.iter().map(|row| {
            let cells: Vec<&str> = row.iter().map(|cell| cell.as_str()).filter(|c| !c.is_empty()).collect();
            part(None, &[cells.join(", ").into()])
        })),
    }
}

fn part(picture: Option<&Picture>, words: &[Words]) -> PartDraft {
    let own_alt = picture.map(|p| p.alt.as_str()).unwrap_or_default();
    let usual = picture.and_then(|p| pictures::picture(&p.meaning));
    let is_usual = usual.is_some_and(|usual| usual.alt.as_str() == own_alt);
    PartDraft {
        words: words.iter().map(Words::text).collect::<Vec<_>>().join("\n"),
        picture: picture.map(|p| p.meaning.clone()).unwrap_or_default(),
        alt: if is_usual { String::new() } else { own_alt.to_owned() },
        ..PartDraft::default()
    }
}
