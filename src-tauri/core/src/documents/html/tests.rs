//! Pages read back by a browser's own rules of HTML.

use std::collections::HashSet;

use chrono::NaiveDate;
use scraper::{Html, Selector};

use super::*;
use crate::documents::HandoutFormat;
use crate::documents::pictures::{Media, OwnPicture, picture};
use crate::documents::tree::Contact;

fn document() -> Document {
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let mut document = Document::new("Short breaks & <you>", "Northbrook Council", day);
    document.kind_label = "Easy read".into();
    document.cover_picture = picture("meeting");
    let welsh = Words { language: "cy".into(), ..Words::from("Croeso.") };
    let arabic = Words { language: "ar".into(), ..Words::from("مرحبا") };
    let facts = vec![
        Fact { label: "Day".into(), value: "26 November 2026".into(), picture: picture("calendar") },
        Fact { label: "Place".into(), value: "Town Hall".into(), picture: None },
    ];
    let table = Table {
        caption: "What we \"pay\"".into(),
        head: vec!["What".into(), "How much".into()],
        rows: vec![vec!["Bus".into(), "£4.60".into()]],
    };
    let heads = ["The bus", "The day", "The money", "The end"];
    document.sections = vec![
        Section::new("", vec![Block::Para("Hello.".into())]),
        Section::new(
            heads[0],
            vec![
                Block::easy(picture("bus"), "We pay for the bus & the <train>."),
                Block::HardWord(HardWord { word: "Fare".into(), meaning: "What it costs.".into() }),
                Block::easy(picture("bus"), "The bus is late."),
            ],
        ),
        Section::new(heads[1], vec![Block::Facts(facts), Block::Points(vec!["One".into(), welsh])]),
        Section::new(heads[2], vec![Block::Table(table), Block::Note("Keep receipts.".into())]),
        Section::new(heads[3], vec![Block::Para(arabic)]),
    ];
    document.contact = Some(Contact {
        organisation: "Northbrook Council".into(),
        phone: "01632 960123".into(),
        email: "together@northbrook.example.org".into(),
        address: "2 Market Street".into(),
        web: "northbrook.example.org/together".into(),
        other_formats: "Ask for large print.".into(),
    });
    document
}

fn page() -> String {
    write(&document(), &Look::of(HandoutFormat::Html)).unwrap()
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

#[test]
fn a_browser_reads_it_without_a_single_error() {
    for document in [document(), Document::new("", "", NaiveDate::default())] {
        let html = write(&document, &Look::of(HandoutFormat::Html).sized(18)).unwrap();
        let page = Html::parse_document(&html);
        assert!(page.errors.is_empty(), "{:?}", page.errors);
        assert_eq!((all(&page, "h1").len(), all(&page, "main").len()), (1, 1));
        assert!(!all(&page, "title")[0].text().collect::<String>().is_empty());
        assert_eq!(all(&page, "html")[0].attr("lang"), Some("en-GB"));
    }
}

#[test]
fn every_name_is_unique_and_every_reference_has_its_aim() {
    let html = page();
    let page = Html::parse_document(&html);
    let names: Vec<_> = all(&page, "[id]").iter().filter_map(|element| element.attr("id")).collect();
    let known: HashSet<_> = names.iter().copied().collect();
    assert_eq!(names.len(), known.len(), "{names:?}");
    let references = all(&page, "[href^='#'], [aria-labelledby]");
    assert!(references.len() > 2, "{references:?}");
    for element in references {
        let aim = element.attr("href").map_or_else(|| element.attr("aria-labelledby"), |href| href.get(1..));
        assert!(known.contains(aim.unwrap()), "{aim:?} leads nowhere");
    }
}

#[test]
fn it_runs_nothing_and_asks_no_server() {
    let html = page();
    let page = Html::parse_document(&html);
    assert!(all(&page, "script, iframe, object, embed, link, img, foreignObject, style + style").is_empty());
    let elements = all(&page, "*");
    let values: Vec<_> =
        elements.iter().map(|one| one.value()).flat_map(|e| e.attrs().map(|a| (e.name(), a))).collect();
    assert!(values.len() > 20, "{values:?}");
    for (element, (name, value)) in values {
        assert!(!name.starts_with("on"), "{name} runs a script");
        assert!(!(value.contains("://") && element != "a"), "{name}=\"{value}\"");
    }
    assert!(!html.contains("@import") && !html.contains("url(http"));
}

#[test]
fn a_picture_shown_often_is_drawn_once() {
    let html = page();
    let page = Html::parse_document(&html);
    let buses = all(&page, "svg[aria-label='A bus'] use");
    assert_eq!(buses.len(), 2);
    assert_eq!(buses[0].attr("href"), buses[1].attr("href"));
    let drawings = all(&page, ".drawings g[id^=picture]").len();
    let shown: HashSet<_> = all(&page, "use").iter().filter_map(|one| one.attr("href")).collect();
    assert_eq!(drawings, shown.len());
    let pictures = all(&page, "svg.picture");
    assert!(pictures.len() >= buses.len());
    for picture in pictures {
        assert_eq!(picture.attr("role"), Some("img"));
        assert!(picture.attr("aria-label").is_some_and(|alt| alt.len() > 2));
    }
}

#[test]
fn what_somebody_typed_stays_text() {
    let html = page();
    let page = Html::parse_document(&html);
    assert_eq!(all(&page, "h1")[0].text().collect::<String>(), "Short breaks & <you>");
    assert!(all(&page, "you, train").is_empty());
}

#[test]
fn passages_say_their_language_and_direction() {
    let html = page();
    let page = Html::parse_document(&html);
    assert_eq!(all(&page, "li[lang='cy']").len(), 1);
    assert_eq!(all(&page, "p[lang='ar']")[0].attr("dir"), Some("rtl"));
}

#[test]
fn ways_to_reach_us_can_be_pressed_and_nothing_else_becomes_a_link() {
    let html = page();
    let page = Html::parse_document(&html);
    let links: Vec<_> = all(&page, "dd a").iter().filter_map(|link| link.attr("href")).collect();
    let wanted = [
        "tel:01632960123",
        "mailto:together@northbrook.example.org",
        "https://northbrook.example.org/together",
    ];
    assert_eq!(links, wanted);
    for typed in ["javascript:alert(1)", "data:text/html,x", "£4.60", "26.11.2026", "a@b c", "", "10.30"] {
        assert!(!linked(&typed.into(), "en-GB").contains("<a "), "{typed}");
    }
}

#[test]
fn an_address_among_words_can_be_pressed_in_every_direction_of_reading() {
    let words = "Ring 0115 496 0123 or write to a.b@example.org.".into();
    assert_eq!(
        paragraph(&words, "en-GB"),
        "<p>Ring <a href=\"tel:01154960123\">0115 496 0123</a> or write to \
         <a href=\"mailto:a.b@example.org\">a.b@example.org</a>.</p>"
    );
    assert_eq!(
        paragraph(&"اتصل 01632 960123.".into(), "ar"),
        "<p>اتصل <a href=\"tel:01632960123\"><bdi dir=\"ltr\">01632 960123</bdi></a>.</p>"
    );
}

#[test]
fn a_long_page_begins_with_its_contents() {
    let html = page();
    let page = Html::parse_document(&html);
    assert_eq!(all(&page, "nav li").len(), 5, "four sections and how to reach us");
    assert_eq!(all(&page, "main h2").len(), 5);
}

/// WCAG's relative luminance of a colour written as #rrggbb.
fn luminance(colour: &str) -> f64 {
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

#[test]
fn ink_and_links_stand_out_on_every_ground_by_seven_to_one() {
    let (light, dark) = STYLE.split_once("@media (prefers-color-scheme: dark)").unwrap();
    let dark = dark.split("* {").next().unwrap();
    for part in [light, dark] {
        let colours = |name: &str| -> Vec<&str> {
            part.split(&format!("--{name}: ")).skip(1).map(|rest| &rest[..7]).collect()
        };
        let grounds = [colours("ground"), colours("box"), colours("note")].concat();
        let inks = [colours("ink"), colours("link")].concat();
        assert!(grounds.len() >= 3 && inks.len() >= 2, "{grounds:?} {inks:?}");
        for ink in inks {
            for ground in &grounds {
                let (a, b) = (luminance(ink), luminance(ground));
                let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
                assert!(contrast >= 7.0, "{ink} on {ground}: {contrast:.1}");
            }
        }
    }
}

#[test]
fn the_same_document_makes_the_same_page() {
    assert!(page() == page());
}

#[test]
fn a_photograph_and_a_drawing_of_ones_own_stand_in_the_file_once_and_run_nothing() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0";
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9' onload='x()'><script>x()</script>\
                <rect id='picture-1' width='9' height='9'/></svg>";
    let own = |meaning: &str, media, bytes: &[u8]| OwnPicture {
        meaning: meaning.into(),
        media,
        bytes: bytes.into(),
        credit: String::new(),
        licence: String::new(),
    };
    let mut document = document();
    document.own_pictures = vec![own("own:aa", Media::Png, png), own("own:bb", Media::Svg, svg)];
    let shown = |meaning: &str| Picture { meaning: meaning.into(), alt: "Our hall".into() };
    for meaning in ["own:aa", "own:aa", "own:bb"] {
        document.sections[0].blocks.push(Block::easy(Some(shown(meaning)), "Look."));
    }
    let html = write(&document, &Look::of(HandoutFormat::Html)).unwrap();
    assert_eq!(html.matches("data:image/png;base64,").count(), 1);
    let page = Html::parse_document(&html);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    assert!(all(&page, "script, [onload]").is_empty());
    assert_eq!(all(&page, "#picture-1").len(), 1, "names in a file of somebody else clash with none of ours");
    document.own_pictures.clear();
    assert!(write(&document, &Look::of(HandoutFormat::Html)).is_err());
}
