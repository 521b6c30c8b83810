//! "Print this list": what a list shows, as a table on paper.

use crate::documents::{Block, Document, Section, Table, Text, pdf};
use crate::error::Result;
use crate::kind::Kind;
use crate::listing::{ListQuery, Narrowed};
use crate::offers::{Ask, LeavesOut, Listed};
use crate::paper::{ENGLISH, council_name};
use crate::settings;

/// A list as a PDF in clear print.
///
/// # Errors
/// Only where the disk fails, or for a letter that no font at hand has.
pub fn list_pdf(ask: &Ask<'_>, kind: Kind, query: &ListQuery) -> Result<Vec<u8>> {
    let paper = if kind.offers().print.wide { pdf::Paper::A4Landscape } else { pdf::Paper::A4 };
    Ok(pdf::write(&list(ask, kind, query)?, &pdf::Style::plain().on(paper))?)
}

/// The rows of a list as it is filtered and sorted now, all of them.
///
/// # Errors
/// Only where the disk fails.
pub fn list(ask: &Ask<'_>, kind: Kind, query: &ListQuery) -> Result<Document> {
    let offers = kind.offers();
    let (rows, off_paper) = rows(ask, kind, query)?;
    let title = offers.print.title;
    let settings = settings::get(ask.conn)?;
    let mut document = Document::new(title, council_name(&settings, ENGLISH), ask.today);
    let caption = match rows.len() {
        1 => "1 row".to_owned(),
        n => format!("{n} rows"),
    };
    let caption = match query.words.trim() {
        "" => caption,
        words => format!("{caption} with “{words}”"),
    };
    let caption = match (off_paper, &offers.print.leaves_out) {
        (0, _) | (_, None) => caption,
        (1, Some(LeavesOut { why, .. })) => format!("{caption}. 1 more is left out: they {why}"),
        (n, Some(LeavesOut { why, .. })) => format!("{caption}. {n} more are left out: they {why}"),
    };
    let table = Table {
        caption: format!("{title}: {caption}").into(),
        head: offers.print.headings.iter().map(|heading| Text::from(*heading)).collect(),
        rows: rows.into_iter().map(|row| row.cells.into_iter().map(Text::from).collect()).collect(),
    };
    document.sections.push(Section::new("", vec![Block::Table(table)]));
    Ok(document)
}

/// All rows that stand on paper, and how many more the window shows.
fn rows(ask: &Ask<'_>, kind: Kind, query: &ListQuery) -> Result<(Vec<Listed>, usize)> {
    let offers = kind.offers();
    let mut query = ListQuery { offset: 0, limit: 0, ..query.clone() };
    let asked = |unless: &str| query.by.iter().any(|by| by.name == unless && !by.value.trim().is_empty());
    let Some(LeavesOut { but, .. }) = offers.print.leaves_out.as_ref().filter(|out| !asked(out.unless))
    else {
        return Ok(((offers.list)(ask, &query)?.rows, 0));
    };
    let shown = (offers.list)(ask, &ListQuery { limit: 1, ..query.clone() })?.total as usize;
    query.by.push(Narrowed { name: (*but).to_owned(), value: "1".to_owned() });
    let rows = (offers.list)(ask, &query)?.rows;
    let off_paper = shown.saturating_sub(rows.len());
    Ok((rows, off_paper))
}
