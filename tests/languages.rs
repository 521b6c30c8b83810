//! Handouts in other languages than English.

use crate::office::Office;
use alongside_core::Kind;
use alongside_core::documents::{HandoutFormat, Look};
use alongside_core::handouts::{self, HandoutDraft, HandoutStart, PartDraft};
use alongside_core::printing::{self, HandoutRequest};
use alongside_core::{Code, Result};

fn written(office: &mut Office, language: &str, words: &str) -> HandoutRequest {
    let mut draft = HandoutDraft::new("Northbrook");
    draft.language = language.to_owned();
    let hard_word = "a".to_owned();
    let meaning = "b".to_owned();
    draft.parts.push(PartDraft { words: words.to_owned(), hard_word, meaning, ..PartDraft::default() });
    let now = office.now();
    let id = handouts::save(&mut office.store, None, &draft, now).unwrap().id;
    let look = Look::of(HandoutFormat::Text);
    HandoutRequest::of(Kind::Handout, Some(id), look)
}

fn printed(office: &Office, request: &HandoutRequest) -> Result<Vec<u8>> {
    printing::pdf(office.store.read(), request, office.today)
}

#[test]
fn our_own_words_are_in_the_language_of_the_handout() {
    let mut office = Office::new();
    let request = written(&mut office, "pl", "Dzień dobry.");
    let text = String::from_utf8(printed(&office, &request).unwrap()).unwrap();
    for words in ["Wyjaśniamy słowa", "Powiedz nam, jeśli", "Jak się z nami skontaktować"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(!text.contains("Contact us"), "{text}");
}

#[test]
fn a_translation_begins_with_our_own_sentences_and_says_how_many_rows_wait() {
    let mut office = Office::new();
    let draft = handouts::start(&office.store, &HandoutStart::Ladder, office.today).unwrap();
    let now = office.now();
    let id = handouts::save(&mut office.store, None, &draft, now).unwrap().id;
    let polish = HandoutStart::Translation { id, language: "pl".into() };
    let polish = handouts::start(&office.store, &polish, office.today).unwrap();
    assert_eq!(polish.title, "Sposoby wspólnej pracy");
    assert_eq!(polish.parts[0].words, "O czym to jest");
    let waiting = polish.parts.len() - 1;
    let now = office.now();
    let id = handouts::save(&mut office.store, None, &polish, now).unwrap().id;
    let request = HandoutRequest::of(Kind::Handout, Some(id), Look::of(HandoutFormat::Text));
    let info = printing::info(office.store.read(), &request, office.today).unwrap();
    let told: Vec<_> = info.findings.iter().filter(|f| f.field == "parts").map(|f| &f.message).collect();
    assert_eq!(told, [&format!("{waiting} rows are still in English.")]);
}

#[test]
fn nothing_that_we_print_ourselves_is_english_in_another_language() {
    let mut office = Office::new();
    let mut request = written(&mut office, "pl", "Dzień dobry.");
    for format in [HandoutFormat::EasyRead, HandoutFormat::Html, HandoutFormat::Text] {
        request.look = Look::of(format);
        let bytes = printed(&office, &request).unwrap();
        let text = match format {
            HandoutFormat::EasyRead => {
                let pdf = lopdf::Document::load_mem(&bytes).unwrap();
                pdf.get_pages().keys().map(|page| pdf.extract_text(&[*page]).unwrap()).collect()
            }
            _ => String::from_utf8(bytes).unwrap(),
        };
        for english in ["Page ", "Part ", "licence", "Pictures", "Hard word", "Contact us", "means", "Please"]
        {
            assert!(!text.contains(english), "{english} in {format:?}: {text}");
        }
    }
}

#[test]
fn phrases_that_no_reader_has_checked_are_a_finding() {
    let mut office = Office::new();
    let findings = |office: &Office, request: &HandoutRequest| {
        let info = printing::info(office.store.read(), request, office.today).unwrap();
        info.findings.into_iter().filter(|f| f.field == "language").map(|f| f.message).collect::<Vec<_>>()
    };
    let polish = written(&mut office, "pl", "Dzień dobry.");
    assert_eq!(
        findings(&office, &polish),
        ["The Polish phrases have not been checked by a reader of Polish yet."]
    );
    let english = written(&mut office, "en-GB", "Hello.");
    assert_eq!(findings(&office, &english), [] as [&str; 0]);
}

#[test]
fn a_handout_prints_in_every_format_from_right_to_left() {
    let mut office = Office::new();
    let mut request = written(&mut office, "ur", "فون کریں 01632 960123۔ 👍");
    for format in [
        HandoutFormat::EasyRead,
        HandoutFormat::LargePrint,
        HandoutFormat::Plain,
        HandoutFormat::Dyslexia,
        HandoutFormat::Html,
        HandoutFormat::Text,
    ] {
        request.look = Look::of(format);
        let first = printed(&office, &request).unwrap();
        assert!(first == printed(&office, &request).unwrap(), "{format:?}: the same bytes");
    }
}

#[test]
fn a_letter_that_cannot_be_printed_is_named_before_anything_is_printed() {
    let mut office = Office::new();
    let mut request = written(&mut office, "en-GB", "ꆏꌠ");
    request.look = Look::of(HandoutFormat::EasyRead);
    let error = printed(&office, &request).unwrap_err();
    assert_eq!(error.code, Code::Refused);
    assert!(error.message.contains('ꆏ'), "{error:?}");
}

/// What stands by itself in a line from right to left, and the rest of it.
fn set_apart(line: &str) -> (Vec<String>, String) {
    let (mut apart, mut rest) = (Vec::new(), String::new());
    for (at, piece) in line.split(['\u{2066}', '\u{2069}']).enumerate() {
        if at % 2 == 1 { apart.push(piece.to_owned()) } else { rest.push_str(piece) }
    }
    (apart, rest)
}

#[test]
fn from_right_to_left_numbers_and_addresses_stand_by_themselves_and_english_is_told_to_be_english() {
    let mut office = Office::with_sample();
    for (language, words) in [
        ("ar", "اتصل 01632 960 123 أو together@example.org. ندفع £12.50 في Town Hall."),
        ("ur", "کال کریں 01632 960 123 یا together@example.org۔ ہم £12.50 دیتے ہیں Town Hall میں۔"),
    ] {
        let mut request = written(&mut office, language, words);
        let text = String::from_utf8(printed(&office, &request).unwrap()).unwrap();
        let (apart, rest) = set_apart(&text);
        for whole in ["01632 960 123", "together@example.org", "£12.50", "01632 960500"] {
            assert!(apart.contains(&whole.to_owned()), "{language}: {whole} in {apart:?}");
            assert!(!rest.contains(whole), "{language}: {whole} stands among words");
        }
        request.look = Look::of(HandoutFormat::Html);
        let page = String::from_utf8(printed(&office, &request).unwrap()).unwrap();
        for whole in ["01632 960 123", "together@example.org", "£12.50", "01632&nbsp;960500"] {
            assert!(page.contains(&format!("<bdi dir=\"ltr\">{whole}</bdi>")), "{language}: {whole}");
        }
        assert!(page.contains("<bdi lang=\"en-GB\" dir=\"ltr\">Town Hall</bdi>"), "{page}");
        assert!(page.contains("<p lang=\"en-GB\" dir=\"ltr\">Northbrook Council</p>"), "{page}");
        assert!(
            page.contains("<dd lang=\"en-GB\" dir=\"ltr\">Working Together team"),
            "the council's address"
        );
    }
}
