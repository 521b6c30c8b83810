//! Writes sample documents of every format into a folder, for the PDF checkers
//! and for the eye: `cargo run -p alongside-core --example handouts -- out`.

use std::error::Error;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::{env, fs};

use alongside_core::documents::PaperColour;
use alongside_core::documents::pdf::{Binder, Imposition, Paper, Press, Style};
use alongside_core::documents::pictures::{Media, picture};
use alongside_core::documents::{
    Answer, Block, Contact, Document, Fact, HardWord, OwnPicture, Picture, Row, Section, Table, Words,
};
use chrono::NaiveDate;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "out".to_owned()));
    fs::create_dir_all(&folder)?;
    let press = Press::new()?;
    let samples = [
        ("easy-read", invitation(), Style::easy_read()),
        ("easy-read-a5", invitation(), Style::easy_read().on(Paper::A5)),
        ("large-20", large(), Style::large_print(20.0)),
        ("large-36", large(), Style::large_print(36.0)),
        ("plain-letter", large(), Style::plain()),
        ("plain-list", list(), Style::plain()),
        ("plain-wide", list(), Style::plain().on(Paper::A4Landscape)),
        ("list-large", list(), Style::large_print(24.0)),
        ("plain", unmarked(invitation()), Style::clear_print(14.0)),
        ("dyslexia", unmarked(large()), Style::dyslexia(14.0, PaperColour::Cream)),
        ("dyslexia-blue-list", list(), Style::dyslexia(12.0, PaperColour::Blue)),
        ("booklet", invitation(), Style::easy_read_at(14.0).imposed(Imposition::Booklet)),
        ("cards", invitation(), Style::easy_read_at(14.0).imposed(Imposition::Cards)),
        ("card", card(), Style::easy_read_at(14.0).imposed(Imposition::Cards)),
        ("cards-two", two_cards(), Style::easy_read_at(14.0).imposed(Imposition::Cards)),
        ("tall-row", tall(), Style::easy_read()),
        ("parts", long(), Style::easy_read()),
        ("large-16", large(), Style::large_print(16.0)),
        ("large-18", invitation(), Style::large_print(18.0)),
        ("large-24", invitation(), Style::large_print(24.0)),
        ("large-28", large(), Style::large_print(28.0)),
        ("own-pictures", own_pictures()?, Style::easy_read()),
        ("own-pictures-large", own_pictures()?, Style::large_print(28.0)),
        ("form", consultation(), Style::easy_read()),
        ("form-fillable", consultation(), filled_in(Style::easy_read())),
        ("form-large-28", consultation(), Style::large_print(28.0)),
        ("form-large-28-fillable", consultation(), filled_in(Style::large_print(28.0))),
        ("form-plain-fillable", unmarked(consultation()), filled_in(Style::clear_print(14.0))),
        ("form-booklet", consultation(), filled_in(Style::easy_read_at(14.0).imposed(Imposition::Booklet))),
        ("empty", Document::new("", "", day()), Style::easy_read()),
    ];
    for (name, document, style) in samples {
        fs::write(folder.join(format!("{name}.pdf")), press.write(&document, &style)?)?;
    }
    bound(&press, &folder)
}

/// Copies of a personal run: with the same letters, with others, with pictures and with a table.
fn bound(press: &Press, folder: &Path) -> Result<(), Box<dyn Error>> {
    let styles = [("bound", Style::easy_read()), ("bound-large", Style::large_print(24.0))];
    for (name, style) in styles {
        let mut binder = Binder::new(fs::File::create(folder.join(format!("{name}.pdf")))?)?;
        binder.on_both_sides();
        let copies = [invitation(), invitation(), own_pictures()?, list(), long()];
        for (number, copy) in (1..).zip(&copies) {
            let pdf = lopdf::Document::load_mem(&press.write(copy, &style)?)?;
            binder.add(&format!("{number}. Gwen Askew"), &pdf)?;
        }
        binder.finish()?;
    }
    Ok(())
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default()
}

fn filled_in(style: Style) -> Style {
    Style { fillable: true, ..style }
}

/// What a council asks about a plan that it made up, and the people who answer.
fn consultation() -> Document {
    let mut document =
        Document::new("Tell us what you think about the new bus stop", "Northbrook Council", day());
    document.kind_label = "Easy read".into();
    let asks = |meaning: &str, words: &str, answer: Answer| {
        let easy = Words::paragraphs(words);
        Block::Row(Row { picture: picture(meaning), easy, answer: Some(answer), ..Row::default() })
    };
    let of = |choices: &[&str]| choices.iter().map(|words| (*words).into()).collect::<Vec<_>>();
    let rather_not = "Prefer not to say";
    document.sections = vec![
        Section::new(
            "What this is about",
            vec![
                Block::easy(picture("bus"), "We want to move the bus stop in Mill Lane."),
                Block::easy(picture("deadline"), "Send us this form by 18 December 2026."),
            ],
        ),
        Section::new(
            "What you think",
            vec![
                asks("bus_stop", "Is it a good idea to move the bus stop?", Answer::YesNo),
                asks(
                    "bus",
                    "How do you come to town?",
                    Answer::Ticks(of(&["By bus", "By car or taxi", "On foot", "By bike"])),
                ),
                asks(
                    "calendar",
                    "How often do you take the bus?",
                    Answer::OneOf(of(&["Every day", "Every week", "Less than that", "Never"])),
                ),
                asks("talk", "What would make the bus stop better?", Answer::Lines(5)),
            ],
        ),
        Section::new(
            "About you",
            vec![
                Block::easy(picture("data_protection"), "You do not have to answer these questions."),
                asks(
                    "person",
                    "How old are you?",
                    Answer::OneOf(of(&["Under 18", "18 to 64", "65 or older", rather_not])),
                ),
                asks(
                    "wheelchair",
                    "Do you have a disability?",
                    Answer::OneOf(of(&["Yes", "No", rather_not])),
                ),
            ],
        ),
        Section::new(
            "Can we contact you?",
            vec![
                asks("consent", "May we tell you what happens next?", Answer::YesNo),
                asks("phone", "If you said yes, how can we reach you?", Answer::Lines(2)),
                asks("form", "Please sign your form.", Answer::Signature),
            ],
        ),
        Section::new(
            "Where to send this form",
            vec![Block::easy(picture("letter"), "Northbrook Council, 2 Market Street, Northbrook NB1 2AB.")],
        ),
    ];
    document.contact = invitation().contact;
    document
}

fn invitation() -> Document {
    let mut document = Document::new("Come and talk about short breaks", "Northbrook Council", day());
    document.kind_label = "Easy read".into();
    let easy = |meaning: &str, words: Words| Block::easy(picture(meaning), words);
    document.sections = vec![
        Section::new(
            "",
            vec![
                easy(
                    "talk",
                    Words::from("We want to hear what you think about short breaks.")
                        .embolden("short breaks"),
                ),
                Block::HardWord(HardWord {
                    word: "Short breaks".into(),
                    meaning: "Time off for carers.".into(),
                }),
                easy("diary", "The meeting is on Thursday 26 November 2026.".into()),
                easy("clock", "It starts at half past 10 in the morning. It ends at 12 noon.".into()),
                easy("address", "Come to Northbrook Town Hall, 2 Market Street, Northbrook NB1 2AB.".into()),
                easy("bus", "We will pay you back for the bus. Lunch is free for everybody.".into()),
            ],
        ),
        Section::new(
            "What we will talk about",
            vec![
                easy("carer", "What helps you when you care for somebody.".into()),
                easy(
                    "money",
                    "You can get £20 for coming. Łukasz Żukowska and Siân Ní-Bhriain will pay you.".into(),
                ),
                easy("hearing_loop", "The room has a hearing loop.".into()),
                easy("interpreter", "Tell us by 19 November if you need an interpreter.".into()),
                easy("wheelchair", "There are no steps.".into()),
                Block::Note("You can bring a friend or a supporter.".into()),
            ],
        ),
        Section::new(
            "When and where",
            vec![
                Block::Facts(vec![
                    fact("calendar", "Day", "Thursday 26 November 2026"),
                    fact("clock", "Time", "10:30am to 12 noon"),
                    fact("meeting", "Place", "Room 4, Northbrook Town Hall"),
                ]),
                Block::Points(vec!["Say yes or no.".into(), "Say what you need.".into()]),
            ],
        ),
    ];
    document.contact = Some(contact());
    document
}

/// A drawing, a photo, and a picture that can be seen through.
fn own_pictures() -> Result<Document, Box<dyn Error>> {
    let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 850 850"><g opacity=".8"><circle cx="425" cy="425" r="400" fill="#7a5c8e"/></g></svg>"##;
    let photo = RgbImage::from_fn(400, 300, |x, y| Rgb([(x / 2) as u8, (y / 2) as u8, 120]));
    let glass = RgbaImage::from_fn(300, 300, |x, y| {
        let inside = x.abs_diff(150).pow(2) + y.abs_diff(150).pow(2) < 20_000;
        Rgba([200, 40, 80, if inside { 255 } else { 0 }])
    });
    let written = |photo: DynamicImage, format| {
        let mut bytes = Cursor::new(Vec::new());
        photo.write_to(&mut bytes, format).map(|()| bytes.into_inner())
    };
    let own = [
        ("own:drawing", "A purple spot", Media::Svg, svg.to_vec()),
        (
            "own:photo",
            "Colours that run into each other",
            Media::Jpeg,
            written(photo.into(), ImageFormat::Jpeg)?,
        ),
        ("own:glass", "A red spot", Media::Png, written(glass.into(), ImageFormat::Png)?),
    ];
    let mut document = Document::new("Pictures of our own", "Northbrook Council", day());
    let mut rows = Vec::new();
    for (meaning, alt, media, bytes) in own {
        let shown = Picture { meaning: meaning.into(), alt: alt.into() };
        rows.push(Block::easy(Some(shown), "We made this picture."));
        let (credit, licence) = ("The Spot set".into(), "CC BY 4.0".into());
        document.own_pictures.push(OwnPicture {
            meaning: meaning.into(),
            media,
            bytes: bytes.into(),
            credit,
            licence,
        });
    }
    document.sections.push(Section::new("", rows));
    Ok(document)
}

fn large() -> Document {
    let mut document =
        Document::new("What we did about the day centre at Mill Lane", "Northbrook Council", day());
    document.kind_label = "Large print".into();
    document.cover_picture = picture("meeting");
    let long = "In the spring we asked 48 people who use the day centre, and the people who care for them, what ought \
                to change. You told us that the bus leaves too early, that the quiet room is too small, and that nobody \
                says in time when a session is cancelled. We agreed on four things with the co-production board, and \
                this letter says how far each of them has come by 30 June 2026.";
    document.sections = vec![
        Section::new(
            "What you told us",
            vec![Block::Para(long.into()), Block::Para(long.into()), Block::Para(long.into())],
        ),
        Section::new(
            "What we did",
            vec![
                Block::Row(Row {
                    picture: picture("bus"),
                    full: vec!["The bus now leaves at 4:15pm on every day of the week.".into()],
                    easy: vec!["The bus leaves later.".into()],
                    ..Row::default()
                }),
                Block::Row(Row {
                    picture: picture("quiet"),
                    full: vec![
                        "The quiet room was moved to the ground floor.".into(),
                        Words::default()
                            .and("It has room for ")
                            .and_bold("6 people")
                            .and(" and a door that closes softly."),
                    ],
                    ..Row::default()
                }),
                Block::Points(vec![
                    "Sessions that are cancelled are said by text message before 8am.".into(),
                    Words { language: "cy".into(), ..Words::from("Mae croeso i chi siarad Cymraeg.") },
                ]),
            ],
        ),
    ];
    document.contact = Some(contact());
    document
}

/// Nobody has to show which letters they read best.
fn unmarked(document: Document) -> Document {
    Document { kind_label: "".into(), ..document }
}

/// So long that it falls into parts.
fn long() -> Document {
    let mut document = invitation();
    let section = document.sections[1].clone();
    document.sections.extend(std::iter::repeat_n(section, 24));
    document
}

/// Short enough for one card.
fn card() -> Document {
    let mut document = Document::new("Come to lunch", "Northbrook Council", day());
    let easy = |meaning: &str, words: &str| Block::easy(picture(meaning), words);
    document.sections = vec![Section::new(
        "",
        vec![easy("diary", "Thursday 26 November 2026 at noon."), easy("phone", "Ring 01632 960123.")],
    )];
    document
}

/// Too much for one card.
fn two_cards() -> Document {
    let mut document = card();
    let easy = |meaning: &str, words: &str| Block::easy(picture(meaning), words);
    document.sections[0].blocks.push(easy("bus", "We pay for the bus."));
    document.sections[0].blocks.push(easy("address", "Come to the town hall."));
    document
}

/// A row that no page could hold.
fn tall() -> Document {
    let mut document = card();
    let words = Words::paragraphs(&"We will tell you what we do next.\n".repeat(24));
    document.sections[0].blocks.push(Block::Row(Row {
        picture: picture("talk"),
        full: words,
        ..Row::default()
    }));
    document
}

fn list() -> Document {
    let mut document = Document::new("Claims waiting for payment", "Northbrook Council", day());
    document.kind_label = "List".into();
    let names = [
        "Farida Rahman",
        "Łukasz Wiśniewski",
        "Siân Pritchard",
        "Kofi Mensah",
        "Ayşe Yılmaz",
        "Róisín Ní-Bhriain",
    ];
    let things = [
        "Short breaks workshop",
        "Interview panel",
        "Transport task group at the town hall",
        "Reading the draft",
    ];
    let rows = (0..60).map(|index| {
        vec![
            format!("A-{:04}", 101 + index).into(),
            names[index % names.len()].into(),
            things[index % things.len()].into(),
            format!("{} October 2026", 1 + index % 30).into(),
            format!("£{}.{:02}", 4 + index % 37, index * 5 % 100).into(),
        ]
    });
    let table = Table {
        caption: "60 claims, £1,290.40 in all".into(),
        head: ["Number", "Person", "Activity", "Day", "Total"].map(Into::into).into(),
        rows: rows.collect(),
    };
    document.sections = vec![Section::new("", vec![Block::Table(table)])];
    document
}

fn fact(meaning: &str, label: &str, value: &str) -> Fact {
    Fact { label: label.into(), value: value.into(), picture: picture(meaning) }
}

fn contact() -> Contact {
    Contact {
        organisation: "Northbrook Council, Working Together team".into(),
        phone: "01632 960123".into(),
        email: "together@northbrook.example.org".into(),
        address: "Town Hall, 2 Market Street, Northbrook NB1 2AB".into(),
        web: "northbrook.example.org/together".into(),
        other_formats: "Ask us for this in large print, in braille or read aloud.".into(),
    }
}
