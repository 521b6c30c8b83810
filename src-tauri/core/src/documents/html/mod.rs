//! A document as one HTML file for a council's website: it holds its style and
//! its pictures, runs no script and asks nothing of any server. Checked
//! against WCAG 2.2 AA; text has a contrast of more than 7:1 on every ground.

mod answers;
mod drawings;
#[cfg(test)]
mod tests;

use self::drawings::Drawings;
use super::DocumentError;
use super::ending;
use super::links;
use super::look::{Look, PaperColour};
use super::pdf::{is_leftward, whole};
use super::pictures;
use super::tree::{Block, Document, Fact, HardWord, Picture, Row, Section, Table, Words};
use crate::phrases::{Phrase, say};

const STYLE: &str = include_str!("page.css");
/// With more sections than this the page begins with a list of them.
const LONG: usize = 4;

/// The whole file, easy words where there are any.
///
/// # Errors
/// A picture that is not there.
pub fn write(document: &Document, look: &Look) -> Result<String, DocumentError> {
    let sections = ending::sections(document);
    let mut page = Page {
        language: &document.language,
        drawings: Drawings::new(document),
        body: String::new(),
        sections: 0,
        questions: 0,
    };
    page.title(document)?;
    page.contents(&sections);
    for section in &sections {
        page.section(section)?;
    }
    let credit = ending::credit(document);
    let language = if document.language.is_empty() { "en-GB" } else { document.language.as_str() };
    let (class, size) = (ground(look.colour), look.size.map(size).unwrap_or_default());
    let council = marked_language(&ending::english(document, &document.organisation));
    let header = [(council.as_str(), &document.organisation), (" class=\"kind\"", &document.kind_label)]
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(marks, words)| format!("<p{marks}>{}</p>", escaped(words)))
        .collect::<String>();
    let header = if header.is_empty() { header } else { format!("<header>{header}</header>\n") };
    let footer = if credit.is_empty() {
        String::new()
    } else {
        format!("<footer><p>{}</p></footer>\n", isolated(&credit, language))
    };
    let skip = escaped(&say(&document.language, Phrase::SkipToWords, &[]));
    let (drawings, main) = (page.drawings.sprite(), page.body);
    Ok(format!(
        "<!DOCTYPE html>\n<html lang=\"{}\"{}{class}>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{STYLE}{size}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#content\">{skip}</a>\n{drawings}{header}\
         <main id=\"content\" tabindex=\"-1\">\n{main}</main>\n{footer}</body>\n</html>\n",
        escaped(language),
        direction(language),
        escaped(&title(document)),
    ))
}

/// What the window and the list of open pages are called.
fn title(document: &Document) -> String {
    let parts = [&document.title, &document.kind_label, &document.organisation];
    let parts: Vec<_> = parts.iter().filter(|part| !part.is_empty()).map(|part| part.as_str()).collect();
    if parts.is_empty() { say(&document.language, Phrase::Document, &[]) } else { parts.join(" – ") }
}

fn ground(colour: PaperColour) -> &'static str {
    match colour {
        PaperColour::White => "",
        PaperColour::Cream => " class=\"paper-cream\"",
        PaperColour::Yellow => " class=\"paper-yellow\"",
        PaperColour::Blue => " class=\"paper-blue\"",
        PaperColour::Green => " class=\"paper-green\"",
        PaperColour::Pink => " class=\"paper-pink\"",
    }
}

/// A point is 4/3 of a CSS pixel, and a rem is 16 of those unless the reader
/// set another size, which stays in force.
fn size(points: u8) -> String {
    format!("@media screen {{ body {{ font-size: {:.3}rem; }} }}\n", f32::from(points) / 12.0)
}

struct Page<'a> {
    language: &'a str,
    drawings: Drawings<'a>,
    body: String,
    sections: usize,
    questions: usize,
}

impl Page<'_> {
    fn title(&mut self, document: &Document) -> Result<(), DocumentError> {
        let unnamed = say(&document.language, Phrase::Document, &[]);
        let title = if document.title.is_empty() { &unnamed } else { document.title.as_str() };
        let day = ending::day_in_words(document.day, &document.language);
        let words = format!("<h1>{}</h1>\n<p>{day}</p>", isolated(title, self.language));
        match &document.cover_picture {
            None => self.push(&words),
            Some(picture) => {
                let picture = self.picture(picture)?;
                self.push(&format!("<div class=\"row title\">{picture}<div>{words}</div></div>"));
            }
        }
        Ok(())
    }

    fn contents(&mut self, sections: &[Section]) {
        let headed: Vec<_> = sections
            .iter()
            .enumerate()
            .filter(|(_, section)| !section.heading.is_empty())
            .map(|(index, section)| {
                let heading = isolated(&section.heading, self.language);
                format!("<li><a href=\"#part-{}\">{heading}</a></li>", index + 1)
            })
            .collect();
        if headed.len() > LONG {
            let contents = escaped(&say(self.language, Phrase::Contents, &[]));
            let headed = headed.join("\n");
            self.push(&format!("<nav aria-label=\"{contents}\">\n<ol>\n{headed}\n</ol>\n</nav>"));
        }
    }

    fn section(&mut self, section: &Section) -> Result<(), DocumentError> {
        self.sections += 1;
        let id = format!("part-{}", self.sections);
        if section.heading.is_empty() {
            self.push("<div>");
        } else {
            self.push(&format!("<section aria-labelledby=\"{id}\">"));
            let heading = isolated(&section.heading, self.language);
            self.push(&format!("<h2 id=\"{id}\">{heading}</h2>"));
        }
        let mut blocks = section.blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            let mut hard = Vec::new();
            while let (Block::Row(_), Some(Block::HardWord(word))) =
                (block, blocks.next_if(|next| matches!(next, Block::HardWord(_))))
            {
                hard.push(word);
            }
            self.block(block, &hard)?;
        }
        self.push(if section.heading.is_empty() { "</div>" } else { "</section>" });
        Ok(())
    }

    fn block(&mut self, block: &Block, hard: &[&HardWord]) -> Result<(), DocumentError> {
        let html = match block {
            Block::Row(row) => self.row(row, hard)?,
            Block::Facts(facts) => self.facts(facts)?,
            Block::Table(table) => grid(table, self.language),
            Block::Points(points) => {
                let items = points
                    .iter()
                    .map(|point| format!("<li{}>{}</li>\n", spoken(point), emphasised(point, self.language)));
                format!("<ul>\n{}</ul>", items.collect::<String>())
            }
            Block::HardWord(word) => hard_word(word, self.language),
            Block::Para(words) => paragraph(words, self.language),
            Block::Note(words) => {
                format!("<div class=\"note\" role=\"note\">{}</div>", paragraph(words, self.language))
            }
        };
        self.push(&html);
        Ok(())
    }

    fn row(&mut self, row: &Row, hard: &[&HardWord]) -> Result<String, DocumentError> {
        let words: String = row.easiest().iter().map(|words| paragraph(words, self.language)).collect();
        let hard: String = hard.iter().map(|word| hard_word(word, self.language)).collect();
        let (words, answer) = match &row.answer {
            Some(answer) => self.asked(&words, answer),
            None => (words, String::new()),
        };
        let hard = hard + &answer;
        Ok(match &row.picture {
            Some(picture) => {
                format!("<div class=\"row\">{}<div>{words}{hard}</div></div>", self.picture(picture)?)
            }
            None => format!("<div>{words}{hard}</div>"),
        })
    }

    /// A list of labels and values; with pictures each is a row of its own.
    fn facts(&mut self, facts: &[Fact]) -> Result<String, DocumentError> {
        let mut html = String::new();
        for fact in facts {
            let value = linked(&fact.value, self.language);
            let spoken = spoken(&fact.value);
            let pair =
                format!("<dl><dt>{}</dt><dd{spoken}>{value}</dd></dl>", isolated(&fact.label, self.language));
            html.push_str(&match &fact.picture {
                Some(picture) => format!("<div class=\"row\">{}{pair}</div>\n", self.picture(picture)?),
                None => format!("{pair}\n"),
            });
        }
        Ok(html.trim_end().to_owned())
    }

    /// The drawing itself stands in the file once, however often it is shown.
    fn picture(&mut self, picture: &Picture) -> Result<String, DocumentError> {
        let (id, view) = self.drawings.use_of(&picture.meaning)?;
        let language = pictures::language_of(picture, self.language);
        let language = language.map(|tag| format!(" lang=\"{tag}\"")).unwrap_or_default();
        let alt = match picture.alt.is_empty() {
            true => "aria-hidden=\"true\"".to_owned(),
            false => format!("role=\"img\"{language} aria-label=\"{}\"", escaped(&picture.alt)),
        };
        Ok(format!("<svg class=\"picture\" {alt} viewBox=\"{view}\"><use href=\"#{id}\"></use></svg>"))
    }

    fn push(&mut self, html: &str) {
        self.body.push_str(html);
        self.body.push('\n');
    }
}

fn grid(table: &Table, language: &str) -> String {
    let cells = |cells: &[super::Text], tag: &str, scope: &str| -> String {
        cells.iter().map(|cell| format!("<{tag}{scope}>{}</{tag}>", isolated(cell, language))).collect()
    };
    let rows: String = table.rows.iter().map(|row| format!("<tr>{}</tr>\n", cells(row, "td", ""))).collect();
    let caption = match table.caption.is_empty() {
        true => String::new(),
        false => format!("<caption>{}</caption>\n", escaped(&table.caption)),
    };
    let label =
        if table.caption.is_empty() { say(language, Phrase::Table, &[]) } else { escaped(&table.caption) };
    // A wide table scrolls in its own place, which the keyboard must reach.
    format!(
        "<div class=\"wide\" role=\"region\" aria-label=\"{label}\" tabindex=\"0\">\n<table>\n{caption}\
         <thead><tr>{}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>",
        cells(&table.head, "th", " scope=\"col\"")
    )
}

fn hard_word(word: &HardWord, language: &str) -> String {
    let meaning = paragraph(&word.meaning, language);
    format!("<div class=\"hard\"><p><b>{}</b></p>{meaning}</div>", isolated(&word.word, language))
}

fn paragraph(words: &Words, language: &str) -> String {
    format!("<p{}>{}</p>", spoken(words), emphasised(words, language))
}

/// The words with their emphasis, and with links where they name a number or an address.
fn emphasised(words: &Words, language: &str) -> String {
    let language = if words.language.is_empty() { language } else { &words.language };
    let span = |span: &super::Span| match span.bold {
        true => format!("<b>{}</b>", followed(&span.text, language)),
        false => followed(&span.text, language),
    };
    words.spans.iter().map(span).collect()
}

/// In which language a passage is, where it is not the page's.
fn spoken(words: &Words) -> String {
    marked_language(&words.language)
}

fn marked_language(language: &str) -> String {
    if language.is_empty() {
        return String::new();
    }
    // English on a page from right to left has to say that it is not.
    let direction = if is_leftward(language) { " dir=\"rtl\"" } else { " dir=\"ltr\"" };
    format!(" lang=\"{}\"{direction}", escaped(language))
}

fn direction(language: &str) -> &'static str {
    if is_leftward(language) { " dir=\"rtl\"" } else { "" }
}

/// Words of a passage. Where lines run from right to left, numbers of several groups and
/// addresses stand by themselves, or browsers turn their groups round; and words in our
/// letters are told to be English, or they are read out as the other language.
fn isolated(text: &str, language: &str) -> String {
    if !is_leftward(language) {
        return escaped(text);
    }
    let mut html = String::new();
    let mut done = 0;
    for range in whole(text).into_iter().chain(std::iter::once(text.len()..text.len())) {
        html.push_str(&english(&text[done..range.start]));
        done = range.end;
        if !range.is_empty() {
            html.push_str(&format!("<bdi dir=\"ltr\">{}</bdi>", escaped(&text[range])));
        }
    }
    html
}

/// The same for what holds no such number.
fn english(text: &str) -> String {
    let mut html = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(|first: char| first.is_ascii_alphabetic()) {
        let of_word = |sign: char| sign.is_ascii_alphanumeric() || " '’&.,-/".contains(sign);
        let end = rest[start..].find(|sign| !of_word(sign)).map_or(rest.len(), |end| start + end);
        let end = start + rest[start..end].trim_end_matches(|sign: char| !sign.is_ascii_alphanumeric()).len();
        html.push_str(&escaped(&rest[..start]));
        html.push_str(&format!("<bdi lang=\"en-GB\" dir=\"ltr\">{}</bdi>", escaped(&rest[start..end])));
        rest = &rest[end..];
    }
    html.push_str(&escaped(rest));
    html
}

/// Words of a passage, in which telephone numbers, e-mail addresses and websites can be followed.
fn followed(text: &str, language: &str) -> String {
    let (mut html, mut done) = (String::new(), 0);
    for (range, target) in links::among(text) {
        html.push_str(&isolated(&text[done..range.start], language));
        let shown = isolated(&text[range.clone()], language);
        html.push_str(&format!("<a href=\"{}\">{shown}</a>", escaped(&target)));
        done = range.end;
    }
    html + &isolated(&text[done..], language)
}

/// A telephone number, an e-mail address or a website becomes what it is.
fn linked(words: &Words, language: &str) -> String {
    let text = words.text();
    let Some(target) = links::target(&text) else { return emphasised(words, language) };
    let shown = match target.starts_with("tel:") {
        // Its groups stay on one line.
        true => isolated(&text.trim().replace(' ', "\u{a0}"), language).replace('\u{a0}', "&nbsp;"),
        false => isolated(&text, language),
    };
    format!("<a href=\"{}\">{shown}</a>", escaped(&target))
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
