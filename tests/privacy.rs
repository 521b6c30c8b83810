//! Nothing about anybody can be read without a key.

use crate::office::Office;
use alongside_core::people;
use alongside_core::{history, records};
use std::collections::BTreeSet;

#[test]
fn no_word_about_anybody_stands_readable_in_any_file() {
    let mut office = Office::with_sample();
    let wanted = words_about_people(&office);
    assert!(wanted.len() >= 200, "enough words to look for: {}", wanted.len());
    let margaret = people::all(office.store.read()).unwrap().remove(0).id;
    office.change_person(&margaret, |p| p.notes.push_str(" Changed just now."));
    office.store.keep_draft("people/new", "Margaret Thirlwell, Green Lane", office.now()).unwrap();
    let (backup, now) = (office.folder().join("monday.alongside-backup"), office.now());
    office.store.backup(&backup, now).unwrap();

    let files: Vec<_> = std::fs::read_dir(office.folder()).unwrap().map(|f| f.unwrap().path()).collect();
    assert!(files.iter().any(|f| f.to_string_lossy().ends_with("-wal")), "also what is not yet in the store");
    for file in files {
        let found = Words::new(&wanted).found_in(&std::fs::read(&file).unwrap());
        assert_eq!(found, Vec::<String>::new(), "{}", file.file_name().unwrap().display());
    }
}

#[test]
fn the_search_for_words_finds_them_where_they_are() {
    let words = ["Margaret".to_owned(), "Zieliński".to_owned()].into();
    let text = "xxZielińskixx";
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [text.as_bytes(), &wide, &[b"x", &wide[..]].concat()] {
        assert_eq!(Words::new(&words).found_in(bytes), ["Zieliński"]);
    }
}

#[test]
fn errors_and_checks_speak_of_ids_and_never_of_people() {
    let mut office = Office::with_sample();
    let wanted = words_about_people(&office);
    let margaret = people::all(office.store.read()).unwrap().remove(0).id;
    let added = history::of(office.store.read(), &margaret, 0, 200).unwrap().changes.pop().unwrap().op;
    let now = office.now();
    let said = [
        format!("{:?}", people::delete(&mut office.store, &margaret, now).unwrap_err()),
        format!(
            "{:?}",
            records::undo(&mut office.store, Some(&added), alongside_core::store::HowMuch::Whole, now)
                .unwrap_err()
        ),
        {
            office.tamper("UPDATE person SET town = 'Elsewhere'");
            office.problems().join("\n")
        },
    ];
    for sentence in said {
        assert_eq!(Words::new(&wanted).found_in(sentence.as_bytes()), Vec::<String>::new(), "{sentence}");
    }
}

/// Names, streets, phones, addresses and words of the notes, long enough that
/// chance does not write them.
fn words_about_people(office: &Office) -> BTreeSet<String> {
    let officers = ["Priya", "Ellery", "Northbrook"];
    let mut words = BTreeSet::new();
    for person in people::all(office.store.read()).unwrap() {
        for whole in [&person.phone, &person.mobile, &person.email, &person.address_1, &person.postcode] {
            words.insert(whole.clone());
        }
        let text = [person.name, person.address_1, person.notes, person.reach_note, person.carer].join(" ");
        words.extend(text.split(|c: char| !c.is_alphabetic()).map(str::to_owned));
    }
    // A word of our own sentences in small letters may stand in an error.
    words.retain(|w| w.len() > 5 && !officers.contains(&w.as_str()) && w.chars().any(|c| !c.is_lowercase()));
    words
}

/// Looks for many words at once, in UTF-8 and in UTF-16.
struct Words {
    patterns: Vec<(String, Vec<u8>)>,
    /// By their first two bytes, so that megabytes take no time.
    by_beginning: Vec<Vec<usize>>,
}

impl Words {
    fn new(words: &BTreeSet<String>) -> Self {
        let wide = |word: &str| word.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let patterns: Vec<(String, Vec<u8>)> =
            words.iter().flat_map(|w| [(w.clone(), w.as_bytes().to_vec()), (w.clone(), wide(w))]).collect();
        let mut by_beginning = vec![Vec::new(); 1 << 16];
        for (at, (_, bytes)) in patterns.iter().enumerate() {
            by_beginning[usize::from(u16::from_le_bytes([bytes[0], bytes[1]]))].push(at);
        }
        Self { patterns, by_beginning }
    }

    fn found_in(&self, bytes: &[u8]) -> Vec<String> {
        let mut found = Vec::new();
        for (at, pair) in bytes.windows(2).enumerate() {
            for pattern in &self.by_beginning[usize::from(u16::from_le_bytes([pair[0], pair[1]]))] {
                let (word, pattern) = &self.patterns[*pattern];
                if bytes[at..].starts_with(pattern) {
                    found.push(word.clone());
                }
            }
        }
        found
    }
}
