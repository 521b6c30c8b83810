//! The list that ARASAAC hands out with its pictograms, whose files are called by numbers.

use super::index::{Said, words_of_name};
use crate::values::fold;
use serde::Deserialize;

#[derive(Deserialize)]
struct Pictogram {
    _id: u64,
    keywords: Vec<Keyword>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    categories: Vec<String>,
}

#[derive(Deserialize)]
struct Keyword {
    keyword: String,
    #[serde(default)]
    plural: Option<String>,
}

/// The number of each and what it shows; nothing where it is another kind of list.
pub(super) fn read(bytes: &[u8]) -> Vec<(String, Said)> {
    let pictograms: Vec<Pictogram> = serde_json::from_slice(bytes).unwrap_or_default();
    pictograms.into_iter().filter_map(|one| Some((one._id.to_string(), said(one)?))).collect()
}

fn said(pictogram: Pictogram) -> Option<Said> {
    let label = words_of_name(&pictogram.keywords.first()?.keyword);
    let keywords = pictogram.keywords.into_iter().flat_map(|word| [Some(word.keyword), word.plural]);
    let mut words: Vec<String> = Vec::new();
    for word in keywords.flatten().chain(pictogram.tags).chain(pictogram.categories) {
        let word = fold(word.trim());
        if !word.is_empty() && word != fold(&label) && !words.contains(&word) {
            words.push(word);
        }
    }
    (!label.is_empty()).then(|| Said { alt: label.clone(), label, words })
}
