//! What the pictures of a pack show: from its index where it has one, else
//! from the names of the files.

use crate::values::fold;
use std::collections::HashMap;

/// The index of a pack: file names without their endings, and what they show.
#[derive(Debug, Default)]
pub(super) struct Index {
    pictures: HashMap<String, Said>,
}

/// What is said of one picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub label: String,
    pub alt: String,
    pub words: Vec<String>,
}

/// Columns by their headings, written as people write them.
const FILE: &[&str] = &["file", "filename", "file name", "image", "path", "svg"];
const LABEL: &[&str] =
    &["symbol-en", "label", "name", "title", "word", "symbol", "picture", "meaning", "english", "gloss"];
const WORDS: &[&str] = &["tags", "words", "keywords", "synonyms", "search words", "category-en", "category"];
const ALT: &[&str] = &["alt", "alt text", "alternative text", "description", "what is to be seen"];

impl Index {
    /// Nothing where it is no index of pictures.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim_start_matches('\u{feff}');
        let separator = if text.lines().next()?.contains(';') { b';' } else { b',' };
        let mut sheet =
            csv::ReaderBuilder::new().flexible(true).delimiter(separator).from_reader(text.as_bytes());
        let headings: Vec<String> = sheet.headers().ok()?.iter().map(|h| fold(h.trim())).collect();
        let column = |known: &[&str]| known.iter().find_map(|k| headings.iter().position(|h| h == k));
        let label = column(LABEL)?;
        let (file, alt) = (column(FILE), column(ALT));
        let words: Vec<usize> =
            WORDS.iter().filter_map(|known| headings.iter().position(|h| h == known)).collect();
        let mut pictures = HashMap::new();
        for row in sheet.records().filter_map(Result::ok) {
            let cell = |at: usize| row.get(at).unwrap_or_default().trim();
            let named = file.map_or(cell(label), cell);
            let label = words_of_name(cell(label));
            if named.is_empty() || label.is_empty() {
                continue;
            }
            let mut others: Vec<String> = Vec::new();
            for at in &words {
                // Tags stand one by one; with commas between, each may be several words.
                let apart = |c: char| c == ',' || c == ';' || (c == ' ' && !cell(*at).contains([',', ';']));
                others.extend(cell(*at).split(apart).map(|word| fold(word.trim())));
            }
            others.retain(|word| !word.is_empty() && *word != fold(&label));
            others.dedup();
            let alt = alt.map(cell).filter(|alt| !alt.is_empty()).unwrap_or(&label).to_owned();
            pictures.insert(stem(named), Said { label, alt, words: others });
        }
        Some(Self { pictures })
    }

    pub fn of(&self, file: &str) -> Said {
        self.pictures.get(&stem(file)).cloned().unwrap_or_else(|| {
            let label = words_of_name(file);
            Said { alt: label.clone(), label, words: Vec::new() }
        })
    }
}

/// The name of a file without its folders and its ending, as it is compared.
fn stem(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let known = [".svg", ".png", ".jpg", ".jpeg"];
    let ending = known.iter().find(|ending| name.to_lowercase().ends_with(*ending));
    let name = ending.map_or(name, |ending| name.get(..name.len() - ending.len()).unwrap_or(name));
    fold(name).replace(['_', '-'], " ")
}

/// "computer_folder_open_,_to.svg" as people say it: "To computer folder open".
pub(super) fn words_of_name(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let known = [".svg", ".png", ".jpg", ".jpeg", ".zip"];
    let ending = known.iter().find(|ending| name.to_lowercase().ends_with(*ending));
    let name = ending.map_or(name, |ending| name.get(..name.len() - ending.len()).unwrap_or(name));
    let words = name.replace(['_', '-'], " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ",");
    // A verb, as Mulberry files it.
    let words = match words.strip_suffix(", to") {
        Some(verb) => format!("to {verb}"),
        None => words,
    };
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).take(100).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_their_headings_in_any_order() {
        let index =
            Index::read(b"Description;File name;Title;Keywords\nA red bus;p/one.PNG;Bus;travel, day out\n");
        let said = index.unwrap().of("pictures/one.png");
        assert_eq!((said.label.as_str(), said.alt.as_str()), ("Bus", "A red bus"));
        assert_eq!(said.words, ["travel", "day out"]);
    }

    #[test]
    fn an_index_like_mulberrys_is_understood() {
        let index = Index::read(
            b"symbol-id,category-id,grammar,rated,tags,symbol-en,category-en\n18,44,Noun,0,calendar diary time,afternoon,Descriptive Time\n",
        );
        let said = index.unwrap().of("EN/afternoon.svg");
        assert_eq!(said.label, "Afternoon");
        assert_eq!(said.words, ["calendar", "diary", "time", "descriptive", "time"]);
    }

    #[test]
    fn without_an_index_the_name_of_the_file_says_what_it_shows() {
        let index = Index::read(b"Colour,Size\nred,12\n");
        assert!(index.is_none());
        for (file, label) in [
            ("care_assistant_1a.svg", "Care assistant 1a"),
            ("EN/email_send_,_to.svg", "To email send"),
            ("town-hall.JPG", "Town hall"),
            ("élan.png", "Élan"),
        ] {
            assert_eq!(Index::default().of(file).label, label);
        }
    }
}
